"""Pairs in order as a table: place, bar, figure, change on last year; those without a figure listed last, never as zero."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.figure_words import lacking
from analytics.metrics import METRICS
from analytics.standings import wording
from analytics.standings.ranking import Ranked, Ranking
from ui import words
from ui.address import href
from ui.figures.cells import cells_of, columns_of, figure_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View


def ranking_table(
    shown: View, order: Ranking, *, limit: int | None = None, benchmark: float | None = None, worst_first: bool = False
) -> Ledger:
    """The whole ranking, or its two ends where it is longer than `limit`. With `worst_first` it begins with the last place, as the
    head of the figure then says."""
    ranked, without = list(order.ranked), order.blanks if limit is None else ()
    if limit and len(ranked) > limit:
        ranked = ranked[: limit - limit // 2] + ranked[len(ranked) - limit // 2 :]
    if worst_first:
        ranked.reverse()
    told = wording.ranking_table(shown.dataset, order, ranked, without, shown.lang)
    told = told.called(value=order.metric_id).only("place", "pair", "value", "change")
    rows = [_row(shown, order, one, cells_of(told, n), benchmark) for n, one in enumerate(ranked)]
    rows += [_silent(shown, str(one.of[0]), cells_of(told, len(ranked) + n)) for n, one in enumerate(without)]
    columns = columns_of(
        told, wide=("change",), sortable=("place", "value", "change"), kinds={"value": "bar", "change": "change"}
    )
    return Ledger(
        told.caption, columns, tuple(rows), begins=_begins(order, columns, shown.lang) if worst_first else None
    )


def _begins(order: Ranking, columns: Sequence[Column], lang: str) -> tuple[str, str, str]:
    way = "descending" if METRICS[order.metric_id].better == "lower" else "ascending"
    (label,) = (one.label for one in columns if one.id == "value")
    return "value", way, words.WORST_FIRST(lang, label=label)


def _row(shown: View, order: Ranking, ranked: Ranked, cells: dict[str, Cell], benchmark: float | None) -> Row:
    metric, value = METRICS[order.metric_id], float(ranked.part.value or 0)
    most = max(order.top, benchmark or 0) or 1
    linked = {
        "value": figure_cell(
            shown,
            metric,
            ranked.pair_id,
            ranked.part,
            sub=lacking(ranked.part, shown.lang),
            bar=max(0.0, value / most),
            tick=benchmark / most if benchmark else None,
        ),
        "change": change_cell(ranked, order, shown.lang),
    }
    return Row(ranked.pair_id, cells | linked, href("pair", shown.address.to(pair=ranked.pair_id)))


def change_cell(ranked: Ranked, order: Ranking, lang: str) -> Cell:
    """▲ 12.4%: a direction alone, neither good nor bad."""
    growth = wording.growth_of(ranked, order)
    moved = growth.said(lang)
    return Cell(moved.text if moved else "—", muted=True, sort=growth.order)


def _silent(shown: View, pair_id: str, cells: dict[str, Cell]) -> Row:
    said = {name: replace(cell, muted=name != "pair") for name, cell in cells.items()}
    return Row(pair_id, said, href("pair", shown.address.to(pair=pair_id)))
