"""Reads one file in a process of its own, which may need no more than it is given: `python -m store.sheets.apart`.

What to read comes as JSON by standard input: path, name, limits and the folder for what was read.
"""

import gc
import json
import resource
import sys
from pathlib import Path

from store.sheets.limits import Limits

OUT_OF_MEMORY = 3


def main() -> int:
    """0 where a book or a refusal lies in the folder, OUT_OF_MEMORY where memory was not enough."""
    asked = json.load(sys.stdin)
    limits, folder = Limits(**asked["limits"]), Path(asked["folder"])
    confine(limits)
    gc.disable()  # nothing here lives in circles, and a million cells would be counted again and again
    from store.sheets.passing import pass_on, pass_on_refusal
    from store.sheets.reading import read_book
    from store.sheets.rules import CannotRead

    try:
        pass_on(read_book(Path(asked["path"]), asked["name"], limits), folder)
    except CannotRead as refusal:
        pass_on_refusal(refusal, folder)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def confine(limits: Limits) -> None:
    """Holds this process to its memory and time; it leaves no core dump of somebody's figures."""
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, 2 * limits.seconds + 1),  # two threads; the one who waits stops earlier
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    sys.exit(main())
