"""What the header over one column says: its words, unit, period, fund year and track, and whether its figures run up to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from store.ledgers.frame.fields import BY_KEY, FIELDS, Field, header_key
from store.ledgers.frame.heads import Head
from store.ledgers.frame.words import (
    is_comparison,
    is_total,
    keys_of,
    label_and_unit,
    plain,
    to_date_in,
    without_period,
)
from store.sheets.grid import Sheet, address
from store.written.quarters import find_period

# Words that say nothing alone: under 山区县, 名称 is the county's and not a project's.
_GENERIC = frozenset(
    map(header_key, ("名称", "编号", "代码", "金额", "数量", "时间", "日期", "单位", "数", "数值", "其他", "情况"))
)
# 2023年度资金: the year that the money is of, and not when it moved.
_MONEY = frozenset(
    map(
        header_key,
        [
            "资金",
            "专项资金",
            "结对资金",
            "结对专项资金",
            "省级资金",
            "省级专项资金",
            "预算资金",
            "资金年度",
            "预算年度",
        ],
    )
)


@dataclass(frozen=True)
class Heading:
    """`keys` are what it may be known by, the likeliest first; none where it only names a period.

    `so_far`: "year" or "all" where the words say that figures run up to `period`. `fund_year`: that of the money, where it is
    no period. `track`: the one its figures are of. `field`, `how` and `sure` as in results.Header, set when it is mapped.
    """

    column: int
    cell: str
    written: str
    keys: tuple[str, ...]
    unit: str | None = None
    period: str | None = None
    so_far: str = ""
    fund_year: int | None = None
    track: str | None = None
    compares: bool = False
    field: Field | None = None
    how: str = "left_out"
    sure: float = 0.0


def headings(
    sheet: Sheet, head: Head, year: int | None = None, tracks: Mapping[str, str] | None = None
) -> tuple[Heading, ...]:
    """Each column of a block as its header says. `year`: of quarters that are written without one; `tracks`: their ids by the
    keys of their names."""
    own = [_of_its_own(_heading(column, head, year), head) for column in range(sheet.width)]
    found = [_of_track(one, head.parts[one.column], tracks or {}) for one in own]
    return tuple(replace(one, compares=True) if _is_sum(column, head) else one for column, one in enumerate(found))


def _is_sum(column: int, head: Head) -> bool:
    """合计 under the same words as its parts, or over the same words as they: a total of columns is left out as one of rows."""
    parts = head.parts[column]
    if len(parts) < 2:
        return False
    beside = sum(1 for other in head.parts if len(other) > 1 and other[0] == parts[0])
    below = sum(1 for other in head.parts if len(other) > 1 and other[-1] == parts[-1])
    return (beside > 1 and _sums_up(parts[-1])) or (below > 1 and any(map(_sums_up, parts[:-1])))


def _sums_up(part: str) -> bool:
    return is_total(part) and not any(word in part for word in ("累计", "其中"))


def _of_its_own(one: Heading, head: Head) -> Heading:
    """What stands above several columns names none of them whose own words say something else: under 利税, 其中：税收 is a
    part of it, and under 项目阶段, 开工 one of its words."""
    parts = head.parts[one.column]
    if len(parts) < 2 or not header_key(without_period(label_and_unit(parts[-1])[0])):
        return one
    above = {key for part in parts[:-1] for key in keys_of(part)} - set(keys_of(parts[-1]))
    known = [key for key in one.keys if key in BY_KEY]
    if not known or known[0] not in above or header_key(parts[-1]) in _GENERIC:
        return one
    shared = sum(1 for other in head.parts if len(other) > 1 and other[:-1] == parts[:-1]) > 1
    of_figures = any(FIELDS[i].is_figure for i in BY_KEY[known[0]])
    if plain(parts[-1]).startswith("其中") or (shared and not of_figures):
        return replace(one, keys=tuple(key for key in one.keys if key not in above))
    return one


def _of_track(heading: Heading, parts: tuple[str, ...], tracks: Mapping[str, str]) -> Heading:
    """A track's name alone in one storey: the figures below are of it."""
    named = [tracks[key] for part in parts if (key := header_key(label_and_unit(part)[0])) in tracks]
    if not named:
        return heading
    keys = tuple(key for key in heading.keys if not any(one.endswith(".track_id") for one in BY_KEY.get(key, ())))
    return replace(heading, track=named[-1], keys=keys)


def _heading(column: int, head: Head, year: int | None) -> Heading:
    parts = head.parts[column]
    cell = address(head.rows[column] or head.last, column)
    if not parts:
        return Heading(column, cell, "", ())
    whole = "".join(parts)
    units = [unit for _, unit in map(label_and_unit, parts) if unit]
    exact = header_key(whole) in BY_KEY or header_key(label_and_unit(whole)[0]) in BY_KEY
    period, so_far = _period(parts, year)
    fund_year = _fund_year(parts) if not so_far else None
    return Heading(
        column,
        cell,
        "/".join(plain(part) for part in parts),
        _keys(parts),
        units[-1] if units else None,
        None if fund_year else period,
        so_far,
        fund_year,
        compares=is_comparison(whole) and not exact,
    )


def _fund_year(parts: tuple[str, ...]) -> int | None:
    for part in reversed(parts):
        label = label_and_unit(part)[0]
        year = find_period(label)
        if year is not None and len(year) == 4 and header_key(without_period(label)) in _MONEY:
            return int(year)
    return None


def _period(parts: tuple[str, ...], year: int | None) -> tuple[str | None, str]:
    """The period of the lowest storey that names one, and whether figures run up to it. A year over 累计 is the year so far,
    whose quarter is told elsewhere."""
    whole = plain("".join(parts))
    for part in (whole, *reversed(parts)):
        if told := to_date_in(part, year):
            return told.quarter, told.since
        if found := find_period(part, year):
            if len(found) == 4 and "累计" in whole:
                return None, "year"
            return found, "year" if "年累计" in whole else ""
    return None, ""


def _keys(parts: tuple[str, ...]) -> tuple[str, ...]:
    labels = [without_period(label_and_unit(part)[0]) for part in parts]
    labels = [label for label in labels if header_key(label)]
    if not labels:
        return ()
    joined = ["".join(parts), "".join(labels), "".join(reversed(labels))]
    last, first = parts[-1:], parts[:1] if len(parts) > 1 else ()
    middle = parts[1:-1]
    pairs = ["".join(labels[-2:]), "".join(labels[:2])] if len(labels) > 2 else []
    alone = [*first, *middle, *last] if header_key(labels[-1]) in _GENERIC else [*last, *middle[::-1], *first]
    ending = ["".join((*labels[:-1], "本季", labels[-1])), f"本季{labels[-1]}"] if any(map(find_period, parts)) else []
    keys = [key for text in (*joined, *pairs) if (key := header_key(text))]
    return tuple(dict.fromkeys([*keys, *(key for part in alone for key in keys_of(part)), *map(header_key, ending)]))
