"""成效 as tables and a chart: all so far pair by pair, then each fund year against each year."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from analytics.answer import Part
from analytics.blanks import blank_word
from analytics.effects.ratios import DECIMALS, MONEY, MONEY_RATE, UNIT, Cumulative, Effects, PairEffect, Year
from analytics.figure_words import basis, lacking
from analytics.lookup import pairs
from analytics.metrics import METRICS, Metric
from analytics.printed import printed
from analytics.sentences import within
from charts.interval import Dot, DotWords
from charts.style import Axis
from style import terms
from style.numbers import NO_DATA, figure, percent, unit_label
from style.periods import say_year_to_date
from style.text import beside
from style.units import PERCENT
from ui.address import href
from ui.effects import words as effect_words
from ui.figures.about import rows_label, rows_link
from ui.figures.cells import figure_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

NONE = Cell("—", muted=True)


def ratio_text(value: Decimal | None, lang: str) -> str:
    """12.34, without its unit."""
    return figure(value, UNIT, lang, DECIMALS).number


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


def later_note(found: Effects, lang: str) -> str:
    """What was disbursed after the fund year and stands in no ratio."""
    unit = METRICS[MONEY].unit
    said = [
        effect_words.LATER_ONE(lang, fund=fund_words(one.year, lang), amount=figure(one.later, unit, lang))
        for one in found.money
        if one.later
    ]
    return effect_words.LATER(lang, said=terms.JOINT(lang).join(said)) if said else ""


def effect_lead(shown: View, found: Effects) -> str:
    """All so far over all so far, beside how much of the allocated money that is."""
    lang, label, whole = shown.lang, METRICS[found.metric_id].label(shown.lang), found.whole
    if whole.value is None:
        return effect_words.LEAD_NO_EFFECT(lang, label=label)
    disbursed = effect_words.DISBURSED_SHARE(lang, share=percent(whole.disbursed, lang)) if whole.disbursed else ""
    return effect_words.LEAD_EFFECT(
        lang,
        money=_money(whole, lang),
        disbursed=disbursed,
        label=label if lang == "zh" else within(label),
        outcome=_outcome(found, whole, lang),
        figure=ratio_text(whole.value, lang),
    )


def _money(one: Cumulative, lang: str) -> str:
    return str(figure(one.money.value, METRICS[MONEY].unit, lang, METRICS[MONEY].decimals))


def _outcome(found: Effects, one: Cumulative, lang: str) -> str:
    metric = METRICS[found.metric_id]
    return str(figure(one.outcome.value, metric.unit, lang, metric.decimals))


def together_table(shown: View, found: Effects) -> Ledger:
    """All that is selected, then each pair, the least disbursed first: both sums, their ratio, and which part of the allocated
    money was disbursed, without which the ratio misleads."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    unit = unit_label(metric.unit, lang)
    columns = (
        Column("pair", terms.PAIR(lang)),
        Column("money", beside(effect_words.DISBURSED(lang), unit, lang), "number", sortable=True),
        Column("disbursed", beside(METRICS[MONEY_RATE].label(lang), "%", lang), "number", sortable=True),
        Column(
            "outcome",
            beside(effect_words.OUTCOME_SINCE(lang, label=metric.short(lang)), unit, lang),
            "number",
            sortable=True,
            wide=True,
        ),
        Column("ratio", terms.PER_YUAN(lang), "number", sortable=True),
    )
    rows = tuple(_together(shown, metric, one) for one in least_disbursed_first(found))
    whole = _together(shown, metric, found.whole) if len(found.pairs) > 1 else None
    title = effect_words.TOGETHER(lang, label=metric.label(lang))
    return Ledger(title, columns, (*([whole] if whole else []), *rows))


def least_disbursed_first(found: Effects) -> list[Cumulative]:
    """Of whom the least came is read first: the ratio is then the largest for no merit. Without such shares by the ratio."""
    return sorted(
        found.pairs,
        key=lambda one: (
            one.value is None,
            1 if one.disbursed is None else one.disbursed,
            -(one.value or 0),
            one.pair_id,
        ),
    )


def _together(shown: View, metric: Metric, one: Cumulative) -> Row:
    lang, since = shown.lang, replace(shown, address=shown.address.to(span="programme"))
    pair_id = one.pair_id
    cells = {
        "pair": Cell(pairs(shown.dataset)[pair_id].label(lang) if pair_id else effect_words.ALL_PAIRS(lang)),
        "money": _side(since, METRICS[MONEY], pair_id, one.money),
        "disbursed": _share_cell(one, lang),
        "outcome": _side(since, metric, pair_id, one.outcome),
        "ratio": _ratio_of(one.value, one.money, one.outcome, lang),
    }
    if pair_id is None:
        return Row("whole", cells, kind="total")
    chosen = pair_id in shown.selection.pairs
    return Row(pair_id, cells, href("pair", shown.address.to(pair=pair_id)), selected=chosen)


