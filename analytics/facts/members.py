"""Every member of a dimension, whether or not anything is told of it: what an answer has a row for."""

from functools import lru_cache

from analytics.selection import NARROWINGS, PROGRAMME_START, Selection
from store.codes import EVENT_KIND, RESOURCE, STAGE
from store.datasets import Dataset
from style.periods import parse_period, quarters_between

_LISTS = {
    "pair": "SELECT pair_id FROM pairs ORDER BY 1",
    "track": "SELECT track_id FROM tracks ORDER BY 1",
    "industry": "SELECT DISTINCT industry FROM projects WHERE industry IS NOT NULL ORDER BY 1",
}
_SIDES = """SELECT DISTINCT c.adcode, c.city_adcode FROM counties c
JOIN pairs p ON c.adcode IN (p.industrial_adcode, p.mountain_adcode) ORDER BY 1"""
_CODES = {"stage": STAGE.ids, "kind": EVENT_KIND.ids, "category": RESOURCE.ids}
_WANTED = {dimension: field for field, dimension in NARROWINGS.items()}


def dimension_members(dataset: Dataset, dimension: str, selection: Selection) -> tuple[str, ...]:
    """All members of a dimension that the selection leaves in, in the order of their codes."""
    if dimension in ("quarter", "year"):
        return _periods(dimension, selection)
    if dimension in ("county", "city"):
        sides = _listed(dataset, _SIDES)
        kept = [(c, city) for c, city in sides if not selection.cities or city in selection.cities]
        every = tuple(sorted({c if dimension == "county" else city for c, city in kept}))
    elif dimension in _CODES:
        every = _CODES[dimension]
    else:
        every = tuple(member for (member,) in _listed(dataset, _LISTS[dimension]))
    wanted = getattr(selection, _WANTED[dimension]) if dimension in _WANTED else ()
    return tuple(m for m in every if not wanted or m in wanted)


@lru_cache(maxsize=64)
def _listed(dataset: Dataset, sql: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.values()) for row in dataset.arrow(sql).to_pylist())


def _periods(dimension: str, selection: Selection) -> tuple[str, ...]:
    """What happened is of the quarters up to the as-of quarter; what is expected also of the rest of its year."""
    year = selection.quarter.year
    starts = {"year": f"{year}Q1", "quarter": selection.as_of, "programme": PROGRAMME_START}
    ahead = selection.value_type == "forecast" and selection.span != "quarter"
    quarters = quarters_between(starts[selection.span], f"{year}Q4" if ahead else selection.as_of)
    if dimension == "quarter":
        return quarters
    return tuple(sorted({str(parse_period(q).year) for q in quarters}))
