"""Deals come to what the files come to; steps are never added; conversion is of the same deals and says how many."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.resources.deals import STEPS, Deal, DealStep, deals, every_deal, waiting
from analytics.resources.ladder import by_category, by_kind, by_pair, ladder
from analytics.resources.ladder_wording import ladder_table, ladder_words, sum_words, waiting_words
from analytics.resources.scope import Scope
from analytics.selection import Selection
from store.codes import RESOURCE
from tests.plain_resources import PlainResources
from tests.shipped import QUARTERS, complete, dataset, plain

YI = 100_000_000


def scope(quarter: str = "2025Q4", category: str | None = None, **narrowed: tuple[str, ...]) -> Scope:
    return Scope(Selection(quarter, **narrowed), category)


def told(quarter: str = "2025Q4") -> PlainResources:
    return PlainResources(plain("demo"), Selection(quarter).quarter.end, "deals" in complete("demo"))


def step(amount: int | None, due: date | None = None, qualifier: str | None = None) -> DealStep:
    held = None if amount is None else Decimal(amount)
    return DealStep(held, due, qualifier, None, date(2025, 1, 1), "S", None)


def deal(deal_id: str = "D1", **steps: DealStep) -> Deal:
    return Deal(deal_id, "330108", "330329", "land", "地", None, None, None, None, None, "P01", steps)


@pytest.mark.parametrize("quarter", QUARTERS["demo"])
def test_sums_rates_and_what_is_past_its_date_are_what_the_files_come_to(quarter):
    found, files = deals(dataset("demo"), scope(quarter)), told(quarter)
    held, day = ladder(found, complete=True), Selection(quarter).quarter.end
    for name in STEPS:
        assert (held.steps[name].amount or 0) == files.total(name)
    for rate, pair in ((held.signed, ("expected", "signed")), (held.realised, ("signed", "realised"))):
        if rate.deals:
            assert (rate.share, rate.deals) == files.rate(*pair)
    assert {
        one.deal_id: (day - one.steps["expected"].due_on).days for one in found if one.is_overdue(day)
    } == files.overdue()


def test_the_shipped_deals_hold_what_the_page_is_for():
    found, day = deals(dataset("demo"), scope()), Selection("2025Q4").quarter.end
    late = waiting(found, day)
    assert 60 <= len(found) <= 90 and sum(one.pair_id is None for one in found) >= 20
    assert sum(one.is_overdue(day) for one in late) >= 5
    assert sum(one.steps["expected"].due_on is None for one in late) >= 3
    assert [one.is_overdue(day) for one in late] == sorted((one.is_overdue(day) for one in late), reverse=True)


def test_parts_make_the_whole_whichever_way_they_are_cut():
    data, found = dataset("demo"), deals(dataset("demo"), scope())
    whole = ladder(found, complete=True)
    for parts in (by_category(found, True), by_pair(data, found, True), by_kind(found, True)):
        for name in STEPS:
            assert sum((one.steps[name].amount or Decimal(0)) for one in parts) == whole.steps[name].amount
        assert sum(one.signed.deals for one in parts) == whole.signed.deals
        assert sum(one.signed.later for one in parts) == whole.signed.later


def test_a_category_and_a_pair_narrow_and_categories_make_the_whole():
    data, files = dataset("demo"), told()
    for code in RESOURCE.ids:
        held = ladder(deals(data, scope(category=code)), complete=True)
        assert (held.steps["signed"].amount or 0) == files.total("signed", code)
    mine = deals(data, scope(pairs=("P02",)))
    assert mine and all(
        "P02" in (one.pair_id,) or {"330109", "331181"} & {one.from_adcode, one.to_adcode} for one in mine
    )


def test_nothing_signed_counts_in_a_whole_table_and_is_left_out_of_another():
    found = [deal("D1", expected=step(100), signed=step(60)), deal("D2", expected=step(300))]
    assert ladder(found, complete=True).signed.share == Fraction(60, 400)
    assert ladder(found, complete=False).signed.share == Fraction(60, 100)
    assert (ladder(found, complete=True).signed.deals, ladder(found, complete=False).signed.deals) == (2, 1)


def test_what_was_never_expected_and_what_has_no_amount_is_in_no_rate():
    found = [
        deal("D1", signed=step(500)),
        deal("D2", expected=step(None), signed=step(70)),
        deal("D3", expected=step(9), signed=step(None)),
    ]
    held = ladder(found, complete=True)
    assert held.signed.deals == 0 and held.signed.share is None
    assert held.steps["signed"].amount == 570 and (held.steps["signed"].deals, held.steps["signed"].known) == (3, 2)
    assert ladder([deal("D1", expected=step(None))], complete=True).steps["expected"].amount is None


def test_a_rate_over_nothing_is_no_number():
    held = ladder([deal(expected=step(0), signed=step(5))], complete=True)
    assert held.signed.share is None and "暂无数据" in ladder_words(held, "zh")


@given(
    st.lists(st.tuples(st.integers(1, 10**9), st.none() | st.integers(0, 10**9)), min_size=1, max_size=12),
    st.integers(2, 9),
)
def test_scaling_all_amounts_changes_no_rate_and_order_changes_nothing(amounts, times):
    def made(by: int) -> list[Deal]:
        return [
            deal(f"D{n}", expected=step(before * by), **({} if after is None else {"signed": step(after * by)}))
            for n, (before, after) in enumerate(amounts)
        ]

    once = ladder(made(1), complete=True)
    assert ladder(made(times), complete=True).signed.share == once.signed.share
    assert ladder(made(1)[::-1], complete=True) == once


def test_one_more_signed_never_lowers_the_rate():
    before = ladder([deal(expected=step(100), signed=step(40))], complete=True).signed.share
    assert ladder([deal(expected=step(100), signed=step(41))], complete=True).signed.share > before


def test_a_sum_keeps_a_qualifier_that_all_its_amounts_bear_and_others_are_told_beside_it():
    over = step(2 * YI, qualifier="over")
    alike = ladder([deal("D1", expected=over), deal("D2", expected=over)], complete=True)
    assert sum_words(alike.steps["expected"], "zh") == "超 4.00 亿元"
    mixed = ladder([deal("D1", expected=over), deal("D2", expected=step(YI))], complete=True)
    assert sum_words(mixed.steps["expected"], "zh") == "3.00 亿元"
    told_table = ladder_table(mixed, [("甲", mixed)], "结对", "转化", "zh")
    assert "“超”1 项" in told_table.printed[0][-1]


def test_an_expectation_is_past_its_date_the_day_after_and_not_once_something_followed():
    due = date(2025, 6, 30)
    alone = deal(expected=step(1, due))
    assert not alone.is_overdue(due) and alone.is_overdue(date(2025, 7, 1))
    assert not deal(expected=step(1, due), signed=step(1)).is_overdue(date(2026, 1, 1))
    assert not deal(expected=step(1)).is_overdue(date(2026, 1, 1))
    said = waiting_words([alone, deal("D2", expected=step(1))], date(2025, 7, 10), "zh")
    assert "1 项预期过期未核实" in said and "10 天" in said and "1 项未定期限" in said


def test_what_was_told_later_is_not_known_yet():
    data = dataset("demo")
    early, late = (every_deal(data, Selection(q).quarter.end) for q in ("2024Q2", "2025Q4"))
    assert 0 < len(early) < len(late)
    assert all(s.as_of <= date(2024, 6, 30) for one in early for s in one.steps.values())


def test_the_reported_dataset_has_none_and_says_so():
    assert deals(dataset("reported"), scope("2024Q3")) == ()
    assert ladder_words(ladder((), complete=False), "zh") == "对接事项暂无数据"
