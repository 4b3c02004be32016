"""Scores, grades and places are what the plain rows give, exactly; the simulated scheme gives the scores that were published."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.assessment.result import AskedFigure, Assessment, AssessmentRound, Figure, PublishedRow
from analytics.assessment.rounds import rounds, scheme_of
from analytics.assessment.scored import applied, assessment, rounded
from analytics.rows import sum_behind
from analytics.selection import Selection
from store.schemes import Adjustment, Scheme, schemes
from tests.examples import examples
from tests.plain_assessment import PlainAssessment
from tests.shipped import DATA, dataset, oracle
from tests.unit.analytics.assessment.drawn import read, texts

DEMO = [AssessmentRound(2023), AssessmentRound(2024), AssessmentRound(2025, 1), AssessmentRound(2025)]


def shipped(name: str) -> tuple[Scheme, str]:
    text = (DATA / "demo" / f"scheme-{name}.toml").read_text(encoding="utf-8")
    return next(one for one in schemes(dataset("demo")) if one.id == name), text


def agrees(found: Assessment, plain: PlainAssessment) -> None:
    assert sorted(line.pair_id for line in found.lines) == plain.pairs
    for line in found.lines:
        pair = line.pair_id
        assert line.exact == plain.exact(pair)
        assert (line.score, line.place) == (plain.score(pair), plain.place(pair)), pair
        assert (line.grade and line.grade.zh) == plain.grade(pair)
        assert {key for key, cell in line.cells.items() if cell.raw is not None} == {
            key for key, held in plain.points.items() if pair in held
        }
        counted = plain.counted(pair) or {}
        whole = sum(weight for _, weight in counted.values())
        for key, (points, weight) in counted.items():
            assert line.cells[key].points == points
            assert line.cells[key].weight == (weight * 100 / whole if whole else 0)
        assert line.group == plain.groups.get(pair)
        if line.group is not None:
            like = [other for other in plain.pairs if plain.groups.get(other) == line.group]
            assert line.place_in_group == plain.place(pair, like)
    places = [line.place for line in found.lines if line.place]
    assert places == sorted(places), "by place, who has none last"


@examples(8)
@given(text=texts(), of=st.sampled_from(DEMO))
def test_any_scheme_is_what_the_plain_rows_give(text, of):
    found = assessment(dataset("demo"), read(text), of)
    agrees(found, PlainAssessment(oracle("demo"), text, of.year, of.half, Selection))


@pytest.mark.parametrize("of", DEMO, ids=lambda of: of.say("en"))
@pytest.mark.parametrize("name", ["2023", "2026-draft"])
def test_the_shipped_schemes_are_what_the_plain_rows_give(name, of):
    scheme, text = shipped(name)
    agrees(assessment(dataset("demo"), scheme, of), PlainAssessment(oracle("demo"), text, of.year, of.half, Selection))


def test_the_scheme_in_force_gives_every_score_and_grade_that_was_published():
    told = 0
    for of in rounds(dataset("demo")):
        scheme = scheme_of(dataset("demo"), of)
        for line in assessment(dataset("demo"), scheme, of).lines:
            assert (line.score, line.grade.zh) == (line.published_score, line.published_grade), (of, line.pair_id)
            told += 1
    assert told == 54


def test_every_point_opens_to_the_rows_behind_it():
    held = dataset("demo")
    for name, of in (("2023", AssessmentRound(2024)), ("2026-draft", AssessmentRound(2025))):
        for line in assessment(held, shipped(name)[0], of).lines:
            for cell in [*line.cells.values(), *line.adjustments]:
                behind = cell.figure.behind
                if isinstance(behind, PublishedRow):
                    assert (behind.subject_id, Fraction(behind.score)) == (line.pair_id, cell.raw)
                    assert behind.source_id == "sim-assessment" and line.pair_id in behind.locator
                else:
                    assert isinstance(behind, AskedFigure) and behind.selection.pairs == (line.pair_id,)
                    whole = sum_behind(held, behind.metric_id, behind.selection)
                    top = cell.figure.numerator if cell.figure.denominator is not None else cell.figure.raw
                    assert cell.figure.due == whole.count and (whole.total or 0) == (top or 0)


def test_what_is_missing_says_why_and_is_never_a_zero_unless_the_scheme_says_so():
    of = AssessmentRound(2023)
    for policy, points in (("left_out", None), ("zero", Fraction(0)), ("lowest", Fraction(0)), ("refuse", None)):
        text = shipped("2026-draft")[1].replace('missing = "lowest"', f'missing = "{policy}"')
        found = assessment(dataset("demo"), read(text), of)
        lacking = [line for line in found.lines if "firms" in line.missing]
        assert len(lacking) == 2
        for line in lacking:
            cell = line.cells["firms"]
            assert cell.raw is None and cell.why_missing and cell.filled == policy and cell.points == points
            assert (line.score is None) == (policy == "refuse")
        if policy != "refuse":
            assert all(sum(cell.weight for cell in line.cells.values()) == 100 for line in found.lines)
        kept = [line for line in found.lines if "firms" not in line.missing]
        assert all(line.score is not None and line.cells["firms"].filled is None for line in kept)


def test_an_indicator_nobody_has_a_figure_of_is_left_out_for_everybody():
    text = shipped("2026-draft")[1].replace('missing = "left_out"', 'missing = "lowest"')
    found = assessment(dataset("demo"), read(text), AssessmentRound(2023))
    assert {line.cells["output"].filled for line in found.lines} == {"left_out"}, "no target of output was set in 2023"


def test_a_place_is_refused_where_nothing_is_known_and_nothing_is_invented():
    found = assessment(dataset("reported"), shipped("2023")[0], AssessmentRound(2023))
    assert len(found.lines) == 18 and not found.scored
    assert {(line.score, line.place, line.grade, line.exact) for line in found.lines} == {(None, None, None, None)}


@pytest.mark.parametrize(("edge", "figure", "points"), [
    ("at_least", "1.1", 2), ("at_least", "1.0999", 0), ("below", "1.1", 0), ("below", "1.0999", 2),
])  # fmt: skip
def test_a_bonus_is_given_at_its_threshold_and_a_deduction_below_it(edge, figure, points):
    one = Adjustment("adjustment-1", "investment_target_rate", Decimal(2), **{edge: Decimal(110)})
    assert applied(one, Figure(Fraction(figure))).points == points
    assert applied(one, Figure(None)).points == 0, "what is not known meets no threshold"


@given(st.fractions(0, 120, max_denominator=4000), st.integers(0, 3))
def test_a_half_is_rounded_up(exact, decimals):
    unit = Fraction(1, 10**decimals)
    told = Fraction(rounded(exact, decimals))
    assert told % unit == 0 and -unit / 2 < told - exact <= unit / 2


def test_a_round_is_ordered_and_said():
    assert sorted(DEMO) == [DEMO[0], DEMO[1], DEMO[2], DEMO[3]]
    assert [of.say("zh") for of in DEMO] == ["2023年", "2024年", "2025年上半年", "2025年"]
    assert [of.as_of for of in DEMO] == ["2023Q4", "2024Q4", "2025Q2", "2025Q4"]
