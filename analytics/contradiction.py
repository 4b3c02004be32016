"""A selection in which nothing is left: which of its conditions leave nothing beside the others, and what each hides."""

from dataclasses import dataclass, replace
from typing import Any

from analytics.answer import Refused, total
from analytics.selection import NARROWINGS, Selection
from cache.remembered import remembered
from store.datasets import Dataset


@dataclass(frozen=True)
class Hiding:
    """Without the narrowing by `field` so many projects are left."""

    field: str
    projects: int


@remembered
def contradiction(dataset: Dataset, selection: Selection) -> tuple[Hiding, ...] | None:
    """None where something is left. Where nothing is, each narrowing without which something would be, the one that hides most
    first; empty where more than one has to go. Only a complete list of projects tells that there are none. That
    a pair has nothing on a track is an answer, which the matrix of both shows, and no contradiction."""
    elsewhere = any(getattr(selection, field) for field in NARROWINGS if field not in ("pairs", "tracks"))
    if not elsewhere or not dataset.is_complete("projects") or _anything(dataset, selection):
        return None
    hiding = []
    for field in NARROWINGS:
        if getattr(selection, field):
            nothing: dict[str, Any] = {field: ()}
            left = _projects(dataset, replace(selection, **nothing))
            if left:
                hiding.append(Hiding(field, left))
    return tuple(sorted(hiding, key=lambda one: -one.projects))


def _anything(dataset: Dataset, selection: Selection) -> bool:
    """A project by the as-of quarter, or money moved."""
    return bool(_projects(dataset, selection)) or any(
        _known(dataset, f"fund_{s}", selection) for s in ("allocated", "spent")
    )


def _projects(dataset: Dataset, selection: Selection) -> int:
    asked = replace(selection, value_type="actual", fund_year=None)
    return int(total(dataset, "projects", asked).value or 0)


def _known(dataset: Dataset, metric_id: str, selection: Selection) -> bool:
    try:
        return bool(total(dataset, metric_id, replace(selection, value_type="actual", span="programme")).value)
    except Refused:
        return False
