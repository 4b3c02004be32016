"""Facts as cards: which are shown first, and each in finished words."""

from collections.abc import Iterable, Sequence

from analytics.code_words import word
from analytics.known_facts import wording
from analytics.known_facts.coverage import KnownFacts
from analytics.known_facts.facts import Fact
from analytics.known_facts.topics import TOPICS
from ui.address import href
from ui.pieces.fact_cards import FactCard
from ui.view import View

FIRST = 8  # beside the map


def with_figures(known: KnownFacts) -> tuple[Fact, ...]:
    """The facts of pairs that have a figure: of the pair and its projects first, then of events, then of its counties."""
    order = {pair.pair_id: place for place, pair in enumerate(known.pairs)}
    found = [fact for fact in known.of_pairs if fact.value is not None]
    found.sort(key=lambda f: (f.of_county, f.table == "events", order.get(f.pair_id or "", len(order))))
    return tuple(found)


def in_order(known: KnownFacts) -> tuple[Fact, ...]:
    """All facts: of the province, then pair by pair, topic by topic."""
    order = {pair.pair_id: place for place, pair in enumerate(known.pairs)}
    topics = list(TOPICS)
    return tuple(
        sorted(known.facts, key=lambda f: (order.get(f.pair_id, -1) if f.pair_id else -1, topics.index(f.topic)))
    )


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
