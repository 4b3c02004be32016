"""What the selection may be narrowed by: each key of the address with its choices, by id, in the order they are shown."""

from collections.abc import Mapping

from analytics.lookup import cities, counties, industries, pairs, tracks
from analytics.selection import ASKED_TYPES
from store.codes import STAGE, VALUE_TYPE
from store.datasets import Dataset
from style.text import Text

# In the order of the panel and of the chips.
NARROWING_KEYS = ("pairs", "tracks", "stages", "industries", "cities", "counties")


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
        return {short: Text(name, name) for short, name in industries(dataset).items()}
    if key == "stages":
        return {code.id: code.label for code in STAGE}
    if key == "value":
        return {value_type: VALUE_TYPE[value_type].label for value_type in ASKED_TYPES}
    raise KeyError(key)
