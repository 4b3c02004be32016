"""The ranking: pairs by completed investment with the year before, and their execution rate against the calendar."""

from dataclasses import replace

from analytics.judgement.statuses import rules_in_words
from analytics.lagging.worst import worst_by
from analytics.lookup import pairs
from analytics.standings import wording
from analytics.standings.pace import Progress, Progresses, progresses
from analytics.standings.places import among_all
from analytics.standings.ranking import Ranked, Ranking, ranking
from analytics.table import Table
from reports.story import words
from reports.story.context import ReportContext, period, printed, series, source
from reports.story.map import linked
from reports.story.model import Chart, Section, Series
from reports.story.money import pace_counts
from style import terms
from style.numbers import scaled_by, unit_label
from style.text import beside
from style.units import PERCENT

SHOWN, RATE = "investment_completed", "execution_rate"
FEW = 4  # pairs whose places are all named in the title


def by_place(context: ReportContext) -> Section | str:
    """Places are among all pairs; those selected are listed."""
    order, listed = (
        ranking(context.dataset, SHOWN, among_all(context.selection)),
        {p.id for p in linked(context).pairs},
    )
    mine = [ranked for ranked in order.ranked if ranked.pair_id in listed]
    if order.refused:
        return order.refused(context.lang)
    if len(listed) == 1:
        return words.ONE_PAIR(context.lang)
    if not mine:
        return words.NO_RANKING(context.lang)
    rates = progresses(context.dataset, RATE, context.selection)
    paced = [line for line in rates.slowest_first if line.pair_id in listed]
    tables, charts = [_places_table(context, order, mine, listed)], [_places_chart(context, mine)]
    if paced:
        tables.append(_rates_table(context, rates, paced))
        charts.append(_rates_chart(context, rates, paced))
    return Section(
        "ranking",
        "ranking",
        _title(context, order, mine),
        tuple(_sentences(context, order, rates, listed)),
        tables=tuple(tables),
        charts=tuple(charts),
        source=source(context, (SHOWN, RATE) if paced else (SHOWN,)),
    )


def _name(context: ReportContext, pair_id: str | None) -> str:
    return pairs(context.dataset)[pair_id or ""].label(context.lang)


def _title(context: ReportContext, order: Ranking, mine: list[Ranked]) -> str:
    """Who is worst against their targets; where nobody is, who did most and least."""
    lang, metric = context.lang, context.metric(SHOWN)
    if len(mine) == len(order.ranked) and (worst := worst_by(context.dataset, SHOWN, context.selection)):
        return worst(lang)
    told = {"period": period(context, metric), "label": metric.label(lang), "known": len(order.ranked)}
    if len(mine) < len(order.ranked) and len(mine) <= FEW:
        named = [words.AT_PLACE(lang, pair=_name(context, ranked.pair_id), place=ranked.place) for ranked in mine]
        return words.RANKED_FEW(lang, **told, named=terms.JOINT(lang).join(named))
    told["known"] = len(mine)
    first, last = mine[0], mine[-1]
    return words.RANKED(
        lang,
        **told,
        first=_name(context, first.pair_id),
        most=printed(metric, first.part, lang),
        last=_name(context, last.pair_id),
        least=printed(metric, last.part, lang),
    )


def _sentences(context: ReportContext, order: Ranking, rates: Progresses, listed: set[str]) -> list[str]:
    lang = context.lang
    silent = [_name(context, pair_id) for pair_id in order.without if pair_id in listed]
    said = [words.SOME_WITHOUT(lang, missing=len(silent), names=terms.JOINT(lang).join(silent))] if silent else []
    if rates.refused:
        return [*said, words.WITHHELD(lang, names=context.metric(RATE).label(lang), reason=rates.refused(lang))]
    return said + pace_counts(context, RATE)


def _places_chart(context: ReportContext, mine: list[Ranked]) -> Chart:
    lang, metric = context.lang, context.metric(SHOWN)
    names = tuple(_name(context, ranked.pair_id) for ranked in mine)
    drawn = series(
        period(context, metric), [ranked.part.value for ranked in mine], metric.unit, lang, metric.decimals, "navy"
    )
    alt = words.PLACES_ALT(lang, label=metric.label(lang), pairs=len(mine), values=_pairs_said(names, drawn, lang))
    title = beside(words.PLACES(lang, label=metric.label(lang)), period(context, metric), lang)
    return Chart(
        "places", "bars", title, unit_label(metric.unit, lang), names, (drawn,), alt, scaled_by(metric.unit, lang)[1]
    )


def _pairs_said(names: tuple[str, ...], drawn: Series, lang: str) -> str:
    said = [terms.VALUE_AT(lang, period=name, value=value) for name, value in zip(names, drawn.printed, strict=True)]
    return terms.LIST_STOP(lang).join(said)


def _places_table(context: ReportContext, order: Ranking, mine: list[Ranked], listed: set[str]) -> Table:
    """Those with a place, then those without a figure; with the year before where there is any."""
    lang, metric = context.lang, context.metric(SHOWN)
    kept = ["place", "pair", SHOWN]
    if any(ranked.before and ranked.before.value is not None for ranked in mine):
        kept += ["before", "change"]
    if any(ranked.part.reported != ranked.part.due for ranked in mine):
        kept.append("reported")
    without = [part for part in order.blanks if part.of[0] in listed]
    made = wording.ranking_table(context.dataset, order, mine, without, lang, words.PLACES_NOTE(lang))
    return replace(made.only(*kept), caption=words.PLACES(lang, label=metric.label(lang)))


def _rates_chart(context: ReportContext, found: Progresses, paced: list[Progress]) -> Chart:
    """What should have been spent by now is the mark that each bar is to reach, where it is judged."""
    lang, metric = context.lang, context.metric(RATE)
    names = tuple(_name(context, line.pair_id) for line in paced)
    drawn = series(
        period(context, metric), [line.part.value for line in paced], metric.unit, lang, metric.decimals, "navy"
    )
    marks = None
    if found.is_judged:
        dues = [None if line.share_due is None else float(line.share_due) for line in paced]
        marks = series(words.CALENDAR(lang), dues, PERCENT, lang, 1, "attention")
    title = (words.RATES if marks else words.RATES_PLAIN)(lang, label=metric.label(lang))
    alt = words.RATES_ALT(lang, label=metric.label(lang), pairs=len(paced), values=_pairs_said(names, drawn, lang))
    return Chart(
        "rates",
        "bars",
        beside(title, period(context, metric), lang),
        "%",
        names,
        (drawn,),
        alt,
        metric.decimals,
        targets=marks,
    )


def _rates_table(context: ReportContext, found: Progresses, paced: list[Progress]) -> Table:
    lang, metric = context.lang, context.metric(RATE)
    for stage in ("allocated", "spent"):
        context.metric(f"fund_{stage}")
    note = words.PACE_RULE(lang, rules=rules_in_words(lang, found.is_closed)) if found.is_judged else ""
    title = (words.RATES if found.is_judged else words.RATES_PLAIN)(lang, label=metric.label(lang))
    return wording.rates_table(context.dataset, found, paced, lang, title, note)
