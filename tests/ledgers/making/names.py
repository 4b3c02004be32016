"""Who is meant: ids in any width and case, names with blanks and slips, counties with and without 县, pairs said in many ways."""

from pathlib import Path

from tests.ledgers.making.cases import AGAIN, SOFT, WPS, Row, absent, case, comes_to, fault, figure, row, yuan
from tests.ledgers.making.figures import FIVE, STANDARD_COUNT, invested, name, standard, standard_rows
from tests.ledgers.making.layouts import sheet_of


def called(path: Path, ids: list[object] | None = None, names: list[object] | None = None) -> None:
    """The standard return with other words in the columns of ids and names; None leaves the whole column out."""
    lines = standard()
    for number, line in enumerate(lines[3:]):
        line[1] = ids[number] if ids else None
        line[2] = names[number] if names else line[2]
    if ids is None:
        for line in lines:
            del line[1]
        lines[1] = ["填报单位：缙云县经信局", None, None, None, "单位：万元"]
    sheet_of(lines).save(path)


@case(
    "ids_any_width.xlsx", "ids in lower case, full width, with blanks, with another dash, with a mark of no width", WPS
)
def ids_any_width(path: Path) -> Row:
    called(path, ["p12-013", "Ｐ１２－０１５", " P12-016 ", "P12—017", "P12-021\u200b"])
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT)


@case("names_only.xls", "projects by their names alone, blanks of every kind inside and around", AGAIN)
def names_only(path: Path) -> Row:
    shown = [name(one) for one in FIVE]
    shown[1] = shown[1].replace(" ", "　")
    shown[2] = f"  {shown[2]}\u00a0"
    shown[3] = shown[3].replace("P12", "Ｐ１２")
    shown[4] = "\ufeff" + shown[4].replace(" ", "\n")
    called(path, None, list(shown))
    return comes_to(["accepted", "questions"], standard_rows(planned_in="C", invested_in="D"), count=STANDARD_COUNT)


@case(
    "name_slip.xlsx",
    "one name with a slip (电路扳): proposed and marked or asked, and no new project made of it silently",
)
def name_slip(path: Path) -> Row:
    shown: list[object] = [name(one) for one in FIVE]
    shown[0] = name(FIVE[0]).replace("电路板", "电路扳")
    called(path, None, shown)
    said = fault("B4", None, ["error", *SOFT])
    return comes_to(
        ["questions", "refused", "accepted"], standard_rows(planned_in="C", invested_in="D")[2:], may=[said]
    )


@case("id_and_name_differ.xlsx", "an id with the name of another project beside it: asked, never taken silently")
def id_and_name_differ(path: Path) -> Row:
    shown: list[object] = [name(one) for one in FIVE]
    shown[0] = name("P12-014")
    called(path, list(FIVE), shown)
    said = fault(["B4", "C4"], None, ["error", *SOFT])
    return comes_to(["questions", "refused"], standard_rows()[2:], [said])


@case("unknown_project.xlsx", "an id that is not there (P12-913), with figures only")
def unknown_project(path: Path) -> Row:
    lines: list[list[object]] = [["2025年第四季度完成投资"], ["项目编号", "完成投资（万元）"]]
    lines += [[FIVE[0], invested(FIVE[0])], ["P12-913", 500]]
    sheet_of(lines).save(path)
    return comes_to("refused", [figure(FIVE[0], invested(FIVE[0]), "B3")], [fault("A4", "P12-913")])


@case("new_project.xlsx", "a project without id: new, it gets the pair's next one, and says so")
def new_project(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年四季度新增项目情况（单位：万元）"],
        ["结对", "项目名称", "牵头企业", "落地县", "所属赛道", "项目阶段", "阶段时点", "签约时间", "计划总投资"],
        [
            "德清—缙云",
            "缙云智能割草机整机生产线",
            "浙江某某园林机械有限公司",
            "缙云县",
            "产业项目合作",
            "签约",
            "2025-12-31",
            "2025-12-22",
            16800,
        ],
    ]
    sheet_of(lines).save(path)
    told = {
        "project_id": "P12-031",
        "pair_id": "P12",
        "name": "缙云智能割草机整机生产线",
        "host_adcode": "331122",
        "track_id": "T1",
        "stage": "signed",
        "signed_on": "2025-12-22",
        "planned_investment": yuan(16800),
    }
    return comes_to(["accepted", "questions"], [row("projects", told, "B3", "I3")], count={"projects": 1})


