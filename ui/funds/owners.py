"""Who holds a gap, how pairs stand against the calendar, and what left the ladder, as tables."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from analytics.funds import gaps as fund_gaps
from analytics.funds import ladder
from analytics.funds.asides import AsideFlow
from analytics.funds.gaps import Owner, Owners
from analytics.funds.ladder import STEPS
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.standings.pace import PACES, Progress, Progresses
from store.codes import FUND_STAGE
from style import terms
from style.numbers import NO_DATA, figure, percent, unit_label, wan
from style.periods import say_period
from style.text import beside
from style.units import YUAN
from ui.address import href
from ui.figures import words as row_words
from ui.figures.about import rows_link
from ui.figures.cells import TONES, figure_cell
from ui.funds import words as fund_words
from ui.funds.lead import owner_name
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View


def owners_table(shown: View, found: Owners) -> Ledger:
    """Who holds the gap, the largest first, beside what has come; the two make the step before."""
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = (
        *(column for column in _sides(shown, found) if column.id != "above"),
        Column("gap", beside(ladder.GAPS[found.step](lang), unit, lang), "bar"),
    )
    top = max((owner.gap for owner in found.held if owner.gap is not None), default=None)
    rows = []
    for owner in found.held:
        assert owner.gap is not None and top
        share = fund_words.SHARE(lang, share=percent(found.share(owner), lang))
        gap = Cell(figure(owner.gap, YUAN, lang).number, sub=share, bar=float(owner.gap / top), tone="attention")
        rows.append(_owner(shown, found, owner, gap))
    return Ledger(gap_heading(shown, found), columns, tuple(rows))


def surplus_table(shown: View, found: Owners) -> Ledger:
    """Who has more than at the step before, the most first."""
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = (*_sides(shown, found), Column("gap", beside(fund_words.MORE_COLUMN(lang), unit, lang), "number"))
    rows = [
        _owner(shown, found, owner, Cell(figure(-owner.gap, YUAN, lang).number))
        for owner in found.more
        if owner.gap is not None
    ]
    caption = fund_words.MORE_THAN(lang, step=_step(found.step, lang), before=_step(_before(found), lang))
    return Ledger(caption, columns, tuple(rows))


def gap_heading(shown: View, found: Owners) -> str:
    """未拨付 3.50 亿元; the gap's name alone where nothing of it is known."""
    label = ladder.GAPS[found.step](shown.lang)
    if found.gap is None or found.gap < 0:
        return label
    return terms.GAP_OF(shown.lang, gap=label, amount=figure(found.gap, YUAN, shown.lang))


def gap_sum(shown: View, found: Owners) -> str:
    """How the gaps and what is not netted against them make the gap of the whole: exactly, to the last 万元 shown."""
    if found.gap is None or not (found.more or found.unknown):
        return ""
    lang = shown.lang
    sums = {"gap": found.gap, "held": found.held_sum, "more": found.more_sum, "unknown": found.unknown_sum}
    said = {name: wan(value, lang) for name, value in sums.items()}
    template = fund_words.SUM_WITH_UNKNOWN if found.unknown else fund_words.SUM_OF_GAPS
    return template(lang, count=len(found.unknown), **said)


def _before(found: Owners) -> str:
    return STEPS[STEPS.index(found.step) - 1]


def _step(stage: str, lang: str) -> str:
    return FUND_STAGE[stage].label(lang)


def _sides(shown: View, found: Owners) -> tuple[Column, ...]:
    lang = shown.lang
    return (
        Column("owner", terms.OWNER[found.dimension](lang)),
        Column("above", _step(_before(found), lang), "number", wide=True),
        Column("own", _step(found.step, lang), "number", wide=True),
    )


def _owner(shown: View, found: Owners, owner: Owner, gap: Cell) -> Row:
    """Its name leads to the pair, or narrows to the track; its two sides to their rows."""
    address, target = shown.address, None
    if owner.of is not None:
        target = (
            href("pair", address.to(pair=owner.of))
            if found.dimension == "pair"
            else href("funds", address.to(tracks=(owner.of,)))
        )
    cells = {
        "owner": Cell(owner_name(shown, found, owner)),
        "above": _side(shown, found, owner, _before(found)),
        "own": _side(shown, found, owner, found.step),
        "gap": gap,
    }
    return Row(owner.of or "none", cells, target, selected=owner.of in shown.selection.pairs)


