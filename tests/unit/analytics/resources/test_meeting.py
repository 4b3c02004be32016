"""Open needs meet open offers of the same item: within the pair, across pairs by distance, or nobody."""

import pytest

from analytics.map.geography import distance_km
from analytics.resources.ladder_wording import needs_words
from analytics.resources.meeting import NEAREST, balances, open_rows, open_side, where
from analytics.resources.scope import Scope, counties_within
from analytics.resources.wording import balance_table, open_table, pairs_table
from analytics.selection import Selection
from store.codes import RESOURCE
from tests.plain_resources import PlainResources
from tests.shipped import complete, dataset, plain

LAST = {"demo": "2025Q4", "reported": "2024Q3"}


def scope(name: str, category: str | None = None, **narrowed: tuple[str, ...]) -> Scope:
    return Scope(Selection(LAST[name], **narrowed), category)


@pytest.mark.parametrize("name", LAST)
def test_where_needs_are_met_is_what_the_files_come_to(name):
    files = PlainResources(plain(name), Selection(LAST[name]).quarter.end, "deals" in complete(name))
    found = open_side(dataset(name), scope(name), "need")
    assert where(found) == files.where() and len(found) == len(files.needs)
    said = needs_words(found, "zh")
    assert all(f"{files.where()[place]} 项" in said for place in ("within", "across", "nobody"))


def test_what_a_signed_deal_names_is_not_open():
    data = dataset("demo")
    signed = {
        row[end]
        for row in plain("demo")["deals"]
        if row["step"] == "signed" and str(row["as_of"]) <= "2025-12-31"
        for end in ("need_id", "offer_id")
    }
    left = {row.resource_id for row in open_rows(data, scope("demo"))}
    assert signed and not signed & left
    assert left | signed == {row["resource_id"] for row in plain("demo")["resources"]}


def test_the_nearest_come_first_and_nobody_of_the_own_pair_is_among_them():
    data = dataset("demo")
    for one in open_side(data, scope("demo"), "need"):
        km = [near.km for near in one.nearest]
        assert km == sorted(km) and len(km) == min(NEAREST, one.across)
        for near in one.nearest:
            assert near.km == distance_km(one.row.adcode, near.row.adcode)
            assert near.row not in one.within and near.row.item == one.row.item and near.row.side == "offer"


def test_both_sides_tell_the_same_meetings():
    data = dataset("demo")
    needs, offers = (open_side(data, scope("demo"), side) for side in ("need", "offer"))
    there = {(one.row.resource_id, other.resource_id) for one in needs for other in one.within}
    assert there == {(other.resource_id, one.row.resource_id) for one in offers for other in one.within}
    assert sum(one.across for one in needs) == sum(one.across for one in offers)


def test_a_selection_narrows_whose_need_it_is_and_not_who_may_meet_it():
    data = dataset("demo")
    whole = {one.row.resource_id: one for one in open_side(data, scope("demo"), "need")}
    mine = open_side(data, scope("demo", pairs=("P09",)), "need")
    assert mine and all(one.pair_id == "P09" and whole[one.row.resource_id] == one for one in mine)
    by_city = open_side(data, scope("demo", cities=("331100",)), "need")
    asked = counties_within(data, Selection("2025Q4", cities=("331100",)))
    assert {one.row.adcode for one in by_city} <= asked


def test_categories_make_the_whole_and_items_their_balance():
    data = dataset("demo")
    whole = open_side(data, scope("demo"), "need")
    assert sum(len(open_side(data, scope("demo", code), "need")) for code in RESOURCE.ids) == len(whole)
    found = balances(data, scope("demo"))
    assert sum(one.needs for one in found) == len(whole)
    land = next(one for one in found if one.item == "工业用地")
    rows = [row for row in open_rows(data, scope("demo")) if row.item == "工业用地"]
    assert land.needed == sum(row.quantity for row in rows if row.side == "need" and row.quantity)
    assert land.no_quantity == sum(row.quantity is None for row in rows)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", LAST)
def test_tables_hold_a_row_each_and_nothing_unknown_is_zero(name, lang):
    data = dataset(name)
    for side in ("need", "offer"):
        found = open_side(data, scope(name), side)
        told = open_table(data, found, side, lang)
        assert len(told.printed) == len(found) and all(cell != "0" for row in told.printed for cell in row)
    assert len(balance_table(balances(data, scope(name)), lang).printed) == len(balances(data, scope(name)))
    needs = open_side(data, scope(name), "need")
    last = pairs_table(data, needs, lang).exact[-1]
    assert last[1] == len(needs) == sum(n or 0 for n in last[5:])
