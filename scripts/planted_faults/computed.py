"""Faults of what is worked out: metrics, periods, places, fund money, warnings, forecasts and allocation."""

from scripts.planted_faults.fault import Fault

COMPUTED = (
    Fault(
        "a metric sums the wrong stage",
        "analytics/metrics.py",
        '_SPENT, _ALLOCATED = Quantity("fund_flows", "spent")',
        '_SPENT, _ALLOCATED = Quantity("fund_flows", "disbursed")',
        "the execution rate counts money that was only paid out as spent",
        (
            "tests/contract/test_metrics.py::test_a_breakdown_of_the_demo_is_the_plain_sum_and_adds_up_to_the_whole",
        ),
    ),
    Fault(
        "the basis is mixed",
        "analytics/metric.py",
        'return {"n": replace(self.numerator, value_type=self.basis_of(selection))}',
        'return {"n": self.numerator}',
        "actual output where the forecast was asked for, and called a forecast",
        (
            "tests/unit/analytics/test_answer_against_oracle.py::test_every_breakdown_narrowing_span_and_basis_agrees_where_there_is_much_to_count",
        ),
    ),
    Fault(
        "a mean of ratios for a ratio of sums",
        "analytics/fund_effect.py",
        "value = per_yuan(outcome.part.value, money.part.value)",
        "value = sum((per_yuan(done[p], paid[p]) or 0 for p in both), Decimal(0)) / (len(both) or 1)",
        "what stands against a yuan of fund is the pairs' average, whatever each was given",
        ("tests/unit/analytics/test_fund_effect.py::test_every_ratio_is_that_of_the_plain_rows",),
    ),
    Fault(
        "nothing reported becomes zero",
        "analytics/answer.py",
        "absent = 0 if counts_none else None",
        "absent = 0",
        "0.00 亿元 where a source says nothing",
        (
            "tests/unit/analytics/test_answer_against_oracle.py::test_the_oracle_agrees_and_the_parts_add_up_to_the_whole",
            "tests/contract/test_metrics.py::test_what_no_source_reports_is_no_data_and_no_zero",
        ),
    ),
    Fault(
        "not known is told as none yet",
        "analytics/fund_levels.py",
        'if not self.dataset.is_complete("fund_flows"):',
        "if False:",
        "尚无 where the sources are incomplete and 暂无数据 is true",
        (
            "tests/unit/analytics/test_pair_ladder.py::test_every_step_and_every_gap_is_that_of_the_plain_rows",
        ),
    ),
    Fault(
        "a date falls into the next quarter",
        "analytics/fact_rows.py",
        'day.year().cast("int32") * 4 + day.quarter().cast("int32") - 1',
        'day.year().cast("int32") * 4 + day.quarter().cast("int32")',
        "a project signed in March counts from the second quarter on",
        (
            "tests/unit/analytics/test_answer_against_oracle.py::test_the_oracle_agrees_and_the_parts_add_up_to_the_whole",
        ),
    ),
    Fault(
        "the year before is three quarters ago",
        "style/periods.py",
        "Period(period.last - 4, period.first - 4)",
        "Period(period.last - 3, period.first - 3)",
        "同比 against another quarter of the year before",
        ("tests/unit/style/test_periods.py",),
    ),
    Fault(
        "the year to date takes in earlier years",
        "analytics/fund_facts.py",
        'f.year == YEAR if selection.span == "year" else f.year <= YEAR',
        "f.year <= YEAR",
        "2025年度资金 holds the money of 2023 and 2024 too",
        (
            "tests/unit/analytics/test_answer_against_oracle.py::test_every_breakdown_narrowing_span_and_basis_agrees_where_there_is_much_to_count",
        ),
    ),
    Fault(
        "places after a tie are not left out",
        "analytics/ranking.py",
        "place = index + 1",
        "place += 1",
        "after two pairs at place 1 comes place 2 instead of 3",
        ("tests/unit/analytics/test_ranking.py",),
    ),
    Fault(
        "the worst is ranked first",
        "analytics/ranking.py",
        'falling = METRICS[metric_id].better != "lower"',
        'falling = METRICS[metric_id].better == "lower"',
        "the pair with the least investment leads",
        ("tests/unit/analytics/test_ranking.py",),
    ),
    Fault(
        "the flow loses money of no track",
        "analytics/fund_flow.py",
        "for p in found.pairs for t in found.tracks]",
        "for p in found.pairs for t in found.tracks if t]",
        "ribbons that add up to less than the bar they leave",
        ("tests/unit/analytics/test_fund_flow.py::test_money_of_no_pair_and_of_no_track_keeps_its_bar",),
    ),
    Fault(
        "a gap is laid at the door of who is not known",
        "analytics/fund_levels.py",
        "return Decimal(0) if self.none_yet else self.amount",
        "return self.amount or Decimal(0)",
        "a pair whose spending nobody told of is named as holder of a gap",
        ("tests/unit/analytics/test_fund_gaps.py",),
    ),
    Fault(
        "a warning misses what lies on its threshold",
        "analytics/warned_money.py",
        "share >= least.idle_least_share",
        "share > least.idle_least_share",
        "exactly a tenth left idle is not warned of, though the rule says ≥",
        ("tests/unit/analytics/test_warning_rounds.py::test_idle_begins_exactly_at_its_share_and_its_floor",),
    ),
    Fault(
        "who is just on pace is warned",
        "analytics/warned_money.py",
        "ratio < least.behind_pace",
        "ratio <= least.behind_pace",
        "a pair at exactly four fifths of the calendar is called behind, though the rule says <",
        (
            "tests/unit/analytics/test_warning_rounds.py::test_exactly_at_the_pace_is_not_behind_and_a_cent_less_is",
        ),
    ),
    Fault(
        "a query forgets what narrows it",
        "analytics/warned_projects.py",
        'return narrowed(stood(asked, scope, ("stage",)).rows, scope, ())',
        'return stood(asked, scope, ("stage",)).rows',
        "stalled projects of every pair, whichever pairs were chosen",
        (
            "tests/unit/analytics/test_warning_rounds.py::test_a_project_that_stands_still_is_told_only_to_who_asks_for_it",
        ),
    ),
    Fault(
        "a forecast's interval is too narrow",
        "analytics/intervals.py",
        "ceil((len(errors) + 1) * COVERED)",
        "ceil(len(errors) * COVERED)",
        "an interval said to hold four of five forecasts holds fewer",
        ("tests/unit/analytics/test_intervals.py",),
    ),
    Fault(
        "an allocation does not add up",
        "analytics/proportional_split.py",
        "return given | {who: given[who] + 1 for who in order[:left]}",
        "return {who: round(share) for who, share in exact.items()}",
        "18 pairs get some 万元 more or less than there is to split",
        ("tests/unit/analytics/test_proportional_split.py",),
    ),
)
