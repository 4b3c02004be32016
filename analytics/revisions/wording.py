"""What moved since the last meeting as tables, for page and file alike: of a metric a row each for the province and its pairs."""

from collections.abc import Sequence

from analytics.metrics import METRICS
from analytics.revisions.figures import RevisedFigure
from analytics.revisions.sides import KINDS, Side
from analytics.table import NOTHING, Cell, Column, Table, metric_cell, metric_column, table, text
from style import terms
from style.text import Text

BEFORE = Text("上次", "Last time")
AFTER = Text("本次", "This time")


def by_metric(found: Sequence[RevisedFigure]) -> dict[str, tuple[RevisedFigure, ...]]:
    """In the order in which metrics come first, each with all of its own: the whole, then its parts in the order given."""
    held: dict[str, list[RevisedFigure]] = {}
    for one in found:
        held.setdefault(one.metric_id, []).append(one)
    return {
        metric_id: tuple(sorted(mine, key=lambda one: one.whose.kind != KINDS[0])) for metric_id, mine in held.items()
    }


def revised_table(metric_id: str, found: Sequence[RevisedFigure], lang: str, caption: str, note: str = "") -> Table:
    """A row each: whose, the figure in either version as its pages print it, and what came to it or went from it. Of what only
    one version has the other's cell is a dash."""
    metric = METRICS[metric_id]
    columns = (
        Column("pair", terms.PAIR(lang)),
        metric_column(metric, lang, BEFORE(lang), "before"),
        metric_column(metric, lang, AFTER(lang), "after"),
        Column("change", terms.CHANGED(lang)),
    )
    return table(f"revised-{metric_id}", caption, columns, [_row(one, lang) for one in found], note)


def _row(one: RevisedFigure, lang: str) -> list[Cell]:
    change = one.change_words
    told = text(change(lang)) if change else NOTHING
    return [text(one.whose.label(lang)), _cell(one, one.before, lang), _cell(one, one.after, lang), told]


def _cell(one: RevisedFigure, side: Side | None, lang: str) -> Cell:
    return metric_cell(one.metric, side.part, lang) if side else NOTHING
