"""What a report is asked to tell, and how its numbers are worded: period, basis and coverage as the page has them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from analytics import figure_words
from analytics.answer import Part, Refused, parts, total
from analytics.growth.rate import can_grow, grown, is_startup
from analytics.headlines import Headline, has_year_before
from analytics.judgement.standing import standing_words
from analytics.metrics import METRICS, Metric
from analytics.printed import printed as of_part
from analytics.selection import Selection
from cache.remembered import remembered
from reports.story import words
from reports.story.model import Figure, Series
from style import numbers, terms
from style.numbers import unit_label
from style.text import Text
from style.units import Unit


class Dataset(Protocol):
    """As much of a dataset as a report knows: which one it is, and of which tables it has every row."""

    version: str

    def is_complete(self, table: str) -> bool: ...


@dataclass(frozen=True)
class EarlierMeeting:
    """The last meeting that saw figures which were revised since: its name and day, the version it was held on, open, and on which
    days that version and the report's own were published."""

    name: str
    held: date
    dataset: Any  # a Dataset
    published: date
    now_published: date


@dataclass(frozen=True)
class ToldTasks:
    """Tasks as they stand on a day, under the rules of their colours; `resolved` are those of the last meeting that resolved any, by its
    name. Two are the same where the same has happened to the same ones (`stamp`)."""

    stamp: tuple[tuple[str, int], ...]
    today: date
    rules: Any  # analytics.tasks.rules.TaskRules
    tasks: tuple[Any, ...] = field(compare=False, hash=False)
    meeting: str = ""
    resolved: tuple[Any, ...] = field(default=(), compare=False, hash=False)


@dataclass(frozen=True)
class ReportContext:
    """`used` collects the ids of the metrics that are told, for the definitions; it is shared by all `narrowed` ones."""

    dataset: Any  # a Dataset
    selection: Selection
    lang: str
    dataset_line: str = ""
    used: dict[str, None] = field(default_factory=dict, compare=False, hash=False)
    pair_id: str | None = None  # the one pair that is asked of
    earlier: EarlierMeeting | None = None
    tasks: ToldTasks | None = None

    def to(self, selection: Selection) -> "ReportContext":
        return replace(self, selection=selection)

    def of_pair(self, pair_id: str) -> "ReportContext":
        """The same question of one pair alone."""
        return replace(self, selection=replace(self.selection, pairs=(pair_id,)), pair_id=pair_id)

    @property
    def among_all(self) -> Selection:
        """The same question of every pair."""
        return replace(self.selection, pairs=())

    def line(self, metric_id: str) -> Headline:
        """A metric's figure now and a year before, as analytics.headlines has it, without its trend. Of one pair it is
        looked up among the answers of all, so that eighteen pairs cost no more questions than one."""
        if self.pair_id is None:
            return _line(self.dataset, metric_id, self.selection)
        now, before, refused = _lines(self.dataset, metric_id, self.among_all)
        nothing = Part((self.pair_id,), None, 0, 0)
        if refused:
            return Headline(metric_id, nothing, None, (), refused)
        return Headline(
            metric_id, now.get(self.pair_id, nothing), before.get(self.pair_id, nothing) if before else None, ()
        )

    def metric(self, metric_id: str) -> Metric:
        """A metric that is about to be told."""
        self.used[metric_id] = None
        return METRICS[metric_id]


@remembered
def _line(dataset: Any, metric_id: str, selection: Selection) -> Headline:
    try:
        now = total(dataset, metric_id, selection)
    except Refused as refused:
        return Headline(metric_id, Part((), None, 0, 0, blank=refused.blank), None, (), refused.reason)
    is_comparable = has_year_before(dataset, metric_id, selection)
    before = total(dataset, metric_id, selection.year_earlier()) if is_comparable else None
    return Headline(metric_id, now, before, ())


Parts = Mapping[str, Part]


@remembered
def _lines(dataset: Any, metric_id: str, selection: Selection) -> tuple[Parts, Parts | None, Text | None]:
    """Every pair's figure now and, where there is a year before, then; or why there are none."""
    try:
        now = parts(dataset, metric_id, ("pair",), selection)
    except Refused as refused:
        return {}, None, refused.reason
    before = None
    if has_year_before(dataset, metric_id, selection):
        before = {str(part.of[0]): part for part in parts(dataset, metric_id, ("pair",), selection.year_earlier())}
    return {str(part.of[0]): part for part in now}, before, None


