"""Warnings as a table to be taken away: one row each, every sum exact."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from analytics.warnings.rules import Warned

_MONEY = pa.decimal128(38, 4)  # a quarter of a year's cents has four decimals
_SCHEMA = pa.schema(
    [
        *(
            (name, pa.string())
            for name in ("rule_id", "rule", "pair_id", "pair", "year", "track", "project_id", "name")
        ),
        ("amount", _MONEY),
        ("amount_is", pa.string()),
        ("says", pa.string()),
        ("threshold", pa.string()),
        ("share", pa.float64()),
        ("allocated", _MONEY),
        ("disbursed", _MONEY),
        ("upto", pa.string()),
        ("spent", _MONEY),
        ("recovered", _MONEY),
        ("zeros", pa.int64()),
        ("missing", pa.int64()),
        ("due", pa.int64()),
        ("change", pa.string()),
        ("asks", pa.string()),
    ]
)
_OF_WARNED = (
    "pair_id",
    "year",
    "project_id",
    "amount",
    "allocated",
    "disbursed",
    "upto",
    "spent",
    "recovered",
    "zeros",
    "missing",
    "due",
)


def export_table(warnings: Sequence[Warned], said: Sequence[Mapping[str, object]]) -> pa.Table:
    """`said` has each warning's words; its figures come from itself. `share` is what was measured, where that is a share."""
    rows = [{**_row(warned), **words} for warned, words in zip(warnings, said, strict=True)]
    return pa.Table.from_pylist(rows, _SCHEMA)


def _row(warned: Warned) -> dict[str, object]:
    figures = {name: getattr(warned, name) for name in _OF_WARNED}
    return figures | {"rule_id": warned.rule, "share": float(warned.measured) if warned.is_share else None}
