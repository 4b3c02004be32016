"""Counties, pairs, tracks and sources are who the dataset says they are, by name in both languages."""

import pytest

from analytics.lookup import counties, pair_of_county, pairs, sources, tracks
from analytics.rows.sources import source_ids
from tests.shipped import PAIRS, dataset, plain

BOTH = pytest.mark.parametrize("name", ["demo", "reported"])


@BOTH
def test_pairs_are_the_list_in_its_order(name):
    towns = {row["adcode"]: row for row in plain(name)["counties"]}
    found = pairs(dataset(name))
    assert list(found) == PAIRS
    for row in plain(name)["pairs"]:
        pair, ends = found[row["pair_id"]], (towns[row["industrial_adcode"]], towns[row["mountain_adcode"]])
        assert (pair.industrial.adcode, pair.mountain.adcode) == tuple(end["adcode"] for end in ends)
        assert pair.label.zh == "—".join(end["name"] for end in ends)
        assert pair.label.en == "–".join(end["name_en"] for end in ends)
        assert pair.crosses_cities == (ends[0]["city"] != ends[1]["city"])


def test_four_pairs_stay_within_one_city():
    within = [pair.id for pair in pairs(dataset("demo")).values() if not pair.crosses_cities]
    assert within == ["P05", "P06", "P16", "P18"]


@BOTH
def test_every_county_of_a_pair_leads_to_its_pair(name):
    found = pair_of_county(dataset(name))
    assert len(found) == 36 and set(found.values()) == set(PAIRS)
    assert found["330382"] == found["331127"] == "P07"
    assert len(counties(dataset(name))) == 90
    assert counties(dataset(name))["331127"].official == "景宁畲族自治县"


def test_tracks_keep_their_order():
    assert list(tracks(dataset("reported"))) == ["T1", "T2", "T3", "T4", "T5", "T6"]
    assert tracks(dataset("reported"))["T6"].zh == "要素互惠机制"


@BOTH
def test_sources_are_all_there(name):
    assert {key: row["title"] for key, row in sources(dataset(name)).items()} == {
        row["source_id"]: row["title"] for row in plain(name)["sources"]
    }


def test_a_metric_names_the_sources_of_its_own_rows_only():
    reported = dataset("reported")
    assert source_ids(reported, "fund_planned") == ("zjrb-2024-08-22",)
    assert source_ids(reported, "pairs") == ("pairing-list-2023",)
    assert source_ids(reported, "fund_spent") == ()
    # Its rows are of the level at capacity, which no metric of what happened sums.
    assert source_ids(reported, "output_value") == source_ids(reported, "profit_and_tax") == ()
    assert source_ids(dataset("demo"), "leverage") == ("sim-funds", "sim-returns")
    assert source_ids(dataset("demo"), "investment_progress") == ("sim-ledger", "sim-returns")
