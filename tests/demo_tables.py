"""Reads the simulated dataset as plain CSV and sums it plainly, for the tests that check it."""

import csv
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "data" / "demo"
PAIRS = [f"P{number:02d}" for number in range(1, 19)]
TRACKS = [f"T{number}" for number in range(1, 7)]
YEARS = ("2023", "2024", "2025")
QUARTERS = [f"{year}Q{quarter}" for year in YEARS for quarter in (1, 2, 3, 4)]
YI = Decimal(100_000_000)
Row = dict[str, str]


@cache
def rows(table: str, package: Path = PACKAGE) -> list[Row]:
    with (package / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def total(found: list[Row], column: str = "amount") -> Decimal:
    return sum((Decimal(row[column]) for row in found if row[column]), Decimal(0))


def flows(stage: str, **wanted: str) -> list[Row]:
    return [r for r in rows("fund_flows") if r["stage"] == stage and all(r[k] == v for k, v in wanted.items())]


def returns(metric: str, value_type: str = "actual") -> list[Row]:
    """Figures of projects; with the pair beside them."""
    pair_of = {row["project_id"]: row["pair_id"] for row in rows("projects")}
    return [
        row | {"pair_id": pair_of[row["subject_id"]]}
        for row in rows("observations")
        if (row["subject_type"], row["metric_id"], row["value_type"]) == ("project", metric, value_type)
    ]


def by_pair(found: list[Row], column: str = "value") -> dict[str, Decimal]:
    sums = dict.fromkeys(PAIRS, Decimal(0))
    for row in found:
        if row[column]:
            sums[row["pair_id"]] += Decimal(row[column])
    return sums


@cache
def moved() -> dict[tuple[str, str, str, str], Decimal]:
    """Fund money by stage, pair, fund year and period."""
    sums: dict[tuple[str, str, str, str], Decimal] = defaultdict(Decimal)
    for row in rows("fund_flows"):
        sums[row["stage"], row["pair_id"], row["year"], row["period"]] += Decimal(row["amount"])
    return sums


def execution(pair: str, year: str | None = None) -> Decimal:
    wanted = {"pair_id": pair} | ({"year": year} if year else {})
    return total(flows("spent", **wanted)) / total(flows("allocated", **wanted))


def by_then(stage: str, pair: str, year: str, period: str) -> Decimal:
    """Money of a fund year moved by the end of a quarter."""
    return sum((moved().get((stage, pair, year, q), Decimal(0)) for q in QUARTERS if q <= period), Decimal(0))


def of_fund(stage: str, year: str, period: str) -> dict[str, Decimal]:
    """The same of every pair."""
    return {pair: by_then(stage, pair, year, period) for pair in PAIRS}


def fund_whole(stage: str, year: str, period: str) -> Decimal:
    return sum(of_fund(stage, year, period).values(), Decimal(0))


def in_yi(amount: Decimal) -> str:
    """As it is printed, in 亿元."""
    return f"{(amount / YI).quantize(Decimal('0.01'), ROUND_HALF_UP):,}"


def percent(part: Decimal, whole: Decimal) -> str:
    """As it is printed, without its sign."""
    return str((part / whole * 100).quantize(Decimal("0.1"), ROUND_HALF_UP))


def within_the_year(pair: str, year: str) -> Decimal:
    """Share of a year's allocations that was spent by that year's end."""
    return by_then("spent", pair, year, f"{year}Q4") / by_then("allocated", pair, year, f"{year}Q4")


def invested(year: str = "") -> dict[str, Decimal]:
    return by_pair([row for row in returns("investment_completed") if row["period"].startswith(year)])


def rank(figures: dict[str, Decimal], pair: str) -> int:
    """1 for the largest."""
    return sorted(figures, key=lambda p: -figures[p]).index(pair) + 1
