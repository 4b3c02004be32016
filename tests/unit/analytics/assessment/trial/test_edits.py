"""What a trial changes, in phrases; which indicator of one scheme is which of another; with which figures a rule begins."""

from dataclasses import replace
from decimal import Decimal

import pytest

from analytics.assessment.result import AssessmentRound
from analytics.assessment.scored import assessment
from analytics.assessment.trial.changes import change_of
from analytics.assessment.trial.compared import compared
from analytics.assessment.trial.counterparts import counterparts
from analytics.assessment.trial.edits import edits
from analytics.assessment.trial.sides import sides_table
from analytics.assessment.trial.starts import UNKNOWN, adjustment_start, ends, rule_start
from analytics.assessment.trial.tried import tried
from store.schemes import Indicator, schemes
from style.text import LANGUAGES
from tests.shipped import dataset

IN_FORCE, DRAFT = schemes(dataset("demo"))
OF = AssessmentRound(2024)


def trial(*words: str):
    return tried(DRAFT, [change for word in words if (change := change_of(word))])


def told(*words: str) -> list[str]:
    return [one.zh for one in edits(DRAFT, trial(*words).changed)]


def test_every_kind_of_change_is_told_once_with_its_figures():
    assert told() == []
    assert told("progress.out.1") == ["去掉“投资完成进度”（权重 10%）"]
    (added,) = told("fund_spent.metric.fund_spent", "fund_spent.weight.5", "fund_spent.span.programme")
    assert added.startswith("加“专项资金支出”（权重 5%；组内最高的计满分") and "2023年起累计" in added
    assert told("investment.weight.20.5") == ["“投资目标完成”权重由 15% 改为 20.5%"]
    assert told("investment.low.50") == ["“投资目标完成”改为50% 计 0 分，110% 计满分，其间按比例"]
    assert told("profit.missing.zero") == ["“利税”缺数，按 0 分计"]
    assert told("band-1.least.92") == ["“优”起点由 90 分改为 92 分"]
    assert told("adjustment-1.out.1") == ["去掉加分（投资目标完成率达到 110%：+2 分）"]
    assert told("adjustment-2.points.-5") == ["扣分改为资金拨付率低于 75%：-5 分"]
    assert told("adjustment-3.metric.events", "adjustment-3.at_least.6", "adjustment-3.points.1") == [
        "加一项加分（活动场次达到 6 场：+1 分）"
    ]


def test_what_two_schemes_call_alike_or_ask_alike_is_one_row():
    same = counterparts(IN_FORCE, DRAFT)
    assert same["fund_execution"] == "execution" and same["investment"] == "investment" and "tracks" not in same
    for lang in LANGUAGES:
        rows = sides_table(IN_FORCE, DRAFT, lang).printed
        names = [row[0] for row in rows]
        assert len(names) == len(set(names))
    (execution,) = [row for row in sides_table(IN_FORCE, DRAFT, "zh").printed if row[0] == "资金执行"]
    assert execution[1:3] == ("20", "15")
    by_metric = replace(DRAFT, indicators=tuple(replace(one, id=f"x{n}") for n, one in enumerate(DRAFT.indicators)))
    assert counterparts(DRAFT, by_metric) == {one.id: f"x{n}" for n, one in enumerate(DRAFT.indicators)}


def test_what_one_indicator_does_under_two_names_is_one_shift():
    found = compared(dataset("demo"), IN_FORCE, DRAFT, OF)
    of = {shift.of for one in found.moves for shift in one.shifts}
    assert "execution" in of and "fund_execution" not in of
    move = found.moves[0]
    (shift,) = [one for one in move.shifts if one.of == "execution"]
    assert shift.before == found.before.line(move.pair_id).cells["fund_execution"].weighted > 0
    assert shift.after == found.after.line(move.pair_id).cells["execution"].weighted


def test_bonus_and_deduction_stand_beside_each_other():
    after = trial("adjustment-1.out.1", "adjustment-2.points.-5").scheme
    assert after
    rows = {row[0]: row for row in sides_table(DRAFT, after, "zh").printed}
    late = rows["资金拨付过慢（扣分）"]
    assert late[3].endswith("-3 分") and late[4].endswith("-5 分")
    assert rows["超额完成投资目标（加分）"][4] == "—"


@pytest.mark.parametrize("way", ["between", "steps", "relative"])
@pytest.mark.parametrize("metric", ["fund_spent", "execution_rate", "projects", "events"])
def test_a_rule_begins_with_figures_that_make_a_scheme(metric, way):
    held = trial(f"a.metric.{metric}")
    changes = rule_start(dataset("demo"), held.changed.indicator("a"), way, OF)
    made = trial(f"a.metric.{metric}", "a.weight.10", "progress.weight.0", *(one.word for one in changes))
    assert made.scheme and not made.unknown and made.scheme.indicator("a").points == way
    points = [line.cells["a"].points for line in assessment(dataset("demo"), made.scheme, OF).lines]
    assert any(one != points[0] for one in points), "it tells somebody apart"


def test_a_bonus_begins_at_the_highest_figure():
    held = dataset("demo")
    words = [one.word for one in adjustment_start(held, "adjustment-3", "events", OF)]
    made = trial(*words)
    assert made.scheme
    given = [line.adjustments[-1].points for line in assessment(held, made.scheme, OF).lines]
    assert 0 < sum(given) < len(given)


def test_ends_are_in_the_schemes_unit_and_where_nobody_reports_stand_wide_apart():
    least, middle, most = ends(dataset("demo"), "execution_rate", "year", OF)
    assert 1 < least <= middle <= most <= 200 and least < most
    assert ends(dataset("reported"), "profit_and_tax", "year", AssessmentRound(2023)) == UNKNOWN
    lower = Indicator("a", Decimal(1), metric="execution_rate", points="relative", direction="lower")
    steps = rule_start(dataset("demo"), lower, "steps", OF)[1].value
    assert steps.split(";")[0].endswith(":100") and steps.endswith(":0")
