"""Which facts come first: those of the province, those with a figure, and all of them pair by pair."""

from analytics.known_facts.coverage import KnownFacts
from analytics.known_facts.facts import Fact
from analytics.known_facts.topics import TOPICS

_OF_PROVINCE = ("fund_flows", "assessments")  # money and verdict first


def of_province(known: KnownFacts) -> tuple[Fact, ...]:
    """The facts of the whole province: its money, its verdict, and what else is said of it."""
    places = {table: place for place, table in enumerate(_OF_PROVINCE)}
    return tuple(sorted(known.of_province, key=lambda f: (places.get(f.table, len(places)), f.id)))


def with_figures(known: KnownFacts) -> tuple[Fact, ...]:
    """The facts of pairs that have a figure: of the pair and its projects first, then of events, then of its counties; what
    is only counted by who is named comes after what was counted."""
    order = _places(known)
    found = [fact for fact in known.of_pairs if fact.value is not None]
    found.sort(key=lambda f: (f.of_county, f.table == "events", f.qualifier == "at_least", order[f.pair_id or ""]))
    return tuple(found)


def pair_by_pair(known: KnownFacts) -> tuple[Fact, ...]:
    """All facts: of the province, then of each pair topic by topic; of counties of no pair last."""
    order, topics = _places(known), list(TOPICS)
    rest = [f for f in known.facts if f.pair_id is None and f.county]
    owned = sorted(known.of_pairs, key=lambda f: (order[f.pair_id or ""], topics.index(f.topic)))
    return (*of_province(known), *owned, *rest)


def _places(known: KnownFacts) -> dict[str, int]:
    places = {pair.pair_id: place for place, pair in enumerate(known.pairs)}
    return dict.fromkeys((fact.pair_id or "" for fact in known.facts), len(places)) | places