@case("wrong_pair.xlsx", "a project of another pair among one's own: the pair's column says P12, the project is P01's")
def wrong_pair(path: Path) -> Row:
    lines: list[list[object]] = [["2025年第四季度（万元）"], ["结对", "项目编号", "项目名称", "完成投资"]]
    lines += [["P12", one, name(one), invested(one)] for one in (*FIVE[:2], "P01-018")]
    sheet_of(lines).save(path)
    rows = [figure(FIVE[0], invested(FIVE[0]), "D3"), figure(FIVE[1], invested(FIVE[1]), "D4")]
    return comes_to("refused", rows, [fault(["A5", "B5"], "P01|滨江|结对")])


COUNTIES = {
    "德清": "330521",
    "缙云": "331122",
    "泰顺县": "330329",
    "滨江": "330108",
    "温州市文成县": "330328",
    "浙江省丽水市遂昌县": "331123",
    "景宁畲族自治县": "331127",
    "义乌": "330782",
    " 莲 都 区 ": "331102",
    "331181": "331181",
    "330327.0": "330327",
    "衢州柯城": "330802",
}


@case(
    "counties.xlsx",
    "counties with and without 县/区/市, with city and province before, as codes, with blanks inside",
    AGAIN,
)
def counties(path: Path) -> Row:
    lines: list[list[object]] = [["2025年第四季度"], ["县（市、区）", "规上工业企业数（家）"]]
    lines += [[county, 500 + n] for n, county in enumerate(COUNTIES)]
    sheet_of(lines).save(path)
    rows = []
    for number, (adcode, value) in enumerate(zip(COUNTIES.values(), range(500, 600), strict=False), 3):
        told = {
            "subject_type": "county",
            "subject_id": adcode,
            "metric_id": "above_scale_firms",
            "period": "2025Q4",
            "value": str(value),
        }
        rows.append(row("observations", told, f"B{number}"))
    return comes_to(["accepted", "questions"], rows, count={"observations": len(COUNTIES)})


@case("counties_wrong.xlsx", "a county that was renamed long ago, one of another province, two in one cell, and a city")
def counties_wrong(path: Path) -> Row:
    lines: list[list[object]] = [["2025年第四季度"], ["县（市、区）", "规上工业企业数（家）"]]
    lines += [["德清县", 770], ["昆山市", 3000], ["德清、缙云", 1068], ["丽水市", 2500], ["江干区", 10]]
    sheet_of(lines).save(path)
    known = row("observations", {"subject_id": "330521", "value": "770"}, "B3")
    faults = [fault("A4", "昆山"), fault("A5", None), fault("A6", "丽水"), fault("A7", "江干")]
    return comes_to("refused", [known], faults)


PAIRS = {
    "P12": "P12",
    "德清—缙云": "P12",
    "滨江-泰顺": "P01",
    "萧山区＋龙泉市": "P02",
    "余杭、柯城": "P03",
    "乐清市—景宁畲族自治县": "P07",
    "义乌莲都结对": "P15",
    "p16": "P16",
    "玉环仙居": "P18",
    "泰顺县": "P01",
    "缙云—德清": "P12",
}


@case("pairs.ods", "pairs by id, with every dash and joint, by one of their counties, the other way round", AGAIN)
def pairs(path: Path) -> Row:
    lines: list[list[object]] = [["结对活动台账"], ["结对县市", "活动名称", "活动类别", "日期"]]
    lines += [[pair, f"装备企业互访第{n}批", "考察", "2025-12-09"] for n, pair in enumerate(PAIRS, 1)]
    sheet_of(lines).save(path)
    rows = [
        row("events", {"pair_id": pair, "title": f"装备企业互访第{n}批"}, f"D{n + 2}")
        for n, pair in enumerate(PAIRS.values(), 1)
    ]
    return comes_to(["accepted", "questions"], rows, count={"events": len(PAIRS)})


