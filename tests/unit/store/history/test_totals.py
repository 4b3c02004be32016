"""Sums before and after are what a plain recount of both versions' cells comes to, by pair, track, county and of all."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from store.columns import Table
from store.datasets import Dataset
from store.history.differences import GROUPS, totals
from store.schema import TABLES
from tests.plain_totals import Rows, differences_of
from tests.shipped import DATA, dataset
from tests.two_versions import CHANGES, copied, published

MOVING = ["more was spent", "a few yuan more were spent", "an allocation is gone", "a return is revised",
          "a project is of another track"]  # fmt: skip


def told(old: Dataset, new: Dataset, by: str) -> dict[tuple, tuple]:
    found = totals(old, new, by)
    by_key = {(one.measure, one.value_type, one.of): (one.before, one.after) for one in found}
    assert len(by_key) == len(found), "one line of each"
    return by_key


def cells(table: Table, name: str) -> list[dict[str, str]]:
    with (DATA / name / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def change_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Rows, Dataset]]:
    return cache(lambda name: _changed(name, tmp_path_factory.mktemp("totals")))


def _changed(name: str, folder: Path) -> tuple[Rows, Dataset]:
    rows = copied()
    if name:
        CHANGES[name](rows)
    return rows, published(rows, folder)


@pytest.mark.parametrize("by", GROUPS)
@pytest.mark.parametrize("name", ["demo", "reported"])
def test_a_whole_dataset_comes_to_its_recount(name: str, by: str) -> None:
    rows = {table: cells(TABLES[table], name) for table in ("projects", "observations", "fund_flows")}
    shown = dataset(name)
    assert told(shown, shown, by) == differences_of(rows, rows, by)


@pytest.mark.parametrize("name", MOVING)
def test_what_moved_comes_to_its_recount(name: str, change_of) -> None:
    old_rows, old = change_of("")
    new_rows, new = change_of(name)
    expected = {by: differences_of(old_rows, new_rows, by) for by in GROUPS}
    for by in GROUPS:
        assert told(old, new, by) == expected[by]
    assert any(before != after for before, after in expected["track"].values()), "the change moves no sum"
