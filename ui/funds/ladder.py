"""The ladder as tables: a line a fund year and one for all, and a line a pair and fund year; every amount opens its rows."""

from collections.abc import Mapping
from dataclasses import replace

from analytics.funds import gaps as fund_gaps
from analytics.funds import ladder
from analytics.funds.ladder import STEPS, Ladder, Rung
from analytics.funds.levels import pairs_instead
from analytics.funds.years import RATE, YearLadder, YearLadders
from analytics.lookup import pairs
from analytics.metrics import METRICS
from store.codes import FUND_STAGE
from style import terms
from style.numbers import NO_DATA, figure, unit_label
from style.text import beside
from style.units import YUAN
from ui.address import href
from ui.figures import words as row_words
from ui.figures.about import rows_link
from ui.funds import words as fund_words
from ui.funds.amounts import amount_cell, amount_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.pieces.links import Link
from ui.view import View

GAP_STEPS = STEPS[1:]
MANY, TALL = 24, 620  # above so many lines a table scrolls within so many pixels


def years_table(shown: View, found: YearLadders) -> Ledger:
    """The selection's fund years are marked; the line of all stays below."""
    lang, whole = shown.lang, found.whole
    rate = METRICS[RATE]  # what it is divided by is said below
    label = beside(rate.short(lang), unit_label(rate.unit, lang), lang)
    columns = (Column("year", terms.FUND_YEAR(lang)), *_step_columns(lang, label))
    rows = tuple(_year(shown, found, line) for line in found.lines)
    foot = (
        (Row("all", {"year": Cell(terms.ALL_FUND_YEARS(lang))} | _cells(shown, whole, "programme"), kind="total"),)
        if whole
        else ()
    )
    return Ledger(terms.BY_FUND_YEAR(lang), columns, rows, foot=foot)


def _year(shown: View, found: YearLadders, line: YearLadder) -> Row:
    is_current = line.year == str(found.scope.quarter.year)
    cells = _cells(shown, line, "year")
    name = Cell(terms.OF_FUND_YEAR(shown.lang, year=line.year))
    asked = is_current or shown.selection.span == "programme"
    return Row(f"year-{line.year}", {"year": name} | cells, selected=asked)


def _step_columns(lang: str, rate: str, sortable: bool = False) -> tuple[Column, ...]:
    """On a phone the steps without their gaps, which a reader may take from them."""
    unit, columns = unit_label(YUAN, lang), []
    for stage in STEPS:
        columns.append(
            Column(stage, beside(METRICS[f"fund_{stage}"].short(lang), unit, lang), "number", sortable=sortable)
        )
        if stage in GAP_STEPS:
            label = beside(ladder.GAPS[stage](lang), unit, lang)
            columns.append(Column(f"{stage}-gap", label, "number", wide=True, sortable=sortable))
    return (*columns, Column("rate", rate, "number", sortable=sortable))


def _cells(
    shown: View, line: YearLadder, span: str, where: Mapping[str, tuple[str, ...]] | None = None
) -> dict[str, Cell]:
    """The steps, gaps and rate of a line. `span`: the one under which its rows are its own; "" where its rows cannot be
    told from those of the pairs, and its figures open them all."""
    lang, cells = shown.lang, {}
    is_past = line.year is not None and line.year != str(shown.selection.quarter.year)
    at = replace(shown, address=shown.address.to(span=span or "year", fund=line.year if is_past else None))
    above_refused = False
    for rung in line.rungs:
        amount = Cell("—", muted=True) if rung.refused else amount_cell(lang, rung)
        cells[rung.stage] = _opening(at, amount, rung.stage, line, amount_words(lang, rung), span, where)
        if rung.stage in GAP_STEPS:
            cells[f"{rung.stage}-gap"] = Cell("—", muted=True) if above_refused else gap_cell(lang, rung)
        above_refused = rung.refused is not None
    metric, value = METRICS[RATE], line.rate.value if line.rate else None
    said = figure(value, metric.unit, lang, metric.decimals)
    rate = Cell(said.number if line.rate else "—", muted=value is None, sort=value)
    cells["rate"] = _opening(at, rate, RATE, line, str(said), span, where)
    return cells


