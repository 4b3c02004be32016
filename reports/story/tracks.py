"""The tracks: which hold how much of the investment, how each changed on the year before, and how they went by quarter."""

from analytics.answer import Refused
from analytics.lookup import pairs, tracks
from analytics.metrics import Metric
from analytics.selection import SPANS
from analytics.table import NOTHING, Column, Table, cell, column, metric_cell, metric_column, table, text
from analytics.tracks.courses import TrackCourse, TrackCourses, track_courses
from analytics.tracks.matrix import matrix
from reports.story import words
from reports.story.asked import Asked, moved, period, printed, source
from reports.story.model import Chart, Section
from reports.story.series import series
from style import terms
from style.numbers import percent, scaled_by, unit_label
from style.periods import say_period
from style.text import beside
from style.units import PERCENT

SHOWN = "investment_completed"


def by_track(asked: Asked) -> Section | str:
    try:
        found = track_courses(asked.dataset, SHOWN, asked.selection)
    except Refused as refused:
        return refused.reason(asked.lang)
    if not known(found):
        return words.NO_TRACKS(asked.lang)
    chart = _chart(asked, found)
    return Section(
        "tracks",
        "tracks",
        _title(asked, found),
        _sentences(asked, found),
        tables=(_table(asked, found),),
        charts=(chart,) if chart else (),
        source=source(asked, (SHOWN,)),
    )


def known(found: TrackCourses) -> list[TrackCourse]:
    """The tracks with a figure, the most first."""
    told = [course for course in found.courses if course.track_id and course.now.value is not None]
    return sorted(told, key=lambda course: (-course.now.value, course.track_id or ""))


def name(asked: Asked, track_id: str | None) -> str:
    return tracks(asked.dataset)[track_id](asked.lang) if track_id else terms.OF_NO_TRACK(asked.lang)


def _title(asked: Asked, found: TrackCourses) -> str:
    lang, metric, order = asked.lang, asked.metric(SHOWN), known(found)
    told = {
        "period": period(asked, metric),
        "label": metric.label(lang),
        "whole": printed(metric, found.whole.value, lang),
    }
    first, last = order[0], order[-1]
    if len(order) < 2 or first.share is None:
        return words.LED_ALONE(lang, **told)
    return words.LED(
        lang,
        **told,
        first=name(asked, first.track_id),
        last=name(asked, last.track_id),
        most=printed(metric, first.now.value, lang),
        least=printed(metric, last.now.value, lang),
        share=percent(first.share, lang),
    )


def _sentences(asked: Asked, found: TrackCourses) -> tuple[str, ...]:
    lang, metric, said = asked.lang, asked.metric(SHOWN), []
    rises = {
        course.track_id: course.now.value - course.before.value
        for course in known(found)
        if course.before and course.before.value is not None
    }
    most = max(rises, key=lambda track: rises[track], default=None)
    if most and rises[most] > 0:
        said.append(words.ROSE_MOST(lang, track=name(asked, most), value=printed(metric, rises[most], lang)))
    said += _largest(asked, metric)
    silent = [name(asked, course.track_id) for course in found.courses if course.track_id and course.now.value is None]
    if silent:
        said.append(words.UNTOLD(lang, names=terms.JOINT(lang).join(silent)))
    return tuple(said)


def _largest(asked: Asked, metric: Metric) -> list[str]:
    """The pair and track with most of it; nothing where the selection has one cell alone."""
    found = matrix(asked.dataset, SHOWN, asked.selection)
    cells = {of: part for of, part in found.cells.items() if None not in of and part.value is not None}
    if len(cells) < 2:
        return []
    of = max(cells, key=lambda key: (cells[key].value, key))
    share = found.share(of, "all")
    if share is None:
        return []
    return [
        words.LARGEST_CELL(
            asked.lang,
            pair=pairs(asked.dataset)[of[0] or ""].label(asked.lang),
            track=name(asked, of[1]),
            value=printed(metric, cells[of].value, asked.lang),
            share=percent(share, asked.lang),
        )
    ]


def _chart(asked: Asked, found: TrackCourses) -> Chart | None:
    """A line a track; none where there are not two quarters to join."""
    lang, metric = asked.lang, asked.metric(SHOWN)
    drawn = [course for course in found.courses if course.track_id and any(v is not None for v in course.values)]
    if len(found.quarters) < 2 or not drawn:
        return None
    each = words.EACH[found.each](lang, span=SPANS[metric.scope(asked.selection).span].label(lang))
    told = {"label": metric.label(lang), "each": each}
    alt = words.COURSES_ALT(
        lang,
        **told,
        tracks=len(drawn),
        first=say_period(found.quarters[0], lang),
        last=say_period(found.quarters[-1], lang),
    )
    lines = tuple(
        series(name(asked, course.track_id), course.values, metric.unit, lang, metric.decimals) for course in drawn
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


def _table(asked: Asked, found: TrackCourses) -> Table:
    """Each track's figure, the same a year before, the change and its share; what belongs to none last."""
    lang, metric = asked.lang, asked.metric(SHOWN)
    told = [course for course in found.courses if course.track_id or course.now.value is not None]
    with_before = any(course.before and course.before.value is not None for course in told)
    columns = [Column("track", terms.TRACK(lang)), metric_column(metric, lang)]
    if with_before:
        columns += [metric_column(metric, lang, terms.YEAR_AGO(lang), "before"), Column("change", terms.CHANGE(lang))]
    columns.append(column("share", terms.SHARE(lang), PERCENT, lang, 1))
    rows = []
    for course in told:
        before = course.before.value if course.before else None
        row = [text(name(asked, course.track_id)), metric_cell(metric, course.now.value, lang)]
        if with_before:
            change, _ = moved(metric, course.now.value, before, lang)
            row += [metric_cell(metric, before, lang), text(change) if change else NOTHING]
        rows.append([*row, NOTHING if course.share is None else cell(course.share, PERCENT, lang, 1)])
    caption = beside(words.BY_TRACK(lang, label=metric.label(lang)), period(asked, metric), lang)
    return table("tracks", caption, columns, rows)
