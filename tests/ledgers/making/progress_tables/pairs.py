"""Progress tables of several pairs: blocks of pairs down and across, storeys of headers, sub-totals, several quarters and sheets."""

from pathlib import Path

from openpyxl import Workbook

from tests.ledgers.making import zipped
from tests.ledgers.making.cases import AGAIN, SHEET, WPS, Row, absent, case, comes_to, figure, row, yuan
from tests.ledgers.making.figures import FIVE, MINE, THEIRS, TITLE, invested, measured, name, planned, to_date
from tests.ledgers.making.layouts import OLDER, fill, sheet_of

BOTH = MINE + THEIRS
COUNT = {"observations": len(BOTH), "projects": len(BOTH)}
OUTPUT = "output_value"
PAIRS = {"P12": ("德清县", "缙云县", MINE), "P15": ("义乌市", "莲都区", THEIRS)}


def merged(book: Workbook, *blocks: str) -> Workbook:
    for block in blocks:
        book.active.merge_cells(block)
    return book


def plan(one: str, cell: str, sheet: str | None = SHEET) -> Row:
    return row("projects", {"project_id": one, "planned_investment": yuan(planned(one))}, cell, sheet=sheet)


def sums(*told: float) -> list[Row]:
    """No row may hold a sum."""
    return [absent("observations", value=yuan(one)) for one in told]


@case("pairs_three_storeys.xlsx", "three storeys, pairs merged down, a unit a column, sub-totals, rates, notes below")
def pairs_three_storeys(path: Path) -> Row:
    lines: list[list[object]] = [
        ["山海协作结对项目2025年第四季度投资完成情况表"],
        ["填报单位：省经信厅产业处", None, None, None, None, None, None, None, None, "填报日期：2026年1月12日"],
        ["序号", "结对", None, "项目编号", "项目名称", "投资情况", None, None, None, "备注"],
        [None, "工业大县", "山区县", None, None, "计划总投资\n（亿元）", "2025年", None, None, None],
        [None, None, None, None, None, None, "四季度完成\n投资（万元）", "同比\n（%）", "累计完成率\n（%）", None],
    ]
    rows, number = [], 6
    for rich, poor, ids in PAIRS.values():
        for one in ids:
            lines.append(
                [number - 5, rich, poor, one, name(one), planned(one) / 10_000, invested(one), 12.5, 48.1, None]
            )
            if one != ids[0]:
                lines[-1][1:3] = [None, None]
            rows += [figure(one, invested(one), f"G{number}"), plan(one, f"F{number}")]
            number += 1
        lines.append(
            ["小计", None, None, None, None, sum(map(planned, ids)) / 10_000, sum(map(invested, ids)), None, None, None]
        )
        number += 1
    lines.append(
        ["合计", None, None, None, None, sum(map(planned, BOTH)) / 10_000, sum(map(invested, BOTH)), None, None, None]
    )
    lines.append(["注：1.同比按可比口径计算；2.累计完成率=开工以来累计完成投资/计划总投资×100%。"])
    blocks = ("A1:J1", "A3:A5", "B3:C3", "B4:B5", "C4:C5", "D3:D5", "E3:E5", "F3:I3", "F4:F5", "G4:I4", "J3:J5")
    down = ("B6:B8", "C6:C8", "A9:E9", "B10:B12", "C10:C12", "A13:E13", "A14:E14", "A15:J15")
    merged(sheet_of(lines), *blocks, *down).save(path)
    return comes_to("accepted", rows, count=COUNT, absent=sums(*(sum(map(invested, x)) for x in (MINE, THEIRS, BOTH))))


@case(
    "pairs_in_rows.xls",
    "（一）（二）rows name the pair over its projects and carry its sums; numbers start again",
    AGAIN,
)
def pairs_in_rows(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年四季度结对项目建设进度表"],
        [None, None, None, "单位：万元", None],
        ["序号", "项目名称", "计划总投资", "本季度完成投资", "存在问题"],
        ["总计", "6个", sum(map(planned, BOTH)), sum(map(invested, BOTH)), None],
    ]
    rows, number = [], 5
    for mark, (rich, poor, ids) in zip("一二", PAIRS.values(), strict=True):
        lines.append(
            [f"（{mark}）", f"{rich}—{poor}（{len(ids)}个）", sum(map(planned, ids)), sum(map(invested, ids)), None]
        )
        number += 1
        for n, one in enumerate(ids, 1):
            lines.append([n, name(one), planned(one), invested(one), "无" if n == 1 else None])
            rows += [figure(one, invested(one), f"D{number}"), plan(one, f"C{number}")]
            number += 1
    merged(sheet_of(lines), "A1:E1").save(path)
    return comes_to("accepted", rows, count=COUNT, absent=sums(*(sum(map(invested, x)) for x in (MINE, THEIRS, BOTH))))


