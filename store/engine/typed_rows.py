"""An answer's rows as the Arrow table that DuckDB would give of the same rows."""

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa


def arrow_table(schema: pa.Schema, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """A database has types of its own: the sum of whole numbers is a decimal to it, so is a part of a date."""
    held = zip(*rows, strict=True) if rows else [()] * len(schema)
    columns = [_typed(values, field.type) for values, field in zip(held, schema, strict=True)]
    return pa.Table.from_arrays(columns, schema=schema)


def _typed(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    made: Callable[[Any], Any] | None = None
    if pa.types.is_integer(kind):
        made = int
    elif pa.types.is_floating(kind):
        made = float
    return pa.array([None if v is None else made(v) for v in values] if made else values, kind)
