"""One look at a dataset at the end of a quarter: everything that is asked, what could not be, what passes, ranked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from analytics.findings import rules
from analytics.findings.courses import COURSES, RECORDS, courses, records, turned
from analytics.findings.hypotheses import KINDS, PARTIAL, Hypothesis
from analytics.findings.likes import RATES, STEPS, STEPS_BY, apart_from_peers, stage_shares
from analytics.findings.statistics import RATE, passing
from cache.remembered import remembered
from store.datasets import Dataset

NEEDS = ("observations", "projects", "fund_flows", "targets", "pairs")  # tables that have to be complete


@dataclass(frozen=True)
class Count:
    """Of one kind: how many were asked, how many of these could be looked at, how many were found; `why_not`: id of WHY_NOT → count."""

    kind: str
    asked: int
    looked: int
    found: int
    why_not: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Look:
    """`found`: the most weighty first. `others`: all that were asked and not found. `rate`: of the tests among `found`, the share
    expected to be false at most."""

    as_of: str
    found: tuple[Hypothesis, ...]
    others: tuple[Hypothesis, ...]
    counts: tuple[Count, ...]
    rate: float = RATE

    @property
    def p_values(self) -> int:
        return sum(one.p is not None for one in (*self.found, *self.others))

    @property
    def looked(self) -> int:
        return sum(one.looked for one in self.counts)

    @property
    def passed(self) -> int:
        """Tests that passed; rules have no p-value."""
        return sum(one.p is not None for one in self.found)

    def held(self) -> dict[tuple[str, ...], Hypothesis]:
        return {one.key: one for one in (*self.found, *self.others)}


@remembered(heavy=True)
def look(dataset: Dataset, as_of: str) -> Look:
    """Of everybody, of what has happened up to the quarter's end; of a partial dataset nothing can be looked at."""
    if not all(dataset.is_complete(table) for table in NEEDS):
        return judged(as_of, (Hypothesis(kind, "", "", "", PARTIAL) for kind in KINDS))
    return judged(as_of, _asked(dataset, as_of))


def _asked(dataset: Dataset, as_of: str) -> Iterator[Hypothesis]:
    for metric_id, dimension in COURSES:
        found = courses(dataset, metric_id, dimension, as_of)
        yield from turned(found)
        if metric_id in RECORDS:
            yield from records(found)
    for metric_id in RATES:
        yield from apart_from_peers(dataset, metric_id, as_of)
    for step in STEPS:
        for dimension in STEPS_BY:
            yield from stage_shares(dataset, step, dimension, as_of)
    yield from rules.looked_at(dataset, as_of)


def judged(as_of: str, asked: Iterable[Hypothesis]) -> Look:
    """All tests of a look under one false-discovery rate; of rules what they found."""
    every = tuple(asked)
    held = passing(np.array([np.nan if one.p is None else one.p for one in every]))
    told = [replace(one, is_found=one.is_found or bool(came)) for one, came in zip(every, held, strict=True)]
    found = sorted((one for one in told if one.is_found), key=_order)
    others = sorted((one for one in told if not one.is_found), key=lambda one: (list(KINDS).index(one.kind), one.key))
    return Look(as_of, tuple(found), tuple(others), tuple(_counted(kind, told) for kind in KINDS))


def _order(one: Hypothesis) -> tuple[float, tuple[str, ...]]:
    return -one.weight, one.key


def _counted(kind: str, told: list[Hypothesis]) -> Count:
    mine = [one for one in told if one.kind == kind]
    why = Counter(one.why_not for one in mine if one.why_not)
    return Count(
        kind, len(mine), len(mine) - sum(why.values()), sum(one.is_found for one in mine), tuple(sorted(why.items()))
    )
