"""The project ledger: which projects a selection and a search leave in, a page of them at a time, and their subtotal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ibis.expr.types import Table

from analytics.compiling import compiled
from analytics.facts import Quantity, narrowed, observed, stood
from analytics.facts.projects import DATES
from analytics.search.projects import found_ids
from analytics.selection import AT, YEAR, Selection
from cache.remembered import remembered
from store.codes import STAGE
from store.datasets import Dataset

# The measures a project reports each quarter, in the order they are shown.
REPORTED = ("investment_completed", "output_value", "profit_and_tax")
PAGE = 50  # rows: what one view of the ledger holds, and all that ever travels to a browser
DEFAULT_SORT = "-planned"


@dataclass(frozen=True)
class LedgerColumn:
    """What the ledger can show and be sorted by; `order` in SQL over the found projects, `part` the sums it needs."""

    id: str
    order: str
    part: str | None = None


COLUMNS: dict[str, LedgerColumn] = {
    column.id: column
    for column in (
        LedgerColumn("name", "found.name"),
        LedgerColumn("id", "found.project_id"),
        LedgerColumn("pair", "found.pair_id"),
        LedgerColumn("track", "found.track_id"),
        LedgerColumn("stage", f"list_position({list(STAGE.ids)}, found.stage)"),
        LedgerColumn("signed", "found.signed_on"),
        LedgerColumn("started", "found.started_on"),
        LedgerColumn("finished", "found.completed_on"),
        LedgerColumn("capacity", "found.at_capacity_on"),
        LedgerColumn("planned", "found.planned"),
        LedgerColumn("invested", "done.invested", "done"),
        LedgerColumn("progress", "done.invested::DOUBLE / nullif(found.planned, 0)::DOUBLE", "done"),
        LedgerColumn("output", "made.output", "made"),
        LedgerColumn("report", "told.last_report", "told"),
        LedgerColumn("spent", "paid.spent", "paid"),
        LedgerColumn("park", "found.park"),
        LedgerColumn("county", "found.host"),
        LedgerColumn("source", "found.source_id"),
    )
}
# What a project may lack so that a map, a track or a stage leaves it out.
GAPS = {"host": "host IS NULL", "track": "track_id IS NULL", "stage": "stage IS NULL", "planned": "planned IS NULL"}


@dataclass(frozen=True)
class LedgerLine:
    """A project as it stood at the end of the as-of quarter. `invested` is completed investment since the programme began, `output` of
    the span and the selection's value type, `spent` fund money booked to it since the programme began: None where nothing was told, or
    where the column was not asked for. `last_report` is a quarter's number; `lacking` counts its figures that were due in
    the as-of quarter and did not come."""

    project_id: str
    name: str
    industry: str | None
    enterprise: str | None
    pair_id: str
    track_id: str | None
    assigned_by: str | None
    stage: str | None
    signed_on: date | None
    started_on: date | None
    completed_on: date | None
    at_capacity_on: date | None
    precision: str | None
    planned: Decimal | None
    origin: str | None
    host: str | None
    park: str | None
    source_id: str
    locator: str | None
    invested: Decimal | None = None
    invested_reported: int | None = None
    invested_due: int | None = None
    output: Decimal | None = None
    output_reported: int | None = None
    output_due: int | None = None
    last_report: int | None = None
    lacking: int | None = None
    spent: Decimal | None = None

    @property
    def progress(self) -> float | None:
        """Completed ÷ planned; a plan of nothing has none."""
        return float(self.invested) / float(self.planned) if self.invested is not None and self.planned else None


# What lies ahead of the quarter asked about is not known yet.
_KNOWN = ", ".join(
    f"CASE WHEN year(p.{day}) * 4 + quarter(p.{day}) - 1 <= {AT} THEN p.{day} END AS {day}" for day in DATES
)
_FOUND = f"""SELECT p.project_id, p.name, p.industry, p.lead_enterprise AS enterprise, p.pair_id, p.track_id,
  p.track_assigned_by AS assigned_by, s.stage, {_KNOWN}, p.date_precision AS "precision",
  p.planned_investment AS planned, p.origin_adcode AS origin, p.host_adcode AS host, p.park, p.source_id, p.locator
