"""How each track grows: its figure now, a year before and quarter by quarter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from analytics.alone import parts_by_quarter
from analytics.answer import Part, parts, total, without_rows
from analytics.metrics import METRICS
from analytics.selection import PROGRAMME_START, Selection
from analytics.tracks.matrix import quotient
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import parse_period, quarters_between, year_earlier


@dataclass(frozen=True)
class TrackCourse:
    """One track (None: what belongs to none). `before` is the same question a year earlier, None where there is none;
    `values` one a quarter, None where nothing was reported; `share` of all tracks asked about, None of a ratio."""

    track_id: str | None
    now: Part
    before: Part | None
    values: tuple[Any, ...]
    share: Fraction | None


@dataclass(frozen=True)
class TrackCourses:
    """`each` says what a quarter's value is: "quarter" what was added in it alone, "level" a level at its end, "span" what
    the selection's own span had come to by its end. `undated` is what is in no single quarter and so in no value."""

    metric_id: str
    quarters: tuple[str, ...]
    each: str
    courses: tuple[TrackCourse, ...]
    whole: Part
    undated: Any = None


def each_of(metric_id: str, selection: Selection) -> str:
    """What a value of one quarter is: since the programme began sums run on, so that their growth is what is seen."""
    metric = METRICS[metric_id]
    if metric.over_time == "stock":
        return "level"
    if metric.is_ratio or metric.refusal(("quarter",), selection) or selection.span == "programme":
        return "span"
    return "quarter"


@remembered
def track_courses(dataset: Dataset, metric_id: str, selection: Selection) -> TrackCourses:
    """Every track the selection leaves in, over all quarters up to the as-of quarter. Raises Refused where the selection
    has no such figure."""
    now = {p.of[0]: p for p in parts(dataset, metric_id, ("track",), selection)}
    whole = total(dataset, metric_id, selection)
    before, each = _before(dataset, metric_id, selection), each_of(metric_id, selection)
    values = _by_quarter(dataset, metric_id, selection, each)
    quarters = tuple(sorted({quarter for _, quarter in values if quarter is not None}))
    absent = _absent(dataset, metric_id, selection, each, quarters)
    courses = tuple(
        TrackCourse(
            track_id,
            part,
            before.get(track_id),
            tuple(values.get((track_id, q), absent[q]) for q in quarters),
            quotient(METRICS[metric_id], part, whole),
        )
        for track_id, part in now.items()
    )
    undated = [value for (_, quarter), value in values.items() if quarter is None and value]
    return TrackCourses(metric_id, quarters, each, courses, whole, sum(undated[1:], undated[0]) if undated else None)


def _before(dataset: Dataset, metric_id: str, selection: Selection) -> Mapping[str | None, Part]:
    """A sum since the programme began has no year before: the two differ in length; nor has what lies before the data."""
    earlier, flow = year_earlier(selection.as_of), METRICS[metric_id].over_time_of(selection) == "flow"
    if parse_period(earlier) < parse_period(dataset.description.first_quarter):
        return {}
    if flow and selection.span == "programme":
        return {}
    then = selection.year_earlier()
    of_none = without_rows(dataset, metric_id, ("track",), (None,), then)
    return {None: of_none} | {p.of[0]: p for p in parts(dataset, metric_id, ("track",), then)}


def _absent(
    dataset: Dataset, metric_id: str, selection: Selection, each: str, quarters: Sequence[str]
) -> Mapping[str, Any]:
    """What a quarter's value is of which no row is told: of what belongs to no track, that is each without one."""
    if each == "span":
        return {q: without_rows(dataset, metric_id, ("track",), (None,), selection.at(q)).value for q in quarters}
    of, asked = (None, None), selection.at(selection.as_of, "programme")
    return dict.fromkeys(quarters, without_rows(dataset, metric_id, ("track", "quarter"), of, asked).value)


def _by_quarter(
    dataset: Dataset, metric_id: str, selection: Selection, each: str
) -> dict[tuple[str | None, str | None], Any]:
    """From the first quarter that the programme and the data have; what is expected also for quarters still to come."""
    first = max(PROGRAMME_START, dataset.description.first_quarter)
    if each == "span":
        asked = {q: selection.at(q) for q in quarters_between(first, selection.as_of)}
        return {(p.of[0], q): p.value for q, at in asked.items() for p in parts(dataset, metric_id, ("track",), at)}
    every = parts_by_quarter(dataset, metric_id, ("track",), selection)
    return {(p.of[0], p.of[1]): p.value for p in every if p.of[1] is None or p.of[1] >= first}
