"""The rows behind one warning: the very movements and figures that its rule summed or counted, with where they come from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ibis.expr.types import Table

from analytics.compiling import compiled
from analytics.facts import FACTS, Quantity, narrowed, observed
from analytics.selection import PROGRAMME_START, Selection
from analytics.warnings.project_rules import REPORTED
from analytics.warnings.rules import RULES, Warned
from cache.remembered import remembered
from store.datasets import Dataset
from store.measures import MEASURES
from style.periods import Period, parse_period

LIMIT = 100  # rows of one warning that are listed; all of them are summed
# What each rule sums, in the order of its formula.
SUMMED: dict[str, tuple[str, ...]] = {
    "behind": ("allocated", "spent"),
    "idle": ("disbursed", "spent", "recovered"),
    "overspent": ("disbursed", "spent"),
    "overdisbursed": ("allocated", "disbursed"),
    "stalled": ("spent",),
    "not_started": ("planned_investment",),
    "over_plan": ("investment_completed", "planned_investment"),
}
OF_EVENT = "event"  # the kind of a row that is an event


@dataclass(frozen=True)
class EvidenceRow:
    """`kind` is a fund stage, a measure, a project's plan or an event; `amount` None: due, but not reported, or not told. `of`
    is the flow's, the project's, the pair's or the event's id."""

    kind: str
    of: str
    period: str
    amount: Decimal | None
    track_id: str | None
    source_id: str
    locator: str | None


@dataclass(frozen=True)
class EvidenceKind:
    """All rows of one kind: how many, and what they come to (None: of what did not come)."""

    kind: str
    count: int
    total: Decimal | None


@dataclass(frozen=True)
class EvidenceRows:
    """The first LIMIT of the rows behind a warning, and of every kind its sum."""

    rows: tuple[EvidenceRow, ...]
    kinds: tuple[EvidenceKind, ...]

    @property
    def count(self) -> int:
        return sum(kind.count for kind in self.kinds)


@remembered
def rows_of(dataset: Dataset, selection: Selection, warned: Warned) -> EvidenceRows:
    """Under the selection by which the warning was found."""
    scope = replace(selection, span="programme", pairs=())
    if RULES[warned.rule].whole_pairs:
        scope = replace(scope, cities=(), counties=())
    queries = _queries(dataset, scope, warned)
    found: list[EvidenceRow] = []
    kinds: list[EvidenceKind] = []
    for sql, values in queries:
        counted = (
            f"SELECT kind, count(*) AS count, CAST(sum(amount) AS DECIMAL(38, 2)) AS total FROM ({sql}) GROUP BY kind"
        )
        by_kind = {row["kind"]: EvidenceKind(**row) for row in dataset.arrow(counted, values).to_pylist()}
        kinds += [by_kind.pop(kind) for kind in SUMMED.get(warned.rule, ()) if kind in by_kind]
        kinds += [by_kind[kind] for kind in (*MEASURES, OF_EVENT) if kind in by_kind]
        listed = f"SELECT * FROM ({sql}) ORDER BY kind, period, amount DESC NULLS LAST, of LIMIT {LIMIT}"
        found += [EvidenceRow(**row) for row in dataset.arrow(listed, values).to_pylist()]
    order = [kind.kind for kind in kinds]
    found.sort(key=lambda row: order.index(row.kind))
    return EvidenceRows(tuple(found[:LIMIT]), tuple(kinds))


Query = tuple[str, Sequence[object]]


def _queries(dataset: Dataset, scope: Selection, warned: Warned) -> list[Query]:
    match warned.rule:
        case "unreported":
            return [_missing(dataset, replace(scope, span="quarter"), warned)]
        case "stalled":
            return [_flows(dataset, scope, warned), _zeros(scope, warned)]
        case "not_started":
            return [_plan(scope, warned)]
        case "over_plan":
            return [_invested(scope, warned), _plan(scope, warned)]
        case "overdue":
            return [_expected(warned)]
    return [_flows(dataset, scope, warned)]


def _flows(dataset: Dataset, scope: Selection, warned: Warned) -> Query:
    """What was disbursed later than the rule looks at is left out; a project's money is of all tracks and years."""
    stages, at = SUMMED[warned.rule], scope.quarter.last
    if warned.rule == "stalled":
        return (
            f"""SELECT stage AS kind, flow_id AS of, period, amount, track_id, source_id, locator FROM fund_flows
WHERE stage = 'spent' AND project_id = ? AND period_last <= {at} AND "year" <= {scope.quarter.year}""",
            [warned.project_id],
        )
    rows = scope.fill(_flow_rows(dataset.dialect, scope.shape(), stages))
    where, values = 'pair_id = ? AND "year" = ?', [warned.pair_id, warned.year]
    if warned.rule in ("idle", "overdisbursed"):
        where, values = f"{where} AND track_id IS NOT DISTINCT FROM ?", [*values, warned.track_id]
    if warned.upto:
        last = [str(Period(n, n)) for n in range(parse_period(warned.upto).last + 1, at + 1)]
        where += f" AND NOT (kind = 'disbursed' AND list_contains({last}, period))" if last else ""
    return (f"SELECT kind, of, period, amount, track_id, source_id, locator FROM ({rows}) WHERE {where}", values)


