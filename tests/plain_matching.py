"""Complementarity worked out again from the CSV files, by the usual weights without the parts that most pairs in force lack."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from analytics.map.geography import distance_km

WEIGHTS = {"industry": 15, "land": 15, "energy": 10, "capital": 10, "talent": 10, "material": 10}
DISTANCE, FAR = 10, 400


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


class PlainMatching:
    def __init__(self, folder: Path) -> None:
        self.pairs = [(row["industrial_adcode"], row["mountain_adcode"]) for row in rows(folder, "pairs")]
        self._listed: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
        for row in rows(folder, "resources"):
            self._listed[row["adcode"], row["side"], row["category"]].append(row)

    def total(self, one: str, other: str) -> float:
        """In points, of two counties that both listed something."""
        found = [(DISTANCE, max(0.0, 1 - distance_km(one, other) / FAR))]
        for category, weight in WEIGHTS.items():
            met = [*self._met(category, one, other), *self._met(category, other, one)]
            if met:
                found.append((weight, float(sum(met, Fraction(0)) / len(met))))
        return 100 * sum(weight * value for weight, value in found) / sum(weight for weight, _ in found)

    def _met(self, category: str, needs: str, offers: str) -> Iterator[Fraction]:
        for need in self._listed[needs, "need", category]:
            same = [row for row in self._listed[offers, "offer", category] if row["item"] == need["item"]]
            told = [Fraction(row["quantity"]) for row in same if row["quantity"] and row["unit"] == need["unit"]]
            if not same:
                yield Fraction(0)
            elif need["quantity"] and len(told) == len(same):
                yield min(sum(told, Fraction(0)) / Fraction(need["quantity"]), Fraction(1))
