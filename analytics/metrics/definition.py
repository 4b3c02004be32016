"""What a metric is: one number from its name to its arithmetic, and the basis and scope it has under a selection."""

from dataclasses import dataclass, field, replace

from analytics.blanks import NOT_OF_FUND_YEAR, OTHER_BASIS, not_by
from analytics.facts import Quantity
from analytics.metrics import reasons
from analytics.selection import ASKED_TYPES, NARROWINGS, Selection
from store.codes import VALUE_TYPE
from store.measures import MEASURES
from style.text import Text
from style.units import Unit

BUDGET = Quantity("fund_flows", "planned", "planned")
EVERY = ("pair", "track", "county", "city", "industry", "quarter", "year")


@dataclass(frozen=True)
class Metric:
    """One number, from its name to its arithmetic.

    `over_time`: "flow" sums over the span, "stock" is a level at the as-of quarter, "ratio" divides two sums taken
    first, "to_date" is a ratio that always runs from the programme's start. `better` is higher, lower or neutral.
    `refused` says why a breakdown that would mislead is not given. `benchmark`: the id of what a ratio is
    judged by (analytics.metrics.benchmarks), None where it is not judged; a plain sum is judged by its ratio.
    `beside` is the id of the metric without which its figure misleads: it is told in the same line.
    """

    id: str
    label: Text
    short: Text
    unit: Unit
    decimals: int
    better: str
    meaning: Text
    formula: Text
    over_time: str
    numerator: Quantity
    denominator: Quantity | None = None
    dimensions: tuple[str, ...] = EVERY
    refused: dict[str, Text] = field(default_factory=dict, hash=False, compare=False)
    benchmark: str | None = None
    beside: str | None = None

    @property
    def value_type(self) -> str:
        """The basis of the figure where none is asked for: planned, target or actual."""
        return self.numerator.value_type

    @property
    def value_types(self) -> tuple[str, ...]:
        """Every basis it comes in: several only for what projects report as a plain sum."""
        if self.is_ratio or self.numerator.table != "observations":
            return (self.value_type,)
        return tuple(v for v in ASKED_TYPES if v in MEASURES[self.numerator.item].value_types)

    def basis_of(self, selection: Selection) -> str:
        """The id of the value type of its figure under a selection; its own where it does not come in the one asked."""
        return selection.value_type if selection.value_type in self.value_types else self.value_type

    def over_time_of(self, selection: Selection) -> str:
        """`over_time`, or "at_capacity" for the yearly level that belongs to no period."""
        return "at_capacity" if self.basis_of(selection) == "at_capacity" else self.over_time

    def sides(self, selection: Selection) -> dict[str, Quantity]:
        """What is summed under the selection: "n" and, of a ratio, "d"."""
        if self.denominator:
            return {"n": self.numerator, "d": self.denominator}
        return {"n": replace(self.numerator, value_type=self.basis_of(selection))}

    def refusal(self, by: tuple[str, ...], selection: Selection) -> Text | None:
        """Why the question would mislead; None where it may be asked. Raises KeyError for a dimension it does not have."""
        refused = self.refusing(by, selection)
        return refused[0] if refused else None

    def refusing(self, by: tuple[str, ...], selection: Selection) -> tuple[Text, str] | None:
        """As `refusal`, with the id of the blank that stands for it where there is room for a word alone."""
        if selection.value_type not in self.value_types and selection.value_type != "actual":
            return self._has_not(selection.value_type), OTHER_BASIS
        if selection.fund_year and set(self.tables) != {"fund_flows"}:
            return reasons.ONLY_FUND_MONEY, NOT_OF_FUND_YEAR
        # Pairs belong to no track: a selection by track would find none, and say zero.
        narrowed = (dimension for field, dimension in NARROWINGS.items() if getattr(selection, field))
        for dimension in (*by, *narrowed):
            if dimension in self.refused:
                return self.refused[dimension], not_by(dimension)
            if dimension not in self.dimensions:
                raise KeyError(f"{self.id} has no dimension {dimension!r}")
        periods = [dimension for dimension in by if dimension in ("quarter", "year")]
        if periods and self.basis_of(selection) == "at_capacity":
            return reasons.NO_PERIOD, not_by(periods[0])
        return None

    def _has_not(self, asked: str) -> Text:
        sides = [self.numerator] + ([self.denominator] if self.denominator else [])
        own = self.value_types if self.denominator is None else tuple(side.value_type for side in sides)
        said = [Text(VALUE_TYPE[v].label.zh, VALUE_TYPE[v].label.en) for v in own]
        between = (" ÷ ", " ÷ ") if self.denominator else ("、", ", ")
        return Text(
            reasons.ONLY_THESE.zh.format(own=between[0].join(t.zh for t in said), asked=VALUE_TYPE[asked].label.zh),
            reasons.ONLY_THESE.en.format(own=between[1].join(t.en for t in said), asked=VALUE_TYPE[asked].label.en),
        )

    def scope(self, selection: Selection) -> Selection:
        """The selection it really answers: what runs since the programme began always does, a budget or a target is a whole year's, and a
        rate is of a year's fund, never of one quarter's movements (money spent in a quarter was mostly allocated in
        earlier ones). What stands at capacity belongs to no period, so the span makes no difference."""
        if self.over_time == "to_date" or self.over_time_of(selection) == "at_capacity":
            return selection.at(selection.as_of, "programme")
        of_a_year = self.over_time == "ratio" or self.table == "targets" or self.numerator == BUDGET
        if selection.span == "quarter" and of_a_year:
            return selection.at(selection.as_of, "year")
        return selection

    @property
    def breakdowns(self) -> tuple[str, ...]:
        """The dimensions it may be split by."""
        return tuple(d for d in self.dimensions if d not in self.refused)

    @property
    def is_ratio(self) -> bool:
        return self.denominator is not None

    @property
    def table(self) -> str:
        return self.numerator.table

    @property
    def tables(self) -> tuple[str, ...]:
        sides = [self.numerator] + ([self.denominator] if self.denominator else [])
        return tuple(dict.fromkeys(side.table for side in sides))
