"""Which file formats a table can be taken away in: each with its media type and what writes it."""

from collections.abc import Callable, Mapping

from analytics.export_table import ExportTable
from reports.table_files import csv, parquet, xlsx

Writer = Callable[[ExportTable, str], bytes]

# Ending of the file's name → media type, and what makes the file's bytes in a language ("zh", "en").
WRITERS: Mapping[str, tuple[str, Writer]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.write),
    "csv": ("text/csv; charset=utf-8", csv.write),
    "parquet": ("application/vnd.apache.parquet", parquet.write),
}
