"""Next year's money split among the pairs by a plan, beside what the year before arranged for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.evenness import gini, ratio
from analytics.allocation.plan import WAN_IN_YI, WEIGHTED, Plan
from analytics.allocation.scores import Scores, scores
from analytics.allocation.whole_units import Bounded, bounded, whole
from analytics.answer import parts
from analytics.selection import Selection
from analytics.sentences import both
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

YUAN = WAN_IN_YI  # 元 in 1 万元: the same ten thousand
SLOW = Fraction(4, 5)  # of what a fund year that is over should have spent, below which a pair lags
NO_PAIRS = Text("截至季度没有有效的结对", "no pair is in force at the as-of quarter")
LEFT_OVER = Text(
    "有读数大于零的结对都到了上限（平均数的 {cap}%），仍有资金分不出去：请提高上限或均等基数的权重",
    "every pair with a reading above zero is at the cap ({cap}% of an equal share) and money is left over: raise the cap or the weight of the equal base",
)


@dataclass(frozen=True)
class PairShare:
    """One pair; whole 万元. `parts` are what each criterion gives before the bounds, `bound` is "low" or "high" where one
    changes its amount. `planned` and `allocated` are last year's, in 元, None where nothing is known."""

    pair_id: str
    parts: Mapping[str, int]
    amount: int
    bound: str
    planned: Decimal | None
    allocated: Decimal | None

    @property
    def adjustment(self) -> int:
        """What bounds and rounding add to its parts, or take."""
        return self.amount - sum(self.parts.values())

    @property
    def yuan(self) -> Decimal:
        return Decimal(self.amount * YUAN)

    @property
    def change(self) -> Decimal | None:
        """Against what was planned last year, 元."""
        return None if self.planned is None else self.yuan - self.planned


@dataclass(frozen=True)
class Allocation:
    """`year` is the fund year that is split, `before` the one it is held against. `faults` say why nothing can be split;
    there are then no lines. `lacking` are criteria with a weight and no reading. `least`, `most`: the bounds, 万元.
    `planned_whole` and `planned_reserve`: last year's budget in all, and what of it belongs to no pair; 元."""

    plan: Plan
    year: int
    lines: tuple[PairShare, ...]
    scores: Mapping[str, Scores]
    least: int = 0
    most: int = 0
    planned_whole: Decimal | None = None
    planned_reserve: Decimal | None = None
    faults: tuple[Text, ...] = ()
    lacking: tuple[str, ...] = ()
    by_pair: Mapping[str, PairShare] = field(default_factory=dict)

    @property
    def before(self) -> int:
        return self.year - 1

    @property
    def total(self) -> int:
        """Of the pairs, 万元."""
        return sum(line.amount for line in self.lines)

    @property
    def gini(self) -> Fraction | None:
        return gini([line.amount for line in self.lines])

    @property
    def ratio(self) -> Fraction | None:
        return ratio([line.amount for line in self.lines])

    @property
    def planned(self) -> tuple[Decimal, ...]:
        """Last year's amounts of the pairs that had one."""
        return tuple(line.planned for line in self.lines if line.planned is not None)

    def count(self, sign: int) -> int:
        """How many pairs gain (1), lose (−1) or keep (0) against last year's plan."""
        changes = [line.change for line in self.lines if line.change is not None]
        return sum((change > 0) - (change < 0) == sign for change in changes)


def slow_and_gaining(found: Allocation) -> tuple[str, ...]:
    """The pairs that gain on last year's budget though less than SLOW of the money of the years over was spent, the most
    gaining first."""
    read = found.scores["execution"].readings
    slow = [line for line in found.lines if (rate := read[line.pair_id].value) is not None and rate < SLOW]
    gaining = [line for line in slow if line.change is not None and line.change > 0]
    return tuple(line.pair_id for line in sorted(gaining, key=lambda line: (-(line.change or 0), line.pair_id)))


@remembered(heavy=True)
def allocation(dataset: Dataset, as_of: str, plan: Plan) -> Allocation:
    """The split for the fund year after the quarter's."""
    found, year = scores(dataset, as_of), Selection(as_of).quarter.year + 1
    lacking = tuple(one for one in WEIGHTED if plan.weight(one) and found[one].refused)
    faults = [*plan.faults, *(reason for one in lacking if (reason := found[one].refused))]
    pairs = tuple(found["base"].readings)
    if not pairs:
        return Allocation(plan, year, (), found, faults=(NO_PAIRS,))
    planned, allocated = (_last_year(dataset, stage, as_of) for stage in ("planned", "allocated"))
    known = [amount for amount in planned.values() if amount is not None]
    made = Allocation(
        plan,
        year,
        (),
        found,
        planned_whole=sum(known, Decimal(0)) if known else None,
        planned_reserve=planned.get(None),
        faults=tuple(faults),
        lacking=lacking,
    )
    if faults:
        return made
    cut, (least, most) = split(plan, plan.weights, found), plan.bounds(len(pairs))
    if cut is None:
        return replace(made, faults=(both(LEFT_OVER, cap=plan.cap),))
    lines = _lines(plan, found, cut, planned, allocated)
    by_pair = {line.pair_id: line for line in lines}
    return replace(made, lines=lines, least=least, most=most, by_pair=by_pair)


def split(plan: Plan, weights: Mapping[str, Fraction], found: Mapping[str, Scores]) -> Bounded | None:
    """The exact amounts under weights that may be finer than a plan's; None where the cap leaves money over."""
    pairs = tuple(found["base"].readings)
    shares = {one: found[one].shares for one in weights if weights[one]}
    wanted = {
        pair: plan.split * sum((weights[one] * shares[one][pair] for one in shares), Fraction(0)) for pair in pairs
    }
    return bounded(plan.split, wanted, *plan.bounds(len(pairs)))


def _lines(
    plan: Plan,
    found: Mapping[str, Scores],
    cut: Bounded,
    planned: Mapping[str | None, Decimal | None],
    allocated: Mapping[str | None, Decimal | None],
) -> tuple[PairShare, ...]:
    """Each criterion's money in whole 万元, then the pairs' parts of it, so that parts add up both ways."""
    amounts = whole(cut.exact)
    pots = whole({one: plan.split * plan.weights[one] for one in CRITERIA})
    given = {one: whole({pair: pots[one] * share for pair, share in found[one].shares.items()}) for one in CRITERIA}
    bounds = dict.fromkeys(cut.low, "low") | dict.fromkeys(cut.high, "high")
    return tuple(
        PairShare(
            pair,
            {one: given[one].get(pair, 0) for one in CRITERIA},
            amount,
            bounds.get(pair, ""),
            planned.get(pair),
            allocated.get(pair),
        )
        for pair, amount in amounts.items()
    )


def _last_year(dataset: Dataset, stage: str, as_of: str) -> dict[str | None, Decimal | None]:
    """The money of the quarter's fund year at a stage, pair by pair and (None) what belongs to no pair."""
    found = parts(dataset, f"fund_{stage}", ("pair",), Selection(as_of, "year"))
    return {part.of[0]: part.value for part in found}
