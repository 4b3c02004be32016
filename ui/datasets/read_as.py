"""A stored value in the words a county uses: codes and ids by their names, figures with their unit."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from analytics.lookup import counties, pairs, tracks
from store.datasets import Dataset
from store.ledgers.fields import FIELDS
from store.measures import MEASURES
from store.schema import TABLES
from style.numbers import plain
from style.periods import say_period
from style.units import UNITS
from ui.datasets import words
from ui.view import View

_FIGURES = ("value", "money")


def field_name(field_id: str, lang: str) -> str:
    """项目 · 计划总投资; of what no table stores, its name alone."""
    if not field_id:
        return words.COLUMN_OUT(lang)
    field = FIELDS[field_id]
    table = TABLES.get(field.table)
    return f"{table.label(lang)} · {field.label(lang)}" if table else field.label(lang)


def read_words(shown: View, table: str, name: str, row: Mapping[str, Any]) -> str | None:
    """A value of a row; None where it is blank."""
    value, lang = row.get(name), shown.lang
    if value is None:
        return None
    column = TABLES[table].column(name)
    if column.codes and value in column.codes.ids:
        return column.codes[value].label(lang)
    if column.type in _FIGURES:
        unit = "yuan" if column.type == "money" else row.get("unit") or ""
        return (
            str(plain(value, UNITS[unit], lang)).replace(" ", "\N{NO-BREAK SPACE}") if unit in UNITS else amount(value)
        )
    if column.type == "period":
        return say_period(value, lang)
    if name == "unit" and value in UNITS:
        return UNITS[value].label(lang)
    if name == "metric_id" and value in MEASURES:
        return MEASURES[value].label(lang)
    return _named(shown.dataset, column.points_to, value, lang) or str(value)


def amount(value: Decimal) -> str:
    """Exact, in groups of three, without zeros that say nothing."""
    plain = format(value, ",f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _named(dataset: Dataset, points_to: str | None, value: str, lang: str) -> str:
    if points_to == "counties.adcode" and value in (held := counties(dataset)):
        return held[value].name(lang)
    if points_to == "pairs.pair_id" and value in (held_pairs := pairs(dataset)):
        return held_pairs[value].label(lang)
    if points_to == "tracks.track_id" and value in (held_tracks := tracks(dataset)):
        return held_tracks[value](lang)
    return ""
