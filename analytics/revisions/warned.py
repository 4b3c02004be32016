"""Which warnings are new, which are gone and which tell another amount, by the rules and thresholds that hold now."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analytics.revisions.figures import NOTHING
from analytics.revisions.openings import opening
from analytics.revisions.sides import Opening, Whose, in_both, opens, whose_of
from analytics.selection import Selection
from analytics.warnings.rounds import round_at
from analytics.warnings.rules import RULES, Rule, Warned
from analytics.warnings.thresholds import Thresholds
from analytics.warnings.wording import amount_words, of_words
from store.datasets import Dataset
from style.text import LANGUAGES, Text


@dataclass(frozen=True)
class RevisedWarning:
    """One warning in both versions; None where it is not raised. `of` says what of the pair it is about, None where it is the pair
    itself; the amounts are in words, None where the rule has none of its own."""

    rule_id: str
    whose: Whose
    as_of: str
    before: Warned | None
    after: Warned | None
    of: Text | None
    amount_before: Text | None
    amount_after: Text | None
    opens: tuple[Opening, ...]

    @property
    def rule(self) -> Rule:
        return RULES[self.rule_id]

    @property
    def is_new(self) -> bool:
        return self.before is None

    @property
    def is_gone(self) -> bool:
        return self.after is None

    @property
    def money(self) -> Decimal:
        """元 by which its amount moved, of one that is new or gone all of it."""
        before, after = ((one.amount if one else None) or NOTHING for one in (self.before, self.after))
        return abs(after - before)

    @property
    def places(self) -> int:
        return 0


def revised_warnings(old: Dataset, new: Dataset, quarter: str, values: Thresholds) -> tuple[RevisedWarning, ...]:
    """New and gone ones first, the largest amounts first; equals in the order of the rules."""
    before, after = (_warnings(one, quarter, values) for one in (old, new))
    found = [
        _revised(old, new, quarter, before.get(of), after.get(of))
        for of in dict.fromkeys((*after, *before))
        if before.get(of) != after.get(of)
    ]
    rules = list(RULES)

    def order(one: RevisedWarning) -> tuple[Any, ...]:
        return not one.is_new and not one.is_gone, -one.money, rules.index(one.rule_id), one.whose.order

    return tuple(sorted(found, key=order))


def _warnings(dataset: Dataset, quarter: str, values: Thresholds) -> dict[tuple[str | None, ...], Warned]:
    """By what makes it the same warning."""
    if not opens(dataset, quarter):
        return {}
    return {one.of: one for one in round_at(dataset, Selection(quarter, "programme"), values).warnings}


def _revised(old: Dataset, new: Dataset, quarter: str, before: Warned | None, after: Warned | None) -> RevisedWarning:
    dataset, told = (new, after) if after else (old, before)
    assert told is not None
    about = [of_words(dataset, told, lang) for lang in LANGUAGES]
    return RevisedWarning(
        told.rule,
        whose_of(new, old, "pair", told.pair_id),
        quarter,
        before,
        after,
        Text(*about) if all(about) else None,
        _amount(before),
        _amount(after),
        (opening("warnings", Selection(quarter), rule=told.rule, pairs=(told.pair_id,)),),
    )


def _amount(one: Warned | None) -> Text | None:
    return None if one is None or one.amount is None else in_both(lambda lang: amount_words(one, lang))
