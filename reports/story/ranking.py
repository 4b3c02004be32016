"""The ranking: pairs by completed investment with the year before, and their execution rate against the calendar."""

from analytics.lookup import pairs
from analytics.standings import pace
from analytics.standings.pace import PACES, Progress, Progresses, progresses
from analytics.standings.places import among_all
from analytics.standings.ranking import Ranked, Ranking, ranking
from analytics.table import Cell, Column, Table, cell, column, metric_cell, metric_column, table, text
from reports.story import words
from reports.story.asked import Asked, moved, period, printed, source
from reports.story.map import linked
from reports.story.model import Chart, Section, Series
from reports.story.money import pace_counts, step_name
from reports.story.series import series
from style import terms
from style.numbers import figure, scaled_by, unit_label
from style.text import beside
from style.units import PERCENT, YUAN

SHOWN, RATE = "investment_completed", "execution_rate"
FEW = 4  # pairs whose places are all named in the title


def by_place(asked: Asked) -> Section | str:
    """Places are among all pairs; those selected are listed."""
    order, listed = (ranking(asked.dataset, SHOWN, among_all(asked.selection)), {p.id for p in linked(asked).pairs})
    mine = [ranked for ranked in order.ranked if ranked.pair_id in listed]
    if order.refused:
        return order.refused(asked.lang)
    if len(listed) == 1:
        return words.ONE_PAIR(asked.lang)
    if not mine:
        return words.NO_RANKING(asked.lang)
    rates = progresses(asked.dataset, RATE, asked.selection)
    paced = in_order(rates, listed)
    tables, charts = [_places_table(asked, order, mine, listed)], [_places_chart(asked, mine)]
    if paced:
        tables.append(_rates_table(asked, rates, paced))
        charts.append(_rates_chart(asked, rates, paced))
    return Section(
        "ranking",
        "ranking",
        _title(asked, order, mine),
        tuple(_sentences(asked, order, rates, listed)),
        tables=tuple(tables),
        charts=tuple(charts),
        source=source(asked, (SHOWN, RATE) if paced else (SHOWN,)),
    )


def in_order(found: Progresses, listed: set[str]) -> list[Progress]:
    """Those with a rate, the slowest first."""
    known = [line for line in found.lines if line.reached is not None and line.pair_id in listed]
    return sorted(known, key=lambda line: (line.reached or 0, line.pair_id or ""))


def _name(asked: Asked, pair_id: str | None) -> str:
    return pairs(asked.dataset)[pair_id or ""].label(asked.lang)


def _title(asked: Asked, order: Ranking, mine: list[Ranked]) -> str:
    lang, metric = asked.lang, asked.metric(SHOWN)
    told = {"period": period(asked, metric), "label": metric.label(lang), "known": len(order.ranked)}
    if len(mine) < len(order.ranked) and len(mine) <= FEW:
        named = [words.AT_PLACE(lang, pair=_name(asked, ranked.pair_id), place=ranked.place) for ranked in mine]
        return words.RANKED_FEW(lang, **told, named=terms.JOINT(lang).join(named))
    told["known"] = len(mine)
    first, last = mine[0], mine[-1]
    return words.RANKED(
        lang,
        **told,
        first=_name(asked, first.pair_id),
        most=printed(metric, first.part.value, lang),
        last=_name(asked, last.pair_id),
        least=printed(metric, last.part.value, lang),
    )


def _sentences(asked: Asked, order: Ranking, rates: Progresses, listed: set[str]) -> list[str]:
    lang = asked.lang
    silent = [_name(asked, pair_id) for pair_id in order.without if pair_id in listed]
    said = [words.SOME_WITHOUT(lang, missing=len(silent), names=terms.JOINT(lang).join(silent))] if silent else []
    if rates.refused:
        return [*said, words.WITHHELD(lang, names=asked.metric(RATE).label(lang), reason=rates.refused(lang))]
    return said + pace_counts(asked, RATE)


def _places_chart(asked: Asked, mine: list[Ranked]) -> Chart:
    lang, metric = asked.lang, asked.metric(SHOWN)
    names = tuple(_name(asked, ranked.pair_id) for ranked in mine)
    drawn = series(
        period(asked, metric), [ranked.part.value for ranked in mine], metric.unit, lang, metric.decimals, "navy"
    )
    alt = words.PLACES_ALT(lang, label=metric.label(lang), pairs=len(mine), values=_pairs_said(names, drawn, lang))
    title = beside(words.PLACES(lang, label=metric.label(lang)), period(asked, metric), lang)
    return Chart(
        "places", "bars", title, unit_label(metric.unit, lang), names, (drawn,), alt, scaled_by(metric.unit, lang)[1]
    )


