"""资金流向: the province's money over its pairs to the tracks, each part of it a press that narrows the whole app."""

from functools import partial

import streamlit as st

from analytics.funds.flow import FundFlow, fund_flow
from analytics.funds.ladder import STEPS
from analytics.metrics import METRICS, Metric
from style.numbers import figure
from style.terms import NONE_YET
from ui.address import href
from ui.downloads import words as download_words
from ui.downloads.pictures import flow_pictures
from ui.figures.about import kind_of_figure, pair_name, period, refused_words, track_name
from ui.figures.chosen import chosen_words
from ui.figures.words import LEADS_ON
from ui.funds import words
from ui.funds.flow_parts import YUAN, answered, flow_view, share_words, with_money
from ui.funds.flow_tables import pairs_table, tracks_table
from ui.pieces.flow_picture import flow_picture
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.view import View, say
from ui.words import DEFINITION

BUDGET = STEPS[0]


def picture(shown: View) -> None:
    """The section: chooser, sentence, picture, what is chosen, and the same as tables."""
    lang = shown.lang
    st.markdown(f"## {words.FLOW(lang)}")
    step = shown.address.step if shown.slide else chooser(shown)
    found = fund_flow(shown.dataset, step, shown.selection)
    metric, scoped = METRICS[found.metric_id], answered(shown, found)
    if found.refused:
        st.text(refused_words(metric, found.refused, lang))
        return
    lead = flow_lead(scoped, found)
    st.text(lead)
    if found.is_empty:
        _to_budget(shown, found)
        return
    when = " · ".join((period(scoped, metric), kind_of_figure(scoped, metric)))
    st.caption(when)
    for remark in remarks(shown, found):
        st.caption(remark)
    view = partial(flow_view, shown, found, lead=lead)
    title = download_words.OF(lang, whole=words.FLOW(lang), part=metric.short(lang))

    def draw() -> None:
        flow_picture(view, key="flow")
        flow_pictures(view, key="flow", title=title, about=when)

    if shown.slide or found.only_province:
        draw()
        if not shown.slide:
            chosen(shown, found)
        return
    if found.tracks:
        draw()
        left, right = st.columns([7, 13], gap="large")
    else:  # it ends halfway: the table has room beside it
        left, right = st.columns(2, gap="large")
        with left:
            draw()
    with left:
        chosen(shown, found)
        if found.tracks:
            ledger(lambda: tracks_table(shown, found), key="flow-tracks")
        st.caption(words.FLOW_READING(lang))
    with right:
        ledger(lambda: pairs_table(shown, found), key="flow-pairs")


def chosen(shown: View, found: FundFlow) -> None:
    """The figure of the pairs and tracks chosen, and where it leads."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    with st.container(key="flow-chosen"):
        nothing = NONE_YET(lang) if found.chosen.none_yet else ""
        st.text(chosen_words(answered(shown, found), metric, found.chosen, nothing))
        links(leads_on(shown, found, metric), label=LEADS_ON(lang), key="flow-links", look="buttons")


def chooser(shown: View) -> str:
    """The step of the ladder that is shown."""
    lang, widget = shown.lang, f"flow-step-{shown.lang}"
    st.session_state[widget] = shown.address.step
    st.segmented_control(
        words.STEP_SHOWN(lang),
        STEPS,
        key=widget,
        on_change=say,
        args=("step", widget),
        required=True,
        label_visibility="collapsed",
        format_func=lambda step: METRICS[f"fund_{step}"].short(lang),
    )
    return shown.address.step


def _to_budget(shown: View, found: FundFlow) -> None:
    """Where this step has nothing, the one that may have."""
    if found.step != BUDGET:
        there = Link("budget", words.SEE_BUDGET(shown.lang), href("funds", shown.address.to(step=BUDGET)))
        links([there], label=LEADS_ON(shown.lang), key="flow-budget", look="buttons")


def leads_on(shown: View, found: FundFlow, metric: Metric) -> list[Link]:
    """To the rows behind what is chosen, to all cells, to the definition, and back to all."""
    lang, address = shown.lang, answered(shown, found).address
    made = [Link("rows", SITES["rows"].title(lang), href("rows", address.to(metric=metric.id)))]
    if found.tracks:
        made.append(Link("cells", words.CELLS_AT(lang), href("tracks", address.to(metric=metric.id))))
    made.append(Link("methods", DEFINITION(lang), href("methods", shown.address) + f"#{metric.id}"))
    if shown.selection.pairs or shown.selection.tracks:
        made.append(Link("all", words.ALL_OF_FLOW(lang), href("funds", shown.address.to(pairs=(), tracks=()))))
    return made


def remarks(shown: View, found: FundFlow) -> list[str]:
    """Why there are no tracks, and that a quarter alone has the money of its year."""
    said = []
    if not found.tracks and not found.only_province:
        why = words.NO_TRACKS_PLANNED if found.step == BUDGET else words.NO_TRACKS_NAMED
        said.append(why(shown.lang))
    if shown.selection.span != found.scope.span:
        said.append(words.OF_ITS_YEAR(shown.lang))
    return said


def flow_lead(scoped: View, found: FundFlow) -> str:
    """How much there is, and where most of it goes."""
    lang, of_pairs, of_tracks = scoped.lang, with_money(found.pairs), with_money(found.tracks)
    about = {
        "funds": found.scope.say_funds(lang),
        "figure": str(figure(found.whole.value, YUAN, lang)),
        "step": METRICS[found.metric_id].short(lang),
    }
    if found.is_empty:
        return (words.FLOW_NONE_YET if found.whole.none_yet else words.FLOW_NOTHING)(lang, **about)
    if found.only_province:
        return words.FLOW_PROVINCE(lang, **about, pairs=sum(bool(node.of) for node in found.pairs))
    if not of_pairs:
        return words.FLOW_PLAIN(lang, **about)
    first = max(of_pairs, key=lambda node: node.part.value)
    tracks = track_first = ""
    if of_tracks:
        top = max(of_tracks, key=lambda node: node.part.value)
        tracks = words.AND_TRACKS(lang, count=len(of_tracks))
        track_first = words.TRACK_FIRST(lang, first=track_name(scoped, top.of), share=share_words(top.share, lang))
    return words.FLOW_LEAD(
        lang,
        **about,
        pairs=len(of_pairs),
        tracks=tracks,
        first=pair_name(scoped, first.of),
        share=share_words(first.share, lang),
        track_first=track_first,
        rest=rest_words(found, lang),
    )


def rest_words(found: FundFlow, lang: str) -> str:
    """What belongs to no pair, and what to no track; nothing where all of it belongs somewhere."""
    said = []
    for nodes, word in ((found.pairs, words.REST_OF_PAIRS), (found.tracks, words.REST_OF_TRACKS)):
        alone = next((node.part.value for node in nodes if node.of is None), None)
        if alone:
            said.append(word(lang, figure=figure(alone, YUAN, lang)))
    return "".join(said)
