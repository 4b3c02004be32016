"""A table as Parquet: the types as they are, and all that must be said as UTF-8 JSON in the schema's metadata."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq

from analytics.export_table import ExportTable, SheetColumn


def write(sheet: ExportTable, lang: str) -> bytes:
    """The file's bytes. Schema metadata `sheet` holds title, warning, dataset, day and facts; each field's metadata
    `column` its labels, unit, kind and meaning in both languages."""
    fields = [
        sheet.table.schema.field(column.id).with_metadata({"column": _json(_about(column))}) for column in sheet.columns
    ]
    said = {
        "title": sheet.title(lang),
        "warning": sheet.warning,
        "dataset": sheet.dataset,
        "made": sheet.made.isoformat() if sheet.made else None,
        "language": lang,
        "facts": sheet.facts,
    }
    held = sheet.table.cast(pa.schema(fields, {"sheet": _json(said)}))
    file = io.BytesIO()
    pq.write_table(held, file, compression="zstd")
    return file.getvalue()


def _about(column: SheetColumn) -> dict[str, object]:
    said: dict[str, object] = {"kind": column.kind, "label": {"zh": column.label.zh, "en": column.label.en}}
    for name, text in (("unit", column.unit), ("meaning", column.meaning)):
        if text:
            said[name] = {"zh": text.zh, "en": text.en}
    return said


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
