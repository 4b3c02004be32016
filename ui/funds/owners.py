"""Who holds a gap, how pairs stand against the calendar, and what left the ladder, as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analytics.funds import gaps as fund_gaps
from analytics.funds import ladder, wording
from analytics.funds.asides import AsideFlow
from analytics.funds.gaps import Owner, Owners
from analytics.funds.wording import owner_name, step_before, step_word
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.standings import wording as standings_wording
from analytics.standings.pace import Progress, Progresses
from style import terms
from style.numbers import figure, percent, unit_label
from style.periods import say_period
from style.text import beside
from style.units import YUAN
from ui.address import href
from ui.causes import BUTTON, SHORT, may_open, opening_href
from ui.figures import words as row_words
from ui.figures.about import rows_link
from ui.figures.cells import cells_of, columns_of, figure_cell, status_cell
from ui.funds import words as fund_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import SLIDE_ROWS, View


def owners_table(shown: View, found: Owners) -> Ledger:
    """Who holds the gap, the largest first, beside what has come; the two make the step before."""
    lang = shown.lang
    told = wording.owners_table(shown.dataset, [found], lang, gap_heading(shown, found))
    columns = tuple(
        replace(column, label=beside(ladder.GAPS[found.step](lang), unit_label(YUAN, lang), lang))
        if column.id == "gap"
        else column
        for column in columns_of(told.only("owner", "own", "gap"), wide=("own",), kinds={"gap": "bar"})
    )
    asks = may_open() and not shown.slide
    columns += (Column("task", SHORT(lang), wide=True),) if asks else ()
    top = max((owner.gap for owner in found.held if owner.gap is not None), default=None)
    rows = []
    for n, owner in enumerate(found.held):
        assert owner.gap is not None and top
        cells = cells_of(told, n)
        share = fund_words.SHARE(lang, share=percent(found.share(owner), lang))
        cells["gap"] = Cell(cells["gap"].text, sub=share, bar=float(owner.gap / top), tone="attention")
        rows.append(_owner(shown, found, owner, cells, asks))
    return Ledger(told.caption, columns, tuple(rows[:SLIDE_ROWS] if shown.slide else rows))


def surplus_table(shown: View, found: Owners) -> Ledger:
    """Who has more than at the step before, the most first."""
    lang = shown.lang
    step, before = step_word(found.step, lang), step_word(step_before(found.step), lang)
    caption = fund_words.MORE_THAN(lang, step=step, before=before)
    told = wording.surplus_table(shown.dataset, found, lang, caption)
    rows = [_owner(shown, found, owner, cells_of(told, n)) for n, owner in enumerate(found.more)]
    return Ledger(told.caption, columns_of(told, wide=("above", "own")), tuple(rows))


def gap_heading(shown: View, found: Owners) -> str:
    """未拨付 3.50 亿元; the gap's name alone where nothing of it is known."""
    label = ladder.GAPS[found.step](shown.lang)
    if found.gap is None or found.gap < 0:
        return label
    return terms.GAP_OF(shown.lang, gap=label, amount=figure(found.gap, YUAN, shown.lang))


def gap_sum(shown: View, found: Owners) -> str:
    """How the gaps and what is not netted against them make the gap of the whole: in the unit of the gaps above it."""
    if found.gap is None or not (found.more or found.unknown):
        return ""
    lang = shown.lang
    sums = {"gap": found.gap, "held": found.held_sum, "more": found.more_sum, "unknown": found.unknown_sum}
    said = {name: figure(value, YUAN, lang) for name, value in sums.items()}
    template = fund_words.SUM_WITH_UNKNOWN if found.unknown else fund_words.SUM_OF_GAPS
    return template(lang, count=len(found.unknown), **said)


