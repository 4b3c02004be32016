"""How far a pair's rate has come towards what is due, in the four classes a map tells apart: the same at every quarter."""

from collections.abc import Mapping
from fractions import Fraction

from analytics.judgement.judge import Judgement
from analytics.judgement.statuses import STATUSES
from style.text import Text

_HALF = Fraction(1, 2)
# The least share of what is due that each class asks for, the worst class first: the last two are the statuses' own.
LEAST: tuple[Fraction, ...] = (
    Fraction(0),
    _HALF,
    *(least for name in ("slightly_behind", "on_schedule") if (least := STATUSES[name].at_least) is not None),
)
FAR_BEHIND, BEHIND, SHORT, REACHED = range(4)
# What they are shares of stands in the title above them.
PACE_WORDS = (
    Text("不到一半", "Under half"),
    Text("一半至八成", "Half to 80%"),
    Text("八成以上，未达到", "80% and over, not reached"),
    Text("达到或超过", "Reached or over"),
)


def pace_of(one: Judgement) -> int | None:
    """0 under half of what is due, 1 under the status's four fifths, 2 short of all, 3 reached; None where nothing is judged."""
    if not one.is_judged or one.done is None or not one.due:
        return None
    reached = one.done / one.due
    return max((at for at, least in enumerate(LEAST) if reached >= least), default=FAR_BEHIND)


NAMED, NAMED_OF_BETTER = 5, 3  # links that carry their name: of the worst class, or of the next where nobody is in it


def share_reached(one: Judgement) -> Fraction:
    return Fraction(one.done or 0) / one.due if one.due else Fraction(0)


def worst_named(judged: Mapping[str, Judgement]) -> tuple[str, ...]:
    """The pairs a map names on their links, the worst first."""
    for pace, most in ((FAR_BEHIND, NAMED), (BEHIND, NAMED_OF_BETTER)):
        found = [pair_id for pair_id, one in judged.items() if pace_of(one) == pace]
        if found:
            return tuple(sorted(found, key=lambda pair_id: (share_reached(judged[pair_id]), pair_id))[:most])
    return ()
