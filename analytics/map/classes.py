"""Sorts figures into a few classes for colour and width: equal counts, round edges, said in words by a legend."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from analytics.metrics import Metric

CLASSES = 5


@dataclass(frozen=True)
class Classes:
    """`edges` part the values into len(edges) + 1 classes; a value equal to an edge belongs to the class above it."""

    edges: tuple[Decimal, ...]

    @property
    def count(self) -> int:
        return len(self.edges) + 1

    def of(self, value: Decimal | int | float) -> int:
        return bisect_right(self.edges, Decimal(str(value)))

    def bounds(self, index: int) -> tuple[Decimal | None, Decimal | None]:
        """The class's lower and upper edge; None where it is open."""
        lower = self.edges[index - 1] if index else None
        return lower, self.edges[index] if index < len(self.edges) else None


def classes(
    values: Iterable[Decimal | int | float | None], wanted: int = CLASSES, finest: Decimal = Decimal("1e-9")
) -> Classes:
    """Edges near the quantiles, rounded to two digits so that the legend reads well, and to no less than `finest`, what
    is seen of a figure, so that it reads exactly; fewer where values repeat."""
    known = sorted(Decimal(str(v)) for v in values if v is not None)
    if len(set(known)) < 2:
        return Classes(())
    cuts = [known[len(known) * i // wanted] for i in range(1, wanted)]
    edges = sorted({_round(cut, finest) for cut in cuts if known[0] < cut})
    return Classes(tuple(edge for edge in edges if known[0] < edge <= known[-1]))


def _round(value: Decimal, finest: Decimal) -> Decimal:
    step = max(finest, Decimal(1).scaleb(value.adjusted() - 1)) if value else finest
    return (value / step).to_integral_value() * step


def finest_of(metric: Metric) -> Decimal:
    """The smallest difference that is seen: money shows to a million, percentages are fractions of 1."""
    if metric.unit.kind == "money":
        return Decimal(10**6)
    return Decimal(1).scaleb(-metric.decimals - (2 if metric.unit.kind == "percent" else 0))
