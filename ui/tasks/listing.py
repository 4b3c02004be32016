"""The list of tasks, the most pressing first; each leads to itself."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.table import Table
from analytics.tasks.colours import COLOURS, colour
from analytics.tasks.wording import by_need, list_table
from store.tasks.definition import Task
from ui.address import href
from ui.figures.cells import cells_of, columns_of
from ui.pieces.ledger import Ledger, Row
from ui.tasks.board import TONES, Shown
from ui.view import View

LIMIT = 150
ONE = ("colour", "state", "due", "lead", "responsible", "supervising", "asks", "opened")  # beside its sentence
SLIDE = ("number", "colour", "task", "state", "due")


def in_order(found: Shown) -> tuple[Task, ...]:
    return by_need(found.tasks, found.today, found.rules)


def told(shown: View, found: Shown, some: Sequence[Task], lang: str) -> Table:
    return list_table(shown.dataset, some, found.today, found.rules, lang)


def list_ledger(shown: View, found: Shown, some: Sequence[Task], table: Table) -> Ledger:
    rows = []
    for n, one in enumerate(some):
        cells, now = cells_of(table, n), colour(one, found.today, found.rules)
        order = list(COLOURS).index(now)
        cells["colour"] = replace(cells["colour"], tone=TONES.get(now, ""), muted=now == "done", sort=order)
        if "due" in cells:
            cells["due"] = replace(cells["due"], sort=one.due.isoformat())
        to = href("tasks", shown.address.to(task=one.id, of=None), "list")
        rows.append(Row(one.id, cells, to, selected=one.id == shown.address.task))
    wide = ("supervising", "asks", "opened", "lead")
    columns = columns_of(table, wide=wide, sortable=("number", "colour", "due"), kinds={"colour": "mark"})
    return Ledger(table.caption, columns, tuple(rows), stacked=True)
