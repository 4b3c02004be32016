"""The other ledgers of an office: funds, targets, assessments, activities, supply and demand, output, a whole province's return."""

from pathlib import Path

import xlsxwriter
from openpyxl import Workbook
from openpyxl.styles import Alignment

from tests.ledgers.making import office
from tests.ledgers.making.cases import AGAIN, SHEET, SOFT, Row, case, comes_to, fault, figure, row, yuan
from tests.ledgers.making.figures import FIVE, invested, planned, table, wan
from tests.ledgers.making.layouts import sheet_of


@case("targets.ods", "targets of 2026 of three pairs, two measures as columns in 亿元", AGAIN)
def targets(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2026年结对目标任务分解表（单位：亿元）"],
        ["结对", "完成投资目标", "产值目标"],
        ["滨江—泰顺", 9.5, 12.34],
        ["德清—缙云", "11", 15.6],
        ["义乌—莲都", 20.05, None],
    ]
    sheet_of(lines).save(path)
    rows = []
    for number, (pair, *told) in enumerate((("P01", 9.5, 12.34), ("P12", 11, 15.6), ("P15", 20.05, None)), 3):
        for metric, value, column in zip(("investment_completed", "output_value"), told, "BC", strict=True):
            if value is not None:
                values = {
                    "pair_id": pair,
                    "year": "2026",
                    "metric_id": metric,
                    "target": yuan(value * 10_000),
                    "unit": "yuan",
                }
                rows.append(row("targets", values, f"{column}{number}"))
    return comes_to(["accepted", "questions"], rows, count={"targets": 5})


@case("assessments.ods", "scores of the whole year 2025 with grades, indicators as columns", "LibreOffice")
def assessments(path: Path) -> Row:
    lines: list[list[object]] = [
        [office.spread("2025年度结对工作绩效评价结果", 7), *[office.COVERED] * 6],
        ["结对", "总评", "等次", "投资完成", "产出效益", "资金执行", "填报质量"],
        ["德清—缙云", 88.5, "良", 87.25, 84, "90分", 96],
        ["滨江—泰顺", "91.0", "优", 90, 92.5, 88, 94],
    ]
    office.convert(path, office.flat({SHEET: lines}), "fods", "ods")
    rows = []
    for number, (pair, scores) in enumerate((("P12", (88.5, 87.25, 84, 90, 96)), ("P01", (91, 90, 92.5, 88, 94))), 3):
        indicators = ("overall", "investment", "output", "fund_execution", "reporting")
        for indicator, score, column in zip(indicators, scores, "BDEFG", strict=True):
            values = {"subject_id": pair, "year": "2025", "half": None, "indicator_id": indicator, "score": str(score)}
            rows.append(row("assessments", values, f"{column}{number}"))
    rows[0]["values"]["grade_printed"] = "良"  # type: ignore[index]
    return comes_to(["accepted", "questions"], rows, count={"assessments": 10})


@case("scores_beyond.xlsx", "a score of 105, one of -3, one in words")
def scores_beyond(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年度绩效评价"],
        ["结对", "总评", "投资完成", "产出效益"],
        ["P12", 105, -3, "合格"],
        ["P01", 90, 91, 92],
    ]
    sheet_of(lines).save(path)
    return comes_to("refused", faults=[fault("B3", "100|105"), fault("C3", "0|-3"), fault("D3", "合格")])


@case(
    "activities.xls",
    "activities with kinds in office words, people as 41人, firms as 约30家, an amount expected",
    AGAIN,
)
def activities(path: Path) -> Row:
    lines: list[list[object]] = [
        ["德清—缙云2025年四季度结对活动台账"],
        ["序号", "活动名称", "活动类别", "时间", "参与企业", "参加人次", "金额", "金额性质", "赛道"],
        [1, "智能装备产业链对接会", "产业对接会", "2025年12月3日", "约30家", "41人", "超1.2亿元", "预计", "T2"],
        [2, "两地人大代表考察", "走访", "2025-12-18", 6, 25, None, None, None],
        [3, "干部挂职第三批", "干部挂职", "2025年11月", None, "4人次", "", None, None],
    ]
    sheet_of(lines).save(path)
    first = {
        "pair_id": "P12",
        "kind": "matching",
        "date": "2025-12-03",
        "firms": "30",
        "people": "41",
        "amount": yuan(12000),
    }
    rows = [
        row("events", {**first, "value_type": "forecast", "qualifier": "over", "track_id": "T2"}, "G3"),
        row("events", {"kind": "visit", "people": "25", "amount": None, "value_type": "actual"}, "F4"),
        row("events", {"kind": "secondment", "people": "4", "date": "2025-11-30", "date_precision": "month"}, "F5"),
    ]
    return comes_to(["accepted", "questions"], rows, count={"events": 3})


