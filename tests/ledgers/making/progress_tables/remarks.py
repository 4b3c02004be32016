"""What offices add to a table: signs of footnotes, colours, comments, brackets on names, remarks with figures, ticks, odd corners."""

from pathlib import Path

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from tests.ledgers.making import office, zipped
from tests.ledgers.making.cases import AGAIN, SHEET, SOFT, WPS, Row, absent, case, comes_to, fault, figure, row, yuan
from tests.ledgers.making.figures import (
    FIVE,
    MINE,
    STANDARD_COUNT,
    TITLE,
    invested,
    name,
    planned,
    standard,
    standard_rows,
)
from tests.ledgers.making.layouts import OLDER, fill, sheet_of
from tests.ledgers.making.progress_tables.pairs import merged, plan, sums
from tests.ledgers.making.progress_tables.rates import both


@case("footnote_signs.xlsx", "①, * and [注1] after figures and names, the notes below: the figure is the figure", WPS)
def footnote_signs(path: Path) -> Row:
    lines = standard()
    lines[3][4], lines[4][4], lines[5][4], lines[6][4] = "2251①", "3988*", "6984 [注2]", "1859（注3）"
    lines[7][2] = f"{name(FIVE[4])}*"
    lines += [["①含设备购置500万元。"], ["*为初步统计数。"], ["注2：按形象进度折算；注3：不含土地款300万元。"]]
    sheet_of(lines).save(path)
    never = sums(22511, 69842, 18593)
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT, absent=never)


@case("colours_and_comments.xlsx", "red, yellow, struck notes in comments, a legend of colours below the table")
def colours_and_comments(path: Path) -> Row:
    book = sheet_of([*standard(), [None], ["说明：红色为滞后项目，黄色为新开工项目。", None, None, None, "2026.1.9"]])
    sheet = book.active
    for number in (4, 6):
        for cell in sheet[number]:
            cell.fill = PatternFill("solid", fgColor="FFFF00")
            cell.font = Font(color="FF0000", bold=True)
    sheet["E5"].comment = Comment("县局：原报3500，已更正为3988", "周某")
    sheet["D7"].comment = Comment("备案调整后为1.3亿元，待批", "周某")
    sheet["E8"].number_format = '0.00"万元"'
    sheet["C4"].alignment = Alignment(wrap_text=True, textRotation=0)
    book.save(path)
    return comes_to("accepted", standard_rows(), count=STANDARD_COUNT, absent=sums(3500))


@case(
    "remarks_with_figures.xls",
    "remarks and progress told in words with sums, quarters and other projects' ids in them",
    AGAIN,
)
def remarks_with_figures(path: Path) -> Row:
    lines = standard()
    lines[2][5:] = ["形象进度", "存在困难及需协调事项"]
    lines[3] = [*lines[3][:5], "累计完成投资4798万元，占总投资的55.8%；2026年一季度计划完成1800万元", "无"]
    lines[4] = [*lines[4][:5], "主体结顶，设备款1500万元已付", "用地指标50亩未落实"]
    lines[5] = [*lines[5][:5], "与P12-017共用厂房，三季度完成4486万元", "能耗1.2万吨标准煤"]
    lines[6] = [*lines[6][:5], "2025Q3已开工", None]
    lines[7] = [*lines[7][:5], "—", "/"]
    sheet_of(lines).save(path)
    return comes_to("accepted", standard_rows(), count=STANDARD_COUNT)


@case(
    "names_with_marks.xls",
    "names alone, with （续建）, 【省重点】, ★, numbers before and remarks in brackets behind",
    AGAIN,
)
def names_with_marks(path: Path) -> Row:
    lines: list[list[object]] = [
        [TITLE],
        [None, None, None, "单位：万元"],
        ["序号", "项目名称", "计划总投资", "本季度完成投资"],
    ]
    marks = ("（续建）{}", "【省重点】{}", "★{}", "4.{}", "{}（续建）")
    for n, (one, mark) in enumerate(zip(FIVE, marks, strict=True), 1):
        lines.append([n, mark.format(name(one)), planned(one), invested(one)])
    sheet_of(lines).save(path)
    return comes_to(
        ["accepted", "questions"], both("CD"), count=STANDARD_COUNT, absent=[absent("projects", project_id="P12-031")]
    )


