"""Versions on the command line: listed, compared, published again, exported, checked."""

import argparse
import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from analytics.revisions.chain import chain
from ledger import words
from ledger.checking import FAULTY, SOUND, one_line
from ledger.taking import NotDone, dataset
from store.datasets import Dataset, datasets_dir, find_dataset
from store.handins import desk
from store.history import audit, trail
from store.history.differences import differences
from store.history.retention import Retention, StillNeeded, Why, remove, retention
from store.history.versions import versions
from store.locks import Busy
from store.manifest import RAW, Damaged, is_version, package_files
from store.publishing import roll_back
from store.saved.small_files import NOT_NOW
from store.schema import TABLES
from store.shelf import SNAPSHOTS
from store.snapshots import BrokenPackage
from style import terms


def listed(asked: argparse.Namespace) -> int:
    """Versions, hand-ins or the trail, one a line."""
    base, lang = dataset(asked), asked.lang
    if asked.what == "trail":
        for entry in audit.entries(audit.lines(base.name)):
            told = f"{entry.when}  {entry.kind:<12} {entry.who}  {one_line(dict(entry.details))}"
            print(one_line(asdict(entry)) if asked.json else told)
    elif asked.what == "handins":
        for one in desk.handins(base.name):
            said = {"id": one.id, "state": one.state, "file": one.file_name, "who": one.who, "arrived": one.arrived}
            print(one_line(said) if asked.json else "  ".join(said.values()))
    else:
        for version in versions(datasets_dir() / base.name):
            mark = f"  [{words.CURRENT_MARK(lang)}]" if version.is_current else ""
            said = {"version": version.id, "when": version.when, "who": version.who, "current": bool(mark)}
            print(one_line(said) if asked.json else f"{version.id}  {version.when}  {version.who}{mark}")
    return SOUND


def _version(asked: argparse.Namespace, base: Dataset, version: str | None) -> Dataset:
    """The version that begins with these letters; the current one where none is named."""
    if not version:
        return base
    shelf = datasets_dir() / base.name / SNAPSHOTS
    found = [path.name for path in shelf.iterdir() if is_version(path.name) and path.name.startswith(version)]
    opened = find_dataset(base.name, found[0]) if len(found) == 1 else None
    if opened is None:
        raise NotDone(words.NO_VERSION(asked.lang, version=version))
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
        raise NotDone(words.NO_VERSION(asked.lang, version=to)) from error
    except BrokenPackage as broken:
        raise NotDone("\n".join(fault.tell(asked.lang) for fault in broken.faults)) from broken
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


def effects(asked: argparse.Namespace) -> int:
    """What moved on the pages between two versions, the largest first."""
    base, lang = dataset(asked), asked.lang
    found = chain(_version(asked, base, asked.old), _version(asked, base, asked.new))
    if found.is_empty:
        print(one_line({"figures": 0}) if asked.json else words.NO_EFFECT(lang))
        return SOUND
    for one in found.figures:
        before, after = (side.printed(lang) if side else None for side in (one.before, one.after))
        said = {
            "metric": one.metric_id,
            "whose": one.whose.id,
            "as_of": one.selection.as_of,
            "span": one.selection.span,
            "before": before,
            "after": after,
        }
        if asked.json:
            print(one_line({"kind": "figure"} | said))
        elif one.is_seen:
            what = f"{one.whose.label(lang)} {one.metric.label(lang)}（{one.period(lang)}）"
            print(words.MOVED(lang, what=what, before=before or "—", after=after or "—"))
    for sentence in found.sentences:
        before, after = (text(lang) if text else None for text in (sentence.before, sentence.after))
        if asked.json:
            print(one_line({"kind": "sentence", "page": sentence.page, "before": before, "after": after}))
        else:
            print(words.MOVED(lang, what=sentence.page, before=before or "—", after=after or "—"))
    return FAULTY


def retain(asked: argparse.Namespace) -> int:
    """Which versions may go and why the others stay. Removes only where that is asked for, each with its line in the trail."""
    base, lang = dataset(asked), asked.lang
    if asked.remove and not asked.who:
        raise NotDone(words.WHO_REMOVES(lang))
    shelf = datasets_dir() / base.name
    found = retention(shelf, asked.last)
    removed = _removed(asked, shelf, found) if asked.remove else ()
    for version, whys in (*((one, ()) for one in found.may_go), *found.stays):
        gone = version.id in removed
        if asked.json:
            told = {"version": version.id, "when": version.when, "bytes": version.bytes, "may_go": not whys}
            print(one_line(told | {"removed": gone, "why": [why.tell(lang) for why in whys]}))
            continue
        said = words.REMOVED if gone else words.STAYS if whys else words.MAY_GO
        print(said(lang, version=version.id, when=version.when, size=_mb(version.bytes), why=_some(whys, lang)))
    if not asked.json:
        counted = [one.bytes for one in found.may_go if one.id in removed or not asked.remove]
        total = words.NONE_MAY_GO if not counted else words.FREED if asked.remove else words.WOULD_FREE
        print(total(lang, count=len(counted), size=_mb(sum(counted))))
    return SOUND


def _removed(asked: argparse.Namespace, shelf: Path, found: Retention) -> tuple[str, ...]:
    """What was looked at and may still go: a version that somebody names meanwhile stays, and so do all the others."""
    try:
        return remove(shelf, {version.id for version in found.may_go}, asked.who, asked.reason, asked.last)
    except StillNeeded as needed:
        raise NotDone(words.NAMED_NOW(asked.lang, version=needed.version, why=needed.why.tell(asked.lang))) from needed
    except Busy as busy:
        raise NotDone(NOT_NOW(asked.lang)) from busy
    except OSError as error:
        raise NotDone(words.NOT_REMOVED(asked.lang, why=error.strerror or type(error).__name__)) from error


def _mb(size: int) -> str:
    return f"{size / 10**6:,.1f}"


def _some(whys: Sequence[Why], lang: str) -> str:
    """The first three reasons, and how many more."""
    said = [why.tell(lang) for why in whys[:3]]
    return terms.JOINT(lang).join([*said, *([words.MORE(lang, count=len(whys) - 3)] if len(whys) > 3 else [])])


def verify(asked: argparse.Namespace) -> int:
    """Every byte of every version, and every line of the trail. Ends with 1 where anything is not as it was written."""
    base, lang = dataset(asked), asked.lang
    wrong = [f"{one.id} ({one.damage})" for one in versions(datasets_dir() / base.name, thorough=True) if one.damage]
    wrong += [fault.tell(lang) for fault in trail.verify()]
    for what in wrong:
        print(one_line({"broken": what}) if asked.json else words.BROKEN(lang, what=what))
    if not wrong:
        print(one_line({"broken": None}) if asked.json else words.WHOLE(lang))
    return FAULTY if wrong else SOUND
