"""Whoever asks cannot work out another pair's figure: attacked by linear programming with all that is told to him."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.answer import parts
from analytics.peers.audit import hides
from analytics.peers.cells import is_safe, withheld
from analytics.peers.figures import RATES, SUMS, by_pair, by_track, contributions, exact
from analytics.peers.limits import LIMITS
from analytics.peers.quartiles import box_of
from analytics.peers.release import Released, released, step_of
from analytics.selection import Selection
from tests.examples import examples
from tests.insider import Insider, hidden, knows_box
from tests.shipped import PAIRS, dataset

TOLD = ("2023Q4", "2024Q4", "2025Q4")
WITHIN = ("2025Q1", "2025Q2", "2025Q3", "2025Q4")  # each was the newest once
SMALL = float(LIMITS.small)


@cache
def told(quarter: str) -> dict[str, Released]:
    return {one.metric_id: one for one in released(dataset("demo"), quarter)}


@cache
def values(metric_id: str, quarter: str) -> dict[str, Fraction]:
    found = by_pair(dataset("demo"), metric_id, quarter)
    return {one: value for one, part in found.items() if one and (value := exact(part)) is not None}


def small_of(figures: dict[str, Fraction]) -> float:
    return float(sum(figures.values())) / len(figures) * SMALL


def of_pairs(metric_id: str, quarter: str, pair: str, order: list[str] | None = None) -> Insider:
    """Somebody of the pair who is told the total and the quartiles; these say something to who knows an order alone."""
    figures, one = values(metric_id, quarter), told(quarter)[metric_id]
    insider = Insider(figures, frozenset({pair}), small_of(figures))
    if metric_id in SUMS and one.province is not None:
        insider.is_told_sum(figures, one.province, step_of(metric_id))
    if order and one.box:
        knows_box(insider, [(p,) for p in order], one.box)
    return insider


def ordered(metric_id: str, quarter: str) -> list[str]:
    figures = values(metric_id, quarter)
    return sorted(figures, key=lambda pair: figures[pair])


def with_boxes(metrics: tuple[str, ...], quarters: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(m, q) for q in quarters for m in metrics if told(q)[m].box]


@pytest.mark.parametrize("quarter", (*TOLD, "2025Q3"))
def test_who_knows_the_order_of_all_pairs_comes_no_closer_than_the_limits(quarter: str) -> None:
    """Whoever asks for whose figure of whatever has quartiles."""
    for metric_id, at in with_boxes((*SUMS, *RATES), (quarter,)):
        order, figures = ordered(metric_id, at), values(metric_id, at)
        for pair, other in [
            (a, b) for a in order for b in order if a != b and abs(order.index(a) - order.index(b)) < 4
        ]:
            low, high = of_pairs(metric_id, at, pair, order).reach({other: 1.0})
            if metric_id in RATES:
                assert high - low > 2 * float(LIMITS.ranked_points) - 1e-6, (metric_id, pair, other, low, high)
            else:
                assert hidden(low, high, LIMITS.ranked, small_of(figures)), (metric_id, pair, other, low, high)


@pytest.mark.parametrize("metric_id", (*SUMS, *RATES))
def test_who_does_not_know_the_order_comes_no_closer_than_15_percent(metric_id: str) -> None:
    """Another pair may stand first or last for all he is told: between what it can then be, he cannot choose."""
    for quarter in TOLD:
        figures, one = values(metric_id, quarter), told(quarter)[metric_id]
        if one.box is None and one.province is None:
            continue
        order = ordered(metric_id, quarter)
        for pair, other in [(order[8], order[9]), (order[0], order[-1]), (order[-2], order[-1]), (order[4], order[5])]:
            rest = [p for p in order if p != other]
            ways = [order, [other, *rest], [*rest, other]] if one.box else [order]
            reached = [way for way in (attempt(metric_id, quarter, pair, other, order) for order in ways) if way]
            low, high = min(low for low, _ in reached), max(high for _, high in reached)
            assert hidden(low, high, LIMITS.estimate, small_of(figures)), (quarter, pair, other, low, high)


def attempt(metric_id: str, quarter: str, pair: str, other: str, order: list[str]) -> tuple[float, float] | None:
    """What the other's figure can be in this order; None where what is told rules the order out."""
    try:
        return of_pairs(metric_id, quarter, pair, order).reach({other: 1.0})
    except AssertionError:
        return None


