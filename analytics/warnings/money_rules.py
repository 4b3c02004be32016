"""The rules that hold sums of fund money against each other: by pair, fund year and track, as far as it has come by then."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ibis.expr.types import Table

from analytics.compiling import compiled
from analytics.facts import Quantity, cheapest, narrowed
from analytics.judgement.judge import judged_pairs
from analytics.selection import Selection
from analytics.standings.ranking import in_force
from analytics.warnings.rules import Outcome, Warned
from analytics.warnings.thresholds import Thresholds
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import Period

STAGES = ("allocated", "disbursed", "spent", "recovered")
NOTHING = Decimal(0)
_BY = ("pair", "year", "track")
_COLUMNS = (*_BY, "fund_stage", "amount")
Of = tuple[str, str, str | None]  # pair, fund year, track (None: on none)


@dataclass(frozen=True)
class MoneyMoved:
    """All movements of pairs' fund money up to a quarter, whatever track is asked about; `tracks` are those that are."""

    sums: dict[Of, dict[str, Decimal]]
    tracks: tuple[str, ...]

    def of(self, of: Of, stage: str) -> Decimal:
        """元 that moved there at one stage; no movement in a whole table is nothing."""
        return self.sums.get(of, {}).get(stage, NOTHING)

    def is_asked(self, of: Of) -> bool:
        return not self.tracks or of[2] in self.tracks

    def untracked(self, stages: Sequence[str]) -> set[tuple[str, str]]:
        """Pairs' fund years whose money at these stages is on tracks only in part: what lies on none may be any track's."""
        told: dict[tuple[str, str], set[bool]] = defaultdict(set)
        for (pair, year, track), by_stage in self.sums.items():
            if any(stage in by_stage for stage in stages):
                told[pair, year].add(track is None)
        return {of for of, kinds in told.items() if len(kinds) > 1}

    def years(self, stages: Sequence[str]) -> Iterator[tuple[str, str, list[Of]]]:
        """Each pair and fund year with its asked tracks that any of these stages moved on; where tracks are asked about,
        not those whose money is on tracks only in part."""
        mixed = self.untracked(stages) if self.tracks else set()
        found: dict[tuple[str, str], list[Of]] = defaultdict(list)
        for of, by_stage in sorted(self.sums.items(), key=lambda item: (*item[0][:2], item[0][2] or "")):
            if self.is_asked(of) and of[:2] not in mixed and any(stage in by_stage for stage in stages):
                found[of[:2]].append(of)
        for (pair, year), parts in found.items():
            yield pair, year, parts


def moved(dataset: Dataset, selection: Selection) -> MoneyMoved:
    every = _moved(dataset, replace(selection, span="programme", pairs=(), tracks=(), value_type="actual"))
    wanted = selection.pairs
    sums = {of: held for of, held in every.items() if of[0] in wanted} if wanted else every
    return MoneyMoved(sums, selection.tracks)


@remembered
def _moved(dataset: Dataset, scope: Selection) -> dict[Of, dict[str, Decimal]]:
    """Of all pairs and tracks: a choice of them asks the engine nothing."""
    sums: dict[Of, dict[str, Decimal]] = {}
    rows = dataset.arrow(scope.fill(_movements(dataset.dialect, scope.shape())))
    for pair, year, track, stage, amount in zip(*(rows[one].to_pylist() for one in _COLUMNS), strict=True):
        sums.setdefault((pair, year, track), {})[stage] = amount
    return sums


@compiled
def _movements(scope: Selection) -> Table:
    quantities = [Quantity("fund_flows", stage) for stage in STAGES]
    rows = narrowed(cheapest("fund_flows", scope, _BY)(quantities, scope, _BY).rows, scope, _BY)
    rows = rows.filter(rows.pair_id.notnull())
    keys = {"pair": rows.pair_id, "year": rows.year, "track": rows.track_id}
    return rows.group_by(**keys, fund_stage=rows.fund_stage).aggregate(amount=rows.value.sum())


def disbursed_to(dataset: Dataset, selection: Selection) -> dict[str, Decimal]:
    """Pair id → all that was disbursed to it since the programme began, on the tracks asked about."""
    found = moved(dataset, selection)
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for of in found.sums:
        if found.is_asked(of) and "disbursed" in found.sums[of]:
            sums[of[0]] += found.of(of, "disbursed")
    return sums


