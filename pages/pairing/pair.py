"""结对详情: everything about one pair: its counties, tracks, money, targets, projects, events, and how it compares."""

from functools import partial

import streamlit as st

from analytics.coverage import coverage
from analytics.funds.ladder import ladder
from analytics.headlines import OF_PAIR
from analytics.known_facts.facts import is_partial
from analytics.lookup import Pair, pairs
from analytics.map.geography import distance_km
from analytics.pairs.comparison import comparison
from analytics.pairs.conclusion import conclusion
from analytics.pairs.course import BY_QUARTER, TARGETED, target_years
from analytics.pairs.course import quarters as by_quarter
from analytics.pairs.facts import projects as known_projects
from analytics.pairs.facts import stated
from analytics.pairs.profile import assessments, project_groups, side_by_side
from style import terms
from style.numbers import NO_DATA
from ui import words
from ui.address import href
from ui.address.rules import COMPARED
from ui.downloads.pictures import map_about, map_pictures
from ui.figures.cards import cards
from ui.frame.choosing import choose
from ui.frame.header import lead
from ui.frame.markup import literal
from ui.known_facts.pair import facts_of_pair, without
from ui.map.view import map_view
from ui.pairs import words as pair_words
from ui.pairs.compare import comparison_table, keep_last, unknown
from ui.pairs.counties import counties_table
from ui.pairs.sections import (
    assessed,
    events,
    heading,
    industries,
    money,
    parks,
    projects,
    quarters,
    resources,
    stated_figures,
    targets,
    tracks,
)
from ui.parts import lay_out, open_part, parts, sections
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.pieces.svg_map import svg_map
from ui.sitemap import SITES, WHOLE
from ui.view import View, current
from ui.warnings.found import find
from ui.warnings.lead import of_pair, pair_line

SITE = SITES["pair"]


def chosen(shown: View) -> Pair:
    """The pair the address names; where it names none and is narrowed to one alone, that; else the first of which
    anything is known."""
    names, narrowed = pairs(shown.dataset), shown.address.pairs
    if named := shown.address.pair or (narrowed[0] if len(narrowed) == 1 else None):
        return names[named]
    silent = coverage(shown.dataset, shown.selection).silent
    return next((pair for pair in names.values() if pair.id not in silent), next(iter(names.values())))


def chooser(shown: View, pair: Pair) -> None:
    """The pair before, the list, the pair after."""
    lang, names = shown.lang, pairs(shown.dataset)
    ids = list(names)
    at = ids.index(pair.id)
    around = [(ids[at - 1], words.PREVIOUS), (ids[(at + 1) % len(ids)], words.NEXT)]
    if len(ids) == 1:
        return
    with st.container(key="pair-chooser", horizontal=True, vertical_alignment="center"):
        neighbours = [
            Link(word.en, word(lang), href("pair", shown.address.to(pair=other)), names[other].label(lang))
            for other, word in around
        ]
        links(neighbours, label=words.CHOOSE_PAIR(lang), key="pair-neighbours", look="plain")
        choose(
            shown,
            "pair",
            pair.id,
            ids,
            lambda p: f"{p} {names[p].label(lang)}",
            widget=f"pair-{lang}-{shown.dataset.version}",
            label=words.CHOOSE_PAIR(lang),
            width=280,
        )


def opening(shown: View, pair: Pair) -> None:
    """Who faces whom, and the one thing to know; below it the way to each section."""
    lang = shown.lang
    where = words.FACE_TO_FACE(
        lang,
        industrial=pair.industrial.name(lang),
        industrial_city=pair.industrial.city(lang),
        mountain=pair.mountain.name(lang),
        mountain_city=pair.mountain.city(lang),
        km=f"{distance_km(pair.industrial.adcode, pair.mountain.adcode):.0f}",
    )
    across = words.CROSS_CITY if pair.crosses_cities else words.SAME_CITY
    said = conclusion(shown.dataset, pair.id, shown.of(pair.id))
    facing = pair_words.FACING(lang, face=where, across=across(lang))
    lead(SITE, terms.OF_PAIR(lang, pair=pair.label(lang), said=said(lang)) if said else facing, lang)
    if said and not shown.slide:
        st.caption(literal(facing))
    sides = [
        Link(side.adcode, side.name(lang), href("county", shown.address.to(county=side.adcode)))
        for side in (pair.industrial, pair.mountain)
    ]
    links(sides, label=SITES["county"].title(lang), key="pair-sides", look="plain")
    if pair.id in coverage(shown.dataset, shown.of(pair.id)).silent:
        st.text(words.NO_FACTS(lang))
    if shown.address.to(pairs=()).is_narrowed:
        st.caption(pair_words.NOT_NARROWED(lang))
    if parts(shown, SITE) and open_part(shown, SITE) == WHOLE:
        index = [Link(key, title(lang), f"#{key}") for key, title in pair_words.SECTIONS.items()]
        links(index, label=pair_words.ON_THIS_PAGE(lang), key="pair-index", look="plain")


