"""Which versions may go: none that is shown, that a meeting, a saved view, a hand-in or a made file names, or that was shown of late."""

import json
import os
import re
import shutil
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from access.reader import demand
from store import engine
from store.disk import to_disk
from store.history import actor, trail
from store.history.versions import Version, versions
from store.locks import locked
from store.shelf import ANSWERS, SNAPSHOTS, drafts, is_pending
from style.text import Text

LAST_SHOWN = (
    24  # of the versions that were shown, so many stay whatever names them: two years, where one is published a month
)
_NAMED = re.compile(r"(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])")
# Folders beside the shelves in which readers keep what names versions; of the shelf itself, the hand-ins.
_KEPT_BESIDE = (".meetings", ".views", ".tasks")
_KEPT_ON_SHELF = "handins"
WHY: dict[str, Text] = {
    "current": Text("当前显示的版本", "the version shown"),
    "package": Text("数据包现在的内容", "what the package holds now"),
    "pending": Text("正在发布，稍后再看", "a publication is under way: look again later"),
    "file": Text("{more} 引用它", "{more} names it"),
    "unreadable": Text("{more} 无法读取，不知引用了哪个版本", "{more} cannot be read, so nobody knows what it names"),
    "trail": Text("审计记录第 {more} 行引用它", "line {more} of the trail names it"),
    "recent": Text("最近显示过的 {more} 个版本之一", "one of the last {more} that were shown"),
}


class StillNeeded(ValueError):
    """A version that was to be removed may not go; `why` tells it."""

    def __init__(self, version: str, why: "Why") -> None:
        super().__init__(f"{version}: {why.tell('en')}")
        self.version, self.why = version, why


@dataclass(frozen=True)
class Why:
    """Why a version stays, by WHY."""

    rule: str
    more: str = ""

    def tell(self, lang: str) -> str:
        return WHY[self.rule](lang, more=self.more)


@dataclass(frozen=True)
class Retention:
    """What may go, and what stays with every reason for it; both the newest first."""

    may_go: tuple[Version, ...]
    stays: tuple[tuple[Version, tuple[Why, ...]], ...]

    @property
    def bytes(self) -> int:
        """What would be freed."""
        return sum(version.bytes for version in self.may_go)


def retention(shelf: Path, last_shown: int = LAST_SHOWN) -> Retention:
    """What may go of a dataset's versions and what stays; nothing is removed."""
    held = versions(shelf)
    whys: dict[str, list[Why]] = {version.id: [] for version in held}
    for version in held:
        if version.is_current:
            whys[version.id].append(Why("current"))
        if version.is_package:
            whys[version.id].append(Why("package"))
    for found, why in (*_by_files(shelf), *_by_trail(shelf), *_by_day(held, last_shown)):
        for version_id in whys if found is None else {found} & whys.keys():
            whys[version_id].append(why)
    if is_pending(shelf):
        for some in whys.values():
            some.append(Why("pending"))
    return Retention(
        tuple(version for version in held if not whys[version.id]),
        tuple((version, tuple(dict.fromkeys(whys[version.id]))) for version in held if whys[version.id]),
    )


def remove(shelf: Path, ids: Collection[str], who: str, reason: str, last_shown: int = LAST_SHOWN) -> tuple[str, ...]:
    """Removes versions that may go and returns them; those no longer there are passed over.

    The line in the trail comes first, so nothing ever went without one. Raises StillNeeded, before anything is removed, where
    one of them may not go; NotAllowed; OSError and Busy.
    """
    demand("take_in")
    who, removed = actor.named(who), []
    try:
        with locked(shelf):
            found = retention(shelf, last_shown)
            stays = {version.id: whys for version, whys in found.stays}
            for version_id in ids:
                if version_id in stays:
                    raise StillNeeded(version_id, stays[version_id][0])
            for version in found.may_go:
                if version.id in ids:
                    details = actor.signed({"version": version.id, "bytes": version.bytes, "reason": reason})
                    trail.append("deletion", who, shelf.name, details, folder=trail.trail_dir(shelf.parent))
                    aside = drafts(shelf) / uuid.uuid4().hex
                    os.rename(shelf / SNAPSHOTS / version.id, aside)
                    to_disk(shelf / SNAPSHOTS)
                    for gone in (aside, shelf / ANSWERS / version.id):  # what was worked out of it tells of it as much
                        shutil.rmtree(gone, ignore_errors=True)
                    removed.append(version.id)
    finally:
        for version_id in removed:  # a database may take its time, and a publication waits for the shelf
            engine.forget(f"{shelf.name}_{version_id}")
    return tuple(removed)


def _by_files(shelf: Path) -> Iterator[tuple[str | None, Why]]:
    """What files of readers name; one that cannot be read may name any version."""
    folders = [*(shelf.parent / name for name in _KEPT_BESIDE), shelf / _KEPT_ON_SHELF]
    for folder in folders:
        for path in sorted(folder.rglob("*.json")):
            name = str(path.relative_to(shelf.parent))
            try:
                text = path.read_text(encoding="utf-8", errors="replace")
            except OSError:
                yield None, Why("unreadable", name)
                continue
            yield from ((version, Why("file", name)) for version in _NAMED.findall(_without_own(path, text)))


def _without_own(path: Path, text: str) -> str:
    """What a hand-in's record says, without the version that it became: that names what was published once, and needs it for
    nothing. What cannot be understood is taken as it stands."""
    if path.parent.parent.name != _KEPT_ON_SHELF:
        return text
    try:
        said = json.loads(text)
        if said["handin"]["state"] in ("taken", "replaced"):
            del said["handin"]["version"]
            return json.dumps(said, ensure_ascii=False)
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    return text


def _by_trail(shelf: Path) -> Iterator[tuple[str | None, Why]]:
    """What lines name that tell of files made, hand-ins and answers. Those of the namings themselves, and that a hand-in was taken
    into a version, hold none for good, or nothing that was ever published could go."""
    passing = (*trail.NAMING, "conflict", "deletion", "signin", "signout", "look", "change", "removal")
    for entry in trail.entries(trail.trail_dir(shelf.parent), dataset=shelf.name):
        if entry.kind not in passing and not (entry.kind == "handin" and entry.details.get("taken")):
            said = json.dumps(dict(entry.details), ensure_ascii=False)
            yield from ((version, Why("trail", str(entry.number))) for version in _NAMED.findall(said))


def _by_day(held: tuple[Version, ...], last_shown: int) -> Iterator[tuple[str | None, Why]]:
    latest = sorted(held, key=lambda version: version.last_shown or version.when, reverse=True)
    yield from ((version.id, Why("recent", str(last_shown))) for version in latest[:last_shown])
