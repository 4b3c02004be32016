"""The tracks: which hold how much of the investment, how each changed on the year before, and how they went by quarter."""

from analytics.answer import Refused
from analytics.lookup import pairs, tracks
from analytics.metrics import Metric
from analytics.selection import SPANS
from analytics.table import NOTHING, Column, Table, cell, column, metric_cell, metric_column, table, text
from analytics.tracks.courses import TrackCourse, TrackCourses, track_courses
from analytics.tracks.matrix import matrix
from reports.story import words
from reports.story.context import ReportContext, moved, period, printed, series, source
from reports.story.model import Chart, Section
from style import terms
from style.numbers import percent, scaled_by, unit_label
from style.periods import say_period
from style.text import beside
from style.units import PERCENT

SHOWN = "investment_completed"


def by_track(context: ReportContext) -> Section | str:
    try:
        found = track_courses(context.dataset, SHOWN, context.selection)
    except Refused as refused:
        return refused.reason(context.lang)
    if not known(found):
        return words.NO_TRACKS(context.lang)
    chart = _chart(context, found)
    return Section(
        "tracks",
        "tracks",
        _title(context, found),
        _sentences(context, found),
        tables=(_table(context, found),),
        charts=(chart,) if chart else (),
        source=source(context, (SHOWN,)),
    )


def known(found: TrackCourses) -> list[TrackCourse]:
    """The tracks with a figure, the most first."""
    told = [course for course in found.courses if course.track_id and course.now.value is not None]
    return sorted(told, key=lambda course: (-course.now.value, course.track_id or ""))


def name(context: ReportContext, track_id: str | None) -> str:
    return tracks(context.dataset)[track_id](context.lang) if track_id else terms.OF_NO_TRACK(context.lang)


def _title(context: ReportContext, found: TrackCourses) -> str:
    lang, metric, order = context.lang, context.metric(SHOWN), known(found)
    told = {"period": period(context, metric), "label": metric.label(lang), "whole": printed(metric, found.whole, lang)}
    first, last = order[0], order[-1]
    if len(order) < 2 or first.share is None:
        return words.LED_ALONE(lang, **told)
    return words.LED(
        lang,
        **told,
        first=name(context, first.track_id),
        last=name(context, last.track_id),
        most=printed(metric, first.now, lang),
        least=printed(metric, last.now, lang),
        share=percent(first.share, lang),
    )


def _sentences(context: ReportContext, found: TrackCourses) -> tuple[str, ...]:
    lang, metric, said = context.lang, context.metric(SHOWN), []
    rises = {
        course.track_id: course.now.value - course.before.value
        for course in known(found)
        if course.before and course.before.value is not None
    }
    most = max(rises, key=lambda track: rises[track], default=None)
    if most and rises[most] > 0:
        said.append(words.ROSE_MOST(lang, track=name(context, most), value=printed(metric, rises[most], lang)))
    said += _largest(context, metric)
    silent = [
        name(context, course.track_id) for course in found.courses if course.track_id and course.now.value is None
    ]
    if silent:
        said.append(words.UNTOLD(lang, names=terms.JOINT(lang).join(silent)))
    return tuple(said)


def _largest(context: ReportContext, metric: Metric) -> list[str]:
    """The pair and track with most of it; nothing where the selection has one cell alone."""
    found = matrix(context.dataset, SHOWN, context.selection)
    cells = {of: part for of, part in found.cells.items() if None not in of and part.value is not None}
    if len(cells) < 2:
        return []
    of = max(cells, key=lambda key: (cells[key].value, key))
    share = found.share(of, "all")
    if share is None:
        return []
    return [
        words.LARGEST_CELL(
            context.lang,
            pair=pairs(context.dataset)[of[0] or ""].label(context.lang),
            track=name(context, of[1]),
            value=printed(metric, cells[of], context.lang),
            share=percent(share, context.lang),
        )
    ]


def _chart(context: ReportContext, found: TrackCourses) -> Chart | None:
    """A line a track; none where there are not two quarters to join."""
    lang, metric = context.lang, context.metric(SHOWN)
    drawn = [course for course in found.courses if course.track_id and any(v is not None for v in course.values)]
    if len(found.quarters) < 2 or not drawn:
        return None
    each = terms.EACH[found.each](lang, span=SPANS[metric.scope(context.selection).span].label(lang))
    told = {"label": metric.label(lang), "each": each}
    alt = words.COURSES_ALT(
        lang,
        **told,
        tracks=len(drawn),
        first=say_period(found.quarters[0], lang),
        last=say_period(found.quarters[-1], lang),
    )
    lines = tuple(
        series(name(context, course.track_id), course.values, metric.unit, lang, metric.decimals) for course in drawn
    )
    quarters = tuple(say_period(quarter, lang) for quarter in found.quarters)
    return Chart(
        "tracks",
        "lines",
        words.COURSES(lang, **told),
        unit_label(metric.unit, lang),
        quarters,
        lines,
        alt,
        scaled_by(metric.unit, lang, metric.decimals)[1],
    )


def _table(context: ReportContext, found: TrackCourses) -> Table:
    """Each track's figure, the same a year before, the change and its share; what belongs to none last."""
    lang, metric = context.lang, context.metric(SHOWN)
    told = [course for course in found.courses if course.track_id or course.now.due]
    with_before = any(course.before and course.before.value is not None for course in told)
    columns = [Column("track", terms.TRACK(lang)), metric_column(metric, lang)]
    if with_before:
        columns += [metric_column(metric, lang, terms.YEAR_AGO(lang), "before"), Column("change", terms.CHANGE(lang))]
    columns.append(column("share", terms.SHARE(lang), PERCENT, lang, 1))
    rows = []
    for course in told:
        before = course.before.value if course.before else None
        row = [text(name(context, course.track_id)), metric_cell(metric, course.now, lang)]
        if with_before:
            change, _ = moved(metric, course.now.value, before, context.selection, lang)
            row += [metric_cell(metric, before, lang), text(change) if change else NOTHING]
        rows.append([*row, NOTHING if course.share is None else cell(course.share, PERCENT, lang, 1)])
    caption = beside(words.BY_TRACK(lang, label=metric.label(lang)), period(context, metric), lang)
    return table("tracks", caption, columns, rows)
