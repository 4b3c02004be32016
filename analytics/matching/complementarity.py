"""How far any industrial and any mountain county complement each other: every part, the weighted total, and how much is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analytics.facts.resources import every_resource
from analytics.lookup import pairs
from analytics.matching.between import distance_part, ties_part
from analytics.matching.chains import ProjectCount, by_county, industry_parts
from analytics.matching.needs import listed, met_part
from analytics.matching.parts import PARTS, Complement, EarlierTie
from analytics.matching.sides import sides
from analytics.matching.weights import Weights
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset

# With less known than this share of the weight that applies, or this share of the whole weight, two counties are not ranked.
LEAST_KNOWN, LEAST_WEIGHT = 0.5, 0.25
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """Two counties; `pair_id` where they are paired. `total` from 0 to 1 is the weighted mean of the parts known; `industrial`,
    `mountain`: the same for each side alone, by its own needs. None: nothing is known. `applies`: the share of the weight on
    parts that apply (a need neither has does not); `known`: the share of that of which something is known."""

    industrial_adcode: str
    mountain_adcode: str
    pair_id: str | None
    parts: Mapping[str, Complement]
    applies: float
    known: float
    total: float | None
    industrial: float | None
    mountain: float | None

    @property
    def is_ranked(self) -> bool:
        """Whether enough is known to compare it; else it ranks nowhere."""
        return self.total is not None and self.known >= LEAST_KNOWN and self.known * self.applies >= LEAST_WEIGHT


@dataclass(frozen=True)
class Complementarity:
    """Every industrial × mountain pair of counties, row by row in the order of the adcodes."""

    as_of: str
    weights: Weights
    industrial: tuple[str, ...]
    mountain: tuple[str, ...]
    lines: tuple[Line, ...]

    def line(self, industrial: str, mountain: str) -> Line:
        """KeyError for a county that is not on that side."""
        return self.lines[_at(self.industrial, industrial) * len(self.mountain) + _at(self.mountain, mountain)]

    @property
    def actual(self) -> tuple[Line, ...]:
        """The pairs in force, in the list's order."""
        return tuple(sorted((one for one in self.lines if one.pair_id), key=lambda one: str(one.pair_id)))

    @property
    def ranked(self) -> tuple[Line, ...]:
        """Those of which enough is known, the highest total first; equals in the order of the adcodes."""
        return tuple(sorted((one for one in self.lines if one.is_ranked), key=lambda one: -(one.total or 0)))

    def only(self, industrial: Iterable[str], mountain: Iterable[str]) -> "Complementarity":
        """Of these counties alone."""
        here, there = set(industrial), set(mountain)
        return replace(
            self,
            industrial=tuple(one for one in self.industrial if one in here),
            mountain=tuple(one for one in self.mountain if one in there),
            lines=tuple(one for one in self.lines if one.industrial_adcode in here and one.mountain_adcode in there),
        )

    def counting(self, weights: Weights) -> "Complementarity":
        """The same counties by fewer parts, those with a weight here; how much is known is still of the whole weight."""
        lines = (
            line_of(weights, o.industrial_adcode, o.mountain_adcode, o.pair_id, o.parts, self.weights)
            for o in self.lines
        )
        return replace(self, weights=weights, lines=tuple(lines))

    def grid(self, field: str) -> Floats:
        """One of total, industrial, mountain as an array, industrial × mountain; nan where the two are not ranked."""
        return self._shaped([getattr(one, field) if one.is_ranked else None for one in self.lines])

    def part_grid(self, part_id: str, field: str = "value") -> Floats:
        """The same of one part, of all counties; nan where it is unknown."""
        return self._shaped([getattr(one.parts[part_id], field) for one in self.lines])

    def _shaped(self, held: list[float | None]) -> Floats:
        return np.array(held, dtype=float).reshape(len(self.industrial), len(self.mountain))


def _at(codes: tuple[str, ...], adcode: str) -> int:
    if adcode not in codes:
        raise KeyError(adcode)
    return codes.index(adcode)


