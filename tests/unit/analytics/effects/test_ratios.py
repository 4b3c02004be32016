"""Each ratio is the two sums of the plain rows, exact and divided last; intervals and places are of the pairs behind it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.effects.intervals import FEWEST_PAIRS
from analytics.effects.ratios import MONEY, OUTCOMES, Effects, effects, per_yuan
from analytics.rows import sum_behind
from analytics.selection import SPANS, Selection
from tests.examples import examples
from tests.generated import COMPLETE, PAIRS, TRACKS, blank, datasets, opened, rows_of
from tests.oracle import Oracle
from tests.shipped import PAIRS as SHIPPED
from tests.shipped import dataset, oracle

YEARS = (2023, 2024, 2025)


def plainly(plain: Oracle, metric: str, asked: Selection) -> dict:
    """(fund year, year) → (outcome, money) of the rows, and the same by pair."""
    at = {y: asked.at(min(f"{y}Q4", asked.as_of), "year") for y in YEARS if y <= int(asked.as_of[:4])}

    def told(metric: str, by: tuple[str, ...], year: int) -> dict:
        return {key: value for key, (value, _, _) in plain.answer(metric, by, at[year]).items()}

    found = {}
    for fund in at:
        for year in (y for y in at if y >= fund):
            sums = told(metric, (), year).get(()), told(MONEY, (), fund).get(())
            done, paid = told(metric, ("pair",), year), told(MONEY, ("pair",), fund)
            found[fund, year] = sums, {p: (done.get((p,)), paid.get((p,))) for (p,) in {*done, *paid} if p}
    return found


def held_against(found: Effects, plain: dict) -> None:
    money = {one.year: one.part.value for one in found.money}
    outcomes = {one.year: one.part.value for one in found.outcomes}
    assert set(found.ratios) == set(plain)
    for (fund, year), ((over, under), by_pair) in plain.items():
        assert (outcomes[year], money[fund]) == (over, under)
        ratio = found.ratios[fund, year].value
        if over is None or not under:
            assert ratio is None
        else:
            assert abs(Fraction(ratio) - Fraction(over) / Fraction(under)) <= Fraction(ratio) / 10**26
        for line in found.by_pair[fund]:
            outcome = line.outcomes[year - fund].value
            assert (outcome, line.money.value) == by_pair.get(line.pair_id, (None, None))
            assert line.ratios[year - fund] == per_yuan(outcome, line.money.value)


@examples(8)
@given(st.data())
def test_every_ratio_is_that_of_the_plain_rows(data):
    metric = data.draw(st.sampled_from(OUTCOMES))
    rows = data.draw(datasets(("projects", "observations", "fund_flows"), (metric, "actual")))
    asked = Selection(
        data.draw(st.sampled_from(["2023Q1", "2024Q3", "2025Q4"])),
        data.draw(st.sampled_from(sorted(SPANS))),
        pairs=data.draw(st.sampled_from([(), ("P01",), tuple(PAIRS)[1:]])),
        tracks=data.draw(st.sampled_from([(), TRACKS[:1]])),
    )
    found = effects(opened(rows), metric, asked)
    held_against(found, plainly(Oracle(rows, COMPLETE), metric, asked))
    assert all(ratio.interval is None for ratio in found.ratios.values()), "three pairs have no interval"


@pytest.mark.parametrize("metric", OUTCOMES)
@pytest.mark.parametrize("quarter", ["2023Q2", "2025Q3", "2025Q4"])
def test_on_the_demo_too(quarter, metric):
    asked = Selection(quarter)
    found = effects(dataset("demo"), metric, asked)
    held_against(found, plainly(oracle("demo"), metric, asked))
    for ratio in found.ratios.values():
        if ratio.interval:
            assert ratio.pairs >= FEWEST_PAIRS and not ratio.one_sided
            assert ratio.value is not None and ratio.interval.low <= ratio.value <= ratio.interval.high


def test_both_sides_are_sums_whose_rows_can_be_seen():
    found = effects(dataset("demo"), "output_value", Selection("2025Q3", pairs=("P07",)))
    for one, metric in [*((m, MONEY) for m in found.money), *((o, "output_value") for o in found.outcomes)]:
        behind = sum_behind(dataset("demo"), metric, Selection(one.as_of, "year", pairs=("P07",)))
        assert behind.total == one.part.value


def test_what_was_disbursed_after_its_year_is_told_and_in_no_ratio():
    found = effects(dataset("demo"), "investment_completed", Selection("2025Q4"))
    plain = {
        y: [
            f["amount"]
            for f in oracle("demo").rows["fund_flows"]
            if f["stage"] == "disbursed" and f["year"] == y and f["period"] > f"{y}Q4"
        ]
        for y in YEARS
    }
    assert {one.year: one.later for one in found.money} == {y: sum(plain[y], Decimal(0)) for y in YEARS}
    assert sum(plain[2023]) > 0


def test_places_run_from_the_largest_and_ties_share_the_better_one():
    found = effects(dataset("demo"), "investment_completed", Selection("2025Q4"))
    for lines in found.by_pair.values():
        for n in range(len(lines[0].ratios)):
            known = [line.ratios[n] for line in lines if line.ratios[n] is not None]
            for line in lines:
                place = None if line.ratios[n] is None else 1 + sum(v > line.ratios[n] for v in known)
                assert line.places[n] == place
    assert found.by_pair[2023][SHIPPED.index("P06")].places[0] == 1, "the highest leverage was planted there"


def flows(n: int, pair: str, amount: int) -> dict:
    return blank(
        "fund_flows",
        flow_id=f"F{n}",
        stage="disbursed",
        year=2024,
        period="2024Q2",
        pair_id=pair,
        source_id="S",
        amount=Decimal(amount),
    )


def test_money_of_no_pair_leaves_the_ratio_without_an_interval():
    rows = rows_of(
        fund_flows=[flows(1, "P01", 50), flows(2, None, 50)],
        projects=[blank("projects", project_id="J", pair_id="P01", source_id="S")],
        observations=[
            blank(
                "observations",
                subject_type="project",
                subject_id="J",
                metric_id="output_value",
                period="2024Q4",
                status="reported",
                value=Decimal(300),
                unit="yuan",
                value_type="actual",
                source_id="S",
            )
        ],
    )
    ratio = effects(opened(rows), "output_value", Selection("2024Q4")).ratios[2024, 2024]
    assert ratio.value == 3 and ratio.one_sided and ratio.interval is None


def test_none_is_known_in_a_complete_table_and_unknown_in_a_partial_one():
    rows = rows_of(fund_flows=[flows(n, pair, 10) for n, pair in enumerate(PAIRS)])
    whole = effects(opened(rows, COMPLETE | {"observations"}), "output_value", Selection("2024Q4"))
    partial = effects(opened(rows, COMPLETE - {"observations"}), "output_value", Selection("2024Q4"))
    assert whole.ratios[2024, 2024].pairs == 3 and partial.ratios[2024, 2024].pairs == 0
    assert whole.is_empty and partial.is_empty, "a sum of nothing is no data either way"


@pytest.mark.parametrize("asked", [{"value_type": "forecast"}, {"stages": ("signed",)}, {"industries": ("纺织",)}])
def test_what_the_fund_cannot_be_narrowed_to_says_why(asked):
    found = effects(dataset("demo"), "output_value", Selection("2025Q4", **asked))
    assert found.refused and not found.ratios


def test_the_reported_dataset_has_nothing_to_divide():
    assert effects(dataset("reported"), "output_value", Selection("2024Q3")).is_empty
    assert not effects(dataset("demo"), "output_value", Selection("2025Q4")).is_empty
