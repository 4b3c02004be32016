"""Headers by other names and in another order, with slips, doubled or missing, and sheets that do not say what they are of."""

from pathlib import Path

from openpyxl import Workbook

from tests.ledgers.making.cases import AGAIN, SOFT, WPS, Row, absent, case, comes_to, fault, figure
from tests.ledgers.making.figures import (
    FIVE,
    HEADER,
    STANDARD_COUNT,
    TITLE,
    invested,
    name,
    planned,
    standard,
    standard_rows,
)
from tests.ledgers.making.layouts import OLDER, fill, sheet_of


@case("other_order.xlsx", "columns in another order, figures first", WPS)
def other_order(path: Path) -> Row:
    lines = [[line[4], line[3], line[2], line[1], line[5], line[0]] for line in standard()]
    lines[0] = [TITLE + "（单位：万元）"]
    lines[1] = [None]
    sheet_of(lines).save(path)
    return comes_to("accepted", standard_rows(planned_in="B", invested_in="A"), count=STANDARD_COUNT)


@case(
    "other_names.xlsx",
    "columns by other names that offices use, with line ends, blanks and units inside the header",
    AGAIN,
)
def other_names(path: Path) -> Row:
    lines = standard()
    lines[1][5] = None
    lines[2] = ["编号", "项 目\n代 码", "项目名", "总投资额\n（万元）", "当季实际完成投资\n(万元)", "说明"]
    sheet_of(lines).save(path)
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT)


@case("english.xlsx", "English headers, amounts in yuan, quarter in a column")
def english(path: Path) -> Row:
    lines: list[list[object]] = [
        ["Project id", "Name", "Period", "Planned investment (yuan)", "Completed investment (yuan)"]
    ]
    lines += [[one, name(one), "2025Q4", planned(one) * 10_000, invested(one) * 10_000] for one in FIVE]
    sheet_of(lines, "Progress").save(path)
    return comes_to("accepted", standard_rows("Progress", first=2), count=STANDARD_COUNT)


@case("slip_in_header.xlsx", "a slip in a header (完成投贷): proposed and marked, never taken silently")
def slip_in_header(path: Path) -> Row:
    lines = standard()
    lines[2][4] = "本季度完成投贷"
    sheet_of(lines).save(path)
    said = fault("E3", "投资", ["error", *SOFT])
    return comes_to(["questions", "refused"], faults=[said])


@case("unknown_column.xlsx", "columns nobody asked for between the known ones: left out, the rest read")
def unknown_column(path: Path) -> Row:
    lines = [
        [*line[:4], "推进专班联系人" if n == 2 else "某某" if n > 2 else None, *line[4:]]
        for n, line in enumerate(standard())
    ]
    lines[1] = ["填报单位：缙云县经信局", None, None, None, None, None, "单位：万元"]
    sheet_of(lines).save(path)
    return comes_to(["accepted", "questions"], standard_rows(invested_in="F"), count=STANDARD_COUNT)


@case(
    "two_columns_alike.xlsx",
    "two columns called 本季度完成投资 with different figures: asked which, none taken silently",
    AGAIN,
)
def two_columns_alike(path: Path) -> Row:
    lines = standard()
    lines[2][5] = HEADER[4]
    for line in lines[3:]:
        line[5] = line[4] + 1  # type: ignore[operator]
    sheet_of(lines).save(path)
    return comes_to(["questions", "refused"], faults=[fault(["E3", "F3"], None, ["error", *SOFT])], more_errors=True)


@case("nothing_known.xlsx", "a table of something else: refused, naming the headers that were seen")
def nothing_known(path: Path) -> Row:
    lines: list[list[object]] = [
        ["食堂采购清单"],
        ["品名", "规格", "斤数", "单价"],
        ["大米", "50斤", 4, 130],
        ["菜油", "5升", 6, 72],
    ]
    sheet_of(lines, "一月").save(path)
    return comes_to("refused", faults=[fault(None, "品名|表头|列", sheet=None)], count={}, more_errors=True)


@case("no_quarter.xlsx", "nowhere does it say which quarter: refused, not guessed")
def no_quarter(path: Path) -> Row:
    lines = standard()
    lines[0][0] = "结对项目进展情况表"
    sheet_of(lines).save(path)
    return comes_to("refused", faults=[fault(None, "季|报告期|期", sheet=None)], more_errors=True)


@case("no_unit.xlsx", "no unit anywhere: 2251 is not 2,251 yuan; refused or asked, never silently yuan")
def no_unit(path: Path) -> Row:
    lines = standard()
    lines[1][5] = None
    sheet_of(lines).save(path)
    silent = [absent("observations", subject_id=FIVE[0], value=f"{invested(FIVE[0])}.00")]
    said = fault(None, "单位|万元", ["error", *SOFT], sheet=None)
    return comes_to(["questions", "refused"], faults=[said], absent=silent, more_errors=True)


@case(
    "two_quarters_said.xlsx",
    "the title says the fourth quarter, the column the third: the column holds, and it is asked",
)
def two_quarters_said(path: Path) -> Row:
    lines = standard()
    lines[2][5] = "报告期"
    for line in lines[3:]:
        line[5] = "2025年三季度"
        line[4] = invested(str(line[1]), OLDER)
    sheet_of(lines).save(path)
    rows = [figure(one, invested(one, OLDER), f"E{n}", period=OLDER) for n, one in enumerate(FIVE, 4)]
    return comes_to(["questions", "accepted", "refused"], rows, more_errors=True)


@case(
    "sheet_named_quarter.xlsx",
    "the quarter stands in the sheets' names only: 三季度 and 四季度 beside a title that has the year",
)
def sheet_named_quarter(path: Path) -> Row:
    book = Workbook()
    rows = []
    for number, (quarter, period) in enumerate((("三季度", OLDER), ("四季度", "2025Q4"))):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = quarter
        lines = standard()
        lines[0][0] = "德清—缙云2025年结对项目进展情况"
        for line in lines[3:]:
            line[4] = invested(str(line[1]), period)
        fill(sheet, lines)
        rows += [
            figure(one, invested(one, period), f"E{n}", sheet=quarter, period=period) for n, one in enumerate(FIVE, 4)
        ]
    book.save(path)
    return comes_to(["accepted", "questions"], rows)


@case(
    "form_layout.xlsx",
    "one project a sheet as a form: labels beside their values, not a table: read, or refused plainly",
)
def form_layout(path: Path) -> Row:
    lines: list[list[object]] = [
        ["结对项目季度报告单（2025年第四季度）", None, None, None],
        ["项目编号", FIVE[0], "项目名称", name(FIVE[0])],
        ["计划总投资（万元）", planned(FIVE[0]), "本季度完成投资（万元）", invested(FIVE[0])],
        ["牵头企业", "示例企业P12-013", "落地县", "缙云县"],
    ]
    sheet_of(lines).save(path)
    return comes_to(["accepted", "questions", "refused"], [figure(FIVE[0], invested(FIVE[0]), "D3")], more_errors=True)
