"""A county's classes, ties, neighbours and figures are those that plain Python finds in the rows."""

import re
from datetime import date

import pytest
import shapely
from shapely.geometry import shape

from analytics.answer import Refused, total
from analytics.counties.listed import needs_and_offers, stated_figures
from analytics.counties.place import place
from analytics.counties.sentence import OF_COUNTY, facts_of, own, sentence
from analytics.lookup import counties
from analytics.map.geography import UnknownCounty, _features, neighbours
from analytics.metrics import METRICS
from analytics.pairs.facts import projects
from analytics.selection import Selection
from tests.generated import opened, rows_of
from tests.shipped import dataset, oracle, plain

NOW = Selection("2025Q4")
SOME = ("331127", "330382", "330327", "331023", "330782")


@pytest.mark.parametrize("adcode", SOME)
@pytest.mark.parametrize("quarter", ["2023Q2", "2025Q4"])
def test_classes_and_ties_are_those_begun_by_then(adcode, quarter):
    asked, rows = Selection(quarter), plain("demo")
    found, end = place(dataset("demo"), adcode, asked), asked.quarter.end
    told = {(r["role"], r["valid_from"], r["valid_to"]) for r in rows["county_roles"] if r["adcode"] == adcode}
    assert {(one.role, one.since, one.until) for one in found.classes} == {one for one in told if one[1] <= end}
    ties = [p for p in rows["pairs"] if adcode in (p["industrial_adcode"], p["mountain_adcode"])]
    assert [(t.pair.id, t.since) for t in found.ties] == [(p["pair_id"], p["valid_from"]) for p in ties]
    out = [p for p in rows["projects"] if p["origin_adcode"] == adcode and p["host_adcode"] not in (None, adcode)]
    assert found.going_out <= len(out) and (quarter != "2025Q4" or found.going_out == len(out))


def test_a_class_that_has_ended_is_told_with_its_end_and_holds_no_more():
    found = place(dataset("demo"), "330327", NOW)
    ended = [one for one in found.classes if one.until]
    assert ended and set(found.holding(date(2025, 12, 31))).isdisjoint(ended)
    assert set(ended) <= set(found.holding(date(2024, 1, 1)))


def test_a_county_the_dataset_does_not_have_is_an_error():
    with pytest.raises(KeyError):
        place(dataset("demo"), "999999", NOW)


def test_neighbours_share_a_border_of_the_boundaries_as_published():
    """By the file itself, in degrees, where what is drawn is simplified: a shared line, not a point."""
    held = {f["properties"]["adcode"]: shape(f["geometry"]) for f in _features()}
    for adcode in SOME:
        own_shape = held[adcode]
        touching = {
            other
            for other, there in held.items()
            if other != adcode and shapely.length(shapely.intersection(own_shape.boundary, there.boundary)) > 0.001
        }
        assert set(neighbours(adcode)) == touching and touching, adcode


def test_neighbours_are_each_others_and_none_is_its_own():
    for adcode in counties(dataset("demo")):
        assert adcode not in neighbours(adcode)
        assert all(adcode in neighbours(other) for other in neighbours(adcode))
    with pytest.raises(UnknownCounty):
        neighbours("999999")


def test_neighbours_come_nearest_first_each_with_its_pair():
    found = place(dataset("demo"), "331127", NOW).neighbours
    assert [one.km for one in found] == sorted(one.km for one in found)
    by_name = {one.county.name.zh: one.pair_id for one in found}
    assert by_name["云和县"] == "P11" and by_name["青田县"] is None


@pytest.mark.parametrize("adcode", SOME)
@pytest.mark.parametrize("metric_id", OF_COUNTY)
def test_figures_are_what_plain_python_counts_by_county(adcode, metric_id):
    asked = own(Selection("2025Q3", pairs=("P01",), cities=("330100",)), adcode)
    if "county" in METRICS[metric_id].refused:
        with pytest.raises(Refused):
            total(dataset("demo"), metric_id, asked)
        return
    told = oracle("demo").answer(metric_id, ("county",), Selection("2025Q3"))
    value = told.get((adcode,), (oracle("demo").absent(metric_id, (), asked), 0, 0))[0]
    assert total(dataset("demo"), metric_id, asked).value == value


def test_a_county_keeps_the_rest_of_the_selection_and_drops_other_places():
    asked = own(Selection("2025Q3", "programme", ("P01",), ("T2",), ("330100",), ("330109",), ("signed",)), "331127")
    assert asked == Selection("2025Q3", "programme", tracks=("T2",), counties=("331127",), stages=("signed",))


def test_its_projects_are_those_that_stand_there():
    lines = projects(dataset("demo"), own(NOW, "331127"))
    held = [p["project_id"] for p in plain("demo")["projects"] if p["host_adcode"] == "331127"]
    assert sorted(line.project_id for line in lines) == sorted(held) and held


@pytest.mark.parametrize("adcode", SOME)
def test_needs_offers_and_stated_figures_are_its_own(adcode):
    rows = plain("demo")
    listed = [r for r in rows["resources"] if r["adcode"] == adcode]
    found = needs_and_offers(dataset("demo"), adcode, NOW)
    assert sorted(r.item for r in found) == sorted(r["item"] for r in listed)
    stated = stated_figures(dataset("demo"), adcode, NOW)
    told = {o["metric_id"] for o in rows["observations"] if o["subject_type"] == "county" and o["subject_id"] == adcode}
    assert {one.metric_id for one in stated} == told and {one.subject_id for one in stated} <= {adcode}


def test_the_sentence_names_partner_and_figures():
    said = sentence(dataset("demo"), "331127", NOW)
    assert said.zh.startswith("景宁县（丽水）是山区县，与乐清市结对；项目数 ")
    assert re.search(
        r"项目数 \d+ 个（2025年第四季度末）、完成投资 [\d.]+ 亿元（2025年全年）、专项资金支出 [\d.]+ 亿元（2025年度资金）",
        said.zh,
    )
    assert "Jingning (Lishui)" in said.en and "Yueqing" in said.en
    assert "不在结对名单" in sentence(dataset("demo"), "331121", NOW).zh


def test_a_county_of_which_single_facts_are_told_counts_those_and_no_other():
    asked = Selection("2024Q3", "programme")
    found = facts_of(dataset("reported"), "331023", asked)
    assert found and {fact.county for fact in found} == {"331023"}
    assert f"{len(found)} 条" in sentence(dataset("reported"), "331023", asked).zh
    assert "暂无数据" in sentence(dataset("reported"), "330108", asked).zh


def test_a_pair_whose_day_no_source_gives_is_told_by_its_list():
    rows = rows_of()
    rows["pairs"][0] |= {"valid_from": None}
    (tie,) = place(opened(rows), "331181", NOW).ties
    assert (tie.since, tie.listed_year) == (None, 2023)
    assert place(opened(rows), "331181", NOW).classes == ()
