"""The rows behind a figure are the very rows it sums: on any data, under any selection, they add up to it to the cent."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import Refused, parts, total
from analytics.lookup import sources
from analytics.metrics import METRICS
from analytics.rows import PAGE, counted, rows_behind, sides_of, sum_behind
from analytics.rows.export import export_table
from analytics.selection import Selection
from tests.examples import examples
from tests.generated import blank, datasets, opened, rows_of
from tests.shipped import PAIRS, QUARTERS, SPANS, dataset
from tests.unit.analytics.test_answer_against_oracle import selections

CARDS = (
    "projects",
    "investment_completed",
    "output_value",
    "profit_and_tax",
    "fund_planned",
    "fund_allocated",
    "fund_spent",
    "execution_rate",
    "leverage",
)
# The key of a table's row among the rows listed: no row may be listed twice.
KEY = ("row_id", "period", "year")


def every_line(held, metric_id, asked, side):
    """The lines of all pages, one page after the other."""
    first = rows_behind(held, metric_id, asked, side)
    later = [rows_behind(held, metric_id, asked, side, number) for number in range(2, first.pages + 1)]
    return [line for page in (first, *later) for line in page.lines]


def assert_adds_up(held, metric_id, asked):
    part, metric = total(held, metric_id, asked), METRICS[metric_id]
    values = [part.numerator, part.denominator] if metric.is_ratio else [part.value]
    for side, value in zip(sides_of(metric), values, strict=True):
        whole, lines = (sum_behind(held, metric_id, asked, side), every_line(held, metric_id, asked, side))
        amounts = [line.amount for line in lines]
        told = [amount for amount in amounts if amount is not None]
        assert (sum(told) or 0) == (whole.total or 0) == (value or 0)
        assert (len(lines), len(told)) == (whole.count, whole.reported)
        assert len({tuple(getattr(line, key) for key in KEY) for line in lines}) == len(lines)
        assert told == sorted(told, reverse=True) and amounts[: len(told)] == told
        assert sum(one.count for one in whole.by_source) == whole.count
        if side == "numerator":
            assert (whole.count, whole.reported) == (part.due, part.reported)


@pytest.mark.parametrize("metric_id", METRICS)
@examples(6)  # of each metric: the answer itself is held against the oracle by many more
@given(data=st.data())
def test_the_rows_add_up_to_the_answer(metric_id, data):
    metric = METRICS[metric_id]
    rows, asked = data.draw(datasets(metric.tables)), data.draw(selections(metric))
    assert_adds_up(opened(rows), metric_id, asked)


# Each question once: a ratio that runs since 2023 is the same in every span.
OF_PROVINCE = {
    (name, metric.id, metric.scope(Selection(QUARTERS[name][-1], span))): (name, metric.id, span)
    for name in QUARTERS
    for metric in METRICS.values()
    for span in SPANS
}


@pytest.mark.parametrize(("name", "metric_id", "span"), OF_PROVINCE.values())
def test_every_card_of_the_province_is_the_sum_of_its_rows(name, span, metric_id):
    assert_adds_up(dataset(name), metric_id, Selection(QUARTERS[name][-1], span))


@pytest.mark.parametrize("name", QUARTERS)
@pytest.mark.parametrize("metric_id", METRICS)
def test_what_is_taken_away_holds_the_same_rows(metric_id, name):
    held, asked = dataset(name), Selection(QUARTERS[name][-1], "programme")
    table, metric = export_table(held, metric_id, asked), METRICS[metric_id]
    for side in sides_of(metric):
        whole, mine = sum_behind(held, metric_id, asked, side), table.filter(pc.field("side") == side)
        amounts = mine.column("amount").to_pylist()
        assert (sum(filter(None, amounts)), len(amounts)) == (whole.total or 0, whole.count)
        lines = every_line(held, metric_id, asked, side)[:PAGE]
        assert mine.column("row_id").to_pylist()[:PAGE] == [line.row_id for line in lines]


@pytest.mark.parametrize("pair_id", ["P01", "P10"])
@pytest.mark.parametrize("metric_id", CARDS)
def test_every_card_of_a_pair_is_the_sum_of_its_rows(metric_id, pair_id):
    assert_adds_up(dataset("demo"), metric_id, Selection("2025Q3", "year", pairs=(pair_id,)))


@pytest.mark.parametrize("metric_id", [m.id for m in METRICS.values() if {"pair", "track"} <= set(m.breakdowns)])
def test_every_cell_of_pair_by_track_is_the_sum_of_its_rows(metric_id):
    """All cells at once: the rows of the whole, put where they say they belong, give each cell's figure and counts."""
    held, asked = dataset("demo"), Selection("2025Q4", "year")
    metric = METRICS[metric_id]
    sums, counts = defaultdict(Decimal), defaultdict(int)
    names = {row["name_zh"]: row["track_id"] for row in held.arrow("FROM tracks").to_pylist()}
    for row in export_table(held, metric_id, asked).select(["side", "pair_id", "track", "amount"]).to_pylist():
        cell = (row["side"], row["pair_id"], names.get(row["track"]))
        sums[cell] += row["amount"] or 0
        counts[cell] += 1
    for part in parts(held, metric_id, ("pair", "track"), asked):
        over = part.numerator if metric.is_ratio else part.value
        assert sums.pop(("numerator", *part.of), 0) == (over or 0), part
        assert counts.pop(("numerator", *part.of), 0) == part.due
        assert sums.pop(("denominator", *part.of), 0) == (part.denominator or 0)
    assert not any(sums.values())


