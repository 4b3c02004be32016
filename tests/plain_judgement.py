"""What should have come by now, and how a figure stands against it, a second time: over rows as lists of dicts, no shared code."""

from fractions import Fraction

from tests.oracle import Oracle, number

RATES = {
    "execution_rate": ("spent", "allocated"),
    "disbursement_rate": ("disbursed", "allocated"),
    "allocation_rate": ("allocated", "planned"),
    "investment_target_rate": ("investment_completed", None),
    "output_target_rate": ("output_value", None),
}


def spending_share(allocated: int, year: int, at: int) -> Fraction:
    """Of a tranche by the end of quarter `at` (both as year × 4 + 0 to 3), counted in quarters of its fund year."""
    gone, begun = at - year * 4 + 1, max(0, allocated - year * 4 + 1)
    if gone >= 4:
        return Fraction(1)
    return Fraction(max(0, gone - begun), 4 - begun) if begun < 4 else Fraction(0)


class PlainJudgement:
    """One rate under one selection; `pair` None asks for all that is selected."""

    def __init__(self, oracle: Oracle, metric_id: str, asked) -> None:
        self.oracle, self.metric_id, self.at = oracle, metric_id, number(asked.as_of)
        self.of_money = not metric_id.endswith("_target_rate")
        self.asked = asked.at(asked.as_of, "year") if asked.span == "quarter" else asked
        last = asked.fund_year or self.at // 4
        first = 2023 if self.asked.span == "programme" and not asked.fund_year else last
        self.years = range(first, last + 1)
        self.top, self.under = (list(rows) for rows in self.sides())

    def sides(self):
        above, below = RATES[self.metric_id]
        if self.of_money:
            return self.kept(self.oracle.flows(above, self.asked)), self.kept(self.oracle.flows(below, self.asked))
        goals = {
            (t["pair_id"], t["year"]): t["target"]
            for t in self.oracle.rows["targets"]
            if t["metric_id"] == above and t["year"] in self.years
        }
        done = (
            row
            for row in self.oracle.observed(above, self.asked)
            if row["year"] and (row["pair"], int(row["year"])) in goals
        )
        rows = ({"pair": pair, "year": str(year), "amount": amount} for (pair, year), amount in goals.items())
        return self.kept(done), self.kept(rows)

    def kept(self, rows):
        return [row for row in rows if self.oracle.kept(row, self.asked)]

    def of(self, rows, pair):
        return [row for row in rows if pair is None or row["pair"] == pair]

    def base(self, pair) -> Fraction | None:
        rows = self.of(self.under, pair)
        return sum((Fraction(row["amount"]) for row in rows), Fraction(0)) or None

    def done(self, pair) -> Fraction | None:
        """What came; nothing of a complete table is 0, and of figures due of which none came it is not known."""
        rows = self.of(self.top, pair)
        told = [row["amount"] for row in rows if row["amount"] is not None]
        known = told or (not rows and self.is_known and not self.is_open)
        return sum(map(Fraction, told), Fraction(0)) if known else None

    @property
    def is_known(self) -> bool:
        tables = ("fund_flows",) if self.of_money else ("observations", "targets")
        return self.oracle.complete.issuperset(tables)

    @property
    def is_open(self) -> bool:
        """Whether there are rows and none of them names any track, when tracks are asked about."""
        every = list(self.oracle.flows(RATES[self.metric_id][0], self.asked.everyone())) if self.of_money else []
        return bool(self.asked.tracks and every) and not any(row["track"] for row in every)

    def returned(self, pair) -> Fraction:
        rows = self.of(self.top, pair)
        return Fraction(sum(row["amount"] is not None for row in rows), len(rows)) if rows else Fraction(1)

    def due(self, pair) -> Fraction:
        """Sums first: every tranche, or every year's target or budget, by itself."""
        share = {
            "execution_rate": lambda row: spending_share(self.when(row), int(row["year"]), self.at),
            "disbursement_rate": lambda row: Fraction(
                self.at >= int(row["year"]) * 4 + 3 or not row["quarter"] or self.when(row) < self.at
            ),
            "allocation_rate": self.share_of_budget,
        }.get(self.metric_id, self.share_of_target)
        return sum((Fraction(row["amount"]) * share(row) for row in self.of(self.under, pair)), Fraction(0))

    def when(self, row) -> int:
        return number(row["quarter"]) if row["quarter"] else -1

    def share_of_budget(self, row) -> Fraction:
        if self.at % 4 == 0 and self.at // 4 in self.years:
            return Fraction(0)
        return Fraction(min(4, self.at - int(row["year"]) * 4 + 1), 4)

    def share_of_target(self, row) -> Fraction:
        only_at_the_end = self.metric_id == "output_target_rate" or self.at // 4 == 2023
        if self.at // 4 in self.years and self.at % 4 < (3 if only_at_the_end else 1):
            return Fraction(0)
        if int(row["year"]) < self.at // 4:
            return Fraction(1)
        return {0: Fraction(0), 1: Fraction(1, 2), 2: Fraction(3, 4), 3: Fraction(1)}[self.at % 4]

    @property
    def is_over(self) -> bool:
        return self.at % 4 == 3 or self.years[-1] < self.at // 4

    def status(self, pair) -> str | None:
        """None where nothing is judged; what a fifth or more is missing of can be reached and no more."""
        done, due = self.done(pair), self.due(pair)
        if not self.is_known or self.base(pair) is None or done is None or not due:
            return None
        if done >= due:
            return "on_schedule"
        if self.returned(pair) * 10 < 8:
            return None
        return "slightly_behind" if done * 10 >= due * 8 else "behind"


def plain_gap(held: Oracle, asked, pair: str) -> tuple[Fraction, Fraction]:
    """(what should have been spent by now and was not, what of it had not been disbursed)."""
    rates = PlainJudgement(held, "execution_rate", asked)
    if rates.status(pair) is None or rates.due(pair) <= rates.done(pair):
        return Fraction(0), Fraction(0)
    paid = PlainJudgement(held, "disbursement_rate", asked).done(pair) or Fraction(0)
    gap = rates.due(pair) - rates.done(pair)
    return gap, min(gap, max(Fraction(0), rates.due(pair) - paid))


def by_need(held: Oracle, asked, pairs: list[str]) -> list[str]:
    """Those behind first, then the others judged, each by the size of the gap; those not judged last."""
    rates = PlainJudgement(held, "execution_rate", asked)
    status = {pair: rates.status(pair) for pair in pairs}
    judged = ("on_schedule", "slightly_behind", "behind")
    return sorted(
        pairs,
        key=lambda pair: (status[pair] != "behind", status[pair] not in judged, -plain_gap(held, asked, pair)[0], pair),
    )
