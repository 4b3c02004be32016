"""Places quarter by quarter, counted a second time from plain rows; a pair without a figure has a gap, never the last place."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics import METRICS
from analytics.selection import SPANS, Selection
from analytics.standings.places import RANKED, PlaceCourse, Standings, places_rows, standings
from analytics.standings.ranking import ranking
from style.periods import quarters_between
from tests.examples import examples
from tests.generated import COMPLETE, PAIRS, TRACKS, blank, datasets, opened, rows_of
from tests.oracle import Oracle, day_quarter, last_day, number
from tests.shipped import WITHOUT_FACTS, dataset, oracle

MONEY = [m for m in RANKED if METRICS[m].unit.kind != "count"]


def in_force(rows: dict[str, list[dict]], quarter: str) -> set[str]:
    end = number(quarter)
    return {
        p["pair_id"]
        for p in rows["pairs"]
        if (day_quarter(p["valid_from"]) if p["valid_from"] else p["listed_year"] * 4) <= end
        and (not p["valid_to"] or p["valid_to"] >= last_day(end))
    }


def places(plain: Oracle, metric_id: str, asked: Selection) -> dict[str, int]:
    """Pair → 1 + how many have more."""
    there = in_force(plain.rows, asked.as_of)
    told, absent = plain.answer(metric_id, ("pair",), asked), plain.absent(metric_id, ("pair",), asked)
    values = {pair: value for pair in there if (value := told.get((pair,), (absent,))[0]) is not None}
    return {pair: 1 + sum(other > value for other in values.values()) for pair, value in values.items()}


@examples(12)
@given(st.data())
def test_every_place_of_every_quarter_is_the_number_of_better_pairs_plus_one(data):
    rows = data.draw(datasets())
    metric_id = data.draw(
        st.sampled_from(["investment_completed", "fund_spent", "execution_rate", "investment_progress"])
    )
    asked = Selection(
        data.draw(st.sampled_from(["2023Q1", "2024Q2", "2025Q1", "2025Q4"])),
        data.draw(st.sampled_from(sorted(SPANS))),
        tracks=data.draw(st.sampled_from([(), TRACKS[:1], TRACKS[1:]])),
    )
    found, plain = standings(opened(rows), metric_id, asked), Oracle(rows, COMPLETE)
    assert found.quarters == quarters_between("2023Q1", asked.as_of)
    for at, quarter in enumerate(found.quarters):
        told = {c.pair_id: c.places[at] for c in found.courses if c.places[at] is not None}
        assert told == places(plain, metric_id, asked.at(quarter))


@pytest.mark.parametrize("metric_id", MONEY)
def test_on_the_demo_places_of_a_sum_by_year_are_those_of_the_plain_rows(metric_id):
    asked = Selection("2025Q3")
    found = standings(dataset("demo"), metric_id, asked)
    for at in (-1, -2, -5, 0):
        told = {c.pair_id: c.places[at] for c in found.courses if c.places[at] is not None}
        assert told == places(oracle("demo"), metric_id, asked.at(found.quarters[at]))


@pytest.mark.parametrize("metric_id", RANKED)
@pytest.mark.parametrize("span", sorted(SPANS))
def test_the_last_places_are_the_rankings_own(metric_id, span):
    asked = Selection("2025Q2", span)
    found, order = standings(dataset("demo"), metric_id, asked), ranking(dataset("demo"), metric_id, asked)
    assert {c.pair_id: c.now for c in found.courses if c.now} == {r.pair_id: r.place for r in order.ranked}
    assert {c.pair_id for c in found.courses if c.now is None} == set(order.without)
    shown = [c.now for c in found.courses]
    assert shown == sorted(shown, key=lambda place: (place is None, place or 0))


def test_all_compete_whoever_is_selected_and_every_other_narrowing_holds():
    whole = standings(dataset("demo"), "output_value", Selection("2025Q3"))
    assert standings(dataset("demo"), "output_value", Selection("2025Q3", pairs=("P03",))).courses == whole.courses
    assert standings(dataset("demo"), "output_value", Selection("2025Q3", tracks=("T1",))).courses != whole.courses


def spent(*quarters: dict[str, int], complete: bool = False):
    """Fund money spent since 2025Q1, one dict a quarter; a pair that is not there reported nothing."""
    flows = [
        blank(
            "fund_flows",
            flow_id=f"{pair}-{n}",
            year=2025,
            period=f"2025Q{n}",
            stage="spent",
            amount=Decimal(amount),
            pair_id=pair,
            as_of=date(2025, 4, 1),
            source_id="S",
        )
        for n, amounts in enumerate(quarters, 1)
        for pair, amount in amounts.items()
    ]
    return opened(rows_of(fund_flows=flows), COMPLETE if complete else COMPLETE - {"fund_flows"})


def courses(found: Standings) -> dict[str, tuple]:
    return {c.pair_id: c.places[-3:] for c in found.courses}


def test_a_quarter_without_a_figure_is_a_gap_and_moves_are_counted_between_figures():
    held = spent({"P01": 5, "P02": 3}, {"P02": 1}, {"P01": 1, "P02": 1, "P03": 9})
    found = standings(held, "fund_spent", Selection("2025Q3", "quarter"))
    assert courses(found) == {"P03": (None, None, 1), "P01": (1, None, 2), "P02": (2, 1, 2)}
    one, two, three = found.courses
    assert (one.pair_id, one.ago(1), one.moved(1), one.best, one.worst) == ("P03", None, None, 1, 1)
    assert (two.ago(2), two.moved(2), two.moved(1)) == (1, -1, None)
    assert (three.moved(1), three.moved(2), three.best, three.worst) == (-1, 0, 1, 2)


def test_where_all_movements_are_known_who_spent_nothing_has_a_place():
    held = spent({"P01": 5, "P02": 3}, {"P02": 1}, {"P01": 1, "P02": 1, "P03": 9}, complete=True)
    found = standings(held, "fund_spent", Selection("2025Q3", "quarter"))
    assert courses(found) == {"P03": (3, 2, 1), "P01": (1, 2, 2), "P02": (2, 1, 2)}


def test_before_the_data_there_is_no_place():
    course = PlaceCourse("P01", (3, 1), (1, 2))
    assert (course.ago(1), course.moved(1), course.ago(2), course.moved(2)) == (3, 2, None, None)


def test_the_notable_are_both_ends_and_who_moved_most():
    moved = [PlaceCourse(f"P{n:02d}", (n, n), (0, 0)) for n in range(1, 19)]
    moved[8] = PlaceCourse("P09", (18, 9), (0, 0))
    moved[9] = PlaceCourse("P10", (11, 10), (0, 0))
    found = Standings("fund_spent", ("2025Q1", "2025Q2"), tuple(moved))
    assert set(found.notable) == {"P01", "P02", "P03", "P09", "P10", "P16", "P17", "P18"}


def test_what_cannot_be_asked_is_refused_with_its_reason():
    found = standings(dataset("demo"), "leverage", Selection("2025Q3", stages=("signed",)))
    assert found.refused and found.courses == ()


def test_on_the_reported_dataset_the_silent_pairs_never_have_a_place():
    found = standings(dataset("reported"), "projects", Selection("2024Q2"))
    for course in found.courses:
        if course.pair_id in WITHOUT_FACTS:
            assert course.best is None and course.now is None


def test_rows_for_a_file_have_one_line_a_pair_and_quarter():
    found = standings(spent({"P01": 5}), "fund_spent", Selection("2025Q1"))
    rows = places_rows(found)
    assert len(rows) == len(PAIRS) * len(found.quarters)
    last = {row["pair_id"]: (row["place"], row["value"]) for row in rows if row["quarter"] == "2025Q1"}
    assert last == {"P01": (1, Decimal(5)), "P02": (None, None), "P03": (None, None)}
