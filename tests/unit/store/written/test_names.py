"""Names of counties, pairs, tracks and projects: exact ones are plain, others told, unclear ones not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.written.names import Places
from store.written.reading import Unread, Written
from store.written.rules import RULES
from tests.unit.store.written.reads import is_plain, outcome

COUNTIES = [
    ("330108", "滨江区", "Binjiang", "滨江区", "杭州"),
    ("330329", "泰顺县", "Taishun", "泰顺县", "温州"),
    ("330109", "萧山区", "Xiaoshan", "萧山区", "杭州"),
    ("331181", "龙泉市", "Longquan", "龙泉市", "丽水"),
    ("330382", "乐清市", "Yueqing", "乐清市", "温州"),
    ("331127", "景宁县", "Jingning", "景宁畲族自治县", "丽水"),
    ("331083", "玉环市", "Yuhuan", "玉环市", "台州"),
    ("331024", "仙居县", "Xianju", "仙居县", "台州"),
    ("330483", "桐乡市", "Tongxiang", "桐乡市", "嘉兴"),
    ("331023", "天台县", "Tiantai", "天台县", "台州"),
    ("331125", "云和县", "Yunhe", "云和县", "丽水"),
    ("330502", "吴兴区", "Wuxing", "吴兴区", "湖州"),
    ("330102", "上城区", "Shangcheng", "上城区", "杭州"),
    # Made up, so that one name may mean two.
    ("330998", "东山县", "Dongshan", "东山县", "舟山"),
    ("330999", "东山区", "Dongshan", "东山区", "嘉兴"),
]
PAIRS = [("P01", "330108", "330329"), ("P02", "330109", "331181"), ("P07", "330382", "331127"), ("P10", "330483", "331023"), ("P11", "330502", "331125"), ("P18", "331083", "331024")]  # fmt: skip
TRACKS = [("产业项目合作", "Joint projects"), ("深化产业链协作", "Supply-chain cooperation"), ("产业有序转移", "Orderly relocation"), ("招商信息统筹机制", "Shared investment promotion"), ("数字化改造帮扶机制", "Help with digital upgrading"), ("要素互惠机制", "Sharing land, energy and capital")]  # fmt: skip
PROJECTS = [
    ("P01-001", "P01", "泰顺年产1000万米输送带项目"),
    ("P01-002", "P01", "泰顺年产6000万米输送带项目"),
    ("P01-003", "P01", "竹质板材智能工厂建设项目（一期）"),
    ("P01-004", "P01", "竹质板材智能工厂建设项目（二期）"),
    ("P01-005", "P01", "果蔬饮品产线智能化改造"),
    ("P01-006", "P01", "传感器配套生产线"),
    ("P02-001", "P02", "传感器配套生产线"),
    ("P02-002", "P02", "矿山机械数字化车间"),
    ("P02-003", "P02", "矿山机械数字化车间"),
    ("P02-004", "P02", "1.2万吨轻量化铸件扩建"),
    ("P02-005", "P02", "龙泉P02-005 剑瓷文创产业园"),
]
PLACES = Places(
    [dict(zip(("adcode", "name", "name_en", "official_name", "city"), row, strict=True)) for row in COUNTIES],
    [{"pair_id": key, "industrial_adcode": a, "mountain_adcode": b, "valid_to": None} for key, a, b in PAIRS],
    [{"track_id": f"T{n}", "name_zh": zh, "name_en": en, "order": n} for n, (zh, en) in enumerate(TRACKS, 1)],
    [dict(zip(("project_id", "pair_id", "name"), row, strict=True)) for row in PROJECTS],
)

COUNTY = [
    ("泰顺县", "330329"),
    ("泰顺", "330329"),
    ("泰 顺 县", "330329"),
    ("温州泰顺", "330329"),
    ("温州市泰顺县", "330329"),
    ("温州泰顺县", "330329"),
    ("浙江省温州市泰顺县", "330329"),
    ("浙江泰顺", "330329"),
    ("330329", "330329"),
    ("３３０３２９", "330329"),
    ("Taishun", "330329"),
    ("TAISHUN", "330329"),
    ("景宁县", "331127"),
    ("景宁", "331127"),
    ("景宁畲族自治县", "331127"),
    ("丽水景宁", "331127"),
]
COUNTY_GUESSED = [
    ("泰顺市", "330329"),
    ("玉环县", "331083"),
    ("台州市玉环县", "331083"),
    ("景宁自治县", "331127"),
    ("滨江新区", "330108"),
    ("330329.0", "330329"),
    ("330329000000", "330329"),
    ("Taishun County", "330329"),
    ("泰顺县经信局", "330329"),
    ("泰顺县罗阳镇", "330329"),
    ("泰顺县（温州）", "330329"),
    ("温州·泰顺县", "330329"),
]
COUNTY_UNREAD = [
    ("东山", "ambiguous_county"),
    ("Dongshan", "ambiguous_county"),
    ("东山市", "ambiguous_county"),
    ("滨江区、泰顺县", "ambiguous_county"),
    ("泰舜县", "unknown_county"),
    ("杭州", "unknown_county"),
    ("温州市", "unknown_county"),
    ("330000", "unknown_county"),
    ("330330", "unknown_county"),
    ("杭州市泰顺县", "county_of_other_city"),
    ("见附件", "unknown_county"),
    ("县" * 5_000, "unknown_county"),
    ("泰顺县" * 5_000, "unknown_county"),
    ("#NAME?", "error_word"),
    ("\u202e县顺泰", "direction_marks"),
]
PAIR = [
    ("P01", "P01"),
    ("p01", "P01"),
    ("Ｐ０１", "P01"),
    ("滨江—泰顺", "P01"),
    ("滨江-泰顺", "P01"),
    ("滨江区—泰顺县", "P01"),
    ("滨江区+泰顺县", "P01"),
    ("滨江区、泰顺县", "P01"),
    ("滨江区与泰顺县", "P01"),
    ("滨江 泰顺", "P01"),
    ("滨江/泰顺", "P01"),
    ("滨江泰顺", "P01"),
    ("滨江泰顺结对", "P01"),
    ("滨江区结对泰顺县", "P01"),
    ("滨江—泰顺结对联合体", "P01"),
    ("泰顺—滨江", "P01"),
    ("杭州滨江—温州泰顺", "P01"),
    ("乐清—景宁畲族自治县", "P07"),
    ("吴兴和云和", "P11"),
    ("P01 滨江—泰顺", "P01"),
    ("P01（滨江区—泰顺县）", "P01"),
]
PAIR_GUESSED = [
    ("P1", "P01"),
    ("泰顺县", "P01"),
    ("泰顺", "P01"),
    ("滨江", "P01"),
    ("滨江区经信局—泰顺县经信局", "P01"),
    ("P01项目", "P01"),
]
PAIR_UNREAD = [
    ("P19", "unknown_pair"),
    ("P19 滨江—泰顺", "unknown_pair"),
    ("P02 滨江—泰顺", "not_a_pair"),
    ("滨江—龙泉", "not_a_pair"),
    ("滨江、泰顺、龙泉", "not_a_pair"),
    ("上城", "not_a_pair"),
    ("1", "unknown_pair"),
    ("结对一", "unknown_pair"),
    ("全省", "unknown_pair"),
    ("滨江—" * 5_000, "unknown_pair"),
]
TRACK = [
    ("T1", "T1"),
    ("t1", "T1"),
    ("产业项目合作", "T1"),
    ("产业项目合作。", "T1"),
    ("T1 产业项目合作", "T1"),
    ("T1产业项目合作", "T1"),
    ("1.产业项目合作", "T1"),
    ("（一）产业项目合作", "T1"),
    ("一、产业项目合作", "T1"),
    ("赛道一：产业项目合作", "T1"),
    ("Joint projects", "T1"),
    ("要素互惠机制", "T6"),
    ("sharing land, energy and capital", "T6"),
]
TRACK_GUESSED = [
    ("1", "T1"),
    ("6", "T6"),
    ("二", "T2"),
    ("赛道一", "T1"),
    ("赛道1", "T1"),
    ("第三赛道", "T3"),
    ("三赛道", "T3"),
    ("Track 2", "T2"),
    ("要素互惠", "T6"),
    ("数字化改造帮扶", "T5"),
    ("招商信息统筹", "T4"),
    ("数字化改造帮扶机制建设", "T5"),
]
TRACK_UNREAD = [
    ("7", "unknown_track"),
    ("T7", "unknown_track"),
    ("0", "unknown_track"),
    ("转移", "unknown_track"),
    ("T1、T3", "unknown_track"),
    ("一", "dash_or_one"),
    ("产业项目合作、产业有序转移", "ambiguous_track"),
    ("T2 产业项目合作", "ambiguous_track"),
    ("招商" * 5_000, "unknown_track"),
]
PROJECT = [
    ("P01-001", "P01-001"),
    ("p01-001", "P01-001"),
    ("泰顺年产1000万米输送带项目", "P01-001"),
    (" 泰顺年产 1000 万米输送带项目 ", "P01-001"),
    ("竹质板材智能工厂建设项目（一期）", "P01-003"),
    ("竹质板材智能工厂建设项目(一期)", "P01-003"),
    ("竹质板材智能工厂建设项目一期", "P01-003"),
    ("传感器配套生产线", "P01-006"),
]
PROJECT_BY_ITS_NAME = [
    ("（续建）果蔬饮品产线智能化改造", "P01-005"),
    ("【省重点】★果蔬饮品产线智能化改造", "P01-005"),
    ("3.果蔬饮品产线智能化改造*", "P01-005"),
    ("果蔬饮品产线智能化改造（续建）", "P01-005"),
    ("剑瓷文创产业园", "P02-005"),
    ("★剑瓷文创产业园", "P02-005"),
]
# What tells projects apart in brackets is no mark.
PROJECT_NOT_BY_ITS_NAME = [
    "果蔬饮品产线智能化改造（二期）",
    "（扩建）果蔬饮品产线智能化改造",
    "（新增）果蔬饮品产线智能化改造",
    "智能化改造",
]

PROJECT_UNREAD = [
    ("泰顺年产3000万米输送带项目", "unknown_project"),  # as alike as can be, and another
    ("竹质板材智能工厂建设项目（三期）", "unknown_project"),
    ("竹质板材智能工厂建设项目", "unknown_project"),
    ("全新项目", "unknown_project"),
    ("P01-999", "unknown_project"),
    ("P1-1", "unknown_project"),
    ("矿山机械数字化车间", "project_of_other_pair"),
    ("项目" * 5_000, "unknown_project"),
]


@pytest.mark.parametrize(("text", "read"), COUNTY)
def test_a_county_by_its_names(text: str, read: str) -> None:
    one = outcome(PLACES.county, text)
    assert is_plain(one) and isinstance(one, Written) and one.value == read, one


@pytest.mark.parametrize(("text", "read"), COUNTY_GUESSED)
def test_a_county_written_otherwise_is_told(text: str, read: str) -> None:
    one = outcome(PLACES.county, text)
    assert isinstance(one, Written) and one.guess and one.value == read, one


@pytest.mark.parametrize(("text", "rule"), COUNTY_UNREAD)
def test_a_county_that_is_not_clear(text: str, rule: str) -> None:
    assert outcome(PLACES.county, text) == rule


@pytest.mark.parametrize(("text", "read"), PAIR)
def test_a_pair_by_its_id_or_both_counties(text: str, read: str) -> None:
    one = outcome(PLACES.pair, text)
    assert is_plain(one) and isinstance(one, Written) and one.value == read, one


@pytest.mark.parametrize(("text", "read"), PAIR_GUESSED)
def test_a_pair_written_otherwise_is_told(text: str, read: str) -> None:
    one = outcome(PLACES.pair, text)
    assert isinstance(one, Written) and one.guess and one.value == read, one


@pytest.mark.parametrize(("text", "rule"), PAIR_UNREAD)
def test_a_pair_that_is_not_clear(text: str, rule: str) -> None:
    assert outcome(PLACES.pair, text) == rule


@pytest.mark.parametrize(("text", "read"), TRACK)
def test_a_track_by_its_id_or_name(text: str, read: str) -> None:
    one = outcome(PLACES.track, text)
    assert is_plain(one) and isinstance(one, Written) and one.value == read, one


@pytest.mark.parametrize(("text", "read"), TRACK_GUESSED)
def test_a_track_written_otherwise_is_told(text: str, read: str) -> None:
    one = outcome(PLACES.track, text)
    assert isinstance(one, Written) and one.guess and one.value == read, one


@pytest.mark.parametrize(("text", "rule"), TRACK_UNREAD)
def test_a_track_that_is_not_clear(text: str, rule: str) -> None:
    assert outcome(PLACES.track, text) == rule


@pytest.mark.parametrize(("text", "read"), PROJECT)
def test_a_project_by_its_id_or_name(text: str, read: str) -> None:
    one = outcome(PLACES.project, text, "P01")
    assert is_plain(one) and isinstance(one, Written) and one.value == read, one


@pytest.mark.parametrize(("text", "known"), PROJECT_BY_ITS_NAME)
def test_a_project_is_known_without_the_marks_around_its_name_and_it_is_told(text: str, known: str) -> None:
    read = PLACES.project(text)
    assert read.value == known
    assert read.guess is not None


@pytest.mark.parametrize("text", PROJECT_NOT_BY_ITS_NAME)
def test_a_name_with_another_phase_is_another_project(text: str) -> None:
    assert PLACES.project_called(text) is None


@pytest.mark.parametrize(("text", "rule"), PROJECT_UNREAD)
def test_a_project_that_is_not_clear(text: str, rule: str) -> None:
    assert outcome(PLACES.project, text, "P01") == rule


def test_a_slip_in_a_project_is_proposed_and_told() -> None:
    one = outcome(PLACES.project, "果蔬饮品产线智能化政造", "P01")
    assert isinstance(one, Written) and one.value == "P01-005" and one.guess
    assert "果蔬饮品产线智能化改造" in one.guess.zh and "90" in one.guess.en


def test_a_name_of_two_projects_is_not_read_without_a_pair() -> None:
    assert outcome(PLACES.project, "传感器配套生产线", None) == "ambiguous_project"
    assert outcome(PLACES.project, "矿山机械数字化车间", "P02") == "ambiguous_project"
    with pytest.raises(Unread) as told:
        PLACES.project("传感器配套生产线", None)
    assert "P01-006" in told.value.filled["near"] and "P02-001" in told.value.filled["near"]


def test_a_stop_within_a_figure_is_part_of_the_name() -> None:
    assert outcome(PLACES.project, "12万吨轻量化铸件扩建", "P02") == "unknown_project"
    assert is_plain(outcome(PLACES.project, "1.2万吨轻量化铸件扩建", "P02"))


def test_the_nearest_are_named() -> None:
    with pytest.raises(Unread) as told:
        PLACES.county("泰舜县")
    assert "泰顺县" in told.value.filled["near"]


def test_nobody_is_nowhere() -> None:
    for read in (PLACES.county, PLACES.pair, PLACES.track, PLACES.project):
        assert outcome(read, "") == Written(None)
        one = outcome(read, "—")
        assert isinstance(one, Written) and one.value is None and one.guess
    empty = Places([], [], [], [])
    assert [outcome(read, "滨江") for read in (empty.county, empty.pair, empty.track, empty.project)] == ["unknown_county", "unknown_pair", "unknown_track", "unknown_project"]  # fmt: skip


def test_of_two_pairs_of_a_county_the_one_that_still_holds() -> None:
    places = Places(
        [dict(zip(("adcode", "name", "official_name"), (a, n, n), strict=True)) for a, n in (("330108", "滨江区"), ("330329", "泰顺县"), ("331181", "龙泉市"))],
        [{"pair_id": "P01", "industrial_adcode": "330108", "mountain_adcode": "330329", "valid_to": "2024-12-31"}, {"pair_id": "P02", "industrial_adcode": "330108", "mountain_adcode": "331181", "valid_to": None}],
        [], [],
    )  # fmt: skip
    one = outcome(places.pair, "滨江")
    assert isinstance(one, Written) and one.value == "P02" and one.guess
    assert is_plain(outcome(places.pair, "滨江—泰顺"))


@given(
    st.text(max_size=40)
    | st.text(st.sampled_from("滨江泰顺区县市杭州温—-P01T赛道一二产业项目合作（）、 "), max_size=16)
)
def test_any_text_is_read_or_told(text: str) -> None:
    for read, known in ((PLACES.county, {row[0] for row in COUNTIES}), (PLACES.pair, {row[0] for row in PAIRS}), (PLACES.track, {f"T{n}" for n in range(1, 7)}), (PLACES.project, {row[0] for row in PROJECTS})):  # fmt: skip
        one = outcome(read, text)
        assert one in RULES if isinstance(one, str) else one.value in {*known, None}
