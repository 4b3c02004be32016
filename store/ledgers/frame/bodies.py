"""Which rows below a header are data, and which are blank, totals, notes, section lines or hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.ledgers.frame.groups import (
    group_called,
    is_counted_group,
    lines_of_another_basis,
    may_be_groups,
    parts_below,
    unnamed_sums,
)
from store.ledgers.frame.heads import Head, filled, row_texts
from store.ledgers.frame.known import Known
from store.ledgers.frame.mapping import Mapped
from store.ledgers.frame.titles import Said, Stated
from store.ledgers.frame.words import EXAMPLE, NOTE, is_day, is_example, is_footnote, is_note, is_total, looks, plain
from store.sheets.grid import Sheet, address
from store.written.reading import Unread

# RE2's \s is ASCII alone, and offices space 合　　计 out with wide blanks.
_GAP = r"[\s\x{3000}\x{a0}]*"
_MAYBE_TOTAL = rf"[合小总共]{_GAP}计|汇总|累计|总和|^\s*其中|均|全省|全市|(?i:total|sum|average|of which)"
_LABELS_AT = 4  # a total is named in one of the first columns
_SECTION = re.compile(r"^[(（]?[一二三四五六七八九十\d]+[)）、.．：:\s]+")


@dataclass(frozen=True)
class Block:
    """One header with its rows. `rows` are those that hold data, as Excel counts; `totals` those left out as totals.

    `sections`: (row, pair or county or track, value): a line of its own that holds for the rows below it. `groups`: those
    of the totals that stand over their rows and are named as a group, not as a total.
    """

    sheet: Sheet
    head: Head
    said: Said
    mapped: Mapped
    rows: np.ndarray
    left_out: dict[int, str] = field(default_factory=dict)
    totals: tuple[int, ...] = ()
    sections: tuple[tuple[int, str, Stated], ...] = ()
    groups: tuple[int, ...] = ()


def block(sheet: Sheet, head: Head, end: int, said: Said, mapped: Mapped, known: Known) -> Block:
    """The rows between a header and `end`, the row before whatever follows."""
    span = np.arange(head.last + 1, end + 1)
    counts = filled(sheet)[head.last : end]
    left = {int(row): "blank" for row in span[counts == 0]}
    for row in sorted(sheet.hidden_rows):
        if head.last < row <= end and row not in left:
            left[row] = "hidden"
    if len(span) and (head.last + 1) not in left and _numbers_columns(sheet, head.last + 1):
        left[head.last + 1] = "note"
    totals = [row for row in _totals(sheet, head, end, mapped) if row not in left]
    totals += parts_below(sheet, totals, end, mapped)
    left |= dict.fromkeys(totals, "total")
    sections: list[tuple[int, str, Stated]] = []
    groups: list[int] = []
    maybe = may_be_groups(sheet, head, end, mapped)
    for row in span[_may_be_no_data(sheet, head, end, counts) | maybe].tolist():
        if row in left:
            continue
        if maybe[row - head.last - 1] and _is_group(sheet, row, end, mapped, known, sections):
            groups.append(row)
            left[row] = "total"
        elif why := _is_no_data(sheet, row, mapped, known, sections):
            left[row] = why
    rows = span[~np.isin(span, list(left))] if left else span
    if others := lines_of_another_basis(sheet, rows, mapped):
        left |= dict.fromkeys(others, "note")
        rows = span[~np.isin(span, list(left))]
    if sums := unnamed_sums(sheet, rows, mapped):
        left |= dict.fromkeys(sums, "total")
        rows = span[~np.isin(span, list(left))]
    totals = sorted({*totals, *groups, *sums})
    return Block(sheet, head, said, mapped, rows, left, tuple(totals), tuple(sections), tuple(groups))


def _is_group(
    sheet: Sheet, row: int, end: int, mapped: Mapped, known: Known, sections: list[tuple[int, str, Stated]]
) -> bool:
    """（一） | 德清—缙云（3个） | sums: the rows below are of what it names; or of a group that nothing else is known of."""
    called = group_called(sheet, row, mapped)
    if called is None or len(row_texts(sheet, row)) < 2:
        return False
    counted = is_counted_group(sheet, row, called[1], end, mapped, known)
    section = _section(sheet, row, called[0], called[1], mapped, known)
    if section is not None and (counted or section[2].guess is None):  # 德清—缙云产业园 may well be a project
        sections.append(section)
        return True
    return counted


def _may_be_no_data(sheet: Sheet, head: Head, end: int, counts: np.ndarray) -> np.ndarray:
    """Rows with far fewer cells than the header, or with a note's first word: only these are looked at one by one."""
    width = sum(1 for parts in head.parts if parts)
    may = (counts > 0) & (counts <= 6) & (counts * 2 <= max(width, 2))
    for texts in sheet.texts[:3]:
        here = pc.match_substring_regex(texts.slice(head.last, end - head.last), f"{NOTE}|{EXAMPLE}")
        may |= pc.fill_null(here, False).to_numpy(zero_copy_only=False)
    return may


