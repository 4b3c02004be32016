"""What can be found by any of its names, and in which order it is: who is met best first, of equals the one of more weight."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.search.names import NOT_MET, Names, names
from analytics.search.typed import Typed


@dataclass(frozen=True)
class Entry:
    """One thing of a `kind`, called by several `names` (None: it has none of that sort). `weight`: of two that are met
    alike the heavier comes first."""

    kind: str
    id: str
    names: tuple[str | None, ...]
    weight: float = 0.0


@dataclass(frozen=True)
class Hit:
    """An entry that is met, and how (analytics.search.names)."""

    entry: Entry
    rank: int


@dataclass(frozen=True)
class Directory:
    """Entries with their names made ready."""

    entries: tuple[Entry, ...]
    names: Names
    owner: np.ndarray  # of each name, the place of its entry

    def hits(self, wanted: Typed) -> list[Hit]:
        """The entries met, the best first; of equals the heavier, then in the order given."""
        best = np.full(len(self.entries), NOT_MET, np.int8)
        np.minimum.at(best, self.owner, self.names.met(wanted))
        found = [Hit(self.entries[at], int(best[at])) for at in np.flatnonzero(best < NOT_MET)]
        return sorted(found, key=lambda hit: (hit.rank, -hit.entry.weight))


def directory(entries: Sequence[Entry]) -> Directory:
    every = [(at, name) for at, entry in enumerate(entries) for name in entry.names if name]
    owner = np.array([at for at, _ in every], np.int64)
    return Directory(tuple(entries), names([[name for _, name in every]]), owner)
