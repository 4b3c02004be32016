"""How the lines of one table that speak of one key become one row: what each changes, in the order in which they came."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.columns import Table
from store.ledgers.results import Piece
from store.package.reading import arrow_schema

# What belongs to one figure: where a line gives the first, it gives all of them, and what it leaves empty is empty. A plain
# figure in the place of 超10亿元 must not keep the word 超. (What was printed goes along too, but is no change by itself.)
OF_ONE = {
    "observations": ("value", "status", "unit", "qualifier"),
    "events": ("amount", "qualifier"),
    "resources": ("quantity", "unit", "qualifier"),
    "deals": ("amount", "qualifier"),
    "targets": ("target", "unit"),
    "projects": ("stage", "stage_as_of"),
}
# Where a figure was taken from and when goes along with it. It is something said only where a column of the sheet says it:
# the same figure handed in again by another file is no revision.
_ALONG = ("source_id", "locator", "as_of", "printed")


@dataclass(frozen=True)
class Lines:
    """One table merged. Lines are counted from 0: the published rows, then the rows of each piece in turn.

    `data`: the rows there are now, published ones in their order, then new ones. `cells`: column → the line each row has it
    from, -1 where it has none. `spoke`: the last line of a piece that speaks of the row, -1 where none does. `published`:
    the published row, -1 of a new one. `gone`: published rows that were taken out. `clashes`: column → pairs of lines of
    one share (earlier, later) that give one figure differently; `repeated`: pairs of lines of one
    piece that give the same row twice.
    """

    table: str
    base: int
    pieces: tuple[Piece, ...]
    starts: Sequence[int]
    data: pa.Table
    cells: Mapping[str, np.ndarray]
    spoke: np.ndarray
    published: np.ndarray
    gone: np.ndarray
    clashes: Mapping[str, np.ndarray]
    repeated: np.ndarray

    def piece_of(self, line: int) -> tuple[int, int]:
        """Which piece a line stands in, and in which row of it."""
        piece = bisect_right(self.starts, line) - 1
        return piece, line - self.starts[piece]


def merged_lines(table: Table, base: pa.Table, pieces: Sequence[Piece], shares: Sequence[int]) -> Lines:
    """The published rows with those of the pieces laid over them one after the other. `shares` tell which hand-in each piece
    is of: within one, a figure given twice and differently is a clash; of two, the later one stands."""
    said = _Said(table, base, pieces, np.array(shares, int))
    changes, sources = said.overlaid()
    alive, published = said.rows(changes)
    columns = [pc.take(said.whole.column(name), _index(sources[name][alive])) for name in table.column_names]
    gone = np.setdiff1d(np.arange(len(base)), published)
    return Lines(
        table.name,
        len(base),
        tuple(pieces),
        said.starts.tolist(),
        pa.table(columns, schema=arrow_schema(table)),
        {name: source[alive] for name, source in sources.items()},
        said.last_spoken()[alive],
        published,
        gone,
        said.clashes(),
        said.repeated(),
    )


def _index(lines: np.ndarray) -> pa.Array:
    return pa.array(lines, mask=lines < 0)


def key_ids(columns: Sequence[pa.ChunkedArray], needed: Sequence[bool]) -> np.ndarray:
    """The same number for the same key, an empty cell being like another; a row that lacks a needed part of its key is like
    none."""
    ids, alone = np.zeros(len(columns[0]), np.int64), np.zeros(len(columns[0]), bool)
    for column, is_needed in zip(columns, needed, strict=True):
        codes = codes_of(column)
        alone |= is_needed & (codes < 0)
        ids = np.unique(ids * (int(codes.max(initial=-1)) + 2) + codes + 1, return_inverse=True)[1]
    ids[alone] = len(ids) + np.arange(int(alone.sum()))
    return np.unique(ids, return_inverse=True)[1]


def codes_of(column: pa.ChunkedArray) -> np.ndarray:
    """The same number for the same value, -1 for none."""
    encoded = column.combine_chunks().dictionary_encode()
    return np.asarray(encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False), np.int64)


def _is_said(piece: Piece, name: str) -> bool:
    if name not in piece.says or name not in _ALONG:
        return name in piece.says
    at, figure = piece.cells.get(name), piece.cells.get(OF_ONE.get(piece.table, ("",))[0])
    return at is not None and not at[-1].isdigit() and at != figure


class _Said:
    """All lines of a table, and which of their cells say something."""

    def __init__(self, table: Table, base: pa.Table, pieces: Sequence[Piece], shares: np.ndarray) -> None:
        self.table, self.base, self.pieces = table, len(base), pieces
        schema = arrow_schema(table)
        self.whole = pa.concat_tables(
            [base.select(schema.names).cast(schema), *(piece.data.cast(schema) for piece in pieces)]
        )
        lengths = [len(piece.data) for piece in pieces]
        self.starts = self.base + np.cumsum([0, *lengths])[:-1].astype(int)
        self.share = np.concatenate([np.full(self.base, -1), np.repeat(shares, lengths)]).astype(int)
        self.piece = np.concatenate([np.full(self.base, -1), np.repeat(np.arange(len(pieces)), lengths)]).astype(int)
        keys = [self.whole.column(name) for name in table.key]
        self.ids = key_ids(keys, [table.column(name).required for name in table.key])
        self.count = int(self.ids.max(initial=-1)) + 1
        self.order = np.argsort(self.ids, kind="stable")
        self.codes = {name: codes_of(self.whole.column(name)) for name in table.column_names}
        removed = self._marks([piece.removed for piece in pieces])
        self.cut = self._last(removed)
        self.counts = ~removed & (np.arange(len(self.ids)) > self.cut[self.ids])
        self.says = {name: self._says(name) & self.counts for name in table.column_names}
        self.supplied = {name: (self.codes[name] >= 0) & self.counts for name in table.column_names}
        self._follow()

    def _marks(self, marks: Sequence[np.ndarray | None]) -> np.ndarray:
        """One mark for each line, none for a published one."""
        of_pieces = [
            np.zeros(len(piece.data), bool) if mark is None else np.asarray(mark, bool)
            for piece, mark in zip(self.pieces, marks, strict=True)
        ]
        return np.concatenate([np.zeros(self.base, bool), *of_pieces])

    def _last(self, lines: np.ndarray) -> np.ndarray:
        """For each key the last of the marked lines, -1 where there is none."""
        last = np.full(self.count, -1)
        np.maximum.at(last, self.ids[lines], lines.nonzero()[0])
        return last

    def _says(self, name: str) -> np.ndarray:
        is_key = name in self.table.key
        speaks = [np.full(len(piece.data), is_key or _is_said(piece, name)) for piece in self.pieces]
        cleared = self._marks([(piece.cleared or {}).get(name) for piece in self.pieces])
        return np.concatenate([np.ones(self.base, bool), *speaks]) & ((self.codes[name] >= 0) | cleared) | (
            np.arange(len(self.ids)) < self.base
        )

    def _follow(self) -> None:
        """A line that gives a figure gives all that belongs to it."""
        first, *others = OF_ONE.get(self.table.name, ("",))
        if not first:
            return
        leads = self.says[first].copy()
        if "status" in others:  # 未报 gives a figure too: that there is none
            without = pc.fill_null(pc.not_equal(self.whole.column("status"), "reported"), False)
            about = np.array([bool({first, "status"} & piece.says) for piece in self.pieces], bool)
            leads |= without.to_numpy() & self.counts & np.append(about, True)[self.piece]
            self.says[first] |= leads
        for name in others:
            self.says[name] |= leads
        if "printed" in self.supplied:
            self.supplied["printed"] |= leads

    def overlaid(self) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """The lines that change something, and for each column the line each key has it from.

        What a line did not say but was supplied with (its source, its day) counts where it changes something: a figure handed
        in again as it is published keeps its source."""
        changes = np.zeros(len(self.ids), bool)
        while True:
            before = int(changes.sum())
            found = {
                name: self._changed(name, says | (self.supplied[name] & changes)) for name, says in self.says.items()
            }
            for name, says in self.says.items():
                changes |= found[name] & says
            changes[: self.base] = False
            if int(changes.sum()) == before:
                return changes, {name: self._last(changed) for name, changed in found.items()}

    def _changed(self, name: str, speaks: np.ndarray) -> np.ndarray:
        """The lines that give a key another value of the column than it had before them."""
        lines = self.order[speaks[self.order]]
        ids, codes = self.ids[lines], self.codes[name][lines]
        differs = np.ones(len(lines), bool)
        differs[1:] = (ids[1:] != ids[:-1]) | (codes[1:] != codes[:-1])
        changed = np.zeros(len(self.ids), bool)
        changed[lines[differs]] = True
        return changed

    def rows(self, changes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The keys there are, published ones first, and the published row of each."""
        published = np.full(self.count, -1)
        published[self.ids[: self.base]] = np.arange(self.base)
        first = np.full(self.count, len(self.ids))
        np.minimum.at(first, self.ids, np.arange(len(self.ids)))
        alive = np.zeros(self.count, bool)
        alive[self.ids[self.counts]] = True
        keys = np.argsort(first, kind="stable")
        keys = keys[alive[keys]]
        return keys, published[keys]

    def last_spoken(self) -> np.ndarray:
        return self._last(self.counts & (self.share >= 0))

    def clashes(self) -> dict[str, np.ndarray]:
        """Pairs of lines of one share that give one figure differently."""
        found = {}
        for name in (column.name for column in self.table.columns if column.name not in self.table.key):
            lines = self.order[(self.says[name] & (self.share >= 0))[self.order]]
            earlier, later = lines[:-1], lines[1:]
            same = (self.ids[earlier] == self.ids[later]) & (self.share[earlier] == self.share[later])
            pairs = same & (self.codes[name][earlier] != self.codes[name][later])
            if pairs.any():
                found[name] = np.stack([earlier[pairs], later[pairs]], axis=1)
        return found

    def repeated(self) -> np.ndarray:
        """Pairs of lines of one piece with one key that do not contradict each other."""
        lines = self.order[(self.counts & (self.share >= 0))[self.order]]
        earlier, later = lines[:-1], lines[1:]
        same = (self.ids[earlier] == self.ids[later]) & (self.piece[earlier] == self.piece[later])
        for name, says in self.says.items():
            same &= ~(says[earlier] & says[later] & (self.codes[name][earlier] != self.codes[name][later]))
        return np.stack([earlier[same], later[same]], axis=1)
