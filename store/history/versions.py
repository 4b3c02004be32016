"""The versions on a dataset's shelf: where each came from, who published it, how often it was shown, and whether it is whole."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from store.history import trail
from store.history.lines import Entry
from store.manifest import MANIFEST, Damaged, Manifest, is_version, read_manifest, verified
from store.shelf import SNAPSHOTS, named_version, taken_version


@dataclass(frozen=True)
class Version:
    """A version as its manifest and the trail tell it.

    `when` is UTC, ISO 8601; `changed` counts rows added, revised and removed by table, against `parent`. `times_shown` is how
    often it became the current one, `last_shown` when it last did; 0 and empty for those published before there was a trail.
    `damage` names what is no longer as it was published, empty where nothing is found; what a damaged manifest told is empty.
    """

    id: str
    parent: str | None = None
    who: str = ""
    when: str = ""
    came_from: tuple[str, ...] = ()
    reason: str = ""
    changed: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    as_of: str = ""
    bytes: int = 0
    is_current: bool = False
    is_package: bool = False
    times_shown: int = 0
    last_shown: str = ""
    damage: str = ""


def versions(shelf: Path, thorough: bool = False) -> tuple[Version, ...]:
    """All versions that lie there, the newest first; none where there is no shelf. `thorough` reads every byte of each, which
    takes seconds where they are large; without it a version is damaged where its manifest is, or a file is missing."""
    try:
        names = [name for name in os.listdir(shelf / SNAPSHOTS) if is_version(name)]
    except OSError:
        return ()
    shown: dict[str, list[Entry]] = {}
    for entry in trail.entries(trail.trail_dir(shelf.parent), kind=trail.NAMING, dataset=shelf.name):
        shown.setdefault(entry.version, []).append(entry)
    current, package = named_version(shelf), taken_version(shelf)
    found = [_version(shelf / SNAPSHOTS / name, shown.get(name, []), current, package, thorough) for name in names]
    return tuple(sorted(found, key=lambda one: (one.when or one.last_shown, one.id), reverse=True))


def bytes_of(snapshot: Path) -> int:
    """The size of all files of a version."""
    return sum(path.lstat().st_size for path in snapshot.rglob("*") if path.is_file())


def _version(snapshot: Path, shown: list[Entry], current: str | None, package: str | None, thorough: bool) -> Version:
    told = Version(
        snapshot.name,
        bytes=bytes_of(snapshot),
        is_current=snapshot.name == current,
        is_package=snapshot.name == package,
        times_shown=len(shown),
        last_shown=shown[0].when if shown else "",
    )
    try:
        manifest = read_manifest(snapshot)
    except Damaged as damaged:
        return replace(told, damage=str(damaged))
    whole = _told(told, manifest)
    if manifest.version != snapshot.name:
        return replace(whole, damage=MANIFEST)
    if missing := next((name for name in sorted(manifest.files) if not (snapshot / name).is_file()), ""):
        return replace(whole, damage=missing)
    if thorough:
        try:
            verified(snapshot)
        except Damaged as damaged:
            return replace(whole, damage=str(damaged))
    return whole


def _told(version: Version, manifest: Manifest) -> Version:
    return replace(
        version,
        parent=manifest.parent,
        who=manifest.who,
        when=manifest.when,
        came_from=manifest.came_from,
        reason=manifest.reason,
        changed=manifest.changed,
        as_of=manifest.description.as_of,
    )
