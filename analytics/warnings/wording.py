"""Warnings in words and tables, for page and file alike: what each is of, what changed, how many by rule, and the list."""

from collections import Counter
from collections.abc import Sequence

from analytics.lookup import event_names, pairs, project_names, tracks
from analytics.selection import Selection
from analytics.table import NOTHING, Cell, Column, Table, cell, column, table, text
from analytics.warnings.rounds import RuleCourse, of_selected
from analytics.warnings.rules import RULES, WHOLE_PAIRS, Outcome, Warned
from analytics.warnings.thresholds import Thresholds
from store.datasets import Dataset
from store.measures import MEASURES
from style import terms
from style.numbers import NO_DATA, wan
from style.periods import say_period
from style.text import Text
from style.units import YUAN


def of_words(dataset: Dataset, warned: Warned, lang: str) -> str:
    """What of the pair it is about: 2024年度 · 产业有序转移, the project's name, what was expected; nothing where it is the pair
    itself."""
    said = []
    if warned.event_id:
        said.append(event_names(dataset, (warned.event_id,))[warned.event_id](lang))
    if warned.project_id:
        said.append(project_names(dataset, (warned.project_id,)).get(warned.project_id, warned.project_id))
    if warned.measure_id:
        said.append(f"{MEASURES[warned.measure_id].label(lang)} {say_period(str(warned.expected), lang)}")
    if warned.year:
        said.append(terms.OF_WARNED_YEAR(lang, year=warned.year))
    if RULES[warned.rule].level == "pair_year_track":
        said.append((tracks(dataset)[warned.track_id] if warned.track_id else terms.OF_NO_TRACK)(lang))
    return " · ".join(said)


def amount_words(warned: Warned, lang: str) -> str:
    """In 万元, the unit of every single warning."""
    return str(wan(warned.amount, lang))


def changed_words(found: RuleCourse, selection: Selection, lang: str) -> str:
    """，较上季新增 2 条、消除 1 条, of the selected pairs; nothing where no rule could be judged a quarter before."""
    if found.before is None or not any(one.is_told for one in found.before.outcomes):
        return ""
    new = sum(map(found.is_new, of_selected(found.now.warnings, selection)))
    return terms.WARNINGS_CHANGED(lang, new=new, gone=len(of_selected(found.gone, selection)))


_UNJUDGED = Text(
    "；另有 {count} 条规则不能判断（{rules}），没有预警不等于没有问题",
    "; {count} more of the rules cannot be judged ({rules}), so no warning does not mean that all is well",
)
_BY_WHOLE_PAIRS = Text("（资金和预计{whole}）", " (money and expectations {whole})")


def beyond_words(outcomes: Sequence[Outcome], lang: str) -> str:
    """Behind every count of warnings: that pairs are judged whole where a place is selected, and how many rules could not
    look, with their names; nothing where all could."""
    said = ""
    if any(one.whole_pairs and one.is_told for one in outcomes):
        said = _BY_WHOLE_PAIRS(lang, whole=WHOLE_PAIRS(lang))
    rules = [RULES[one.rule].label(lang) for one in outcomes if not one.is_told]
    return said + (_UNJUDGED(lang, count=len(rules), rules=terms.JOINT(lang).join(rules)) if rules else "")


def by_rule_words(warnings: Sequence[Warned], lang: str) -> str:
    """签约未开工 27 条、执行滞后 10 条等: the three rules that found most. What amounts mean differs by rule, so none is called the
    largest of all."""
    found = Counter(one.rule for one in warnings)
    most = sorted(found, key=lambda rule: (-found[rule], list(RULES).index(rule)))
    said = [BY_RULE(lang, rule=RULES[rule].label(lang), count=found[rule]) for rule in most[:NAMED_RULES]]
    named = terms.JOINT(lang).join(said)
    return _AND_OTHERS(lang, rules=named) if len(most) > NAMED_RULES else named


NAMED_RULES = 3
_AND_OTHERS = Text("{rules}等", "{rules} and others")
BY_RULE = Text("{rule} {count} 条", "{rule} {count}")


def rules_table(
    outcomes: Sequence[Outcome], selection: Selection, values: Thresholds, lang: str, caption: str, note: str = ""
) -> Table:
    """Of each rule how many warnings of how many of the selected pairs, their money, and its threshold. Within one rule no
    money is counted twice, as it looks at one level: its amounts add up."""
    columns = (
        Column("rule", terms.RULE(lang)),
        Column("count", terms.WARNINGS_FOUND(lang), "count"),
        Column("warned", terms.PAIRS_CONCERNED(lang), "count"),
        column("amount", terms.AMOUNT(lang), YUAN, lang),
        Column("amount_is", terms.AMOUNT_IS(lang)),
        Column("threshold", terms.THRESHOLD(lang)),
    )
    rows = [_rule(one, of_selected(one.warnings, selection), values, lang) for one in outcomes]
    return table("rules", caption, columns, rows, note)


def _rule(outcome: Outcome, mine: Sequence[Warned], values: Thresholds, lang: str) -> list[Cell]:
    rule = RULES[outcome.rule]
    name, limit = text(rule.label(lang)), text(rule.limit(values)(lang))
    if not outcome.is_told:
        return [name, text(NO_DATA(lang)) if outcome.unknown else NOTHING, NOTHING, NOTHING, NOTHING, limit]
    amounts = [one.amount for one in mine if one.amount is not None]
    concerned = len({one.pair_id for one in mine})
    return [
        name,
        (f"{len(mine):,}", len(mine)),
        (f"{concerned:,}", concerned),
        cell(sum(amounts), YUAN, lang) if amounts else NOTHING,
        text(rule.amount(lang)) if amounts else NOTHING,
        limit,
    ]


def warnings_table(dataset: Dataset, warnings: Sequence[Warned], lang: str, caption: str, note: str = "") -> Table:
    """A row each: its pair, rule, what of the pair it is about, its amount and what to do next."""
    columns = (
        Column("pair", terms.PAIR(lang)),
        Column("rule", terms.RULE(lang)),
        Column("of", terms.OF_WARNING(lang)),
        column("amount", terms.AMOUNT(lang), YUAN, lang, scale="wan"),
        Column("asks", terms.ASKS(lang)),
    )
    return table("warnings", caption, columns, [_warned(dataset, one, lang) for one in warnings], note)


def _warned(dataset: Dataset, one: Warned, lang: str) -> list[Cell]:
    rule = RULES[one.rule]
    return [
        text(pairs(dataset)[one.pair_id].label(lang)),
        text(rule.label(lang)),
        text(of_words(dataset, one, lang)),
        cell(one.amount, YUAN, lang, scale="wan") if one.amount is not None else NOTHING,
        text(rule.asks(lang)),
    ]
