"""Warnings: how many by each rule, what changed since the quarter before, and the largest ones."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.code_words import word
from analytics.figure_words import END_OF
from analytics.selection import PROGRAMME_START
from analytics.sentences import within
from analytics.table import Table
from analytics.warnings import wording
from analytics.warnings.rounds import Round, RuleCourse, of_selected, round_at
from analytics.warnings.rules import RULES, Outcome, Warned
from analytics.warnings.thresholds import thresholds
from analytics.warnings.wording import amount_words, beyond_words, by_rule_words, changed_words, of_words
from reports.story import words
from reports.story.context import ReportContext
from reports.story.model import Section
from style import terms
from style.periods import Period, parse_period, say_period

LIMIT = 10


def warned(context: ReportContext) -> Section | str:
    """A reason where no rule can be judged."""
    lang, found = context.lang, rounds(context)
    told = [one for one in found.now.outcomes if one.is_told]
    if not told:
        reasons = dict.fromkeys(_reason(one, lang) for one in found.now.outcomes)
        return words.CANNOT_WARN(lang, reason=terms.LIST_STOP(lang).join(reasons))
    mine = of_selected(found.now.warnings, context.selection)
    tables = [_rules_table(context, told)] + ([_largest_table(context, mine)] if mine else [])
    return Section(
        "warnings",
        "warnings",
        _title(context, found, mine, len(told)),
        tuple(_blind(found, lang)),
        tables=tuple(tables),
        source=_source(context),
    )


def _reason(outcome: Outcome, lang: str) -> str:
    return outcome.refused(lang) if outcome.refused else words.INCOMPLETE(lang)


def _blind(found: RuleCourse, lang: str) -> list[str]:
    """The rules that cannot be judged, those of one reason together."""
    by_reason: dict[str, list[str]] = {}
    for one in found.now.outcomes:
        if not one.is_told:
            by_reason.setdefault(_reason(one, lang), []).append(RULES[one.rule].label(lang))
    return [
        words.BLIND(lang, rules=terms.JOINT(lang).join(rules), reason=reason) for reason, rules in by_reason.items()
    ]


def _title(context: ReportContext, found: RuleCourse, mine: Sequence[Warned], told: int) -> str:
    lang, quarter = context.lang, say_period(context.selection.as_of, context.lang)
    rest = beyond_words(found.now.outcomes, lang)
    if not mine:
        return words.NOT_WARNED(lang, quarter=quarter, told=told, rest=rest)
    change, concerned = changed_words(found, context.selection, lang), len({one.pair_id for one in mine})
    rules = by_rule_words(mine, lang)
    return words.WARNED(lang, quarter=quarter, count=len(mine), pairs=concerned, change=change, rules=rules, rest=rest)


def _rules_table(context: ReportContext, told: Sequence[Outcome]) -> Table:
    lang = context.lang
    return wording.rules_table(
        told, context.selection, thresholds().values, lang, words.BY_RULE(lang), words.RULES_NOTE(lang)
    )


def _largest_table(context: ReportContext, mine: Sequence[Warned]) -> Table:
    """What is of the pair itself is of the quarter."""
    lang = context.lang
    note = words.LISTED_WARNINGS(lang, limit=LIMIT, count=len(mine)) if len(mine) > LIMIT else ""
    made = wording.warnings_table(context.dataset, mine[:LIMIT], lang, words.LARGEST_ONES(lang), note)
    at, quarter = [one.id for one in made.columns].index("of"), say_period(context.selection.as_of, lang)
    return replace(made, printed=tuple((*row[:at], row[at] or quarter, *row[at + 1 :]) for row in made.printed))


def _source(context: ReportContext) -> str:
    lang = context.lang
    said = words.SOURCE_LINE(
        lang,
        period=END_OF(lang, quarter=say_period(context.selection.as_of, lang)),
        unit=words.WARNING_UNITS(lang),
        basis=word("value_type", "actual")(lang),
    )
    return terms.LIST_STOP(lang).join(filter(None, (said, context.dataset_line)))


def rounds(context: ReportContext) -> RuleCourse:
    """The rules at the as-of quarter and at the one before it, of every pair; none before the programme began."""
    last, start = context.selection.quarter.last, parse_period(PROGRAMME_START).last
    told = [last, last - 1] if last > start else [last]
    return RuleCourse(tuple(_round(context, str(Period(at, at))) for at in told))


def _round(context: ReportContext, as_of: str) -> Round:
    every = replace(context.selection, as_of=as_of, pairs=(), span="programme")
    return round_at(context.dataset, every, thresholds().values)


def of_pair(context: ReportContext, pair_id: str) -> tuple[Warned, ...]:
    """At the as-of quarter, the largest amount first."""
    found = _round(context, context.selection.as_of).warnings
    return tuple(warned for warned in found if warned.pair_id == pair_id)


def asks(context: ReportContext, warned: Warned) -> str:
    """The warning as a matter to settle."""
    lang, rule = context.lang, RULES[warned.rule]
    told = {
        "rule": rule.label(lang),
        "of": of_words(context.dataset, warned, lang) or say_period(context.selection.as_of, lang),
        "asks": rule.asks(lang),
    }
    if warned.amount is None:
        return words.ASKS_ONLY(lang, **told)
    return words.ASKS(lang, **told, amount_is=within(rule.amount(lang)), amount=amount_words(warned, lang))
