"""Sheets laid out as offices lay them out: storeys of headers, merged blocks, totals, notes, several tables, hidden parts."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.ledgers.making import office
from tests.ledgers.making.cases import AGAIN, SHEET, SOFT, Row, absent, case, comes_to, fault, figure, row, yuan
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

OLDER = "2025Q3"


def sheet_of(lines: list[list[object]], sheet: str = SHEET) -> Workbook:
    book = Workbook()
    book.active.title = sheet
    fill(book.active, lines)
    return book


def fill(sheet: Worksheet, lines: list[list[object]]) -> None:
    for line in lines:
        sheet.append(line)


@case("two_storeys.xlsx", "a header of two storeys: 投资情况 over plan, quarter and remark, merged both ways")
def two_storeys(path: Path) -> Row:
    lines = standard()
    lines[2] = ["序号", "项目编号", "项目名称", "投资情况（万元）", None, "备注"]
    lines.insert(3, [None, None, None, "计划总投资", "本季度完成", None])
    lines[1][5] = None
    book = sheet_of(lines)
    for block in ("A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4"):
        book.active.merge_cells(block)
    book.save(path)
    return comes_to("accepted", standard_rows(first=5), count=STANDARD_COUNT)


@case(
    "three_storeys.xls",
    "three storeys: the year, the quarter, the kind of figure; blocks of two quarters side by side",
    "LibreOffice",
)
def three_storeys(path: Path) -> Row:
    block, covered = office.spread, office.COVERED
    lines: list[list[object]] = [
        [block("结对项目投资与产值情况（单位：万元）", 7), *[covered] * 6],
        [
            block("项目编号", 1, 3),
            block("项目名称", 1, 3),
            block("计划总投资", 1, 3),
            block("2025年", 4),
            *[covered] * 3,
        ],
        [covered, covered, covered, block("三季度", 2), covered, block("四季度", 2), covered],
        [covered, covered, covered, "完成投资", "产值", "完成投资", "产值"],
    ]
    for one in FIVE:
        lines.append([one, name(one), planned(one), invested(one, OLDER), None, invested(one), None])
    office.convert(path, office.flat({SHEET: lines}), "fods", "xls")
    rows = standard_rows(first=5, planned_in="C", invested_in="F")
    rows += [figure(one, invested(one, OLDER), f"D{n}", period=OLDER) for n, one in enumerate(FIVE, 5)]
    return comes_to("accepted", rows, absent=[absent("observations", metric_id="output_value", status="reported")])


@case(
    "quarters_across.xlsx", "one row a project, the four quarters of the year as columns, and the year's sum at the end"
)
def quarters_across(path: Path) -> Row:
    quarters = ["2025Q1", "2025Q2", "2025Q3", "2025Q4"]
    lines: list[list[object]] = [["2025年结对项目分季度完成投资（万元）"], ["项目编号", "项目名称"]]
    lines[1] += ["一季度", "二季度", "三季度", "四季度", "全年合计"]
    rows = []
    for number, one in enumerate(("P12-013", "P12-016"), 3):
        told = [invested(one, quarter) for quarter in quarters]
        lines.append([one, name(one), *told, sum(told)])
        rows += [
            figure(one, x, f"{'CDEF'[n]}{number}", period=q)
            for n, (q, x) in enumerate(zip(quarters, told, strict=True))
        ]
    book = sheet_of(lines)
    book.active.merge_cells("A1:G1")
    book.save(path)
    year = [
        absent("observations", period="2025"),
        absent("observations", value=yuan(4486), period="2025Q4", subject_id="P12-013"),
    ]
    return comes_to(["accepted", "questions"], rows, count={"observations": 8}, absent=year)


@case("pair_merged_down.xls", "the pair in a block merged over its rows, and counties in two columns beside it", AGAIN)
def pair_merged_down(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年第四季度结对项目完成投资情况"],
        ["结对", "工业大县", "山区县", "项目编号", "项目名称", "完成投资（万元）"],
    ]
    told = [("P12", "德清县", "缙云县", one) for one in FIVE[:3]] + [
        ("P01", "滨江区", "泰顺县", one) for one in ("P01-018", "P01-019")
    ]
    for number, (pair, rich, poor, one) in enumerate(told):
        first = number in (0, 3)
        lines.append(
            [pair if first else None, rich if first else None, poor if first else None, one, name(one), invested(one)]
        )
    book = sheet_of(lines)
    for block in ("A1:F1", "A3:A5", "B3:B5", "C3:C5", "A6:A7", "B6:B7", "C6:C7"):
        book.active.merge_cells(block)
    book.save(path)
    rows = [figure(one, invested(one), f"F{number}") for number, (*_, one) in enumerate(told, 3)]
    return comes_to("accepted", rows, count={"observations": 5})


@case(
    "totals.xls", "a total row above, sub-totals between, 其中 and a grand total below: none of them a project", AGAIN
)
def totals(path: Path) -> Row:
    lines = standard()
    two, three = sum(map(invested, FIVE[:2])), sum(map(invested, FIVE[2:]))
    plan_two, plan_three = sum(map(planned, FIVE[:2])), sum(map(planned, FIVE[2:]))
    body = lines[3:]
    lines[3:] = [
        ["合  计", None, None, plan_two + plan_three, two + three, None],
        *body[:2],
        ["小计", None, None, plan_two, two, None],
        *body[2:],
        [None, "小 计", None, plan_three, three, None],
        ["总计", None, None, plan_two + plan_three, two + three, None],
        [None, None, "其中：省重点项目", planned(FIVE[0]), invested(FIVE[0]), None],
    ]
    book = sheet_of(lines)
    book.active.merge_cells("A4:C4")
    book.save(path)
    rows = [figure(one, invested(one), f"E{n}") for one, n in zip(FIVE, (5, 6, 8, 9, 10), strict=True)]
    sums = [absent("observations", value=yuan(x)) for x in (two, three, two + three)]
    return comes_to(["accepted", "questions"], rows, count=STANDARD_COUNT, absent=sums)


@case("total_disagrees.xlsx", "the total is 100 more than its rows: a question at the total's cell")
def total_disagrees(path: Path) -> Row:
    lines = standard()
    lines.append(["合计", None, None, sum(map(planned, FIVE)), sum(map(invested, FIVE)) + 100, None])
    sheet_of(lines).save(path)
    said = fault("E9", "合计|总计", SOFT)
    return comes_to("questions", standard_rows(), [said], count=STANDARD_COUNT)


@case("total_in_a_name.xlsx", "projects whose names begin with 合计 and 小计 are projects")
def total_in_a_name(path: Path) -> Row:
    lines = standard()[:3]
    lines[2][1] = "结对"
    lines += [
        [1, "P12", "合计量仪（缙云）精密仪表项目", 5200, 310, None],
        [2, "P12", "小计器智能仪表生产线", 1800, 120, None],
    ]
    sheet_of(lines).save(path)
    rows = [
        row(
            "projects",
            {"name": "合计量仪（缙云）精密仪表项目", "pair_id": "P12", "planned_investment": yuan(5200)},
            "D4",
        ),
        row("projects", {"name": "小计器智能仪表生产线", "pair_id": "P12", "planned_investment": yuan(1800)}, "D5"),
        row("observations", {"metric_id": "investment_completed", "value": yuan(310)}, "E4"),
        row("observations", {"metric_id": "investment_completed", "value": yuan(120)}, "E5"),
    ]
    return comes_to(["accepted", "questions"], rows, count={"observations": 2, "projects": 2})


@case("hidden_sheet.xlsx", "last quarter's sheet is hidden behind: not read as this quarter's, and told")
def hidden_sheet(path: Path) -> Row:
    book = sheet_of(standard())
    old = book.create_sheet("上季度底稿")
    fill(old, [[*line[:4], 99999 if n > 2 else line[4], line[5]] for n, line in enumerate(standard())])
    old["A1"] = TITLE.replace("第四季度", "第三季度")
    old.sheet_state = "hidden"
    book.save(path)
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT, never=[yuan(99999)])


@case("hidden_sheet.ods", "the same, hidden by LibreOffice; and a row hidden in the sheet that is shown", "LibreOffice")
def hidden_sheet_ods(path: Path) -> Row:
    lines = standard()
    lines.insert(5, [9, "P12-020", name("P12-020"), planned("P12-020"), 88888, "已撤回"])
    old = [[*line[:4], 99999 if n > 3 else line[4], line[5]] for n, line in enumerate(standard())]
    flat = office.flat({SHEET: lines, "底稿": old}, hidden=("底稿",), hidden_rows=(6,))
    office.convert(path, flat, "fods", "ods")
    rows = [figure(one, invested(one), f"E{n}") for one, n in zip(FIVE, (4, 5, 7, 8, 9), strict=True)]
    hidden = fault(None, "隐藏", SOFT)
    return comes_to("questions", rows, [hidden], never=[yuan(99999), yuan(88888)])


@case("hidden_rows.xls", "a filter left on: two projects are hidden rows with figures; left out and asked about", AGAIN)
def hidden_rows(path: Path) -> Row:
    book = sheet_of(standard())
    for number in (5, 7):
        book.active.row_dimensions[number].hidden = True
    book.active.auto_filter.ref = "A3:F8"
    book.save(path)
    rows = [figure(one, invested(one), f"E{n}") for one, n in ((FIVE[0], 4), (FIVE[2], 6), (FIVE[4], 8))]
    hidden = fault(None, "隐藏", SOFT)
    return comes_to("questions", rows, [hidden], count={"observations": 3, "projects": 3})


@case("hidden_columns.xls", "a hidden column with the figures of the quarter before under the same header", AGAIN)
def hidden_columns(path: Path) -> Row:
    lines = [[*line[:4], None, *line[4:]] for line in standard()]
    lines[1][6], lines[1][4] = "单位：万元", None
    lines[2][4] = HEADER[4]
    for line in lines[3:]:
        line[4] = 77777
    book = sheet_of(lines)
    book.active.column_dimensions["E"].hidden = True
    book.save(path)
    return comes_to(
        ["accepted", "questions"], standard_rows(invested_in="F"), count=STANDARD_COUNT, never=[yuan(77777)]
    )


@case("blank_rows.xls", "blank rows and columns between, the table beginning at C6", AGAIN)
def blank_rows(path: Path) -> Row:
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    rows = []
    sheet["C2"], sheet["H4"] = TITLE, "单位：万元"
    for n, text in enumerate(HEADER):
        sheet.cell(6, 3 + n, text)
    for n, line in enumerate(standard()[3:]):
        place = 8 + 2 * n
        for column, value in enumerate(line):
            sheet.cell(place, 3 + column, value)
        rows.append(figure(FIVE[n], invested(FIVE[n]), f"G{place}"))
    book.save(path)
    return comes_to("accepted", rows, count=STANDARD_COUNT)


@case("notes_below.xls", "notes, a signature line and a stamp line below the table; cell comments on figures", AGAIN)
def notes_below(path: Path) -> Row:
    lines = standard()
    lines += [
        [None],
        ["注：1.本季度完成投资指2025年10—12月实际完成数；2.计划总投资以备案为准。", None, None, None, None, None],
        ["2. P12-016 项目含设备投资3000万元"],
        ["填表人：某某", None, "联系电话：0578-3120000", None, "填报日期：2026年1月9日", None],
        ["审核人：", None, "（盖章）", None, None, None],
    ]
    book = sheet_of(lines)
    book.active.merge_cells("A10:F10")
    book.active["E6"].comment = Comment("含设备3000万元", "缙云经信")
    book.save(path)
    return comes_to("accepted", standard_rows(), count=STANDARD_COUNT)


@case("header_again.ods", "the header again after each printed page, with 续表 above it", AGAIN)
def header_again(path: Path) -> Row:
    lines = standard()
    lines[5:5] = [["续表", None, None, None, None, "单位：万元"], list(HEADER)]
    sheet_of(lines).save(path)
    rows = [figure(one, invested(one), f"E{n}") for one, n in zip(FIVE, (4, 5, 8, 9, 10), strict=True)]
    return comes_to("accepted", rows, count=STANDARD_COUNT)


@case("two_tables.ods", "two tables in a sheet: progress above, activities below, each with a title of its own", AGAIN)
def two_tables(path: Path) -> Row:
    lines = standard()
    lines += [
        [None],
        ["二、结对活动开展情况"],
        ["序号", "结对", "活动名称", "活动类别", "日期", "参与企业数", "参加人次"],
        [1, "P12", "德清—缙云光电产业链对接会", "对接会", "2026-01-06", 12, 58],
        [2, "P12", "装备企业数字化改造培训班", "培训", "2025年12月", 30, 41],
    ]
    sheet_of(lines).save(path)
    events = [
        row(
            "events", {"pair_id": "P12", "kind": "matching", "date": "2026-01-06", "firms": "12", "people": "58"}, "E12"
        ),
        row("events", {"pair_id": "P12", "kind": "training", "date": "2025-12-31", "date_precision": "month"}, "E13"),
    ]
    return comes_to(["accepted", "questions"], standard_rows() + events, count={**STANDARD_COUNT, "events": 2})


@case("four_sheets.ods", "progress, activities, supply and demand, and a sheet of instructions in one workbook", AGAIN)
def four_sheets(path: Path) -> Row:
    book = sheet_of(standard())
    fill(
        book.create_sheet("活动"),
        [["结对", "活动名称", "类别", "日期"], ["德清—缙云", "浙西南装备制造路演", "路演", "2026年1月7日"]],
    )
    fill(
        book.create_sheet("要素供需"),
        [["县（市、区）", "供需", "要素类别", "内容", "数量"], ["缙云县", "供给", "土地", "闲置厂房", "3.5万平方米"]],
    )
    fill(book.create_sheet("填表说明"), [["填表说明"], ["1.金额以万元为单位。"], ["2.日期按实际发生日填写。"]])
    book.save(path)
    more = [
        row(
            "events",
            {"pair_id": "P12", "kind": "roadshow", "date": "2026-01-07", "date_precision": "day"},
            "D2",
            sheet="活动",
        ),
        row(
            "resources",
            {"adcode": "331122", "side": "offer", "category": "land", "quantity": "3.5", "unit": "wan_square_metre"},
            "E2",
            sheet="要素供需",
        ),
    ]
    return comes_to(
        ["accepted", "questions"], standard_rows() + more, count={**STANDARD_COUNT, "events": 1, "resources": 1}
    )


@case("example_sheet.ods", "a filled example sheet (示例) in front of the real one: examples are not figures", AGAIN)
def example_sheet(path: Path) -> Row:
    book = sheet_of(standard())
    example = book.create_sheet("填报示例", 0)
    fill(example, [[*line[:4], 55555 if n > 2 else line[4], line[5]] for n, line in enumerate(standard())])
    book.save(path)
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT, never=[yuan(55555)])


@case("example_row.xlsx", "the template's example row (例：…) left above the first project")
def example_row(path: Path) -> Row:
    lines = standard()
    lines.insert(3, ["例", "P12-999", "示例：某某公司年产10万台套设备项目", 10000, 66666, "填报时删除"])
    sheet_of(lines).save(path)
    rows = standard_rows(first=5)
    said = fault([f"{letter}4" for letter in "ABCDEF"], None, ["error", *SOFT])
    return comes_to(["accepted", "questions", "refused"], rows, never=[yuan(66666)], may=[said])


@case("filled_down_missing.xlsx", "the pair written once and left blank below, without any merging")
def filled_down(path: Path) -> Row:
    lines: list[list[object]] = [["2025年四季度完成投资（万元）"], ["结对", "项目名称", "完成投资"]]
    told = [*FIVE[:3], "P01-018", "P01-019"]
    for number, one in enumerate(told):
        lines.append([{0: "德清—缙云", 3: "滨江—泰顺"}.get(number), name(one), invested(one)])
    sheet_of(lines).save(path)
    rows = [figure(one, invested(one), f"C{n}") for n, one in enumerate(told, 3)]
    return comes_to(["accepted", "questions"], rows, count={"observations": 5})


@case(
    "wide_and_far.csv", "forty blank columns before and after the table, as an export of a whole print area", "by hand"
)
def wide_and_far(path: Path) -> Row:
    lines = [[None] * 40 + line + [None] * 40 for line in standard()]
    text = "\r\n".join(",".join("" if cell is None else str(cell) for cell in line) for line in lines)
    path.write_bytes(text.encode("gbk"))
    rows = standard_rows(path.stem, planned_in="AR", invested_in="AS")
    return comes_to("accepted", rows, count=STANDARD_COUNT)
