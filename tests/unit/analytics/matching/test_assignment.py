"""The assignment is the best of all there are, found by trying them, with what is held fixed in it."""

from itertools import permutations

import numpy as np
import pytest

from analytics.matching.assignment import assignment, best
from tests.matching_tables import codes, drawn_table


def searched(worth: np.ndarray) -> tuple[int, float]:
    """How many can be matched, and the largest total of so many, by trying all."""
    n, k = worth.shape
    worth = worth if n <= k else worth.T
    n, k = worth.shape
    found = (0, 0.0)
    for columns in permutations(range(k), n):
        held = [worth[i, m] for i, m in enumerate(columns) if not np.isnan(worth[i, m])]
        found = max(found, (len(held), sum(held)))
    return found


@pytest.mark.parametrize("shape", [(1, 1), (2, 5), (5, 2), (4, 4), (6, 6), (5, 6)])
@pytest.mark.parametrize("holes", [0.0, 0.3, 0.8])
def test_no_assignment_is_better(shape, holes):
    for seed in range(6):
        table = drawn_table(seed, *shape, holes)
        found = assignment(table)
        assert (found.counted, found.total) == pytest.approx(searched(table.grid("total")))
        assert len({a for two in found.pairs for a in two}) + len(found.unmatched) == sum(shape)
        assert all(table.line(*two).is_ranked for two in found.pairs)


@pytest.mark.parametrize("seed", range(8))
def test_with_pairs_held_fixed_the_rest_is_the_best_there_is(seed):
    table = drawn_table(seed, 5, 5, 0.2)
    fixed = ((codes(1, 5)[0], codes(2, 5)[3]), (codes(1, 5)[2], codes(2, 5)[1]))
    found = assignment(table, fixed)
    worth = table.grid("total")
    rest = searched(np.delete(np.delete(worth, (0, 2), 0), (3, 1), 1))
    held = [worth[0, 3], worth[2, 1]]
    assert set(fixed) <= set(found.pairs) and found.fixed == fixed
    known = [one for one in held if not np.isnan(one)]
    assert (found.counted, found.total) == pytest.approx((rest[0] + len(known), rest[1] + sum(known)))
    assert found.total <= assignment(table).total + 1e-12 or found.counted > assignment(table).counted - 1


def test_what_cannot_be_fixed_is_an_error():
    table = drawn_table(0, 3, 3)
    (a, b, _), (x, y, _) = codes(1, 3), codes(2, 3)
    with pytest.raises(ValueError, match="twice"):
        assignment(table, ((a, x), (a, y)))
    with pytest.raises(KeyError):
        assignment(table, ((x, a),))
    with pytest.raises(KeyError):
        assignment(table, ((b, "999999"),))


def test_a_place_left_empty_costs_more_than_others_can_make_good():
    # The two best alone would leave two without anybody.
    assert len(best(np.array([[1.0, 0.01], [0.01, np.nan]]))) == 2
    assert best(np.full((2, 3), np.nan)) == () and best(np.empty((0, 3))) == ()
