"""Cells, columns and series of a report: each number as printed by the house style, with the exact one beside it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from analytics.figure_words import beside
from analytics.metrics import Metric
from reports.story.model import Column, Exact, Series, Table
from style.numbers import NO_DATA, figure, unit_label
from style.units import Unit

Cell = tuple[str, Exact]
# What the house style divides 元 by, and how many decimals it then prints, by scale and language.
_MONEY = {
    "yi": {"zh": (Decimal(10**8), 2), "en": (Decimal(10**6), 0)},
    "wan": {"zh": (Decimal(10**4), 0), "en": (Decimal(10**6), 2)},
}
_KINDS = {"money": "money", "percent": "percent", "ratio": "ratio", "count": "count"}


def scaled_by(unit: Unit, lang: str, decimals: int = 0, scale: str = "yi") -> tuple[Decimal, int]:
    """By what a value is divided to be the printed one, and the decimals printed."""
    if unit.kind == "money":
        return _MONEY[scale][lang]
    return (Decimal("0.01") if unit.kind == "percent" else Decimal(1)), decimals


def column(column_id: str, label: str, unit: Unit, lang: str, decimals: int = 0, scale: str = "yi") -> Column:
    """A column of numbers; the label gets its unit."""
    divisor, shown = scaled_by(unit, lang, decimals, scale)
    said = unit_label(unit, lang, scale)
    headed = label if said.lower() == label.lower() else beside(label, said, lang)
    return Column(column_id, headed, _KINDS.get(unit.kind, "number"), divisor, shown)


def metric_column(metric: Metric, lang: str, label: str = "", column_id: str = "") -> Column:
    return column(column_id or metric.id, label or metric.short(lang), metric.unit, lang, metric.decimals)


def cell(value: Any, unit: Unit, lang: str, decimals: int = 0, scale: str = "yi") -> Cell:
    """A number without its unit, which the column names; 暂无数据 where there is none."""
    if value is None:
        return NO_DATA(lang), None
    exact = float(value) if isinstance(value, Fraction) else value
    return figure(exact, unit, lang, decimals, scale).number, exact


def metric_cell(metric: Metric, value: Any, lang: str) -> Cell:
    return cell(value, metric.unit, lang, metric.decimals)


def text(said: str) -> Cell:
    return said, None


def table(
    table_id: str,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    note: str = "",
    total: bool = False,
) -> Table:
    return Table(
        table_id,
        caption,
        tuple(columns),
        tuple(tuple(said for said, _ in row) for row in rows),
        tuple(tuple(exact for _, exact in row) for row in rows),
        note,
        total,
    )


def series(
    label: str,
    values: Sequence[Any],
    unit: Unit,
    lang: str,
    decimals: int = 0,
    role: str = "",
    absent: Sequence[str] = (),
) -> Series:
    """Values in the unit of the axis; `absent` says what stands in the place of each that is not there."""
    divisor, _ = scaled_by(unit, lang, decimals)
    instead = absent or [NO_DATA(lang)] * len(values)
    drawn = tuple(None if value is None else float(Decimal(str(value)) / divisor) for value in values)
    said = tuple(
        other if value is None else figure(value, unit, lang, decimals).number
        for value, other in zip(values, instead, strict=True)
    )
    return Series(label, drawn, said, role)
