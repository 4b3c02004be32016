"""Tasks opened from a gap of the fund or from a figure that has to reach something: asked of the answers their pages show."""

from decimal import Decimal
from fractions import Fraction

from analytics.answer import Refused, total
from analytics.funds.gaps import Owners, owners
from analytics.judgement.judge import Judgement, judged
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.sentences import both
from analytics.tasks.found import NOT_REPORTED, Stands, unknown
from store.datasets import Dataset
from store.tasks.definition import Seen, Trigger
from style.text import Text

NOT_ALL_CAME = Text("应报的数没有报全（{reported} / {due}）", "not all figures due have come ({reported} of {due})")


def of_gap(dataset: Dataset, seen: Seen) -> Stands:
    """Gone where the owner's gap is at most what was set."""
    quarter, (_, whose) = dataset.description.last_quarter, seen.trigger.of
    if not dataset.is_complete("fund_flows"):
        return unknown(quarter)
    found = gap_now(dataset, seen.trigger)
    if found.refused:
        return unknown(quarter, found.refused)
    every = (*found.held, *found.more, *found.even, *found.unknown)
    owner = next((one for one in every if (one.of or "") == whose), None)
    if owner is None or owner.gap is None:
        return unknown(quarter, now=owner)
    kind = "stands" if owner.gap > Decimal(seen.trigger.held["most"]) else "gone"
    return Stands(kind, quarter, now=owner)


def gap_now(dataset: Dataset, trigger: Trigger) -> Owners:
    return owners(dataset, trigger.rule, money_asked(trigger, dataset.description.last_quarter))


def money_asked(trigger: Trigger, quarter: str) -> Selection:
    """The same fund year's money as it stands at a quarter, which may be years after."""
    year = trigger.held.get("fund_year", "")
    fund_year = int(year) if year and year != quarter[:4] else None
    scope = {field: tuple(ids) for field, ids in trigger.scope.items()}
    return Selection(quarter, "year" if year else "programme", fund_year=fund_year, **scope)  # type: ignore[arg-type]


def figure_asked(trigger: Trigger, newest: str) -> Selection:
    """Fund money of its fund year as it stands now; any other figure of a year at that year's last quarter there is, one of a quarter
    at that quarter: the next year's would be another figure."""
    held, (pair,) = trigger.held, trigger.of
    scope = {**trigger.scope, "pairs": (pair,)}
    metric, span, then = METRICS[trigger.rule], held["span"], held["quarter"]
    if span == "year" and set(metric.tables) == {"fund_flows"}:
        year = held.get("fund_year") or then[:4]
        return Selection(newest, span, fund_year=int(year) if year != newest[:4] else None, **scope)  # type: ignore[arg-type]
    at = newest if span == "programme" or metric.over_time == "stock" else then
    if span == "year" and at == then:
        at = min(newest, f"{then[:4]}Q4")
    return Selection(at, span, value_type=held.get("value", "actual"), **scope)  # type: ignore[arg-type]


def of_figure(dataset: Dataset, seen: Seen) -> Stands:
    trigger = seen.trigger
    metric, asked = METRICS[trigger.rule], figure_asked(trigger, dataset.description.last_quarter)
    try:
        part = total(dataset, metric.id, asked)
    except Refused as refused:
        return unknown(asked.as_of, refused.reason)
    if part.value is None or not all(dataset.is_complete(table) for table in metric.tables):
        return unknown(asked.as_of, NOT_REPORTED, part)
    if part.reported < part.due:
        told = {"reported": f"{part.reported:,}", "due": f"{part.due:,}"}
        return unknown(asked.as_of, both(NOT_ALL_CAME, **told), part)
    reached = _reached(trigger, Fraction(part.value) if part.quotient is None else part.quotient,
                       judged(dataset, metric.id, asked))  # fmt: skip
    if reached is None:
        return unknown(asked.as_of, now=part)
    return Stands("gone" if reached else "stands", asked.as_of, now=part)


def _reached(trigger: Trigger, value: Fraction, judgement: Judgement) -> bool | None:
    """None where what is due by now is not known."""
    if "due" in trigger.held:
        return judgement.gap <= 0 if judgement.is_judged and judgement.gap is not None else None
    if "least" in trigger.held:
        return value >= Fraction(trigger.held["least"])
    return value <= Fraction(trigger.held["most"])
