"""What stands once for a whole block: in the rows above its header, in the sheet's name, in the file's, or in what was expected."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from store.ledgers.frame.fields import BY_KEY, FIELDS, Field, header_key
from store.ledgers.frame.heads import row_texts
from store.ledgers.frame.known import Known
from store.ledgers.frame.words import plain, readable, to_date_in, without_brackets, without_period
from store.sheets.grid import Sheet, address
from store.written.days import day
from store.written.quarters import find_period
from store.written.reading import Unread
from store.written.units import is_unit, unit_of_header, units_named
from style.text import Text

_PLACE = r"填报单位|报送单位|上报单位|填报县[(（]?市?、?区?[)）]?|填报地区|县[(（]市、?区[)）]|县市区|结对名称|结对县市|结对|单位名称"
_LABELS = re.compile(
    rf"(?P<place>{_PLACE})|(?P<day>填报日期|填报时间|报送日期|报送时间|上报日期|上报时间|制表日期|制表时间|填表日期|填表时间|截止日期|数据截止|日期)"
    r"|(?P<period>报告期|填报期|所属期|季度|期别)|(?P<unit>(金额|计量|数量|货币)?单位)"
)
_SAID = re.compile(
    rf"(?:{_LABELS.pattern})\s*[:：]\s*(?P<value>.*?)(?=\s*(?:{re.sub(r'[?]P<[a-z]+>', '?:', _LABELS.pattern)})\s*[:：]|$)"
)
_FUND_YEAR = re.compile("(20[0-9]{2})年度?(?!第?[一二三四1-4]季)[^,，年季]{0,10}资金|资金年度[:： ]*(20[0-9]{2})")
_OF_TARGETS = re.compile("目标|任务分解|责任书|(?i:targets)")
_OF_PROGRESS = re.compile("完成情况|进展|进度|执行情况|完成率|对比|(?i:progress)")
FROM_SHEET_NAME = Text("据工作表名称", "by the sheet's name")
FROM_FILE_NAME = Text("据文件名", "by the file's name")
YEAR_OF_DUE = Text("没有写年份，按本次应报的年份", "no year is written: taken for the year that is due")
EXPECTED = Text("表中没有写明，按本次应报的填报", "not written in the sheet: taken from what this hand-in is due for")


@dataclass(frozen=True)
class Stated:
    """A value for all rows: the cell it stands in (None: nowhere in the sheet), what is written there, and why it is a guess.
    `so_far`: of a period up to which figures run, from the "year"'s start or from "all" beginning."""

    value: str
    cell: str | None = None
    written: str = ""
    guess: Text | None = None
    so_far: str = ""


@dataclass(frozen=True)
class Said:
    """What holds for every row of a block that says nothing else itself. `figure`: what its figures are; `of_targets`: they
    are set to be reached; `fund_year`: of which year the money is, whenever it moved."""

    period: Stated | None = None
    unit: Stated | None = None
    pair: Stated | None = None
    county: Stated | None = None
    as_of: tuple[date, str] | None = None
    figure: Field | None = None
    of_targets: bool = False
    fund_year: Stated | None = None


def said_above(sheet: Sheet, rows: range, known: Known, year: int | None, before: Said = Said()) -> Said:
    """The title rows of a block; what they do not say holds on from the block `before`."""
    said = before
    for row in rows:
        texts = row_texts(sheet, row)
        for column, text in texts.items():
            cell = address(row, column)
            said = _labelled(said, text, cell, _right_of(texts, column), known)
            said = _in_title(said, text, cell, known, year)
    return said


def said_elsewhere(said: Said, sheet: Sheet, file: str, known: Known, year: int | None) -> Said:
    """Where no title says it: the sheet's name, then the file's."""
    for name, why in ((sheet.name, FROM_SHEET_NAME), (file.rsplit(".", 1)[0], FROM_FILE_NAME)):
        of_title = said.period if said.period is not None and len(said.period.value) == 4 else None
        found = _in_title(Said(), readable(name), "", known, int(of_title.value) if of_title is not None else year)
        if of_title is not None and _narrows(found.period, of_title):
            assert found.period is not None
            said = replace(said, period=replace(_from(found.period, name, why), cell=of_title.cell))
        placed = said.pair is not None or said.county is not None
        if said.period is None and found.period is not None:
            said = replace(said, period=_from(found.period, name, why))
        if not placed:
            said = replace(
                said,
                pair=_from(found.pair, name, why) if found.pair else None,
                county=_from(found.county, name, why) if found.county else None,
            )
        if said.figure is None:
            said = replace(said, figure=found.figure)
        if why is FROM_SHEET_NAME and found.of_targets:
            said = replace(said, of_targets=True)
    return said


