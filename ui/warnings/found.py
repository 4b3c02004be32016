"""What 资金预警 shows, and its six rules as a table: how many warnings each gave, what changed, and by which threshold."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.warnings.rounds import Course, Round, course, round_at
from analytics.warnings.rules import LEVELS, RULES, Outcome, Rule, Warned
from analytics.warnings.thresholds import InForce, thresholds
from style import terms
from style.numbers import NO_DATA, figure, unit_label
from style.text import beside
from style.units import YUAN
from ui import words
from ui.address import href
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View
from ui.warnings import words as warning_words


@dataclass(frozen=True)
class Found:
    """What the page shows: the rounds of every pair, `own` of the selected pairs alone (what was looked at of them), and
    the thresholds they were judged by."""

    course: Course
    own: Round
    held: InForce

    @property
    def now(self) -> Round:
        return self.course.now


def find(shown: View) -> Found:
    held, asked = thresholds(), shown.selection
    return Found(course(shown.dataset, asked, held.values), round_at(shown.dataset, asked, held.values), held)


def of_selected(shown: View, warnings: Sequence[Warned], rule: str | None = None) -> tuple[Warned, ...]:
    """Those of the selected pairs and of one rule, of all where none is named."""
    wanted = shown.selection.pairs
    return tuple(w for w in warnings if (not wanted or w.pair_id in wanted) and rule in (None, w.rule))


def rules_table(shown: View, found: Found) -> Ledger:
    """A rule's name narrows the page to it, and back where it is the one shown."""
    lang = shown.lang
    columns = (
        Column("rule", terms.RULE(lang)),
        Column("count", terms.WARNING_COUNT(lang), "number"),
        Column("change", words.SINCE_QUARTER(lang), wide=True),
        Column("pairs", warning_words.PAIRS(lang), "number", wide=True),
        Column("amount", beside(terms.AMOUNT(lang), unit_label(YUAN, lang), lang), "number"),
        Column("threshold", terms.THRESHOLD(lang)),
        Column("judged", warning_words.JUDGED(lang), wide=True),
    )
    return Ledger(warning_words.RULES(lang), columns, tuple(_rule(shown, found, rule) for rule in RULES.values()))


def _rule(shown: View, found: Found, rule: Rule) -> Row:
    lang, outcome = shown.lang, found.now.outcome(rule.id)
    mine, chosen = of_selected(shown, outcome.warnings), shown.address.rule == rule.id
    cells = {
        "rule": Cell(rule.label(lang), sub=LEVELS[rule.level](lang)),
        "threshold": Cell(rule.limit(found.held.values)(lang)),
        "judged": Cell(judged_words(found.own.outcome(rule.id), lang), muted=not outcome.is_told),
        "count": Cell("—", muted=True),
        "amount": Cell("—", muted=True),
        "pairs": Cell("—", muted=True),
    }
    if outcome.unknown:
        cells["count"] = Cell(NO_DATA(lang), muted=True)
    elif outcome.is_told:
        cells |= _counted(shown, found, rule, mine)
    return Row(rule.id, cells, href("warnings", shown.address.to(rule=None if chosen else rule.id)), selected=chosen)


def _counted(shown: View, found: Found, rule: Rule, mine: Sequence[Warned]) -> dict[str, Cell]:
    """Within one rule no money is counted twice, as it looks at one level: its amounts add up."""
    lang, amounts = shown.lang, [w.amount for w in mine if w.amount is not None]
    cells = {"count": Cell(f"{len(mine):,}"), "pairs": Cell(f"{len({w.pair_id for w in mine}):,}")}
    if amounts:
        cells["amount"] = Cell(figure(sum(amounts), YUAN, lang).number, sub=rule.amount(lang))
    before = found.course.before
    if before is None or not before.outcome(rule.id).is_told:
        return cells | {"change": Cell(warning_words.NO_BEFORE(lang), muted=True)}
    new, gone = sum(map(found.course.is_new, mine)), len(of_selected(shown, found.course.gone, rule.id))
    said = warning_words.NEW_GONE(lang, new=new, gone=gone) if new or gone else "—"
    return cells | {"change": Cell(said, muted=not (new or gone))}


def judged_words(outcome: Outcome, lang: str) -> str:
    if outcome.refused:
        return warning_words.REFUSED(lang, reason=outcome.refused(lang))
    if outcome.unknown:
        return NO_DATA(lang)
    said = [
        RULES[outcome.rule].judged(lang, count=f"{outcome.judged:,}")
        if outcome.judged
        else warning_words.NOTHING_JUDGED(lang)
    ]
    if outcome.untracked:
        said.append(warning_words.UNTRACKED(lang, count=len(outcome.untracked)))
    return terms.LIST_STOP(lang).join(said)
