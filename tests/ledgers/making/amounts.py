"""Figures as they are typed: full-width digits, separators, units and words in the cell, percent signs, and what is none."""

from pathlib import Path

from openpyxl import Workbook

from tests.ledgers.making import office
from tests.ledgers.making.cases import AGAIN, SHEET, SOFT, WPS, Row, absent, case, comes_to, fault, figure, row, yuan
from tests.ledgers.making.figures import FIVE, STANDARD_COUNT, invested, standard, standard_rows
from tests.ledgers.making.layouts import sheet_of


def typed(
    path: Path, cells: list[object], column: int = 4, header: str | None = None, unit: str | None = "单位：万元"
) -> None:
    """The standard return with these in the place of the figures of a column, and another header over them."""
    lines = standard()
    lines[1][5] = unit
    if header:
        lines[2][column] = header
    for line, cell in zip(lines[3:], cells, strict=True):
        line[column] = cell
    sheet_of(lines).save(path)


def of_five(*told: object) -> list[Row]:
    """The five projects' figures, in 万元, read from column E."""
    return [figure(one, wan, f"E{n}") for n, (one, wan) in enumerate(zip(FIVE, told, strict=True), 4)]


@case("full_width.ods", "full-width digits, points and separators", AGAIN)
def full_width(path: Path) -> Row:
    typed(path, ["２２５１", "３，９８８", "６９８４．０", "１８５９．００", "３２３１　"])
    return comes_to("accepted", standard_rows(), count=STANDARD_COUNT)


@case("separators.xls", "thousand separators of every kind: comma, Chinese comma, blank, thin blank, apostrophe", AGAIN)
def separators(path: Path) -> Row:
    typed(path, ["2,251.00", "3，988", "6 984", "1\u2009859", "3'231"])
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT)


@case("units_in_cells.ods", "each amount with its own unit in the cell, which beats the sheet's", AGAIN)
def units_in_cells(path: Path) -> Row:
    typed(path, ["2251万元", "0.3988亿元", "69840000元", "18,590千元", "3231万"])
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT)


@case("hundred_millions.xlsx", "the sheet in 亿元, numbers of four decimals")
def hundred_millions(path: Path) -> Row:
    lines = standard()
    lines[1][5] = "金额单位：亿元"
    for line in lines[3:]:
        line[3], line[4] = line[3] / 10_000, line[4] / 10_000  # type: ignore[operator]
    sheet_of(lines).save(path)
    return comes_to("accepted", standard_rows(), count=STANDARD_COUNT)


@case("units_by_column.xlsx", "the plan in 亿元, the quarter in 元, told in the header with strokes and brackets")
def units_by_column(path: Path) -> Row:
    lines = standard()
    lines[1][5] = None
    lines[2][3], lines[2][4] = "计划总投资/亿元", "本季度完成投资【元】"
    for line in lines[3:]:
        line[3], line[4] = line[3] / 10_000, line[4] * 10_000  # type: ignore[operator]
    sheet_of(lines).save(path)
    return comes_to("accepted", standard_rows(), count=STANDARD_COUNT)


@case("qualifiers.xls", "约, 超, 近, 左右, 以上: the number is read, the word is kept beside it", AGAIN)
def qualifiers(path: Path) -> Row:
    typed(path, ["约2251", "超3988万元", "近0.7亿元", "1859万元左右", "3231万元以上"])
    rows = of_five(2251, 3988, 7000, 1859, 3231)
    for one, word in zip(rows, ("about", "over", "nearly", "about", "at_least"), strict=True):
        one["values"]["qualifier"] = word  # type: ignore[index]
    return comes_to(["accepted", "questions"], rows, count=STANDARD_COUNT)


@case(
    "qualified_plan.xlsx",
    "words before a planned investment, for which the table has no place: told, never lost silently",
)
def qualified_plan(path: Path) -> Row:
    typed(path, ["约8600万元", 20500, "超2.2亿元", 12000, 14000], column=3)
    said = [fault("D4", "约|限定", SOFT), fault("D6", "超|限定", SOFT)]
    return comes_to("questions", standard_rows(), said, count=STANDARD_COUNT)


@case("chinese_numerals.xlsx", "amounts in Chinese numerals, plain and in the forms of cheques", WPS)
def chinese_numerals(path: Path) -> Row:
    typed(
        path,
        ["二千二百五十一万元", "三千九百八十八万", "六千九百八十四万元", "壹仟捌佰伍拾玖万元", "三千二百三十一万元整"],
    )
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT)


@case("blanks_in_words.xlsx", "未报, 不适用, a stroke, 无 and nothing: none of them is 0", AGAIN)
def blanks_in_words(path: Path) -> Row:
    typed(path, ["未报", "不适用", "—", "/", None])
    missing = figure(FIVE[0], None, "E4")
    none = figure(FIVE[1], None, "E5", status="not_applicable")
    zeros = [absent("observations", subject_id=one, value="0.00") for one in FIVE]
    return comes_to(["accepted", "questions"], [missing, none], absent=zeros)


