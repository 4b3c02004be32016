"""Real mistakes inside untidy progress tables: each is told once at its cell, and every good row stands beside it."""

from pathlib import Path

from tests.ledgers.making.cases import AGAIN, SOFT, WPS, Row, absent, case, comes_to, fault, figure, row, yuan
from tests.ledgers.making.figures import (
    FIVE,
    IN_PRODUCTION,
    MINE,
    THEIRS,
    invested,
    measured,
    name,
    planned,
    standard,
    standard_rows,
    to_date,
)
from tests.ledgers.making.layouts import OLDER, sheet_of
from tests.ledgers.making.progress_tables.pairs import PAIRS, merged, plan, sums

HARD = ["error", *SOFT]


def blocks() -> list[list[object]]:
    """Two pairs down, merged labels, a sub-total each and the total: storeys in rows 2 and 3, projects from row 4."""
    lines: list[list[object]] = [
        ["结对项目2025年第四季度投资完成情况表（单位：万元）"],
        ["结对", "项目编号", "项目名称", "投资", None, "备注"],
        [None, None, None, "计划总投资", "本季度完成", None],
    ]
    for rich, poor, ids in PAIRS.values():
        lines += [
            [f"{rich}—{poor}" if one == ids[0] else None, one, name(one), planned(one), invested(one), None]
            for one in ids
        ]
        lines.append(["小计", None, None, sum(map(planned, ids)), sum(map(invested, ids)), None])
    lines.append(["合计", None, None, sum(map(planned, MINE + THEIRS)), sum(map(invested, MINE + THEIRS)), None])
    return lines


def saved(path: Path, lines: list[list[object]]) -> None:
    down = ("A4:A6", "A8:A10", "A7:C7", "A11:C11", "A12:C12")
    merged(sheet_of(lines), "A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", *down).save(path)


def block_rows(*without: str) -> list[Row]:
    rows = []
    for first, ids in ((4, MINE), (8, THEIRS)):
        for number, one in enumerate(ids, first):
            rows += [] if one in without else [figure(one, invested(one), f"E{number}"), plan(one, f"D{number}")]
    return rows


@case("blocks_right.xlsx", "the two blocks without a mistake, which the files of mistakes are made from")
def blocks_right(path: Path) -> Row:
    saved(path, blocks())
    return comes_to("accepted", block_rows(), count={"observations": 6, "projects": 6})


@case(
    "subtotal_wrong.xlsx",
    "one pair's sub-total is 90 off and the grand total carries it: asked there, nothing else changes",
)
def subtotal_wrong(path: Path) -> Row:
    lines = blocks()
    lines[10][4] += 90  # type: ignore[operator]
    lines[11][4] += 90  # type: ignore[operator]
    saved(path, lines)
    return comes_to(
        "questions",
        block_rows(),
        [fault("E11", "合计|小计|总计|相符|之和", SOFT)],
        count={"observations": 6, "projects": 6},
    )


@case(
    "block_of_another_pair.xlsx",
    "a project of 义乌—莲都 among those of 德清—缙云 in a merged block: told at it, neighbours unchanged",
)
def block_of_another(path: Path) -> Row:
    lines = blocks()
    lines[5][1], lines[5][2] = "P15-025", name("P15-025")
    lines[5][3], lines[5][4] = planned("P15-025"), invested("P15-025")
    lines[6][3:5] = [sum(x[n] for x in lines[3:6]) for n in (3, 4)]  # type: ignore[misc]
    lines[11][3:5] = [lines[6][n] + lines[10][n] for n in (3, 4)]  # type: ignore[operator]
    saved(path, lines)
    return comes_to("refused", block_rows("P12-021"), [fault(["B6", "A6", "A4"], "P15|结对")])


@case("twice_in_two_blocks.xlsx", "one project in both blocks with two figures: told, neither wins")
def twice_in_two_blocks(path: Path) -> Row:
    lines = blocks()
    lines[8][1], lines[8][2], lines[8][4] = THEIRS[0], name(THEIRS[0]), 9999
    lines[8][3] = planned(THEIRS[0])
    lines[10][3:5] = [sum(x[n] for x in lines[7:10]) for n in (3, 4)]  # type: ignore[misc]
    lines[11][3:5] = [lines[6][n] + lines[10][n] for n in (3, 4)]  # type: ignore[operator]
    saved(path, lines)
    said = fault([f"{letter}{n}" for letter in "BCDE" for n in (8, 9)], "重复|两次|相同|不一致")
    return comes_to("refused", block_rows(THEIRS[0], THEIRS[1]), [said], twice=["B9", "E9", "B8", "E8"])


