"""Turns tables into rows that can be counted or summed: who, where, when, how much, and whether it was reported.

Facts never name a quarter: they hold the stand-ins AT, YEAR_START and YEAR, filled when a question is asked.
Every fact gives the same columns (pair, track, county, stage, industry, quarter, year), null where a row belongs to none:
such rows keep a place of their own in every breakdown, so that parts always add up to the whole.
"""

from collections.abc import Sequence

from ibis.expr.types import Table

from analytics.facts.columns import Fact, FactRows, Quantity
from analytics.facts.funds import flowed, flowed_sums, targeted
from analytics.facts.ibis_tables import COUNTIES
from analytics.facts.pairs import happened, listed, paired
from analytics.facts.projects import observed, observed_sums, stood
from analytics.selection import NARROWINGS, Selection

__all__ = [
    "DIMENSION_COLUMNS",
    "FACTS",
    "OWN_DIMENSIONS",
    "FactRows",
    "Quantity",
    "cheapest",
    "narrowed",
    "observed",
    "stood",
]

FACTS: dict[str, Fact] = {
    "observations": observed,
    "fund_flows": flowed,
    "projects": stood,
    "pairs": paired,
    "targets": targeted,
    "events": happened,
    "resources": listed,
}
# The large tables, summed at publication by all that a question may ask for but a project's stage.
_SUMMED_FACTS: dict[str, Fact] = {"observations": observed_sums, "fund_flows": flowed_sums}
# What any metric may be split by, or says why not; and what only the rows of one table have.
DIMENSION_COLUMNS = {
    "pair": "pair_id",
    "track": "track_id",
    "county": "county",
    "city": "city",
    "stage": "stage",
    "industry": "industry",
    "quarter": "quarter",
    "year": "year",
}
OWN_DIMENSIONS = {"kind": "kind", "category": "category"}


def cheapest(table: str, selection: Selection, by: Sequence[str]) -> Fact:
    """The fact that answers with the least work: the sums where they know what is asked, else the rows."""
    staged = "stage" in by or bool(selection.stages)
    return FACTS[table] if staged else _SUMMED_FACTS.get(table, FACTS[table])


def narrowed(rows: Table, selection: Selection, by: Sequence[str]) -> Table:
    """The rows a selection asks for; only a question that names cities pays for looking them up."""
    if selection.cities or "city" in by:
        rows = _with_city(rows)
    for field, dimension in NARROWINGS.items():
        if wanted := getattr(selection, field):
            rows = rows.filter(rows[DIMENSION_COLUMNS[dimension]].isin(sorted(wanted)))
    return rows


def _with_city(rows: Table) -> Table:
    places = COUNTIES.select(place=COUNTIES.adcode, city=COUNTIES.city_adcode)
    return rows.left_join(places, rows.county == places.place).drop("place")
