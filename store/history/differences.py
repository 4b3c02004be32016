"""What two versions of a dataset differ in: rows added, removed and revised by key, their cells, and sums before and after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from store import engine
from store.columns import Table
from store.handles import Dataset, datasets_dir
from store.history.counting import (
    ADDED,
    KINDS,
    REMOVED,
    REVISED,
    is_added,
    is_removed,
    is_revised,
    is_unlike,
    joined,
    rest_of,
)
from store.manifest import Damaged, read_manifest
from store.measures import MEASURES
from store.schema import TABLES
from store.shelf import SNAPSHOTS

GROUPS = {"pair": "pair_id", "track": "track_id", "county": "county", "metric": None}
_IS = {ADDED: is_added, REVISED: is_revised, REMOVED: is_removed}


@dataclass(frozen=True)
class CellDifference:
    """A value of a row that stands in both versions, before and after; None is an empty cell."""

    column: str
    before: Any
    after: Any


@dataclass(frozen=True)
class RowDifference:
    """A row that only one version has, or that both have with other values; `key` in the order of the table's key. `row` is the
    whole row of a version that has it: the new one, or the old one of a row that was removed."""

    table: str
    kind: str
    key: tuple[Any, ...]
    row: Mapping[str, Any]
    cells: tuple[CellDifference, ...] = ()


@dataclass(frozen=True)
class TableDifferences:
    """How many rows of a table were added, revised and removed, and in how many cells of each column the revised ones differ."""

    added: int
    revised: int
    removed: int
    cells: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return self.added + self.revised + self.removed


@dataclass(frozen=True)
class SumDifference:
    """A sum of what was reported, exact, in `unit`, before and after: `measure` is a measure's id or a stage of the fund, `of` the
    pair, track or county, None for what belongs to none. None is not 0: no row, or none with a figure."""

    measure: str
    value_type: str
    of: str | None
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True)
class Differences:
    """What `new` differs in from `old`; of tables that do not differ nothing is said. Rows are fetched as they are asked for."""

    old: Dataset
    new: Dataset
    tables: Mapping[str, TableDifferences]

    def rows(self, table: str, kind: str = "", first: int = 0, count: int | None = None) -> tuple[RowDifference, ...]:
        """So many rows of a table from the first-th on (all without `count`), the added before the revised and the removed,
        each in the order of their keys; `kind` asks for one kind alone. Raises KeyError for a table that there is not."""
        kinds = [kind] if kind else list(KINDS)
        return _rows(self.old, self.new, TABLES[table], tuple(kinds), first, count)


@lru_cache(maxsize=32)
def differences(old: Dataset, new: Dataset) -> Differences:
    """Compares two versions of one dataset; either may be the later one. Rows are the same where their keys are."""
    same = _unchanged(old, new)
    found: dict[str, TableDifferences] = {}
    for name, table in TABLES.items():
        if name in same:
            continue
        kinds = {kind: f"count(*) FILTER ({_IS[kind](table)})" for kind in KINDS}
        cells = {f"cell.{name}": f"count(*) FILTER ({is_unlike(table, name)})" for name in rest_of(table)}
        said = ", ".join(f'{sql} AS "{name}"' for name, sql in (kinds | cells).items())
        counts = _ask(old, new, f"SELECT {said} FROM {_both(old, new, table)}")[0]
        by_column = {name: count for name in rest_of(table) if (count := counts[f"cell.{name}"])}
        told = TableDifferences(counts[ADDED], counts[REVISED], counts[REMOVED], by_column)
        if told.rows:
            found[name] = told
    return Differences(old, new, found)


def totals(old: Dataset, new: Dataset, by: str = "metric") -> tuple[SumDifference, ...]:
    """Sums before and after by `pair`, `track`, `county`, or of all (`metric`): of every measure of projects that may be summed
    over places and periods, and of the fund by stage; those that stayed are among them. In yuan or the measure's own unit.
    What is carried over stands at several year ends and has no sum; what sources state of a pair is told row by row."""
    column = GROUPS[by]
    flows = [m.id for m in MEASURES.values() if m.accrues == "flow" and m.sums_over_places]
    listed = ", ".join(f"'{name}'" for name in flows)
    of = column or "NULL::VARCHAR"

    def one_side(dataset: Dataset) -> str:
        return f"""
            SELECT metric_id AS measure, value_type, {of} AS "of", sum(value) AS total
            FROM "{dataset.schema}".observation_sums WHERE metric_id IN ({listed}) GROUP BY 1, 2, 3
            UNION ALL
            SELECT stage, '', {of}, sum(value) FROM "{dataset.schema}".flow_sums WHERE stage <> 'carried_over' GROUP BY 1, 2, 3"""

    sql = f"""
        SELECT coalesce(a.measure, b.measure) AS measure, coalesce(a.value_type, b.value_type) AS value_type,
               coalesce(a."of", b."of") AS "of", a.total AS before, b.total AS after
        FROM ({one_side(old)}) a FULL JOIN ({one_side(new)}) b
          ON a.measure = b.measure AND a.value_type = b.value_type AND a."of" IS NOT DISTINCT FROM b."of"
        ORDER BY ALL"""
    return tuple(SumDifference(**row) for row in _ask(old, new, sql))


def _rows(
    old: Dataset, new: Dataset, table: Table, kinds: tuple[str, ...], first: int, count: int | None
) -> tuple[RowDifference, ...]:
    case = " ".join(f"WHEN {_IS[kind](table)} THEN {place}" for place, kind in enumerate(KINDS))
    wanted = " OR ".join(_IS[kind](table) for kind in kinds)
    both = ", ".join(f'a."{name}" AS "a.{name}", b."{name}" AS "b.{name}"' for name in table.column_names)
    keys = ", ".join(f'coalesce(a."{name}", b."{name}")' for name in table.key)
    limit = f"LIMIT {int(count)} OFFSET {int(first)}" if count is not None else f"OFFSET {int(first)}"
    sql = f"""
        SELECT CASE {case} END AS kind, {both} FROM {_both(old, new, table)}
        WHERE {wanted} ORDER BY kind, {keys} {limit}"""
    return tuple(_row(table, row) for row in _ask(old, new, sql))


def _row(table: Table, row: Mapping[str, Any]) -> RowDifference:
    kind = KINDS[row["kind"]]
    side = "a" if kind == REMOVED else "b"
    held = {name: row[f"{side}.{name}"] for name in table.column_names}
    cells = tuple(
        CellDifference(name, row[f"a.{name}"], row[f"b.{name}"])
        for name in table.column_names
        if kind not in (ADDED, REMOVED) and row[f"a.{name}"] != row[f"b.{name}"]
    )
    return RowDifference(table.name, kind, tuple(held[name] for name in table.key), held, cells)


def _both(old: Dataset, new: Dataset, table: Table) -> str:
    return joined(table, f'"{old.schema}"."{table.name}"', f'"{new.schema}"."{table.name}"')


def _ask(old: Dataset, new: Dataset, sql: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = engine.run(old.schema, sql, beside=new.schema).to_pylist()
    return found


def _unchanged(old: Dataset, new: Dataset) -> set[str]:
    """The tables whose files have the same bytes in both, as their manifests say: no row of them is compared."""
    try:
        files = [read_manifest(datasets_dir() / one.name / SNAPSHOTS / one.version).files for one in (old, new)]
    except Damaged:
        return set()
    return {name for name in TABLES if files[0].get(f"{name}.parquet", "") == files[1].get(f"{name}.parquet", "none")}
