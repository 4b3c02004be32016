"""What the processes do that publish onto a disk with little room; run as a program it fills a disk of its own page by page."""

import os
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from store import publishing
from store.history import trail
from store.package.description_rules import read_description
from store.snapshots import BrokenPackage, current_version
from tests.unit.store import writers


def publish_with_files_of_at_most(most: int, folder: Path, shelf: Path, told: object) -> None:
    """Tells the version, or the rules of the faults, where no file may grow beyond `most` bytes."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    told.put(_published(folder, shelf))  # type: ignore[attr-defined]


def _published(folder: Path, shelf: Path) -> str:
    try:
        return writers.publish(folder, shelf, "short")
    except BrokenPackage as refused:
        return " ".join(f"{fault.rule}: {fault.more}" for fault in refused.faults)


def _handed_in(folder: Path, shelf: Path) -> str:
    """The same for rows handed in upon what is current, under the title that `folder` is called by."""
    publishing.judged = lambda raw, _: replace(writers.CHECKED, description=read_description(raw)[0])
    said = replace(writers.CHECKED.description, title=folder.name)
    try:
        base = current_version(shelf)
        return publishing.publish_tables(shelf, base, writers.CHECKED.tables, said, "short", (), "")
    except BrokenPackage as refused:
        return " ".join(f"{fault.rule}: {fault.more}" for fault in refused.faults)


def main(folder: Path, disk: Path, what: str) -> None:
    """Mounts a small disk and leaves ever more pages of it free. One line a try: pages free, what was told, and whether
    the version from before is still the current one. `what` is published: the package, or rows handed in."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(disk)], check=True)
    shelf, page = disk / "shelf", os.sysconf("SC_PAGESIZE")
    good = writers.publish(folder, shelf, "first")
    tracks = folder / "tracks.csv"
    tracks.write_text(tracks.read_text(encoding="utf-8") + "X,新,new,99\n", encoding="utf-8")
    free, told = 0, ""
    publish, step = {"package": (_published, 3), "rows": (_handed_in, 1)}[what]
    while ":" in told or not told:
        with (disk / "filler").open("wb") as filler:
            left = os.statvfs(disk).f_bavail
            os.posix_fallocate(filler.fileno(), 0, max(1, left - free) * page)
        told = publish(folder, shelf)
        kept = current_version(shelf) == good
        print(f"{free}\t{told}\t{kept}\t{len(list(shelf.glob('tmp/*')))}", flush=True)
        (disk / "filler").unlink()
        free += step
    assert publish(folder, shelf) == current_version(shelf) == told
    if what == "rows":
        assert publish(folder.with_name("last"), shelf) == current_version(shelf) != told
        assert trail.verify(disk / ".trail") == ()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