@compiled
def _flow_rows(scope: Selection, stages: tuple[str, ...]) -> Table:
    quantities = [Quantity("fund_flows", stage) for stage in stages]
    rows = narrowed(FACTS["fund_flows"](quantities, scope, ()).rows, scope, ())
    return rows.select(
        "pair_id",
        "year",
        "period",
        "track_id",
        "source_id",
        "locator",
        kind=rows.fund_stage,
        of=rows.row_id,
        amount=rows.value,
    )


def _zeros(scope: Selection, warned: Warned) -> Query:
    """The quarters in a row for which the project reported 0."""
    at = scope.quarter.last
    return (
        f"""SELECT metric_id AS kind, subject_id AS of, period, value AS amount, CAST(NULL AS VARCHAR) AS track_id,
source_id, locator FROM observations WHERE subject_type = 'project' AND subject_id = ? AND metric_id = '{REPORTED}'
AND value_type = 'actual' AND period_quarters = 1 AND period_last <= {at} AND period_last > {at} - ?""",
        [warned.project_id, warned.zeros],
    )


def _plan(scope: Selection, warned: Warned) -> Query:
    """The project as it stands on the list, with what it plans to invest."""
    period = warned.since or scope.as_of
    return (
        f"""SELECT 'planned_investment' AS kind, project_id AS of, '{period}' AS period, planned_investment AS amount, track_id,
source_id, locator FROM projects WHERE project_id = ?""",
        [warned.project_id],
    )


def _invested(scope: Selection, warned: Warned) -> Query:
    """What the project reported since the programme began."""
    start = parse_period(PROGRAMME_START).last
    return (
        f"""SELECT metric_id AS kind, subject_id AS of, period, value AS amount, CAST(NULL AS VARCHAR) AS track_id, source_id,
locator FROM observations WHERE subject_type = 'project' AND subject_id = ? AND metric_id = '{REPORTED}' AND value_type = 'actual'
AND status = 'reported' AND period_last <= {scope.quarter.last} AND period_last - period_quarters + 1 >= {start}""",
        [warned.project_id],
    )


def _expected(warned: Warned) -> Query:
    """The very row of the source that expected it."""
    if warned.event_id:
        return (
            f"""SELECT '{OF_EVENT}' AS kind, event_id AS of, ? AS period, amount, track_id, source_id, locator FROM events
WHERE event_id = ?""",
            [warned.expected, warned.event_id],
        )
    kind, whose = ("project", warned.project_id) if warned.project_id else ("pair", warned.pair_id)
    return (
        """SELECT metric_id AS kind, subject_id AS of, period, CASE WHEN unit = 'yuan' THEN value END AS amount,
CAST(NULL AS VARCHAR) AS track_id, source_id, locator FROM observations WHERE subject_type = ? AND subject_id = ?
AND metric_id = ? AND period = ? AND value_type = 'forecast'""",
        [kind, whose, warned.measure_id, warned.expected],
    )


def _missing(dataset: Dataset, scope: Selection, warned: Warned) -> Query:
    rows = scope.fill(_missing_rows(dataset.dialect, scope.shape()))
    return f"SELECT kind, of, period, amount, track_id, source_id, locator FROM ({rows}) WHERE pair_id = ?", [
        warned.pair_id
    ]


@compiled
def _missing_rows(scope: Selection) -> Table:
    due = [Quantity("observations", m.id) for m in MEASURES.values() if "project" in m.subjects]
    rows = narrowed(observed(due, scope, ("pair", "track")).rows, scope, ())
    rows = rows.filter(rows.status == "missing")
    return rows.select(
        "pair_id", "period", "track_id", "source_id", "locator", kind=rows.metric_id, of=rows.row_id, amount=rows.value
    )