def _pairs_said(names: tuple[str, ...], drawn: Series, lang: str) -> str:
    said = [terms.VALUE_AT(lang, period=name, value=value) for name, value in zip(names, drawn.printed, strict=True)]
    return terms.LIST_STOP(lang).join(said)


def _places_table(asked: Asked, order: Ranking, mine: list[Ranked], listed: set[str]) -> Table:
    """Those with a place, then those without a figure; with the year before where there is any."""
    lang, metric = asked.lang, asked.metric(SHOWN)
    with_before = any(ranked.before and ranked.before.value is not None for ranked in mine)
    partly = any(ranked.part.reported != ranked.part.due for ranked in mine)
    columns = [
        Column("place", terms.PLACE(lang), "count"),
        Column("pair", terms.PAIR(lang)),
        metric_column(metric, lang),
    ]
    if with_before:
        columns += [metric_column(metric, lang, terms.YEAR_AGO(lang), "before"), Column("change", terms.CHANGE(lang))]
    if partly:
        columns.append(Column("reported", words.REPORTED(lang)))
    rows = [_place_row(asked, ranked, with_before, partly) for ranked in mine]
    for pair_id in order.without:
        if pair_id in listed:
            rest = [text(words.NONE(lang))] * (len(columns) - 3)
            rows.append([text(words.NONE(lang)), text(_name(asked, pair_id)), metric_cell(metric, None, lang), *rest])
    return table("places", words.PLACES(lang, label=metric.label(lang)), columns, rows, words.PLACES_NOTE(lang))


def _place_row(asked: Asked, ranked: Ranked, with_before: bool, partly: bool) -> list[Cell]:
    lang, metric, part = asked.lang, asked.metric(SHOWN), ranked.part
    row = [(str(ranked.place), ranked.place), text(_name(asked, ranked.pair_id)), metric_cell(metric, part.value, lang)]
    if with_before:
        before = ranked.before.value if ranked.before else None
        change, _ = moved(metric, part.value, before, lang)
        row += [metric_cell(metric, before, lang), text(change or words.NONE(lang))]
    if partly:
        row.append(text(f"{part.reported:,}/{part.due:,}"))
    return row


def _rates_chart(asked: Asked, found: Progresses, paced: list[Progress]) -> Chart:
    """The share of the year gone is the mark that every bar is to reach, where there is a calendar."""
    lang, metric = asked.lang, asked.metric(RATE)
    names = tuple(_name(asked, line.pair_id) for line in paced)
    drawn = series(
        period(asked, metric), [line.part.value for line in paced], metric.unit, lang, metric.decimals, "navy"
    )
    marks = None
    if found.elapsed:
        marks = series(words.CALENDAR(lang), [float(found.elapsed)] * len(paced), PERCENT, lang, 0, "attention")
    title = (words.RATES if marks else words.RATES_PLAIN)(lang, label=metric.label(lang))
    alt = words.RATES_ALT(lang, label=metric.label(lang), pairs=len(paced), values=_pairs_said(names, drawn, lang))
    return Chart(
        "rates",
        "bars",
        beside(title, period(asked, metric), lang),
        "%",
        names,
        (drawn,),
        alt,
        metric.decimals,
        targets=marks,
    )


def _rates_table(asked: Asked, found: Progresses, paced: list[Progress]) -> Table:
    lang, metric = asked.lang, asked.metric(RATE)
    columns = [Column("pair", terms.PAIR(lang)), metric_column(metric, lang)]
    if found.elapsed:
        columns.append(Column("status", terms.STATUS(lang)))
    columns += [column(stage, step_name(stage, lang), YUAN, lang) for stage in ("allocated", "spent")]
    columns.append(column("unspent", terms.UNSPENT(lang), YUAN, lang))
    for stage in ("allocated", "spent"):
        asked.metric(f"fund_{stage}")
    rows = [_rate_row(asked, found, line) for line in paced]
    note = words.PACE_RULE(lang, rules=pace.rules_in_words(lang)) if found.elapsed else ""
    title = (words.RATES if found.elapsed else words.RATES_PLAIN)(lang, label=metric.label(lang))
    return table("rates", title, columns, rows, note)


def _rate_row(asked: Asked, found: Progresses, line: Progress) -> list[Cell]:
    lang, metric = asked.lang, asked.metric(RATE)
    spent, allocated = line.part.numerator, line.part.denominator
    unspent = None if spent is None or allocated is None else allocated - spent
    row = [text(_name(asked, line.pair_id)), metric_cell(metric, line.part.value, lang)]
    if found.elapsed:
        row.append(text(PACES[line.status].label(lang)))
    left = cell(unspent, YUAN, lang)
    if unspent is not None and unspent < 0:
        left = terms.MORE_BY(lang, amount=figure(-unspent, YUAN, lang).number), unspent
    return [*row, cell(allocated, YUAN, lang), cell(spent, YUAN, lang), left]
