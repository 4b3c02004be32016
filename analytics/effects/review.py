"""A year that is over against what its forecasts said after its first, second and third quarter."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median

from analytics.answer import Refused
from analytics.effects.backtest import cases, score
from analytics.effects.forecast import Forecast, forecast, sum_ends
from analytics.effects.year_and_quarters import FORESEEN, among_all, earlier_years, year_quarters
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset


@dataclass(frozen=True)
class ReviewPoint:
    """A forecast of the year, over the pairs that had one and of which all quarters came: their sums, all misses ÷ all
    that came (`error`), the sum's own error (`of_sum`: forecast ÷ what came − 1), the middle one of their own, and the
    error of the best naive method by the back-test of then.

    `inside` of `ranged` pairs fell within their range; `whole_inside` tells it of the sum and its ends `low` and
    `high`, None where it has no range. `so_far`: what these pairs had then.
    """

    forecast: Forecast
    pair_ids: tuple[str, ...]
    so_far: Decimal
    said: Decimal
    low: Decimal | None
    high: Decimal | None
    came: Decimal
    error: Fraction | None
    of_sum: Fraction | None
    middle: Fraction | None
    naive_error: Fraction | None
    inside: int
    ranged: int
    whole_inside: bool | None

    @property
    def pairs(self) -> int:
        return len(self.pair_ids)


@dataclass(frozen=True)
class Review:
    """`actual` by pair: the year's sum, None where a quarter was not reported. One point a quarter, 1 to 3."""

    foreseen_id: str
    year: int
    actual: Mapping[str, Decimal | None]
    points: tuple[ReviewPoint, ...]

    @property
    def is_empty(self) -> bool:
        return not any(point.pairs for point in self.points)


@remembered(heavy=True)
def review(dataset: Dataset, foreseen_id: str, selection: Selection) -> Review:
    """Of the year that ends with the as-of quarter; raises ValueError for another quarter than a fourth."""
    year = selection.quarter.year
    if selection.quarter.quarter != 4:
        raise ValueError(f"{selection.as_of} is not a year's end")
    everyone, metric_id = among_all(selection), FORESEEN[foreseen_id].metric_id
    try:
        held = year_quarters(dataset, metric_id, everyone)
        learnt = earlier_years(dataset, metric_id, everyone) | {year: held}
    except Refused:
        return Review(foreseen_id, year, {}, ())
    points = []
    for quarters in (1, 2, 3):
        made = forecast(dataset, foreseen_id, selection.at(f"{year}Q{quarters}"))
        actual = {one.pair_id: held[one.pair_id].whole for one in made.lines if one.pair_id in held}
        points.append(_point(made, actual, _naive_error(made, actual, learnt, year)))
    asked = selection.pairs or tuple(held)
    return Review(foreseen_id, year, {p: held[p].whole for p in held if p in asked}, tuple(points))


def _naive_error(made: Forecast, actual: Mapping[str, Decimal | None], learnt: Mapping, year: int) -> Fraction | None:
    """Of the naive method that would have been taken had no other been tried, on the pairs that were forecast."""
    if made.trial is None or made.trial.naive is None or made.why:
        return None
    naive = made.trial.naive
    told = {one.pair_id for one in made.lines if one.value is not None and actual.get(one.pair_id) is not None}
    mine = [c for c in cases(learnt, made.trial.quarters) if c.year == year and c.pair_id in told]
    return score(naive, mine).error if all(naive in c.said for c in mine) else None


def _point(made: Forecast, actual: Mapping[str, Decimal | None], naive_error: Fraction | None) -> ReviewPoint:
    both = [
        (one, came) for one in made.lines if one.value is not None and (came := actual.get(one.pair_id)) is not None
    ]
    misses = [(abs((one.value or 0) - came), came) for one, came in both]
    came_in_all = sum((came for _, came in misses), Decimal(0))
    own = [Fraction(miss) / Fraction(came) for miss, came in misses if came]
    ranged = [(one, came) for one, came in both if one.low is not None and one.high is not None]
    said, so_far = (
        sum(((getattr(of, name) or Decimal(0)) for of in held), Decimal(0))
        for held, name in (([one for one, _ in both], "value"), ([one.known for one, _ in both], "so_far"))
    )
    low, high = sum_ends(said, so_far, made.whole.bound) if both else (None, None)
    return ReviewPoint(
        made,
        tuple(one.pair_id for one, _ in both),
        so_far,
        said,
        low,
        high,
        came_in_all,
        Fraction(sum(miss for miss, _ in misses)) / Fraction(came_in_all) if came_in_all else None,
        Fraction(said) / Fraction(came_in_all) - 1 if came_in_all else None,
        median(own) if own else None,
        naive_error,
        sum(one.low <= came <= one.high for one, came in ranged),  # type: ignore[operator]
        len(ranged),
        None if low is None or high is None else low <= came_in_all <= high,
    )


def year_before(dataset: Dataset, made: Forecast, selection: Selection) -> ReviewPoint | None:
    """How the forecast of the same quarter a year before turned out, over all pairs; None where there was none."""
    if made.trial is None:
        return None
    year = selection.quarter.year - 1
    if f"{year}Q1" < dataset.description.first_quarter:
        return None
    points = review(dataset, made.foreseen_id, among_all(selection).at(f"{year}Q4")).points
    found = points[made.trial.quarters - 1] if points else None
    return found if found and found.pairs else None
