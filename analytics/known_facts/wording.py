"""Known facts in words and tables, for page and file alike: the sentence, the facts, what is missing, whom to ask."""

from collections.abc import Sequence

from analytics.code_words import qualified, word
from analytics.known_facts.coverage import KnownFacts
from analytics.known_facts.facts import NO_DAY, PROVINCE, Fact
from analytics.known_facts.next_steps import REASONS, Step
from analytics.known_facts.topics import ASKED, TOPICS
from analytics.lookup import pairs
from analytics.pairs.wording import published
from analytics.selection import AT_CAPACITY, Selection
from analytics.table import NOTHING, Cell, Column, Table, table, text
from store.datasets import Dataset
from style import terms
from style.numbers import Figure, plain
from style.periods import say_date, say_period
from style.text import Text

TOPIC = Text("主题", "Topic")
CLAIM = Text("事实", "Fact")
SUPPLIER = Text("由谁提供", "Who could supply it")
ASK = Text("要什么", "What to ask for")
REASON = Text("为什么要", "Why")
ELSEWHERE = Text("结对以外的县", "County of no pair")
IN_WORDS = Text("“{printed}”", "“{printed}”")
LACK = Text("{count} 对缺", "{count} lack it")
SUGGESTED = Text(
    "由谁提供是本平台的建议，来源没有写。", "Who could supply it is this dashboard's suggestion; no source says so."
)
NOT_ZERO = Text(
    "没有事实只说明来源没有提到，不是零。", "No fact only means that no source mentions any; it is not zero."
)
NOT_RANKED = Text(
    "不排名、不算占比和中位数：报道提到几次只说明报道，不说明工作。",
    "No ranks, shares or medians: how often a pair is mentioned tells of the reporting, not of the work.",
)
# How the sentence begins, where only some pairs are told of and where all are: by what the figures are.
_SOME: dict[str, Text] = {
    "reported": Text(
        "公开报道只讲到 {pairs} 对中的 {told} 对：", "Public reporting tells of only {told} of {pairs} pairs: "
    ),
    "": Text("来源只讲到 {pairs} 对中的 {told} 对：", "The sources tell of only {told} of {pairs} pairs: "),
}
_ALL = Text("来源讲到所选 {pairs} 对：", "The sources tell of the {pairs} pairs selected: ")
_COUNTED = Text("{facts} 条事实，{owned} 条归到对", "{facts} facts, {owned} of them about a pair")
_UNTOLD = Text("{untold} 对没有一条本轮结对的事实", "of {untold} there is none of this programme")
_MONEY = Text("分到对的资金只见 {sums} 笔", "sums of money given to a pair: {sums}")
_NO_MONEY = Text("分到对的资金一笔也没有", "no sum of money given to a pair is told")
_UNMATCHED = Text("{untold} 对没有符合筛选的事实", "of {untold} there is none that matches the selection")
_NOTHING = Text(
    "截至{quarter}末，来源没有讲到所选 {pairs} 对结对的任何事实，不是零。",
    "By the end of {quarter} the sources tell nothing of the {pairs} pairs selected, which is not zero.",
)


def lead_words(dataset: Dataset, known: KnownFacts, selection: Selection, lang: str) -> str:
    """公开报道只讲到 18 对中的 8 对：…: of how many pairs something is known, how much, and of how many nothing is."""
    if not known.told:
        return _NOTHING(lang, quarter=say_period(selection.as_of, lang), pairs=len(known.pairs))
    begins = (_SOME.get(dataset.basis) or _SOME[""]) if known.untold else _ALL
    said = [_COUNTED(lang, facts=len(known.facts), owned=len(known.of_pairs))]
    if known.untold:
        said.append((_UNTOLD if known.whole else _UNMATCHED)(lang, untold=len(known.untold)))
    if known.whole:
        sums = sum(fact.topic == "money" and fact.value is not None for fact in known.of_pairs)
        said.append(_MONEY(lang, sums=sums) if sums else _NO_MONEY(lang))
    begun = begins(lang, pairs=len(known.pairs), told=len(known.told))
    return begun + terms.LIST_STOP(lang).join(said) + ("。" if lang == "zh" else ".")


def whose(dataset: Dataset, fact: Fact, lang: str) -> str:
    """桐乡市—天台县, or that it is said of the whole province."""
    if fact.pair_id:
        return pairs(dataset)[fact.pair_id].label(lang)
    return (ELSEWHERE if fact.county else PROVINCE)(lang)


