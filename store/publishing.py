"""How rows handed in become the version that is shown, and how an older version becomes it again: never over another's."""

import csv
import logging
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from store.columns import Table
from store.history import trail
from store.locks import Busy, locked
from store.manifest import RAW, Damaged, is_version, is_whole, read_manifest, verified, version_of
from store.naming import heal, name_version
from store.package.check import check_package
from store.package.folder import Description, describe_files, descriptor
from store.package.reading import arrow_schema
from store.schema import TABLES
from store.shelf import PACKAGE, SNAPSHOTS, named_version, replace_file, taken_version
from store.snapshots import BrokenPackage, Origin, finish, new_draft, shelve, told

log = logging.getLogger("dashboard")
_AS_SHOWN = object()


class Conflict(Exception):
    """Another version was published since `base` was looked at; `current` is the one shown now. Nothing was published."""

    def __init__(self, base: str | None, current: str | None) -> None:
        super().__init__(f"{current} was published since {base}")
        self.base, self.current = base, current


def publish_tables(
    shelf: Path,
    base: str | None,
    tables: Mapping[str, pa.Table],
    description: Description,
    who: str,
    came_from: tuple[str, ...],
    reason: str,
) -> str:
    """Publishes rows as the shelf's next version after `base` (None: as its first) and returns it.

    `tables` are by the names of the schema, with its columns (others are left out); a table not given has no rows. The rows
    are written as a package, in their order and with the same bytes each time, and what was written is checked whole.
    Raises BrokenPackage with every fault, or with what the place said that could not be written; Conflict where CURRENT is
    not `base`, before anything is written and again when all is. Rows and words that are those of `base` make no new version.
    `came_from`: files or hand-ins, as the trail names them.
    """
    origin = Origin(who, came_from, reason)
    with told(shelf.name):
        shelf.mkdir(parents=True, exist_ok=True)
        with locked(shelf):
            heal(shelf)
            _expect(shelf, base, who)
        with new_draft(shelf) as draft:
            write_raw(draft / RAW, description, tables)
            version = version_of(draft / RAW)
            if version == base:
                return version
            if not is_whole(shelf / SNAPSHOTS / version):
                checked = check_package(draft / RAW)
                if checked.faults:
                    raise BrokenPackage(shelf.name, checked.faults)
                made = finish(draft, shelf, version, checked, origin, base)
                if base and not made.changed and _described_alike(shelf / SNAPSHOTS / base, description):
                    return base
            with locked(shelf):
                heal(shelf)
                _expect(shelf, base, who)
                shelve(draft, shelf, version)
                _remember_package(shelf, base)
                details = {"came_from": list(came_from), "reason": reason}
                name_version(shelf, version, "publication", who, details)
    return version


def roll_back(shelf: Path, to: str, who: str, reason: str, base: object = _AS_SHOWN) -> str:
    """Makes an older version the one shown again, and returns it; the versions after it stay. With `base`, the version the
    caller saw as current, raises Conflict where it no longer is.

    Raises Damaged where that version is no longer what was published, FileNotFoundError where it is not there,
    BrokenPackage where the shelf cannot be written.
    """
    if not is_version(to) or not (shelf / SNAPSHOTS / to).is_dir():
        raise FileNotFoundError(f"no version {to!r} of {shelf.name}")
    verified(shelf / SNAPSHOTS / to)
    with told(shelf.name), locked(shelf):
        heal(shelf)
        current = named_version(shelf)
        if base is not _AS_SHOWN:
            _expect(shelf, base, who)  # type: ignore[arg-type]
        if not (shelf / SNAPSHOTS / to).is_dir():
            raise FileNotFoundError(f"no version {to!r} of {shelf.name}")
        if current != to:
            _remember_package(shelf, current)
            name_version(shelf, to, "rollback", who, {"reason": reason})
    return to


def write_raw(folder: Path, description: Description, tables: Mapping[str, pa.Table]) -> None:
    """The package of these rows: a file for every table of the schema, the same bytes for the same rows."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in TABLES.items():
        rows = tables.get(name)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table.column_names)
            if rows is not None:
                writer.writerows(zip(*_cells(table, rows), strict=True))
    describe_files(folder, descriptor(description, TABLES))


def _cells(table: Table, rows: pa.Table) -> list[list[str | None]]:
    """Every column as written cells: numbers plainly, no lone carriage return, which csv leaves unquoted."""
    columns = []
    for column in arrow_schema(table):
        held = rows.column(column.name).cast(column.type)
        text = held.cast(pa.string())
        if column.type == pa.string():
            text = pc.replace_substring(pc.replace_substring(text, "\r\n", "\n"), "\r", "\n")
        columns.append(text.to_pylist())
    return columns


def _described_alike(snapshot: Path, description: Description) -> bool:
    try:
        return read_manifest(snapshot).description == description
    except Damaged:
        return False


def _expect(shelf: Path, base: str | None, who: str) -> None:
    """Raises Conflict where the version shown is another than `base`, which the trail then tells."""
    current = named_version(shelf)
    if current == base:
        return
    with suppress(OSError, Busy):
        details = {"base": base, "version": current}
        trail.append("conflict", who, shelf.name, details, folder=trail.trail_dir(shelf.parent))
    raise Conflict(base, current)


def _remember_package(shelf: Path, current: str | None) -> None:
    """A shelf from before PACKAGE was kept: what was taken from a package then is not taken again over what is published
    now."""
    if current is None or taken_version(shelf) is not None:
        return
    with suppress(Damaged):
        if read_manifest(shelf / SNAPSHOTS / current).who == "packages":
            replace_file(shelf / PACKAGE, current)
