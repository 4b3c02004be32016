"""What a county is in the programme by a quarter's end: its classes and pairs with since when, and who lies beside it."""

from dataclasses import dataclass
from datetime import date

from analytics.lookup import CountyName, Pair, counties, pair_of_county, pairs
from analytics.map.geography import UnknownCounty, distance_km, neighbours
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset


@dataclass(frozen=True)
class Class:
    """A class the county has or had; `until` is its last day, None while it holds."""

    role: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Tie:
    """A pair of the county: the year it was listed in, the day it holds from (None: no source tells it) and until."""

    pair: Pair
    listed_year: int
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Neighbour:
    """A county that shares a border; `pair_id` None where it is in no pair. `km` between the two label points."""

    county: CountyName
    pair_id: str | None
    km: float


@dataclass(frozen=True)
class Place:
    """`classes` begun by then, the latest first; `going_out`: projects known by then that come from here and stand elsewhere."""

    county: CountyName
    classes: tuple[Class, ...]
    ties: tuple[Tie, ...]
    neighbours: tuple[Neighbour, ...]
    going_out: int

    def holding(self, day: date) -> tuple[Class, ...]:
        """The classes that hold on that day."""
        return tuple(one for one in self.classes if one.until is None or one.until >= day)


_CLASSES = """SELECT role, valid_from AS since, valid_to AS until FROM county_roles WHERE adcode = ? AND valid_from <= ?
ORDER BY valid_from DESC, role"""
_TIES = """SELECT pair_id, listed_year, valid_from AS since, valid_to AS until FROM pairs
WHERE ? IN (industrial_adcode, mountain_adcode) AND coalesce(valid_from, make_date(listed_year, 1, 1)) <= ?
ORDER BY pair_id"""
_OUT = """SELECT count(*) AS n FROM projects WHERE origin_adcode = ? AND host_adcode <> origin_adcode
AND least(signed_on, started_on, completed_on, at_capacity_on, stage_as_of) <= ?"""


@remembered
def place(dataset: Dataset, adcode: str, selection: Selection) -> Place:
    """The county by the end of the as-of quarter. KeyError for one the dataset does not have."""
    county, end = counties(dataset)[adcode], selection.quarter.end
    classes = tuple(Class(**row) for row in dataset.arrow(_CLASSES, [adcode, end]).to_pylist())
    ties = tuple(
        Tie(pairs(dataset)[row.pop("pair_id")], **row) for row in dataset.arrow(_TIES, [adcode, end]).to_pylist()
    )
    out = dataset.arrow(_OUT, [adcode, end]).to_pylist()[0]["n"]
    return Place(county, classes, ties, _beside(dataset, adcode), out)


def _beside(dataset: Dataset, adcode: str) -> tuple[Neighbour, ...]:
    """The nearest first; none of a county that no map has."""
    within, names = pair_of_county(dataset), counties(dataset)
    try:
        found = [other for other in neighbours(adcode) if other in names]
    except UnknownCounty:
        return ()
    made = (Neighbour(names[other], within.get(other), distance_km(adcode, other)) for other in found)
    return tuple(sorted(made, key=lambda one: one.km))
