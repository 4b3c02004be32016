"""How a figure becomes points of 100, exactly: between two figures, by steps, or within a group."""

from collections.abc import Mapping
from fractions import Fraction

from store.schemes import Indicator

FULL = Fraction(100)


def points_of(indicator: Indicator, figure: Fraction) -> Fraction:
    """The points of a figure in the scheme's unit, for every way that looks at one figure alone."""
    if indicator.points == "between":
        low, high = Fraction(indicator.low or 0), Fraction(indicator.high or 0)
        share = min(max((figure - low) / (high - low), Fraction(0)), Fraction(1))
        return FULL * (1 - share if indicator.direction == "lower" else share)
    if indicator.points == "steps":
        return _step(indicator, figure)
    return figure


def _step(indicator: Indicator, figure: Fraction) -> Fraction:
    """Those of the last threshold reached. Below the first there are none, where lower is better those of the first."""
    reached = [Fraction(points) for start, points in indicator.steps if figure >= start]
    if reached:
        return reached[-1]
    return Fraction(indicator.steps[0][1]) if indicator.direction == "lower" else Fraction(0)


def relative_points(indicator: Indicator, figures: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Of the pairs of one group: 0 for the worst figure, 100 for the best, in proportion between; 100 where all are alike."""
    if not figures:
        return {}
    least, most = min(figures.values()), max(figures.values())
    if least == most:
        return dict.fromkeys(figures, FULL)
    from_best = {pair: FULL * (figure - least) / (most - least) for pair, figure in figures.items()}
    return {pair: FULL - p for pair, p in from_best.items()} if indicator.direction == "lower" else from_best