@case(
    "merged_figure.xlsx",
    "one figure merged over two projects: whose it is cannot be known; never given to either silently",
)
def merged_figure(path: Path) -> Row:
    lines = standard()
    lines[4][4], lines[5][4] = 10972, None
    merged(sheet_of(lines), "E5:E6").save(path)
    rows = [one for one in standard_rows() if FIVE[1] not in str(one["values"]) and FIVE[2] not in str(one["values"])]
    never = [absent("observations", subject_id=FIVE[2], value=yuan(10972))]
    return comes_to(["questions", "refused"], rows, [fault(["E5", "E6"], None, HARD)], absent=never, twice=["E5"])


@case(
    "one_in_yuan.xlsx",
    "one quarter of five typed in 元 in a column of 万元, and one plan in 亿元: both told, the rest read",
    AGAIN,
)
def one_in_yuan(path: Path) -> Row:
    lines = standard()
    lines[4][4] = 39880000
    lines[6][3] = 1.2
    sheet_of(lines).save(path)
    rows = [one for one in standard_rows() if FIVE[1] not in str(one["values"]) and FIVE[3] not in str(one["values"])]
    faults = [fault("E5", "单位|倍|万", HARD), fault("D7", "单位|倍|万", HARD)]
    return comes_to(["refused", "questions"], rows, faults)


@case(
    "all_ten_thousand_off.xlsx",
    "a corner that says 亿元 over figures in 万元: no figure goes in, and the unit is named",
)
def all_off(path: Path) -> Row:
    lines = standard()
    lines[1][5] = "单位：亿元"
    sheet_of(lines).save(path)
    said = fault([f"{letter}{n}" for letter in "DE" for n in range(4, 9)], "单位|倍", HARD, each=True)
    return comes_to(["questions", "refused"], [], [said], more_errors=True)


@case(
    "sums_and_ranges.xlsx",
    "1200+1051, 2000-2500, 1859/2000, 85%, 2251（含设备500） where one amount belongs: each told, none put together",
)
def sums_and_ranges(path: Path) -> Row:
    lines = standard()
    for line, told in zip(
        lines[3:], ("1200+1051", "3500-4000", "6984/22000", "85%", "3231（含设备款500）"), strict=True
    ):
        line[4] = told
    sheet_of(lines).save(path)
    faults = [fault(f"E{n}") for n in range(4, 8)]
    plans = [one for one in standard_rows() if one["table"] == "projects"]
    never = sums(12001051, 35004000, 3500, 698422000, 85, 0.85, 3231500, 1200)
    return comes_to("refused", plans, faults, may=[fault("E8")], absent=never)


@case(
    "year_to_date_as_quarter.xlsx",
    "the column says 本季度, two of its figures are the year's: asked at both, the others read",
)
def year_as_quarter(path: Path) -> Row:
    lines = standard()
    for n in (3, 5):
        lines[n][4] = to_date(str(lines[n][1]), "2025Q1")
    sheet_of(lines).save(path)
    rows = [one for one in standard_rows() if one["values"].get("subject_id") in (FIVE[1], FIVE[3], FIVE[4])]  # type: ignore[attr-defined]
    return comes_to(["questions", "refused"], rows, [fault("E4", None, HARD), fault("E6", None, HARD)])


@case(
    "to_date_falls_in_storeys.xlsx",
    "quarter and year to date in storeys; one total to date is less than its quarter alone",
)
def to_date_falls(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年四季度结对项目投资情况（单位：万元）"],
        ["项目编号", "项目名称", "完成投资", None],
        [None, None, "四季度", "1—12月累计"],
    ]
    for one in MINE:
        lines.append([one, name(one), invested(one), to_date(one, "2025Q1")])
    lines[4][3] = 6000
    merged(sheet_of(lines), "A1:D1", "A2:A3", "B2:B3", "C2:D2").save(path)
    rows = [figure(one, invested(one), f"C{n}") for n, one in enumerate(MINE, 4) if one != MINE[1]]
    never = [absent("observations", value=yuan(to_date(one, "2025Q1"))) for one in MINE]
    return comes_to(["questions", "refused"], rows, [fault(["C5", "D5"], "累计", HARD)], absent=never)


