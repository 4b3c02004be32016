"""How an error is told: to the reader by its number, to the log by that number, its kind and its places. Its own words are left out: they may
hold what somebody typed, handed in or is called."""

import re
import secrets
import traceback
from collections.abc import Iterator

from style.text import Text

_PLACE = re.compile(r'^  File "[^"]+", line \d+, in \S+$')
_KIND = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*(?=:|$)")


class Told(Exception):
    """Why something was not done, for a person: `tell` says it in a language."""

    def __init__(self, reason: Text, **filled: object) -> None:
        super().__init__(reason("en", **filled))
        self.reason, self._filled = reason, filled

    def tell(self, lang: str) -> str:
        return self.reason(lang, **self._filled)


def why(error: BaseException) -> str:
    """What the machine says of a failed call, else the error's kind."""
    return getattr(error, "strerror", None) or type(error).__name__


def number_of(error: BaseException) -> str:
    """The error's own, the same whenever it is asked for. Digits alone, as they are said on the phone in any language."""
    digits = f"{secrets.randbelow(10**8):08d}"
    return str(error.__dict__.setdefault("_number", f"{digits[:4]}-{digits[4:]}"))


def kind_of(error: BaseException) -> str:
    """Its type, and what the machine says of a failed call: “OSError (No space left on device)”."""
    said = error.strerror if isinstance(error, OSError) else None
    return type(error).__name__ + (f" ({said})" if said else "")


def trace_of(error: BaseException) -> str:
    """Where it was raised and what led to it, as Python prints a traceback but for the errors' own words."""
    return "\n".join(part for one in _chain(error) for part in one)


def places_in(said: bytes) -> str:
    """What of a process's last words are places, and the kinds of errors that stand right below them."""
    kept, before = [], ""
    for line in said.decode("utf-8", "replace").splitlines():
        if _PLACE.match(line):
            kept.append(line)
        elif before.startswith("  ") and (kind := _KIND.match(line)):
            kept.append(kind[0])
        before = line
    return "\n".join(kept)


def _chain(error: BaseException) -> Iterator[list[str]]:
    seen: list[BaseException] = []
    now: BaseException | None = error
    while now is not None and not any(now is one for one in seen):
        seen.append(now)
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)
    for one in reversed(seen):
        places = traceback.StackSummary.from_list(traceback.extract_tb(one.__traceback__)).format()
        yield [*(place.rstrip("\n") for place in places), kind_of(one)]
