"""What became of hand-ins that were being taken in when a process died: by the trail they are published, or they wait again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from access.reader import OPERATOR, acting_as
from store.handins import drawers
from store.handins.records import HandIn, Record, with_handin
from store.history import trail
from store.locks import Busy, locked
from store.naming import heal

_TURN = ".taking"


def turn_of(folder: Path) -> Path:
    """The folder whose lock is held by who takes in."""
    turn = folder / _TURN
    turn.mkdir(exist_ok=True)
    return turn


def settle(dataset: str, handin_id: str | None) -> None:
    """Settles what was left, where this hand-in was left so and nobody is at it."""
    folder = drawers.folder_of(dataset)
    record = drawers.read(folder, handin_id) if handin_id else None
    if record is None or record.taking is None:
        return
    try:
        with locked(turn_of(folder), patience=0):
            settle_all(folder)
    except (Busy, OSError):
        return


def settle_all(folder: Path) -> None:
    """Called with the turn's lock held: whoever is named as taking in has died."""
    left = [record for record in drawers.read_all(folder) if record.taking or record.untold]
    if not left:
        return
    shelf = folder.parent
    with locked(shelf):
        heal(shelf)
    published = trail.entries(trail.trail_dir(shelf.parent), kind="publication", dataset=shelf.name)
    for record in left:
        line = next((one for one in published if record.handin.id in one.details.get("came_from", ())), None)
        if record.taking is None:
            settle_each(folder, [record.handin], lambda one: one)
        elif line is None:
            settle_each(folder, [record.handin], lambda one: replace(one, taking=None))
        else:
            version, who = line.version, line.who
            with acting_as(OPERATOR):  # done by who published, and told by whoever comes next
                settle_each(folder, [record.handin], lambda one, v=version, w=who: taken_into(one, v, w))  # type: ignore[misc]
                replace_corrected(folder, [record.handin], who)


def settle_each(folder: Path, some: Sequence[HandIn], change: Callable[[Record], Record]) -> None:
    """Changes the records of several hand-ins, as they stand now."""
    with drawers.at_the_desk(folder.parent.name):
        for handin in some:
            drawers.changed(folder, change(drawers.existing(folder, handin.id)))


def taken_into(record: Record, version: str, who: str) -> Record:
    done = replace(with_handin(record, state="taken", version=version), taking=None)
    return drawers.to_tell(done, "handin", who, {"taken": True, "version": version})


def replace_corrected(folder: Path, taken: Sequence[HandIn], who: str) -> None:
    """What a hand-in corrects was published and is replaced now."""
    with drawers.at_the_desk(folder.parent.name):
        for handin in taken:
            earlier = drawers.read(folder, handin.replaces) if handin.replaces else None
            if earlier is not None and earlier.handin.state == "taken":
                record = with_handin(earlier, state="replaced", replaced_by=handin.id)
                drawers.changed(folder, drawers.to_tell(record, "handin", who, {"replaced_by": handin.id}))
