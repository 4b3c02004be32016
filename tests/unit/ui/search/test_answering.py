"""What is typed is answered in groups that say what each hit is, where it is and where it leads; nothing typed is an error."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from hypothesis import given, strategies

from analytics.search.projects import find_projects
from analytics.search.typed import typed
from analytics.selection import Selection
from store.datasets import Catalogue, catalogue
from tests.examples import examples
from tests.shipped import dataset
from ui.search.answering import FIRST, answered
from ui.search.words import KINDS
from ui.sitemap import SITES


def asked(find: str, **params: str) -> dict:
    status, said = answered({"find": find, "data": "demo", **params}, catalogue())
    assert status == 200
    return said


def groups(find: str, **params: str) -> dict[str, dict]:
    return {group["kind"]: group for group in asked(find, **params).get("groups", [])}


@pytest.mark.parametrize("said", ["景宁", "jingning", "jn", "JN", "Jingning", " 景宁 "])
def test_a_county_comes_first_then_its_pair_then_its_projects(said):
    found = asked(said)["groups"]
    assert [group["kind"] for group in found[:3]] == ["county", "pair", "project"]
    county, pair, projects = found[:3]
    assert [hit["id"] for hit in county["hits"]] == ["331127"]
    assert county["hits"][0]["where"] == "丽水 · 山区县 · 乐清市—景宁县"
    assert county["hits"][0]["href"] == "/county?county=331127"
    assert [hit["href"] for hit in pair["hits"]] == ["/pair?pair=P07"]
    assert all("乐清市—景宁县" in hit["where"] for hit in projects["hits"]) and len(projects["hits"]) == FIRST


def test_what_is_called_exactly_so_comes_first():
    for said, kind in (("预警", "page"), ("Funds", "page"), ("投资撬动比", "metric"), ("P16-002", "project")):
        assert asked(said)["groups"][0]["kind"] == kind, said


def test_the_rest_is_counted_and_a_link_shows_all():
    found = groups("景宁")["project"]
    assert (
        found["count"]
        == find_projects(dataset("demo"), Selection("2025Q4").quarter.end, typed("景宁"), 1).project_count
    )
    assert found["all"] == f"全部 {found['count']} 个项目 ›"
    assert parse_qs(urlsplit(found["href"]).query) == {"find": ["景宁"]} and found["href"].startswith("/projects?")
    assert groups("景宁")["county"]["all"] == "" and groups("景宁")["county"]["href"] is None


def test_all_of_a_kind_that_has_no_page_are_shown_in_place():
    some = groups("率")["metric"]
    assert len(some["hits"]) == FIRST < some["count"] and some["all"] and some["href"] is None
    (every,) = asked("率", kind="metric")["groups"]
    assert len(every["hits"]) == every["count"] == some["count"] and every["all"] == ""
    assert every["hits"][:FIRST] == some["hits"]


def test_every_kind_leads_to_a_page_that_there_is():
    found = {
        **groups("义乌"),
        **groups("示例企业P07-001"),
        **groups("示例园区"),
        **groups("金华"),
        **groups("预算执行率"),
        **groups("预警"),
    }
    assert list(dict.fromkeys(KINDS)) == [kind for kind in KINDS if kind in found]
    pages = {site.url_path for site in SITES.values()}
    for kind, group in found.items():
        for hit in group["hits"]:
            assert hit["name"] and hit["where"], kind
            assert urlsplit(hit["href"]).path.strip("/") in pages, kind
    assert urlsplit(found["definition"]["hits"][0]["href"]).fragment in ("metrics", "warnings", "effects")
    assert parse_qs(urlsplit(found["metric"]["hits"][0]["href"]).query)["metric"] == ["budget_execution_rate"]


@pytest.mark.parametrize("said", ["缺口", "资金使用 缺口", "quekou", "Funds Gaps"])
def test_a_part_of_a_long_page_is_found_and_opens_by_itself(said):
    (gaps,) = [hit for hit in groups(said)["page"]["hits"] if hit["id"] == "funds/gaps"]
    assert (gaps["name"], gaps["where"], gaps["href"]) == ("缺口", "资金使用", "/funds?part=gaps")


def test_hits_open_at_the_readers_quarter_and_span_in_his_language():
    hit = groups("jn", q="2024Q2", span="programme", lang="en")["county"]["hits"][0]
    assert hit["name"] == "Jingning" and hit["where"] == "Lishui · Mountain county · Yueqing–Jingning"
    query = parse_qs(urlsplit(hit["href"]).query)
    assert query == {"lang": ["en"], "q": ["2024Q2"], "span": ["programme"], "county": ["331127"]}
    early, late = groups("景宁", q="2023Q1"), groups("景宁")
    assert early["project"]["count"] < late["project"]["count"]


def test_another_dataset_is_named_in_each_address_and_the_default_one_is_not():
    assert groups("景宁", data="reported")["county"]["hits"][0]["href"] == "/county?data=reported&county=331127"
    assert "data" not in groups("景宁")["county"]["hits"][0]["href"]


def test_addresses_lead_below_the_base_path(monkeypatch):
    monkeypatch.setattr(st, "get_option", lambda name: {"server.baseUrlPath": "zj"}[name])
    found = groups("景宁")
    assert found["county"]["hits"][0]["href"] == "/zj/county?county=331127"
    assert found["project"]["href"].startswith("/zj/projects?")


def test_nothing_typed_and_nothing_found_are_told_apart():
    assert asked("") == asked(" \x00\u200b ") == {"told": ""}
    said = asked("qqxx")
    assert "groups" not in said and "qqxx" in said["told"]


def test_too_much_is_told_and_not_looked_for():
    said = asked("景" * 10_000)
    assert "groups" not in said and "60" in said["told"]


@pytest.mark.parametrize("version", ["0" * 64, "..", "'; --", "/etc"])
def test_data_that_is_gone_is_told(version):
    status, said = answered({"find": "景宁", "data": "demo", "version": version}, catalogue())
    assert status == 404 and set(said) == {"told"} and said["told"]
    assert answered({"find": "景宁", "data": "../demo"}, catalogue())[0] == 404
    assert answered({"find": "景宁"}, Catalogue({}, ()))[0] == 404


def test_words_that_mean_nothing_are_left_out():
    assert asked("景宁", q="2031Q9", span="decade", lang="fr", kind="county")["groups"][0]["hits"][0]["href"] == (
        "/county?county=331127"
    )
    assert "groups" not in asked("景宁", kind="<script>")


@examples(40)
@given(
    strategies.text(strategies.characters(), max_size=70) | strategies.text("景宁jn%_'\\<>&\x00\ud800 ", max_size=70)
)
def test_whatever_is_typed_is_answered_the_same_each_time(said):
    status, found = answered({"find": said, "data": "demo"}, catalogue())
    assert status == 200 and json.dumps(found, ensure_ascii=False).encode()
    assert answered({"find": said, "data": "demo"}, catalogue()) == (status, found)
    for group in found.get("groups", ()):
        assert group["kind"] in KINDS and group["count"] >= len(group["hits"]) > 0
        assert len({hit["id"] for hit in group["hits"]}) == len(group["hits"])
