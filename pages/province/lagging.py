"""谁滞后: which pairs lag and why, under any filter: money by step, projects, returns and targets, each leading to its rows."""

import streamlit as st

from analytics.findings import findings, lagging, today
from analytics.lagging import wording
from analytics.lagging.shortfall import Shortfalls
from style import terms
from style.numbers import NO_DATA
from ui.frame.header import lead
from ui.known_facts.folded import folded, folded_sentence
from ui.lagging import words
from ui.lagging.detail import detail
from ui.lagging.table import shortfall_table
from ui.lagging.today import today_table
from ui.pieces.ledger import ledger
from ui.sitemap import SITES
from ui.slides import by_need
from ui.view import View, current


def notes(shown: View, found: Shortfalls) -> None:
    """In what the answer differs from what was chosen."""
    if found.asked.notes:
        st.caption(terms.LIST_STOP(shown.lang).join(note(shown.lang) for note in found.asked.notes))


def draw(shown: View) -> None:
    if said := folded_sentence(shown, "lagging"):
        lead(SITES["lagging"], said, shown.lang)
        folded(shown, "lagging", said=True)
        return
    lang, found = shown.lang, lagging(shown.dataset, shown.selection)
    told = findings(shown.dataset, shown.selection)
    lead(SITES["lagging"], told[0].text(lang) if told else NO_DATA(lang), lang)
    if not found.lines or found.asked.selection is None:
        st.text(words.NOBODY(lang))
        notes(shown, found)
        return
    if shown.slide:
        left_out, count = ("stages", "still", "missing"), len(found.lines)
        return by_need(shown, lambda: shortfall_table(shown, found), key="shortfalls", count=count, left_out=left_out)
    if matters := today(shown.dataset, shown.selection):
        ledger(lambda: today_table(shown, matters), key="today")
    st.markdown(f"## {words.TABLE(lang)}")
    notes(shown, found)
    st.caption(words.PRESS(lang, means=wording.GAP_MEANS(lang)))
    ledger(lambda: shortfall_table(shown, found), key="shortfalls")
    chosen = found.line(shown.address.pair) if shown.address.pair else None
    detail(shown, chosen or found.lines[0], found.asked.selection)


draw(current())
