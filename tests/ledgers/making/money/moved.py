"""Allocations, disbursements, spending and claw-backs of a quarter by pair, county, track and project."""

from pathlib import Path

from tests.ledgers.making.cases import SOFT, Row, absent, case, comes_to, fault, row, yuan
from tests.ledgers.making.layouts import sheet_of
from tests.ledgers.making.money.published import TRACKS, amount, both, county, flows, told


@case(
    "allocated_by_track.xlsx",
    "allocations of a fund year: pairs merged down over three batches, one of them ahead of its year, six tracks as columns under one heading, sums at side and foot",
)
def allocated_by_track(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年度结对专项资金下达情况表（单位：万元）"],
        ["结对", "下达时间", "赛道", *[None] * 5, "合计"],
        [None, None, *TRACKS.values(), None],
    ]
    rows, merged = [], ["A1:I1", "A2:A3", "B2:B3", "C2:H2", "I2:I3"]
    for pair in ("P12", "P15"):
        first = len(lines) + 1
        for period, word in (
            ("2024Q4", "2024年第四季度（提前下达）"),
            ("2025Q2", "2025年第二季度"),
            ("2025Q3", "2025年第三季度"),
        ):
            found = {one["track_id"]: one for one in flows(stage="allocated", year="2025", pair_id=pair, period=period)}
            figures = [amount(found[track]) if track in found else None for track in TRACKS]
            lines.append(
                ["—".join(both(pair)) if period == "2024Q4" else None, word, *figures, sum(f or 0 for f in figures)]
            )
            rows += [
                told(found[track], f"{letter}{len(lines)}")
                for track, letter in zip(TRACKS, "CDEFGH", strict=True)
                if track in found
            ]
        merged.append(f"A{first}:A{len(lines)}")
        lines.append([None, "小计", *[None] * 7])
    lines.append(["总计", None, *[None] * 7])
    book = sheet_of(lines)
    for block in merged:
        book.active.merge_cells(block)
    book.save(path)
    return comes_to("accepted", rows, count={"fund_flows": len(rows)})


@case(
    "disbursed_list.csv",
    "disbursements of a quarter, the fund year in the title, thousand separators, amounts in yuan, tracks by name, sums between",
    "by hand",
)
def disbursed_list(path: Path) -> Row:
    lines = ["2025年第四季度结对专项资金拨付明细（资金年度：2025年）,,,,", "序号,结对,收款县,赛道,拨付金额（元）"]
    rows = []
    for pair in ("P12", "P15"):
        total = 0.0
        for one in flows(stage="disbursed", year="2025", pair_id=pair, period="2025Q4"):
            track = TRACKS[one["track_id"]]
            lines.append(
                f'{len(rows) + 1},{"—".join(both(pair))},{county(one["payee_adcode"])},{track},"{float(one["amount"]):,.2f}"'
            )
            rows.append(told(one, f"E{len(lines)}", sheet=path.stem))
            total += float(one["amount"])
        lines.append(f',,,{both(pair)[1]}小计,"{total:,.2f}"')
    path.write_bytes("\r\n".join([*lines, ",,,,", "填表人：某某,,,,审核：某某"]).encode("gbk"))
    return comes_to("accepted", rows, count={"fund_flows": len(rows)})


@case(
    "clawed_back.xlsx",
    "two years in a title: money of 2023 clawed back in 2025; the tracks down the page, a sum in front",
)
def clawed_back(path: Path) -> Row:
    found = flows(stage="recovered", pair_id="P18")
    lines: list[list[object]] = [
        ["2025年第二季度收回2023年度结对专项资金情况"],
        ["结对：玉环—仙居", None, None, "金额单位：万元"],
        ["资金年度", "收款县", "赛道", "收回金额"],
        ["合计", None, None, sum(amount(one) for one in found)],
    ]
    rows = []
    for one in found:
        lines.append([2023, "仙居县", one["track_id"], amount(one)])
        rows.append(told(one, f"D{len(lines)}"))
    sheet_of(lines).save(path)
    wrong = [absent("fund_flows", year="2025"), absent("fund_flows", period="2023")]
    return comes_to(["accepted", "questions"], rows, count={"fund_flows": len(rows)}, absent=wrong)


@case(
    "spent_by_project.xlsx",
    "spending by project: pair and county merged down, the money's year and the quarter as one column each, projects with published spending and one without",
)
def spent_by_project(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年4季度项目资金支出表"],
        ["结对", "收款县（市、区）", "资金年度", "发生季度", "赛道", "项目编号", "支出（万元）", "支付凭证号"],
    ]
    rows = []
    for one in flows(stage="spent", year="2025", pair_id="P12", period="2025Q4"):
        if not one["project_id"]:
            continue
        first = not rows
        lines.append(
            [
                "P12" if first else None,
                "缙云" if first else None,
                "2025年",
                "四季度",
                one["track_id"],
                one["project_id"],
                f"{amount(one):,.2f}",
                f"示支{len(lines):04}",
            ]
        )
        rows.append(told(one, f"G{len(lines)}"))
    last = len(lines)
    lines.append(["小计", None, None, None, None, None, f"=SUM(G3:G{last})", None])
    book = sheet_of(lines)
    book.active.merge_cells(f"A3:A{last}")
    book.active.merge_cells(f"B3:B{last}")
    book.save(path)
    return comes_to(["accepted", "questions"], rows, count={"fund_flows": len(rows)})


