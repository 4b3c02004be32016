"""Forecasts on the demo against a second, plain computation; nothing after the quarter is used, and no gap is a zero."""

import copy
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.coverage import LEAST_REPORTED
from analytics.effects.backtest import Trial
from analytics.effects.forecast import NOTHING, PairForecast, _whole, forecast, range_of, sum_ends, to_cent
from analytics.effects.review import review, year_before
from analytics.effects.targets import prospects
from analytics.effects.year_and_quarters import FORESEEN, PairYear, year_quarters
from analytics.selection import Selection
from tests.examples import examples
from tests.generated import COMPLETE, PAIRS, blank, datasets, opened, rows_of
from tests.oracle import Oracle
from tests.shipped import PAIRS as SHIPPED
from tests.shipped import complete, dataset, oracle, plain

QUARTERS = ("2024Q2", "2024Q3", "2025Q1", "2025Q2", "2025Q3")
METRIC = {"spent": "fund_spent", "investment": "investment_completed"}


def plain_year(held: Oracle, metric: str, as_of: str) -> dict[str, list[Decimal | None]]:
    """Each pair's quarters of the year, from the rows one by one."""
    found = held.answer(metric, ("pair", "quarter"), Selection(as_of, "year"))
    quarters, table = (
        [f"{as_of[:4]}Q{n}" for n in range(1, int(as_of[5]) + 1)],
        "fund_flows" if "fund" in metric else "observations",
    )
    years: dict[str, list[Decimal | None]] = {}
    for pair in {row["pair_id"] for row in held.rows["pairs"]}:
        if (pair, None) in found and found[pair, None][2]:
            years[pair] = [None] * len(quarters)
            continue
        told = [found.get((pair, q), (None, 0, 0)) for q in quarters]
        years[pair] = [
            (Decimal(0) if table in held.complete else None)
            if not due
            else value
            if Fraction(n, due) >= LEAST_REPORTED
            else None
            for value, n, due in told
        ]
    return years


@examples(10)
@given(st.data())
def test_the_quarters_of_a_year_are_those_of_the_plain_rows(data):
    metric = data.draw(st.sampled_from(sorted(METRIC.values())))
    rows = data.draw(datasets(("projects", "observations", "fund_flows"), ("investment_completed", "actual")))
    held = COMPLETE | data.draw(st.sampled_from([set(), {"observations"}]))
    as_of = data.draw(st.sampled_from(["2024Q2", "2025Q4"]))
    found = year_quarters(opened(rows, held), metric, Selection(as_of))
    assert {p: list(one.quarters) for p, one in found.items()} == plain_year(Oracle(rows, held), metric, as_of)


def by_hand(foreseen: str, as_of: str) -> tuple[str, dict[str, Fraction]]:
    """The method with the least error and what it says, in floats of plain lists: nothing shared with the product."""
    held, k, this = oracle("demo"), int(as_of[5]), int(as_of[:4])
    years = {
        y: {
            p: [None if v is None else float(v) for v in q]
            for p, q in plain_year(held, METRIC[foreseen], f"{y}Q4").items()
        }
        for y in range(2023, this)
    }
    now = plain_year(held, METRIC[foreseen], as_of)

    def methods(gone: list[float], pair: str, year: int) -> dict[str, float]:
        s = sum(gone)
        pool = [q for y in years if y < year for q in years[y].values() if None not in q]
        own = [years[y][pair] for y in years if y < year and None not in years[y][pair]]
        before = years.get(year - 1, {}).get(pair)
        said = {"last": s + (4 - k) * gone[-1], "line": s * 4 / k} if s else {}
        if before and None not in before[k:]:
            said["seasonal"] = s + sum(before[k:])
        if pool and s and (reached := sum(sum(q[:k]) for q in pool)):
            share = reached / sum(map(sum, pool))
            mine = sum(sum(q[:k]) for q in own) / sum(map(sum, own)) if sum(map(sum, own)) else None
            said["ladder"] = s / share
            said["shrunk"] = s / ((len(own) * mine + share) / (len(own) + 1) if mine is not None else share)
        if "seasonal" in said:
            said["middle"] = (said["seasonal"] + said.get("ladder", said["seasonal"])) / 2
        return said

    cases = [(y, sum(q), methods(q[:k], p, y)) for y in years for p, q in years[y].items() if None not in q]
    newest = [said for y, _, said in cases if y == this - 1]
    names = [
        m
        for m in ("last", "seasonal", "line", "ladder", "shrunk", "middle")
        if sum(m in s for s in newest) * 2 >= len(newest)
    ]
    shared = [(came, said) for _, came, said in cases if all(m in said for m in names)]
    errors = {m: sum(abs(said[m] - came) for came, said in shared) for m in names}
    chosen = min(names, key=lambda m: round(errors[m], 3))
    told = {p: methods([float(v) for v in q], p, this).get(chosen) for p, q in now.items() if None not in q}
    return chosen, told


