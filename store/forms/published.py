"""What is published of one pair, or of one of its counties: its projects, their figures so far, fund money, events, resources."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from style.periods import Period, parse_period

Rows = list[dict[str, Any]]
MEASURES = ("investment_completed", "output_value", "profit_and_tax")
STAGES = ("allocated", "disbursed", "spent")


class NoSuchPlace(ValueError):
    """Neither a pair nor a county of one is called so."""


@dataclass(frozen=True)
class PairSide:
    """A pair, and which of its two counties the form is for: None for both."""

    pair_id: str
    industrial: str
    mountain: str
    adcode: str | None
    names: Mapping[str, str]

    @property
    def counties(self) -> tuple[str, ...]:
        return (self.adcode,) if self.adcode else (self.industrial, self.mountain)

    @property
    def pair_name(self) -> str:
        return "—".join(self.names.get(one, one) for one in (self.industrial, self.mountain))

    @property
    def name(self) -> str:
        return self.names.get(self.adcode, self.adcode) if self.adcode else self.pair_name


@dataclass(frozen=True)
class Published:
    """The tables of a version, asked for one place."""

    tables: Mapping[str, pa.Table]

    def place(self, wanted: str) -> PairSide:
        """By a pair's id or a county's adcode. Raises NoSuchPlace; of two pairs a county was in, the later listed."""
        names = {row["adcode"]: row["name"] for row in self._rows("counties")}
        pairs = sorted(self._rows("pairs"), key=lambda row: (row["valid_to"] is None, row["listed_year"]), reverse=True)
        for row in pairs:
            industrial, mountain = row["industrial_adcode"], row["mountain_adcode"]
            if wanted in (row["pair_id"], industrial, mountain):
                adcode = None if wanted == row["pair_id"] else wanted
                return PairSide(row["pair_id"], industrial, mountain, adcode, names)
        raise NoSuchPlace(wanted)

    def projects(self, place: PairSide) -> Rows:
        """Those of the pair; of one county those in it, and in the mountain county those of no stated place."""
        rows = self._rows("projects", pair_id=[place.pair_id])
        if place.adcode:
            rows = [row for row in rows if (row["host_adcode"] or place.mountain) == place.adcode]
        return sorted(rows, key=lambda row: row["project_id"])

    def project_names(self, place: PairSide) -> dict[str, str]:
        """Project id → its name, of those whose name no other project of the pair bears."""
        rows = self._rows("projects", pair_id=[place.pair_id])
        times = Counter(row["name"] for row in rows)
        return {row["project_id"]: row["name"] for row in rows if times[row["name"]] == 1}

    def figures(
        self, projects: Collection[str], before: Period
    ) -> dict[tuple[str, str], tuple[Decimal | None, Decimal]]:
        """Project and measure → the figure of the quarter before, None where there is none, and the sum up to then."""
        found: dict[tuple[str, str], tuple[Decimal | None, Decimal]] = {}
        asked = self._rows("observations", subject_type=["project"], subject_id=projects, metric_id=MEASURES,
                           value_type=["actual"])  # fmt: skip
        for row in asked:
            if row["value"] is None or row["period"] is None:
                continue
            period, key = parse_period(row["period"]), (row["subject_id"], row["metric_id"])
            if period.last < before.first:
                last, so_far = found.get(key, (None, Decimal(0)))
                is_last = period.last == period.first == before.first - 1
                found[key] = row["value"] if is_last else last, so_far + row["value"]
        return found

    def money(self, place: PairSide, before: Period) -> dict[tuple[Any, ...], dict[str, Decimal]]:
        """Fund year, payee, track and project → by stage what has moved before a quarter, the latest fund year first."""
        found: dict[tuple[Any, ...], dict[str, Decimal]] = {}
        for row in self._rows("fund_flows", pair_id=[place.pair_id], stage=STAGES):
            if place.adcode and (row["payee_adcode"] or place.mountain) != place.adcode:
                continue
            if parse_period(row["period"]).last < before.first:
                of = found.setdefault((row["year"], row["payee_adcode"], row["track_id"], row["project_id"]), {})
                of[row["stage"]] = of.get(row["stage"], Decimal(0)) + row["amount"]
        order = lambda key: (-key[0], *(part or "" for part in key[1:]))  # noqa: E731
        return {key: found[key] for key in sorted(found, key=order)}

    def resources(self, place: PairSide) -> Rows:
        return sorted(
            self._rows("resources", adcode=place.counties), key=lambda row: (row["adcode"], row["resource_id"])
        )

    def named(self, table: str, key: str, name: str) -> list[tuple[str, str]]:
        """The id and name of every row, for a drop-down."""
        return [(row[key], row[name]) for row in self._rows(table)]

    def pairs(self) -> list[tuple[str, str]]:
        """The id of every pair, and its id with both counties' names."""
        return [
            (row["pair_id"], f"{row['pair_id']} {self.place(row['pair_id']).pair_name}") for row in self._rows("pairs")
        ]

    def _rows(self, table: str, **wanted: Collection[str]) -> Rows:
        """Rows in which each column is one of those wanted."""
        held = self.tables.get(table)
        if held is None:
            return []
        for column, values in wanted.items():
            held = held.filter(pc.is_in(held.column(column), value_set=pa.array(list(values), pa.string())))
        rows: Rows = held.to_pylist()
        return rows
