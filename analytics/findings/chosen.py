"""Which of what was found deserve a place among the conclusions of a view, beside what stands."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from analytics.answer import total
from analytics.findings.hypotheses import PROVINCE, Hypothesis
from analytics.findings.look import Look
from analytics.findings.sentences import sentence
from analytics.findings.told import Finding
from analytics.metrics import METRICS
from analytics.selection import NARROWINGS, Selection
from store.datasets import Dataset

MOST = 6  # conclusions in all
MOST_FOUND = 2
LEAST_SURPRISE = 3.0  # of a test: noise alone looks so in one of a thousand at most
LEAST_SHARE = Decimal("0.05")  # of a rule: of the metric's whole, or of a year's investment
PAGE = "findings"
# What gives way, first the first: what only describes, and is on a card besides.
GIVES_WAY = ("projects_in_production", "output_value")


def is_asked(selection: Selection) -> bool:
    """Whether what is found is told of such a view at all: of a year's actual figures, of everybody or of some pairs."""
    others = [field for field in NARROWINGS if field != "pairs" and getattr(selection, field)]
    return (
        selection.value_type == "actual" and selection.span == Selection.span and not others and not selection.fund_year
    )


def with_found(
    dataset: Dataset, selection: Selection, standing: Sequence[Finding], seen: Look | None
) -> tuple[Finding, ...]:
    """The conclusions with what was found, as far as that is known: six at most, what is wrong first, what did not come and the
    warnings last."""
    found = tuple(_deserving(dataset, selection, seen)) if seen and is_asked(selection) else ()
    kept = list(standing)
    for metric_id in GIVES_WAY:
        if len(kept) + len(found) > MOST:
            kept = [one for one in kept if one.metric_id != metric_id]
    room = found[: max(0, MOST - len(kept))]
    at = next((n for n, one in enumerate(kept) if n and one.metric_id is None), len(kept))
    return (*kept[:at], *room, *kept[at:])


def _deserving(dataset: Dataset, selection: Selection, seen: Look) -> Iterator[Finding]:
    """The most weighty, of different members and metrics."""
    members: set[str] = set()
    metrics: set[str] = set()
    for one in seen.found:
        if len(members) == MOST_FOUND:
            return
        if one.member in members or one.metric_id in metrics or not is_of(one, selection):
            continue
        if deserves(dataset, selection.as_of, one):
            members.add(one.member)
            metrics.add(one.metric_id)
            pair_ids = (one.member,) if one.dimension == "pair" else ()
            yield Finding(sentence(dataset, selection.as_of, one), one.metric_id, pair_ids, PAGE)


def is_of(one: Hypothesis, selection: Selection) -> bool:
    """Where pairs are selected, whether it is of one of them."""
    return not selection.pairs or (one.dimension == "pair" and one.member in selection.pairs)


def deserves(dataset: Dataset, as_of: str, one: Hypothesis) -> bool:
    if one.p is not None:
        return one.surprise >= LEAST_SURPRISE
    metric_id = one.metric_id if METRICS[one.metric_id].unit.kind == "money" else "investment_completed"
    whole = total(dataset, metric_id, Selection(as_of)).value or Decimal(0)
    # Of the province itself a part is no news by its size alone.
    return one.dimension != PROVINCE and whole > 0 and one.money >= LEAST_SHARE * whole
