"""What the trail tells of readers who signed in: coming and going, what protected thing they looked at, what they changed or removed.

Each holds nobody back: a trail that takes no line right now is logged. Where nobody signs in nothing is told of these.
"""

import hashlib
import logging
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock

from access.reader import acting
from store.history import actor, trail
from store.locks import Busy

log = logging.getLogger("dashboard")
PATIENCE = 0.2  # seconds for which a page waits for another process
# What is looked at: the rows of one project, a hand-in of another unit, the trail itself, a task of another unit; whole tables, by a program.
SEEN = ("project", "handin", "trail", "task", "data")
KEPT = ("view", "meeting", "roles", "session", "token")  # what is changed or removed
DID = ("made", "renamed", "changed", "restored", "ended")
_MOST_LOOKS = 50_000
_looking = Lock()
_looks: dict[date, set[str]] = {}  # of today: which looks the trail tells of


def signed_in(folder: Path | None = None) -> None:
    """The acting reader has signed in."""
    _tell("signin", "", {}, folder)


def signed_out(folder: Path | None = None, why: str = "") -> None:
    """The acting reader's session has ended: by himself, or `why`."""
    _tell("signout", "", {"reason": why} if why else {}, folder)


def looked(seen: str, subject: str, dataset: str, folder: Path | None = None) -> None:
    """The acting reader looks at a protected thing: told once a reader, thing and day (UTC)."""
    if seen not in SEEN:
        raise ValueError(f"nothing that is looked at: {seen!r}")
    who, today = acting(), datetime.now(UTC).date()
    if not who.is_signed_in:
        return
    said = "\x1f".join((str(folder or trail.trail_dir()), who.id, seen, subject, dataset, today.isoformat()))
    look = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]
    with _looking:
        if look in _looks.get(today, ()):
            return
    # Two processes make the same id of the same look, and one id is one line.
    if _tell("look", dataset, {"seen": seen, "subject": subject}, folder, look):
        with _looking:
            for day in [day for day in _looks if day != today]:
                del _looks[day]
            if len(_looks.setdefault(today, set())) < _MOST_LOOKS:
                _looks[today].add(look)


def changed(kept: str, name: str, did: str, dataset: str = "", folder: Path | None = None) -> None:
    """The acting reader made, renamed, changed or brought back something that is kept."""
    if kept not in KEPT or did not in DID:
        raise ValueError(f"nothing that is changed: {kept!r}, {did!r}")
    _tell("change", dataset, {"kept": kept, "name": name, "did": did}, folder)


def removed(kept: str, name: str, dataset: str = "", folder: Path | None = None) -> None:
    """The acting reader removed something that is kept."""
    if kept not in KEPT:
        raise ValueError(f"nothing that is removed: {kept!r}")
    _tell("removal", dataset, {"kept": kept, "name": name}, folder)


def _tell(
    kind: str, dataset: str, details: Mapping[str, object], folder: Path | None, entry_id: str | None = None
) -> bool:
    who = acting()
    if not who.is_signed_in:
        return False
    try:
        said = actor.signed(details)
        trail.append(kind, who.name, dataset, said, folder=folder, entry_id=entry_id, patience=PATIENCE)
    except (OSError, Busy, ValueError) as error:
        log.warning("the trail does not say that there was a %s: %s", kind, type(error).__name__)
        return False
    return True
