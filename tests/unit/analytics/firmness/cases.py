"""Points to try, as whole tenths with gaps, and places of them by plain fractions."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from analytics.firmness.points import Points


def made(rows, weights, fixed=None) -> Points:
    """Of rows of points, None where missing."""
    held = np.array([[np.nan if one is None else one for one in row] for row in rows], float)
    return Points(
        tuple(f"P{n:02d}" for n in range(len(rows))),
        tuple(f"i{n}" for n in range(len(weights))),
        held.reshape(len(rows), len(weights)),
        np.array(weights, float),
        np.array(fixed if fixed is not None else [0] * len(rows), float),
    )


@st.composite
def any_points(draw, pairs=5, indicators=4, missing=True) -> Points:
    """Few different values, so that many are equal; weights come to 100, as a scheme's do."""
    count, width = draw(st.integers(1, pairs)), draw(st.integers(1, indicators))
    tenths = st.sampled_from([0, 400, 405, 600, 805, 1000])
    one = tenths | st.none() if missing else tenths
    rows = draw(st.lists(st.lists(one, min_size=width, max_size=width), min_size=count, max_size=count))
    weights = draw(st.lists(st.sampled_from([0, 5, 12.5, 30]), min_size=width - 1, max_size=width - 1))
    weights.append(100 - sum(weights))
    fixed = draw(st.lists(st.sampled_from([0, 0, 2, -1.5]), min_size=count, max_size=count))
    return made([[None if cell is None else cell / 10 for cell in row] for row in rows], weights, fixed)


def random_points(pairs: int, indicators: int, seed: int, missing: float = 0.0) -> Points:
    random = np.random.Generator(np.random.PCG64(seed))
    held = np.round(random.uniform(40, 100, (pairs, indicators)), 1)
    held[random.random(held.shape) < missing] = np.nan
    return made(held, random.integers(5, 30, indicators))


def plain_score(points: Points, row: int, weights) -> Fraction | None:
    """By the definition, in fractions; None where nothing that weighs is known."""
    known = [n for n in range(len(weights)) if not np.isnan(points.points[row, n])]
    weighed = sum((Fraction(str(weights[n])) for n in known), Fraction())
    if not weighed:
        return None
    gained = sum((Fraction(str(points.points[row, n])) * Fraction(str(weights[n])) for n in known), Fraction())
    return gained / weighed + Fraction(str(points.fixed[row]))


def plain_places(points: Points, weights) -> list[int | None]:
    held = [plain_score(points, row, weights) for row in range(len(points.pair_ids))]
    return [None if one is None else 1 + sum(other is not None and other > one for other in held) for one in held]


def only(points: Points, rows) -> Points:
    """Those pairs, in that order."""
    rows = list(rows)
    ids = tuple(points.pair_ids[row] for row in rows)
    return replace(points, pair_ids=ids, points=points.points[rows], fixed=points.fixed[rows])
