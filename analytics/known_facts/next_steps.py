"""What to ask next and of whom: by rule from what is not verified, not exact, not dated or not there at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.known_facts.coverage import KnownFacts
from analytics.known_facts.facts import NO_DAY, Fact
from analytics.known_facts.topics import TOPICS, supplier
from analytics.lookup import Pair, pairs
from analytics.sentences import both
from store.datasets import Dataset
from style import terms
from style.text import Text

# In the order in which they are worth asking: what can prove true or false first, what nobody has told last.
REASONS: dict[str, Text] = {
    "expected": Text("预计未核实", "expected, not verified"),
    "stage": terms.STAGE_UNKNOWN,
    "project": Text("投资额未载", "investment not given"),
    "words": Text("只有文字", "in words only"),
    "undated": NO_DAY,
    "missing": Text("没有事实", "no fact"),
}
_ASKS: dict[str, Text] = {
    "expected": Text("核实是否实现：{claim}{said}", "whether it came true: {claim}{said}"),
    "stage": Text("补阶段、投资额和开工投产日期：{claim}", "stage, investment and dates of: {claim}"),
    "project": Text("补投资额和开工投产日期：{claim}", "investment and dates of: {claim}"),
    "words": Text("补确数：{claim}{said}", "the exact figure of: {claim}{said}"),
    "undated": Text("补日期：{claim}", "the date of: {claim}"),
    "missing": Text("{topic}：{asks}", "{topic}: {asks}"),
}
_SAID = Text("（原文“{printed}”）", " (printed: “{printed}”)")


@dataclass(frozen=True)
class Step:
    """One thing to ask `supplier` for, about a pair; `fact` is the one it is about, None where there is none."""

    pair_id: str
    topic: str
    reason: str
    ask: Text
    supplier: Text
    fact: Fact | None = None


def next_steps(dataset: Dataset, known: KnownFacts) -> tuple[Step, ...]:
    """Every step, pair by pair in the order of `known`, the first to take first. What is missing is only told where nothing
    but pairs and places was selected."""
    names = pairs(dataset)
    found: list[Step] = []
    for pair in known.pairs:
        own = [fact for fact in known.facts if fact.pair_id == pair.pair_id]
        steps = [_about(fact, reason, _asked_of(fact, names[pair.pair_id])) for fact, reason in _open(own)]
        steps.sort(key=lambda step: list(REASONS).index(step.reason))
        found += steps
        for topic in pair.lacks if known.whole else ():
            asks = both(_ASKS["missing"], topic=TOPICS[topic].label, asks=TOPICS[topic].asks)
            found.append(Step(pair.pair_id, topic, "missing", asks, supplier(topic, names[pair.pair_id])))
    return tuple(found)


def first_step(steps: tuple[Step, ...], pair_id: str) -> Step | None:
    return next((step for step in steps if step.pair_id == pair_id), None)


def _open(found: list[Fact]) -> Iterator[tuple[Fact, str]]:
    """Each fact that leaves something to ask, with the first reason to. What was before the programme is not asked after."""
    for fact in found:
        if fact.topic == "earlier":
            continue
        if fact.value_type == "forecast":
            yield fact, "expected"
        elif fact.table == "projects" and (fact.value is None or fact.stage is None):
            yield fact, "project" if fact.stage else "stage"
        elif fact.status == "in_words":
            yield fact, "words"
        elif fact.table == "events" and fact.is_undated:
            yield fact, "undated"


def _asked_of(fact: Fact, pair: Pair) -> Text:
    return supplier(fact.topic, pair, fact.county if fact.of_county else None)


def _about(fact: Fact, reason: str, asked: Text) -> Step:
    said = both(_SAID, printed=fact.printed) if fact.printed else ""
    return Step(fact.pair_id or "", fact.topic, reason, both(_ASKS[reason], claim=fact.claim, said=said), asked, fact)
