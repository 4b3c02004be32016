"""Whose rows a hand-in may tell: a county's staff hands in for its own pair alone, and learns nothing of the rows of others.

What a file says of others is told as wrong at its cell and goes no further: it is not compared with what is published, for every
warning of a figure would tell something about it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from access.audience import SIDES, Audience, audience_of
from access.reader import Reader, acting
from store.ledgers.results import Expected, Piece, Read
from store.schema import TABLES
from store.sheets.faults import CellFault, LedgerRule
from style.text import Text

# Rows by which others' things are known again: of these tables, by their id.
_BY_ID = {
    "projects": "project_id",
    "fund_flows": "flow_id",
    "events": "event_id",
    "resources": "resource_id",
    "deals": "deal_id",
}
# Which columns say whose a row is; of these the first is where it is told.
_TOLD_AT = {
    "projects": ("pair_id", "project_id", "name"),
    "observations": ("subject_id",),
    "fund_flows": ("pair_id", "project_id", "payee_adcode", "flow_id"),
    "targets": ("pair_id",),
    "assessments": ("subject_id",),
    "events": ("pair_id", "event_id", "title"),
    "resources": ("adcode", "resource_id", "item"),
    "deals": ("from_adcode", "to_adcode", "deal_id", "item"),
    "counties": ("adcode",),
    "county_roles": ("adcode",),
    "pairs": ("pair_id", "industrial_adcode", "mountain_adcode"),
}
# What a file being read is compared with, and tells of others.
_NARROWED = ("projects", "observations", "fund_flows", "targets", "assessments", "events", "resources")


NOT_OWN = LedgerRule(
    "not_own",
    "error",
    Text(
        "“{value}”不属于报送单位自己的结对（{column_zh}）", "“{value}” is not of the pair that hands in ({column_en})"
    ),
    Text(
        "县级用户只报送本县及其结对的内容：请删去这一行，由所属的县报送；属于本县的，请核对结对、县和编号",
        "a county hands in for its own pair alone: take this row out, its own county hands it in; if it is yours, check pair, county and id",
    ),
)


class Sent(Protocol):
    """A hand-in: the counties whose staff sent it, none where it was no county's, and who did."""

    @property
    def unit(self) -> tuple[str, ...]: ...

    @property
    def author(self) -> str: ...


@dataclass(frozen=True)
class Own:
    """What belongs to a unit: its pairs, and both counties of each; by table the ids of published rows that are others'."""

    pairs: frozenset[str]
    adcodes: frozenset[str]
    others: Mapping[str, frozenset[str]]


def pairs_of(tables: Mapping[str, pa.Table], counties: Collection[str]) -> frozenset[str]:
    """The pairs that one of these counties is a side of."""
    return frozenset(_of_counties(tables, counties).pairs)


def _of_counties(tables: Mapping[str, pa.Table], counties: Collection[str]) -> Audience:
    return audience_of(tables["pairs"].select(["pair_id", *SIDES]).to_pylist(), counties)


def is_of_unit(handin: Sent, who: Reader | None = None) -> bool:
    """Whether a hand-in is the reader's own: of a county's staff by the county it reads for, of others by who sent it first."""
    who = who or acting()
    if set(who.counties) & set(handin.unit):
        return True
    return who.sees_all and who.is_author(handin.author)


def own_of(tables: Mapping[str, pa.Table], counties: Collection[str]) -> Own:
    of = _of_counties(tables, counties)
    own = Own(frozenset(of.pairs), frozenset({*of.counties, *counties}), {})
    for table, column in _BY_ID.items():  # projects first: of the others some are known by their project
        marks = pa.array(_others(table, tables[table], own))
        ids = frozenset(tables[table].column(column).filter(marks).drop_null().to_pylist())
        own = replace(own, others={**own.others, table: ids})
    return own


def narrowed(tables: Mapping[str, pa.Table], counties: Collection[str]) -> dict[str, pa.Table]:
    """The tables with the rows of this unit alone; what is known of every county and pair stays."""
    own = own_of(tables, counties)
    return {
        name: data.filter(pa.array(~_others(name, data, own))) if name in _NARROWED else data
        for name, data in tables.items()
    }


def own_rows(read: Read, tables: Mapping[str, pa.Table], expected: Expected) -> Read:
    """What a file says of the unit that handed it in, with a fault for every row of others; all of it, where no unit is named."""
    if not expected.counties:
        return read
    own = own_of(tables, expected.counties)
    pieces: list[Piece] = []
    pairs = frozenset(tables["pairs"].column("pair_id").to_pylist())
    faults = [_named_by_id(fault, pairs - own.pairs) for fault in read.faults]
    told = {(one.sheet, _row(one.cell)) for one in faults if one.rule.id == "not_own"}
    for piece in read.pieces:
        marks = _others(piece.table, piece.data, own)
        faults += _faults(piece, marks, own)
        marks |= np.array([(piece.sheet, int(row)) in told for row in piece.rows], bool)
        if not marks.all():
            pieces.append(_without(piece, ~marks))
    return replace(read, pieces=tuple(pieces), faults=tuple(faults))


