"""Figures as a table of exact values: of each metric, by the dimensions asked for, with unit, period, basis and how much of it came."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import prod
from typing import Any

import pyarrow as pa

from analytics import figure_words
from analytics.answer import Part, parts
from analytics.blanks import blank_word
from analytics.facts.members import dimension_members
from analytics.metrics import METRICS, Metric
from analytics.sentences import both, span
from api import words
from api.asking import Question
from api.described import of_dataset, of_metric
from api.problems import problem, refusals
from store.datasets import Dataset
from style.numbers import figure
from style.text import LANGUAGES

MOST_ROWS = 100_000
DECIMALS = Decimal(1).scaleb(-12)  # of a ratio's quotient; its two sums are exact
EXACT = pa.decimal128(38, 12)
SUM = pa.decimal128(38, 2)


@dataclass(frozen=True)
class Figures:
    """Rows in one order for every format; `about` says what they are of, once for all of them."""

    about: dict[str, Any]
    table: pa.Table


def figures(dataset: Dataset, asked: Question) -> Figures:
    """Raises Problem: where the pages refuse it too, or the answer would be too large."""
    _limited(dataset, asked)
    rows = [row for one in asked.metrics for row in _of_metric(dataset, METRICS[one], asked)]
    about = {
        "dataset": of_dataset(dataset),
        "selection": _selection(asked),
        "metrics": [_metric(METRICS[one], asked) for one in asked.metrics],
        "by": list(asked.dimensions),
    }
    return Figures(about, pa.Table.from_pylist(rows, _schema(asked.dimensions)))


def _limited(dataset: Dataset, asked: Question) -> None:
    """By the members there are, before anything is asked of the engine."""
    groups = prod(len(dimension_members(dataset, d, asked.selection)) for d in asked.dimensions) * len(asked.metrics)
    if groups > MOST_ROWS:
        detail = both(words.TOO_MANY_ROWS, rows=f"{groups:,}", most=f"{MOST_ROWS:,}")
        raise problem(413, "too-large", detail, "by")


def _of_metric(dataset: Dataset, metric: Metric, asked: Question) -> Iterator[dict[str, Any]]:
    lacking = [d for d in asked.dimensions if d not in metric.dimensions and d not in metric.refused]
    if lacking:
        detail = both(words.NOT_KNOWN, parameter=f"by ({metric.id})", value=lacking[0])
        raise problem(400, "unknown-value", detail, "by", allowed=metric.breakdowns)
    with refusals(metric.id, "by" if asked.dimensions else "metric"):
        found = parts(dataset, metric.id, asked.dimensions, asked.selection)
    for part in found:
        yield dict(zip(asked.dimensions, part.of, strict=True)) | _row(metric, part, dataset)


def _row(metric: Metric, part: Part, dataset: Dataset) -> dict[str, Any]:
    return {
        "metric": metric.id,
        "value": exact(metric, part),
        "unit": metric.unit.id,
        "reported": part.reported,
        "due": part.due,
        "numerator": None if part.numerator is None else Decimal(part.numerator),
        "denominator": None if part.denominator is None else Decimal(part.denominator),
        "blank": part.blank if part.value is None else None,
        "printed_zh": _printed(metric, part, "zh"),
        "printed_en": _printed(metric, part, "en"),
        "data_basis": dataset.basis,
        "version": dataset.version,
    }


def exact(metric: Metric, part: Part) -> Decimal | None:
    """元 and counts as they are; a ratio divided last, half up at twelve decimals: percentages are fractions of 1."""
    if part.value is None:
        return None
    if (quotient := part.quotient) is not None:
        return (Decimal(quotient.numerator) / Decimal(quotient.denominator)).quantize(DECIMALS, ROUND_HALF_UP)
    return Decimal(part.value)


def _printed(metric: Metric, part: Part, lang: str) -> str:
    """As pages print it; what stands there instead where there is no figure."""
    if part.value is None:
        return blank_word(part.blank, lang)
    return str(figure(part.value, metric.unit, lang, metric.decimals))


def _schema(dimensions: tuple[str, ...]) -> pa.Schema:
    kinds: dict[str, pa.DataType] = dict.fromkeys((*dimensions, "metric"), pa.string())
    kinds |= {
        "value": EXACT,
        "unit": pa.string(),
        "reported": pa.int64(),
        "due": pa.int64(),
        "numerator": SUM,
        "denominator": SUM,
    }
    kinds |= dict.fromkeys(("blank", "printed_zh", "printed_en", "data_basis", "version"), pa.string())
    return pa.schema(list(kinds.items()))


def _metric(metric: Metric, asked: Question) -> dict[str, Any]:
    told = of_metric(metric)
    kept = ("id", "label", "unit", "decimals", "ratio", "meaning", "formula", "beside")
    spoken = {
        "period": {lang: figure_words.period(metric, asked.selection, lang) for lang in LANGUAGES},
        "basis": {lang: figure_words.basis(metric, lang, asked.selection) for lang in LANGUAGES},
    }
    return {key: told[key] for key in kept} | spoken


def _selection(asked: Question) -> dict[str, Any]:
    chosen = asked.selection
    lists = ("pairs", "tracks", "cities", "counties", "stages", "industries")
    return {
        "q": chosen.as_of,
        "span": chosen.span,
        "value": chosen.value_type,
        "fund": chosen.fund_year,
        **{key: list(held) for key in lists if (held := getattr(chosen, key))},
        "span_label": span(chosen),
    }
