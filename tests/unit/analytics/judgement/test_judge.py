"""Every judgement is what the plain rows give: what came, what should have come by now, the status and its edges."""

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.judgement.expected import disbursement_due, expected, spending_due
from analytics.judgement.judge import Judgement, judged, judged_pairs, worst_first
from analytics.judgement.statuses import JUDGED, LEAST_RETURNED
from analytics.judgement.wording import due_words, marked_words, status_words
from analytics.metrics import METRICS
from analytics.selection import SPANS, Selection
from tests.examples import examples
from tests.generated import COMPLETE, PAIRS, TRACKS, blank, datasets, opened, rows_of
from tests.generated import QUARTERS as GENERATED_QUARTERS
from tests.oracle import Oracle, number
from tests.plain_judgement import RATES, PlainJudgement, spending_share
from tests.shipped import QUARTERS as SHIPPED_QUARTERS
from tests.shipped import dataset, oracle

EVERY = COMPLETE | {"observations", "targets"}
OF_MONEY = ("execution_rate", "disbursement_rate", "allocation_rate")


def agrees(held, plain: Oracle, metric_id: str, asked: Selection) -> None:
    plainly = PlainJudgement(plain, metric_id, asked)
    told = {one.part.of[0]: one for one in judged_pairs(held, metric_id, asked)}
    assert {row["pair"] for row in plainly.under} - {None} <= told.keys()
    for pair, one in told.items():
        same(plainly, pair, one)
    same(plainly, None, judged(held, metric_id, asked))


def same(plainly: PlainJudgement, pair: str | None, one: Judgement) -> None:
    assert one.base == plainly.base(pair)
    if plainly.base(pair) is not None:
        assert one.done == plainly.done(pair)
    status = plainly.status(pair)
    assert one.is_judged == (status is not None)
    if status:
        assert (one.status_id, one.due) == (status, plainly.due(pair))
        assert one.gap == plainly.due(pair) - plainly.done(pair)
        assert one.is_closed == plainly.is_over


def test_every_rate_with_a_benchmark_is_held_to_the_plain_rows():
    assert set(RATES) == {m.id for m in METRICS.values() if m.benchmark}


@examples(15)
@given(st.data())
def test_money_is_judged_by_when_it_was_allocated(data):
    rows = data.draw(datasets(("fund_flows", "pairs")))
    metric_id = data.draw(st.sampled_from(OF_MONEY))
    tracks = [(), TRACKS[:1], TRACKS[1:]] if metric_id != "allocation_rate" else [()]
    quarter = data.draw(st.sampled_from(GENERATED_QUARTERS))
    asked = Selection(
        quarter,
        data.draw(st.sampled_from(sorted(SPANS))),
        pairs=data.draw(st.sampled_from([(), ("P01",), tuple(PAIRS)[1:]])),
        tracks=data.draw(st.sampled_from(tracks)),
        fund_year=data.draw(st.sampled_from([None, None, *range(2023, int(quarter[:4]) + 1)])),
    )
    agrees(opened(rows, EVERY), Oracle(rows, EVERY), metric_id, asked)


@examples(15)
@given(st.data())
def test_targets_are_judged_by_the_calendar(data):
    metric_id = data.draw(st.sampled_from([m for m in RATES if m not in OF_MONEY]))
    rows = data.draw(datasets(("projects", "observations", "targets", "pairs"), (RATES[metric_id][0], "actual")))
    asked = Selection(
        data.draw(st.sampled_from(GENERATED_QUARTERS)),
        data.draw(st.sampled_from(sorted(SPANS))),
        pairs=data.draw(st.sampled_from([(), ("P01",), tuple(PAIRS)[1:]])),
    )
    agrees(opened(rows, EVERY), Oracle(rows, EVERY), metric_id, asked)


@pytest.mark.parametrize("span", ["year", "programme"])
@pytest.mark.parametrize("metric_id", RATES)
def test_on_the_demo_at_every_quarter(metric_id, span):
    for quarter in SHIPPED_QUARTERS["demo"]:
        agrees(dataset("demo"), oracle("demo"), metric_id, Selection(quarter, span))


