"""How waiting hand-ins become one new version: all of them or none, in the order in which they arrived."""

import logging
from collections import OrderedDict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from access.reader import demand
from store.datasets import Dataset, open_dataset
from store.handins import drawers, receiving
from store.handins.judging import judged_by_share
from store.handins.merging import Merged, Share, merged
from store.handins.reading import base_of
from store.handins.records import HandIn
from store.handins.settling import replace_corrected, settle_all, settle_each, taken_into, turn_of
from store.handins.standing import Judged
from store.history import actor, trail
from store.locks import Busy, locked
from store.package.folder import Description
from store.publishing import Conflict, publish_tables
from store.reported import moved_on
from store.saved.small_files import NOT_NOW, NotSaved, clean_name, one_line
from store.schema import TABLES
from store.senders.own_rows import is_of_unit
from store.shelf import named_version

__all__ = ["Conflict", "NotReady", "judged", "merged_of", "take_in"]
# A new thing's id, and what it is called: two of one id and of two names are two.
_NAMED_BY = {"projects": "name", "events": "title", "resources": "item", "deals": "item"}
_LOOKED_AT: deque[tuple[tuple[object, ...], Merged]] = deque(maxlen=1)  # all tables of a dataset: one is enough to hold
MOST_HELD_UP = 500
_HELD_UP: OrderedDict[tuple[str, str | None], str] = OrderedDict()  # by hand-in as written and version: a word each
log = logging.getLogger("dashboard")


