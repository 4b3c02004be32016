"""The schemes of a package: each by itself, and beside the tables it comes with."""

from collections.abc import Collection, Iterator
from pathlib import Path

from store.package.faults import Fault
from store.package.folder import Description
from store.package.reading import Unreadable, read_at_most
from store.package.tally import Found
from store.schemes.definition import Scheme
from store.schemes.held import MOST, scheme_files
from store.schemes.reading import LARGEST, read_scheme
from store.schemes.rules import unfit
from store.toml.faults import TomlFault


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
            text = read_at_most(folder, name, LARGEST)
        except Unreadable as unreadable:
            yield from unreadable.faults
            continue
        found = read_scheme(name, text)
        if isinstance(found, Scheme):
            known = (found.source_id,) if sources is None else sources
            found = unfit(found, text, description.as_of, known, taken) if description else ()
        yield from map(as_fault, found)


def as_fault(fault: TomlFault) -> Fault:
    """A fault of a scheme as one of its package."""
    return Fault(fault.file, fault.rule, fault.line, fault.key, fault.value, fault.more)
