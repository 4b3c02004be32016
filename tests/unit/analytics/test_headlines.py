"""A headline is the plain sum of its quarter, held against the same a year before, and ends its own trend."""

from dataclasses import replace
from decimal import Decimal

import pytest

from analytics.headlines import TREND_QUARTERS, headline, headlines, trend
from analytics.metrics import METRICS
from analytics.selection import Selection
from tests import shipped
from tests.generated import opened, rows_of
from tests.shipped import QUARTERS, SPANS, dataset, oracle

DEMO = dataset("demo")
FLOWS = [m.id for m in METRICS.values() if m.over_time == "flow"]
NOT_FLOWS = [m.id for m in METRICS.values() if m.over_time != "flow"]


def plainly(metric_id: str, quarter: str, span: str):
    return shipped.plainly("demo", metric_id, (), Selection(quarter, span)).get((), (None, 0, 0))


@pytest.mark.parametrize("metric_id", METRICS)
@pytest.mark.parametrize("span", SPANS)
def test_in_every_quarter_it_is_the_plain_sum_and_before_it_that_of_a_year_earlier(metric_id, span):
    sums = {quarter: plainly(metric_id, quarter, span) for quarter in QUARTERS["demo"]}
    for quarter, expected in sums.items():
        found = headline(DEMO, metric_id, Selection(quarter, span))
        assert (found.now.value, found.now.reported, found.now.due) == expected, quarter
        earlier = f"{int(quarter[:4]) - 1}{quarter[4:]}"
        if earlier not in sums or (metric_id in FLOWS and span == "programme"):
            assert found.before is None
        else:
            assert found.before is not None
            assert (found.before.value, found.before.reported, found.before.due) == sums[earlier]


@pytest.mark.parametrize("metric_id", FLOWS)
def test_a_flow_since_2023_has_no_year_before(metric_id):
    """Twelve quarters against eight would pass for growth."""
    assert headline(DEMO, metric_id, Selection("2025Q4", "programme")).before is None
    assert headline(DEMO, metric_id, Selection("2025Q4", "year")).before is not None


@pytest.mark.parametrize("metric_id", FLOWS)
def test_the_trend_of_a_flow_is_its_quarters_and_ends_with_the_quarter_alone(metric_id):
    found = headline(DEMO, metric_id, Selection("2025Q2", "quarter"))
    assert [quarter for quarter, _ in found.trend] == QUARTERS["demo"][:10]
    assert found.trend[-1] == ("2025Q2", found.now.value)
    assert dict(found.trend) == {quarter: plainly(metric_id, quarter, "quarter")[0] for quarter, _ in found.trend}
    assert trend(DEMO, metric_id, Selection("2025Q2", "year")) == found.trend


@pytest.mark.parametrize("metric_id", NOT_FLOWS)
@pytest.mark.parametrize("span", SPANS)
def test_the_trend_of_a_level_or_a_ratio_ends_with_the_headline(metric_id, span):
    found = headline(DEMO, metric_id, Selection("2025Q2", span))
    assert found.trend[-1] == ("2025Q2", found.now.value)
    assert found.trend[-5] == ("2024Q2", found.before.value)


def test_a_trend_begins_with_the_dataset():
    """Where the data begin later than the programme, what came before is not drawn, least of all as zero."""
    held = opened(rows_of())
    later = replace(held, description=replace(held.description, first_quarter="2024Q3"))
    assert trend(later, "projects", Selection("2025Q1")) == (("2024Q3", 0), ("2024Q4", 0), ("2025Q1", 0))
    assert headline(later, "projects", Selection("2025Q1")).before is None
    assert headline(later, "projects", Selection("2025Q3")).before is not None


def test_a_trend_is_never_longer_than_three_years():
    assert len(trend(DEMO, "projects", Selection("2025Q4"))) == TREND_QUARTERS == 12
    assert [q for q, _ in trend(DEMO, "projects", Selection("2023Q1"))] == ["2023Q1"]


def test_headlines_come_in_the_order_asked_for():
    asked = ["leverage", "projects", "fund_spent"]
    assert [line.metric_id for line in headlines(DEMO, asked, Selection("2025Q4"))] == asked


def test_money_stays_exact():
    found = headline(DEMO, "investment_completed", Selection("2025Q4", "programme")).now.value
    rows = [
        o for o in oracle("demo").rows["observations"] if o["subject_type"] == "project" and o["status"] == "reported"
    ]
    assert isinstance(found, Decimal)
    assert found == sum(
        o["value"] for o in rows if (o["metric_id"], o["value_type"]) == ("investment_completed", "actual")
    )
