"""The rules by which next year's money is split, and how they are written in an address."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.programme import PROGRAMME
from analytics.sentences import both
from style.text import Text

WAN_IN_YI = 10_000
YUAN_IN_WAN = 10_000
WHOLE = 100  # per cent
WEIGHTED = ("base", "need", "performance", "completion", "execution", "idle")
_PERCENT = "(0|[1-9][0-9]{0,2})"
_WORD = re.compile(
    rf"(0|[1-9][0-9]{{0,3}})\.([0-9]|[0-9]{{1,3}}[1-9])-e{_PERCENT}n{_PERCENT}p{_PERCENT}c{_PERCENT}"
    rf"(?!x0i0-)(?:x{_PERCENT}i{_PERCENT})?-f{_PERCENT}-c{_PERCENT}-r{_PERCENT}"
)

NO_MONEY = Text("总额扣除省级预留后没有可分配的资金", "nothing is left to split once the reserve is taken off")
NOT_WHOLE = Text("六项权重合计 {sum}%，须为 100%", "the six weights come to {sum}%, not 100%")
FLOOR_TOO_HIGH = Text(
    "下限为平均数的 {floor}%，各对下限之和超过可分配资金；下限须不高于 100%",
    "a floor of {floor}% of an equal share needs more than there is to split; it may be 100% at most",
)
CAP_TOO_LOW = Text(
    "上限为平均数的 {cap}%，各对拿到上限也分不完；上限须不低于 100%",
    "a cap of {cap}% of an equal share leaves money over even if every pair reaches it; it must be 100% at least",
)
RESERVE_TOO_HIGH = Text(
    "省级预留 {reserve}%，没有可分配的资金；预留须低于 100%",
    "a reserve of {reserve}% leaves nothing to split; it must be below 100%",
)


@dataclass(frozen=True)
class Plan:
    """A set of rules. `envelope` in 万元; the six weights, `floor`, `cap` and `reserve` in whole per cent.

    Floor and cap are shares of an equal share (what is split ÷ pairs): they then hold whatever was given before, need no
    figure that may be missing, and can always be kept, together, where the floor is at most and the cap at least 100 %.
    """

    envelope: int = PROGRAMME.announced.yearly // YUAN_IN_WAN
    base: int = 30
    need: int = 20
    performance: int = 15
    completion: int = 15
    execution: int = 10
    idle: int = 10
    floor: int = 50
    cap: int = 200
    reserve: int = 5

    @property
    def code(self) -> str:
        """The rules as one word: 18.0-e30n20p15c15x10i10-f50-c200-r5. The envelope is in 亿元 there; without a weight on
        what was done with the money, nothing is said of it (18.0-e40n20p20c20-f50-c200-r5)."""
        whole, rest = divmod(self.envelope, WAN_IN_YI)
        decimals = f"{rest:04d}".rstrip("0") or "0"
        weights = f"e{self.base}n{self.need}p{self.performance}c{self.completion}"
        if self.execution or self.idle:
            weights += f"x{self.execution}i{self.idle}"
        return f"{whole}.{decimals}-{weights}-f{self.floor}-c{self.cap}-r{self.reserve}"

    def weight(self, criterion_id: str) -> int:
        return int(getattr(self, criterion_id))

    @property
    def weights(self) -> dict[str, Fraction]:
        """The share of each criterion in what is split."""
        return {one: Fraction(self.weight(one), WHOLE) for one in WEIGHTED}

    @property
    def kept_back(self) -> int:
        """The reserve in whole 万元, half up."""
        return (2 * self.envelope * self.reserve + WHOLE) // (2 * WHOLE)

    @property
    def split(self) -> int:
        """What is split among the pairs, 万元."""
        return self.envelope - self.kept_back

    def bounds(self, pairs: int) -> tuple[int, int]:
        """The least and the most of each pair, 万元: the floor rounded down and the cap up, so that rounding never makes
        them impossible together."""
        return self.split * self.floor // (WHOLE * pairs), -(-self.split * self.cap // (WHOLE * pairs))

    @property
    def faults(self) -> tuple[Text, ...]:
        """Why no money can be split by it, whatever the data; empty where it can."""
        found = []
        total = sum(self.weight(one) for one in WEIGHTED)
        if total != WHOLE:
            found.append(both(NOT_WHOLE, sum=total))
        if self.floor > WHOLE:
            found.append(both(FLOOR_TOO_HIGH, floor=self.floor))
        if self.cap < WHOLE:
            found.append(both(CAP_TOO_LOW, cap=self.cap))
        if self.reserve >= WHOLE:
            found.append(both(RESERVE_TOO_HIGH, reserve=self.reserve))
        elif self.split <= 0:
            found.append(NO_MONEY)
        return tuple(found)

    def weighing(self, **weights: int) -> "Plan":
        """With other weights of some criteria; the equal base takes what the others leave, and nothing where they leave
        none: the weights then come to more than 100, which `faults` tells."""
        moved = replace(self, **weights)
        return replace(moved, base=max(0, WHOLE - sum(moved.weight(one) for one in WEIGHTED[1:])))

    def without(self, criteria: tuple[str, ...]) -> "Plan":
        """With the weight of these criteria given to the equal base."""
        return self.weighing(**dict.fromkeys(criteria, 0))

    def in_proportion(self) -> "Plan":
        """With its weights brought to 100 in the same proportions, as near as whole per cents come; the base takes what
        rounding leaves. The base alone where all are 0."""
        total = sum(self.weight(one) for one in WEIGHTED)
        return self.weighing(**{one: self.weight(one) * WHOLE // total if total else 0 for one in WEIGHTED[1:]})


# The base is the largest part, as no reading is without a temptation; need and results of the year weigh as much as each
# other, and a fifth goes by what was done with the money given: execution and idle money overlap, so they share it.
DEFAULT = Plan()
# Rules to begin from; each splits what is announced a year under the default floor, cap and reserve.
PRESETS: dict[str, tuple[Text, Plan]] = {
    "default": (Text("默认规则", "Default rules"), DEFAULT),
    "equal": (Text("均等分配", "Equal shares"), Plan().weighing(**dict.fromkeys(WEIGHTED[1:], 0))),
    "need": (
        Text("侧重发展需要", "Need first"),
        Plan(base=20, need=40, performance=10, completion=10, execution=10, idle=10),
    ),
    "merit": (
        Text("侧重绩效、目标与执行", "Results first"),
        Plan(base=20, need=10, performance=20, completion=20, execution=15, idle=15),
    ),
}


def parse(word: str) -> Plan | None:
    """The rules a word stands for, possible or not; None where it is not written as `Plan.code` writes it."""
    found = _WORD.fullmatch(word)
    if not found:
        return None
    whole, decimals, *numbers = found.groups()
    return Plan(int(whole) * WAN_IN_YI + int(decimals.ljust(4, "0")), *(int(number or 0) for number in numbers))


def is_plan(word: str) -> bool:
    """Whether the word is a set of rules, written as `Plan.code` writes it."""
    return parse(word) is not None
