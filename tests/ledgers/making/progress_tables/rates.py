"""Figures that stand beside the quarter's and are not it: plans, totals to date, rates, last year's, next quarter's, at capacity."""

from pathlib import Path

from tests.ledgers.making import zipped
from tests.ledgers.making.cases import AGAIN, SHEET, WPS, Row, absent, case, comes_to, figure, row, yuan
from tests.ledgers.making.figures import FIVE, IN_PRODUCTION, MINE, TITLE, invested, measured, name, planned, to_date
from tests.ledgers.making.layouts import OLDER, sheet_of
from tests.ledgers.making.progress_tables.pairs import merged, plan, sums

OUTPUT, TAX = "output_value", "profit_and_tax"


def both(columns: str = "DE", first: int = 4, ids: tuple[str, ...] = FIVE) -> list[Row]:
    """The plan and the quarter of each project, in these columns."""
    rows = [plan(one, f"{columns[0]}{n}") for n, one in enumerate(ids, first)]
    return rows + [figure(one, invested(one), f"{columns[1]}{n}") for n, one in enumerate(ids, first)]


@case(
    "year_plan_and_rate.xls", "plan of the year, quarter, year to date, its rate, all since the start, its rate", AGAIN
)
def year_plan_and_rate(path: Path) -> Row:
    lines: list[list[object]] = [
        [TITLE],
        ["单位：万元、%"],
        ["序号", "项目编号", "项目名称", "计划总投资", "2025年计划投资", "本季度完成投资", "本年累计完成投资"],
    ]
    lines[2] += ["完成年度计划", "开工以来累计完成投资", "完成总投资比例"]
    for n, one in enumerate(FIVE, 1):
        year, ever = to_date(one, "2025Q1"), to_date(one, "2023Q1")
        lines.append([n, one, name(one), planned(one), year + 777, invested(one), year])
        lines[-1] += [f"{year / (year + 777):.1%}", ever, f"{ever / planned(one):.1%}"]
    whole = [
        None,
        None,
        sum(map(planned, FIVE)),
        None,
        sum(map(invested, FIVE)),
        sum(to_date(one, "2025Q1") for one in FIVE),
    ]
    lines.append(["合计", *whole, None, sum(to_date(one, "2023Q1") for one in FIVE), None])
    sheet_of(lines).save(path)
    silent = sums(*(to_date(one, "2025Q1") + 777 for one in FIVE), *(to_date(one, "2025Q1") for one in FIVE))
    return comes_to("accepted", both("DF"), count={"observations": 5, "projects": 5}, absent=silent)


@case(
    "year_plan_only_beside.xlsx",
    "年度计划 | 实际 | 完成率 under 2025年四季度; the plan is no planned investment of the project",
)
def year_plan_only(path: Path) -> Row:
    lines: list[list[object]] = [
        ["结对重点项目投资计划执行情况表（单位：万元）"],
        ["序号", "项目编号", "项目名称", "2025年四季度", None, None],
        [None, None, None, "计划完成", "实际完成投资", "完成率"],
    ]
    for n, one in enumerate(MINE, 1):
        lines.append(
            [n, one, name(one), invested(one) - 111, invested(one), f"{invested(one) / (invested(one) - 111):.0%}"]
        )
    merged(sheet_of(lines), "A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:F2").save(path)
    rows = [figure(one, invested(one), f"E{n}") for n, one in enumerate(MINE, 4)]
    never = [absent("projects", planned_investment=yuan(invested(one) - 111)) for one in MINE]
    never += [absent("observations", value=yuan(invested(one) - 111), value_type="actual") for one in MINE]
    return comes_to(["accepted", "questions"], rows, absent=never)


