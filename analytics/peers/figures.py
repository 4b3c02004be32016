"""Every pair's figures of a metric at a quarter, which only this subject reads and nothing of which leaves it as it is."""

from collections.abc import Mapping
from fractions import Fraction

from analytics.answer import Part, Refused, parts
from analytics.metrics import METRICS
from analytics.peers.cells import Contributions
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import Period, parse_period, quarters_between

# What a pair's page leads with, as far as it can be told safely. Profit and tax may be a loss, which no sum of others hides;
# leverage runs since the programme began, so a year that is withheld could be worked out from the others.
SUMS = ("projects", "investment_completed", "output_value", "fund_allocated", "fund_spent")
RATES = ("execution_rate", "investment_target_rate", "output_target_rate")
COMPARED = (*SUMS, *RATES)
# Told of the province at a year's end alone: in a quarter few pairs are allocated money, which two totals would tell apart.
AT_YEARS_END = ("fund_allocated", "execution_rate")


def quarter_told(dataset: Dataset, as_of: str) -> str:
    """The last quarter there is of the year asked about: no other is told, as each more is one more to subtract."""
    said = dataset.description
    year = parse_period(as_of).year
    held = [q for q in quarters_between(said.first_quarter, said.last_quarter) if parse_period(q).year == year]
    return max(held, default=said.last_quarter)


def is_years_end(quarter: str) -> bool:
    return quarter.endswith("Q4")


def told_before(dataset: Dataset, metric_id: str, quarter: str) -> tuple[str, ...]:
    """The quarters of which the same figure was told when they were the newest, and can be subtracted: of a flow those of its year,
    of a stock also each year's end."""
    at = parse_period(quarter)
    earlier = [
        Period(number, number) for number in range(parse_period(dataset.description.first_quarter).last, at.last)
    ]
    stock = METRICS[metric_id].over_time == "stock"
    within = metric_id not in AT_YEARS_END
    return tuple(
        str(one)
        for one in earlier
        if (one.year == at.year and within) or (stock and one.year < at.year and is_years_end(str(one)))
    )


@remembered
def by_pair(dataset: Dataset, metric_id: str, quarter: str) -> Mapping[str | None, Part]:
    """Each pair's answer; None: what belongs to no pair. Of nobody where the metric cannot be asked so."""
    try:
        found = parts(dataset, metric_id, ("pair",), Selection(quarter))
    except Refused:
        return {}
    return {part.of[0]: part for part in found}


def by_track(dataset: Dataset, metric_id: str, quarter: str) -> dict[str | None, dict[str | None, Part]]:
    """Track → pair → answer; None: what belongs to no track."""
    found: dict[str | None, dict[str | None, Part]] = {}
    for part in parts(dataset, metric_id, ("track", "pair"), Selection(quarter)):
        found.setdefault(part.of[0], {})[part.of[1]] = part
    return found


def exact(part: Part) -> Fraction | None:
    """Its value without rounding; a ratio is divided anew."""
    if part.value is None:
        return None
    return part.quotient if part.denominator is not None else Fraction(part.value)


def contributions(found: Mapping[str | None, Part], side: str = "value") -> Contributions:
    """What each adds to the sum (`side` of a ratio: numerator or denominator); whose figure is not known adds nothing."""
    told = {one: getattr(part, side) for one, part in found.items()}
    return {one: Fraction(amount) for one, amount in told.items() if amount is not None}
