"""One fund warning in words: by which rule, of what of the pair, how much, and what is to be done."""

from dataclasses import replace

from analytics.lookup import project_names, tracks
from analytics.selection import PROGRAMME_START
from analytics.warnings.rounds import Course, Round, round_at
from analytics.warnings.rules import RULES, Warned
from analytics.warnings.thresholds import thresholds
from reports.story import words
from reports.story.asked import Asked
from reports.story.cells import YUAN
from style import terms
from style.numbers import figure
from style.periods import Period, parse_period, say_period


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
        said.append(
            project_names(asked.dataset, (warned.project_id,)).get(warned.project_id, warned.project_id)
        )
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
