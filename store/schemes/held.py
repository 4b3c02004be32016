"""The schemes a package or a version holds: which files they are, and what each says."""

import codecs
import logging
import os
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from store.schemes.definition import Scheme
from store.schemes.reading import read_scheme

log = logging.getLogger("dashboard")
MOST = 50  # schemes of one dataset
Texts = tuple[tuple[str, str], ...]


class Carries(Protocol):
    """A dataset's handle: the schemes of its version by file name, as text."""

    @property
    def scheme_texts(self) -> Texts: ...


def scheme_files(folder: Path) -> list[str]:
    """Names in a folder that are meant to be schemes, well written or not."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted(name for name in names if (low := name.lower()).startswith("scheme") and low.endswith(".toml"))


def scheme_texts(folder: Path) -> Texts:
    """The schemes of a published version as they were handed in; one that cannot be read was never published."""
    held = ((name, (folder / name).read_bytes().removeprefix(codecs.BOM_UTF8)) for name in scheme_files(folder))
    return tuple((name, text.decode("utf-8")) for name, text in held)


def schemes(dataset: Carries) -> tuple[Scheme, ...]:
    """The schemes of a dataset: those in force by their last year, the newest first, then drafts."""
    return _read(dataset.scheme_texts)


@lru_cache(maxsize=64)
def _read(texts: Texts) -> tuple[Scheme, ...]:
    found = []
    for name, text in texts:
        scheme = read_scheme(name, text)
        if isinstance(scheme, Scheme):
            found.append(scheme)
        else:  # published by rules that were laxer than today's
            log.error("%s is left out: %s", name, "; ".join(fault.named() for fault in scheme))
    return tuple(sorted(found, key=lambda one: (one.is_draft, -max(one.years, default=0), one.id)))
