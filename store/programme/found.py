"""The one programme this process speaks of, from its start to its end: that of the first package that brings one, else the shipped."""

import logging
from collections.abc import Iterator
from pathlib import Path

from store.programme.definition import BOUNDARIES_FILE, FILE, Programme
from store.programme.held import SHIPPED, brings_programme, digest
from store.programme.places import datasets_dir, packages_dir
from store.programme.reading import read_programme
from style.text import speak

log = logging.getLogger("dashboard")


def _folders() -> Iterator[Path]:
    """Packages handed in, then what was published where no package lies any more, then what comes with the program."""
    yield from (one for one in _within(packages_dir()) if brings_programme(one))
    yield from (raw for shelf in _within(datasets_dir()) if (raw := _shown(shelf)) and brings_programme(raw))
    yield SHIPPED


def _within(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _shown(shelf: Path) -> Path | None:
    """What was handed in of the version that a shelf shows."""
    try:
        version = (shelf / "CURRENT").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return shelf / "snapshots" / version / "raw" if version.isalnum() else None


def _found() -> tuple[Path, Programme]:
    for folder in _folders():
        try:
            read = read_programme((folder / FILE).read_text(encoding="utf-8"))
            if isinstance(read, Programme):
                return folder, read
        except (OSError, ValueError):
            pass
        log.error("%s in %s is passed over: its package is refused with what is wrong", FILE, folder.name)
    raise SystemExit(f"{SHIPPED / FILE} is missing or wrong; put it back as it was shipped")


FOLDER, PROGRAMME = _found()
DIGEST = digest(FOLDER)
IS_SHIPPED = FOLDER == SHIPPED
BOUNDARIES = FOLDER / BOUNDARIES_FILE
speak(PROGRAMME.words)