@case(
    "pairs_merged_bands.xlsx",
    "a band merged over the whole width names the pair; 小计 after it in the column of names",
    WPS,
)
def pairs_merged_bands(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年4季度结对项目投资完成情况（单位：万元）"],
        ["编号", "项目名称", "总投资", "本季完成投资"],
    ]
    rows, number = [], 3
    for rich, poor, ids in PAIRS.values():
        lines.append([f"一、{rich}、{poor}" if ids == MINE else f"二、{rich}、{poor}", None, None, None])
        number += 1
        for one in ids:
            lines.append([one, name(one), planned(one), invested(one)])
            rows += [figure(one, invested(one), f"D{number}"), plan(one, f"C{number}")]
            number += 1
        lines.append([None, f"小计：{len(ids)}个", sum(map(planned, ids)), sum(map(invested, ids))])
        number += 1
    lines.append([None, "总  计（6个）", sum(map(planned, BOTH)), sum(map(invested, BOTH))])
    sheet_of(lines).save(path)
    return comes_to("accepted", rows, count=COUNT, absent=sums(*(sum(map(invested, x)) for x in (MINE, THEIRS, BOTH))))


@case("pairs_side_by_side.xlsx", "two pairs' tables side by side under one title, a blank column between")
def pairs_side_by_side(path: Path) -> Row:
    half = ["序号", "项目编号", "项目名称", "完成投资"]
    lines: list[list[object]] = [
        ["2025年第四季度结对项目完成投资情况（万元）"],
        ["德清县—缙云县", None, None, None, None, "义乌市—莲都区", None, None, None],
        [*half, None, *half],
    ]
    rows = []
    for n, (mine, theirs) in enumerate(zip(MINE, THEIRS, strict=True), 1):
        lines.append([n, mine, name(mine), invested(mine), None, n, theirs, name(theirs), invested(theirs)])
        rows += [figure(mine, invested(mine), f"D{n + 3}"), figure(theirs, invested(theirs), f"I{n + 3}")]
    merged(sheet_of(lines), "A1:I1", "A2:D2", "F2:I2").save(path)
    # Refused is fair where the second half is told; read in half without a word it must not be.
    return comes_to(["accepted", "questions", "refused"], rows, count={"observations": 6}, more_errors=True)


@case("of_which_rows.xlsx", "其中：设备投资 and 土建 under each project: parts of it, no projects of their own")
def of_which_rows(path: Path) -> Row:
    lines: list[list[object]] = [
        [TITLE],
        [None, None, None, "单位：万元"],
        ["序号", "项目编号", "项目名称", "本季度完成投资"],
    ]
    rows, number = [], 4
    for n, one in enumerate(MINE, 1):
        whole = invested(one)
        lines += [
            [n, one, name(one), whole],
            [None, None, "  其中：设备投资", whole - 200],
            [None, None, "        土建投资", 200],
        ]
        rows.append(figure(one, whole, f"D{number}"))
        number += 3
    sheet_of(lines).save(path)
    parts = [absent("observations", value=yuan(invested(one) - 200)) for one in MINE]
    return comes_to(
        ["accepted", "questions"],
        rows,
        count={"observations": 3},
        absent=[*parts, absent("observations", value=yuan(200)), absent("projects", project_id="P12-031")],
    )


