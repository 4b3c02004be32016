"""Pairs grouped like with like, by a measure of one side's county: their starting points differ."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from analytics.assessment.result import PairGroup
from analytics.lookup import pairs
from store.datasets import Dataset
from store.schemes import Grouping, Scheme

_STATED = """
SELECT subject_id, value FROM observations
WHERE subject_type = 'county' AND metric_id = ? AND value_type = 'actual' AND value IS NOT NULL AND period_last BETWEEN ? AND ?
QUALIFY row_number() OVER (PARTITION BY subject_id ORDER BY period_last DESC, period_quarters, as_of DESC) = 1
"""

MEASURE, CLASSES, FIRST_AT = "above_scale_firms", 3, 2020


def alike(dataset: Dataset, scheme: Scheme, side: str, year: int) -> Scheme:
    """The scheme with pairs grouped by the size of one side's industry, as last stated up to the year; as it is where it has
    groups of its own, or where points are given within them and would change."""
    if scheme.grouping or any(one.points == "relative" for one in scheme.indicators):
        return scheme
    known = tuple(pairs(dataset))
    for at in range(year, FIRST_AT - 1, -1):
        grouping = Grouping(MEASURE, side, CLASSES, at)
        if groups(dataset, grouping, known):
            return replace(scheme, grouping=grouping)
    return scheme


def groups(dataset: Dataset, grouping: Grouping | None, pair_ids: Sequence[str]) -> tuple[PairGroup, ...]:
    """The groups in the order of their figures, the largest first; equal figures are never parted, so a group may be larger than
    another. A pair whose county has no figure of the year is in none."""
    if grouping is None:
        return ()
    rows = dataset.arrow(_STATED, [grouping.measure, grouping.at * 4, grouping.at * 4 + 3]).to_pylist()
    stated = {row["subject_id"]: Fraction(row["value"]) for row in rows}
    known = pairs(dataset)
    sides = {one: known[one].mountain if grouping.of == "mountain" else known[one].industrial for one in pair_ids}
    figures = {one: stated[side.adcode] for one, side in sides.items() if side.adcode in stated}
    order = sorted(figures, key=lambda one: (-figures[one], one))
    held: dict[int, list[str]] = {}
    number, last = 0, None
    for n, one in enumerate(order):
        if figures[one] != last:
            number = n * grouping.classes // len(order)
        last = figures[one]
        held.setdefault(number, []).append(one)
    return tuple(PairGroup(n, tuple(ids), figures[ids[-1]], figures[ids[0]]) for n, ids in enumerate(held.values()))
