"""Which file formats a table can be taken away in: each with its media type and what writes it."""

from collections.abc import Callable, Mapping

from analytics.sheet import Sheet
from reports import csv_table, parquet_table, xlsx_table

Writer = Callable[[Sheet, str], bytes]

# Ending of the file's name → media type, and what makes the file's bytes in a language ("zh", "en").
WRITERS: Mapping[str, tuple[str, Writer]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_table.write),
    "csv": ("text/csv; charset=utf-8", csv_table.write),
    "parquet": ("application/vnd.apache.parquet", parquet_table.write),
}
