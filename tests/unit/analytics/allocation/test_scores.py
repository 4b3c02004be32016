"""What criteria read is what the plain rows give; who has no reading takes the median, marked, and never a zero."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.allocation.criteria import CRITERIA, UNFINISHED
from analytics.allocation.scores import Reading, full_year, scores, slow_and_needy, weighed
from analytics.selection import Selection
from tests.examples import examples
from tests.generated import COMPLETE, PAIRS, blank, datasets, opened, rows_of
from tests.oracle import Oracle
from tests.shipped import PAIRS as SHIPPED
from tests.shipped import dataset, oracle, plain

QUARTERS = ("2023Q1", "2023Q4", "2024Q2", "2024Q4", "2025Q3", "2025Q4")


def total(rows) -> Decimal | None:
    amounts = [row["amount"] for row in rows if row["amount"] is not None]
    return sum(amounts[1:], amounts[0]) if amounts else None


def need(held: Oracle, pair: str, quarter: str) -> Fraction | None:
    """Plans of the projects begun and not finished, less what they report; whatever is not known makes it unknown."""
    asked = Selection(quarter, "programme", pairs=(pair,), stages=UNFINISHED)
    begun = [row for row in held.stock("planned_investment", (), asked) if held.kept(row, asked)]
    unstaged = [row for row in held.stock("projects", (), asked) if row["pair"] == pair and row["stage"] is None]
    reports = [row for row in held.observed("investment_completed", asked) if held.kept(row, asked)]
    if not begun and not unstaged:
        return Fraction(0)
    planned, done = total(begun), total(reports)
    if planned is None or (done is None and (reports or "observations" not in held.complete)):
        return None
    return max(Fraction(0), Fraction(planned) - Fraction(done or 0))


def reached(held: Oracle, pair: str, quarter: str) -> Fraction | None:
    year = int(quarter[:4]) if quarter.endswith("Q4") else int(quarter[:4]) - 1
    asked = Selection(f"{year}Q4", pairs=(pair,))
    target = total(row for row in held.targets("investment_completed", asked) if row["pair"] == pair)
    done = total(row for row in held.observed("investment_completed", asked) if row["pair"] == pair) if target else None
    return Fraction(done) / Fraction(target) if done is not None and target else None


@examples(15)
@given(
    datasets(("projects", "observations", "targets"), asked=("investment_completed", "actual")),
    st.sampled_from(QUARTERS[1:]),
    st.booleans(),
)
def test_needs_and_targets_are_those_of_the_plain_rows(rows, quarter, all_reported):
    complete = COMPLETE | ({"observations"} if all_reported else set())
    found, held = scores(opened(rows, complete), quarter), Oracle(rows, complete)
    assert set(found["need"].readings) == set(PAIRS)
    for pair in PAIRS:
        if not any(p["pair_id"] == pair and not p["stage"] and p["stage_as_of"] for p in rows["projects"]):
            assert found["need"].readings[pair].value == need(held, pair, quarter), pair
        assert found["completion"].readings[pair].value == reached(held, pair, quarter), pair


@pytest.mark.parametrize("quarter", QUARTERS)
def test_on_the_demo_every_reading_is_that_of_its_rows(quarter):
    found, held = scores(dataset("demo"), quarter), oracle("demo")
    known = [
        row
        for row in plain("demo")["assessments"]
        if row["indicator_id"] == "overall" and row["half"] is None and row["as_of"] <= Selection(quarter).quarter.end
    ]
    year = max((row["year"] for row in known), default=None)
    graded = {row["subject_id"]: Fraction(row["score"]) for row in known if row["year"] == year}
    for pair in SHIPPED:
        assert found["need"].readings[pair].value == need(held, pair, quarter), pair
        assert found["completion"].readings[pair].value == (
            reached(held, pair, quarter) if quarter >= "2023Q4" else None
        ), pair
        assert found["performance"].readings[pair].value == graded.get(pair), pair
        assert found["base"].shares[pair] == Fraction(1, 18)
    assert bool(found["performance"].refused) == (year is None)
    for one in found.values():
        assert one.refused or sum(one.shares.values()) == 1


def test_an_assessment_counts_from_the_quarter_in_which_it_was_told_and_never_a_half_year():
    assert scores(dataset("demo"), "2023Q4")["performance"].refused, "told in March 2024"
    assert scores(dataset("demo"), "2024Q1")["performance"].as_of == "2023"
    assert scores(dataset("demo"), "2025Q4")["performance"].as_of == "2024", "the half year 2025 is left out"


def test_the_last_full_year():
    assert [full_year(q) for q in ("2024Q3", "2024Q4", "2025Q1")] == ["2023Q4", "2024Q4", "2024Q4"]


@given(
    st.lists(st.none() | st.integers(0, 1000), min_size=1, max_size=18),
    st.sampled_from([one for one in CRITERIA if one != "base"]),
)
def test_a_missing_reading_takes_the_median_of_the_others_and_is_told(values, criterion_id):
    readings = {f"P{n:02d}": Reading(None if v is None else Fraction(v, 100)) for n, v in enumerate(values)}
    found = weighed(criterion_id, "2025Q4", readings)
    known = [
        min(r.value, Fraction(1)) if criterion_id == "completion" else r.value
        for r in readings.values()
        if r.value is not None
    ]
    assert found.missing == tuple(pair for pair, r in readings.items() if r.value is None)
    if not known or not any(known):
        assert found.refused and not found.shares and CRITERIA[criterion_id].name("zh") in found.refused("zh")
        return
    assert not found.refused and sum(found.shares.values()) == 1
    assert {found.counted[pair] for pair in found.missing} <= {median(known)}


def test_more_than_the_target_counts_as_the_target_and_is_still_shown():
    found = weighed("completion", "2025Q4", {"P01": Reading(Fraction(3, 2)), "P02": Reading(Fraction(1, 2))})
    assert found.counted == {"P01": 1, "P02": Fraction(1, 2)} and found.readings["P01"].value == Fraction(3, 2)


def test_nothing_begun_in_a_complete_ledger_is_no_need_and_in_a_partial_one_is_not_known():
    rows = rows_of(
        projects=[
            blank(
                "projects",
                project_id="J",
                pair_id="P01",
                name="项目",
                signed_on=date(2023, 1, 5),
                planned_investment=Decimal(100),
                source_id="S",
            )
        ]
    )
    whole, part = (scores(opened(rows, known), "2024Q4")["need"] for known in (COMPLETE, COMPLETE - {"projects"}))
    assert {reading.value for reading in whole.readings.values()} == {0} and whole.refused
    assert part.readings["P02"].value is None


def test_slow_building_that_looks_like_need_is_found():
    assert set(slow_and_needy(scores(dataset("demo"), "2025Q4"))) == {"P02", "P04"}, "the stories planted there"
    assert slow_and_needy(scores(dataset("reported"), "2024Q3")) == ()
