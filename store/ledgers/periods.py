"""Of when a row's figures are: its period, its year, the day they were told, and how precisely a day is known."""

import re
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.codes import DATE_PRECISION
from store.columns import Column
from store.ledgers.frame.titles import EXPECTED
from store.ledgers.pieces import Given, Making
from store.sheets.grid import letters
from style.periods import parse_period
from style.text import Text

YEAR_OF_PERIOD = Text("没有写资金年度，按发生期所在年理解", "no fund year is written: taken for the year of the period")
BY_PERIOD_END = Text("没有写日期，按报告期末理解", "no date is written: taken for the end of the period")
_HALF = re.compile("下半年|[Hh]2")
_COARSE = {code: rank for rank, code in enumerate(DATE_PRECISION.ids)}


def period(making: Making, column: Column) -> Given | None:
    figure = making.figure
    fixed = figure.field.fixed if figure is not None and figure.field is not None else {}
    if fixed.get("value_type") == "at_capacity":
        return Given(pa.nulls(making.length, pa.string()), figure.cell if figure else None, True)
    if figure is not None and figure.fund_year is not None and fixed.get("stage") == "planned":
        return making.constant(str(figure.fund_year), figure.cell)
    if figure is not None and figure.period is not None:
        return making.constant(figure.period, figure.cell)
    heading = making.heading("period") or making.cells.block.mapped.of("context.period")
    if heading is None:
        return period_for_all(making)
    read, kind = making._reader(column)
    own = making.cells.read(heading, making.table.name, "period", read, pa.string(), kind=kind).values
    blank = pc.and_(own.is_null(), pa.array(~making.cells.bad[heading.column]))
    if making.table.name == "observations":
        due = pc.fill_null(pc.not_equal(making.column("value_type").values, "at_capacity"), False)
        blank = pc.and_(blank, due)
    stated = period_for_all(making) if pc.any(blank).as_py() else None
    if stated is None:
        return Given(own, letters(heading.column), True)
    return Given(pc.if_else(blank, stated.values, own), letters(heading.column), True)


def period_for_all(making: Making) -> Given | None:
    """The title's, else the sheet's or file's name, else what is due: the last three are told once."""
    said, sheet = making.cells.block.said.period, making.cells.block.sheet
    at = f"A{making.cells.block.head.last}"
    if said is not None and _HALF.search(said.written):
        return None  # its year tells which one 三季度 is of; half a year itself is no period
    if said is not None:
        if said.guess is not None:
            making.collected.guess_once(sheet.name, said.cell or at, said.written, said.value, said.guess)
        return making.constant(said.value, said.cell)
    if making.expected.quarter is None:
        return None
    making.collected.guess_once(sheet.name, at, "", making.expected.quarter, EXPECTED)
    return making.constant(making.expected.quarter, None)


def fund_year(making: Making, column: Column) -> Given | None:
    """Of money the fund year, of targets and assessments the year they are of: the header's own, else its column's, else the
    period's or the title's."""
    figure = making.figure
    if figure is not None and figure.fund_year is not None:
        return making.constant(figure.fund_year, figure.cell, type=pa.int32())
    if figure is not None and figure.period is not None and making.table.name != "fund_flows":
        if making.table.name == "assessments" and _of_a_quarter(figure.period, figure.so_far):
            return None
        return making.constant(int(figure.period[:4]), figure.cell, type=pa.int32())
    given = making.own(column)
    if given is not None and not given.values.null_count:
        return given
    if making.table.name == "fund_flows":
        of_title = making.cells.block.said.fund_year
        if given is None and of_title is not None:
            return making.constant(int(of_title.value), of_title.cell, type=pa.int32())
        period = making.column("period")
        years = pc.utf8_slice_codeunits(period.values, 0, 4).cast(pa.int32())
        if given is None and years.null_count < len(years):
            head = f"A{making.cells.block.head.last}"
            told = "、".join(map(str, years.unique().drop_null().to_pylist()))
            making.collected.guess_once(making.cells.block.sheet.name, head, "", told, YEAR_OF_PERIOD)
        return Given(
            years if given is None else pc.coalesce(given.values, years), given.cell if given else period.cell, True
        )
    stated = period_for_all(making) if given is None else None
    said = making.cells.block.said.period
    if stated is None or (
        making.table.name == "assessments" and _of_a_quarter(stated.values[0].as_py(), said.so_far if said else "")
    ):
        return given
    return Given(pc.utf8_slice_codeunits(stated.values, 0, 4).cast(pa.int32()), stated.cell, True)


