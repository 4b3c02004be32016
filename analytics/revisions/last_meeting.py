"""本次与上次: every total of two versions beside each other, moved or not, by pair, track and metric."""

from dataclasses import dataclass

from analytics.metrics import METRICS
from analytics.revisions.figures import RevisedFigure, both, largest_first, revised
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset

BY = ("province", "pair", "track")


@dataclass(frozen=True)
class LastMeeting:
    """`totals` in the order of METRICS, of each the province, its pairs and its tracks; all are asked the same `selection`."""

    selection: Selection
    totals: tuple[RevisedFigure, ...]

    @property
    def moved(self) -> tuple[RevisedFigure, ...]:
        """The largest first."""
        return largest_first(one for one in self.totals if one.has_moved)

    def of(self, kind: str, metric_id: str = "") -> tuple[RevisedFigure, ...]:
        """Those of the province, of each pair or of each track (BY); of one metric where it is named."""
        return tuple(one for one in self.totals if one.whose.kind == kind and metric_id in ("", one.metric_id))


@remembered(heavy=True)
def last_meeting(old: Dataset, new: Dataset, selection: Selection) -> LastMeeting:
    """The version of the last meeting beside the one of now, over the selection's own quarter, span and basis; whom it is narrowed to
    makes no difference. What the selection has no figure of is left out."""
    asked = selection.everyone()
    return LastMeeting(
        asked,
        tuple(
            revised(old, new, metric.id, asked, kind, member, before, after)
            for metric in METRICS.values()
            for kind in BY
            for member, before, after in both(old, new, metric, asked, kind)
        ),
    )
