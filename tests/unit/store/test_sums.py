"""The sums of a published version are its rows added up, none lost and none twice, wherever the version lies."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from store.package.reading import arrow_schema
from store.schema import TABLES
from store.snapshots import with_derived
from store.sums import SUMS, write_sums
from tests.examples import examples
from tests.generated import datasets
from tests.shipped import dataset, plain


def written(rows: dict[str, list[dict]], folder: Path) -> dict[str, list[dict]]:
    for name in ("observations", "projects", "fund_flows"):
        table = with_derived(pa.Table.from_pylist(rows[name], arrow_schema(TABLES[name])))
        pq.write_table(table, folder / f"{name}.parquet")
    write_sums(folder)
    return {name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in SUMS}


def quarter(day) -> int:
    return day.year * 4 + (day.month - 1) // 3


def added_up(rows: dict[str, list[dict]]) -> dict[str, dict[tuple, tuple]]:
    projects = {p["project_id"]: p for p in rows["projects"]}
    found: dict[str, dict[tuple, list]] = {name: defaultdict(list) for name in SUMS}
    for o in rows["observations"]:
        if o["subject_type"] == "project" and o["status"] != "not_applicable":
            p = projects[o["subject_id"]]
            said = None if o["value_type"] == "actual" else quarter(o["as_of"])
            key = (
                o["metric_id"],
                o["value_type"],
                o["period"],
                said,
                p["pair_id"],
                p["track_id"],
                p["host_adcode"],
                p["industry"],
            )
            found["observation_sums"][key].append(o["value"])
    for f in rows["fund_flows"]:
        key = (f["year"], f["period"], f["stage"], f["pair_id"], f["track_id"], f["payee_adcode"])
        found["flow_sums"][key].append(f["amount"])
    return {name: {key: summed(values) for key, values in groups.items()} for name, groups in found.items()}


def summed(values: list[Decimal | None]) -> tuple:
    known = [v for v in values if v is not None]
    return (sum(known) if known else None, len(known), len(values))


KEYS = {
    "observation_sums": ("metric_id", "value_type", "period", "said", "pair_id", "track_id", "county", "industry"),
    "flow_sums": ("year", "period", "stage", "pair_id", "track_id", "county"),
}


def keyed(name: str, rows: list[dict]) -> dict[tuple, tuple]:
    made = {tuple(r[k] for k in KEYS[name]): (r["value"], r["reported"], r["due"]) for r in rows}
    assert len(made) == len(rows), "a group stands twice"
    return made


@examples(20)
@given(rows=datasets(("projects", "observations", "fund_flows")))
def test_every_group_is_its_rows_added_up(rows, tmp_path_factory):
    made = written(rows, tmp_path_factory.mktemp("sums"))
    assert {name: keyed(name, made[name]) for name in SUMS} == added_up(rows)


@pytest.mark.parametrize("name", ["demo", "reported"])
@pytest.mark.parametrize("table", SUMS)
def test_a_published_version_carries_them(name, table):
    found = dataset(name).arrow(f"SELECT * FROM {table}").to_pylist()
    assert keyed(table, found) == added_up(plain(name))[table]


@pytest.mark.parametrize("folder", ["it's", "a*", "a[1]", "数据 库"])
def test_where_a_version_lies_is_never_a_pattern(folder, tmp_path):
    rows = {name: [] for name in TABLES}
    for name in (folder, "ab", "a1"):
        (tmp_path / name).mkdir()
        written(rows, tmp_path / name)
    assert (tmp_path / folder / "flow_sums.parquet").exists()
