"""A large hand-in is read and judged in a process of its own: `python -m store.apart.judging`.

The tables it is judged against are laid into the folder that the process is given, as Arrow; what was found comes back there: the
sheets, the rows they became and every fault.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from store.apart import passing
from store.handins.merging import Count, Share, merged
from store.handins.reading import Base, Opened, read_for
from store.handins.receiving import judge_by
from store.handins.standing import Findings, found_in, in_file
from store.ledgers.known import Known
from store.ledgers.results import Expected, Read
from store.sheets import apart, opening
from store.sheets.grid import Book
from store.sheets.limits import LIMITS, Limits
from store.sheets.reading import read_book
from store.sheets.rules import CannotRead
from style.failures import trace_of

# From this size of a file judging is worth a process that has all that judging needs; a smaller one is judged in a few
# hundredths of a second.
LARGE = 100_000  # bytes
_MODULE = "store.apart.judging"
_BASE, _COUNTS = "base-{}.arrow", "counts.json"


def from_now_on() -> None:
    """Large files are judged apart, and a process waits for the next one."""
    judge_by(found_of)
    opening.keep_ready(_MODULE)


def found_of(
    path: Path, name: str, base: Base, expected: Expected, source: Mapping[str, object], handin: str
) -> Findings:
    """What is found in a file: of a large one apart, of a small one here."""
    if path.stat().st_size < LARGE:
        return in_file(path, name, base, expected, source, handin)
    return found_apart(path, name, base, expected, source, handin)


def found_apart(
    path: Path,
    name: str,
    base: Base,
    expected: Expected,
    source: Mapping[str, object],
    handin: str,
    limits: Limits = LIMITS,
) -> Findings:
    """What is found in a file, within the limits of reading; of one that cannot be read, why not."""
    job = json.loads(json.dumps({"expected": asdict(expected), "source": source, "handin": handin}, default=str))

    def take(folder: Path) -> Findings | None:
        book = apart.received(folder)
        if book is None:
            return None
        read, faults = passing.received(folder)
        counts = {name: Count(**one) for name, one in json.loads((folder / _COUNTS).read_text()).items()}
        share = Share(read, source, handin, expected)
        return Findings(Opened(book, read), faults, counts, partial(merged, base.tables, [share]))

    try:
        return opening.worked_on_apart(_MODULE, path, name, limits, take, job, partial(_lay_out, base))
    except CannotRead as unreadable:
        file = Opened(None, Read((), unreadable.faults, (), (), ()))
        return found_in(file, base, Share(file.read, source, handin, expected))


def main() -> int:
    """0 where what was found lies in the folder, or why the file could not be read."""
    asked, limits, folder = apart.awaited()
    found: Findings | None = None
    try:
        came: Book | CannotRead = (book := read_book(Path(asked["path"]), asked["name"], limits))
        found = _judged(book, _laid_out(folder), asked)
    except CannotRead as refusal:
        came = refusal
    except MemoryError:
        return apart.OUT_OF_MEMORY
    except Exception as error:
        print(trace_of(error), file=sys.stderr)
        return apart.FAILED
    try:
        if found is not None:
            passing.pass_on(found.opened.read, found.faults, folder)
            (folder / _COUNTS).write_text(json.dumps({name: asdict(one) for name, one in found.counts.items()}))
        apart.pass_on(came, folder)
    except OSError:
        return apart.OUT_OF_ROOM
    return 0


def _judged(book: Book, base: Base, asked: Mapping[str, Any]) -> Findings:
    said = _with_day(asked["expected"], "as_of")
    expected = Expected(**{**said, "counties": tuple(said["counties"])})
    source = _with_day(asked["source"], "date")
    read = read_for(book, base, expected)
    return found_in(Opened(book, read), base, Share(read, source, asked["handin"], expected))


def _with_day(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    day = said[name]
    return {**said, name: date.fromisoformat(day) if day else None}


def _lay_out(base: Base, folder: Path) -> None:
    for name, table in base.tables.items():
        with pa.OSFile(str(folder / _BASE.format(name)), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)


def _laid_out(folder: Path) -> Base:
    tables = {}
    for path in folder.glob(_BASE.format("*")):
        with pa.memory_map(str(path)) as held:
            tables[path.stem.removeprefix("base-")] = pa.ipc.open_file(held).read_all()
    return Base(tables, Known.of(tables))


if __name__ == "__main__":
    # Without taking a million cells apart one by one: the process ends, and what it wrote is closed.
    os._exit(main())
