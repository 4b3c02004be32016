"""What was read from a file, and every fault, as files that another process takes up: rows as Arrow, the rest as JSON.

Rules and texts are said once and numbered; of faults and guesses, which may be as many as rows, each is a line of its own, so that
who takes them up never has the interpreter for long.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from store.ledgers.results import Guess, Header, Piece, Read, SheetRead
from store.sheets.faults import CellFault, LedgerRule
from style.text import Text

_READ, _FAULTS, _GUESSES = "read.json", "faults.jsonl", "guesses.jsonl"
_ROWS, _REMOVED, _CLEARED = ".rows", ".removed", ".cleared."  # columns beside those of the table


class _Numbered:
    """Each thing once, in the order in which it first came."""

    def __init__(self) -> None:
        self.all: dict[Any, int] = {}

    def __call__(self, one: Any) -> int:
        return self.all.setdefault(one, len(self.all))


def pass_on(read: Read, faults: Sequence[CellFault], folder: Path) -> None:
    """`faults` are all there are, in their order, those of reading among them."""
    rules, texts = _Numbered(), _Numbered()
    own = {id(fault): number for number, fault in enumerate(read.faults)}
    others = [fault for fault in faults if id(fault) not in own]
    own |= {id(fault): number for number, fault in enumerate(others, len(read.faults))}
    _lines(folder / _FAULTS, (_fault(fault, rules(fault.rule)) for fault in (*read.faults, *others)))
    _lines(folder / _GUESSES, ([g.sheet, g.cell, g.written, g.read_as, texts(g.why)] for g in read.guesses))
    said = {
        "pieces": [_put(piece, folder / f"piece{at}.arrow") for at, piece in enumerate(read.pieces)],
        "headers": [[h.sheet, h.cell, h.written, h.field, h.how, h.sure] for h in read.headers],
        "sheets": [
            [s.sheet, s.table, s.header_rows, s.left_out and list(s.left_out.items()), s.why and texts(s.why)]
            for s in read.sheets
        ],
        "own": len(read.faults),
        "order": [own[id(fault)] for fault in faults],
        "rules": [[rule.id, rule.severity, texts(rule.says), texts(rule.remedy)] for rule in rules.all],
        "texts": [[text.zh, text.en, text.one] for text in texts.all],
    }
    (folder / _READ).write_text(json.dumps(said), encoding="ascii")


def received(folder: Path) -> tuple[Read, tuple[CellFault, ...]]:
    """What was passed on. Raises OSError, ValueError, KeyError, TypeError or ArrowException for what is not whole."""
    said = json.loads((folder / _READ).read_text(encoding="ascii"))
    texts = [Text(*text) for text in said["texts"]]
    rules = [LedgerRule(id, severity, texts[says], texts[remedy]) for id, severity, says, remedy in said["rules"]]
    every = [_told(rules, *line) for line in _read_lines(folder / _FAULTS)]
    guesses = tuple(_guess(texts, *line) for line in _read_lines(folder / _GUESSES))
    pieces = tuple(_piece(one, folder / f"piece{at}.arrow") for at, one in enumerate(said["pieces"]))
    sheets = tuple(
        SheetRead(name, table, tuple(heads), None if out is None else dict(out), None if why is None else texts[why])
        for name, table, heads, out, why in said["sheets"]
    )
    read = Read(pieces, tuple(every[: said["own"]]), guesses, tuple(Header(*one) for one in said["headers"]), sheets)
    return read, tuple(every[at] for at in said["order"])


def _told(rules: Sequence[LedgerRule], rule: int, *parts: Any) -> CellFault:
    sheet, cell, value, filled, table, column, key, cause = parts
    return CellFault(rules[rule], sheet, cell, value, filled, table, column, tuple(key), cause)


def _guess(texts: Sequence[Text], sheet: str, cell: str, written: str, read_as: str, why: int) -> Guess:
    return Guess(sheet, cell, written, read_as, texts[why])


def _fault(one: CellFault, rule: int) -> list[Any]:
    return [rule, one.sheet, one.cell, one.value, dict(one.filled), one.table, one.column, one.key, one.cause]


def _lines(path: Path, some: Iterable[list[Any]]) -> None:
    with path.open("w", encoding="ascii") as file:
        file.writelines(json.dumps(one) + "\n" for one in some)


def _read_lines(path: Path) -> Iterator[list[Any]]:
    with path.open(encoding="ascii") as file:
        yield from map(json.loads, file)


def _put(piece: Piece, path: Path) -> dict[str, Any]:
    marks = {_CLEARED + name: mark for name, mark in (piece.cleared or {}).items()}
    if piece.removed is not None:
        marks[_REMOVED] = piece.removed
    table = piece.data.append_column(_ROWS, pa.array(piece.rows))
    for name, mark in marks.items():
        table = table.append_column(name, pa.array(np.asarray(mark, bool)))
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    told: Mapping[str, Any] = {
        "table": piece.table,
        "sheet": piece.sheet,
        "cells": dict(piece.cells),
        "says": sorted(piece.says),
    }
    return {**told, "marks": piece.cleared is not None}


def _piece(said: Mapping[str, Any], path: Path) -> Piece:
    with pa.memory_map(str(path)) as source:  # stays in memory after the folder has gone
        table = pa.ipc.open_file(source).read_all()
    own = [name for name in table.column_names if not name.startswith(".")]
    cleared = {
        name.removeprefix(_CLEARED): _marks(table, name) for name in table.column_names if name.startswith(_CLEARED)
    }
    return Piece(
        said["table"],
        said["sheet"],
        table.select(own),
        table.column(_ROWS).to_numpy(),
        said["cells"],
        frozenset(said["says"]),
        _marks(table, _REMOVED) if _REMOVED in table.column_names else None,
        cleared if said["marks"] else None,
    )


def _marks(table: pa.Table, name: str) -> np.ndarray:
    return table.column(name).to_numpy()
