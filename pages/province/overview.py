"""总览: the province in ten seconds: what is wrong and with whom, what to look at today, how the figures stand, the map."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics.coverage import coverage
from analytics.findings import Finding, findings, lagging, today
from analytics.findings.chosen import with_found
from analytics.headlines import OF_ALL
from analytics.known_facts.facts import is_partial
from analytics.lagging.on_map import map_finding
from analytics.lookup import pairs
from analytics.metrics import METRICS
from reports.table_files.formats import WRITERS
from style.numbers import NO_DATA
from ui import words
from ui.address import href
from ui.downloads.pictures import map_about, map_pictures, map_title
from ui.figures.cards import cards
from ui.findings.beside import look_beside
from ui.frame.header import lead
from ui.frame.markup import literal
from ui.known_facts.front import front
from ui.lagging.table import shortfall_table
from ui.lagging.today import sentence, today_table
from ui.map.view import map_view
from ui.meetings.since import since_line
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.pieces.svg_map import svg_map
from ui.sitemap import SITES
from ui.slides import by_need
from ui.view import View, current

FEWEST = 5  # pairs listed, whoever lags


def conclusions(shown: View, found: Sequence[Finding]) -> None:
    """Each a sentence whose names and numbers lead on."""
    if not found:
        return
    lang = shown.lang
    st.markdown(f"## {words.FINDINGS(lang)}")
    for n, finding in enumerate(found):
        links(partial(sentence, shown, finding.text), label=words.FINDINGS(lang), key=f"finding-{n}", look="sentence")
    pages = dict.fromkeys((*(one.page for one in found if one.page), "findings"))
    further = [Link(page, SITES[page].title(lang), href(page, shown.address)) for page in pages]
    links(further, label=words.FINDINGS(lang), key="findings-links", look="plain")


def worst(shown: View) -> None:
    """Who lags, by what they should have spent; where nobody can be judged yet, nothing."""
    lang, found = shown.lang, lagging(shown.dataset, shown.selection)
    if not found.judged:
        return
    behind = len(found.behind)
    title = words.LAGGING if behind else words.NOBODY_LAGS
    st.markdown(f"## {title(lang, count=behind, of=found.judged)}")
    ledger(lambda: shortfall_table(shown, found, short=True, limit=max(behind, FEWEST)), key="standings")
    rest = len(found.lines) - max(behind, FEWEST)
    more = words.ALL_LAGGING(lang, count=rest) if rest > 0 else SITES["lagging"].title(lang)
    links(
        [Link("lagging", more, href("lagging", shown.address))],
        label=SITES["lagging"].title(lang),
        key="all-lagging",
        look="plain",
    )


def slide(shown: View) -> None:
    """Of a meeting: who lags, as the sentence says; where nobody can be judged yet, the map."""
    found = lagging(shown.dataset, shown.selection)
    if not found.judged:
        return svg_map(partial(map_view, shown, height="stage"), key="overview-map")
    count = max(len(found.behind), FEWEST)
    by_need(shown, lambda: shortfall_table(shown, found, short=True, limit=count), key="standings", count=count)


def gaps(shown: View) -> None:
    """What is not reported, by name."""
    lang, lacking = shown.lang, coverage(shown.dataset, shown.selection)
    names = pairs(shown.dataset)
    st.markdown(f"## {words.NOT_REPORTED(lang)}")
    joint = "、" if lang == "zh" else ", "
    if lacking.silent:
        st.text(words.SILENT_PAIRS(lang, count=len(lacking.silent)))
        st.caption(literal(joint.join(names[p].label(lang) for p in lacking.silent)))
    elif lacking.missing:
        said = [words.LACKS(lang, pair=names[p].label(lang), missing=gone, due=due) for p, gone, due in lacking.missing]
        st.text(words.LACKING(lang, missing=f"{lacking.not_reported:,}", due=f"{lacking.due:,}"))
        st.caption(literal(joint.join(said)))
    else:
        st.text(words.NOTHING_LACKS(lang))


def draw(shown: View) -> None:
    if is_partial(shown.dataset):
        return front(shown, WRITERS, since_line)
    found = findings(shown.dataset, shown.selection)
    lead(SITES["overview"], found[0].text(shown.lang) if found else NO_DATA(shown.lang), shown.lang)
    if shown.slide:
        return slide(shown)
    since_line(shown)
    if matters := today(shown.dataset, shown.selection):
        ledger(lambda: today_table(shown, matters), key="today")
    cards(shown, OF_ALL, key="headlines")
    left, right = st.columns([11, 9], gap="large")
    with left:
        title = map_finding(shown.dataset, shown.link, shown.selection) or METRICS[shown.link].label
        st.markdown(f"## {literal(title(shown.lang))}")
        drawn = partial(map_view, shown, height="fit")
        svg_map(drawn, key="overview-map")
        map_pictures(drawn, key="overview-map", title=map_title(shown), about=map_about(shown))
    with right:
        worst(shown)
    left, right = st.columns([11, 9], gap="large")
    with left:
        conclusions(shown, with_found(shown.dataset, shown.selection, found, look_beside(shown))[1:])
    with right:
        gaps(shown)


draw(current())