class NotReady(ValueError):
    """Hand-ins that may not be taken in as they stand: `which` says of each id why: unknown, its state, refused (errors),
    unconfirmed (columns), warnings (without answer), together (it fails beside the others)."""

    def __init__(self, which: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{one}: {why}" for one, why in which.items()))
        self.which = dict(which)


def take_in(
    dataset: str,
    base_version: str | None,
    ids: Sequence[str],
    who: str,
    reason: str,
    description: Description | None = None,
    closed: str | None = None,
) -> str:
    """Publishes the base with the rows of waiting hand-ins, merged in the order of arrival, as one new version, and returns it.

    `description` is what the new version says of itself; without it, what the base says, with its last quarter and day moved
    on; `closed` is a quarter that pages go on to although not everybody has reported it. Raises NotReady naming which and why, Conflict where another version came first (nothing is then changed), NotSaved
    where the place takes nothing, NotAllowed, BrokenPackage where the whole fails though each part did not."""
    who = clean_name(actor.named(who))
    demand("take_in")
    shelf = drawers.folder_of(dataset).parent
    with drawers.at_the_desk(dataset) as folder:
        turn = turn_of(folder)
    try:
        with locked(turn):
            settle_all(folder)
            if (current := named_version(shelf)) != base_version:
                raise Conflict(base_version, current)
            base = open_dataset(dataset, base_version) if base_version else None
            return _take_in(folder, shelf, base, ids, who, one_line(reason), description, closed)
    except Busy as busy:
        raise NotSaved(NOT_NOW) from busy


def _take_in(
    folder: Path,
    shelf: Path,
    base: Dataset | None,
    ids: Sequence[str],
    who: str,
    reason: str,
    description: Description | None,
    closed: str | None,
) -> str:
    if base is None and description is None:
        raise ValueError("the first version of a dataset needs a description")
    taken = _ready(folder, base, ids)
    with drawers.at_the_desk(shelf.name):
        for handin in taken:  # what changed since it was judged is not what would be published
            if receiving.waiting(folder, handin.id).handin != handin:
                raise NotSaved(NOT_NOW)
        for handin in taken:
            drawers.put(folder, replace(drawers.existing(folder, handin.id), taking=trail.now()))
    try:
        of_all = merged_of(taken, base)
        _judge_together(of_all, taken)
        said, tables = described(description, base, of_all, closed)
        base_version = base.version if base else None
        version = publish_tables(shelf, base_version, tables, said, who, tuple(one.id for one in taken), reason)
    except BaseException:
        settle_each(folder, taken, lambda record: replace(record, taking=None))
        raise
    try:
        settle_each(folder, taken, lambda record: taken_into(record, version, who))
        replace_corrected(folder, taken, who)
    except NotSaved as unsaid:  # it is published; the next who comes finds so in the trail
        log.warning("version %s of %s: its hand-ins are not marked as taken yet: %s", version, shelf.name, unsaid)
    return version


def _ready(folder: Path, base: Dataset | None, ids: Sequence[str]) -> tuple[HandIn, ...]:
    """The hand-ins in the order of arrival. Raises NotReady."""
    which: dict[str, str] = {}
    found: list[HandIn] = []
    for one in dict.fromkeys(ids):
        record = drawers.read(folder, one)
        if record is None or record.handin.state != "waiting":
            which[one] = record.handin.state if record else "unknown"
            continue
        found.append(record.handin)
        if why := _held_up_by(record.handin, base):
            which[one] = why
    if which or not found:
        raise NotReady(which)
    return tuple(sorted(found, key=lambda handin: (handin.arrived, handin.id)))


def judged(handin: HandIn, base: Dataset | None) -> Judged:
    """How it stands (store.handins.receiving); why it may not be taken in is remembered for the press that takes it in."""
    standing = receiving.judged(handin, base)
    why = "unconfirmed" if standing.unconfirmed else "" if standing.ready else "warnings"
    _HELD_UP[repr(handin), base.version if base else None] = "refused" if standing.outcome == "refused" else why
    while len(_HELD_UP) > MOST_HELD_UP:
        _HELD_UP.popitem(last=False)
    return standing


def _held_up_by(handin: HandIn, base: Dataset | None) -> str:
    """Of what was judged before, with the same answers against the same version, nothing is read again."""
    asked = repr(handin), base.version if base else None
    if asked not in _HELD_UP:
        judged(handin, base)
    return _HELD_UP[asked]


def merged_of(taken: Sequence[HandIn], base: Dataset | None) -> Merged:
    """The base with several hand-ins laid over it in the order given: what would be published. What was looked at last is at hand
    when it is published: the same files, read as the same, over the same version. Raises NotAllowed."""
    for one in taken:
        demand("see_handin", is_of_unit(one))
    base = receiving.whole(base)
    if len(taken) == 1:
        return receiving.found_of(taken[0], base).merged
    read_as = tuple((one.id, one.last.sha256, one.last.who, repr(one.expected)) for one in taken)
    key = taken[0].dataset, base.version if base else None, read_as
    for known, held in tuple(_LOOKED_AT):
        if known == key:
            return held
    shares = [
        Share(receiving.read_of(one, base), receiving.source_of(one.expected, one.last.who), one.id, one.expected)
        for one in taken
    ]
    found = merged(base_of(base).tables, shares)
    _LOOKED_AT.append((key, found))
    return found


def _judge_together(of_all: Merged, taken: Sequence[HandIn]) -> None:
    """Two sound hand-ins may break a rule together (a year's money given away twice), and each may have given the next free
    number to a project of its own: the later one then waits until the earlier one is published, and is numbered anew."""
    if len(taken) > 1 and (together := {number for number, _ in judged_by_share(of_all)} | set(_same_number(of_all))):
        raise NotReady({taken[number].id: "together" for number in sorted(together)})


def _same_number(of_all: Merged) -> Iterator[int]:
    """The shares that call another thing by an id that an earlier one gave to a new thing of its own."""
    for table, name in _NAMED_BY.items():
        given: dict[object, object] = {}
        known = set(of_all.base[table].column(TABLES[table].key[0]).to_pylist())
        for number, share in enumerate(of_all.shares):
            for piece in (piece for piece in share.read.pieces if piece.table == table):
                for one, called in zip(
                    *(piece.data.column(c).to_pylist() for c in (TABLES[table].key[0], name)), strict=True
                ):
                    if one not in known and called and given.setdefault(one, called) != called:
                        yield number


def described(
    given: Description | None, base: Dataset | None, of_all: Merged, closed: str | None = None
) -> tuple[Description, Mapping[str, pa.Table]]:
    """What a version says of itself, and its rows: what is given, else what the base says, with the last quarter that everybody
    reported (store.reported) and the last day on which anything was. Raises ValueError where there is neither."""
    if given is not None:
        return given, of_all.tables
    if base is None:
        raise ValueError("the first version of a dataset needs a description")
    days = [base.description.as_of]
    for table in ("observations", "fund_flows"):
        rows = of_all.tables[table].take(pa.array(of_all.spoken(table)))
        days += [str(day) for day in pc.unique(rows.column("as_of")).to_pylist() if day]
    said, tables = moved_on(base.description, of_all.tables, closed, date.fromisoformat(max(days)))
    return replace(said, as_of=max(days)), tables
