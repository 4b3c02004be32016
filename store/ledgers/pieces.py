"""One block, or one column of figures of it, as rows of a table: each column read from the sheet or supplied."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.columns import Column, Table
from store.ledgers.cells import ColumnCells
from store.ledgers.collecting import Collected
from store.ledgers.frame.headings import Heading
from store.ledgers.frame.known import Known
from store.ledgers.quantities import Quantities, quantities
from store.ledgers.readers import named, published_ids, reader, unit_within
from store.ledgers.results import Expected
from store.ledgers.subjects import Resolved, Subjects
from store.measures import MEASURES
from store.package.reading import ARROW, arrow_schema
from store.schema import TABLES
from store.sheets.grid import letters
from store.written.many import CellsRead
from store.written.plain import read_identifiers, read_words
from store.written.units import fits

# Which column of a table holds its figure; what else a figure's cell says goes to qualifier, printed and status.
FIGURE_COLUMNS = {"observations": "value", "fund_flows": "amount", "targets": "target", "assessments": "score",
                  "events": "amount", "resources": "quantity", "deals": "amount", "projects": "planned_investment"}  # fmt: skip


@dataclass(frozen=True)
class Given:
    """A column of a piece, as long as the block has rows: where it was read (None: supplied) and whether the file says it."""

    values: pa.Array
    cell: str | None = None
    said: bool = False


@dataclass
class Made:
    """Rows on their way to a piece. `figure`: the heading of their figures; None of whole records. `columns` are already
    those of `rows` alone. `pair`: the one that the sheet gives each row whose project it names, whatever is known of it."""

    table: str
    sheet: str
    figure: Heading | None
    rows: np.ndarray
    columns: dict[str, Given]
    cells: ColumnCells
    cumulative: str = ""
    removed: np.ndarray | None = None
    dropped: bool = False
    pair: Given | None = None

    def values(self, column: str) -> pa.Array:
        return self.columns[column].values

    def data(self) -> pa.Table:
        schema = arrow_schema(TABLES[self.table])
        return pa.table(
            [self.columns[name].values.cast(schema.field(name).type) for name in schema.names], schema=schema
        )


Supply = Callable[["Making", Column], Given | None]


@dataclass
class Making:
    """One piece being made. `supplies` give a column that the sheet does not hold, or that several columns tell of."""

    table: Table
    cells: ColumnCells
    subjects: Subjects
    known: Known
    expected: Expected
    collected: Collected
    supplies: Mapping[str, Supply]
    figure: Heading | None = None
    made: dict[str, Given] = field(default_factory=dict)
    _quantities: Quantities | None = None

    def make(self) -> Made:
        for column in self.table.columns:
            self.column(column.name)
        positions = self._rows()
        taken = {
            name: replace(given, values=given.values.take(pa.array(positions))) for name, given in self.made.items()
        }
        beside = self.made.get("pair_id") or self.resolved(self.subjects.beside_project)
        pair = beside and replace(beside, values=beside.values.take(pa.array(positions)))
        return Made(self.table.name, self.cells.block.sheet.name, self.figure, self.cells.block.rows[positions], taken,
                    self.cells, self.cumulative, self._cleared()[positions], pair=pair)  # fmt: skip

    @property
    def cumulative(self) -> str:
        return self.figure.field.cumulative if self.figure is not None and self.figure.field is not None else ""

    @property
    def length(self) -> int:
        return len(self.cells)

    @property
    def is_long(self) -> bool:
        """Whether each row is a record, and not only those with a figure in one column."""
        return self.figure is None

    def _rows(self) -> np.ndarray:
        if self.figure is None:
            return np.arange(self.length)
        figure = self.quantities()
        there = pc.or_(figure.values.is_valid(), figure.statuses.is_valid()).to_numpy(zero_copy_only=False)
        return np.flatnonzero(there | self.cells.bad[self.figure.column] | self._cleared())

    def _cleared(self) -> np.ndarray:
        """Where the figure's cell asks to take the figure out."""
        column = self.figure.column if self.figure is not None else -1
        return self.cells.cleared.get(column, np.zeros(self.length, bool))

    def column(self, name: str) -> Given:
        """A column by its name, made once; others may need it."""
        if name not in self.made:
            self.made[name] = self._column(self.table.column(name))
        return self.made[name]

    def _column(self, column: Column) -> Given:
        fixed = self.figure.field.fixed if self.figure is not None and self.figure.field is not None else {}
        if column.name in fixed:
            assert self.figure is not None
            return self.constant(fixed[column.name], self.figure.cell)
        supply = self.supplies.get(f"{self.table.name}.{column.name}") or self.supplies.get(column.name)
        given = supply(self, column) if supply is not None else None
        if given is None:
            given = self.own(column) or Given(self.nothing(column))
        return given

    def heading(self, name: str) -> Heading | None:
        """The sheet's column that holds this column of the table, under whichever table its header is known."""
        mapped = self.cells.block.mapped
        tables = (self.table.name, *(() if mapped.table == self.table.name else (mapped.table or "", "observations",
                  "fund_flows", "targets", "assessments", "projects")))  # fmt: skip
        if self.table.name == "projects":
            tables = ("projects",)
        period = self.figure.period if self.figure is not None else None
        found = mapped.column_named(name, tables, period)
        return found if found is None or found.field is None or not found.field.is_figure else None

    def own(self, column: Column) -> Given | None:
        """As its cells say; None where the sheet has no such column."""
        if column.name == FIGURE_COLUMNS.get(self.table.name):
            return self._figure_column()
        heading = self.heading(column.name)
        if heading is None:
            return None
        if column.type in ("money", "value"):
            return Given(quantities(self.cells, heading, self.table.name, column.name, "yuan").values,
                         letters(heading.column), True)  # fmt: skip
        readers: dict[str, Callable[[pa.Array], CellsRead]] = {"text": read_words, "id": read_identifiers}
        whole = readers.get(column.type)
        if whole is not None and column.points_to is None and column.name not in ("metric_id", "unit"):
            if column.name == self.table.key[0] and column.type == "id":
                whole = published_ids(self.known.ids(self.table.name, column.name))
            values = self.cells.read_whole(heading, self.table.name, column.name, whole, kind=column.type)
            return Given(values.values, letters(heading.column), True)
        read, kind = self._reader(column)
        values = self.cells.read(
            heading, self.table.name, column.name, read, ARROW.get(column.type, pa.string()), kind=kind
        )
        return Given(values.values, letters(heading.column), True)

    def _reader(self, column: Column) -> tuple[Callable, str]:
        if column.points_to is not None and column.points_to != f"{self.table.name}.{column.name}":
            return named(column.points_to, self.known), column.points_to
        said = self.cells.block.said.period
        within = said.value if said is not None else None
        return (reader(self.table.name, column, self.known, self.year, bool(self.cumulative), within),
                f"{column.type} {column.name} {self.cumulative if column.type == 'period' else ''}")  # fmt: skip

    @property
    def year(self) -> int | None:
        """Of quarters that are written without a year: the title's, else that of what is due."""
        period = self.cells.block.said.period
        told = period.value if period is not None else self.expected.quarter
        return int(told[:4]) if told else None

    def _figure_column(self) -> Given | None:
        heading = self.figure_heading()
        if heading is None:
            return None
        return Given(self.quantities().values, letters(heading.column), True)

    def figure_heading(self) -> Heading | None:
        return self.figure or self.heading(FIGURE_COLUMNS.get(self.table.name, ""))

    def quantities(self) -> Quantities:
        """The figures of this piece; all null where it has none."""
        if self._quantities is None:
            heading = self.figure_heading()
            if heading is None:
                nothing = pa.nulls(self.length, pa.string())
                self._quantities = Quantities(pa.nulls(self.length, ARROW["money"]), nothing, nothing, nothing, nothing)
            else:
                self._quantities = self._read_quantities(heading)
        return self._quantities

    def _read_quantities(self, heading: Heading) -> Quantities:
        table, name = self.table.name, FIGURE_COLUMNS[self.table.name]
        fixed = heading.field.fixed if heading.field is not None else {}
        if "unit" in fixed:
            return quantities(self.cells, heading, table, name, fixed["unit"], self._row_units(heading, fixed["unit"]))
        if table in ("observations", "targets"):
            units = mapped_to(self.column("metric_id").values, {m.id: m.unit.id for m in MEASURES.values()})
            return quantities(self.cells, heading, table, name, units, self.unit_texts(), self._told())
        if table == "resources":
            row_units = self.unit_texts()
            if row_units is not None:
                given = self.own(self.table.column("unit"))
                units = given.values if given is not None else self.nothing(self.table.column("unit"))
                return quantities(self.cells, heading, table, name, units, row_units, self._told())
            return quantities(self.cells, heading, table, name, pa.nulls(self.length, pa.string()))
        if table == "assessments":
            return quantities(self.cells, heading, table, name, "score")
        return quantities(self.cells, heading, table, name, "yuan", self._row_units(heading, "yuan"))

    def _row_units(self, heading: Heading, unit: str) -> pa.Array | None:
        """What a column 单位 says row by row, of a column that has no unit of its own and where it is a unit of this kind."""
        told = next(
            (e for e in self.cells.block.mapped.headings if e.field is not None and e.field.column == "unit"), None
        )
        if told is None or heading.unit is not None:
            return None
        texts = self.cells.texts(told, self.table.name, "unit")
        mine = mapped_to(texts, {one: one for one in texts.unique().drop_null().to_pylist() if fits(one, unit)})
        return mine if mine.null_count < len(mine) else None

    def _told(self) -> np.ndarray | None:
        """Rows whose measure or unit could not be read, which is told: of their figures nothing more is."""
        flags = [self.cells.bad[each.column] for name in ("metric_id", "unit")
                 if (each := self.heading(name)) is not None and each.column in self.cells.bad]  # fmt: skip
        told = np.logical_or.reduce(flags) if flags else np.zeros(0, bool)
        return told if told.any() else None

    def unit_texts(self) -> pa.Array | None:
        """What a column of units says, as it stands; else the units that a column of measures names."""
        heading = self.heading("unit")
        if heading is not None:
            return self.cells.texts(heading, self.table.name, "unit")
        heading = self.heading("metric_id")
        if heading is None:
            return None
        texts = self.cells.texts(heading, self.table.name, "metric_id")
        units = mapped_to(
            texts, {text: unit for text in texts.unique().drop_null().to_pylist() if (unit := unit_within(text))}
        )
        return units if units.null_count < len(units) else None

    def nothing(self, column: Column) -> pa.Array:
        return pa.nulls(self.length, ARROW.get(column.type, pa.string()))

    def constant(self, value: object, cell: str | None, said: bool = True, type: pa.DataType | None = None) -> Given:
        return Given(pa.array([value], type).take(pa.array(np.zeros(self.length, int))), cell, said)

    def resolved(self, found: Resolved | None) -> Given | None:
        return Given(found.values, found.cell, True) if found is not None else None


def mapped_to(values: pa.Array, meaning: Mapping[str, str]) -> pa.Array:
    """Each value's meaning, null where it has none."""
    coded = values.dictionary_encode()
    return pa.array([meaning.get(one) for one in coded.dictionary.to_pylist()], pa.string()).take(coded.indices)
