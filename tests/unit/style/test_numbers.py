"""Numbers are rounded half up, show the same digits in both languages, and are never made of nothing."""

import re
from decimal import ROUND_FLOOR, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from style.numbers import NO_DATA, Change, Figure, change, figure, plain, rounded, share_words, unit_label
from style.text import LANGUAGES
from style.units import PERCENT, UNITS, YUAN

FIRM, YEAR = UNITS["firm"], UNITS["calendar_year"]
MARKS = {1: "▲", -1: "▼"}

exact = st.decimals(-(10**15), 10**15, places=4)
money = st.decimals(-(10**15), 10**15, places=2)
positive = st.decimals(Decimal("0.01"), 10**12, places=2)


def digits(shown: Figure) -> str:
    return re.sub(r"\D", "", shown.number).lstrip("0")


@given(exact, st.integers(0, 3))
def test_rounding_is_half_up_away_from_zero(value: Decimal, decimals: int) -> None:
    """Against the rule in other words: add half a unit to the size and cut."""
    size = (abs(value) * 10**decimals + Decimal("0.5")).to_integral_value(ROUND_FLOOR) / Decimal(10**decimals)
    assert rounded(value, decimals) == (size if value >= 0 else -size)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (0.05, 1, "0.1"),
        (1e16, 0, "10000000000000000"),
        (7, 1, "7.0"),
        (Decimal("0.045"), 2, "0.05"),
    ],
)
def test_a_float_is_rounded_by_the_digits_it_prints(value: float, decimals: int, shown: str) -> None:
    assert str(rounded(value, decimals)) == shown


@given(money, st.sampled_from(["yi", "wan"]))
def test_both_languages_show_the_same_digits_of_an_amount(value: Decimal, scale: str) -> None:
    zh, en = (figure(value, YUAN, lang, scale=scale) for lang in LANGUAGES)
    assert digits(zh) == digits(en)
    assert zh.number.startswith("−") == en.number.startswith("−")


@given(money)
def test_an_amount_is_within_half_a_unit_of_what_is_shown(value: Decimal) -> None:
    for scale, step in (("yi", 10**6), ("wan", 10**4)):
        for lang, unit in (("zh", {"yi": 10**8, "wan": 10**4}[scale]), ("en", 10**6)):
            shown = Decimal(figure(value, YUAN, lang, scale=scale).number.replace(",", "").replace("−", "-")) * unit
            assert abs(shown - value) * 2 <= step


@pytest.mark.parametrize(
    ("value", "scale", "zh", "en"),
    [
        (Decimal("1800000000.00"), "yi", "18.00 亿元", "1,800 m yuan"),
        (Decimal("240000000"), "yi", "2.40 亿元", "240 m yuan"),
        (Decimal("499999.99"), "yi", "0.00 亿元", "0 m yuan"),
        (Decimal("500000"), "yi", "0.01 亿元", "1 m yuan"),
        (Decimal("-500000"), "yi", "−0.01 亿元", "−1 m yuan"),
        (Decimal("123456789012"), "yi", "1,234.57 亿元", "123,457 m yuan"),
        (Decimal("12345000"), "wan", "1,235 万元", "12.35 m yuan"),
        (Decimal("-0.00"), "yi", "0.00 亿元", "0 m yuan"),
        (Decimal("-4999.99"), "wan", "0 万元", "0.00 m yuan"),
        (0, "wan", "0 万元", "0.00 m yuan"),
    ],
)
def test_an_amount_in_words(value: Decimal, scale: str, zh: str, en: str) -> None:
    assert (str(figure(value, YUAN, "zh", scale=scale)), str(figure(value, YUAN, "en", scale=scale))) == (zh, en)


@pytest.mark.parametrize("scale", ["yi", "wan"])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_the_header_names_the_unit_of_its_figures(unit, lang: str, scale: str) -> None:
    assert unit_label(unit, lang, scale) == figure(2024, unit, lang, scale=scale).unit


@pytest.mark.parametrize("missing", [None, float("nan"), Decimal("nan")])
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_what_is_missing_is_no_data_and_never_zero(unit, missing) -> None:
    assert (
        [str(figure(missing, unit, lang, 1)) for lang in LANGUAGES]
        == ["暂无数据", "No data"]
        == [NO_DATA("zh"), NO_DATA("en")]
    )
    assert figure(missing, unit, "zh").unit == ""
    assert change(missing, Decimal(1), unit, "zh") is None and change(Decimal(1), missing, unit, "zh") is None
    assert figure(0, unit, "zh") != figure(missing, unit, "zh")


