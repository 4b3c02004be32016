"""The sections of 稳健性: the picture of intervals, chances of places, whose weight decides, other ways of computing, swaps."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics.assessment.firm import BOUNDS, OtherWays, furthest, swaps, ways
from analytics.assessment.firm_tables import (
    DROPPED,
    MISSING,
    OTHERS,
    PASSES,
    SWAPS,
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
from analytics.firmness.ways import Way
from analytics.firmness.wording import decides, how_drawn, interval
from charts.interval import dots
from style import terms
from style.text import Text
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
    swaps_ledger,
    ways_ledger,
    ways_words,
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
        said = interval(found, chosen, known)(lang), decides(found, chosen, known, indicators)(lang)
        st.text("".join(one + terms.STOP(lang) for one in said).strip())


def other_computing(shown: View, assessed: Assessment, writers: Writers) -> None:
    """Other ways, one indicator left out, missing figures otherwise; and what is enough to swap neighbours. Each in a sentence, its
    table opened on demand: a row a pair each time is more than a phone wants to see."""
    lang, of = shown.lang, assessed.round
    held, own = ways(shown.dataset, assessed.scheme, of), {line.pair_id: line.place for line in assessed.scored}
    st.markdown(f"## {words.OTHERWISE(lang)}")
    for key, caption, some in (("others", OTHERS, held.others), ("dropped", DROPPED, held.dropped)):
        if some:
            st.text(ways_words(shown, assessed, furthest(held, some, own), caption))
            _ways(shown, assessed, held, some, caption, writers, key)
    if held.missing:
        _ways(shown, assessed, held, held.missing, MISSING, writers, "missing")
    else:
        st.caption(words.NOTHING_MISSING(lang))
    neighbours = swaps(shown.dataset, assessed.scheme, of)
    with st.expander(SWAPS(lang)):
        section(
            shown,
            lambda to: swaps_table(shown.dataset, assessed, neighbours, to),
            swaps_ledger,
            writers,
            key="swaps",
            level=3,
        )


def _ways(
    shown: View, assessed: Assessment, held: OtherWays, some: Sequence[Way], caption: Text, writers: Writers, key: str
) -> None:
    with st.expander(caption(shown.lang)):
        section(
            shown,
            partial(ways_table, shown.dataset, assessed, held, some, caption),
            lambda told: ways_ledger(shown, told, held.pair_ids),
            writers,
            key=key,
            note=words.WAYS_NOTE(shown.lang),
            level=3,
        )
