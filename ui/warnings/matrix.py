"""Counts of warnings as two boards: pairs × rules, whose cells narrow the page, and rules × quarters, which lead back in time."""

from collections.abc import Sequence

from analytics.lookup import pairs, pairs_within
from analytics.warnings.rounds import of_selected
from analytics.warnings.rules import RULES, Outcome, Warned
from style import terms
from style.numbers import NO_DATA
from style.periods import say_period
from ui.address import href
from ui.pieces.ledger import HEAT_STEPS, Cell, Column, Ledger, Row
from ui.view import View
from ui.warnings import words as warning_words
from ui.warnings.found import FoundWarnings

ALL = "all"  # the column of totals


def matrix_table(shown: View, found: FoundWarnings) -> Ledger:
    """Rows are the pairs with a side in the places selected, all of them whichever pairs are selected."""
    lang, outcomes = shown.lang, found.now.outcomes
    columns = [Column("pair", terms.PAIR(lang), sortable=True)]
    columns += [Column(one.rule, RULES[one.rule].label(lang), "heat", sortable=True) for one in outcomes]
    columns.append(Column(ALL, warning_words.IN_ALL(lang), "number", sortable=True))
    by_cell = _by_cell(found.now.warnings)
    most = max(map(len, by_cell.values()), default=0)
    within = {*pairs_within(shown.dataset, shown.selection), *shown.selection.pairs, *(pair for pair, _ in by_cell)}
    rows = []
    for pair_id in (p for p in pairs(shown.dataset) if p in within):
        cells = {"pair": Cell(pairs(shown.dataset)[pair_id].label(lang), sort=pair_id)}
        for outcome in outcomes:
            mine = by_cell.get((pair_id, outcome.rule), ())
            cells[outcome.rule] = _cell(shown, found, outcome, pair_id, mine, most)
        count = sum(len(by_cell.get((pair_id, one.rule), ())) for one in outcomes)
        cells[ALL] = Cell(f"{count:,}", sort=count, muted=not count)
        back = shown.address.pairs == (pair_id,)
        target = href("warnings", shown.address.to(pairs=() if back else (pair_id,)))
        rows.append(Row(pair_id, cells, target, selected=pair_id in shown.selection.pairs))
    return Ledger(warning_words.MATRIX(lang), tuple(columns), tuple(rows))


def _by_cell(warnings: Sequence[Warned]) -> dict[tuple[str, str], tuple[Warned, ...]]:
    cells: dict[tuple[str, str], tuple[Warned, ...]] = {}
    for warned in warnings:
        cells[warned.pair_id, warned.rule] = (*cells.get((warned.pair_id, warned.rule), ()), warned)
    return cells


def _cell(shown: View, found: FoundWarnings, outcome: Outcome, pair_id: str, mine: Sequence[Warned], most: int) -> Cell:
    lang, address = shown.lang, shown.address
    chosen = address.pairs == (pair_id,) and address.rule == outcome.rule
    if not outcome.is_told or not (mine or chosen):
        return _without(outcome, lang)
    target = address.to(pairs=(), rule=None) if chosen else address.to(pairs=(pair_id,), rule=outcome.rule)
    new = sum(map(found.course.is_new, mine))
    label = warning_words.CELL(
        lang, pair=pairs(shown.dataset)[pair_id].label(lang), rule=RULES[outcome.rule].label(lang), figure=len(mine)
    )
    return Cell(
        f"{len(mine):,}",
        sub=warning_words.SOME_NEW(lang, count=new) if new else "",
        sort=len(mine),
        selected=chosen,
        step=_step(len(mine), most),
        href=href("warnings", target, None if chosen else "list"),
        label=label,
    )


def _without(outcome: Outcome, lang: str) -> Cell:
    """None found is 0; what could not be judged is a gap."""
    if outcome.is_told:
        return Cell("0", sort=0, muted=True)
    return Cell("—" if outcome.refused else NO_DATA(lang), gap=True)


def _step(count: int, most: int) -> int | None:
    """One is the lightest but one, the most the darkest."""
    if not count:
        return None
    return 1 + round((HEAT_STEPS - 2) * (count - 1) / max(most - 1, 1))


def history_table(shown: View, found: FoundWarnings) -> Ledger:
    """How many stood at each quarter's end, the latest last."""
    lang, rounds = shown.lang, tuple(reversed(found.course.rounds))
    counts = {(r.as_of, o.rule): len(of_selected(o.warnings, shown.selection)) for r in rounds for o in r.outcomes}
    most = max(counts.values(), default=0)
    columns = (
        Column("rule", terms.RULE(lang)),
        *(Column(r.as_of.lower(), say_period(r.as_of, lang), "heat") for r in rounds),
    )
    rows = []
    for rule in RULES.values():
        cells = {"rule": Cell(rule.label(lang))}
        for one in rounds:
            count = counts[one.as_of, rule.id]
            cells[one.as_of.lower()] = _without(one.outcome(rule.id), lang)
            if count:
                then = href("warnings", shown.address.to(q=one.as_of, rule=rule.id), "list")
                said = warning_words.BACK_TO(
                    lang, rule=rule.label(lang), quarter=say_period(one.as_of, lang), figure=count
                )
                cells[one.as_of.lower()] = Cell(f"{count:,}", step=_step(count, most), href=then, label=said)
        rows.append(Row(rule.id, cells))
    return Ledger(warning_words.HISTORY(lang), columns, tuple(rows))
