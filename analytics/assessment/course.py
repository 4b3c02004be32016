"""A pair's assessments over the rounds: scores, places and grades, as published and as the scheme in force gives them."""

from dataclasses import dataclass

from analytics.assessment.result import AssessmentRound, PublishedRow, ScoreLine
from analytics.assessment.rounds import OVERALL, published, rounds, scheme_of
from analytics.assessment.scored import assessment
from cache.remembered import remembered
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


@remembered
def over_rounds(dataset: Dataset, pair_id: str) -> tuple[RoundOfPair, ...]:
    """Every round of the dataset, the oldest first. Two rounds compare only under one scheme: each says which held."""
    return tuple(_of_round(dataset, pair_id, one) for one in reversed(rounds(dataset)))


def _of_round(dataset: Dataset, pair_id: str, of: AssessmentRound) -> RoundOfPair:
    scheme = scheme_of(dataset, of)
    assessed = assessment(dataset, scheme, of) if scheme else None
    line = next((one for one in assessed.lines if one.pair_id == pair_id), None) if assessed else None
    overall = [row for row in published(dataset, of) if row.indicator_id == OVERALL]
    own = next((row for row in overall if (row.subject_type, row.subject_id) == ("pair", pair_id)), None)
    told = own or next((row for row in overall if row.subject_type == "province"), None)
    return RoundOfPair(of, scheme, line, told, len(assessed.scored) if assessed else 0)
