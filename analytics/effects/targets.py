"""What a year is likely to come to beside what was aimed at: the share expected, and who is expected to miss the target."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.answer import Refused, parts
from analytics.effects.forecast import Forecast, PairForecast, forecast
from analytics.effects.year_and_quarters import FORESEEN
from analytics.metrics import METRICS
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style import terms
from style.text import Text

# By the range of past errors: all of it at the target or above, all of it below, or the target within it.
OUTLOOKS: dict[str, Text] = {
    "likely": Text("预计完成", "Expected to reach it"),
    "open": Text("未定", "Open"),
    "unlikely": Text("预计完不成", "Expected to miss it"),
    "no_target": terms.NO_TARGET,
    "no_forecast": Text("无预测", "No forecast"),
}
NAME = Text("预计完成年度目标的比重", "Share of the year's target expected")
MEANING = Text(
    "预测的全年数相当于年度目标的比重；目标是目标数，预测是本平台测算，只相除，从不相加",
    "the year's forecast as a share of the year's target; one a target, the other worked out here: divided, never added",
)
FORMULA = Text(
    "预测 ÷ 年度目标（合计只计两边都有数的结对，先分别求和）；以往误差范围的下端不低于目标为“预计完成”，上端低于目标为“预计完不成”，其余为“未定”",
    "forecast ÷ the year's target (in all over pairs with both, each summed first); “expected to reach it” where the lower end of the range of past errors is at the target or above, “expected to miss it” where its upper end is below, else “open”",
)
DEFINITIONS = ((NAME, MEANING, FORMULA),)


@dataclass(frozen=True)
class Prospect:
    """One pair: its target, the share of it expected, and which of OUTLOOKS that makes."""

    pair_id: str
    target: Decimal | None
    share: Fraction | None
    outlook: str


@dataclass(frozen=True)
class Prospects:
    """By pair, and in all: `share` over the `count` pairs with a forecast and a target. `refused` says why the selection
    has no targets."""

    by_pair: Mapping[str, Prospect]
    target: Decimal | None
    share: Fraction | None
    count: int
    refused: Text | None = None

    def having(self, outlook: str) -> tuple[str, ...]:
        """The pairs of one of OUTLOOKS, the smallest share first."""
        found = [one for one in self.by_pair.values() if one.outlook == outlook]
        return tuple(one.pair_id for one in sorted(found, key=lambda one: (one.share or 0, one.pair_id)))


@remembered(heavy=True)
def prospects(dataset: Dataset, foreseen_id: str, selection: Selection) -> Prospects | None:
    """None for what no target is set for."""
    metric_id = FORESEEN[foreseen_id].target_id
    if metric_id is None:
        return None
    made = forecast(dataset, foreseen_id, selection)
    try:
        found = parts(dataset, metric_id, ("pair",), selection.at(selection.as_of, "year"))
    except Refused as refused:
        return Prospects({}, None, None, 0, refused.reason)
    targets = {str(part.of[0]): part.value for part in found if part.of[0] is not None}
    none_is_none = dataset.is_complete(METRICS[metric_id].table)
    by_pair = {one.pair_id: _prospect(one, targets.get(one.pair_id), none_is_none) for one in made.lines}
    return _in_all(made, by_pair)


def _prospect(one: PairForecast, target: Decimal | None, none_is_none: bool) -> Prospect:
    """In a partial table a target that is not there is not known, which is not to say that none was set."""
    if not target:
        return Prospect(one.pair_id, None, None, "no_target" if none_is_none else "no_forecast")
    if one.value is None:
        return Prospect(one.pair_id, target, None, "no_forecast")
    share = Fraction(one.value) / Fraction(target)
    if one.low is None or one.high is None:
        return Prospect(one.pair_id, target, share, "open")
    outlook = "likely" if one.low >= target else "unlikely" if one.high < target else "open"
    return Prospect(one.pair_id, target, share, outlook)


def _in_all(made: Forecast, by_pair: Mapping[str, Prospect]) -> Prospects:
    both = [(one.value, held.target) for one in made.lines if (held := by_pair[one.pair_id]).share is not None]
    if not both:
        return Prospects(by_pair, None, None, 0)
    value, target = (sum((side or Decimal(0) for side in sides), Decimal(0)) for sides in zip(*both, strict=True))
    return Prospects(by_pair, target, Fraction(value) / Fraction(target), len(both))
