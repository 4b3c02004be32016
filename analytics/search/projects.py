"""Which projects, enterprises and parks are called so: by their own words, by pinyin and initials, by where they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.search.names import AT_ONCE, EXACT, INITIALS, INSIDE, NOT_MET, PINYIN, PREFIX, WITHIN, Names, names
from analytics.search.places import placed
from analytics.search.typed import Typed, typed
from cache.remembered import remembered
from store.datasets import Dataset

# By the first day anything is known of it; a project of which no day is told is known of at no quarter.
_ROWS = """SELECT project_id, name, lead_enterprise AS enterprise, park, industry, locator, pair_id, host_adcode AS host,
  origin_adcode AS origin, CAST(planned_investment AS DOUBLE) AS planned,
  least(signed_on, started_on, completed_on, at_capacity_on, stage_as_of) AS since
FROM projects ORDER BY planned_investment DESC NULLS LAST, project_id"""
_FIRST_DAY, _NEVER = date(1970, 1, 1).toordinal(), date.max.toordinal()  # Arrow counts days from the first
LEAST_PLACE = 2  # signs: with one alone a place is not yet meant
# As a project is met by its place: like a part of its name, but before what is met so by chance.
_BY_PLACE = {EXACT: INSIDE, PREFIX: INSIDE, PINYIN: PINYIN, INITIALS: INITIALS}


@dataclass(frozen=True)
class Shared:
    """Words that many projects share (an enterprise, a park): each once, and of each project which it has, -1 for none."""

    words: tuple[str, ...]
    names: Names
    of: np.ndarray

    def word(self, at: int) -> str | None:
        """A project's own."""
        return None if self.of[at] < 0 else self.words[self.of[at]]

    def met(self, wanted: Typed) -> np.ndarray:
        """How each project is met by its own."""
        by_word = np.append(self.names.met(wanted), np.int8(NOT_MET))
        return by_word[self.of]


@dataclass(frozen=True)
class ProjectIndex:
    """Every project of a dataset, the largest plan first; `since` is the ordinal of the first day it is known of."""

    rows: pa.Table
    planned: np.ndarray
    since: np.ndarray
    names: Names
    ids: Names
    locators: Names
    enterprises: Shared
    parks: Shared
    industries: Shared
    hosts: Shared
    origins: Shared
    pairs: Shared


@remembered(heavy=True)
def project_index(dataset: Dataset) -> ProjectIndex:
    """Made once for a version: a hundred thousand names take some seconds to be spelled."""
    rows = dataset.arrow(_ROWS)
    days = rows.column("since").cast(pa.int32()).fill_null(_NEVER - _FIRST_DAY)
    return ProjectIndex(
        rows.select(["project_id", "name"]).combine_chunks(),
        rows.column("planned").fill_null(0.0).to_numpy(),
        days.to_numpy() + np.int32(_FIRST_DAY),
        names(_some(rows.column("name"))),
        names(_some(rows.column("project_id")), by_sound=False),
        names(_some(rows.column("locator")), by_sound=False),
        *(_shared(rows.column(name)) for name in ("enterprise", "park", "industry")),
        *(_shared(rows.column(name), by_sound=False) for name in ("host", "origin", "pair_id")),
    )


def _some(column: pa.ChunkedArray | pa.Array) -> Iterator[list[str | None]]:
    """A column's texts some thousands at a time: as Python's own, half a million take a hundred megabytes."""
    for first in range(0, len(column), AT_ONCE):
        yield column.slice(first, AT_ONCE).to_pylist()


def _shared(column: pa.ChunkedArray, *, by_sound: bool = True) -> Shared:
    coded = pc.if_else(pc.equal(column, ""), None, column).combine_chunks().dictionary_encode()
    words = tuple(coded.dictionary.to_pylist())
    return Shared(
        words,
        names(_some(coded.dictionary), by_sound=by_sound),
        coded.indices.fill_null(-1).to_numpy().astype(np.int32),
    )


