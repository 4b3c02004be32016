"""Whole books of a year: a cover, notes, a sheet a subject, lists for drop-downs, and the same with a mistake on every sheet."""

from pathlib import Path

from openpyxl import Workbook

from tests.ledgers.making.cases import Row, Rows, absent, case, comes_to, fault, figure, row, yuan
from tests.ledgers.making.figures import FIVE, invested, name, planned, table
from tests.ledgers.making.layouts import fill
from tests.ledgers.making.money.published import TRACKS, amount, both, flows, told
from tests.ledgers.making.offices.activities import CATEGORIES, KINDS, event, held, offered
from tests.ledgers.making.offices.promises import aim, score, scored, target

Lines = list[list[object]]
PAIR = "德清—缙云"


def cover() -> Lines:
    return [
        ["德清县—缙云县结对工作报送表"],
        ["（2025年度）"],
        [None],
        ["填报单位：缙云县经济和信息化局"],
        ["报送日期：2026年1月10日"],
    ]


def projects() -> tuple[Lines, list[Row]]:
    lines: Lines = [
        ["表1　项目进展（2025年第四季度）"],
        ["项目编号", "项目名称", "计划总投资（亿元）", "本季完成投资（万元）"],
    ]
    rows = []
    for one in FIVE:
        lines.append([one, name(one), planned(one) / 10_000, invested(one)])
        rows.append(figure(one, invested(one), f"D{len(lines)}", sheet="表1项目"))
        known = {"project_id": one, "planned_investment": yuan(planned(one))}
        rows.append(row("projects", known, f"C{len(lines)}", sheet="表1项目"))
    return lines, rows


def money() -> tuple[Lines, list[Row]]:
    lines: Lines = [
        ["表2　资金拨付（2025年第四季度）", None, None, None, "单位：万元"],
        ["资金年度", "结对", "收款县", "赛道", "拨付"],
    ]
    rows = []
    for one in flows(stage="disbursed", year="2025", pair_id="P12", period="2025Q4"):
        lines.append([2025, PAIR, "缙云县", TRACKS[one["track_id"]], amount(one)])
        rows.append(told(one, f"E{len(lines)}", sheet="表2资金"))
    return lines, rows


def aims() -> tuple[Lines, list[Row]]:
    lines: Lines = [["表3　2025年度目标（亿元）"], ["结对", "完成投资", "产值"]]
    lines.append([PAIR, aim("P12", "2025", "investment_completed"), aim("P12", "2025", "output_value")])
    return lines, [
        target("P12", "2025", "investment_completed", "B3", sheet="表3目标"),
        target("P12", "2025", "output_value", "C3", sheet="表3目标"),
    ]


def activities() -> tuple[Lines, list[Row]]:
    lines: Lines = [["表4　对接活动"], ["结对", "活动名称", "类别", "日期", "企业数", "人次"]]
    rows = []
    for event_id in ("P12-E12", "P12-E14"):
        one = event(event_id)
        lines.append([PAIR, one["title"], KINDS[one["kind"]], one["date"], int(one["firms"]), int(one["people"])])
        rows.append(held(one, f"D{len(lines)}", sheet="表4活动"))
    return lines, rows


def supplies() -> tuple[Lines, list[Row]]:
    lines: Lines = [["表5　要素供需"], ["县", "供需", "类别", "内容", "数量"]]
    rows = []
    for one in (x for x in table("resources") if x["adcode"] == "331122"):
        lines.append(
            [
                "缙云县",
                "需求" if one["side"] == "need" else "供给",
                CATEGORIES[one["category"]],
                one["item"],
                one["printed"],
            ]
        )
        rows.append(offered(one, f"E{len(lines)}", sheet="表5要素"))
    return lines, rows


def scores() -> tuple[Lines, list[Row]]:
    lines: Lines = [["表6　2025年上半年评价结果"], ["结对", "总评", "等次", "投资完成"]]
    overall, investment = (score("P12", "2025", "1", one) for one in ("overall", "investment"))
    lines.append([PAIR, float(overall["score"]), overall["grade_printed"], float(investment["score"])])
    return lines, [scored(overall, "B3", "表6评价"), scored(investment, "D3", "表6评价")]


