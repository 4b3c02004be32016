"""Whether what was found in an earlier version still holds in a later one, with the figures of both."""

from dataclasses import dataclass

from analytics.findings.hypotheses import Hypothesis
from analytics.findings.look import Look
from style.text import Text

MOST = 20  # of what was found then, the most weighty: what a meeting can have been shown

STANDINGS: dict[str, Text] = {
    "holds": Text("仍成立", "still holds"),
    "gone": Text("不再成立", "no longer holds"),
    "unknown": Text("无法再判断", "cannot be judged any more"),
}


@dataclass(frozen=True)
class StillFound:
    """`then` was found; `now` is the same hypothesis in the later look, None where it is not asked there. Of STANDINGS."""

    then: Hypothesis
    now: Hypothesis | None
    standing: str


def still_found(then: Look, now: Look) -> tuple[StillFound, ...]:
    """What was found first, in its order. It holds where it is found again on the same side; where too little came to look at it, that
    is told and not taken for its end."""
    later = now.held()
    return tuple(_compared(one, later.get(one.key)) for one in then.found[:MOST])


def _compared(then: Hypothesis, now: Hypothesis | None) -> StillFound:
    return StillFound(then, now, standing_of(then.side, now))


def standing_of(side: int, now: Hypothesis | None) -> str:
    """Of STANDINGS, of what was found on this side and is `now` asked again."""
    if now is None or now.why_not:
        return "unknown"
    return "holds" if now.is_found and now.side == side else "gone"
