"""What came of holding a task against the data: it stands, it is gone, or that is not known and nothing may be closed by it."""

from dataclasses import dataclass

from analytics.answer import Part
from analytics.findings.hypotheses import Hypothesis
from analytics.funds.gaps import Owner
from analytics.warnings.rules import Warned
from style.text import Text

STANDINGS: dict[str, Text] = {
    "stands": Text("仍触发", "still stands"),
    "gone": Text("已不再触发", "no longer stands"),
    "unknown": Text("暂无数据，不能销号", "no data: it cannot be closed"),
}
NOT_REPORTED = Text("所据的数没有报全或不在数据里", "the figures it rests on lack, or are not in the data")


@dataclass(frozen=True)
class Stands:
    """Of STANDINGS, at the end of `quarter`; `why` it is not known; `now` is what was found, where there is something: the warning, the
    hypothesis, who holds the gap, the figure."""

    kind: str
    quarter: str
    why: Text | None = None
    now: Warned | Hypothesis | Owner | Part | None = None


def unknown(quarter: str, why: Text = NOT_REPORTED, now: Part | Owner | Hypothesis | None = None) -> Stands:
    return Stands("unknown", quarter, why, now)
