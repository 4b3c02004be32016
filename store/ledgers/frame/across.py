"""Figures that stand side by side: of periods, fund years, tracks, measures; and the columns that only add them up."""

from dataclasses import replace

from store.ledgers.frame.fields import BY_KEY
from store.ledgers.frame.headings import Heading
from store.ledgers.frame.words import is_total


def meanings(heading: Heading) -> tuple[str, ...]:
    """What the likeliest of its words that are known may mean."""
    if heading.how == "remembered":
        return (heading.field.id,) if heading.field else ()
    if heading.compares:
        return ()
    return next((BY_KEY[key] for key in heading.keys if key in BY_KEY), ())


def amounts_of(heading: Heading) -> bool:
    """金额, 数值, 资金: an amount of whatever something else names."""
    return bool({"observations.value", "fund_flows.amount"} & set(meanings(heading)))


def melts(headings: tuple[Heading, ...]) -> bool:
    """Columns of bare periods beside one of measures or stages: each cell is a figure of what its row names."""
    named = any(i in ("observations.metric_id", "fund_flows.stage") for each in headings for i in meanings(each))
    return named and any(each.period and not each.keys for each in headings)


def figures_across(headings: tuple[Heading, ...], table: str | None) -> bool:
    """Amounts of several fund years, periods or tracks side by side: no one of them is the figure of its row."""
    if table not in ("fund_flows", "observations"):
        return False
    bare = "fund_flows.amount" if table == "fund_flows" else "observations.value"
    across = {(each.fund_year, each.period, each.track) for each in headings if bare in meanings(each)}
    return len(across) > 1


def tracks_of_money(placed: list[Heading]) -> list[Heading]:
    """Only money is told by track: under a track's name no other figure is read."""
    return [
        replace(each, field=None, how="left_out", sure=0.0)
        if each.track and each.field is not None and (not each.field.is_figure or each.field.table != "fund_flows")
        else each
        for each in placed
    ]  # fmt: skip


def sums_apart(placed: list[Heading]) -> list[Heading]:
    """合计 beside several columns of figures is their sum, as a row of that name is; it is left out."""
    several = sum(1 for each in placed if each.field is not None and each.field.is_figure) > 1
    return [
        replace(each, compares=True)
        if several and each.field is None and each.written and is_total(each.written.rpartition("/")[2]) else each
        for each in placed
    ]  # fmt: skip
