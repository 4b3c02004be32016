"""A selection that leaves nothing says so, and what each of its conditions hides; one that leaves something does not."""

import pytest

from analytics.contradiction import contradiction
from analytics.selection import Selection
from tests.shipped import dataset, plain


def projects(**wanted) -> int:
    cities = {c["adcode"]: c["city_adcode"] for c in plain("demo")["counties"]}
    return sum(
        all(
            {"pairs": p["pair_id"], "cities": cities.get(p["host_adcode"]), "tracks": p["track_id"]}[field] in values
            for field, values in wanted.items()
        )
        for p in plain("demo")["projects"]
    )


def test_a_pair_and_a_city_it_has_nothing_in_exclude_each_other():
    pair, city = {"pairs": ("P01",)}, {"cities": ("331100",)}
    assert projects(**pair, **city) == 0
    found = contradiction(dataset("demo"), Selection("2025Q4", **pair, **city))
    assert found and {one.field: one.projects for one in found} == {
        "pairs": projects(**city),
        "cities": projects(**pair),
    }
    assert [one.projects for one in found] == sorted((one.projects for one in found), reverse=True)


@pytest.mark.parametrize(
    "asked", [{}, {"pairs": ("P01",)}, {"cities": ("331100",)}, {"tracks": ("T3",), "pairs": ("P01",)}]
)
def test_where_something_is_left_nothing_is_said(asked):
    assert contradiction(dataset("demo"), Selection("2025Q4", **asked)) is None


def test_money_without_a_project_is_something():
    """In the first quarters money is allocated to tracks that have no project yet."""
    for quarter in ("2023Q2", "2023Q3"):
        for track in ("T1", "T4", "T6"):
            asked = Selection(quarter, pairs=("P09",), tracks=(track,))
            found = contradiction(dataset("demo"), asked)
            moved = any(
                f["pair_id"] == "P09"
                and f["track_id"] == track
                and f["period"] <= quarter
                and f["stage"] == "allocated"
                for f in plain("demo")["fund_flows"]
            )
            assert not (moved and found is not None)


def test_of_a_partial_list_nobody_knows_that_nothing_is_left():
    assert contradiction(dataset("reported"), Selection("2024Q3", pairs=("P01",), cities=("331100",))) is None
