"""Whose figures a row holds: its project, pair and county, from its own cells, a line above them, the title or what is due."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.ledgers.cells import ColumnCells
from store.ledgers.frame.bodies import in_section
from store.ledgers.frame.headings import Heading
from store.ledgers.frame.known import Known
from store.ledgers.frame.titles import Stated
from store.ledgers.readers import named
from store.ledgers.results import Expected
from store.sheets.grid import letters
from style.text import Text

FROM_ABOVE = Text("空白，按上一行理解", "blank: taken for the row above")
FROM_HOST = Text("据落地县所在的结对", "by the pair of the county that hosts it")


@dataclass(frozen=True)
class Resolved:
    """A value for each row of data, and the letters or address of where it came from; None where it was supplied."""

    values: pa.Array
    cell: str | None
    heading: Heading | None = None


class Subjects:
    """Resolved once for a block, whichever tables its rows become."""

    def __init__(self, cells: ColumnCells, known: Known, expected: Expected) -> None:
        self.cells, self.known, self.expected = cells, known, expected
        self._mapped, self._said = cells.block.mapped, cells.block.said
        self._kept: dict[str, Resolved | None] = {}
        self.records: Resolved | None = None  # the ids of the projects that the rows are records of
        self.beside_project: Resolved | None = None  # the pair that the sheet gives a row whose project it names

    def pair(self) -> Resolved | None:
        return self._once("pair", self._pair)

    def written_pair(self) -> Resolved | None:
        """The same as far as the sheet says it, and not only what is due."""
        return self._once("written_pair", self._written_pair)

    def county(self) -> Resolved | None:
        return self._once("county", self._county)

    def project(self) -> Resolved | None:
        return self.records or self._once("project", self._project)

    def _once(self, name: str, resolve: Callable[[], Resolved | None]) -> Resolved | None:
        if name not in self._kept:
            self._kept[name] = resolve()
        return self._kept[name]

    def _heading(self, *names: str) -> Heading | None:
        """The first column whose field is one of these columns, whatever its table."""
        for name in names:
            for each in self._mapped.headings:
                if each.field is not None and not each.field.is_figure and each.field.column == name:
                    return each
        return None

    def _named(self, heading: Heading, points_to: str) -> pa.Array:
        assert heading.field is not None
        table = self._mapped.table or heading.field.table
        read = named(points_to, self.known)
        return self.cells.read(heading, table, heading.field.column, read, pa.string(), kind=points_to).values

    def _pair(self) -> Resolved | None:
        found = self.written_pair()
        return _coalesced(found, self._expected_pair()) if found is None or found.values.null_count else found

    def _written_pair(self) -> Resolved | None:
        found = self._once("pair_column", self._pair_of_column)
        for name in ("industrial", "mountain", "industrial_adcode", "mountain_adcode", "county"):
            heading = self._heading(name)
            if heading is not None:
                counties = self._named(heading, "counties.adcode")
                found = _coalesced(found, Resolved(self._pairs_of(counties), letters(heading.column), heading))
        found = _coalesced(found, self._of_section("pair"))
        if found is None or found.values.null_count:
            found = _coalesced(found, self._pair_of_project(), self._stated(self._said.pair))
        return found

    def _pair_of_column(self) -> Resolved | None:
        heading = self._heading("pair_id", "pair")
        if heading is None:
            return None
        values = self._named(heading, "pairs.pair_id")
        return Resolved(self.filled_down(heading, values), letters(heading.column), heading)

    def _pair_of_project(self) -> Resolved | None:
        """A project is known to be of one pair; a county that hosts it may tell."""
        project = self.project() if self._mapped.table != "projects" else None
        if project is not None:
            pairs = self.known.pair_of_project
            return Resolved(_each(project.values, lambda one: pairs.get(one)), project.cell, project.heading)
        heading = self._heading("host_adcode")
        if heading is None or self._said.pair or self.expected.pair_id:
            return None
        values = self._pairs_of(self._named(heading, "counties.adcode"))
        for position in pc.indices_nonzero(values.is_valid()).to_pylist():
            row = int(self.cells.block.rows[position])
            self.cells.collected.guess(self.cells.block.sheet.name, f"{letters(heading.column)}{row}",
                                       self.cells.block.sheet.text(row, heading.column) or "",
                                       values[position].as_py(), FROM_HOST)  # fmt: skip
        return Resolved(values, letters(heading.column), heading)

    def _pairs_of(self, counties: pa.Array) -> pa.Array:
        return _each(counties, self.known.pair_of_county)

    def _expected_pair(self) -> Resolved | None:
        return self._everywhere(self.expected.pair_id, None)

    def _stated(self, stated: Stated | None) -> Resolved | None:
        return self._everywhere(stated.value, stated.cell) if stated is not None else None

    def _everywhere(self, value: str | None, cell: str | None) -> Resolved | None:
        return Resolved(pa.array([value] * len(self.cells), pa.string()), cell or None) if value is not None else None

    def _of_section(self, kind: str) -> Resolved | None:
        values = in_section(self.cells.block, kind)
        return Resolved(values, None) if values is not None else None

    def _county(self) -> Resolved | None:
        heading = self._heading("county", "adcode", "payee_adcode")
        if heading is None:
            sides = [each for name in ("mountain", "industrial") if (each := self._heading(name)) is not None]
            heading = sides[0] if len(sides) == 1 else None
        if heading is None:
            return self._stated(self._said.county)
        values = self._named(heading, "counties.adcode")
        return Resolved(self.filled_down(heading, values), letters(heading.column), heading)

    def _project(self) -> Resolved | None:
        heading = self._heading("project_id")
        found = None
        if heading is not None:
            found = Resolved(self._by_pair(heading), letters(heading.column), heading)
        name = self._mapped.of("projects.name")
        if name is not None and (found is None or found.values.null_count):
            missing = None
            if found is not None and heading is not None:
                told = self.cells.bad[heading.column]
                missing = np.flatnonzero(found.values.is_null().to_numpy(zero_copy_only=False) & ~told)
            found = _coalesced(found, Resolved(self._by_pair(name, missing), letters(name.column), name))
        return found

    def _by_pair(self, heading: Heading, positions: np.ndarray | None = None) -> pa.Array:
        """Names of projects are looked up among those of the row's pair, where a column or the title tells it."""
        beside = _coalesced(
            self._once("pair_column", self._pair_of_column), self._of_section("pair"), self._stated(self._said.pair)
        )
        self.beside_project = beside
        pairs = _coalesced(beside, self._expected_pair())
        at = np.arange(len(self.cells)) if positions is None else positions
        texts = self.cells.texts(heading, "projects", "project_id")
        ids = self.known.ids("projects", "project_id")
        if positions is None and set(texts.unique().drop_null().to_pylist()) <= ids:
            return texts
        told = pairs.values.take(pa.array(at)) if pairs is not None else pa.nulls(len(at), pa.string())
        coded = told.dictionary_encode()
        codes = coded.indices.fill_null(-1).to_numpy()
        values = np.full(len(self.cells), None, object)
        for number in np.unique(codes).tolist():
            mine = at[codes == number]
            pair = coded.dictionary[number].as_py() if number >= 0 else None
            read = self.cells.read(heading, self._mapped.table or "projects", "project_id",
                                   named("projects.project_id", self.known, pair), pa.string(), mine)  # fmt: skip
            values[mine] = read.values.to_numpy(zero_copy_only=False)
        return pa.array(values, pa.string())

    def filled_down(self, heading: Heading, values: pa.Array) -> pa.Array:
        """A pair or county written in the first row of its rows only holds for those below, as a guess: but not where the
        column may be empty for good."""
        blank = (
            self.cells.texts(heading, "", "").is_null().to_numpy(zero_copy_only=False) & ~self.cells.bad[heading.column]
        )
        assert heading.field is not None
        # Money of no pair is the province's: where each movement has its number, a blank is no ditto mark.
        own_name = heading.written == heading.field.column or self._mapped.of("fund_flows.flow_id") is not None
        tables = ("projects", "events", "targets", "resources", *(() if own_name else ("fund_flows",)))
        context = heading.field.table == "context" or self._mapped.table in tables
        if not context or not blank.any() or blank[0]:
            return values
        filled = pc.fill_null_forward(values)
        sheet, rows = self.cells.block.sheet, self.cells.block.rows
        for position in np.flatnonzero(blank & filled.is_valid().to_numpy(zero_copy_only=False)).tolist():
            self.cells.collected.guess(sheet.name, f"{letters(heading.column)}{int(rows[position])}", "",
                                       filled[position].as_py(), FROM_ABOVE)  # fmt: skip
        kept = pc.if_else(pa.array(blank), filled, values)
        return kept.combine_chunks() if isinstance(kept, pa.ChunkedArray) else kept


def _each(values: pa.Array, of: Callable[[str], str | None]) -> pa.Array:
    coded = values.dictionary_encode()
    return pa.array([of(one) for one in coded.dictionary.to_pylist()], pa.string()).take(coded.indices)


def _coalesced(*found: Resolved | None) -> Resolved | None:
    """Each row's first value; the place of the first column that gives any."""
    there = [one for one in found if one is not None]
    if not there:
        return None
    values = pc.coalesce(*(one.values for one in there))
    return Resolved(values, there[0].cell, there[0].heading)
