"""How many rows of each table a version adds, revises and removes against another; rows are the same where their keys are."""

from collections.abc import Collection
from pathlib import Path

import duckdb

from store.columns import Table
from store.package.reading import arrow_schema
from store.schema import LATER, TABLES
from store.sums import as_pattern

ADDED, REVISED, REMOVED = KINDS = ("added", "revised", "removed")


def changes(old: Path, new: Path, same: Collection[str] = ()) -> dict[str, dict[str, int]]:
    """Of each table that changed, how many rows were added, revised and removed; `old` and `new` are folders with the tables
    as Parquet, `same` names those known to be alike. Raises duckdb.Error for what cannot be read."""
    found: dict[str, dict[str, int]] = {}
    with duckdb.connect(":memory:") as connection:
        for name, table in TABLES.items():
            if name in same:
                continue
            for side, folder in (("old", old), ("new", new)):
                file = folder / f"{name}.parquet"
                if name in LATER and not file.exists():
                    relation = connection.from_arrow(arrow_schema(table).empty_table())
                else:
                    relation = connection.read_parquet([as_pattern(file)])
                relation.create_view(f"{side}_rows", replace=True)
            sql = f"SELECT {counted(table)} FROM {joined(table, 'old_rows', 'new_rows')}"
            counts = connection.execute(sql).fetchall()[0]
            if any(counts):
                found[name] = dict(zip(KINDS, counts, strict=True))
    return found


def joined(table: Table, old: str, new: str) -> str:
    """The rows of both sides that are not alike beside each other, `a` the old and `b` the new one, either of them null where it has
    no fellow. A key that has no required column of its own is matched blank for blank.

    A version keeps the order of the one before, so most rows stand beside their own: those are left out before anything is
    looked up by key, which takes two thirds of the time away. As no key stands twice in a version, none is missed."""
    alike = " AND ".join(f'x."{name}" IS NOT DISTINCT FROM y."{name}"' for name in table.column_names)
    keys = " AND ".join(f'l.a."{key}" IS NOT DISTINCT FROM r.b."{key}"' for key in table.key)
    there = _never_blank(table)
    return f"""(
        WITH beside AS MATERIALIZED (SELECT x AS a, y AS b FROM {old} x POSITIONAL JOIN {new} y WHERE NOT ({alike}))
        SELECT l.a, r.b FROM (SELECT a FROM beside WHERE a."{there}" IS NOT NULL) l
          FULL JOIN (SELECT b FROM beside WHERE b."{there}" IS NOT NULL) r ON {keys})"""


def is_added(table: Table) -> str:
    """Whether there is no old row: told by a column of the key that is never blank."""
    return f'a."{_never_blank(table)}" IS NULL'


def is_removed(table: Table) -> str:
    return f'b."{_never_blank(table)}" IS NULL'


def is_revised(table: Table) -> str:
    """Whether both have the row, with another value in some column."""
    unlike = " OR ".join(f'a."{name}" IS DISTINCT FROM b."{name}"' for name in rest_of(table)) or "FALSE"
    return f"({_is_in_both(table)} AND ({unlike}))"


def is_unlike(table: Table, column: str) -> str:
    """Whether both have the row, with another value in this column."""
    return f'({_is_in_both(table)} AND a."{column}" IS DISTINCT FROM b."{column}")'


def rest_of(table: Table) -> tuple[str, ...]:
    """The columns that are not of the key."""
    return tuple(name for name in table.column_names if name not in table.key)


def _is_in_both(table: Table) -> str:
    key = _never_blank(table)
    return f'a."{key}" IS NOT NULL AND b."{key}" IS NOT NULL'


def counted(table: Table) -> str:
    """The counts of added, revised and removed rows, in the order of KINDS."""
    return ", ".join(f"count(*) FILTER ({one(table)})" for one in (is_added, is_revised, is_removed))


def _never_blank(table: Table) -> str:
    return next(name for name in table.key if table.column(name).required)