@given(exact, st.sampled_from(sorted(UNITS)), st.sampled_from(LANGUAGES), st.integers(0, 2))
def test_nothing_is_ever_minus_zero(value: Decimal, unit: str, lang: str, decimals: int) -> None:
    for shown in (value / 10**12, -abs(value) / 10**19, Decimal("-0"), -0.0):
        for made in (figure(shown, UNITS[unit], lang, decimals), plain(rounded(shown, 2), UNITS[unit], lang)):
            assert not re.fullmatch(r"[−-][0.,]*", made.number), made
            assert "-" not in made.number


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "zh", "en"),
    [
        (Decimal("0.5214"), PERCENT, 1, "52.1%", "52.1%"),
        (0.285, PERCENT, 0, "29%", "29%"),
        (1.15, PERCENT, 0, "115%", "115%"),
        (67, FIRM, 0, "67 家", "67 firms"),
        (1234567, FIRM, 0, "1,234,567 家", "1,234,567 firms"),
        (2018, YEAR, 0, "2018 年", "2018 (year)"),
        (Decimal("2018.00"), YEAR, 0, "2018 年", "2018 (year)"),
        (0.875, UNITS["yuan_per_yuan"], 2, "0.88 元/元", "0.88 yuan per yuan"),
    ],
)
def test_a_figure_in_words(value, unit, decimals: int, zh: str, en: str) -> None:
    assert (str(figure(value, unit, "zh", decimals)), str(figure(value, unit, "en", decimals))) == (zh, en)


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (Decimal("52.10"), "percent", "52.1%", "52.1%"),
        (52.1, "percent", "52.1%", "52.1%"),
        (Decimal("25.00"), "percent", "25%", "25%"),
        (Decimal("1060.00"), "wan_metre", "1,060 万米", "1,060 ×10,000 m"),
        (Decimal("100000000.00"), "yuan", "1 亿元", "100 m yuan"),
        (Decimal("-240000000.00"), "yuan", "−2.4 亿元", "−240 m yuan"),
        (Decimal("99999999.99"), "yuan", "9,999.999999 万元", "99.99999999 m yuan"),
        (Decimal("0.00"), "yuan", "0 万元", "0 m yuan"),
        (Decimal("2018.00"), "calendar_year", "2018 年", "2018 (year)"),
        (6000, "tonne_a_year", "6,000 吨/年", "6,000 t a year"),
    ],
)
def test_a_stored_figure_is_shown_as_it_is(value, unit: str, zh: str, en: str) -> None:
    assert (str(plain(value, UNITS[unit], "zh")), str(plain(value, UNITS[unit], "en"))) == (zh, en)


@given(money)
def test_a_stored_amount_loses_nothing(value: Decimal) -> None:
    for lang, units in (("zh", {"亿元": 10**8, "万元": 10**4}), ("en", {"m yuan": 10**6})):
        shown = plain(value, YUAN, lang)
        assert Decimal(shown.number.replace(",", "").replace("−", "-")) * units[shown.unit] == value


@given(positive, positive, st.sampled_from(LANGUAGES))
def test_a_change_bears_the_sign_of_what_it_shows(now: Decimal, before: Decimal, lang: str) -> None:
    for unit, exactly in ((FIRM, (now / before - 1) * 100), (PERCENT, (now - before) * 100)):
        moved = change(now, before, unit, lang)
        assert isinstance(moved, Change)
        found = re.fullmatch(r"([▲▼＝=]) ([\d,]+\.\d) ?(%|pp|个百分点)", moved.text)
        assert found, moved.text
        shown = Decimal(found[2].replace(",", "")) * moved.sign
        assert abs(shown - exactly) <= Decimal("0.05")
        assert (shown == 0) == (moved.sign == 0) and found[1] == MARKS.get(moved.sign, "＝" if lang == "zh" else "=")


@pytest.mark.parametrize(
    ("now", "before", "unit", "sign", "zh", "en"),
    [
        (Decimal("112.4"), 100, YUAN, 1, "▲ 12.4%", "▲ 12.4%"),
        (50, 100, FIRM, -1, "▼ 50.0%", "▼ 50.0%"),
        (0, 100, FIRM, -1, "▼ 100.0%", "▼ 100.0%"),
        (Decimal("100.04"), 100, YUAN, 0, "＝ 0.0%", "= 0.0%"),
        (Decimal("100.05"), 100, YUAN, 1, "▲ 0.1%", "▲ 0.1%"),
        (Decimal("0.55"), Decimal("0.5"), PERCENT, 1, "▲ 5.0个百分点", "▲ 5.0 pp"),
        (Decimal("0.25"), Decimal("0"), PERCENT, 1, "▲ 25.0个百分点", "▲ 25.0 pp"),
        (0.1 + 0.2, 0.3, PERCENT, 0, "＝ 0.0个百分点", "= 0.0 pp"),
        (20000, 1, FIRM, 1, "▲ 1,999,900.0%", "▲ 1,999,900.0%"),
    ],
)
def test_a_change_in_words(now, before, unit, sign: int, zh: str, en: str) -> None:
    assert (change(now, before, unit, "zh"), change(now, before, unit, "en")) == (Change(sign, zh), Change(sign, en))


@pytest.mark.parametrize("before", [0, Decimal("0.00"), -0.0, -5, Decimal("-0.01"), None])
def test_there_is_no_percentage_of_nothing_nor_of_a_loss(before) -> None:
    assert change(10, before, YUAN, "zh") is None


def test_a_figure_without_a_unit_is_its_number() -> None:
    assert str(Figure("18", "")) == "18" and str(Figure("18", "%")) == "18%" and str(Figure("18", "家")) == "18 家"


def test_a_share_that_is_hardly_any_is_not_printed_as_none_and_hardly_all_not_as_all():
    asked = (0, 0.0001, 0.0049, 0.005, 0.5, 0.994, 0.995, 0.996, 1)
    said = ["0%", "不足0.5%", "不足0.5%", "1%", "50%", "99%", "99.5%", "超过99.5%", "100%"]
    assert [share_words(one, "zh") for one in asked] == said
    assert share_words(0.001, "en") == "under 0.5%" and share_words(0.001, "en", tight=True) == "<0.5%"
    assert share_words(0.9999, "zh", 1) == "超过99.95%" and share_words(0.0001, "zh", 1) == "不足0.05%"
