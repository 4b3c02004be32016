"""Ids of columns, codes, measures, units and tables as the labels that people know, inside what a rule tells."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from store.codes import CODE_LISTS
from store.measures import MEASURES
from store.schema import TABLES
from style.text import Text
from style.units import UNITS

_ID = re.compile(r"[a-z][a-z_]*(?:\.csv)?")


def in_words(zh: str, en: str, name: str) -> dict[str, str]:
    """What fills {name_zh} and {name_en} of a rule's words."""
    return {f"{name}_zh": zh, f"{name}_en": en}


@cache
def label_of(table: str, column: str | None) -> Mapping[str, str]:
    """The label of a column, or of its table, for {column_zh} and {column_en}."""
    label = TABLES[table].column(column).label if column else TABLES[table].label
    return in_words(label.zh, label.en, "column")


@lru_cache(maxsize=4096)
def said_of(table: str, column: str | None, told: str) -> Mapping[str, str]:
    """What a rule of the package adds, with every id in it by its label."""

    def say(lang: str) -> str:
        return _ID.sub(lambda found: label(found[0])(lang), told)

    def label(written: str) -> Text:
        return _label(table, column, written) or Text(written, written)

    return in_words(say("zh"), say("en"), "more")


def _label(table: str, column: str | None, written: str) -> Text | None:
    """The label of an id: the column's own codes first, then those of its table, then what else bears the name."""
    held = TABLES[table]
    own = [held.column(column).codes] if column else []
    for codes in (*own, *(col.codes for col in held.columns), *CODE_LISTS):
        if codes and written in codes.ids:
            return codes[written].label
    if written in held.column_names:
        return held.column(written).label
    if written in MEASURES:
        return MEASURES[written].label
    if written in UNITS:
        return UNITS[written].label
    named = written.removesuffix(".csv")
    return TABLES[named].label if named in TABLES else None
