"""Tables a workbook has in full where a slide shows the first rows: every line of the ladder, warnings, projects, and matrices."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from analytics.answer import Refused
from analytics.assessment.rounds import newest, scheme_of
from analytics.assessment.scored import assessment
from analytics.assessment.tables import course_table, score_table
from analytics.blanks import blank_word
from analytics.export_table import ExportTable, SheetColumn
from analytics.funds.gaps import NO_OWNER
from analytics.known_facts import wording
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.facts import is_partial
from analytics.known_facts.next_steps import next_steps
from analytics.known_facts.order import pair_by_pair
from analytics.lookup import pairs, tracks
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.table import Cell, Column, Table, cell, column, metric_cell, metric_column
from analytics.table import table as told
from analytics.tracks.matrix import Matrix, among_all, matrix
from reports.story import words as telling_words
from reports.workbook import words
from style.periods import say_period
from style.units import PERCENT, YUAN, Unit

MOST_PROJECTS = 2000  # rows of the list of projects; the projects page gives all of them
MATRICES = ("investment_completed", "fund_spent", "projects")
# Columns that only machines read: the word for it stands beside.
_CODES = {"rule_id"}
# Of each sheet: the kind of section it belongs to, and the scale its page prints money in.
SHEETS = {"ladder": ("money", "yi"), "warnings": ("warnings", "wan"), "projects": ("pair", "wan")}


def full(
    dataset: Any, selection: Selection, lang: str, sheets: Mapping[str, ExportTable], without: Collection[str] = ()
) -> tuple[Table, ...]:
    """All that has any rows, but for what belongs to a section left out. `sheets` are those of SHEETS. Of a partial dataset
    every fact, and every thing to ask for, in their stead."""
    if is_partial(dataset):
        return _facts(dataset, selection, lang)
    found = [of_sheet(name, sheets[name], lang) for name, (kind, _) in SHEETS.items() if kind not in without]
    if "tracks" not in without:
        found += [matrix_table(dataset, metric_id, selection, lang) for metric_id in MATRICES]
    if "assessment" not in without:
        found += _assessed(dataset, selection, lang)
    return tuple(table for table in found if table and table.printed)


def _assessed(dataset: Any, selection: Selection, lang: str) -> list[Table]:
    """Every point of the last round by the as-of quarter, and the rounds before it, as the page has both."""
    of = newest(dataset, selection.as_of)
    scheme = scheme_of(dataset, of) if of else None
    if of is None:
        return []
    every = course_table(dataset, lang, selection.as_of)
    if scheme is None:
        return [every]
    note = telling_words.OF_ROUND(lang, round=of.say(lang), scheme=scheme.title(lang))
    return [replace(score_table(dataset, assessment(dataset, scheme, of), lang), note=note), every]


def _facts(dataset: Any, selection: Selection, lang: str) -> tuple[Table, ...]:
    known = known_facts(dataset, selection)
    every = wording.facts_table(dataset, pair_by_pair(known), lang, wording.NOT_ZERO(lang))
    steps = wording.steps_table(dataset, next_steps(dataset, known), lang, wording.SUGGESTED(lang))
    return tuple(one for one in (every, steps) if one.printed)


def of_sheet(name: str, sheet: ExportTable, lang: str) -> Table:
    """A sheet's rows in the unit its page prints; what is null there is empty here: its remark says why."""
    scale, rows = SHEETS[name][1], sheet.table.num_rows
    listed = sheet.table.slice(0, MOST_PROJECTS)
    shown = [one for one in sheet.columns if one.id not in _CODES]
    columns = [_column(one, lang, scale) for one in shown]
    cells = [[_cell(one, value, lang, scale) for value in listed.column(one.id).to_pylist()] for one in shown]
    note = words.FIRST_ROWS(lang, most=f"{MOST_PROJECTS:,}", rows=f"{rows:,}") if rows > MOST_PROJECTS else ""
    return told(name, words.FULL[name](lang), columns, list(zip(*cells, strict=True)), note)


def _column(one: SheetColumn, lang: str, scale: str) -> Column:
    unit = _unit(one)
    if unit:
        return column(one.id, one.label(lang), unit, lang, 1, scale)
    kind = {"number": "count", "date": "date"}.get(one.kind, "text")
    return Column(one.id, one.header(lang), kind)


def _unit(one: SheetColumn) -> Unit | None:
    return {"money": YUAN, "percent": PERCENT}.get(one.kind)


def _cell(one: SheetColumn, value: Any, lang: str, scale: str) -> Cell:
    if value is None:
        return "", None
    if unit := _unit(one):
        return cell(value, unit, lang, 1, scale)
    if one.kind == "number":
        return f"{value:,}", value
    if one.kind == "date":
        return value.isoformat(), None
    return (say_period(value, lang) if one.kind == "period" else value), None


def matrix_table(dataset: Any, metric_id: str, selection: Selection, lang: str) -> Table | None:
    """Every pair on every track with both totals, which are answers and no sums of the cells; None where it is refused
    or nothing is known."""
    try:
        found = matrix(dataset, metric_id, among_all(selection))
    except Refused:
        return None
    if found.whole.value is None and found.gaps == len(found.cells):
        return None
    metric = METRICS[metric_id]
    names = tracks(dataset)
    columns = [Column("pair_id", telling_words.NUMBER(lang)), Column("pair", words.PAIR(lang))]
    heads = {track: names[track](lang) if track else NO_OWNER["track"](lang) for track in found.tracks}
    columns += [metric_column(metric, lang, head, track or "none") for track, head in heads.items()]
    columns.append(metric_column(metric, lang, words.TOTAL(lang), "total"))
    wanted = [one for one in found.pairs if one is None or not selection.pairs or one in selection.pairs]
    rows = [_matrix_row(dataset, found, one, lang) for one in wanted]
    is_whole = len(wanted) == len(found.pairs)
    if is_whole:
        sums = [metric_cell(metric, found.columns[track], lang) for track in found.tracks]
        rows.append([("", None), (words.TOTAL(lang), None), *sums, metric_cell(metric, found.whole, lang)])
    caption = words.MATRIX(lang, label=metric.label(lang), period=selection.say_span(lang))
    return told(f"matrix-{metric_id}", caption, columns, rows, total=is_whole)


def _matrix_row(dataset: Any, found: Matrix, pair_id: str | None, lang: str) -> list[Cell]:
    metric = METRICS[found.metric_id]
    name = pairs(dataset)[pair_id].label(lang) if pair_id else words.NO_PAIR(lang)
    values = [_matrix_cell(found, (pair_id, track), lang) for track in found.tracks]
    return [(pair_id or "", None), (name, None), *values, metric_cell(metric, found.rows[pair_id], lang)]


def _matrix_cell(found: Matrix, of: tuple[str | None, str | None], lang: str) -> Cell:
    """无项目 beside the 0 of a pair that has no project on the track, as the page has it."""
    said, value = metric_cell(METRICS[found.metric_id], found.cells[of], lang)
    return (blank_word("no_project", lang) if found.has_no_project(of) else said), value
