"""A Parquet file has the table's own types and values, and all that must be said beside them."""

import io
import json

import pyarrow.parquet as pq

from reports.table_files import parquet as parquet_table
from tests.unit.reports.workbook import sheets


def test_values_and_types_are_the_tables_own() -> None:
    held = sheets.sheet()
    read = pq.read_table(io.BytesIO(parquet_table.write(held, "zh")))
    assert read.equals(held.table) and read.schema.equals(held.table.schema)


def test_what_must_be_said_is_in_the_metadata() -> None:
    schema = pq.read_schema(io.BytesIO(parquet_table.write(sheets.sheet(), "zh")))
    said = json.loads(schema.metadata[b"sheet"])
    assert said["warning"] == "模拟数据，仅供演示，不是真实数据" and said["made"] == "2026-11-24"
    assert ["看板地址", "/projects?data=demo&pairs=P07,P08"] in said["facts"]
    column = json.loads(schema.field("planned").metadata[b"column"])
    assert column == {
        "kind": "money",
        "label": {"zh": "计划总投资", "en": "Planned investment"},
        "unit": {"zh": "元", "en": "yuan"},
    }
    assert json.loads(schema.field("name").metadata[b"column"])["meaning"]["en"] == "what it is called"


def test_a_table_without_rows_keeps_its_types_and_the_same_sheet_is_the_same_file() -> None:
    read = pq.read_table(io.BytesIO(parquet_table.write(sheets.sheet(0), "en")))
    assert read.num_rows == 0 and read.schema.equals(sheets.sheet(0).table.schema)
    assert parquet_table.write(sheets.sheet(), "zh") == parquet_table.write(sheets.sheet(), "zh")
