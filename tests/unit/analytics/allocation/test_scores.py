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


def a_quarter_missing(held: Oracle, pair: str, quarter: str) -> bool:
    """Fewer than half of the figures due of a quarter of the year came."""
    found = held.answer("investment_completed", ("pair", "quarter"), Selection(quarter, pairs=(pair,)))
    return any(reported * 2 < due for (_, q), (_, reported, due) in found.items() if q)


def need(held: Oracle, pair: str, quarter: str) -> Fraction | None:
    """Plans of the projects begun and not finished, less what they report; whatever is not known makes it unknown."""
    asked = Selection(quarter, "programme", pairs=(pair,), stages=UNFINISHED)
    begun = [row for row in held.stock("planned_investment", (), asked) if held.kept(row, asked)]
    unstaged = [row for row in held.stock("projects", (), asked) if row["pair"] == pair and row["stage"] is None]
    reports = [row for row in held.observed("investment_completed", asked) if held.kept(row, asked)]
    if not begun and not unstaged:
        return Fraction(0)
    planned, done = total(begun), total(reports)
    if a_quarter_missing(held, pair, quarter) and any(row["amount"] is None for row in reports):
        return None
    if planned is None or (done is None and (reports or "observations" not in held.complete)):
        return None
    return max(Fraction(0), Fraction(planned) - Fraction(done or 0))


def reached(held: Oracle, pair: str, quarter: str) -> Fraction | None:
    year = int(quarter[:4]) if quarter.endswith("Q4") else int(quarter[:4]) - 1
    asked = Selection(f"{year}Q4", pairs=(pair,))
    target = total(row for row in held.targets("investment_completed", asked) if row["pair"] == pair)
    rows = [row for row in held.observed("investment_completed", asked) if row["pair"] == pair] if target else []
    done = total(rows)
    if target and not rows and "observations" in held.complete:
        done = Decimal(0)  # nothing was due, so nothing was done
    if any(row["amount"] is None for row in rows) and a_quarter_missing(held, pair, f"{year}Q4"):
        return None
    return Fraction(done) / Fraction(target) if done is not None and target else None


def spent(held: Oracle, pair: str, quarter: str, under: str) -> Fraction | None:
    """Σ spent ÷ Σ allocated or disbursed of the pair's fund years, by the quarter's end; in a complete table nothing spent is 0."""
    asked = Selection(quarter, "programme", pairs=(pair,))
    sums = {stage: total(row for row in held.flows(stage, asked) if row["pair"] == pair) for stage in ("spent", under)}
    if "fund_flows" in held.complete and not any(row["pair"] == pair for row in held.flows("spent", asked)):
        sums["spent"] = Decimal(0)
    return Fraction(sums["spent"]) / Fraction(sums[under]) if sums["spent"] is not None and sums[under] else None


@examples(15)
@given(datasets(("fund_flows",)), st.sampled_from(QUARTERS), st.booleans())
def test_execution_and_idle_money_are_those_of_the_plain_flows(rows, quarter, is_complete):
    complete = COMPLETE if is_complete else COMPLETE - {"fund_flows"}
    found, held = scores(opened(rows, complete), quarter), Oracle(rows, complete)
    for pair in PAIRS:
        closed = None if quarter < "2023Q4" else spent(held, pair, full_year(quarter), "allocated")
        assert found["execution"].readings[pair].value == closed
        done = spent(held, pair, quarter, "disbursed")
        assert found["idle"].readings[pair].value == (None if done is None else 1 - done)


