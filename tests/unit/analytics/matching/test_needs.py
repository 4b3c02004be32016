"""Needs are met item by item, by what the other county offers in the same unit, and nothing is made of what is not told."""

from datetime import date
from decimal import Decimal

import pytest

from analytics.facts.resources import Resource
from analytics.matching.needs import listed, met_part
from analytics.matching.parts import Need


def row(
    adcode: str, side: str, quantity: int | None, item: str = "工业用地", unit: str = "mu", day: int = 1
) -> Resource:
    held = None if quantity is None else Decimal(quantity)
    return Resource(
        f"{adcode}{side}{day}", adcode, side, "land", item, None, held, unit, None, None, date(2025, 1, day), "S", None
    )


def part(*rows: Resource, complete: bool = True, category: str = "land"):
    # Both counties have handed in a list, whatever is on it.
    others = [row(one, "offer", 1, "别的") for one in ("A", "B")]
    return met_part(listed([*rows, *others]), category, "A", "B", complete)


@pytest.mark.parametrize(
    ("needed", "offered", "met"), [(100, 50, 0.5), (100, 100, 1.0), (100, 900, 1.0), (300, 100, 1 / 3)]
)
def test_a_need_is_met_as_far_as_the_other_offers(needed, offered, met):
    found = part(row("A", "need", needed), row("B", "offer", offered))
    assert found.value == pytest.approx(met) and found.industrial == found.value and found.mountain is None
    turned = part(row("B", "need", needed), row("A", "offer", offered))
    assert turned.value == found.value and turned.mountain == found.value and turned.industrial is None


def test_both_sides_needs_count_alike_and_offers_of_one_item_add_up():
    rows = [
        row("A", "need", 100),
        row("B", "offer", 30),
        row("B", "offer", 20),
        row("B", "need", 10, "厂房"),
        row("A", "offer", 10, "厂房"),
    ]
    found = part(*rows)
    assert (found.value, found.industrial, found.mountain) == (0.75, 0.5, 1.0)


def test_own_offers_and_both_wanting_the_same_meet_nothing():
    assert part(row("A", "need", 100), row("A", "offer", 100)).value == 0.0
    assert part(row("A", "need", 100), row("B", "need", 100)).value == 0.0


def test_other_items_and_other_units_are_never_converted():
    assert part(row("A", "need", 100), row("B", "offer", 100, "厂房")).value == 0.0
    other = part(row("A", "need", 100), row("B", "offer", 100, unit="wan_square_metre"))
    assert other.value is None and other.why == "no_quantity"


def test_without_a_quantity_the_two_stand_beside_each_other_and_no_figure_is_made():
    for needed, offered in ((None, 100), (100, None)):
        found = part(row("A", "need", needed), row("B", "offer", offered))
        assert found.value is None and found.why == "no_quantity"
        assert [len(one.offers) for one in found.evidence if isinstance(one, Need)] == [1]


def test_what_is_not_listed_is_nothing_only_where_the_lists_are_whole():
    assert part(row("A", "need", 100)).value == 0.0
    partial = part(row("A", "need", 100), complete=False)
    assert partial.value is None and partial.why == "not_told"
    assert part().why == "no_need" and part(complete=False).why == "not_told"


def test_of_a_county_that_listed_nothing_at_all_nothing_is_known():
    found = met_part(listed([row("A", "need", 100)]), "land", "A", "B", True)
    assert found.value is None and found.why == "not_told"
    assert met_part(listed([row("A", "offer", 100)]), "land", "A", "B", True).why == "not_told"


def test_an_item_listed_again_replaces_what_was_listed_before():
    found = part(row("A", "need", 100, day=1), row("A", "need", 200, day=2), row("B", "offer", 100))
    assert found.value == 0.5 and len(found.evidence) == 1
    dropped = part(row("A", "need", 100, day=1), row("A", "need", 0, day=2), row("B", "offer", 100))
    assert dropped.value is None and dropped.why == "no_need"