@case(
    "quarters_merged_down.xlsx",
    "the quarter merged down its rows, two quarters in one sheet, a sub-total after each",
    AGAIN,
)
def quarters_merged_down(path: Path) -> Row:
    lines: list[list[object]] = [
        ["德清—缙云2025年下半年结对项目完成投资（单位：万元）"],
        ["季度", "项目编号", "项目名称", "完成投资"],
    ]
    rows, number = [], 3
    for quarter, period in (("三季度", OLDER), ("四季度", "2025Q4")):
        for n, one in enumerate(MINE):
            lines.append([quarter if n == 0 else None, one, name(one), invested(one, period)])
            rows.append(figure(one, invested(one, period), f"D{number}", period=period))
            number += 1
        lines.append([None, "小计", None, sum(invested(one, period) for one in MINE)])
        number += 1
    merged(sheet_of(lines), "A1:D1", "A3:A6", "A7:A10").save(path)
    return comes_to("accepted", rows, count={"observations": 6})


@case("quarters_one_below_another.xlsx", "two quarters' tables in one sheet, each with its own title and unit")
def quarters_one_below(path: Path) -> Row:
    lines: list[list[object]] = []
    rows = []
    for quarter, period, unit, divided in (("三", OLDER, "亿元", 10_000), ("四", "2025Q4", "万元", 1)):
        lines += [
            [f"德清县—缙云县2025年{quarter}季度项目进展"],
            [None, None, None, f"单位：{unit}"],
            ["序号", "项目编号", "项目名称", "完成投资"],
        ]
        for n, one in enumerate(MINE, 1):
            lines.append([n, one, name(one), invested(one, period) / divided])
            rows.append(figure(one, invested(one, period), f"D{len(lines)}", period=period))
        lines += [["合计", None, None, sum(invested(one, period) for one in MINE) / divided], [None], [None]]
    sheet_of(lines).save(path)
    return comes_to("accepted", rows, count={"observations": 6})


@case(
    "quarters_by_two_measures.xlsx",
    "four quarters across, investment and output under each, the year's sums after them",
)
def quarters_by_two(path: Path) -> Row:
    quarters = [f"2025Q{n}" for n in range(1, 5)]
    ids = ("P12-003", "P12-012")
    told = {("P12-003", q): None for q in quarters[1:]} | {("P12-012", "2025Q4"): None}
    lines: list[list[object]] = [
        ["2025年度结对项目投资与产值分季表", *[None] * 11],
        ["单位：万元"],
        ["项目编号", "项目名称"],
        [None, None],
    ]
    for quarter in ("一季度", "二季度", "三季度", "四季度", "全年合计"):
        lines[2] += [quarter, None]
        lines[3] += ["完成投资", "产值"]
    rows = []
    for number, one in enumerate(ids, 5):
        line: list[object] = [one, name(one)]
        for n, quarter in enumerate(quarters):
            blank = (one, quarter) in told
            line += [None if blank else invested(one, quarter), measured(one, OUTPUT, quarter)]
            if not blank:
                rows.append(figure(one, invested(one, quarter), f"{'CEGI'[n]}{number}", period=quarter))
            rows.append(
                figure(one, measured(one, OUTPUT, quarter), f"{'DFHJ'[n]}{number}", period=quarter, metric_id=OUTPUT)
            )
        line += [to_date(one, "2025Q1"), sum(measured(one, OUTPUT, q) for q in quarters)]
        lines.append(line)
    merged(sheet_of(lines), "A1:L1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3", "I3:J3", "K3:L3").save(path)
    return comes_to("accepted", rows, count={"observations": len(rows)}, absent=[absent("observations", period="2025")])


@case("two_years_across.xlsx", "the same quarter of two years side by side, the older one first, a growth column after")
def two_years_across(path: Path) -> Row:
    lines: list[list[object]] = [
        ["结对项目完成投资对比表（万元）"],
        ["项目编号", "项目名称", "2024年四季度", "2025年四季度", "增长（%）"],
    ]
    rows = []
    for n, one in enumerate(("P12-001", "P15-020"), 3):
        lines.append(
            [
                one,
                name(one),
                invested(one, "2024Q4"),
                invested(one),
                round((invested(one) / invested(one, "2024Q4") - 1) * 100, 1),
            ]
        )
        rows += [figure(one, invested(one, "2024Q4"), f"C{n}", period="2024Q4"), figure(one, invested(one), f"D{n}")]
    sheet_of(lines).save(path)
    return comes_to("accepted", rows, count={"observations": 4})


