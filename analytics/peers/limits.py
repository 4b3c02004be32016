"""From where on a figure of several pairs may be told to one of them: the thresholds, each with its reason."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Limits:
    """What must hold of everything that is told. A pair's two counties share their figures and count as one insider.

    `contributors`: pairs that are not 0 in a sum. Six, so that whichever of them asks faces five others: with fewer, two
    counties that talk to each other are left with a handful. `known`: pairs that have a figure before quartiles are
    told of them; with fewer, three means of seven are nearly all of them. `estimate`: nobody who knows his own
    figure, and of each other one to within `guess` of it, may come closer to it than this: 15 % is the percentage that
    statistical offices use most for magnitudes. `ranked`: the same for somebody who also knows the order of all pairs, from an old
    ranking or by hearsay; 5 %, as quartiles always tell such a reader between which bounds a middle place lies;
    of a rate `ranked_points`, as rates of eighteen pairs lie close together whatever is told of them.
    `small`: a share of the mean pair that counts as next to nothing, which must not be known more closely than that
    share either: that somebody has none is a disclosure. `window`: how many neighbours in order a quartile is the mean of; of five,
    one of them could work out the next to within 2 %. `grid`: the largest part of the median that quartiles are
    rounded to, down to a step of 1, 2 or 5.
    """

    contributors: int = 6
    known: int = 12
    estimate: Fraction = Fraction(15, 100)
    ranked: Fraction = Fraction(5, 100)
    ranked_points: Fraction = Fraction(2, 100)
    guess: Fraction = Fraction(1)
    small: Fraction = Fraction(1, 4)
    window: int = 7
    grid: Fraction = Fraction(1, 10)


LIMITS = Limits()
