"""Targets, assessments and amounts of cooperation, as pairs' offices lay them out over several years."""

from pathlib import Path

from openpyxl.styles import Font

from tests.ledgers.making.cases import SHEET, SOFT, Row, absent, case, comes_to, fault, row, yuan
from tests.ledgers.making.figures import table, wan
from tests.ledgers.making.layouts import sheet_of
from tests.ledgers.making.money.published import both

HUNDRED_MILLIONS = 10_000


def target(pair: str, year: str, metric: str, *cells: str, sheet: str | None = SHEET, worth: str | None = None) -> Row:
    found = next(
        one for one in table("targets") if (one["pair_id"], one["year"], one["metric_id"]) == (pair, year, metric)
    )
    values = {"pair_id": pair, "year": year, "metric_id": metric, "target": worth or found["target"], "unit": "yuan"}
    return row("targets", values, *cells, sheet=sheet)


def aim(pair: str, year: str, metric: str) -> float:
    """A published target in 亿元."""
    return float(wan(str(target(pair, year, metric)["values"]["target"]))) / HUNDRED_MILLIONS  # type: ignore[index]


@case(
    "targets_of_two_years.xlsx",
    "targets of two years under a heading each, the pair's counties in two columns, a subtotal row and notes below",
)
def targets_of_two_years(path: Path) -> Row:
    lines: list[list[object]] = [
        ["结对联合体年度目标任务分解表", *[None] * 5, "单位：亿元"],
        ["序号", "工业大县", "山区县", "2024年度目标", None, "2025年度目标", None],
        [None, None, None, "完成投资", "产值", "完成投资", "产值"],
    ]
    rows, sums = [], [0.0] * 4
    parts = [(year, metric) for year in ("2024", "2025") for metric in ("investment_completed", "output_value")]
    for number, pair in enumerate(("P12", "P13", "P15", "P17"), 1):
        figures = [aim(pair, *part) for part in parts]
        lines.append([number, *both(pair), *figures])
        rows += [target(pair, *part, f"{letter}{len(lines)}") for part, letter in zip(parts, "DEFG", strict=True)]
        sums = [a + b for a, b in zip(sums, figures, strict=True)]
    lines.append([None, "四对合计", None, *sums])
    lines.append(["说明：产值目标从2024年起下达。"])
    book = sheet_of(lines)
    for block in ("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"):
        book.active.merge_cells(block)
    book.save(path)
    return comes_to("accepted", rows, count={"targets": 16})


@case(
    "targets_listed.csv", "targets as a list, each in a unit of its own, the year with 年, all cells quoted", "by hand"
)
def targets_listed(path: Path) -> Row:
    lines = [
        ["结对", "年度", "目标指标", "目标值", "单位"],
        ["德清县-缙云县", "2025年", "完成投资", "11.02", "亿元"],
        ["德清县-缙云县", "2025年", "产值", "136,800", "万元"],
        ["义乌市-莲都区", "2025年", "完成投资", f"{aim('P15', '2025', 'investment_completed') * 1e8:.0f}", "元"],
    ]
    path.write_bytes("\r\n".join(",".join(f'"{cell}"' for cell in line) for line in lines).encode("utf-8-sig"))
    parts = (("P12", "investment_completed"), ("P12", "output_value"), ("P15", "investment_completed"))
    rows = [target(pair, "2025", metric, f"D{n}", sheet=path.stem) for n, (pair, metric) in enumerate(parts, 2)]
    return comes_to("accepted", rows, count={"targets": 3})


@case(
    "targets_with_faults.xlsx",
    "targets with a year out of reach, a measure nobody knows, a pair that does not exist, a negative one and one in words",
)
def targets_with_faults(path: Path) -> Row:
    lines: list[list[object]] = [
        ["年度目标任务书（万元）"],
        ["结对", "年度", "指标", "目标值"],
        ["德清—缙云", 2026, "完成投资", 90000],
        ["德清—缙云", 2036, "完成投资", 91000],
        ["德清—缙云", 2026, "满意度", 92],
        ["余杭—缙云", 2026, "完成投资", 93000],
        ["义乌—莲都", 2026, "完成投资", -94000],
        ["义乌—莲都", 2026, "产值", "力争上台阶"],
        ["长兴—常山", 2026, "完成投资", "95000"],
    ]
    sheet_of(lines).save(path)
    rows = [
        target("P12", "2025", "investment_completed", "D3", worth=yuan(90000)),
        target("P13", "2025", "investment_completed", "D9", worth=yuan(95000)),
    ]
    for one in rows:
        one["values"]["year"] = "2026"  # type: ignore[index]
    faults = [
        fault("B4", "2036|2030"),
        fault("C5", "满意度"),
        fault("A6", "余杭|缙云"),
        fault("D7", "负|小于|-94000|0"),
        fault("D8", "力争"),
    ]
    return comes_to("refused", rows, faults)


@case(
    "targets_beside_progress.xlsx",
    "targets beside what was done by December and the rate of it: what is done is no target, and a pair's sum no project's figure",
)
def targets_beside_progress(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年结对目标完成情况（亿元）"],
        ["结对", "完成投资", None, None],
        [None, "年度目标", "1—12月完成", "完成率"],
        ["德清—缙云", 11.02, 10.4321, "94.7%"],
        ["义乌—莲都", aim("P15", "2025", "investment_completed"), 5.4321, 0.981],
    ]
    book = sheet_of(lines)
    for block in ("A2:A3", "B2:D2"):
        book.active.merge_cells(block)
    book.active["D5"].number_format = "0.0%"
    book.save(path)
    rows = [target("P12", "2025", "investment_completed", "B4"), target("P15", "2025", "investment_completed", "B5")]
    said = fault(["C2", "C3", "C4", "C5", "B2", None], None, ["error", *SOFT])
    never = [yuan(104321), yuan(54321), "94.7", "0.947", "98.1", "0.981"]
    return comes_to(["questions", "refused"], rows, [said], never=never, may=[fault(["C3", "C4", "C5"], None)])