@pytest.mark.parametrize("as_of", QUARTERS)
@pytest.mark.parametrize("foreseen", FORESEEN)
def test_on_the_demo_each_forecast_is_the_one_worked_out_plainly(foreseen, as_of):
    found = forecast(dataset("demo"), foreseen, Selection(as_of))
    chosen, told = by_hand(foreseen, as_of)
    assert found.trial.chosen == chosen
    for line in found.lines:
        if told.get(line.pair_id) is None:
            assert line.value is None and line.why
        else:
            assert float(line.value) == pytest.approx(told[line.pair_id], rel=1e-9, abs=0.01)
            assert line.low <= line.value <= line.high and line.low >= line.known.so_far
    assert found.whole.value == sum(line.value for line in found.lines if line.value is not None)
    assert found.whole.low is None and found.whole.high is None, "two tested years bound no sum"


def test_a_sums_interval_is_no_narrower_than_what_went_wrong_for_all_and_no_wider_than_its_pairs_added():
    past = {year: tuple((Fraction(10), Fraction(11 + n % 3)) for n in range(18)) for year in (2021, 2022, 2023, 2024)}
    tested = Trial(2, tuple(past), (), "last", "last", past)
    lines = [
        PairForecast(f"P{n:02d}", PairYear((Decimal(1),), 1, 1), Decimal(10), Decimal(7), Decimal(13))
        for n in range(18)
    ]
    found = _whole(lines, tested)
    assert found.low is not None and found.low <= found.value <= found.high
    assert found.high - found.low < sum(one.high - one.low for one in lines), "the ends of pairs are not added"
    assert found.high - found.low > found.value / 10, "every year came out a tenth above at the least"


def test_a_range_says_of_how_many_it_held_how_many_and_is_an_interval_only_of_enough_years():
    def tested(*years: int) -> Trial:
        past = {y: tuple((Fraction(10), Fraction(10 + n)) for n in range(1, 10)) for y in years}
        return Trial(2, years, (), "last", "last", past)

    one = range_of(tested(2024))
    assert (one.bound, one.inside, one.cases, one.years) == (Fraction(8, 10), 8, 9, 1)
    assert not one.is_interval and not range_of(tested(2022, 2023, 2024)).is_interval
    four = range_of(tested(2021, 2022, 2023, 2024))
    assert four.is_interval and four.inside * 5 >= four.cases * 4
    few = {2024: ((Fraction(10), Fraction(11)),) * 7}
    assert range_of(Trial(2, (2024,), (), "last", "last", few)) is None, "seven past errors bound nothing"


@pytest.mark.parametrize("foreseen", FORESEEN)
def test_on_the_demo_the_range_is_that_of_the_pairs_of_its_back_test(foreseen):
    found = forecast(dataset("demo"), foreseen, Selection("2025Q3"))
    past = [pair for held in found.trial.past.values() for pair in held]
    sizes = sorted(abs(came / said - 1) for said, came in past)
    assert found.held.cases == len(sizes) and found.held.years == len(found.trial.years) < 4
    assert found.held.inside == sum(size <= found.held.bound for size in sizes)
    for line in found.lines:
        if line.value is not None:
            assert abs(line.high - to_cent(Fraction(line.value) * (1 + found.held.bound))) <= Decimal("0.02")


def changed_after(as_of: str) -> dict[str, list[dict]]:
    """The demo with every amount after the quarter turned upside down."""
    rows = copy.deepcopy(plain("demo"))
    for table, value in (("observations", "value"), ("fund_flows", "amount")):
        for n, row in enumerate(rows[table]):
            if row["period"] and "Q" in row["period"] and row["period"] > as_of and row[value] is not None:
                row[value] = row[value] * (n % 7) + 12345
    return rows


