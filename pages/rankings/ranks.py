"""排名进度: how places moved, how the figures grew, who is on schedule, and what is known of those who are not."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from analytics.metrics import METRICS, Metric
from analytics.standings.clues import clues
from analytics.standings.pace import PACED, Progresses, counts_in_words, progresses
from analytics.standings.places import RANKED, standings
from analytics.standings.ranking import ranking, usual_metric
from charts.lines import bump
from style import terms
from style.numbers import NO_DATA
from ui import words
from ui.address import href
from ui.downloads import words as downloads_words
from ui.figures.chart import chart
from ui.frame.header import lead
from ui.known_facts.folded import folded, folded_sentence
from ui.parts import lay_out
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.slides import by_need
from ui.standings import words as rank_words
from ui.standings.pace import clues_table, pace_lead, pace_table, rule
from ui.standings.places import (
    any_by_amount,
    growth_table,
    highlighted,
    lines_note,
    place_axis,
    place_lines,
    place_quarters,
    places_alt,
    places_lead,
    places_note,
    places_table,
)
from ui.view import View, current, palette, say

SITE = SITES["ranks"]
SLIDE_HEIGHT = 500  # before it is enlarged for the hall
CHART_HEIGHT = 620  # as tall as the table beside it


def chooser(shown: View) -> Metric:
    """The metric that pairs are ranked by; one of the address that cannot rank is told."""
    lang, asked = shown.lang, shown.address.metric
    chosen = METRICS[asked if asked in RANKED else usual_metric(shown.dataset, shown.selection)]
    if shown.slide:
        return chosen
    widget = f"ranked-{lang}"
    st.session_state[widget] = chosen.id
    st.selectbox(
        words.RANK_BY(lang),
        RANKED,
        key=widget,
        format_func=lambda m: METRICS[m].label(lang),
        width=320,
        on_change=say,
        args=("metric", widget),
        filter_mode=None,
        placeholder=words.CHOOSE(lang),
    )
    if asked and asked != chosen.id:
        st.caption(rank_words.NOT_RANKED(lang, label=METRICS[asked].label(lang), instead=chosen.label(lang)))
    return chosen


def places(shown: View, metric: Metric) -> None:
    lang, found = shown.lang, standings(shown.dataset, metric.id, shown.selection)
    st.markdown(f"## {rank_words.PLACES(lang)}")
    if found.refused:
        st.text(found.refused(lang))
        return
    if not shown.slide:
        st.caption(places_note(metric, shown.selection, lang))
    lines = place_lines(shown, found)
    if not lines:
        st.text(NO_DATA(lang))
        return
    left, right = (st.container(), None) if shown.slide else st.columns([10, 9], gap="large")
    with left:
        chart(
            lambda: bump(
                lines,
                at=place_quarters(found, lang),
                axis=place_axis(lang),
                palette=palette(),
                chosen=highlighted(shown, found),
                height=SLIDE_HEIGHT if shown.slide else CHART_HEIGHT,
            ),
            alt=lambda: places_alt(shown, found),
            key="places-chart",
            about=places_note(metric, shown.selection, lang),
            title=downloads_words.OF(lang, whole=rank_words.PLACES(lang), part=metric.label(lang)),
        )
        st.caption(lines_note(shown, found, lines))
    if right:
        with right:
            ledger(lambda: places_table(shown, found), key="places")
            resets(shown, metric)


def resets(shown: View, metric: Metric) -> None:
    """A year-to-date place starts again each year: said, with the way to the places that do not."""
    lang = shown.lang
    if metric.over_time_of(shown.selection) == "flow" and shown.selection.span == "year":
        st.caption(rank_words.RESETS(lang))
        longer = href("ranks", shown.address.to(span="programme"))
        links(
            [Link("programme", rank_words.SEE_LONG(lang), longer)], label=words.SPAN(lang), key="longer", look="plain"
        )


def growth(shown: View, metric: Metric) -> None:
    lang, order = shown.lang, ranking(shown.dataset, metric.id, shown.selection)
    st.markdown(f"## {rank_words.GROWTH(lang, label=metric.label(lang))}")
    if refused := order.refused:
        st.text(refused(lang))
        return
    if not order.ranked:
        st.text(NO_DATA(lang))
        return
    if not any(ranked.before for ranked in order.ranked):
        st.caption(rank_words.NO_YEAR_BEFORE(lang))
    elif any_by_amount(order):
        st.caption(rank_words.SMALL_BASES(lang))
    ledger(lambda: growth_table(shown, order), key="growth")


def pace(shown: View, every: Sequence[Progresses]) -> None:
    lang = shown.lang
    if not shown.slide:
        st.markdown(f"## {terms.PACE(lang)}")
    held = next((one for one in every if one.is_judged), None)
    if held and not shown.slide:
        st.caption(f"{rule(held, lang)}{rank_words.PARTLY(lang)}")
    for column, found in zip(st.columns(len(every), gap="medium"), every, strict=True):
        with column:
            head = "##" if shown.slide else "###"  # which has no heading above them
            st.markdown(f"{head} {METRICS[found.metric_id].label(lang)}")
            if found.refused:
                st.text(found.refused(lang))
                continue
            if not shown.slide:  # whose sentence has counted
                st.text(counts_in_words(found, lang))
            if any(line.reached is not None for line in found.lines):
                by_need(shown, partial(pace_table, shown, found), key=f"pace-{found.metric_id}", count=len(found.lines))


def lagging(shown: View, every: Sequence[Progresses]) -> None:
    """Nothing where nobody can be held against the calendar, and nothing on a slide, which has its tables."""
    if shown.slide or not any(one.is_judged for one in every):
        return
    lang, found = shown.lang, clues(shown.dataset, shown.selection)
    st.markdown(f"## {rank_words.CLUES(lang)}")
    if found:
        st.caption(rank_words.CLUES_NOTE(lang))
        ledger(lambda: clues_table(shown, found), key="clues")
    else:
        st.text(rank_words.NO_CLUES(lang))


def draw(shown: View) -> None:
    if said := folded_sentence(shown, "ranks"):
        lead(SITE, said, shown.lang)
        folded(shown, "ranks", said=True)
        return
    every = [progresses(shown.dataset, metric_id, shown.selection) for metric_id in PACED]
    title = st.container()
    metric = chooser(shown)
    told = pace_lead(shown, every)
    with title:
        lead(SITE, told or places_lead(shown, standings(shown.dataset, metric.id, shown.selection)), shown.lang)

    def on_schedule(shown: View) -> None:
        pace(shown, every)
        lagging(shown, every)

    parts: dict[str, Callable[[View], None]] = {
        "places": lambda shown: places(shown, metric),
        "pace": on_schedule,
        "growth": lambda shown: growth(shown, metric),
    }
    lay_out(shown, SITE, parts)


draw(current())
