"""The reported dataset says what was printed: facts listed apart from the builder, against its tables."""

import csv
import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "data" / "reported"
ARTICLE = "zjrb-2024-08-22"
PAIRS_WITH_FACTS = {"P03", "P07", "P08", "P09", "P10", "P12", "P13", "P15"}


def rows(table: str) -> list[dict[str, str]]:
    with (PACKAGE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(row: dict[str, str], columns: str) -> tuple[str, ...]:
    return tuple(row[column] for column in columns.split())


def by(table: str, key: str) -> dict[str, dict[str, str]]:
    return {row[key]: row for row in rows(table)}


PAIRS = """
P01 滨江区 330108 杭州 泰顺县 330329 温州
P02 萧山区 330109 杭州 龙泉市 331181 丽水
P03 余杭区 330110 杭州 柯城区 330802 衢州
P04 钱塘区 330114 杭州 龙游县 330825 衢州
P05 龙湾区 330303 温州 苍南县 330327 温州
P06 瑞安市 330381 温州 文成县 330328 温州
P07 乐清市 330382 温州 景宁县 331127 丽水
P08 南湖区 330402 嘉兴 遂昌县 331123 丽水
P09 嘉善县 330421 嘉兴 庆元县 331126 丽水
P10 桐乡市 330483 嘉兴 天台县 331023 台州
P11 吴兴区 330502 湖州 云和县 331125 丽水
P12 德清县 330521 湖州 缙云县 331122 丽水
P13 长兴县 330522 湖州 常山县 330822 衢州
P14 柯桥区 330603 绍兴 江山市 330881 衢州
P15 义乌市 330782 金华 莲都区 331102 丽水
P16 温岭市 331081 台州 三门县 331022 台州
P17 临海市 331082 台州 衢江区 330803 衢州
P18 玉环市 331083 台州 仙居县 331024 台州
"""

# Names whose characters have more than one reading, or are rare.
READINGS = """
乐清市 Yueqing Wenzhou
缙云县 Jinyun Lishui
衢江区 Qujiang Quzhou
柯桥区 Keqiao Shaoxing
莲都区 Liandu Lishui
天台县 Tiantai Taizhou
嵊泗县 Shengsi Zhoushan
嵊州市 Shengzhou Shaoxing
鄞州区 Yinzhou Ningbo
瓯海区 Ouhai Wenzhou
婺城区 Wucheng Jinhua
浦江县 Pujiang Jinhua
长兴县 Changxing Huzhou
黄岩区 Huangyan Taizhou
龙港市 Longgang Wenzhou
景宁县 Jingning Lishui
桐庐县 Tonglu Hangzhou
海盐县 Haiyan Jiaxing
"""

TRACKS = """
T1 1 产业项目合作
T2 2 深化产业链协作
T3 3 产业有序转移
T4 4 招商信息统筹机制
T5 5 数字化改造帮扶机制
T6 6 要素互惠机制
"""

# subject, measure, period, value, unit, value type, qualifier, as printed
FIGURES = """
330000 cooperation_targets 2023 - item actual - 较好完成
330000 how_paired 2023 - pair actual - 自由组建、竞争性遴选
330000 pairs_with_park 2024Q3 - pair actual - 全覆盖
330782 firms 2024Q3 - firm actual - 数万家
330382 electrical_share_of_above_scale 2024Q3 52.1 percent actual - 52.1%
331127 electrical_share_of_above_scale_output 2024Q3 25 percent actual - 25%
331127 above_scale_firms 2024Q3 67 firm actual - 67家
331127 industry_stage 2024Q3 - item actual - 承接省内产业梯度转移
331127 industry_begun 2024Q3 2018 calendar_year actual - 2018年
331127 industry_scale 2024Q3 - yuan target - 百亿级
331023 srdi_firms 2024Q3 48 firm actual - 48家
331023 little_giants 2024Q3 14 firm actual - 14家
331023 listed_firms 2024Q3 10 firm actual - 10家
331023 above_scale_firms_share_of_city 2024Q3 4.2 percent actual about 4.2%左右
331023 above_scale_output_share_of_city 2024Q3 4.2 percent actual about 4.2%左右
331023 yarn_demand 2024Q3 6000 tonne_a_year actual nearly 近6000吨
P01 earlier_tie 2021Q3 - pair actual - 去年七月
P08 earlier_tie 2023 - pair actual - 合作多年
P18 earlier_tie 2023 - pair actual - 第20个年头
P03 fund_support 2023-2025 - yuan planned - 未来3年内
P08 cooperation_amount 2023 100000000 yuan actual over 超1亿元
P08 cooperation_amount 2024 1000000000 yuan forecast over 超10亿元
P15 fund_support 2023-2025 240000000 yuan planned - 共2.4亿元
P10-J1 trial_production 2024Q3 1060 wan_metre actual - 1060万米
P10-J1 capacity 2024 - wan_metre forecast - 全面投产
P10-J1 capacity - 6000 wan_metre at_capacity - 6000万米
P15-J1 output_value - 1500000000 yuan at_capacity - 15亿元
P15-J1 profit_and_tax - 100000000 yuan at_capacity - 1亿元
"""

# event, track, kind, date, precision, firms, people, value type, qualifier, words its title must hold
EVENTS = """
P07-E1 T1 platform - - - - actual - 产业合作园
P07-E2 T5 training 2023-12-31 year - 100 actual - 研修班
P07-E3 T5 training 2023-12-31 year - - actual - 智能制造专家
P07-E4 - visit - - - - actual - 研学
P07-E5 - upgrade - - - - target - 看齐
P08-E1 T2 matching 2024-12-31 year 10 - actual - 化工企业
P08-E2 - meeting - - - - actual - 推进会
P08-E3 - secondment - - - - actual - 挂职
P08-E4 - upgrade - - 1 - actual - 设备
P08-E5 T6 platform - - - - actual - 投融资
P08-E6 T6 financing - - 2 - actual at_least 宇恒电池、开利新能源
P09-E1 T4 agreement - - - - actual - 嘉善—庆元招商引才服务协议
P10-E1 T2 matching - - 2 - actual at_least 产业用布协会
P10-E2 T4 roadshow 2024-12-31 year - - forecast - 数字共富专题赛
P10-E3 - award 2023-12-31 year - - actual - 浙江制造天工鼎
P12-E1 T4 platform - - - - actual - 缙云专区
P13-E1 T2 visit - - 2 - actual at_least 浙宝钙业、浙江钙科
"""

# county, side, category, words its item must hold
RESOURCES = """
330382 offer industry 电气产业链
331127 need industry 省内转移
331127 need industry 温州为核心
330402 offer capital 基金小镇
330402 need industry 好项目
331023 need material 工业用丝
330483 offer material 工业用丝
331023 need industry 链主企业
330483 offer industry 桐昆、合众新能源
330483 offer industry 整车
331023 offer industry 汽车零部件
331023 need industry 橡塑
330483 offer industry 双箭
330483 offer industry 互联网大会
330822 offer material 石灰石
330522 offer industry 采矿企业
330822 need industry 纳微米级钙
330782 need land 用地指标
330782 need energy 能耗指标
331102 offer land 用地指标
331102 offer energy 能耗指标
330782 offer industry 扩产
330110 offer industry 智能硬件的研发设计
330802 offer industry 智能硬件的零部件
"""


def lines(text: str) -> list[list[str]]:
    return [["" if word == "-" else word for word in line.split()] for line in text.strip().splitlines()]


def test_pairs_are_the_printed_list() -> None:
    counties = by("counties", "adcode")
    found = []
    for pair in rows("pairs"):
        assert (pair["listed_year"], pair["valid_from"], pair["valid_to"]) == (
            "2023",
            "",
            "",
        )  # its year is all that is printed
        sides = [counties[pair[column]] for column in ("industrial_adcode", "mountain_adcode")]
        found.append([pair["pair_id"], *(side[c] for side in sides for c in ("name", "adcode", "city"))])
    assert found == lines(PAIRS)


def test_all_ninety_counties_have_a_name_of_their_own_in_both_languages() -> None:
    counties = rows("counties")
    assert len(counties) == 90
    for column in ("adcode", "name", "name_en", "official_name"):
        assert len({county[column] for county in counties}) == 90
    names = {cells(county, "official_name name") for county in counties}
    assert {pair for pair in names if pair[0] != pair[1]} == {("景宁畲族自治县", "景宁县")}
    english = {county["name"]: (county["name_en"], county["city_en"]) for county in counties}
    assert [[name, *english[name]] for name, *_ in lines(READINGS)] == lines(READINGS)
    assert all(re.fullmatch(r"[A-Z][a-z]+('[a-z]+)?", name) for pair in english.values() for name in pair)


def test_county_classes_change_in_august_2024_and_may_2025() -> None:
    names = {county["adcode"]: county["name"] for county in rows("counties")}
    found = {(names[r["adcode"]], *cells(r, "role valid_from valid_to")) for r in rows("county_roles")}
    start, old_ends, new_begins = "2023-01-01", "2024-07-31", "2024-08-01"
    expected = {(pair[1], "industrial", start, "") for pair in lines(PAIRS)}
    expected |= {(pair[4], "mountain", start, "") for pair in lines(PAIRS)}
    expected -= {(name, "mountain", start, "") for name in ("柯城区", "莲都区", "苍南县", "江山市")}
    expected |= {(name, "mountain", start, "2025-04-30") for name in ("苍南县", "江山市")}
    expected |= {(name, "mountain", start, old_ends) for name in ("柯城区", "莲都区", "平阳县")}
    expected |= {(name, "mountain", new_begins, "") for name in ("洞头区", "嵊泗县")}
    assert found == expected | {("柯城区", "industrial", new_begins, "")}
    assert len(rows("county_roles")) == 40


def test_tracks_are_printed_in_this_order() -> None:
    assert [list(cells(track, "track_id order name_zh")) for track in rows("tracks")] == lines(TRACKS)
    assert all(track["name_en"] for track in rows("tracks"))


def test_the_budget_is_planned_for_the_province_year_by_year() -> None:
    flows = rows("fund_flows")
    found = [cells(flow, "year period stage pair_id payee_adcode amount") for flow in flows]
    assert found == [(year, year, "planned", "", "", "1800000000.00") for year in ("2023", "2024", "2025")]
    assert all("18亿元" in flow["locator"] and flow["source_id"] == ARTICLE for flow in flows)


def test_figures_are_all_there_and_no_other() -> None:
    found = {}
    for row in rows("observations"):
        value = Decimal(row["value"]) if row["value"] else ""
        key = cells(row, "subject_id metric_id period value_type")
        found[key] = (value, *cells(row, "unit qualifier printed"))
        assert row["status"] == ("reported" if row["value"] else "in_words")
    expected = {
        (subject, metric, period, kind): (Decimal(value) if value else "", unit, qualifier, printed)
        for subject, metric, period, value, unit, kind, qualifier, printed in lines(FIGURES)
    }
    assert found == expected
    assert len(rows("observations")) == len(expected) == 28


def test_a_value_is_what_was_printed() -> None:
    """Number and qualifier, read again from the printed words; 亿 is written out where the unit is yuan."""
    words = {"over": "超", "nearly": "近", "about": "左右", "": ""}
    for row in rows("observations"):
        if row["status"] != "reported":
            continue
        number = re.search(r"\d+(\.\d+)?", row["printed"])
        assert number, row
        yuan = 100_000_000 if "亿元" in row["printed"] else 1
        assert Decimal(number[0]) * yuan == Decimal(row["value"]), row
        assert words[row["qualifier"]] in row["printed"], row
        assert bool(row["qualifier"]) == bool(re.search("超|近|左右", row["printed"])), row


def test_the_assessment_is_a_grade_without_a_score() -> None:
    (row,) = rows("assessments")
    assert cells(row, "subject_type subject_id year half") == ("province", "330000", "2023", "")
    assert cells(row, "indicator_id grade_printed score assessor") == ("overall", "及格", "", "")
    # The verdict in the same sentence, and whom both are said of, as the sentence's subject.
    (verdict,) = (row for row in rows("observations") if row["metric_id"] == "cooperation_targets")
    assert all("未说明" in said or "目标任务" in said for said in (row["locator"], verdict["locator"]))
    assert all("各县（市、区）" in said for said in (row["locator"], verdict["locator"]))


def test_projects() -> None:
    projects = by("projects", "project_id")
    columns = "pair_id track_id origin_adcode host_adcode stage completed_on date_precision"
    assert {key: cells(row, columns) for key, row in projects.items()} == {
        "P10-J1": ("P10", "T3", "330483", "331023", "under_construction", "", ""),
        "P15-J1": ("P15", "T1", "330782", "331102", "in_production", "2024-05-31", "month"),
        "P15-J2": ("P15", "T3", "330782", "331102", "", "", ""),
    }
    assert "双箭" in projects["P10-J1"]["name"] and "华统" in projects["P15-J2"]["name"]
    # Only the first phase is in production: a reader of the ledger must see it.
    assert "环龙" in projects["P15-J1"]["name"] and "一期" in projects["P15-J1"]["name"]
    assert not any(project["planned_investment"] for project in projects.values())


def test_events() -> None:
    columns = "event_id track_id kind date date_precision firms people value_type qualifier"
    events, expected = rows("events"), lines(EVENTS)
    assert [list(cells(event, columns)) for event in events] == [line[:-1] for line in expected]
    for event, line in zip(events, expected, strict=True):
        assert line[-1] in event["title"] and event["title_en"]
        assert event["pair_id"] == event["event_id"][:3]
        assert event["amount"] == ""
        assert bool(event["printed"]) == bool(event["firms"] or event["people"] or event["event_id"] == "P07-E5")


def test_resources() -> None:
    found, expected = rows("resources"), lines(RESOURCES)
    for row, (adcode, side, category, words) in zip(found, expected, strict=True):
        assert cells(row, "adcode side category") == (adcode, side, category)
        assert words in row["item"] and row["item_en"]
    quantities = [cells(row, "quantity unit qualifier printed") for row in found if row["quantity"]]
    assert quantities == [("6000", "tonne_a_year", "nearly", "近6000吨")]


def test_a_tie_older_than_the_programme_says_so() -> None:
    told = [row for row in rows("observations") if row["metric_id"] == "earlier_tie"]
    assert [row["subject_id"] for row in told] == ["P08", "P01", "P18"]
    assert all("山海协作" in row["locator"] and "不是本轮结对" in row["locator"] and not row["value"] for row in told)


def test_eight_pairs_have_facts_and_ten_have_none() -> None:
    pair_of_county = {code: line[0] for line in lines(PAIRS) for code in (line[2], line[5])}
    told = {row["pair_id"] for table in ("projects", "events", "fund_flows") for row in rows(table)} - {""}
    for row in rows("observations"):
        if row["subject_type"] != "province" and row["metric_id"] != "earlier_tie":
            told.add(pair_of_county.get(row["subject_id"], row["subject_id"][:3]))
    assert told == PAIRS_WITH_FACTS
    assert {pair_of_county[row["adcode"]] for row in rows("resources")} <= PAIRS_WITH_FACTS


def test_tracks_are_never_said_to_come_from_the_source() -> None:
    for row in rows("projects") + rows("events"):
        assert row["track_assigned_by"] == ("analyst" if row["track_id"] else "")


def test_every_fact_has_a_source_and_a_place_in_it() -> None:
    sources = by("sources", "source_id")
    assert {key: cells(row, "date kind") for key, row in sources.items()} == {
        ARTICLE: ("2024-08-22", "media"),
        "pairing-list-2023": ("", "official"),
        "yiwu-2023-05-08": ("2023-05-08", "media"),
        "county-classes-2024-08": ("2025-01-07", "media"),
        "county-classes-2025-05": ("2025-05-28", "media"),
        "industrial-counties-2024-08": ("2024-08-29", "media"),
        "binjiang-taishun-2022-07-06": ("2022-07-06", "media"),
        "yuhang-kecheng-2023-04-20": ("2023-04-20", "media"),
        "yuhuan-xianju-2023-11-07": ("2023-11-07", "media"),
    }
    place = re.compile(r"(导语|第[一二三]节“.+”)第\d+段|第二节标题|(文首|第一节末)图片")
    facts = "county_roles pairs projects observations fund_flows assessments events resources"
    for row in (row for table in facts.split() for row in rows(table)):
        assert row["source_id"] in sources and row["locator"], row
        assert row["source_id"] != ARTICLE or place.match(row["locator"]), row


def test_the_package_says_what_it_is() -> None:
    said = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))
    expected = {
        "name": "reported",
        "basis": "reported",
        "title": "公开报道数据集",
        "title_en": "Publicly reported figures",
        "as_of": "2024-08-22",
        "first_quarter": "2023Q1",
        "last_quarter": "2024Q3",
        "coverage": {"pairs": "complete", "counties": "complete", "tracks": "complete"},
    }
    assert {key: said[key] for key in expected} == expected
    assert "不等于零" in said["note"] and "not zero" in said["note_en"]


def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "scripts.build_reported", str(tmp_path)], cwd=ROOT, check=True)
    shipped, built = ({p.name: p.read_bytes() for p in folder.iterdir()} for folder in (PACKAGE, tmp_path))
    assert built == shipped


def test_a_reader_that_is_not_ours_finds_it_valid() -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(PACKAGE / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])
