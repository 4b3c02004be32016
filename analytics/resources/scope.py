"""Whose needs, offers and deals a selection asks for: its counties, and a category."""

from dataclasses import dataclass

from analytics.lookup import counties, pair_of_county
from analytics.selection import Selection
from store.datasets import Dataset


@dataclass(frozen=True)
class Scope:
    """By the end of a quarter; a `category` of resources, or None for all."""

    selection: Selection
    category: str | None = None


def counties_within(dataset: Dataset, asked: Selection) -> frozenset[str]:
    """Those that the selection's pairs, cities and counties leave; tracks, stages and industries narrow nothing here."""
    pair_of = pair_of_county(dataset)
    return frozenset(
        one.adcode
        for one in counties(dataset).values()
        if (not asked.pairs or pair_of.get(one.adcode) in asked.pairs)
        and (not asked.cities or one.city_adcode in asked.cities)
        and (not asked.counties or one.adcode in asked.counties)
    )
