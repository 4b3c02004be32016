"""Pairs in order as a table: place, bar, figure, change on last year; those without a figure listed last, never as zero."""

from analytics.figure_words import lacking
from analytics.lookup import pairs
from analytics.metrics import METRICS, Metric
from analytics.standings.growth import grown
from analytics.standings.ranking import Ranked, Ranking
from style import terms
from style.numbers import NO_DATA, figure, unit_label
from style.text import beside
from ui.address import href
from ui.figures.about import rows_label, rows_link
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View


def ranking_table(shown: View, order: Ranking, *, limit: int | None = None, benchmark: float | None = None) -> Ledger:
    """The whole ranking, or its two ends where it is longer than `limit`."""
    lang, metric = shown.lang, METRICS[order.metric_id]
    ranked = list(order.ranked)
    if limit and len(ranked) > limit:
        ranked = ranked[: limit - limit // 2] + ranked[len(ranked) - limit // 2 :]
    rows = [_row(shown, metric, order, r, benchmark) for r in ranked]
    if limit is None:
        rows += [_silent(shown, pair_id) for pair_id in order.without]
    columns = (
        Column("place", terms.PLACE(lang), "number", sortable=True),
        Column("pair", terms.PAIR(lang), "text"),
        Column("value", beside(metric.short(lang), unit_label(metric.unit, lang), lang), "bar", sortable=True),
        Column("change", terms.CHANGE(lang), "change", wide=True, sortable=True),
    )
    return Ledger(metric.label(lang), columns, tuple(rows))


def _row(shown: View, metric: Metric, order: Ranking, ranked: Ranked, benchmark: float | None) -> Row:
    lang, value = shown.lang, ranked.part.value
    assert value is not None
    growth = grown(value, ranked.before.value if ranked.before else None, metric.unit)
    moved = growth.said(lang)
    tone = ""
    if moved and moved.sign and metric.better != "neutral":
        tone = "good" if (moved.sign > 0) == (metric.better == "higher") else "bad"
    most = max(order.top, benchmark or 0) or 1
    said, of = figure(value, metric.unit, lang, metric.decimals), (ranked.pair_id,)
    cells = {
        "place": Cell(str(ranked.place), sort=ranked.place),
        "pair": Cell(pairs(shown.dataset)[ranked.pair_id].label(lang)),
        "value": Cell(
            said.number,
            sub=lacking(ranked.part, lang),
            bar=max(0.0, float(value) / most),
            tick=benchmark / most if benchmark else None,
            sort=float(value),
            href=rows_link(shown, metric, pairs=of),
            label=rows_label(shown, metric, str(said), of),
        ),
        "change": Cell(moved.text if moved else "—", tone=tone, muted=moved is None, sort=growth.order),
    }
    return Row(ranked.pair_id, cells, href("pair", shown.address.to(pair=ranked.pair_id)))


def _silent(shown: View, pair_id: str) -> Row:
    cells = {
        "place": Cell("—", muted=True),
        "pair": Cell(pairs(shown.dataset)[pair_id].label(shown.lang)),
        "value": Cell(NO_DATA(shown.lang), muted=True),
        "change": Cell("—", muted=True),
    }
    return Row(pair_id, cells, href("pair", shown.address.to(pair=pair_id)))
