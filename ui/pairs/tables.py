"""One pair's projects, stated figures and events as tables, each row with its source and where it stands there."""

from collections.abc import Sequence

from analytics import selection
from analytics.code_words import qualified, stated_figure
from analytics.lookup import counties, sources, tracks
from analytics.metrics import METRICS
from analytics.pairs.facts import Happening, ProjectLine, Stated
from store.codes import EVENT_KIND, STAGE, VALUE_TYPE
from store.measures import MEASURES
from style import terms
from style.numbers import NO_DATA, plain, wan_unit
from style.periods import say_date, say_period
from style.text import beside
from style.units import YUAN
from ui import words
from ui.address import href
from ui.figures.cells import money_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

SCROLLS_FROM, HEIGHT = 12, 560  # rows; pixels


def _height(rows: Sequence[object]) -> int | None:
    """A long table scrolls under its header; a short one is shown whole."""
    return HEIGHT if len(rows) > SCROLLS_FROM else None


def dated_source_cell(shown: View, source_id: str, locator: str | None) -> Cell:
    source = sources(shown.dataset)[source_id]
    day = say_date(source["date"], shown.lang) if source["date"] else terms.DATE_UNKNOWN(shown.lang)  # type: ignore[arg-type]
    return Cell(f"{source['publisher']} · {day}", sub=locator or "")


def projects_table(shown: View, pair_id: str, lines: Sequence[ProjectLine]) -> Ledger:
    """Each row opens its project in the ledger of the pair."""
    lang, unit = shown.lang, wan_unit(shown.lang)
    columns = (
        Column("name", words.PROJECT(lang)),
        Column("track", terms.TRACK(lang), wide=True),
        Column("stage", words.STAGE_WORD(lang)),
        Column(
            "planned", beside(METRICS["planned_investment"].short(lang), unit, lang), "number", sortable=True, wide=True
        ),
        Column("invested", beside(words.INVESTED(lang), unit, lang), "bar", sortable=True),
        Column("source", terms.FOUND_AT(lang), wide=True),
    )
    return Ledger(
        words.PAIR_PROJECTS(lang), columns, tuple(_project(shown, pair_id, line) for line in lines), _height(lines)
    )


def _project(shown: View, pair_id: str, line: ProjectLine) -> Row:
    lang = shown.lang
    invested = money_cell(line.invested, lang, sorts=True)
    if line.invested is not None and line.planned:
        invested = Cell(invested.text, bar=min(1.0, float(line.invested / line.planned)), sort=invested.sort)
    about = " · ".join(part for part in (line.industry, line.enterprise) if part)
    cells = {
        "name": Cell(line.name, sub=about),
        "track": Cell(
            tracks(shown.dataset)[line.track_id](lang) if line.track_id else NO_DATA(lang), muted=not line.track_id
        ),
        "stage": Cell(STAGE[line.stage].label(lang) if line.stage else words.STAGE_UNKNOWN(lang), muted=not line.stage),
        "planned": money_cell(line.planned, lang, sorts=True),
        "invested": invested,
        "source": dated_source_cell(shown, line.source_id, line.locator),
    }
    opened = href("projects", shown.address.to(pairs=(pair_id,), pair=None, project=line.project_id))
    return Row(line.project_id, cells, opened)


def stated_table(shown: View, found: Sequence[Stated]) -> Ledger:
    lang = shown.lang
    columns = (
        Column("subject", terms.SUBJECT(lang)),
        Column("measure", terms.MEASURE(lang)),
        Column("value", terms.VALUE(lang), "number"),
        Column("type", terms.VALUE_TYPE_WORD(lang)),
        Column("period", terms.PERIOD(lang), wide=True),
        Column("printed", words.PRINTED(lang), wide=True),
        Column("source", terms.FOUND_AT(lang), wide=True),
    )
    return Ledger(
        terms.STATED_FIGURES(lang), columns, tuple(_stated(shown, s, n) for n, s in enumerate(found)), _height(found)
    )


def _subject(shown: View, said: Stated) -> str:
    if said.subject_type == "county":
        return counties(shown.dataset)[said.subject_id].name(shown.lang)
    return said.subject if said.subject_type == "project" else terms.PAIR(shown.lang)


def _stated(shown: View, said: Stated, number: int) -> Row:
    lang, measure = shown.lang, MEASURES[said.metric_id]
    cells = {
        "subject": Cell(_subject(shown, said)),
        "measure": Cell(measure.label(lang), sub=measure.meaning(lang) if said.subject_type != "project" else ""),
        "value": Cell(
            stated_figure(said, lang), sub=said.printed or "" if said.value is None else "", muted=said.value is None
        ),
        "type": Cell(VALUE_TYPE[said.value_type].label(lang)),
        "period": Cell(
            say_period(said.period, lang) if said.period else selection.AT_CAPACITY(lang),
            sub=f"{words.DATA_AS_OF(lang)} {say_date(said.as_of, lang)}",
        ),
        "printed": Cell(said.printed or "—", muted=not said.printed),
        "source": dated_source_cell(shown, said.source_id, said.locator),
    }
    return Row(f"stated-{number}", cells)


def events_table(shown: View, found: Sequence[Happening], caption: str) -> Ledger:
    lang = shown.lang
    columns = (
        Column("date", terms.DATE(lang)),
        Column("event", terms.EVENT(lang)),
        Column("kind", terms.KIND(lang), wide=True),
        Column("track", terms.TRACK(lang), wide=True),
        Column("type", terms.VALUE_TYPE_WORD(lang)),
        Column("printed", words.PRINTED(lang), wide=True),
        Column("source", terms.FOUND_AT(lang), wide=True),
    )
    return Ledger(caption, columns, tuple(_event(shown, e, n) for n, e in enumerate(found)), _height(found))


def _event(shown: View, event: Happening, number: int) -> Row:
    lang = shown.lang
    day = say_date(event.day, lang, event.precision or "day") if event.day else terms.DATE_UNKNOWN(lang)
    amount = ""
    if event.amount is not None:
        amount = qualified(plain(event.amount, YUAN, lang), event.qualifier, lang)
    cells = {
        "date": Cell(day, muted=event.day is None),
        "event": Cell(event.title if lang == "zh" else event.title_en or event.title, sub=amount),
        "kind": Cell(EVENT_KIND[event.kind].label(lang)),
        "track": Cell(tracks(shown.dataset)[event.track_id](lang) if event.track_id else "—", muted=not event.track_id),
        "type": Cell(VALUE_TYPE[event.value_type].label(lang)),
        "printed": Cell(event.printed or "—", muted=not event.printed),
        "source": dated_source_cell(shown, event.source_id, event.locator),
    }
    return Row(f"event-{number}", cells)
