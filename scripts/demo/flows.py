"""One simulated movement of fund money, and the table `fund_flows` numbered year by year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scripts.demo.draws import Draws
from scripts.demo.figures import yuan
from scripts.demo.quarters import QUARTERS, last_day, quarter_number
from store.codes import FUND_STAGE

PLANNED_ON = {2023: date(2023, 4, 28), 2024: date(2024, 2, 23), 2025: date(2025, 2, 14)}


@dataclass(frozen=True)
class Flow:
    """`year` is the budget year of the money, `quarter` (0 to 11) when it moved, None for the budget itself; 万元."""

    stage: str
    year: int
    quarter: int | None
    pair_id: str | None
    amount: int
    track: str | None = None
    payee: str | None = None
    project_id: str | None = None

    @property
    def period(self) -> str:
        return str(self.year) if self.quarter is None else QUARTERS[self.quarter]

    @property
    def is_ahead(self) -> bool:
        """Whether it moved before its budget year, as only allocations do."""
        return self.quarter is not None and self.quarter < quarter_number(self.year, 1)


def _order(flow: Flow) -> tuple[object, ...]:
    quarter = -1 if flow.quarter is None else flow.quarter
    return (
        flow.year,
        FUND_STAGE.rank(flow.stage),
        quarter,
        flow.pair_id or "~",
        flow.track or "~",
        flow.project_id or "~",
        flow.payee or "~",
    )


def merged(flows: Iterable[Flow]) -> list[Flow]:
    """One row for what is the same but for the amount, in the order of the table; nothing of nothing."""
    sums: dict[Flow, int] = {}
    for flow in flows:
        key = replace(flow, amount=0)
        sums[key] = sums.get(key, 0) + flow.amount
    return sorted((replace(key, amount=amount) for key, amount in sums.items() if amount), key=_order)


def _stated(flow: Flow) -> tuple[date, str]:
    """The day and the paper on which it is found."""
    if flow.quarter is None:
        return PLANNED_ON[flow.year], f"示例资金文〔{flow.year}〕1号"
    day = last_day(flow.quarter) + timedelta(Draws("ledger day", flow.quarter).whole(8, 18))
    if flow.is_ahead:
        return day, f"示例提前下达文〔{flow.year - 1}〕12号 {flow.pair_id}"
    if flow.stage == "allocated":
        return day, f"示例下达文〔{flow.period[:4]}〕{flow.period[5]}号 {flow.pair_id}"
    return day, f"示例资金台账 {flow.period} {flow.pair_id}"


def rows(flows: Iterable[Flow]) -> Iterator[dict[str, object]]:
    """The flows as rows, numbered F2023-0001 and on within each budget year."""
    counts: dict[int, int] = {}
    for flow in merged(flows):
        counts[flow.year] = counts.get(flow.year, 0) + 1
        day, paper = _stated(flow)
        yield {
            "flow_id": f"F{flow.year}-{counts[flow.year]:04d}",
            "year": flow.year,
            "period": flow.period,
            "stage": flow.stage,
            "pair_id": flow.pair_id,
            "payee_adcode": flow.payee,
            "track_id": flow.track,
            "project_id": flow.project_id,
            "amount": yuan(flow.amount),
            "as_of": day,
            "source_id": "sim-funds",
            "locator": paper,
        }
