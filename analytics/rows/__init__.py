"""The rows behind a figure: the very rows that its answer counts or sums, whose they are, and where each comes from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import ibis
from ibis.expr.types import Table

from analytics.answer import Refused
from analytics.compiling import compiled
from analytics.facts import FACTS, Quantity, narrowed
from analytics.metrics import METRICS, Metric
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset

PAGE = 50  # rows: what one view holds, and all that ever travels to a browser
SIDES = {"numerator": "n", "denominator": "d"}

# What a fact's rows tell of themselves. The rest is looked up by `row_id`, and only for the rows that are shown.
_TOLD = ("row_id", "period", "as_of", "source_id", "locator", "pair_id", "track_id", "county", "stage", "year")
_TOLD_BY_SOME = ("status", "qualifier", "printed")
_ORDER = "amount DESC NULLS LAST, row_id, period"


@dataclass(frozen=True)
class SourceRows:
    """How many of the rows a source gives, how many of them with an amount, and what those come to."""

    source_id: str
    count: int
    reported: int
    total: Decimal | int | None


@dataclass(frozen=True)
class Sum:
    """All rows of one side: `count` were due, `reported` have an amount, `total` is what those come to (元 or a count;
    None where there are none). `by_source` begins with the source of most rows."""

    metric_id: str
    side: str
    quantity: Quantity
    scope: Selection
    count: int
    reported: int
    total: Decimal | int | None
    by_source: tuple[SourceRows, ...]


@dataclass(frozen=True)
class FactLine:
    """One row. `amount` None: due, but not reported; of a count 1 or 0. `name` is the project's, event's or item's, in
    the source's own words, None for a pair's target or membership and for fund money that names no project. `kind` is the
    code of an event's kind or of a resource's category; `quantity` with `unit` is what an item is about, never added.
    `stage` is a project's at the as-of quarter's end, where the question asks for it. `year` is the fund's or the target's.
    """

    row_id: str
    amount: Decimal | int | None
    name: str | None
    name_en: str | None
    project_id: str | None
    pair_id: str | None
    track_id: str | None
    county: str | None
    stage: str | None
    kind: str | None
    quantity: Decimal | None
    unit: str | None
    period: str | None
    year: str | None
    day: date | None
    precision: str | None
    status: str | None
    qualifier: str | None
    printed: str | None
    as_of: date | None
    source_id: str
    locator: str | None


@dataclass(frozen=True)
class Behind:
    """A page of the rows behind one side of a figure, with the sum over all its pages."""

    whole: Sum
    number: int
    lines: tuple[FactLine, ...]

    @property
    def pages(self) -> int:
        return max(1, -(-self.whole.count // PAGE))


@remembered
def rows_behind(
    dataset: Dataset, metric_id: str, selection: Selection, side: str = "numerator", number: int = 1
) -> Behind:
    """Page `number` (from 1; the last where there are fewer) of the rows that the answer sums on one side, the largest
    first, those without an amount last. Raises Refused where the answer does, KeyError for a side there is not."""
    whole = sum_behind(dataset, metric_id, selection, side)
    number = min(number, max(1, -(-whole.count // PAGE)))
    sql = whole.scope.fill(lines_sql(rows_sql(dataset.dialect, metric_id, side, whole.scope.shape()), whole))
    found = dataset.arrow(sql, [PAGE, (number - 1) * PAGE]).to_pylist()
    return Behind(whole, number, tuple(_line(row, whole.quantity) for row in found))


def sides_of(metric: Metric) -> tuple[str, ...]:
    """The sides a metric has: a plain sum is its own numerator."""
    return tuple(SIDES) if metric.is_ratio else ("numerator",)


def counted(quantity: Quantity) -> Metric:
    """The metric that is this quantity alone: it names and measures a ratio's side."""
    return next(
        m
        for m in METRICS.values()
        if not m.is_ratio and (m.numerator.table, m.numerator.item) == (quantity.table, quantity.item)
    )


@remembered
def sum_behind(dataset: Dataset, metric_id: str, selection: Selection, side: str = "numerator") -> Sum:
    """What all rows of one side come to. Raises Refused where the answer does, KeyError for a side there is not."""
    metric = METRICS[metric_id]
    if refused := metric.refusing((), selection):
        raise Refused(metric, *refused)
    scope = metric.scope(selection)
    quantity = metric.sides(scope)[SIDES[side]]
    rows = rows_sql(dataset.dialect, metric_id, side, scope.shape())
    sql = f"""WITH behind AS ({rows})
SELECT source_id, count(*) AS count, count(amount) AS reported, CAST(sum(amount) AS DECIMAL(38, 2)) AS total
FROM behind GROUP BY source_id ORDER BY count DESC, source_id"""
    found = [
        SourceRows(r["source_id"], r["count"], r["reported"], _exact(r["total"], quantity))
        for r in dataset.arrow(scope.fill(sql)).to_pylist()
    ]
    totals = [one.total for one in found if one.total is not None]
    return Sum(
        metric_id,
        side,
        quantity,
        scope,
        sum(one.count for one in found),
        sum(one.reported for one in found),
        sum(totals, Decimal(0) if is_money(quantity) else 0) if totals else None,
        tuple(found),
    )


