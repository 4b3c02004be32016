"""All rules at one quarter, and what changed since the quarters before: new, gone, and for how long a warning has stood."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from analytics.lookup import pairs_instead
from analytics.metrics import METRICS
from analytics.selection import PROGRAMME_START, Selection
from analytics.warnings.money_rules import behind, idle, overdisbursed, overspent
from analytics.warnings.project_rules import stalled, unreported
from analytics.warnings.promise_rules import not_started, over_plan, overdue
from analytics.warnings.rules import NO_PAIR_THERE, ONLY_ACTUAL, RULES, Outcome, Rule, Warned
from analytics.warnings.thresholds import Thresholds
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import Period, parse_period
from style.text import Text

QUARTERS = 8  # how far back rounds are told, the as-of quarter among them
_JUDGES: dict[str, Callable[[Dataset, Selection, Thresholds], Outcome]] = {
    "behind": behind,
    "idle": idle,
    "overspent": overspent,
    "overdisbursed": overdisbursed,
    "stalled": stalled,
    "not_started": not_started,
    "overdue": overdue,
    "over_plan": over_plan,
    "unreported": unreported,
}


@dataclass(frozen=True)
class Round:
    """Every rule's outcome at the end of one quarter, in the order of RULES."""

    as_of: str
    outcomes: tuple[Outcome, ...]

    def outcome(self, rule_id: str) -> Outcome:
        return next(one for one in self.outcomes if one.rule == rule_id)

    @cached_property
    def of(self) -> frozenset[tuple[str | None, ...]]:
        """What makes each of its warnings the same one a quarter later."""
        return frozenset(warned.of for one in self.outcomes for warned in one.warnings)

    @cached_property
    def warnings(self) -> tuple[Warned, ...]:
        """The largest amount first, those that have none of their own last and by what was measured; equals in the order
        of the rules."""
        found = [warned for one in self.outcomes for warned in one.warnings]
        return tuple(sorted(found, key=lambda w: (w.amount is None, -w.measured if w.amount is None else -w.amount)))


@dataclass(frozen=True)
class RuleCourse:
    """The rounds up to the as-of quarter, the newest first; none before the programme began."""

    rounds: tuple[Round, ...]

    @property
    def now(self) -> Round:
        return self.rounds[0]

    @property
    def before(self) -> Round | None:
        return self.rounds[1] if len(self.rounds) > 1 else None

    def standing(self, warned: Warned) -> int:
        """For how many quarters in a row it has stood, up to the as-of one; at most as many as are told."""
        run = 0
        for one in self.rounds:
            if warned.of not in one.of:
                break
            run += 1
        return run

    def is_new(self, warned: Warned) -> bool:
        return self.before is not None and self.before.outcome(warned.rule).is_told and self.standing(warned) == 1

    @cached_property
    def gone(self) -> tuple[Warned, ...]:
        """What stood a quarter ago and stands no more, by rules that can still judge."""
        if self.before is None:
            return ()
        return tuple(w for w in self.before.warnings if w.of not in self.now.of and self.now.outcome(w.rule).is_told)

    def year_is_over(self, warned: Warned) -> bool:
        """Of a warning that is gone: whether its fund year ended, so that there is no calendar to be behind any more."""
        return warned.rule == "behind" and warned.year != self.now.as_of[:4]


def of_selected(warnings: Iterable[Warned], selection: Selection, rule: str | None = None) -> tuple[Warned, ...]:
    """Those of the selected pairs and of one rule, of all where none is named."""
    wanted = selection.pairs
    return tuple(one for one in warnings if (not wanted or one.pair_id in wanted) and rule in (None, one.rule))


def course(dataset: Dataset, selection: Selection, values: Thresholds) -> RuleCourse:
    """Of every pair: what is selected of them is a matter of showing, as each is judged by itself. The span makes no
    difference either: a rule looks at all fund years, or at the as-of quarter's own."""
    last = selection.quarter.last
    first = max(parse_period(PROGRAMME_START).last, last - QUARTERS + 1)
    asked = replace(selection, pairs=(), span="programme")
    return RuleCourse(tuple(round_at(dataset, asked.at(str(Period(n, n))), values) for n in range(last, first - 1, -1)))


@remembered
def round_at(dataset: Dataset, selection: Selection, values: Thresholds) -> Round:
    """The rules at the as-of quarter's end, of the pairs selected."""
    return Round(selection.as_of, tuple(_outcome(dataset, rule, selection, values) for rule in RULES.values()))


def _outcome(dataset: Dataset, rule: Rule, selection: Selection, values: Thresholds) -> Outcome:
    """A sum of an incomplete table is a lower bound: held against another it says nothing. What projects report and did
    not report is told row by row, so what is found there holds; only that there is nothing more is not known."""
    if reason := refusal(rule, selection):
        return Outcome(rule.id, refused=reason)
    asked = judged_as(dataset, rule, selection)
    if asked is None:
        return Outcome(rule.id, refused=NO_PAIR_THERE)
    known = all(dataset.is_complete(table) for table in rule.complete)
    if not known and rule.metrics:
        return Outcome(rule.id, unknown=True, whole_pairs=asked != selection)
    found = _JUDGES[rule.id](dataset, asked, values)
    return replace(found, unknown=not known and not found.warnings, whole_pairs=asked != selection)


def judged_as(dataset: Dataset, rule: Rule, selection: Selection) -> Selection | None:
    """What a rule is really asked: of what reaches pairs and no county, in the place of cities and counties the whole
    pairs whose mountain county lies there; None where there is none."""
    if not rule.whole_pairs or not (selection.cities or selection.counties):
        return selection
    there = pairs_instead(dataset, selection)
    return replace(selection, pairs=there, cities=(), counties=()) if there else None


def refusal(rule: Rule, selection: Selection) -> Text | None:
    """Why the rule cannot be judged for the selection."""
    if selection.value_type != "actual":
        return ONLY_ACTUAL
    asked = replace(selection, cities=(), counties=()) if rule.whole_pairs else selection
    reasons = [METRICS[metric_id].refusal((), asked) for metric_id in (*rule.metrics, *rule.narrowed_as)]
    return next((reason for reason in reasons if reason), None)
