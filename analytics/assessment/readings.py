"""What a scheme reads of each pair: a metric's figure at the round's last quarter, or the points that were published."""

from collections.abc import Mapping
from fractions import Fraction

from analytics.answer import Part, parts
from analytics.assessment.result import AskedFigure, AssessmentRound, Figure, PublishedRow
from analytics.assessment.rounds import published
from analytics.assessment.wording import GRADE_ALONE, NOT_PUBLISHED
from analytics.blanks import BLANKS
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.standings.ranking import in_force
from store.datasets import Dataset
from store.schemes import Scheme
from style.units import Unit

# In which unit a scheme writes figures, by how a metric's are stored: percent as percent, money in 亿元.
_SCALE = {"percent": Fraction(100), "money": Fraction(1, 10**8)}
Figures = Mapping[str, Mapping[str, Figure]]


def in_scheme_unit(raw: Fraction, unit: Unit) -> Fraction:
    """A figure in the unit in which a scheme writes its thresholds."""
    return raw * _SCALE.get(unit.kind, Fraction(1))


def stored(threshold: Fraction, unit: Unit) -> Fraction:
    """A threshold of a scheme in the unit of the stored figures."""
    return threshold / _SCALE.get(unit.kind, Fraction(1))


def readings(dataset: Dataset, scheme: Scheme, of: AssessmentRound) -> tuple[tuple[str, ...], Figures]:
    """The pairs in force at the round's end, and of each indicator and adjustment (by id) what is read of each."""
    pairs = tuple(sorted(in_force(dataset, of.as_of)))
    found: dict[str, Mapping[str, Figure]] = {}
    for one in scheme.indicators:
        if one.assessed:
            found[one.id] = _as_published(dataset, one.assessed, of)
        elif one.metric:
            found[one.id] = asked(dataset, one.metric, one.span, of)
    for adjustment in scheme.adjustments:
        found[adjustment.id] = asked(dataset, adjustment.metric, adjustment.span, of)
    lacking = Figure(None, why=NOT_PUBLISHED)
    return pairs, {key: {pair: held.get(pair, lacking) for pair in pairs} for key, held in found.items()}


def asked(dataset: Dataset, metric_id: str, span: str, of: AssessmentRound) -> dict[str, Figure]:
    """A metric's exact figure of each pair, with the question that opens its rows."""
    at = Selection(of.as_of, span)
    return {
        str(part.of[0]): _of_metric(metric_id, Selection(of.as_of, span, pairs=(str(part.of[0]),)), part)
        for part in parts(dataset, metric_id, ("pair",), at)
        if part.of[0] is not None
    }


def _of_metric(metric_id: str, selection: Selection, part: Part) -> Figure:
    raw = part.quotient if METRICS[metric_id].is_ratio else None if part.value is None else Fraction(part.value)
    sums = [None if side is None else Fraction(side) for side in (part.numerator, part.denominator)]
    why = BLANKS[part.blank].label if raw is None else None
    return Figure(raw, AskedFigure(metric_id, selection), part.reported, part.due, why, *sums)


def _as_published(dataset: Dataset, indicator_id: str, of: AssessmentRound) -> dict[str, Figure]:
    rows = [r for r in published(dataset, of) if r.subject_type == "pair" and r.indicator_id == indicator_id]
    return {row.subject_id: _of_row(row) for row in rows}


def _of_row(row: PublishedRow) -> Figure:
    if row.score is None:
        return Figure(None, row, 0, 1, GRADE_ALONE)
    return Figure(Fraction(row.score), row, 1, 1)
