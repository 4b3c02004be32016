"""Which assessments a dataset has, which scheme holds for each, and what was published of them."""

from analytics.assessment.result import AssessmentRound, PublishedRow
from store.datasets import Dataset
from store.schemes import Scheme, schemes


def rounds(dataset: Dataset) -> tuple[AssessmentRound, ...]:
    """The assessments that were published, or that a scheme holds for and the data reach: the newest first."""
    raise NotImplementedError


def trial_rounds(dataset: Dataset) -> tuple[AssessmentRound, ...]:
    """The rounds a scheme can be tried on: those of `rounds`, and every whole year that the data reach."""
    raise NotImplementedError


def scheme_of(dataset: Dataset, of: AssessmentRound) -> Scheme | None:
    """The scheme in force for a round; None where none is."""
    for scheme in schemes(dataset):
        if of.year in scheme.years and (of.half is None or scheme.half):
            return scheme
    return None


def published(dataset: Dataset, of: AssessmentRound) -> tuple[PublishedRow, ...]:
    """Every row that was published of a round, of the province, pairs and counties, as printed."""
    raise NotImplementedError