def of_tracks(metric_id: str, quarter: str, pair: str) -> tuple[Insider, dict[str | None, dict[str, Fraction]]]:
    """Somebody who is told the sums by track, and their total where it is told."""
    one = told(quarter)[metric_id]
    cells = {track: contributions(found) for track, found in by_track(dataset("demo"), metric_id, quarter).items()}
    figures = {(track, p): amount for track, cell in cells.items() for p, amount in cell.items()}
    insider = Insider(figures, frozenset(key for key in figures if key[1] == pair), 0.0)  # who has none is known to
    for track, value in one.tracks:
        if value is not None:
            insider.is_told_sum([key for key in figures if key[0] == track], value, step_of(metric_id))
    if one.province is not None:
        insider.is_told_sum(figures, one.province, step_of(metric_id))
    return insider, cells


@pytest.mark.parametrize("quarter", TOLD)
@pytest.mark.parametrize("metric_id", SUMS)
def test_no_pair_s_part_of_a_track_can_be_worked_out(metric_id: str, quarter: str) -> None:
    """Neither of a sum that is told nor of one that is withheld: asked for the largest of each, by the largest others."""
    for pair, other, track in largest(metric_id, quarter):
        insider, _ = of_tracks(metric_id, quarter, pair)
        low, high = insider.reach({(track, other): 1.0})
        assert hidden(low, high, LIMITS.estimate, 0.0), (track, pair, other, low, high)


def largest(metric_id: str, quarter: str) -> Iterator[tuple[str, str, str | None]]:
    """Who asks, for whose part of which track: each of the three largest for each other; of one alone, somebody without any."""
    _, cells = of_tracks(metric_id, quarter, "P01")
    for track, cell in cells.items():
        first = sorted((p for p in cell if p and cell[p]), key=lambda p: -cell[p])[:3]
        for other, pair in [(a, b) for a in first for b in first if a != b]:
            yield pair, other, track
        if len(first) == 1:
            yield next(p for p in PAIRS if p not in first), first[0], track


def test_what_came_to_a_stock_s_tracks_in_a_year_cannot_be_worked_out() -> None:
    """One year's end is taken from the next, track by track and in the total; what is withheld in one is in the other."""
    for before, now in combinations(TOLD, 2):
        cells = {q: of_tracks("projects", q, "P01")[1] for q in (before, now)}
        sums = {q: dict(told(q)["projects"].tracks) for q in (before, now)}
        both = [track for track in cells[now] if sums[before].get(track) is not None and sums[now][track] is not None]
        assert set(both) == {track for track, value in sums[now].items() if value is not None}
        came = {
            (track, p): abs(amount - cells[before].get(track, {}).get(p, Fraction(0)))
            for track, cell in cells[now].items()
            for p, amount in cell.items()
        }
        for track in cells[now]:
            first = sorted((p for p in PAIRS if came.get((track, p))), key=lambda p: -came[track, p])[:3]
            for pair, other in [(a, b) for a in first for b in first if a != b]:
                insider = Insider(came, frozenset(key for key in came if key[1] == pair), 0.0)
                for one in both:
                    keys = [key for key in came if key[0] == one]
                    insider.is_told_sum(keys, sum((came[key] for key in keys), Fraction(0)), Fraction(0))
                insider.is_told_sum(came, sum(came.values(), Fraction(0)), Fraction(0))
                low, high = insider.reach({(track, other): 1.0})
                assert hidden(low, high, LIMITS.estimate, 0.0), (before, now, track, pair, other, low, high)


