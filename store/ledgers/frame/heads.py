"""Where the headers of a sheet stand: one, two or three storeys, merged or not, once or again further down."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from store.ledgers.frame.words import keys_of, looks, plain, readable
from store.sheets.grid import Range, Sheet

_SEARCHED = 80  # rows from the top in which the first header is looked for
_STOREYS = 4


@dataclass(frozen=True)
class Head:
    """A header: its first and last row as Excel counts, and for each column its storeys from the top, merged ones spread.

    `rows` holds for each column the row in which its lowest words stand; 0 where the column has none.
    """

    first: int
    last: int
    parts: tuple[tuple[str, ...], ...]
    rows: tuple[int, ...]


def filled(sheet: Sheet) -> np.ndarray:
    """How many cells of each row hold something."""
    count = np.zeros(sheet.height, int)
    for texts in sheet.texts:
        count += pc.is_valid(texts).to_numpy(zero_copy_only=False)
    return count


def row_texts(sheet: Sheet, row: int) -> dict[int, str]:
    """Column → text of the cells of a row that hold something."""
    found = ((column, sheet.text(row, column)) for column in range(sheet.width))
    return {column: readable(text) for column, text in found if text is not None}


def find_heads(sheet: Sheet, known: frozenset[str] = frozenset()) -> tuple[Head, ...]:
    """Every header of a sheet from the top. `known`: header keys that this sender has confirmed."""
    counts = filled(sheet)
    first = next((row for row in range(1, min(sheet.height, _SEARCHED) + 1) if _strict(sheet, row, known)), None)
    if first is None:
        first = _loosest(sheet, known)
    if first is None:
        return ()
    heads = [_band(sheet, first, known)]
    for row in _candidates(sheet, heads[0], counts):
        if row > heads[-1].last and (_again(sheet, heads, row) or _strict(sheet, row, known)):
            heads.append(_band(sheet, row, known, heads[-1].last + 1))
    return tuple(heads)


def _strict(sheet: Sheet, row: int, known: frozenset[str]) -> bool:
    """Two known words at least, half of the row, and no figure among them."""
    kinds = _kinds(row_texts(sheet, row), known)
    sure = kinds.count("known")
    frame = kinds.count("period") + kinds.count("unit")
    if "figure" in kinds or not sure:
        return False
    return (sure >= 2 or frame >= 2) and (sure + frame) * 2 >= len(kinds)


def _loosest(sheet: Sheet, known: frozenset[str]) -> int | None:
    """Where no row is half known: the one with the most known words, if no figure stands in it and rows follow."""
    best, most = None, 0
    for row in range(1, min(sheet.height, 30) + 1):
        kinds = _kinds(row_texts(sheet, row), known)
        sure = kinds.count("known")
        if len(kinds) >= 2 and "figure" not in kinds and sure > most and (sure >= 2 or len(kinds) <= 3):
            best, most = row, sure
    return best if best is not None and best < sheet.height else None


def _kinds(texts: Mapping[int, str], known: frozenset[str]) -> list[str]:
    return ["known" if known and any(key in known for key in keys_of(text)) else looks(text) for text in texts.values()]


def _candidates(sheet: Sheet, head: Head, counts: np.ndarray) -> list[int]:
    """Rows below a header where another may stand: after an all but empty row, or with the same words as the first."""
    same = np.zeros(sheet.height, int)
    words = {column: sheet.text(head.rows[column], column) for column in range(sheet.width) if head.rows[column]}
    for column, text in words.items():
        same += pc.fill_null(pc.equal(sheet.texts[column], text), False).to_numpy(zero_copy_only=False)
    after_gap = np.zeros(sheet.height, bool)
    after_gap[1:] = counts[:-1] <= 2
    may = ((after_gap & (counts >= 2)) | ((same >= 2) & (same * 2 >= counts))) & (np.arange(sheet.height) >= head.last)
    return [int(row) + 1 for row in may.nonzero()[0]]


def _again(sheet: Sheet, heads: list[Head], row: int) -> bool:
    texts = row_texts(sheet, row)
    for head in heads:
        same = sum(sheet.text(head.rows[c], c) == text for c, text in texts.items() if head.rows[c])
        if same >= 2 and same * 2 >= len(texts):
            return True
    return False


def _band(sheet: Sheet, row: int, known: frozenset[str], floor: int = 1) -> Head:
    first = last = row
    while last - first < _STOREYS - 1 and last < sheet.height and _storey_below(sheet, first, last, known):
        last += 1
    while last - first < _STOREYS - 1 and first > floor and _storey_above(sheet, first, known):
        first -= 1
    return _spread(sheet, first, last)


def _across(sheet: Sheet, row: int) -> list[Range]:
    return [block for block in sheet.merged if block.first_row <= row <= block.last_row]


def _storey_below(sheet: Sheet, first: int, last: int, known: frozenset[str]) -> bool:
    below, here = row_texts(sheet, last + 1), row_texts(sheet, last)
    kinds = _kinds(below, known)
    if not below or "figure" in kinds:
        return False
    if all(kind == "unit" for kind in kinds):
        return True
    blocks = [b for b in _across(sheet, last) if b.first_row >= first]
    if any(b.last_row > last for b in blocks):
        return True
    wide = [b for b in blocks if b.last_column > b.first_column and sheet.text(b.first_row, b.first_column)]
    if any(b.first_column <= column <= b.last_column for b in wide for column in below):
        return True
    under_nothing = [column for column in below if column not in here]
    if blocks or not under_nothing:
        return False
    return sum(kind != "words" for kind in kinds) * 10 >= len(kinds) * 6 and len(below) < len(here) + len(under_nothing)


def _storey_above(sheet: Sheet, first: int, known: frozenset[str]) -> bool:
    above, here = row_texts(sheet, first - 1), row_texts(sheet, first)
    kinds = _kinds(above, known)
    if not above or "figure" in kinds or any(_is_title(text) for text in above.values()):
        return False
    blocks = [b for b in _across(sheet, first - 1) if sheet.text(b.first_row, b.first_column)]
    if any(b.last_row >= first and b.first_row == first - 1 for b in blocks):
        return True
    width = max(len(here), 2)
    wide = [b for b in blocks if 1 < b.last_column - b.first_column + 1 < max(width - 1, 3)]
    if wide and len(here) > 2:
        return any(c in here for b in wide for c in range(b.first_column, b.last_column + 1))
    over = all(column in here or looks(text) == "known" for column, text in above.items())
    sure = kinds.count("known") >= 1 or kinds.count("period") >= 2
    return not blocks and len(above) >= 2 and sure and over and "words" not in kinds


def _is_title(text: str) -> bool:
    written = plain(text)
    return ":" in written or written.startswith(("单位", "(单位")) or len(written) > 30


def _spread(sheet: Sheet, first: int, last: int) -> Head:
    """Each column's storeys: a merged block's words stand over all of its columns; without merging, words reach over the
    empty cells to their right that have words below."""
    parts: list[list[str]] = [[] for _ in range(sheet.width)]
    rows = [0] * sheet.width
    for row in range(first, last + 1):
        covered = {
            c: b for b in _across(sheet, row) for c in range(b.first_column, min(b.last_column, sheet.width - 1) + 1)
        }
        reach = ""
        for column in range(sheet.width):
            block = covered.get(column)
            own = sheet.text(row, column)
            if block is not None:
                text, reach = sheet.text(block.first_row, block.first_column) if block.first_row >= first else None, ""
                at = block.first_row if (column == block.first_column) else row
            elif own is not None:
                text, at = own, row
                reach = own if not covered and row < last else ""
            else:
                text, at = (reach if reach and _has_words_below(sheet, row, last, column) else None), row
                reach = reach if text else ""
            if text and readable(text) not in parts[column]:
                parts[column].append(readable(text))
                rows[column] = at
    return Head(first, last, tuple(map(tuple, parts)), tuple(rows))


def _has_words_below(sheet: Sheet, row: int, last: int, column: int) -> bool:
    return any(sheet.text(below, column) is not None for below in range(row + 1, last + 1))
