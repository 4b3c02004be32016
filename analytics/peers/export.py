"""A pair beside the province as one table to be taken away, each number in the unit of its row, with the digits that the page prints."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from analytics.answer import Part
from analytics.export_table import ExportTable, sheet
from analytics.lookup import pairs
from analytics.metrics import METRICS, Metric
from analytics.peers.beside import Beside, BesideProvince, TrackBeside
from analytics.peers.wording import (
    HAVE_ONE,
    LOWER,
    PLACE,
    PROVINCE,
    QUARTERS,
    RULES,
    TITLE,
    UPPER,
    WITHHELD,
    decimal,
    known_words,
    told,
    track_words,
    when,
)
from analytics.printed import printed
from analytics.table import Cell, Column, Table, table, text
from store.datasets import Dataset
from style import terms
from style.numbers import rounded, scaled_by, unit_label

_COLUMNS = (
    ("pair", terms.PAIR, "text"),
    ("metric", terms.METRIC, "text"),
    ("track", terms.TRACK, "text"),
    ("period", terms.PERIOD, "text"),
    ("unit", terms.UNIT, "text"),
    ("own", terms.THIS_PAIR, "number"),
    ("place", PLACE, "text"),
    ("province", PROVINCE, "number"),
    ("lower_quartile", LOWER, "number"),
    ("median", terms.MEDIAN, "number"),
    ("upper_quartile", UPPER, "number"),
    ("known", HAVE_ONE, "text"),
    ("note", terms.NOTE, "text"),
)


def export_sheet(dataset: Dataset, found: BesideProvince, lang: str) -> ExportTable:
    """A row a metric, then a row a metric and track; the rules of protection stand along with it."""
    facts = tuple((TITLE(lang), rule(lang)) for rule in RULES)
    return sheet(TITLE, lambda one: _table(dataset, found, one), lang, facts)


def _table(dataset: Dataset, found: BesideProvince, lang: str) -> Table:
    rows = [_line(dataset, found, line, lang) for line in found.lines]
    rows += [_track(dataset, found, line, lang) for line in found.tracks]
    return table("beside", TITLE(lang), [Column(key, label(lang), kind) for key, label, kind in _COLUMNS], rows)


def _line(dataset: Dataset, found: BesideProvince, line: Beside, lang: str) -> list[Cell]:
    metric, box = METRICS[line.metric_id], line.box
    sides: Sequence[Fraction | None] = box.told if box else (None, None, None)
    return [
        *_named(dataset, found, metric, "", lang),
        _number(line.own, metric, lang),
        text(QUARTERS[line.quarter](lang) if line.quarter else ""),
        *(_number(side, metric, lang) for side in (line.province, *sides)),
        text(known_words(line.known, lang)),
        text(WITHHELD(lang) if line.province is None or box is None else ""),
    ]


def _track(dataset: Dataset, found: BesideProvince, line: TrackBeside, lang: str) -> list[Cell]:
    metric = METRICS[line.metric_id]
    return [
        *_named(dataset, found, metric, track_words(dataset, line.track_id, lang), lang),
        _number(line.own, metric, lang),
        text(""),
        _number(line.province, metric, lang),
        *[("", None)] * 3,
        text(""),
        text(WITHHELD(lang) if line.province is None else ""),
    ]


def _named(dataset: Dataset, found: BesideProvince, metric: Metric, track: str, lang: str) -> list[Cell]:
    said = (pairs(dataset)[found.pair_id].label(lang), metric.label(lang), track, when(found, metric, lang))
    return [text(one) for one in (*said, unit_label(metric.unit, lang))]


def _number(value: Part | Fraction | None, metric: Metric, lang: str) -> Cell:
    """The printed digits and what they stand for in the printed unit."""
    exact = value.value if isinstance(value, Part) else None if value is None else decimal(value)
    said = printed(metric, value, lang).number if isinstance(value, Part) else told(value, metric, lang).number
    if exact is None:
        return said, None
    divisor, decimals = scaled_by(metric.unit, lang, metric.decimals)
    return said, rounded(Decimal(str(exact)) / divisor, decimals)
