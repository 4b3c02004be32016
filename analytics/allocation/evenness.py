"""How evenly money is spread over the pairs: the Gini coefficient, and the largest share over the smallest."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from style.text import Text

NAME = Text("基尼系数", "Gini coefficient")
MEANING = Text(
    "各对金额的均衡程度：0 为各对相同，越大越集中，最大为 1 − 1 ÷ 对数；只描述分布，不说明好坏",
    "how evenly money is spread over the pairs: 0 where all have the same, larger the more it is concentrated, at most 1 − 1 ÷ number of pairs; it describes and does not judge",
)
FORMULA = Text(
    "所有两对之间金额之差的绝对值之和 ÷（2 × 对数 × 金额合计）；每两对计两次，没有数的结对不计",
    "sum of the absolute differences between all two pairs ÷ (2 × number of pairs × total); each two count twice, and pairs without a figure are left out",
)
RATIO_NAME = Text("最大 ÷ 最小", "Largest ÷ smallest")


def gini(amounts: Sequence[int | Decimal]) -> Fraction | None:
    """Of amounts that are none below 0; None where there are none, or only zeros."""
    held = sorted(map(Fraction, amounts))
    total, count = sum(held), len(held)
    if not total:
        return None
    # In ascending order the one at place i (from 1) is the larger of i − 1 differences and the smaller of the others.
    differences = sum((2 * place - count - 1) * amount for place, amount in enumerate(held, 1))
    return Fraction(differences) / (count * total)


def ratio(amounts: Sequence[int | Decimal]) -> Fraction | None:
    """The largest over the smallest; None where there is none or the smallest is 0."""
    held = [Fraction(amount) for amount in amounts]
    return max(held) / min(held) if held and min(held) > 0 else None