@case(
    "year_left_out.xlsx",
    "第四季度 without a year, filled in on 8 January 2026: the year is asked for, 2026's fourth quarter never taken",
)
def year_left_out(path: Path) -> Row:
    lines = standard()
    lines[0][0] = "德清县—缙云县结对项目第四季度进展情况表"
    lines[1][0] = "填报日期：2026年1月8日"
    sheet_of(lines).save(path)
    said = fault(None, "年|季", HARD, sheet=None)
    return comes_to(
        ["questions", "refused"], faults=[said], absent=[absent("observations", period="2026Q4")], more_errors=True
    )


@case(
    "sheet_and_title_differ.xls",
    "the sheet is named 三季度, its title says the fourth: asked, the title's figures are not put in the third silently",
    AGAIN,
)
def sheet_and_title_differ(path: Path) -> Row:
    sheet_of(standard(), "2025年三季度").save(path)
    return comes_to(["questions", "refused"], faults=[fault(None, "季|报告期", HARD, sheet=None)], more_errors=True)


@case(
    "list_with_bad_days.xlsx",
    "a project list: a thirteenth month, completion before start, 停工 for a stage, a pair that is none",
)
def list_with_bad_days(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年结对重点项目清单（截至2025年12月31日）"],
        ["序号", "结对", "项目编号", "项目名称", "计划总投资（亿元）", "项目阶段", "开工时间", "竣工时间"],
        [1, "德清—缙云", "P12-013", name("P12-013"), 0.86, "在建", "2025.13.1", None],
        [2, "德清—缙云", "P12-014", name("P12-014"), 0.54, "竣工投产", "2024-07-16", "2024.3.18"],
        [3, "德清—缙云", "P12-015", name("P12-015"), 2.05, "停工", "2025-07-01", None],
        [4, "德清—景宁", "P12-016", name("P12-016"), 2.2, "在建", "2025-03-20", None],
        [5, "德清—缙云", "P12-017", name("P12-017"), 1.2, "在建", "2025-06-02", None],
    ]
    sheet_of(lines).save(path)
    told = {"project_id": "P12-017", "planned_investment": yuan(12000), "started_on": "2025-06-02"}
    faults = [
        fault("G3", "2025.13.1"),
        fault("H4", "竣工|开工|早于"),
        fault("F5", "停工"),
        fault("B6", "景宁|结对", HARD),
    ]
    return comes_to("refused", [row("projects", told, "E7", "G7")], faults, twice=["H4"])


@case(
    "negative_quarter.xlsx",
    "-300 for a correction and （120） in accountants' brackets: told, never 300 or 120 silently",
    WPS,
)
def negative_quarter(path: Path) -> Row:
    lines = standard()
    lines[4][4], lines[6][4] = -300, "（120）"
    sheet_of(lines).save(path)
    rows = [one for one in standard_rows() if FIVE[1] not in str(one["values"]) and FIVE[3] not in str(one["values"])]
    faults = [fault("E5", None, HARD), fault("E7", None, HARD)]
    return comes_to(["refused", "questions"], rows, faults, absent=sums(300))


@case(
    "output_beyond_reason.xlsx",
    "利税 greater than 产值, and an output a thousand times its past, in a table with rates and sums",
)
def output_beyond(path: Path) -> Row:
    lines: list[list[object]] = [["缙云县2025年四季度产值利税（万元）"], ["序号", "项目编号", "产值", "同比%", "利税"]]
    for n, one in enumerate(IN_PRODUCTION, 1):
        lines.append([n, one, measured(one, "output_value"), 3.1, measured(one, "profit_and_tax")])
    lines[5][2] = 24630000
    sheet_of(lines).save(path)
    rows = [
        figure(one, measured(one, "output_value"), f"C{n}", metric_id="output_value")
        for n, one in enumerate(IN_PRODUCTION[:3], 3)
    ]
    rows += [
        figure(one, measured(one, "profit_and_tax"), f"E{n}", metric_id="profit_and_tax")
        for n, one in enumerate(IN_PRODUCTION[:3], 3)
    ]
    return comes_to(["refused", "questions"], rows, [fault("C6", "单位|倍|万", HARD)])


