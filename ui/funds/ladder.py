"""The ladder as tables: a line a fund year and one for all, and a line a pair and fund year; every amount opens its rows."""

from collections.abc import Mapping
from dataclasses import replace

from analytics.funds import wording
from analytics.funds.ladder import GAP_STEPS, Ladder
from analytics.funds.wording import amount_words, step_word
from analytics.funds.years import BUDGET_RATE, RATE, YearLadder, YearLadders
from analytics.lookup import pairs, pairs_instead
from analytics.metrics import METRICS
from store.codes import FUND_STAGE
from style import terms
from style.numbers import figure
from ui.address import href
from ui.figures import words as row_words
from ui.figures.about import rows_link
from ui.figures.cells import cells_of, columns_of
from ui.funds import words as fund_words
from ui.pieces.ledger import Cell, Ledger, Row
from ui.pieces.links import Link
from ui.view import View

MANY, TALL = 24, 620  # above so many lines a table scrolls within so many pixels
GAP_COLUMNS = tuple(f"{stage}-gap" for stage in GAP_STEPS)  # left out on a phone: a reader may take them from the steps


def years_table(shown: View, found: YearLadders) -> Ledger:
    """The selection's fund years are marked; the line of all stays below."""
    whole = [found.whole] if found.whole else []
    told = wording.years_table([*found.lines, *whole], shown.lang)
    rows = tuple(_year(shown, found, line, cells_of(told, n)) for n, line in enumerate(found.lines))
    foot = tuple(
        Row("all", _linked(shown, line, cells_of(told, len(rows)), "programme"), kind="total") for line in whole
    )
    return Ledger(told.caption, columns_of(told, wide=GAP_COLUMNS), rows, foot=foot)


def _year(shown: View, found: YearLadders, line: YearLadder, cells: dict[str, Cell]) -> Row:
    is_current = line.year == str(found.scope.quarter.year)
    asked = is_current or shown.selection.span == "programme"
    return Row(f"year-{line.year}", _linked(shown, line, cells, "year"), selected=asked)


def _linked(
    shown: View,
    line: YearLadder,
    cells: Mapping[str, Cell],
    span: str,
    where: Mapping[str, tuple[str, ...]] | None = None,
) -> dict[str, Cell]:
    """A line's cells, each leading to its rows. `span`: the one under which its rows are its own; "" where its rows cannot be
    told from those of the pairs, and its figures open them all."""
    lang, linked = shown.lang, dict(cells)
    is_past = line.year is not None and line.year != str(shown.selection.quarter.year)
    at = replace(shown, address=shown.address.to(span=span or "year", fund=line.year if is_past else None))
    for rung in line.rungs:
        linked[rung.stage] = _opening(at, cells[rung.stage], rung.stage, line, amount_words(rung, lang), span, where)
        if rung.stage in GAP_STEPS:
            linked[f"{rung.stage}-gap"] = gap_cell(cells[f"{rung.stage}-gap"])
    for column, of, part in (("rate", RATE, line.rate), ("budget-rate", BUDGET_RATE, line.budget_rate)):
        metric = METRICS[of]
        said = figure(part.value if part else None, metric.unit, lang, metric.decimals)
        linked[column] = _opening(at, cells[column], of, line, str(said), span, where)
    return linked


def gap_cell(cell: Cell) -> Cell:
    """No gap is muted, more than at the step before is marked."""
    is_more = isinstance(cell.sort, float) and cell.sort < 0
    return replace(cell, muted=not cell.sort, tone="attention" if is_more else "")


def _opening(
    at: View, cell: Cell, of: str, line: YearLadder, said: str, span: str, where: Mapping[str, tuple[str, ...]] | None
) -> Cell:
    """The cell as a link to its rows, where there are any."""
    if cell.muted:
        return cell
    metric = METRICS[of if of in METRICS else f"fund_{of}"]
    whose = f"{terms.OF_FUND_YEAR(at.lang, year=line.year)} " if line.year else ""
    if where and line.pair_id:
        whose = f"{pairs(at.dataset)[line.pair_id].label(at.lang)} {whose}"
    label = (row_words.OPEN if span else fund_words.AMONG)(
        at.lang, whose=whose, label=metric.label(at.lang), value=said
    )
    return replace(cell, href=rows_link(at, metric, **(where or {})), label=label)


def detail_table(shown: View, found: YearLadders) -> Ledger:
    """A line a pair and fund year asked for; all together stand first."""
    lang = shown.lang
    told = wording.pair_years_table(shown.dataset, [*found.lines, *([found.whole] if found.whole else [])], lang)
    sortable = {column.id for column in told.columns} - {"pair"}
    columns = columns_of(told, wide=GAP_COLUMNS, sortable=sortable)
    rows = [_pair_year(shown, line, cells_of(told, n)) for n, line in enumerate(found.lines)]
    if found.whole:
        cells = cells_of(told, len(rows)) | {"pair": Cell(terms.TOTAL_OF_TABLE(lang)), "year": Cell("")}
        rows.insert(0, Row("all", _linked(shown, found.whole, cells, found.scope.span), kind="total"))
    height = TALL if len(rows) > MANY else None
    return Ledger(fund_words.DETAIL(lang), columns, tuple(rows), max_height=height)


def _pair_year(shown: View, line: YearLadder, cells: dict[str, Cell]) -> Row:
    pair_id = line.pair_id
    where = {"pairs": (pair_id,)} if pair_id else {}
    said = _linked(shown, line, cells, "year" if pair_id else "", where)
    said["year"] = replace(said["year"], sort=line.year)
    target = href("pair", shown.address.to(pair=pair_id)) if pair_id else None
    return Row(f"{pair_id or 'none'}-{line.year}", said, target)


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
    if not shown.selection.tracks or first.amount is not None or first.refused:
        return ""
    return fund_words.NOT_OF_TRACKS(shown.lang, step=step_word(first.stage, shown.lang))


def instead(shown: View) -> Link | None:
    """To the pairs whose mountain county lies in the cities and counties chosen; None where there is none."""
    found = pairs_instead(shown.dataset, shown.selection)
    if not found:
        return None
    target = href("funds", shown.address.to(pairs=found, cities=(), counties=()))
    return Link("instead", fund_words.PAIRS_INSTEAD(shown.lang, count=len(found)), target)