@case(
    "last_year_beside.xlsx",
    "本期, 上年同期 and ±% under each of two measures: last year's figure is not this quarter's",
    WPS,
)
def last_year_beside(path: Path) -> Row:
    lines: list[list[object]] = [
        ["缙云县2025年第四季度结对项目产出情况表（单位：万元）"],
        ["项目编号", "项目名称"],
        [None, None],
    ]
    lines[1] += ["产值（本期）", "产值（上年同期）", "产值同比±%", "利税（本期）", "利税（上年同期）", "利税同比±%"]
    del lines[2]
    rows = []
    for number, one in enumerate(IN_PRODUCTION, 3):
        value, tax = measured(one, OUTPUT), measured(one, TAX)
        old = (421, 8) if one == "P12-003" else ("—", "—")
        lines.append(
            [
                one,
                name(one),
                value,
                old[0],
                "93.3" if old[0] == 421 else "—",
                tax,
                old[1],
                "425.0" if old[0] == 421 else "—",
            ]
        )
        rows += [figure(one, value, f"C{number}", metric_id=OUTPUT), figure(one, tax, f"F{number}", metric_id=TAX)]
    sheet_of(lines).save(path)
    never = [
        absent("observations", period="2025Q4", value=yuan(421)),
        absent("observations", period="2025Q4", value=yuan(8)),
    ]
    never += [absent("observations", period="2025Q4", status=one) for one in ("missing", "not_applicable")]
    return comes_to(["accepted", "questions"], rows, absent=never)


@case("last_quarter_beside.xlsx", "上季度完成, 本季度完成 and 环比: the quarter before is not this quarter")
def last_quarter_beside(path: Path) -> Row:
    lines: list[list[object]] = [[TITLE], [None, None, None, None, None, "单位：万元"]]
    lines.append(["序号", "项目编号", "项目名称", "上季度完成投资", "本季度完成投资", "环比增长%"])
    for n, one in enumerate(FIVE, 1):
        old = invested(one, OLDER)
        lines.append([n, one, name(one), old, invested(one), round((invested(one) / old - 1) * 100, 1)])
    sheet_of(lines).save(path)
    rows = [figure(one, invested(one), f"E{n}") for n, one in enumerate(FIVE, 4)]
    return comes_to(
        ["accepted", "questions"],
        rows,
        absent=[absent("observations", period="2025Q4", value=yuan(invested(one, OLDER))) for one in FIVE],
    )


@case(
    "next_quarter_forecast.xlsx",
    "四季度实际完成 beside 下季度预计完成: a forecast is never an actual figure, nor of this quarter",
)
def next_quarter_forecast(path: Path) -> Row:
    lines: list[list[object]] = [
        [TITLE],
        ["单位：万元"],
        ["序号", "项目编号", "项目名称", "四季度实际完成投资", "下季度预计完成投资", "备注"],
    ]
    for n, one in enumerate(MINE, 1):
        lines.append([n, one, name(one), invested(one), 1500 + n, None])
    sheet_of(lines).save(path)
    rows = [figure(one, invested(one), f"D{n}") for n, one in enumerate(MINE, 4)]
    wrong = [absent("observations", value=yuan(1500 + n), value_type="actual") for n in (1, 2, 3)]
    wrong += [absent("observations", value=yuan(1500 + n), period="2025Q4") for n in (1, 2, 3)]
    return comes_to(["accepted", "questions"], rows, absent=wrong)


@case(
    "output_tax_jobs.xlsx", "output, tax paid, 利税 and jobs with growth rates: 税收 is not 利税, people are not money"
)
def output_tax_jobs(path: Path) -> Row:
    lines: list[list[object]] = [
        ["德清县—缙云县结对项目产值税收就业情况表（2025年四季度）"],
        ["填报：缙云县经信局", None, None, None, None, None, None, "单位：万元、人、%"],
        ["序号", "项目名称", "产值", None, "利税", None, "从业人员", None],
        [None, None, "本季度", "同比增长", "本季度", "其中：税收", "期末人数", "其中：新增就业"],
    ]
    rows = []
    for number, one in enumerate(IN_PRODUCTION, 5):
        value, tax = measured(one, OUTPUT), measured(one, TAX)
        lines.append([number - 4, name(one), value, 8.8, tax, tax - 7, 260 + number, 13])
        rows += [figure(one, value, f"C{number}", metric_id=OUTPUT), figure(one, tax, f"E{number}", metric_id=TAX)]
    lines.append(
        [
            "合计",
            None,
            sum(measured(x, OUTPUT) for x in IN_PRODUCTION),
            None,
            sum(measured(x, TAX) for x in IN_PRODUCTION),
        ]
    )
    blocks = ("A1:H1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3", "A9:B9")
    merged(sheet_of(lines), *blocks).save(path)
    return comes_to(
        ["accepted", "questions"],
        rows,
        count={"observations": 8},
        absent=sums(*(measured(x, TAX) - 7 for x in IN_PRODUCTION)),
    )