@case("supply_and_demand.ods", "needs and offers with units of every kind: ㎡, 公顷, 吨标准煤, 名, 万元", AGAIN)
def supply_and_demand(path: Path) -> Row:
    lines: list[list[object]] = [
        ["缙云县要素供需清单（2026年一季度）"],
        ["县", "供给/需求", "类别", "具体内容", "数量", "单位"],
        ["缙云", "供给", "土地", "标准厂房（新建）", 32000, "平方米"],
        ["缙云", "供给", "土地", "工业用地（新出让）", 4, "公顷"],
        ["缙云", "需求", "人才", "数控技师", "超80名", None],
        ["缙云", "需求", "资金", "供应链融资", 3000, "万元"],
        ["德清", "供给", "能耗", "用能指标（调剂）", 12000, "吨标准煤/年"],
        ["德清", "需求", "人才", "研发人员", "若干", None],
    ]
    sheet_of(lines).save(path)
    told = [
        ("331122", "offer", "land", "3.2", "wan_square_metre", None),
        ("331122", "offer", "land", "60", "mu", None),
        ("331122", "need", "talent", "80", "person", "over"),
        ("331122", "need", "capital", yuan(3000), "yuan", None),
        ("330521", "offer", "energy", "1.2", "wan_tce_a_year", None),
    ]
    rows = []
    for number, (county, side, category, quantity, unit, word) in enumerate(told, 3):
        values = {
            "adcode": county,
            "side": side,
            "category": category,
            "quantity": quantity,
            "unit": unit,
            "qualifier": word,
        }
        rows.append(row("resources", values, f"E{number}"))
    return comes_to(["accepted", "questions", "refused"], rows, may=[fault("E8", "若干")])


@case(
    "output_and_tax.xlsx",
    "output and taxes of the quarter beside investment; what they will be at capacity; 百亿级 in words",
)
def output_and_tax(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年第四季度项目产出情况（万元）"],
        ["项目编号", "本季度产值", "本季度利税", "达产后年产值", "达产后年利税"],
        ["P12-008", 1672, 60, None, None],
        ["P12-009", 1339, 68, None, None],
        ["P12-013", "未投产", "不适用", "约1.8亿元", "2100"],
        ["P12-016", None, None, "百亿级", None],
    ]
    sheet_of(lines).save(path)
    rows = [
        figure("P12-008", 1672, "B3", metric_id="output_value"),
        figure("P12-008", 60, "C3", metric_id="profit_and_tax"),
        figure("P12-009", 68, "C4", metric_id="profit_and_tax"),
        figure(
            "P12-013", 18000, "D5", metric_id="output_value", value_type="at_capacity", period=None, qualifier="about"
        ),
        figure("P12-013", 2100, "E5", metric_id="profit_and_tax", value_type="at_capacity", period=None),
    ]
    may = [fault("B5", "未投产"), fault("D6", "百亿")]
    never = [yuan(1_000_000)]
    return comes_to(["accepted", "questions", "refused"], rows, may=may, never=never)


@case("county_levels.xls", "a county's statistics down the page: indicator, unit and figure in rows", "LibreOffice")
def county_levels(path: Path) -> Row:
    lines: list[list[object]] = [
        ["缙云县2025年主要指标"],
        ["指标", "单位", "2025年"],
        ["企业数", "家", 5801],
        ["省级以上专精特新企业数", "家", 42],
        ["上市企业数", "家", 3],
    ]
    office.convert(path, office.flat({SHEET: lines}), "fods", "xls")
    told = (("firms", 5801), ("srdi_firms", 42), ("listed_firms", 3))
    rows = [
        row(
            "observations",
            {"subject_id": "331122", "metric_id": metric, "period": "2025", "value": str(value)},
            f"C{n}",
        )
        for n, (metric, value) in enumerate(told, 3)
    ]
    return comes_to(["accepted", "questions", "refused"], rows, more_errors=True)


@case(
    "counties_across.xlsx",
    "counties as rows, five statistics of the year as columns, industrial county above mountain county",
)
def counties_across(path: Path) -> Row:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet(SHEET)
    centre = book.add_format({"align": "center", "bold": True})
    sheet.merge_range("A1:F1", "2025年结对县域工业基本情况", centre)
    sheet.write_row(
        1,
        0,
        [
            "县（市、区）",
            "企业数",
            "规上工业企业数占全市比重（%）",
            "省级以上专精特新企业数",
            "其中：国家级“小巨人”企业数",
            "上市企业数",
        ],
    )
    sheet.write_row(2, 0, ["德清县", 9874, 13, 200, 26, 10])
    sheet.write_row(3, 0, ["缙云县", 5801, 9.1, 42, 8, 3])
    book.close()
    rows = []
    metrics = ("firms", "above_scale_firms_share_of_city", "srdi_firms", "little_giants", "listed_firms")
    for number, (county, told) in enumerate(
        (("330521", (9874, 13, 200, 26, 10)), ("331122", (5801, 9.1, 42, 8, 3))), 3
    ):
        for metric, value, column in zip(metrics, told, "BCDEF", strict=True):
            values = {
                "subject_type": "county",
                "subject_id": county,
                "metric_id": metric,
                "period": "2025",
                "value": str(value),
            }
            rows.append(row("observations", values, f"{column}{number}"))
    return comes_to(["accepted", "questions"], rows, count={"observations": 10})


