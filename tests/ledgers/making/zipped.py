"""Workbooks written part by part, as programs other than Excel write them: only what each dialect puts there."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from store.sheets.grid import address

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def zip_parts(path: Path, parts: Mapping[str, str | bytes]) -> None:
    """Always the same bytes for the same parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 9, 17, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, text)


def frame(
    sheets: Mapping[str, str],
    strings: str | None = None,
    styles: str | None = None,
    main: str = MAIN,
    rels: str = RELS,
    workbook_pr: str = "",
    target: str = "worksheets/sheet{}.xml",
) -> dict[str, str | bytes]:
    """The parts of a workbook around finished sheets (name → XML)."""
    targets = [target.format(n) for n in range(1, len(sheets) + 1)]
    listed = "".join(f'<sheet name="{escape(s)}" sheetId="{n}" r:id="rId{n}"/>' for n, s in enumerate(sheets, 1))
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{rels}/worksheet" Target="{t}"/>' for n, t in enumerate(targets, 1)
    )
    if strings is not None:
        links += f'<Relationship Id="rId90" Type="{rels}/sharedStrings" Target="sharedStrings.xml"/>'
    if styles is not None:
        links += f'<Relationship Id="rId91" Type="{rels}/styles" Target="styles.xml"/>'
    places = [t.lstrip("/") if t.startswith("/") else f"xl/{t}" for t in targets]
    types = "".join(f'<Override PartName="/{p}" ContentType="{SHEET_TYPE}"/>' for p in places)
    if strings is not None:
        types += f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS_TYPE}"/>'
    if styles is not None:
        types += f'<Override PartName="/xl/styles.xml" ContentType="{STYLES_TYPE}"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{BOOK_TYPE}"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE_RELS}"><Relationship Id="rId1" '
        f'Type="{rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{main}" xmlns:r="{rels}">{workbook_pr}<sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE_RELS}">{links}</Relationships>',
    }
    if strings is not None:
        parts["xl/sharedStrings.xml"] = strings
    if styles is not None:
        parts["xl/styles.xml"] = styles
    return parts | dict(zip(places, sheets.values(), strict=True))


def inline(lines: list[list[object]], refs: bool = True, main: str = MAIN, before: str = "", after: str = "") -> str:
    """A sheet with its texts inside the cells, with or without cell addresses, as report servers write it."""
    body = []
    for number, line in enumerate(lines, 1):
        cells = []
        for column, value in enumerate(line):
            ref = f' r="{address(number, column)}"' if refs else ""
            if value is None:
                cells.append("" if refs else "<c/>")
            elif isinstance(value, (int, float)):
                cells.append(f"<c{ref}><v>{value}</v></c>")
            elif str(value).startswith("<c"):
                cells.append(str(value))  # written out already
            else:
                cells.append(f'<c{ref} t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>')
        row_ref = f' r="{number}"' if refs else ""
        body.append(f"<row{row_ref}>{''.join(cells)}</row>")
    return f'{HEAD}<worksheet xmlns="{main}">{before}<sheetData>{"".join(body)}</sheetData>{after}</worksheet>'


def written(path: Path, lines: list[list[object]], sheet: str, **dialect: object) -> None:
    """A workbook of one sheet of inline texts."""
    zip_parts(path, frame({sheet: inline(lines)}, **dialect))  # type: ignore[arg-type]


def pooled(lines: list[list[object]], rich: bool = False) -> tuple[str, str]:
    """A sheet whose texts stand in a shared pool, and the pool; `rich`: cut into runs with phonetics, as WPS does."""
    pool: dict[str, int] = {}
    body = []
    for number, line in enumerate(lines, 1):
        cells = []
        for column, value in enumerate(line):
            ref = address(number, column)
            if isinstance(value, str):
                cells.append(f'<c r="{ref}" t="s"><v>{pool.setdefault(value, len(pool))}</v></c>')
            elif value is not None:
                cells.append(f'<c r="{ref}"><v>{value}</v></c>')
        body.append(f'<row r="{number}" spans="1:9">{"".join(cells)}</row>')
    items = "".join(_rich(text) if rich else f"<si><t>{escape(text)}</t></si>" for text in pool)
    strings = f'{HEAD}<sst xmlns="{MAIN}" count="{len(pool)}" uniqueCount="{len(pool)}">{items}</sst>'
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{"".join(body)}</sheetData></worksheet>', strings


def _rich(text: str) -> str:
    middle = max(1, len(text) // 2)
    runs = "".join(
        f'<r><rPr><b/><sz val="11"/><rFont val="宋体"/><charset val="134"/></rPr><t xml:space="preserve">'
        f"{escape(part)}</t></r>"
        for part in (text[:middle], text[middle:])
        if part
    )
    return f'<si>{runs}<rPh sb="0" eb="1"><t>ㄅㄧㄠ</t></rPh><phoneticPr fontId="1" type="noConversion"/></si>'
