"""Who is who: counties, pairs and tracks of a dataset by id, with their names in both languages."""

from dataclasses import dataclass
from functools import lru_cache

from store.datasets import Dataset
from style.text import Text


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
        return Text(f"{a.zh}—{b.zh}", f"{a.en}–{b.en}")

    @property
    def crosses_cities(self) -> bool:
        return self.industrial.city_adcode != self.mountain.city_adcode


@lru_cache(maxsize=32)
def counties(dataset: Dataset) -> dict[str, CountyName]:
    rows = dataset.arrow(
        "SELECT adcode, name, name_en, official_name, city, city_en, city_adcode FROM counties"
    ).to_pylist()
    return {
        r["adcode"]: CountyName(r["adcode"], Text(r["name"], r["name_en"]), r["official_name"],
                                Text(r["city"], r["city_en"]), r["city_adcode"])
        for r in rows
    }  # fmt: skip


@lru_cache(maxsize=32)
def pairs(dataset: Dataset) -> dict[str, Pair]:
    """Every pair of the list, in the list's order."""
    names = counties(dataset)
    rows = dataset.arrow(
        "SELECT pair_id, industrial_adcode, mountain_adcode FROM pairs ORDER BY pair_id"
    ).to_pylist()
    return {
        r["pair_id"]: Pair(r["pair_id"], names[r["industrial_adcode"]], names[r["mountain_adcode"]])
        for r in rows
    }


@lru_cache(maxsize=32)
def tracks(dataset: Dataset) -> dict[str, Text]:
    rows = dataset.arrow('SELECT track_id, name_zh, name_en FROM tracks ORDER BY "order"').to_pylist()
    return {r["track_id"]: Text(r["name_zh"], r["name_en"]) for r in rows}


@lru_cache(maxsize=32)
def sources(dataset: Dataset) -> dict[str, dict[str, object]]:
    return {r["source_id"]: r for r in dataset.arrow("SELECT * FROM sources ORDER BY source_id").to_pylist()}


def pair_of_county(dataset: Dataset) -> dict[str, str]:
    """adcode → pair id, for both sides of every pair."""
    return {side.adcode: p.id for p in pairs(dataset).values() for side in (p.industrial, p.mountain)}