def test_nothing_of_a_partial_table_is_judged():
    for quarter in SHIPPED_QUARTERS["reported"]:
        for metric_id in RATES:
            found = judged_pairs(dataset("reported"), metric_id, Selection(quarter))
            assert len(found) == 18 and not any(one.is_judged for one in found)
            assert judged(dataset("reported"), metric_id, Selection(quarter)).status_id == "no_data"


def flow(n: int, stage: str, amount: object, period: str, year: int = 2024, **rest: object) -> dict:
    return blank("fund_flows", flow_id=f"F{n}", stage=stage, year=year, period=period, amount=Decimal(str(amount)),
                 source_id="S", as_of=date(2026, 1, 1), **({"pair_id": "P01", "track_id": "T1"} | rest))  # fmt: skip


def of_money(*flows: dict, quarter: str, metric_id: str = "execution_rate", span: str = "year") -> Judgement:
    held = opened(rows_of(fund_flows=list(flows)), EVERY)
    (one,) = judged_pairs(held, metric_id, Selection(quarter, span, pairs=("P01",)))
    return one


# Of 1200 yuan of the fund of 2024: what is due by the end of each quarter of 2024, and in 2025.
@pytest.mark.parametrize(
    ("allocated", "due"),
    [
        ("2023Q3", [300, 600, 900, 1200, 1200]),
        ("2023Q4", [300, 600, 900, 1200, 1200]),
        ("2024Q1", [0, 400, 800, 1200, 1200]),
        ("2024Q2", [0, 0, 600, 1200, 1200]),
        ("2024Q3", [0, 0, 0, 1200, 1200]),
        ("2024Q4", [0, 0, 0, 1200, 1200]),
        ("2025Q1", [0, 0, 0, 0, 1200]),
    ],
)
def test_a_tranche_is_due_evenly_over_the_quarters_after_its_own(allocated, due):
    quarters = ["2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1"]
    for quarter, share_due in zip(quarters, due, strict=True):
        if allocated <= quarter:
            share = spending_due(number(allocated), 2024, number(quarter))
            assert share * 1200 == share_due
            found = of_money(flow(1, "allocated", 1200, allocated), quarter=quarter, span="programme")
            assert found.due == share_due and found.is_judged == (share_due > 0)


@given(st.integers(0, 11), st.integers(0, 11), st.integers(2023, 2024))
def test_nothing_is_ever_asked_back_or_asked_twice(allocated, at, year):
    start = 2023 * 4
    share = spending_due(start + allocated, year, start + at)
    assert share == spending_share(start + allocated, year, start + at)
    assert 0 <= share <= spending_due(start + allocated, year, start + at + 1) <= 1
    assert share <= disbursement_due(start + allocated, year, start + at), "what is due to be spent must be there"


def test_what_is_told_by_its_year_alone_counts_as_allocated_ahead_of_it():
    early = flow(1, "allocated", 1200, "2023", year=2024)
    assert [of_money(early, quarter=f"2024Q{q}").due for q in (1, 2, 3, 4)] == [300, 600, 900, 1200]
    assert spending_due(None, 2024, number("2024Q1")) == Fraction(1, 4)


def test_what_should_be_disbursed_is_what_was_allocated_by_the_quarter_before():
    flows = flow(1, "allocated", 100, "2023Q4"), flow(2, "allocated", 50, "2024Q2"), flow(3, "allocated", 7, "2024Q4")
    due = [of_money(*flows, quarter=f"2024Q{q}", metric_id="disbursement_rate").due for q in (1, 2, 3, 4)]
    assert due == [100, 100, 150, 157]


@pytest.mark.parametrize(
    ("spent", "status", "said"),
    [
        ("600.00", "on_schedule", "✓ 达到"),
        ("600.01", "on_schedule", "✓ 达到，超 不到 0.1 个百分点"),
        ("599.99", "slightly_behind", "◇ 略慢，差 不到 0.1 个百分点"),
        ("480.00", "slightly_behind", "◇ 略慢，差 10.0 个百分点"),
        ("479.99", "behind", "◆ 滞后，差 10.0 个百分点"),
        ("0.00", "behind", "◆ 滞后，差 50.0 个百分点"),
    ],
)
def test_a_cent_decides_at_each_edge(spent, status, said):
    found = of_money(flow(1, "allocated", 1200, "2023Q4"), flow(2, "spent", spent, "2024Q2"), quarter="2024Q2")
    assert (found.status_id, marked_words(found, "zh")) == (status, said)
    assert due_words(found, "zh") == "应支出 50.0%"


