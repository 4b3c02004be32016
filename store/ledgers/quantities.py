"""The figures of a column in the unit they are stored in: by the unit of the cell, the row, the header or the title."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.ledgers.cells import ColumnCells
from store.ledgers.frame.headings import Heading
from store.package.reading import DECIMAL
from store.written.plain import read_amounts
from store.written.units import fits
from style.text import Text
from style.units import UNITS

_PLAIN = r"^-?\d{1,16}(\.\d{1,2})?$"
AS_YUAN = Text("列名和标题都没有写单位，按元读入", "neither header nor title names a unit: read as yuan")
_LIKELY_YUAN = 100_000  # figures of projects and funds are seldom below 10万元, and in 万元 seldom above 10亿元


@dataclass(frozen=True)
class Quantities:
    """A column's figures; all arrays as long as the block has rows."""

    values: pa.Array
    qualifiers: pa.Array
    printed: pa.Array
    statuses: pa.Array
    units: pa.Array


def quantities(cells: ColumnCells, heading: Heading, table: str, column: str, unit: str | pa.Array | None,
               row_units: pa.Array | None = None, told: np.ndarray | None = None) -> Quantities:  # fmt: skip
    """`unit`: the one the values are stored in, or one for each row; null: of what cell or row names. `row_units`: what a
    column of units says in each row. `told`: rows whose figure cannot be read for something else, which is told."""
    texts = cells.texts(heading, table, column)
    if isinstance(unit, str) and row_units is None:
        header = header_unit(cells, heading, texts, unit)
        return _read(cells, heading, table, column, unit, header, None)
    units = unit if isinstance(unit, pa.Array) else pa.array([unit] * len(cells), pa.string())
    written = row_units if row_units is not None else pa.nulls(len(cells), pa.string())
    parts: list[tuple[np.ndarray, Quantities]] = []
    if told is not None:
        cells.bad[heading.column] |= told & texts.is_valid().to_numpy(zero_copy_only=False)
    for stored, row_unit, at in _groups(units, written):
        if told is not None and told[at].any():
            parts.append((at[told[at]], _none(int(told[at].sum()))))
            at = at[~told[at]]
        header = _word(row_unit) if row_unit is not None else None
        if header is None:
            header = header_unit(cells, heading, texts, stored) if stored is not None else heading.unit
        parts.append((at, _read(cells, heading, table, column, stored, header, at)))
    return _together(parts, len(cells))


def _none(count: int) -> Quantities:
    return Quantities(pa.nulls(count, DECIMAL), *(pa.nulls(count, pa.string()) for _ in range(4)))


def _groups(units: pa.Array, written: pa.Array) -> list[tuple[str | None, str | None, np.ndarray]]:
    """(stored unit, row's unit, positions): few, for a column holds few units."""
    one, other = units.dictionary_encode(), written.dictionary_encode()
    first = one.indices.fill_null(-1).to_numpy()
    second = other.indices.fill_null(-1).to_numpy()
    keys = (first.astype(int) + 1) * (len(other.dictionary) + 1) + second + 1
    found = []
    for key in np.unique(keys).tolist():
        at = np.flatnonzero(keys == key)
        found.append((units[int(at[0])].as_py(), written[int(at[0])].as_py(), at))
    return found


def _word(unit: str) -> str:
    """yuan as a word that amounts know; a word as it stands."""
    return UNITS[unit.strip()].label.zh if unit.strip() in UNITS else unit


def header_unit(cells: ColumnCells, heading: Heading, texts: pa.Array, unit: str) -> str | None:
    """The unit of plain figures of a column: the header's, the title's if it is of this kind, 元 under a name of the schema.
    Without any, money that is as large as yuan are is taken for yuan, and told once."""
    if heading.unit is not None:
        return heading.unit
    said = cells.block.said.unit
    if said is not None and (mine := next((one for one in said.value.split("、") if fits(one, unit)), None)):
        return mine
    if heading.field is not None and heading.written in (heading.field.column, heading.field.id):
        return _word(unit)
    if unit == "yuan" and _large(texts):
        cells.collected.guess_once(cells.block.sheet.name, heading.cell, heading.written, UNITS[unit].label.zh, AS_YUAN)
        return _word(unit)
    return None


def _large(texts: pa.Array) -> bool:
    """Whether the middle one of the plain figures is as large as yuan are; without any, not."""
    plain = texts.filter(pc.fill_null(pc.match_substring_regex(texts, r"^\d{1,15}(\.\d+)?$"), False))
    numbers = plain.cast(pa.float64()).to_numpy()
    numbers = numbers[numbers > 0]
    return bool(len(numbers)) and float(np.median(numbers)) >= _LIKELY_YUAN


def _read(cells: ColumnCells, heading: Heading, table: str, column: str, unit: str | None, header: str | None,
          at: np.ndarray | None) -> Quantities:  # fmt: skip
    texts = cells.texts(heading, table, column)
    texts = texts if at is None else texts.take(pa.array(at))
    if unit is not None and header == UNITS[unit].label.zh and _all_plain(texts):
        nothing = pa.nulls(len(texts), pa.string())
        units = pc.if_else(texts.is_valid(), unit, pa.scalar(None, pa.string()))
        return Quantities(texts.cast(DECIMAL), nothing, nothing, nothing, units)

    read = cells.read_whole(heading, table, column, lambda mine: read_amounts(mine, unit, header), at)
    return Quantities(read.values, read.qualifiers, read.printed, read.statuses, read.units)


def _all_plain(texts: pa.Array) -> bool:
    return bool(pc.all(pc.match_substring_regex(texts, _PLAIN)).as_py() in (True, None))


def _together(parts: list[tuple[np.ndarray, Quantities]], length: int) -> Quantities:
    if not parts:
        return _none(0)
    order = np.concatenate([at for at, _ in parts])
    back = np.empty(length, int)
    back[order] = np.arange(length)
    places = pa.array(back)
    join = lambda name: pa.concat_arrays([getattr(each, name) for _, each in parts]).take(places)  # noqa: E731
    return Quantities(*(join(name) for name in ("values", "qualifiers", "printed", "statuses", "units")))