def _share_cell(one: Cumulative, lang: str) -> Cell:
    if one.disbursed is None:
        return NONE
    return Cell(figure(float(one.disbursed), PERCENT, lang, 1).number, sort=float(one.disbursed))


def _ratio_of(value: Decimal | None, money: Part, outcome: Part, lang: str, sub: str = "") -> Cell:
    """A dash where nothing was disbursed to divide by; else the word for the side that is not known."""
    if value is not None:
        return Cell(ratio_text(value, lang), sub=sub, sort=float(value))
    if money.value == 0:
        return Cell("—", sub=sub, muted=True)
    return Cell(blank_word((money if money.value is None else outcome).blank, lang), sub=sub, muted=True)


def _side(since: View, metric: Metric, pair_id: str | None, part: Part) -> Cell:
    """A sum with the way to its rows."""
    lang = since.lang
    if pair_id:
        return figure_cell(since, metric, pair_id, part, sub=lacking(part, lang))
    said = printed(metric, part, lang)
    if part.value is None:
        return Cell(said.number, muted=True)
    whose = since.selection.pairs
    label = rows_label(since, metric, str(said), whose)
    return Cell(said.number, sub=lacking(part, lang), href=rows_link(since, metric, pairs=whose), label=label)


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
    said = printed(metric, year.part, shown.lang)
    if year.part.value is None:
        return Cell(said.number, muted=True)
    at = _at(shown, year.as_of)
    link = href("rows", at.address.to(metric=metric.id, side=None, page=None, pair=None))
    label = rows_label(shown, metric, f"{year_words(year, shown.lang)} {said}", shown.selection.pairs)
    return Cell(said.number, sub=lacking(year.part, shown.lang), href=link, label=label)


def _fund_row(shown: View, found: Effects, money: Year) -> Row:
    lang = shown.lang
    cells = {"fund": Cell(fund_words(money.year, lang)), "money": _sum_cell(shown, METRICS[MONEY], money)}
    for one in found.outcomes:
        ratio = found.ratios.get((money.year, one.year))
        cells[f"y{one.year}"] = (
            _ratio_of(ratio.value, money.part, one.part, lang, lag_words(ratio.lag, lang)) if ratio else NONE
        )
    return Row(f"fund-{money.year}", cells)


def effect_axis(metric: Metric, lang: str) -> Axis:
    title = beside(
        terms.PER_YUAN(lang) + (" " if lang == "en" else "") + metric.short(lang), unit_label(UNIT, lang), lang
    )
    return Axis(title, lambda tick: f"{tick:g}")


def effect_words_of_chart(lang: str) -> DotWords:
    return DotWords(terms.PER_YUAN(lang))


def effect_dots(shown: View, found: Effects) -> list[Dot]:
    """A row for each pair that has a ratio, in the order of the table, with how much was disbursed."""
    return [_dot(shown, found, one) for one in least_disbursed_first(found) if one.value is not None]


def _dot(shown: View, found: Effects, one: Cumulative) -> Dot:
    lang = shown.lang
    assert one.value is not None and one.pair_id is not None
    name, ratio = pairs(shown.dataset)[one.pair_id].label(lang), ratio_text(one.value, lang)
    disbursed = percent(one.disbursed, lang) if one.disbursed is not None else NO_DATA(lang)
    told = ratio if one.disbursed is None else effect_words.DOT_PRINTED(lang, figure=ratio, disbursed=disbursed)
    said = effect_words.PAIR_SAID(
        lang,
        pair=name,
        figure=ratio,
        label=METRICS[found.metric_id].label(lang),
        outcome=_outcome(found, one, lang),
        money=_money(one, lang),
        disbursed=disbursed,
    )
    return Dot(name, float(one.value), None, None, told, said)


def effect_alt(shown: View, found: Effects) -> str:
    lang = shown.lang
    said = terms.LIST_STOP(lang).join(f"{one.label} {one.printed}" for one in effect_dots(shown, found))
    return effect_words.EFFECT_ALT(lang, label=METRICS[found.metric_id].label(lang), said=said)


def pair_title(found: Effects, fund_year: int, lang: str) -> str:
    label = METRICS[found.metric_id].label(lang)
    return effect_words.PER_PAIR(lang, fund=fund_words(fund_year, lang), label=label if lang == "zh" else label.lower())


def pair_table(shown: View, found: Effects, fund_year: int) -> Ledger:
    """Each pair's money of a fund year, the outcome of each year and their ratio; the largest of the last year first."""
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
        "money": figure_cell(_at(shown, money.as_of), METRICS[MONEY], one.pair_id, one.money),
    }
    for year, part, ratio in zip(years, one.outcomes, one.ratios, strict=True):
        cells[f"o{year.year}"] = figure_cell(
            _at(shown, year.as_of), metric, one.pair_id, part, sub=lacking(part, shown.lang)
        )
        cells[f"r{year.year}"] = _ratio_of(ratio, one.money, part, shown.lang)
    chosen = one.pair_id in shown.selection.pairs
    return Row(one.pair_id, cells, href("pair", shown.address.to(pair=one.pair_id)), selected=chosen)