@pytest.mark.parametrize(
    ("spent", "said"), [(1200, "达到"), (1190, "未完成，差 0.8 个百分点"), (900, "滞后，差 25.0 个百分点")]
)
def test_once_the_year_is_over_nobody_is_slow_any_more(spent, said):
    flows = flow(1, "allocated", 1200, "2024Q1"), flow(2, "spent", spent, "2024Q4")
    assert status_words(of_money(*flows, quarter="2024Q4"), "zh") == said
    since = of_money(*flows, quarter="2024Q4", span="programme")
    assert since.is_closed and status_words(since, "zh") == said
    assert not of_money(
        *flows, flow(3, "allocated", 1200, "2025Q1", 2025), quarter="2025Q1", span="programme"
    ).is_closed


def test_nobody_is_held_to_money_that_is_not_there():
    assert of_money(flow(1, "spent", 5, "2024Q1"), quarter="2024Q2").status_id == "not_allocated"
    assert of_money(flow(1, "allocated", 0, "2024Q1"), quarter="2024Q4").status_id not in {one.id for one in JUDGED}
    assert of_money(flow(1, "allocated", 5, "2024Q2"), quarter="2024Q2").status_id == "not_due"
    assert of_money(flow(1, "allocated", 5, "2023Q4"), quarter="2024Q1").status_id == "behind", (
        "0 spent of a whole table"
    )


def of_target(target: object, *figures: tuple[str, object], quarter: str = "2024Q2", span: str = "year") -> Judgement:
    """Of P01 with three projects; a figure None did not come. The target is of 2024, a tuple of 2023 and 2024."""
    made = [
        blank("projects", project_id=f"J{n}", pair_id="P01", name="x", started_on=date(2023, 1, 1), source_id="S")
        for n in range(len(figures))
    ]
    goals = target if isinstance(target, tuple) else (None, target)
    rows = rows_of(
        projects=made,
        observations=[
            blank("observations", subject_type="project", subject_id=f"J{n}", metric_id="investment_completed", unit="yuan",
                  period=period, value=None if value is None else Decimal(str(value)), value_type="actual", source_id="S",
                  status="missing" if value is None else "reported", as_of=date(2026, 1, 1))
            for n, (period, value) in enumerate(figures)
        ],
        targets=[
            blank("targets", pair_id="P01", year=year, metric_id="investment_completed", unit="yuan", source_id="S",
                  target=Decimal(str(goal)))
            for year, goal in zip((2023, 2024), goals, strict=True) if goal is not None
        ],
    )  # fmt: skip
    (one,) = judged_pairs(opened(rows, EVERY), "investment_target_rate", Selection(quarter, span, pairs=("P01",)))
    return one


def test_a_target_of_nothing_and_none_at_all_never_make_a_status():
    assert of_target(None, ("2024Q1", 5)).status_id == "no_target"
    assert not of_target(0, ("2024Q1", 5)).is_judged
    assert not of_target(0, ("2024Q1", 5), quarter="2024Q4").is_judged
    assert of_target(0, ("2024Q1", 5)).points is None and of_target(0, ("2024Q1", 5)).share_due is None


def test_a_target_is_asked_for_from_midyear_on():
    assert of_target(100, ("2024Q1", 0), quarter="2024Q1").status_id == "not_due"
    assert [of_target(100, ("2024Q1", 0), quarter=f"2024Q{q}").due for q in (2, 3, 4)] == [50, 75, 100]


def test_since_2023_the_years_before_are_asked_for_whole():
    figures = ("2023Q4", 90), ("2024Q1", 40)
    first = of_target((100, 200), *figures, quarter="2024Q1", span="programme")
    assert (first.due, first.done, first.status_id) == (0, 130, "not_due"), "this year's would fill the last one's gap"
    second = of_target((100, 200), *figures, quarter="2024Q2", span="programme")
    assert (second.due, second.base, second.status_id) == (200, 300, "behind")
    assert second.share_due == Fraction(2, 3) and second.points == Fraction(70, 300)
    assert of_target((None, 200), *figures, quarter="2024Q2", span="programme").done == 40, "2023 had no target"