@pytest.mark.parametrize("pair_id", PAIRS)
def test_a_cell_opened_from_the_matrix_has_its_own_rows_alone(pair_id):
    held, asked = dataset("demo"), Selection("2025Q4", "year", pairs=(pair_id,))
    for part in parts(held, "investment_completed", ("track",), asked):
        if part.of[0] is None:
            continue
        cell = replace(asked, tracks=(part.of[0],))
        found = rows_behind(held, "investment_completed", cell)
        assert (found.whole.total, found.whole.count) == (None if part.none_yet else part.value, part.due)
        assert {(line.pair_id, line.track_id) for line in found.lines} <= {(pair_id, part.of[0])}


def test_pages_hold_fifty_and_the_last_answers_for_those_beyond():
    held, asked = dataset("demo"), Selection("2025Q4", "programme")
    first = rows_behind(held, "investment_completed", asked)
    beyond = rows_behind(held, "investment_completed", asked, number=10**5)
    assert len(first.lines) == PAGE and first.pages == -(-first.whole.count // PAGE) == beyond.number
    assert 0 < len(beyond.lines) <= PAGE and beyond.whole == first.whole
    assert beyond.lines[-1].amount is None and beyond.lines[-1].status == "missing"


def test_a_row_says_what_it_is_and_where_it_stands():
    held = dataset("reported")
    found = rows_behind(held, "output_value", Selection("2024Q3", value_type="at_capacity"))
    (line,) = found.lines
    assert (line.project_id, line.pair_id, line.county, line.amount) == ("P15-J1", "P15", "331102", Decimal(15 * 10**8))
    assert (line.period, line.printed, line.status) == (None, "15亿元", "reported")
    assert line.name and line.locator and line.source_id in sources(held)
    events = rows_behind(held, "event_firms", Selection("2024Q3", "programme")).lines
    assert events[0].kind and events[0].name_en and events[-1].amount is None


def test_only_the_side_of_a_ratio_that_there_is_can_be_asked():
    held, asked = dataset("demo"), Selection("2025Q4")
    assert sides_of(METRICS["projects"]) == ("numerator",)
    with pytest.raises(KeyError):
        sum_behind(held, "projects", asked, "denominator")
    under = sum_behind(held, "investment_target_rate", asked, "denominator")
    assert counted(under.quantity) is METRICS["investment_target"]


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_each_side_is_named_and_measured_by_a_metric_of_its_own(metric):
    for quantity in metric.sides(Selection("2025Q4")).values():
        own = counted(quantity)
        assert (own.numerator.table, own.numerator.item) == (quantity.table, quantity.item) and not own.is_ratio


def test_what_the_answer_refuses_is_refused_here_with_the_same_reason():
    held, asked = dataset("demo"), Selection("2025Q4", stages=("signed",))
    for ask in (rows_behind, sum_behind, export_table):
        with pytest.raises(Refused) as refused:
            ask(held, "fund_spent", asked)
        assert refused.value.reason == METRICS["fund_spent"].refusal((), asked)


def test_names_that_look_like_queries_are_only_names():
    name = "'); DROP TABLE projects; -- 90010001 <b>"
    project = blank(
        "projects",
        project_id="J1",
        pair_id="P01",
        name=name,
        stage="signed",
        source_id="S",
        industry=name,
        signed_on=date(2023, 5, 1),
    )
    held = opened(rows_of(projects=[project]))
    asked = Selection("2024Q1", industries=(name,))
    assert [line.name for line in rows_behind(held, "projects", asked).lines] == [name]
    assert export_table(held, "projects", asked).column("name").to_pylist() == [name]
