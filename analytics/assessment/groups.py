"""Pairs grouped like with like, by a measure of one side's county: their starting points differ."""

from collections.abc import Sequence
from fractions import Fraction

from analytics.assessment.result import PairGroup
from analytics.lookup import pairs
from store.datasets import Dataset
from store.schemes import Grouping

_STATED = """
SELECT subject_id, value FROM observations
WHERE subject_type = 'county' AND metric_id = ? AND value_type = 'actual' AND value IS NOT NULL AND period_last BETWEEN ? AND ?
QUALIFY row_number() OVER (PARTITION BY subject_id ORDER BY period_last DESC, period_quarters, as_of DESC) = 1
"""


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
