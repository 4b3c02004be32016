"""The sections of one pair's page, each with its period, basis and sources, or a line that there is nothing."""

from dataclasses import replace
from functools import partial

import streamlit as st

from analytics import figure_words
from analytics.answer import Refused, total
from analytics.funds.ladder import ladder
from analytics.funds.wording import steps_words
from analytics.lookup import Pair
from analytics.metrics import METRICS
from analytics.pairs.course import BY_QUARTER, TARGETED, target_years
from analytics.pairs.course import Quarters as ByQuarter
from analytics.pairs.course import quarters as by_quarter
from analytics.pairs.facts import LIMIT, Happening, happenings, stated
from analytics.pairs.facts import projects as known_projects
from analytics.pairs.profile import assessments, project_groups
from analytics.pairs.profile import resources as listed
from analytics.pairs.tracks import track_lines
from charts.bars import UPRIGHT, bars
from charts.bars import ladder as ladder_chart
from charts.plot import Plot
from charts.timeline import timeline
from store.codes import VALUE_TYPE
from style import terms
from style.numbers import NO_DATA, figure, unit_label
from style.periods import say_period
from style.text import beside
from style.units import YUAN
from ui import words
from ui.address import href
from ui.downloads import words as downloads_words
from ui.figures.about import period
from ui.figures.chart import chart
from ui.funds import amounts as pair_money
from ui.funds import words as funds_words
from ui.pairs import assessed as pair_assessed
from ui.pairs import numbers
from ui.pairs import projects as pair_projects
from ui.pairs import words as pair_words
from ui.pairs.counties import industries_table, parks_table, resources_table
from ui.pairs.tables import events_table, projects_table, stated_table
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.view import SLIDE_ROWS, View, palette


def heading(shown: View, section: str) -> None:
    """The title of a section of a pair, at the address `#section`."""
    st.header(pair_words.SECTIONS[section](shown.lang), anchor=section)


def _titled(shown: View, pair: Pair, section: str) -> str:
    """What a picture of the section is called, away from the page that names the pair."""
    return downloads_words.OF(shown.lang, whole=pair.label(shown.lang), part=pair_words.SECTIONS[section](shown.lang))


def _nothing(shown: View) -> None:
    st.text(NO_DATA(shown.lang))


def industries(shown: View, pair: Pair) -> None:
    """By the projects of the pair: there is no other figure of what the counties make."""
    found = project_groups(shown.dataset, "industry", shown.of(pair.id))
    if found:
        lang = shown.lang
        caption = pair_words.INDUSTRIES(lang, quarter=say_period(shown.selection.as_of, lang))
        ledger(lambda: industries_table(shown, pair, found, caption), key="pair-industries")
        st.caption(f"{caption}{terms.LIST_STOP(lang)}{pair_words.INDUSTRIES_NOTE(lang)}")


def resources(shown: View, pair: Pair) -> None:
    found = listed(shown.dataset, pair.id, shown.selection)
    caption = pair_words.RESOURCES(shown.lang, quarter=say_period(shown.selection.as_of, shown.lang))
    st.caption(caption)
    if found:
        ledger(lambda: resources_table(shown, found, caption), key="pair-resources")
    else:
        _nothing(shown)


def tracks(shown: View, pair: Pair) -> None:
    heading(shown, "tracks")
    found = track_lines(shown.dataset, shown.of(pair.id))
    if found.is_empty and not found.refused:
        return _nothing(shown)
    for metric_id, reason in found.refused.items():
        st.caption(
            pair_words.REFUSED(shown.lang, metric=METRICS[metric_id].label(shown.lang), reason=reason(shown.lang))
        )
    if found.whole and not found.is_empty:
        ledger(lambda: numbers.tracks_table(shown, pair.id, found), key="pair-tracks")
        st.caption(numbers.note(shown, tuple(found.whole)))
        st.caption(pair_words.TRACKS_NOTE(shown.lang))


