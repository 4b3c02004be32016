"""What a growth is made of adds up to both sums, and like for like counts only those who returned everything."""

from decimal import Decimal

import pytest

from analytics.answer import total
from analytics.growth.parts import growth_parts, like_for_like
from analytics.growth.wording import growth_words
from analytics.headlines import headline
from analytics.selection import Selection
from tests.oracle import Oracle
from tests.shipped import dataset, oracle

FLOWS = ("investment_completed", "output_value", "profit_and_tax")
SELECTIONS = [
    Selection("2025Q4"), Selection("2024Q2"), Selection("2025Q3", "quarter"), Selection("2025Q4", tracks=("T1", "T5")),
    Selection("2025Q4", pairs=("P02", "P11")), Selection("2025Q1", cities=("331100",)), Selection("2025Q4", stages=("in_production",)),
]  # fmt: skip


def by_project(held: Oracle, metric: str, asked: Selection) -> dict[str, list[Decimal | None]]:
    """Project → its figures of the span, None one that did not come; from the rows alone."""
    found: dict[str, list[Decimal | None]] = {}
    for o in held.rows["observations"]:
        if (o["metric_id"], o["value_type"], o["subject_type"]) != (metric, "actual", "project") or o[
            "status"
        ] == "not_applicable":
            continue
        last = int(o["period"][:4]) * 4 + int(o["period"][5]) - 1 if "Q" in o["period"] else None
        at = int(asked.as_of[:4]) * 4 + int(asked.as_of[5]) - 1
        first = at if asked.span == "quarter" else at // 4 * 4
        if last is not None and first <= last <= at:
            found.setdefault(o["subject_id"], []).append(o["value"])
    return found


@pytest.mark.parametrize("metric_id", FLOWS)
@pytest.mark.parametrize("asked", SELECTIONS, ids=str)
def test_parts_add_up_to_both_sums_exactly(metric_id, asked):
    found = growth_parts(dataset("demo"), metric_id, asked)
    now, before = (total(dataset("demo"), metric_id, at).value for at in (asked, asked.year_earlier()))
    assert found.kept_now + found.new_now == (now or 0)
    assert found.kept_before + found.gone_before == (before or 0)


@pytest.mark.parametrize("metric_id", FLOWS)
@pytest.mark.parametrize("quarter", ["2024Q4", "2025Q2", "2025Q4"])
@pytest.mark.parametrize("span", ["year", "quarter"])
def test_the_counts_and_sums_are_those_of_the_rows(metric_id, quarter, span):
    asked = Selection(quarter, span)
    now, before = (by_project(oracle("demo"), metric_id, at) for at in (asked, asked.year_earlier()))
    came = [{p for p, values in side.items() if any(v is not None for v in values)} for side in (now, before)]
    found = growth_parts(dataset("demo"), metric_id, asked)
    assert (found.kept, found.new, found.gone) == (
        len(came[0] & came[1]), len(came[0] - came[1]), len(came[1] - came[0]),
    )  # fmt: skip
    lacking = {p for side in (now, before) for p, values in side.items() if None in values}
    whole = {*now, *before} - lacking
    alike = like_for_like(dataset("demo"), metric_id, asked)
    if not lacking:
        assert alike is None
        return
    sums = [sum((v for p in whole for v in side.get(p, ())), Decimal(0)) for side in (now, before)]
    assert alike and (alike.projects, alike.now, alike.before) == (len(whole), *sums)


@pytest.mark.parametrize(("quarter", "said", "unsaid"), [
    ("2024Q4", "比上年同期增", "▲"), ("2025Q4", "同口径", "增 "), ("2023Q2", "没有上年同期可比", "▲"),
])  # fmt: skip
def test_over_the_start_up_year_the_amount_is_told_and_later_the_rate_with_what_is_alike(quarter, said, unsaid):
    asked = Selection(quarter)
    line = headline(dataset("demo"), "investment_completed", asked)
    text = growth_words(dataset("demo"), line, asked)
    assert said in str(text.zh) and unsaid not in str(text.zh)


def test_a_sum_since_2023_and_promises_have_no_growth():
    for metric_id, asked in (
        ("investment_completed", Selection("2025Q4", "programme")),
        ("output_value", Selection("2025Q4", value_type="forecast")),
        ("planned_investment", Selection("2025Q4")),
        ("projects", Selection("2025Q4")),
        ("leverage", Selection("2025Q4")),
    ):
        assert growth_words(dataset("demo"), headline(dataset("demo"), metric_id, asked), asked) == ""
