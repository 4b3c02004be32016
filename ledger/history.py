"""Versions on the command line: listed, compared, published again, exported, checked."""

import argparse
import shutil
import zipfile
from dataclasses import asdict
from pathlib import Path

from ledger import words
from ledger.checking import FAULTY, SOUND, one_line
from ledger.taking import Told, dataset
from store.datasets import Dataset, datasets_dir, find_dataset
from store.handins import desk
from store.history import trail
from store.history.differences import differences
from store.history.versions import versions
from store.manifest import RAW, Damaged, is_version, package_files
from store.publishing import roll_back
from store.schema import TABLES
from store.shelf import SNAPSHOTS
from store.snapshots import BrokenPackage

_NO_LINES: tuple[str, ...] = ()


def listed(asked: argparse.Namespace) -> int:
    """Versions, hand-ins or the trail, one a line."""
    base, lang = dataset(asked), asked.lang
    if asked.what == "trail":
        for entry in trail.entries(dataset=base.name):
            told = f"{entry.when}  {entry.kind:<12} {entry.who}  {one_line(dict(entry.details))}"
            print(one_line(asdict(entry)) if asked.json else told)
    elif asked.what == "handins":
        for one in desk.handins(base.name):
            said = {"id": one.id, "state": one.state, "file": one.file_name, "who": one.who, "arrived": one.arrived}
            print(one_line(said) if asked.json else "  ".join(said.values()))
    else:
        for version in versions(datasets_dir() / base.name):
            mark = f"  [{words.CURRENT_MARK(lang)}]" if version.version == base.version else ""
            said = {"version": version.version, "when": version.when, "who": version.who, "current": bool(mark)}
            print(one_line(said) if asked.json else f"{version.version}  {version.when}  {version.who}{mark}")
    return SOUND


def _version(asked: argparse.Namespace, base: Dataset, version: str | None) -> Dataset:
    """The version that begins with these letters; the current one where none is named."""
    if not version:
        return base
    shelf = datasets_dir() / base.name / SNAPSHOTS
    found = [path.name for path in shelf.iterdir() if is_version(path.name) and path.name.startswith(version)]
    opened = find_dataset(base.name, found[0]) if len(found) == 1 else None
    if opened is None:
        raise Told(words.NO_VERSION(asked.lang, version=version))
    return opened


def diff(asked: argparse.Namespace) -> int:
    """Rows by table, then every cell that changed. Ends with 1 where the versions differ, as diff does."""
    base, lang = dataset(asked), asked.lang
    found = differences(_version(asked, base, asked.old), _version(asked, base, asked.new))
    if not any(table.added or table.removed or table.revised for table in found.tables.values()):
        print(one_line({"tables": {}}) if asked.json else words.NO_CHANGE(lang))
        return SOUND
    for name, table in found.tables.items():
        said = {"added": table.added, "removed": table.removed, "revised": table.revised}
        if any(said.values()):
            label = TABLES[name].label(lang)
            print(one_line({"table": name} | said) if asked.json else words.TABLE_CHANGES(lang, table=label, **said))
    return FAULTY


def rollback(asked: argparse.Namespace) -> int:
    base = dataset(asked)
    to = _version(asked, base, asked.version).version
    try:
        roll_back(datasets_dir() / base.name, to, asked.who, asked.reason, base.version)
    except (Damaged, FileNotFoundError) as error:
        raise Told(words.NO_VERSION(asked.lang, version=to)) from error
    except BrokenPackage as broken:
        raise Told("\n".join(fault.tell(asked.lang) for fault in broken.faults)) from broken
    print(one_line({"version": to}) if asked.json else words.ROLLED_BACK(asked.lang, version=to))
    return SOUND


def export(asked: argparse.Namespace) -> int:
    """The version as the data package it was published from: a folder, or one .zip."""
    opened = _version(asked, dataset(asked), asked.version)
    files = package_files(datasets_dir() / opened.name / SNAPSHOTS / opened.version / RAW)
    path = Path(asked.output)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, file.name)
    else:
        path.mkdir(parents=True, exist_ok=True)
        for file in files:
            shutil.copyfile(file, path / file.name)
    trail.append("export", asked.who, opened.name, {"version": opened.version, "to": path.name})
    print(one_line({"file": str(path)}) if asked.json else words.WRITTEN(asked.lang, file=path))
    return SOUND
