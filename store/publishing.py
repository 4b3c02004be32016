"""How rows handed in become the version that is shown, and how an older version becomes it again: never over another's."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from access.reader import demand
from store.history import actor, trail
from store.locks import Busy, locked
from store.manifest import RAW, Damaged, is_version, is_whole, read_manifest, verified, version_of
from store.naming import heal, name_version
from store.package.check import Checked, names_of, table_faults
from store.package.description_rules import read_description
from store.package.faults import Fault
from store.package.folder import Description, describe_files, descriptor
from store.package.programme_rules import programme_faults
from store.package.reading import arrow_schema
from store.package.scheme_rules import scheme_faults
from store.package.tally import Tally
from store.programme.found import FOLDER, IS_SHIPPED
from store.programme.held import programme_files
from store.schema import LATER, TABLES
from store.schemes.definition import scheme_name
from store.schemes.held import Texts, scheme_texts
from store.shelf import PACKAGE, SNAPSHOTS, named_version, replace_file, taken_version
from store.snapshots import BrokenPackage, Origin, finish, new_draft, shelve, told

log = logging.getLogger("dashboard")
_AS_SHOWN = object()
ROWS_AT_ONCE = 100_000  # of a table, as lines of a package


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
    schemes: Texts | None = None,
) -> str:
    """Publishes rows as the shelf's next version after `base` (None: as its first) and returns it.

    `tables` are by the names of the schema, with its columns (others are left out); a table not given has no rows. The rows
    are written as a package, in their order and with the same bytes each time, and checked whole by the rules of a package.
    Raises BrokenPackage with every fault, or with what the place said that could not be written; Conflict where CURRENT is
    not `base`, before anything is written and again when all is. Rows and words that are those of `base` make no new version.
    Raises NotAllowed too. `came_from`: files or hand-ins, as the trail names them. `schemes`: by file name; None: those of `base`.
    """
    origin = Origin(who := _publisher(who), came_from, reason)
    with told(shelf.name):
        shelf.mkdir(parents=True, exist_ok=True)
        with locked(shelf):
            heal(shelf)
            _expect(shelf, base, who)
        rows, before = as_written(tables), _schemes(shelf, base)
        with new_draft(shelf) as draft:
            write_raw(draft / RAW, description, rows, before if schemes is None else schemes)
            version = version_of(draft / RAW)
            if version == base:
                return version
            if not is_whole(shelf / SNAPSHOTS / version):
                checked = judged(draft / RAW, rows)
                if checked.faults or checked.description is None:
                    raise BrokenPackage(shelf.name, checked.faults)
                made = finish(draft, shelf, version, checked, origin, base)
                if base and not made.changed and schemes in (None, before) and _described(shelf, base) == description:
                    return base
            with locked(shelf):
                heal(shelf)
                _expect(shelf, base, who)
                shelve(draft, shelf, version)
                _remember_package(shelf, base)
                details = {"came_from": list(came_from), "reason": reason}
                name_version(shelf, version, "publication", who, details)
    return version


def _publisher(typed: str) -> str:
    """Who publishes. Raises NotAllowed."""
    demand("take_in")
    return actor.named(typed)


def publish_scheme(shelf: Path, base: str, file: str, text: str, who: str, reason: str) -> str:
    """Publishes `base` with one more scheme, or another of the same name, as the shelf's next version, and returns it. Raises
    BrokenPackage with the faults of the scheme, Conflict, Damaged and NotAllowed as the others here do; nothing is then changed."""
    demand("take_in")
    if scheme_name(file) is None:
        raise BrokenPackage(shelf.name, (Fault(file, "scheme_name"),))
    snapshot = shelf / SNAPSHOTS / base
    with told(shelf.name):
        tables = {name: _held(snapshot, name) for name in TABLES}
    description = read_manifest(snapshot).description
    schemes = tuple(sorted({**dict(_schemes(shelf, base)), file: text}.items()))
    return publish_tables(shelf, base, tables, description, who, (file,), reason, schemes)


def _held(snapshot: Path, name: str) -> pa.Table:
    """A table of a version; of one the schema got later, no row."""
    file = snapshot / f"{name}.parquet"
    lacking = name in LATER and not file.exists()
    return arrow_schema(TABLES[name]).empty_table() if lacking else pq.read_table(file)


def _schemes(shelf: Path, base: str | None) -> Texts:
    return scheme_texts(shelf / SNAPSHOTS / base / RAW) if base else ()


def roll_back(shelf: Path, to: str, who: str, reason: str, base: object = _AS_SHOWN) -> str:
    """Makes an older version the one shown again, and returns it; the versions after it stay. With `base`, the version the
    caller saw as current, raises Conflict where it no longer is.

    Raises Damaged where that version is no longer what was published, FileNotFoundError where it is not there,
    BrokenPackage where the shelf cannot be written, NotAllowed.
    """
    who = _publisher(who)
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


def as_written(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The rows of every table of the schema as they are read from the package that is written of them: in the declared types,
    line ends as \\n, text of nothing but white space an empty cell."""
    made = {}
    for name, table in TABLES.items():
        schema = arrow_schema(table)
        held = tables.get(name, schema.empty_table())
        made[name] = pa.table([_typed(held.column(field.name), field.type) for field in schema], schema=schema)
    return made


