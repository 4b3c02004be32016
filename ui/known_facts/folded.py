"""What other pages show of a partial dataset: the few facts there are, and in one line what is missing and whom to ask."""

import streamlit as st

from analytics.known_facts.coverage import KnownFacts, known_facts
from analytics.known_facts.facts import Fact, is_partial
from analytics.known_facts.order import pair_by_pair
from analytics.known_facts.topics import TOPICS
from analytics.map.figures import link_figures
from analytics.metrics import METRICS
from style import terms
from ui import words
from ui.address import href
from ui.known_facts import words as fact_words
from ui.known_facts.cards import cards_of
from ui.known_facts.matrix import matrix_table
from ui.pieces.fact_cards import fact_cards
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.view import View

# What a page would need, by topic.
_NEEDS: dict[str, tuple[str, ...]] = {
    "tracks": ("progress", "results"),
    "lagging": ("money", "progress"),
    "ranks": ("results", "progress"),
    "funds": ("money",),
    "warnings": ("money", "progress"),
    "effects": ("money", "results"),
}
ON_A_SLIDE = 6  # cards
_OF_MONEY = ("funds", "warnings", "effects")
_NOT_YET = ("forecast", "at_capacity")


def folded_sentence(shown: View, page: str) -> str:
    """What is missing for the page, and who could supply it; "" where the dataset is not partial."""
    if not is_partial(shown.dataset):
        return ""
    lang, known = shown.lang, known_facts(shown.dataset, shown.selection)
    topics = [TOPICS[topic] for topic in _NEEDS[page]]
    needs = [fact_words.NEED(lang, asks=t.asks(lang), office=t.office(lang)) for t in topics if t.asks]
    return fact_words.FOLDED[page](
        lang, told=len(known.told), count=len(known.untold), lacks=terms.LIST_STOP(lang).join(needs)
    )


def map_sentence(shown: View) -> str:
    """What the map page says of a partial dataset where no pair has the figure it is to show; "" otherwise."""
    if not is_partial(shown.dataset) or link_figures(shown.dataset, shown.link, shown.selection).known:
        return ""
    known = known_facts(shown.dataset, shown.selection)
    label = METRICS[shown.link].label(shown.lang)
    return fact_words.INSTEAD(shown.lang, label=label, told=len(known.told), untold=len(known.untold))


def folded(shown: View, page: str, *, said: bool = False) -> bool:
    """Whether the dataset is partial and tells nothing that the page could show: then draws, instead of its sections, what
    is known. `said`: its sentence stands above already."""
    if not is_partial(shown.dataset) or (page in _OF_MONEY and _has_moved(shown)):
        return False
    lang = shown.lang
    if not said:
        st.text(folded_sentence(shown, page))
    found = _of_page(known_facts(shown.dataset, shown.selection), page)
    if found:
        title = fact_words.OF_PAGE[page](lang, count=len(found))
        st.markdown(f"## {title}")
        most = ON_A_SLIDE if shown.slide else len(found)
        fact_cards(lambda: cards_of(shown, found[:most]), label=title, key=f"facts-of-{page}")
        if len(found) > most:
            st.caption(words.FIRST_OF(lang, shown=most, count=len(found)))
    if shown.slide:
        return True
    if page == "lagging":
        st.markdown(f"## {fact_words.LACKING(lang)}")
        ledger(lambda: matrix_table(shown, known_facts(shown.dataset, shown.selection)), key="facts-matrix")
    back = Link("overview", fact_words.BACK(lang), href("overview", shown.address))
    links([back], label=SITES["overview"].title(lang), key="facts-back", look="plain")
    if lang != "zh":
        st.caption(terms.CHINESE_ONLY(lang))
    return True


def _has_moved(shown: View) -> bool:
    """Whether any fund money is known to have gone beyond the budget."""
    found = known_facts(shown.dataset, shown.selection).facts
    return any(fact.table == "fund_flows" and fact.value_type == "actual" for fact in found)


def _of_page(known: KnownFacts, page: str) -> tuple[Fact, ...]:
    if page == "tracks":
        return tuple(sorted((f for f in known.facts if f.track_id), key=lambda f: (f.track_id or "", f.id)))
    if page == "funds":
        return tuple(fact for fact in pair_by_pair(known) if fact.topic == "money")
    if page == "effects":
        return tuple(fact for fact in pair_by_pair(known) if fact.value_type in _NOT_YET)
    return ()
