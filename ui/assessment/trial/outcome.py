"""What a trial comes to, section by section: every round, who moves, both schemes, what pays, what is better not reported."""

from dataclasses import replace

import streamlit as st

from analytics.assessment.tables import score_table
from analytics.assessment.trial.compared import TwoSchemes
from analytics.assessment.trial.pays import WhatPays
from analytics.assessment.trial.sides import sides_table
from analytics.assessment.trial.tables import moves_table, near_table, rounds_table, silent_table
from ui.assessment.export import section
from ui.assessment.scores import score_ledger
from ui.assessment.trial import words
from ui.assessment.trial.found import moves_ledger, on_every_round, plain_ledger, rounds_ledger
from ui.downloads.tables import Writers
from ui.view import View


def moves(shown: View, found: TwoSchemes, writers: Writers) -> None:
    """Who moves on the round that is tried, how many on the others, and the two schemes side by side."""
    section(
        shown,
        lambda to: moves_table(shown.dataset, found, to),
        lambda told: moves_ledger(shown, told, found),
        writers,
        key="moves",
        note=words.MOVES_NOTE(shown.lang),
    )
    every = on_every_round(shown, found)
    section(
        shown,
        lambda to: rounds_table(shown.dataset, every, to),
        lambda told: rounds_ledger(shown, told),
        writers,
        key="rounds",
    )
    schemes = found.before.scheme, found.after.scheme
    section(shown, lambda to: sides_table(*schemes, to), plain_ledger, writers, key="sides")


def gains(shown: View, found: TwoSchemes, pays: WhatPays, writers: Writers) -> None:
    """Which figures pay under the scheme on trial, and its points and scores."""
    lang, scheme = shown.lang, found.after.scheme
    section(
        shown,
        lambda to: near_table(shown.dataset, scheme, pays.near, to),
        plain_ledger,
        writers,
        key="near",
        note=words.NEAR_NOTE(lang) if pays.near else words.NONE_NEAR(lang),
    )
    section(
        shown,
        lambda to: silent_table(shown.dataset, scheme, pays.silence, to),
        plain_ledger,
        writers,
        key="silent",
        note=words.SILENT_NOTE(lang) if pays.silence else words.NONE_SILENT(lang),
    )
    with st.expander(words.SCORES(lang)):
        section(
            shown,
            lambda to: replace(score_table(shown.dataset, found.after, to), caption=words.SCORES(to)),
            lambda told: score_ledger(shown, found.after, told),
            writers,
            key="trial-scores",
            level=3,
        )