@case(
    "moved_with_faults.xlsx",
    "a list of movements with eight mistakes, each told once where it stands, the good rows between them shown",
)
def moved_with_faults(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2026年第一季度结对专项资金流水（万元）"],
        ["资金年度", "环节", "结对", "收款县", "赛道", "金额", "发生季度"],
        [2025, "支出", "德清—缙云", "缙云县", "T1", 31, "2026年一季度"],
        [2022, "支出", "德清—缙云", "缙云县", "T2", 32, "2026年一季度"],
        [2025, "支出", "德清—缙云", "云和县", "T2", 33, "2026年一季度"],
        [2025, "支出", "德清—缙云", "缙云县", "T7", 34, "2026年一季度"],
        [2025, "支出", "德清—缙云", "缙云县", "T3", -35, "2026年一季度"],
        [2025, "支出", "德清—缙云", "缙云县", "T4", "待定", "2026年一季度"],
        [2025, "支出", "德清—缙云", "缙云县", "T5", 37, "2026年五季度"],
        [2025, "挪用", "德清—缙云", "缙云县", "T5", 38, "2026年一季度"],
        [2025, "支出", "德清—云和", "缙云县", "T6", 39, "2026年一季度"],
        [2025, "拨付", "德清—缙云", "缙云县", "T6", 40.5, "2026年一季度"],
    ]
    sheet_of(lines).save(path)
    base = {"year": "2025", "period": "2026Q1", "pair_id": "P12", "payee_adcode": "331122"}
    rows = [
        row("fund_flows", {**base, "stage": "spent", "track_id": "T1", "amount": yuan(31)}, "F3"),
        row("fund_flows", {**base, "stage": "disbursed", "track_id": "T6", "amount": yuan(40.5)}, "F12"),
    ]
    faults = [
        fault("A4", "2022|2023"),
        fault(["D5", "C5"], "云和", ["error", *SOFT]),
        fault("E6", "T7"),
        fault("F7", "负|小于|-35|0"),
        fault("F8", "待定"),
        fault("G9", "五季度|季"),
        fault("B10", "挪用"),
        fault("C11", "云和"),
    ]
    return comes_to("refused", rows, faults, absent=[absent("fund_flows", amount=yuan(350000))])


@case(
    "sums_disagree.xlsx",
    "disbursements whose subtotal does not come to the rows above it: a question at the subtotal, the rows as told",
)
def sums_disagree(path: Path) -> Row:
    found = flows(stage="disbursed", year="2025", pair_id="P12", period="2025Q4")
    lines: list[list[object]] = [["2025年第四季度拨付情况（万元）"], ["资金年度", "结对", "收款县", "赛道", "拨付"]]
    rows = []
    for one in found:
        lines.append([2025, "P12", "缙云县", TRACKS[one["track_id"]], amount(one)])
        rows.append(told(one, f"E{len(lines)}"))
    lines.append(["合计", None, None, None, sum(amount(one) for one in found) + 200])
    sheet_of(lines).save(path)
    said = fault(f"E{len(lines)}", "合计|相加|之和|899|699", SOFT)
    return comes_to("questions", rows, [said], count={"fund_flows": len(rows)})


@case(
    "stages_down_the_page.xlsx",
    "one table for each stage below the other on one sheet, each with its own heading line and unit",
)
def stages_down_the_page(path: Path) -> Row:
    lines: list[list[object]] = [["缙云县2025年第四季度结对专项资金（2025年度资金）"]]
    rows = []
    for number, (stage, word, unit, times) in enumerate(
        (("disbursed", "拨付", "万元", 1), ("spent", "支出", "元", 10_000)), 1
    ):
        lines.append([f"{'一二'[number - 1]}、{word}情况（单位：{unit}）"])
        lines.append(["资金年度", "收款县", "赛道", "项目编号", word])
        for one in flows(stage=stage, year="2025", pair_id="P12", period="2025Q4")[:4]:
            figure = amount(one) * times
            lines.append([2025, "缙云县", one["track_id"], one["project_id"] or None, figure])
            rows.append(told(one, f"E{len(lines)}"))
        lines.append([])
    sheet_of(lines).save(path)
    return comes_to(["accepted", "questions"], rows, count={"fund_flows": len(rows)})
