"""How figures differ between two quarters: now less then, sorted by what is printed, unknown where either is."""

from decimal import Decimal

import pytest

from analytics.map.changes import BETTER, FAR_WORSE, SAME, WORSE, _kind, compared_with, difference_words, map_changes
from analytics.map.figures import quarters_of
from analytics.metrics import METRICS
from analytics.selection import Selection
from tests.shipped import PAIRS, dataset, oracle

EVERY = tuple(f"{year}Q{quarter}" for year in (2023, 2024, 2025) for quarter in (1, 2, 3, 4))
RATE, AMOUNT = METRICS["execution_rate"], METRICS["fund_spent"]


@pytest.mark.parametrize("metric_id", ["execution_rate", "investment_completed", "leverage"])
@pytest.mark.parametrize(("now", "then"), [("2025Q4", "2024Q4"), ("2024Q2", "2023Q1")])
def test_a_difference_is_that_of_the_two_answers(metric_id, now, then):
    found = dict(zip(EVERY, map_changes(dataset("demo"), metric_id, Selection(now), then, EVERY), strict=True))[now]
    plain = [oracle("demo").answer(metric_id, ("pair",), Selection(quarter)) for quarter in (now, then)]
    blank = [oracle("demo").absent(metric_id, ("pair",), Selection(quarter)) for quarter in (now, then)]
    assert sorted(found.changes) == PAIRS
    for pair, one in found.changes.items():
        new, old = (said.get((pair,), (absent,))[0] for said, absent in zip(plain, blank, strict=True))
        assert (one.difference is None) == (new is None or old is None) == (one.kind is None)
        if one.difference is not None:
            assert float(one.difference) == pytest.approx(float(new) - float(old))
    lost = sorted(
        (one for one in found.changes.values() if one.kind in (FAR_WORSE, WORSE)), key=lambda one: one.difference
    )
    assert found.worst == tuple(one.pair_id for one in lost[:3])


def test_what_a_width_means_does_not_change_with_the_quarter():
    found = map_changes(dataset("demo"), "investment_completed", Selection("2025Q4"), "2024Q4", EVERY)
    assert len({one.sizes for one in found}) == 1 and found[0].sizes.count > 1


@pytest.mark.parametrize(
    ("metric", "difference", "then", "kind"),
    [
        (RATE, "-0.100", "0.6", FAR_WORSE),
        (RATE, "-0.099", "0.6", WORSE),
        (RATE, "-0.0005", "0.6", WORSE),
        (RATE, "-0.0004", "0.6", SAME),
        (RATE, "0.0005", "0.6", BETTER),
        (AMOUNT, "-50000000", "100000000", FAR_WORSE),
        (AMOUNT, "-49000000", "100000000", WORSE),
        (AMOUNT, "-400000", "100000000", SAME),
        (AMOUNT, "900000", "0", BETTER),
    ],
)
def test_the_classes_of_a_difference_at_their_very_edges(metric, difference, then, kind):
    assert _kind(metric, Decimal(difference), Decimal(then)) == kind


def test_a_difference_says_its_sign_and_points_for_percentages():
    assert difference_words(RATE, Decimal("-0.0123"), "zh") == "−1.2 个百分点"
    assert difference_words(RATE, Decimal("0.1"), "en") == "+10.0 pp"
    assert difference_words(AMOUNT, Decimal(30_000_000), "zh") == "+0.30 亿元"
    assert difference_words(RATE, Decimal("0.0001"), "zh") == "0.0 个百分点", "what is not seen has no sign"


def test_without_a_quarter_asked_for_it_is_the_same_one_a_year_before_or_the_nearest():
    assert compared_with(EVERY, "2025Q4", None) == "2024Q4"
    assert compared_with(EVERY, "2023Q3", None) == "2023Q2"
    assert compared_with(EVERY, "2023Q1", None) == "2023Q2"
    assert compared_with(EVERY, "2025Q4", "2023Q1") == "2023Q1"
    assert compared_with(EVERY, "2025Q4", "1999Q1") == "2024Q4"
    assert compared_with(("2023Q1",), "2023Q1", None) == "2023Q1", "there is only one"
    assert quarters_of(dataset("demo")) == EVERY


def test_a_selection_that_has_no_such_figures_differs_in_nothing_and_says_why():
    found = map_changes(dataset("demo"), "execution_rate", Selection("2025Q4", tracks=("T1",)), "2024Q4", EVERY)[-1]
    assert (found.refused is None) == any(one.difference is not None for one in found.changes.values())
    assert len(found.changes) == 18
