"""What a county needs and offers, and what sources state of it, each as last told by the quarter's end."""

from analytics.facts.resources import Resource, resources_of
from analytics.pairs.facts import Stated, stated_of
from analytics.selection import Selection
from store.datasets import Dataset


def needs_and_offers(dataset: Dataset, adcode: str, selection: Selection) -> list[Resource]:
    """Offers before needs."""
    return resources_of(dataset, (adcode, adcode), selection.quarter.end)


def stated_figures(dataset: Dataset, adcode: str, selection: Selection) -> list[Stated]:
    """Of each measure the newest figure."""
    return [one for one in stated_of(dataset, "", (adcode, adcode), selection.quarter) if one.subject_type == "county"]
