"""Projects, enterprises and parks are found by name, sound and place; the ledger lists exactly those."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.projects.ledger import page
from analytics.projects.subtotal import subtotal
from analytics.search.places import places
from analytics.search.projects import find_projects, found_ids
from analytics.search.typed import typed
from analytics.selection import Selection
from store.datasets import Dataset
from tests import generated
from tests.examples import examples
from tests.generated import blank, opened, rows_of
from tests.shipped import QUARTERS, dataset

NAMED = {
    "330109": ("萧山区", "Xiaoshan", "杭州", "Hangzhou"),
    "330110": ("余杭区", "Yuhang", "杭州", "Hangzhou"),
    "330382": ("乐清市", "Yueqing", "温州", "Wenzhou"),
    "330329": ("泰顺县", "Taishun", "温州", "Wenzhou"),
    "331181": ("龙泉市", "Longquan", "丽水", "Lishui"),
    "331127": ("景宁县", "Jingning", "丽水", "Lishui"),
}
END = date(2025, 12, 31)


def project(number: int, name: str, **cells: object) -> dict:
    given = {"pair_id": "P01", "planned_investment": Decimal(number), "signed_on": date(2024, 1, 1), "source_id": "S"}
    return blank("projects", project_id=f"J{number:02}", name=name, **(given | cells))


def held(*projects: dict) -> Dataset:
    rows = rows_of(projects=list(projects))
    for county in rows["counties"]:
        name, name_en, city, city_en = NAMED[county["adcode"]]
        county |= {"name": name, "name_en": name_en, "official_name": name, "city": city, "city_en": city_en}
    rows["counties"][-1]["official_name"] = "景宁畲族自治县"
    return opened(rows)


MANY = (
    project(1, "智能电表二期", lead_enterprise="景宁华电有限公司", park="景宁工业园"),
    project(2, "水表", host_adcode="331127", pair_id="P03"),
    project(3, "铜材", origin_adcode="331127"),
    project(4, "阀门", host_adcode="330382", pair_id="P03"),
    project(5, "节能灯具", industry="电气", lead_enterprise="甲公司", park="甲园"),
    project(6, "竹材", locator="第9行", lead_enterprise="甲公司", park="甲园", signed_on=date(2025, 7, 1)),
    project(7, "金宁新材料"),
)


def ids(data: Dataset, said: str) -> list[str]:
    return list(found_ids(data, said))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("景宁", {"J01", "J02", "J03", "J04"}),  # by its enterprise; where it stands; where it is from; by its pair
        ("jingning", {"J01", "J02", "J03", "J04"}),
        ("jn", {"J01", "J02", "J03", "J04", "J05", "J07"}),
        ("景宁畲族", {"J02", "J03", "J04"}),
        ("乐清—景宁", {"J02", "J04"}),
        ("yueqing", {"J02", "J04"}),
        ("丽水", {"J02", "J03"}),  # what stands in the city or comes from it, as a filter by city has it
        ("P03", {"J02", "J04"}),
        ("znd", {"J01"}),
        ("zhinengdian", {"J01"}),
        ("电气", {"J05"}),
        ("第9行", {"J06"}),
        ("甲公司", {"J05", "J06"}),
        ("j05", {"J05"}),
        ("宁", {"J01", "J07"}),  # one sign alone means no place
        ("%", set()),
        ("'; DROP TABLE projects", set()),
        ("电气\x00竹", set()),
    ],
)
def test_what_is_found(said, expected):
    assert set(ids(held(*MANY), said)) == expected


def test_by_the_name_first_then_by_the_place_then_by_chance_and_the_larger_plan_before():
    found = find_projects(held(*MANY), END, typed("景宁"), 10)
    assert [one.id for one in found.projects] == ["J04", "J03", "J02", "J01"]
    found = find_projects(held(*MANY, project(8, "景宁竹木")), END, typed("景宁"), 10)
    assert found.projects[0].id == "J08"
    exact = find_projects(held(*MANY), END, typed("水表"), 10)
    assert [one.id for one in exact.projects] == ["J02"]
    assert [one.id for one in find_projects(held(*MANY), END, typed("jn"), 3).projects] == ["J07", "J05", "J04"]


def test_only_the_first_are_told_and_all_are_counted():
    found = find_projects(held(*MANY), END, typed("jn"), 2)
    assert [one.id for one in found.projects] == ["J07", "J05"] and found.project_count == 6


def test_enterprises_and_parks_are_told_with_their_projects_known_by_then():
    data = held(*MANY)
    now, then = find_projects(data, END, typed("甲"), 5), find_projects(data, date(2025, 6, 30), typed("甲"), 5)
    assert [(one.name, one.projects) for one in now.enterprises] == [("甲公司", 2)] and now.enterprise_count == 1
    assert [(one.name, one.projects) for one in then.parks] == [("甲园", 1)] and then.park_count == 1
    assert find_projects(data, date(2020, 1, 1), typed("甲"), 5).enterprises == ()
    assert [one.name for one in find_projects(data, END, typed("jnhd"), 5).enterprises] == ["景宁华电有限公司"]


def test_a_place_is_met_by_every_name_it_has():
    data = held()
    for said in ("景宁", "景宁县", "景宁畲族自治县", "Jingning", "jingning", "jn", "jnsz"):
        hits = places(data).hits(typed(said))
        assert {(hit.entry.kind, hit.entry.id) for hit in hits} == {("county", "331127"), ("pair", "P03")}, said
    assert [(h.entry.kind, h.entry.id) for h in places(data).hits(typed("丽水市"))] == [("city", "331100")]
    assert {h.entry.id for h in places(data).hits(typed("P02"))} == {"P02"}
    assert places(data).hits(typed("乐清景宁"))[0].entry.id == "P03"


def test_a_dataset_without_projects_finds_none():
    found = find_projects(held(), END, typed("景宁"), 5)
    assert (found.projects, found.project_count, found.parks) == ((), 0, ())
    assert found_ids(held(), "景宁") == () == found_ids(held(*MANY), " \x00 ")


@pytest.mark.parametrize("quarter", QUARTERS["demo"][::3])
@pytest.mark.parametrize("said", ["景宁", "jn", "丽水", "znh", "示例", "P07", "电", "zhushi", "vvv"])
def test_the_ledger_lists_as_many_as_the_search_counts(said, quarter):
    data, asked = dataset("demo"), Selection(quarter)
    found = find_projects(data, asked.quarter.end, typed(said), 4)
    assert subtotal(data, asked, said).count == found.project_count
    listed = {line.project_id for line in page(data, asked, find=said)}
    assert found.project_count > 50 or {one.id for one in found.projects} <= listed


@examples(15)
@given(
    generated.datasets(("projects",)),
    st.sampled_from(generated.QUARTERS),
    st.text(st.sampled_from("示例项目1Jslxm' \x00"), max_size=6),
)
def test_any_dataset_is_searched_as_its_ledger_is(rows, quarter, said):
    data, asked, wanted = generated.opened(rows), Selection(quarter), typed(said)
    if wanted is None:
        return
    found = find_projects(data, asked.quarter.end, wanted, 4)
    assert subtotal(data, asked, said).count == found.project_count
    plans = [one["planned_investment"] for p in found.projects for one in rows["projects"] if one["project_id"] == p.id]
    ranks = [one.rank for one in found.projects]
    assert ranks == sorted(ranks)
    for one, other, plan, next_plan in zip(found.projects, found.projects[1:], plans, plans[1:], strict=False):
        assert one.rank < other.rank or next_plan is None or (plan is not None and plan >= next_plan)
