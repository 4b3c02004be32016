"""A scheme applied to a round of a dataset."""

from analytics.assessment.result import Assessment, AssessmentRound
from store.datasets import Dataset
from store.schemes import Scheme


def assessment(dataset: Dataset, scheme: Scheme, of: AssessmentRound) -> Assessment:
    """Every pair in force at the end of the round's last quarter."""
    raise NotImplementedError
