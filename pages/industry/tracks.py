"""赛道分析: pairs × tracks in one matrix that narrows everything, how tracks grow, who leans to which, what fills the mechanisms."""

from collections.abc import Callable

import streamlit as st

from analytics.answer import Refused
from analytics.lookup import tracks
from analytics.metrics import METRICS, Metric
from analytics.tracks.courses import TrackCourses, track_courses
from analytics.tracks.matrix import OFFERED, Matrix, among_all, matrix
from analytics.tracks.mechanisms import OF_RESOURCES, Events, asked_tracks, events, exchanges
from analytics.tracks.specialisation import FEWEST, FORMULA, MEANING, NAME, specialisation
from charts.lines import lines
from style import terms
from style.periods import say_period
from ui.address.rules import SHARES
from ui.downloads import words as downloads_words
from ui.figures import words as figures_words
from ui.figures.about import kind_of_figure, refused_words, short_period
from ui.figures.chart import chart
from ui.figures.chosen import chosen_links, chosen_words
from ui.frame.choosing import choose
from ui.frame.header import lead
from ui.known_facts.folded import folded, folded_sentence
from ui.parts import lay_out
from ui.pieces.ledger import ledger
from ui.pieces.links import links
from ui.sitemap import SITES
from ui.slides import without_subs
from ui.tracks import words as track_words
from ui.tracks.courses import (
    course_alt,
    course_axis,
    course_lines,
    course_quarters,
    course_table,
    each_words,
    tracks_lead,
    undated_words,
)
from ui.tracks.events import attendance_table, events_span, kind_table, kinds_of, latest_table, one_side, resource_table
from ui.tracks.matrix import listed_pairs, matrix_note, matrix_table
from ui.tracks.quotients import most_special, quotient_table
from ui.view import View, current, palette, say

SITE = SITES["tracks"]
FIRST = "investment_completed"  # what is shown where the address does not say
SLIDE_HEIGHT = 450  # before it is enlarged for the hall
CHART_HEIGHT = 330


def choosers(shown: View) -> tuple[Metric, str]:
    """The metric, and whether cells show it or a share; a metric that cannot fill the matrix is told."""
    lang, asked, kind = shown.lang, shown.address.metric, shown.address.share
    metric = METRICS[asked if asked in OFFERED else FIRST]
    if shown.slide:
        return metric, SHARES[0] if metric.is_ratio else kind
    with st.container(key="tracks-choosers", horizontal=True, vertical_alignment="center"):
        choose(
            shown,
            "metric",
            metric.id,
            OFFERED,
            lambda m: METRICS[m].label(lang),
            widget=f"matrix-{lang}",
            label=terms.METRIC(lang),
            width=280,
        )
        if metric.is_ratio:
            st.caption(track_words.NO_SHARES(lang, label=metric.label(lang)), width="content")
            kind = SHARES[0]
        else:
            widget = f"share-{lang}"
            st.session_state[widget] = kind
            st.segmented_control(
                track_words.SHOWN_AS(lang),
                SHARES,
                key=widget,
                on_change=say,
                args=("share", widget),
                required=True,
                label_visibility="collapsed",
                format_func=lambda s: track_words.SHARES[s](lang),
                width="content",
            )
    if asked and asked != metric.id:
        st.caption(track_words.NOT_OFFERED(lang, label=METRICS[asked].label(lang), instead=metric.label(lang)))
    return metric, kind


def board(shown: View, found: Matrix, kind: str, courses: TrackCourses) -> None:
    lang, metric = shown.lang, METRICS[found.metric_id]
    if shown.slide:  # whole: nothing in it says whom to leave out, and the sentence says what is missing
        st.caption(matrix_note(shown, metric, kind))
        return ledger(lambda: without_subs(matrix_table(shown, found, kind)), key="matrix")
    st.markdown(f"## {track_words.MATRIX(lang, label=metric.label(lang))}")
    st.text(matrix_note(shown, metric, kind))
    ledger(lambda: matrix_table(shown, found, kind), key="matrix")
    if len(listed_pairs(shown, found)) < len(found.pairs):
        st.caption(track_words.SELECTED_PLACES(lang))
    st.caption(track_words.HOW_TO_READ(lang))
    with st.container(key="chosen", horizontal=True, vertical_alignment="center"):
        st.text(chosen_words(shown, metric, courses.whole), width="content")
        links(chosen_links(shown, metric), label=figures_words.LEADS_ON(lang), key="chosen-links", look="buttons")


