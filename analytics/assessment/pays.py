"""What a scheme tempts pairs to: figures a small change of which pays much, and figures better not reported."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from analytics.assessment.points import FULL
from analytics.assessment.readings import stored
from analytics.assessment.result import Assessment, AssessmentRound, Figure, IndicatorPoints, ScoreLine
from analytics.assessment.scored import assessment, counted, grade_of, rounded, scheme_figure, total
from analytics.metrics import METRICS
from cache.remembered import remembered
from store.datasets import Dataset
from store.schemes import Adjustment, Indicator, Scheme
from style.text import Text

NEAR = Fraction(1, 10)  # of the figure: what is further from a threshold is no small change
RETURNED = ("observations", "targets")  # tables in which pairs themselves may leave a figure out


@dataclass(frozen=True)
class Temptation:
    """A figure within NEAR of a threshold. `of`: the indicator or adjustment; `kind`: "step" or "adjustment" (a jump of its points),
    "grade" (the score reaches the next grade). `raw` would have to be `needed`, or, where lower is better, below it (元, a
    fraction of 1 or a count); `effort` is that change as a part of the larger of the two; `amount` what the figure, of a ratio its
    upper sum, would have to change by; `gain` in points of the score; `grade`: the one it would then have, None if the same."""

    pair_id: str
    of: str
    kind: str
    raw: Fraction
    needed: Fraction
    effort: Fraction
    gain: Fraction
    amount: Fraction
    grade: Text | None = None


@dataclass(frozen=True)
class Silence:
    """What a pair would gain (points of the score) by not reporting a figure; `grade` is the one it would then have."""

    pair_id: str
    indicator_id: str
    cell: IndicatorPoints
    gain: Fraction
    grade: Text | None


@dataclass(frozen=True)
class WhatPays:
    """`near` the most paying first (gain for the effort), `silence` the largest gain first."""

    near: tuple[Temptation, ...]
    silence: tuple[Silence, ...]


@remembered(heavy=True)
def what_pays(dataset: Dataset, scheme: Scheme, of: AssessmentRound) -> WhatPays:
    """Both, of every pair with a score. What was published by others is in no pair's hands, and tempts nobody."""
    assessed = assessment(dataset, scheme, of)
    near = [one for line in assessed.scored for one in _near(scheme, line)]
    silence = [one for one in _silences(dataset, assessed) if one.gain > 0]
    return WhatPays(
        tuple(sorted(near, key=lambda one: (one.effort / one.gain, -one.gain, one.pair_id, one.of))),
        tuple(sorted(silence, key=lambda one: (-one.gain, one.pair_id, one.indicator_id))),
    )


def _near(scheme: Scheme, line: ScoreLine) -> Iterator[Temptation]:
    for indicator in scheme.indicators:
        cell = line.cells[indicator.id]
        if indicator.metric and cell.raw is not None and cell.points is not None:
            at = scheme_figure(indicator, cell.raw)
            if indicator.points == "steps" and (needed := _next_step(indicator, at, cell.points)):
                gain = (needed[1] - cell.points) * cell.weight / 100
                yield from _tempts(scheme, line, indicator, "step", cell.figure, needed[0], gain)
            elif indicator.points == "between":
                yield from _to_next_grade(scheme, line, indicator, at)
    for one in line.adjustments:
        edge = one.adjustment.at_least if one.adjustment.at_least is not None else one.adjustment.below
        gain = max(Fraction(one.adjustment.points), Fraction(0)) - one.points if one.points <= 0 else Fraction(0)
        if one.figure.raw is not None and edge is not None and gain > 0:
            yield from _tempts(scheme, line, one.adjustment, "adjustment", one.figure, Fraction(edge), gain)


def _next_step(indicator: Indicator, at: Fraction, points: Fraction) -> tuple[Fraction, Fraction] | None:
    """The nearest threshold beyond which there are more points, with those points."""
    if indicator.direction == "higher":
        return next(((Fraction(s), Fraction(p)) for s, p in indicator.steps if s > at and p > points), None)
    steps = zip(reversed(indicator.steps[1:]), reversed(indicator.steps[:-1]), strict=True)
    return next(((Fraction(edge), Fraction(p)) for (edge, _), (_, p) in steps if edge <= at and p > points), None)


def _to_next_grade(scheme: Scheme, line: ScoreLine, indicator: Indicator, at: Fraction) -> Iterator[Temptation]:
    """The change of a figure, between its two ends, that lifts the score to the next grade."""
    cell, low, high = line.cells[indicator.id], Fraction(indicator.low or 0), Fraction(indicator.high or 0)
    better = [Fraction(band.least) for band in scheme.bands if line.score is not None and band.least > line.score]
    if not better or not cell.weight or line.exact is None or cell.points is None:
        return
    gain = min(better) - Fraction(1, 2 * 10**scheme.decimals) - line.exact
    points = cell.points + gain * 100 / cell.weight
    if points > FULL or not low <= at <= high:
        return
    share = 1 - points / FULL if indicator.direction == "lower" else points / FULL
    yield from _tempts(scheme, line, indicator, "grade", cell.figure, low + (high - low) * share, gain)


def _tempts(
    scheme: Scheme,
    line: ScoreLine,
    of: Indicator | Adjustment,
    kind: str,
    figure: Figure,
    threshold: Fraction,
    gain: Fraction,
) -> Iterator[Temptation]:
    """The temptation, where the threshold is NEAR."""
    if figure.raw is None or line.exact is None or of.metric is None or gain <= 0:
        return
    needed = stored(threshold, METRICS[of.metric].unit)
    size = max(abs(needed), abs(figure.raw))
    effort = abs(needed - figure.raw) / size if size else Fraction(0)
    if effort > NEAR:
        return
    amount = needed - figure.raw
    if figure.denominator is not None and figure.numerator is not None:
        amount = needed * figure.denominator - figure.numerator
    grade = grade_of(scheme, rounded(line.exact + gain, scheme.decimals))
    yield Temptation(line.pair_id, of.id, kind, figure.raw, needed, effort, gain, amount,
                     grade if grade != line.grade else None)  # fmt: skip


def _silences(dataset: Dataset, assessed: Assessment) -> Iterator[Silence]:
    """Every figure a pair could leave unreported: the others' points stay, but for the lowest, which are then theirs alone."""
    scheme = assessed.scheme
    open_ones = [one for one in scheme.indicators if one.metric and _may_be_silent(dataset, one.metric)]
    for line in assessed.scored:
        points = {key: cell.points if cell.filled is None else None for key, cell in line.cells.items()}
        figures = {key: cell.figure for key, cell in line.cells.items()}
        for one in open_ones:
            if points[one.id] is None or line.exact is None:
                continue
            known = points | {one.id: None}
            cells = counted(scheme, known, _lowest(assessed, line.pair_id), figures)
            exact = total(cells, line.adjustments)
            if exact is not None:
                grade = grade_of(scheme, rounded(exact, scheme.decimals))
                yield Silence(line.pair_id, one.id, line.cells[one.id], exact - line.exact, grade)


def _lowest(assessed: Assessment, but: str) -> dict[str, Fraction | None]:
    rest = [line.cells for line in assessed.lines if line.pair_id != but]
    return {
        one.id: min((p for c in rest if c[one.id].filled is None and (p := c[one.id].points) is not None), default=None)
        for one in assessed.scheme.indicators
    }


def _may_be_silent(dataset: Dataset, metric_id: str) -> bool:
    """Whether a figure that is not reported is missing: of a complete table of what happened it is 0."""
    return any(table in RETURNED or not dataset.is_complete(table) for table in METRICS[metric_id].tables)
