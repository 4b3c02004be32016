"""考核评价: what each pair's score is made of, how firm its place is, and next year's scheme tried on past rounds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

import streamlit as st

from analytics.assessment.changes import TRIAL_FILE, SchemeTrial
from analytics.assessment.firm import USUAL, firm
from analytics.assessment.firm_tables import intervals_table, ordered, tiers_table
from analytics.assessment.gaps import BEST, MEDIAN, explained
from analytics.assessment.pays import WhatPays, what_pays
from analytics.assessment.result import Assessment
from analytics.assessment.rounds import rounds, trial_rounds
from analytics.assessment.tables import course_table, gap_table, pair_table, score_table
from analytics.assessment.trial import TwoSchemes
from analytics.assessment.trial_tables import moves_table, near_table, rounds_table, sides_table, silent_table
from analytics.assessment.wording import FILLED
from analytics.firmness.tiers import tiers
from analytics.firmness.wording import how_drawn, tiers_rule
from analytics.lookup import pairs
from charts.bars import bars
from reports.brief.memo import MEDIA, TITLE, memo, written
from reports.story.model import Story
from reports.table_files.formats import WRITERS
from style import terms
from ui import words as ui_words
from ui.address import href
from ui.assessment import words
from ui.assessment.asked import (
    assessed_of,
    bounds,
    choose_round,
    chooser,
    facing,
    pair_asked,
    rival_of,
    round_of,
    schemes_of,
    trial_of,
    trial_round,
)
from ui.assessment.editor import choosers, editor, unknown_words
from ui.assessment.export import section
from ui.assessment.firm import pair_rows, tiers_ledger
from ui.assessment.firm_sections import bound_names, chances, deciding_weights, intervals, other_computing
from ui.assessment.gaps import facing_name, gap_alt, gap_axis, gap_bars, gap_ledger, gap_words
from ui.assessment.lead import firm_lead, follows_words, score_lead
from ui.assessment.scores import course_ledger, pair_ledger, printed_ledger, score_ledger
from ui.assessment.trial import (
    moves_ledger,
    on_every_round,
    plain_ledger,
    rounds_ledger,
    trial_lead,
    trial_sentence,
    two_schemes,
)
from ui.downloads.tables import CHINA, file_name, same_again
from ui.figures.chart import chart
from ui.frame.header import badge_text, lead
from ui.parts import lay_out, open_part
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.slides import by_need
from ui.view import View, current, palette

SITE = SITES["assessment"]


def score(shown: View) -> None:
    lang, of, assessed = shown.lang, round_of(shown), assessed_of(shown)
    if of is None:
        return
    if assessed is None:
        st.text(words.NO_SCHEME(lang))
        st.markdown(f"## {words.AS_PRINTED(lang)}")
        return ledger(lambda: printed_ledger(shown, of), key="assess-printed")
    if shown.slide:
        return by_need(
            shown,
            lambda: score_ledger(shown, assessed, score_table(shown.dataset, assessed, lang).only(*SHORT)),
            key="assess-scores",
            count=len(assessed.lines),
        )
    chosen = pair_asked(shown, assessed)
    section(
        shown,
        lambda to: score_table(shown.dataset, assessed, to),
        lambda told: score_ledger(shown, assessed, told, chosen=chosen),
        WRITERS,
        key="scores",
        note=follows_words(shown, assessed) + groups_words(assessed, lang),
    )
    one_pair(shown, assessed, chosen)
    section(
        shown,
        lambda to: course_table(shown.dataset, to),
        lambda told: course_ledger(shown, told),
        WRITERS,
        key="course",
        note=words.COURSE_NOTE(lang),
    )


def groups_words(assessed: Assessment, lang: str) -> str:
    if not assessed.groups:
        return ""
    return ("" if lang == "zh" else " ") + words.GROUPS_NOTE(lang, count=len(assessed.groups))


SHORT = ("place", "pair", "score", "grade")


def one_pair(shown: View, assessed: Assessment, pair_id: str) -> None:
    """Its points, and what explains its gap."""
    lang, known = shown.lang, pairs(shown.dataset)
    st.markdown(f"## {words.ONE_PAIR(lang, pair=known[pair_id].label(lang))}")
    against = facing(shown, pair_id)
    with st.container(key="assess-pair", horizontal=True, vertical_alignment="bottom"):
        names = {line.pair_id: known[line.pair_id].label(lang) for line in assessed.lines}
        chooser(shown, "pair", pair_id, names, terms.PAIR(lang), 300)
        others = {BEST: words.BEST(lang), MEDIAN: words.MEDIAN(lang)}
        others |= {key: name for key, name in names.items() if key != pair_id}
        chooser(shown, "facing", against, others, words.CHOOSE_FACING(lang), 300, default=BEST)
    gaps = explained(assessed, pair_id, against)
    if gaps:
        st.text(gap_words(shown, assessed, pair_id, against, gaps))
        explain(shown, assessed, pair_id, against)
    else:
        st.text(words.NO_SCORE(lang, pair=names[pair_id], why=FILLED["refuse"](lang)))
    section(
        shown,
        lambda to: pair_table(shown.dataset, assessed, pair_id, to),
        lambda told: pair_ledger(shown, assessed, pair_id, told),
        WRITERS,
        key="pair-points",
        level=3,
    )


def explain(shown: View, assessed: Assessment, pair_id: str, against: str) -> None:
    lang, gaps = shown.lang, explained(assessed, pair_id, against)
    left, right = st.columns([11, 9], gap="large")
    with left:
        chart(
            lambda: bars(*gap_bars(assessed, gaps, lang), axis=gap_axis(lang), palette=palette()),
            alt=lambda: gap_alt(shown, assessed, pair_id, against, gaps),
            key="assess-gap-chart",
            title=words.GAP_CHART(lang),
            about=words.GAP_ABOUT(lang, round=assessed.round.say(lang), scheme=assessed.scheme.title(lang)),
        )
    with right:
        pair = pairs(shown.dataset)[pair_id].label
        section(
            shown,
            lambda to: gap_table(assessed, gaps, pair(to), facing_name(shown, assessed, against, to), to),
            gap_ledger,
            WRITERS,
            key="gaps",
            note=words.GAP_NOTE(lang),
            level=3,
        )


def firmness(shown: View) -> None:
    lang, of, assessed = shown.lang, round_of(shown), assessed_of(shown)
    found = firm(shown.dataset, assessed.scheme, of, bounds(shown)) if of and assessed else None
    if of is None or assessed is None or found is None:
        return st.text(words.ONLY_GRADE(lang))
    held = tiers(found)
    if shown.slide:
        return intervals(shown, found, held)
    chooser(
        shown,
        "bounds",
        shown.address.bounds or USUAL,
        bound_names(lang),
        words.BOUNDS(lang),
        420,
        at="firm",
        default=USUAL,
    )
    st.caption(f"{how_drawn(found)(lang)}{'。' if lang == 'zh' else '. '}{words.FIRM_CAVEAT(lang)}")
    st.markdown(f"## {words.INTERVAL_CHART(lang)}")
    left, right = st.columns([9, 11], gap="large")
    with left:
        intervals(shown, found, held)
    with right:
        section(
            shown,
            lambda to: intervals_table(shown.dataset, assessed, found, held, to),
            lambda told: pair_rows(shown, told, ordered(held)),
            WRITERS,
            key="intervals",
            level=3,
        )
    section(
        shown,
        lambda to: tiers_table(shown.dataset, held, to),
        tiers_ledger,
        WRITERS,
        key="tiers",
        note=tiers_rule()(lang),
    )
    chances(shown, found, ordered(held), WRITERS)
    deciding_weights(shown, assessed, found, ordered(held), WRITERS)
    other_computing(shown, assessed, WRITERS)


def trial(shown: View) -> None:
    lang, held, rival = shown.lang, trial_of(shown), rival_of(shown)
    if held is None or rival is None:
        if open_part(shown, SITE) != "trial":  # whose sentence has said it
            st.text(words.TRIAL_NONE(lang))
        return
    st.caption(words.CAVEAT(lang))
    choosers(shown, held.base, rival, {one.id: one.title(lang) for one in schemes_of(shown)})
    if not shown.slide:
        editor(shown, held)
    if said := unknown_words(held, lang):
        st.text(said)
    if held.faults:
        with st.container(key="notice-trial", border=True):
            st.text(words.TRIAL_FAULTY(lang, count=len(held.faults)))
            for fault in held.faults:
                st.text(f"· {fault(lang)}")
        return
    found = two_schemes(shown)
    if found and held.scheme:
        outcome(shown, held, found)


def outcome(shown: View, held: SchemeTrial, found: TwoSchemes) -> None:
    lang, scheme = shown.lang, found.after.scheme
    pays = what_pays(shown.dataset, scheme, found.after.round)
    take(shown, held, found, pays)
    every = on_every_round(shown, found)
    section(
        shown,
        lambda to: rounds_table(shown.dataset, every, to),
        lambda told: rounds_ledger(shown, told),
        WRITERS,
        key="rounds",
    )
    section(
        shown,
        lambda to: moves_table(shown.dataset, found, to),
        lambda told: moves_ledger(shown, told, found),
        WRITERS,
        key="moves",
    )
    section(shown, lambda to: sides_table(found.before.scheme, scheme, to), plain_ledger, WRITERS, key="sides")
    section(
        shown,
        lambda to: near_table(shown.dataset, scheme, pays.near, to),
        plain_ledger,
        WRITERS,
        key="near",
        note=words.NEAR_NOTE(lang) if pays.near else words.NONE_NEAR(lang),
    )
    section(
        shown,
        lambda to: silent_table(shown.dataset, scheme, pays.silence, to),
        plain_ledger,
        WRITERS,
        key="silent",
        note=words.SILENT_NOTE(lang) if pays.silence else words.NONE_SILENT(lang),
    )
    with st.expander(words.TRIAL_SCORES(lang)):
        section(
            shown,
            lambda to: replace(score_table(shown.dataset, found.after, to), caption=words.TRIAL_SCORES(to)),
            lambda told: score_ledger(shown, found.after, told),
            WRITERS,
            key="trial-scores",
            level=3,
        )


def take(shown: View, held: SchemeTrial, found: TwoSchemes, pays: WhatPays) -> None:
    """The memo, and the scheme's file with where it is handed in."""
    lang, made = shown.lang, datetime.now(CHINA).date()
    sentence = trial_sentence(shown)

    def story() -> Story:
        return memo(
            shown.dataset,
            found,
            pays,
            sentence,
            lang,
            badge=badge_text(shown),
            warning=ui_words.SIMULATED(lang) if shown.is_simulated else "",
            address=same_again(shown, "assessment"),
            made=made,
        )

    st.markdown(f"## {words.TAKE(lang)}")
    with st.container(key="assess-take", horizontal=True, vertical_alignment="center"):
        for ending, media in MEDIA.items():
            st.download_button(
                words.MEMO(lang, ending=ending.upper()),
                partial(_written, story, ending),
                file_name(shown, TITLE, ending),
                media,
                key=f"assess-memo-{ending}-{lang}",
                on_click="ignore",
            )
        st.download_button(
            words.SCHEME_FILE(lang), held.text, TRIAL_FILE, "text/plain", key=f"assess-file-{lang}", on_click="ignore"
        )
        to_data = Link("data", words.TO_DATA(lang), href("datasets", shown.address, "handin"))
        links([to_data], label=words.TO_DATA(lang), key="assess-to-data", look="plain")
    st.caption(words.SCHEME_NOTE(lang))


def _written(story: Callable[[], Story], ending: str) -> bytes:
    return written(story(), ending)


def choose(shown: View) -> None:
    """The round, and how pairs are grouped; what is tried may be tried on any year."""
    lang, tries = shown.lang, open_part(shown, SITE) == "trial"
    of = trial_round(shown) if tries else round_of(shown)
    if shown.slide or of is None:
        return
    with st.container(key="assess-asked", horizontal=True, vertical_alignment="bottom"):
        choose_round(shown, (trial_rounds if tries else rounds)(shown.dataset), of, words.ROUND(lang))
        if not tries and assessed_of(shown):
            said = {key: text(lang) for key, text in words.ALIKE_BY.items()}
            chooser(shown, "alike", shown.address.alike or "none", said, words.ALIKE(lang), 320, default="none")


def draw(shown: View) -> None:
    leads: dict[str, Callable[[View], str]] = {"firmness": firm_lead, "trial": trial_lead}
    lead(SITE, leads.get(open_part(shown, SITE), score_lead)(shown), shown.lang)
    choose(shown)
    lay_out(shown, SITE, {"score": score, "firmness": firmness, "trial": trial})


draw(current())
