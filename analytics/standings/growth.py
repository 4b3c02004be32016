"""Growth against the same quarter a year before: a rate, points for a percentage, or that its base is next to nothing."""

from dataclasses import dataclass

from style.numbers import Change, Number, change
from style.text import Text
from style.units import Unit

TENFOLD = 10  # beyond this a rate speaks of a small base: that is told instead
SMALL_BASE = Text("上年同期基数很小", "small base a year before")


@dataclass(frozen=True)
class Growth:
    """`now` and `before` in the unit's own measure, percentages as fractions of 1; None where there was no figure."""

    now: Number | None
    before: Number | None
    unit: Unit

    @property
    def small_base(self) -> bool:
        """Whether it is more than tenfold. Percentages move in points, of which a small base says no less."""
        if self.now is None or self.before is None or self.unit.kind == "percent":
            return False
        return 0 < TENFOLD * self.before < self.now

    def said(self, lang: str) -> Change | None:
        """▲ 12.4%; of a base next to nothing that it is one, without a sign; None where nothing can be said."""
        return Change(0, SMALL_BASE(lang)) if self.small_base else change(self.now, self.before, self.unit, lang)

    def taken(self, better: str) -> str:
        """How to take it where higher, lower or neither is better: good, bad or nothing."""
        moved = self.said("zh")
        if moved is None or not moved.sign or better == "neutral":
            return ""
        return "good" if (moved.sign > 0) == (better == "higher") else "bad"

    @property
    def order(self) -> float | None:
        """What growths sort by: points for a percentage, else the rate; None where neither is told."""
        if self.small_base or change(self.now, self.before, self.unit, "zh") is None:
            return None
        assert self.now is not None and self.before is not None
        if self.unit.kind == "percent":
            return float(self.now) - float(self.before)
        return float(self.now) / float(self.before)


def grown(now: Number | None, before: Number | None, unit: Unit) -> Growth:
    """The growth from `before` to `now`: the one home of the tenfold rule."""
    return Growth(now, before, unit)
