"""How figures are judged in both versions: statuses against their benchmarks, and grades and scores as assessors gave them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.judgement.judge import Judgement, judged, judged_pairs
from analytics.judgement.wording import judgement_words
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.pairs.profile import Assessed, assessments
from analytics.revisions.content import LISTS, changed_tables
from analytics.revisions.figures import NOTHING, questions
from analytics.revisions.openings import figure_openings, opening
from analytics.revisions.sides import Opening, Whose, in_both, opens, whose_of
from analytics.selection import Selection
from store.datasets import Dataset
from style.text import Text

JUDGED = tuple(metric.id for metric in METRICS.values() if metric.benchmark)


@dataclass(frozen=True)
class RevisedStatus:
    """A rate's judgement, of the province or a pair. A sum is judged by its rate, so that its status is this one too. `said_before`
    and `said_after` are the whole judgement in words: ◆ 滞后，差 30.6 个百分点（应支出 61.2%）."""

    metric_id: str
    whose: Whose
    selection: Selection
    before: Judgement | None
    after: Judgement | None
    said_before: Text | None
    said_after: Text | None
    opens: tuple[Opening, ...]

    @property
    def is_regraded(self) -> bool:
        """Whether its status is another one, not only its distance from what is due."""
        return _status(self.before) != _status(self.after)

    @property
    def money(self) -> Decimal:
        """元 by which its gap moved."""
        before, after = ((one.gap if one else None) or Fraction(0) for one in (self.before, self.after))
        size = abs(after - before)
        return (Decimal(size.numerator) / size.denominator).quantize(Decimal("0.01"))

    @property
    def places(self) -> int:
        return 0


def _status(one: Judgement | None) -> tuple[str, bool] | None:
    return (one.status_id, one.is_closed) if one else None


def revised_statuses(old: Dataset, new: Dataset, quarter: str) -> tuple[RevisedStatus, ...]:
    """Those of another status first, then those whose figure or benchmark moved; each the largest gap moved first."""
    found = [
        _revised(old, new, metric_id, selection, pair_id, before, after)
        for metric_id in JUDGED
        for selection in questions(METRICS[metric_id], quarter)
        for pair_id, before, after in _both(old, new, metric_id, selection)
        if _held(before) != _held(after)
    ]
    return tuple(
        sorted(found, key=lambda one: (not one.is_regraded, -one.money, JUDGED.index(one.metric_id), one.whose.order))
    )


def _held(one: Judgement | None) -> tuple[object, ...] | None:
    """What it says of the figure: how it stands, and how far from what is due."""
    return (one.status_id, one.is_closed, one.done, one.due, one.base) if one else None


def _both(
    old: Dataset, new: Dataset, metric_id: str, selection: Selection
) -> Iterator[tuple[str | None, Judgement | None, Judgement | None]]:
    before, after = (_judged(one, metric_id, selection) for one in (old, new))
    for of in dict.fromkeys((*after, *before)):
        yield of, before.get(of), after.get(of)


def _judged(dataset: Dataset, metric_id: str, selection: Selection) -> dict[str | None, Judgement]:
    """By pair; None is the province."""
    if not opens(dataset, selection.as_of):
        return {}
    of_pairs = judged_pairs(dataset, metric_id, selection)
    return {None: judged(dataset, metric_id, selection)} | {one.part.of[0]: one for one in of_pairs}


def _revised(
    old: Dataset,
    new: Dataset,
    metric_id: str,
    selection: Selection,
    pair_id: str | None,
    before: Judgement | None,
    after: Judgement | None,
) -> RevisedStatus:
    whose = whose_of(new, old, "pair" if pair_id else "province", pair_id)
    pages = figure_openings(metric_id, whose, selection)
    return RevisedStatus(metric_id, whose, selection, before, after, _said(before), _said(after), pages)


def _said(one: Judgement | None) -> Text | None:
    return None if one is None else in_both(lambda lang: judgement_words(one, lang))


@dataclass(frozen=True)
class RevisedGrade:
    """An assessment's score and grade as printed, of a pair, a county or the province, shown with the pair `whose` it is; None where the
    version has none."""

    whose: Whose
    before: Assessed | None
    after: Assessed | None
    opens: tuple[Opening, ...]

    @property
    def money(self) -> Decimal:
        return NOTHING

    @property
    def places(self) -> int:
        return 0


def revised_grades(old: Dataset, new: Dataset, quarter: str) -> tuple[RevisedGrade, ...]:
    """In the order of the pairs that show them, the oldest first: an assessment of the province shows with every pair. They are of
    years: that only one version goes on to a quarter makes none of them new."""
    if not changed_tables(old, new) & (LISTS | {"assessments"}):
        return ()
    at, found = Selection(quarter), []
    for pair_id in sorted({*pairs(old), *pairs(new)}):
        before, after = (_assessed(one, pair_id, at) for one in (old, new))
        whose, pages = whose_of(new, old, "pair", pair_id), (opening("pair", at, pair=pair_id, part="records"),)
        for key in dict.fromkeys((*before, *after)):
            if _grade(before.get(key)) != _grade(after.get(key)):
                found.append(RevisedGrade(whose, before.get(key), after.get(key), pages))
    return tuple(found)


def _grade(one: Assessed | None) -> tuple[Decimal | None, str | None] | None:
    return (one.score, one.grade_printed) if one else None


def _assessed(dataset: Dataset, pair_id: str, at: Selection) -> dict[tuple[object, ...], Assessed]:
    """By whom, when and by what it is."""
    if pair_id not in pairs(dataset):
        return {}
    return {
        (one.subject_type, one.subject_id, one.year, one.half or 0, one.indicator_id): one
        for one in assessments(dataset, pair_id, at)
    }
