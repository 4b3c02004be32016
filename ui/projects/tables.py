"""The project ledger as it is read: its columns and cells, its subtotal, its pages, and those with something missing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from analytics.answer import Part
from analytics.figure_words import lacking
from analytics.lookup import counties, pairs, tracks
from analytics.metrics import METRICS
from analytics.projects.export import output_scope
from analytics.projects.ledger import COLUMNS, DEFAULT_SORT, PAGE, LedgerLine
from analytics.selection import Selection
from store.codes import ASSIGNED_BY, STAGE
from store.schema import TABLES
from style import terms
from style.numbers import NO_DATA, figure, wan_unit
from style.periods import Period, say_date, say_period
from style.text import Text, beside
from ui import words
from ui.address import href
from ui.figures.cells import money_cell, publisher_cell, returned_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.projects import words as project_words
from ui.view import View

FIELD = {column.name: column.label for column in TABLES["projects"].columns}
# Shown unless the reader chooses others, and what is left of them beside an open panel.
USUAL = ("pair", "track", "stage", "planned", "invested", "output", "report")
NARROW = ("stage", "planned", "invested")
CHOICES = tuple(column for column in COLUMNS if column != "name")
PHONE = ("name", "stage", "invested")
MONEY = ("planned", "invested", "output", "spent")
KINDS = dict.fromkeys(MONEY, "number") | {"stage": "stages", "progress": "bar", "invested": "bar"}
DATES = {"signed": "signed_on", "started": "started_on", "finished": "completed_on", "capacity": "at_capacity_on"}


def label(column: str, lang: str, selection: Selection) -> str:
    """A column's name with unit, and for output its span and kind."""
    plain: dict[str, Text] = {
        "name": words.PROJECT,
        "id": FIELD["project_id"],
        "pair": terms.PAIR,
        "track": terms.TRACK,
        "stage": terms.STAGE,
        "planned": METRICS["planned_investment"].label,
        "invested": terms.INVESTED,
        "progress": METRICS["investment_progress"].label,
        "report": terms.LAST_REPORT,
        "spent": terms.SPENT_SINCE_START,
        "park": FIELD["park"],
        "county": FIELD["host_adcode"],
        "source": terms.FOUND_AT,
    }
    if column == "output":
        told = METRICS["output_value"].label(lang)
        return f"{told} · {beside(output_scope(selection, lang), wan_unit(lang), lang)}"
    said = plain[column](lang) if column in plain else FIELD[DATES[column]](lang)
    if column in MONEY:
        return beside(said, wan_unit(lang), lang)
    return beside(said, "%", lang) if column == "progress" else said


def chosen(shown: View) -> tuple[str, ...]:
    """The columns shown beside the name, in their own order; fewer while a project's panel is open."""
    if shown.address.project:
        return NARROW
    return tuple(c for c in CHOICES if c in (shown.address.shown or USUAL))


def sorting(shown: View) -> str:
    return shown.address.sort or DEFAULT_SORT


def sorted_next(now: str, column: str) -> str:
    """What a press on a header asks for: figures and dates begin with the largest, text with the first; then the other
    way round."""
    text = column in ("name", "id", "pair", "track", "park", "county", "source")
    first = column if text else f"-{column}"
    other = f"-{column}" if text else column
    return other if now == first else first