@case(
    "cooperation_amounts.csv", "a pair's cooperation amounts of the year, actual and expected in two columns", "by hand"
)
def cooperation_amounts(path: Path) -> Row:
    text = "2025年企业合作情况（亿元）,,\n结对,企业合作项目金额（实际）,企业合作项目金额（预计）\n德清—缙云,,超4.5\n"
    path.write_text(text, encoding="utf-8")
    told = {
        "subject_type": "pair",
        "subject_id": "P12",
        "metric_id": "cooperation_amount",
        "period": "2025",
        "value_type": "forecast",
    }
    one = row("observations", {**told, "value": yuan(45000), "qualifier": "over"}, "C3", sheet=path.stem)
    return comes_to(["accepted", "questions"], [one])


@case(
    "province_quarter.xlsx", "a whole quarter of seventeen pairs: the eighteenth, which reported last time, is missing"
)
def province_quarter(path: Path) -> Row:
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(["2026年第一季度各结对项目完成投资（万元）"])
    sheet.append(["结对", "项目编号", "完成投资"])
    rows = []
    projects = [one for one in table("projects") if one["stage"] in ("under_construction", "started")]
    seen = {
        one["subject_id"]: one["value"]
        for one in table("observations")
        if (one["metric_id"], one["period"]) == ("investment_completed", "2025Q4")
    }
    for one in projects:
        if one["pair_id"] == "P18" or not seen.get(one["project_id"]):
            continue
        value = wan(seen[one["project_id"]])
        sheet.append([one["pair_id"], one["project_id"], value])
        rows.append(figure(one["project_id"], value, f"C{sheet.max_row}", period="2026Q1"))
    for cell in sheet["A"]:
        cell.alignment = Alignment(horizontal="center")
    book.save(path)
    said = fault(None, "P18|玉环|仙居", SOFT, sheet=None)
    return comes_to("questions", rows, [said], count={"observations": len(rows)})


@case(
    "ledger_whole.xlsx",
    "a pair's whole project ledger of 26 columns and a title, as the office keeps it, with ids of its own",
    AGAIN,
)
def ledger_whole(path: Path) -> Row:
    header = [
        "序号",
        "结对",
        "项目编号",
        "项目名称",
        "所属行业",
        "牵头企业",
        "来源地",
        "落户地",
        "园区",
        "赛道",
        "阶段",
        "阶段时点",
    ]
    header += ["签约日期", "开工日期", "竣工投产日期", "达产日期", "计划总投资（万元）", "本季完成投资（万元）"]
    header += ["联系人", "联系电话", "是否省重点", "立项文号", "土地证号", "能评批复", "环评批复", "备注"]
    names = {one["adcode"]: one["name"] for one in table("counties")}
    stages = {
        "under_construction": "在建",
        "in_production": "竣工投产",
        "at_capacity": "达产",
        "started": "开工",
        "signed": "签约",
    }
    lines: list[list[object]] = [["缙云县结对项目台账（2025年第四季度）"], list(header)]
    rows = []
    for number, one in enumerate(x for x in table("projects") if x["project_id"] in (*FIVE, "P12-022", "P12-024")):
        key = one["project_id"]
        who = [
            one["name"],
            one["industry"],
            one["lead_enterprise"],
            names[one["origin_adcode"]],
            names[one["host_adcode"]],
        ]
        steps = [
            one["track_id"],
            stages[one["stage"]],
            "2025.12.31",
            one["signed_on"],
            one["started_on"].replace("-", "/"),
        ]
        told_so_far = [one["completed_on"] or "/", None, planned(key), invested(key)]
        papers = ["某某", "13000000000", "否", "缙发改〔2025〕12号", "/", "无", "已批", None]
        lines.append([number + 1, "德清—缙云", key, *who, one["park"], *steps, *told_so_far, *papers])
        rows.append(figure(key, invested(key), f"R{number + 3}"))
        told = {
            name: one[name] or None
            for name in (
                "project_id",
                "pair_id",
                "track_id",
                "name",
                "industry",
                "lead_enterprise",
                "host_adcode",
                "stage",
                "signed_on",
                "started_on",
                "completed_on",
            )
        }
        rows.append(row("projects", {**told, "planned_investment": yuan(planned(key))}, f"Q{number + 3}"))
    sheet_of(lines).save(path)
    return comes_to(["accepted", "questions"], rows, count={"observations": 7, "projects": 7})
