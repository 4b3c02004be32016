"""All stable matchings are those an exhaustive search finds, and none of them has a blocking pair."""

from itertools import combinations, permutations

import numpy as np
import pytest

from analytics.matching.preferences import Matching, Preferences, blocking, by_utility
from analytics.matching.stable import in_some_and_every, stable

SHAPES = [(n, k) for n in range(1, 6) for k in range(1, 6)] + [(6, 6), (4, 6), (6, 4)]


def drawn(seed: int, n: int, k: int, holes: float = 0.0) -> Preferences:
    draw = np.random.default_rng(seed)
    industrial, mountain = draw.random((n, k)), draw.random((n, k))
    industrial[draw.random((n, k)) < holes] = np.nan
    return by_utility(industrial, mountain)


def every_matching(n: int, k: int) -> list[Matching]:
    """Everybody with somebody or with nobody, one to one."""
    found = []
    for size in range(min(n, k) + 1):
        for rows in combinations(range(n), size):
            for columns in permutations(range(k), size):
                held: list[int | None] = [None] * n
                for i, m in zip(rows, columns, strict=True):
                    held[i] = m
                found.append(tuple(held))
    return found


def is_stable(matching: Matching, preferences: Preferences) -> bool:
    """By the definition, pair by pair, in plain Python."""
    own, theirs = preferences.industrial.tolist(), preferences.mountain.tolist()
    n, k = preferences.shape
    partner = {m: i for i, m in enumerate(matching) if m is not None}
    if any(m is not None and own[i][m] == k for i, m in enumerate(matching)):
        return False
    for i in range(n):
        for m in range(k):
            here, there = matching[i], partner.get(m)
            rather = own[i][m] < (k if here is None else own[i][here])
            if rather and theirs[m][i] < (n if there is None else theirs[m][there]):
                return False
    return True


@pytest.mark.parametrize(("n", "k"), SHAPES)
@pytest.mark.parametrize("holes", [0.0, 0.3, 0.7])
def test_all_stable_matchings_are_found_and_nothing_else(n, k, holes):
    every = every_matching(n, k)
    for seed in range(4 if n * k > 20 else 12):
        asked = drawn(seed, n, k, holes)
        found, right = stable(asked), {one for one in every if is_stable(one, asked)}
        assert set(found.listed) == right and len(found.listed) == len(right) and found.is_whole
        assert all(not blocking(one, asked) for one in found.listed)
        pairs = [{(i, m) for i, m in enumerate(one) if m is not None} for one in right]
        assert set(found.in_some) == set.union(*pairs) and set(found.in_every) == set.intersection(*pairs)
        assert in_some_and_every(asked) == (found.in_some, found.in_every)


@pytest.mark.parametrize("seed", range(20))
def test_each_best_is_the_best_for_each_of_its_side(seed):
    asked = drawn(seed, 5, 5)
    found = stable(asked)
    for one in found.listed:
        for i, m in enumerate(one):
            assert asked.industrial[i, found.industrial_best[i]] <= asked.industrial[i, m]
            assert asked.industrial[i, found.mountain_best[i]] >= asked.industrial[i, m]


def opposed(n: int) -> Preferences:
    """Blocks of two whose sides want the opposite: two choices each, and so 2 to the number of blocks in all."""
    own = np.zeros((n, n))
    for i in range(0, n, 2):
        own[i, i], own[i, i + 1], own[i + 1, i + 1], own[i + 1, i] = 4, 3, 4, 3
    theirs = own.copy()
    for i in range(0, n, 2):
        theirs[i, i], theirs[i + 1, i], theirs[i + 1, i + 1], theirs[i, i + 1] = 3, 4, 3, 4
    return by_utility(own, theirs)


def test_more_than_can_be_listed_are_told_as_at_least():
    assert len(stable(opposed(12), most=1000).listed) == 2**6
    capped = stable(opposed(12), most=10)
    assert len(capped.listed) == 10 and not capped.is_whole
    assert stable(opposed(12), most=64).is_whole
    whole = stable(opposed(12), most=1000)
    assert capped.in_some == whole.in_some and capped.in_every == whole.in_every == ()
    assert capped.industrial_best == whole.industrial_best and capped.mountain_best == whole.mountain_best


@pytest.mark.parametrize("seed", range(10))
def test_blocking_pairs_are_those_of_the_definition(seed):
    asked = drawn(seed, 5, 6, 0.2)
    held = tuple(m if asked.may()[i, m] else None for i, m in enumerate(np.random.default_rng(seed).permutation(6)[:5]))
    matching = tuple(None if m is None else int(m) for m in held)
    partner = {m: i for i, m in enumerate(matching) if m is not None}
    found = set()
    for i in range(5):
        for m in range(6):
            here = 6 if matching[i] is None else asked.industrial[i, matching[i]]
            there = 5 if m not in partner else asked.mountain[m, partner[m]]
            if asked.may()[i, m] and asked.industrial[i, m] < here and asked.mountain[m, i] < there:
                found.add((i, m))
    assert set(blocking(matching, asked)) == found


@pytest.mark.parametrize("seed", range(10))
def test_other_names_give_the_same_matchings_under_those_names(seed):
    draw = np.random.default_rng(seed)
    own, theirs, rows, columns = draw.random((5, 5)), draw.random((5, 5)), draw.permutation(5), draw.permutation(5)
    plain = stable(by_utility(own, theirs))
    renamed = stable(by_utility(own[np.ix_(rows, columns)], theirs[np.ix_(rows, columns)]))
    back = {tuple(int(columns[one[int(np.flatnonzero(rows == i)[0])]]) for i in range(5)) for one in renamed.listed}
    assert back == set(plain.listed)


def test_what_is_worth_more_in_proportion_changes_nothing():
    draw = np.random.default_rng(3)
    own, theirs = draw.random((6, 6)), draw.random((6, 6))
    assert stable(by_utility(own, theirs)).listed == stable(by_utility(own * 7, theirs * 0.3)).listed


def test_nobody_to_match():
    nobody = by_utility(np.full((3, 2), np.nan), np.full((3, 2), np.nan))
    assert stable(nobody).listed == ((None, None, None),) and stable(nobody).in_some == ()
