"""Budgets by year and pair, and tables that set budget, allocation and spending of a whole year side by side."""

from pathlib import Path

from openpyxl.utils import get_column_letter

from tests.ledgers.making.cases import SOFT, Row, absent, case, comes_to, fault, yuan
from tests.ledgers.making.layouts import sheet_of
from tests.ledgers.making.money.published import amount, both, flows, told

YEARS = ("2023", "2024", "2025")
LISHUI, QUZHOU = ("P02", "P08", "P12", "P15"), ("P03", "P13", "P14")


@case(
    "budget_by_year.xlsx",
    "budgets of three years: a header of two storeys, the counties of a pair in two columns, cities merged down, subtotals, notes below",
)
def budget_by_year(path: Path) -> Row:
    lines: list[list[object]] = [
        ["结对帮扶专项资金分年度预算安排情况表"],
        ["单位：万元"],
        ["序号", "设区市", "结对双方", None, "预算安排", None, None, "合计", "备注"],
        [None, None, "工业大县", "山区县", "2023年", "2024年", "2025年", None, None],
    ]
    rows, merged, number = [], ["A1:I1", "A3:A4", "B3:B4", "C3:D3", "E3:G3", "H3:H4", "I3:I4"], 0
    for city, pairs in (("丽水市", LISHUI), ("衢州市", QUZHOU)):
        first, sums = len(lines) + 1, [0.0, 0.0, 0.0]
        for pair in pairs:
            number += 1
            found = [flows(stage="planned", year=year, pair_id=pair)[0] for year in YEARS]
            figures = [amount(one) for one in found]
            lines.append([number, city if pair == pairs[0] else None, *both(pair), *figures, sum(figures), None])
            rows += [
                told(one, f"{letter}{len(lines)}", flow_id=one["flow_id"])
                for one, letter in zip(found, "EFG", strict=True)
            ]
            sums = [a + b for a, b in zip(sums, figures, strict=True)]
        merged.append(f"B{first}:B{len(lines)}")
        lines.append([None, f"{city}小计", None, None, *sums, sum(sums), None])
    lines.append(["注：1.预算安排数以省财政厅当年文件为准，不含省级统筹部分。"])
    lines.append(["    2.衢州市含2024年调出山区县名单的柯城区。"])
    book = sheet_of(lines)
    for block in merged:
        book.active.merge_cells(block)
    book.save(path)
    return comes_to("accepted", rows, count={"fund_flows": 21}, absent=[absent("fund_flows", period="2025Q4")])


@case(
    "budget_slips.xlsx",
    "a budget table in 万元 with one amount typed in yuan, one in 亿元 and one in words; the others are as published",
)
def budget_slips(path: Path) -> Row:
    lines: list[list[object]] = [["2025年结对专项资金预算安排（万元）"], ["结对", "预算安排"]]
    rows = []
    for place, pair in enumerate(("P01", "P02", "P04", "P05", "P06", "P07"), 3):
        one = flows(stage="planned", year="2025", pair_id=pair)[0]
        wrong = {"P02": 134800000, "P05": 1.1334, "P07": "待省财政厅下文"}.get(pair)
        lines.append(["—".join(both(pair)), wrong if wrong is not None else amount(one)])
        if wrong is None:
            rows.append(told(one, f"B{place}"))
    sheet_of(lines).save(path)
    faults = [fault("B4", "18|亿|单位"), fault("B6", None), fault("B8", "待")]
    return comes_to("refused", rows, faults)


@case("budget_revised.xlsx", "a budget that differs from the published one is the same movement corrected, no second")
def budget_revised(path: Path) -> Row:
    lines: list[list[object]] = [["2025年预算安排调整表", None, "单位：亿元"], ["结对", "资金年度", "预算安排"]]
    first, second = (flows(stage="planned", year="2025", pair_id=pair)[0] for pair in ("P12", "P15"))
    lines += [["德清县、缙云县", "2025年", "0.9984"], ["义乌市、莲都区", "2025年", 0.8]]
    sheet_of(lines).save(path)
    rows = [told(first, "C3", amount=yuan(9984)), told(second, "C4")]
    return comes_to(["accepted", "questions"], rows, count={"fund_flows": 2})


