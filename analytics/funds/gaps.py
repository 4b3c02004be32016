"""Who holds the gap between two steps of the fund: pairs, or of one pair its tracks; more and less are never netted."""

from dataclasses import dataclass
from decimal import Decimal

from analytics.answer import Refused
from analytics.funds.ladder import STEPS
from analytics.funds.levels import Level, Levels, levels, short_of
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.sentences import both
from cache.remembered import remembered
from store.codes import FUND_STAGE
from store.datasets import Dataset
from style import terms
from style.text import Text

NAME = Text("环节缺口", "Gap of a step")
MEANING = Text(
    "专项资金到某一环节时比上一环节少多少，即停在两个环节之间的钱；按结对归属，只看一对时按赛道归属。比上一环节多的单列，不与其他结对或赛道的缺口相抵；省级预算未分到结对的单列为一项",
    "how much less fund money is at a step than at the one before, that is the money that rests between the two; held by pairs, or where one pair is asked about by its tracks. Where a step has more than the one before, that is listed apart and never set against others' gaps; budget given to no pair is a holder of its own",
)
FORMULA = Text(
    "上一环节 − 本环节（以元精确相减）；整体缺口 = 各缺口之和 − 各多出之和 + 一侧暂无数据者的差额；占比的分母是各缺口之和",
    "the step before − the step (exactly, in yuan); the gap of the whole = the sum of gaps − the sum of surpluses + what is left by those of whom one side is not known; shares are of the sum of gaps",
)
# Who holds money of no pair or no track.
NO_OWNER: dict[str, Text] = {"pair": Text("省级未分配到结对", "Given to no pair"), "track": terms.OF_NO_TRACK}
_UNBOOKED: dict[str, Text] = {
    "pair": Text(
        "“{stage}”没有分到结对的记录，这一步的缺口不能归到结对",
        "no movement at the stage “{stage}” names a pair, so this gap cannot be told by pair",
    ),
    "track": Text(
        "“{stage}”没有分到赛道的记录，这一步的缺口不能归到赛道",
        "no movement at the stage “{stage}” names a track, so this gap cannot be told by track",
    ),
}


@dataclass(frozen=True)
class Owner:
    """A pair or track (None: money of no pair or track) with both its sides; `gap` below 0 where the step has more."""

    of: str | None
    above: Level
    own: Level
    gap: Decimal | None


@dataclass(frozen=True)
class Owners:
    """Of one step: `gap` of the whole, who holds it (`held`, the largest first), who has `more` than at the step before,
    of whom one side is `unknown`, and who has as much at both (`even`). Exactly: gap = held − more + unknown. `refused` says why it
    cannot be told; `nothing_above` that nothing has come to the step before, where no gap is known."""

    step: str
    dimension: str
    gap: Decimal | None
    held: tuple[Owner, ...] = ()
    more: tuple[Owner, ...] = ()
    unknown: tuple[Owner, ...] = ()
    even: tuple[Owner, ...] = ()
    refused: Text | None = None
    nothing_above: bool = False

    @property
    def held_sum(self) -> Decimal:
        return sum((owner.gap for owner in self.held if owner.gap is not None), Decimal(0))

    @property
    def more_sum(self) -> Decimal:
        return -sum((owner.gap for owner in self.more if owner.gap is not None), Decimal(0))

    @property
    def unknown_sum(self) -> Decimal:
        """What those of whom one side is not known leave of the gap: not theirs for certain."""
        sides = ((owner.above.amount or Decimal(0)) - (owner.own.amount or Decimal(0)) for owner in self.unknown)
        return sum(sides, Decimal(0))

    def share(self, owner: Owner) -> float:
        """Of the sum of all gaps."""
        assert owner.gap is not None
        return float(owner.gap / self.held_sum)


@remembered
def owners(dataset: Dataset, step: str, selection: Selection) -> Owners:
    """Of a step after the first: by pair, and by track where the selection names one pair alone."""
    scope = METRICS["execution_rate"].scope(selection)
    dimension = "track" if len(scope.pairs) == 1 else "pair"
    before = STEPS[STEPS.index(step) - 1]
    try:
        first, second = (levels(dataset, stage, (), scope).of(()) for stage in (before, step))
        above, own = (levels(dataset, stage, (dimension,), scope) for stage in (before, step))
    except Refused as refused:
        return Owners(step, dimension, None, refused=refused.reason)
    whole = short_of(first, second)
    if whole is None:
        return Owners(step, dimension, None, nothing_above=first.none_yet)
    for one, other in ((above, own), (own, above)):
        if _is_unbooked(one, other):
            reason = both(_UNBOOKED[dimension], stage=FUND_STAGE[one.stage].label)
            return Owners(step, dimension, whole, refused=reason)
    return _listed(step, dimension, whole, above, own)


def _is_unbooked(one: Levels, other: Levels) -> bool:
    """Whether one side is told of no member while the other is: what is missing of a member would then be made up."""
    return set(one.found) == {(None,)} and bool(set(other.found) - {(None,)})


def _listed(step: str, dimension: str, whole: Decimal, above: Levels, own: Levels) -> Owners:
    found = []
    for of in sorted({*above.found, *own.found}, key=lambda of: (of[0] is None, of[0] or "")):
        a, b = above.of(of), own.of(of)
        found.append(Owner(of[0], a, b, short_of(a, b)))
    known = [owner for owner in found if owner.gap is not None]
    held = sorted((o for o in known if o.gap > 0), key=lambda o: -o.gap)  # type: ignore[operator]
    more = sorted((o for o in known if o.gap < 0), key=lambda o: o.gap)  # type: ignore[operator, arg-type, return-value]
    unknown = tuple(owner for owner in found if owner.gap is None)
    even = tuple(owner for owner in known if owner.gap == 0)
    return Owners(step, dimension, whole, tuple(held), tuple(more), unknown, even)
