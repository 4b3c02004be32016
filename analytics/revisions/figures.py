"""Every figure of two versions beside each other, and those that moved: METRICS by the dimensions, at what pages open with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analytics import figure_words
from analytics.answer import Part, parts
from analytics.metrics import METRICS, Metric
from analytics.revisions.content import may_move
from analytics.revisions.openings import figure_openings
from analytics.revisions.sides import KINDS, Opening, Side, Whose, change_words, in_both, opens, side_of, whose_of
from analytics.selection import SPANS, Selection
from store.datasets import Dataset
from style.text import Text
from style.units import Unit

DIMENSIONS = KINDS[1:]
NOTHING = Decimal(0)


@dataclass(frozen=True)
class RevisedFigure:
    """A figure in both versions. A side is None where its version has no such figure: the quarter lies beyond its data, or it knows
    no such pair, track or county. `selection` is how a page asks for it, narrowed by nothing; `opens` are the pages that show it."""

    metric_id: str
    whose: Whose
    selection: Selection
    before: Side | None
    after: Side | None
    opens: tuple[Opening, ...]

    @property
    def metric(self) -> Metric:
        return METRICS[self.metric_id]

    @property
    def unit(self) -> Unit:
        return self.metric.unit

    @property
    def period(self) -> Text:
        return in_both(lambda lang: figure_words.period(self.metric, self.selection, lang))

    @property
    def basis(self) -> Text:
        return in_both(lambda lang: figure_words.basis(self.metric, lang, self.selection))

    @property
    def is_of_both(self) -> bool:
        return self.before is not None and self.after is not None

    @property
    def has_moved(self) -> bool:
        """Whether its value did, or what stands in the place of one."""
        return _moved(*(side.part if side else None for side in (self.before, self.after)))

    @property
    def is_seen(self) -> bool:
        """Whether the printed figure is another one: rounding may hide what moved."""
        return not self.before or not self.after or self.before.printed != self.after.printed

    @property
    def change(self) -> Any:
        """After less before, exactly; None where either is not known."""
        before, after = (side.exact if side else None for side in (self.before, self.after))
        return None if before is None or after is None else after - before

    @property
    def change_words(self) -> Text | None:
        change = self.change
        return None if change is None else change_words(change, self.unit, self.metric.decimals)

    @property
    def money(self) -> Decimal:
        """元 that came to it or went from it, of what was not known all of it; nothing of what is no sum of money."""
        if self.unit.kind != "money":
            return NOTHING
        before, after = (Decimal(side.exact or 0) if side else NOTHING for side in (self.before, self.after))
        return abs(after - before)

    @property
    def places(self) -> int:
        return 0


def questions(metric: Metric, quarter: str) -> Iterator[Selection]:
    """What pages ask of a metric at a quarter's end of nobody in particular: each basis over each span, those spans once that
    come to the same."""
    bases = metric.value_types if len(metric.value_types) > 1 else (Selection.value_type,)
    for basis in bases:
        answered: set[Selection] = set()
        for span in SPANS:
            asked = Selection(quarter, span, value_type=basis)
            # What stands at a quarter's end stands there whatever the span.
            scope = asked.at(quarter, Selection.span) if metric.over_time == "stock" else metric.scope(asked)
            if scope not in answered:
                answered.add(scope)
                yield asked


def both(
    old: Dataset, new: Dataset, metric: Metric, selection: Selection, kind: str
) -> Iterator[tuple[str | None, Part | None, Part | None]]:
    """Of each member of a kind (KINDS) the figure in either version; nothing where the metric is not told by it."""
    by = () if kind == "province" else (kind,)
    if not set(by) <= set(metric.breakdowns) or metric.refusal(by, selection):
        return
    before, after = ({part.of: part for part in _parts(one, metric, by, selection)} for one in (old, new))
    for of in dict.fromkeys((*after, *before)):
        yield (of[0] if of else None), before.get(of), after.get(of)


def _parts(dataset: Dataset, metric: Metric, by: tuple[str, ...], selection: Selection) -> list[Part]:
    return parts(dataset, metric.id, by, selection) if opens(dataset, selection.as_of) else []


def _moved(before: Part | None, after: Part | None) -> bool:
    """By the value; where there is none by the word for that, and 尚无 is another word than 0."""
    if before is None or after is None:
        return before is not after
    return (before.value, before.blank, before.none_yet) != (after.value, after.blank, after.none_yet)


def _recounted(before: Part | None, after: Part | None) -> bool:
    """Whether another number of figures was due or came: 已报 97/100 项 is printed beside the value."""
    return bool(before and after) and (before.reported, before.due) != (after.reported, after.due)  # type: ignore[union-attr]


def revised_figures(old: Dataset, new: Dataset, quarter: str) -> tuple[RevisedFigure, ...]:
    """Every figure at a quarter's end that moved, or of which another number of returns came; in no order of size."""
    found = []
    for metric in METRICS.values():
        if not may_move(old, new, metric):
            continue
        for selection in questions(metric, quarter):
            for kind in KINDS:
                for member, before, after in both(old, new, metric, selection, kind):
                    if _moved(before, after) or _recounted(before, after):
                        found.append(revised(old, new, metric.id, selection, kind, member, before, after))
    return tuple(found)


def revised(
    old: Dataset,
    new: Dataset,
    metric_id: str,
    selection: Selection,
    kind: str,
    member: str | None,
    before: Part | None,
    after: Part | None,
) -> RevisedFigure:
    whose = whose_of(new, old, kind, member)
    sides = side_of(metric_id, before), side_of(metric_id, after)
    return RevisedFigure(metric_id, whose, selection, *sides, figure_openings(metric_id, whose, selection))


def largest_first(found: Iterable[RevisedFigure]) -> tuple[RevisedFigure, ...]:
    """What both versions tell before what only one does; then by money moved, then by the size of the change; equals in the order of
    METRICS and of KINDS, so that the province stands before its pairs."""
    metrics, spans = list(METRICS), list(SPANS)

    def order(one: RevisedFigure) -> tuple[Any, ...]:
        size = abs(one.change or 0)
        told = metrics.index(one.metric_id), one.whose.order, spans.index(one.selection.span), one.selection.value_type
        return (not one.is_of_both, -one.money, -size, *told, one.selection.as_of)

    return tuple(sorted(found, key=order))
