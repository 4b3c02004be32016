"""A sheet whose columns and rows do not agree is not made."""

import pyarrow as pa
import pytest

from analytics.export_table import ExportTable, SheetColumn
from style.text import Text

NAME = Text("名", "Name")


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ({"a": ["x"]}, ()),
        ({"a": ["x"]}, (SheetColumn("b", NAME),)),
        ({"a": ["x"], "b": ["y"]}, (SheetColumn("b", NAME), SheetColumn("a", NAME))),
        ({"a": [1.5]}, (SheetColumn("a", NAME, "money"),)),
        ({"a": [1]}, (SheetColumn("a", NAME),)),
        ({"a": ["x"]}, (SheetColumn("a", NAME, "number"),)),
        ({"a": ["x"]}, (SheetColumn("a", NAME, "sum"),)),
        ({"a": ["2024-13"]}, (SheetColumn("a", NAME, "period"),)),
        ({"a b": ["x"]}, (SheetColumn("a b", NAME),)),
        ({"=a": ["x"]}, (SheetColumn("=a", NAME),)),
    ],
)
def test_what_does_not_agree_is_refused(table: dict, columns: tuple) -> None:
    with pytest.raises(ValueError):
        ExportTable(Text("表", "Table"), columns, pa.table(table))


def test_a_header_has_its_unit() -> None:
    assert SheetColumn("a", NAME, "money", Text("元", "yuan")).header("zh") == "名（元）"
    assert SheetColumn("a", NAME, "percent").header("en") == "Name (%)"
    assert SheetColumn("a", NAME).header("en") == "Name"
