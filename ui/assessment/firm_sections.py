"""The sections of 稳健性: the picture of intervals, chances of places, whose weight decides, other ways of computing, swaps."""

from functools import partial

import streamlit as st

from analytics.assessment.firm import BOUNDS, swaps, ways
from analytics.assessment.firm_tables import (
    DROPPED,
    MISSING,
    OTHERS,
    PASSES,
    chances_table,
    indicator_names,
    names,
    passes_table,
    sensitivity_table,
    swaps_table,
    ways_table,
)
from analytics.assessment.result import Assessment
from analytics.assessment.tables import headed
from analytics.firmness.draws import Firm
from analytics.firmness.tiers import Tier
from analytics.firmness.wording import decides, how_drawn, interval
from charts.interval import dots
from style import terms
from ui.assessment import words
from ui.assessment.asked import chooser, pair_asked
from ui.assessment.export import section
from ui.assessment.firm import (
    heat_ledger,
    interval_alt,
    interval_axis,
    interval_dots,
    interval_words,
    sensitivity_ledger,
    tiers_ledger,
    ways_ledger,
)
from ui.downloads.tables import Writers
from ui.figures.chart import chart
from ui.view import View, palette


def bound_names(lang: str) -> dict[str, str]:
    return {key: words.BOUND_NAMES[how.kind](lang, part=f"{how.part * 100:.0f}") for key, how in BOUNDS.items()}


def intervals(shown: View, found: Firm, held: tuple[Tier, ...]) -> None:
    lang = shown.lang
    chart(
        lambda: dots(
            interval_dots(shown, found, held), axis=interval_axis(lang), words=interval_words(lang), palette=palette()
        ),
        alt=lambda: interval_alt(shown, found, held),
        key="assess-interval-chart",
        title=words.INTERVAL_CHART(lang),
        about=how_drawn(found)(lang),
    )
    st.caption(words.INTERVAL_DOT(lang))


def chances(shown: View, found: Firm, order: tuple[str, ...], writers: Writers) -> None:
    lang = shown.lang
    section(
        shown,
        lambda to: chances_table(shown.dataset, found, order, to),
        lambda told: heat_ledger(shown, told, order),
        writers,
        key="chances",
        note=words.CHANCE_NOTE(lang),
    )
    with st.expander(PASSES(lang)):
        section(
            shown,
            lambda to: passes_table(shown.dataset, found, order, to),
            lambda told: heat_ledger(shown, told, order),
            writers,
            key="passes",
            level=3,
        )


def deciding_weights(shown: View, assessed: Assessment, found: Firm, order: tuple[str, ...], writers: Writers) -> None:
    lang, known, indicators = shown.lang, names(shown.dataset), indicator_names(assessed)
    section(
        shown,
        lambda to: sensitivity_table(shown.dataset, assessed, found, order, to),
        lambda told: sensitivity_ledger(shown, told, order, assessed, lambda one: headed(indicators[one](lang))),
        writers,
        key="sensitivity",
        note=words.SENSITIVITY_NOTE(lang),
    )
    chosen = pair_asked(shown, assessed)
    chooser(shown, "pair", chosen, {one: known[one](lang) for one in order}, terms.PAIR(lang), 300, at="firm")
    if chosen in found.pair_ids:
        st.text(interval(found, chosen, known)(lang))
        st.text(decides(found, chosen, known, indicators)(lang))


def other_computing(shown: View, assessed: Assessment, writers: Writers) -> None:
    """Other ways, one indicator left out, missing figures otherwise; and what is enough to swap neighbours."""
    lang, of = shown.lang, assessed.round
    held = ways(shown.dataset, assessed.scheme, of)
    for key, caption, some in (
        ("others", OTHERS, held.others),
        ("dropped", DROPPED, held.dropped),
        ("missing", MISSING, held.missing),
    ):
        if some:
            section(
                shown,
                partial(ways_table, shown.dataset, assessed, held, some, caption),
                lambda told: ways_ledger(shown, told, held.pair_ids),
                writers,
                key=key,
                note=words.WAYS_NOTE(lang),
            )
    if not held.missing:
        st.caption(words.NOTHING_MISSING(lang))
    neighbours = swaps(shown.dataset, assessed.scheme, of)
    section(shown, lambda to: swaps_table(shown.dataset, assessed, neighbours, to), tiers_ledger, writers, key="swaps")
