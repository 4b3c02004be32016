"""OpenDocument sheets written part by part: repeated cells and rows, notes inside cells, changes that were tracked, bombs."""

from pathlib import Path
from xml.sax.saxutils import escape

from tests.ledgers.making.cases import SHEET, SOFT, Row, absent, case, comes_to, fault, figure, row, yuan
from tests.ledgers.making.figures import (
    FIVE,
    HEADER,
    STANDARD_COUNT,
    TITLE,
    invested,
    name,
    planned,
    project,
    standard_rows,
)
from tests.ledgers.making.office import SPACES
from tests.ledgers.making.zipped import zip_parts

BY = "by hand"
MIME = "application/vnd.oasis.opendocument.spreadsheet"
MORE = ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'


def document(path: Path, tables: str, styles: str = "") -> None:
    """The parts of an OpenDocument workbook around its tables."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}{MORE} office:version="1.3">{styles}'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    zip_parts(path, {"mimetype": MIME, "content.xml": content, "META-INF/manifest.xml": manifest})


def text(*paragraphs: str, more: str = "") -> str:
    held = "".join(f"<text:p>{one}</text:p>" for one in paragraphs)
    return f'<table:table-cell office:value-type="string"{more}>{held}</table:table-cell>'


def number(value: object, shown: str | None = None, kind: str = "float", more: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}"{more}><text:p>{shown or value}</text:p></table:table-cell>'


def gap(times: int = 1) -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'


def line(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def sheet(*lines: str, called: str = SHEET) -> str:
    return f'<table:table table:name="{called}"><table:table-column table:number-columns-repeated="16384"/>{"".join(lines)}</table:table>'


TAIL = line(gap(16384), more=' table:number-rows-repeated="1048560"')


@case(
    "repeated_cells.ods",
    "equal neighbours and empty rows told once with a count, blanks and line ends as elements, notes inside cells",
    BY,
)
def repeated_cells(path: Path) -> Row:
    note = "<office:annotation><dc:creator>某某</dc:creator><dc:date>2026-01-08T10:00:00</dc:date><text:p>请核对：原报5200</text:p></office:annotation>"
    first, second = FIVE[:2]
    lines = [
        line(
            f'<table:table-cell table:number-columns-spanned="5" office:value-type="string"><text:p>{TITLE}</text:p></table:table-cell>',
            '<table:covered-table-cell table:number-columns-repeated="4"/>',
            gap(16379),
        ),
        line(gap(16384), more=' table:number-rows-repeated="3"'),
        line(
            text("项目编号"),
            text("计划", "总投资（万元）"),
            text('本季度<text:s text:c="2"/>完成投资（万元）'),
            text("备注"),
            gap(16380),
        ),
    ]
    rows = []
    for place, one in ((6, first), (7, second)):
        noted = number(invested(one)).replace("<text:p>", note + "<text:p>")
        lines.append(
            line(
                text(f"<text:span>{one[:3]}</text:span>{one[3:]}"),
                number(planned(one), f"{planned(one):,}"),
                noted,
                gap(16381),
            )
        )
        rows += [
            figure(one, invested(one), f"C{place}"),
            row("projects", {"project_id": one, "planned_investment": yuan(planned(one))}, f"B{place}"),
        ]
    third = FIVE[2]
    lines += [line(gap(16384), more=' table:number-rows-repeated="2"')]
    lines.append(
        line(
            text(third),
            number(planned(third)),
            number(invested(third)),
            text("按期", more=' table:number-columns-repeated="2"'),
            gap(16379),
        )
    )
    rows.append(figure(third, invested(third), "C10"))
    document(path, sheet(*lines, TAIL))
    said = fault("E5", "列名", SOFT)  # the second 按期 stands in a column without a name
    return comes_to("questions", rows, [said], count={"observations": 3, "projects": 3}, never=[yuan(5200)])


@case(
    "equal_neighbours.ods",
    "two equal figures side by side and two equal rows below each other, each told once with a count of two",
    BY,
)
def equal_neighbours(path: Path) -> Row:
    lines = [
        line(text("2025年第四季度项目情况（万元）"), gap(16383)),
        line(text("项目编号"), text("项目名称"), text("计划总投资"), text("本季度完成投资"), gap(16380)),
        line(
            text("P12-013"),
            text(escape(name("P12-013"))),
            number(planned("P12-013"), more=' table:number-columns-repeated="2"'),
            gap(16380),
            more=' table:number-rows-repeated="2"',
        ),
        line(
            text("P12-015"),
            text(escape(name("P12-015"))),
            number(planned("P12-015")),
            number(invested("P12-015")),
            gap(16380),
        ),
    ]
    document(path, sheet(*lines, TAIL))
    rows = [
        row("projects", {"project_id": "P12-013", "planned_investment": yuan(planned("P12-013"))}, "C3"),
        figure("P12-015", invested("P12-015"), "D5"),
    ]
    said = fault(
        [f"{letter}{n}" for letter in "ABCD" for n in (3, 4)] + [None],
        "重复|相同|两次|两行",
        ["error", "warning", "question"],
    )
    jump = fault(["D3", "D4"], None)
    return comes_to(["questions", "refused"], rows, [said], may=[jump, fault(["A4", "A3", "B4", "C4"], "重复|相同")])


@case(
    "kinds_of_values.ods",
    "money as a currency, shares as percentages, days whose text says less than the day, words held beside the text",
    BY,
)
def kinds_of_values(path: Path) -> Row:
    known = project(FIVE[0])
    signed = f'<table:table-cell office:value-type="date" office:date-value="{known["signed_on"]}T00:00:00"><text:p>{known["signed_on"][:7]}</text:p></table:table-cell>'
    lines = [
        line(text("2025年第四季度项目情况"), gap(16383)),
        line(
            text("项目编号"),
            text("签约日期"),
            text("计划总投资（元）"),
            text("本季度完成投资（万元）"),
            text("形象进度"),
            gap(16379),
        ),
    ]
    money = number(
        planned(FIVE[0]) * 10_000, f"￥{planned(FIVE[0]) * 10_000:,}.00", "currency", ' office:currency="CNY"'
    )
    share = number(0.85, "85%", "percentage")
    held = f'<table:table-cell office:value-type="string" office:string-value="{FIVE[0]}"><text:p>{FIVE[0]}</text:p></table:table-cell>'
    lines.append(line(held, signed, money, number(invested(FIVE[0])), share, gap(16379)))
    document(path, sheet(*lines, TAIL))
    told = {"project_id": FIVE[0], "signed_on": known["signed_on"], "planned_investment": yuan(planned(FIVE[0]))}
    rows = [row("projects", told, "C3"), figure(FIVE[0], invested(FIVE[0]), "D3")]
    return comes_to(["accepted", "questions"], rows, count={"observations": 1, "projects": 1}, never=["0.85", "85"])


@case(
    "changes_tracked.ods",
    "cells deleted under tracked changes and a filter's hidden rows: what was deleted is not read, what the filter hides is asked about",
    BY,
)
def changes_tracked(path: Path) -> Row:
    deleted = '<table:deletion table:id="ct1" table:type="row" table:position="4"><office:change-info><dc:creator>某某</dc:creator></office:change-info><table:deletions/></table:deletion><table:cell-content-change table:id="ct2"><table:previous><table:change-track-table-cell office:value-type="float" office:value="99887"><text:p>99887</text:p></table:change-track-table-cell></table:previous></table:cell-content-change>'
    lines = [
        line(text(TITLE)),
        line(text("填报单位：缙云县经信局"), gap(4), text("单位：万元")),
        line(*[text(one) for one in HEADER]),
    ]
    for place, one in enumerate(FIVE, 1):
        more = ' table:visibility="filter"' if place in (2, 4) else ""
        lines.append(
            line(
                number(place),
                text(one),
                text(escape(name(one))),
                number(planned(one)),
                number(invested(one)),
                gap(),
                more=more,
            )
        )
    document(path, f"<table:tracked-changes>{deleted}</table:tracked-changes>" + sheet(*lines, TAIL))
    shown = [one for one in standard_rows() if one["from"][0]["cell"][1:] not in ("5", "7")]  # type: ignore[index]
    said = [fault(cell, "隐藏|筛选", SOFT) for cell in ("A5", "A7")]
    return comes_to("questions", shown, said, count={"observations": 3, "projects": 3}, never=["99887", yuan(99887)])


@case(
    "repeated_without_end.ods",
    "one small file in which a cell with a figure is repeated a million times in a million rows: refused, within limits",
    BY,
)
def repeated_without_end(path: Path) -> Row:
    cell = number(37, more=' table:number-columns-repeated="16384"')
    document(
        path,
        sheet(
            line(text("项目编号"), text("完成投资（万元）")), line(cell, more=' table:number-rows-repeated="1048575"')
        ),
    )
    return comes_to("refused", faults=[fault(None, "行|列|单元格|过大|太大|超过|上限", sheet=None)], count={})


@case("sheets_of_nothing.ods", "three empty sheets, their cells formatted to the very end", BY)
def sheets_of_nothing(path: Path) -> Row:
    document(
        path,
        "".join(
            sheet(line(gap(16384), more=' table:number-rows-repeated="1048576"'), called=f"Sheet{n}") for n in (1, 2, 3)
        ),
    )
    return comes_to("refused", faults=[fault(None, "空|没有", sheet=None)], count={}, more_errors=True)


@case(
    "rows_grouped.ods", "a header that is repeated when printing, rows in a group that can be folded, a total below", BY
)
def rows_grouped(path: Path) -> Row:
    lines = [line(text(TITLE)), line(text("填报单位：缙云县经信局"), gap(4), text("单位：万元"))]
    head = "<table:table-header-rows>" + line(*[text(one) for one in HEADER]) + "</table:table-header-rows>"
    body = [
        line(number(place), text(one), text(escape(name(one))), number(planned(one)), number(invested(one)), gap())
        for place, one in enumerate(FIVE, 1)
    ]
    total = line(
        text("合计"),
        gap(2),
        number(sum(map(planned, FIVE))),
        number(round(sum(float(invested(one)) for one in FIVE), 2)),
        gap(),
    )
    document(path, sheet(*lines, head, f"<table:table-row-group>{''.join(body)}</table:table-row-group>", total, TAIL))
    return comes_to("accepted", standard_rows(), count=STANDARD_COUNT, absent=[absent("projects", project_id="合计")])
