"""What sources state of one pair beyond sums: figures with their qualifiers and events, each with where it stands."""

from collections.abc import Sequence
from datetime import date

from analytics.code_words import measure, qualified, stated_figure, word
from analytics.lookup import counties, sources
from analytics.pairs.facts import Happening, Stated
from analytics.selection import AT_CAPACITY
from analytics.table import Cell, Column, Table, table, text
from reports.story import words
from reports.story.asked import Asked
from style import terms
from style.numbers import plain
from style.periods import say_date, say_period
from style.units import YUAN

LIMIT = 12  # rows of a table


def stated_table(asked: Asked, found: Sequence[Stated]) -> Table | None:
    lang = asked.lang
    if not found:
        return None
    columns = tuple(
        Column(key, label(lang))
        for key, label in (
            ("subject", terms.SUBJECT),
            ("measure", terms.MEASURE),
            ("value", terms.VALUE),
            ("type", terms.VALUE_TYPE_WORD),
            ("period", terms.PERIOD),
            ("source", terms.FOUND_AT),
        )
    )
    rows = [_stated(asked, said) for said in found[:LIMIT]]
    return table("stated", terms.STATED_FIGURES(lang), columns, rows, limited(len(found), lang))


def events_table(asked: Asked, found: Sequence[Happening]) -> Table | None:
    lang = asked.lang
    if not found:
        return None
    columns = tuple(
        Column(key, label(lang))
        for key, label in (
            ("date", terms.DATE),
            ("event", terms.EVENT),
            ("kind", terms.KIND),
            ("type", terms.VALUE_TYPE_WORD),
            ("source", terms.FOUND_AT),
        )
    )
    rows = [_event(asked, event) for event in found[:LIMIT]]
    return table("events", terms.EVENTS(lang), columns, rows, limited(len(found), lang))


def limited(count: int, lang: str) -> str:
    return words.LISTED(lang, limit=LIMIT, count=count) if count > LIMIT else ""


def subject(asked: Asked, said: Stated) -> str:
    if said.subject_type == "county":
        return counties(asked.dataset)[said.subject_id].name(asked.lang)
    return said.subject if said.subject_type == "project" else terms.PAIR(asked.lang)


def value_words(said: Stated, lang: str) -> str:
    """The figure; where there is none, the source's own words."""
    return stated_figure(said, lang) if said.value is not None or not said.printed else said.printed


def day_words(day: date | None, precision: str | None, lang: str) -> str:
    return say_date(day, lang, precision or "day") if day else terms.DATE_UNKNOWN(lang)


def title_words(event: Happening, lang: str) -> str:
    title = event.title if lang == "zh" else event.title_en or event.title
    if event.amount is None:
        return title
    return f"{title} · {qualified(plain(event.amount, YUAN, lang), event.qualifier, lang)}"


def _stated(asked: Asked, said: Stated) -> list[Cell]:
    lang = asked.lang
    when = say_period(said.period, lang) if said.period else AT_CAPACITY(lang)
    cells = (
        subject(asked, said),
        measure(said.metric_id)(lang),
        value_words(said, lang),
        word("value_type", said.value_type)(lang),
        when,
        _found_at(asked, said.source_id, said.locator),
    )
    return [text(one) for one in cells]


def _event(asked: Asked, event: Happening) -> list[Cell]:
    lang = asked.lang
    cells = (
        day_words(event.day, event.precision, lang),
        title_words(event, lang),
        word("event_kind", event.kind)(lang),
        word("value_type", event.value_type)(lang),
        _found_at(asked, event.source_id, event.locator),
    )
    return [text(one) for one in cells]


def _found_at(asked: Asked, source_id: str, locator: str | None) -> str:
    source = sources(asked.dataset)[source_id]
    said = [str(source["publisher"]), day_words(source["date"], None, asked.lang), locator]  # type: ignore[arg-type]
    return " · ".join(filter(None, said))
