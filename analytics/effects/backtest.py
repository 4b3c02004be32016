"""The forecast methods held against the years that are over: each made with what was there then, and how far it missed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median

from analytics.effects.methods import METHODS, Known, Pool, Quarters
from analytics.effects.year_and_quarters import PairYear, YearQuarters
from style.text import Text

# An error has two sizes, and each says which it is: misses of pairs even out in a sum, so that the second is the smaller.
PAIRS_MISS = Text("各对误差绝对值之和÷实际", "Sum of pairs' absolute errors ÷ actual")
SUM_MISS = Text("合计误差", "Error of the sum")
TWO_ERRORS = Text(
    "两个误差不是一回事：各对误差绝对值之和÷实际，高低不许相抵；合计误差＝预测合计÷实际合计−1，各对高低相抵，所以较小，＋为预测偏高，−为偏低。",
    "The two errors are not the same: in the sum of pairs' absolute errors ÷ actual (WAPE) nothing evens out; the error of the sum, forecast ÷ actual − 1, lets pairs even out and so is smaller; + is a forecast above what came, − below.",
)
LEAST_TOLD = Fraction(1, 2)  # of the pairs of the newest year; a method that tells fewer is not compared


@dataclass(frozen=True)
class Case:
    """A pair's year that is over: what each method would have said after some quarters, and what came."""

    year: int
    pair_id: str
    actual: Decimal
    said: Mapping[str, Fraction]


@dataclass(frozen=True)
class Score:
    """How far a method missed over `cases` pair years: all misses ÷ all that came (`error`), the middle one of the
    pairs' own relative misses, and the error of the sum: all forecasts ÷ all that came less one (`of_sum`). None: nothing
    came."""

    method_id: str
    cases: int
    error: Fraction | None
    middle: Fraction | None
    of_sum: Fraction | None


@dataclass(frozen=True)
class Trial:
    """The methods after `quarters` quarters, on the pair years that all of them tell. `chosen` has the least error, a
    naive one where no other beats it; None where there is none, or the least is as bad as saying nothing (100 %).

    `naive` is the best naive one. `past`: forecast and what came of the chosen one, by year.
    """

    quarters: int
    years: tuple[int, ...]
    scores: tuple[Score, ...]
    chosen: str | None
    naive: str | None
    past: Mapping[int, tuple[tuple[Fraction, Fraction], ...]]

    def score(self, method_id: str | None) -> Score | None:
        return next((one for one in self.scores if one.method_id == method_id), None)


def pool_of(earlier: Mapping[int, YearQuarters], year: int) -> Pool:
    """The whole years of every pair before a year."""
    before = sorted(y for y in earlier if y < year)
    return Pool(w for y in before for one in earlier[y].values() if (w := _whole(one)))


def known_of(
    pair_id: str, gone: Quarters, earlier: Mapping[int, YearQuarters], year: int, pool: Pool | None = None
) -> Known:
    """What the methods may know of a pair in a year: its quarters gone, and nothing but years before; `pool` is theirs, where it is
    made already."""
    before = {y: held for y, held in earlier.items() if y < year}
    own = tuple(w for y in sorted(before) if pair_id in before[y] and (w := _whole(before[y][pair_id])))
    last = before.get(year - 1, {}).get(pair_id)
    return Known(gone, last.quarters if last else (), own, pool_of(earlier, year) if pool is None else pool)


def _whole(one: PairYear) -> Quarters | None:
    if len(one.quarters) != 4:
        return None
    told = tuple(value for value in one.quarters if value is not None)
    return told if len(told) == 4 else None


def cases(earlier: Mapping[int, YearQuarters], quarters: int) -> tuple[Case, ...]:
    """Every pair year without a gap, and what each method says of it after so many quarters."""
    found = []
    for year in sorted(earlier):
        pool = pool_of(earlier, year)
        for pair_id, one in earlier[year].items():
            if whole := _whole(one):
                known = known_of(pair_id, whole[:quarters], earlier, year, pool)
                told = {m.id: value for m in METHODS.values() if (value := m.reckon(known)) is not None}
                found.append(Case(year, pair_id, sum(whole, Decimal(0)), told))
    return tuple(found)


def trial(earlier: Mapping[int, YearQuarters], quarters: int) -> Trial:
    """Which method to trust after so many quarters, by the years given and no other."""
    every = cases(earlier, quarters)
    newest = [one for one in every if one.year == max(earlier, default=0)]
    compared = [
        m for m in METHODS if newest and Fraction(sum(m in one.said for one in newest), len(newest)) >= LEAST_TOLD
    ]
    shared = [one for one in every if compared and all(m in one.said for m in compared)]
    scores = tuple(score(m, shared) for m in compared)
    naive = _best([one for one in scores if METHODS[one.method_id].naive])
    chosen = _best(scores)
    if chosen and (chosen.error is None or chosen.error >= 1):
        chosen = None
    years = tuple(sorted({one.year for one in shared}))
    past = {year: _past(chosen.method_id, year, shared) for year in years} if chosen else {}
    best, plain = (one.method_id if one else None for one in (chosen, naive))
    return Trial(quarters, years, scores, best, plain, past)


def _past(method_id: str, year: int, shared: Sequence[Case]) -> tuple[tuple[Fraction, Fraction], ...]:
    return tuple(
        (one.said[method_id], Fraction(one.actual)) for one in shared if one.year == year and one.said[method_id] > 0
    )


def _best(scores: Sequence[Score]) -> Score | None:
    """The least error; of equal ones the first of METHODS, which begin with the naive."""
    told = [one for one in scores if one.error is not None]
    return min(told, key=lambda one: one.error or Fraction(0), default=None)


def score(method_id: str, held: Sequence[Case]) -> Score:
    came = sum((Fraction(one.actual) for one in held), Fraction(0))
    misses = [abs(one.said[method_id] - Fraction(one.actual)) for one in held]
    own = [miss / Fraction(one.actual) for miss, one in zip(misses, held, strict=True) if one.actual]
    said = sum((one.said[method_id] for one in held), Fraction(0))
    return Score(
        method_id,
        len(held),
        sum(misses, Fraction(0)) / came if came else None,
        median(own) if own else None,
        said / came - 1 if came else None,
    )
