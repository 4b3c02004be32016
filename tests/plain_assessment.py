"""A scheme applied a second time: from its TOML text, over rows as lists of dicts, in fractions; no code of the product."""

import tomllib
from fractions import Fraction

from tests.oracle import Oracle

PERCENT = {
    "execution_rate": ("spent", "allocated"),
    "budget_execution_rate": ("spent", "planned"),
    "disbursement_rate": ("disbursed", "allocated"),
    "allocation_rate": ("allocated", "planned"),
    "investment_target_rate": ("investment_completed", "investment_completed"),
    "output_target_rate": ("output_value", "output_value"),
    "investment_progress": ("investment_completed", "planned_investment"),
}
MONEY = ("planned_investment", "investment_completed", "output_value", "profit_and_tax")
LEVELS = ("projects", "projects_started", "projects_in_production", "planned_investment")


class PlainAssessment:
    """One scheme on one round. `asked(as_of, span)` makes the question the oracle's rows are narrowed by."""

    def __init__(self, oracle: Oracle, text: str, year: int, half: int | None, asked) -> None:
        self.oracle, self.year, self.half, self.asked = oracle, year, half, asked
        self.read: dict = {}
        self.scheme = tomllib.loads(text, parse_float=Fraction)
        self.as_of = f"{year}Q{2 if half == 1 else 4}"
        at = year * 4 + (1 if half == 1 else 3)
        self.pairs = sorted(p["pair_id"] for p in oracle.rows["pairs"] if oracle.holds(p, at))
        self.groups = self.grouped()
        self.points = {one["id"]: self.points_of(one) for one in self.scheme["indicator"]}

    def figure(self, one: dict, pair: str) -> Fraction | None:
        """As the scheme writes it: percent, 亿元, counts, or points as published."""
        if "assessed" in one:
            return self.published(one["assessed"], pair)
        metric = one["metric"]
        usual = "programme" if metric in LEVELS or metric == "investment_progress" else "year"
        asked = self.asked(self.as_of, one.get("span", usual))
        if metric in PERCENT:
            return self.rate(metric, asked, pair)
        if (metric, asked) not in self.read:
            self.read[metric, asked] = self.oracle.answer(metric, ("pair",), asked)
        found = self.read[metric, asked].get((pair,))
        value = found[0] if found else self.oracle.absent(metric, ("pair",), asked)
        if value is None:
            return None
        return Fraction(value) / 10**8 if metric in MONEY or metric.startswith("fund_") else Fraction(value)

    def rate(self, metric: str, asked, pair: str) -> Fraction | None:
        over, under = self.sides(metric, asked)
        top, bottom = ([row["amount"] for row in rows if row["pair"] == pair] for rows in (over, under))
        table = "fund_flows" if metric in list(PERCENT)[:4] else "observations"
        done = [Fraction(one) for one in top if one is not None]
        base = sum((Fraction(one) for one in bottom if one is not None), Fraction(0))
        known = done or (not top and table in self.oracle.complete)
        return 100 * sum(done, Fraction(0)) / base if known and base else None

    def sides(self, metric: str, asked):
        """The rows above and below the line, of all pairs; read once, as reading takes longest."""
        if (metric, asked) in self.read:
            return self.read[metric, asked]
        above, below = PERCENT[metric]
        if metric == "investment_progress":
            over = self.oracle.observed(above, asked)
            under = self.oracle.stock(below, (), asked)
        elif metric.endswith("_target_rate"):
            under = list(self.oracle.targets(below, asked))
            aimed = {(row["pair"], row["year"]) for row in under}
            over = [row for row in self.oracle.observed(above, asked) if (row["pair"], row["year"]) in aimed]
        else:
            over, under = self.oracle.flows(above, asked), self.oracle.flows(below, asked)
        self.read[metric, asked] = list(over), list(under)
        return self.read[metric, asked]

    def published(self, indicator: str, pair: str) -> Fraction | None:
        for row in self.oracle.rows["assessments"]:
            key = row["subject_type"], row["subject_id"], row["year"], row["half"], row["indicator_id"]
            if key == ("pair", pair, self.year, self.half, indicator):
                return None if row["score"] is None else Fraction(row["score"])
        return None

    def grouped(self) -> dict[str, int]:
        """Pair → its group, 0 for the largest figures; who has no figure is in none."""
        by = self.scheme.get("grouping")
        if not by:
            return {}
        side = f"{by['of']}_adcode"
        counties = {p["pair_id"]: p[side] for p in self.oracle.rows["pairs"]}
        found = {}
        for pair in self.pairs:
            rows = [
                o for o in self.oracle.rows["observations"]
                if (o["subject_type"], o["subject_id"], o["metric_id"]) == ("county", counties[pair], by["measure"])
                and o["period"] and o["period"].startswith(str(by["at"])) and o["value"] is not None
            ]  # fmt: skip
            if rows:
                found[pair] = max(rows, key=lambda o: o["period"] if "Q" in o["period"] else o["period"] + "Q4")[
                    "value"
                ]
        order = sorted(found.values(), reverse=True)
        first = {value: order.index(value) * by["classes"] // len(order) for value in order}
        numbers = sorted(set(first.values()))
        return {pair: numbers.index(first[value]) for pair, value in found.items()}

    def points_of(self, one: dict) -> dict[str, Fraction]:
        figures = {pair: figure for pair in self.pairs if (figure := self.figure(one, pair)) is not None}
        return {pair: self.worth(one, pair, figures) for pair in figures}

    def worth(self, one: dict, pair: str, figures: dict[str, Fraction]) -> Fraction:
        x, lower = figures[pair], one.get("direction") == "lower"
        if "assessed" in one:
            return x
        if one["points"] == "steps":
            below = [points for start, points in one["steps"] if start <= x]
            return Fraction(below[-1] if below else one["steps"][0][1] if lower else 0)
        if one["points"] == "between":
            low, high = one["low"], one["high"]
        else:
            like = [v for other, v in figures.items() if self.groups.get(other) == self.groups.get(pair)]
            low, high = min(like), max(like)
            if low == high:
                return Fraction(100)
        up = 0 if x <= low else 100 if x >= high else 100 * (x - low) / Fraction(high - low)
        return Fraction(100 - up if lower else up)

    def counted(self, pair: str) -> dict[str, tuple[Fraction, Fraction]] | None:
        """Indicator → (points, weight as written) of those that count; None where a score is refused."""
        result = {}
        for one in self.scheme["indicator"]:
            points = self.points[one["id"]].get(pair)
            if points is None:
                policy = one.get("missing", self.scheme["missing"])
                others = self.points[one["id"]].values()
                if policy == "refuse":
                    return None
                if policy == "left_out" or (policy == "lowest" and not others):
                    continue
                points = Fraction(0) if policy == "zero" else min(others)
            result[one["id"]] = points, Fraction(one["weight"])
        return result

    def adjusted(self, pair: str) -> Fraction:
        total = Fraction(0)
        for one in self.scheme.get("adjustment", []):
            x = self.figure(one, pair)
            if x is not None and (x >= one["at_least"] if "at_least" in one else x < one["below"]):
                total += Fraction(one["points"])
        return total

    def exact(self, pair: str) -> Fraction | None:
        counted = self.counted(pair)
        if not counted or not sum(weight for _, weight in counted.values()):
            return None
        whole = sum(weight for _, weight in counted.values())
        score = sum(points * weight for points, weight in counted.values()) / whole
        return max(Fraction(0), score + self.adjusted(pair))

    def score(self, pair: str) -> Fraction | None:
        exact, unit = self.exact(pair), 10 ** self.scheme.get("decimals", 1)
        if exact is None:
            return None
        tenths = exact * unit
        down = tenths.numerator // tenths.denominator
        return Fraction(down + (1 if (tenths - down) * 2 >= 1 else 0), unit)

    def grade(self, pair: str) -> str | None:
        score = self.score(pair)
        held = [b for b in self.scheme["band"] if score is not None and b["least"] <= score]
        return max(held, key=lambda b: b["least"])["grade"] if held else None

    def place(self, pair: str, among: list[str] | None = None) -> int | None:
        score = self.score(pair)
        scores = [self.score(other) for other in among or self.pairs]
        return None if score is None else 1 + sum(one is not None and one > score for one in scores)
