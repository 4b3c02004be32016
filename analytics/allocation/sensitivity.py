"""How much a plan hangs on its weights: what moves when one of them moves by a tenth and the others make room."""

from dataclasses import dataclass
from fractions import Fraction

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.plan import Plan
from analytics.allocation.split import allocation, split
from analytics.allocation.whole_units import whole
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

STEP = Fraction(1, 10)
NAME = Text("转移额", "Money moved")
MEANING = Text(
    "一项权重增减 10 个百分点、其余权重按原比例让出或分得时，在各对之间转移的金额",
    "what changes hands between the pairs when one weight moves by 10 percentage points and the others make room in proportion",
)
FORMULA = Text("各对增减额绝对值之和 ÷ 2", "sum of the pairs' absolute changes ÷ 2")
TOO_SMALL = Text("权重不足 10%", "its weight is below 10%")
TOO_LARGE = Text("权重超过 90%", "its weight is above 90%")
NO_OTHERS = Text("其余权重都是零，无从按比例分得", "all other weights are zero, so none can take over in proportion")
NOT_READ = Text("没有读数", "nobody has a reading")
NOT_PLACED = Text("上限之内分不完", "money is left over within the cap")


@dataclass(frozen=True)
class Move:
    """`by` ±STEP. `moved` 万元 that change hands; `gains` and `loses`: the pair that changes most each way, with its
    change, None where nobody's does. `reason`: why it is not tried."""

    criterion_id: str
    by: Fraction
    moved: int | None = None
    gains: tuple[str, int] | None = None
    loses: tuple[str, int] | None = None
    reason: Text | None = None


@remembered(heavy=True)
def moves(dataset: Dataset, as_of: str, plan: Plan) -> tuple[Move, ...]:
    """Each criterion up and down; none where the plan itself splits nothing."""
    if not allocation(dataset, as_of, plan).lines:
        return ()
    return tuple(_move(dataset, as_of, plan, one, by) for one in CRITERIA for by in (STEP, -STEP))


def moved_weights(weights: dict[str, Fraction], criterion_id: str, by: Fraction) -> dict[str, Fraction] | Text:
    """The weights with one moved and the others in their old proportions; or why that cannot be."""
    own = weights[criterion_id]
    if own + by < 0:
        return TOO_SMALL
    if own + by > 1:
        return TOO_LARGE
    if own == 1:
        return NO_OTHERS
    room = (1 - own - by) / (1 - own)
    return {one: own + by if one == criterion_id else weight * room for one, weight in weights.items()}


def _move(dataset: Dataset, as_of: str, plan: Plan, criterion_id: str, by: Fraction) -> Move:
    now = allocation(dataset, as_of, plan)
    weights = moved_weights(plan.weights, criterion_id, by)
    if isinstance(weights, Text):
        return Move(criterion_id, by, reason=weights)
    if weights[criterion_id] and now.scores[criterion_id].refused:
        return Move(criterion_id, by, reason=NOT_READ)
    cut = split(plan, weights, now.scores)
    if cut is None:
        return Move(criterion_id, by, reason=NOT_PLACED)
    changes = {pair: amount - now.by_pair[pair].amount for pair, amount in whole(cut.exact).items()}
    order = sorted(changes.items(), key=lambda held: (held[1], held[0]))
    lowest, highest = order[0], max(order, key=lambda held: (held[1], held[0]))
    moved = sum(map(abs, changes.values())) // 2
    return Move(criterion_id, by, moved, highest if highest[1] > 0 else None, lowest if lowest[1] < 0 else None)
