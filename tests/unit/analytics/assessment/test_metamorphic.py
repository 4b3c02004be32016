"""What must hold of any scheme: scaled weights change nothing, a better figure never lowers a score, names decide nothing."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from analytics.assessment.readings import stored
from analytics.assessment.result import Figure, PairGroup, ScoreLine
from analytics.assessment.scored import placed, score_lines
from analytics.metrics import METRICS
from store.schemes import Scheme
from tests.unit.analytics.assessment.drawn import ASKED, read, texts

PAIRS = ("P01", "P02", "P03", "P04", "P05")
GROUPS = (PairGroup(0, PAIRS[:3], Fraction(5), Fraction(9)), PairGroup(1, PAIRS[3:], Fraction(1), Fraction(2)))


@st.composite
def cases(draw, refusing: bool = True) -> tuple[Scheme, dict[str, dict[str, Figure]]]:
    """A scheme and figures of five pairs: few values, so that equals and thresholds are met, and some missing."""
    scheme = read(draw(texts(refusing)))
    figures = {}
    for one in (*scheme.indicators, *scheme.adjustments):
        low, high = ASKED[one.metric] if one.metric else (0, 100)
        some = st.none() | st.integers(low * 2, high * 2).map(lambda half: Fraction(half, 2))
        scale = METRICS[one.metric].unit if one.metric else None
        figures[one.id] = {
            pair: Figure(None if x is None else stored(x, scale) if scale else x)
            for pair, x in zip(PAIRS, draw(st.lists(some, min_size=5, max_size=5)), strict=True)
        }
    return scheme, figures


def lines(scheme: Scheme, figures: dict, pairs=PAIRS, groups=GROUPS) -> dict[str, ScoreLine]:
    return {line.pair_id: line for line in placed(score_lines(scheme, pairs, figures, groups))}


def said(line: ScoreLine) -> tuple:
    return line.exact, line.score, line.place, line.place_in_group, line.grade


@given(case=cases(), by=st.integers(1, 40).map(lambda n: Fraction(n, 7)))
def test_weights_all_scaled_change_nothing(case, by):
    scheme, figures = case
    scaled = replace(
        scheme, indicators=tuple(replace(one, weight=Fraction(one.weight) * by) for one in scheme.indicators)
    )
    assert {p: said(line) for p, line in lines(scheme, figures).items()} == {
        p: said(line) for p, line in lines(scaled, figures).items()
    }


@given(case=cases(), data=st.data())
def test_a_better_figure_never_lowers_a_score_nor_a_place_by_it(case, data):
    scheme, figures = case
    pair = data.draw(st.sampled_from(PAIRS))
    one = data.draw(st.sampled_from(scheme.indicators))
    was = figures[one.id][pair].raw
    better = Fraction(data.draw(st.integers(0, 60)), 13) * (-1 if one.direction == "lower" else 1)
    if was is None:
        return
    now = figures | {one.id: figures[one.id] | {pair: Figure(was + better)}}
    before, after = lines(scheme, figures)[pair], lines(scheme, now)[pair]
    if before.exact is None:
        assert after.exact is None
        return
    assert after.exact >= before.exact and after.score >= before.score
    if one.points != "relative":  # the others' points stay, but for the lowest, which only rises for who has no figure
        missing = [p for p in PAIRS if figures[one.id][p].raw is None]
        if not missing:
            assert after.place <= before.place


@given(case=cases(), order=st.permutations(PAIRS))
def test_pairs_renamed_only_change_their_names(case, order):
    scheme, figures = case
    name = dict(zip(PAIRS, order, strict=True))
    renamed = {key: {name[pair]: figure for pair, figure in held.items()} for key, held in figures.items()}
    groups = tuple(replace(one, pair_ids=tuple(name[pair] for pair in one.pair_ids)) for one in GROUPS)
    plain, other = lines(scheme, figures), lines(scheme, renamed, order, groups)
    assert {name[pair]: said(line) for pair, line in plain.items()} == {
        pair: said(line) for pair, line in other.items()
    }


@given(case=cases())
def test_indicators_in_another_order_change_nothing(case):
    scheme, figures = case
    turned = replace(scheme, indicators=scheme.indicators[::-1])
    assert {p: said(line) for p, line in lines(scheme, figures).items()} == {
        p: said(line) for p, line in lines(turned, figures).items()
    }


@given(case=cases())
def test_an_indicator_without_weight_decides_nothing(case):
    scheme, figures = case
    weightless = replace(scheme.indicators[0], id="none", weight=Fraction(0), missing="zero")
    more = replace(scheme, indicators=(*scheme.indicators, weightless))
    figures = figures | {"none": figures[scheme.indicators[0].id]}
    for pair, line in lines(scheme, {k: v for k, v in figures.items() if k != "none"}).items():
        assert line.exact == lines(more, figures)[pair].exact


@given(case=cases())
def test_a_score_stays_within_its_bounds(case):
    scheme, figures = case
    for line in lines(scheme, figures).values():
        if line.exact is not None:
            assert 0 <= line.exact <= scheme.most and line.grade is not None
            assert all(cell.points is None or 0 <= cell.points <= 100 for cell in line.cells.values())