def clause(sentence: str) -> str:
    """A sentence as a title: without its full stop."""
    return sentence.rstrip("。.")


def once(said: Sequence[str]) -> list[str]:
    """Each once, in order, and nothing empty."""
    return [one for one in dict.fromkeys(said) if one]


def period(context: ReportContext, metric: Metric) -> str:
    """What time the figure speaks of, in few words."""
    return figure_words.short_period(metric, context.selection, context.lang)


def basis(context: ReportContext, metric: Metric) -> str:
    return figure_words.basis(metric, context.lang, context.selection)


def printed(metric: Metric, value: Any, lang: str) -> numbers.Figure:
    """A figure with its unit; of a Part with the word for its blank."""
    if isinstance(value, Part):
        return of_part(metric, value, lang)
    return numbers.figure(value, metric.unit, lang, metric.decimals)


def moved(metric: Metric, now: Any, before: Any, selection: Selection, lang: str) -> tuple[str, int]:
    """The change on a year before and its direction (-1, 0, 1); empty where nothing can be said."""
    if not can_grow(metric, selection):
        return "", 0
    said = grown(now, before, metric.unit, is_startup(selection)).said(lang)
    return (said.text, said.sign) if said else ("", 0)


def figure_of(context: ReportContext, line: Headline) -> Figure:
    """A headline as the page's card prints it."""
    metric, lang = context.metric(line.metric_id), context.lang
    said = printed(metric, line.now, lang)
    note = figure_words.note(metric, line.now, context.dataset, context.selection, lang)
    standing = standing_words(context.dataset, metric, context.selection, line, lang)
    told, tone = standing.text, standing.tone  # against what stands in the tables: a slide's card has no room for it
    return Figure(metric.id, metric.label(lang), said.number, said.unit, note, line.now.value, told, tone)


def figures_of(context: ReportContext, metric_ids: Sequence[str]) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """The headlines that have a value, and sentences that name those without and say why."""
    found = [context.line(metric_id) for metric_id in metric_ids]
    told = tuple(figure_of(context, line) for line in found if line.now.value is not None)
    return told, without_words(context, [line for line in found if line.now.value is None])


def without_words(context: ReportContext, lines: Sequence[Headline]) -> tuple[str, ...]:
    lang = context.lang
    by_reason: dict[Text | None, list[str]] = {}
    for line in lines:
        by_reason.setdefault(line.refused, []).append(METRICS[line.metric_id].label(lang))
    return tuple(
        words.WITHHELD(lang, names=terms.JOINT(lang).join(names), reason=reason(lang))
        if reason
        else words.WITHOUT(lang, names=terms.JOINT(lang).join(names))
        for reason, names in by_reason.items()
    )


def source(
    context: ReportContext, metric_ids: Sequence[str], *, scale: str = "yi", when: str = "", listed: bool = False
) -> str:
    """Period (`when`, or each metric's own), units, basis and dataset in one line; `listed`: rows that name their own."""
    lang, metrics = context.lang, [context.metric(m) for m in metric_ids]
    units: list[Unit] = [metric.unit for metric in metrics]
    own = [words.AS_LISTED(lang)] if listed else []
    said = words.SOURCE_LINE(
        lang,
        period=terms.JOINT(lang).join(once([when] if when else [period(context, m) for m in metrics])),
        unit=terms.JOINT(lang).join(once([*(unit_label(unit, lang, scale) for unit in units), *own])),
        basis=terms.JOINT(lang).join(once([*(basis(context, m) for m in metrics), *own])),
    )
    return terms.LIST_STOP(lang).join(once([said, context.dataset_line]))


def series(
    label: str,
    values: Sequence[Any],
    unit: Unit,
    lang: str,
    decimals: int = 0,
    role: str = "",
    absent: Sequence[str] = (),
) -> Series:
    """Values in the unit of the axis; `absent` says what stands in the place of each that is not there."""
    divisor, _ = numbers.scaled_by(unit, lang, decimals)
    instead = absent or [numbers.NO_DATA(lang)] * len(values)
    drawn = tuple(None if value is None else float(Decimal(str(value)) / divisor) for value in values)
    said = tuple(
        other if value is None else numbers.figure(value, unit, lang, decimals).number
        for value, other in zip(values, instead, strict=True)
    )
    return Series(label, drawn, said, role)