@case("months_and_quarter.xlsx", "10月, 11月, 12月 and 四季度合计: months are no quarter's figure")
def months_and_quarter(path: Path) -> Row:
    lines: list[list[object]] = [
        ["德清县—缙云县2025年第四季度项目分月完成投资表"],
        [None, None, None, None, None, "单位：万元"],
    ]
    lines.append(["序号", "项目编号", "10月", "11月", "12月", "四季度完成投资"])
    rows = []
    for n, one in enumerate(MINE, 1):
        lines.append([n, one, 700, 600, invested(one) - 1300, invested(one)])
        rows.append(figure(one, invested(one), f"F{n + 3}"))
    sheet_of(lines).save(path)
    return comes_to(["accepted", "questions"], rows, count={"observations": 3}, absent=sums(700, 600))


@case("sheets_by_pair.xlsx", "a sheet a pair, one in 万元 and one in 亿元, and a sheet of sums in front of them")
def sheets_by_pair(path: Path) -> Row:
    book = Workbook()
    book.active.title = "汇总"
    total: list[list[object]] = [
        ["2025年四季度结对项目投资完成情况汇总"],
        ["结对", "项目数（个）", "计划总投资（亿元）", "完成投资（亿元）"],
    ]
    rows = []
    for (rich, poor, ids), unit, divided in zip(PAIRS.values(), ("万元", "亿元"), (1, 10_000), strict=True):
        total.append([f"{rich}—{poor}", len(ids), sum(map(planned, ids)) / 10_000, sum(map(invested, ids)) / 10_000])
        sheet = book.create_sheet(f"{rich[:2]}—{poor[:2]}")
        fill(sheet, [[f"{rich}—{poor}2025年四季度结对项目投资完成情况"], [None, None, None, None, f"单位：{unit}"]])
        fill(sheet, [["序号", "项目编号", "项目名称", "计划总投资", "本季度完成投资"]])
        fill(
            sheet,
            [[n, one, name(one), planned(one) / divided, invested(one) / divided] for n, one in enumerate(ids, 1)],
        )
        for number, one in enumerate(ids, 4):
            rows += [figure(one, invested(one), f"E{number}", sheet=sheet.title), plan(one, f"D{number}", sheet.title)]
    fill(book.active, [*total, ["合计", 6, sum(map(planned, BOTH)) / 10_000, sum(map(invested, BOTH)) / 10_000]])
    book.save(path)
    return comes_to(
        ["accepted", "questions"],
        rows,
        count=COUNT,
        absent=sums(*(sum(map(invested, x)) for x in (MINE, THEIRS, BOTH))),
    )


@case("pairs_summed_only.xlsx", "a summary by pair: the sums of a pair are no project's figures; told plainly")
def pairs_summed_only(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年四季度各结对投资完成情况汇总表（亿元）"],
        ["序号", "结对", "项目数", "计划总投资", "四季度完成投资"],
    ]
    for n, (rich, poor, ids) in enumerate(PAIRS.values(), 1):
        lines.append([n, f"{rich}—{poor}", len(ids), sum(map(planned, ids)) / 10_000, sum(map(invested, ids)) / 10_000])
    sheet_of(lines).save(path)
    return comes_to(["questions", "refused"], count={}, more_errors=True)


@case(
    "wps_storeys.xlsx",
    "WPS: two storeys merged in hand-written XML, rich texts, formulas that carry their results, cached rates",
    "by hand",
)
def wps_storeys(path: Path) -> Row:
    lines: list[list[object]] = [
        ["德清县—缙云县结对项目2025年第四季度进展情况表"],
        ["填报单位：缙云县发改局", None, None, None, None, "金额单位：万元"],
        ["序号", "项目\n编号", "项目名称", "投资", None, "完成率"],
        [None, None, None, "计划总投资", "本季完成", None],
    ]
    rows = []
    for number, one in enumerate(FIVE, 5):
        rate = f'<c r="F{number}" s="0"><f>E{number}/D{number}</f><v>{invested(one) / planned(one)}</v></c>'
        quarter = f'<c r="E{number}"><f>1*{invested(one)}</f><v>{invested(one)}</v></c>'
        lines.append([number - 4, one, name(one), planned(one), quarter, rate])
        rows += [figure(one, invested(one), f"E{number}"), plan(one, f"D{number}")]
    whole = sum(map(invested, FIVE))
    lines.append(["合计", None, None, sum(map(planned, FIVE)), f'<c r="E10"><f>SUM(E5:E9)</f><v>{whole}</v></c>', None])
    blocks = ("A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4", "A10:C10")
    after = (
        f'<mergeCells count="{len(blocks)}">' + "".join(f'<mergeCell ref="{one}"/>' for one in blocks) + "</mergeCells>"
    )
    zipped.zip_parts(
        path,
        zipped.frame(
            {SHEET: zipped.inline(lines, before='<sheetPr><tabColor rgb="FFFF0000"/></sheetPr>', after=after)}
        ),
    )
    return comes_to("accepted", rows, count={"observations": 5, "projects": 5}, absent=sums(whole))


