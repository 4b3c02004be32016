"""Each ratio is the two sums of the plain rows, exact and divided last: all so far, and fund year by year."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import total
from analytics.effects.ratios import MONEY, OUTCOMES, Effects, effects, per_yuan
from analytics.rows import sum_behind
from analytics.selection import SPANS, Selection
from tests.examples import examples
from tests.generated import COMPLETE, PAIRS, TRACKS, blank, datasets, opened, rows_of
from tests.oracle import Oracle
from tests.shipped import PAIRS as SHIPPED
from tests.shipped import dataset, oracle

YEARS = (2023, 2024, 2025)


def figure(
    plain: Oracle, metric: str, by: tuple[str, ...], asked: Selection, of: tuple[str, ...] = ()
) -> Decimal | None:
    """Of a member of which no row is told, what that means."""
    return plain.answer(metric, by, asked).get(of, (plain.absent(metric, by, asked),))[0]


def plainly(plain: Oracle, metric: str, asked: Selection) -> dict:
    """(fund year, year) → (outcome, money) of the rows, and the same by pair."""
    at = {y: asked.at(min(f"{y}Q4", asked.as_of), "year") for y in YEARS if y <= int(asked.as_of[:4])}
    pairs = [row["pair_id"] for row in plain.rows["pairs"]]
    told = {
        (m, y): {p: figure(plain, m, ("pair",), at[y], (p,)) for p in pairs} | {None: figure(plain, m, (), at[y])}
        for m in (metric, MONEY)
        for y in at
    }
    return {
        (fund, year): {p: (told[metric, year][p], told[MONEY, fund][p]) for p in (None, *pairs)}
        for fund in at
        for year in at
        if year >= fund
    }


def together(plain: Oracle, metric: str, asked: Selection) -> dict:
    """Pair (None: all) → (outcome, money, share of the allocated money) since 2023."""
    since = asked.at(asked.as_of, "programme")
    sides = (metric, MONEY, "disbursement_rate")
    told = {None: tuple(figure(plain, m, (), since) for m in sides)}
    for row in plain.rows["pairs"]:
        of = (row["pair_id"],)
        told[row["pair_id"]] = tuple(figure(plain, m, ("pair",), since, of) for m in sides)
    return told


def held_together(found: Effects, plain: dict) -> None:
    for one in (found.whole, *found.pairs):
        outcome, money, share = plain.get(one.pair_id, (None, None, None))
        assert (one.outcome.value, one.money.value, one.value) == (outcome, money, per_yuan(outcome, money))
        assert (None if one.disbursed is None else float(one.disbursed)) == share


def held_against(found: Effects, plain: dict) -> None:
    money = {one.year: one.part.value for one in found.money}
    outcomes = {one.year: one.part.value for one in found.outcomes}
    assert set(found.ratios) == set(plain)
    for (fund, year), by_pair in plain.items():
        over, under = by_pair[None]
        assert (outcomes[year], money[fund]) == (over, under)
        ratio = found.ratios[fund, year].value
        assert ratio == per_yuan(over, under)
        if ratio is not None:
            assert abs(Fraction(ratio) - Fraction(over) / Fraction(under)) <= Fraction(ratio) / 10**26
        for line in found.by_pair[fund]:
            outcome = line.outcomes[year - fund].value
            assert (outcome, line.money.value) == by_pair[line.pair_id]
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
    held_together(found, together(Oracle(rows, COMPLETE), metric, asked))


@pytest.mark.parametrize("metric", OUTCOMES)
@pytest.mark.parametrize("quarter", ["2023Q2", "2025Q3", "2025Q4"])
def test_on_the_demo_too(quarter, metric):
    asked = Selection(quarter)
    found = effects(dataset("demo"), metric, asked)
    held_against(found, plainly(oracle("demo"), metric, asked))
    held_together(found, together(oracle("demo"), metric, asked))
    assert [one.pair_id for one in found.pairs] == list(SHIPPED)


def test_what_leads_is_the_leverage_of_the_cards():
    """One figure of one name: all invested since 2023 over all disbursed since then, whatever the span."""
    for asked in (Selection("2025Q4"), Selection("2025Q2", "quarter", pairs=("P04", "P07"))):
        found = effects(dataset("demo"), "investment_completed", asked)
        assert float(found.whole.value) == pytest.approx(total(dataset("demo"), "leverage", asked).value, rel=1e-12)


def test_a_place_has_money_paid_there_and_no_share_of_what_was_allocated():
    found = effects(dataset("demo"), "investment_completed", Selection("2025Q4", cities=("331100",)))
    assert found.whole.value is not None and found.whole.disbursed is None
    assert all(one.disbursed is None for one in found.pairs)


def test_both_sides_are_sums_whose_rows_can_be_seen():
    found = effects(dataset("demo"), "output_value", Selection("2025Q3", pairs=("P07",)))
    for one, metric in [*((m, MONEY) for m in found.money), *((o, "output_value") for o in found.outcomes)]:
        behind = sum_behind(dataset("demo"), metric, Selection(one.as_of, "year", pairs=("P07",)))
        assert (behind.total or 0) == one.part.value, "0 where nothing moved, and there are then no rows"


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


def test_money_of_no_pair_is_in_the_whole_and_in_no_pair():
    flows = [("P01", 50), (None, 50)]
    rows = rows_of(
        fund_flows=[
            blank(
                "fund_flows",
                flow_id=f"F{n}",
                stage="disbursed",
                year=2024,
                period="2024Q2",
                pair_id=pair,
                source_id="S",
                amount=Decimal(amount),
            )
            for n, (pair, amount) in enumerate(flows)
        ],
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
    found = effects(opened(rows), "output_value", Selection("2024Q4"))
    assert found.ratios[2024, 2024].value == found.whole.value == 3
    assert {one.pair_id: one.value for one in found.pairs}["P01"] == 6


@pytest.mark.parametrize("asked", [{"value_type": "forecast"}, {"stages": ("signed",)}, {"industries": ("纺织",)}])
def test_what_the_fund_cannot_be_narrowed_to_says_why(asked):
    found = effects(dataset("demo"), "output_value", Selection("2025Q4", **asked))
    assert found.refused and not found.ratios


def test_the_reported_dataset_has_nothing_to_divide():
    assert effects(dataset("reported"), "output_value", Selection("2024Q3")).is_empty
    assert not effects(dataset("demo"), "output_value", Selection("2025Q4")).is_empty
