"""A dataset as a folder any tool can read: datapackage.json and one CSV file a table, described from the schema."""

import csv
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from store.columns import FRICTIONLESS, PATTERNS, Column, Table
from store.programme.definition import BOUNDARIES_FILE, TITLES
from store.programme.held import programme_files
from store.schema import TABLES
from store.schemes.definition import TITLE
from store.schemes.held import scheme_files

DESCRIPTOR = "datapackage.json"
TABULAR, MIXED = "tabular-data-package", "data-package"  # Frictionless: of tables alone, or of other files too


@dataclass(frozen=True)
class Description:
    """What a package says of itself.

    `coverage` tells for each table whether a missing row means "did not happen" (complete) or "not known" (partial);
    a table not named is partial. Quarters are written `2024Q3`, `as_of` as an ISO date.
    """

    name: str
    title: str
    title_en: str
    basis: str
    as_of: str
    first_quarter: str
    last_quarter: str
    note: str
    note_en: str
    coverage: Mapping[str, str] = field(default_factory=dict)


def _field(col: Column) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if col.required else {}
    if col.codes:
        constraints["enum"] = list(col.codes.ids)
    if col.type in PATTERNS:
        constraints["pattern"] = PATTERNS[col.type]
    if col.minimum is not None:
        constraints["minimum"] = col.minimum
    if col.maximum is not None:
        constraints["maximum"] = col.maximum
    said = {"name": col.name, "type": FRICTIONLESS[col.type], "title": col.label.zh, "title_en": col.label.en}
    if col.meaning:
        said |= {"description": col.meaning.zh, "description_en": col.meaning.en}
    return said | ({"constraints": constraints} if constraints else {})


def table_schema(table: Table) -> dict[str, object]:
    """The Frictionless table schema of a table."""
    links = [col for col in table.columns if col.points_to]
    keyed = all(table.column(name).required for name in table.key)
    return {
        "fields": [_field(col) for col in table.columns],
        "missingValues": [""],
        **({"primaryKey": list(table.key)} if keyed else {}),
        "foreignKeys": [
            {
                "fields": col.name,
                "reference": dict(zip(("resource", "fields"), str(col.points_to).split("."), strict=True)),
            }
            for col in links
        ],
    }


def resource(table: Table) -> dict[str, object]:
    """What a descriptor says of a table's file, but for its size and hash."""
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.label.zh,
        "title_en": table.label.en,
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
        "schema": table_schema(table),
    }


def scheme_resource(file: str) -> dict[str, object]:
    """What a descriptor says of a scheme's file, but for its size and hash."""
    name = file.lower().removesuffix(".toml")
    return {
        "name": name,
        "path": file,
        "profile": "data-resource",
        "title": TITLE.zh,
        "title_en": TITLE.en,
        "format": "toml",
        "mediatype": "application/toml",
        "encoding": "utf-8",
    }


def programme_resource(file: str) -> dict[str, object]:
    """What a descriptor says of a programme's file, but for its size and hash."""
    is_map = file == BOUNDARIES_FILE
    return {
        "name": file.partition(".")[0],
        "path": file,
        "profile": "data-resource",
        "title": TITLES[file].zh,
        "title_en": TITLES[file].en,
        "format": "geojson" if is_map else "toml",
        "mediatype": "application/geo+json" if is_map else "application/toml",
        "encoding": "utf-8",
    }


def descriptor(description: Description, tables: Iterable[str]) -> dict[str, object]:
    """The whole datapackage.json for a package holding these tables, but for the size and hash of each file."""
    resources = [resource(table) for name, table in TABLES.items() if name in set(tables)]
    return {"profile": TABULAR, **asdict(description), "resources": resources}


def describe_files(folder: Path, said: Mapping[str, object]) -> None:
    """Writes datapackage.json as `said`, with the tables, schemes and programme that lie in the folder and the size and hash each file
    has now: a package of which not every byte arrived is then told from one that is whole."""
    known = {str(held.get("path")): held for held in as_resources(said)}
    lying = {f"{name}.csv": resource(table) for name, table in TABLES.items()}
    others = {file: scheme_resource(file) for file in scheme_files(folder)}
    others |= {file: programme_resource(file) for file in programme_files(folder)}
    lying |= others
    resources = []
    for file, usual in lying.items():
        if is_own_file(folder, file):
            held = known.get(file, usual)
            schema = {"schema": held["schema"]} if "schema" in held else {}
            rest = {key: value for key, value in held.items() if key not in ("bytes", "hash", "schema")}
            with (folder / file).open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
                size = opened.tell()
            resources.append({**rest, "bytes": size, "hash": f"sha256:{digest}", **schema})
    if said.get("profile") in (TABULAR, MIXED):
        said = {**said, "profile": MIXED if others else TABULAR}
    text = json.dumps({**said, "resources": resources}, ensure_ascii=False, indent=1)
    draft = folder / f".{DESCRIPTOR}.draft"
    draft.write_text(text + "\n", encoding="utf-8")
    os.replace(draft, folder / DESCRIPTOR)


def as_resources(said: Mapping[str, object]) -> list[dict[str, object]]:
    """What a descriptor says of its files; nothing where it is not written as such."""
    listed = said.get("resources")
    return [held for held in listed if isinstance(held, dict)] if isinstance(listed, list) else []


def write_package(
    folder: Path,
    description: Description,
    tables: Mapping[str, Iterable[Mapping[str, object]]],
    schemes: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Writes the package: rows as given, None as an empty cell, line ends as \\n, schemes (file name → text) as they are; the
    same bytes for the same rows."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme, text in schemes.items():
        (folder / scheme).write_text(text, encoding="utf-8", newline="")
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, TABLES[name].column_names, lineterminator="\n")
            writer.writeheader()
            writer.writerows({column: _cell(value) for column, value in row.items()} for row in rows)
    describe_files(folder, descriptor(description, tables))


def _cell(value: object) -> object:
    """As the reader of a package expects it: a decimal never as 1E+2, no lone carriage return (csv leaves it unquoted)."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def is_there(folder: Path, file: str) -> bool:
    """Whether anything of this name stands in the package, be it a file or not."""
    return os.path.lexists(folder / file)


def is_own_file(folder: Path, file: str) -> bool:
    """Whether it is a file of the package itself: no folder, no pipe, no link that leads out of the package."""
    real = os.path.realpath(folder / file)
    return os.path.isfile(real) and Path(real).is_relative_to(os.path.realpath(folder))
