"""What 预警 shows, and its rules as a table: how many warnings each gave, what changed, and by which threshold."""

from dataclasses import dataclass, replace

from analytics.warnings import wording
from analytics.warnings.rounds import Round, RuleCourse, course, of_selected, round_at
from analytics.warnings.rules import LEVELS, RULES, WHOLE_PAIRS, Outcome
from analytics.warnings.thresholds import InForce, thresholds
from style import terms
from style.numbers import NO_DATA
from ui.address import href
from ui.figures.cells import cells_of, columns_of
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View
from ui.warnings import words as warning_words


@dataclass(frozen=True)
class FoundWarnings:
    """What the page shows: the rounds of every pair, `own` of the selected pairs alone (what was looked at of them), and
    the thresholds they were judged by."""

    course: RuleCourse
    own: Round
    held: InForce

    @property
    def now(self) -> Round:
        return self.course.now


def find(shown: View) -> FoundWarnings:
    held, asked = thresholds(), shown.selection
    return FoundWarnings(course(shown.dataset, asked, held.values), round_at(shown.dataset, asked, held.values), held)


def rules_title(lang: str) -> str:
    """As many as there are."""
    return warning_words.RULES(lang, count=len(RULES))


def rules_table(shown: View, found: FoundWarnings) -> Ledger:
    """A rule's name narrows the page to it, and back where it is the one shown."""
    lang = shown.lang
    told = (
        wording.rules_table(found.now.outcomes, shown.selection, found.held.values, lang, rules_title(lang))
        .called(pairs="warned")
        .only("rule", "count", "pairs", "amount", "threshold")
    )
    rule, count, *rest = columns_of(told, wide=("pairs",))
    change = Column("change", terms.SINCE_QUARTER(lang), wide=True)
    judged = Column("judged", warning_words.JUDGED(lang), wide=True)
    rows = (_rule(shown, found, one, cells_of(told, n)) for n, one in enumerate(found.now.outcomes))
    return Ledger(told.caption, (rule, count, change, *rest, judged), tuple(rows))


def _rule(shown: View, found: FoundWarnings, outcome: Outcome, cells: dict[str, Cell]) -> Row:
    lang, rule = shown.lang, RULES[outcome.rule]
    chosen = shown.address.rule == rule.id
    cells["rule"] = replace(cells["rule"], sub=LEVELS[rule.level](lang))
    cells["judged"] = Cell(judged_words(found.own.outcome(rule.id), lang), muted=not outcome.is_told)
    if not cells["amount"].muted:
        cells["amount"] = replace(cells["amount"], sub=rule.amount(lang))
    if outcome.is_told:
        cells["change"] = _change(shown, found, outcome)
    return Row(
        rule.id,
        cells,
        href("warnings", shown.address.to(rule=None if chosen else rule.id), None if chosen else "list"),
        selected=chosen,
    )


def _change(shown: View, found: FoundWarnings, outcome: Outcome) -> Cell:
    before, mine = found.course.before, of_selected(outcome.warnings, shown.selection)
    if before is None or not before.outcome(outcome.rule).is_told:
        return Cell(warning_words.NO_BEFORE(shown.lang), muted=True)
    new = sum(map(found.course.is_new, mine))
    gone = len(of_selected(found.course.gone, shown.selection, outcome.rule))
    said = warning_words.NEW_GONE(shown.lang, new=new, gone=gone) if new or gone else "—"
    return Cell(said, muted=not (new or gone))


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
    if outcome.whole_pairs:
        said.append(WHOLE_PAIRS(lang))
    if outcome.untracked:
        said.append(warning_words.UNTRACKED(lang, count=len(outcome.untracked)))
    return terms.LIST_STOP(lang).join(said)
