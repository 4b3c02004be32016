"""What the project ledger finds, added up: the metrics' own answers, or with a search the same sums over the found."""

from dataclasses import dataclass, replace

from analytics.answer import Part, Refused, total, without_rows
from analytics.blanks import NOT_RETURNED
from analytics.projects.ledger import GAPS, found_queries, listed, part_query, sought, with_queries
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset


@dataclass(frozen=True)
class Subtotal:
    """What is found, added up: `figures` by metric id, or why there is none; `gaps` counts the found by what they lack."""

    count: int
    figures: dict[str, Part | Refused]
    gaps: dict[str, int]
    lacking: int  # projects that lack anything of `gaps`


@remembered
def subtotal(dataset: Dataset, selection: Selection, find: str | None = None) -> Subtotal:
    """The found projects counted and added up: without a search the metrics' own answers, with one the same sums over
    the projects found."""
    queries, parts = found_queries(dataset, selection, find), ("done", "made") if find else ()
    queries |= {part: part_query(part, "found", dataset, selection) for part in parts}
    gaps = ", ".join(f"count(*) FILTER ({lacks}) AS gap_{gap}" for gap, lacks in GAPS.items())
    sums = (
        ", ".join(
            f"sum({c}{ending}) AS {c}{ending}" for c in ("invested", "output") for ending in ("", "_reported", "_due")
        )
        if find
        else "0 AS searched"
    )
    joins = " ".join(f"LEFT JOIN {part} USING (project_id)" for part in parts)
    last = f"SELECT count(*) AS count, sum(planned) AS planned, count(planned) AS plans, {gaps}, \
count(*) FILTER ({' OR '.join(GAPS.values())}) AS lacking, {sums} FROM found {joins}"
    row = dataset.arrow(selection.fill(with_queries(queries, last)), sought(dataset, find)).to_pylist()[0]
    figures = _searched(row, dataset, selection) if find else _answered(dataset, selection)
    return Subtotal(row["count"], figures, {gap: row[f"gap_{gap}"] for gap in GAPS}, row["lacking"])


def scopes(selection: Selection) -> dict[str, Selection]:
    """The metrics of the subtotal, each with the selection it is asked under: only output has other value types."""
    known, since_start = replace(selection, value_type="actual"), listed(selection)
    return {
        "projects": known,
        "planned_investment": known,
        "investment_completed": since_start,
        "investment_progress": since_start,
        "output_value": selection,
    }


def _answered(dataset: Dataset, selection: Selection) -> dict[str, Part | Refused]:
    figures: dict[str, Part | Refused] = {}
    for metric_id, scope in scopes(selection).items():
        try:
            figures[metric_id] = total(dataset, metric_id, scope)
        except Refused as refused:
            figures[metric_id] = refused
    return figures


def _searched(row: dict, dataset: Dataset, selection: Selection) -> dict[str, Part | Refused]:
    """As the metrics answer: where a table is partial, nothing found is not known rather than zero."""
    nothing = {m: without_rows(dataset, m, (), (), scope) for m, scope in scopes(selection).items()}

    def summed(metric_id: str, name: str) -> Part:
        due = int(row[f"{name}_due"] or 0)
        return (
            Part((), row[name], int(row[f"{name}_reported"] or 0), due, blank=NOT_RETURNED)
            if due
            else nothing[metric_id]
        )

    planned, invested = Part((), row["planned"], row["plans"], row["count"]), summed("investment_completed", "invested")
    if not row["count"]:
        planned = nothing["planned_investment"]
    known = invested.value is not None and planned.value
    progress = float(invested.value) / float(planned.value) if known else None
    without = invested.blank if row["count"] else nothing["investment_progress"].blank
    return {
        "projects": Part((), row["count"], row["count"], row["count"]) if row["count"] else nothing["projects"],
        "planned_investment": planned,
        "investment_completed": invested,
        "output_value": summed("output_value", "output"),
        "investment_progress": Part(
            (), progress, invested.reported, invested.due, invested.value, planned.value, without
        ),
    }
