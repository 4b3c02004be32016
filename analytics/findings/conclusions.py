"""The conclusions of a view: what is wrong first, then what stands; each a sentence with its numbers, in both languages."""

from collections.abc import Iterator
from dataclasses import replace

from analytics.findings.silence import envelope, expected, silence
from analytics.findings.state import investment, output, projects
from analytics.findings.told import Finding
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.facts import is_partial
from analytics.known_facts.wording import lead_words
from analytics.lagging.decisions import Decision, decisions
from analytics.lagging.matters import Matter, matters
from analytics.lagging.scope import asked_of_money
from analytics.lagging.shortfall import MONEY, TARGET, Shortfalls, shortfalls
from analytics.lagging.verdict import verdict
from analytics.linked_text import linked
from analytics.selection import Selection
from analytics.sentences import quarter
from analytics.standings.pace import Progresses, progresses
from analytics.warnings.rounds import round_at
from analytics.warnings.thresholds import thresholds
from analytics.warnings.wording import beyond_words, by_rule_words
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import LANGUAGES, Text


def findings(dataset: Dataset, selection: Selection) -> tuple[Finding, ...]:
    """Up to six findings, what is wrong first; only what the dataset can carry and the selection allows. Warnings are asked
    anew each time: their thresholds may change while the dataset does not. A partial dataset is told of by how much of it is
    known."""
    if is_partial(dataset):
        return _in_part(dataset, selection)
    return (*_verdict(dataset, selection), *_of_metrics(dataset, selection), *_warnings(dataset, selection))


def today(dataset: Dataset, selection: Selection) -> tuple[Matter, ...]:
    """今天要看的三件事, of a dataset that is complete and of what has happened."""
    if selection.value_type != "actual" or not dataset.is_complete("fund_flows"):
        return ()
    return matters(dataset, lagging(dataset, selection), _aimed(dataset, selection))


def decided(dataset: Dataset, selection: Selection) -> tuple[Decision, ...]:
    """提请决定 of the same datasets; asked anew each time, as warnings are."""
    found = (
        lagging(dataset, selection) if selection.value_type == "actual" and dataset.is_complete("fund_flows") else None
    )
    if found is None or found.asked.selection is None:
        return ()
    values = thresholds().values
    every = replace(found.asked.selection, pairs=(), span="programme")
    return decisions(dataset, found, round_at(dataset, every, values).outcome("unreported").warnings, values)


def _verdict(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    if selection.value_type != "actual" or not dataset.is_complete("fund_flows"):
        return
    text = verdict(dataset, lagging(dataset, selection), _aimed(dataset, selection))
    if text:
        ids = tuple(dict.fromkeys(piece.pair_id for piece in text.zh_pieces if piece.pair_id))
        yield Finding(text, MONEY, ids, "lagging")


def lagging(dataset: Dataset, selection: Selection) -> Shortfalls:
    """Who lags by how much, under the thresholds that hold now."""
    return shortfalls(dataset, selection, thresholds().values)


def _aimed(dataset: Dataset, selection: Selection) -> Progresses:
    asked = asked_of_money(dataset, selection).selection or selection
    return progresses(dataset, TARGET, replace(asked, tracks=()))


@remembered
def _in_part(dataset: Dataset, selection: Selection) -> tuple[Finding, ...]:
    known = known_facts(dataset, selection)
    said = Text(*(lead_words(dataset, known, selection, lang) for lang in LANGUAGES), is_data=True)
    stated = expected(dataset, selection) if selection.value_type != "actual" else envelope(dataset, selection)
    untold = tuple(pair.pair_id for pair in known.untold)
    return (Finding(linked(Text("{said}", "{said}"), said=said), None, untold), *stated)


def _warnings(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    """How many, of how many pairs, by rule: amounts of several rules are never added; and which rules could not look."""
    told = round_at(dataset, replace(selection, span="programme"), thresholds().values)
    rest = {lang: beyond_words(told.outcomes, lang) for lang in LANGUAGES}
    if not told.warnings and not rest["zh"]:
        return
    about = {"quarter": quarter(selection), "rest": rest}
    if not told.warnings:
        yield Finding(linked(_NO_WARNING, **about), None, page="warnings")
        return
    rules = {lang: by_rule_words(told.warnings, lang) for lang in LANGUAGES}
    text = linked(
        _WARNINGS, **about, rules=rules, count=len(told.warnings), pairs=len({w.pair_id for w in told.warnings})
    )
    yield Finding(text, None, page="warnings")


_WARNINGS = Text(
    "截至{quarter}末，{pairs} 对结对触发 {count} 条预警：{rules}{rest}。",
    "At the end of {quarter}, {count} warnings concerned {pairs} pairs: {rules}{rest}.",
)
_NO_WARNING = Text("截至{quarter}末没有预警{rest}。", "No warning at the end of {quarter}{rest}.")


@remembered
def _of_metrics(dataset: Dataset, selection: Selection) -> tuple[Finding, ...]:
    if selection.value_type != "actual":
        return (*expected(dataset, selection), *silence(dataset, selection))
    found = [
        *investment(dataset, selection),
        *output(dataset, selection),
        *projects(dataset, selection),
        *envelope(dataset, selection),
        *silence(dataset, selection),
    ]
    return tuple(found[:4])