@case("pairs_wrong.xlsx", "pairs that are none: two counties of different pairs, a county of no pair, P19")
def pairs_wrong(path: Path) -> Row:
    lines: list[list[object]] = [["结对活动台账"], ["结对", "活动名称", "活动类别", "日期"]]
    told = ["德清—泰顺", "上城区", "P19", "德清—缙云"]
    lines += [[pair, f"装备企业互访第{n}批", "考察", "2025-12-09"] for n, pair in enumerate(told, 1)]
    sheet_of(lines).save(path)
    faults = [fault("A3", "德清"), fault("A4", "上城"), fault("A5", "P19")]
    return comes_to("refused", [row("events", {"pair_id": "P12"}, "D6")], faults)


@case("tracks_and_stages.xlsx", "tracks and stages by id, number, printed name and office words", WPS)
def tracks_and_stages(path: Path) -> Row:
    words = [
        ("P12-013", "T1", "T1", "在建", "under_construction"),
        ("P12-014", "深化产业链协作", "T2", "已投产", "in_production"),
        ("P12-005", "赛道三", "T3", "竣工投产", "in_production"),
        ("P12-019", "4", "T4", "建设中", "under_construction"),
        ("P12-026", "数字化改造帮扶机制", "T5", "under_construction", "under_construction"),
        ("P12-016", "Ｔ６", "T6", "在 建", "under_construction"),
        ("P12-025", "招商信息统筹机制", "T4", "开工", "started"),
        ("P12-003", "产业项目合作", "T1", "达产", "at_capacity"),
        ("P12-029", "t4", "T4", "签约", "signed"),
    ]
    lines: list[list[object]] = [["项目编号", "所属赛道", "项目阶段", "阶段时点"]]
    lines += [[one, track, stage, "2025-12-31"] for one, track, _, stage, _ in words]
    sheet_of(lines).save(path)
    rows = [
        row("projects", {"project_id": one, "track_id": track, "stage": stage}, f"B{n}", f"C{n}")
        for n, (one, _, track, _, stage) in enumerate(words, 2)
    ]
    return comes_to(["accepted", "questions"], rows, count={"projects": len(words)})


@case("stage_unknown.xlsx", "stages that no list knows: 停工, 谈判中; the others read")
def stage_unknown(path: Path) -> Row:
    lines: list[list[object]] = [["项目编号", "项目阶段", "阶段时点"], ["P12-013", "停工", "2025-12-31"]]
    lines += [["P12-015", "在建", "2025-12-31"], ["P12-029", "谈判中", "2025-12-31"]]
    sheet_of(lines).save(path)
    known = row("projects", {"project_id": "P12-015", "stage": "under_construction"}, "B3")
    return comes_to("refused", [known], [fault("B2", "停工"), fault("B4", "谈判中")])


@case(
    "marks_inside.xlsx", "a name with marks that turn the direction of writing, one with a bell, one that begins with ="
)
def marks_inside(path: Path) -> Row:
    lines: list[list[object]] = [["结对活动台账"], ["结对", "活动名称", "活动类别", "日期"]]
    lines += [
        ["P12", "装备企业\u202e互访", "考察", "2025-12-09"],
        ["P12", '\'=HYPERLINK("http://x.invalid","点")', "考察", "2025-12-09"],
    ]
    lines += [
        ["P12", "<script>alert(1)</script>", "考察", "2025-12-09"],
        ["P12", "../../etc; DROP TABLE events", "考察", "2025-12-09"],
    ]
    sheet_of(lines).save(path)
    may = [fault("B3", severity=["error", *SOFT])]
    rows = [
        row("events", {"title": "<script>alert(1)</script>"}, "B5"),
        row("events", {"title": "../../etc; DROP TABLE events"}, "B6"),
    ]
    return comes_to(
        ["accepted", "questions", "refused"], rows, may=may, absent=[absent("events", title="装备企业\u202e互访")]
    )


@case("blank_ids.xlsx", "a row with figures and neither id nor name; a row with a remark only")
def blank_ids(path: Path) -> Row:
    lines = standard()
    lines[4][1] = lines[4][2] = None
    lines.append([None, None, None, None, None, "以上为缙云县上报口径"])
    sheet_of(lines).save(path)
    rows = [one for one in standard_rows() if FIVE[1] not in str(one["values"])]
    return comes_to("refused", rows, [fault([f"{letter}5" for letter in "ABCDE"], "项目|编号|名称")])