@case(
    "words_in_storeys.xls",
    "待核, 同上, 详见附表 in the figures of a table with storeys; 同上 is never the figure above",
    AGAIN,
)
def words_in_storeys(path: Path) -> Row:
    lines = blocks()
    for number, told in ((4, "待核"), (5, "同上"), (9, "详见附表")):
        lines[number][4] = told
    for number in (6, 10, 11):
        lines[number][4] = None
    saved(path, lines)
    faults = [fault("E5", "待核"), fault("E6", "同上"), fault("E10", "附表")]
    rows = block_rows("P12-016", "P12-021", "P15-034")
    never = [
        absent("observations", subject_id="P12-021", value=yuan(one)) for one in (invested(MINE[0]), invested(MINE[1]))
    ]
    return comes_to("refused", rows, faults, absent=never)


@case(
    "swapped_projects.xlsx",
    "ids moved down by one against their names, as after a sort of one column: asked at each, nothing taken",
)
def swapped_projects(path: Path) -> Row:
    lines = standard()
    lines[4][1], lines[5][1], lines[6][1] = FIVE[3], FIVE[1], FIVE[2]
    sheet_of(lines).save(path)
    rows = [one for one in standard_rows() if FIVE[0] in str(one["values"]) or FIVE[4] in str(one["values"])]
    faults = [fault([f"B{n}", f"C{n}"], None, HARD) for n in (5, 6, 7)]
    return comes_to(["questions", "refused"], rows, faults)


@case(
    "quarter_pasted_twice.xlsx",
    "the third quarter's column pasted into the fourth: figures all the same as before, asked or shown as revised",
)
def quarter_pasted(path: Path) -> Row:
    lines: list[list[object]] = [["德清—缙云2025年项目完成投资（万元）"], ["项目编号", "项目名称", "三季度", "四季度"]]
    for one in MINE:
        lines.append([one, name(one), invested(one, OLDER), invested(one, OLDER)])
    sheet_of(lines).save(path)
    rows = [figure(one, invested(one, OLDER), f"C{n}", period=OLDER) for n, one in enumerate(MINE, 3)]
    rows += [figure(one, invested(one, OLDER), f"D{n}") for n, one in enumerate(MINE, 3)]
    return comes_to(["accepted", "questions"], rows, count={"observations": 6})


@case(
    "unnamed_total_row.xlsx",
    "a last row of sums with nothing in front of it: no project's, and not lost without a word where it disagrees",
)
def unnamed_total(path: Path) -> Row:
    lines = standard()
    lines.append([None, None, None, sum(map(planned, FIVE)), sum(map(invested, FIVE)), None])
    sheet_of(lines).save(path)
    said = [fault([f"{letter}9" for letter in "ABCDE"], None)]
    return comes_to(
        ["accepted", "questions", "refused"],
        standard_rows(),
        count={"observations": 5, "projects": 5},
        may=said,
        absent=sums(sum(map(invested, FIVE))),
    )


@case("half_a_year.xlsx", "2026年下半年: half a year is no quarter and no year; told, and 2026 never taken")
def half_a_year(path: Path) -> Row:
    lines: list[list[object]] = [["2026年下半年结对项目完成投资（万元）"], ["项目编号", "项目名称", "完成投资"]]
    lines += [[one, name(one), 1200] for one in MINE]
    sheet_of(lines).save(path)
    silent = [absent("observations", period=one) for one in ("2026", "2026Q4", "2026Q3")]
    return comes_to("refused", faults=[fault(None, "期", sheet=None)], absent=silent, more_errors=True)


@case("negative_new_quarter.xlsx", "a negative completed investment of a quarter that is not published yet: told")
def negative_new(path: Path) -> Row:
    lines: list[list[object]] = [["2026年第一季度（万元）"], ["项目编号", "项目名称", "完成投资"]]
    lines += [[MINE[0], name(MINE[0]), -300]]
    sheet_of(lines).save(path)
    return comes_to("refused", faults=[fault("C3", "负")])
