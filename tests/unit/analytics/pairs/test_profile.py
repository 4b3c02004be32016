"""What stands behind a pair is in the rows: its industries and parks, its counties' figures, needs, offers and scores."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.lookup import pairs
from analytics.pairs.facts import stated
from analytics.pairs.profile import GROUPED, ProjectGroup, assessments, project_groups, resources, side_by_side
from analytics.selection import Selection
from store.measures import MEASURES
from tests.examples import examples
from tests.generated import COUNTIES, TRACKS, blank, datasets, opened, rows_of
from tests.generated import PAIRS as FEW
from tests.oracle import day_quarter, ends_and_length, last_day, number, stage_at
from tests.shipped import PAIRS, dataset, plain


def known(project: dict, at: int) -> bool:
    said = project["stage_as_of"] and day_quarter(project["stage_as_of"]) <= at
    return bool(said) or stage_at(project, at) is not None


def plainly(
    rows: dict[str, list[dict]], column: str, pair_id: str, quarter: str, tracks: tuple[str, ...] = ()
) -> set[ProjectGroup]:
    pair = next(p for p in rows["pairs"] if p["pair_id"] == pair_id)
    groups: dict = defaultdict(list)
    for project in rows["projects"]:
        if (
            project["pair_id"] == pair_id
            and known(project, number(quarter))
            and (not tracks or project["track_id"] in tracks)
        ):
            groups[project[column]].append(project)
    found = set()
    for name, held in groups.items():
        plans = [p["planned_investment"] for p in held if p["planned_investment"] is not None]
        found.add(
            ProjectGroup(
                name,
                len(held),
                sum(p["origin_adcode"] == pair["industrial_adcode"] for p in held),
                sum(p["host_adcode"] == pair["mountain_adcode"] for p in held),
                sum(plans[1:], plans[0]) if plans else None,
                len(plans),
            )
        )
    return found


@pytest.mark.parametrize("column", GROUPED)
@pytest.mark.parametrize("quarter", ["2023Q2", "2024Q3", "2025Q4"])
def test_industries_and_parks_are_those_the_projects_name(column, quarter):
    for name in ("demo", "reported"):
        for pair in PAIRS:
            found = project_groups(dataset(name), column, Selection(quarter, pairs=(pair,)))
            assert set(found) == plainly(plain(name), column, pair, quarter), pair
            named = [group for group in found if group.name]
            assert [g.projects for g in named] == sorted((g.projects for g in named), reverse=True)
            assert all(group.name for group in found[:-1]), "those that name none come last"


@examples(12)
@given(st.data())
def test_on_random_projects_too(data):
    rows = data.draw(datasets(("projects",)))
    places = st.sampled_from([None, *COUNTIES])
    for project in rows["projects"]:
        project |= {
            "park": data.draw(st.sampled_from([None, "园一", "'; DROP TABLE pairs"])),
            "origin_adcode": data.draw(places),
        }
    pair, quarter = (
        data.draw(st.sampled_from(sorted(FEW))),
        data.draw(st.sampled_from(["2023Q1", "2024Q4", "2025Q4"])),
    )
    tracks = data.draw(st.sampled_from([(), TRACKS[:2]]))
    held, asked = opened(rows), Selection(quarter, pairs=(pair,), tracks=tracks)
    for column in GROUPED:
        assert set(project_groups(held, column, asked)) == plainly(rows, column, pair, quarter, tracks)


@pytest.mark.parametrize("quarter", ["2023Q1", "2024Q2", "2025Q4"])
def test_each_county_has_its_newest_figure_of_each_measure_beside_the_others(quarter):
    at = number(quarter)
    for name in ("demo", "reported"):
        for pair in pairs(dataset(name)).values():
            newest: dict = {}
            for o in plain(name)["observations"]:
                sides = {pair.industrial.adcode: "industrial", pair.mountain.adcode: "mountain"}
                if (
                    o["subject_type"] != "county"
                    or o["subject_id"] not in sides
                    or o["status"] not in ("reported", "in_words")
                ):
                    continue
                by_then = (
                    ends_and_length(o["period"])[0] <= at if o["value_type"] == "actual" else o["as_of"] <= last_day(at)
                )
                key = (o["metric_id"], o["value_type"], sides[o["subject_id"]])
                if by_then and (
                    key not in newest or ends_and_length(o["period"]) > ends_and_length(newest[key]["period"])
                ):
                    newest[key] = o
            lines = side_by_side(stated(dataset(name), pair.id, Selection(quarter, pairs=(pair.id,))), pair)
            told = {
                (line.metric_id, line.value_type, side): getattr(line, side)
                for line in lines
                for side in ("industrial", "mountain")
                if getattr(line, side)
            }
            facts = ("value", "period", "qualifier", "printed", "source_id", "locator")
            assert {k: tuple(getattr(s, f) for f in facts) for k, s in told.items()} == {
                k: tuple(o[f] for f in facts) for k, o in newest.items()
            }
            order = [list(MEASURES).index(line.metric_id) for line in lines]
            assert order == sorted(order)


def test_a_county_of_which_nothing_is_stated_has_nothing():
    told = [
        blank(
            "observations",
            subject_type="county",
            subject_id="330109",
            metric_id="firms",
            period="2023",
            unit="firm",
            value=Decimal(7),
            status="reported",
            value_type="actual",
            as_of=date(2024, 1, 9),
            source_id="S",
        )
    ]
    held = opened(rows_of(observations=told))
    (line,) = side_by_side(stated(held, "P01", Selection("2024Q1")), pairs(held)["P01"])
    assert line.industrial and line.industrial.value == 7 and line.mountain is None and line.told == (line.industrial,)


@pytest.mark.parametrize(
    ("name", "quarter"), [("demo", "2025Q3"), ("demo", "2025Q4"), ("reported", "2024Q3"), ("reported", "2024Q2")]
)
def test_needs_and_offers_are_those_listed_by_then(name, quarter):
    for pair in pairs(dataset(name)).values():
        sides = (pair.industrial.adcode, pair.mountain.adcode)
        rows = [r for r in plain(name)["resources"] if r["adcode"] in sides and r["as_of"] <= last_day(number(quarter))]
        found = resources(dataset(name), pair.id, Selection(quarter))
        facts = ("adcode", "side", "category", "item", "quantity", "unit", "qualifier", "source_id", "locator")
        assert sorted((tuple(getattr(r, f) for f in facts) for r in found), key=repr) == sorted(
            (tuple(r[f] for f in facts) for r in rows), key=repr
        )
        order = [(sides.index(r.adcode), ["offer", "need"].index(r.side)) for r in found]
        assert order == sorted(order)


@pytest.mark.parametrize("quarter", ["2023Q4", "2024Q2", "2025Q4"])
def test_scores_and_grades_are_as_printed_and_none_before_it_was_given(quarter):
    for pair in PAIRS:
        rows = [
            a
            for a in plain("demo")["assessments"]
            if a["subject_id"] == pair and a["as_of"] <= last_day(number(quarter))
        ]
        found = assessments(dataset("demo"), pair, Selection(quarter))
        facts = ("year", "half", "indicator_id", "score", "grade_printed", "assessor")
        assert sorted((tuple(getattr(a, f) for f in facts) for a in found), key=repr) == sorted(
            (tuple(a[f] for f in facts) for a in rows), key=repr
        )


def test_what_is_said_of_the_whole_province_is_said_of_it_and_not_of_the_pair():
    (found,) = assessments(dataset("reported"), "P10", Selection("2024Q3"))
    assert (found.subject_type, found.grade_printed, found.score) == ("province", "及格", None)
    assert assessments(dataset("reported"), "P10", Selection("2024Q2")) == []
