"""Growth against the same quarter a year before: a rate where its base can carry one, else the amount; never of promises."""

from dataclasses import dataclass
from fractions import Fraction

from analytics.metrics import Metric
from analytics.selection import PROGRAMME_START, Selection
from style.numbers import Change, Number, change, figure
from style.text import Text
from style.units import Unit

# Beyond a doubling a rate speaks of its base: from 24 to 202 is “▲732 %”, which says how small 24 was. The amount is told.
MOST_TIMES = 2
ROSE = Text("增 {amount}", "up {amount}")
FELL = Text("减 {amount}", "down {amount}")
_LEVEL = Text("持平", "unchanged")


@dataclass(frozen=True)
class Growth:
    """`now` and `before` in the unit's own measure, percentages as fractions of 1; None where there was no figure.
    `startup`: the year before was the programme's first, of which any rate says only that it had just begun."""

    now: Number | None
    before: Number | None
    unit: Unit
    startup: bool = False

    @property
    def by_amount(self) -> bool:
        """Whether the amount is told rather than a rate: the base is a start-up year's, nothing, or under half of what is now.
        Percentages move in points, of which a small base says no less."""
        if self.now is None or self.before is None or self.unit.kind == "percent":
            return False
        return self.startup or self.before <= 0 or self.now > MOST_TIMES * self.before

    @property
    def risen(self) -> Number | None:
        """The difference, exactly."""
        if self.now is None or self.before is None:
            return None
        found: Number = self.now - self.before  # type: ignore[operator]
        return found

    def said(self, lang: str) -> Change | None:
        """▲ 12.4%, 增 1.20 亿元; None where there is nothing to hold against each other."""
        if not self.now and not self.before:
            return None
        if not self.by_amount:
            return change(self.now, self.before, self.unit, lang)
        risen = self.risen
        assert risen is not None
        if not risen:
            return Change(0, _LEVEL(lang))
        decimals = 2 if self.unit.kind == "ratio" else 0
        return Change(1 if risen > 0 else -1, (ROSE if risen > 0 else FELL)(lang, amount=self._amount(lang, decimals)))

    def _amount(self, lang: str, decimals: int) -> str:
        risen: Number = self.risen or 0
        risen = -risen if risen < 0 else risen
        scale = "wan" if self.unit.kind == "money" and risen < 10**6 else "yi"
        return str(figure(risen, self.unit, lang, decimals, scale))

    @property
    def order(self) -> float | None:
        """What growths sort by: points for a percentage, else the rate; None where neither is told."""
        if self.by_amount or change(self.now, self.before, self.unit, "zh") is None:
            return None
        assert self.now is not None and self.before is not None
        if self.unit.kind == "percent":
            return float(self.now) - float(self.before)
        return float(Fraction(self.now) / Fraction(self.before))


def grown(now: Number | None, before: Number | None, unit: Unit, startup: bool = False) -> Growth:
    """The growth from `before` to `now`."""
    return Growth(now, before, unit, startup)


def is_startup(selection: Selection) -> bool:
    """Whether the year before the as-of quarter's was the programme's first."""
    return selection.quarter.year - 1 <= int(PROGRAMME_START[:4])


def can_grow(metric: Metric, selection: Selection) -> bool:
    """Whether growth of the figure is told at all: not of plans, targets, forecasts and what stands at capacity, which are
    promises; not of what runs since the programme began, nor of a count of projects or pairs known so far, which can hardly fall."""
    if metric.over_time in ("to_date", "stock") or metric.basis_of(selection) != "actual":
        return False
    return not (metric.over_time == "flow" and selection.span == "programme")
