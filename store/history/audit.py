"""The trail as it is read and exported by who may: all that pages and commands ask of it goes through here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from access.reader import Place, demand
from store.history import acts, held, places, trail
from store.history.actor import READER
from store.history.held import Outline
from store.history.lines import Entry
from store.history.trail import TrailFault

__all__ = ["Outline", "Wholeness", "entries", "from_where", "lines", "reports_made", "wholeness"]


@dataclass(frozen=True)
class Wholeness:
    """What is wrong with the trail, how many lines it has, and how many of them are about one dataset."""

    faults: tuple[TrailFault, ...]
    count: int
    own: int


def wholeness(dataset: str) -> Wholeness:
    """Raises NotAllowed."""
    demand("see_trail")
    acts.looked("trail", dataset, dataset)
    told = held.lines(trail.trail_dir())
    return Wholeness(trail.verify(), len(told), sum(line.dataset == dataset for line in told))


def lines(dataset: str) -> tuple[Outline, ...]:
    """What each line is about, of a dataset and of none (who came and went), the newest first. That it was looked at is told in
    the trail itself, once a reader and day. Raises NotAllowed."""
    demand("see_trail")
    acts.looked("trail", dataset, dataset)
    return tuple(line for line in reversed(held.lines(trail.trail_dir())) if line.dataset in (dataset, ""))


def entries(some: Iterable[Outline]) -> list[Entry]:
    """These lines whole, in their order. Raises NotAllowed."""
    demand("see_trail")
    return held.read(trail.trail_dir(), some)


def reports_made(dataset: str, version: str) -> tuple[Entry, ...]:
    """The lines that a report was made of a version, the newest first; they tell a page what still shows it, and not who made it. To
    who reads his own county alone none: they name the pairs that somebody asked about. Raises NotAllowed."""
    if not demand("read", is_own=True).sees_all:
        return ()
    told = trail.entries(kind="export", dataset=dataset, version=version)
    return tuple(replace(one, who="", details={**one.details, READER: ""}) for one in told if "made" in one.details)


def from_where() -> dict[str, Place]:
    """The places that are still kept, by entry id. Raises NotAllowed."""
    demand("see_trail")
    return places.places(trail.trail_dir())
