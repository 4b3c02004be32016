"""Open needs and what deals came to, worked out again from the rows of the files."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

Row = dict[str, object]


class PlainResources:
    """Of all counties, by the end of a day; `whole`: whether a deal's step that has no row did not happen."""

    def __init__(self, rows: dict[str, list[Row]], day: date, whole: bool) -> None:
        self.day, self.whole = day, whole
        self.pair = {}
        for one in rows["pairs"]:
            self.pair[one["industrial_adcode"]] = self.pair[one["mountain_adcode"]] = one["pair_id"]
        self.deals: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in rows["deals"]:
            if row["as_of"] <= day:
                self.deals[row["deal_id"]][row["step"]] = row
        taken = {s["signed"][end] for s in self.deals.values() if "signed" in s for end in ("need_id", "offer_id")}
        known = [row for row in rows["resources"] if row["as_of"] <= day and row["resource_id"] not in taken]
        self.needs, self.offers = ([row for row in known if row["side"] == side] for side in ("need", "offer"))

    def where(self) -> Counter[str]:
        """How many open needs are met within the pair, only across pairs, by nobody."""
        found: Counter[str] = Counter()
        for need in self.needs:
            same = [o for o in self.offers if (o["item"], o["category"]) == (need["item"], need["category"])]
            homes = {self.pair.get(o["adcode"]) for o in same if o["adcode"] != need["adcode"]}
            own = self.pair.get(need["adcode"])
            found["within" if own and own in homes else "across" if homes else "nobody"] += 1
        return found

    def total(self, step: str, category: str | None = None) -> Decimal:
        return sum((s[step]["amount"] or Decimal(0) for s in self._of(category) if step in s), Decimal(0))

    def rate(self, earlier: str, later: str) -> tuple[Fraction, int]:
        above, below, count = Fraction(0), Fraction(0), 0
        for steps in self.deals.values():
            if earlier not in steps or steps[earlier]["amount"] is None:
                continue
            if (later in steps and steps[later]["amount"] is None) or (later not in steps and not self.whole):
                continue
            above += Fraction(steps[later]["amount"]) if later in steps else 0
            below += Fraction(steps[earlier]["amount"])
            count += 1
        return above / below, count

    def overdue(self) -> dict[str, int]:
        """Deal → by how many days."""
        alone = {deal: s["expected"]["due_on"] for deal, s in self.deals.items() if set(s) == {"expected"}}
        return {deal: (self.day - due).days for deal, due in alone.items() if due and due < self.day}

    def _of(self, category: str | None) -> Iterable[dict[str, Row]]:
        return [s for s in self.deals.values() if category in (None, next(iter(s.values()))["category"])]