@case(
    "counties_two_storeys.xlsx",
    "above-scale firms by quarter, counties under their pair, a sub-total a pair that is no county",
)
def counties_two_storeys(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年结对县规上工业企业情况表"],
        ["结对", "县（市、区）", "规上工业企业数（家）", None, None, None, "同比（%）"],
        [None, None, "一季度", "二季度", "三季度", "四季度", None],
    ]
    told = {
        ("德清—缙云", "德清县", "330521"): (749, 756, 763, 770),
        (None, "缙云县", "331122"): (289, 292, 295, 298),
        ("义乌—莲都", "义乌市", "330782"): (2211, 2237, 2263, 2289),
        (None, "莲都区", "331102"): (62, 62, 63, 63),
    }
    rows = []
    for (pair, county, code), four in told.items():
        lines.append([pair, county, *four, 5.5])
        for letter, quarter, value in zip("CDEF", range(1, 5), four, strict=True):
            values = {"subject_type": "county", "subject_id": code, "metric_id": "above_scale_firms"}
            rows.append(
                row(
                    "observations",
                    {**values, "period": f"2025Q{quarter}", "value": str(value)},
                    f"{letter}{len(lines)}",
                )
            )
        if pair is None:
            lines.append([None, "小计", *(a + b for a, b in zip(four, lines[-2][2:6], strict=True)), None])  # type: ignore[operator]
    merged(sheet_of(lines), "A1:G1", "A2:A3", "B2:B3", "C2:F2", "G2:G3", "A4:A6", "A7:A9").save(path)
    return comes_to("accepted", rows, count={"observations": 16})


@case(
    "counties_as_columns.xlsx",
    "measures down, counties across as the columns: read right or told plainly, never turned round",
)
def counties_as_columns(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年结对县工业企业情况（单位：家）"],
        ["指标", "德清县", "缙云县"],
        ["企业数", 9874, 5801],
        ["国家级专精特新“小巨人”企业数", 26, 8],
        ["上市企业数", 10, 3],
    ]
    rows = []
    for number, metric in enumerate(("firms", "little_giants", "listed_firms"), 3):
        for letter, code in (("B", "330521"), ("C", "331122")):
            values = {
                "subject_id": code,
                "metric_id": metric,
                "period": "2025",
                "value": str(lines[number - 1]["BC".index(letter) + 1]),
            }
            rows.append(row("observations", values, f"{letter}{number}"))
    sheet_of(lines).save(path)
    return comes_to(["accepted", "questions", "refused"], rows, count={"observations": 6}, more_errors=True)


@case(
    "groups_of_no_pair.xlsx",
    "一、续建项目 and 二、新建项目 merged over number and name, with counts and sums of their own",
)
def groups_of_no_pair(path: Path) -> Row:
    lines: list[list[object]] = [
        [TITLE],
        [None, None, None, "单位：万元"],
        ["序号", "项目名称", "计划总投资", "本季度完成投资"],
    ]
    rows, blocks = [], ["A1:D1"]
    for called, ids in (("一、续建项目（2个）", MINE[:2]), ("二、新建项目（1个）", MINE[2:])):
        lines.append([called, None, sum(map(planned, ids)), sum(map(invested, ids))])
        blocks.append(f"A{len(lines)}:B{len(lines)}")
        for n, one in enumerate(ids, 1):
            lines.append([n, name(one), planned(one), invested(one)])
            rows += [figure(one, invested(one), f"D{len(lines)}"), plan(one, f"C{len(lines)}")]
    merged(sheet_of(lines), *blocks).save(path)
    return comes_to(
        "accepted", rows, count={"observations": 3, "projects": 3}, absent=sums(sum(map(invested, MINE[:2])))
    )
