"""The schemes of a package: each by itself, and beside the tables it comes with."""

from collections.abc import Collection, Iterator
from pathlib import Path

from store.package.faults import Fault
from store.package.folder import Description
from store.package.reading import Unreadable, read_text
from store.package.tally import Found
from store.schemes.definition import Scheme
from store.schemes.faults import SchemeFault
from store.schemes.held import MOST, scheme_files
from store.schemes.reading import LARGEST, read_scheme
from store.schemes.rules import unfit


def scheme_faults(
    folder: Path, description: Description | None, sources: Collection[str] | None, left: Collection[str] = ()
) -> Iterator[Fault | Found]:
    """Every fault of every scheme but of the files `left`, which are told already. Without a description or sources (as they
    cannot be read) nothing is held against those."""
    names, taken = scheme_files(folder), dict[int, str]()
    if len(names) > MOST:
        yield Fault(names[-1], "scheme_many", value=str(len(names)), more=str(MOST))
        return
    for name in (name for name in names if name not in left):
        try:
            text = _text(folder, name)
        except Unreadable as unreadable:
            yield from unreadable.faults
            continue
        found = read_scheme(name, text)
        if isinstance(found, Scheme):
            known = (found.source_id,) if sources is None else sources
            found = unfit(found, text, description.as_of, known, taken) if description else ()
        yield from map(as_fault, found)


def as_fault(fault: SchemeFault) -> Fault:
    """A fault of a scheme as one of its package."""
    return Fault(fault.file, fault.rule, fault.line, fault.key, fault.value, fault.more)


def _text(folder: Path, name: str) -> str:
    try:
        size = (folder / name).stat().st_size
    except OSError:
        size = 0  # which reading tells
    if size > LARGEST:
        raise Unreadable(Fault(name, "scheme_size", value=f"{size:,}", more=f"{LARGEST:,}"))
    return read_text(folder, name)
