"""How far a dataset is reported: the quarter that pages end with, and what is due of those who have not reported it.

Nothing in a complete table is 0. A quarter in which one pair of eighteen has reported would show seventeen zeros, so pages go on
to it once all have, or once somebody says that it is closed; whatever is due and did not come is then told as missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from store.package.folder import Description
from store.package.reading import arrow_schema
from store.schema import TABLES
from style.periods import Period, parse_period

_DUE = pa.array(["reported", "missing"])
_FIGURE = ["subject_id", "metric_id"]
_NOT_CAME = "应报未报"
Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Reported:
    """Of a quarter after the last one: the pairs of which it is due, and those that reported it."""

    quarter: str
    due: tuple[str, ...]
    came: tuple[str, ...]

    @property
    def behind(self) -> tuple[str, ...]:
        return tuple(pair for pair in self.due if pair not in self.came)


def following(quarter: str) -> str:
    number = parse_period(quarter).last + 1
    return str(Period(number, number))


def reported_of(tables: Tables, quarter: str) -> Reported:
    """Who reported a quarter, of those who reported the one before or said then that they had not."""
    before = parse_period(quarter).last - 1
    due, came = (_pairs(tables, one) for one in (str(Period(before, before)), quarter))
    return Reported(quarter, due, came)


def moved_on(said: Description, tables: Tables, closed: str | None, day: date) -> tuple[Description, Tables]:
    """The description with the last quarter that everybody reported, or that is `closed`, and the tables with what is due in it
    and did not come. Of a partial table nothing is due: there the last quarter is the last that anybody told of."""
    if said.coverage.get("observations") != "complete":
        return replace(said, last_quarter=max(said.last_quarter, _last_told(tables))), tables
    last, held = said.last_quarter, tables
    while (found := reported_of(held, following(last))).came or (closed and found.quarter <= closed):
        if found.behind and not (closed and found.quarter <= closed):
            break
        last, held = found.quarter, _with_missing(held, found.quarter, day)
    return replace(said, last_quarter=last), held


def _actual(tables: Tables, quarter: str) -> pa.Table:
    """What projects reported of a quarter, or said to be missing."""
    rows = tables["observations"]
    of_quarter = pc.and_(pc.equal(rows["subject_type"], "project"), pc.equal(rows["period"], quarter))
    wanted = pc.and_(pc.equal(rows["value_type"], "actual"), pc.is_in(rows["status"], value_set=_DUE))
    return rows.filter(pc.and_(of_quarter, wanted))


def _pairs(tables: Tables, quarter: str) -> tuple[str, ...]:
    projects = tables["projects"]
    told = pc.is_in(projects["project_id"], value_set=_actual(tables, quarter)["subject_id"].combine_chunks())
    return tuple(sorted(pc.unique(projects.filter(told)["pair_id"]).drop_null().to_pylist()))


def _last_told(tables: Tables) -> str:
    periods = {one for name in ("observations", "fund_flows") for one in pc.unique(tables[name]["period"]).to_pylist()}
    return max((one for one in periods if one and "Q" in one), default="")


def _with_missing(tables: Tables, quarter: str, day: date) -> Tables:
    """With a row told as missing for each figure that was due the quarter before and of which this one has no row at all."""
    before = parse_period(quarter).last - 1
    due = _actual(tables, str(Period(before, before)))
    rows = tables["observations"]
    of_quarter = rows.filter(pc.and_(pc.equal(rows["period"], quarter), pc.equal(rows["value_type"], "actual")))
    there = set(zip(*(of_quarter[name].to_pylist() for name in _FIGURE), strict=True))
    absent = [key not in there for key in zip(*(due[name].to_pylist() for name in _FIGURE), strict=True)]
    lost = due.filter(pa.array(absent, pa.bool_()))
    schema = arrow_schema(TABLES["observations"])
    fixed = {"period": quarter, "value": None, "status": "missing", "qualifier": None, "printed": None, "as_of": day}
    fixed["locator"] = _NOT_CAME
    for name, value in fixed.items():
        column = pa.array([value] * len(lost), schema.field(name).type)
        lost = lost.set_column(lost.schema.get_field_index(name), schema.field(name), column)
    return {**tables, "observations": pa.concat_tables([rows, lost.cast(rows.schema)])}
