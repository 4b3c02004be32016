"""A pair's assessments over the rounds: scores, places and grades, as published and as the scheme in force gives them."""

from dataclasses import dataclass

from analytics.assessment.result import AssessmentRound, PublishedRow, ScoreLine
from store.datasets import Dataset
from store.schemes import Scheme


@dataclass(frozen=True)
class RoundOfPair:
    """`line` None where no scheme holds for the round; `published` its overall row, or the province's where that alone was
    published. `of`: how many pairs have a score."""

    round: AssessmentRound
    scheme: Scheme | None
    line: ScoreLine | None
    published: PublishedRow | None
    of: int


def over_rounds(dataset: Dataset, pair_id: str) -> tuple[RoundOfPair, ...]:
    """Every round of the dataset, the oldest first."""
    raise NotImplementedError
