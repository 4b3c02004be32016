"""Figures that a new rule starts with: what the pairs have in a round, so that its author sees where it would tell them apart."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from statistics import median

from analytics.assessment.readings import asked, in_scheme_unit
from analytics.assessment.result import AssessmentRound
from analytics.assessment.trial.changes import SchemeChange
from analytics.assessment.wording import as_decimal
from analytics.metrics import METRICS
from analytics.standings.ranking import in_force
from store.datasets import Dataset
from store.schemes import Indicator
from store.schemes.askable import ASKABLE, PROGRAMME

UNKNOWN = (Decimal(0), Decimal(50), Decimal(100))  # where nobody has a figure
MIDDLE_POINTS = 60


def ends(dataset: Dataset, metric_id: str, span: str, of: AssessmentRound) -> tuple[Decimal, Decimal, Decimal]:
    """The lowest, the median and the highest figure of the pairs in force, in the unit a scheme writes: whole ones, of money to a
    hundredth of 亿元. The highest is always above the lowest."""
    unit, known = METRICS[metric_id].unit, in_force(dataset, of.as_of)
    held = [
        as_decimal(in_scheme_unit(figure.raw, unit))
        for pair, figure in asked(dataset, metric_id, span, of).items()
        if pair in known and figure.raw is not None
    ]
    if not held:
        return UNKNOWN
    step = Decimal("0.01") if unit.kind == "money" else Decimal(1)
    least, most = min(held).quantize(step, ROUND_FLOOR), max(held).quantize(step, ROUND_CEILING)
    return least, median(held).quantize(step, ROUND_HALF_UP), max(most, least + step)


def rule_start(dataset: Dataset, one: Indicator, way: str, of: AssessmentRound) -> tuple[SchemeChange, ...]:
    """The changes that give an indicator's points in another way; relative ones need no figures."""
    found = [SchemeChange(one.id, "points", way)]
    least, middle, most = ends(dataset, one.metric or "", one.span, of)
    if way == "between":
        found += [SchemeChange(one.id, "low", f"{least:f}"), SchemeChange(one.id, "high", f"{most:f}")]
    elif way == "steps":
        points = (0, MIDDLE_POINTS, 100) if one.direction == "higher" else (100, MIDDLE_POINTS, 0)
        held = zip((least, middle, most), points, strict=True)
        steps = [f"{start:f}:{given}" for start, given in held if start != middle or least < middle < most]
        found.append(SchemeChange(one.id, "steps", ";".join(steps)))
    return tuple(found)


def adjustment_start(dataset: Dataset, new_id: str, metric_id: str, of: AssessmentRound) -> tuple[SchemeChange, ...]:
    """The changes that add a bonus of one point from the highest figure on."""
    span = next(iter(ASKABLE[metric_id]), PROGRAMME)
    edge = ends(dataset, metric_id, span, of)[2]
    held = (("metric", metric_id), ("at_least", f"{edge:f}"), ("points", "1"))
    return tuple(SchemeChange(new_id, key, value) for key, value in held)