@pytest.mark.parametrize("metric_id", SUMS)
def test_sums_by_track_and_quartiles_together_give_nothing_away(metric_id: str) -> None:
    """Told of the newest quarter all there is at once, to somebody who knows the order."""
    quarter = TOLD[-1]
    order, figures, box = ordered(metric_id, quarter), values(metric_id, quarter), told(quarter)[metric_id].box
    assert box
    for at in range(0, 17, 3):
        for pair, other in ((order[at], order[at + 1]), (order[at + 1], order[at])):
            insider, cells = of_tracks(metric_id, quarter, pair)
            knows_box(insider, [[(track, p) for track in cells if p in cells[track]] for p in order], box)
            low, high = insider.reach({(track, other): 1.0 for track in cells if other in cells[track]})
            assert hidden(low, high, LIMITS.ranked, small_of(figures)), (pair, other, low, high)


@pytest.mark.parametrize("metric_id", ("investment_completed", "output_value", "fund_spent", "fund_allocated"))
def test_what_came_between_two_quarters_cannot_be_worked_out(metric_id: str) -> None:
    """Each quarter of a year was the newest once. Its total less the one before is what came in between, of which each part
    is known to within 100 % too."""
    at = [q for q in WITHIN if told(q)[metric_id].province is not None]
    totals = {q: values(metric_id, q) for q in at}
    for before, now in combinations(at, 2):
        came = {p: totals[now][p] - totals[before][p] for p in PAIRS}
        order = sorted(PAIRS, key=lambda p: -came[p])
        for pair, other in [(order[1], order[0]), (order[0], order[1]), (order[-1], order[0])]:
            insider = Insider(came, frozenset({pair}), 0.0)
            step = step_of(metric_id)
            difference = told(now)[metric_id].province - told(before)[metric_id].province
            insider.is_told_sum(PAIRS, difference, 2 * step)
            low, high = insider.reach({other: 1.0})
            assert hidden(low, high, LIMITS.estimate, 0.0), (before, now, pair, other, low, high)


@pytest.mark.parametrize("metric_id", ("investment_completed", "output_value", "fund_spent"))
def test_two_quarters_of_a_year_together_give_nothing_away(metric_id: str) -> None:
    """Totals and quartiles of the third quarter, told when it was the newest, and of the year's end: nothing is taken back in
    between, and who knows the order knows it of both."""
    told_in = ("2025Q3", "2025Q4")
    figures = {(q, p): value for q in told_in for p, value in values(metric_id, q).items()}
    order = ordered(metric_id, "2025Q4")
    for at in range(0, 17, 4):
        pair, other = order[at], order[at + 1]
        insider = Insider(figures, frozenset((q, pair) for q in told_in), small_of(values(metric_id, "2025Q4")))
        for p in PAIRS:
            insider.is_told({("2025Q3", p): -1.0, ("2025Q4", p): 1.0}, 0.0, float("inf"))
        for q in told_in:
            one = told(q)[metric_id]
            if one.province is not None:
                insider.is_told_sum([(q, p) for p in PAIRS], one.province, step_of(metric_id))
            if one.box:
                knows_box(insider, [[(q, p)] for p in ordered(metric_id, q)], one.box)
        low, high = insider.reach({("2025Q4", other): 1.0})
        assert hidden(low, high, LIMITS.ranked, small_of(values(metric_id, "2025Q4"))), (pair, other, low, high)


@pytest.mark.parametrize("quarter", TOLD)
def test_a_rate_and_its_sums_do_not_give_each_other_away(quarter: str) -> None:
    """Spent is a rate times what was allocated: with both totals, the province's rate and, in the order of rates, the bounds of
    every pair's."""
    spent, allocated, rates = (values(m, quarter) for m in ("fund_spent", "fund_allocated", "execution_rate"))
    order = ordered("execution_rate", quarter)
    for pair, other in [(order[n], order[n + 1]) for n in range(0, 17, 4)] + [(order[-1], order[-2])]:
        both = {("spent", p): v for p, v in spent.items()} | {("allocated", p): v for p, v in allocated.items()}
        insider = Insider(both, frozenset({("spent", pair), ("allocated", pair)}), small_of(spent))
        for name, metric_id, figures in (("spent", "fund_spent", spent), ("allocated", "fund_allocated", allocated)):
            if (value := told(quarter)[metric_id].province) is not None:
                insider.is_told_sum([(name, p) for p in figures], value, step_of(metric_id))
        if (rate := told(quarter)["execution_rate"].province) is not None:
            off = step_of("execution_rate") / 2
            for sign, bound in ((1, rate + off), (-1, rate - off)):
                row = {("spent", p): float(-sign) for p in PAIRS} | {
                    ("allocated", p): float(sign * bound) for p in PAIRS
                }
                insider.is_told(row, 0.0, float("inf"))
        if told(quarter)["execution_rate"].box:
            for p in PAIRS:
                low, high = of_pairs("execution_rate", quarter, pair, order).reach({p: 1.0})
                insider.is_told({("spent", p): 1.0, ("allocated", p): -low}, 0.0, float("inf"))
                insider.is_told({("spent", p): -1.0, ("allocated", p): high}, 0.0, float("inf"))
        for name in ("spent", "allocated"):
            low, high = insider.reach({(name, other): 1.0})
            assert hidden(low, high, LIMITS.estimate, 0.0), (name, pair, other, low, high)
        assert rates[other]


