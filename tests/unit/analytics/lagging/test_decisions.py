"""What is proposed to be decided: whom, how much and by which rule, as plain rows give it; nothing where nothing can be judged."""

import pytest

from analytics.findings import decided
from analytics.selection import Selection
from tests.plain_judgement import PlainJudgement, by_need, plain_gap
from tests.shipped import PAIRS, dataset, oracle

QUARTERS = ["2023Q3", "2024Q2", "2025Q3", "2025Q4"]


@pytest.mark.parametrize("quarter", QUARTERS)
def test_those_in_most_need_are_named_and_the_money_is_that_of_both_steps(quarter):
    asked, held = Selection(quarter), oracle("demo")
    found = {one.id: one for one in decided(dataset("demo"), asked)}
    rates = PlainJudgement(held, "execution_rate", asked)
    behind = [pair for pair in by_need(held, asked, PAIRS) if rates.status(pair) == "behind"]
    named = [piece.pair_id for piece in found["supervise"].asks.zh_pieces if piece.pair_id] if behind else []
    assert named == behind[:3] and ("supervise" in found) == bool(behind)
    gaps = [plain_gap(held, asked, pair) for pair in PAIRS]
    undisbursed, unspent = sum(paid for _, paid in gaps), sum(gap - paid for gap, paid in gaps)
    for key, amount in (("disburse", undisbursed), ("spend", unspent)):
        assert (key in found) == (amount > 0)
        assert amount <= 0 or f"{float(amount) / 1e8:.2f} 亿元" in found[key].asks.zh
    money = [key for key in found if key in ("disburse", "spend")]
    assert money == sorted(money, key=lambda key: -{"disburse": undisbursed, "spend": unspent}[key])


@pytest.mark.parametrize("quarter", QUARTERS)
def test_each_has_its_figures_and_its_rule_and_none_has_a_date_or_a_place_to_fill(quarter):
    for one in decided(dataset("demo"), Selection(quarter)):
        for lang in ("zh", "en"):
            assert any(sign.isdigit() for sign in one.says(lang)) and one.rule(lang)
            for said in (one.asks(lang), one.says(lang), one.rule(lang)):
                assert "{" not in said and not any(f"{year}" in said for year in range(2023, 2027))


def test_nothing_is_proposed_of_what_cannot_be_judged():
    assert decided(dataset("reported"), Selection("2024Q3")) == ()
    assert decided(dataset("demo"), Selection("2025Q4", value_type="forecast")) == ()
