"""Small writers of several dialects: workbooks as the XML that programs write, and what was read of them as plain lists."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from store.sheets.grid import KINDS, Book, Sheet
from store.sheets.limits import LIMITS, Limits
from store.sheets.reading import read_book

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    """A worksheet of rows as XML; `before` and `after` are what stands around its data."""
    return f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def styles_xml(formats: Sequence[str | int]) -> str:
    """One cell style for each format: a code, or the number of one that is built in."""
    codes = [(200 + at, code) for at, code in enumerate(formats) if isinstance(code, str)]
    ids = [200 + at if isinstance(code, str) else code for at, code in enumerate(formats)]
    numbers = "".join(f'<numFmt numFmtId="{id}" formatCode="{code.replace(chr(34), "&quot;")}"/>' for id, code in codes)
    xfs = "".join(f'<xf numFmtId="{id}" fontId="0"/>' for id in ids)
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="{len(codes)}">{numbers}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs count="{len(ids)}">{xfs}</cellXfs></styleSheet>'
    )


def shared_xml(*items: str) -> str:
    """Shared texts: plain ones, or the inside of an <si> where it begins with <."""
    inside = "".join(f"<si>{item if item.startswith('<') else f'<t>{item}</t>'}</si>" for item in items)
    return f'{HEAD}<sst xmlns="{MAIN}" count="{len(items)}">{inside}</sst>'


def workbook_xml(names: Mapping[str, str], settings: str = "") -> str:
    """Sheets by name and the attributes each has besides."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" {more} r:id="rId{at}"/>'
        for at, (name, more) in enumerate(names.items(), 1)
    )
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{settings}<sheets>{listed}</sheets></workbook>'


def xlsx(
    *sheets: str,
    styles: Sequence[str | int] = (),
    shared: Sequence[str] = (),
    names: Mapping[str, str] | None = None,
    settings: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A workbook of sheets as XML, each in a part of its own; `parts` replace or add."""
    names = names or {f"Sheet{at}": "" for at in range(1, len(sheets) + 1)}
    related = [(f"rId{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)]
    related += [("rId98", "styles", "styles.xml"), ("rId99", "sharedStrings", "sharedStrings.xml")]
    relations = "".join(
        f'<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{part}"/>' for id, kind, part in related
    )
    main = f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{main}</Relationships>',
            "xl/workbook.xml": workbook_xml(names, settings),
            "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
            "xl/styles.xml": styles_xml(styles),
            "xl/sharedStrings.xml": shared_xml(*shared),
            **{f"xl/worksheets/sheet{at}.xml": xml for at, xml in enumerate(sheets, 1)},
            **(parts or {}),
        }
    )


def ods(tables: str, styles: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A spreadsheet of tables as XML."""
    spaces = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text", "style", "draw"))
    content = (
        f'{HEAD}<office:document-content {spaces} xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content, **(parts or {})})


def read(content: bytes, folder: Path, name: str = "台账.xlsx", limits: Limits = LIMITS) -> Book:
    """The file read in this very process."""
    path = folder / "handed-in"
    path.write_bytes(content)
    return read_book(path, name, limits)


def rows_of(sheet: Sheet) -> list[list[str | None]]:
    return [list(row) for row in zip(*(texts.to_pylist() for texts in sheet.texts), strict=True)]


def kinds_of(sheet: Sheet) -> list[list[str]]:
    return [[KINDS[kind] for kind in row] for row in zip(*(kinds.to_pylist() for kinds in sheet.kinds), strict=True)]