def money(shown: View, pair: Pair) -> None:
    heading(shown, "money")
    lang, found = shown.lang, ladder(shown.dataset, shown.of(pair.id))
    if found.refused:
        return st.text(found.refused(lang))
    if found.is_empty:
        return _nothing(shown)
    title = beside(found.scope.say_funds(lang), unit_label(YUAN, lang), lang)
    when = period(replace(shown, selection=found.scope), METRICS["fund_spent"])
    left, right = (st.container(), None) if shown.slide else st.columns([9, 7], gap="large")
    with left:
        chart(
            lambda: ladder_chart(
                pair_money.steps(shown, found), axis=numbers.money_axis(title, lang), palette=palette()
            ),
            alt=lambda: steps_words(found, lang),
            key="pair-ladder",
            title=_titled(shown, pair, "money"),
            about=numbers.about(shown, numbers.FUND_STEPS, when),
        )
    if right is None:
        return ledger(lambda: pair_money.ladder_table(shown, pair.id, found), key="pair-money")
    with right:
        ledger(lambda: pair_money.ladder_table(shown, pair.id, found), key="pair-money")
        if reason := found.reason:
            st.caption(reason(lang))
        st.caption(pair_words.GAPS_NOTE(lang))
        st.caption(funds_words.ASIDES_OF_PAIR(lang))
        if found.asides:
            ledger(lambda: pair_money.asides_table(shown, found), key="pair-asides")
        else:
            st.text(pair_words.NO_ASIDES(lang) if shown.dataset.is_complete("fund_flows") else NO_DATA(lang))
    st.caption(numbers.note(shown, numbers.FUND_STEPS, when))


def targets(shown: View, pair: Pair) -> None:
    heading(shown, "targets")
    found = [target_years(shown.dataset, metric_id, shown.of(pair.id)) for metric_id in TARGETED]
    if reasons := {one.refused for one in found if one.refused}:
        st.text(terms.LIST_STOP(shown.lang).join(reason(shown.lang) for reason in reasons))
    told = [one for one in found if not one.is_empty]
    if told:
        ledger(lambda: numbers.targets_table(shown, pair.id, told), key="pair-targets")
        st.caption(numbers.note(shown, TARGETED, _since_start(shown)))
        if not shown.slide:
            st.caption(pair_words.TARGETS_NOTE(shown.lang))
    elif not reasons:
        _nothing(shown)


def _since_start(shown: View) -> str:
    return pair_words.SINCE_START(shown.lang, quarter=say_period(shown.selection.as_of, shown.lang))


def quarters(shown: View, pair: Pair) -> None:
    heading(shown, "quarters")
    lang = shown.lang
    found = [by_quarter(shown.dataset, metric_id, shown.of(pair.id)) for metric_id in BY_QUARTER]
    if reason := next((one.refused for one in found if one.refused), None):
        return st.text(reason(lang))
    told = [one for one in found if not one.is_empty]
    if not told:
        return _nothing(shown)
    for column, one in zip(st.columns(len(told), gap="large"), told, strict=True):
        metric = METRICS[one.metric_id]
        with column:
            chart(
                partial(_quarters_chart, shown, one),
                alt=partial(_quarters_alt, shown, one),
                key=f"pair-{metric.id}",
                title=downloads_words.OF(lang, whole=_titled(shown, pair, "quarters"), part=metric.label(lang)),
                about=numbers.about(shown, [metric.id], _since_start(shown)),
            )
    ledger(lambda: numbers.quarters_table(shown, pair.id, told), key="pair-quarters")
    st.caption(pair_words.QUARTERS_NOTE(lang))
    st.caption(numbers.note(shown, [one.metric_id for one in told], _since_start(shown)))


def _quarters_chart(shown: View, one: ByQuarter) -> Plot:
    lang, series = shown.lang, numbers.quarter_series(shown, one)
    axis = numbers.money_axis(_quarters_title(one, lang), lang)
    return bars([q(lang) for q in terms.QUARTERS], series, axis=axis, palette=palette(), way=UPRIGHT)


def _quarters_alt(shown: View, one: ByQuarter) -> str:
    said = [text for year in numbers.quarter_series(shown, one) for text in year.said if text]
    return pair_words.QUARTERS_ALT(
        shown.lang, label=_quarters_title(one, shown.lang), values=terms.LIST_STOP(shown.lang).join(said)
    )