FROM projects p {{join}} standing s USING (project_id)"""
# What a search finds is asked of its index; the ids come as one text, for a list of many is slow to hand over.
_SEARCH = "p.project_id IN (SELECT unnest(string_split(?, chr(10))))"
_OBSERVED = """SELECT project_id, sum(value) AS {name}, count(value) AS {name}_reported, count(*) AS {name}_due
FROM ({rows}) WHERE {within} GROUP BY project_id"""
_TOLD = f"""SELECT subject_id AS project_id, max(period_last) FILTER (status = 'reported') AS last_report,
  count(*) FILTER (status = 'missing' AND period_last = {AT}) AS lacking
FROM observations WHERE subject_type = 'project' AND value_type = 'actual' AND metric_id IN {REPORTED}
  AND period_quarters = 1 AND period_last <= {AT}
  AND {{within}} GROUP BY subject_id"""
_PAID = f"""SELECT project_id, sum(amount) AS spent FROM fund_flows
WHERE stage = 'spent' AND period_last <= {AT} AND "year" <= {YEAR}
  AND {{within}} GROUP BY project_id"""
PARTS = ("done", "made", "told", "paid")


def listed(selection: Selection) -> Selection:
    """What decides which projects there are: they are known whatever kind of figure is asked for, and over any span."""
    return replace(selection, span="programme", value_type="actual")


@compiled
def _standing(scope: Selection) -> Table:
    asked = [Quantity("projects", "projects")]
    return narrowed(stood(asked, scope, ("stage",)).rows, scope, ()).select("project_id", "stage")


@compiled
def _figures(item: str, scope: Selection) -> Table:
    asked = [Quantity("observations", item, scope.value_type)]
    return observed(asked, scope, ()).rows.select("project_id", "value")


def part_query(name: str, ids: str | None, dataset: Dataset, selection: Selection) -> str:
    """A part's sums for the projects of `ids` alone, or for all; whom the selection leaves in is decided by then."""
    column = "subject_id" if name == "told" else "project_id"
    within = f"{column} IN (SELECT project_id FROM {ids})" if ids else "true"
    if name in ("told", "paid"):
        return {"told": _TOLD, "paid": _PAID}[name].format(within=within)
    everyone = Selection(selection.as_of, selection.span, value_type=selection.value_type).shape()
    if name == "done":
        rows, column = _figures(dataset.dialect, "investment_completed", listed(everyone)), "invested"
    else:
        rows, column = _figures(dataset.dialect, "output_value", everyone), "output"
    return _OBSERVED.format(rows=rows, name=column, within=within)


def found_queries(dataset: Dataset, selection: Selection, find: str | None) -> dict[str, str]:
    """The named queries that give the projects found; a search fills the one question mark (`sought`)."""
    standing = _standing(dataset.dialect, listed(selection).shape())
    found = _FOUND.format(join="JOIN") + (f"\nWHERE {_SEARCH}" if find else "")
    return {"standing": standing, "found": found}


def sought(dataset: Dataset, find: str | None) -> list[str]:
    """What fills the question mark of a search, if there is one."""
    return ["\n".join(found_ids(dataset, find))] if find else []


def with_queries(queries: dict[str, str], last: str) -> str:
    return "WITH " + ",\n".join(f"{name} AS ({sql})" for name, sql in queries.items()) + "\n" + last


