"""What movements of fund money owe each other: their period, a plausible size, and that none is entered twice."""

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from store.faults import Fault
from store.reading import FIRST_ROW

FILE = "fund_flows.csv"
# What the province arranges a year (programme, 2023 to 2025): no movement, and no year's budget, is larger. An amount in
# yuan typed into a sheet kept in 万元, and multiplied by it, is.
ENVELOPE = Decimal(1_800_000_000)
# No budget line or notice of allocation is smaller than 10万元: below it, the figure is one of 万元 entered as yuan.
SMALLEST_GRANT = Decimal(100_000)
GRANTS = ("planned", "allocated")
# Two rows alike in all of these are one movement entered twice; their ids and ledger lines always differ.
SAME = ["year", "period", "stage", "pair_id", "payee_adcode", "track_id", "project_id", "amount"]

Frames = dict[str, pd.DataFrame]


def _faults(flows: pd.DataFrame, mask: pd.Series, rule: str, column: str, more: str = "") -> Iterator[Fault]:
    for at in mask.fillna(False).astype(bool).to_numpy().nonzero()[0].tolist():
        value = flows[column].iloc[at]
        yield Fault(FILE, rule, at + FIRST_ROW, column, None if pd.isna(value) else str(value), more)


def flows_have_their_period(frames: Frames) -> Iterator[Fault]:
    """A budget by year or quarter of its own fund year, every later stage by quarter, never before it."""
    flows = frames["fund_flows"]
    known = flows[flows["period"].notna() & flows["year"].notna() & flows["stage"].notna()]
    planned, period = known["stage"] == "planned", known["period"]
    moved = period.str.slice(0, 4).astype("int64[pyarrow]")
    fits = period.str.contains("Q") | (planned & (period.str.len() == 4))
    wrong = ~fits | (moved < known["year"]) | (planned & (moved != known["year"]))
    for at, row in known[wrong].iterrows():
        yield Fault(FILE, "flow_period", int(at) + FIRST_ROW, "period", str(row["period"]), f"{row['year']}, {row['stage']}")  # fmt: skip


def amounts_are_in_yuan(frames: Frames) -> Iterator[Fault]:
    """What is larger than all the money of a year, or smaller than any grant, was typed in another unit."""
    flows = frames["fund_flows"]
    amount, envelope = flows["amount"], f"{ENVELOPE:,.0f}"
    yield from _faults(flows, amount > ENVELOPE, "amount_unit", "amount", f"> {envelope}")
    small = flows["stage"].isin(GRANTS) & (amount > 0) & (amount < SMALLEST_GRANT)
    yield from _faults(flows, small, "amount_unit", "amount", f"< {SMALLEST_GRANT:,.0f}")


def budgets_keep_within_the_year(frames: Frames) -> Iterator[Fault]:
    """The lines of a year's budget come to its envelope at most; told at the largest of them. A line that is larger on
    its own is told as such."""
    flows = frames["fund_flows"]
    plans = flows[(flows["stage"] == "planned") & flows["amount"].notna() & (flows["amount"] <= ENVELOPE)]
    for year, lines in plans.groupby("year"):
        whole = sum(lines["amount"], Decimal(0))
        if whole > ENVELOPE:
            at = int(lines["amount"].astype(object).map(Decimal).idxmax())
            yield Fault(FILE, "over_envelope", at + FIRST_ROW, "amount", str(lines["amount"][at]),
                        f"{year}: {whole:,.2f} > {ENVELOPE:,.0f}")  # fmt: skip


def no_movement_stands_twice(frames: Frames) -> Iterator[Fault]:
    flows = frames["fund_flows"]
    told = flows[flows["amount"].notna() & flows["stage"].notna() & flows["period"].notna()]
    first: dict[tuple[object, ...], int] = {}
    twice = told[told.duplicated(subset=SAME, keep=False) & ~told["flow_id"].duplicated(keep=False)]
    for at, row in twice.iterrows():
        same = tuple(None if pd.isna(row[name]) else row[name] for name in SAME)
        if same in first:
            yield Fault(FILE, "double_entry", int(at) + FIRST_ROW, None, None, str(first[same] + FIRST_ROW))  # fmt: skip
        first.setdefault(same, int(at))
