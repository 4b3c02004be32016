"""One project's own fund money: the flows that name it, summed by stage and fund year, and the stages that never do."""

from dataclasses import dataclass
from decimal import Decimal

from analytics.funds.ladder import ASIDE, STEPS
from analytics.projects.history import Flow, flows
from analytics.selection import Selection
from store.datasets import Dataset


@dataclass(frozen=True)
class ProjectSum:
    """What flows of one stage and fund year that name the project come to, 元."""

    stage: str
    year: int
    amount: Decimal
    flows: int


@dataclass(frozen=True)
class ProjectMoney:
    """`silent` are the steps of the ladder no flow of which names the project."""

    flows: tuple[Flow, ...]
    sums: tuple[ProjectSum, ...]
    silent: tuple[str, ...]


def project_money(dataset: Dataset, selection: Selection, project_id: str) -> ProjectMoney:
    """Up to the as-of quarter, whatever else the selection narrows; stages in order, the latest fund year first."""
    found = flows(dataset, selection, project_id)
    held: dict[tuple[str, int], list[Decimal]] = {}
    for flow in found:
        held.setdefault((flow.stage, flow.year), []).append(flow.amount)
    order = (*STEPS, *ASIDE)
    keys = sorted(held, key=lambda key: (order.index(key[0]), -key[1]))
    sums = tuple(ProjectSum(*key, sum(held[key], Decimal(0)), len(held[key])) for key in keys)
    return ProjectMoney(tuple(found), sums, tuple(s for s in STEPS if s not in {one.stage for one in sums}))
