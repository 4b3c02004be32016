"""Whether each file of a package is the whole file its descriptor speaks of, so that one half copied is never read."""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from store.package.description_rules import read_object
from store.package.faults import Fault
from store.package.folder import DESCRIPTOR, as_resources, is_own_file, is_there
from store.package.reading import Unreadable
from store.programme.definition import FILES
from store.programme.held import programme_files
from store.schema import TABLES
from store.schemes.held import scheme_files

# As Frictionless writes a hash: the algorithm before a colon, MD5 where none is named.
_LENGTHS = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}
_HASH = re.compile(r"(?:([a-z0-9]+):)?([0-9a-f]+)")
_ENDS = (b"\n", b"\r")


def file_faults(folder: Path) -> Iterator[Fault]:
    """Files that are not as the descriptor says, where it says so, and files whose last line is not ended."""
    claims, there = _claims(folder), [*scheme_files(folder), *programme_files(folder)]
    told = [file for file in claims if file not in there and (file.startswith("scheme") or file in FILES)]
    for file in (*(f"{name}.csv" for name in TABLES), *there, *told):
        claim = claims.get(file, {})
        if not is_there(folder, file):
            if claim:
                yield Fault(file, "missing_file")
            continue
        if not is_own_file(folder, file):
            continue  # which the reader of the table tells
        try:
            if claims and not claim:
                yield Fault(file, "undescribed")
            elif wrong := list(_unlike(folder / file, claim)):
                yield from wrong
            elif not _is_ended(folder / file):
                yield Fault(file, "unfinished")
        except OSError:
            continue  # the same


def _claims(folder: Path) -> dict[str, Mapping[str, object]]:
    """What the descriptor says of the size and hash of each file; nothing where it cannot be read, which is told already."""
    try:
        resources = as_resources(read_object(folder))
    except Unreadable:
        return {}
    said: dict[str, Mapping[str, object]] = {
        str(held.get("path")): {key: held[key] for key in ("bytes", "hash") if key in held} for held in resources
    }
    return {file: claim for file, claim in said.items() if claim}


def _unlike(path: Path, claim: Mapping[str, object]) -> Iterator[Fault]:
    size = claim.get("bytes")
    if size is not None:
        if not isinstance(size, int) or isinstance(size, bool):
            yield Fault(DESCRIPTOR, "claim", column=path.name, value=str(size), more="bytes")
        elif (there := path.stat().st_size) != size:
            yield Fault(path.name, "size", value=str(there), more=str(size)[:20])
            return
    said = claim.get("hash")
    if said is not None:
        found = _HASH.fullmatch(said) if isinstance(said, str) else None
        algorithm = (found[1] or "md5") if found else ""
        if found is None or _LENGTHS.get(algorithm) != len(found[2]):
            yield Fault(DESCRIPTOR, "claim", column=path.name, value=str(said), more="hash")
            return
        with path.open("rb") as file:
            if hashlib.file_digest(file, algorithm).hexdigest() != found[2]:
                yield Fault(path.name, "hash", more=algorithm)


def _is_ended(path: Path) -> bool:
    """An empty file has no last line; one in UTF-16 ends with a zero, and is told by its encoding."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 3))
        last = file.read(3)
    return size == 0 or last == b"\xef\xbb\xbf" or last.rstrip(b"\0").endswith(_ENDS)
