"""The counties, pairs and cities of a dataset by all they are called, the larger plan first."""

from collections.abc import Iterator

from analytics.lookup import Pair, cities, counties, pair_of_county, pairs, without_rank
from analytics.search.entries import Directory, Entry, Hit, directory
from analytics.search.spelling import spelled
from analytics.search.typed import Typed
from cache.remembered import remembered
from store.datasets import Dataset

COUNTY, PAIR, CITY = "county", "pair", "city"
_PLANS = """SELECT pair_id, host_adcode, CAST(coalesce(sum(planned_investment), 0) AS DOUBLE) AS plan FROM projects
GROUP BY pair_id, host_adcode"""


@remembered
def places(dataset: Dataset) -> Directory:
    """Every county of the dataset, those of the programme before others; every pair; the cities of the pairs' counties."""
    plans = dataset.arrow(_PLANS).to_pylist()
    return directory([*_counties(dataset, plans), *_pairs(dataset, plans), *_cities(dataset, plans)])


def _counties(dataset: Dataset, plans: list[dict]) -> Iterator[Entry]:
    within = pair_of_county(dataset)
    for county in counties(dataset).values():
        plan = sum(row["plan"] for row in plans if row["host_adcode"] == county.adcode)
        yield Entry(
            COUNTY,
            county.adcode,
            (*short_and_full(county.name.zh), county.official, county.name.en),
            plan + (county.adcode in within),
        )


def _pairs(dataset: Dataset, plans: list[dict]) -> Iterator[Entry]:
    """A pair is called by its id, by both counties, and by either."""
    for pair in pairs(dataset).values():
        plan = sum(row["plan"] for row in plans if row["pair_id"] == pair.id)
        yield Entry(PAIR, pair.id, (pair.id, *_called(pair)), plan)


def _called(pair: Pair) -> Iterator[str]:
    sides = (pair.industrial, pair.mountain)
    yield from (pair.label.zh, pair.short.zh, pair.label.en)
    yield "".join(short_and_full(side.name.zh)[0] for side in sides)
    for side in sides:
        yield from (*short_and_full(side.name.zh), side.official, side.name.en)


def _cities(dataset: Dataset, plans: list[dict]) -> Iterator[Entry]:
    of = {county.adcode: county.city_adcode for county in counties(dataset).values()}
    for code, name in cities(dataset).items():
        plan = sum(row["plan"] for row in plans if of.get(row["host_adcode"]) == code)
        yield Entry(CITY, code, (name.zh, f"{name.zh}市", name.en), plan)


def short_and_full(name: str) -> tuple[str, str]:
    """景宁 and 景宁县: a reader who types the short one means exactly that county."""
    return without_rank(name), name


def spellings(name: str) -> tuple[str, ...]:
    """A county's name in syllables, in one reading or both: 乐清市 is le qing shi and yue qing shi. What kind of place it is
    is read in one way alone."""
    short, full = short_and_full(name)
    kind = spelled(full[len(short) :]).pinyin[0].split()
    return tuple(dict.fromkeys(" ".join([*said.split(), *kind]) for said in spelled(short).pinyin))


def placed(dataset: Dataset, wanted: Typed) -> tuple[list[Hit], dict[str, int], dict[str, int]]:
    """The places met; and how the counties (by adcode) and the pairs are met whose projects are meant by them."""
    found = places(dataset).hits(wanted)
    by_county = {hit.entry.id: hit.rank for hit in found if hit.entry.kind == COUNTY}
    for hit in found:
        if hit.entry.kind == CITY:
            for county in counties(dataset).values():
                if county.city_adcode == hit.entry.id:
                    by_county[county.adcode] = min(by_county.get(county.adcode, hit.rank), hit.rank)
    return found, by_county, {hit.entry.id: hit.rank for hit in found if hit.entry.kind == PAIR}