def _quarters_title(one: ByQuarter, lang: str) -> str:
    metric = METRICS[one.metric_id]
    return beside(metric.label(lang), unit_label(metric.unit, lang), lang)


def projects(shown: View, pair: Pair) -> None:
    heading(shown, "projects")
    lang, scope = shown.lang, shown.of(pair.id)
    lines = known_projects(shown.dataset, scope)
    if not lines:
        return _nothing(shown)
    found = pair_projects.lanes(shown, lines[:SLIDE_ROWS] if shown.slide else lines)
    quarter = say_period(scope.as_of, lang)
    every = _count(shown, pair, len(lines))
    if any(lane.spans for lane in found):
        told = pair_words.TIMELINE_NOTE(lang, count=len(found), all=every, quarter=quarter)
        st.caption(told)
        now = (scope.quarter.end, figure_words.END_OF(lang, quarter=quarter))
        chart(
            lambda: timeline(
                found, pair_projects.stages(lang), ticks=pair_projects.ticks(shown, found), palette=palette(), now=now
            ),
            alt=lambda: pair_projects.alt(lang, lines),
            key="pair-timeline",
            title=_titled(shown, pair, "projects"),
            about=told,
        )
        if shown.slide:
            return None
    ledger(lambda: projects_table(shown, pair.id, lines), key="pair-Projects")
    if len(lines) == LIMIT:
        st.caption(pair_words.FIRST_OF(lang, limit=LIMIT, all=every))
    target = href("projects", shown.address.to(pairs=(pair.id,), pair=None))
    links(
        [Link("ledger", pair_words.ALL_PROJECTS(lang), target)],
        label=words.PAIR_PROJECTS(lang),
        key="pair-ledger",
        look="plain",
    )


def _count(shown: View, pair: Pair, listed_here: int) -> str:
    """How many there are in all, which a list cut at its limit does not tell."""
    try:
        part = total(shown.dataset, "projects", shown.of(pair.id)) if listed_here == LIMIT else None
    except Refused:
        part = None
    return figure(part.value if part else listed_here, METRICS["projects"].unit, shown.lang).number


def events(shown: View, pair: Pair) -> None:
    """What took place apart from what is expected."""
    heading(shown, "events")
    found = happenings(shown.dataset, pair.id, shown.of(pair.id))
    by_type: dict[str, list[Happening]] = {}
    for value_type in VALUE_TYPE.ids:
        if told := [event for event in found if event.value_type == value_type]:
            by_type[value_type] = told
    for value_type, told in by_type.items():
        said = pair_words.EVENTS_OF(shown.lang, type=VALUE_TYPE[value_type].label(shown.lang), count=len(told))
        st.caption(said)
        ledger(
            partial(events_table, shown, told, said),
            key="pair-Events" if value_type == "actual" else f"pair-Events-{value_type}",
        )
    if not found:
        _nothing(shown)


def assessed(shown: View, pair: Pair) -> None:
    heading(shown, "assessed")
    found = assessments(shown.dataset, pair.id, shown.selection)
    if not found:
        return _nothing(shown)
    ledger(lambda: pair_assessed.assessed_table(shown, found), key="pair-assessed")
    st.caption(pair_words.ASSESSED_NOTE(shown.lang))


def parks(shown: View, pair: Pair) -> None:
    heading(shown, "parks")
    lang, found = shown.lang, project_groups(shown.dataset, "park", shown.of(pair.id))
    if not any(group.name for group in found):
        return _nothing(shown)
    quarter = say_period(shown.selection.as_of, lang)
    ledger(lambda: parks_table(shown, pair, found, pair_words.SECTIONS["parks"](lang)), key="pair-parks")
    st.caption(pair_words.PARKS_NOTE(lang, quarter=quarter))


def stated_figures(shown: View, pair: Pair) -> None:
    """Of the pair and its projects; the counties' stand beside each other further up."""
    heading(shown, "stated")
    found = [s for s in stated(shown.dataset, pair.id, shown.of(pair.id)) if s.subject_type != "county"]
    if found:
        found.sort(key=lambda said: said.subject_type != "pair")
        ledger(lambda: stated_table(shown, found), key="pair-Figures-the-sources-state")
    else:
        _nothing(shown)
