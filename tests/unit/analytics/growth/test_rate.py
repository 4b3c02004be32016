"""Growth is a rate, points, or the word that its base is next to nothing; one rule for every place that shows it."""

from decimal import Decimal

import pytest

from analytics.growth.rate import SMALL_BASE, grown
from style.numbers import Change
from style.units import PERCENT, UNITS, YUAN

COUNT = UNITS["project"]


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        ("110", "100", "▲ 10.0%"),
        ("90", "100", "▼ 10.0%"),
        ("100", "100", "＝ 0.0%"),
        ("1000", "100", "▲ 900.0%"),
        ("1000.01", "100", SMALL_BASE.zh),
        ("1000", "99.99", SMALL_BASE.zh),
        ("0", "100", "▼ 100.0%"),
    ],
)
def test_more_than_tenfold_is_told_as_a_small_base_and_tenfold_is_not(now, before, text):
    growth = grown(Decimal(now), Decimal(before), YUAN)
    assert growth.said("zh").text == text
    assert growth.small_base is (text == SMALL_BASE.zh)


def test_a_small_base_has_neither_sign_nor_place_among_rates():
    growth = grown(Decimal(5000), Decimal(1), YUAN)
    assert growth.said("en") == Change(0, SMALL_BASE.en) and growth.order is None


@pytest.mark.parametrize(("now", "before"), [(None, 1), (1, None), (None, None), (5, 0), (5, -1), (-5, -1), (0, 0)])
def test_where_nothing_can_be_said_nothing_is(now, before):
    growth = grown(now, before, COUNT)
    assert growth.said("zh") is None and growth.order is None and not growth.small_base


def test_percentages_move_in_points_however_small_they_were():
    growth = grown(0.6, 0.01, PERCENT)
    assert growth.said("zh").text == "▲ 59.0个百分点" and not growth.small_base
    assert growth.order == pytest.approx(0.59)


def test_counts_and_losses():
    assert grown(21, 2, COUNT).small_base and not grown(20, 2, COUNT).small_base
    fallen = grown(Decimal(-50), Decimal(10), YUAN)
    assert fallen.said("zh").text == "▼ 600.0%" and fallen.order == -5.0
