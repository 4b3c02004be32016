"""Which assessments a dataset has, which scheme holds for each, and what was published of them."""

from analytics.assessment.result import AssessmentRound, PublishedRow
from cache.remembered import remembered
from store.datasets import Dataset
from store.schemes import Scheme, schemes

OVERALL = "overall"
_ROUNDS = "SELECT DISTINCT year, half FROM assessments"
_ROWS = """
SELECT subject_type, subject_id, indicator_id, score, grade_printed, assessor, as_of, source_id, locator
FROM assessments WHERE year = ? AND half IS NOT DISTINCT FROM ?
ORDER BY subject_type, subject_id, indicator_id LIMIT 20000
"""


@remembered
def rounds(dataset: Dataset) -> tuple[AssessmentRound, ...]:
    """The assessments that were published, or that a scheme which asks metrics holds for and the data reach: the newest first."""
    found = {AssessmentRound(**row) for row in dataset.arrow(_ROUNDS).to_pylist()}
    for scheme in schemes(dataset):
        if any(one.metric for one in scheme.indicators):
            held = {AssessmentRound(year, half) for year in scheme.years for half in (None, 1)[: 1 + scheme.half]}
            found |= {one for one in held if _is_reached(dataset, one)}
    return tuple(sorted(found, reverse=True))


def newest(dataset: Dataset, as_of: str) -> AssessmentRound | None:
    """The last round that had ended by the quarter; None where none had."""
    return next((one for one in rounds(dataset) if one.as_of <= as_of), None)


@remembered
def trial_rounds(dataset: Dataset) -> tuple[AssessmentRound, ...]:
    """The rounds a scheme can be tried on: those of `rounds`, and every whole year that the data reach."""
    said = dataset.description
    years = range(int(said.first_quarter[:4]), int(said.last_quarter[:4]) + 1)
    whole = {AssessmentRound(year) for year in years}
    return tuple(sorted({one for one in whole if _is_reached(dataset, one)} | {*rounds(dataset)}, reverse=True))


def scheme_of(dataset: Dataset, of: AssessmentRound) -> Scheme | None:
    """The scheme in force for a round; None where none is."""
    for scheme in schemes(dataset):
        if of.year in scheme.years and (of.half is None or scheme.half):
            return scheme
    return None


@remembered
def published(dataset: Dataset, of: AssessmentRound) -> tuple[PublishedRow, ...]:
    """Every row that was published of a round, of the province, pairs and counties, as printed."""
    return tuple(PublishedRow(**row) for row in dataset.arrow(_ROWS, [of.year, of.half]).to_pylist())


def _is_reached(dataset: Dataset, of: AssessmentRound) -> bool:
    """Whether the data go up to its last quarter."""
    return of.as_of <= dataset.description.last_quarter