def score(pair: str, year: str, half: str, indicator: str) -> dict[str, str]:
    key = (pair, year, half, indicator)
    return next(
        one for one in table("assessments") if (one["subject_id"], one["year"], one["half"], one["indicator_id"]) == key
    )


def scored(one: dict[str, str], cell: str, sheet: str | None = SHEET) -> Row:
    names = ("subject_id", "year", "half", "indicator_id", "score", "grade_printed")
    return row("assessments", {name: one[name] or None for name in names}, cell, sheet=sheet)


@case(
    "scores_of_two_years.xlsx",
    "overall scores and grades of two years under a heading each, sorted by place, a column of places",
)
def scores_of_two_years(path: Path) -> Row:
    lines: list[list[object]] = [
        ["结对工作绩效评价结果通报"],
        ["名次", "结对", "2023年度", None, "2024年度", None],
        [None, None, "总评得分", "等次", "总评得分", "等次"],
    ]
    rows = []
    for place, pair in enumerate(
        sorted(("P01", "P12", "P13", "P15"), key=lambda p: -float(score(p, "2024", "", "overall")["score"])), 1
    ):
        before, after = score(pair, "2023", "", "overall"), score(pair, "2024", "", "overall")
        lines.append(
            [
                place,
                "—".join(both(pair)),
                float(before["score"]),
                before["grade_printed"],
                f"{after['score']}分",
                after["grade_printed"],
            ]
        )
        rows += [scored(before, f"C{len(lines)}"), scored(after, f"E{len(lines)}")]
    book = sheet_of(lines)
    for block in ("A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"):
        book.active.merge_cells(block)
    book.save(path)
    return comes_to("accepted", rows, count={"assessments": 8})


@case(
    "scores_with_faults.xlsx",
    "scores in words, above a hundred, of a pair that does not exist; a column of an indicator nobody knows is told, not dropped",
)
def scores_with_faults(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年度绩效评价"],
        ["结对", "总评", "投资完成", "资金执行", "群众满意度"],
        ["德清—缙云", 88, "八十五分", 90, 97],
        ["长兴—常山", 881, 84, 91, 98],
        ["余杭—常山", 87, 83, 92, 96],
        ["义乌—莲都", "86.5", 82, 93, 99],
    ]
    sheet_of(lines).save(path)
    base = {"year": "2025", "half": None}
    rows = [
        row("assessments", {**base, "subject_id": "P12", "indicator_id": "overall", "score": "88"}, "B3"),
        row("assessments", {**base, "subject_id": "P13", "indicator_id": "investment", "score": "84"}, "C4"),
        row("assessments", {**base, "subject_id": "P15", "indicator_id": "overall", "score": "86.5"}, "B6"),
        row("assessments", {**base, "subject_id": "P15", "indicator_id": "fund_execution", "score": "93"}, "D6"),
    ]
    faults = [fault("B4", "100|881"), fault("A5", "余杭|常山"), fault("E2", "群众满意度", ["error", *SOFT])]
    may = [fault("C3", "八十五"), fault("E2", None)]
    return comes_to("refused", rows, faults, may=may, never=["8.5", "97", "98", "96", "99"])


@case(
    "cooperation_of_three_years.xlsx",
    "amounts of cooperation, actual and expected under each year, the words for nearly and over kept, dashes for none, a remark in red",
)
def cooperation_of_three_years(path: Path) -> Row:
    lines: list[list[object]] = [
        ["结对企业合作项目金额统计表（亿元）"],
        ["结对", "2024年", None, "2025年", None, "备注"],
        [None, "实际", "预计", "实际", "预计", None],
    ]
    rows = []
    found = {
        (one["subject_id"], one["period"], one["value_type"]): one
        for one in table("observations")
        if one["metric_id"] == "cooperation_amount"
    }
    for pair in ("P01", "P06", "P08", "P09"):
        figures: list[object] = []
        place = len(lines) + 1
        for letter, (year, kind) in zip(
            "BCDE", [(y, k) for y in ("2024", "2025") for k in ("actual", "forecast")], strict=True
        ):
            one = found.get((pair, year, kind))
            figures.append(
                one["printed"].removesuffix("亿元")
                if one and "左右" not in one["printed"]
                else one["printed"]
                if one
                else "—"
            )
            if one:
                names = ("subject_id", "metric_id", "period", "value", "value_type", "qualifier")
                rows.append(row("observations", {n: one[n] or None for n in names}, f"{letter}{place}"))
        lines.append(["—".join(both(pair)), *figures, "已核" if pair == "P01" else None])
    book = sheet_of(lines)
    for block in ("A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3"):
        book.active.merge_cells(block)
    book.active["F4"].font = Font(color="FFFF0000")
    book.save(path)
    wrong = [absent("observations", value_type="actual", value="615000000.00")]
    return comes_to(["accepted", "questions"], rows, count={"observations": len(rows)}, absent=wrong)
