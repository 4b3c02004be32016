"""The list of warnings and of those that are gone: whose money, how much, why, since when, and what to do next."""

from dataclasses import replace

from analytics import figure_words
from analytics.warnings import wording
from analytics.warnings.rounds import of_selected
from analytics.warnings.rules import RULES, Warned
from analytics.warnings.wording import amount_words, of_words
from style import terms
from style.numbers import wan, wan_unit
from style.periods import say_period
from style.text import beside
from ui.address import Address, href
from ui.causes import BUTTON, may_open, opening_href
from ui.figures.cells import cells_of, columns_of
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View
from ui.warnings import words as warning_words
from ui.warnings.found import FoundWarnings
from ui.warnings.sentences import pair_name, says, standing_words

LIMIT = 150  # warnings of one list on the screen
ANCHOR = "evidence"


def listed(shown: View, found: FoundWarnings) -> tuple[Warned, ...]:
    return of_selected(found.now.warnings, shown.selection, shown.address.rule)


def narrowed_to(shown: View, warned: Warned) -> Address:
    """The page with this warning and what stands beside it under the same rule."""
    tracks = (
        (warned.track_id,)
        if warned.track_id and RULES[warned.rule].level == "pair_year_track"
        else shown.address.tracks
    )
    return shown.address.to(rule=warned.rule, pairs=(warned.pair_id,), tracks=tracks)


def list_table(shown: View, found: FoundWarnings, warnings: tuple[Warned, ...]) -> Ledger:
    lang = shown.lang
    caption = warning_words.LIST(lang, count=len(warnings))
    told = wording.warnings_table(shown.dataset, warnings[:LIMIT], lang, caption).only("pair", "amount", "asks")
    pair, amount, asks = columns_of(told, wide=("asks",), sortable=("pair", "amount"))
    columns = (
        pair,
        amount,
        Column("says", terms.SAYS(lang)),
        Column("change", terms.SINCE_QUARTER(lang), "mark", sortable=True, wide=True),
        asks,
        *((Column("task", BUTTON(lang), wide=True),) if may_open() and not shown.slide else ()),
    )
    rows = (_row(shown, found, n, one, cells_of(told, n)) for n, one in enumerate(warnings[:LIMIT]))
    return Ledger(told.caption, columns, tuple(rows))


def _row(shown: View, found: FoundWarnings, number: int, warned: Warned, cells: dict[str, Cell]) -> Row:
    lang = shown.lang
    opened = href("warnings", narrowed_to(shown, warned), "list") + f"#{ANCHOR}"
    new = found.course.is_new(warned)
    cells["pair"] = replace(cells["pair"], sub=rule_words(shown, warned), sort=warned.pair_id)
    cells["says"] = Cell(says(shown, warned, found.held.values), sub=_beside(shown, warned))
    cells["change"] = Cell(
        standing_words(found.course, warned, lang),
        tone="attention" if new else "",
        muted=not new,
        sort=found.course.standing(warned),
    )
    cells["task"] = Cell(BUTTON(lang), href=opening_href(shown, "warning", *warned.of), label=_asking(shown, warned))
    if warned.amount is not None:
        cells["amount"] = replace(cells["amount"], href=opened, label=_opens(shown, warned))
    return Row(f"warning-{number}", cells, opened)


def _asking(shown: View, warned: Warned) -> str:
    lang, rule = shown.lang, RULES[warned.rule].label(shown.lang)
    return warning_words.ASK_FOR(lang, button=BUTTON(lang), pair=pair_name(shown, warned), rule=rule)


def _opens(shown: View, warned: Warned) -> str:
    """What it is differs by rule: the table of rules says it once for each."""
    lang, rule = shown.lang, RULES[warned.rule].label(shown.lang)
    return warning_words.OPEN_WARNING(lang, pair=pair_name(shown, warned), rule=rule, amount=amount_words(warned, lang))


def rule_words(shown: View, warned: Warned) -> str:
    """The rule, and what of the pair it is about: 沉淀未支出 · 2024年度 · 产业有序转移."""
    rule, of = RULES[warned.rule].label(shown.lang), of_words(shown.dataset, warned, shown.lang)
    return warning_words.RULE_OF(shown.lang, rule=rule, of=of) if of else rule


def _beside(shown: View, warned: Warned) -> str:
    """The money beside a warning that has no amount of its own."""
    if warned.amount is not None or warned.disbursed is None:
        return ""
    return warning_words.BESIDE(shown.lang, amount=wan(warned.disbursed, shown.lang))


def gone_table(shown: View, found: FoundWarnings, gone: tuple[Warned, ...]) -> Ledger:
    """With the figures of the quarter before, at whose end they stood."""
    lang, unit = shown.lang, wan_unit(shown.lang)
    before = found.course.before.as_of if found.course.before else shown.selection.as_of
    columns = (
        Column("pair", terms.PAIR(lang)),
        Column("amount", beside(terms.AMOUNT(lang), unit, lang), "number"),
        Column(
            "says",
            beside(terms.SAYS(lang), figure_words.END_OF(lang, quarter=say_period(before, lang)), lang),
            wide=True,
        ),
        Column("why", warning_words.WHY_GONE(lang)),
    )
    rows = []
    for number, one in enumerate(gone[:LIMIT]):
        why = warning_words.YEAR_OVER if found.course.year_is_over(one) else warning_words.NO_LONGER
        said = wan(one.amount, lang).number if one.amount is not None else "—"
        cells = {
            "pair": Cell(pair_name(shown, one), sub=rule_words(shown, one)),
            "amount": Cell(said, muted=one.amount is None),
            "says": Cell(says(shown, one, found.held.values, before)),
            "why": Cell(why(lang)),
        }
        rows.append(
            Row(
                f"gone-{number}",
                cells,
                href("warnings", shown.address.to(q=before, rule=one.rule, pairs=(one.pair_id,)), "list"),
            )
        )
    return Ledger(warning_words.GONE(lang, count=len(gone)), columns, tuple(rows))