@case(
    "names_shortened.xlsx",
    "names without 示例项目 and the id, as the office calls them; enterprise beside; none made a new project silently",
)
def names_shortened(path: Path) -> Row:
    lines: list[list[object]] = [
        [TITLE],
        [None, None, None, "单位：万元"],
        ["序号", "项目名称", "实施单位", "本季度完成投资"],
    ]
    for n, one in enumerate(MINE, 1):
        lines.append([n, name(one).split(" ", 1)[1], f"示例企业{one}", invested(one)])
    sheet_of(lines).save(path)
    said = [fault(f"B{n}", None, ["error", *SOFT]) for n in (4, 5, 6)]
    rows = [figure(one, invested(one), f"D{n}") for n, one in enumerate(MINE, 4)]
    return comes_to(["questions", "accepted", "refused"], rows, may=said, count={"observations": 3})


@case(
    "renamed_in_brackets.xlsx",
    "a project renamed, the old name in brackets (原…), known by its id: its figures are its own",
)
def renamed_in_brackets(path: Path) -> Row:
    lines = standard()
    lines[3][2] = f"高端电路板组件智能生产线项目（原“{name(FIVE[0])}”）"
    sheet_of(lines).save(path)
    return comes_to(["questions", "accepted"], standard_rows(), count=STANDARD_COUNT)


@case(
    "stage_ticks.xlsx", "the stage as a tick under 签约, 开工, 在建, 竣工投产, 达产: told or left, and the figures read"
)
def stage_ticks(path: Path) -> Row:
    lines: list[list[object]] = [
        [TITLE],
        ["单位：万元"],
        ["序号", "项目编号", "项目名称", "项目阶段（打√）", None, None, None, None, "本季度完成投资"],
        [None, None, None, "签约", "开工", "在建", "竣工投产", "达产", None],
    ]
    for n, one in enumerate(MINE, 1):
        lines.append([n, one, name(one), None, None, "√", None, None, invested(one)])
    merged(sheet_of(lines), "A1:I1", "A3:A4", "B3:B4", "C3:C4", "D3:H3", "I3:I4").save(path)
    rows = [figure(one, invested(one), f"I{n}") for n, one in enumerate(MINE, 5)]
    return comes_to(["accepted", "questions"], rows, count={"observations": 3})


@case(
    "two_lines_a_project.xlsx",
    "each project over two lines, merged: what was planned above, what was done beneath; 计划 and 完成 in a column",
)
def two_lines_a_project(path: Path) -> Row:
    lines: list[list[object]] = [
        ["德清—缙云2025年四季度投资计划与完成情况（万元）"],
        ["项目编号", "项目名称", "类别", "投资额"],
    ]
    rows, blocks = [], ["A1:D1"]
    for n, one in enumerate(MINE):
        top = 3 + 2 * n
        lines += [[one, name(one), "计划", invested(one) + 345], [None, None, "完成", invested(one)]]
        blocks += [f"A{top}:A{top + 1}", f"B{top}:B{top + 1}"]
        rows.append(figure(one, invested(one), f"D{top + 1}"))
    merged(sheet_of(lines), *blocks).save(path)
    wrong = [absent("observations", value=yuan(invested(one) + 345), value_type="actual") for one in MINE]
    wrong += [absent("projects", planned_investment=yuan(invested(one) + 345)) for one in MINE]
    return comes_to(["accepted", "questions", "refused"], rows, absent=wrong, more_errors=True)


@case(
    "serials_like_figures.xlsx",
    "序号 as 1.10, 001 and 一; blank columns merged away; ids in the column after the names",
    WPS,
)
def serials_like_figures(path: Path) -> Row:
    lines: list[list[object]] = [
        [TITLE],
        ["单位：万元"],
        ["序号", "项目名称", None, "项目编号", "计划总投资", None, "本季度完成投资"],
    ]
    for serial, one in zip((1.1, "001", "一", "1-4", "⑤"), FIVE, strict=True):
        lines.append([serial, name(one), None, one, planned(one), None, invested(one)])
    sheet_of(lines).save(path)
    return comes_to("accepted", both("EG"), count=STANDARD_COUNT)


@case(
    "header_at_the_left.ods",
    "unit, reporter and approval as a row between title and header, the header after two blank rows",
    "LibreOffice",
)
def header_at_left(path: Path) -> Row:
    lines: list[list[object]] = [
        [None, office.spread("附件2", 2), office.COVERED],
        [office.spread("全省山海协作结对项目投资完成情况表（2025年10—12月）", 6), *[office.COVERED] * 5],
        [None],
        ["填报单位（盖章）：缙云县发展和改革局", None, None, "审核：某某", None, "计量单位：万元"],
        [None],
        [None],
        ["序号", "项目代码", "项目名称", "总投资", "本期完成投资", "备注"],
    ]
    for n, one in enumerate(FIVE, 1):
        lines.append([n, one, name(one), planned(one), invested(one), None])
    lines.append(
        [
            office.spread("合　　计", 3),
            office.COVERED,
            office.COVERED,
            sum(map(planned, FIVE)),
            sum(map(invested, FIVE)),
        ]
    )
    office.convert(path, office.flat({SHEET: lines}), "fods", "ods")
    return comes_to("accepted", both(first=8), count=STANDARD_COUNT, absent=sums(sum(map(invested, FIVE))))


