"""One pair beside up to three others and the median of all: the same metrics, each with its place."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import streamlit as st

from analytics.answer import Part
from analytics.lookup import pairs
from analytics.metrics import METRICS, Metric
from analytics.pairs.comparison import Compared
from analytics.printed import printed
from analytics.standings.ranking import Ranked
from style import terms
from style.numbers import NO_DATA, figure
from ui import words
from ui.address import href
from ui.address.rules import COMPARED
from ui.figures import words as row_words
from ui.figures.about import covered, short_period
from ui.pairs import words as pair_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View, say


def comparison_table(shown: View, pair_ids: Sequence[str], found: Sequence[Compared]) -> Ledger:
    """The first of `pair_ids` is the page's own; a metric the selection has no number for says why, and one
    in which no pair has a figure is left to `unknown`."""
    lang, names = shown.lang, pairs(shown.dataset)
    columns = [Column("metric", terms.METRIC(lang))]
    columns += [
        Column(p, names[p].label(lang) if n else terms.THIS_PAIR(lang), "number") for n, p in enumerate(pair_ids)
    ]
    columns.append(Column("median", terms.MEDIAN(lang), "number"))
    rows = tuple(_row(shown, pair_ids, line) for line in found if line.known or line.refused)
    return Ledger(pair_words.SECTIONS["compare"](lang), tuple(columns), rows)


def unknown(found: Sequence[Compared], lang: str) -> str:
    """The metrics in which no pair has a figure, in a line; empty where there are none."""
    named = [METRICS[line.metric_id].label(lang) for line in found if not (line.known or line.refused)]
    joint = "、" if lang == "zh" else ", "
    return pair_words.NOBODY_KNOWS(lang, metrics=joint.join(named)) if named else ""


def _row(shown: View, pair_ids: Sequence[str], line: Compared) -> Row:
    lang, metric = shown.lang, METRICS[line.metric_id]
    if line.refused:
        return Row(metric.id, {"metric": Cell(metric.label(lang), sub=line.refused(lang), muted=True)})
    cells = {"metric": Cell(metric.label(lang), sub=short_period(shown, metric))}
    cells |= {pair_id: _stood(shown, metric, pair_id, line.stood[pair_id]) for pair_id in pair_ids}
    cells["median"] = _median(metric, line, lang)
    return Row(metric.id, cells)


def _stood(shown: View, metric: Metric, pair_id: str, ranked: Ranked | Part) -> Cell:
    lang = shown.lang
    if isinstance(ranked, Part):
        return Cell(str(printed(metric, ranked, lang)), muted=True)
    said = str(printed(metric, ranked.part, lang))
    place = "" if metric.better == "neutral" else words.AT_PLACE(lang, place=ranked.place)
    target = href("rows", shown.address.to(metric=metric.id, pairs=(pair_id,), pair=None))
    what = f"{pairs(shown.dataset)[pair_id].label(lang)} {metric.label(lang)}"
    return Cell(
        said,
        sub=" · ".join(filter(None, (place, covered(ranked.part, metric, shown)))),
        href=target,
        label=row_words.OPEN(lang, whose="", label=what, value=said),
    )


def _median(metric: Metric, line: Compared, lang: str) -> Cell:
    if line.middle is None:
        return Cell(NO_DATA(lang), muted=True)
    # Of an even number of counts the median may be a half: then, and only then, it has a decimal.
    decimals = 1 if metric.unit.kind == "count" and line.middle.denominator != 1 else metric.decimals
    said = figure(_decimal(line.middle), metric.unit, lang, decimals)
    return Cell(str(said), sub=pair_words.OF_KNOWN(lang, known=line.known))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def keep_last(widget: str) -> None:
    """What was pressed goes into the address; of more than may be compared the pair that was chosen first gives way."""
    st.session_state[widget] = list(st.session_state[widget] or ())[-COMPARED:]
    say("compare", widget)
