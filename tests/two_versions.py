"""Two published versions of one small dataset that differ in known rows, and both sides again as plain rows for the oracle."""

import csv
import shutil
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path

from analytics.selection import Selection
from store.datasets import Dataset, datasets_dir, open_dataset
from store.schema import TABLES
from store.snapshots import publish
from tests.oracle import Oracle
from tests.shipped import DATA, READ
from tests.unit.store.package.damaged import without_hashes

NAME = "small"
PAIRS = ("P03", "P07", "P08")  # of which all is kept; of the others only that they are there
Rows = dict[str, list[dict[str, str]]]
Change = Callable[[Rows], None]


@cache
def written() -> dict[str, tuple[dict[str, str], ...]]:
    """The cells of the small dataset, as its files have them."""
    rows: dict[str, tuple[dict[str, str], ...]] = {}
    for table in TABLES:
        with (DATA / "demo" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows[table] = tuple(csv.DictReader(file))
    for table in ("projects", "events", "targets", "fund_flows"):
        rows[table] = tuple(row for row in rows[table] if row["pair_id"] in PAIRS)
    events = {row["event_id"] for row in rows["events"]} | {""}
    rows["deals"] = tuple(row for row in rows["deals"] if row["event_id"] in events)
    known = {row["project_id"] for row in rows["projects"]} | set(PAIRS)
    for table in ("observations", "assessments"):
        rows[table] = tuple(row for row in rows[table] if row["subject_id"] in known)
    return rows


def copied() -> Rows:
    """The same to be changed."""
    return {table: [dict(row) for row in rows] for table, rows in written().items()}


def first(rows: Iterable[dict[str, str]], **wanted: str) -> dict[str, str]:
    """The first row that has these cells."""
    return next(row for row in rows if all(row[column] == value for column, value in wanted.items()))


def published(rows: Rows, folder: Path) -> Dataset:
    """A version of these cells, by the way every package goes."""
    package = folder / NAME
    package.mkdir(parents=True)
    shutil.copy(DATA / "demo" / "datapackage.json", package)
    said = (package / "datapackage.json").read_text(encoding="utf-8").replace('"name": "demo"', f'"name": "{NAME}"', 1)
    (package / "datapackage.json").write_text(said, encoding="utf-8")
    for table, held in rows.items():
        with (package / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, TABLES[table].column_names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(held)
    version = publish(without_hashes(package), datasets_dir() / NAME, "test")
    return open_dataset(NAME, version)


def plain(rows: Rows) -> Oracle:
    """Of cells the oracle; every table of the small dataset is complete."""
    kinds = {table: {c.name: READ.get(c.type, str) for c in TABLES[table].columns} for table in TABLES}
    read = {
        table: [{k: kinds[table][k](v) if v else None for k, v in row.items()} for row in held]
        for table, held in rows.items()
    }
    return Oracle(read, set(TABLES))


@cache
def plainly(oracle: Oracle, metric_id: str, by: tuple[str, ...], asked: Selection) -> dict[tuple, tuple]:
    """The oracle's answer, worked out once for all that ask it: the version before any change is asked by each of them."""
    return oracle.answer(metric_id, by, asked)


def _set(table: str, wanted: dict[str, str], **cells: str) -> Change:
    def change(rows: Rows) -> None:
        row = first(rows[table], **wanted)
        assert any(row[column] != value for column, value in cells.items()), f"{table}: nothing changed"
        row |= cells

    return change


def _more(table: str, wanted: dict[str, str], **cells: str) -> Change:
    def change(rows: Rows) -> None:
        row = first(rows[table], **wanted)
        row |= {column: str(Decimal(row[column]) + Decimal(more)) for column, more in cells.items()}

    return change


def _without(table: str, **wanted: str) -> Change:
    def change(rows: Rows) -> None:
        rows[table].remove(first(rows[table], **wanted))

    return change


_RETURN = {"metric_id": "investment_completed", "value_type": "actual"}
# One known row each.
CHANGES: dict[str, Change] = {
    "more was spent": _set("fund_flows", {"pair_id": "P07", "stage": "spent", "year": "2025"}, amount="123456789.01"),
    "a few yuan more were spent": _more("fund_flows", {"pair_id": "P07", "stage": "spent", "year": "2025"}, amount="7"),
    "a tranche came later": _set(
        "fund_flows", {"pair_id": "P03", "stage": "allocated", "year": "2025"}, period="2025Q4"
    ),
    "an allocation is gone": _without("fund_flows", pair_id="P08", stage="allocated", year="2025"),
    "a return is revised": _set(
        "observations", _RETURN | {"period": "2025Q4", "status": "reported"}, value="987654321.00"
    ),
    "a return came": _set(
        "observations", _RETURN | {"period": "2025Q4", "status": "missing"}, status="reported", value="0.00"
    ),
    "a project is of another track": _set("projects", {"pair_id": "P08", "track_id": "T1"}, track_id="T3"),
    "a project costs more": _set("projects", {"pair_id": "P03", "track_id": "T1"}, planned_investment="2000000000.00"),
    "fewer came": _set("events", {"pair_id": "P07", "value_type": "actual"}, people="1"),
    "a target is raised": _set(
        "targets", {"pair_id": "P08", "year": "2025", "metric_id": "investment_completed"}, target="99000000000.00"
    ),
    "a need is gone": _without("resources", resource_id="R331127-3"),  # of no deal
    "a deal came to less": _set("deals", {"step": "signed"}, amount="1230000.00"),
    "a pair ended": _set("pairs", {"pair_id": "P12"}, valid_to="2025-11-30"),
    "an assessor changed his mind": _set("assessments", {"subject_type": "pair", "subject_id": "P03"}, score="12.00"),
    "a source is called otherwise": _set("sources", {}, title="另一个名称"),
}
# No metric sums deals or scores: they are compared row by row.
MOVES_NO_FIGURE = {"a deal came to less", "an assessor changed his mind", "a source is called otherwise"}