def _owner(shown: View, found: Owners, owner: Owner, cells: Mapping[str, Cell], asks: bool = False) -> Row:
    """Its name leads to the pair, or narrows to the track; its two sides to their rows."""
    address, target = shown.address, None
    if owner.of is not None:
        target = (
            href("pair", address.to(pair=owner.of))
            if found.dimension == "pair"
            else href("funds", address.to(tracks=(owner.of,)))
        )
    linked = {
        "owner": cells["owner"],
        "above": _side(shown, found, owner, step_before(found.step), cells["above"]),
        "own": _side(shown, found, owner, found.step, cells["own"]),
        "gap": cells["gap"],
    }
    if asks:  # what was given to no pair is nobody's to mend
        linked["task"] = _asking(shown, found, owner, cells["owner"].text) if owner.of else Cell("")
    return Row(owner.of or "none", linked, target, selected=owner.of in shown.selection.pairs)


def _asking(shown: View, found: Owners, owner: Owner, whose: str) -> Cell:
    lang, short, button = shown.lang, SHORT(shown.lang), BUTTON(shown.lang)
    said = button if button.endswith(short) else f"{short} {button}"
    label = fund_words.ASK_FOR(lang, button=said, whose=whose, gap=ladder.GAPS[found.step](lang))
    return Cell(short, href=opening_href(shown, "gap", found.step, found.dimension, owner.of), label=label)


def _side(shown: View, found: Owners, owner: Owner, stage: str, cell: Cell) -> Cell:
    lang, level = shown.lang, owner.own if stage == found.step else owner.above
    if level.amount is None:
        return cell
    metric, said = METRICS[f"fund_{stage}"], figure(level.amount, YUAN, lang)
    field = "pairs" if found.dimension == "pair" else "tracks"
    where = {field: (owner.of,)} if owner.of is not None else {}
    template = row_words.OPEN if where else fund_words.AMONG
    label = template(
        lang, whose=f"{owner_name(shown.dataset, found, owner, lang)} ", label=metric.label(lang), value=str(said)
    )
    return replace(cell, href=rows_link(year_view(shown), metric, **where), label=label)


def year_view(shown: View) -> View:
    """The view whose rows the figures of a fund year are: a quarter alone is told of its year."""
    if shown.selection.span != "quarter":
        return shown
    return replace(shown, address=shown.address.to(span="year"), selection=replace(shown.selection, span="year"))


def rates_table(shown: View, found: Progresses) -> Ledger:
    """The slowest first, then those without a rate; with what is not spent yet."""
    lines = [*found.slowest_first, *found.unknown]
    told = standings_wording.rates_table(shown.dataset, found, lines, shown.lang, fund_words.BULLETS(shown.lang))
    told = told.called(rate=found.metric_id)
    sortable = {column.id for column in told.columns} - {"pair"}
    columns = columns_of(told, wide=("allocated", "spent"), sortable=sortable, kinds={"status": "mark"})
    return Ledger(
        told.caption, columns, tuple(_rate(shown, found, line, cells_of(told, n)) for n, line in enumerate(lines))
    )


def _rate(shown: View, found: Progresses, line: Progress, cells: dict[str, Cell]) -> Row:
    pair_id, at = str(line.pair_id), year_view(shown)
    linked = {
        "rate": figure_cell(at, METRICS[found.metric_id], pair_id, line.part),
        "allocated": figure_cell(at, METRICS["fund_allocated"], pair_id, line.part.denominator),
        "spent": figure_cell(at, METRICS["fund_spent"], pair_id, line.part.numerator),
        "status": status_cell(line.judgement, shown.lang),
    }
    target = href("pair", shown.address.to(pair=pair_id))
    return Row(pair_id, cells | linked, target, selected=pair_id in shown.selection.pairs)


def asides_table(shown: View, found: Sequence[AsideFlow], stage: str) -> Ledger:
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = (
        Column("pair", terms.PAIR(lang)),
        Column("year", terms.FUND_YEAR(lang), sortable=True),
        Column("quarter", fund_words.MOVED_IN(lang), sortable=True),
        Column("amount", beside(step_word(stage, lang), unit, lang), "number", sortable=True),
        Column("flows", fund_words.MOVEMENTS(lang), "number", wide=True),
    )
    rows = tuple(_aside(shown, one, n) for n, one in enumerate(found))
    return Ledger(step_word(stage, lang), columns, rows, max_height=480)


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
