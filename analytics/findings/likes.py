"""Who stands apart: pairs' rates against those of pairs of like size, and shares of projects that reached the next stage."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import numpy as np

from analytics.answer import Part, parts
from analytics.findings.courses import CAME
from analytics.findings.hypotheses import Distance, Hypothesis, StageShare
from analytics.findings.statistics import apart, rarity, stages
from analytics.metrics import METRICS
from analytics.selection import Selection
from store.datasets import Dataset

RATES = (
    "execution_rate",
    "disbursement_rate",
    "allocation_rate",
    "investment_target_rate",
    "output_target_rate",
    "investment_progress",
)
STEPS = (("projects", "projects_started"), ("projects_started", "projects_in_production"))
STEPS_BY = ("pair", "track", "industry")


def apart_from_peers(dataset: Dataset, metric_id: str, as_of: str) -> Iterator[Hypothesis]:
    sizes = _by(dataset, "fund_planned", "pair", Selection(as_of, "programme"))
    held = {pair: part for pair, part in _by(dataset, metric_id, "pair", Selection(as_of)).items() if pair is not None}
    values = np.array([_rate(part) for part in held.values()])
    told = apart(values, np.array([_float(sizes.get(pair)) for pair in held]))
    for n, (pair, part) in enumerate(held.items()):
        if np.isnan(told.p[n]) or part.quotient is None or part.denominator is None:
            yield Hypothesis("apart", metric_id, "pair", str(pair), "peers")
            continue
        median, p = Fraction(str(told.median[n])), float(told.p[n])
        yield Hypothesis(
            "apart",
            metric_id,
            "pair",
            str(pair),
            p=p,
            side=1 if part.quotient > median else -1,
            surprise=rarity(p),
            money=Decimal(round(abs(part.quotient - median) * Fraction(part.denominator))),
            evidence=Distance(part.quotient, median, int(told.peers[n])),
        )


def _by(dataset: Dataset, metric_id: str, dimension: str, asked: Selection) -> dict[str | None, Part]:
    return {part.of[0]: part for part in parts(dataset, metric_id, (dimension,), asked)}


def _rate(part: Part) -> float:
    if part.quotient is None or part.reported < CAME * part.due:
        return float("nan")
    return float(part.quotient)


def _float(part: Part | None) -> float:
    return float("nan") if part is None or not part.value else float(part.value)


def stage_shares(dataset: Dataset, step: tuple[str, str], dimension: str, as_of: str) -> Iterator[Hypothesis]:
    asked = Selection(as_of)
    first, then, plans = (_by(dataset, one, dimension, asked) for one in (*step, "planned_investment"))
    members = [one for one, part in then.items() if one is not None]
    counts = [_counts(first[one], then[one]) for one in members]
    told = stages(*(np.array([held[n] for held in counts], dtype=np.intp) for n in (0, 1)))
    whole, on = (sum(held[n] for held in counts) for n in (0, 1))
    for one, (mine, came), p in zip(members, counts, told.tolist(), strict=True):
        if np.isnan(p):
            yield Hypothesis("stages", step[1], dimension, str(one), "projects")
            continue
        evidence = StageShare(mine, came, whole - mine, on - came)
        apart_by = Fraction(came, mine) - Fraction(on - came, whole - mine)
        plan = plans[one].value or Decimal(0)
        yield Hypothesis(
            "stages",
            step[1],
            dimension,
            str(one),
            p=min(p, 1.0),
            side=1 if apart_by > 0 else -1,
            surprise=rarity(p),
            money=Decimal(round(abs(apart_by) * Fraction(plan))),
            evidence=evidence,
        )


def _counts(first: Part, then: Part) -> tuple[int, int]:
    """Of projects whose stage is known."""
    reached = int(then.value or 0)
    known = then.reported if then.reported < then.due else first.value
    return max(int(known or 0), reached), reached


def is_known(dataset: Dataset, *metric_ids: str) -> bool:
    return all(dataset.is_complete(table) for one in metric_ids for table in METRICS[one].tables)