def warned(shown: View, pair: Pair) -> None:
    """The pair's warnings in a line that leads to them; no line where no rule can be judged."""
    found = find(shown)
    said = pair_line(shown, found, pair.id)
    if of_pair(found, pair.id):
        target = href("warnings", shown.address.to(pairs=(pair.id,), pair=None), "list")
        links(
            [Link("warnings", said, target)],
            label=SITES["warnings"].title(shown.lang),
            key="pair-warnings",
            look="plain",
        )
    elif said:
        st.caption(said)


def two_counties(shown: View, pair: Pair, in_part: bool = False) -> None:
    """`in_part`: needs and offers stand among the facts already."""
    lang = shown.lang
    figures = side_by_side(stated(shown.dataset, pair.id, shown.of(pair.id)), pair)
    left, right = st.columns([5, 9], gap="medium")
    with left:
        drawn = partial(map_view, shown, height="compact", focus=pair)
        svg_map(drawn, key="pair-map")
        map_pictures(drawn, key="pair-map", title=pair.label(lang), about=map_about(shown))
    with right:
        heading(shown, "counties")
        if figures:
            ledger(lambda: counties_table(shown, pair, figures), key="pair-counties")
            st.caption(pair_words.FIRMS(lang))
        else:
            st.text(NO_DATA(lang))
        if not in_part:
            industries(shown, pair)
    if not in_part:
        resources(shown, pair)


def profile(shown: View, pair: Pair) -> None:
    """Its figures, what to look at, and the two counties."""
    cards(shown, OF_PAIR, key="pair-headlines", pair_id=pair.id)
    if shown.slide:
        return
    if open_part(shown, SITE) != WHOLE:  # of which the warnings stand by the money
        warned(shown, pair)
    two_counties(shown, pair)


@st.fragment
def compared() -> None:
    """Beside other pairs; a choice here draws this section alone."""
    shown = current()
    pair, lang, names = chosen(shown), shown.lang, pairs(shown.dataset)
    others = tuple(p for p in shown.address.compare if p != pair.id)
    heading(shown, "compare")
    widget = f"compare-{lang}-{shown.dataset.version}-{pair.id}"
    st.session_state[widget] = list(others)
    with st.container(key="pair-compare-choice"), st.popover(pair_words.CHOOSE_OTHERS(lang, most=COMPARED)):
        st.pills(
            pair_words.CHOOSE_OTHERS(lang, most=COMPARED),
            [p for p in names if p != pair.id],
            key=widget,
            selection_mode="multi",
            format_func=lambda p: literal(f"{p} {names[p].label(lang)}"),
            on_change=keep_last,
            args=(widget,),
            label_visibility="collapsed",
        )
    ids = (pair.id, *others)
    found = comparison(shown.dataset, shown.selection, ids)
    ledger(lambda: comparison_table(shown, ids, found), key="pair-compare")
    if nobody := unknown(found, lang):
        st.caption(nobody)
    st.caption(pair_words.COMPARE_NOTE(lang))


def told_in_part(shown: View, pair: Pair) -> None:
    """Of single facts: all of them, what is missing, and the sections that hold any. Nobody is compared."""
    facts_of_pair(shown, pair.id)
    if side_by_side(stated(shown.dataset, pair.id, shown.of(pair.id)), pair):
        two_counties(shown, pair, in_part=True)
    scope, data = shown.of(pair.id), shown.dataset
    held = {
        "money": (money, any(rung.amount is not None for rung in ladder(data, scope).rungs)),
        "targets": (targets, any(not target_years(data, metric_id, scope).is_empty for metric_id in TARGETED)),
        "quarters": (quarters, any(not by_quarter(data, metric_id, scope).is_empty for metric_id in BY_QUARTER)),
        "projects": (projects, known_projects(data, scope)),
        "assessed": (assessed, assessments(data, pair.id, shown.selection)),
        "parks": (parks, any(group.name for group in project_groups(data, "park", scope))),
    }
    for section, found in held.values():
        if found:
            section(shown, pair)
    without(shown, [pair_words.SECTIONS[key](shown.lang) for key, (_, found) in held.items() if not found])
    if shown.lang != "zh":
        st.caption(terms.CHINESE_ONLY(shown.lang))


def draw(shown: View) -> None:
    """Everything known of the pair, part by part; where the sources say nothing, that."""
    pair = chosen(shown)
    if not shown.slide:
        chooser(shown, pair)
    opening(shown, pair)
    if is_partial(shown.dataset):
        return told_in_part(shown, pair)
    lay_out(
        shown,
        SITE,
        {
            "profile": sections(pair, profile),
            "money": sections(pair, money) if shown.slide else sections(pair, tracks, money, warned),
            "targets": sections(pair, targets) if shown.slide else sections(pair, targets, quarters),
            "projects": sections(pair, projects),
            "records": sections(pair, events, assessed, parks, stated_figures),
            "compare": lambda shown: compared(),
        },
    )
    if shown.lang != "zh" and not shown.slide:
        st.caption(terms.CHINESE_ONLY(shown.lang))


draw(current())
