"""From where things were done: kept beside the trail and out of its chain, so that it can go after some days and the chain stay.

`places/2026-12-01.jsonl` holds those of one day (UTC), a line for an entry. A day's file goes once its days are over, at the next
line of the trail; what is past its days is not read either.
"""

import json
import logging
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from access.reader import Place, acting
from store.history.actor import READER
from store.history.lines import Entry
from store.manifest import own_file

log = logging.getLogger("dashboard")
SETTING = "AUDIT_PLACES_DAYS"
DAYS = 30
LONGEST = 300
_FOLDER = "places"
_OF_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})\.jsonl")


def days_kept() -> int:
    """For how many days places are kept; 0: never. What is no number keeps nothing, and is logged."""
    said = os.environ.get(SETTING, "").strip()
    if not said:
        return DAYS
    if said.isascii() and said.isdigit() and len(said) <= 5:
        return int(said)
    log.error("%s=%r is no number of days: no address is kept", SETTING, said)
    return 0


def keep(folder: Path, entry: Entry, now: datetime | None = None) -> None:
    """Keeps from where the entry was done, where who acts is who did it, and removes what is past its days. Called with the
    trail's lock held; a place that cannot be kept holds nothing back."""
    days, today = days_kept(), (now or datetime.now(UTC)).date()
    try:
        _remove(folder / _FOLDER, _first(today, days))
        who = acting()
        if days and who.place and entry.details.get(READER) == who.id:
            _add(folder / _FOLDER, today, entry.id, who.place)
    except OSError as error:
        log.warning("from where line %d of the trail was done is not kept: %s", entry.number, error)


def places(folder: Path, now: datetime | None = None) -> dict[str, Place]:
    """The places that are still kept, by entry id."""
    found: dict[str, Place] = {}
    first = _first((now or datetime.now(UTC)).date(), days_kept())
    for day, path in _files(folder / _FOLDER):
        if day < first:
            continue
        with suppress(OSError), own_file(path) as file:
            for line in file:
                with suppress(ValueError, TypeError, KeyError, RecursionError):
                    said = json.loads(line)
                    found[str(said["id"])] = Place(str(said["address"]), str(said["agent"]))
    return found


def _first(today: date, days: int) -> date:
    """The first day whose places are kept; of no day, where none are."""
    return today - timedelta(days=days - 1)


def _files(folder: Path) -> Iterator[tuple[date, Path]]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        if at := _OF_DAY.fullmatch(name):
            with suppress(ValueError):
                yield date.fromisoformat(at[1]), folder / name


def _remove(folder: Path, first: date) -> None:
    for day, path in _files(folder):
        if day < first:
            path.unlink(missing_ok=True)


def _add(folder: Path, day: date, entry_id: str, place: Place) -> None:
    folder.mkdir(exist_ok=True)
    said = {"id": entry_id, "address": place.address[:LONGEST], "agent": place.agent[:LONGEST]}
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(folder / f"{day.isoformat()}.jsonl", flags, 0o600)
    try:
        os.write(descriptor, json.dumps(said, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    finally:
        os.close(descriptor)
