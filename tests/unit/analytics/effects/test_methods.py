"""Each method against a sum done by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.effects.methods import METHODS, Known, Pool


def amounts(*values: int | None) -> tuple[Decimal | None, ...]:
    return tuple(None if v is None else Decimal(v) for v in values)


OWN = amounts(10, 20, 30, 40)  # 30 of 100 after two quarters
OTHER = amounts(10, 40, 50, 200)  # 50 of 300
KNOWN = Known(amounts(12, 24), OWN, (OWN,), Pool((OWN, OTHER)))  # 80 of 400 in all: a fifth
BY_HAND = {
    "last": Fraction(12 + 24 + 2 * 24),
    "seasonal": Fraction(12 + 24 + 30 + 40),
    "line": Fraction((12 + 24) * 4, 2),
    "ladder": Fraction(36 * 5),
    "shrunk": 36 / Fraction(25, 100),  # its own 3/10 for one year, the pooled 2/10 for one: 1/4
    "middle": Fraction(106 + 180, 2),
}


@pytest.mark.parametrize("method", METHODS)
def test_by_hand(method):
    assert METHODS[method].reckon(KNOWN) == BY_HAND[method]


def test_the_naive_ones_come_first_and_are_three():
    assert [m.id for m in METHODS.values() if m.naive] == list(METHODS)[:3] == ["last", "seasonal", "line"]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_year_like_the_one_before_is_foretold_exactly_by_what_looks_there(quarters):
    known = Known(OWN[:quarters], OWN, (OWN,), Pool((OWN,)))
    assert {METHODS[m].reckon(known) for m in ("seasonal", "ladder", "shrunk", "middle")} == {Fraction(100)}


def test_nothing_done_yet_is_grown_by_nobody():
    known = Known(amounts(0, 0), OWN, (OWN,), Pool((OWN, OTHER)))
    assert {m: METHODS[m].reckon(known) for m in METHODS} == {
        "last": None,
        "seasonal": 70,
        "line": None,
        "ladder": None,
        "shrunk": None,
        "middle": 70,
    }


def test_without_the_year_before_or_any_year_the_method_is_silent():
    gap = Known(amounts(12, 24), amounts(10, 20, None, 40), (), Pool((OTHER,)))
    assert METHODS["seasonal"].reckon(gap) is None and METHODS["middle"].reckon(gap) is None
    assert METHODS["ladder"].reckon(gap) == METHODS["shrunk"].reckon(gap) == 36 * 6, "the pooled share alone"
    first = Known(amounts(12, 24))
    assert [m for m in METHODS if METHODS[m].reckon(first) is not None] == ["last", "line"]


def test_a_gap_in_quarters_that_are_gone_does_not_matter_to_the_rest():
    known = Known(amounts(12, 24), amounts(None, 20, 30, 40))
    assert METHODS["seasonal"].reckon(known) == 106


def test_years_of_nothing_foretell_nothing():
    none = amounts(0, 0, 0, 0)
    known = Known(amounts(12, 24), none, (none,), Pool((none,)))
    assert METHODS["ladder"].reckon(known) is None and METHODS["shrunk"].reckon(known) is None
    assert METHODS["seasonal"].reckon(known) == METHODS["middle"].reckon(known) == 36
    late = amounts(0, 0, 0, 9)  # a share of nothing cannot be divided by
    assert METHODS["ladder"].reckon(Known(amounts(12, 24), late, (late,), Pool((late,)))) is None