@case("tax_alone.xlsx", "a column 税收 and none of 利税: tax paid is no profit and tax")
def tax_alone(path: Path) -> Row:
    lines: list[list[object]] = [
        ["缙云县2025年四季度结对项目产值税收情况（万元）"],
        ["序号", "项目编号", "产值", "税收", "就业人数（人）"],
    ]
    rows = []
    for number, one in enumerate(IN_PRODUCTION, 3):
        lines.append([number - 2, one, measured(one, OUTPUT), measured(one, TAX) - 7, 150 + number])
        rows.append(figure(one, measured(one, OUTPUT), f"C{number}", metric_id=OUTPUT))
    sheet_of(lines).save(path)
    return comes_to(
        ["accepted", "questions"], rows, count={"observations": 4}, absent=[absent("observations", metric_id=TAX)]
    )


@case("at_capacity_beside.xlsx", "达产后年产值 and 年利税 with words before them beside the quarter's output")
def at_capacity_beside(path: Path) -> Row:
    ids = {"P12-001": ("24.31亿元", None, "超1.813亿元", "over"), "P12-003": ("近3300万元", "nearly", "210万元", None)}
    lines: list[list[object]] = [
        ["2025年第四季度"],
        ["项目编号", "项目名称", "达产后预期（年）", None, "本季度产值（万元）"],
        [None, None, "产值", "利税", None],
    ]
    rows = []
    for number, (one, (value, word, tax, tax_word)) in enumerate(ids.items(), 4):
        lines.append([one, name(one), value, tax, measured(one, OUTPUT)])
        ever = {"value_type": "at_capacity", "period": None}
        rows.append(figure(one, {4: 243100, 5: 3300}[number], f"C{number}", metric_id=OUTPUT, qualifier=word, **ever))
        rows.append(figure(one, {4: 18130, 5: 210}[number], f"D{number}", metric_id=TAX, qualifier=tax_word, **ever))
        rows.append(figure(one, measured(one, OUTPUT), f"E{number}", metric_id=OUTPUT))
    merged(sheet_of(lines), "A2:A3", "B2:B3", "C2:D2", "E2:E3").save(path)
    return comes_to(["accepted", "questions"], rows, count={"observations": 6})


@case(
    "targets_and_results.xlsx",
    "a pair's targets of the year beside what was reached and the rate: targets are read, sums by pair are not",
)
def targets_and_results(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年结对目标任务完成情况（亿元）"],
        ["结对", "完成投资", None, None, "产值", None, None],
        [None, "年度目标", "实际完成", "完成率", "年度目标", "实际完成", "完成率"],
        ["德清县—缙云县", 11.02, 9.87, "89.6%", 13.68, 12.9, "94.3%"],
        ["义乌市—莲都区", 20.26, 19.5, "96.2%", 4.85, 4.91, "101.2%"],
    ]
    rows = []
    for number, pair, money, output in ((4, "P12", 110200, 136800), (5, "P15", 202600, 48500)):
        for letter, metric, wan in (("B", "investment_completed", money), ("E", OUTPUT, output)):
            values = {"pair_id": pair, "year": "2025", "metric_id": metric, "target": yuan(wan)}
            rows.append(row("targets", values, f"{letter}{number}"))
    merged(sheet_of(lines), "A1:G1", "A2:A3", "B2:D2", "E2:G2").save(path)
    return comes_to(
        ["accepted", "questions", "refused"],
        rows,
        count={"targets": 4},
        absent=sums(98700, 129000, 195000, 49100),
        more_errors=True,
    )