@pytest.mark.parametrize("as_of", ["2024Q3", "2025Q2"])
def test_what_comes_later_changes_nothing(as_of):
    then = opened(changed_after(as_of), complete("demo"))
    for foreseen in FORESEEN:
        told, known = (forecast(d, foreseen, Selection(as_of)) for d in (then, dataset("demo")))
        assert told == known
        assert (
            review(then, foreseen, Selection("2025Q4")).actual
            != review(dataset("demo"), foreseen, Selection("2025Q4")).actual
        )


SPENT = {"2023Q1": 10, "2023Q2": 20, "2023Q3": 30, "2023Q4": 40, "2024Q1": 20, "2024Q2": 40}


def small(**without: str) -> dict[str, list[dict]]:
    """Three pairs, each with investment in six quarters; `P02="2024Q1"` leaves that one unreported."""
    rows: dict[str, list[dict]] = defaultdict(list)
    for pair in PAIRS:
        rows["projects"].append(blank("projects", project_id=f"J{pair}", pair_id=pair, source_id="S"))
        for period, amount in SPENT.items():
            is_missing = without.get(pair) == period
            rows["observations"].append(
                blank(
                    "observations",
                    subject_type="project",
                    subject_id=f"J{pair}",
                    metric_id="investment_completed",
                    period=period,
                    value=None if is_missing else Decimal(amount),
                    status="missing" if is_missing else "reported",
                    unit="yuan",
                    value_type="actual",
                    source_id="S",
                )
            )
    return rows_of(**rows)


def test_a_quarter_not_reported_is_no_zero_and_its_pair_is_not_forecast():
    whole = forecast(opened(small()), "investment", Selection("2024Q2"))
    assert whole.trial.chosen == "last" and whole.trial.score("last").error == Fraction(3 * 30, 300)
    assert {one.pair_id: one.value for one in whole.lines} == dict.fromkeys(PAIRS, Decimal(60 + 2 * 40))
    assert whole.whole.count == 3 and whole.whole.low is None, "three past errors bound nothing"
    gap = forecast(opened(small(P02="2024Q1")), "investment", Selection("2024Q2"))
    silent = gap.line("P02")
    assert (silent.value, silent.why, silent.known.missing, silent.known.so_far) == (None, "missing", (1,), 40)
    assert (gap.whole.count, gap.whole.value, gap.whole.so_far) == (2, 280, 120), "nor is what it has in the sum"


def test_a_gap_in_an_earlier_year_takes_that_year_out_of_what_is_learnt():
    gap = forecast(opened(small(P02="2023Q4")), "investment", Selection("2024Q2"))
    assert gap.trial.score("last").cases == 2 and gap.whole.count == 3


def test_a_yearly_figure_leaves_the_quarters_unknown():
    rows = small()
    for row in rows["observations"]:
        if row["subject_id"] == "JP03" and row["period"] == "2023Q4":
            row["period"] = "2023"
    held = year_quarters(opened(rows), "investment_completed", Selection("2023Q4"))
    assert held["P03"].missing == (1, 2, 3, 4) and held["P01"].whole == 100


def test_the_reasons_for_no_forecast():
    demo = dataset("demo")
    assert forecast(demo, "spent", Selection("2023Q3")).why == "first_year"
    assert forecast(demo, "spent", Selection("2025Q4")).why == "over"
    reported = forecast(dataset("reported"), "investment", Selection("2024Q3"))
    assert reported.why == "no_data" and reported.whole == NOTHING
    late = {p: v for p, v in SPENT.items() if p < "2024"} | {"2023Q4": 10**6}
    rows = small()
    for row in rows["observations"]:
        row["value"] = Decimal(late.get(row["period"], 1))
    found = forecast(opened(rows), "investment", Selection("2024Q2"))
    assert found.why == "" and found.trial.score("last").error < 1, "a method that misses by less than all is used"


@pytest.mark.parametrize("asked", [{"stages": ("signed",)}, {"value_type": "forecast"}])
def test_stages_and_what_is_expected_say_why_they_have_none(asked):
    for foreseen in FORESEEN:
        found = forecast(dataset("demo"), foreseen, Selection("2025Q2", **asked))
        assert found.refused and not found.lines


