"""Facts as cards, each in finished words."""

from collections.abc import Iterable, Sequence

from analytics.code_words import word
from analytics.known_facts import wording
from analytics.known_facts.facts import Fact
from analytics.known_facts.topics import TOPICS
from ui.address import href
from ui.pieces.fact_cards import FactCard
from ui.view import View

FIRST = 8  # beside the map


def cards_of(shown: View, facts: Iterable[Fact]) -> Sequence[FactCard]:
    return [_card(shown, fact) for fact in facts]


def _card(shown: View, fact: Fact) -> FactCard:
    lang, dataset = shown.lang, shown.dataset
    number = wording.number_of(fact, lang)
    qualifier = word("qualifier", fact.qualifier)(lang) if fact.qualifier and number else ""
    follows = lang == "zh" and fact.qualifier == "about"
    foot = " · ".join((wording.date_words(fact, lang), wording.source_words(dataset, fact, lang)))
    return FactCard(
        fact.id,
        wording.whose(dataset, fact, lang),
        TOPICS[fact.topic].label(lang),
        word("value_type", fact.value_type)(lang),
        fact.value_type,
        fact.claim(lang),
        foot,
        "" if follows else qualifier,
        number.number if number else "",
        number.unit if number else "",
        qualifier if follows else "",
        "" if number or not fact.printed else wording.IN_WORDS(lang, printed=fact.printed),
        wording.place_of(fact)[1],
        href("pair", shown.address.to(pair=fact.pair_id)) if fact.pair_id else None,
    )
