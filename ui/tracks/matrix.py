"""The matrix of pairs and tracks as a table whose cells narrow everything."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from analytics.answer import Part
from analytics.blanks import blank_word
from analytics.figure_words import lacking
from analytics.lookup import pairs_within
from analytics.map.classes import Classes, classes, finest_of
from analytics.metrics import METRICS, Metric
from analytics.printed import printed
from analytics.tracks.matrix import Matrix
from style import terms
from style.numbers import Number, figure, unit_label
from style.units import PERCENT
from ui.address import href
from ui.figures import about
from ui.figures.about import kind_of_figure, pair_name, track_name
from ui.figures.cells import ALL, NONE, SHARE_DECIMALS
from ui.figures.chosen import is_chosen, toggled
from ui.pieces.ledger import HEAT_STEPS, Cell, Column, Ledger, Row
from ui.tracks import words as track_words
from ui.view import View


def listed_pairs(shown: View, found: Matrix) -> tuple[str | None, ...]:
    """Without the pairs that have no county in those selected: nothing is asked of them, so nothing is missing."""
    asked = {*pairs_within(shown.dataset, shown.selection), *shown.selection.pairs, None}
    return tuple(p for p in found.pairs if p in asked)


def matrix_note(shown: View, metric: Metric, kind: str) -> str:
    """What the cells are: value or share, unit, period and basis."""
    unit = unit_label(metric.unit if kind == "value" else PERCENT, shown.lang)
    return track_words.NOTE(
        shown.lang,
        shown=track_words.SHARES[kind](shown.lang),
        unit=unit,
        period=about.short_period(shown, metric),
        basis=kind_of_figure(shown, metric),
    )


def step_of(sorting: Classes, value: Number) -> int:
    """The class's shade: few classes are spread over the whole scale."""
    last = sorting.count - 1
    return round(sorting.of(value) * (HEAT_STEPS - 1) / last) if last else HEAT_STEPS // 2


def shades(values: Iterable[Number | None], finest: Decimal) -> Classes:
    """Up to seven classes of the values that are not zero: a zero stays without a shade."""
    return classes((v for v in values if v), wanted=HEAT_STEPS, finest=finest)


def _value(found: Matrix, pair_id: str | None, track_id: str | None, kind: str) -> Number | None:
    """What the cell shows: its value, or its share as a float (only to be rounded)."""
    if kind == "value":
        return found.cells[pair_id, track_id].value
    share = found.share((pair_id, track_id), kind)
    return None if share is None else float(share)


def matrix_table(shown: View, found: Matrix, kind: str) -> Ledger:
    """Rows are pairs, columns tracks; totals first and last. `kind` is "value" or what the cells are a share of."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    shading = shades(
        (_value(found, p, t, kind) for p in found.pairs for t in found.tracks),
        finest_of(metric) if kind == "value" else Decimal("0.001"),
    )
    columns = [Column("pair", terms.PAIR(lang), sortable=True)]
    columns += [Column(t or NONE, track_name(shown, t), "heat", sortable=True) for t in found.tracks]
    columns.append(Column(ALL, terms.TOTAL_OF_TABLE(lang), "number", sortable=True))
    rows = [_totals(shown, found, kind), *(_row(shown, found, p, kind, shading) for p in listed_pairs(shown, found))]
    return Ledger(track_words.MATRIX(lang, label=metric.label(lang)), tuple(columns), tuple(rows))


def _row(shown: View, found: Matrix, pair_id: str | None, kind: str, shading: Classes) -> Row:
    name, asked = pair_name(shown, pair_id), shown.selection
    cells = {"pair": Cell(name, sort=pair_id or NONE)}
    for track_id in found.tracks:
        cells[track_id or NONE] = _cell(shown, found, pair_id, track_id, kind, shading)
    part = found.rows[pair_id]
    value = part.value if kind == "value" else found.row_share(pair_id, kind)
    target = href("tracks", toggled(shown.address, pair_id, None)) if pair_id else None
    cells[ALL] = _total(shown, found, part, value, kind, (name, terms.TOTAL_OF_TABLE(shown.lang)), target)
    return Row(pair_id or NONE, cells, target, selected=pair_id in asked.pairs and not asked.tracks)


def _totals(shown: View, found: Matrix, kind: str) -> Row:
    total = terms.TOTAL_OF_TABLE(shown.lang)
    cells = {"pair": Cell(total)}
    for track_id, part in found.columns.items():
        value = part.value if kind == "value" else found.column_share(track_id, kind)
        target = href("tracks", toggled(shown.address, None, track_id)) if track_id else None
        cells[track_id or NONE] = _total(shown, found, part, value, kind, (total, track_name(shown, track_id)), target)
    whole = found.whole.value if kind == "value" or found.whole.value is None else 1
    cells[ALL] = _total(shown, found, found.whole, whole, kind, (total, total), None)
    return Row("total", cells, kind="total")


def _cell(shown: View, found: Matrix, pair_id: str | None, track_id: str | None, kind: str, shading: Classes) -> Cell:
    lang, part, metric = shown.lang, found.cells[pair_id, track_id], METRICS[found.metric_id]
    value, chosen = _value(found, pair_id, track_id, kind), is_chosen(shown.selection, pair_id, track_id)
    text, sub = _cell_text(value, metric, part, kind, lang), lacking(part, lang, track_words.DUE)
    if found.has_no_project((pair_id, track_id)):
        text = blank_word("no_project", lang)
    target, label = None, ""
    # Behind a gap that nothing was due of there is nothing to see.
    if pair_id and track_id and (part.due or part.value is not None or chosen):
        target = href("tracks", toggled(shown.address, pair_id, track_id))
        label = track_words.ABOUT(lang, pair=pair_name(shown, pair_id), track=track_name(shown, track_id), figure=text)
    if value is None:
        return Cell(text, sub, gap=True, selected=chosen, href=target, label=label)
    step = step_of(shading, value) if value else None
    return Cell(text, sub, step=step, sort=float(value), selected=chosen, href=target, label=label)


def _total(
    shown: View,
    found: Matrix,
    part: Part,
    value: Number | Fraction | None,
    kind: str,
    of: tuple[str, str],
    target: str | None,
) -> Cell:
    """A total, which narrows to its whole row or column."""
    held = float(value) if isinstance(value, Fraction) else value
    text = _cell_text(held, METRICS[found.metric_id], part, kind, shown.lang)
    if held is None:
        return Cell(text, lacking(part, shown.lang, track_words.DUE), muted=True)
    label = track_words.ABOUT(shown.lang, pair=of[0], track=of[1], figure=text) if target else ""
    return Cell(text, lacking(part, shown.lang, track_words.DUE), sort=float(held), href=target, label=label)


def _cell_text(value: Number | None, metric: Metric, part: Part, kind: str, lang: str) -> str:
    if kind == "value" or part.value is None or part.none_yet:
        return printed(metric, part, lang).number
    if value is None:
        return "—"
    return figure(value, PERCENT, lang, SHARE_DECIMALS).number