def test_execution_counts_up_to_all_of_it_and_idle_money_the_other_way_round():
    rate = weighed("execution", "2025Q4", {"P01": Reading(Fraction(5, 4)), "P02": Reading(Fraction(1, 2))})
    assert rate.counted == {"P01": 1, "P02": Fraction(1, 2)}
    idle = {"P01": Reading(Fraction(0)), "P02": Reading(Fraction(3, 4)), "P03": Reading(Fraction(-1, 5))}
    assert weighed("idle", "2025Q4", idle).counted == {"P01": 1, "P02": Fraction(1, 4), "P03": 1}
    shares = weighed("idle", "2025Q4", idle).shares
    assert shares["P02"] < shares["P01"] == shares["P03"], "the less lies idle, the more is given"
    stuck = weighed("idle", "2025Q4", {"P01": Reading(Fraction(1)), "P02": Reading(Fraction(1))})
    assert stuck.refused and "只计为零" in stuck.refused("zh")


def returned(reported: int, due: int) -> dict[str, list[dict]]:
    """P01 with a target of 100 元 and so many projects in the last quarter, of which so many report; P02 and P03 with all."""
    rows: dict[str, list[dict]] = {"projects": [], "observations": [], "targets": []}
    for pair, came, of in (("P01", reported, due), ("P02", 1, 1), ("P03", 1, 1)):
        rows["targets"].append(
            blank(
                "targets", pair_id=pair, year=2024, metric_id="investment_completed", target=Decimal(100), source_id="S"
            )
        )
        for n in range(of):
            project = f"{pair}-{n}"
            rows["projects"].append(
                blank(
                    "projects",
                    project_id=project,
                    pair_id=pair,
                    name=project,
                    signed_on=date(2023, 1, 1),
                    started_on=date(2023, 2, 1),
                    planned_investment=Decimal(1000),
                    source_id="S",
                )
            )
            for period in ("2024Q1", "2024Q4"):
                came_now = period == "2024Q1" or n < came
                rows["observations"].append(
                    blank(
                        "observations",
                        subject_type="project",
                        subject_id=project,
                        metric_id="investment_completed",
                        period=period,
                        value=Decimal(10) if came_now else None,
                        status="reported" if came_now else "missing",
                        unit="yuan",
                        value_type="actual",
                        as_of=date(2025, 1, 5),
                        source_id="S",
                    )
                )
    return rows_of(**rows)


@pytest.mark.parametrize(("reported", "is_read"), [(4, True), (3, True), (2, True), (1, False), (0, False)])
def test_a_quarter_of_which_fewer_than_half_came_is_missing_and_no_zero(reported, is_read):
    found = scores(opened(returned(reported, 4), COMPLETE), "2024Q4")
    for one, whole in (("completion", Fraction(40 + 10 * reported, 100)), ("need", 4000 - 40 - 10 * reported)):
        reading = found[one].readings["P01"]
        assert (reading.reported, reading.due, reading.lacks) == (4 + reported, 8, 4 - reported)
        assert (reading.value, reading.partial) == ((whole, None) if is_read else (None, whole))
        others = [found[one].counted[pair] for pair in ("P02", "P03")]
        assert is_read or found[one].counted["P01"] == median(others), "the median of the others, never what came alone"


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
    counts = {
        "completion": lambda v: min(v, Fraction(1)),
        "execution": lambda v: min(v, Fraction(1)),
        "idle": lambda v: max(1 - v, Fraction(0)),
    }.get(criterion_id, lambda v: v)
    known = [counts(r.value) for r in readings.values() if r.value is not None]
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
    held = oracle("demo")
    needs = {pair: left for pair in SHIPPED if (left := need(held, pair, "2025Q4")) is not None}
    rates = {pair: rate for pair in SHIPPED if (rate := reached(held, pair, "2025Q4")) is not None}
    most = sorted(needs, key=lambda pair: (-needs[pair], pair))[: len(needs) // 4]
    least = sorted(rates, key=lambda pair: (rates[pair], pair))[: len(rates) // 4]
    found = slow_and_needy(scores(dataset("demo"), "2025Q4"))
    assert found == tuple(pair for pair in most if pair in least)
    assert {"P02", "P04"} <= set(found), "the stalled and the late one, planted there"
    assert slow_and_needy(scores(dataset("reported"), "2024Q3")) == ()