def judged(raw: Path, rows: Mapping[str, pa.Table]) -> Checked:
    """What is wrong with rows, and with the words, the schemes and the programme of the package that was written of them."""
    tally = Tally()
    description, faults = read_description(raw)
    tally.add(faults)
    tally.add(scheme_faults(raw, description, set(rows["sources"].column("source_id").to_pylist())))
    tally.add(programme_faults(raw, names_of(rows["counties"])))
    tally.add(table_faults(rows))
    return Checked(description, dict(rows), tally.faults())


def write_raw(folder: Path, description: Description, tables: Mapping[str, pa.Table], schemes: Texts = ()) -> None:
    """The package of these rows, which are as `as_written` makes them: a file for every table of the schema, every scheme and of the
    programme where it is not the shipped one; the same bytes for the same rows."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in () if IS_SHIPPED else programme_files(FOLDER):
        (folder / name).write_bytes((FOLDER / name).read_bytes())
    for scheme, text in schemes:
        (folder / scheme).write_text(text, encoding="utf-8", newline="")
    for name, table in TABLES.items():
        with (folder / f"{name}.csv").open("wb") as file:
            file.write((",".join(table.column_names) + "\n").encode())
            for rows in tables[name].to_batches(max_chunksize=ROWS_AT_ONCE):
                if rows.num_rows:
                    file.write(_lines(rows))
                    file.write(b"\n")
    describe_files(folder, descriptor(description, TABLES))


def _lines(rows: pa.RecordBatch) -> pa.Buffer:
    """As Python's csv writes them, by Arrow, which does not hold the interpreter meanwhile."""
    cells = [_quoted(pc.fill_null(column.cast(pa.string()), "")) for column in rows.columns]
    lines = pc.binary_join_element_wise(*cells, ",")
    ends = pa.ListArray.from_arrays(pa.array([0, len(lines)], pa.int32()), lines)
    return pc.binary_join(ends, "\n")[0].as_buffer()


def _quoted(cells: pa.Array) -> pa.Array:
    quoted = pc.match_substring_regex(cells, '[",\n]')
    if not pc.any(quoted).as_py():
        return cells
    inner = pc.replace_substring(cells, '"', '""')
    return pc.if_else(quoted, pc.binary_join_element_wise('"', inner, '"', ""), cells)


def _typed(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    held = column.cast(kind)
    if kind != pa.string():
        return held
    text = pc.replace_substring(pc.replace_substring(held, "\r\n", "\n"), "\r", "\n")
    return pc.if_else(pc.equal(pc.utf8_trim_whitespace(text), ""), None, text)


def _described(shelf: Path, version: str) -> Description | None:
    try:
        return read_manifest(shelf / SNAPSHOTS / version).description
    except Damaged:
        return None


def _expect(shelf: Path, base: str | None, who: str) -> None:
    """Raises Conflict where the version shown is another than `base`, which the trail then tells."""
    current = named_version(shelf)
    if current == base:
        return
    with suppress(OSError, Busy):
        details = actor.signed({"base": base, "version": current})
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
