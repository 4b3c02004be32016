"""What a partial dataset tells of one pair: its facts as cards, and what to ask next and of whom."""

import streamlit as st

from analytics.known_facts import wording
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.next_steps import next_steps
from analytics.known_facts.order import pair_by_pair
from style import terms
from ui.figures.cells import cells_of, columns_of
from ui.known_facts import words as fact_words
from ui.known_facts.cards import cards_of
from ui.pieces.fact_cards import fact_cards
from ui.pieces.ledger import Ledger, Row, ledger
from ui.view import View


def facts_of_pair(shown: View, pair_id: str) -> None:
    """The pair's facts and its work list, as the overview has them for all pairs."""
    lang, known = shown.lang, known_facts(shown.dataset, shown.of(pair_id))
    found = [fact for fact in pair_by_pair(known) if fact.pair_id == pair_id]
    if found:
        title = fact_words.EVERY_FACT(lang, count=len(found))
        st.header(title, anchor="facts")
        fact_cards(lambda: cards_of(shown, found), label=title, key="pair-facts")
    st.header(fact_words.LACKING(lang), anchor="steps")
    ledger(lambda: _steps(shown, pair_id), key="pair-steps")
    st.caption(f"{wording.NOT_ZERO(lang)}{'' if lang == 'zh' else ' '}{wording.SUGGESTED(lang)}")


def _steps(shown: View, pair_id: str) -> Ledger:
    steps = next_steps(shown.dataset, known_facts(shown.dataset, shown.of(pair_id)))
    told = wording.steps_table(shown.dataset, steps, shown.lang).only("supplier", "ask", "reason", "source")
    rows = tuple(Row(f"step-{n}", cells_of(told, n)) for n in range(len(steps)))
    return Ledger(told.caption, columns_of(told, wide=("reason", "source")), rows)


def without(shown: View, sections: list[str]) -> None:
    """In one line, of which sections nothing is known, and why the pair is not compared."""
    lang = shown.lang
    if sections:
        st.caption(fact_words.NO_SECTIONS(lang, sections=terms.JOINT(lang).join(sections)))
    st.caption(wording.NOT_RANKED(lang))
