"""What a gap between two scores is made of, indicator by indicator."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from analytics.assessment.result import Assessment, ScoreLine
from analytics.assessment.scored import rounded

BEST, MEDIAN = "best", "median"
ADJUSTED, ROUNDING = "adjusted", "rounding"


@dataclass(frozen=True)
class ScoreGap:
    """`of`: an indicator's id, ADJUSTED (bonus less deduction) or ROUNDING (what rounding adds to each score). `mine` and
    `theirs` are parts of the scores, `gap` mine − theirs, exact; `told` the same in the scheme's decimals, made to add up."""

    of: str
    mine: Fraction
    theirs: Fraction
    told: Decimal

    @property
    def gap(self) -> Fraction:
        return self.mine - self.theirs


def explained(assessed: Assessment, pair_id: str, against: str = BEST) -> tuple[ScoreGap, ...]:
    """The gap of a pair's score to another's: that of BEST, a pair's id, or MEDIAN, which is the score of the pair in the middle
    (of an even number the mean of the two). The largest loss first; both `gap` and `told` add up to the gap of the printed
    scores. None where either has no score."""
    mine, theirs = parts_of(assessed.line(pair_id)), _parts_against(assessed, against)
    if not mine or not theirs:
        return ()
    told = _in_decimals({of: mine[of] - theirs[of] for of in mine}, assessed.scheme.decimals)
    gaps = [
        ScoreGap(of, mine[of], theirs[of], told[of])
        for of in mine
        if mine[of] or theirs[of] or of in _indicators(assessed)
    ]
    return tuple(sorted(gaps, key=lambda one: (one.of == ROUNDING, one.gap, one.of)))


def _indicators(assessed: Assessment) -> set[str]:
    return {one.id for one in assessed.scheme.indicators}


def parts_of(line: ScoreLine) -> dict[str, Fraction]:
    """A printed score taken apart: each indicator, bonus less deduction, and what rounding added; none without a score."""
    if line.score is None:
        return {}
    parts = {key: cell.weighted for key, cell in line.cells.items()} | {ADJUSTED: line.adjusted}
    return parts | {ROUNDING: Fraction(line.score) - sum(parts.values(), Fraction(0))}


def _parts_against(assessed: Assessment, against: str) -> dict[str, Fraction]:
    lines = assessed.scored
    if not lines:
        return {}
    if against == BEST:
        return parts_of(lines[0])
    if against == MEDIAN:
        middle = [parts_of(lines[n]) for n in {(len(lines) - 1) // 2, len(lines) // 2}]
        return {of: sum((one[of] for one in middle), Fraction(0)) / len(middle) for of in middle[0]}
    return parts_of(assessed.line(against))


def _in_decimals(gaps: Mapping[str, Fraction], decimals: int) -> dict[str, Decimal]:
    """The gaps in the decimals of scores, adding up to their sum so rounded, by the largest remainder."""
    unit = 10**decimals
    whole = int(rounded(sum(gaps.values(), Fraction(0)), decimals) * unit)
    given = {of: floor(gap * unit) for of, gap in gaps.items()}
    order = sorted(gaps, key=lambda of: (given[of] - gaps[of] * unit, of))
    for of in order[: whole - sum(given.values())]:
        given[of] += 1
    return {of: Decimal(count).scaleb(-decimals) for of, count in given.items()}
