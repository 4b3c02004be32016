"""What a scheme tempts pairs to: figures a small change of which pays much, and figures better not reported."""

from dataclasses import dataclass
from fractions import Fraction

from analytics.assessment.result import AssessmentRound, IndicatorPoints
from store.datasets import Dataset
from store.schemes import Scheme
from style.text import Text


@dataclass(frozen=True)
class Temptation:
    """A figure near a threshold. `of`: the indicator or adjustment; `kind`: "step" or "adjustment" (a jump of its points), "grade"
    (the score reaches the next grade). `raw` would have to be `needed` (same unit); `effort` is the change as a part of
    the figure; `amount` what a ratio's upper sum would have to change by; `gain` in points of the score."""

    pair_id: str
    of: str
    kind: str
    raw: Fraction
    needed: Fraction
    effort: Fraction
    gain: Fraction
    amount: Fraction | None = None
    grade: Text | None = None


@dataclass(frozen=True)
class Silence:
    """What a pair would gain (points of the score) by not reporting a figure; `grade` is the one it would then have."""

    pair_id: str
    indicator_id: str
    cell: IndicatorPoints
    gain: Fraction
    grade: Text | None


@dataclass(frozen=True)
class WhatPays:
    """`near` the most paying first (gain for the effort), `silence` the largest gain first."""

    near: tuple[Temptation, ...]
    silence: tuple[Silence, ...]


def what_pays(dataset: Dataset, scheme: Scheme, of: AssessmentRound) -> WhatPays:
    """Both, of every pair with a score."""
    raise NotImplementedError
