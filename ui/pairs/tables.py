"""One pair's projects, stated figures and events as tables, each row with its source and where it stands there."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.lookup import tracks
from analytics.metrics import METRICS
from analytics.pairs import wording
from analytics.pairs.facts import Happening, ProjectLine, Stated
from analytics.pairs.wording import event_amount, event_title, published, stated_figure
from store.codes import STAGE
from store.measures import MEASURES
from style import terms
from style.numbers import NO_DATA, wan_unit
from style.periods import say_date
from style.text import beside
from ui import words
from ui.address import href
from ui.figures.cells import cells_of, columns_of, money_cell, returned_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

SCROLLS_FROM, HEIGHT = 12, 560  # rows; pixels


def _height(rows: Sequence[object]) -> int | None:
    """A long table scrolls under its header; a short one is shown whole."""
    return HEIGHT if len(rows) > SCROLLS_FROM else None


def dated_source_cell(shown: View, source_id: str, locator: str | None) -> Cell:
    """Who published it and when, and below where it stands there."""
    return Cell(published(shown.dataset, source_id, shown.lang), sub=locator or "")


def projects_table(shown: View, pair_id: str | None, lines: Sequence[ProjectLine]) -> Ledger:
    """Each row opens its project in the ledger of the pair, or with None in that of the view."""
    lang, unit = shown.lang, wan_unit(shown.lang)
    columns = (
        Column("name", words.PROJECT(lang)),
        Column("track", terms.TRACK(lang), wide=True),
        Column("stage", terms.STAGE(lang)),
        Column(
            "planned", beside(METRICS["planned_investment"].short(lang), unit, lang), "number", sortable=True, wide=True
        ),
        Column("invested", beside(terms.INVESTED(lang), unit, lang), "bar", sortable=True),
        Column("source", terms.FOUND_AT(lang), wide=True),
    )
    return Ledger(
        words.PAIR_PROJECTS(lang), columns, tuple(_project(shown, pair_id, line) for line in lines), _height(lines)
    )


def _project(shown: View, pair_id: str | None, line: ProjectLine) -> Row:
    lang = shown.lang
    invested = returned_cell("invested", line.invested, line.stage, line.invested_due, lang, sorts=True)
    if line.invested is not None and line.planned:
        invested = Cell(invested.text, bar=min(1.0, float(line.invested / line.planned)), sort=invested.sort)
    about = " · ".join(part for part in (line.industry, line.enterprise) if part)
    cells = {
        "name": Cell(line.name, sub=about),
        "track": Cell(
            tracks(shown.dataset)[line.track_id](lang) if line.track_id else NO_DATA(lang), muted=not line.track_id
        ),
        "stage": Cell(STAGE[line.stage].label(lang) if line.stage else terms.STAGE_UNKNOWN(lang), muted=not line.stage),
        "planned": money_cell(line.planned, lang, sorts=True),
        "invested": invested,
        "source": dated_source_cell(shown, line.source_id, line.locator),
    }
    of = {"pairs": (pair_id,)} if pair_id else {}
    opened = href("projects", shown.address.to(**of, pair=None, project=line.project_id))
    return Row(line.project_id, cells, opened)


def stated_table(shown: View, found: Sequence[Stated]) -> Ledger:
    """With what each measure means, the source's words where it gives no figure, and when it was known."""
    told = wording.stated_table(shown.dataset, found, shown.lang)
    columns = columns_of(told, wide=("period", "printed", "source"), kinds={"value": "number"})
    rows = tuple(_stated(shown, said, n, cells_of(told, n)) for n, said in enumerate(found))
    return Ledger(told.caption, columns, rows, _height(found))


def _stated(shown: View, said: Stated, number: int, cells: dict[str, Cell]) -> Row:
    lang = shown.lang
    if said.subject_type != "project":
        cells["measure"] = replace(cells["measure"], sub=MEASURES[said.metric_id].meaning(lang))
    if said.value is None:
        cells["value"] = Cell(stated_figure(said, lang), sub=said.printed or "", muted=True)
    cells["period"] = replace(cells["period"], sub=f"{words.DATA_AS_OF(lang)} {say_date(said.as_of, lang)}")
    cells["printed"] = replace(cells["printed"], muted=not said.printed)
    cells["source"] = dated_source_cell(shown, said.source_id, said.locator)
    return Row(f"stated-{number}", cells)


def events_table(shown: View, found: Sequence[Happening], caption: str) -> Ledger:
    """With the money of each below its title."""
    told = wording.events_table(shown.dataset, found, shown.lang, caption)
    columns = columns_of(told, wide=("kind", "track", "printed", "source"))
    rows = tuple(_event(shown, event, n, cells_of(told, n)) for n, event in enumerate(found))
    return Ledger(told.caption, columns, rows, _height(found))


def _event(shown: View, event: Happening, number: int, cells: dict[str, Cell]) -> Row:
    lang = shown.lang
    cells["date"] = replace(cells["date"], muted=event.day is None)
    cells["event"] = Cell(event_title(event, lang), sub=event_amount(event, lang))
    cells["track"] = replace(cells["track"], muted=not event.track_id)
    cells["printed"] = replace(cells["printed"], muted=not event.printed)
    cells["source"] = dated_source_cell(shown, event.source_id, event.locator)
    return Row(f"event-{number}", cells)
