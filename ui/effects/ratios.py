"""成效 as tables and a chart: each fund year against each year, and pair by pair."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from analytics.effects.intervals import CONFIDENCE, FEWEST_PAIRS, METHODS, RESAMPLES
from analytics.effects.ratios import DECIMALS, MONEY, UNIT, Effects, PairEffect, Ratio, Year
from analytics.figure_words import basis, lacking
from analytics.lookup import pairs
from analytics.metrics import METRICS, Metric
from charts.interval import Dot, DotWords
from charts.style import Axis
from style import terms
from style.numbers import NO_DATA, figure, percent, unit_label
from style.periods import say_year_to_date
from style.text import beside
from ui import words
from ui.address import href
from ui.effects import words as effect_words
from ui.figures.about import rows_label
from ui.figures.cells import figure_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

NONE = Cell("—", muted=True)


def ratio_text(value: Decimal | None, lang: str) -> str:
    """12.34, without its unit."""
    return figure(value, UNIT, lang, DECIMALS).number


def ranged(ratio: Ratio, lang: str) -> str:
    """12.34（9.80–15.10）; the ratio alone where it has no interval."""
    said = ratio_text(ratio.value, lang)
    if ratio.interval is None:
        return said
    ends = effect_words.RANGE(
        lang, low=ratio_text(ratio.interval.low, lang), high=ratio_text(ratio.interval.high, lang)
    )
    return said + ends


def lag_words(lag: int, lang: str) -> str:
    if not lag:
        return effect_words.SAME_YEAR(lang)
    known = effect_words.LAG_YEARS.get(lag)
    return known(lang) if known else effect_words.LAG(lang, years=lag)


def fund_words(year: int, lang: str) -> str:
    return terms.FUND_OF_YEAR(lang, year=year)


def year_words(year: Year, lang: str) -> str:
    """2024年全年, 2025年前三季度."""
    return say_year_to_date(year.as_of, lang)


def effect_note(shown: View, metric: Metric) -> str:
    lang = shown.lang
    kinds = dict.fromkeys(basis(one, lang) for one in (metric, METRICS[MONEY]))
    return effect_words.EFFECT_NOTE(lang, unit=unit_label(UNIT, lang), basis=" ÷ ".join(kinds))


def range_note(found: Effects, lang: str) -> str:
    """How the intervals were found; nothing where there is none."""
    used = [m for m in METHODS if any(r.interval and r.interval.method == m for r in found.ratios.values())]
    if not used:
        return ""
    method = terms.JOINT(lang).join(METHODS[m](lang) for m in used)
    return effect_words.RANGE_NOTE(lang, confidence=percent(CONFIDENCE, lang, 0), times=f"{RESAMPLES:,}", method=method)


def later_note(found: Effects, lang: str) -> str:
    """What was disbursed after the fund year and stands in no ratio."""
    unit = METRICS[MONEY].unit
    said = [
        effect_words.LATER_ONE(lang, fund=fund_words(one.year, lang), amount=figure(one.later, unit, lang))
        for one in found.money
        if one.later
    ]
    return effect_words.LATER(lang, said=terms.JOINT(lang).join(said)) if said else ""


def newest(found: Effects) -> Ratio | None:
    """The ratio that the page speaks of first: of the last year and the longest lag that has one."""
    told = [ratio for ratio in found.ratios.values() if ratio.value is not None]
    return max(told, key=lambda ratio: (ratio.year, ratio.lag), default=None)


def effect_lead(shown: View, found: Effects) -> str:
    lang, label = shown.lang, METRICS[found.metric_id].label(shown.lang)
    ratio = newest(found)
    if ratio is None:
        return effect_words.LEAD_NO_EFFECT(lang, label=label)
    year = next(one for one in found.outcomes if one.year == ratio.year)
    said = ratio_text(ratio.value, lang)
    return effect_words.LEAD_EFFECT(
        lang,
        fund=fund_words(ratio.fund_year, lang),
        year=year_words(year, lang),
        label=label if lang == "zh" else label.lower(),
        figure=said,
        range=ranged(ratio, lang).removeprefix(said),
    )


def matrix_table(shown: View, found: Effects) -> Ledger:
    """A row for each fund year, a column for each year; both sides of every ratio stand in its row and column."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    unit = unit_label(metric.unit, lang)
    columns = [
        Column("fund", effect_words.FUND(lang)),
        Column("money", beside(terms.DISBURSED_IN_YEAR(lang), unit, lang), "number"),
    ]
    columns += [Column(f"y{one.year}", _outcome_label(one, metric, lang), "number") for one in found.outcomes]
    sums = {f"y{one.year}": _sum_cell(shown, metric, one) for one in found.outcomes}
    top = Row(
        "sums",
        {"fund": Cell(effect_words.SUM_OF(lang, label=metric.short(lang), unit=unit)), "money": NONE} | sums,
        kind="total",
    )
    rows = [_fund_row(shown, found, money) for money in found.money]
    return Ledger(effect_words.MATRIX(lang, label=metric.label(lang)), tuple(columns), (top, *rows))