@case(
    "year_of_all_stages.xlsx",
    "budget, allocation, disbursement, spending and rate of a whole year: a year's sums are no quarter's movements",
)
def year_of_all_stages(path: Path) -> Row:
    header = ["序号", "结对", "预算安排", "下达", "拨付", "支出", "执行率"]
    lines: list[list[object]] = [["2025年度结对专项资金执行情况表", *[None] * 5, "单位：万元"], list(header)]
    rows, wrong, cells = [], [], []
    for number, pair in enumerate(("P12", "P13", "P15"), 1):
        planned = flows(stage="planned", year="2025", pair_id=pair)[0]
        sums = [
            sum(amount(one) for one in flows(stage=stage, year="2025", pair_id=pair))
            for stage in ("allocated", "disbursed", "spent")
        ]
        place = len(lines) + 1
        lines.append([number, "—".join(both(pair)), amount(planned), *sums, f"{sums[2] / sums[0]:.1%}"])
        rows.append(told(planned, f"C{place}"))
        wrong += [absent("fund_flows", amount=yuan(value), period="2025Q4") for value in sums]
        cells += [f"{letter}{place}" for letter in "DEF"]
    sheet_of(lines).save(path)
    said = fault(cells, "期|季", ["error", *SOFT], each=True)
    return comes_to(["questions", "refused"], rows, [said], absent=wrong)


@case(
    "spent_to_date.xlsx",
    "spending to date by fund year: a running sum is no quarter's movement, and the fund year no period",
)
def spent_to_date(path: Path) -> Row:
    lines: list[list[object]] = [
        ["截至2025年第四季度末结对专项资金累计支出情况", None, None, None, None],
        ["结对", "收款县", "2023年度资金（万元）", "2024年度资金（万元）", "2025年度资金（万元）"],
    ]
    wrong, cells = [], []
    for pair in ("P12", "P15"):
        place = len(lines) + 1
        sums = [sum(amount(one) for one in flows(stage="spent", year=year, pair_id=pair)) for year in YEARS]
        lines.append(["—".join(both(pair)), both(pair)[1], *sums])
        wrong += [absent("fund_flows", stage="spent", amount=yuan(value)) for value in sums]
        cells += [f"{get_column_letter(column)}{place}" for column in (3, 4, 5)]
    sheet_of(lines).save(path)
    said = fault([*cells, "C2", "A1", None], "累计|季|期", ["error", *SOFT])
    return comes_to(["questions", "refused"], [], [said], absent=wrong, may=[fault([*cells, "C2", "D2", "E2"], None)])


def left(pair: str, year: str) -> dict[str, str] | None:
    found = flows(stage="carried_over", year=year, pair_id=pair, period="2025Q4")
    return found[0] if found else None


@case(
    "left_over.xlsx",
    "what is left of three fund years at the end of 2025: years of the money as columns, each in a unit of its own, a dash for none",
)
def left_over(path: Path) -> Row:
    lines: list[list[object]] = [
        ["结对专项资金结转结余情况表（2025年第四季度末）"],
        ["结对", "收款县", "结转结余", None, None],
        [None, None, "2023年度资金（元）", "2024年度资金（万元）", "2025年度资金（万元）"],
    ]
    rows = []
    for pair in ("P12", "P13", "P15"):
        place = len(lines) + 1
        found = [left(pair, year) for year in YEARS]
        figures: list[object] = ["—" if one is None else amount(one) for one in found]
        figures[0] = float(figures[0]) * 10_000  # type: ignore[arg-type]
        lines.append(["—".join(both(pair)), both(pair)[1], *figures])
        rows += [told(one, f"{letter}{place}") for one, letter in zip(found, "CDE", strict=True) if one]
    book = sheet_of(lines)
    for block in ("A1:E1", "A2:A3", "B2:B3", "C2:E2"):
        book.active.merge_cells(block)
    book.save(path)
    return comes_to(["accepted", "questions"], rows, count={"fund_flows": 8})


@case(
    "units_in_budget_cells.csv",
    "a grand total above all rows in another unit than theirs, amounts with thousand separators and their unit in the cell",
    "by hand",
)
def units_in_budget_cells(path: Path) -> Row:
    pairs = ("P10", "P12", "P18")
    lines = ["2025年度省结对专项资金预算安排表,,", "资金年度,结对,预算安排", "2025,总计,60000万元"]
    rows = []
    for place, pair in enumerate(pairs, 4):
        one = flows(stage="planned", year="2025", pair_id=pair)[0]
        lines.append(f'2025,{"—".join(both(pair))},"{float(one["amount"]):,.2f}元"')
        rows.append(told(one, f"C{place}", sheet=path.stem))
    path.write_bytes(("\n".join(lines) + "\n").encode("gbk"))
    wrong = [absent("fund_flows", amount=yuan(60000))]
    return comes_to(["accepted", "questions"], rows, count={"fund_flows": 3}, absent=wrong)
