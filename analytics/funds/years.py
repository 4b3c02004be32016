"""The ladder year by year: every fund year so far and all of them together, of all that is selected and of each pair."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.answer import Part, Refused, parts
from analytics.funds.ladder import Rung, rungs_of, steps_by
from analytics.funds.levels import Levels
from analytics.lookup import pairs_within
from analytics.metrics import METRICS
from analytics.selection import PROGRAMME_START, Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

RATE, BUDGET_RATE = "execution_rate", "budget_execution_rate"


@dataclass(frozen=True)
class YearLadder:
    """The steps of one fund year (None: of all so far) of one pair (None: of all that is selected, or in a table of
    pairs of none of them). `rate` (of what was allocated) and `budget_rate` (of the budget) are None where the selection
    has no such rate."""

    pair_id: str | None
    year: str | None
    rungs: tuple[Rung, ...]
    rate: Part | None
    budget_rate: Part | None = None

    @property
    def is_empty(self) -> bool:
        return not any(rung.flows for rung in self.rungs)


@dataclass(frozen=True)
class YearLadders:
    """`scope` is what the lines are of. `refused` says why the selection has no step of the ladder at all; `no_rate`
    why it has no execution rate."""

    scope: Selection
    lines: tuple[YearLadder, ...]
    whole: YearLadder | None = None
    refused: Text | None = None
    no_rate: Text | None = None


@remembered
def fund_years(dataset: Dataset, selection: Selection) -> YearLadders:
    """A line for each fund year up to the as-of quarter's, as far as its money has come by then, and one for all."""
    scope = selection.at(selection.as_of, "programme")
    return _ladders(dataset, ("year",), scope)


@remembered
def pair_years(dataset: Dataset, selection: Selection) -> YearLadders:
    """A line for each pair and fund year asked for; last the money that is given to no pair, where there is any."""
    return _ladders(dataset, ("pair", "year"), METRICS[RATE].scope(selection))


def _ladders(dataset: Dataset, by: tuple[str, ...], scope: Selection) -> YearLadders:
    found, refused = steps_by(dataset, by, scope)
    if not found:
        return YearLadders(scope, (), refused=next(iter(refused.values())).reason)
    (rates, no_rate), (budget_rates, _) = (_rates(dataset, rate, by, scope) for rate in (RATE, BUDGET_RATE))
    whole_steps, _ = steps_by(dataset, (), scope)
    whole_rates = [_rates(dataset, rate, (), scope)[0].get(()) for rate in (RATE, BUDGET_RATE)]
    whole = YearLadder(None, None, rungs_of(whole_steps, refused, ()), *whole_rates)
    lines = [
        YearLadder(
            of[0] if len(of) == 2 else None,
            of[-1],
            rungs_of(found, refused, of),
            rates.get(of),
            None if _is_reserve(of) else budget_rates.get(of),
        )
        for of in _members(dataset, by, scope, found)
    ]
    return YearLadders(scope, tuple(lines), whole, no_rate=no_rate)


def _is_reserve(of: tuple[str | None, ...]) -> bool:
    """Whether it is the budget given to no pair: nobody spends it, so that it counts in the province's rate alone."""
    return len(of) == 2 and of[0] is None


def _rates(
    dataset: Dataset, rate: str, by: tuple[str, ...], scope: Selection
) -> tuple[dict[tuple[str | None, ...], Part], Text | None]:
    try:
        return {part.of: part for part in parts(dataset, rate, by, scope)}, None
    except Refused as refused:
        return {}, refused.reason


def _members(
    dataset: Dataset, by: tuple[str, ...], scope: Selection, found: Mapping[str, Levels]
) -> list[tuple[str | None, ...]]:
    """The years in order, of each pair that the selection leaves in; of no pair only where any movement is told."""
    told = {of for step in found.values() for of in step.found}
    last = scope.quarter.year
    first = int(PROGRAMME_START[:4]) if scope.span == "programme" else last
    years = sorted({str(year) for year in range(first, last + 1)} | {str(of[-1]) for of in told})
    if by == ("year",):
        return [(year,) for year in years]
    listed = [pair for pair in pairs_within(dataset, scope) if not scope.pairs or pair in scope.pairs]
    listed = sorted({*listed, *(of[0] for of in told if of[0] is not None)})
    every: list[tuple[str | None, ...]] = [(pair, year) for pair in listed for year in years]
    return every + [(None, year) for year in years if (None, year) in told]
