"""A scheme applied to a round of a dataset: points, weights as they count, scores, grades and places, all exact until printed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor

from analytics.assessment.groups import groups
from analytics.assessment.points import points_of, relative_points
from analytics.assessment.readings import Figures, in_scheme_unit, readings
from analytics.assessment.result import (
    AppliedAdjustment,
    Assessment,
    AssessmentRound,
    Figure,
    IndicatorPoints,
    PairGroup,
    ScoreLine,
)
from analytics.assessment.rounds import OVERALL, published
from analytics.metrics import METRICS
from cache.remembered import remembered
from store.datasets import Dataset
from store.schemes import Adjustment, Indicator, Scheme
from style.text import Text

WHOLE = Fraction(100)


@remembered(heavy=True)
def assessment(dataset: Dataset, scheme: Scheme, of: AssessmentRound) -> Assessment:
    """Every pair in force at the end of the round's last quarter."""
    pairs, figures = readings(dataset, scheme, of)
    grouped = groups(dataset, scheme.grouping, pairs)
    overall = {row.subject_id: row for row in published(dataset, of) if _is_overall(row.subject_type, row.indicator_id)}
    lines = score_lines(scheme, pairs, figures, grouped)
    told = [replace(line, published=overall.get(line.pair_id)) for line in lines]
    return Assessment(scheme, of, placed(told), grouped)


def _is_overall(subject_type: str, indicator_id: str) -> bool:
    return subject_type == "pair" and indicator_id == OVERALL


def score_lines(
    scheme: Scheme, pairs: Sequence[str], figures: Figures, grouped: Sequence[PairGroup] = ()
) -> list[ScoreLine]:
    """Each pair's score from what is read of it, in the order given and without places; nothing else is asked."""
    group_of = {pair: group.number for group in grouped for pair in group.pair_ids}
    points = {one.id: indicator_points(one, figures[one.id], group_of) for one in scheme.indicators}
    lowest = {key: min(held.values(), default=None) for key, held in points.items()}
    lines = []
    for pair in pairs:
        known = {key: held.get(pair) for key, held in points.items()}
        cells = counted(scheme, known, lowest, {key: figures[key][pair] for key in known})
        adjusted = tuple(applied(one, figures[one.id][pair]) for one in scheme.adjustments)
        exact = total(cells, adjusted)
        score = None if exact is None else rounded(exact, scheme.decimals)
        grade = None if score is None else grade_of(scheme, score)
        lines.append(ScoreLine(pair, cells, adjusted, exact, score, grade, group_of.get(pair)))
    return lines


def indicator_points(
    indicator: Indicator, figures: Mapping[str, Figure], group_of: Mapping[str, int]
) -> dict[str, Fraction]:
    """The points of every pair whose figure is known; relative ones among the pairs of its group."""
    known = {pair: scheme_figure(indicator, figure.raw) for pair, figure in figures.items() if figure.raw is not None}
    if indicator.points != "relative":
        return {pair: points_of(indicator, figure) for pair, figure in known.items()}
    by_group: dict[int | None, dict[str, Fraction]] = {}
    for pair, figure in known.items():
        by_group.setdefault(group_of.get(pair), {})[pair] = figure
    return {p: points for group in by_group.values() for p, points in relative_points(indicator, group).items()}


def scheme_figure(asked: Indicator | Adjustment, raw: Fraction) -> Fraction:
    """A figure in the unit in which the scheme writes it."""
    return in_scheme_unit(raw, METRICS[asked.metric].unit) if asked.metric else raw


def counted(
    scheme: Scheme,
    known: Mapping[str, Fraction | None],
    lowest: Mapping[str, Fraction | None],
    figures: Mapping[str, Figure],
) -> dict[str, IndicatorPoints]:
    """One pair's indicators as they count: what is missing is filled as the scheme says, and what is left out gives its weight to
    the rest in proportion. An indicator nobody has a figure of has no lowest points, and is left out."""
    filled: dict[str, tuple[Fraction | None, str | None]] = {}
    for one in scheme.indicators:
        points, how = known[one.id], None
        if points is None:
            how = scheme.missing_of(one)
            points = {"zero": Fraction(0), "lowest": lowest[one.id]}.get(how)
            how = "left_out" if how == "lowest" and points is None else how
        filled[one.id] = points, how
    weights = {one.id: Fraction(one.weight) for one in scheme.indicators if filled[one.id][0] is not None}
    whole = sum(weights.values(), Fraction(0))
    return {
        key: IndicatorPoints(figures[key], points, weights[key] * WHOLE / whole if whole and key in weights else Fraction(0), how)
        for key, (points, how) in filled.items()
    }  # fmt: skip


def applied(adjustment: Adjustment, figure: Figure) -> AppliedAdjustment:
    """A bonus or deduction where its threshold is met; what is not known meets none."""
    if figure.raw is None:
        return AppliedAdjustment(adjustment, figure, Fraction(0))
    at = scheme_figure(adjustment, figure.raw)
    met = at >= adjustment.at_least if adjustment.at_least is not None else at < (adjustment.below or 0)
    return AppliedAdjustment(adjustment, figure, Fraction(adjustment.points) if met else Fraction(0))


def total(cells: Mapping[str, IndicatorPoints], adjusted: Sequence[AppliedAdjustment]) -> Fraction | None:
    """The score before rounding, 0 at least; None where the scheme refuses one, or nothing is left to weigh."""
    if any(cell.filled == "refuse" for cell in cells.values()) or not any(cell.weight for cell in cells.values()):
        return None
    parts = [cell.weighted for cell in cells.values()] + [one.points for one in adjusted]
    return max(sum(parts, Fraction(0)), Fraction(0))


def rounded(exact: Fraction, decimals: int) -> Decimal:
    """Half up, as scores are printed."""
    return Decimal(floor(exact * 10**decimals + Fraction(1, 2))).scaleb(-decimals)


def grade_of(scheme: Scheme, score: Decimal) -> Text | None:
    """The grade of a printed score; None where the scheme has no bands."""
    return next((band.grade for band in scheme.bands if score >= band.least), None)


def placed(lines: Sequence[ScoreLine]) -> tuple[ScoreLine, ...]:
    """The lines with their places, the best first; equals share the better place. Those without a score come last, by pair."""
    scores = [line.score for line in lines if line.score is not None]
    found = []
    for line in lines:
        if line.score is None:
            found.append(line)
            continue
        place = 1 + sum(one > line.score for one in scores)
        rivals = [one.score for one in lines if one.group == line.group and one.score is not None]
        within = None if line.group is None else 1 + sum(one > line.score for one in rivals)
        found.append(replace(line, place=place, place_in_group=within))
    return tuple(sorted(found, key=lambda line: (line.place is None, line.place or 0, line.pair_id)))