@case(
    "cooperation_storeys.xlsx", "cooperation of two years, 预计 and 实际 under each, words kept, 暂无 left out", AGAIN
)
def cooperation_storeys(path: Path) -> Row:
    lines: list[list[object]] = [
        ["结对企业合作项目金额情况表"],
        ["结对", "企业合作项目金额", None, None, None],
        [None, "2024年", None, "2025年", None],
        [None, "预计", "实际", "预计", "实际"],
        ["桐乡市—天台县", "4.5亿元", "超3.6亿元", "超5亿元", "超4.1亿元"],
        ["吴兴区—云和县", "29500万元", "2.25亿元", "超3.45亿元", "超2.75亿元"],
    ]
    told = {
        "P10": ((45000, None), (36000, "over"), (50000, "over"), (41000, "over")),
        "P11": ((29500, None), (22500, None), (34500, "over"), (27500, "over")),
    }
    rows = []
    for number, (pair, four) in enumerate(told.items(), 5):
        for n, (wan, word) in enumerate(four):
            other = {"subject_type": "pair", "metric_id": "cooperation_amount", "period": str(2024 + n // 2)}
            kind = ("forecast", "actual")[n % 2]
            rows.append(figure(pair, wan, f"{'BCDE'[n]}{number}", value_type=kind, qualifier=word, **other))
    merged(sheet_of(lines), "A1:E1", "A2:A4", "B2:E2", "B3:C3", "D3:E3").save(path)
    return comes_to(["accepted", "questions"], rows, count={"observations": 8})


@case("units_by_row.xlsx", "a column 单位 that says 万元, 亿元 or 元 row by row")
def units_by_row(path: Path) -> Row:
    lines: list[list[object]] = [[TITLE], ["项目编号", "项目名称", "单位", "计划总投资", "本季度完成投资"]]
    for one, (unit, part) in zip(
        FIVE, (("万元", 1), ("亿元", 10_000), ("元", 0.0001), ("万元", 1), ("亿元", 10_000)), strict=True
    ):
        lines.append([one, name(one), unit, round(planned(one) / part, 6), round(invested(one) / part, 6)])
    sheet_of(lines).save(path)
    return comes_to(["accepted", "questions"], both("DE", first=3), count={"observations": 5, "projects": 5})


@case(
    "units_in_own_row.xlsx",
    "units in brackets in a row of their own beneath the header, then a row of column numbers 甲 乙 1 2",
    WPS,
)
def units_in_own_row(path: Path) -> Row:
    lines: list[list[object]] = [
        [TITLE],
        ["序号", "项目编号", "项目名称", "计划总投资", "本季度完成投资", "完成率"],
        [None, None, None, "（亿元）", "（万元）", "（%）"],
        ["甲", "乙", "丙", 1, 2, "3=2/1"],
    ]
    for n, one in enumerate(FIVE, 1):
        lines.append(
            [n, one, name(one), planned(one) / 10_000, invested(one), round(invested(one) / planned(one) * 100, 1)]
        )
    sheet_of(lines).save(path)
    return comes_to("accepted", both("DE", first=5), count={"observations": 5, "projects": 5})


@case("unit_of_title_and_header.xlsx", "the corner says 万元, one header says 亿元: the column's own unit holds for it")
def unit_of_title_and_header(path: Path) -> Row:
    lines: list[list[object]] = [
        [TITLE],
        [None, None, None, None, "单位：万元"],
        ["序号", "项目编号", "项目名称", "计划总投资（亿元）", "本季度完成投资"],
    ]
    for n, one in enumerate(FIVE, 1):
        lines.append([n, one, name(one), planned(one) / 10_000, invested(one)])
    sheet_of(lines).save(path)
    return comes_to("accepted", both(), count={"observations": 5, "projects": 5})


@case(
    "rates_shown_as_percent.xlsx",
    "rates as shares of one shown as per cent, by formulas, with #DIV/0! where the plan is blank",
    "by hand",
)
def rates_shown(path: Path) -> Row:
    lines: list[list[object]] = [
        [TITLE],
        ["单位：万元"],
        ["序号", "项目编号", "项目名称", "计划总投资", "本季度完成投资", "完成率（%）"],
    ]
    for number, one in enumerate(FIVE, 4):
        blank = one == FIVE[2]
        told = f"<v>{invested(one) / planned(one)}</v>"
        rate = (
            f'<c r="F{number}" t="e"><f>E{number}/D{number}</f><v>#DIV/0!</v></c>'
            if blank
            else f'<c r="F{number}"><f>E{number}/D{number}</f>{told}</c>'
        )
        lines.append([number - 3, one, name(one), None if blank else planned(one), invested(one), rate])
    zipped.written(path, lines, SHEET)
    rows = [one for one in both() if one["values"] != plan(FIVE[2], "D6")["values"]]
    return comes_to(["accepted", "questions"], rows, count={"observations": 5})


@case(
    "planned_completion.xlsx",
    "计划竣工时间, 预计投产时间 and 建设年限 in a project list: plans are no days on which it happened",
)
def planned_completion(path: Path) -> Row:
    lines: list[list[object]] = [
        ["缙云县2025年结对重点项目清单"],
        [
            "序号",
            "项目编号",
            "项目名称",
            "建设年限",
            "计划总投资\n（亿元）",
            "开工时间",
            "计划竣工时间",
            "预计投产时间",
            "责任单位",
        ],
    ]
    days = {"P12-013": "2025.3.31", "P12-016": "2025年3月20日", "P12-021": "2025/4/11"}
    rows = []
    for number, (one, day) in enumerate(days.items(), 3):
        lines.append(
            [number - 2, one, name(one), "2025-2027", planned(one) / 10_000, day, "2026年12月", "2027年3月", "县经信局"]
        )
        start = {"P12-013": "2025-03-31", "P12-016": "2025-03-20", "P12-021": "2025-04-11"}[one]
        told = {"project_id": one, "planned_investment": yuan(planned(one)), "started_on": start, "completed_on": None}
        rows.append(row("projects", told, f"E{number}", f"F{number}"))
    sheet_of(lines).save(path)
    return comes_to(["accepted", "questions"], rows, count={"projects": 3}, never_text="2026-12-31")


@case(
    "months_in_headers.xlsx", "10—12月 and 1—12月 in the headers, the pair in the title: a quarter and the year so far"
)
def months_in_headers(path: Path) -> Row:
    lines: list[list[object]] = [["德清县—缙云县结对项目完成投资（万元）"]]
    lines.append(["项目编号", "项目名称", "2025年10—12月完成投资", "2025年1—12月完成投资"])
    lines += [[one, name(one), invested(one), to_date(one, "2025Q1")] for one in MINE]
    sheet_of(lines).save(path)
    rows = [figure(one, invested(one), f"C{n}") for n, one in enumerate(MINE, 3)]
    return comes_to("accepted", rows, count={"observations": 3})


@case(
    "year_beside_quarter.xlsx",
    "2025年 over plan and done, 2025年四季度 over the same, next year's first quarter expected",
)
def year_beside_quarter(path: Path) -> Row:
    lines: list[list[object]] = [
        ["德清县—缙云县2025年四季度投资计划执行表（万元）"],
        ["项目编号", "2025年", None, "2025年四季度", None, "一季度预计完成投资"],
        [None, "计划投资", "完成投资", "计划投资", "完成投资", None],
    ]
    rows = []
    for number, one in enumerate(MINE, 4):
        lines.append([one, 8000, to_date(one, "2025Q1"), 2500, invested(one), 1900 + number])
        rows.append(figure(one, invested(one), f"E{number}"))
        rows.append(figure(one, 1900 + number, f"F{number}", period="2026Q1", value_type="forecast"))
    merged(sheet_of(lines), "A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3").save(path)
    return comes_to(["accepted", "questions"], rows, count={"observations": 6}, absent=sums(8000, 2500))