def _numbers_columns(sheet: Sheet, row: int) -> bool:
    """甲 乙 1 2 3=2/1: the line of column numbers that statistical forms have under their header."""
    texts = [re.sub("=.*", "", plain(text)) for text in row_texts(sheet, row).values()]  # 3=2/1
    numbers = [int(text) for text in texts if re.fullmatch(r"\d{1,2}", text)]
    rest = [text for text in texts if not re.fullmatch(r"\d{1,2}", text)]
    counted = (
        len(numbers) >= (2 if rest else 3)
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] <= 3
    )
    return counted and all(re.fullmatch("[甲乙丙丁戊]|栏次|序号|[A-Da-d]", text) for text in rest)


def _totals(sheet: Sheet, head: Head, end: int, mapped: Mapped) -> Iterator[int]:
    """Rows whose first or second cell is named a total."""
    found: set[int] = set()
    figures = {each.column for each in mapped.figures}
    kinds = {each.column for each in mapped.headings if each.field and each.field.column == "subject_type"}
    for column in range(min(sheet.width, _LABELS_AT)):
        if column in figures | kinds:  # 全省 is what a figure is of, where a column says so
            continue
        texts = sheet.texts[column].slice(head.last, end - head.last)
        may = pc.fill_null(pc.match_substring_regex(texts, _MAYBE_TOTAL), False)
        for position in pc.indices_nonzero(may).to_pylist():
            row = head.last + 1 + position
            before = sum(sheet.text(row, other) is not None for other in range(column))
            if before <= 1 and is_total(texts[position].as_py()):
                found.add(row)
    yield from sorted(found)


def _is_no_data(
    sheet: Sheet, row: int, mapped: Mapped, known: Known, sections: list[tuple[int, str, Stated]]
) -> str | None:
    texts = row_texts(sheet, row)
    first_column, first = next(iter(texts.items()))
    if is_example(first):
        return "note"
    if is_note(first) and not any(
        looks(text) == "figure" and not is_day(text) for column, text in texts.items() if _is_mapped(column, mapped)
    ):
        return "note"
    if len(texts) == 1 and is_footnote(first):
        return "note"
    if len(texts) > 1 or looks(first) == "figure":
        return None
    if section := _section(sheet, row, first_column, first, mapped, known):
        sections.append(section)
        return "note"
    across = any(b.first_row <= row <= b.last_row and b.last_column - b.first_column >= 2 for b in sheet.merged)
    return "note" if across or not _is_mapped(first_column, mapped) else None


def _is_mapped(column: int, mapped: Mapped) -> bool:
    return column < len(mapped.headings) and mapped.headings[column].field is not None


def _section(
    sheet: Sheet, row: int, column: int, text: str, mapped: Mapped, known: Known
) -> tuple[int, str, Stated] | None:
    """一、滨江—泰顺 alone in its row: the rows below are of this pair, county or track."""
    words = _SECTION.sub("", text.strip())
    here = mapped.headings[column].field if column < len(mapped.headings) else None
    across = any(b.first_row <= row <= b.last_row and b.last_column > b.first_column for b in sheet.merged)
    may_be_data = here is not None and here.column in ("pair_id", "adcode", "county", "pair") and not across
    for kind, read in (("pair", known.places.pair), ("track", known.places.track)):
        if may_be_data and kind == "pair":
            continue
        try:
            found = read(words)
        except Unread:
            continue
        if isinstance(found.value, str):
            return row, kind, Stated(found.value, address(row, column), text, found.guess)
    return None


def in_section(one: Block, kind: str) -> pa.Array | None:
    """For each row of data what the last section line of a kind above it said; None where there are none."""
    lines = [(row, stated.value) for row, told, stated in one.sections if told == kind]
    if not lines:
        return None
    at = np.searchsorted(np.array([row for row, _ in lines]), one.rows) - 1
    values = pa.array([value for _, value in lines])
    return values.take(pa.array(at, mask=at < 0))
