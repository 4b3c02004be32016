"""Industries of two counties are read from what they do with others; links are a table laid open, each with its reason."""

import pytest

from analytics.matching.chains import ProjectCount, by_county, industry_parts
from analytics.matching.industries import INDUSTRIES, LESSER, LINKS, MAIN, link_between, named_in
from analytics.matching.parts import LEAST_PROJECTS
from scripts.demo.industries import INDUSTRIES as DEMO


def several(industry: str, there: str, here: str, count: int, pair: str = "P09") -> ProjectCount:
    return ProjectCount(pair, industry, there, here, count)


ROWS = [
    several("汽车零部件", "A", "X", 6),
    several("食品加工", "A", "X", 2),
    several("汽车零部件", "Y", "B", 3, "P08"),
    several("橡胶制品", "Y", "B", 9, "P08"),
]


def test_likeness_is_what_the_mixes_have_in_common():
    likeness, links = industry_parts(by_county(ROWS), "A", "B", None)
    assert likeness.value == pytest.approx(0.25)  # cars: 6 of 8 and 3 of 12
    assert links.value == pytest.approx(6 / 8 * 9 / 12 * MAIN)  # rubber goes into cars
    turned = industry_parts(by_county(ROWS), "B", "A", None)
    assert [one.value for one in turned] == pytest.approx([likeness.value, links.value])


def test_what_the_two_did_together_proves_nothing():
    own = [several("食品加工", "A", "B", 40, "P01"), several("电气机械", "A", "A", 30, "P01")]
    held = by_county([*ROWS, *own])
    assert [one.value for one in industry_parts(held, "A", "B", "P01")] == pytest.approx([0.25, 6 / 8 * 9 / 12])
    only = industry_parts(by_county(own), "A", "B", "P01")
    assert [one.value for one in only] == [None, None] and only[0].why == "few_projects"
    # Without being a pair, a project between the two is left out all the same.
    assert industry_parts(by_county([*ROWS, several("食品加工", "B", "A", 9)]), "A", "B", None)[
        0
    ].value == pytest.approx(0.25)


def test_from_few_projects_nothing_is_read():
    for count, known in ((LEAST_PROJECTS - 1, False), (LEAST_PROJECTS, True)):
        rows = [several("食品加工", "A", "X", count), several("食品加工", "Y", "B", LEAST_PROJECTS)]
        assert (industry_parts(by_county(rows), "A", "B", None)[0].value is not None) == known


def test_an_industry_nobody_recognises_is_of_none():
    assert named_in("橡胶制品（输送带）") == "rubber" and named_in("半导体新材料") == "materials"
    assert named_in(None) is None and named_in("殡葬服务") is None
    assert named_in("食品与纺织") is None, "a text that names two names none"


def test_every_industry_of_the_demo_is_recognised_as_itself():
    assert {named_in(one.name): one.name for one in DEMO.values()} == {key: one.name for key, one in DEMO.items()}
    assert {key: one.name.zh for key, one in INDUSTRIES.items()} == {key: one.name for key, one in DEMO.items()}


def test_links_join_two_known_industries_once_with_a_reason():
    keys = [(one.supplier, one.user) for one in LINKS]
    assert len(set(keys)) == len(keys) and all(one != other for one, other in keys)
    assert {one for two in keys for one in two} <= INDUSTRIES.keys()
    assert all(one.strength in (MAIN, LESSER) and one.reason.zh and one.reason.en for one in LINKS)
    assert {one for two in keys for one in two} == INDUSTRIES.keys(), "an industry without any link"
    assert link_between("auto", "rubber") == link_between("rubber", "auto") and link_between("food", "auto") is None