@case("real_zero.xlsx", "a written 0 is 0")
def real_zero(path: Path) -> Row:
    typed(path, [2251, 0, "0", "0.00万元", "零"])
    rows = of_five(2251, 0, 0, 0, 0)[:4]
    return comes_to(["accepted", "questions", "refused"], rows, may=[fault("E8")])


@case(
    "words_for_figures.ods",
    "words where figures belong: 待定, 已完成, 见附件; each told at its cell, the rest read",
    AGAIN,
)
def words_for_figures(path: Path) -> Row:
    typed(path, ["待定", "已完成", "见附件", "正在统计", 3231])
    faults = [fault("E4", "待定"), fault("E5", "已完成"), fault("E6", "见附件"), fault("E7", "正在统计")]
    return comes_to("refused", of_five(2251, 3988, 6984, 1859, 3231)[4:], faults)


@case("two_values.xlsx", "two figures in one cell, and ranges: not the first, not the sum, not the middle")
def two_values(path: Path) -> Row:
    typed(path, ["1251/1000", "3000+988", "6000-7000", "设备800、土建1059", "三四千万"])
    faults = [fault(f"E{n}") for n in range(4, 9)]
    wrong = [
        absent("observations", subject_id=FIVE[0], status="reported"),
        absent("observations", subject_id=FIVE[2], status="reported"),
    ]
    return comes_to("refused", faults=faults, absent=wrong)


@case(
    "brackets.xlsx",
    "negative amounts as accountants write them: (120), -35, △40: no project completes less than nothing",
)
def brackets(path: Path) -> Row:
    typed(path, ["(120)", -35, "△40", "（500）万元", 3231])
    faults = [fault(f"E{n}", severity=["error", *SOFT]) for n in range(4, 8)]
    plus = [
        absent("observations", subject_id=one, value=yuan(x)) for one, x in zip(FIVE, (120, 35, 40, 500), strict=False)
    ]
    return comes_to(["refused", "questions"], faults=faults, absent=plus)


@case("negative_plan.xlsx", "a planned investment below nothing is an error")
def negative_plan(path: Path) -> Row:
    typed(path, [-8600, 20500, 22000, 12000, 14000], column=3)
    return comes_to("refused", faults=[fault("D4")], absent=[absent("projects", planned_investment=yuan(8600))])


@case("negative_figures.xlsx", "completed investment and output below nothing are errors, a loss is a figure")
def negative_figures(path: Path) -> Row:
    lines: list[list[object]] = [
        ["缙云县2025年第四季度"],
        ["项目编号", "本季完成投资（万元）", "本季产值（万元）", "本季利税（万元）"],
        ["P12-013", -2251, None, None],
        ["P12-015", 6984, "-120", -35],
        ["P12-016", "负30", 80, "-5.5"],
    ]
    sheet_of(lines).save(path)
    rows = [
        figure("P12-015", 6984, "B4"),
        figure("P12-015", -35, "D4", metric_id="profit_and_tax"),
        figure("P12-016", 80, "C5", metric_id="output_value"),
        figure("P12-016", "-5.5", "D5", metric_id="profit_and_tax"),
    ]
    wrong = [absent("observations", value=yuan(n)) for n in (2251, 120, 30, 35)]
    return comes_to("refused", rows, [fault("B3", "负"), fault("C4", "负"), fault("B5", "负")], absent=wrong)


@case("foreign_money.xlsx", "dollars and euros: not yuan at par")
def foreign_money(path: Path) -> Row:
    typed(path, ["300万美元", "$3,988", "€500万", "USD 200万", "3231万元人民币"])
    faults = [fault(f"E{n}", None) for n in range(4, 8)]
    at_par = [absent("observations", value=yuan(x)) for x in (300, 3988, 500, 200)]
    return comes_to("refused", of_five(0, 0, 0, 0, 3231)[4:], faults, absent=at_par)


@case("wrong_units.xlsx", "tonnes and mu where money belongs")
def wrong_units(path: Path) -> Row:
    typed(path, ["2251吨", "39亩", 6984, "1859平方米", "50%"])
    faults = [fault("E4", "吨|单位"), fault("E5", "亩|单位"), fault("E7", "平方米|单位"), fault("E8", "%|单位|百分")]
    return comes_to("refused", [of_five(0, 0, 6984, 0, 0)[2]], faults)


