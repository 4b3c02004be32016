"""Splitting a whole number in given proportions: within bounds, as close to the proportions as they allow, to whole units."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor, fsum

from scipy.optimize import brentq

NOTICED = Fraction(1, 2)  # of a unit: a bound that changes less changes nothing after rounding
TOLERANCE = 1e-13  # of the factor; what it leaves is taken out by exact fractions


@dataclass(frozen=True)
class Bounded:
    """The exact shares, which add up to the whole; `low` and `high`: who would have less or more without the bound."""

    exact: Mapping[str, Fraction]
    low: frozenset[str] = frozenset()
    high: frozenset[str] = frozenset()


def bounded(total: int, wanted: Mapping[str, Fraction], least: int, most: int) -> Bounded | None:
    """Shares that are one factor times what is wanted, cut to the bounds: those within them keep their proportions.

    The factor is the root of a rising function, found by Brent's method. None where the bounds leave money over: shares
    of nothing stay at the floor, and the others are at the cap. ValueError where the floors alone need more than there is.
    """
    if least * len(wanted) > total:
        raise ValueError(f"{len(wanted)} times {least} is more than {total}")
    if sum(wanted.values()) == total and all(least <= share <= most for share in wanted.values()):
        return Bounded(dict(wanted))  # nothing to cut
    weights = {who: float(share) for who, share in sorted(wanted.items())}
    above_zero = [weight for weight in weights.values() if weight > 0]
    if most * len(above_zero) + least * (len(wanted) - len(above_zero)) < total:
        return None

    def over(factor: float) -> float:
        return fsum(min(max(factor * weight, least), most) for weight in weights.values()) - total

    furthest = 2 * max((most / weight for weight in above_zero), default=1.0)
    factor = Fraction(brentq(over, 0.0, furthest, xtol=TOLERANCE, rtol=TOLERANCE, maxiter=500))
    shares = {who: factor * wanted[who] for who in weights}
    cut = {
        who: Fraction(least if share <= least else most) for who, share in shares.items() if not least < share < most
    }
    # What is not cut shares the rest exactly: the root is right to a float's last digits only.
    free = {who: wanted[who] for who in weights if who not in cut}
    rest, of = total - sum(cut.values()), sum(free.values())
    exact = {who: cut[who] if who in cut else rest * wanted[who] / of for who in weights}
    low = frozenset(who for who in cut if shares[who] <= least - NOTICED)
    return Bounded(exact, low, frozenset(who for who in cut if shares[who] >= most + NOTICED))


def whole(exact: Mapping[str, Fraction]) -> dict[str, int]:
    """The shares in whole units by the largest remainder (Hamilton), equal remainders in the order of the ids. The sum,
    which must be whole, stays; whole bounds that the shares keep are kept."""
    total = sum(exact.values(), Fraction(0))
    if total.denominator != 1:
        raise ValueError(f"the shares come to {total}, which is not whole")
    given = {who: floor(share) for who, share in exact.items()}
    left = int(total) - sum(given.values())
    order = sorted(exact, key=lambda who: (given[who] - exact[who], who))
    return given | {who: given[who] + 1 for who in order[:left]}
