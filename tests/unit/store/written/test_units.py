"""Units in headers, titles and cells: where one is named, and what it is of."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.written.signs import normal, readable
from store.written.units import WORDS, factor, is_unit, kind, unit, unit_of_header, units_named
from style.units import UNITS
from tests.unit.store.written.reads import is_plain, outcome, value

HEADERS = [
    ("计划总投资（万元）", "计划总投资", "万元"),
    ("计划总投资(万元)", "计划总投资", "万元"),
    ("计划总投资 （ 万元 ）", "计划总投资", "万元"),
    ("计划总投资\n（万元）", "计划总投资", "万元"),
    ("计划总投资[万元]", "计划总投资", "万元"),
    ("计划总投资【万元】", "计划总投资", "万元"),
    ("计划总投资〔万元〕", "计划总投资", "万元"),
    ("计划总投资（单位：万元）", "计划总投资", "万元"),
    ("计划总投资（人民币万元）", "计划总投资", "万元"),
    ("计划总投资（万元人民币）", "计划总投资", "万元"),
    ("计划总投资（万）", "计划总投资", "万"),
    ("资金(亿)", "资金", "亿"),
    ("完成投资/万元", "完成投资", "万元"),
    ("完成投资／亿元", "完成投资", "亿元"),
    ("完成投资，万元", "完成投资", "万元"),
    ("完成投资:万元", "完成投资", "万元"),
    ("完成投资_万元", "完成投资", "万元"),
    ("完成投资-万元", "完成投资", "万元"),
    ("完成投资 万元", "完成投资", "万元"),
    ("计划总投资万元", "计划总投资", "万元"),
    ("金额 单位：亿元", "金额", "亿元"),
    ("金额（单位：元）", "金额", "元"),
    ("单位：万元", "", "万元"),
    ("金额单位：人民币万元", "金额", "万元"),
    ("占比%", "占比", "%"),
    ("占比（％）", "占比", "%"),
    ("占比(%)", "占比", "%"),
    ("企业数（家）", "企业数", "家"),
    ("参加人次（人次）", "参加人次", "人次"),
    ("用地（亩）", "用地", "亩"),
    ("厂房面积（万平方米）", "厂房面积", "万平方米"),
    ("厂房面积（㎡）", "厂房面积", "m2"),
    ("厂房面积（m²）", "厂房面积", "m²"),
    ("产能（吨/年）", "产能", "吨/年"),
    ("需求量/吨/年", "需求量", "吨/年"),
    ("能耗（万吨标准煤/年）", "能耗", "万吨标准煤/年"),
    ("完成投资（万元）（2024Q3）", "完成投资(2024Q3)", "万元"),
    ("完成投资（万元，2024Q3）", "完成投资(2024Q3)", "万元"),
    ("2024年第三季度完成投资（万元）", "2024年第三季度完成投资", "万元"),
    ("投资额（万美元）", "投资额", "万美元"),
    ("投资额（美元）", "投资额", "美元"),
    ("Planned investment (10,000 yuan)", "Planned investment", "10,000 yuan"),
    ("Planned investment (×10,000 yuan)", "Planned investment", "×10,000 yuan"),
    ("Amount, million yuan", "Amount", "million yuan"),
    ("Amount (yuan)", "Amount", "yuan"),
    ("Amount (in million yuan)", "Amount", "million yuan"),
]
NO_UNIT = [
    "项目名称",
    "备注",
    "单元",
    "多元",
    "联系人",
    "负责人",
    "填报单位：泰顺县",
    "建设单位",
    "单位",
    "任务（十）",
    "（一）项目",
    "完成投资（2024Q3）",
    "完成投资（含税）",
    "2024年第三季度",
    "2023-2025年",
    "planned_investment",
    "",
    "项目数（个）/投资额（万元）",  # two units: neither is the column's
    "投资（万元、亿元）",
    "投资(万元)(万美元)",
]


@pytest.mark.parametrize(("header", "label", "named"), HEADERS)
def test_a_header_is_label_and_unit(header: str, label: str, named: str) -> None:
    assert unit_of_header(header) == (label, named)


@pytest.mark.parametrize("header", NO_UNIT)
def test_a_header_without_a_unit_stays_whole(header: str) -> None:
    assert unit_of_header(header) == (normal(header), None)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("单位：万元", ("万元",)),
        ("单位：万元、个", ("万元", "个")),
        ("单位:万元、%、家", ("万元", "%", "家")),
        ("（单位：人民币万元）", ("万元",)),
        ("填报单位：泰顺县经信局    单位：万元", ("万元",)),
        ("计量单位：亿元", ("亿元",)),
        ("填报单位：泰顺县", ()),
        ("结对项目进展情况表", ()),
    ],
)
def test_a_title_may_name_several(title: str, named: tuple[str, ...]) -> None:
    assert units_named(title) == named


@pytest.mark.parametrize(
    ("word", "of", "times"),
    [
        ("元", "yuan", 1),
        ("万元", "yuan", 10**4),
        ("亿元", "yuan", 10**8),
        ("万亿元", "yuan", 10**12),
        ("万", "yuan", 10**4),
        ("亿", "firm", 10**8),
        ("万", "wan_metre", 1),
        ("万米", "wan_metre", 1),
        ("公顷", "mu", 15),
        ("平方米", "mu", Fraction(3, 2000)),
        ("亩", "wan_square_metre", Fraction(1, 15)),
        ("10,000 yuan", "yuan", 10**4),
        ("千", "yuan", None),
        ("十", "yuan", None),
        ("家", "yuan", None),
        ("万美元", "yuan", None),
        ("", "yuan", None),
    ],
)
def test_how_much_of_the_stored_unit_one_is(word: str, of: str, times: object) -> None:
    assert factor(word, of) == times


def test_every_stored_unit_is_known_by_its_labels() -> None:
    assert set(WORDS) == set(UNITS)
    for one in UNITS.values():
        assert factor(one.label.zh, one.id) == 1
        if one.id not in ("calendar_year", "yuan_per_yuan"):  # (year); yuan per yuan: never typed
            assert factor(one.label.en, one.id) == 1


def test_a_unit_is_of_one_kind_or_unclear() -> None:
    told = {
        word: kind(word)
        for word in ("万元", "亿元", "%", "亩", "公顷", "㎡", "万平方米", "吨", "人", "家", "个", "万", "万美元")
    }
    assert told == {"万元": "yuan", "亿元": "yuan", "%": "percent", "亩": "mu", "公顷": "mu", "㎡": "wan_square_metre",
                    "万平方米": "wan_square_metre", "吨": "tonne_a_year", "人": "person", "家": "firm", "个": None, "万": None,
                    "万美元": None}  # fmt: skip


@pytest.mark.parametrize(("text", "read"), [("yuan", "yuan"), ("元", "yuan"), ("wan_square_metre", "wan_square_metre"), ("万平方米", "wan_square_metre"), ("亩", "mu"), ("%", "percent"), ("firm", "firm"), ("firms", "firm"), ("人次", "attendance"), ("", None), ("个", "unknown_unit"), ("台", "unknown_unit")])  # fmt: skip
def test_a_unit_in_a_cell_of_its_own(text: str, read: object) -> None:
    assert value(unit, text) == read


def test_a_multiple_in_a_cell_of_its_own_is_understood() -> None:
    one = outcome(unit, "万元")
    assert value(unit, "万元") == "yuan" and not is_plain(one)


@given(st.text(max_size=30))
def test_any_header_is_split_and_loses_nothing_but_the_unit(header: str) -> None:
    label, named = unit_of_header(header)
    assert named is None or is_unit(named)
    assert named or label == readable(header)


@pytest.mark.parametrize("part", ["(", "（万元", "(万元)", "-", "/万", "单位：", "、"])
def test_an_endless_header_is_told_at_once(part: str) -> None:
    assert unit_of_header(part * 30_000)[1] is None
