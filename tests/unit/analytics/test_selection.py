"""What is asked about is checked when it is made and said in the words of its span."""

from dataclasses import FrozenInstanceError

import pytest

from analytics.selection import AT, SPANS, YEAR, YEAR_START, Selection

YEAR_WORDS = [
    ("2025Q1", "2025年第一季度", "Q1 2025"),
    ("2025Q2", "2025年上半年", "H1 2025"),
    ("2025Q3", "2025年前三季度", "Q1–Q3 2025"),
    ("2025Q4", "2025年全年", "all of 2025"),
]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"as_of": "2025"}, "not a quarter: '2025'"),
        ({"as_of": "2023-2025"}, "not a quarter"),
        ({"as_of": "2025Q5"}, "2025Q5"),
        ({"as_of": "２025Q1"}, "２025Q1"),
        ({"as_of": ""}, "not a period"),
        ({"span": "decade"}, "unknown span 'decade'"),
        ({"span": ""}, "unknown span"),
        ({"stages": ("signed", "begun")}, "unknown stages .'begun'."),
        ({"value_type": "target"}, "unknown value type 'target'"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_once(wrong, told):
    with pytest.raises(ValueError, match=told):
        Selection(**{"as_of": "2025Q1"} | wrong)


def test_a_selection_is_a_value():
    asked = Selection("2025Q1", pairs=("P01",))
    assert asked == Selection("2025Q1", pairs=("P01",)) and hash(asked) == hash(Selection("2025Q1", pairs=("P01",)))
    with pytest.raises(FrozenInstanceError):
        asked.as_of = "2024Q1"


def test_moving_in_time_keeps_the_rest():
    asked = Selection("2025Q2", "quarter", pairs=("P01",), tracks=("T1",))
    assert asked.at("2024Q4") == Selection("2024Q4", "quarter", pairs=("P01",), tracks=("T1",))
    assert asked.at("2024Q4", "programme").span == "programme"
    assert asked.year_earlier() == asked.at("2024Q2")


@pytest.mark.parametrize(("quarter", "zh", "en"), YEAR_WORDS)
def test_a_year_to_date_is_said_as_statistics_say_it(quarter, zh, en):
    assert (Selection(quarter).say_span("zh"), Selection(quarter).say_span("en")) == (zh, en)


def test_the_other_spans_name_their_ends():
    assert Selection("2025Q3", "quarter").say_span("zh") == "2025年第三季度"
    assert Selection("2025Q3", "programme").say_span("zh") == "2023年第一季度至2025年第三季度"
    assert Selection("2025Q3", "programme").say_span("en") == "Q1 2023 – Q3 2025"
    assert Selection("2023Q1", "programme").say_span("zh") == "2023年第一季度", (
        "from a quarter to itself is the quarter"
    )


@pytest.mark.parametrize(
    ("quarter", "span", "zh", "en"),
    [
        ("2025Q2", "year", "2025年度资金", "2025 fund"),
        ("2025Q2", "programme", "2023—2025年度资金", "2023–2025 funds"),
        ("2023Q4", "programme", "2023年度资金", "2023 fund"),
    ],
)
def test_fund_money_is_of_whole_fund_years_whatever_the_quarter(quarter, span, zh, en):
    asked = Selection(quarter, span)
    assert (asked.say_funds("zh"), asked.say_funds("en")) == (zh, en)
    assert zh.startswith(asked.say_fund_years("zh")) and en.startswith(asked.say_fund_years("en"))


def test_one_compiled_question_serves_every_quarter():
    asked = Selection("2025Q3", "programme", pairs=("P01",))
    assert asked.shape() == Selection("2023Q1", "programme", pairs=("P03", "P07")).shape()
    assert asked.fill(f"{AT} {YEAR_START} {YEAR} 2023") == f"{2025 * 4 + 2} {2025 * 4} 2025 2023"


def test_words_that_look_like_a_stand_in_are_left_alone():
    """An industry is whatever its source calls it."""
    sql = f"""SELECT '{AT}', 'it''s {YEAR}', "{YEAR_START}", {AT} WHERE industry IN ('{AT}') AND year = {YEAR} -- 'x'"""
    filled = Selection("2025Q3", industries=(str(AT),)).fill(sql)
    assert (
        filled
        == f"""SELECT '{AT}', 'it''s {YEAR}', "{YEAR_START}", 8102 WHERE industry IN ('{AT}') AND year = 2025 -- 'x'"""
    )


@pytest.mark.parametrize(
    ("span", "value_type", "zh", "en"),
    [
        ("year", "forecast", "2025年", "2025"),
        ("quarter", "forecast", "2025年第三季度", "Q3 2025"),
        ("programme", "forecast", "2023年起各期", "2023 and after"),
        ("year", "at_capacity", "达产后一年", "a year at capacity"),
        ("quarter", "at_capacity", "达产后一年", "a year at capacity"),
    ],
)
def test_what_is_expected_is_of_the_whole_year_and_capacity_of_none(span, value_type, zh, en):
    asked = Selection("2025Q3", span, value_type=value_type)
    assert (asked.say_span("zh"), asked.say_span("en")) == (zh, en)


def test_every_span_has_its_words():
    assert list(SPANS) == ["year", "programme", "quarter"]
    assert all(span.id == key and span.label.zh != span.meaning.zh for key, span in SPANS.items())