def met(dataset: Dataset, wanted: Typed) -> np.ndarray:
    """How each project of the index is met: by name or id, by what it shares with others, by where it stands, comes from
    or whose pair it is of."""
    index = project_index(dataset)
    found = index.names.met(wanted)
    np.minimum(found, index.ids.met(wanted), out=found)
    for part in (index.enterprises, index.parks, index.industries):
        np.minimum(found, WITHIN[part.met(wanted)], out=found)
    np.minimum(found, WITHIN[index.locators.met(wanted)], out=found)
    if len(wanted.text) >= LEAST_PLACE:
        _, by_county, by_pair = placed(dataset, wanted)
        for part, codes in ((index.hosts, by_county), (index.origins, by_county), (index.pairs, by_pair)):
            ranks = [_BY_PLACE.get(codes.get(code, NOT_MET), NOT_MET) for code in part.words]
            np.minimum(found, np.array([*ranks, NOT_MET], np.int8)[part.of], out=found)
    return found


@remembered
def found_ids(dataset: Dataset, find: str) -> tuple[str, ...]:
    """The ids of the projects that a search finds, whatever is selected."""
    wanted = typed(find)
    if wanted is None:
        return ()
    index = project_index(dataset)
    which = np.flatnonzero(met(dataset, wanted) < NOT_MET)
    return tuple(index.rows.column("project_id").take(pa.array(which)).to_pylist())


@dataclass(frozen=True)
class FoundProject:
    id: str
    name: str
    enterprise: str | None
    host: str | None
    pair_id: str
    rank: int


@dataclass(frozen=True)
class FoundShared:
    """An enterprise or a park: of how many projects known by then, and where the largest of them stands."""

    name: str
    projects: int
    host: str | None
    rank: int


@dataclass(frozen=True)
class FoundProjects:
    """The first of each kind, and how many there are in all."""

    projects: tuple[FoundProject, ...]
    project_count: int
    enterprises: tuple[FoundShared, ...]
    enterprise_count: int
    parks: tuple[FoundShared, ...]
    park_count: int


@remembered
def find_projects(dataset: Dataset, end: date, wanted: Typed, most: int) -> FoundProjects:
    """What is known of by the day `end`, the first `most` of each kind: the best met first, of equals the larger plan."""
    index = project_index(dataset)
    known = index.since <= end.toordinal()
    ranks = np.where(known, met(dataset, wanted), np.int8(NOT_MET))
    first = [_project(index, at, int(ranks[at])) for at in _best(ranks, most)]
    firms, firm_count = _groups(index, index.enterprises, known, wanted, most)
    parks, park_count = _groups(index, index.parks, known, wanted, most)
    return FoundProjects(tuple(first), int((ranks < NOT_MET).sum()), firms, firm_count, parks, park_count)


def _best(ranks: np.ndarray, most: int) -> list[int]:
    """The places of the best, in the order they stand in where they are met alike."""
    found: list[int] = []
    for rank in range(NOT_MET):
        if len(found) < most:
            found += np.flatnonzero(ranks == rank)[: most - len(found)].tolist()
    return found


def _project(index: ProjectIndex, at: int, rank: int) -> FoundProject:
    row = index.rows.slice(at, 1).to_pylist()[0]
    firm, host, pair_id = (part.word(at) for part in (index.enterprises, index.hosts, index.pairs))
    return FoundProject(row["project_id"], row["name"], firm, host, str(pair_id), rank)


def _groups(
    index: ProjectIndex, part: Shared, known: np.ndarray, wanted: Typed, most: int
) -> tuple[tuple[FoundShared, ...], int]:
    """The enterprises or parks met that have a project known by then, the larger plan first of those met alike."""
    ranks = part.names.met(wanted)
    if not (ranks < NOT_MET).any():
        return (), 0
    held = known & (part.of >= 0)
    counts = np.bincount(part.of[held], minlength=len(part.words))
    plans = np.bincount(part.of[held], weights=index.planned[held], minlength=len(part.words))
    which = np.flatnonzero((ranks < NOT_MET) & (counts > 0))
    best = which[np.lexsort((which, -plans[which], ranks[which]))][:most]
    told = [_group(index, part, held, int(at), int(counts[at]), int(ranks[at])) for at in best]
    return tuple(told), len(which)


def _group(index: ProjectIndex, part: Shared, held: np.ndarray, at: int, count: int, rank: int) -> FoundShared:
    largest = int(np.flatnonzero(held & (part.of == at))[0])  # the index has the largest plan first
    return FoundShared(part.words[at], count, index.hosts.word(largest), rank)
