"""The smallest change of one weight, or of one figure's points, that puts one pair before another; in exact arithmetic."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import isqrt

from analytics.firmness.points import Gains, Points, as_points, exact_score, in_steps, places

MOST_POINTS = 100


@dataclass(frozen=True)
class WeightChange:
    """The indicator's share of all weights, of 1, as it is and where the two stand level: a little further and they have
    swapped. The other weights keep their proportions."""

    indicator_id: str
    now: Fraction
    level: Fraction

    @property
    def by(self) -> Fraction:
        return self.level - self.now


@dataclass(frozen=True)
class FigureChange:
    """One pair's points of one indicator, of 0–100, as they are and where the two stand level."""

    pair_id: str
    indicator_id: str
    now: Fraction
    level: Fraction

    @property
    def by(self) -> Fraction:
        return self.level - self.now


@dataclass(frozen=True)
class SmallestSwap:
    """`ahead` stands before `behind`, or `equal` where they stand level already. None where no weight between 0 and all, no
    points between 0 and 100 swap them."""

    ahead: str
    behind: str
    equal: bool
    weight: WeightChange | None
    figure: FigureChange | None


def smallest_swap(points: Points, one: str, other: str) -> SmallestSwap | None:
    """None where one of them has no place."""
    gains = in_steps(points)
    rows = {points.pair_ids[row]: held for held, row in enumerate(gains.rows)}
    if one not in rows or other not in rows:
        return None
    ahead, behind = (one, other) if _gap(gains, rows[one], rows[other]) >= 0 else (other, one)
    if not _gap(gains, rows[ahead], rows[behind]):
        return SmallestSwap(ahead, behind, True, None, None)
    held = (_weight_change(gains, points, rows[ahead], rows[behind], n) for n in range(len(points.indicator_ids)))
    weight = min((found for found in held if found), key=lambda found: abs(found.by), default=None)
    figures = _figure_changes(gains, points, rows[ahead], rows[behind])
    return SmallestSwap(
        ahead, behind, False, weight, min(figures, key=lambda found: abs(found.by)) if figures else None
    )


def neighbour_swaps(points: Points) -> tuple[SmallestSwap, ...]:
    """Of each pair with the one next to it in place, from the first down."""
    placed = sorted((place, pair) for place, pair in zip(places(points), points.pair_ids, strict=True) if place)
    found = (smallest_swap(points, one, other) for (_, one), (_, other) in pairwise(placed))
    return tuple(swap for swap in found if swap)


def _gap(gains: Gains, one: int, other: int) -> Fraction:
    return exact_score(gains, one) - exact_score(gains, other)


def _weight_change(gains: Gains, points: Points, ahead: int, behind: int, n: int) -> WeightChange | None:
    total = Fraction(int(gains.weights.sum()))
    now = Fraction(int(gains.weights[n])) / total
    if now == 1:
        return None
    (gained, weighed), (other_gained, other_weighed) = (_lines(gains, row, n, now) for row in (ahead, behind))
    crossings = _crossings(_less(_product(gained, other_weighed), _product(other_gained, weighed)))
    inside = [at for at in crossings if 0 < at < 1]
    level = min(inside, key=lambda at: abs(at - now), default=None)
    return None if level is None else WeightChange(points.indicator_ids[n], now, level)


Line = tuple[Fraction, Fraction]  # a + b × share


def _lines(gains: Gains, row: int, n: int, now: Fraction) -> tuple[Line, Line]:
    """What the pair gains, and the weight that this is divided by, as the indicator's share goes from 0 to 1."""
    room = Fraction(int(gains.weights.sum())) * (1 - now)
    own_weight = gains.weights[n] * gains.known[row, n]
    gained = int(gains.gains[row] @ gains.weights - gains.gains[row, n] * own_weight) / room
    weighed = int(gains.known[row] @ gains.weights - own_weight) / room
    if not gains.known[row, n]:
        return (gained, Fraction()), (weighed, Fraction())
    own = Fraction(int(gains.gains[row, n]))
    if not weighed:
        return (own, Fraction()), (Fraction(1), Fraction())
    return (gained, own - gained), (weighed, 1 - weighed)


Curve = tuple[Fraction, Fraction, Fraction]  # a + b × share + c × share²


def _product(one: Line, other: Line) -> Curve:
    return one[0] * other[0], one[0] * other[1] + one[1] * other[0], one[1] * other[1]


def _less(one: Curve, other: Curve) -> Curve:
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def _crossings(curve: Curve) -> list[Fraction]:
    """Where it changes its sign: where it touches 0 and turns back, nobody passes anybody."""
    start, slope, bend = curve
    if not bend:
        return [-start / slope] if slope else []
    within = slope * slope - 4 * bend * start
    if within <= 0:
        return []
    # Whole numbers under the root: nothing is lost that thirty digits would show.
    scale = 10**60
    root = Fraction(isqrt(within.numerator * within.denominator * scale), within.denominator * isqrt(scale))
    return [(-slope + sign * root) / (2 * bend) for sign in (1, -1)]


def _figure_changes(gains: Gains, points: Points, ahead: int, behind: int) -> list[FigureChange]:
    """Every figure that can close the gap alone: more for who is behind, less for who is ahead."""
    gap = as_points(_gap(gains, ahead, behind))
    found = []
    for row, sign in ((behind, 1), (ahead, -1)):
        weighed = int(gains.known[row] @ gains.weights)
        held = gains.rows[row]
        for n, indicator in enumerate(points.indicator_ids):
            if not gains.known[row, n] or not gains.weights[n]:
                continue
            now = Fraction(str(round(float(points.points[held, n]), 4)))
            level = now + sign * gap * weighed / int(gains.weights[n])
            if 0 < level < MOST_POINTS:
                found.append(FigureChange(points.pair_ids[held], indicator, now, level))
    return found