def test_some_pairs_learn_from_all_and_one_alone_has_its_own_interval():
    every, some = (forecast(dataset("demo"), "spent", Selection("2025Q2", pairs=p)) for p in ((), ("P04", "P08")))
    assert some.trial == every.trial and some.lines == tuple(every.line(p) for p in ("P04", "P08"))
    alone = forecast(dataset("demo"), "spent", Selection("2025Q2", pairs=("P04",)))
    line = alone.line("P04")
    assert (alone.whole.value, alone.whole.low, alone.whole.high) == (line.value, line.low, line.high)


def test_ends_of_a_sum_stop_at_what_is_done():
    assert sum_ends(Decimal(100), Decimal(40), Fraction(9, 10)) == (40, 190)
    assert sum_ends(Decimal(100), Decimal(40), None) == (None, None)
    assert to_cent(Fraction(1, 8)) == Decimal("0.13"), "half up"


@pytest.mark.parametrize("foreseen", FORESEEN)
def test_a_year_that_is_over_is_held_against_its_forecasts(foreseen):
    asked = Selection("2025Q4")
    found, came = (review(dataset("demo"), foreseen, asked), plain_year(oracle("demo"), METRIC[foreseen], "2025Q4"))
    assert found.actual == {p: None if None in q else sum(q) for p, q in came.items()}
    for n, point in enumerate(found.points, 1):
        made = forecast(dataset("demo"), foreseen, Selection(f"2025Q{n}"))
        both = [
            (one, found.actual[one.pair_id])
            for one in made.lines
            if one.value is not None and found.actual[one.pair_id] is not None
        ]
        assert point.forecast == made and point.pairs == len(both)
        assert point.error == Fraction(sum(abs(one.value - a) for one, a in both)) / Fraction(sum(a for _, a in both))
        came_in_all = sum(a for _, a in both)
        assert point.of_sum == Fraction(sum(one.value for one, _ in both)) / Fraction(came_in_all) - 1
        assert abs(point.of_sum) <= point.error, "in a sum the pairs' misses even out"
        assert (point.inside, point.ranged) == (sum(one.low <= a <= one.high for one, a in both), len(both))
    silent = {p for p, whole in found.actual.items() if whole is None}
    assert silent == ({"P11"} if foreseen == "investment" else set())


def test_how_a_year_before_turned_out_is_told_with_a_forecast():
    at = Selection("2025Q3")
    before = year_before(dataset("demo"), forecast(dataset("demo"), "spent", at), at)
    assert before == review(dataset("demo"), "spent", Selection("2024Q4")).points[2]
    first = Selection("2023Q3")
    assert year_before(dataset("demo"), forecast(dataset("demo"), "spent", first), first) is None
    with pytest.raises(ValueError, match=r"year's end"):
        review(dataset("demo"), "spent", at)


def test_targets_stand_beside_forecasts_and_the_planted_laggards_miss_theirs():
    at = Selection("2025Q3")
    found, made = prospects(dataset("demo"), "investment", at), forecast(dataset("demo"), "investment", at)
    target = {
        t["pair_id"]: t["target"]
        for t in plain("demo")["targets"]
        if (t["year"], t["metric_id"]) == (2025, "investment_completed")
    }
    for pair in SHIPPED:
        line, held = made.line(pair), found.by_pair[pair]
        assert held.target == target[pair] and held.share == Fraction(line.value) / Fraction(target[pair])
        assert held.outlook == (
            "likely" if line.low >= target[pair] else "unlikely" if line.high < target[pair] else "open"
        )
    assert found.share == Fraction(made.whole.value) / Fraction(sum(target.values()))
    assert {"P02", "P04"} <= set(found.having("unlikely")), "the stalled and the late one are among those"
    assert prospects(dataset("demo"), "spent", at) is None
    assert prospects(dataset("demo"), "investment", Selection("2025Q3", tracks=("T1",))).refused


def test_without_targets_nobody_is_expected_to_miss_one():
    complete_targets = prospects(opened(small(), COMPLETE | {"targets"}), "investment", Selection("2024Q2"))
    assert {one.outlook for one in complete_targets.by_pair.values()} == {"no_target"}
    partial = prospects(opened(small()), "investment", Selection("2024Q2"))
    assert {one.outlook for one in partial.by_pair.values()} == {"no_forecast"} and partial.share is None
