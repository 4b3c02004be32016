"""The back-test: each year by what lay before it, all methods on the same pair years, a naive one where none beats it."""

from decimal import Decimal
from fractions import Fraction

from analytics.effects.backtest import cases, known_of, score, trial
from analytics.effects.year_and_quarters import PairYear


def year(*quarters: int | None) -> PairYear:
    return PairYear(tuple(None if v is None else Decimal(v) for v in quarters), 4, 4)


def pairs(*years: PairYear) -> dict[str, PairYear]:
    return {f"P{n}": one for n, one in enumerate(years, 1)}


STEADY = {2023: pairs(year(1, 2, 3, 4), year(2, 4, 6, 8)), 2024: pairs(year(10, 20, 30, 40), year(20, 40, 60, 80))}


def test_a_year_is_told_by_nothing_but_the_years_before_it():
    known = known_of("P1", (Decimal(10), Decimal(20)), STEADY, 2024)
    assert known.before == known.own[0] == (1, 2, 3, 4) and len(known.pool) == 2
    first = known_of("P1", (Decimal(1), Decimal(2)), STEADY, 2023)
    assert (first.before, first.own, first.pool) == ((), (), ())
    said = {one.year: set(one.said) for one in cases(STEADY, 2)}
    assert said[2023] == {"last", "line"} and said[2024] == {"last", "seasonal", "line", "ladder", "shrunk", "middle"}


def test_the_same_course_ten_times_as_large_is_the_ladders():
    found = trial(STEADY, 2)
    assert found.chosen == "ladder" and found.naive == "last" and found.years == (2024,)
    assert found.score("ladder").error == 0 and found.score("ladder").cases == 2
    assert found.score("last").error == Fraction(30 + 60, 300), "70 for 100 and 140 for 200"
    assert found.score("seasonal").error == Fraction(63 + 126, 300)
    assert found.past == {2024: ((100, 100), (200, 200))}


def test_the_naive_one_is_kept_where_the_others_do_no_better():
    flat = {2023: pairs(year(1, 1, 1, 97), year(1, 1, 1, 97)), 2024: pairs(year(5, 5, 5, 5), year(5, 5, 5, 5))}
    found = trial(flat, 2)
    assert found.chosen == found.naive == "last", "of two without error the first"
    assert found.score("ladder").error > 10


def test_errors_are_summed_first_and_divided_last():
    found = cases({2024: pairs(year(1, 1, 1, 1), year(0, 10, 0, 90))}, 2)
    held = score("last", found)
    assert held.error == Fraction(0 + abs(30 - 100), 104)
    assert held.middle == Fraction(7, 20) and held.of_sum == Fraction(34, 104) - 1


def test_gaps_are_left_out_and_years_of_nothing_have_no_error():
    assert [one.pair_id for one in cases({2024: pairs(year(1, None, 1, 1), year(1, 1, 1, 1))}, 1)] == ["P2"]
    none = trial({2024: pairs(year(0, 0, 0, 0))}, 2)
    assert none.chosen is None and not none.scores
    assert trial({}, 2).chosen is None


def test_a_method_that_misses_by_all_is_worth_nothing():
    worse = trial({2024: pairs(year(1, 9, 0, 0))}, 2)
    assert worse.score("last").error == Fraction(18, 10) and worse.score("line").error == 1
    assert worse.chosen is None and worse.past == {}
