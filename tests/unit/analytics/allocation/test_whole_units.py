"""Money in given proportions within bounds: all of it, to the unit, and as a plain search in fractions finds it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.allocation.whole_units import bounded, whole

CLOSE = Fraction(1, 10**6)  # of a unit


def plainly(total: int, wanted: dict[str, Fraction], least: int, most: int) -> dict[str, Fraction]:
    """The same by halving the factor's range in fractions, far beyond what a float holds."""

    def cut(factor: Fraction) -> dict[str, Fraction]:
        return {who: min(max(factor * share, Fraction(least)), Fraction(most)) for who, share in wanted.items()}

    low, high = Fraction(0), max(most / share for share in wanted.values() if share)
    for _ in range(120):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(cut(middle).values()) < total else (low, middle)
    return cut(high)


@st.composite
def questions(draw):
    """(total, wanted, least, most) whose floors can be met; what is wanted comes to the total or to something else."""
    n = draw(st.integers(1, 24))
    weights = draw(st.lists(st.integers(0, 10**6) | st.sampled_from([0, 1, 1000]), min_size=n, max_size=n))
    total = draw(st.integers(1, 2_000_000))
    scale = Fraction(total, sum(weights) or 1) if draw(st.booleans()) else Fraction(draw(st.integers(1, 99)), 7)
    wanted = {f"P{at:02d}": weight * scale for at, weight in enumerate(weights)}
    least = draw(st.integers(0, total // n))
    most = draw(st.integers(max(least, -(-total // n)), max(least, 3 * total)))
    return total, wanted, least, most


@given(questions())
def test_all_of_it_is_split_within_the_bounds_as_a_plain_search_finds(question):
    total, wanted, least, most = question
    found = bounded(*question)
    positive = sum(share > 0 for share in wanted.values())
    if most * positive + least * (len(wanted) - positive) < total:
        assert found is None, "shares of nothing cannot take what the caps leave over"
        return
    assert found
    assert sum(found.exact.values()) == total
    assert all(least - CLOSE <= share <= most + CLOSE for share in found.exact.values())
    expected = plainly(*question)
    assert all(abs(found.exact[who] - expected[who]) < CLOSE for who in wanted)
    units = whole(found.exact)
    assert sum(units.values()) == total and all(least <= unit <= most for unit in units.values())
    assert all(abs(units[who] - found.exact[who]) < 1 for who in wanted)
    for who in wanted:
        assert (who not in found.low or found.exact[who] == least) and (
            who not in found.high or found.exact[who] == most
        )


@given(questions(), st.randoms())
def test_neither_order_nor_names_matter_to_the_shares(question, random):
    total, wanted, least, most = question
    names = list(wanted)
    random.shuffle(names)
    renamed = dict(zip(wanted, names, strict=True))
    other = bounded(total, {renamed[who]: share for who, share in wanted.items()}, least, most)
    found = bounded(*question)
    assert (found is None) == (other is None)
    if found and other:
        assert {renamed[who]: share for who, share in found.exact.items()} == other.exact
        assert {renamed[who] for who in found.low} == other.low


@given(questions(), st.integers(2, 50))
def test_ten_times_the_money_is_ten_times_each_share(question, times):
    total, wanted, least, most = question
    found = bounded(*question)
    more = bounded(total * times, {who: share * times for who, share in wanted.items()}, least * times, most * times)
    assert (found is None) == (more is None)
    if found and more:
        assert all(abs(more.exact[who] - times * share) < CLOSE * times for who, share in found.exact.items())


def test_by_hand_a_cap_takes_from_one_what_the_others_share_in_proportion():
    # 100 as 70 : 20 : 10 with at most 50 and at least 20: 50 to A, 20 to C, the remaining 30 to B.
    found = bounded(100, {"A": Fraction(70), "B": Fraction(20), "C": Fraction(10)}, 20, 50)
    assert found and found.exact == {"A": 50, "B": 30, "C": 20}
    assert (found.low, found.high) == ({"C"}, {"A"})
    # Without a floor the 50 left go to B and C as 2 : 1, and of the thirds the larger remainder takes the unit.
    found = bounded(100, {"A": Fraction(70), "B": Fraction(20), "C": Fraction(10)}, 0, 50)
    assert found and found.exact == {"A": 50, "B": Fraction(100, 3), "C": Fraction(50, 3)}
    assert whole(found.exact) == {"A": 50, "B": 33, "C": 17}


def test_nothing_is_cut_where_nothing_needs_it_and_no_bound_is_said_to_bite():
    wanted = {"A": Fraction(50), "B": Fraction(50)}
    found = bounded(100, wanted, 50, 50)
    assert found and found.exact == wanted and not found.low and not found.high


def test_equal_remainders_go_by_id():
    assert whole({"P3": Fraction(10, 3), "P1": Fraction(10, 3), "P2": Fraction(10, 3)}) == {"P1": 4, "P2": 3, "P3": 3}


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="more than"):
        bounded(10, {"A": Fraction(1), "B": Fraction(1)}, 6, 9)
    with pytest.raises(ValueError, match="not whole"):
        whole({"A": Fraction(1, 2)})
