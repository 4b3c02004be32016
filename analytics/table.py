"""A table of answers, described once for page and file: each cell the word that is printed and the exact value beside it.

A subject makes such a table of its answers (analytics.funds.wording and the like). A page adds links, bars and sorting to
it (ui.figures.cells), a report prints it as it stands. An `exact` value is 元 (or the unit's own measure), a percentage a
fraction of 1; None is text, or that there is no figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from analytics.answer import Part
from analytics.metrics import Metric
from analytics.printed import printed
from style.numbers import NO_DATA, figure, scaled_by, unit_label
from style.text import beside
from style.units import Unit

Exact = Decimal | int | float | None
Cell = tuple[str, Exact]
# A date is text to read, printed 2024-02-29 so that a workbook can make a day of it.
KINDS = ("text", "money", "count", "percent", "ratio", "number", "date")
NOTHING: Cell = ("—", None)  # where there is nothing to tell, which is not a figure that is missing
_KINDS = {"money": "money", "percent": "percent", "ratio": "ratio", "count": "count"}


@dataclass(frozen=True)
class Column:
    """`label` holds the unit. Of `kind` (KINDS); numbers stand right. `divisor`: what an exact value is divided by to be
    the printed one (10**8 for 亿元, 10**-2 for a percentage), `decimals` how many of it are printed."""

    id: str
    label: str
    kind: str = "text"
    divisor: Decimal = Decimal(1)
    decimals: int = 0


@dataclass(frozen=True)
class Table:
    """`printed` rows as read, `exact` the same cells as numbers (None for text and for no data). `total`: the last row
    sums the others."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    printed: tuple[tuple[str, ...], ...]
    exact: tuple[tuple[Exact, ...], ...]
    note: str = ""
    total: bool = False

    def __post_init__(self) -> None:
        widths = {len(row) for row in (*self.printed, *self.exact)} | {len(self.columns)}
        if len(widths) != 1 or len(self.printed) != len(self.exact):
            raise ValueError(f"table {self.id}: rows and columns do not fit")

    def called(self, **names: str) -> "Table":
        """With other ids for some of its columns: called(value="output_value")."""
        of = {old: new for new, old in names.items()}
        return replace(self, columns=tuple(replace(one, id=of.get(one.id, one.id)) for one in self.columns))

    def only(self, *column_ids: str) -> "Table":
        """Those of its columns that are named, in the order named."""
        ids = [column.id for column in self.columns]
        at = [ids.index(column_id) for column_id in column_ids if column_id in ids]
        printed = tuple(tuple(row[n] for n in at) for row in self.printed)
        exact = tuple(tuple(row[n] for n in at) for row in self.exact)
        return replace(self, columns=tuple(self.columns[n] for n in at), printed=printed, exact=exact)


def column(column_id: str, label: str, unit: Unit, lang: str, decimals: int = 0, scale: str = "yi") -> Column:
    """A column of numbers; the label gets its unit."""
    divisor, shown = scaled_by(unit, lang, decimals, scale)
    said = unit_label(unit, lang, scale)
    headed = label if said.lower() == label.lower() else beside(label, said, lang)
    return Column(column_id, headed, _KINDS.get(unit.kind, "number"), divisor, shown)


def metric_column(metric: Metric, lang: str, label: str = "", column_id: str = "") -> Column:
    return column(column_id or metric.id, label or metric.short(lang), metric.unit, lang, metric.decimals)


def cell(value: Any, unit: Unit, lang: str, decimals: int = 0, scale: str = "yi") -> Cell:
    """A number without its unit, which the column names; 暂无数据 where there is none."""
    if value is None:
        return NO_DATA(lang), None
    exact = float(value) if isinstance(value, Fraction) else value
    return figure(exact, unit, lang, decimals, scale).number, exact


def metric_cell(metric: Metric, value: Any, lang: str) -> Cell:
    """A metric's figure; of a Part with the word for its blank, and 尚无 beside the exact 0 where nothing was done."""
    if isinstance(value, Part):
        return printed(metric, value, lang).number, value.value
    return cell(value, metric.unit, lang, metric.decimals)


def text(said: str) -> Cell:
    return said, None


def table(
    table_id: str,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    note: str = "",
    total: bool = False,
) -> Table:
    return Table(
        table_id,
        caption,
        tuple(columns),
        tuple(tuple(said for said, _ in row) for row in rows),
        tuple(tuple(exact for _, exact in row) for row in rows),
        note,
        total,
    )
