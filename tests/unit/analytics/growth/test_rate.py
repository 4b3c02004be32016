"""Growth is a rate where its base can carry one, an amount where it cannot, points for a percentage; never of promises."""

from decimal import Decimal

import pytest

from analytics.growth.rate import can_grow, grown, is_startup
from analytics.metrics import METRICS
from analytics.selection import Selection
from style.units import PERCENT, UNITS, YUAN

COUNT, YI = UNITS["project"], 10**8


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (110, 100, "▲ 10.0%"),
        (90, 100, "▼ 10.0%"),
        (100, 100, "＝ 0.0%"),
        (200, 100, "▲ 100.0%"),
        (201, 100, "增 101.00 亿元"),
        (5, 0, "增 5.00 亿元"),
        (0, 100, "▼ 100.0%"),
        (-5, -1, "减 4.00 亿元"),
    ],
)
def test_beyond_a_doubling_the_amount_is_told(now, before, text):
    growth = grown(Decimal(now) * YI, Decimal(before) * YI, YUAN)
    assert growth.said("zh").text == text and growth.by_amount == text.startswith(("增", "减"))
    assert (growth.order is None) == growth.by_amount, "an amount has no place among rates"


def test_over_the_start_up_year_it_is_always_the_amount():
    growth = grown(Decimal(110) * YI, Decimal(100) * YI, YUAN, startup=True)
    assert growth.said("zh").text == "增 10.00 亿元" and growth.said("en").text == "up 1,000 m yuan"
    assert [is_startup(Selection(quarter)) for quarter in ("2023Q4", "2024Q1", "2024Q4", "2025Q1")] == [
        True,
        True,
        True,
        False,
    ]


def test_an_amount_too_small_for_its_unit_is_told_in_a_smaller_one():
    assert grown(Decimal(990_000), Decimal(0), YUAN).said("zh").text == "增 99 万元"


@pytest.mark.parametrize(("now", "before"), [(None, 1), (1, None), (None, None), (0, 0)])
def test_where_nothing_can_be_said_nothing_is(now, before):
    growth = grown(now, before, COUNT)
    assert growth.said("zh") is None and growth.order is None


def test_percentages_move_in_points_however_small_they_were():
    growth = grown(0.6, 0.01, PERCENT)
    assert growth.said("zh").text == "▲ 59.0个百分点" and not growth.by_amount
    assert growth.order == pytest.approx(0.59)


@pytest.mark.parametrize(
    ("metric_id", "asked", "told"),
    [
        ("investment_completed", {}, True),
        ("fund_spent", {}, True),
        ("execution_rate", {}, True),
        ("investment_completed", {"span": "programme"}, False),
        ("investment_completed", {"value_type": "forecast"}, False),
        ("output_value", {"value_type": "at_capacity"}, False),
        ("fund_planned", {}, False),
        ("investment_target", {}, False),
        ("planned_investment", {}, False),
        ("projects", {}, False),
        ("leverage", {}, False),
    ],
)
def test_promises_stocks_and_what_runs_since_2023_have_no_growth(metric_id, asked, told):
    assert can_grow(METRICS[metric_id], Selection("2025Q4", **asked)) == told