def _others(table: str, data: pa.Table, own: Own) -> np.ndarray:
    """A mark for each row that is another's: by what it names, and by the id of what is published as another's."""
    marks = np.zeros(len(data), bool)
    for _, column_marks in _reasons(table, data, own):
        marks |= column_marks
    return marks


def _reasons(table: str, data: pa.Table, own: Own) -> Iterator[tuple[str, np.ndarray]]:
    """By column, the rows that are another's because of what stands in it."""
    column = data.column
    if table in ("sources", "tracks"):  # of nobody, and everybody's rows stand on them
        yield TABLES[table].key[0], np.ones(len(data), bool)
    if table in ("projects", "targets", "pairs"):
        yield "pair_id", _not_in(column("pair_id"), own.pairs)
    if table in ("fund_flows", "events"):  # without a pair it is the province's
        yield "pair_id", ~_in(column("pair_id"), own.pairs)
    if table in ("observations", "assessments"):
        yield "subject_id", ~_of_subject(data, own)
    if table in ("counties", "county_roles", "resources"):
        yield "adcode", _not_in(column("adcode"), own.adcodes)
    if table == "pairs":
        for side in SIDES:
            yield side, _not_in(column(side), own.adcodes)
    if table == "deals":
        ends = _in(column("from_adcode"), own.adcodes) | _in(column("to_adcode"), own.adcodes)
        yield "from_adcode", ~ends
    if table == "fund_flows":
        yield "project_id", _in(column("project_id"), own.others.get("projects", frozenset()))
        yield "payee_adcode", _not_in(column("payee_adcode"), own.adcodes)
    if table in _BY_ID and table in own.others:
        yield _BY_ID[table], _in(column(_BY_ID[table]), own.others[table])


def _of_subject(data: pa.Table, own: Own) -> np.ndarray:
    """Rows about one of the unit's counties or pairs, or about a project that is no other's: one of its own, or a new one."""
    kind, subject = data.column("subject_type"), data.column("subject_id")
    of_pair = _in(kind, {"pair"}) & _in(subject, own.pairs)
    of_county = _in(kind, {"county"}) & _in(subject, own.adcodes)
    of_project = _in(kind, {"project"}) & ~_in(subject, own.others.get("projects", frozenset()))
    unsaid = _in(kind, {None}) | _in(subject, {None})  # what is missing is told by other rules
    return of_pair | of_county | of_project | unsaid


def _in(column: pa.ChunkedArray, values: Collection[str | None]) -> np.ndarray:
    held = pc.is_in(column, value_set=pa.array(list(values), pa.string()))
    return np.asarray(pc.fill_null(held, False).to_numpy(), bool)


def _not_in(column: pa.ChunkedArray, values: Collection[str]) -> np.ndarray:
    return ~_in(column, values) & np.asarray(column.is_valid().to_numpy(), bool)


def _named_by_id(fault: CellFault, pairs: Collection[str]) -> CellFault:
    """A project that is not known, as its file was read with the names of its own unit: by an id that begins with another pair's it
    is told as another's, whether there is one or not."""
    if fault.rule.id == "unknown_project" and (fault.value or "").partition("-")[0] in pairs:
        return replace(fault, rule=NOT_OWN, filled=_label("projects", "project_id"), cause="not_own:projects")
    return fault


def _label(table: str, column: str) -> dict[str, str]:
    label = TABLES[table].column(column).label
    return {"column_zh": label.zh, "column_en": label.en}


def _row(cell: str | None) -> int:
    return int((cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)


def _faults(piece: Piece, marks: np.ndarray, own: Own) -> Iterator[CellFault]:
    if not marks.any():
        return
    by_column = list(_reasons(piece.table, piece.data, own))
    keys = [piece.data.column(name) for name in TABLES[piece.table].key]
    for row in marks.nonzero()[0].tolist():
        wrong = next(column for column, of in by_column if of[row])
        named = (wrong, *_TOLD_AT.get(piece.table, ()), *TABLES[piece.table].key, *piece.cells)
        at = next((column for column in named if piece.place(row, column)), wrong)
        held = piece.data.column(at)[row].as_py()
        value = None if held is None else str(held)
        key = tuple("" if (said := column[row].as_py()) is None else str(said) for column in keys)
        yield CellFault(
            NOT_OWN, piece.sheet, piece.place(row, at), value, _label(piece.table, at), piece.table, at, key,
            cause=f"not_own:{piece.table}",
        )  # fmt: skip


def _without(piece: Piece, kept: np.ndarray) -> Piece:
    if kept.all():
        return piece
    return replace(
        piece,
        data=piece.data.filter(pa.array(kept)),
        rows=piece.rows[kept],
        removed=None if piece.removed is None else np.asarray(piece.removed)[kept],
        cleared=None if piece.cleared is None else {name: np.asarray(of)[kept] for name, of in piece.cleared.items()},
    )
