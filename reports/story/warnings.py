"""Fund warnings: how many by each rule, what changed since the quarter before, and the largest ones."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.code_words import word
from analytics.figure_words import END_OF
from analytics.lookup import pairs, project_names, tracks
from analytics.selection import PROGRAMME_START
from analytics.table import Cell, Column, Table, cell, column, table, text
from analytics.warnings.rounds import Course, Round, round_at
from analytics.warnings.rules import RULES, Outcome, Warned
from analytics.warnings.thresholds import thresholds
from reports.story import words
from reports.story.asked import Asked
from reports.story.model import Section
from style import terms
from style.numbers import figure
from style.periods import Period, parse_period, say_period
from style.units import YUAN

LIMIT = 10


def warned(asked: Asked) -> Section | str:
    """A reason where no rule can be judged."""
    lang, found = asked.lang, rounds(asked)
    told = [one for one in found.now.outcomes if one.is_told]
    if not told:
        reasons = dict.fromkeys(_reason(one, lang) for one in found.now.outcomes)
        return words.CANNOT_WARN(lang, reason=terms.LIST_STOP(lang).join(reasons))
    mine = _of_listed(asked, found.now.warnings)
    tables = [_rules_table(asked, told, mine)] + ([_largest_table(asked, mine)] if mine else [])
    return Section(
        "warnings",
        "warnings",
        _title(asked, found, mine, len(told)),
        tuple(_blind(found, lang)),
        tables=tuple(tables),
        source=_source(asked),
    )


def _of_listed(asked: Asked, warnings: Sequence[Warned]) -> list[Warned]:
    """Those of the pairs selected."""
    wanted = set(asked.selection.pairs)
    return [one for one in warnings if not wanted or one.pair_id in wanted]


def _reason(outcome: Outcome, lang: str) -> str:
    return outcome.refused(lang) if outcome.refused else words.INCOMPLETE(lang)


def _blind(found: Course, lang: str) -> list[str]:
    """The rules that cannot be judged, those of one reason together."""
    by_reason: dict[str, list[str]] = {}
    for one in found.now.outcomes:
        if not one.is_told:
            by_reason.setdefault(_reason(one, lang), []).append(RULES[one.rule].label(lang))
    return [
        words.BLIND(lang, rules=terms.JOINT(lang).join(rules), reason=reason) for reason, rules in by_reason.items()
    ]


def _title(asked: Asked, found: Course, mine: list[Warned], told: int) -> str:
    lang, quarter = asked.lang, say_period(asked.selection.as_of, asked.lang)
    if not mine:
        return words.NOT_WARNED(lang, quarter=quarter, told=told)
    change, largest, first = "", "", mine[0]
    if found.before is not None and any(one.is_told for one in found.before.outcomes):
        change = terms.WARNINGS_CHANGED(lang, new=sum(map(found.is_new, mine)), gone=len(_of_listed(asked, found.gone)))
    if first.amount is not None:
        rule = RULES[first.rule].label(lang)
        largest = words.LARGEST(
            lang, pair=pairs(asked.dataset)[first.pair_id].label(lang), rule=rule, amount=amount_words(first, lang)
        )
    concerned = len({one.pair_id for one in mine})
    return words.WARNED(lang, quarter=quarter, count=len(mine), pairs=concerned, change=change, largest=largest)


def _rules_table(asked: Asked, told: Sequence[Outcome], mine: Sequence[Warned]) -> Table:
    """Within one rule no money is counted twice, so its amounts add up."""
    lang, values = asked.lang, thresholds().values
    columns = (
        Column("rule", terms.RULE(lang)),
        Column("count", terms.WARNING_COUNT(lang), "count"),
        Column("warned", words.PAIRS(lang), "count"),
        column("amount", terms.AMOUNT(lang), YUAN, lang),
        Column("amount_is", terms.AMOUNT_IS(lang)),
        Column("threshold", terms.THRESHOLD(lang)),
    )
    rows: list[list[Cell]] = []
    for outcome in told:
        rule, ones = RULES[outcome.rule], [one for one in mine if one.rule == outcome.rule]
        amounts = [one.amount for one in ones if one.amount is not None]
        concerned = len({one.pair_id for one in ones})
        rows.append(
            [
                text(rule.label(lang)),
                (f"{len(ones):,}", len(ones)),
                (f"{concerned:,}", concerned),
                cell(sum(amounts), YUAN, lang) if amounts else text(words.NONE(lang)),
                text(rule.amount(lang) if amounts else words.NONE(lang)),
                text(rule.limit(values)(lang)),
            ]
        )
    return table("rules", words.BY_RULE(lang), columns, rows, words.RULES_NOTE(lang))


def _largest_table(asked: Asked, mine: Sequence[Warned]) -> Table:
    lang = asked.lang
    columns = (
        Column("pair", terms.PAIR(lang)),
        Column("rule", terms.RULE(lang)),
        Column("of", words.WHAT(lang)),
        column("amount", terms.AMOUNT(lang), YUAN, lang, scale="wan"),
        Column("asks", terms.ASKS(lang)),
    )
    rows = []
    for one in mine[:LIMIT]:
        rule, amount = RULES[one.rule], cell(one.amount, YUAN, lang, scale="wan")
        rows.append(
            [
                text(pairs(asked.dataset)[one.pair_id].label(lang)),
                text(rule.label(lang)),
                text(of_words(asked, one)),
                amount if one.amount is not None else text(words.NONE(lang)),
                text(rule.asks(lang)),
            ]
        )
    note = words.LISTED_WARNINGS(lang, limit=LIMIT, count=len(mine)) if len(mine) > LIMIT else ""
    return table("warnings", words.LARGEST_ONES(lang), columns, rows, note)


def _source(asked: Asked) -> str:
    lang = asked.lang
    said = words.SOURCE_LINE(
        lang,
        period=END_OF(lang, quarter=say_period(asked.selection.as_of, lang)),
        unit=words.WARNING_UNITS(lang),
        basis=word("value_type", "actual")(lang),
    )
    return terms.LIST_STOP(lang).join(filter(None, (said, asked.dataset_line)))


def rounds(asked: Asked) -> Course:
    """The rules at the as-of quarter and at the one before it, of every pair; none before the programme began."""
    last, start = asked.selection.quarter.last, parse_period(PROGRAMME_START).last
    told = [last, last - 1] if last > start else [last]
    return Course(tuple(_round(asked, str(Period(at, at))) for at in told))


def _round(asked: Asked, as_of: str) -> Round:
    every = replace(asked.selection, as_of=as_of, pairs=(), span="programme")
    return round_at(asked.dataset, every, thresholds().values)


def of_pair(asked: Asked, pair_id: str) -> tuple[Warned, ...]:
    """At the as-of quarter, the largest amount first."""
    found = _round(asked, asked.selection.as_of).warnings
    return tuple(warned for warned in found if warned.pair_id == pair_id)


def of_words(asked: Asked, warned: Warned) -> str:
    """2024年度 · 产业有序转移, the project's name, or the quarter where it is of the pair as it stands then."""
    lang, said = asked.lang, []
    if warned.project_id:
        said.append(project_names(asked.dataset, (warned.project_id,)).get(warned.project_id, warned.project_id))
    if warned.year:
        said.append(terms.FUND_OF_YEAR(lang, year=warned.year))
    if RULES[warned.rule].level == "pair_year_track":
        said.append((tracks(asked.dataset)[warned.track_id] if warned.track_id else terms.OF_NO_TRACK)(lang))
    return " · ".join(said) or say_period(asked.selection.as_of, lang)


def amount_words(warned: Warned, lang: str) -> str:
    """In 万元, the unit of every single warning."""
    return str(figure(warned.amount, YUAN, lang, scale="wan"))


def asks(asked: Asked, warned: Warned) -> str:
    """The warning as a matter to settle."""
    lang, rule = asked.lang, RULES[warned.rule]
    told = {"rule": rule.label(lang), "of": of_words(asked, warned), "asks": rule.asks(lang)}
    if warned.amount is None:
        return words.ASKS_ONLY(lang, **told)
    return words.ASKS(lang, **told, amount_is=_small(rule.amount(lang)), amount=amount_words(warned, lang))


def _small(label: str) -> str:
    """A label within a sentence."""
    return label[:1].lower() + label[1:]
