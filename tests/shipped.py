"""The shipped datasets twice over: opened as the app opens them, and as plain rows read from their files."""

import csv
import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from analytics.selection import Selection
from store.datasets import Dataset, catalogue, open_dataset
from store.schema import TABLES
from tests.oracle import Oracle
from ui.address import Address
from ui.view import View

DATA = Path(__file__).resolve().parents[1] / "data"
QUARTERS = {
    "demo": [f"{year}Q{quarter}" for year in (2023, 2024, 2025) for quarter in (1, 2, 3, 4)],
    "reported": [f"{year}Q{quarter}" for year in (2023, 2024) for quarter in (1, 2, 3, 4)][:7],
}
PAIRS = [f"P{number:02d}" for number in range(1, 19)]
WITH_FACTS = ["P03", "P07", "P08", "P09", "P10", "P12", "P13", "P15"]  # in the reported dataset
WITHOUT_FACTS = [pair for pair in PAIRS if pair not in WITH_FACTS]
SPANS = ("year", "programme", "quarter")

READ = {"date": date.fromisoformat, "money": Decimal, "value": Decimal, "integer": int, "year": int}


@cache
def dataset(name: str) -> Dataset:
    return open_dataset(name, catalogue().versions[name])


@cache
def plain(name: str) -> dict[str, list[dict]]:
    """Every table's rows, each cell read by its column's type; an empty cell is None."""
    rows: dict[str, list[dict]] = {}
    for table in TABLES.values():
        kinds = {column.name: READ.get(column.type, str) for column in table.columns}
        path = DATA / name / f"{table.name}.csv"
        rows[table.name] = []
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                found = list(csv.DictReader(file))
            rows[table.name] = [{k: kinds[k](v) if v else None for k, v in row.items()} for row in found]
    return rows


@cache
def complete(name: str) -> set[str]:
    """The tables in which a row that is not there did not happen."""
    said = json.loads((DATA / name / "datapackage.json").read_text(encoding="utf-8"))
    return {table for table, word in said["coverage"].items() if word == "complete"}


@cache
def oracle(name: str) -> Oracle:
    return Oracle(plain(name), complete(name))


@cache
def plainly(name: str, metric_id: str, by: tuple[str, ...], asked: Selection) -> dict[tuple, tuple]:
    """The oracle's answer: members → (value, reported, due)."""
    return oracle(name).answer(metric_id, by, asked)


def view(name: str = "demo", lang: str = "zh", **asked: object) -> View:
    """What a page is given for an address."""
    address = Address(lang=lang, data=name, **asked)
    return View(lang, dataset(name), address.selection(dataset(name)), address, catalogue(), ())
