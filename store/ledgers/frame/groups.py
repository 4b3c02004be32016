"""Rows that belong to others and are no record of their own: a group's line over its rows, parts of one, sums without a name."""

import re
from collections.abc import Iterable
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.ledgers.frame.heads import Head, row_texts
from store.ledgers.frame.known import Known
from store.ledgers.frame.mapping import Mapped
from store.ledgers.frame.words import is_total, plain, without_brackets
from store.sheets.grid import Sheet
from store.written.reading import Unread

# （一） or 一、 before or beside what a group is called; the rows below it are counted 1, 2, 3.
MARKED = r"^\s*[(（]?[一二三四五六七八九十]{1,3}([)）]?[、.．:：]?\s*$|[)）、.．])"
_MARK = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．:：]?")
_TWO_NAMES = r"^[^A-Za-z0-9]{2,9}[—–－~、与和-][^A-Za-z0-9]{2,16}$"
_COUNTED = re.compile(r"共?\d+(个|项|家|户|宗|笔)(项目|企业)?")
_NUMBER = re.compile(r"-?\d[\d,]*(\.\d+)?")
_SUMS = 20  # rows without a name that are looked at: a sheet has few sums
_WHOSE = ("project_id", "name", "pair_id", "pair", "county", "adcode", "industrial", "mountain", "title", "item",
          "subject_id", "payee_adcode", "track_id", "period", "metric_id", "stage", "flow_id")  # fmt: skip


# What a column beside the names may say of each line of a project: what was meant, what was done, what was before.
_DONE = frozenset(
    ["完成", "实际", "实际完成", "完成数", "实际数", "本期", "本季", "本季完成", "本期完成", "本季度完成", "当季完成"]
)
_OTHERWISE = frozenset(["计划", "年度计划", "计划数", "计划完成", "目标", "目标数", "累计", "累计完成", "累计数", "上年同期", "同期",
                        "去年同期", "上季", "上期", "同比", "增幅", "完成率"])  # fmt: skip


def number(text: str | None) -> Decimal | None:
    """A plain figure, with separators or without."""
    written = plain(text or "").replace("，", ",")
    return Decimal(written.replace(",", "")) if _NUMBER.fullmatch(written) else None


def may_be_groups(sheet: Sheet, head: Head, end: int, mapped: Mapped) -> np.ndarray:
    """The rows that may stand over a group: marked so, or two names where a project is named. Only these are looked at."""
    may = np.zeros(end - head.last, bool)
    for texts in sheet.texts[:3]:
        may |= _match(texts.slice(head.last, end - head.last), MARKED)
    name = mapped.of("projects.name")
    return may if name is None else may | _match(sheet.texts[name.column].slice(head.last, end - head.last), _TWO_NAMES)


def _match(texts, pattern: str) -> np.ndarray:  # type: ignore[no-untyped-def]
    return pc.fill_null(pc.match_substring_regex(texts, pattern), False).to_numpy(zero_copy_only=False)


def group_called(sheet: Sheet, row: int, mapped: Mapped) -> tuple[int, str] | None:
    """Column and words of what a row calls its group: beside figures and a mark there is nothing else in it."""
    sums = {each.column for each in mapped.headings if each.field is None or each.field.type in ("money", "value")}
    marked, called = "", list[tuple[int, str]]()
    for column, text in row_texts(sheet, row).items():
        if column in sums or _COUNTED.fullmatch(plain(text)):
            continue
        if _MARK.fullmatch(plain(text)) and not called:
            marked = plain(text)
        else:
            called.append((column, text))
    if len(called) != 1:
        return None
    column, text = called[0]
    here = mapped.headings[column].field if column < len(mapped.headings) else None
    if here is not None and here.column in ("project_id", "pair_id", "pair", "adcode", "county"):
        return None
    words = without_brackets(re.sub(MARKED, "", text)).strip()
    return (column, words) if words and (marked or words != text.strip() or _is_two(text)) else None


def _is_two(text: str) -> bool:
    return re.match(_TWO_NAMES.replace("\\s", " "), text.strip()) is not None


def is_counted_group(sheet: Sheet, row: int, words: str, end: int, mapped: Mapped, known: Known) -> bool:
    """一 | 续建项目 | sums, or 一、续建项目, and below it 1, 2, 3: numbered otherwise than its rows, and no project itself."""
    at = mapped.of("context.number")
    column = at.column if at is not None else 0
    marks = (sheet.text(row, column), next(iter(row_texts(sheet, row).values()), None))
    if row + 1 > end or not any(mark is not None and re.match(MARKED, plain(mark)) for mark in marks):
        return False
    below = plain(sheet.text(row + 1, column) or "")
    try:
        return below.isdecimal() and not isinstance(known.places.project(words).value, str)
    except Unread:
        return below.isdecimal()


def parts_below(sheet: Sheet, totals: Iterable[int], end: int, mapped: Mapped) -> list[int]:
    """What goes on below a row of 其中: further parts of the same, without number and id of their own."""
    whose = [each for each in (mapped.of("context.number"), mapped.of("projects.project_id")) if each is not None]
    known = set(totals)
    found: list[int] = []
    for first in sorted(known):
        label = next(((c, t) for c, t in row_texts(sheet, first).items() if plain(t).startswith("其中")), None)
        if label is None or not whose or any(sheet.text(first, each.column) is not None for each in whose):
            continue
        row = first + 1
        while row <= end and row not in known and next(iter(row_texts(sheet, row)), None) == label[0]:
            if is_total(sheet.text(row, label[0]) or "") or label[0] in {each.column for each in whose}:
                break
            found.append(row)
            row += 1
    return found


def unnamed_sums(sheet: Sheet, rows: np.ndarray, mapped: Mapped) -> list[int]:
    """Rows that name nothing and whose every figure is what those above come to."""
    whose = [each.column for each in mapped.headings if each.field is not None and each.field.column in _WHOSE]
    figures = [e.column for e in mapped.headings if e.field is not None and e.field.type in ("money", "value")]
    if not whose or not figures or len(rows) < 3:
        return []
    blank = np.ones(len(rows), bool)
    for column in whose:
        blank &= sheet.texts[column].is_null().to_numpy(zero_copy_only=False)[rows - 1]
    spread = {row for b in sheet.merged if b.first_column in whose for row in range(b.first_row + 1, b.last_row + 1)}
    found: list[int] = []
    for row in rows[blank].tolist()[-_SUMS:]:
        if row in spread:
            continue
        above = [one for one in rows.tolist() if one < row and one not in found]
        told = {column: number(sheet.text(row, column)) for column in figures if sheet.text(row, column) is not None}
        sums = {c: sum((number(sheet.text(one, c)) or Decimal(0) for one in above), Decimal(0)) for c in told}
        if told and len(above) > 1 and told == sums:
            found.append(row)
    return found


def lines_of_another_basis(sheet: Sheet, rows: np.ndarray, mapped: Mapped) -> list[int]:
    """Where each project has a line of what was planned and one of what was done, the lines that are not of what was done."""
    for each in mapped.headings:
        if each.field is not None or not len(rows):
            continue
        texts = sheet.texts[each.column].take(pa.array(rows - 1)).to_pylist()
        told = {plain(text) for text in texts if text is not None}
        if None not in texts and told & _DONE and told & _OTHERWISE and told <= _DONE | _OTHERWISE:
            return [row for row, text in zip(rows.tolist(), texts, strict=True) if plain(text) in _OTHERWISE]
    return []
