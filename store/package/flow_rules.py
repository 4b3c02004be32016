"""What movements of fund money owe each other: their period, a plausible size, and that none is entered twice."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import numpy as np
import pandas as pd

from store.package.reading import FIRST_ROW
from store.package.tally import Found
from store.programme import PROGRAMME

FILE = "fund_flows.csv"
# What the province arranges a year: no movement, and no year's budget, is larger. An amount in
# yuan typed into a sheet kept in 万元, and multiplied by it, is.
ENVELOPE = Decimal(PROGRAMME.announced.yearly)
# No budget line or notice of allocation is smaller than 10万元: below it, the figure is one of 万元 entered as yuan.
SMALLEST_GRANT = Decimal(100_000)
GRANTS = ("planned", "allocated")
# Two rows alike in all of these are one movement entered twice; their ids and ledger lines always differ.
SAME = ["year", "period", "stage", "pair_id", "payee_adcode", "track_id", "project_id", "amount"]

Frames = dict[str, pd.DataFrame]


def rows_of(mask: pd.Series) -> np.ndarray:
    """Where a condition holds, counted as a spreadsheet does."""
    return mask.fillna(False).to_numpy(bool).nonzero()[0] + FIRST_ROW


def cell(frame: pd.DataFrame, row: int, column: str) -> str | None:
    """What stands in a row as a spreadsheet counts it."""
    value = frame[column].iloc[row - FIRST_ROW]
    return None if pd.isna(value) else str(value)


def _found(rule: str, flows: pd.DataFrame, mask: pd.Series, column: str, more: str) -> Iterator[Found]:
    if len(rows := rows_of(mask)):
        yield Found(FILE, rule, rows, column, lambda row: cell(flows, row, column), more)


def flows_have_their_period(frames: Frames) -> Iterator[Found]:
    """A budget by year or quarter of its own fund year, every later stage by quarter, never before it; but part of a year's
    money is allocated in the last quarter of the year before (提前下达)."""
    flows = frames["fund_flows"]
    known = flows[flows["period"].notna() & flows["year"].notna() & flows["stage"].notna()]
    planned, period = known["stage"] == "planned", known["period"]
    moved = period.str.slice(0, 4).astype("int64[pyarrow]")
    ahead = (known["stage"] == "allocated") & period.str.endswith("Q4") & (moved == known["year"] - 1)
    fits = period.str.contains("Q") | (planned & (period.str.len() == 4))
    wrong = known[~fits | ((moved < known["year"]) & ~ahead) | (planned & (moved != known["year"]))]
    if len(wrong):
        yield Found(
            FILE,
            "flow_period",
            wrong.index.to_numpy(int) + FIRST_ROW,
            "period",
            lambda row: cell(flows, row, "period"),
            lambda row: f"{cell(flows, row, 'year')}, {cell(flows, row, 'stage')}",
        )


def amounts_are_in_yuan(frames: Frames) -> Iterator[Found]:
    """What is larger than all the money of a year, or smaller than any grant, was typed in another unit."""
    flows = frames["fund_flows"]
    amount, envelope = flows["amount"], f"{ENVELOPE:,.0f}"
    yield from _found("amount_unit", flows, amount > ENVELOPE, "amount", f"> {envelope}")
    small = flows["stage"].isin(GRANTS) & (amount > 0) & (amount < SMALLEST_GRANT)
    yield from _found("amount_unit", flows, small, "amount", f"< {SMALLEST_GRANT:,.0f}")


def budgets_keep_within_the_year(frames: Frames) -> Iterator[Found]:
    """The lines of a year's budget come to its envelope at most; told at the largest of them. A line that is larger on
    its own is told as such."""
    flows = frames["fund_flows"]
    plans = flows[(flows["stage"] == "planned") & flows["amount"].notna() & (flows["amount"] <= ENVELOPE)]
    for year, lines in plans.groupby("year"):
        whole = sum(lines["amount"], Decimal(0))
        if whole > ENVELOPE:
            at = int(lines["amount"].astype(object).map(Decimal).idxmax())
            value = partial(cell, flows, column="amount")
            more = f"{year}: {whole:,.2f} > {ENVELOPE:,.0f}"
            yield Found(FILE, "over_envelope", np.array([at + FIRST_ROW]), "amount", value, more)


def no_movement_stands_twice(frames: Frames) -> Iterator[Found]:
    flows = frames["fund_flows"]
    told = flows[flows["amount"].notna() & flows["stage"].notna() & flows["period"].notna()]
    alike = told[told.duplicated(subset=SAME, keep=False) & ~told["flow_id"].duplicated(keep=False)]
    groups = alike.groupby(SAME, dropna=False, sort=False).ngroup().to_numpy()
    _, first, of_row = np.unique(groups, return_index=True, return_inverse=True)
    rows = alike.index.to_numpy(int) + FIRST_ROW
    earlier = dict(zip(rows.tolist(), rows[first[of_row]].tolist(), strict=True))
    later = np.array([row for row, other in earlier.items() if row != other], int)
    if len(later):
        yield Found(FILE, "double_entry", later, more=lambda row: str(earlier[row]))
