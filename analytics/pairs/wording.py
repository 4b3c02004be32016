"""What sources state of a pair in words and tables, for page and file alike: figures with their qualifiers, and events."""

from collections.abc import Sequence
from datetime import date

from analytics.code_words import measure, qualified, word
from analytics.lookup import counties, sources, tracks
from analytics.pairs.facts import Happening, Stated
from analytics.selection import AT_CAPACITY
from analytics.table import NOTHING, Cell, Column, Table, table, text
from store.datasets import Dataset
from store.measures import MEASURES
from style import terms
from style.numbers import plain
from style.periods import say_date, say_period
from style.text import Text
from style.units import YUAN

_STATED: dict[str, Text] = {
    "subject": terms.SUBJECT,
    "measure": terms.MEASURE,
    "value": terms.VALUE,
    "type": terms.VALUE_TYPE_WORD,
    "period": terms.PERIOD,
    "printed": terms.PRINTED,
    "source": terms.FOUND_AT,
}
_EVENTS: dict[str, Text] = {
    "date": terms.DATE,
    "event": terms.EVENT,
    "kind": terms.KIND,
    "track": terms.TRACK,
    "type": terms.VALUE_TYPE_WORD,
    "printed": terms.PRINTED,
    "source": terms.FOUND_AT,
}


def stated_figure(said: Stated, lang: str) -> str:
    """A figure as its source states it, with its qualifier; where it gives none, that it says so in words."""
    if said.value is None:
        return word("status", said.status)(lang)
    return qualified(plain(said.value, MEASURES[said.metric_id].unit, lang), said.qualifier, lang)


def value_words(said: Stated, lang: str) -> str:
    """The figure; where there is none, the source's own words."""
    return stated_figure(said, lang) if said.value is not None or not said.printed else said.printed


def subject_name(dataset: Dataset, said: Stated, lang: str) -> str:
    """Whose figure it is: the county's or the project's name, or that it is the pair's."""
    if said.subject_type == "county":
        return counties(dataset)[said.subject_id].name(lang)
    return said.subject if said.subject_type == "project" else terms.PAIR(lang)


def period_words(said: Stated, lang: str) -> str:
    return say_period(said.period, lang) if said.period else AT_CAPACITY(lang)


def day_words(day: date | None, precision: str | None, lang: str) -> str:
    """As exact as it is known; 日期未载 where it is not."""
    return say_date(day, lang, precision or "day") if day else terms.DATE_UNKNOWN(lang)


def event_title(event: Happening, lang: str) -> str:
    return event.title if lang == "zh" else event.title_en or event.title


def event_amount(event: Happening, lang: str) -> str:
    """The money it is about, where its source says any."""
    return "" if event.amount is None else qualified(plain(event.amount, YUAN, lang), event.qualifier, lang)


def title_words(event: Happening, lang: str) -> str:
    """Its title and its money in a line."""
    return " · ".join(filter(None, (event_title(event, lang), event_amount(event, lang))))


def published(dataset: Dataset, source_id: str, lang: str) -> str:
    """Who published it and on which day."""
    source = sources(dataset)[source_id]
    return f"{source['publisher']} · {day_words(source['date'], None, lang)}"  # type: ignore[arg-type]


def found_at(dataset: Dataset, source_id: str, locator: str | None, lang: str) -> str:
    """The same, and where it stands there."""
    return " · ".join(filter(None, (published(dataset, source_id, lang), locator)))


def stated_table(dataset: Dataset, found: Sequence[Stated], lang: str, note: str = "") -> Table:
    """A row a figure: of what, which measure, its value, kind and period, the source's own words, and where it stands."""
    columns = [Column(key, label(lang)) for key, label in _STATED.items()]
    rows = [_stated(dataset, said, lang) for said in found]
    return table("stated", terms.STATED_FIGURES(lang), columns, rows, note)


def _stated(dataset: Dataset, said: Stated, lang: str) -> list[Cell]:
    return [
        text(subject_name(dataset, said, lang)),
        text(measure(said.metric_id)(lang)),
        text(value_words(said, lang)),
        text(word("value_type", said.value_type)(lang)),
        text(period_words(said, lang)),
        text(said.printed) if said.printed else NOTHING,
        text(found_at(dataset, said.source_id, said.locator, lang)),
    ]


def events_table(dataset: Dataset, found: Sequence[Happening], lang: str, caption: str, note: str = "") -> Table:
    """A row an event: its day, title, kind, track and value type, the source's own words, and where it stands."""
    columns = [Column(key, label(lang)) for key, label in _EVENTS.items()]
    return table("events", caption, columns, [_event(dataset, event, lang) for event in found], note)


def _event(dataset: Dataset, event: Happening, lang: str) -> list[Cell]:
    return [
        text(day_words(event.day, event.precision, lang)),
        text(title_words(event, lang)),
        text(word("event_kind", event.kind)(lang)),
        text(tracks(dataset)[event.track_id](lang)) if event.track_id else NOTHING,
        text(word("value_type", event.value_type)(lang)),
        text(event.printed) if event.printed else NOTHING,
        text(found_at(dataset, event.source_id, event.locator, lang)),
    ]
