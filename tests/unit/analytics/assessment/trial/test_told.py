"""What a scheme asks and what a trial finds, in sentences of both languages with the figures as they are printed."""

from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.assessment.result import AssessmentRound
from analytics.assessment.trial.compared import compared
from analytics.assessment.trial.pays import what_pays
from analytics.assessment.trial.told import move_words, near_words, silence_words
from analytics.assessment.wording import FILLED, adjustment_rule, name_of, part_name, points_rule, raw_words
from store.schemes import Indicator, schemes
from store.schemes.definition import MISSING
from style.text import LANGUAGES
from tests.shipped import dataset

OF = AssessmentRound(2024)


def shipped(name: str):
    return next(one for one in schemes(dataset("demo")) if one.id == name)


def test_a_small_sum_of_a_pair_does_not_read_as_none():
    profit = next(one for one in shipped("2026-draft").indicators if one.id == "profit")
    assert raw_words(profit, Fraction(240_000), "zh") == "24 万元"
    assert raw_words(profit, None, "zh") == "暂无数据"


def test_every_indicator_has_its_name_and_how_it_becomes_points():
    draft = shipped("2026-draft")
    said = {one.id: (name_of(one), points_rule(one)) for one in draft.indicators}
    assert said["investment"][1].zh == "40% 计 0 分，110% 计满分，其间按比例"
    assert said["events"][1].zh == "0 场起 0 分，2 场起 60 分，4 场起 80 分，6 场起 100 分"
    assert said["profit"][1].zh == "0.00 亿元 计 0 分，0.60 亿元 计满分，其间按比例"
    assert said["started"][1].en.startswith("in the group 100 points for the highest")
    assert name_of(shipped("2023").indicators[0]).zh == "投资完成" and points_rule(shipped("2023").indicators[0]).zh
    assert [adjustment_rule(one).zh for one in draft.adjustments] == [
        "投资目标完成率达到 110%：+2 分", "资金拨付率低于 75%：-3 分",
    ]  # fmt: skip
    assert set(FILLED) == set(MISSING)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_moves_and_temptations_say_their_figures(lang):
    held = dataset("demo")
    found = compared(held, shipped("2023"), shipped("2026-draft"), OF)
    for one in found.moves:
        said = move_words(held, found, one)
        assert (said is None) == (not one.places)
        if said:
            assert str(one.before.place) in said(lang) and str(one.after.place) in said(lang) and "{" not in said(lang)
            # Scores of two schemes are on scales of their own: one beside the other would read as a rise or a fall.
            assert str(one.before.score) not in said(lang) and str(one.after.score) not in said(lang)
            assert part_name((found.after.scheme, found.before.scheme), one.deciding)(lang) in said(lang)
    pays = what_pays(held, found.after.scheme, OF)
    for said in [near_words(held, found.after.scheme, one) for one in pays.near] + [
        silence_words(held, found.after.scheme, one) for one in pays.silence
    ]:
        assert said(lang) and "{" not in said(lang)
    assert pays.near and pays.silence


def test_a_figure_that_is_not_known_is_no_data_and_lower_is_told_the_other_way_round():
    draft = shipped("2026-draft")
    assert raw_words(draft.indicators[0], None, "zh") == "暂无数据"
    turned = Indicator(
        "x", Decimal(1), metric="fund_spent", points="between", low=Decimal(1), high=Decimal("2.5"), direction="lower"
    )
    assert points_rule(turned).zh == "1.00 亿元 计满分，2.50 亿元 计 0 分，其间按比例"
