"""总览: the province in ten seconds: headline figures, the map, who leads and who lags, what follows, what is missing."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics.coverage import coverage
from analytics.findings import Finding, findings
from analytics.headlines import OF_ALL
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.standings.ranking import ranking
from style.numbers import NO_DATA
from ui import words
from ui.address import href
from ui.address.rules import LINK_METRICS
from ui.downloads.pictures import map_about, map_pictures, map_title
from ui.figures.cards import cards
from ui.frame.header import lead
from ui.frame.markup import literal
from ui.map.view import map_view
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.pieces.svg_map import svg_map
from ui.sitemap import SITES
from ui.standings.ranking_table import ranking_table
from ui.view import View, current, say

ENDS = 10  # of the ranking: the five best and the five worst


def conclusions(shown: View, found: Sequence[Finding]) -> None:
    if not found:
        return
    st.markdown(f"## {words.FINDINGS(shown.lang)}")
    for number, finding in enumerate(found, 1):
        st.text(f"{number}. {finding.text(shown.lang)}")
    further = [Link(f.page, SITES[f.page].title(shown.lang), href(f.page, shown.address)) for f in found if f.page]
    if further:
        links(further, label=words.FINDINGS(shown.lang), key="findings-links", look="plain")


def standings(shown: View) -> None:
    """Leaders and laggards by the metric that the links show."""
    lang, metric_id = shown.lang, shown.address.link
    st.markdown(f"## {words.LEADERS(lang)}")
    widget = f"link-{lang}"
    st.session_state[widget] = metric_id
    st.selectbox(
        words.RANK_BY(lang),
        LINK_METRICS,
        key=widget,
        format_func=lambda m: METRICS[m].label(lang),
        on_change=say,
        args=("link", widget),
        label_visibility="collapsed",
        filter_mode=None,
        placeholder=words.CHOOSE(lang),
    )
    order = ranking(shown.dataset, metric_id, shown.selection)
    if order.refused:
        st.text(words.CANNOT_NARROW(lang, label=METRICS[metric_id].label(lang), reason=order.refused(lang)))
    if order.ranked:
        ledger(lambda: ranking_table(shown, order, limit=ENDS), key="standings")
    if order.without:
        st.caption(words.WITHOUT_FIGURE(lang, missing=len(order.without), known=len(order.ranked)))


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
    found = findings(shown.dataset, shown.selection)
    lead(SITES["overview"], found[0].text(shown.lang) if found else NO_DATA(shown.lang), shown.lang)
    cards(shown, OF_ALL, key="headlines")
    left, right = st.columns([11, 9], gap="large")
    with left:
        drawn = partial(map_view, shown, height="fit")
        svg_map(drawn, key="overview-map")
        map_pictures(drawn, key="overview-map", title=map_title(shown), about=map_about(shown))
    with right:
        conclusions(shown, found[1:])
        standings(shown)
        gaps(shown)


draw(current())