PARTS = {
    "表1项目": projects,
    "表2资金": money,
    "表3目标": aims,
    "表4活动": activities,
    "表5要素": supplies,
    "表6评价": scores,
}
COUNT = {"observations": 5, "projects": 5, "fund_flows": 6, "targets": 2, "events": 2, "resources": 5, "assessments": 2}


def bound(path: Path, parts: dict[str, Lines]) -> None:
    """The book: cover and notes in front, a hidden sheet of lists behind."""
    book = Workbook()
    book.active.title = "封面"
    fill(book.active, cover())
    fill(
        book.create_sheet("填报说明"),
        [["填报说明"], ["1.金额单位见各表。"], ["2.没有的项目不填，不要填0。"], ["3.结对名称用“工业大县—山区县”。"]],
    )
    for sheet, lines in parts.items():
        fill(book.create_sheet(sheet), lines)
    lists = book.create_sheet("字典")
    fill(
        lists,
        [
            ["赛道", "活动类别", "供需"],
            *[
                [track, kind, side]
                for track, kind, side in zip(
                    TRACKS.values(), KINDS.values(), ["需求", "供给", *[None] * 4], strict=True
                )
            ],
        ],
    )
    lists.sheet_state = "hidden"
    book.save(path)


@case("year_book.xlsx", "a book of ten sheets: cover, notes, six subjects as published, lists for drop-downs hidden")
def year_book(path: Path) -> Row:
    parts = {sheet: make() for sheet, make in PARTS.items()}
    bound(path, {sheet: lines for sheet, (lines, _) in parts.items()})
    rows: Rows = [one for _, rows in parts.values() for one in rows]
    return comes_to("accepted", rows, count=COUNT)


@case(
    "year_book_faults.xlsx",
    "the same book with one mistake on every sheet: each told once on its own sheet, all other rows shown",
)
def year_book_faults(path: Path) -> Row:
    parts = {sheet: make() for sheet, make in PARTS.items()}
    slips = {
        "表1项目": (5, 3, "若干", "若干"),
        "表2资金": (4, 3, "缙芸县", "缙芸"),
        "表3目标": (3, 2, "#REF!", "#REF|公式|错误"),
        "表4活动": (3, 3, "2025-09-31", "09-31|日期|不存在"),
        "表5要素": (4, 1, "供求", "供求"),
        "表6评价": (3, 1, 890, "890|100"),
    }
    faults, rows = [], []
    for sheet, (lines, sound) in parts.items():
        line, column, wrong, says = slips[sheet]
        lines[line - 1][column - 1 if sheet in ("表2资金",) else column] = wrong
        letter = "ABCDEF"[column - 1 if sheet in ("表2资金",) else column]
        faults.append(fault(f"{letter}{line}", says, sheet=sheet))
        rows += [one for one in sound if not any(str(place["cell"]).endswith(str(line)) for place in one["from"])]  # type: ignore[attr-defined]
    bound(path, {sheet: lines for sheet, (lines, _) in parts.items()})
    return comes_to("refused", rows, faults)


@case(
    "quarter_a_sheet.xlsx",
    "the same form on a sheet for each quarter, called 一季度 to 四季度, the year in the titles, and a sheet of the year's sums that repeats them",
)
def quarter_a_sheet(path: Path) -> Row:
    book = Workbook()
    book.remove(book.active)
    rows, sums = [], dict.fromkeys(FIVE[:3], 0.0)
    for number, word in enumerate("一二三四", 1):
        sheet = book.create_sheet(f"{word}季度")
        sheet.append(["德清—缙云2025年项目完成投资表（万元）"])
        sheet.append(["序号", "项目编号", "项目名称", "当季完成投资"])
        for one in FIVE[:3]:
            try:
                value = invested(one, f"2025Q{number}")
            except StopIteration:
                continue
            sums[one] += float(value)
            sheet.append([sheet.max_row - 1, one, name(one), value])
            rows.append(figure(one, value, f"D{sheet.max_row}", sheet=sheet.title, period=f"2025Q{number}"))
    fill(
        book.create_sheet("全年汇总"),
        [
            ["2025年1—12月项目完成投资汇总（万元）"],
            ["项目编号", "项目名称", "全年完成投资"],
            *[[one, name(one), value] for one, value in sums.items()],
        ],
    )
    book.save(path)
    wrong = [
        absent("observations", subject_id=one, value=yuan(value))
        for one, value in sums.items()
        if value != invested(one)
    ]
    return comes_to(["accepted", "questions"], rows, count={"observations": len(rows)}, absent=wrong)


