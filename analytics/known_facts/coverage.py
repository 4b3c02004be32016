"""How many facts there are of each pair and topic, of which pairs there is none, and which topics a pair lacks."""

from collections import Counter
from dataclasses import dataclass

from analytics.coverage import coverage as silent_and_missing
from analytics.known_facts.facts import Fact, facts
from analytics.known_facts.topics import ASKED
from analytics.lookup import pairs_within
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset

_SHADES = (1, 2, 3, 4, 6, 9)  # from how many facts on a cell is a step darker


def shade(count: int) -> int:
    """The ground of a cell of so many facts, 0 to 5."""
    return sum(count >= least for least in _SHADES) - 1


@dataclass(frozen=True)
class PairFacts:
    """`by_topic` counts the facts of each topic there is one of; `lacks` are the topics of ASKED without any. `is_told`:
    something is known of the pair itself, not only of one of its counties or of an earlier programme."""

    pair_id: str
    by_topic: dict[str, int]
    lacks: tuple[str, ...]
    is_told: bool

    @property
    def count(self) -> int:
        """Of this programme: what was before it is told apart."""
        return sum(n for topic, n in self.by_topic.items() if topic in ASKED)

    @property
    def earlier(self) -> int:
        return self.by_topic.get("earlier", 0)


@dataclass(frozen=True)
class KnownFacts:
    """`pairs` asked about, those of which most is known first. `whole`: only pairs and places were selected, so that a
    topic without a fact is one of which nothing is known."""

    facts: tuple[Fact, ...]
    pairs: tuple[PairFacts, ...]
    whole: bool

    @property
    def of_pairs(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.pair_id is not None)

    @property
    def of_province(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.pair_id is None and fact.county is None)

    @property
    def told(self) -> tuple[PairFacts, ...]:
        return tuple(pair for pair in self.pairs if pair.is_told)

    @property
    def untold(self) -> tuple[PairFacts, ...]:
        return tuple(pair for pair in self.pairs if not pair.is_told)

    def lacking(self, topic: str) -> int:
        """How many pairs have no fact of the topic."""
        return sum(topic in pair.lacks for pair in self.pairs)

    def of(self, pair_id: str) -> PairFacts:
        return next(pair for pair in self.pairs if pair.pair_id == pair_id)


@remembered
def known_facts(dataset: Dataset, selection: Selection) -> KnownFacts:
    """What the selection leaves in of what was known by the end of the as-of quarter."""
    found = facts(dataset, selection)
    asked = [p for p in pairs_within(dataset, selection) if not selection.pairs or p in selection.pairs]
    narrowed = selection.tracks or selection.stages or selection.industries or selection.value_type != "actual"
    silent = set(silent_and_missing(dataset, selection).silent)
    counted = Counter((fact.pair_id, fact.topic) for fact in found)
    told = []
    for pair_id in asked:
        by_topic = {topic: n for (pair, topic), n in counted.items() if pair == pair_id}
        lacks = tuple(topic for topic in ASKED if topic not in by_topic)
        own = any(fact.is_own for fact in found if fact.pair_id == pair_id)
        told.append(PairFacts(pair_id, by_topic, lacks, own and pair_id not in silent))
    told.sort(key=lambda pair: (not pair.is_told, -pair.count, pair.pair_id))
    return KnownFacts(found, tuple(told), not narrowed)