def weighed(weights: Weights, parts: Mapping[str, Complement], field: str = "value") -> tuple[float | None, int]:
    """The weighted mean of the parts known, and their weight; (None, 0) where none is known."""
    known = [
        (weights.of(one), value)
        for one, part in parts.items()
        if weights.of(one) and (value := getattr(part, field)) is not None
    ]
    weight = sum(one for one, _ in known)
    return (sum(one * value for one, value in known) / weight if weight else None), weight


@remembered
def complementarity(dataset: Dataset, as_of: str, weights: Weights) -> Complementarity:
    """By the end of a quarter (2025Q4). ValueError for weights that are all 0."""
    if weights.faults:
        raise ValueError(weights.faults[0]("en"))
    found = sides(dataset, as_of)
    held = parts(dataset, as_of)
    made = (line_of(weights, *two, found.pairs.get(two), held[two]) for two in held)
    return Complementarity(as_of, weights, found.industrial, found.mountain, tuple(made))


def line_of(
    weights: Weights,
    industrial: str,
    mountain: str,
    pair_id: str | None,
    held: Mapping[str, Complement],
    whole: Weights | None = None,
) -> Line:
    """Two counties by their parts; `whole`: the weights of which what is known is told, where not all of them count."""
    total, weight = weighed(weights, held)
    whole = whole or weights
    applies = whole.total - sum(whole.of(one) for one, part in held.items() if part.why == "no_need")
    known = weight / applies if applies else 0.0
    own = (weighed(weights, held, side)[0] for side in ("industrial", "mountain"))
    # Who has no need of its own known and shares no part gains from the other what the two have together.
    here, there = (total if one is None else one for one in own)
    return Line(industrial, mountain, pair_id, held, applies / whole.total, known, total, here, there)


@remembered
def parts(dataset: Dataset, as_of: str) -> dict[tuple[str, str], dict[str, Complement]]:
    """(industrial, mountain) → every part of PARTS, whatever the weights."""
    end = Selection(as_of).quarter.end
    found, rows = sides(dataset, as_of), _projects(dataset, end)
    held, projects, ties = listed(every_resource(dataset, end)), by_county(rows), _earlier(dataset, end)
    whole = {table: dataset.is_complete(table) for table in ("resources", "projects")}
    ways: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.origin and row.host and row.origin != row.host:
            ways[row.origin, row.host] = ways.get((row.origin, row.host), 0) + row.count

    def of_two(one: str, other: str) -> dict[str, Complement]:
        made = {
            kind.id: met_part(held, kind.category, one, other, whole["resources"])
            for kind in PARTS.values()
            if kind.category
        }
        made["likeness"], made["links"] = industry_parts(projects, one, other, found.pairs.get((one, other)))
        made["distance"] = distance_part(one, other)
        made["ties"] = ties_part(ways, ties.get((one, other), ()), one, other, whole["projects"])
        return {part: made[part] for part in PARTS}

    return {(one, other): of_two(one, other) for one in found.industrial for other in found.mountain}


_PROJECTS = """SELECT pair_id, industry, origin_adcode AS origin, host_adcode AS host, count(*) AS "count" FROM projects
WHERE least(signed_on, started_on, completed_on, at_capacity_on, stage_as_of) <= ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"""
_EARLIER = """SELECT subject_id AS pair_id, printed, period, value, source_id, locator FROM observations
WHERE subject_type = 'pair' AND metric_id = 'earlier_tie' AND status IN ('reported', 'in_words') AND as_of <= ?
ORDER BY subject_id, as_of"""


def _projects(dataset: Dataset, end: date) -> list[ProjectCount]:
    """Those known by then."""
    return [ProjectCount(**row) for row in dataset.arrow(_PROJECTS, [end]).to_pylist()]


def _earlier(dataset: Dataset, end: date) -> dict[tuple[str, str], tuple[EarlierTie, ...]]:
    names, found = pairs(dataset), dict[tuple[str, str], tuple[EarlierTie, ...]]()
    for row in dataset.arrow(_EARLIER, [end]).to_pylist():
        pair = names[row.pop("pair_id")]
        two = pair.industrial.adcode, pair.mountain.adcode
        found[two] = (*found.get(two, ()), EarlierTie(**row))
    return found
