"""考核评价: what each pair's score is made of, how firm its place is, and next year's scheme tried on past rounds."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from analytics.assessment.conclusion import follows_words
from analytics.assessment.firm import USUAL, firm
from analytics.assessment.firm_tables import intervals_table, ordered, tiers_table
from analytics.assessment.rounds import rounds, trial_rounds
from analytics.assessment.tables import course_table, score_table
from analytics.assessment.trial.compared import TwoSchemes
from analytics.assessment.trial.pays import WhatPays, what_pays
from analytics.assessment.trial.tried import SchemeTrial
from analytics.firmness.tiers import tiers
from analytics.firmness.wording import how_drawn, tiers_rule
from reports.brief.memo import MEDIA, TITLE, memo, written
from reports.table_files.formats import WRITERS
from style import terms
from style.moments import CHINA
from ui.assessment import words
from ui.assessment.asked import (
    assessed_of,
    bounds,
    choose_round,
    chooser,
    pair_asked,
    rival_of,
    round_of,
    schemes_of,
    trial_of,
    trial_round,
)
from ui.assessment.export import section
from ui.assessment.firm import pair_rows, tiers_ledger
from ui.assessment.firm_sections import bound_names, chances, deciding_weights, intervals, other_computing
from ui.assessment.lead import firm_lead, groups_words, score_lead
from ui.assessment.one_pair import one_pair
from ui.assessment.scores import course_ledger, printed_ledger, score_ledger
from ui.assessment.trial import words as trial_words
from ui.assessment.trial.editor import choosers, editor, unknown_words
from ui.assessment.trial.found import lead_words, sentence, two_schemes
from ui.assessment.trial.outcome import gains, moves
from ui.assessment.trial.taking import take
from ui.downloads.tables import same_again
from ui.frame.header import badge_text, lead
from ui.parts import lay_out, open_part
from ui.pieces.ledger import ledger
from ui.sitemap import SITES
from ui.slides import in_two
from ui.view import View, current

SITE = SITES["assessment"]
SHORT = ("place", "pair", "score", "grade")


def score(shown: View) -> None:
    lang, of, assessed = shown.lang, round_of(shown), assessed_of(shown)
    if of is None:
        return
    if assessed is None:
        st.text(words.NO_SCHEME(lang))
        st.markdown(f"## {words.AS_PRINTED(lang)}")
        return ledger(lambda: printed_ledger(shown, of), key="assess-printed")
    if shown.slide:
        return in_two(
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
        note=follows_words(assessed, lang) + groups_words(assessed, lang),
    )
    one_pair(shown, assessed, chosen, WRITERS)
    section(
        shown,
        lambda to: course_table(shown.dataset, to),
        lambda told: course_ledger(shown, told),
        WRITERS,
        key="course",
        note=words.COURSE_NOTE(lang),
    )


def firmness(shown: View) -> None:
    lang, of, assessed = shown.lang, round_of(shown), assessed_of(shown)
    found = firm(shown.dataset, assessed.scheme, of, bounds(shown)) if of and assessed else None
    if of is None or assessed is None or found is None:
        return st.text(words.ONLY_GRADE(lang))
    held = tiers(found)
    if shown.slide:
        return intervals(shown, found, held)
    said = shown.address.bounds or USUAL
    chooser(shown, "bounds", said, bound_names(lang), words.BOUNDS(lang), 420, at="firm", default=USUAL)
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
            st.text(trial_words.NONE(lang))
        return
    st.caption(trial_words.CAVEAT(lang))
    choosers(shown, held.base, rival, {one.id: one.title(lang) for one in schemes_of(shown)})
    if not shown.slide:
        editor(shown, held)
    if said := unknown_words(held, lang):
        st.text(said)
    if held.faults:
        with st.container(key="notice-trial", border=True):
            for fault in held.faults:
                st.text(f"· {fault(lang)}")
        return
    found = two_schemes(shown)
    if found:
        pays = what_pays(shown.dataset, found.after.scheme, found.after.round)
        moves(shown, found, WRITERS)
        made = {ending: (media, partial(_memo, shown, held, found, pays, ending)) for ending, media in MEDIA.items()}
        take(shown, held, TITLE, made)
        gains(shown, found, pays, WRITERS)


def _memo(shown: View, held: SchemeTrial, found: TwoSchemes, pays: WhatPays, ending: str) -> bytes:
    story = memo(
        shown.dataset,
        held,
        found,
        pays,
        sentence(shown),
        shown.lang,
        badge=badge_text(shown),
        warning=terms.SIMULATED(shown.lang) if shown.is_simulated else "",
        address=same_again(shown, "assessment"),
        made=datetime.now(CHINA).date(),
    )
    return written(story, ending)


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
    leads: dict[str, Callable[[View], str]] = {"firmness": firm_lead, "trial": lead_words}
    lead(SITE, leads.get(open_part(shown, SITE), score_lead)(shown), shown.lang)
    choose(shown)
    lay_out(shown, SITE, {"score": score, "firmness": firmness, "trial": trial})


draw(current())
