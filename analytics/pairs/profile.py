"""The two counties of a pair and what stands behind it: firms, industries, parks, resources, assessments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import ibis
from ibis.expr.types import Table

from analytics.compiling import compiled
from analytics.facts import FACTS, Quantity, narrowed
from analytics.facts.ibis_tables import PAIRS, PROJECTS
from analytics.facts.resources import Resource, resources_of
from analytics.lookup import Pair, pairs
from analytics.pairs.facts import Stated
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from store.measures import MEASURES


@dataclass(frozen=True)
class SideBySide:
    """One measure of both counties, each as its own source states it; None where none states it."""

    metric_id: str
    value_type: str
    industrial: Stated | None
    mountain: Stated | None

    @property
    def told(self) -> tuple[Stated, ...]:
        return tuple(said for said in (self.industrial, self.mountain) if said)


def side_by_side(found: Sequence[Stated], pair: Pair) -> tuple[SideBySide, ...]:
    """The stated figures of the two counties, measure by measure, in the order of the measures."""
    held = {(s.metric_id, s.value_type, s.subject_id): s for s in found if s.subject_type == "county"}
    rows = dict.fromkeys((metric_id, value_type) for metric_id, value_type, _ in held)
    order = list(MEASURES)
    return tuple(
        SideBySide(m, v, held.get((m, v, pair.industrial.adcode)), held.get((m, v, pair.mountain.adcode)))
        for m, v in sorted(rows, key=lambda row: (order.index(row[0]), row[1]))
    )


@dataclass(frozen=True)
class ProjectGroup:
    """The projects of an industry or a park (None: of those that name none). `planned` in 元, of `planned_known` of them;
    `from_industrial`, `in_mountain`: those that come from the industrial county, that stand in the mountain one."""

    name: str | None
    projects: int
    from_industrial: int
    in_mountain: int
    planned: Decimal | None
    planned_known: int


GROUPED = ("industry", "park")


@remembered
def project_groups(dataset: Dataset, column: str, selection: Selection) -> tuple[ProjectGroup, ...]:
    """The projects known at the end of the as-of quarter by a column of GROUPED: the most first, those that name none
    last."""
    rows = dataset.arrow(selection.fill(_groups_sql(dataset.dialect, column, selection.shape()))).to_pylist()
    return tuple(ProjectGroup(**row) for row in rows)


@compiled
def _groups_sql(column: str, selection: Selection) -> Table:
    known = narrowed(FACTS["projects"]([Quantity("projects", "projects")], selection, ()).rows, selection, ())
    sides = PAIRS.select("pair_id", "industrial_adcode", "mountain_adcode")
    rows = PROJECTS.inner_join(known.select("project_id"), "project_id").inner_join(sides, "pair_id")
    sums = rows.group_by(name=rows[column]).aggregate(
        projects=rows.count(),
        from_industrial=rows.count(where=rows.origin_adcode == rows.industrial_adcode),
        in_mountain=rows.count(where=rows.host_adcode == rows.mountain_adcode),
        planned=rows.planned_investment.sum(),
        planned_known=rows.planned_investment.count(),
    )
    return sums.order_by(sums.name.isnull(), ibis.desc(sums.projects), sums.name)


@remembered
def resources(dataset: Dataset, pair_id: str, selection: Selection) -> list[Resource]:
    """What the two counties had listed by the end of the as-of quarter: the industrial one first, offers before needs."""
    pair = pairs(dataset)[pair_id]
    return resources_of(dataset, (pair.industrial.adcode, pair.mountain.adcode), selection.quarter.end)


@dataclass(frozen=True)
class Assessed:
    """A score (of 100) or a grade as printed, of the pair, one of its counties or the whole province."""

    subject_type: str
    subject_id: str
    year: int
    half: int | None
    indicator_id: str
    score: Decimal | None
    grade_printed: str | None
    assessor: str | None
    as_of: date
    source_id: str
    locator: str | None


_ASSESSED = """
SELECT subject_type, subject_id, year, half, indicator_id, score, grade_printed, assessor, as_of, source_id, locator
FROM assessments
WHERE ((subject_type = 'pair' AND subject_id = ?) OR (subject_type = 'county' AND subject_id IN (?, ?))
       OR subject_type = 'province') AND as_of <= ?
ORDER BY year, half NULLS LAST, subject_type, subject_id, indicator_id LIMIT 500
"""


@remembered
def assessments(dataset: Dataset, pair_id: str, selection: Selection) -> list[Assessed]:
    """Every assessment known by the end of the as-of quarter that speaks of the pair, the oldest first."""
    pair = pairs(dataset)[pair_id]
    values = [pair_id, pair.industrial.adcode, pair.mountain.adcode, selection.quarter.end]
    return [Assessed(**row) for row in dataset.arrow(_ASSESSED, values).to_pylist()]
