"""Rows of a table that two versions differ in, in words: which row, what changed, and where the figure comes from."""

from collections.abc import Mapping, Sequence

from analytics.lookup import project_names, sources
from store.history.differences import Differences, RowDifference
from store.schema import TABLES
from style import terms
from style.text import beside
from ui.datasets import words
from ui.datasets.read_as import read_words
from ui.datasets.versions import words as version_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

TOLD = 12  # cells of a row that is new or gone
PROVENANCE = ("printed", "as_of", "as_of_precision", "source_id", "locator")  # where a figure comes from


def names_in(found: Differences, rows: Sequence[RowDifference]) -> Mapping[str, str]:
    """Projects and sources that these rows speak of, by id, as either version calls them."""
    ids = {str(value) for one in rows for value in (one.row.get("project_id"), one.row.get("subject_id")) if value}
    asked = tuple(sorted(ids))
    projects = {
        one: f"{one} {called}" for of in (found.old, found.new) for one, called in project_names(of, asked).items()
    }
    titles = {one: str(said["title"]) for of in (found.old, found.new) for one, said in sources(of).items()}
    return {**titles, **projects}


def rows_table(shown: View, name: str, rows: Sequence[RowDifference], names: Mapping[str, str] | None = None) -> Ledger:
    lang = shown.lang
    columns = (
        Column("key", version_words.WHICH_ROW(lang)),
        Column("kind", version_words.CHANGE(lang), kind="mark"),
        Column("cells", version_words.CELLS(lang)),
    )
    lines = tuple(_difference(shown, name, one, n, names or {}) for n, one in enumerate(rows))
    return Ledger(TABLES[name].label(lang), columns, lines, max_height=460)


def _difference(shown: View, name: str, one: RowDifference, number: int, names: Mapping[str, str]) -> Row:
    """What it says first, where that comes from in small print below."""
    table, lang = TABLES[name], shown.lang

    def said(column: str, value: object) -> str:
        known = names.get(value) if isinstance(value, str) else None
        return known or read_words(shown, name, column, {**one.row, column: value}) or words.EMPTY(lang)

    told = {
        cell.column: version_words.CELL_CHANGED(
            lang,
            column=table.column(cell.column).label(lang),
            before=said(cell.column, cell.before),
            after=said(cell.column, cell.after),
        )
        for cell in one.cells
    }
    if not told:
        filled = [
            (column, value)
            for column, value in one.row.items()
            if value is not None and column not in table.key and column != "unit"  # it stands beside the figure
        ]
        told = {
            column: beside(table.column(column).label(lang), said(column, value), lang)
            for column, value in filled[:TOLD]
        }
    from_where = [text for column, text in told.items() if column in PROVENANCE and name != "sources"]
    cells = [text for text in told.values() if text not in from_where]
    key = [said(column, value) for column, value in zip(table.key, one.key, strict=True) if value is not None]
    tone = {"added": "good", "removed": "bad"}.get(one.kind, "attention")
    said_of = {
        "key": Cell(" · ".join(key)),
        "kind": Cell(version_words.KINDS[one.kind](lang), tone=tone),
        "cells": Cell(terms.LIST_STOP(lang).join(cells or from_where),
                      sub=terms.LIST_STOP(lang).join(from_where) if cells else ""),
    }  # fmt: skip
    return Row(str(number), said_of)