def _outcome_label(year: Year, metric: Metric, lang: str) -> str:
    return effect_words.OUTCOME_OF(lang, year=year_words(year, lang), label=metric.short(lang))


def _at(shown: View, as_of: str) -> View:
    """The same page at another quarter: its links lead to the year up to it, alone."""
    return replace(shown, address=shown.address.to(q=as_of, span="year"))


def _sum_cell(shown: View, metric: Metric, year: Year) -> Cell:
    """A sum of all that is selected, with the way to its rows."""
    if year.part.value is None:
        return Cell(NO_DATA(shown.lang), muted=True)
    said = figure(year.part.value, metric.unit, shown.lang, metric.decimals)
    at = _at(shown, year.as_of)
    link = href("rows", at.address.to(metric=metric.id, side=None, page=None, pair=None))
    label = rows_label(shown, metric, f"{year_words(year, shown.lang)} {said}", shown.selection.pairs)
    return Cell(said.number, sub=lacking(year.part, shown.lang), href=link, label=label)


def _fund_row(shown: View, found: Effects, money: Year) -> Row:
    lang = shown.lang
    cells = {"fund": Cell(fund_words(money.year, lang)), "money": _sum_cell(shown, METRICS[MONEY], money)}
    for one in found.outcomes:
        ratio = found.ratios.get((money.year, one.year))
        cells[f"y{one.year}"] = _ratio_cell(ratio, lang) if ratio else NONE
    return Row(f"fund-{money.year}", cells)


def _ratio_cell(ratio: Ratio, lang: str) -> Cell:
    if ratio.value is None:
        return Cell(NO_DATA(lang), sub=lag_words(ratio.lag, lang), muted=True)
    count = effect_words.PAIRS_OF(lang, count=ratio.pairs)
    notes = [lag_words(ratio.lag, lang), count, *_no_range(ratio, lang)]
    return Cell(ranged(ratio, lang), sub=" · ".join(notes), sort=float(ratio.value))


def _no_range(ratio: Ratio, lang: str) -> list[str]:
    """Why there is no interval, where there is none."""
    if ratio.interval:
        return []
    if ratio.one_sided:
        return [effect_words.NO_RANGE_SIDED(lang)]
    if ratio.pairs < FEWEST_PAIRS:
        return [effect_words.NO_RANGE_FEW(lang, fewest=FEWEST_PAIRS)]
    return [effect_words.NO_RANGE_FOUND(lang)]


def effect_axis(metric: Metric, lang: str) -> Axis:
    title = beside(
        terms.PER_YUAN(lang) + (" " if lang == "en" else "") + metric.short(lang), unit_label(UNIT, lang), lang
    )
    return Axis(title, lambda tick: f"{tick:g}")


def effect_words_of_chart(lang: str) -> DotWords:
    return DotWords(effect_words.RATIO_RANGE(lang, confidence=percent(CONFIDENCE, lang, 0)))


