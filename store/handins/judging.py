"""What the rules of a package say of hand-ins, told at the cells of the sheets that they came from."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.handins.case import Written
from store.handins.merging import Merged, Whence, key_of
from store.handins.rules import RULES, in_words, label_of, said_of
from store.ledgers.pieces import FIGURE_COLUMNS
from store.package.check import table_faults
from store.package.flow_rules import SAME
from store.package.reading import FIRST_ROW
from store.package.tally import Found
from store.schema import TABLES
from store.sheets.faults import CellFault

# What is told of one row concerns all rows alike in these columns: where it is told of a published one, it is the hand-in's
# row among them that broke the rule.
_TOGETHER = {
    "mixed_periods": ("subject_type", "subject_id", "metric_id", "value_type"),
    "over_envelope": ("year", "stage"),
    "double_entry": tuple(SAME),
}
# Of these, all rows with one wrong value have one cause.
_BY_VALUE = {"foreign_key", "subject", "measure", "enum", "pair_role"}


def judge(merged: Merged, written: Written | None = None) -> tuple[CellFault, ...]:
    """Every fault that the hand-ins cause, none capped, at the cell it came from. `written` gives a cell as its sheet shows it;
    without it the value is told as it was understood."""
    return tuple(fault for _, fault in judged_by_share(merged, written))


def judged_by_share(merged: Merged, written: Written | None = None) -> Iterator[tuple[int, CellFault]]:
    """The same, each with the number of the share that causes it."""
    yield from _clashes(merged, written)
    known = _Published(merged)
    told: set[tuple[str, str, str | None, int]] = set()
    tables, rows_of, untouched = _concerned(merged)
    for found in table_faults(tables, untouched):
        table = found.file.removesuffix(".csv")
        for judged in (found.rows - FIRST_ROW).tolist():
            row = int(rows_of[table][judged]) if table in rows_of else judged
            if (one := (table, found.rule, found.column, row)) not in told:
                told.add(one)
                more = found.more if isinstance(found.more, str) else found.more(judged + FIRST_ROW)
                if found.rule == "double_entry" and table in rows_of:
                    more = str(int(rows_of[table][int(more) - FIRST_ROW]) + FIRST_ROW)
                if (fault := _fault(merged, known, table, found, row, more, written)) is not None:
                    yield fault


def _concerned(merged: Merged) -> tuple[Mapping[str, pa.Table], dict[str, np.ndarray], tuple[str, ...]]:
    """The tables as far as hand-ins can have broken a rule in them; of the long ones which rows these are; and the tables
    that nobody speaks of. Rows of figures are named by no other table: judged are those spoken of and those they are
    compared with. Where rows were taken out, anything may have pointed to them: then all is judged."""
    if any(len(held.gone) for held in merged.lines.values()):
        return merged.tables, {}, ()
    rows_of = {"observations": _same_subjects(merged), "fund_flows": _same_amounts(merged)}
    tables = {name: data.take(pa.array(rows_of[name])) if name in rows_of else data
              for name, data in merged.tables.items()}  # fmt: skip
    return tables, rows_of, tuple(name for name in merged.tables if name not in merged.lines)


def _same_subjects(merged: Merged) -> np.ndarray:
    """Observations of which a year and its quarters may stand beside each other."""
    data, spoken = merged.tables["observations"], merged.spoken("observations")
    mine = pc.unique(data.column("subject_id").take(pa.array(spoken)))
    return pc.indices_nonzero(pc.is_in(data.column("subject_id"), value_set=mine)).to_numpy().astype(int)


def _same_amounts(merged: Merged) -> np.ndarray:
    """Movements that may be entered twice, and the budget, whose lines are added up."""
    data, spoken = merged.tables["fund_flows"], merged.spoken("fund_flows")
    if not len(spoken):
        return spoken
    mine = pc.unique(data.column("amount").take(pa.array(spoken)))
    alike = pc.is_in(data.column("amount"), value_set=mine)
    budget = pc.fill_null(pc.equal(data.column("stage"), "planned"), False)
    marks = pc.or_(alike, budget).to_numpy()
    marks[spoken] = True
    return marks.nonzero()[0]


def _fault(
    merged: Merged, known: "_Published", table: str, found: Found, row: int, more: str, written: Written | None
) -> tuple[int, CellFault] | None:
    at, place = row, _place(merged, table, row, found.column, more)
    if place is None and (other := known.together(table, found.rule, row)) is not None:
        at, place = other, _place(merged, table, other, found.column, more)
    if place is None and known.has(table, found, row):
        return None
    own = _at_its_figure(merged, table, at, found.column, place)
    held = merged.values(table, found.column)[row] if found.column else None
    value = None if held is None else str(held)
    key = merged.key(table, at)
    if place is None:
        lost = in_words(
            f"{TABLES[table].label.zh} {' '.join(key)}", f"{TABLES[table].label.en} {' '.join(key)}", "more"
        )
        fault = CellFault(RULES["no_key_left"], None, None, value, lost, table, found.column, key)
        return known.remover(), fault
    if found.rule == "double_entry":
        other_row = int(more) - FIRST_ROW
        filled = _row_in_words(merged, table, other_row if other_row != at else row)
    else:
        filled = said_of(table, found.column, more)
    filled = {**filled, **label_of(table, found.column), "amount": _grouped(value)}
    seen = written(place) if written and at == row and own is None else None
    place = own or place
    cause = f"{found.rule}:{table}:{found.column}:{value}" if found.rule in _BY_VALUE else ""
    fault = CellFault(
        RULES[found.rule], place.sheet, place.cell, seen or value, filled, table, found.column, key, cause
    )
    return place.share, fault


def _place(merged: Merged, table: str, row: int, column: str | None, more: str) -> Whence | None:
    """The cell of the column told of, or else of one that the rule compares it with: what a file says of a row is
    sometimes only the other half."""
    held = merged.lines.get(table)
    if held is None or held.spoke[row] < 0:
        return None
    if column and held.cells[column][row] >= held.base:
        return merged.place(table, row, column)
    named = [name for name in (column, *more.replace(":", " ").split()) if name and name in held.cells]
    of_file = [name for name in named if held.cells[name][row] >= held.base]
    return merged.place(table, row, next(iter([*of_file, *named]), None))


def _at_its_figure(merged: Merged, table: str, row: int, column: str | None, place: Whence | None) -> Whence | None:
    """Of when a figure is may stand in a title over many: what is wrong of one is told at that one."""
    if place is None or column not in ("period", "year") or table not in FIGURE_COLUMNS:
        return None
    figure = merged.place(table, row, FIGURE_COLUMNS[table])
    beside = figure is None or place.cell is None or _row_of(figure.cell) == _row_of(place.cell)
    return None if beside else figure


def _row_of(cell: str | None) -> str:
    return (cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _grouped(value: str | None) -> str:
    whole, dot, rest = (value or "").partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-").isdigit() else value or ""


def _row_in_words(merged: Merged, table: str, row: int) -> Mapping[str, str]:
    place = merged.place(table, row)
    if place is not None:
        return in_words(f"《{place.sheet}》{place.cell or ''}", f"“{place.sheet}” {place.cell or ''}".rstrip(), "more")
    key = " ".join(merged.key(table, row))
    return in_words(f"已发布的 {key}", f"{key}, which is published", "more")


def _clashes(merged: Merged, written: Written | None) -> Iterator[tuple[int, CellFault]]:
    """One figure given twice in a file: told at the later cell, naming both."""
    for table, held in merged.lines.items():
        for column, pairs in held.clashes.items():
            for earlier, later in pairs.tolist():
                first, second = (merged.place_of_line(table, line, column) for line in (earlier, later))
                shown = [written(place) if written else None for place in (first, second)]
                values = [
                    as_written or _grouped(str(merged.written(table, line, column))) or ""
                    for as_written, line in zip(shown, (earlier, later), strict=True)
                ]
                where = (f"《{place.sheet}》{place.cell or ''}" for place in (first, second))
                where_en = (f"“{place.sheet}” {place.cell or ''}" for place in (first, second))
                filled = in_words(_both(where, values, "，"), _both(where_en, values, "; "), "more")
                filled.update(label_of(table, column))
                number, row = held.piece_of(later)
                key = key_of(table, held.pieces[number].data, row)
                rule = RULES["given_twice"]
                yield second.share, CellFault(rule, second.sheet, second.cell, values[1], filled, table, column, key)


def _both(places: Iterator[str], values: Sequence[str], between: str) -> str:
    return between.join(f"{place} {value}" for place, value in zip(places, values, strict=True))


class _Published:
    """What is looked up only where a fault is told of a row that no hand-in speaks of."""

    def __init__(self, merged: Merged) -> None:
        self._merged = merged
        self._groups: dict[tuple[str, str], dict[tuple[object, ...], int]] = {}
        self._before: set[tuple[str, str, str | None, tuple[str, ...]]] | None = None

    def together(self, table: str, rule: str, row: int) -> int | None:
        """The hand-in's row that is alike where the rule compares."""
        columns = _TOGETHER.get(rule)
        if columns is None:
            return None
        alike = partial(self._alike, table, columns, rule == "mixed_periods")
        if (table, rule) not in self._groups:
            rows = self._merged.spoken(table)
            self._groups[table, rule] = {alike(int(one)): int(one) for one in rows[::-1]}
        return self._groups[table, rule].get(alike(row))

    def _alike(self, table: str, columns: tuple[str, ...], by_year: bool, row: int) -> tuple[object, ...]:
        data = self._merged.tables[table]
        values = tuple(data.column(name)[row].as_py() for name in columns)
        return (*values, str(data.column("period")[row].as_py())[:4]) if by_year else values

    def has(self, table: str, found: Found, row: int) -> bool:
        """Whether the published row was at fault before anything was handed in."""
        if self._before is None:
            base = self._merged.base
            self._before = set()
            for one in table_faults(base):
                name = one.file.removesuffix(".csv")
                keys = (key_of(name, base[name], at) for at in (one.rows - FIRST_ROW).tolist())
                self._before |= {(name, one.rule, one.column, key) for key in keys}
        return (table, found.rule, found.column, self._merged.key(table, row)) in self._before

    def remover(self) -> int:
        """The share that takes rows out: what still refers to them is told of it."""
        for number, share in enumerate(self._merged.shares):
            if any(piece.removed is not None and np.any(piece.removed) for piece in share.read.pieces):
                return number
        return 0
