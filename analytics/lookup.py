"""Who is who: counties, cities, pairs, tracks and industries of a dataset by id, with their names."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from analytics.selection import ASKED_TYPES, Selection
from cache.remembered import remembered
from store.codes import STAGE, VALUE_TYPE
from store.datasets import Dataset
from style.text import Text

# What a selection may be narrowed by, as addresses of pages and of the data API call it, in the order of the panel and of the chips.
NARROWING_KEYS = ("pairs", "tracks", "stages", "industries", "cities", "counties")


@dataclass(frozen=True)
class CountyName:
    adcode: str
    name: Text
    official: str
    city: Text
    city_adcode: str


@dataclass(frozen=True)
class Pair:
    """A pair with its two counties; `label` reads 滨江区—泰顺县."""

    id: str
    industrial: CountyName
    mountain: CountyName

    @property
    def label(self) -> Text:
        a, b = self.industrial.name, self.mountain.name
        return Text(f"{a.zh}—{b.zh}", f"{a.en}–{b.en}", is_data=True)

    @property
    def short(self) -> Text:
        """滨江—泰顺, for sentences and lines."""
        a, b = self.industrial.name, self.mountain.name
        return Text(f"{without_rank(a.zh)}—{without_rank(b.zh)}", f"{a.en}–{b.en}", is_data=True)

    @property
    def crosses_cities(self) -> bool:
        return self.industrial.city_adcode != self.mountain.city_adcode


def without_rank(name: str) -> str:
    return name[:-1] if len(name) > 2 and name[-1] in "区县市" else name


@lru_cache(maxsize=32)
def counties(dataset: Dataset) -> dict[str, CountyName]:
    rows = dataset.arrow(
        "SELECT adcode, name, name_en, official_name, city, city_en, city_adcode FROM counties"
    ).to_pylist()
    return {
        r["adcode"]: CountyName(
            r["adcode"],
            Text(r["name"], r["name_en"], is_data=True),
            r["official_name"],
            Text(r["city"], r["city_en"], is_data=True),
            r["city_adcode"],
        )
        for r in rows
    }


@lru_cache(maxsize=32)
def pairs(dataset: Dataset) -> dict[str, Pair]:
    """Every pair of the list, in the list's order."""
    names = counties(dataset)
    rows = dataset.arrow("SELECT pair_id, industrial_adcode, mountain_adcode FROM pairs ORDER BY pair_id").to_pylist()
    return {r["pair_id"]: Pair(r["pair_id"], names[r["industrial_adcode"]], names[r["mountain_adcode"]]) for r in rows}


@lru_cache(maxsize=32)
def tracks(dataset: Dataset) -> dict[str, Text]:
    rows = dataset.arrow('SELECT track_id, name_zh, name_en FROM tracks ORDER BY "order"').to_pylist()
    return {r["track_id"]: Text(r["name_zh"], r["name_en"], is_data=True) for r in rows}


@lru_cache(maxsize=32)
def sources(dataset: Dataset) -> dict[str, dict[str, object]]:
    return {r["source_id"]: r for r in dataset.arrow("SELECT * FROM sources ORDER BY source_id").to_pylist()}


def pair_of_county(dataset: Dataset) -> dict[str, str]:
    """adcode → pair id, for both sides of every pair."""
    return {side.adcode: p.id for p in pairs(dataset).values() for side in (p.industrial, p.mountain)}


@lru_cache(maxsize=32)
def cities(dataset: Dataset) -> dict[str, Text]:
    """The cities of the pairs' counties by code."""
    sides = [side for pair in pairs(dataset).values() for side in (pair.industrial, pair.mountain)]
    return {side.city_adcode: side.city for side in sorted(sides, key=lambda side: side.city_adcode)}


@lru_cache(maxsize=32)
def industries(dataset: Dataset) -> dict[str, str]:
    """Short id → the industry as projects name it. The id is made from the name, so it outlives a dataset; the names are
    free text, too long for an address and of no fixed list."""
    rows = dataset.arrow("SELECT DISTINCT industry FROM projects WHERE industry IS NOT NULL ORDER BY 1")
    names = rows.column("industry").to_pylist()
    return {hashlib.sha256(name.encode()).hexdigest()[:6]: name for name in names}


@lru_cache(maxsize=4096)
def is_project(dataset: Dataset, project_id: str) -> bool:
    return dataset.arrow("SELECT 1 FROM projects WHERE project_id = ?", [project_id]).num_rows > 0


def pairs_within(dataset: Dataset, selection: Selection) -> tuple[str, ...]:
    """The pairs that have a county among the cities and counties selected, all of them where none is; of the others
    nothing is asked, so nothing is missing."""
    return tuple(pair.id for pair in pairs(dataset).values() if _is_within(pair, selection))


def _is_within(pair: Pair, asked: Selection) -> bool:
    return any(
        (not asked.cities or side.city_adcode in asked.cities) and (not asked.counties or side.adcode in asked.counties)
        for side in (pair.industrial, pair.mountain)
    )


def pairs_instead(dataset: Dataset, selection: Selection) -> tuple[str, ...]:
    """The pairs whose mountain county is selected by city or county, among the pairs selected: what can be asked of
    money that reaches pairs in the place of a city."""
    return tuple(
        pair.id
        for pair in pairs(dataset).values()
        if (not selection.pairs or pair.id in selection.pairs)
        and (not selection.cities or pair.mountain.city_adcode in selection.cities)
        and (not selection.counties or pair.mountain.adcode in selection.counties)
    )


@remembered
def project_names(dataset: Dataset, ids: tuple[str, ...]) -> dict[str, str]:
    """Project id → its name, in the source's own words."""
    found = dataset.arrow("SELECT project_id, name FROM projects WHERE list_contains(?, project_id)", [list(ids)])
    return {row["project_id"]: row["name"] for row in found.to_pylist()}


@remembered
def event_names(dataset: Dataset, ids: tuple[str, ...]) -> dict[str, Text]:
    """Event id → its title, in English where its source has one."""
    sql = "SELECT event_id, title, title_en FROM events WHERE list_contains(?, event_id)"
    found = dataset.arrow(sql, [list(ids)]).to_pylist()
    return {row["event_id"]: Text(row["title"], row["title_en"] or row["title"], is_data=True) for row in found}


def choices(key: str, dataset: Dataset) -> Mapping[str, Text]:
    """id → name of all that may be chosen by who reads this dataset, for a key of NARROWING_KEYS, or for `value`."""
    if key == "pairs":
        return {pair.id: pair.label for pair in pairs(dataset).values()}
    if key == "tracks":
        return tracks(dataset)
    if key == "cities":
        return cities(dataset)
    if key == "counties":
        sides = [side for pair in pairs(dataset).values() for side in (pair.industrial, pair.mountain)]
        return {adcode: counties(dataset)[adcode].name for adcode in sorted({s.adcode for s in sides})}
    if key == "industries":
        return {short: Text(name, name, is_data=True) for short, name in industries(dataset).items()}
    if key == "stages":
        return {code.id: code.label for code in STAGE}
    if key == "value":
        return {value_type: VALUE_TYPE[value_type].label for value_type in ASKED_TYPES}
    raise KeyError(key)