def effect_dots(shown: View, found: Effects) -> list[Dot]:
    """A row for each ratio of the matrix."""
    lang = shown.lang
    return [_dot(found, ratio, lang) for ratio in found.ratios.values() if ratio.value is not None]


def _dot(found: Effects, ratio: Ratio, lang: str) -> Dot:
    year = next(one for one in found.outcomes if one.year == ratio.year)
    cell = effect_words.CELL(lang, fund=fund_words(ratio.fund_year, lang), year=year_words(year, lang))
    said = effect_words.CELL_SAID(lang, cell=cell, lag=lag_words(ratio.lag, lang), figure=ranged(ratio, lang))
    low, high = (float(ratio.interval.low), float(ratio.interval.high)) if ratio.interval else (None, None)
    assert ratio.value is not None
    return Dot(cell, float(ratio.value), low, high, ratio_text(ratio.value, lang), said)


def effect_alt(shown: View, found: Effects) -> str:
    lang = shown.lang
    said = terms.LIST_STOP(lang).join(f"{one.label} {one.printed}" for one in effect_dots(shown, found))
    return effect_words.EFFECT_ALT(lang, label=METRICS[found.metric_id].label(lang), said=said)


def pair_title(found: Effects, fund_year: int, lang: str) -> str:
    label = METRICS[found.metric_id].label(lang)
    return effect_words.PER_PAIR(lang, fund=fund_words(fund_year, lang), label=label if lang == "zh" else label.lower())


def pair_table(shown: View, found: Effects, fund_year: int) -> Ledger:
    """Each pair's money of a fund year, the outcome of each year and their ratio with its place; the largest of the last
    year first."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    unit = unit_label(metric.unit, lang)
    years = [one for one in found.outcomes if one.year >= fund_year]
    columns = [
        Column("pair", terms.PAIR(lang)),
        Column("money", beside(terms.DISBURSED_IN_YEAR(lang), unit, lang), "number", sortable=True, wide=True),
    ]
    for one in years:
        columns += [
            Column(f"o{one.year}", year_words(one, lang), "number", sortable=True, wide=True),
            Column(f"r{one.year}", _ratio_head(fund_year, one, lang), "number", sortable=True),
        ]
    lines = sorted(
        found.by_pair[fund_year], key=lambda one: (one.ratios[-1] is None, -(one.ratios[-1] or 0), one.pair_id)
    )
    money = next(one for one in found.money if one.year == fund_year)
    rows = tuple(_pair_row(shown, metric, one, money, years) for one in lines)
    return Ledger(pair_title(found, fund_year, lang), tuple(columns), rows)


def _ratio_head(fund_year: int, year: Year, lang: str) -> str:
    return beside(terms.PER_YUAN(lang), lag_words(year.year - fund_year, lang), lang)


def _pair_row(shown: View, metric: Metric, one: PairEffect, money: Year, years: Sequence[Year]) -> Row:
    cells = {
        "pair": Cell(pairs(shown.dataset)[one.pair_id].label(shown.lang)),
        "money": figure_cell(_at(shown, money.as_of), METRICS[MONEY], one.pair_id, one.money.value),
    }
    for year, part, ratio, place in zip(years, one.outcomes, one.ratios, one.places, strict=True):
        cells[f"o{year.year}"] = figure_cell(
            _at(shown, year.as_of), metric, one.pair_id, part.value, sub=lacking(part, shown.lang)
        )
        cells[f"r{year.year}"] = _placed(ratio, place, shown.lang)
    chosen = one.pair_id in shown.selection.pairs
    return Row(one.pair_id, cells, href("pair", shown.address.to(pair=one.pair_id)), selected=chosen)


def _placed(ratio: Decimal | None, place: int | None, lang: str) -> Cell:
    if ratio is None:
        return Cell(NO_DATA(lang), muted=True)
    return Cell(ratio_text(ratio, lang), sub=words.AT_PLACE(lang, place=place), sort=float(ratio))