def growth(shown: View, metric: Metric, found: TrackCourses) -> None:
    lang, drawn = shown.lang, course_lines(shown, found)
    st.markdown(f"## {track_words.GROWTH(lang)}")
    left, right = (st.container(), None) if shown.slide else st.columns([11, 9], gap="large")
    with left:
        st.caption(each_words(shown, found))
        if drawn:
            chart(
                lambda: lines(
                    drawn,
                    at=course_quarters(found, lang),
                    axis=course_axis(metric, lang),
                    palette=palette(),
                    height=SLIDE_HEIGHT if shown.slide else CHART_HEIGHT,
                ),
                alt=lambda: course_alt(shown, found),
                key="courses",
                about=f"{each_words(shown, found)} · {kind_of_figure(shown, metric)}",
                title=downloads_words.OF(lang, whole=track_words.GROWTH(lang), part=metric.label(lang)),
            )
        else:
            st.text(track_words.NOTHING_DRAWN(lang))
        if undated := undated_words(shown, found):
            st.caption(undated)
    if right:
        with right:
            st.caption(f"{short_period(shown, metric)} · {kind_of_figure(shown, metric)}")
            ledger(lambda: course_table(shown, found), key="course-table")


def leanings(shown: View, metric: Metric) -> None:
    """Location quotients: of what adds up only."""
    lang = shown.lang
    st.markdown(f"## {track_words.SPECIALISATION(lang)}")
    if metric.is_ratio:
        st.text(track_words.NO_QUOTIENT(lang, label=metric.label(lang)))
        return
    found = specialisation(shown.dataset, metric.id, shown.selection)
    if all(q.value is None and not q.thin for q in found.quotients.values()):
        st.text(track_words.NO_SPECIALISATION(lang))
        return
    if top := most_special(shown, found):
        st.text(top)
    st.caption(track_words.QUOTIENT_NOTE(lang, name=NAME(lang), meaning=MEANING(lang), formula=FORMULA(lang)))
    ledger(lambda: quotient_table(shown, found), key="quotients")
    st.caption(
        track_words.QUOTIENT_SCALE(
            lang,
            fewest=FEWEST,
            thin=found.thin,
            period=short_period(shown, metric),
            basis=kind_of_figure(shown, metric),
        )
    )


def mechanisms(shown: View) -> None:
    """Events and resources of the tracks selected; where none is, of the mechanism tracks."""
    lang, asked = shown.lang, asked_tracks(shown.selection, tuple(tracks(shown.dataset)))
    if not asked:
        return
    st.markdown(f"## {(track_words.CHOSEN_TRACKS if shown.selection.tracks else track_words.MECHANISMS)(lang)}")
    try:
        found, reason = events(shown.dataset, shown.selection, asked), ""
    except Refused as refused:
        found, reason = None, refused.reason(lang)
    left, right = st.columns([11, 9], gap="large")
    with left:
        st.markdown(f"### {track_words.KINDS(lang)}")
        if found:
            kinds(shown, found)
        else:
            st.text(reason)
    with right:
        if found and kinds_of(found):
            st.markdown(f"### {track_words.ATTENDANCE(lang)}")
            ledger(lambda: attendance_table(shown, found), key="attendance")
        if set(OF_RESOURCES) & set(asked):
            resources(shown)
    if found and found.latest:
        st.markdown(f"### {track_words.LATEST(lang)}")
        ledger(lambda: latest_table(shown, found), key="latest-events")


def kinds(shown: View, found: Events) -> None:
    lang = shown.lang
    if not kinds_of(found):
        st.text(track_words.NO_EVENTS(lang))
        return
    st.caption(track_words.EVENTS_NOTE(lang, period=events_span(shown)))
    ledger(lambda: kind_table(shown, found), key="kinds")
    if found.elsewhere:
        st.caption(track_words.ELSEWHERE(lang, count=found.elsewhere))


def resources(shown: View) -> None:
    lang, asked = shown.lang, shown.selection
    st.markdown(f"### {track_words.RESOURCES(lang)}")
    try:
        found = exchanges(shown.dataset, asked)
    except Refused as refused:
        st.text(refused.reason(lang))
        return
    ledger(lambda: resource_table(shown, found), key="resources")
    st.caption(track_words.RESOURCES_NOTE(lang, quarter=say_period(asked.as_of, lang)))
    if one_side(shown):
        st.caption(track_words.RESOURCES_OF_SIDES(lang))


def draw(shown: View) -> None:
    if said := folded_sentence(shown, "tracks"):
        lead(SITE, said, shown.lang)
        folded(shown, "tracks", said=True)
        return
    title = st.container()
    metric, kind = choosers(shown)
    try:
        found = matrix(shown.dataset, metric.id, among_all(shown.selection))
        courses = track_courses(shown.dataset, metric.id, shown.selection)
    except Refused as refused:
        said, answered = refused_words(metric, refused.reason, shown.lang), False
    else:
        said, answered = tracks_lead(shown, courses, found), True
    with title:
        lead(SITE, said, shown.lang)
    parts: dict[str, Callable[[View], None]] = {
        "matrix": lambda shown: board(shown, found, kind, courses),
        "growth": lambda shown: growth(shown, metric, courses),
        "leaning": lambda shown: leanings(shown, metric),
        "mechanisms": mechanisms,
    }
    lay_out(shown, SITE, parts if answered else dict.fromkeys(parts, nothing) | {"mechanisms": mechanisms})


def nothing(shown: View) -> None:
    """Of a metric that is refused: the sentence above says why."""


draw(current())