def behind(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    """Only the as-of year's fund is pressed, and only pairs in force are, as in analytics.standings.pace, whose benchmark
    it is: what should have been spent by now of each tranche."""
    found, judged, this_year = moved(dataset, selection), 0, str(selection.quarter.year)
    there, stages = in_force(dataset, selection.as_of), ("allocated", "spent")
    mixed = found.untracked(stages) if found.tracks else set()
    warnings = []
    for one in judged_pairs(dataset, "execution_rate", selection.at(selection.as_of, "year")):
        pair = str(one.part.of[0])
        if not one.due or one.done is None or pair not in there or (pair, this_year) in mixed:
            continue
        judged += 1
        ratio, missing = one.done / one.due, cents(one.due - one.done)
        if ratio < least.behind_pace and missing >= least.behind_least_yuan:
            warnings.append(
                Warned(
                    "behind",
                    pair,
                    missing,
                    ratio,
                    least.behind_pace,
                    this_year,
                    allocated=Decimal(one.part.denominator or 0),
                    spent=Decimal(one.part.numerator or 0),
                    money_due=cents(one.due),
                )
            )
    return Outcome("behind", tuple(warnings), judged, untracked=_mixed_of(mixed, this_year))


def cents(amount: Fraction) -> Decimal:
    """A share of a sum in 元, to the cent: a third of a tranche has no end."""
    exact = Decimal(amount.numerator) / Decimal(amount.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def idle(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    number = selection.quarter.last - least.idle_quarters
    upto = str(Period(number, number))
    found, then, judged, warnings = moved(dataset, selection), moved(dataset, selection.at(upto)), 0, []
    mixed = found.untracked(("disbursed", "spent", "recovered"))
    for of in _sorted(found):
        disbursed = then.of(of, "disbursed")
        if not disbursed or of[:2] in mixed:
            continue
        judged += 1
        spent, recovered = found.of(of, "spent"), found.of(of, "recovered")
        left = disbursed - spent - recovered
        share = Fraction(left) / Fraction(disbursed)
        if left > 0 and share >= least.idle_least_share and left >= least.idle_least_yuan:
            warnings.append(
                Warned(
                    "idle",
                    of[0],
                    left,
                    share,
                    least.idle_least_share,
                    of[1],
                    of[2],
                    disbursed=disbursed,
                    spent=spent,
                    recovered=recovered,
                    upto=upto,
                )
            )
    return Outcome("idle", tuple(warnings), judged, untracked=_mixed_of(mixed))


def overspent(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    found, judged, warnings, stages = moved(dataset, selection), 0, [], ("disbursed", "spent")
    for pair, year, parts in found.years(stages):
        disbursed, spent = (sum((found.of(of, stage) for of in parts), NOTHING) for stage in stages)
        judged += 1
        over = spent - disbursed
        if over > 0 and over >= least.overspent_least_yuan:
            warnings.append(
                Warned(
                    "overspent",
                    pair,
                    over,
                    Fraction(spent),
                    Fraction(disbursed),
                    year,
                    disbursed=disbursed,
                    spent=spent,
                )
            )
    mixed = found.untracked(stages) if found.tracks else set()
    return Outcome("overspent", tuple(warnings), judged, untracked=_mixed_of(mixed))


def overdisbursed(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    found, judged, warnings = moved(dataset, selection), 0, []
    mixed = found.untracked(("allocated", "disbursed"))
    for of in _sorted(found):
        allocated, disbursed = found.of(of, "allocated"), found.of(of, "disbursed")
        if not disbursed or of[:2] in mixed:
            continue
        judged += 1
        over = disbursed - allocated
        if over > 0 and over >= least.overdisbursed_least_yuan:
            warnings.append(
                Warned(
                    "overdisbursed",
                    of[0],
                    over,
                    Fraction(disbursed),
                    Fraction(allocated),
                    of[1],
                    of[2],
                    allocated=allocated,
                    disbursed=disbursed,
                )
            )
    return Outcome("overdisbursed", tuple(warnings), judged, untracked=_mixed_of(mixed))


def _sorted(found: MoneyMoved) -> list[Of]:
    asked = (of for of in found.sums if found.is_asked(of))
    return sorted(asked, key=lambda of: (of[0], of[1], of[2] or ""))


def _mixed_of(mixed: set[tuple[str, str]], year: str | None = None) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(of for of in mixed if year is None or of[1] == year))
