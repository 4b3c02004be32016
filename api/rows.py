"""The rows behind a figure, the tables of a version, and what two versions differ in: page by page, each saying how many there are."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pyarrow as pa

from analytics.metrics import METRICS
from analytics.rows import PAGE, FactLine, rows_behind, sides_of
from analytics.selection import Selection
from api.described import of_dataset, of_metric
from api.problems import refusals, unknown
from store.datasets import Dataset
from store.history.differences import differences
from store.package.reading import arrow_schema
from store.schema import TABLES

MOST_ROWS = 10_000  # of a table or of differences at once
_MONEY = pa.decimal128(38, 2)


def behind(
    dataset: Dataset, metric_id: str, side: str, asked: Selection, number: int
) -> tuple[dict[str, Any], pa.Table]:
    """One page of the rows that a figure counts or sums. Raises Problem."""
    metric = METRICS[metric_id]
    if side not in sides_of(metric):
        raise unknown("side", side, sides_of(metric))
    with refusals(metric_id, "metric"):
        found = rows_behind(dataset, metric_id, asked, side, number)
    whole = found.whole
    paging = _paging(whole.count, number, PAGE)
    about = {
        "dataset": of_dataset(dataset),
        "metric": of_metric(metric),
        "side": side,
        "count": whole.count,
        "reported": whole.reported,
        "total": None if whole.total is None else f"{Decimal(whole.total):f}",
        "sources": [{"id": one.source_id, "rows": one.count, "reported": one.reported} for one in whole.by_source],
        **paging,
    }
    kinds: dict[str, pa.DataType] = dict.fromkeys(FactLine.__dataclass_fields__, pa.string())
    kinds |= {"amount": _MONEY, "quantity": _MONEY, "day": pa.date32(), "as_of": pa.date32()}
    lines = [asdict(line) for line in found.lines]
    for line in lines:
        line["amount"] = None if line["amount"] is None else Decimal(line["amount"])
    return about, pa.Table.from_pylist(lines, pa.schema(list(kinds.items())))


def table(dataset: Dataset, name: str, number: int, per_page: int) -> tuple[dict[str, Any], pa.Table]:
    """One page of a table's rows, in the order of its key, with the columns of the schema."""
    of = TABLES[name]
    columns = ", ".join(f'"{one}"' for one in of.column_names)
    order = ", ".join(f'"{one}"' for one in of.key)
    count = dataset.arrow(f'SELECT count(*) AS n FROM "{name}"').column("n")[0].as_py()
    paging = _paging(count, number, per_page)
    sql = f'SELECT {columns} FROM "{name}" ORDER BY {order} LIMIT ? OFFSET ?'
    held = dataset.arrow(sql, [per_page, (number - 1) * per_page])
    about = {"dataset": of_dataset(dataset), "table": name, "complete": dataset.is_complete(name)}
    about |= {"count": count, **paging}
    return about, held.cast(arrow_schema(of))


def compared(old: Dataset, new: Dataset) -> tuple[dict[str, Any], pa.Table]:
    """How many rows of each table one version adds, revises and removes against another."""
    found = differences(old, new)
    rows = [
        {"table": name, "added": told.added, "revised": told.revised, "removed": told.removed}
        for name, told in found.tables.items()
    ]
    kinds = [("table", pa.string()), *((kind, pa.int64()) for kind in ("added", "revised", "removed"))]
    return {"dataset": of_dataset(new), "from": old.version, "to": new.version}, pa.Table.from_pylist(
        rows, pa.schema(kinds)
    )


def changed_rows(
    old: Dataset, new: Dataset, name: str, kind: str, number: int, per_page: int
) -> tuple[dict[str, Any], pa.Table]:
    """One page of the cells in which rows of a table differ; of rows that only one version has, every cell."""
    found = differences(old, new)
    told = found.tables.get(name)
    count = 0 if told is None else getattr(told, kind) if kind else told.rows
    paging = _paging(count, number, per_page)
    held = found.rows(name, kind, (number - 1) * per_page, per_page) if count else ()
    rows = []
    for one in held:
        key = "/".join("" if part is None else str(part) for part in one.key)
        cells = [(cell.column, cell.before, cell.after) for cell in one.cells]
        if not cells:
            is_new = one.kind == "added"
            cells = [(c, None if is_new else v, v if is_new else None) for c, v in one.row.items() if v is not None]
        rows += [
            {"key": key, "kind": one.kind, "column": c, "before": _text(b), "after": _text(a)} for c, b, a in cells
        ]
    about = {"dataset": of_dataset(new), "from": old.version, "to": new.version, "table": name, "count": count}
    about |= paging
    kinds = [(one, pa.string()) for one in ("key", "kind", "column", "before", "after")]
    return about, pa.Table.from_pylist(rows, pa.schema(kinds))


def _paging(count: int, number: int, per_page: int) -> dict[str, int]:
    """Which page it is of how many; nothing has one empty page. Raises Problem for a page beyond the last."""
    pages = max(1, -(-count // per_page))
    if number > pages:
        raise unknown("page", str(number), (f"1…{pages}",))
    return {"page": number, "pages": pages, "per_page": per_page}


def _text(value: object) -> str | None:
    return None if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
