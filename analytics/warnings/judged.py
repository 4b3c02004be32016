"""A rule put to all projects or promises at once, by the engine: how many it looks at, and the rows of which it warns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ibis.expr.types import Table

from analytics.compiling import compiled
from analytics.facts import Quantity, narrowed, stood
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import Period

# Of a hundred thousand projects few are warned of: only those leave the engine. The others are counted by what a reader may choose.
_FOUND = """WITH {given}judged AS ({judged})
SELECT pair_id, track_id, {told}, NULL AS judged FROM judged WHERE {warns}
UNION ALL SELECT pair_id, track_id, {untold}, count(*) FROM judged GROUP BY pair_id, track_id"""

Numbers = tuple[tuple[str, int | Decimal], ...]


@dataclass(frozen=True)
class Judging:
    """One rule in SQL. `judged` gives the rows it looks at, with pair_id, track_id and the columns `told`; it may name what `given` makes,
    by name, and the projects as they stood, by the names it is asked with. `warns` is the condition on such a row. In all of these
    {at} and the rule's thresholds stand for numbers. The rows come in the `order` of these columns, what has none last."""

    judged: str
    told: tuple[str, ...]
    warns: str
    given: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ("project_id",)

    def sql(self, standing: Mapping[str, str], numbers: Numbers) -> str:
        known = {name: format(number, "f" if isinstance(number, Decimal) else "d") for name, number in numbers}
        queries = {**standing} | {name: query.format(**known) for name, query in self.given}
        return _FOUND.format(
            given="".join(f"{name} AS ({query}), " for name, query in queries.items()),
            judged=self.judged.format(**known),
            warns=self.warns.format(**known),
            told=", ".join(self.told),
            untold=", ".join(["NULL"] * len(self.told)),
        )


@dataclass(frozen=True)
class Judged:
    """Of everybody: how many were looked at by (pair, track), and the rows warned of."""

    counts: Mapping[tuple[str, str | None], int]
    rows: tuple[dict[str, Any], ...]

    def of(self, selection: Selection) -> tuple[int, list[dict[str, Any]]]:
        """Of the pairs and tracks asked about."""
        count = sum(count for of, count in self.counts.items() if _is_asked(of, selection))
        return count, [row for row in self.rows if _is_asked((row["pair_id"], row["track_id"]), selection)]


def _is_asked(of: tuple[str, str | None], selection: Selection) -> bool:
    pair_id, track_id = of
    return (not selection.pairs or pair_id in selection.pairs) and (
        not selection.tracks or track_id in selection.tracks
    )


@remembered
def judged(
    dataset: Dataset, judging: Judging, at: Period, numbers: Numbers, standing: tuple[tuple[str, Selection], ...] = ()
) -> Judged:
    """At a quarter's end, with the projects as they stood under each scope of `standing`. These name no pairs and tracks: a choice of
    them is picked out of everybody's and asks the engine nothing."""
    stood_then = {name: _standing_sql(dataset, scope) for name, scope in standing}
    sql = judging.sql(stood_then, (("at", at.last), *numbers))
    counts, rows = {}, []
    for row in dataset.arrow(sql).to_pylist():
        count = row.pop("judged")
        if count is None:
            rows.append(row)
        else:
            counts[row["pair_id"], row["track_id"]] = count
    return Judged(counts, tuple(sorted(rows, key=lambda row: [(row[by] is None, row[by]) for by in judging.order])))


def scope_of(selection: Selection) -> Selection:
    """What the engine is asked of: all pairs and tracks, all that has happened."""
    return replace(selection, value_type="actual", span="programme", pairs=(), tracks=())


def _standing_sql(dataset: Dataset, scope: Selection) -> str:
    """The projects known at the quarter's end as they stood then, as a query."""
    of = scope.fill(_standing(dataset.dialect, scope.shape()))
    return f"SELECT project_id, pair_id, track_id, stage, planned_investment FROM ({of}) AS known"


def stage_of(dataset: Dataset, scope: Selection, project_id: str) -> str | None:
    """The stage a project had reached; None too where it is not known by then, or not among what is asked about."""
    asked = f"SELECT stage FROM ({_standing_sql(dataset, scope)}) AS standing WHERE project_id = ?"
    found: list[str | None] = dataset.arrow(asked, [project_id]).column("stage").to_pylist()
    return found[0] if found else None


@compiled
def _standing(scope: Selection) -> Table:
    return narrowed(stood([Quantity("projects", "projects")], scope, ("stage",)).rows, scope, ())
