"""A pair's fund money step by step: the levels, what is missing between them, and what left them."""

from analytics.ladder import STEPS, Aside, Ladder, Rung
from store.codes import FUND_STAGE
from style.numbers import figure, unit_label
from style.periods import say_period
from style.units import UNITS
from ui import pair_words, row_words, words
from ui.address import href
from ui.cards import beside
from ui.charts import Step
from ui.ledger import Cell, Column, Ledger, Row
from ui.view import View

YUAN = UNITS["yuan"]


def steps(shown: View, found: Ladder) -> tuple[Step, ...]:
    return tuple(_step(shown.lang, rung) for rung in found.rungs)


def _step(lang: str, rung: Rung) -> Step:
    label, said = FUND_STAGE[rung.stage].label(lang), figure(rung.amount, YUAN, lang)
    gap = gap_words(lang, rung)
    spoken = " · ".join(filter(None, (f"{label} {said}", gap)))
    return Step(label, None if rung.amount is None else float(rung.amount), str(said), spoken, gap)


def gap_words(lang: str, rung: Rung) -> str:
    """未支出 0.18 亿元; where a step has more than the one before, that."""
    if not rung.short:
        return ""
    amount = figure(abs(rung.short), YUAN, lang)
    return (pair_words.GAPS[rung.stage] if rung.short > 0 else pair_words.MORE_THAN_ABOVE)(
        lang, amount=amount
    )


def alt(shown: View, found: Ladder) -> str:
    said = words.LIST_STOP(shown.lang).join(step.said for step in steps(shown, found))
    return pair_words.LADDER_ALT(shown.lang, funds=found.scope.say_funds(shown.lang), steps=said)


def ladder_table(shown: View, pair_id: str, found: Ladder) -> Ledger:
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = (Column("step", pair_words.STEP(lang)), Column("amount", beside(pair_words.AMOUNT(lang), unit, lang), "number"),
               Column("gap", pair_words.GAP(lang)), Column("flows", pair_words.MOVEMENTS(lang), "number", wide=True))  # fmt: skip
    rows = tuple(_rung(shown, pair_id, found, rung) for rung in found.rungs)
    return Ledger(pair_words.SECTIONS["money"](lang), columns, rows)


def _rung(shown: View, pair_id: str, found: Ladder, rung: Rung) -> Row:
    lang, said = shown.lang, figure(rung.amount, YUAN, shown.lang)
    label = FUND_STAGE[rung.stage].label(lang)
    target = None
    if rung.amount is not None:
        target = href("rows", shown.address.to(metric=f"fund_{rung.stage}", pairs=(pair_id,), pair=None, span=found.scope.span))  # fmt: skip
    gap = gap_words(lang, rung) or "—"
    cells = {
        "step": Cell(label),
        "amount": Cell(said.number, muted=rung.amount is None, href=target,
                       label=row_words.OPEN(lang, whose="", label=label, value=str(said)) if target else ""),
        "gap": Cell(gap, muted=rung.stage == STEPS[0] or not rung.short),
        "flows": Cell(f"{rung.flows:,}"),
    }  # fmt: skip
    return Row(rung.stage, cells)


def asides_table(shown: View, found: Ladder) -> Ledger:
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = (Column("kind", pair_words.STEP(lang)), Column("year", pair_words.FUND_YEAR(lang)),
               Column("quarter", pair_words.MOVED_IN(lang)),
               Column("amount", beside(pair_words.AMOUNT(lang), unit, lang), "number"),
               Column("flows", pair_words.MOVEMENTS(lang), "number", wide=True))  # fmt: skip
    return Ledger(
        pair_words.ASIDES(lang), columns, tuple(_aside(lang, n, one) for n, one in enumerate(found.asides))
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