amounts = st.one_of(st.just(0), st.integers(0, 20), st.integers(0, 1000), st.integers(500, 100_000)).map(Fraction)
tables = st.lists(st.lists(amounts, min_size=12, max_size=12), min_size=2, max_size=5)


@given(tables, st.booleans())
@examples(40)
def test_no_table_of_sums_gives_a_part_away(rows: list[list[Fraction]], total: bool) -> None:
    """Whatever the figures: neither where a sum is told nor where it is withheld and the total is not."""
    cells = {track: {f"P{n:02d}": amount for n, amount in enumerate(row)} for track, row in enumerate(rows)}
    pairs = list(cells[0])
    of_all = {p: sum((cell[p] for cell in cells.values()), Fraction(0)) for p in pairs}
    total = total and is_safe(of_all)
    hides_these = withheld(cells, total)
    assume(total or len(hides_these) < len(cells))
    figures = {(track, p): amount for track, cell in cells.items() for p, amount in cell.items()}
    for track, cell in cells.items():
        first = sorted(pairs, key=lambda p: -cell[p])
        if not cell[first[0]]:
            continue
        for pair, other in ((first[1], first[0]), (first[-1], first[0]), (first[0], first[1])):
            if not cell[other]:
                continue
            insider = Insider(figures, frozenset(key for key in figures if key[1] == pair), 0.0)
            for one in set(cells) - hides_these:
                insider.is_told_sum([(one, p) for p in pairs], sum(cells[one].values(), Fraction(0)), Fraction(0))
            if total:
                insider.is_told_sum(figures, sum(of_all.values(), Fraction(0)), Fraction(0))
            low, high = insider.reach({(track, other): 1.0})
            assert hidden(low, high, LIMITS.estimate, 0.0), (track, pair, other, low, high)


@given(st.lists(st.integers(1, 10_000).map(Fraction), min_size=LIMITS.known, max_size=18), st.booleans(), st.data())
@examples(40)
def test_no_quartiles_that_are_told_give_a_figure_away(drawn: list[Fraction], total: bool, data: st.DataObject) -> None:
    """Whatever the figures, and whoever of those who know the order asks for whom."""
    box = box_of(drawn)
    said = (sum(drawn, Fraction(0)), Fraction(1)) if total else None
    assume(box and hides(drawn, box, said))
    order = [f"P{n:02d}" for n in range(len(drawn))]
    figures = dict(zip(order, sorted(drawn), strict=True))
    small = small_of(figures)
    for _ in range(4):
        pair, other = data.draw(st.lists(st.sampled_from(order), min_size=2, max_size=2, unique=True))
        insider = Insider(figures, frozenset({pair}), small)
        if said:
            insider.is_told_sum(order, *said)
        knows_box(insider, [(p,) for p in order], box)
        low, high = insider.reach({other: 1.0})
        assert hidden(low, high, LIMITS.ranked, small), (pair, other, low, high)


def test_the_parts_of_the_demo_are_what_is_attacked() -> None:
    """The attack reads the figures another way than what is told does: pair by pair, from the answers that pages show."""
    found = parts(dataset("demo"), "fund_spent", ("pair",), Selection("2025Q4"))
    assert {part.of[0]: Fraction(part.value) for part in found if part.of[0]} == values("fund_spent", "2025Q4")
