"""A gap is told indicator by indicator, exactly and as printed: both add up to the gap of the printed scores."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.assessment.course import over_rounds
from analytics.assessment.gaps import ADJUSTED, BEST, MEDIAN, ROUNDING, explained
from analytics.assessment.matrix import points_matrix
from analytics.assessment.result import Assessment, AssessmentRound
from analytics.assessment.rounds import published, rounds, scheme_of, trial_rounds
from analytics.assessment.scored import assessment, placed, score_lines
from store.schemes import schemes
from tests.shipped import PAIRS, dataset
from tests.unit.analytics.assessment.test_metamorphic import GROUPS, cases
from tests.unit.analytics.assessment.test_metamorphic import PAIRS as FIVE


def of_demo(name: str, of: AssessmentRound) -> Assessment:
    return assessment(dataset("demo"), next(one for one in schemes(dataset("demo")) if one.id == name), of)


@given(case=cases(), against=st.sampled_from([BEST, MEDIAN, *FIVE]), pair=st.sampled_from(FIVE))
def test_both_add_up_to_the_gap_of_the_printed_scores(case, against, pair):
    scheme, figures = case
    found = Assessment(scheme, AssessmentRound(2024), placed(score_lines(scheme, FIVE, figures, GROUPS)))
    gaps, scores = explained(found, pair, against), [line.score for line in found.scored]
    middle = [scores[(len(scores) - 1) // 2], scores[len(scores) // 2]] if scores else []
    theirs = {BEST: lambda: scores[0], MEDIAN: lambda: sum(middle) / 2}.get(against, lambda: found.line(against).score)
    mine, others = found.line(pair).score, theirs() if scores else None
    if mine is None or others is None:
        assert gaps == ()
        return
    assert sum(one.gap for one in gaps) == Fraction(mine) - Fraction(others)
    unit = Decimal(1).scaleb(-scheme.decimals)
    assert abs(sum(one.told for one in gaps) - (mine - others)) <= unit / 2, (
        "to a half of the last digit, against a mean"
    )
    assert against == MEDIAN or sum(one.told for one in gaps) == mine - others
    for one in gaps:
        assert abs(Fraction(one.told) - one.gap) < Fraction(unit), "rounded up or down, never further"
    assert [one.gap for one in gaps if one.of != ROUNDING] == sorted(one.gap for one in gaps if one.of != ROUNDING)


def test_the_best_explains_nothing_against_itself():
    found = of_demo("2023", AssessmentRound(2024))
    assert {one.gap for one in explained(found, found.lines[0].pair_id)} == {0}


def test_bonus_and_deduction_are_a_part_of_their_own():
    found = of_demo("2026-draft", AssessmentRound(2024))
    lucky = next(line for line in found.scored if line.adjusted > 0)
    other = next(line for line in found.scored if line.adjusted == 0)
    gaps = {one.of: one.gap for one in explained(found, lucky.pair_id, other.pair_id)}
    assert gaps[ADJUSTED] == lucky.adjusted


def test_the_arrays_give_the_same_scores():
    for name, of in (("2023", AssessmentRound(2024)), ("2026-draft", AssessmentRound(2023))):
        found = of_demo(name, of)
        held = points_matrix(found)
        known = ~np.isnan(held.points)
        share = known * held.weights / (known * held.weights).sum(1, keepdims=True)
        scores = (np.nan_to_num(held.points) * share).sum(1) + held.fixed
        assert held.pair_ids == tuple(line.pair_id for line in found.scored)
        assert scores == pytest.approx([float(line.exact) for line in found.scored])


def test_rounds_are_those_published_and_those_a_scheme_can_be_tried_on():
    whole = [AssessmentRound(2025), AssessmentRound(2025, 1), AssessmentRound(2024), AssessmentRound(2023)]
    assert list(rounds(dataset("demo"))) == whole[1:] and list(trial_rounds(dataset("demo"))) == whole
    assert list(rounds(dataset("reported"))) == [AssessmentRound(2023)]
    assert (
        scheme_of(dataset("demo"), whole[1]).id == "2023" and scheme_of(dataset("demo"), AssessmentRound(2026)) is None
    )
    assert scheme_of(dataset("reported"), AssessmentRound(2023)) is None


def test_of_the_reported_year_the_grade_stands_as_printed_without_a_score():
    (row,) = published(dataset("reported"), AssessmentRound(2023))
    assert (row.subject_type, row.grade_printed, row.score) == ("province", "及格", None)
    (told,) = over_rounds(dataset("reported"), "P10")
    assert (told.scheme, told.line, told.published) == (None, None, row)


def test_a_pairs_rounds_are_told_from_the_oldest_on_each_with_its_scheme():
    for pair in PAIRS[:3]:
        course = over_rounds(dataset("demo"), pair)
        assert [one.round for one in course] == sorted(rounds(dataset("demo")))
        for one in course:
            assert one.scheme.id == "2023" and one.of == 18
            assert one.published.subject_id == pair and one.line.score == one.published.score