def at_page(shown: View, count: int) -> int:
    """The page asked for, or the last there is."""
    return min(int(shown.address.page or 1), max(1, -(-count // PAGE)))


def project_table(shown: View, lines: Sequence[LedgerLine]) -> Ledger:
    """A page of the ledger in the server's order."""
    lang, sort = shown.lang, sorting(shown)
    columns = tuple(
        Column(c, label(c, lang, shown.selection), KINDS.get(c, "text"), wide=c not in PHONE, sortable=True)
        for c in ("name", *chosen(shown))
    )
    order = (sort.removeprefix("-"), "descending" if sort.startswith("-") else "ascending")
    rows = tuple(_row(shown, line, columns) for line in lines)
    return Ledger(words.PAIR_PROJECTS(lang), columns, rows, order=order)


def _row(shown: View, line: LedgerLine, columns: Sequence[Column]) -> Row:
    cells = {column.id: cell(shown, line, column.id) for column in columns}
    opened = href("projects", shown.address.to(project=line.project_id))
    return Row(line.project_id, cells, opened, selected=line.project_id == shown.address.project)


def cell(shown: View, line: LedgerLine, column: str) -> Cell:
    """What the ledger says of a project in one column."""
    lang = shown.lang
    if column in DATES:
        return _day(getattr(line, DATES[column]), line.precision, lang)
    if column in ("planned", "spent"):
        return money_cell(getattr(line, column), lang)
    if column == "output":
        return _output(shown, line)
    if column in ("park", "id"):
        text = line.park if column == "park" else line.project_id
        return Cell(text or NO_DATA(lang), muted=not text)
    return _SAID[column](shown, line)


def _name(shown: View, line: LedgerLine) -> Cell:
    return Cell(line.name, sub=" · ".join(part for part in (line.industry, line.enterprise) if part))


def _pair(shown: View, line: LedgerLine) -> Cell:
    return Cell(pairs(shown.dataset)[line.pair_id].label(shown.lang), sub=line.pair_id)


def _track(shown: View, line: LedgerLine) -> Cell:
    lang = shown.lang
    if not line.track_id:
        return Cell(words.TRACK_UNKNOWN(lang), muted=True)
    return Cell(tracks(shown.dataset)[line.track_id](lang), sub=assigned(line, lang))


def assigned(line: LedgerLine, lang: str) -> str:
    """Who put the project on its track."""
    if not line.assigned_by:
        return ""
    return project_words.ASSIGNED(lang, by=ASSIGNED_BY[line.assigned_by].label(lang))


def _stage(shown: View, line: LedgerLine) -> Cell:
    if not line.stage:
        return Cell(terms.STAGE_UNKNOWN(shown.lang), muted=True)
    return Cell(STAGE[line.stage].label(shown.lang), step=STAGE.rank(line.stage) + 1, steps=len(STAGE.ids))


def _invested(shown: View, line: LedgerLine) -> Cell:
    """The amount, how much of the plan it is, and how many reports it adds up where some are missing."""
    lang, metric = shown.lang, METRICS["investment_progress"]
    told = [str(figure(line.progress, metric.unit, lang, metric.decimals))] if line.progress is not None else []
    if line.invested_reported != line.invested_due:
        told.append(project_words.IN_OF_DUE(lang, reported=line.invested_reported or 0, due=line.invested_due))
    return replace(
        returned_cell("invested", line.invested, line.stage, line.invested_due, lang),
        sub=" · ".join(told),
        bar=_bar(line.progress),
    )


def _output(shown: View, line: LedgerLine) -> Cell:
    lang = shown.lang
    actual = shown.selection.value_type == "actual"  # what is expected or at capacity may be told of any project
    said = (
        returned_cell("output", line.output, line.stage, line.output_due, lang)
        if actual
        else money_cell(line.output, lang)
    )
    return replace(said, sub=_lacking(line.output_reported, line.output_due, lang))


def _progress(shown: View, line: LedgerLine) -> Cell:
    metric, value = METRICS["investment_progress"], line.progress
    said = figure(value, metric.unit, shown.lang, metric.decimals)
    return Cell(said.number, bar=_bar(value), muted=value is None)


def _bar(share: float | None) -> float | None:
    return None if share is None else min(1.0, max(0.0, share))


def _report(shown: View, line: LedgerLine) -> Cell:
    lang = shown.lang
    told = project_words.LACKING(lang, count=line.lacking) if line.lacking else ""
    if line.last_report is None:
        return Cell(project_words.NEVER_REPORTED(lang), sub=told, muted=True)
    return Cell(say_period(str(Period(line.last_report, line.last_report)), lang), sub=told)


def _county(shown: View, line: LedgerLine) -> Cell:
    if not line.host:
        return Cell(NO_DATA(shown.lang), muted=True)
    county = counties(shown.dataset)[line.host]
    return Cell(county.name(shown.lang), sub=county.city(shown.lang))


def _source(shown: View, line: LedgerLine) -> Cell:
    return publisher_cell(shown, line.source_id, line.locator)


_SAID = {
    "name": _name,
    "pair": _pair,
    "track": _track,
    "stage": _stage,
    "invested": _invested,
    "progress": _progress,
    "report": _report,
    "county": _county,
    "source": _source,
}


def _day(day: date | None, precision: str | None, lang: str) -> Cell:
    return Cell(say_date(day, lang, precision or "day") if day else "—", muted=day is None)


def _lacking(reported: int | None, due: int | None, lang: str) -> str:
    return lacking(Part((), None, reported or 0, due or 0), lang)
