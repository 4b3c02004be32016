"""What the map shows of a pair or county is the answer itself, sorted into classes that are read as they are."""

from datetime import date
from decimal import Decimal

import pytest

from analytics.map.figures import county_figures, link_figures
from analytics.metrics import METRICS
from analytics.selection import Selection
from style.numbers import figure
from tests.generated import blank, opened, rows_of
from tests.shipped import PAIRS, SPANS, WITH_FACTS, WITHOUT_FACTS, dataset, oracle

LINKS = [m.id for m in METRICS.values() if "pair" in m.breakdowns]
SHADES = [m.id for m in METRICS.values() if "county" in m.breakdowns]
QUARTERS = ["2023Q1", "2024Q2", "2025Q4"]


def in_yuan_or_units(metric, edge: Decimal) -> Decimal:
    """An edge read back from what is shown of it."""
    shown = Decimal(figure(edge, metric.unit, "zh", metric.decimals).number.replace(",", "").replace("−", "-"))
    return shown * {"money": 10**8, "percent": Decimal("0.01")}.get(metric.unit.kind, 1)


@pytest.mark.parametrize("metric_id", LINKS)
@pytest.mark.parametrize("quarter", QUARTERS)
def test_a_link_shows_its_pairs_answer(metric_id, quarter):
    found = link_figures(dataset("demo"), metric_id, Selection(quarter))
    plain = oracle("demo").answer(metric_id, ("pair",), Selection(quarter))
    assert sorted(found.figures) == PAIRS
    absent = oracle("demo").absent(metric_id, ("pair",), Selection(quarter))
    for pair, placed in found.figures.items():
        assert placed.part.value == plain.get((pair,), (absent,))[0]
        assert placed.step == (None if placed.part.value is None else found.classes.of(placed.part.value))
    assert found.known + found.without == 18


@pytest.mark.parametrize("metric_id", SHADES)
@pytest.mark.parametrize("quarter", QUARTERS)
def test_a_county_shows_what_stands_in_it_or_is_paid_to_it(metric_id, quarter):
    found = county_figures(dataset("demo"), metric_id, Selection(quarter))
    plain = oracle("demo").answer(metric_id, ("county",), Selection(quarter))
    assert len(found.figures) == 36
    absent = oracle("demo").absent(metric_id, ("county",), Selection(quarter))
    for county, placed in found.figures.items():
        assert placed.part.value == plain.get((county,), (absent,))[0]


@pytest.mark.parametrize("metric_id", LINKS)
@pytest.mark.parametrize("span", SPANS)
def test_an_edge_is_exactly_what_the_legend_can_say(metric_id, span):
    """Money shows to a million: an edge of 230,000 yuan would read 0.00 and tell nothing apart."""
    metric = METRICS[metric_id]
    for quarter in QUARTERS:
        asked = Selection(quarter, span)
        for found in (link_figures, county_figures)[: 1 + (metric_id in SHADES)]:
            for edge in found(dataset("demo"), metric_id, asked).classes.edges:
                assert in_yuan_or_units(metric, edge) == edge


def test_money_of_no_pair_is_not_drawn_and_moves_no_class():
    def planned(*amounts):
        return opened(
            rows_of(
                fund_flows=[
                    blank(
                        "fund_flows",
                        flow_id=f"F{n}",
                        year=2025,
                        period="2025",
                        stage="planned",
                        amount=Decimal(amount),
                        pair_id=pair,
                        as_of=date(2025, 1, 1),
                        source_id="S",
                    )
                    for n, (pair, amount) in enumerate(amounts)
                ]
            )
        )

    pairs = (("P01", 10**8), ("P02", 2 * 10**8), ("P03", 3 * 10**8))
    alone = link_figures(planned(*pairs), "fund_planned", Selection("2025Q1"))
    beside = link_figures(planned(*pairs, (None, 10**13)), "fund_planned", Selection("2025Q1"))
    assert beside.classes == alone.classes and len(alone.classes.edges) == 2
    assert {k: p.step for k, p in beside.figures.items()} == {"P01": 0, "P02": 1, "P03": 2}


def test_what_nobody_reported_has_no_class():
    found = link_figures(dataset("reported"), "projects", Selection("2024Q3"))
    steps = {pair: placed.step for pair, placed in found.figures.items()}
    assert {pair for pair in PAIRS if steps[pair] is not None} == {"P10", "P15"} < set(WITH_FACTS)
    assert all(steps[pair] is None for pair in WITHOUT_FACTS)
    assert (found.known, found.without) == (2, 16)
    budget = link_figures(dataset("reported"), "fund_planned", Selection("2024Q3"))
    assert (budget.known, budget.classes.edges) == (0, ())


def test_classes_are_the_same_in_every_quarter_and_tell_the_pairs_of_a_years_end_apart():
    found = {quarter: link_figures(dataset("demo"), "investment_completed", Selection(quarter)) for quarter in QUARTERS}
    assert len({one.classes for one in found.values()}) == 1
    steps = [placed.step for placed in found["2025Q4"].figures.values()]
    assert set(steps) >= {1, 2, 3, 4} and max(map(steps.count, set(steps))) <= 7
