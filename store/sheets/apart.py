"""Reads one file in a process of its own, which may need no more than it is given: `python -m store.sheets.apart`.

What to read comes as a line of JSON by standard input: path, name, limits and the folder for what was read. A book, or why there is
none, goes back through that folder: JSON beside one Arrow file a sheet.
"""

import gc
import json
import os
import resource
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pyarrow as pa

from store.sheets.faults import CellFault
from store.sheets.grid import Book, Range, Sheet
from store.sheets.limits import Limits
from store.sheets.rules import RULES, CannotRead

OUT_OF_MEMORY, OUT_OF_ROOM, FAILED = 3, 4, 5
_TOLD = "told.json"


def main() -> int:
    """0 where a book or a refusal lies in the folder, else OUT_OF_MEMORY or OUT_OF_ROOM."""
    asked, limits, folder = awaited()
    from store.sheets.reading import read_book  # with its libraries, within the limits

    try:
        came: Book | CannotRead = read_book(Path(asked["path"]), asked["name"], limits)
    except CannotRead as refusal:
        came = refusal
    except MemoryError:
        return OUT_OF_MEMORY
    try:
        pass_on(came, folder)
    except OSError:
        return OUT_OF_ROOM
    return 0


def awaited() -> tuple[dict[str, Any], Limits, Path]:
    """The job, once it comes, and the folder where what is made of it goes; from then on within its limits. Nothing goes on here
    once the server has ended."""
    threading.Thread(target=_end_after, args=(os.getppid(),), daemon=True).start()
    line = sys.stdin.readline()
    if not line:
        os._exit(0)
    asked = json.loads(line)
    limits, folder = Limits(**asked["limits"]), Path(asked["folder"])
    os.chdir(folder)
    confine(limits)
    gc.disable()  # nothing here lives in circles, and a million cells would be counted again and again
    return asked, limits, folder


def _end_after(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def confine(limits: Limits) -> None:
    """Holds this process to its memory and time; it leaves no core dump of somebody's figures."""
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, 2 * limits.seconds + 1),  # two threads; the one who waits stops earlier
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def pass_on(came: Book | CannotRead, folder: Path) -> None:
    """Writes a book, or why there is none, into a folder that is the receiver's alone; last of all the JSON."""
    told: dict[str, Any]
    if isinstance(came, Book):
        sheets = [_write(sheet, folder / f"{at}.arrow") for at, sheet in enumerate(came.sheets)]
        told = {"file": came.file, "form": came.form, "encoding": came.encoding, "sheets": sheets}
    else:
        parts = ("sheet", "cell", "value", "filled")
        told = {
            "faults": [
                {"rule": fault.rule.id} | {part: getattr(fault, part) for part in parts} for fault in came.faults
            ]
        }
    (folder / _TOLD).write_text(json.dumps(told), encoding="ascii")


def received(folder: Path) -> Book | None:
    """The book that was passed on; None where nothing whole was. Raises CannotRead with the faults that were."""
    try:
        told = json.loads((folder / _TOLD).read_text(encoding="ascii"))
        if "faults" in told:
            refusal = CannotRead(*(CellFault(**{**fault, "rule": RULES[fault["rule"]]}) for fault in told["faults"]))
        else:
            sheets = tuple(_read(said, folder / f"{at}.arrow") for at, said in enumerate(told["sheets"]))
            return Book(told["file"], told["form"], sheets, told["encoding"])
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
        return None
    raise refusal


def _write(sheet: Sheet, path: Path) -> dict[str, Any]:
    arrays = [*sheet.texts, *sheet.kinds]
    table = pa.table(arrays, names=[str(at) for at in range(len(arrays))])
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    merged = [(block.first_row, block.last_row, block.first_column, block.last_column) for block in sheet.merged]
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "merged": merged,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
    }


def _read(said: dict[str, Any], path: Path) -> Sheet:
    with pa.memory_map(str(path)) as source:  # stays in memory after the folder has gone
        table = pa.ipc.open_file(source).read_all()
    arrays = [column.chunk(0) if column.num_chunks == 1 else column.combine_chunks() for column in table.columns]
    half = len(arrays) // 2
    return Sheet(
        name=said["name"],
        texts=tuple(arrays[:half]),
        kinds=tuple(arrays[half:]),
        hidden=said["hidden"],
        merged=tuple(Range(*block) for block in said["merged"]),
        hidden_rows=frozenset(said["hidden_rows"]),
        hidden_columns=frozenset(said["hidden_columns"]),
    )


if __name__ == "__main__":
    # Without taking a million cells apart one by one: the process ends, and what it wrote is closed.
    os._exit(main())
