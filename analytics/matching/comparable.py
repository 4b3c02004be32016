"""What two matchings are compared by: parts that most of the pairs in force lack would weigh on their rivals alone."""

from dataclasses import dataclass, replace

from analytics.matching.complementarity import Complementarity
from analytics.matching.parts import PARTS
from analytics.matching.preferences import Preferences, by_utility


@dataclass(frozen=True)
class Comparable:
    """`table` by the parts that count, what is known still of the whole weight; `left_out`: those that do not count, though they
    have a weight. Empty where no part is left."""

    table: Complementarity
    left_out: tuple[str, ...]


def comparable(table: Complementarity) -> Comparable:
    """Leaves out for everybody the parts that are unknown for more than half of the pairs in force to which they apply: a part left
    out of the actual pairs alone would make them look better or worse than they are."""
    left_out = tuple(part for part in PARTS if table.weights.of(part) and _is_lacking(table, part))
    weights = replace(table.weights, **dict.fromkeys(left_out, 0))
    if weights.faults:
        return Comparable(table.only((), ()), left_out)
    return Comparable(table.counting(weights), left_out)


def _is_lacking(table: Complementarity, part: str) -> bool:
    told = [one.parts[part] for one in table.actual if one.parts[part].why != "no_need"]
    return 2 * sum(one.value is None for one in told) > len(told)


def preferences(table: Complementarity) -> Preferences:
    """Each side ranks the other by the parts as they are for itself: its own needs met, and what both have in common. Counties of
    which too little is known together are not on each other's lists."""
    return by_utility(table.grid("industrial"), table.grid("mountain"))
