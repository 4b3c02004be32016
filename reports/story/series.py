"""The series of a report's charts: each value in the unit of the axis, with the printed one beside it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reports.story.model import Series
from style.numbers import NO_DATA, figure, scaled_by
from style.units import Unit


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
