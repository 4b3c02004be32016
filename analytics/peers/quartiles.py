"""Median and quartiles that are no pair's figure: each the mean of its neighbours in order, rounded to a coarse step."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from analytics.peers.limits import LIMITS, Limits

PLACES = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
QUARTERS = ("lower", "lower_middle", "upper_middle", "upper")


@dataclass(frozen=True)
class Quartiles:
    """The three as told, each a multiple of `step`."""

    low: Fraction
    middle: Fraction
    high: Fraction
    step: Fraction

    @property
    def told(self) -> tuple[Fraction, Fraction, Fraction]:
        return self.low, self.middle, self.high

    def quarter(self, value: Fraction) -> str:
        """Between which of the three as told a value lies: who knows both knows this, so it tells nothing more."""
        return QUARTERS[sum(value >= bound for bound in self.told)]


def windows(count: int, limits: Limits = LIMITS) -> tuple[range, ...]:
    """The places in order, from 0, that each of the three is the mean of: those within half a window around it."""
    half = Fraction(limits.window, 2)
    centres = [share * (count - 1) for share in PLACES]
    return tuple(range(max(0, ceil(centre - half)), min(count - 1, floor(centre + half)) + 1) for centre in centres)


def step_of(middle: Fraction, limits: Limits = LIMITS) -> Fraction:
    """The largest of 1, 2, 5, 10, 20 … that is at most `grid` of the middle."""
    most = Decimal(middle.numerator) / Decimal(middle.denominator) * Decimal(str(float(limits.grid)))
    ten = Fraction(10) ** most.adjusted()
    return max(digit * ten for digit in (1, 2, 5) if digit * ten <= Fraction(most))


def box_of(values: Sequence[Fraction], limits: Limits = LIMITS) -> Quartiles | None:
    """None of too few values, and where the middle is none to round by."""
    order = sorted(values)
    if len(order) < limits.known:
        return None
    means = [Fraction(sum(order[at] for at in window), len(window)) for window in windows(len(order), limits)]
    if means[1] <= 0:
        return None
    step = step_of(means[1], limits)
    low, middle, high = (step * floor(mean / step + Fraction(1, 2)) for mean in means)
    return Quartiles(low, middle, high, step)
