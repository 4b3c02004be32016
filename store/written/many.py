"""A column of cells read at once: each different text once, however often it stands there."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.written.reading import Unread, Written


@dataclass(frozen=True)
class Told:
    """One text that was guessed or not read at all, and where it stands: positions in the column, from 0."""

    text: str
    read: Written | Unread
    rows: np.ndarray


@dataclass(frozen=True)
class CellsRead:
    """A column as it was read; all arrays are as long as it. Values are null where a cell is empty, says nothing or
    cannot be read. `statuses`, `precisions` and `units` as in Written."""

    values: pa.Array
    qualifiers: pa.Array
    printed: pa.Array
    statuses: pa.Array
    precisions: pa.Array
    units: pa.Array
    guesses: tuple[Told, ...]
    unread: tuple[Told, ...]


def read_all(
    texts: pa.Array | pa.ChunkedArray, read: Callable[[str], Written], type: pa.DataType | None = None
) -> CellsRead:
    """Each different text read once. `type`: of the values; None: by the first of them (null where there is none)."""
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    coded = texts.dictionary_encode()
    distinct = coded.dictionary.to_pylist()
    each = [_attempt(read, text) for text in distinct]
    places = coded.indices
    known = [one if isinstance(one, Written) else _NOTHING for one in each]
    spread = lambda name, of: pa.array([getattr(one, name) for one in known], of).take(places)  # noqa: E731
    where = _rows_of([i for i, one in enumerate(each) if isinstance(one, Unread) or one.guess], places, len(distinct))
    told = [Told(distinct[i], each[i], rows) for i, rows in where.items()]
    return CellsRead(
        spread("value", type),
        spread("qualifier", pa.string()),
        spread("printed", pa.string()),
        spread("status", pa.string()),
        spread("precision", pa.string()),
        spread("unit", pa.string()),
        tuple(one for one in told if isinstance(one.read, Written)),
        tuple(one for one in told if isinstance(one.read, Unread)),
    )


_NOTHING = Written(None)


def _attempt(read: Callable[[str], Written], text: str) -> Written | Unread:
    try:
        return read(text)
    except Unread as unread:
        return unread.with_traceback(None)  # the frames it went through are not kept with it


def _rows_of(wanted: list[int], places: pa.Array, count: int) -> dict[int, np.ndarray]:
    """Which rows hold each of some distinct texts, in one pass over the column."""
    if not wanted:
        return {}
    is_wanted = np.zeros(count + 1, bool)
    is_wanted[wanted] = True
    codes = pc.fill_null(places, count).to_numpy(zero_copy_only=False)
    rows = is_wanted[codes].nonzero()[0]
    rows = rows[np.argsort(codes[rows], kind="stable")]
    cuts = np.flatnonzero(np.diff(codes[rows])) + 1
    return {int(codes[part[0]]): part for part in np.split(rows, cuts)}