def number_of(fact: Fact, lang: str) -> Figure | None:
    """The figure without its qualifier; None where there is none."""
    return None if fact.value is None or fact.unit is None else plain(fact.value, fact.unit, lang)


def figure_words(fact: Fact, lang: str) -> str:
    """The figure with its qualifier, else the source's own words for it, else nothing."""
    if number := number_of(fact, lang):
        return qualified(number, fact.qualifier, lang)
    return IN_WORDS(lang, printed=fact.printed) if fact.printed else ""


def date_words(fact: Fact, lang: str) -> str:
    """As exact as the source has it; 未写日期 where it gives none."""
    if fact.day:
        return say_date(fact.day, lang, fact.precision or "day")
    if fact.period:
        return say_period(fact.period, lang)
    return AT_CAPACITY(lang) if fact.value_type == "at_capacity" else NO_DAY(lang)


def place_of(fact: Fact) -> tuple[str, str]:
    """Where it stands in its source, and what is remarked there: a locator goes on after its first semicolon."""
    place, _, remark = fact.locator.partition("；")
    return place, remark


def source_words(dataset: Dataset, fact: Fact, lang: str) -> str:
    """Who printed it, when, and in which paragraph."""
    return " · ".join(filter(None, (published(dataset, fact.source_id, lang), place_of(fact)[0])))


_FACTS: dict[str, Text] = {
    "pair": terms.PAIR,
    "topic": TOPIC,
    "claim": CLAIM,
    "figure": terms.FIGURE,
    "type": terms.VALUE_TYPE_WORD,
    "date": terms.DATE,
    "printed": terms.PRINTED,
    "source": terms.FOUND_AT,
    "note": terms.NOTE,
}


def facts_table(dataset: Dataset, found: Sequence[Fact], lang: str, note: str = "") -> Table:
    """A row a fact: whose, about what, the claim in our words, its figure, value type, date and source."""
    columns = [Column(key, label(lang)) for key, label in _FACTS.items()]
    return table("facts", CLAIM(lang), columns, [_fact(dataset, fact, lang) for fact in found], note)


def _fact(dataset: Dataset, fact: Fact, lang: str) -> list[Cell]:
    said = figure_words(fact, lang)
    return [
        text(whose(dataset, fact, lang)),
        text(TOPICS[fact.topic].label(lang)),
        text(fact.claim(lang)),
        text(said) if said else NOTHING,
        text(word("value_type", fact.value_type)(lang)),
        text(date_words(fact, lang)),
        text(fact.printed) if fact.printed else NOTHING,
        text(source_words(dataset, fact, lang)),
        text(remark) if (remark := place_of(fact)[1]) else NOTHING,
    ]


COUNT = Text("条数", "Facts")


def matrix_table(dataset: Dataset, known: KnownFacts, lang: str) -> Table:
    """A row a pair, a column a topic: how many facts there are; the last row says how many pairs have none."""
    columns = [
        Column("pair", terms.PAIR(lang)),
        *(Column(topic, TOPICS[topic].label(lang), "count") for topic in ASKED),
        Column("count", COUNT(lang), "count"),
    ]
    names = pairs(dataset)
    rows: list[list[Cell]] = [
        [
            text(names[pair.pair_id].label(lang)),
            *((str(n), n) if (n := pair.by_topic.get(topic)) else NOTHING for topic in ASKED),
            (str(pair.count), pair.count) if pair.count else NOTHING,
        ]
        for pair in known.pairs
    ]
    return table("coverage", TOPIC(lang), columns, rows, NOT_ZERO(lang))


_STEPS: dict[str, Text] = {
    "pair": terms.PAIR,
    "supplier": SUPPLIER,
    "ask": ASK,
    "reason": REASON,
    "topic": TOPIC,
    "source": terms.FOUND_AT,
}


def steps_table(dataset: Dataset, steps: Sequence[Step], lang: str, note: str = "") -> Table:
    """A row a thing to ask for: of which pair, of whom, what and why, and where the fact it is about stands."""
    columns = [Column(key, label(lang)) for key, label in _STEPS.items()]
    names = pairs(dataset)
    rows = [
        [
            text(names[step.pair_id].label(lang)),
            text(step.supplier(lang)),
            text(step.ask(lang)),
            text(REASONS[step.reason](lang)),
            text(TOPICS[step.topic].label(lang)),
            text(source_words(dataset, step.fact, lang)) if step.fact else NOTHING,
        ]
        for step in steps
    ]
    return table("steps", ASK(lang), columns, rows, note)