def _side(shown: View, found: Owners, owner: Owner, stage: str) -> Cell:
    lang, level = shown.lang, owner.own if stage == found.step else owner.above
    if level.amount is None:
        return Cell((terms.NONE_YET if level.none_yet else NO_DATA)(lang), muted=True)
    metric, said = METRICS[f"fund_{stage}"], figure(level.amount, YUAN, lang)
    field = "pairs" if found.dimension == "pair" else "tracks"
    where = {field: (owner.of,)} if owner.of is not None else {}
    template = row_words.OPEN if where else fund_words.AMONG
    label = template(lang, whose=f"{owner_name(shown, found, owner)} ", label=metric.label(lang), value=str(said))
    return Cell(said.number, href=rows_link(year_view(shown), metric, **where), label=label)


def year_view(shown: View) -> View:
    """The view whose rows the figures of a fund year are: a quarter alone is told of its year."""
    if shown.selection.span != "quarter":
        return shown
    return replace(shown, address=shown.address.to(span="year"), selection=replace(shown.selection, span="year"))


def rates_table(shown: View, found: Progresses) -> Ledger:
    """The slowest first, then those without a rate; with what is not spent yet."""
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = [
        Column("pair", terms.PAIR(lang)),
        Column("rate", beside(METRICS[found.metric_id].short(lang), "%", lang), "number", sortable=True),
        *([Column("status", terms.STATUS(lang), "mark", sortable=True)] if found.elapsed else []),
        Column("allocated", beside(_step("allocated", lang), unit, lang), "number", sortable=True, wide=True),
        Column("spent", beside(_step("spent", lang), unit, lang), "number", sortable=True, wide=True),
        Column("unspent", beside(terms.UNSPENT(lang), unit, lang), "number", sortable=True),
    ]
    every = [*in_order(found), *(line for line in found.lines if line.reached is None)]
    return Ledger(fund_words.BULLETS(lang), tuple(columns), tuple(_rate(shown, found, line) for line in every))


def in_order(found: Progresses) -> list[Progress]:
    """Those with a rate, the slowest first."""
    known = [line for line in found.lines if line.reached is not None]
    return sorted(known, key=lambda line: (line.reached or 0, line.pair_id or ""))


def _rate(shown: View, found: Progresses, line: Progress) -> Row:
    lang, pair_id = shown.lang, str(line.pair_id)
    at = year_view(shown)
    status, tone = PACES[line.status], TONES.get(line.status, "")
    spent, allocated = line.part.numerator, line.part.denominator
    unspent = None if spent is None or allocated is None else allocated - spent
    cells = {
        "pair": Cell(pairs(shown.dataset)[pair_id].label(lang)),
        "rate": figure_cell(at, METRICS[found.metric_id], pair_id, line.part.value),
        "status": Cell(status.label(lang), tone=tone, muted=not tone, sort=list(PACES).index(line.status)),
        "allocated": figure_cell(at, METRICS["fund_allocated"], pair_id, allocated),
        "spent": figure_cell(at, METRICS["fund_spent"], pair_id, spent),
        "unspent": _unspent(lang, unspent),
    }
    return Row(pair_id, cells, href("pair", shown.address.to(pair=pair_id)), selected=pair_id in shown.selection.pairs)


def _unspent(lang: str, amount: Decimal | int | None) -> Cell:
    """What was allocated and not spent; more spent than allocated is said as such."""
    if amount is None:
        return Cell(NO_DATA(lang), muted=True)
    said = figure(abs(amount), YUAN, lang).number
    return Cell(said if amount >= 0 else fund_words.SPENT_MORE(lang, amount=said), sort=float(amount))


def asides_table(shown: View, found: Sequence[AsideFlow], stage: str) -> Ledger:
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = (
        Column("pair", terms.PAIR(lang)),
        Column("year", terms.FUND_YEAR(lang), sortable=True),
        Column("quarter", fund_words.MOVED_IN(lang), sortable=True),
        Column("amount", beside(_step(stage, lang), unit, lang), "number", sortable=True),
        Column("flows", fund_words.MOVEMENTS(lang), "number", wide=True),
    )
    rows = tuple(_aside(shown, one, n) for n, one in enumerate(found))
    return Ledger(_step(stage, lang), columns, rows, max_height=480)


def _aside(shown: View, one: AsideFlow, number: int) -> Row:
    lang, pair_id = shown.lang, one.pair_id
    name = pairs(shown.dataset)[pair_id].label(lang) if pair_id else fund_gaps.NO_OWNER["pair"](lang)
    cells = {
        "pair": Cell(name),
        "year": Cell(terms.OF_FUND_YEAR(lang, year=one.year), sort=one.year),
        "quarter": Cell(say_period(one.quarter or one.year, lang), sort=one.quarter or one.year),
        "amount": Cell(figure(one.amount, YUAN, lang).number, sort=float(one.amount)),
        "flows": Cell(f"{one.flows:,}"),
    }
    return Row(f"{one.stage}-{number}", cells, href("pair", shown.address.to(pair=pair_id)) if pair_id else None)
