"""The forms an answer comes in: JSON, CSV, Arrow's stream, Parquet; each holds the same rows to the last digit."""

import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from analytics.sentences import both
from api import words
from api.problems import problem
from style.formulas import is_risky

Written = Callable[[Mapping[str, Any], pa.Table], bytes]
ROWS_AT_ONCE = 10_000
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class Format:
    id: str
    media_type: str
    write: Written


def plain(value: object) -> object:
    """As JSON tells it: decimals as text without the zeros their column adds, so that no reader makes a float of them."""
    if isinstance(value, Decimal):
        return digits(value)
    return value.isoformat() if isinstance(value, date) else value


def digits(value: Decimal) -> str:
    said = f"{value:f}"
    return (said.rstrip("0").rstrip(".") or "0") if "." in said else said


def rows_of(table: pa.Table) -> Iterable[dict[str, object]]:
    for batch in table.to_batches(max_chunksize=ROWS_AT_ONCE):
        for row in batch.to_pylist():
            yield {name: plain(value) for name, value in row.items()}


def as_json(about: Mapping[str, Any], table: pa.Table) -> bytes:
    said = {**about, "columns": table.column_names, "rows": list(rows_of(table))}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def as_csv(about: Mapping[str, Any], table: pa.Table) -> bytes:
    """RFC 4180, UTF-8 with a byte order mark; an empty cell is no data."""
    lines = [",".join(table.column_names)]
    lines += (",".join(map(_cell, row.values())) for row in rows_of(table))
    return "\ufeff".encode() + "".join(f"{line}\r\n" for line in lines).encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str):
        return str(value)
    # As in every CSV of the pages: text that a spreadsheet would take for a formula has an apostrophe before it.
    text = f"'{value}" if is_risky(value) and not _NUMBER.fullmatch(value) else value
    return '"' + text.replace('"', '""') + '"' if re.search('[",\r\n]|^\\s|\\s$', text) else text


def as_arrow(about: Mapping[str, Any], table: pa.Table) -> bytes:
    file = io.BytesIO()
    held = _with(about, table)
    with pa.ipc.new_stream(file, held.schema) as stream:
        stream.write_table(held, max_chunksize=ROWS_AT_ONCE)
    return file.getvalue()


def as_parquet(about: Mapping[str, Any], table: pa.Table) -> bytes:
    file = io.BytesIO()
    pq.write_table(_with(about, table), file, compression="zstd")
    return file.getvalue()


def _with(about: Mapping[str, Any], table: pa.Table) -> pa.Table:
    """What the rows are of, as JSON in the schema's metadata."""
    return table.replace_schema_metadata({"about": json.dumps(about, ensure_ascii=False)})


JSON = "application/json"
FORMATS = {
    one.id: one
    for one in (
        Format("json", JSON, as_json),
        Format("csv", "text/csv; charset=utf-8", as_csv),
        Format("arrow", "application/vnd.apache.arrow.stream", as_arrow),
        Format("parquet", "application/vnd.apache.parquet", as_parquet),
    )
}


def chosen(asked: str | None, accept: str) -> Format:
    """By the parameter `format`, else by Accept; JSON where either is silent or takes anything. Raises Problem (406)."""
    if asked is not None:
        return FORMATS[asked]
    wanted = _accepted(accept)
    if not wanted:
        return FORMATS["json"]
    for kind in wanted:
        for one in FORMATS.values():
            media = one.media_type.partition(";")[0]
            if kind in ("*/*", media, media.partition("/")[0] + "/*"):
                return one
    raise problem(
        406, "not-acceptable", both(words.NO_FORMAT, formats=", ".join(FORMATS)), "format", allowed=tuple(FORMATS)
    )


def _accepted(accept: str) -> list[str]:
    """Media types by how much they are wanted; those of weight 0 are none."""
    found: list[tuple[float, int, str]] = []
    for place, one in enumerate(accept.split(",")[:20]):
        kind, *rest = (part.strip().lower() for part in one.split(";"))
        weight = next((part[2:] for part in rest if part.startswith("q=")), "1")
        try:
            found.append((-float(weight), place, kind))
        except ValueError:
            continue
    return [kind for weight, _, kind in sorted(found) if kind and weight < 0]
