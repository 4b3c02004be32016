"""A column of values as calamine gives them becomes texts and kinds, many at once."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.sheets.laying import strings
from store.sheets.shown import (
    BLANKS,
    NUMBER,
    TEXT,
    Shown,
    boolean,
    elapsed,
    formatted,
    moment,
    number,
    unescaped,
    words,
)

_LONGEST = 16  # 15 digits and a point: what is longer has places that Excel does not show


def in_column(
    values: list[Any], marks: Mapping[str, np.ndarray], own: Mapping[int, Shown]
) -> tuple[pa.Array, np.ndarray]:
    """Texts and kinds of a column. `marks`: Excel's rows by what their format means; `own`: rows that are known already."""
    types = list(map(type, values))
    if not marks and not own:
        if set(types) == {str}:
            return _words(values)
        if types.count(float) * 2 > len(values):
            return _numbers(values, types)
    shown = _each(values, marks)
    for row, known in own.items():
        shown[row - 1] = known
    texts, kinds = zip(*shown, strict=True)
    return strings(texts), np.array(kinds, np.uint8)


def _words(values: list[str]) -> tuple[pa.Array, np.ndarray]:
    texts = strings(values)
    # All texts lie one behind the other in one buffer: to look there is four times as fast as text by text.
    held = bytes(texts.buffers()[2] or b"")
    if b"\r" in held or b"_x" in held:
        texts = strings([words(unescaped(value))[0] for value in values])
    blank = pc.fill_null(pc.equal(pc.binary_length(pc.utf8_trim(texts, characters=BLANKS)), 0), True)
    kinds = np.where(blank.to_numpy(zero_copy_only=False), 0, TEXT).astype(np.uint8)
    return pc.if_else(blank, pa.scalar(None, pa.string()), texts), kinds


def _numbers(values: list[Any], types: list[type]) -> tuple[pa.Array, np.ndarray]:
    """Mostly numbers: Arrow writes them as shortly as they can be told apart, which is what Excel shows up to 15 digits."""
    is_number = np.array([one is float for one in types])
    plain = pa.array([value if one is float else None for value, one in zip(values, types, strict=True)], pa.float64())
    texts = pc.cast(plain, pa.string())
    unusual = pc.or_(pc.greater(pc.binary_length(texts), _LONGEST), pc.match_substring_regex(texts, "[a-z]|^-0$"))
    elsewise = np.flatnonzero(pc.fill_null(unusual, True).to_numpy(zero_copy_only=False))
    kinds = np.where(is_number, NUMBER, 0).astype(np.uint8)
    if not len(elsewise):
        return texts, kinds
    mended: list[str | None] = []
    for at in elsewise.tolist():
        text, kinds[at] = _shown(values[at])
        mended.append(text)
    mask = np.zeros(len(values), bool)
    mask[elsewise] = True
    return pc.replace_with_mask(texts, pa.array(mask), strings(mended)), kinds


def _each(values: list[Any], marks: Mapping[str, np.ndarray]) -> list[Shown]:
    """Each distinct value once, by what its format means."""
    means = [""] * len(values)
    for meaning, rows in marks.items():
        for row in rows.tolist():
            if 0 < row <= len(means):
                means[row - 1] = meaning
    # TRUE is equal to 1, so the type belongs to the key.
    keys = list(zip(values, map(type, values), means, strict=True))
    shown = {key: _shown(key[0], key[2]) for key in set(keys)}
    return [shown[key] for key in keys]


def _shown(value: Any, means: str = "") -> Shown:
    """A value of calamine's as text; `means` is what its format means where calamine does not know."""
    match value:
        case str():
            return words(unescaped(value))
        case bool():
            return boolean(value)
        case float() | int():
            return formatted(float(value), means) if means else number(float(value))
        case datetime() | date():
            return moment(value, means if means in ("month", "year") else "date")
        case time():
            return elapsed(value.hour * 3600 + value.minute * 60 + value.second + round(value.microsecond / 1e6))
        case timedelta():
            return elapsed(round(value.total_seconds()))
    return words(str(value))