def _narrows(found: Stated | None, year: Stated) -> bool:
    """三季度 as a sheet's name under a title of 2025年 is that year's third quarter; a title of the year so far stays."""
    return found is not None and not year.so_far and not found.so_far and found.value.startswith(f"{year.value}Q")


def _from(stated: Stated, name: str, why: Text) -> Stated:
    return Stated(stated.value, None, name, why, stated.so_far)


def _right_of(texts: dict[int, str], column: int) -> str | None:
    return next((texts[other] for other in sorted(texts) if other > column), None)


def _labelled(said: Said, text: str, cell: str, right: str | None, known: Known) -> Said:
    """填报单位：泰顺县  单位：万元 in one cell, or the label in one and its value in the next."""
    for kind, value in _pairs_of(text, right):
        if kind == "unit" and (units := [value] if is_unit(value) else list(units_named(f"单位：{value}"))):
            said = replace(said, unit=Stated("、".join(units), cell, text))
        elif kind == "day":
            try:
                read = day(value, True)
            except Unread:
                continue
            if isinstance(read.value, date):
                said = replace(said, as_of=(read.value, cell))
        elif kind == "place":
            said = _place(said, value, cell, text, known)
        elif kind == "period" and (found := find_period(value)):
            said = replace(said, period=Stated(found, cell, text))
    return said


def _pairs_of(text: str, right: str | None) -> Iterator[tuple[str, str]]:
    plain = unicodedata.normalize("NFKC", text)
    for found in _SAID.finditer(plain):
        kind = next(name for name in ("place", "day", "period", "unit") if found[name])
        value = found["value"].strip(" ()（）;；,，")
        if not value and right is not None and found.end() >= len(plain.rstrip()):
            value = unicodedata.normalize("NFKC", right).strip()
        if value:
            yield kind, value


def _place(said: Said, value: str, cell: str, text: str, known: Known) -> Said:
    pair, county = known.place_in(value)
    if pair is None and county is None:
        return said
    return replace(
        said,
        pair=Stated(pair, cell, text) if pair else said.pair,
        county=Stated(county, cell, text) if county else said.county,
    )


def _in_title(said: Said, written: str, cell: str, known: Known, year: int | None) -> Said:
    """2024年第三季度滨江—泰顺结对项目产值情况表（万元）: period, pair, figure and unit of a title."""
    text = _SAID.sub("", unicodedata.normalize("NFKC", written))
    if text.strip(" ()"):
        if told := to_date_in(text, year):
            said = replace(said, period=Stated(told.quarter, cell, written, so_far=told.since))
        elif found := find_period(plain(text)) or find_period(text, year):
            bare = find_period(plain(text)) is None
            said = replace(said, period=Stated(found, cell, written, YEAR_OF_DUE if bare else None))
        said = _place(said, text, cell, written, known)
        _, unit = unit_of_header(text)
        if unit is not None and said.unit is None:
            said = replace(said, unit=Stated(unit, cell, written))
        if figure := figure_in(text):
            said = replace(said, figure=figure)
        if money := _FUND_YEAR.search(text):
            said = replace(said, fund_year=Stated(money[1] or money[2], cell, written))
        if _OF_TARGETS.search(text) and not _OF_PROGRESS.search(text):
            said = replace(said, of_targets=True)
    return said


def figure_in(title: str) -> Field | None:
    """The measure or fund stage a title names, by the longest words that are known."""
    key = header_key(without_brackets(without_period(title)))
    best = max((words for words in _figure_words() if words in key), key=len, default=None)
    return FIELDS[_figure_words()[best]] if best else None


_FIGURES: dict[str, str] = {}


def _figure_words() -> dict[str, str]:
    if not _FIGURES:
        for words, ids in BY_KEY.items():
            found = [i for i in ids if FIELDS[i].is_figure and FIELDS[i].table in ("observations", "fund_flows")]
            if found and len(words) >= 2 and words != header_key("实际"):
                _FIGURES[words] = found[0]
    return _FIGURES
