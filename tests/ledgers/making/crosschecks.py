"""Sheets that read well and cannot be true: order of days, falling sums, doubles, jumps, stages against dates."""

from pathlib import Path

from tests.ledgers.making.cases import AGAIN, SOFT, WPS, Row, absent, case, comes_to, fault, figure, row, yuan
from tests.ledgers.making.figures import FIVE, STANDARD_COUNT, invested, name, standard, standard_rows, to_date
from tests.ledgers.making.layouts import sheet_of


@case(
    "completed_before_start.xls",
    "completion before the start, a start before signing; told at the later day's cell",
    AGAIN,
)
def completed_before_start(path: Path) -> Row:
    lines: list[list[object]] = [
        ["项目编号", "项目名称", "签约日", "开工日", "竣工投产日", "阶段", "阶段时点"],
        ["P12-014", name("P12-014"), "2024-06-28", "2024-07-16", "2024-03-18", "竣工投产", "2025-12-31"],
        ["P12-013", name("P12-013"), "2025-05-06", "2025-03-31", None, "在建", "2025-12-31"],
        ["P12-015", name("P12-015"), "2024-07-11", "2025-07-01", None, "在建", "2025-12-31"],
    ]
    sheet_of(lines).save(path)
    good = row("projects", {"project_id": "P12-015", "started_on": "2025-07-01"}, "D4")
    # The completion is before signing too: both may be told, at the same cell or as one.
    faults = [fault("E2", "竣工|开工|早于"), fault(["D3", "C3"], "开工|签约|早于")]
    return comes_to("refused", [good], faults, twice=["E2"])


@case("stage_behind_dates.xlsx", "completed in August by its date, signed by its stage")
def stage_behind_dates(path: Path) -> Row:
    lines: list[list[object]] = [
        ["项目编号", "开工日", "竣工投产日", "阶段", "阶段时点"],
        ["P12-014", "2024-07-16", "2025-08-18", "签约", "2025-12-31"],
        ["P12-015", "2025-07-01", None, "在建", "2025-12-31"],
    ]
    sheet_of(lines).save(path)
    return comes_to("refused", faults=[fault("D2", "阶段|签约")], twice=["D2"])


@case("stage_falls_back.xlsx", "a project published as in production is now under construction, without a word: asked")
def stage_falls_back(path: Path) -> Row:
    lines: list[list[object]] = [["项目编号", "阶段", "阶段时点"], ["P12-018", "签约", "2026-03-31"]]
    sheet_of(lines).save(path)
    return comes_to(["questions", "refused"], faults=[fault(["B2", "C2", "A2"], None, ["error", *SOFT])])


@case(
    "cumulative_year.ods",
    "the year to date beside no quarter: the quarter is what is left after three published quarters",
    AGAIN,
)
def cumulative_year(path: Path) -> Row:
    lines = standard()
    lines[2][4] = "本年累计完成投资"
    for line in lines[3:]:
        line[4] = to_date(str(line[1]), "2025Q1")
    sheet_of(lines).save(path)
    whole = [absent("observations", subject_id=one, value=yuan(to_date(one, "2025Q1"))) for one in FIVE]
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT, absent=whole)


@case("cumulative_all.xlsx", "completed since the start of building (自开工累计): the quarter derived the same way")
def cumulative_all(path: Path) -> Row:
    lines = standard()
    lines[2][4] = "自开工累计完成投资"
    for line in lines[3:]:
        line[4] = to_date(str(line[1]), "2023Q1")
    sheet_of(lines).save(path)
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT)


@case(
    "cumulative_beside.xlsx",
    "quarter and year to date side by side: the quarter is read once, the other is no second figure",
)
def cumulative_beside(path: Path) -> Row:
    lines = standard()
    lines[2][5] = "本年累计完成投资"
    for line in lines[3:]:
        line[5] = to_date(str(line[1]), "2025Q1")
    sheet_of(lines).save(path)
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT)


@case("cumulative_beside_wrong.xlsx", "quarter and year to date that do not agree: asked")
def cumulative_beside_wrong(path: Path) -> Row:
    lines = standard()
    lines[2][5] = "本年累计完成投资"
    for line in lines[3:]:
        line[5] = to_date(str(line[1]), "2025Q1")
    lines[4][5] += 300  # type: ignore[operator]
    sheet_of(lines).save(path)
    said = fault(["E5", "F5"], "累计", ["error", *SOFT])
    return comes_to(["questions", "refused"], faults=[said])


@case("cumulative_falls.xlsx", "a year to date lower than what the first three quarters came to", WPS)
def cumulative_falls(path: Path) -> Row:
    lines = standard()
    lines[2][4] = "本年累计完成投资"
    for line in lines[3:]:
        line[4] = to_date(str(line[1]), "2025Q1")
    lines[4][4] = to_date(FIVE[1], "2025Q1", "2025Q3") - 200
    sheet_of(lines).save(path)
    good = [one for one in standard_rows() if FIVE[1] not in str(one["values"])]
    negative = [absent("observations", subject_id=FIVE[1], value=yuan(-200))]
    return comes_to("refused", good, [fault("E5", "累计|下降|减少|低于|小于")], absent=negative)


@case(
    "cumulative_new.xlsx",
    "a year to date of a project with no figures before: told, or read as all in this quarter and marked",
)
def cumulative_new(path: Path) -> Row:
    lines: list[list[object]] = [["2025年第四季度（万元）"], ["项目编号", "本年累计完成投资"], ["P12-025", 640]]
    sheet_of(lines).save(path)
    rows = [figure("P12-025", 640, "B3")]
    return comes_to(["accepted", "questions", "refused"], rows, may=[fault("B3", "累计")])