@case("exponents.csv", "figures in yuan that Excel saved to text as 2.251E+07", "by hand")
def exponents(path: Path) -> Row:
    lines = ["2025年第四季度完成投资情况,,", "项目编号,计划总投资（元）,完成投资（元）"]
    told = zip(
        FIVE,
        ("8.6E+07", "2.05E+08", "2.2E+08", "1.2E+08", "1.4E+08"),
        ("2.251E+07", "3.988E+07", "6.984e+07", "1.859E+007", "3.231E7"),
        strict=True,
    )
    lines += [",".join(line) for line in told]
    path.write_bytes("\r\n".join(lines).encode("gbk"))
    rows = standard_rows(path.stem, first=3, planned_in="B", invested_in="C")
    return comes_to(["accepted", "questions"], rows, count=STANDARD_COUNT)


@case(
    "many_decimals.xlsx",
    "a third of 10,000 yuan: more decimals than a fen; rounded and shown, or told, never cut silently",
)
def many_decimals(path: Path) -> Row:
    typed(path, [2251.123456789, 3988.00000001, 6984, 1859, 1 / 3])
    rows = [figure(FIVE[2], 6984, "E6"), figure(FIVE[3], 1859, "E7")]
    wrong = [absent("observations", subject_id=FIVE[0], value=x) for x in ("22511234.00", "22511234.5", "22510000.00")]
    may = [fault(["E4", "E5", "E8"], severity=["error", *SOFT], each=True)]
    return comes_to(["accepted", "questions", "refused"], rows, absent=wrong, may=may)


@case("huge.xlsx", "numbers no table can hold: 1E+30 and thirty digits")
def huge(path: Path) -> Row:
    typed(path, [1e30, "999999999999999999999999999999", 6984, 1859, 3231])
    return comes_to("refused", of_five(0, 0, 6984, 1859, 3231)[2:], [fault("E4"), fault("E5")])


@case("truth_values.xlsx", "TRUE, 是 and a time of day where figures belong")
def truth_values(path: Path) -> Row:
    typed(path, [True, "是", 6984, "08:30", 3231])
    said = [fault("E4"), fault("E5"), fault("E7")]
    return comes_to("refused", faults=said, absent=[absent("observations", subject_id=FIVE[0], value=yuan(1))])


@case("money_formats.xls", "numbers shown as ¥2,251.00, with the unit in the number format, or as 0.0,万", AGAIN)
def money_formats(path: Path) -> Row:
    lines = standard()
    book = sheet_of(lines)
    for n, shown in enumerate(("¥#,##0.00", '#,##0"万元"', "#,##0_);[Red](#,##0)", '0.00"万"', "@"), 4):
        book.active[f"E{n}"].number_format = shown
    book.save(path)
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT)


@case("ten_thousand_too_large.xlsx", "the sheet says 万元, one project is typed in yuan: ten thousand times its past")
def unit_slip(path: Path) -> Row:
    typed(path, [2251, 3988, 69840000, 1859, 3231])
    rows = [figure(FIVE[0], invested(FIVE[0]), "E4")]
    return comes_to(["questions", "refused"], rows, [fault("E6", "单位|万", ["error", *SOFT])])


@case(
    "ten_thousand_too_small.xlsx",
    "the sheet says 元 and holds 万元 throughout: every figure a ten-thousandth of its past",
)
def unit_slip_down(path: Path) -> Row:
    typed(path, [invested(one) for one in FIVE], unit="单位：元")
    said = fault(None, "单位|万", ["error", *SOFT], sheet=None)
    return comes_to(["questions", "refused"], faults=[said], more_errors=True)


@case(
    "percent_signs.ods",
    "shares of the city as 13.0%, as a number shown as percent, as 9.1 under a header with （%）",
    "LibreOffice",
)
def percent_signs(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年县域工业统计表"],
        ["县（市、区）", "规上工业企业数占全市比重（%）", "规上产值占全市比重"],
        ["德清", 13, office.share(0.144)],
        ["缙云县", "9.1%", "9.4%"],
        ["泰顺县", 2.5, office.share(0.029)],
    ]
    office.convert(path, office.flat({SHEET: lines}), "fods", "ods")
    rows = []
    for number, (county, firms, output) in enumerate(
        (("330521", 13, 14.4), ("331122", 9.1, 9.4), ("330329", 2.5, 2.9)), 3
    ):
        for column, metric, value in (
            ("B", "above_scale_firms_share_of_city", firms),
            ("C", "above_scale_output_share_of_city", output),
        ):
            told = {
                "subject_type": "county",
                "subject_id": county,
                "metric_id": metric,
                "period": "2025",
                "value": str(value),
                "unit": "percent",
            }
            rows.append(row("observations", told, f"{column}{number}"))
    return comes_to(["accepted", "questions"], rows, count={"observations": 6})


@case("share_above_all.xlsx", "a share of 130%, and one of 0.13 under （%）: beyond all, and a hundredth of its past")
def share_above_all(path: Path) -> Row:
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    for line in (["2025年"], ["县", "规上工业企业数占全市比重（%）"], ["德清县", "130%"], ["缙云县", 9.1]):
        sheet.append(line)
    book.save(path)
    return comes_to("refused", faults=[fault("B3", "100|130")])
