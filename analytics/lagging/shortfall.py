"""Every pair's shortfall: what should have been spent by now and was not, split by the step at which it rests."""

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain

from analytics.answer import Part, Refused, parts, total
from analytics.coverage import coverage
from analytics.judgement.judge import Judgement, judged, judged_pairs
from analytics.lagging.scope import AskedOfMoney, asked_of_money
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.standings.ranking import in_force
from analytics.warnings.rounds import round_at
from analytics.warnings.rules import RULES, Warned
from analytics.warnings.thresholds import Thresholds
from cache.remembered import remembered
from store.datasets import Dataset

MONEY, TARGET = "execution_rate", "investment_target_rate"
# Warnings of projects that stand still, each a part of why money does not move.
STANDING_STILL = ("stalled", "not_started")
NOTHING = Fraction(0)


@dataclass(frozen=True)
class Shortfall:
    """One pair, or all together (pair_id None). `money` is the judgement of its execution and `target` that of its investment,
    which is the whole pair's whatever track is asked about. 元; `gap` = `undisbursed` + `unspent`, exactly, of all together the
    sum of the pairs' (one pair's surplus fills no other's gap).
    """

    pair_id: str | None
    money: Judgement
    gap: Fraction
    undisbursed: Fraction
    before: Part | None
    target: Judgement | None
    stages: dict[str, int] = field(default_factory=dict, hash=False)
    still: dict[str, tuple[Warned, ...]] = field(default_factory=dict, hash=False)
    missing: int = 0
    due: int = 0

    @property
    def unspent(self) -> Fraction:
        """What had come to the county and was not spent."""
        return self.gap - self.undisbursed

    @property
    def is_behind(self) -> bool:
        return self.money.status_id == "behind"


@dataclass(frozen=True)
class Shortfalls:
    """`lines` of every pair asked about: those behind by the size of their gap, then the others by theirs, then those that are
    not judged. `asked` is what is answered and in what it differs from the selection."""

    asked: AskedOfMoney
    whole: Shortfall | None
    lines: tuple[Shortfall, ...] = ()

    @property
    def behind(self) -> tuple[Shortfall, ...]:
        return tuple(line for line in self.lines if line.is_behind)

    @property
    def judged(self) -> int:
        return sum(line.money.is_judged for line in self.lines)

    def line(self, pair_id: str) -> Shortfall | None:
        return next((line for line in self.lines if line.pair_id == pair_id), None)


@remembered
def shortfalls(dataset: Dataset, selection: Selection, values: Thresholds) -> Shortfalls:
    """Of the pairs in force that the selection leaves in, by the money of its tracks and years."""
    asked = asked_of_money(dataset, selection)
    at = asked.selection
    if at is None:
        return Shortfalls(asked, None)
    there = in_force(dataset, at.as_of)
    money = {str(one.part.of[0]): one for one in judged_pairs(dataset, MONEY, at) if one.part.of[0] in there}
    wanted = [pair_id for pair_id in money if not at.pairs or pair_id in at.pairs]
    disbursed = _disbursed(dataset, at)
    before = _before(dataset, at)
    targets = _targets(dataset, at)
    stages, still, missing = _stages(dataset, at), _still(dataset, at, values), _missing(dataset, at)
    lines = []
    for pair_id in wanted:
        gap, undisbursed = _split(money[pair_id], disbursed.get(pair_id, NOTHING))
        lines.append(
            Shortfall(
                pair_id,
                money[pair_id],
                gap,
                undisbursed,
                before.get(pair_id),
                targets.get(pair_id),
                stages.get(pair_id, {}),
                still.get(pair_id, {}),
                *missing.get(pair_id, (0, 0)),
            )
        )
    lines.sort(key=lambda one: (not one.is_behind, not one.money.is_judged, -one.gap, one.pair_id or ""))
    return Shortfalls(asked, _whole(dataset, at, lines), tuple(lines))


def _split(one: Judgement, disbursed: Fraction) -> tuple[Fraction, Fraction]:
    """What is missing to what is due, and how much of it had not even been disbursed."""
    if not one.is_judged or one.gap is None or one.gap <= 0:
        return NOTHING, NOTHING
    assert one.due is not None
    return one.gap, min(one.gap, max(NOTHING, one.due - disbursed))


def _whole(dataset: Dataset, at: Selection, lines: list[Shortfall]) -> Shortfall:
    stages: dict[str, int] = defaultdict(int)
    for line in lines:
        for stage, count in line.stages.items():
            stages[stage] += count
    rules = dict.fromkeys(rule for line in lines for rule in line.still)
    still = {rule: tuple(chain.from_iterable(line.still.get(rule, ()) for line in lines)) for rule in rules}
    target = None if at.tracks else judged(dataset, TARGET, at)
    return Shortfall(
        None,
        judged(dataset, MONEY, at),
        sum((line.gap for line in lines), NOTHING),
        sum((line.undisbursed for line in lines), NOTHING),
        _part_before(dataset, at),
        target,
        dict(stages),
        still,
        coverage(dataset, at).not_reported,
        coverage(dataset, at).due,
    )


def _disbursed(dataset: Dataset, at: Selection) -> dict[str, Fraction]:
    scope = METRICS[MONEY].scope(at)
    found = parts(dataset, "fund_disbursed", ("pair",), scope)
    return {str(part.of[0]): Fraction(part.value) for part in found if part.value is not None and part.of[0]}


def _before(dataset: Dataset, at: Selection) -> dict[str, Part]:
    """The rate of the fund of the year before at the same quarter of its year."""
    if _part_before(dataset, at) is None:
        return {}
    return {str(part.of[0]): part for part in parts(dataset, MONEY, ("pair",), at.year_earlier()) if part.of[0]}


def _part_before(dataset: Dataset, at: Selection) -> Part | None:
    earlier = at.year_earlier()
    return None if earlier.as_of < dataset.description.first_quarter else total(dataset, MONEY, earlier)


def _targets(dataset: Dataset, at: Selection) -> dict[str, Judgement]:
    """Of the whole pair, whatever track is asked about: a target has none."""
    whole = Selection(at.as_of, at.span)
    try:
        return {str(one.part.of[0]): one for one in judged_pairs(dataset, TARGET, whole)}
    except Refused:
        return {}


def _stages(dataset: Dataset, at: Selection) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for part in parts(dataset, "projects", ("pair", "stage"), at):
        if part.of[0] is not None and part.of[1] is not None:
            found[part.of[0]][part.of[1]] = int(part.value or 0)
    return found


def _still(dataset: Dataset, at: Selection, values: Thresholds) -> dict[str, dict[str, tuple[Warned, ...]]]:
    asked = Selection(at.as_of, "programme", pairs=at.pairs, tracks=at.tracks)
    if not any(rule in RULES for rule in STANDING_STILL):
        return {}
    found: dict[str, dict[str, list[Warned]]] = defaultdict(lambda: defaultdict(list))
    for warned in round_at(dataset, asked, values).warnings:
        if warned.rule in STANDING_STILL:
            found[warned.pair_id][warned.rule].append(warned)
    return {pair_id: {rule: tuple(held) for rule, held in by_rule.items()} for pair_id, by_rule in found.items()}


def _missing(dataset: Dataset, at: Selection) -> dict[str, tuple[int, int]]:
    return {pair_id: (missing, due) for pair_id, missing, due in coverage(dataset, at).missing}
