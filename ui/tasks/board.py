"""The board: how many tasks in which colour, by unit, pair and cause, and how long open ones have been open."""

from dataclasses import dataclass, replace
from datetime import date

from analytics.table import Table
from analytics.tasks.rules import RulesInForce, TaskRules, task_rules
from analytics.tasks.wording import ages_table, board_table, lead_words, resolved_words, totals
from store.saved.meetings import find, meetings, meetings_dir
from store.tasks import doing
from store.tasks.definition import Task
from store.tasks.keeping import tasks, tasks_dir
from ui.figures.cells import cells_of, columns_of
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.tasks import words
from ui.view import View

TONES = {"red": "bad", "yellow": "attention"}


@dataclass(frozen=True)
class Shown:
    """The tasks of the dataset shown that the reader may see, on which day, under which rules; `broken` are files that are none. Of `meeting`, by its
    name, only what it resolved."""

    tasks: tuple[Task, ...]
    today: date
    held: RulesInForce
    broken: tuple[str, ...] = ()
    meeting: str = ""

    @property
    def rules(self) -> TaskRules:
        return self.held.values


def shown_tasks(shown: View) -> Shown:
    """Raises NotAllowed for who may see none."""
    there = tasks(tasks_dir())
    mine = tuple(one for one in there.tasks if one.seen.dataset == shown.dataset.name)
    if wanted := shown.address.resolved:
        mine = tuple(one for one in mine if one.meeting == wanted)
        held = find(meetings_dir(), wanted)
        return Shown(mine, doing.today(), task_rules(), there.broken, held.name if held else wanted)
    return Shown(mine, doing.today(), task_rules(), there.broken)


def resolved_last(shown: View, but: str = "") -> tuple[str, str, tuple[Task, ...]] | None:
    """The id and the name of the newest meeting of the dataset that resolved anything, and what it was; not of the meeting `but`."""
    there = [one for one in tasks(tasks_dir()).tasks if one.meeting and one.seen.dataset == shown.dataset.name]
    if not there:  # no meeting need be read
        return None
    for meeting in meetings(meetings_dir()).meetings:
        mine = tuple(one for one in there if one.meeting == meeting.id)
        if mine and meeting.id != but:
            return meeting.id, meeting.name, mine
    return None


def tasks_lead(shown: View, found: Shown | None = None) -> str:
    """The page's first sentence."""
    of = found or shown_tasks(shown)
    if of.meeting:
        return resolved_words(of.meeting, of.tasks, of.today, of.rules, shown.lang)
    return lead_words(shown.dataset, of.tasks, of.today, of.rules, shown.lang)


def totals_ledger(found: Shown, lang: str) -> Ledger:
    """One row: every count by its name."""
    said = totals(found.tasks, found.today, found.rules, lang)
    columns = tuple(Column(one, label, "number") for one, label, _ in said)
    cells = {one: Cell(number, tone=_tone(one, number)) for one, _, number in said}
    return Ledger(words.TOTALS(lang), columns, (Row("all", cells),), stacked=True)


def board_of(shown: View, found: Shown, by: str, lang: str) -> Table:
    return board_table(shown.dataset, found.tasks, by, found.today, found.rules, lang)


def board_ledger(told: Table) -> Ledger:
    rows = []
    for n in range(len(told.printed)):
        cells = cells_of(told, n)
        for column, cell in cells.items():
            cells[column] = replace(cell, tone=_tone(column, cell.text), muted=cell.text == "0")
        rows.append(Row(str(n), cells))
    wide = ("closed", "answered", "reopened", "reddened", "days")
    sortable = [one.id for one in told.columns if one.kind != "text"]
    return Ledger(told.caption, columns_of(told, wide=wide, sortable=sortable), tuple(rows), max_height=420)


def _tone(column: str, number: str) -> str:
    return TONES.get(column, "") if number != "0" else ""


def ages_ledger(found: Shown, lang: str) -> Ledger:
    """Bars in proportion to the largest group."""
    told = ages_table(found.tasks, found.today, found.rules, lang)
    most = max((int(row[1] or 0) for row in told.exact), default=0)
    rows = []
    for n, row in enumerate(told.exact):
        cells = cells_of(told, n)
        cells["count"] = Cell(cells["count"].text, bar=int(row[1] or 0) / most if most else 0.0)
        rows.append(Row(str(n), cells))
    return Ledger(told.caption, columns_of(told, kinds={"count": "bar"}), tuple(rows))


def opened(found: Shown, task_id: str) -> Task | None:
    """None where there is no such task of the dataset shown, or it is not this reader's to see."""
    return next((one for one in found.tasks if one.id == task_id), None)
