"""Two schemes on one round: every move adds up, and what decides it goes its way; what pays is what scoring again gives."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.assessment.gaps import ROUNDING
from analytics.assessment.groups import groups
from analytics.assessment.readings import readings
from analytics.assessment.result import AssessmentRound, Figure
from analytics.assessment.scored import assessment, grade_of, rounded, score_lines
from analytics.assessment.trial.compared import compared
from analytics.assessment.trial.pays import NEAR, what_pays
from store.schemes import Scheme, schemes
from tests.examples import examples
from tests.shipped import dataset
from tests.unit.analytics.assessment.drawn import read, texts

ROUNDS = [AssessmentRound(2023), AssessmentRound(2024), AssessmentRound(2025)]


def shipped(name: str) -> Scheme:
    return next(one for one in schemes(dataset("demo")) if one.id == name)


@examples(6)
@given(old=texts(), new=texts(), of=st.sampled_from(ROUNDS))
def test_every_move_adds_up_and_is_decided_by_what_goes_its_way(old, new, of):
    found = compared(dataset("demo"), read(old), read(new), of)
    assert {one.pair_id for one in found.moves} == {line.pair_id for line in found.after.lines}
    whole = [one for one in found.moves if one.shifts]
    mean = sum((Fraction(one.change) for one in whole), Fraction(0)) / len(whole) if whole else 0
    for one in found.moves:
        if one.change is None:
            assert (one.shifts, one.deciding, one.places) == ((), None, None)
            continue
        assert sum(shift.change for shift in one.shifts) == Fraction(one.change)
        assert sum(shift.beyond for shift in one.shifts) == Fraction(one.change) - mean
        assert one.places == found.before.line(one.pair_id).place - found.after.line(one.pair_id).place
        if one.places:
            sign = 1 if one.places > 0 else -1
            most = max(sign * shift.beyond for shift in one.shifts if shift.of != ROUNDING)
            assert sign * next(s.beyond for s in one.shifts if s.of == one.deciding) == most
        else:
            assert one.deciding is None
    moved = [abs(one.places or 0) for one in found.moves]
    assert moved == sorted(moved, reverse=True)
    assert {one.pair_id for one in found.regraded} == {
        line.pair_id for line in found.after.lines if line.grade != found.before.line(line.pair_id).grade
    }


def test_a_scheme_beside_itself_moves_nobody():
    found = compared(dataset("demo"), shipped("2026-draft"), shipped("2026-draft"), ROUNDS[1])
    assert not found.moved and not found.regraded and {one.change for one in found.moves} == {Decimal("0.0")}


def test_the_indicator_whose_weight_alone_grew_decides_who_rises_by_it():
    before = shipped("2023")
    weights = {"investment": 65, "output": 5, "fund_execution": 10, "tracks": 10, "reporting": 10}
    after = replace(before, indicators=tuple(replace(i, weight=Decimal(weights[i.id])) for i in before.indicators))
    found = compared(dataset("demo"), before, after, ROUNDS[1])
    best = found.after.lines[0]
    (move,) = [one for one in found.moves if one.pair_id == best.pair_id]
    assert move.places and move.places > 0 and move.deciding == "investment"


@cache
def read_of(scheme: Scheme, of: AssessmentRound):
    pairs, figures = readings(dataset("demo"), scheme, of)
    return pairs, figures, groups(dataset("demo"), scheme.grouping, pairs)


def again(scheme: Scheme, of: AssessmentRound, key: str, pair: str, figure: Figure) -> Fraction | None:
    """The pair's exact score with one figure another one, wherever the scheme asks it: all pairs are scored anew."""
    pairs, figures, grouped = read_of(scheme, of)
    asked = {one.id: (one.metric, one.span) for one in scheme.asked}
    alike = [one for one in asked if asked[one] == asked[key]]
    changed = figures | {one: figures[one] | {pair: figure} for one in alike}
    return next(line.exact for line in score_lines(scheme, pairs, changed, grouped) if line.pair_id == pair)


def check_pays(scheme: Scheme, of: AssessmentRound) -> int:
    held = assessment(dataset("demo"), scheme, of)
    found = what_pays(dataset("demo"), scheme, of)
    for one in found.near:
        line = held.line(one.pair_id)
        score = again(scheme, of, one.of, one.pair_id, Figure(one.needed))
        assert one.gain > 0 and score - line.exact == one.gain, one
        after = grade_of(scheme, rounded(score, scheme.decimals))
        assert one.grade == (after if after != line.grade else None)
        assert 0 <= one.effort <= NEAR
        extra = {given.adjustment.id: given.figure for given in line.adjustments}
        figure = line.cells[one.of].figure if one.of in line.cells else extra[one.of]
        if figure.denominator is not None:
            assert (figure.numerator + one.amount) / figure.denominator == one.needed
        else:
            assert one.raw + one.amount == one.needed
    for one in found.silence:
        score = again(scheme, of, one.indicator_id, one.pair_id, Figure(None))
        assert score - held.line(one.pair_id).exact == one.gain > 0
        assert one.grade == grade_of(scheme, rounded(score, scheme.decimals))
    assert [-one.gain for one in found.silence] == sorted(-one.gain for one in found.silence)
    assert [one.effort / one.gain for one in found.near] == sorted(one.effort / one.gain for one in found.near)
    return len(found.near) + len(found.silence)


@pytest.mark.parametrize("of", ROUNDS, ids=lambda of: of.say("en"))
def test_what_pays_is_what_scoring_again_gives(of):
    assert check_pays(shipped("2026-draft"), of), "the draft can be gamed somewhere"


@examples(10)
@given(text=texts(published=False), of=st.sampled_from(ROUNDS))
def test_what_pays_under_any_scheme(text, of):
    check_pays(read(text), of)


def test_every_step_that_is_near_is_told_and_none_that_is_far():
    scheme, of = shipped("2026-draft"), ROUNDS[1]
    (steps,) = [one for one in scheme.indicators if one.id == "execution"]
    told = {
        one.pair_id
        for one in what_pays(dataset("demo"), scheme, of).near
        if (one.of, one.kind) == ("execution", "step")
    }
    near = set()
    for line in assessment(dataset("demo"), scheme, of).lines:
        percent = line.cells["execution"].raw * 100
        above = [Fraction(start) for start, _ in steps.steps if start > percent]
        if above and (above[0] - percent) / above[0] <= NEAR:
            near.add(line.pair_id)
    assert told == near and 0 < len(near) < 18


def test_a_figure_others_publish_tempts_nobody_and_nobody_gains_by_silence_where_it_counts_as_nothing():
    found = what_pays(dataset("demo"), shipped("2023"), ROUNDS[1])
    assert (found.near, found.silence) == ((), ())
    scheme = shipped("2026-draft")
    strict = replace(scheme, missing="zero", indicators=tuple(replace(i, missing=None) for i in scheme.indicators))
    assert what_pays(dataset("demo"), strict, ROUNDS[1]).silence == ()
    assert what_pays(dataset("demo"), scheme, ROUNDS[1]).silence, "left out, a poor figure is better not told"
