"""Ledgers of fund movements: stages as columns or in a column, wrong years and sizes, doubles, overspending."""

from pathlib import Path

from tests.ledgers.making.cases import AGAIN, WPS, Row, absent, case, comes_to, fault, row, yuan
from tests.ledgers.making.figures import name
from tests.ledgers.making.layouts import sheet_of


def flow(stage: str, wan_told: object, *cells: str, **other: object) -> Row:
    values = {"year": "2025", "period": "2026Q1", "stage": stage, "pair_id": "P12", "amount": yuan(wan_told)}
    return row("fund_flows", values | other, *cells)


@case(
    "funds_wide.xls", "fund movements of a quarter, one row a project, allocated, disbursed and spent as columns", AGAIN
)
def funds_wide(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2026年第一季度省结对专项资金使用情况表", None, None, None, None, None, "单位：万元"],
        ["结对", "资金年度", "收款县", "项目编号", "项目名称", "拨付资金", "实际支出"],
        ["德清—缙云", 2025, "缙云县", "P12-013", name("P12-013"), 60, 48.5],
        ["德清—缙云", 2025, "缙云县", "P12-015", name("P12-015"), 40, None],
        ["合计", None, None, None, None, 100, 48.5],
    ]
    sheet_of(lines).save(path)
    rows = [
        flow("disbursed", 60, "F3", project_id="P12-013", payee_adcode="331122"),
        flow("spent", 48.5, "G3", project_id="P12-013", payee_adcode="331122"),
        flow("disbursed", 40, "F4", project_id="P12-015"),
    ]
    return comes_to(
        ["accepted", "questions"], rows, count={"fund_flows": 3}, absent=[absent("fund_flows", amount=yuan(100))]
    )


@case(
    "funds_long.csv", "movements as a list: stage in a column, in office words, the quarter as 2026年一季度", "by hand"
)
def funds_long(path: Path) -> Row:
    lines = ["资金年度,发生时间,资金环节,结对,收款县市,赛道,金额（万元）,依据"]
    lines += [
        "2025,2026年一季度,拨付,德清-缙云,缙云,T1,35,示例拨付单1号",
        "2025年,2026Q1,支出,P12,缙云县,产业项目合作,21.6,",
    ]
    path.write_bytes("\r\n".join(lines).encode("gbk"))
    rows = [flow("disbursed", 35, payee_adcode="331122", track_id="T1"), flow("spent", 21.6, track_id="T1")]
    for number, one in enumerate(rows, 2):
        one["from"] = [{"sheet": path.stem, "cell": f"G{number}"}]
    return comes_to(["accepted", "questions"], rows, count={"fund_flows": 2})


@case(
    "funds_wrong_year.xlsx",
    "money of the fund year 2026, which the programme does not have; a quarter before its fund year",
)
def funds_wrong_year(path: Path) -> Row:
    lines: list[list[object]] = [
        ["资金年度", "报告期", "环节", "结对", "收款县", "金额（万元）"],
        [2026, "2026年一季度", "拨付", "P12", "缙云县", 35],
        [2025, "2024年三季度", "支出", "P12", "缙云县", 36],
        [2025, "2026年一季度", "支出", "P12", "缙云县", 20],
    ]
    sheet_of(lines).save(path)
    return comes_to("refused", [flow("spent", 20, "F4")], [fault("A2", "2026|2023"), fault(["B3", "A3"], None)])


@case(
    "funds_too_large.xlsx",
    "200,000万元 in one movement is more than a year's money; 3万元 allocated is less than any grant",
)
def funds_too_large(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2026年一季度资金（万元）"],
        ["资金年度", "环节", "结对", "收款县", "金额"],
        [2025, "拨付", "P12", "缙云县", 200000],
        [2025, "下达", "P12", None, 3],
        [2025, "支出", "P12", "缙云县", 20],
    ]
    sheet_of(lines).save(path)
    return comes_to("refused", [flow("spent", 20, "E5")], [fault("E3", "18|亿|单位"), fault("E4", "10|单位")])


@case("funds_overspent.xlsx", "spending that overtakes disbursement of the fund year: a warning that can be answered")
def funds_overspent(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2026年一季度资金（万元）"],
        ["资金年度", "环节", "结对", "收款县", "金额"],
        [2025, "支出", "P12", "缙云县", 2600],
    ]
    sheet_of(lines).save(path)
    return comes_to("questions", [flow("spent", 2600, "E3")], [fault(["E3", None], "支出", "warning")])


@case("funds_overdisbursed.xlsx", "disbursement that overtakes what was allocated: a warning that can be answered")
def funds_overdisbursed(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2026年一季度资金（万元）"],
        ["资金年度", "环节", "结对", "收款县", "金额"],
        [2025, "拨付", "P12", "缙云县", 4000],
    ]
    sheet_of(lines).save(path)
    return comes_to("questions", [flow("disbursed", 4000, "E3")], [fault(["E3", None], "拨付|下达", "warning")])


@case(
    "funds_twice.xlsx",
    "the same movement twice in the file; one that is published already is the published one and no second",
    WPS,
)
def funds_twice(path: Path) -> Row:
    lines: list[list[object]] = [
        ["资金年度", "报告期", "环节", "结对", "收款县", "赛道", "项目编号", "金额（万元）"],
        [2025, "2026Q1", "支出", "P12", "缙云县", "T1", "P12-013", 25],
        [2025, "2026Q1", "支出", "P12", "缙云县", "T1", "P12-013", 25],
        [2025, "2025Q4", "支出", "P12", "缙云县", "T1", "P12-013", 152],
    ]
    sheet_of(lines).save(path)
    cells = [f"{letter}3" for letter in "ABCDEFGH"] + [None]
    faults = [fault(cells, "重复|相同|两次", ["error", "warning"])]
    published = row("fund_flows", {"flow_id": "F2025-1259", "amount": "1520000"}, "H4")
    return comes_to("refused", [published], faults, more_errors=False)
