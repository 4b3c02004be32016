"""A pair's fund money step by step: the levels, what is missing between them, and what left them."""

from dataclasses import replace

from analytics.funds.ladder import STEPS, Aside, Ladder, Rung
from charts.bars import Step
from store.codes import FUND_STAGE
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
    label, said, gap = FUND_STAGE[rung.stage].label(lang), amount_words(lang, rung), gap_words(lang, rung)
    spoken = " · ".join(filter(None, (f"{label} {said}", gap)))
    value = 0 if rung.none_yet else rung.amount
    return Step(label, None if value is None else float(value), said, spoken, gap)


def amount_words(lang: str, rung: Rung) -> str:
    """A step's amount with its unit, or why there is none: nothing moved, nobody knows, or it cannot be told."""
    return _without(lang, rung) or str(figure(rung.amount, YUAN, lang))


def amount_cell(lang: str, rung: Rung) -> Cell:
    """The same without its unit."""
    return Cell(
        _without(lang, rung) or figure(rung.amount, YUAN, lang).number,
        muted=rung.amount is None,
        sort=None if rung.amount is None else float(rung.amount),
    )


def _without(lang: str, rung: Rung) -> str:
    if rung.refused:
        return terms.NOT_TOLD(lang)
    return terms.NONE_YET(lang) if rung.none_yet else ""


def gap_words(lang: str, rung: Rung) -> str:
    """未支出 0.18 亿元; where a step has more than the one before, that."""
    if not rung.short:
        return ""
    amount = figure(abs(rung.short), YUAN, lang)
    return (words.GAPS[rung.stage] if rung.short > 0 else words.MORE_THAN_ABOVE)(lang, amount=amount)


def alt(shown: View, found: Ladder) -> str:
    said = terms.LIST_STOP(shown.lang).join(step.said for step in steps(shown, found))
    return terms.LADDER_ALT(shown.lang, funds=found.scope.say_funds(shown.lang), steps=said)


def ladder_table(shown: View, pair_id: str, found: Ladder) -> Ledger:
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = (
        Column("step", words.STEP(lang)),
        Column("amount", beside(terms.AMOUNT(lang), unit, lang), "number"),
        Column("gap", words.GAP(lang)),
        Column("flows", words.MOVEMENTS(lang), "number", wide=True),
    )
    rows = tuple(_rung(shown, pair_id, found, rung) for rung in found.rungs)
    return Ledger(words.FUND_LADDER(lang), columns, rows)


def _rung(shown: View, pair_id: str, found: Ladder, rung: Rung) -> Row:
    lang, label = shown.lang, FUND_STAGE[rung.stage].label(shown.lang)
    target = None
    if rung.amount is not None:
        target = href(
            "rows", shown.address.to(metric=f"fund_{rung.stage}", pairs=(pair_id,), pair=None, span=found.scope.span)
        )
    gap = gap_words(lang, rung) or "—"
    cells = {
        "step": Cell(label),
        "amount": replace(
            amount_cell(lang, rung),
            href=target,
            label=row_words.OPEN(lang, whose="", label=label, value=amount_words(lang, rung)) if target else "",
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
        "kind": Cell(FUND_STAGE[one.stage].label(lang)),
        "year": Cell(say_period(one.year, lang)),
        "quarter": Cell(say_period(one.quarter or one.year, lang)),
        "amount": Cell(figure(one.amount, YUAN, lang).number),
        "flows": Cell(f"{one.flows:,}"),
    }
    return Row(f"aside-{number}", cells)
