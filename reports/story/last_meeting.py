"""本次与上次: the figures that an earlier meeting saw and that are printed otherwise now, by metric, the largest first."""

from analytics.revisions.figures import RevisedFigure
from analytics.revisions.last_meeting import last_meeting
from analytics.revisions.sides import Side, opens
from analytics.revisions.wording import by_metric, revised_table
from analytics.selection import Selection
from analytics.table import Table
from reports.story import words
from reports.story.context import EarlierMeeting, ReportContext, period, source
from reports.story.model import Section
from style.numbers import NO_DATA
from style.periods import say_date
from style.text import beside


def since_last_meeting(context: ReportContext) -> Section | str:
    """Of the province and of each pair that the report is of. Asks for an earlier meeting; a reason where nothing of it was revised,
    or where the selection leaves out parts of a pair: both versions are held against each other by whole pairs."""
    lang, earlier = context.lang, context.earlier
    assert earlier is not None
    asked = _asked(context, earlier)
    if asked != _of_pairs(asked):
        return words.WHOLE_PAIRS_ONLY(lang)
    told = last_meeting(earlier.dataset, context.dataset, asked).moved
    found = [one for one in told if one.is_seen and _is_of(one, asked)]
    if not found:
        return words.NONE_REVISED(lang, name=earlier.name, day=say_date(earlier.held, lang))
    at, metrics = context.to(asked), by_metric(found)
    return Section(
        "last_meeting",
        "last_meeting",
        _title(context, earlier, found),
        (_versions(context, earlier),),
        tables=tuple(_table(at, metric_id, mine) for metric_id, mine in metrics.items()),
        source=source(at, tuple(metrics)),
    )


def _asked(context: ReportContext, earlier: EarlierMeeting) -> Selection:
    """At the report's own quarter; where the earlier version does not reach as far, at its last: of what came since, nothing
    was revised."""
    asked = context.selection
    if opens(earlier.dataset, asked.as_of):
        return asked
    return asked.at(earlier.dataset.description.last_quarter)


def _of_pairs(asked: Selection) -> Selection:
    """The same narrowed by its pairs alone."""
    return Selection(asked.as_of, asked.span, pairs=asked.pairs, value_type=asked.value_type, fund_year=asked.fund_year)


def _is_of(one: RevisedFigure, asked: Selection) -> bool:
    if one.whose.kind == "province":
        return not asked.pairs
    return one.whose.kind == "pair" and (not asked.pairs or one.whose.id in asked.pairs)


def _title(context: ReportContext, earlier: EarlierMeeting, found: list[RevisedFigure]) -> str:
    lang, first = context.lang, found[0]
    said = words.ONE_REVISED if len(found) == 1 else words.REVISED
    return said(
        lang,
        name=earlier.name,
        day=say_date(earlier.held, lang),
        count=len(found),
        whose=first.whose.label(lang),
        label=context.metric(first.metric_id).label(lang),
        before=_printed(first.before, lang),
        after=_printed(first.after, lang),
    )


def _printed(side: Side | None, lang: str) -> str:
    return side.printed(lang) if side else NO_DATA(lang)


def _versions(context: ReportContext, earlier: EarlierMeeting) -> str:
    lang = context.lang
    return words.BOTH_VERSIONS(
        lang,
        was=earlier.dataset.version[:8],
        was_day=say_date(earlier.published, lang),
        now=context.dataset.version[:8],
        now_day=say_date(earlier.now_published, lang),
    )


def _table(at: ReportContext, metric_id: str, found: tuple[RevisedFigure, ...]) -> Table:
    metric = at.metric(metric_id)
    return revised_table(metric_id, found, at.lang, beside(metric.label(at.lang), period(at, metric), at.lang))
