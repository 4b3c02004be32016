"""A table as CSV that Chinese Excel opens rightly and every reader reads back to the last digit.

UTF-8 with a byte order mark, CRLF, quotes as RFC 4180 has them. Text that a spreadsheet would take for a formula gets
an apostrophe before it; one is taken off again by whoever reads the text. What must be said along with the rows stands
after them, behind an empty line, each line opening with "# " (cells that hold a # are quoted, so that a reader that
skips comments meets none in the data).
"""

import re
from collections.abc import Callable
from decimal import Decimal

from analytics.export_table import ExportTable
from style.formulas import is_risky
from style.text import Text

_TOLD = Text(
    "以 = + - @ 等开头的文字前加了一个 '，以免被当作公式",
    "text that opens with = + - @ or the like has a ' before it, so that no spreadsheet takes it for a formula",
)
_QUOTED = re.compile('[",\r\n#]|^\\s|\\s$')


def write(sheet: ExportTable, lang: str) -> bytes:
    """The file's bytes: header, rows, empty line, what must be said."""
    columns = [
        [_TEXTS[column.kind](value) for value in sheet.table.column(column.id).to_pylist()] for column in sheet.columns
    ]
    lines = [",".join(map(_cell, sheet.headers(lang)))]
    lines += map(",".join, zip(*columns, strict=True))
    marked = any(cell.startswith(("'", "\"'")) for column in columns for cell in column)
    lines += ["", *_to_say(sheet, lang, marked)]
    return "\ufeff".encode() + "".join(f"{line}\r\n" for line in lines).encode()


def _to_say(sheet: ExportTable, lang: str, marked: bool) -> list[str]:
    """Lines that are one cell each: no comma or quote may part them; an address stays one that can be opened."""
    said = [sheet.warning] if sheet.warning else []
    said.append(sheet.title(lang))
    for label, value in sheet.facts:
        value = value.replace(",", "%2C") if value.startswith("/") else value
        said.append(f"{label}：{value}" if lang == "zh" else f"{label}: {value}")
    said += [_TOLD(lang)] if marked else []
    comma = "，" if lang == "zh" else ";"
    return ["# " + " ".join(line.split()).replace('"', "”").replace(",", comma) for line in said]


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _text(value: str | None) -> str:
    if value is None:
        return ""
    return _cell(f"'{value}" if is_risky(value) else value)


def _exact(value: Decimal | int | float) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(repr(value))


def _number(value: Decimal | int | float | None) -> str:
    """Every digit there is and no more: 12, 12.5, 0.3333333333333333."""
    if value is None or value != value:
        return ""
    digits = f"{_exact(value):f}"
    return (digits.rstrip("0").rstrip(".") or "0") if "." in digits else digits


def _money(value: Decimal | None) -> str:
    if value is None:
        return ""
    digits = _number(value)
    whole, _, cents = digits.partition(".")
    return f"{whole}.{cents:0<2}"


def _percent(value: Decimal | float | None) -> str:
    return "" if value is None or value != value else _number(_exact(value).scaleb(2))


_TEXTS: dict[str, Callable] = {
    "text": _text,
    "period": _text,
    "money": _money,
    "number": _number,
    "percent": _percent,
    "date": lambda day: "" if day is None else day.isoformat(),
}
