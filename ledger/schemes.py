"""Assessment schemes on the command line: checked beside a dataset, and published with it as its next version."""

import argparse
from pathlib import Path

from ledger import words
from ledger.checking import FAULTY, OVERTAKEN, SOUND, UNREADABLE, one_line
from store.datasets import Dataset, datasets_dir
from store.package.faults import Fault
from store.package.scheme_rules import as_fault
from store.publishing import Conflict, publish_scheme
from store.schemes import Scheme, read_scheme, schemes
from store.schemes.rules import unfit
from store.snapshots import BrokenPackage


def is_scheme(path: Path) -> bool:
    """Whether a file is meant to be a scheme, and no ledger."""
    return path.suffix.lower() == ".toml"


def check(path: Path, base: Dataset, asked: argparse.Namespace) -> int:
    """Its faults, alone and beside the dataset; nothing is written. Raises OSError."""
    text = _text(path)
    faults = (Fault(path.name, "encoding"),) if text is None else faults_beside(path.name, text, base)
    _tell(path, faults, asked)
    return (UNREADABLE if text is None else FAULTY) if faults else SOUND


def bring_in(path: Path, base: Dataset, asked: argparse.Namespace) -> int:
    """Published as a new version of the dataset, or refused with its faults, and then nothing has changed. Raises OSError."""
    text = _text(path)
    if text is None:
        _tell(path, (Fault(path.name, "encoding"),), asked)
        return UNREADABLE
    try:
        version = publish_scheme(datasets_dir() / base.name, base.version, path.name, text, asked.who, "")
    except BrokenPackage as broken:
        _tell(path, broken.faults, asked)
        return FAULTY
    except Conflict as conflict:
        print(words.CAME_FIRST(asked.lang, version=conflict.current))
        return OVERTAKEN
    said = {"file": path.name, "version": version, "faults": []}
    print(one_line(said) if asked.json else words.PUBLISHED(asked.lang, version=version))
    return SOUND


def faults_beside(file: str, text: str, dataset: Dataset) -> tuple[Fault, ...]:
    """Every fault that a scheme has by itself, else those it has beside the tables and the other schemes of a version."""
    found = read_scheme(file, text)
    if isinstance(found, Scheme):
        sources = dataset.arrow("SELECT source_id FROM sources").column("source_id").to_pylist()
        taken = {year: one.file for one in schemes(dataset) if one.file != file for year in one.years}
        found = unfit(found, text, dataset.description.as_of, sources, taken)
    return tuple(map(as_fault, found))


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _tell(path: Path, faults: tuple[Fault, ...], asked: argparse.Namespace) -> None:
    if asked.json:
        told = [
            {"line": one.row, "key": one.column, "rule": one.rule, "message": one.tell(asked.lang)} for one in faults
        ]
        print(one_line({"file": path.name, "faults": told}))
        return
    said = words.SCHEME_FAULTY if faults else words.SCHEME_SOUND
    print(said(asked.lang, file=path.name, faults=f"{len(faults):,}"))
    for fault in faults:
        print(f"  {fault.tell(asked.lang)}")
