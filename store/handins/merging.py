"""What is published with hand-ins laid over it, row by row of the same keys, and from which cell each value came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.handins.lines import Lines, codes_of, merged_lines
from store.ledgers.results import Expected, Piece, Read
from store.package.reading import arrow_schema
from store.schema import TABLES


@dataclass(frozen=True)
class Share:
    """What one hand-in brings. `source`: its own row of the table sources, added where a row stands on it. `expected`: what
    it was read with."""

    read: Read
    source: Mapping[str, object] | None = None
    handin: str = ""
    expected: Expected = field(default_factory=Expected)


@dataclass(frozen=True)
class Count:
    """Of one table, against what is published: rows added, revised, mentioned and the same, and taken out."""

    added: int = 0
    revised: int = 0
    same: int = 0
    removed: int = 0


@dataclass(frozen=True)
class Whence:
    """Where a value came from: the hand-in, by its number among the shares, its sheet, and the cell (None: the sheet)."""

    share: int
    sheet: str
    cell: str | None


@dataclass(frozen=True)
class Merged:
    """All tables of the dataset as they would be published, and how they came to be so.

    `lines` only of tables that a hand-in speaks of. `revised`: table → column → the rows in which a published value is
    another now.
    """

    base: Mapping[str, pa.Table]
    tables: Mapping[str, pa.Table]
    shares: tuple[Share, ...]
    lines: Mapping[str, Lines]
    owners: Mapping[str, tuple[int, ...]]
    counts: Mapping[str, Count]
    revised: Mapping[str, Mapping[str, np.ndarray]]
    _values: dict[tuple[str, str], list[Any]] = field(default_factory=dict, compare=False, repr=False)

    def values(self, table: str, column: str) -> list[Any]:
        """A merged column as plain values: made once, as faults may be as many as rows."""
        if (table, column) not in self._values:
            self._values[table, column] = self.tables[table].column(column).to_pylist()
        return self._values[table, column]

    def spoken(self, table: str) -> np.ndarray:
        """The rows of a table that some hand-in speaks of."""
        held = self.lines.get(table)
        return np.empty(0, int) if held is None else (held.spoke >= 0).nonzero()[0]

    def place(self, table: str, row: int, column: str | None = None) -> Whence | None:
        """The cell that a value of a merged row came from; of what was supplied, the first cell of its row that was read;
        None of a row that only what is published speaks of."""
        held = self.lines.get(table)
        if held is None or held.spoke[row] < 0:
            return None
        line = int(held.cells[column][row]) if column else -1
        return self.place_of_line(table, line if line >= held.base else int(held.spoke[row]), column)

    def place_of_line(self, table: str, line: int, column: str | None = None) -> Whence:
        held = self.lines[table]
        number, row = held.piece_of(line)
        piece = held.pieces[number]
        cell = piece.place(row, column) or _first_cell(table, piece, row)
        return Whence(self.owners[table][number], piece.sheet, cell)

    def written(self, table: str, line: int, column: str) -> object:
        """The value that a line gives."""
        held = self.lines[table]
        number, row = held.piece_of(line)
        return held.pieces[number].data.column(column)[row].as_py()

    def key(self, table: str, row: int) -> tuple[str, ...]:
        """The key of a row in words, by which a fault is known again wherever its row stands."""
        return tuple(_word(self.values(table, name)[row]) for name in TABLES[table].key)


def _word(value: object) -> str:
    return "" if value is None else str(value)


def key_of(table: str, data: pa.Table, row: int) -> tuple[str, ...]:
    """The key of a row in words, an empty cell as an empty word."""
    return tuple(_word(data.column(name)[row].as_py()) for name in TABLES[table].key)


def _first_cell(table: str, piece: Piece, row: int) -> str | None:
    own = [name for name in (*TABLES[table].key, *piece.cells) if name in piece.cells]
    in_row = [name for name in own if not piece.cells[name][-1].isdigit()]
    return piece.place(row, next(iter([*in_row, *own]), None))


def merged(base: Mapping[str, pa.Table], shares: Sequence[Share]) -> Merged:
    """The base with the shares laid over it in their order, of rows of the same key the cells that say something.

    A blank keeps what is published, and so does a column that the file has nothing of; a table that is missing in `base` has
    no rows. Taking in the same share again changes nothing."""
    schemas = {name: arrow_schema(table) for name, table in TABLES.items()}
    before = {name: base[name].select(s.names) if name in base else s.empty_table() for name, s in schemas.items()}
    lines: dict[str, Lines] = {}
    owners: dict[str, tuple[int, ...]] = {}
    tables = dict(before)
    for name in [*(name for name in TABLES if name != "sources"), "sources"]:
        spoken = [(n, piece) for n, share in enumerate(shares) for piece in share.read.pieces if piece.table == name]
        if name == "sources":
            spoken += _own_sources(shares, tables)
        if spoken:
            owners[name] = tuple(n for n, _ in spoken)
            lines[name] = merged_lines(TABLES[name], before[name], [piece for _, piece in spoken], owners[name])
            tables[name] = lines[name].data
    revised = {name: _revised(before[name], held) for name, held in lines.items()}
    counts = {name: _count(held, revised[name]) for name, held in lines.items()}
    return Merged(before, tables, tuple(shares), lines, owners, counts, revised)


def _own_sources(shares: Sequence[Share], tables: Mapping[str, pa.Table]) -> list[tuple[int, Piece]]:
    """The hand-ins as sources, of those on which some row stands now."""
    named: set[object] = set()
    for name, table in TABLES.items():
        if "source_id" in table.column_names and name != "sources":
            named |= set(pc.unique(tables[name].column("source_id")).to_pylist())
    schema = arrow_schema(TABLES["sources"])
    found = []
    for number, share in enumerate(shares):
        if share.source and share.source["source_id"] in named:
            row = pa.Table.from_pylist([dict(share.source)], schema=schema)
            found.append((number, Piece("sources", "", row, np.array([1]), {}, frozenset())))
    return found


def _revised(base: pa.Table, held: Lines) -> dict[str, np.ndarray]:
    """Column → rows of the merged table whose published value was another."""
    rows = (held.published >= 0).nonzero()[0]
    rows = rows[held.spoke[rows] >= 0]
    old, now = base.take(pa.array(held.published[rows])), held.data.take(pa.array(rows))
    found = {}
    for name in base.column_names:
        both = pa.chunked_array([*old.column(name).chunks, *now.column(name).chunks], now.schema.field(name).type)
        codes = codes_of(both)
        differs = codes[: len(rows)] != codes[len(rows) :]
        if differs.any():
            found[name] = rows[differs]
    return found


def _count(held: Lines, revised: Mapping[str, np.ndarray]) -> Count:
    spoken = held.spoke >= 0
    rows = np.unique(np.concatenate([np.empty(0, int), *revised.values()]))
    added = int((spoken & (held.published < 0)).sum())
    return Count(added, len(rows), int(spoken.sum()) - added - len(rows), len(held.gone))