def ledger_sql(
    dataset: Dataset,
    selection: Selection,
    find: str | None,
    sort: str,
    parts: Sequence[str],
    limit: bool,
    where: str = "true",
) -> str:
    """The found projects in order. Only what the order needs is summed for all of them, the rest for a page's alone."""
    column, way = COLUMNS[sort.removeprefix("-")], "DESC" if sort.startswith("-") else "ASC"
    queries = found_queries(dataset, selection, find)
    first = [column.part] if column.part else []
    few = "found" if selection.narrowed or find else None  # where nearly all are found, picking them out costs more
    queries |= {part: part_query(part, few, dataset, selection) for part in first}
    order = f"sort_key {way} NULLS LAST, project_id"
    columns = ", ".join(
        ["found.*", *(f"{part}.* EXCLUDE (project_id)" for part in first), f"{column.order} AS sort_key"]
    )
    joins = " ".join(f"LEFT JOIN {part} USING (project_id)" for part in first)
    paged = " LIMIT ? OFFSET ?" if limit else ""
    queries["page"] = f"SELECT {columns} FROM found {joins} WHERE {where} ORDER BY {order}{paged}"
    later = [part for part in PARTS if part in parts and part not in first]
    queries |= {part: part_query(part, "page", dataset, selection) for part in later}
    columns = ", ".join(["page.* EXCLUDE (sort_key)", *(f"{part}.* EXCLUDE (project_id)" for part in later)])
    joins = " ".join(f"LEFT JOIN {part} USING (project_id)" for part in later)
    return selection.fill(with_queries(queries, f"SELECT {columns} FROM page {joins} ORDER BY page.{order}"))


@remembered
def page(
    dataset: Dataset,
    selection: Selection,
    *,
    find: str | None = None,
    sort: str = DEFAULT_SORT,
    columns: Sequence[str] = tuple(COLUMNS),
    number: int = 1,
) -> list[LedgerLine]:
    """Page `number` (from 1) of the projects found, with the sums that `columns` need. `sort` is a column's id, after a
    minus the largest first; what has no value comes last either way, equals by project id."""
    parts = [part for c in columns if (part := COLUMNS[c].part)]
    sql = ledger_sql(dataset, selection, find, sort, parts, limit=True)
    return _lines(dataset, sql, [*sought(dataset, find), PAGE, (number - 1) * PAGE])


def _lines(dataset: Dataset, sql: str, values: Sequence[object]) -> list[LedgerLine]:
    return [LedgerLine(**row) for row in dataset.arrow(sql, values).to_pylist()]


@remembered
def gapped(dataset: Dataset, selection: Selection, find: str | None = None) -> list[LedgerLine]:
    """The found projects that lack anything of GAPS, the first PAGE of them by id."""
    where = " OR ".join(GAPS.values())
    sql = ledger_sql(dataset, selection, find, "id", (), limit=True, where=f"({where})")
    return _lines(dataset, sql, [*sought(dataset, find), PAGE, 0])


@remembered
def one(dataset: Dataset, selection: Selection, project_id: str) -> LedgerLine:
    """One project with all its sums, whatever the selection leaves out; its stage is None before it is known.
    Raises KeyError for a project the dataset does not have."""
    scope = Selection(selection.as_of, selection.span, value_type=selection.value_type)
    queries = found_queries(dataset, scope, None) | {
        "found": f"{_FOUND.format(join='LEFT JOIN')}\nWHERE p.project_id = ?"
    }
    queries |= {part: part_query(part, "found", dataset, scope) for part in PARTS}
    columns = ", ".join(["found.*", *(f"{part}.* EXCLUDE (project_id)" for part in PARTS)])
    joins = " ".join(f"LEFT JOIN {part} USING (project_id)" for part in PARTS)
    found = _lines(dataset, scope.fill(with_queries(queries, f"SELECT {columns} FROM found {joins}")), [project_id])
    if not found:
        raise KeyError(project_id)
    return found[0]


@remembered
def is_listed(dataset: Dataset, selection: Selection, project_id: str) -> bool:
    """Whether the selection leaves the project in."""
    sql = with_queries(
        {"standing": _standing(dataset.dialect, listed(selection).shape())},
        "SELECT 1 FROM standing WHERE project_id = ?",
    )
    return dataset.arrow(selection.fill(sql), [project_id]).num_rows > 0
