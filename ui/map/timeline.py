"""All quarters of a map in one message, so that the browser plays them without asking again."""

from collections.abc import Mapping
from dataclasses import replace

from analytics.map.bundles import Links
from analytics.map.changes import MapChanges, compared_with
from analytics.map.course import MapCourse, QuarterBar
from analytics.map.figures import MapFigures, county_figures, quarters_of
from analytics.metrics import METRICS
from analytics.metrics.benchmarks import BENCHMARKS
from analytics.printed import printed
from analytics.selection import Selection
from charts.map_view import CountyMoment, Frame, Mode, PlayerWords, Timeline
from style import terms
from style.periods import parse_period, say_period
from ui.address import href
from ui.figures.about import period
from ui.map import words as map_words
from ui.map.changes import change_counts, change_labels, change_moments, change_title, change_without, shade_refusal
from ui.map.legend import counts, county_step, link_title, shade_title, without
from ui.map.links import labels, moments, told_of
from ui.pieces.links import Link
from ui.view import View


def other_quarter(shown: View) -> str:
    """The quarter that the one shown is compared with."""
    return compared_with(quarters_of(shown.dataset), shown.selection.as_of, shown.address.other)


def timeline(
    shown: View,
    course: MapCourse,
    everyone: Selection,
    shading: str | None,
    mode: str,
    changes: Mapping[str, MapChanges] | None,
    asked: Links,
) -> Timeline:
    """`everyone` is the selection of the links, `shading` the counties' metric where they have one; with `changes` links show
    these."""
    lang, metric, other = shown.lang, METRICS[course.figures[0].metric_id], other_quarter(shown)
    frames = tuple(
        _frame(shown, found, bar, everyone.at(quarter), asked, shading)
        for quarter, found, bar in zip(course.quarters, course.figures, course.bars, strict=True)
    )
    if changes:
        frames = tuple(
            _changed(shown, one, quarter, changes[quarter], asked) for one, quarter in zip(frames, changes, strict=True)
        )
    county_labels = labels(METRICS[shading], lang, everyone)[:1] if shading else ()
    return Timeline(
        frames,
        course.quarters.index(shown.selection.as_of),
        change_labels(metric, lang, other) if changes else labels(metric, lang, everyone),
        county_labels,
        terms.PERIOD(lang),
        course.lines,
        _words(shown, course),
        mode,
        tuple(Mode(one, label(lang), _in_mode(shown, one)) for one, label in map_words.MODES.items()),
        None if mode == "one" else course.quarters.index(other),
    )


def _in_mode(shown: View, mode: str) -> str:
    return href("map", shown.address.to(mode=mode, other=None if mode == "one" else shown.address.other))


def ways_elsewhere(shown: View) -> list[Link]:
    """The ways to show quarters, where the map as it is drawn cannot go through them: each leads to the map that can."""
    lang, drawn = shown.lang, replace(shown, address=shown.address.to(view="drawn", classes="all"))
    play = Link("play", map_words.PLAY(lang), _in_mode(drawn, "one"))
    return [play, *(Link(one, map_words.MODES[one](lang), _in_mode(drawn, one)) for one in ("beside", "change"))]


def _changed(shown: View, frame: Frame, quarter: str, found: MapChanges, asked: Links) -> Frame:
    seen, metric = replace(shown, selection=shown.selection.at(quarter)), METRICS[found.metric_id]
    return replace(
        frame,
        arcs=change_moments(seen, found, asked),
        counts=change_counts(found, shown.lang),
        no_figure=change_without(found, shown.lang),
        arc_title=change_title(seen, metric, other_quarter(shown)),
        title=shade_refusal(shown),
    )


def _frame(shown: View, found: MapFigures, bar: QuarterBar, at: Selection, asked: Links, shading: str | None) -> Frame:
    lang, metric, when = shown.lang, METRICS[found.metric_id], parse_period(at.as_of)
    seen = replace(shown, selection=at)
    return Frame(
        label=say_period(at.as_of, lang),
        short=map_words.QUARTERS[when.quarter - 1](lang),
        year=str(when.year) if when.quarter == 1 else "",
        said=str(printed(metric, bar.part, lang)),
        period=period(seen, metric),
        href=href("map", shown.address.to(q=at.as_of)),
        share=bar.share,
        due=bar.due,
        arcs=moments(seen, found, at, asked),
        shades=_counties(seen, shading, at) if shading else {},
        counts=counts(found, lang),
        shade_period=period(seen, METRICS[shading]) if shading else "",
        no_figure=without(found, lang),
        arc_title=link_title(seen, found),
        title=shade_title(seen, METRICS[shading]) if shading else "",
        other_href=None if shown.address.mode == "one" else href("map", shown.address.to(other=at.as_of)),
    )


def _counties(shown: View, metric_id: str, at: Selection) -> dict[str, CountyMoment]:
    found = county_figures(shown.dataset, metric_id, at)
    kinds = found.classes.count
    return {
        adcode: CountyMoment(
            None if placed.step is None else county_step(placed.step, kinds), (told_of(shown, found, placed)[0],)
        )
        for adcode, placed in found.figures.items()
    }


def _words(shown: View, course: MapCourse) -> PlayerWords:
    lang, metric = shown.lang, METRICS[course.figures[0].metric_id]
    said = map_words.SCALE_OF_RATE(lang, label=metric.label(lang))
    if course.figures[0].look == "pace":
        mark = map_words.DUE_MARK(lang, benchmark=BENCHMARKS[str(metric.benchmark)].label(lang).lower())
        said = terms.JOINT(lang).join((said, mark))
    else:
        top = max((bar for bar in course.bars if bar.share is not None), key=lambda bar: bar.share or 0, default=None)
        most = str(printed(metric, top.part, lang)) if top else ""
        said = map_words.SCALE_OF_AMOUNT(lang, label=metric.label(lang), most=most) if top else ""
    return PlayerWords(
        terms.AS_OF_QUARTER(lang),
        map_words.PLAY(lang),
        map_words.PAUSE(lang),
        map_words.STEP_BACK(lang),
        map_words.STEP_ON(lang),
        map_words.SPEED(lang),
        said,
        tuple((pause, label(lang)) for pause, label in map_words.SPEEDS),
        map_words.MODE(lang),
        map_words.AGAINST(lang),
        map_words.OTHER(lang),
    )
