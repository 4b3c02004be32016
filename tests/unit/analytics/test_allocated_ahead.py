"""Money allocated in the quarter before its fund year: whose it is, where it is counted, and from when it is asked for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from analytics import figure_words
from analytics.answer import parts, total
from analytics.funds.curves import fund_curves
from analytics.funds.ladder import ladder
from analytics.headlines import headline, trend
from analytics.judgement.judge import judged
from analytics.metrics import METRICS
from analytics.selection import SPANS, Selection
from analytics.tracks.courses import track_courses
from analytics.warnings.rounds import round_at
from analytics.warnings.thresholds import shipped
from style.periods import quarters_between
from tests.generated import blank, opened, rows_of


def flow(n: int, stage: str, year: int, period: str, amount: str) -> dict:
    return blank(
        "fund_flows",
        flow_id=f"F{n}",
        stage=stage,
        year=year,
        period=period,
        amount=Decimal(amount),
        pair_id="P01",
        track_id="T1",
        source_id="S",
        as_of=date(2026, 1, 1),
    )


AHEAD = flow(3, "allocated", 2024, "2023Q4", "40000000")
HELD = opened(
    rows_of(
        fund_flows=[
            flow(1, "planned", 2024, "2024", "100000000"),
            flow(2, "allocated", 2023, "2023Q4", "7000000"),
            AHEAD,
            flow(4, "allocated", 2024, "2024Q2", "20000000"),
            flow(5, "disbursed", 2024, "2024Q1", "30000000"),
            flow(6, "spent", 2024, "2024Q1", "5000000"),
        ]
    )
)


def allocated(as_of: str, span: str, **rest: object) -> Decimal | None:
    return total(HELD, "fund_allocated", replace(Selection(as_of, span), **rest)).value


@pytest.mark.parametrize(
    ("as_of", "year", "programme", "quarter"),
    [
        ("2023Q3", 0, 0, 0),
        ("2023Q4", 7_000_000, 7_000_000, 47_000_000),
        ("2024Q1", 40_000_000, 47_000_000, 0),
        ("2024Q2", 60_000_000, 67_000_000, 20_000_000),
    ],
)
def test_it_is_of_its_own_year_and_of_the_quarter_it_moved_in(as_of, year, programme, quarter):
    assert [allocated(as_of, span) for span in ("year", "programme", "quarter")] == [year, programme, quarter]
    assert allocated(as_of, "quarter", fund_year=2023) == (7_000_000 if as_of == "2023Q4" else 0)


def test_the_label_of_a_quarter_alone_says_whose_money_it_is():
    metric, asked = METRICS["fund_allocated"], Selection("2023Q4", "quarter")
    assert figure_words.period(metric, asked, "zh") == "2023年第四季度，不论资金年度，含提前下达"
    assert figure_words.period(metric, replace(asked, fund_year=2024), "zh") == "2024年度资金 · 2023年第四季度"
    assert figure_words.period(METRICS["investment_completed"], asked, "zh") == "2023年第四季度"


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("as_of", ["2023Q4", "2024Q1", "2024Q3"])
def test_the_parts_come_to_the_whole_with_a_quarter_before_the_year(as_of, span):
    asked = Selection(as_of, span)
    for by in (("quarter",), ("year",), ("pair", "year", "quarter")):
        found = parts(HELD, "fund_allocated", by, asked)
        assert sum(part.value or 0 for part in found) == allocated(as_of, span)
    of_2024 = {p.of[0]: p.value for p in parts(HELD, "fund_allocated", ("quarter",), Selection("2024Q3", "year"))}
    assert of_2024 == {"2023Q4": 40_000_000, "2024Q1": 0, "2024Q2": 20_000_000, "2024Q3": 0}


@pytest.mark.parametrize("as_of", quarters_between("2023Q1", "2024Q4"))
def test_a_quarter_is_the_same_alone_and_in_every_series_whenever_it_is_looked_at(as_of):
    """At the end of 2023 too, when the fund year of what was allocated ahead has not begun."""
    alone = {q: allocated(q, "quarter") for q in quarters_between("2023Q1", as_of)}
    assert dict(trend(HELD, "fund_allocated", Selection(as_of))) == alone
    assert headline(HELD, "fund_allocated", Selection(as_of, "quarter")).now.value == alone[as_of]
    found = track_courses(HELD, "fund_allocated", Selection(as_of, "quarter"))
    (course,) = [one for one in found.courses if one.track_id == "T1"]
    assert dict(zip(found.quarters, course.values, strict=True)) == alone and course.now.value == alone[as_of]


def test_the_first_point_of_its_years_curve_holds_it_and_the_ladder_too():
    of_2024 = fund_curves(HELD, "allocated", Selection("2024Q3")).this
    assert [(p.quarter, p.amount) for p in of_2024.points[:2]] == [("2024Q1", 40_000_000), ("2024Q2", 60_000_000)]
    assert [rung.amount for rung in ladder(HELD, Selection("2024Q1")).rungs] == [
        100_000_000,
        40_000_000,
        30_000_000,
        5_000_000,
    ]
    assert [rung.amount for rung in ladder(HELD, Selection("2023Q4")).rungs] == [0, 7_000_000, 0, 0]


def test_it_is_due_from_the_first_quarters_end_on_and_never_before_its_year():
    def of(as_of: str, metric_id: str):
        return judged(HELD, metric_id, Selection(as_of)).due

    assert [of(q, "execution_rate") for q in ("2024Q1", "2024Q2", "2024Q3")] == [10_000_000, 20_000_000, 40_000_000]
    assert [of(q, "disbursement_rate") for q in ("2024Q1", "2024Q2")] == [40_000_000, 40_000_000]
    assert of("2023Q4", "execution_rate") == 7_000_000


def test_no_warning_takes_what_was_allocated_ahead_for_missing():
    def kinds(*rows: dict) -> set[str]:
        found = round_at(opened(rows_of(fund_flows=list(rows))), Selection("2024Q1"), shipped())
        return {outcome.rule for outcome in found.outcomes if outcome.warnings}

    paid = flow(5, "disbursed", 2024, "2024Q1", "40000000")
    assert kinds(paid) == {"overdisbursed"}
    assert kinds(AHEAD, paid) == {"behind"}
    assert kinds(AHEAD, paid, flow(6, "spent", 2024, "2024Q1", "8000000")) == set()
