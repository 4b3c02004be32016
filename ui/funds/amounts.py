"""A pair's fund money step by step: the levels, what is missing between them, and what left them."""

from analytics.funds.ladder import STEPS, Aside, Ladder, Rung
from analytics.funds.wording import amount_words, gap_words, rung_words, step_name, step_word
from charts.bars import Step
from style import terms
from style.numbers import figure, unit_label
from style.periods import say_period
from style.text import beside
from style.units import YUAN
from ui.address import href
from ui.figures import words as row_words
from ui.funds import words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View


def steps(shown: View, found: Ladder) -> tuple[Step, ...]:
    return tuple(_step(shown.lang, rung) for rung in found.rungs)


def _step(lang: str, rung: Rung) -> Step:
    return Step(
        step_name(rung.stage, lang),
        None if rung.amount is None else float(rung.amount),
        amount_words(rung, lang),
        rung_words(rung, lang),
        gap_words(rung, lang),
    )


def ladder_table(shown: View, pair_id: str, found: Ladder) -> Ledger:
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = (
        Column("step", words.STEP(lang)),
        Column("amount", beside(terms.AMOUNT(lang), unit, lang), "number"),
        Column("gap", words.GAP(lang)),
        Column("flows", words.MOVEMENTS(lang), "number", wide=True),
    )
    rows = tuple(_rung(shown, pair_id, found, rung) for rung in found.rungs)
    return Ledger(terms.FUND_LADDER(lang), columns, rows)


def _rung(shown: View, pair_id: str, found: Ladder, rung: Rung) -> Row:
    lang, label = shown.lang, step_name(rung.stage, shown.lang)
    target = None
    if rung.flows:
        target = href(
            "rows", shown.address.to(metric=f"fund_{rung.stage}", pairs=(pair_id,), pair=None, span=found.scope.span)
        )
    said = figure(rung.amount, YUAN, lang).number if rung.flows else amount_words(rung, lang)
    gap = gap_words(rung, lang) or "—"
    cells = {
        "step": Cell(label),
        "amount": Cell(
            said,
            muted=not rung.flows,
            sort=None if rung.amount is None else float(rung.amount),
            href=target,
            label=row_words.OPEN(lang, whose="", label=label, value=amount_words(rung, lang)) if target else "",
        ),
        "gap": Cell(gap, muted=rung.stage == STEPS[0] or not rung.short),
        "flows": Cell("—" if rung.refused else f"{rung.flows:,}", muted=rung.refused is not None),
    }
    return Row(rung.stage, cells)


def asides_table(shown: View, found: Ladder) -> Ledger:
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = (
        Column("kind", words.STEP(lang)),
        Column("year", terms.FUND_YEAR(lang)),
        Column("quarter", words.MOVED_IN(lang)),
        Column("amount", beside(terms.AMOUNT(lang), unit, lang), "number"),
        Column("flows", words.MOVEMENTS(lang), "number", wide=True),
    )
    return Ledger(
        words.ASIDES_OF_PAIR(lang), columns, tuple(_aside(lang, n, one) for n, one in enumerate(found.asides))
    )


def _aside(lang: str, number: int, one: Aside) -> Row:
    cells = {
        "kind": Cell(step_word(one.stage, lang)),
        "year": Cell(say_period(one.year, lang)),
        "quarter": Cell(say_period(one.quarter or one.year, lang)),
        "amount": Cell(figure(one.amount, YUAN, lang).number),
        "flows": Cell(f"{one.flows:,}"),
    }
    return Row(f"aside-{number}", cells)