def _opening(
    at: View, cell: Cell, of: str, line: YearLadder, said: str, span: str, where: Mapping[str, tuple[str, ...]] | None
) -> Cell:
    """The cell as a link to its rows, where there are any."""
    if cell.muted:
        return cell
    metric = METRICS[of if of == RATE else f"fund_{of}"]
    whose = f"{terms.OF_FUND_YEAR(at.lang, year=line.year)} " if line.year else ""
    if where and line.pair_id:
        whose = f"{pairs(at.dataset)[line.pair_id].label(at.lang)} {whose}"
    label = (row_words.OPEN if span else fund_words.AMONG)(
        at.lang, whose=whose, label=metric.label(at.lang), value=said
    )
    return replace(cell, href=rows_link(at, metric, **(where or {})), label=label)


def gap_cell(lang: str, rung: Rung) -> Cell:
    """What is missing; more than the step before is said as such."""
    if rung.short is None:
        return Cell("—" if rung.refused or rung.none_yet else NO_DATA(lang), muted=True)
    said = figure(abs(rung.short), YUAN, lang).number
    if rung.short < 0:
        return Cell(terms.MORE_BY(lang, amount=said), tone="attention", sort=float(rung.short))
    return Cell(said, muted=not rung.short, sort=float(rung.short))


def detail_table(shown: View, found: YearLadders) -> Ledger:
    """A line a pair and fund year asked for; all together stand first."""
    lang = shown.lang
    columns = (
        Column("pair", terms.PAIR(lang)),
        Column("year", terms.FUND_YEAR(lang), sortable=True),
        *_step_columns(lang, fund_words.RATE(lang), True),
    )
    rows = [_pair_year(shown, found, line) for line in found.lines]
    if found.whole:
        name = {"pair": Cell(row_words.TOTAL_OF_TABLE(lang)), "year": Cell("")}
        rows.insert(0, Row("all", name | _cells(shown, found.whole, found.scope.span), kind="total"))
    height = TALL if len(rows) > MANY else None
    return Ledger(fund_words.DETAIL(lang), columns, tuple(rows), max_height=height)


def _pair_year(shown: View, found: YearLadders, line: YearLadder) -> Row:
    lang, pair_id = shown.lang, line.pair_id
    name = pairs(shown.dataset)[pair_id].label(lang) if pair_id else fund_gaps.NO_OWNER["pair"](lang)
    where = {"pairs": (pair_id,)} if pair_id else {}
    cells = _cells(shown, line, "year" if pair_id else "", where)
    said = {"pair": Cell(name), "year": Cell(terms.OF_FUND_YEAR(lang, year=line.year), sort=line.year)}
    target = href("pair", shown.address.to(pair=pair_id)) if pair_id else None
    return Row(f"{pair_id or 'none'}-{line.year}", said | cells, target)


def refused_steps(lang: str, found: Ladder) -> str:
    """预算安排、下达：预算和下达只到结对，…"""
    told = [FUND_STAGE[rung.stage].label(lang) for rung in found.rungs if rung.refused]
    return (
        fund_words.PARTLY_REFUSED(lang, steps=terms.JOINT(lang).join(told), reason=found.reason(lang))
        if found.reason
        else ""
    )


def untracked(shown: View, found: Ladder) -> str:
    """That the budget names none of the tracks chosen, which is why there is no gap from it."""
    first = found.rungs[0]
    if not shown.selection.tracks or first.amount is not None or first.none_yet or first.refused:
        return ""
    return fund_words.NOT_OF_TRACKS(shown.lang, step=FUND_STAGE[first.stage].label(shown.lang))


def instead(shown: View) -> Link | None:
    """To the pairs whose mountain county lies in the cities and counties chosen; None where there is none."""
    found = pairs_instead(shown.dataset, shown.selection)
    if not found:
        return None
    target = href("funds", shown.address.to(pairs=found, cities=(), counties=()))
    return Link("instead", fund_words.PAIRS_INSTEAD(shown.lang, count=len(found)), target)
