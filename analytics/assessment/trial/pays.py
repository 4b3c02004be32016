"""What a scheme tempts pairs to: figures a small change of which pays much, and figures better not reported."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from analytics.assessment.points import FULL
from analytics.assessment.readings import stored
from analytics.assessment.result import Assessment, AssessmentRound, Figure, IndicatorPoints, ScoreLine
from analytics.assessment.scored import (
    applied,
    assessment,
    counted,
    grade_of,
    indicator_points,
    rounded,
    scheme_figure,
    total,
)
from analytics.metrics import METRICS
from cache.remembered import remembered
from store.datasets import Dataset
from store.schemes import Adjustment, Indicator, Scheme
from style.text import Text

NEAR = Fraction(1, 10)  # of the figure: what is further from a threshold is no small change
HAIR = Fraction(1, 10**6)  # in the scheme's unit: how far below a threshold is enough where it must be left
RETURNED = ("observations", "targets")  # tables in which pairs themselves may leave a figure out


@dataclass(frozen=True)
class Temptation:
    """A figure within NEAR of a threshold. `of`: the indicator or adjustment; `kind`: "step" or "adjustment" (a jump of its points),
    "grade" (the score reaches the next grade). `raw` would have to be `needed` (元, a fraction of 1 or a count); `effort` is
    that change as a part of the larger of the two; `amount` what the figure, of a ratio its upper sum, would have to change by;
    `gain` in points of the score, wherever the scheme asks the same figure; `grade`: the one it would then have, None if the same."""

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
    """What a pair would gain (points of the score) by not reporting a figure, wherever the scheme asks the same; `grade` is the one
    it would then have."""

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
    near = [one for line in assessed.scored for one in _near(assessed, line)]
    silence = [one for line in assessed.scored for one in _silences(dataset, assessed, line)]
    return WhatPays(
        tuple(sorted(near, key=lambda one: (one.effort / one.gain, -one.gain, one.pair_id, one.of))),
        tuple(sorted(silence, key=lambda one: (-one.gain, one.pair_id, one.indicator_id))),
    )


def _near(assessed: Assessment, line: ScoreLine) -> Iterator[Temptation]:
    for indicator in assessed.scheme.indicators:
        cell = line.cells[indicator.id]
        if indicator.metric and cell.raw is not None and cell.points is not None:
            at = scheme_figure(indicator, cell.raw)
            if indicator.points == "steps" and (edge := _next_step(indicator, at, cell.points)) is not None:
                yield from _tempts(assessed, line, indicator, "step", cell.figure, edge)
            elif (
                indicator.points == "between"
                and (edge := _next_grade(assessed.scheme, line, indicator, at)) is not None
            ):
                yield from _tempts(assessed, line, indicator, "grade", cell.figure, edge)
    for given in line.adjustments:
        if given.figure.raw is not None:
            at, edge = scheme_figure(given.adjustment, given.figure.raw), _edge(given.adjustment)
            needed = edge if at < edge else edge - HAIR
            yield from _tempts(assessed, line, given.adjustment, "adjustment", given.figure, needed)


def _edge(adjustment: Adjustment) -> Fraction:
    return Fraction(adjustment.at_least if adjustment.at_least is not None else adjustment.below or 0)


def _next_step(indicator: Indicator, at: Fraction, points: Fraction) -> Fraction | None:
    """The nearest figure with more points."""
    if indicator.direction == "higher":
        return next((Fraction(start) for start, more in indicator.steps if start > at and more > points), None)
    steps = zip(reversed(indicator.steps[1:]), reversed(indicator.steps[:-1]), strict=True)
    return next((Fraction(edge) - HAIR for (edge, _), (_, more) in steps if edge <= at and more > points), None)


def _next_grade(scheme: Scheme, line: ScoreLine, indicator: Indicator, at: Fraction) -> Fraction | None:
    """The figure, between its two ends, that would lift the score to the next grade if it counted nowhere else."""
    cell, low, high = line.cells[indicator.id], Fraction(indicator.low or 0), Fraction(indicator.high or 0)
    better = [Fraction(band.least) for band in scheme.bands if line.score is not None and band.least > line.score]
    if not better or not cell.weight or line.exact is None or cell.points is None or not low <= at <= high:
        return None
    lacking = min(better) - Fraction(1, 2 * 10**scheme.decimals) - line.exact
    share = (cell.points + lacking * 100 / cell.weight) / FULL
    return None if share > 1 else low + (high - low) * (1 - share if indicator.direction == "lower" else share)


def _tempts(
    assessed: Assessment, line: ScoreLine, of: Indicator | Adjustment, kind: str, figure: Figure, edge: Fraction
) -> Iterator[Temptation]:
    """The temptation, where the edge is NEAR and scoring again gives more; for a grade, where it gives another."""
    if figure.raw is None or line.exact is None or of.metric is None:
        return
    needed = stored(edge, METRICS[of.metric].unit)
    size = max(abs(needed), abs(figure.raw))
    effort = abs(needed - figure.raw) / size if size else Fraction(0)
    if effort > NEAR:
        return
    exact = _again(assessed, line, _alike(assessed.scheme, of), Figure(needed))
    if exact is None or exact <= line.exact:
        return
    grade = grade_of(assessed.scheme, rounded(exact, assessed.scheme.decimals))
    if kind == "grade" and grade == line.grade:
        return
    amount = needed - figure.raw
    if figure.denominator is not None and figure.numerator is not None:
        amount = needed * figure.denominator - figure.numerator
    other = grade if grade != line.grade else None
    yield Temptation(line.pair_id, of.id, kind, figure.raw, needed, effort, exact - line.exact, amount, other)


def _alike(scheme: Scheme, of: Indicator | Adjustment) -> frozenset[str]:
    """Everything in the scheme that asks the same figure: one cannot change without the others."""
    return frozenset(one.id for one in scheme.asked if one.metric and (one.metric, one.span) == (of.metric, of.span))


def _again(assessed: Assessment, line: ScoreLine, keys: Collection[str], figure: Figure) -> Fraction | None:
    """The pair's exact score with another figure, or none, in what is asked by these ids; the others' figures stay."""
    scheme, pair = assessed.scheme, line.pair_id
    group_of = {one: group.number for group in assessed.groups for one in group.pair_ids}
    known: dict[str, Fraction | None] = {}
    lowest: dict[str, Fraction | None] = {}
    for one in scheme.indicators:
        if one.id in keys:
            figures = {held.pair_id: held.cells[one.id].figure for held in assessed.lines} | {pair: figure}
            points = indicator_points(one, figures, group_of)
        else:
            cells = {held.pair_id: held.cells[one.id] for held in assessed.lines}
            points = {p: c.points for p, c in cells.items() if c.filled is None and c.points is not None}
        known[one.id], lowest[one.id] = points.get(pair), min(points.values(), default=None)
    cells = counted(scheme, known, lowest, {key: cell.figure for key, cell in line.cells.items()})
    adjusted = [applied(one.adjustment, figure) if one.adjustment.id in keys else one for one in line.adjustments]
    return total(cells, adjusted)


def _silences(dataset: Dataset, assessed: Assessment, line: ScoreLine) -> Iterator[Silence]:
    """Every figure the pair would gain by leaving unreported."""
    scheme = assessed.scheme
    for one in scheme.indicators:
        cell = line.cells[one.id]
        if one.metric is None or cell.raw is None or line.exact is None or not _may_be_silent(dataset, one.metric):
            continue
        exact = _again(assessed, line, _alike(scheme, one), Figure(None))
        if exact is not None and exact > line.exact:
            grade = grade_of(scheme, rounded(exact, scheme.decimals))
            yield Silence(line.pair_id, one.id, cell, exact - line.exact, grade)


def _may_be_silent(dataset: Dataset, metric_id: str) -> bool:
    """Whether a figure that is not reported is missing: of a complete table of what happened it is 0."""
    return any(table in RETURNED or not dataset.is_complete(table) for table in METRICS[metric_id].tables)
