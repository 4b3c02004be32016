"""What the steps of a deal owe each other, and what a deal owes the need and the offer it meets."""

from collections.abc import Iterator

import pandas as pd

from store.package.flow_rules import cell, rows_of
from store.package.tally import Found

FILE = "deals.csv"
# What a deal is: alike in all its steps, so that what was signed and realised can be set against what was expected. A step may leave
# empty what another one says.
OF_A_DEAL = ("from_adcode", "to_adcode", "category", "need_id", "offer_id", "event_id")
# A column of a deal → which side the row of `resources` stands on, and which of the deal's counties it is of.
ENDS = {"need_id": ("need", "to_adcode"), "offer_id": ("offer", "from_adcode")}

Frames = dict[str, pd.DataFrame]


def _found(rule: str, deals: pd.DataFrame, mask: pd.Series, column: str, more: str) -> Iterator[Found]:
    if len(rows := rows_of(mask)):
        yield Found(FILE, rule, rows, column, lambda row: cell(deals, row, column), more)


def deals_join_two_counties(frames: Frames) -> Iterator[Found]:
    deals = frames["deals"]
    yield from _found("deal_counties", deals, deals["from_adcode"] == deals["to_adcode"], "to_adcode", "from_adcode")


def steps_are_of_one_deal(frames: Frames) -> Iterator[Found]:
    """Told at the row that differs from the first of its deal which says anything there."""
    deals = frames["deals"]
    for column in OF_A_DEAL:
        first = deals.groupby("deal_id", dropna=False)[column].transform("first")
        yield from _found("deal_steps", deals, deals[column].notna() & (deals[column] != first), column, column)


def deals_meet_what_is_listed(frames: Frames) -> Iterator[Found]:
    """A need is a need of the county that receives, an offer one of the county that supplies, both of the deal's category."""
    deals, listed = frames["deals"], frames["resources"].drop_duplicates("resource_id").set_index("resource_id")
    for column, (side, county) in ENDS.items():
        of_row = deals[column].map(listed["side"].to_dict())
        wrong = of_row.notna() & (of_row != side)
        yield from _found("deal_end", deals, wrong, column, side)
        for owed, told in ((county, "adcode"), ("category", "category")):
            there = deals[column].map(listed[told].to_dict())
            unlike = there.notna() & deals[owed].notna() & (there != deals[owed]) & ~wrong
            yield from _found("deal_end", deals, unlike, column, owed)
