"""A version published before the schema got a table is whole: it has no row of it, and what is published on top of it has."""

import json
import os
from pathlib import Path

import pytest

from store.datasets import open_dataset
from store.history.counting import changes
from store.manifest import MANIFEST, Damaged, read_manifest, write_manifest
from store.publishing import publish_scheme
from store.schema import LATER, TABLES
from store.snapshots import publish
from tests.shipped import DATA

SCHEME = """title = "试算"
title_en = "Trial"
years = []
source_id = "zjrb-2024-08-22"
decimals = 1
missing = "left_out"
[[indicator]]
id = "investment"
label = "投资"
label_en = "Investment"
weight = 100
assessed = "investment"
[[band]]
grade = "及格"
least = 0
"""


def made_older(snapshot: Path, table: str) -> None:
    """As it was published when there was no such table: neither its file nor a word of it in the manifest."""
    manifest = read_manifest(snapshot)
    os.remove(snapshot / f"{table}.parquet")
    manifest.files.pop(f"{table}.parquet")
    write_manifest(snapshot, manifest)


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path))
    version = publish(DATA / "reported", tmp_path / "reported", "test")
    snapshot = tmp_path / "reported" / "snapshots" / version
    for table in LATER:
        made_older(snapshot, table)
    return snapshot


def test_a_version_without_a_later_table_is_whole_and_has_no_row_of_it(older: Path) -> None:
    dataset = open_dataset("reported", older.name)
    for table in LATER:
        rows = dataset.arrow(f"SELECT * FROM {table}")
        assert rows.num_rows == 0 and rows.column_names == list(TABLES[table].column_names)
    assert dataset.arrow("SELECT count(*) AS n FROM pairs").to_pylist() == [{"n": 18}]


def test_something_can_be_published_on_top_of_it(older: Path) -> None:
    version = publish_scheme(older.parent.parent, older.name, "scheme-trial.toml", SCHEME, "张三", "")
    newer = older.parent / version
    assert all((newer / f"{table}.parquet").exists() for table in LATER)
    assert changes(older, newer) == {}


def test_without_any_other_table_it_is_damaged(older: Path) -> None:
    made_older(older, "pairs")
    with pytest.raises(Damaged):
        open_dataset("reported", older.name)
    assert json.loads((older / MANIFEST).read_text(encoding="utf-8"))["version"] == older.name
