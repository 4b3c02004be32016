"""Pairs in order and against the calendar as tables, for page and file alike."""

from collections.abc import Sequence

from analytics.answer import Part
from analytics.growth.rate import Growth, grown
from analytics.judgement.wording import status_words
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.standings.pace import Progress, Progresses
from analytics.standings.ranking import Ranked, Ranking
from analytics.table import NOTHING, Cell, Column, Table, cell, column, metric_cell, metric_column, table, text
from store.datasets import Dataset
from style import terms
from style.numbers import figure
from style.units import YUAN


def growth_of(ranked: Ranked, order: Ranking) -> Growth:
    """Its figure against the one a year before."""
    before = ranked.before.value if ranked.before else None
    return grown(ranked.part.value, before, METRICS[order.metric_id].unit, order.startup)


def ranking_table(
    dataset: Dataset, order: Ranking, ranked: Sequence[Ranked], without: Sequence[Part], lang: str, note: str = ""
) -> Table:
    """Those of a ranking that are `ranked` and then, with no place, those `without` a figure: place, pair, figure (under the
    metric's id), the same a year before, the change, and how many of the figures due went into it."""
    metric = METRICS[order.metric_id]
    columns = [
        Column("place", terms.PLACE(lang), "count"),
        Column("pair", terms.PAIR(lang)),
        metric_column(metric, lang),
        metric_column(metric, lang, terms.YEAR_AGO(lang), "before"),
        Column("change", terms.CHANGE(lang)),
        Column("reported", terms.REPORTED_OF_DUE(lang)),
    ]
    rows = [_ranked(dataset, order, one, lang) for one in ranked]
    for part in without:
        name = text(pairs(dataset)[str(part.of[0])].label(lang))
        rows.append([NOTHING, name, metric_cell(metric, part, lang), NOTHING, NOTHING, NOTHING])
    return table("places", metric.label(lang), columns, rows, note)


def _ranked(dataset: Dataset, order: Ranking, one: Ranked, lang: str) -> list[Cell]:
    metric, growth, part = METRICS[order.metric_id], growth_of(one, order), one.part
    moved = growth.said(lang)
    return [
        (str(one.place), one.place),
        text(pairs(dataset)[one.pair_id].label(lang)),
        metric_cell(metric, part, lang),
        metric_cell(metric, growth.before, lang),
        text(moved.text) if moved else NOTHING,
        text(f"{part.reported:,}/{part.due:,}"),
    ]


def rates_table(
    dataset: Dataset, found: Progresses, lines: Sequence[Progress], lang: str, caption: str, note: str = ""
) -> Table:
    """Of these pairs the share of allocated money that is spent: the rate, how it is judged where any is, what was
    allocated, spent, and not spent."""
    columns = [Column("pair", terms.PAIR(lang)), metric_column(METRICS[found.metric_id], lang)]
    if found.is_judged:
        columns.append(Column("status", terms.STATUS(lang)))
    columns += [column(stage, METRICS[f"fund_{stage}"].short(lang), YUAN, lang) for stage in ("allocated", "spent")]
    columns.append(column("unspent", terms.UNSPENT(lang), YUAN, lang))
    return table("rates", caption, columns, [_rate(dataset, found, line, lang) for line in lines], note)


def _rate(dataset: Dataset, found: Progresses, line: Progress, lang: str) -> list[Cell]:
    spent, allocated = line.part.numerator, line.part.denominator
    row = [text(pairs(dataset)[line.pair_id or ""].label(lang)), metric_cell(METRICS[found.metric_id], line.part, lang)]
    if found.is_judged:
        row.append(text(status_words(line.judgement, lang)))
    unspent = None if spent is None or allocated is None else allocated - spent
    left = cell(unspent, YUAN, lang)
    if unspent is not None and unspent < 0:
        left = terms.SPENT_MORE(lang, amount=figure(-unspent, YUAN, lang).number), unspent
    return [*row, cell(allocated, YUAN, lang), cell(spent, YUAN, lang), left]