def test_what_did_not_come_may_be_what_is_missing_so_nobody_is_called_slow_for_it():
    four = [("2024Q1", 10)] * 4
    assert of_target(200, *four, ("2024Q1", None)).status_id == "behind", "exactly four of five"
    assert of_target(200, *four[:3], ("2024Q1", None)).status_id == "not_returned"
    assert of_target(60, *four[:3], ("2024Q1", None)).status_id == "on_schedule", "reached with what did come"
    assert of_target(60, ("2024Q1", None)).status_id == "not_returned"
    assert Fraction(4, 5) == LEAST_RETURNED


def test_the_whole_is_judged_by_its_sums_and_not_by_the_mean_of_its_pairs():
    flows = [
        flow(1, "allocated", 1000, "2023Q4"),
        flow(2, "spent", 500, "2024Q2"),
        flow(3, "allocated", 100, "2023Q4", pair_id="P02"),
        flow(4, "allocated", 100, "2023Q4", pair_id=None),
    ]
    held = opened(rows_of(fund_flows=flows), EVERY)
    whole = judged(held, "execution_rate", Selection("2024Q2"))
    assert (whole.done, whole.due, whole.base, whole.status_id) == (500, 600, 1200, "slightly_behind")
    found = judged_pairs(held, "execution_rate", Selection("2024Q2"))
    assert {one.part.of[0]: one.status_id for one in found} == {
        "P01": "on_schedule",
        "P02": "behind",
        "P03": "not_allocated",
    }
    assert [one.part.of[0] for one in worst_first(found)] == ["P02", "P01"]


def test_a_sum_is_judged_by_its_rate_and_told_in_its_own_unit():
    flows = flow(1, "allocated", 10**9, "2023Q4"), flow(2, "spent", 1, "2024Q2")
    held = opened(rows_of(fund_flows=list(flows)), EVERY)
    spent = judged(held, "fund_spent", Selection("2024Q2"))
    assert (
        marked_words(spent, "zh") == "◆ 滞后，差 5.00 亿元" and due_words(spent, "en") == "500 m yuan due to be spent"
    )
    assert judged(held, "leverage", Selection("2024Q2")).status_id == "no_benchmark"
    of_track = judged(held, "investment_target_rate", Selection("2024Q2", tracks=("T1",)))
    assert of_track.reason and not of_track.is_judged


def test_on_the_demo_the_judgement_of_execution_tells_pairs_apart_at_every_quarter():
    """Against the share of the year gone it fired for all of them in most quarters, and for none in the first."""
    for span in ("year", "programme"):
        for quarter in SHIPPED_QUARTERS["demo"]:
            counted = Counter(
                one.status_id for one in judged_pairs(dataset("demo"), "execution_rate", Selection(quarter, span))
            )
            if sum(counted[one.id] for one in JUDGED):
                assert 0 < counted["behind"] < 18, (span, quarter, counted)
                assert max(counted.values()) < 18
        assert quarter == "2025Q4"
    told = [
        q
        for q in SHIPPED_QUARTERS["demo"]
        if any(one.is_judged for one in judged_pairs(dataset("demo"), "execution_rate", Selection(q)))
    ]
    assert len(told) >= 8, "in every year from its second quarter on, but the first"


@pytest.mark.parametrize(
    ("metric_id", "year", "judged_in"),
    [
        ("investment_target_rate", 2023, (4,)),
        ("investment_target_rate", 2024, (2, 3, 4)),
        ("output_target_rate", 2024, (4,)),
        ("output_target_rate", 2025, (4,)),
        ("allocation_rate", 2025, (2, 3, 4)),
    ],
)
def test_a_benchmark_holds_from_when_it_makes_sense(metric_id, year, judged_in):
    """Nobody is behind in a start-up year's first half, nor in output that ramps up as projects come into production."""
    for quarter in (1, 2, 3, 4):
        found = judged(dataset("demo"), metric_id, Selection(f"{year}Q{quarter}"))
        assert found.is_judged == (quarter in judged_in), (quarter, found.status_id)


def test_of_some_pairs_what_is_expected_is_theirs_alone():
    some, every = ("P02", "P09"), expected(dataset("demo"), "execution_rate", Selection("2025Q3"))
    found = expected(dataset("demo"), "execution_rate", Selection("2025Q3", pairs=some))
    assert found == {pair: every[pair] for pair in some}