@compiled
def rows_sql(metric_id: str, side: str, scope: Selection) -> Table:
    """The rows of one side for every quarter, from the same facts as the answer, narrowed as it narrows them."""
    quantity = METRICS[metric_id].sides(scope)[SIDES[side]]
    fact = FACTS[quantity.table]([quantity], scope, ())
    rows = narrowed(fact.rows, scope, ())
    due = fact.due(rows, quantity)
    told = [name for name in _TOLD_BY_SOME if name in rows.columns]
    untold = {name: ibis.null("string") for name in _TOLD_BY_SOME if name not in rows.columns}
    rows = rows.mutate(amount=fact.amount(rows, quantity))
    rows = rows if due is None else rows.filter(due)
    return rows.select(*_TOLD, "amount", *told, **untold)


# Of each table, what is looked up for a row that is shown: one row at most, for `row_id` is a key of what is joined.
_OF_PROJECT = {
    "name": "p.name",
    "project_id": "p.project_id",
    "pair_id": "p.pair_id",
    "track_id": "p.track_id",
    "county": "p.host_adcode",
}
_JOINED: dict[str, tuple[str, dict[str, str]]] = {
    "observations": ("LEFT JOIN projects p ON p.project_id = b.row_id", _OF_PROJECT),
    "projects": ("LEFT JOIN projects p ON p.project_id = b.row_id", _OF_PROJECT),
    "fund_flows": (
        "LEFT JOIN fund_flows f ON f.flow_id = b.row_id LEFT JOIN projects p ON p.project_id = f.project_id",
        {"name": "p.name", "project_id": "f.project_id"},
    ),
    "pairs": ("", {}),
    "targets": ("", {}),
    "events": (
        "LEFT JOIN events e ON e.event_id = b.row_id",
        {
            "name": "e.title",
            "name_en": "e.title_en",
            "kind": "e.kind",
            "day": "e.date",
            "precision": "e.date_precision",
            "qualifier": "e.qualifier",
            "printed": "e.printed",
        },
    ),
    "resources": (
        "LEFT JOIN resources r ON r.resource_id = b.row_id",
        {
            "name": "r.item",
            "name_en": "r.item_en",
            "kind": "r.category",
            "quantity": "r.quantity",
            "unit": "r.unit",
            "qualifier": "r.qualifier",
            "printed": "r.printed",
        },
    ),
}
_OWN = (
    "row_id",
    "amount",
    "pair_id",
    "track_id",
    "county",
    "stage",
    "period",
    "year",
    "status",
    "qualifier",
    "printed",
    "as_of",
    "source_id",
    "locator",
)
_TYPES = {"day": "DATE", "quantity": "DECIMAL(18, 2)"}  # of what a table does not tell; the rest is text


def lines_sql(rows: str, whole: Sum, paged: bool = True) -> str:
    """Of `rows` (as of `rows_sql`) all in order, or the page that two question marks tell, with the columns of Line."""
    joins, looked_up = _JOINED[whole.quantity.table]
    columns = []
    for name in FactLine.__dataclass_fields__:
        told = [f"b.{name}"] if name in _OWN else []
        told += [looked_up[name]] if name in looked_up else []
        said = f"coalesce({', '.join(told)})" if told else f"CAST(NULL AS {_TYPES.get(name, 'VARCHAR')})"
        columns.append(f'{said} AS "{name}"')
    limit = " LIMIT ? OFFSET ?" if paged else ""
    return f"""WITH behind AS ({rows}), page AS (SELECT * FROM behind ORDER BY {_ORDER}{limit})
SELECT {", ".join(columns)} FROM page b {joins} ORDER BY b.{_ORDER.replace(", ", ", b.")}"""


def _line(row: dict, quantity: Quantity) -> FactLine:
    return FactLine(**(row | {"amount": _exact(row["amount"], quantity)}))


def is_money(quantity: Quantity) -> bool:
    """Whether it is summed in 元; everything else is counted."""
    return counted(quantity).unit.kind == "money"


def is_tally(quantity: Quantity) -> bool:
    """Whether each row counts as one or nothing, and brings no amount of its own."""
    return not is_money(quantity) and quantity.item not in ("firms", "people")


def _exact(amount: Decimal | int | None, quantity: Quantity) -> Decimal | int | None:
    if amount is None:
        return None
    return Decimal(amount) if is_money(quantity) else int(amount)
