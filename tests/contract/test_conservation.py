"""Fund money is neither made nor lost by looking at it: at every step, in every split and pair of splits, the parts come
to the whole in exact decimals; the ids of the rows behind them too."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import parts, total
from analytics.funds.ladder import STEPS
from analytics.metrics import METRICS
from analytics.rows import sum_behind
from analytics.selection import SPANS, Selection
from tests.examples import examples
from tests.generated import PAIRS, TRACKS, datasets, opened
from tests.shipped import QUARTERS, dataset, plain

FUNDS = [f"fund_{step}" for step in STEPS]
AS_OF = ("2023Q1", "2024Q2", "2025Q4")


def splits(metric_id: str, most: int = 2) -> list[tuple[str, ...]]:
    known = METRICS[metric_id].breakdowns
    return [by for size in range(1, most + 1) for by in combinations(known, size)]


def add_up(found: list) -> tuple[Decimal | None, int, int]:
    """The sum of the parts; None where no part has an amount, as of the whole."""
    amounts = [part.value for part in found if part.value is not None]
    whole = sum(amounts, Decimal(0)) if amounts else None
    return whole, sum(part.reported for part in found), sum(part.due for part in found)


def assert_conserved(held, metric_id: str, asked: Selection, most: int = 2) -> None:
    whole = total(held, metric_id, asked)
    assert whole.value is None or isinstance(whole.value, Decimal)
    for by in splits(metric_id, most):
        found = parts(held, metric_id, by, asked)
        value, reported, due = add_up(found)
        # Of no rows the whole is 0 and its parts may be blanks: of a dimension that no row names there are none.
        nothing = not whole.due and not whole.value and not value
        assert nothing or value == whole.value, (metric_id, by, asked)
        assert (reported, due) == (whole.reported, whole.due), (metric_id, by, asked)
        assert len({part.of for part in found}) == len(found), "a part stands twice"
    behind = sum_behind(held, metric_id, asked, "numerator")
    assert (behind.total or 0, behind.reported) == (whole.value or 0, whole.reported)


@examples(12)
@given(
    rows=datasets(("fund_flows",)),
    as_of=st.sampled_from(AS_OF),
    span=st.sampled_from(sorted(SPANS)),
    pairs=st.sampled_from([(), ("P01",), tuple(PAIRS)[1:]]),
    tracks=st.sampled_from([(), TRACKS[:1]]),
)
def test_at_every_step_the_parts_come_to_the_whole(rows, as_of, span, pairs, tracks):
    held = opened(rows)
    for metric_id in FUNDS:
        assert_conserved(held, metric_id, Selection(as_of, span, pairs=pairs, tracks=tracks))


@pytest.mark.parametrize("name", QUARTERS)
@pytest.mark.parametrize("metric_id", FUNDS)
def test_on_what_is_shipped_too(name, metric_id):
    for span in SPANS:
        assert_conserved(dataset(name), metric_id, Selection(QUARTERS[name][-1], span))


@pytest.mark.parametrize("step", STEPS)
def test_every_yuan_of_the_ledger_is_found_again(step):
    """All there is of a step since 2023 is what its rows say, added up by hand; and year by year."""
    for name in QUARTERS:
        last = QUARTERS[name][-1]
        mine = [f for f in plain(name)["fund_flows"] if f["stage"] == step and f["year"] <= int(last[:4])]
        found = total(dataset(name), f"fund_{step}", Selection(last, "programme")).value
        assert found == (sum((f["amount"] for f in mine), Decimal(0)) if mine else None)
        for year in range(2023, int(last[:4]) + 1):
            of_year = [f["amount"] for f in mine if f["year"] == year]
            asked = Selection(min(f"{year}Q4", last), "year")
            if step == "planned" or asked.as_of == last:
                assert total(dataset(name), f"fund_{step}", asked).value == (sum(of_year, Decimal(0)) or None)


def test_no_figure_adds_steps_and_what_left_the_ladder_is_in_none():
    """Every side of every metric that counts fund money takes in one step; carry-overs and claw-backs are no step."""
    asked = Selection("2025Q4")
    sides = [side for metric in METRICS.values() for side in metric.sides(asked).values()]
    of_funds = {side.item for side in sides if side.table == "fund_flows"}
    assert of_funds == set(STEPS)
    for metric_id in FUNDS:
        assert [side.item for side in METRICS[metric_id].sides(asked).values()] == [metric_id.removeprefix("fund_")]