@case("doubles_alike.xlsx", "the same project twice with the same figure: one figure, and told")
def doubles_alike(path: Path) -> Row:
    lines = standard()
    lines.append([6, FIVE[0], name(FIVE[0]), lines[3][3], invested(FIVE[0]), None])
    sheet_of(lines).save(path)
    said = fault([f"{letter}9" for letter in "ABCDE"], "重复|两次|相同", ["error", *SOFT])
    return comes_to(["questions", "refused"], faults=[said], twice=["B9", "A9", "C9", "E9", "D9"])


@case("doubles_differ.ods", "the same project twice with two figures: an error, neither wins silently", AGAIN)
def doubles_differ(path: Path) -> Row:
    lines = standard()
    lines.append([6, FIVE[0], name(FIVE[0]), lines[3][3], 1999, None])
    sheet_of(lines).save(path)
    said = fault([f"{letter}{n}" for letter in "BCDE" for n in (4, 9)], "重复|两次|相同|不一致")
    return comes_to("refused", faults=[said], twice=["B9", "E9", "D9", "C9", "B4", "E4", "D4", "C4"], more_errors=True)


@case("doubles_in_two_sheets.xlsx", "one project in two sheets of a workbook with two figures")
def doubles_in_two_sheets(path: Path) -> Row:
    book = sheet_of(standard())
    second = book.create_sheet("续表")
    for line in (*standard()[:3], [6, FIVE[2], name(FIVE[2]), 22000, 4321, None]):
        second.append(line)
    book.save(path)
    said = fault(None, "重复|两次|相同|不一致", sheet=None)
    return comes_to("refused", faults=[said], more_errors=True)


@case("far_off.xlsx", "eight times what the project ever did in a quarter: a question, not an error")
def far_off(path: Path) -> Row:
    lines: list[list[object]] = [["2026年第一季度（万元）"], ["项目编号", "完成投资"], ["P12-014", 15900]]
    sheet_of(lines).save(path)
    return comes_to("questions", [figure("P12-014", 15900, "B3", period="2026Q1")], [fault("B3", None, SOFT)])


@case("beyond_its_plan.xlsx", "completed investment of more than the whole planned investment: asked")
def beyond_its_plan(path: Path) -> Row:
    lines: list[list[object]] = [["2026年第一季度（万元）"], ["项目编号", "完成投资"], ["P12-022", 9900]]
    sheet_of(lines).save(path)
    return comes_to("questions", [figure("P12-022", 9900, "B3", period="2026Q1")], [fault("B3", None, SOFT)])


@case("revised.xlsx", "figures of a published quarter with two revised: taken, the two named", AGAIN)
def revised(path: Path) -> Row:
    lines = standard()
    lines[3][4], lines[6][4] = 2301, 1800
    sheet_of(lines).save(path)
    rows = [one for one in standard_rows() if one["table"] == "projects"]
    told = (2301, 3988, 6984, 1800, 3231)
    rows += [figure(one, wan, f"E{n}") for n, (one, wan) in enumerate(zip(FIVE, told, strict=True), 4)]
    return comes_to(["accepted", "questions"], rows, count=STANDARD_COUNT)


@case("blank_keeps.xlsx", "a blank cell where a figure is published: it keeps what it has, it is not taken away")
def blank_keeps(path: Path) -> Row:
    lines = standard()
    lines[5][3], lines[5][4] = None, None
    sheet_of(lines).save(path)
    rows = [one for one in standard_rows() if FIVE[2] not in str(one["values"])]
    gone = [
        absent("observations", subject_id=FIVE[2], value="0.00"),
        absent("projects", project_id=FIVE[2], planned_investment="0.00"),
    ]
    return comes_to(["accepted", "questions"], rows, absent=gone)


@case("sixty_faults.xlsx", "sixty rows, each with a word for a figure: all told, none capped")
def sixty_faults(path: Path) -> Row:
    lines = standard()[:3]
    lines += [[n, FIVE[n % 5], None, None, f"待核实{n}", None] for n in range(60)]
    for n, line in enumerate(lines[3:]):
        line[1] = f"P{n // 27 + 1:02d}-{n % 27 + 1:03d}"
    sheet_of(lines).save(path)
    told = fault([f"E{n}" for n in range(4, 64)], "待核实", each=True)
    # The title is 缙云's and the projects are of P01 to P03: a mistake of its own, told once.
    return comes_to("refused", faults=[told, fault("A2", "P12|结对")])


@case("three_faults.xlsx", "three faults of three kinds in one sheet, all told at once, the good rows read")
def three_faults(path: Path) -> Row:
    lines = standard()
    lines[2][5] = "开工日期"
    lines[3][4] = "待核实"
    lines[4][5] = "2025-02-30"
    lines[5][1] = "P12-166"
    lines[5][2] = None
    sheet_of(lines).save(path)
    faults = [fault("E4", "待核实"), fault("F5", "2025-02-30"), fault("B6", "P12-166")]
    rows = [figure(FIVE[1], invested(FIVE[1]), "E5"), figure(FIVE[4], invested(FIVE[4]), "E8")]
    return comes_to("refused", rows, faults)


@case("host_elsewhere.xlsx", "a project of 德清—缙云 that is said to stand in 余姚: asked, or taken with a mark")
def host_elsewhere(path: Path) -> Row:
    lines: list[list[object]] = [["项目编号", "项目名称", "落地县"], ["P12-013", name("P12-013"), "余姚市"]]
    sheet_of(lines).save(path)
    return comes_to(
        ["accepted", "questions"], [row("projects", {"project_id": "P12-013", "host_adcode": "330281"}, "C2")]
    )
