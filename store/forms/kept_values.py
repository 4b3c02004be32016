"""What formulas came to, kept in a workbook that openpyxl wrote: it drops them, and a file opened for reading shows none."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element, iterparse

import openpyxl

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*?)(?: t="[a-z]+")?(>)(<f\b.*?(?:</f>|/>))<v ?/?>(?:</v>)?', re.DOTALL)


@dataclass(frozen=True)
class Result:
    """`kind` as the file has it: n, str, b or e."""

    kind: str
    text: str


def results(original: bytes) -> dict[str, dict[str, Result]]:
    """What each formula of a workbook came to when it was last saved, by sheet and address. Raises what openpyxl does."""
    book = openpyxl.load_workbook(io.BytesIO(original), read_only=True)
    with zipfile.ZipFile(io.BytesIO(original)) as file:
        return {page.title: dict(_of_sheet(file, page._worksheet_path)) for page in book.worksheets}


def _of_sheet(file: zipfile.ZipFile, part: str) -> Iterator[tuple[str, Result]]:
    if b"<f" not in (held := file.read(part)) and b":f" not in held:
        return
    for _, element in iterparse(io.BytesIO(held)):
        if element.tag == f"{_MAIN}c":
            found = _result(element)
            if found:
                yield element.get("r", ""), found
        if element.tag == f"{_MAIN}row":
            element.clear()


def _result(cell: Element) -> Result | None:
    value = cell.find(f"{_MAIN}v")
    if cell.find(f"{_MAIN}f") is None or value is None or not value.text:
        return None
    return Result(cell.get("t", "n"), value.text)


def put_back(written: bytes, kept: Mapping[str, Mapping[str, Result]]) -> bytes:
    """The workbook openpyxl wrote, with the results of its formulas. `kept` by the titles it has."""
    if not any(kept.values()):
        return written
    titles = [page.title for page in openpyxl.load_workbook(io.BytesIO(written), read_only=True).worksheets]
    parts = {f"xl/worksheets/sheet{n}.xml": kept.get(title) for n, title in enumerate(titles, start=1)}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            held = old.read(entry)
            found = parts.get(entry.filename)
            new.writestr(entry, _with(held, found) if found else held, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _with(sheet: bytes, found: Mapping[str, Result]) -> bytes:
    def with_result(cell: re.Match[bytes]) -> bytes:
        result = found.get(cell[2].decode())
        if result is None:
            return cell[0]
        kind = b"" if result.kind == "n" else f' t="{escape(result.kind)}"'.encode()
        return b"".join((cell[1], kind, cell[3], cell[4], b"<v>", escape(result.text, False).encode(), b"</v>"))

    return _ROW.sub(with_result, sheet)
