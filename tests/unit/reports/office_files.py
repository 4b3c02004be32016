"""What office files hold, read by other libraries than wrote them: what a cell shows, what a schema says, what text is there."""

import io
import re
import tempfile
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openxml_audit import OpenXmlValidator


def faults(data: bytes, ending: str) -> list[str]:
    """What the OOXML schemas find wrong with a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file.{ending}"
        path.write_bytes(data)
        return [str(fault) for fault in OpenXmlValidator().validate(path).errors]


def parts(data: bytes, pattern: str) -> dict[str, str]:
    """The parts of a file whose names match, as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name).decode() for name in file.namelist() if re.fullmatch(pattern, name)}


def plain(text: str) -> str:
    """Without what a line break, a space, or a wide quotation mark may change."""
    return "".join(text.split())


def unescaped(text: str) -> str:
    """Office's own way of writing what XML cannot hold, which openpyxl undoes in part."""
    return text.replace("_x005F_", "_").replace("_x000D_", "\r")


def shown(cell: Cell | MergedCell) -> str:
    """The digits a cell shows under its format; only formats of whole and decimal digits, per cent and days are known."""
    value: Any = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return unescaped(value)
    if cell.number_format == "yyyy-mm-dd":
        return value.strftime("%Y-%m-%d")
    return _digits(Decimal(repr(value)), cell.number_format)


def _digits(value: Decimal, number_format: str) -> str:
    if number_format == "General":
        return str(value)
    above, _, below = number_format.partition(";")
    section = below if value < 0 and below else above
    known = re.fullmatch(r"(−?)(#,##)?0(?:\.(0+))?(%?)", section)
    assert known, number_format
    sign, thousands, decimals, percent = known.groups()
    value = value * 100 if percent else value
    rounded = abs(value).quantize(Decimal(1).scaleb(-len(decimals or "")), ROUND_HALF_UP)
    return f"{sign}{rounded:{',' if thousands else ''}f}{percent}"