def _of_a_quarter(period: str, so_far: str) -> bool:
    """Whether it is a quarter, for which nobody is assessed: a year or its half is."""
    return "Q" in period and not (so_far == "year" and period[-1] in "24")


def half(making: Making, column: Column) -> Given | None:
    """1 of what was assessed for the year so far at its middle, as header or title says; 2 of 下半年; none of a whole year."""
    given, figure, said = making.own(column), making.figure, making.cells.block.said.period
    if given is not None:
        return given
    if figure is not None and figure.period is not None:
        told, so_far, written, cell = figure.period, figure.so_far, figure.written, figure.cell
    elif said is not None:
        told, so_far, written, cell = said.value, said.so_far, said.written, said.cell or ""
    else:
        return None
    number = 2 if "下半年" in written else 1 if so_far == "year" and told.endswith("Q2") else None
    return making.constant(number, cell or None, type=pa.int32()) if number else None


def as_of(making: Making, column: Column) -> Given | None:
    given, said = making.own(column), making.cells.block.said.as_of
    if given is not None and not given.values.null_count:
        return given
    day: date | None = said[0] if said is not None else making.expected.as_of
    if day is not None:
        supplied = making.constant(day, said[1] if said else None, type=pa.date32())
    else:
        supplied = Given(_period_ends(making), None, True)
    if given is None:
        return supplied
    return Given(pc.coalesce(given.values, supplied.values), given.cell, True)


def _period_ends(making: Making) -> pa.Array:
    """The last day of each row's period, told once as a guess; of an event its own day."""
    name = next((name for name in ("period", "date", "year") if name in making.table.column_names), None)
    if name is None:
        stated = making.cells.block.said.period
        end = parse_period(stated.value).end if stated is not None else None
        return making.constant(end, None, type=pa.date32()).values
    values = making.column(name).values
    if name == "date":
        return values
    coded = values.cast(pa.string()).dictionary_encode()
    ends = [parse_period(one).end for one in coded.dictionary.to_pylist()]
    if ends:
        told = "、".join(sorted({str(one) for one in ends}))
        making.collected.guess_once(
            making.cells.block.sheet.name, f"A{making.cells.block.head.last}", "", told, BY_PERIOD_END
        )
    return pa.array(ends, pa.date32()).take(coded.indices)


def date_precision(making: Making, column: Column) -> Given | None:
    given = making.own(column)
    coarsest = np.full(making.length, -1)
    for each in making.table.columns:
        heading = (
            making.heading(each.name) if each.type == "date" and each.name not in ("as_of", "stage_as_of") else None
        )
        if heading is None:
            continue
        read, kind = making._reader(each)
        found = making.cells.read(heading, making.table.name, each.name, read, pa.date32(), kind=kind).precisions
        ranks = _ranks(found)
        coarsest = np.maximum(coarsest, ranks)
    words = np.array([*DATE_PRECISION.ids, None], object)[coarsest]
    supplied = pa.array(words, pa.string())
    if given is None:
        return Given(supplied, None, bool((coarsest >= 0).any()))
    coarse = pa.array(np.where(coarsest > 0, words, None), pa.string())
    return Given(pc.coalesce(given.values, coarse), given.cell, True)


def _ranks(precisions: pa.Array) -> np.ndarray:
    """How coarse each is: 0 a day, 3 a year, -1 none."""
    coded = precisions.dictionary_encode()
    ranks = np.array([*(_COARSE[one] for one in coded.dictionary.to_pylist()), -1])
    return ranks[coded.indices.fill_null(-1).to_numpy()]


def stage_day(making: Making, column: Column) -> Given | None:
    """A stage holds on the day it was reported for: the end of the period, else the day of the hand-in."""
    given = making.own(column)
    if given is not None or making.heading("stage") is None:
        return given
    said, due = making.cells.block.said, making.expected
    period = said.period.value if said.period is not None else due.quarter
    day = parse_period(period).end if period else said.as_of[0] if said.as_of else due.as_of
    if day is None:
        return None
    days = making.constant(day, said.period.cell if said.period else None, type=pa.date32())
    there = making.column("stage").values.is_valid()
    return Given(pc.if_else(there, days.values, pa.scalar(None, pa.date32())), days.cell, True)
