"""A comparison sets the same question's answers side by side; its median is counted a second time, by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import Part
from analytics.pairs.comparison import COMPARED, comparison, exact
from analytics.selection import SPANS, Selection
from analytics.standings.ranking import Ranked, ranking
from tests.examples import examples
from tests.generated import COMPLETE, TRACKS, datasets, opened
from tests.oracle import Oracle, number
from tests.shipped import PAIRS, WITHOUT_FACTS, dataset, oracle

PLAIN = ["investment_completed", "output_value", "projects", "execution_rate", "leverage"]
FLOATS = {"execution_rate", "leverage"}


def middle(values: list) -> Fraction | None:
    """Half way in order: the one in the middle, or half of the two there."""
    held = sorted(map(Fraction, values))
    if not held:
        return None
    half = len(held) // 2
    return held[half] if len(held) % 2 else (held[half - 1] + held[half]) / 2


def in_force(plain: Oracle, quarter: str) -> set[str]:
    return {p["pair_id"] for p in plain.rows["pairs"] if plain.holds(p, number(quarter))}


def check(held, plain: Oracle, asked: Selection, pair_ids: tuple[str, ...]) -> None:
    found = {line.metric_id: line for line in comparison(held, asked, pair_ids)}
    for metric_id in PLAIN:
        line, there = found[metric_id], in_force(plain, asked.as_of)
        known = {
            p: v
            for (p,), (v, _, _) in plain.answer(metric_id, ("pair",), asked).items()
            if p in there and v is not None
        }
        told = {p for (p,) in plain.answer(metric_id, ("pair",), asked)}
        if (absent := plain.absent(metric_id, ("pair",), asked)) is not None:
            known = dict.fromkeys(there - told, absent) | known
        assert line.known == len(known), metric_id
        for pair_id in pair_ids:
            ranked = line.stood[pair_id]
            assert isinstance(ranked, Ranked) == (pair_id in known), metric_id
            if isinstance(ranked, Part):
                assert ranked.of == (pair_id,), "what stands in its place"
                assert ranked.value is None or pair_id not in there, "or that it is no pair any more"
            else:
                assert ranked.part.value == known[pair_id]
                assert ranked.place == 1 + sum(v > known[pair_id] for v in known.values())
        plainly = middle(list(known.values()))
        if metric_id in FLOATS and plainly is not None:
            assert line.middle is not None and float(line.middle) == pytest.approx(float(plainly), rel=1e-12)
        else:
            assert line.middle == plainly, metric_id


@examples(12)
@given(st.data())
def test_the_median_is_that_of_the_pairs_with_a_figure(data):
    rows = data.draw(datasets())
    asked = Selection(
        data.draw(st.sampled_from(["2023Q3", "2024Q2", "2025Q4"])),
        data.draw(st.sampled_from(sorted(SPANS))),
        tracks=data.draw(st.sampled_from([(), TRACKS[:2]])),
    )
    check(opened(rows), Oracle(rows, COMPLETE), asked, ("P02", "P01"))


@pytest.mark.parametrize("span", sorted(SPANS))
def test_on_the_demo_it_is_that_of_the_plain_rows(span):
    check(dataset("demo"), oracle("demo"), Selection("2025Q3", span), ("P03", "P10", "P18"))


def test_all_pairs_compete_whoever_is_selected_and_every_metric_is_told():
    whole = comparison(dataset("demo"), Selection("2025Q3"), ("P01", "P02"))
    assert [line.metric_id for line in whole] == list(COMPARED)
    assert comparison(dataset("demo"), Selection("2025Q3", pairs=("P01",)), ("P01", "P02")) == whole
    assert all(line.known == len(PAIRS) for line in whole)
    for line in whole:
        order = {r.pair_id: r for r in ranking(dataset("demo"), line.metric_id, Selection("2025Q3")).ranked}
        assert line.stood == {p: order[p] for p in ("P01", "P02")}


def test_a_pair_without_a_figure_has_no_place_and_is_not_counted_in_the_median():
    found = {
        line.metric_id: line for line in comparison(dataset("reported"), Selection("2024Q3"), ("P10", WITHOUT_FACTS[0]))
    }
    assert found["projects"].known == 2 and found["projects"].middle == Fraction(3, 2)
    without = found["projects"].stood[WITHOUT_FACTS[0]]
    assert isinstance(without, Part) and without.blank == "no_data"
    assert found["leverage"].middle is None and found["leverage"].known == 0


def test_what_the_selection_has_no_number_for_says_why():
    found = {
        line.metric_id: line for line in comparison(dataset("demo"), Selection("2025Q3", stages=("signed",)), ("P01",))
    }
    assert found["execution_rate"].refused and isinstance(found["execution_rate"].stood["P01"], Part)
    assert not found["projects"].refused


def test_a_ratio_is_divided_exactly():
    assert exact(Part((), 1 / 3, 1, 1, Decimal(1), Decimal(3))) == Fraction(1, 3)
    assert exact(Part((), Decimal("0.10"), 1, 1)) == Fraction(1, 10)
