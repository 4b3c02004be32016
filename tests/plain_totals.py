"""The sums of a version a second time, slowly and plainly, from the cells of its CSV files: no engine, no shared code."""

from collections import defaultdict
from decimal import Decimal

# Amounts of a period, which may be added over projects and periods.
OF_PROJECTS = {"investment_completed", "output_value", "profit_and_tax"}
# What is carried over stands at several year ends and is never added.
STEPS = {"planned", "allocated", "disbursed", "spent", "recovered"}
COLUMN = {"pair": "pair_id", "track": "track_id", "county": "host_adcode"}
Rows = dict[str, list[dict[str, str]]]
Key = tuple[str, str, str | None]


def totals_of(rows: Rows, by: str) -> dict[Key, Decimal | None]:
    """(measure or stage, value type, whose) → the sum; None where rows are there and none has a figure."""
    found: dict[Key, list[str]] = defaultdict(list)
    projects = {row["project_id"]: row for row in rows["projects"]}
    for row in rows["observations"]:
        if row["metric_id"] in OF_PROJECTS and row["status"] != "not_applicable":
            whose = projects[row["subject_id"]][COLUMN[by]] if by in COLUMN else ""
            found[row["metric_id"], row["value_type"], whose or None].append(row["value"])
    for row in rows["fund_flows"]:
        if row["stage"] in STEPS:
            whose = {"pair": row["pair_id"], "track": row["track_id"], "county": row["payee_adcode"]}.get(by, "")
            found[row["stage"], "", whose or None].append(row["amount"])
    return {key: _sum([Decimal(one) for one in cells if one]) for key, cells in found.items()}


def _sum(figures: list[Decimal]) -> Decimal | None:
    return sum(figures, Decimal(0)) if figures else None


def differences_of(old: Rows, new: Rows, by: str) -> dict[Key, tuple[Decimal | None, Decimal | None]]:
    before, after = totals_of(old, by), totals_of(new, by)
    return {key: (before.get(key), after.get(key)) for key in before.keys() | after.keys()}