@case(
    "sheets_by_quarter.xls",
    "a sheet a quarter named 2025年3季度 and 2025年4季度, no quarter in any title, and an empty Sheet3",
    AGAIN,
)
def sheets_by_quarter(path: Path) -> Row:
    book = sheet_of([], "2025年3季度")
    rows = []
    for title, period in (("2025年3季度", OLDER), ("2025年4季度", "2025Q4")):
        sheet = book.active if period == OLDER else book.create_sheet(title)
        fill(sheet, [["德清县—缙云县结对项目投资完成情况（万元）"], ["序号", "项目编号", "项目名称", "当季完成投资"]])
        for n, one in enumerate(MINE, 1):
            sheet.append([n, one, name(one), invested(one, period)])
            rows.append(figure(one, invested(one, period), f"D{n + 2}", sheet=title, period=period))
    book.create_sheet("Sheet3")
    book.save(path)
    return comes_to("accepted", rows, count={"observations": 6})


@case(
    "figures_with_units_and_words.xlsx",
    "1,497.00 万元, 0.7亿 （近）, 约1859, a blank line inside the cell: words kept, none a fault",
)
def figures_with_units(path: Path) -> Row:
    lines = standard()
    for line, told in zip(
        lines[3:], ("2,251.00 万元", "0.3988\n亿元", "6984（万元）", "约1859", "3231.0000"), strict=True
    ):
        line[4] = told
    sheet_of(lines).save(path)
    rows = [one for one in standard_rows() if one["values"].get("subject_id") != FIVE[3]]  # type: ignore[attr-defined]
    return comes_to(
        ["accepted", "questions"], [*rows, figure(FIVE[3], 1859, "E7", qualifier="about")], count=STANDARD_COUNT
    )


@case(
    "grouped_by_track.xlsx",
    "projects grouped by track in merged rows down and by stage in bands; the track's sums in front",
    "by hand",
)
def grouped_by_track(path: Path) -> Row:
    lines: list[list[object]] = [
        ["德清—缙云2025年第四季度分赛道项目进展（万元）"],
        ["赛道", "项目编号", "项目名称", "计划总投资", "本季度完成投资"],
        ["产业项目合作小计", None, None, sum(planned(one) for one in ("P12-013", "P12-021")), 5482],
        ["产业项目合作", "P12-013", name("P12-013"), planned("P12-013"), 2251],
        [None, "P12-021", name("P12-021"), planned("P12-021"), 3231],
        ["要素互惠机制小计", None, None, planned("P12-016"), 6984],
        ["要素互惠机制", "P12-016", name("P12-016"), planned("P12-016"), 6984],
    ]
    after = '<mergeCells count="1"><mergeCell ref="A4:A5"/></mergeCells>'
    zipped.zip_parts(path, zipped.frame({SHEET: zipped.inline(lines, after=after)}))
    rows = [figure(one, invested(one), f"E{n}") for one, n in (("P12-013", 4), ("P12-021", 5), ("P12-016", 7))]
    rows += [plan(one, f"D{n}") for one, n in (("P12-013", 4), ("P12-021", 5), ("P12-016", 7))]
    tracks = [
        row("projects", {"project_id": one, "track_id": track}) for one, track in (("P12-021", "T1"), ("P12-016", "T6"))
    ]
    return comes_to("accepted", [*rows, *tracks], count={"observations": 3, "projects": 3}, absent=sums(5482))


@case(
    "title_says_next_year_too.xlsx",
    "四季度进展及2026年计划 in the title, the fill-in day of January 2026: the quarter is 2025's fourth",
)
def title_says_next_year_too(path: Path) -> Row:
    lines = standard()
    lines[0][0] = "德清县—缙云县结对项目2025年第四季度进展及2026年工作计划"
    lines[1] = ["填报日期：2026年1月9日", None, None, None, None, "单位：万元"]
    lines[2].append("2026年计划投资")
    for line in lines[3:]:
        line.append(5432)
    sheet_of(lines).save(path)
    never = [
        absent("projects", planned_investment=yuan(5432)),
        absent("observations", value=yuan(5432), value_type="actual"),
    ]
    return comes_to(["accepted", "questions"], standard_rows(), absent=never)