@case(
    "everything_at_once.xlsx",
    "pairs merged down, a header of two storeys with a unit in each column (亿元, 万元, 元), tracks in words, subtotals after each pair, notes in the table's width",
)
def everything_at_once(path: Path) -> Row:
    lines: Lines = [
        ["2025年四季度结对项目推进情况汇总表", *[None] * 8],
        ["填表单位：浙江省经济和信息化厅", *[None] * 6, "填表日期：2026年1月12日", None],
        ["序号", "结对", None, "项目", None, "投资情况", None, "产出情况", "备注"],
        [
            None,
            "工业大县",
            "山区县",
            "编号",
            "名称",
            "计划总投资\n（亿元）",
            "本季完成\n（万元）",
            "本季产值\n（元）",
            None,
        ],
    ]
    merged = ["A1:I1", "A3:A4", "B3:C3", "D3:E3", "F3:G3", "I3:I4"]
    rows: list[Row] = []
    produced = {
        one["subject_id"]: one
        for one in table("observations")
        if one["metric_id"] == "output_value"
        and one["period"] == "2025Q4"
        and one["status"] == "reported"
        and one["value_type"] == "actual"
    }
    spent = {
        one["subject_id"]: one
        for one in table("observations")
        if one["metric_id"] == "investment_completed" and one["period"] == "2025Q4" and one["status"] == "reported"
    }
    for pair in ("P12", "P15"):
        first = len(lines) + 1
        mine = [one["project_id"] for one in table("projects") if one["pair_id"] == pair]
        chosen = [one for one in mine if one in produced][:2] + [
            one for one in mine if one in spent and one not in produced
        ][:3]
        for project in chosen:
            place = len(lines) + 1
            plan = planned(project)
            worth = float(produced[project]["value"]) if project in produced else None
            wan = invested(project) if project in spent else None
            lines.append(
                [
                    place - 4,
                    *(both(pair) if place == first else (None, None)),
                    project,
                    name(project),
                    plan / 10_000,
                    wan,
                    f"{worth:,.2f}" if worth else None,
                    None,
                ]
            )
            rows.append(row("projects", {"project_id": project, "planned_investment": yuan(plan)}, f"F{place}"))
            if wan is not None:
                rows.append(figure(project, wan, f"G{place}"))
            if worth:
                rows.append(
                    row(
                        "observations",
                        {
                            "subject_id": project,
                            "metric_id": "output_value",
                            "period": "2025Q4",
                            "value": f"{worth:.2f}",
                        },
                        f"H{place}",
                    )
                )
        merged += [f"B{first}:B{len(lines)}", f"C{first}:C{len(lines)}"]
        lines.append(
            [
                None,
                "小计",
                None,
                f"{len(chosen)}个",
                None,
                f"=SUM(F{first}:F{len(lines)})",
                f"=SUM(G{first}:G{len(lines)})",
                None,
                None,
            ]
        )
    lines += [["注：1.“本季完成”指当季数，不是累计数。"], ["    2.产值按当年价格。"]]
    book = Workbook()
    book.active.title = "进展情况"
    fill(book.active, lines)
    for block in [*merged, f"A{len(lines) - 1}:I{len(lines) - 1}", f"A{len(lines)}:I{len(lines)}"]:
        book.active.merge_cells(block)
    book.save(path)
    return comes_to("accepted", rows, may=[], absent=[absent("projects", project_id="小计")])
