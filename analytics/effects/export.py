"""成效 and 年末预测 as tables to be taken away: the figures of the screen, rounded where it rounds them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa

from analytics.answer import MONEY
from analytics.effects.forecast import REASONS, Forecast, Line
from analytics.effects.methods import METHODS
from analytics.effects.ratios import DECIMALS, Effects
from analytics.effects.review import Review
from analytics.effects.targets import OUTLOOKS, Prospects
from analytics.effects.year_and_quarters import FORESEEN
from analytics.lookup import pairs
from store.datasets import Dataset
from style.numbers import rounded

_RATIO, _SHARE = pa.decimal128(20, DECIMALS), pa.decimal128(12, 3)
EFFECT_COLUMNS = {
    "fund_year": pa.string(),
    "year": pa.string(),
    "up_to": pa.string(),
    "pair_id": pa.string(),
    "pair": pa.string(),
    "money": MONEY,
    "outcome": MONEY,
    "ratio": _RATIO,
    "low": _RATIO,
    "high": _RATIO,
    "pairs": pa.int64(),
}
FORECAST_COLUMNS = {
    "figure": pa.string(),
    "made_at": pa.string(),
    "pair_id": pa.string(),
    "pair": pa.string(),
    "so_far": MONEY,
    "forecast": MONEY,
    "low": MONEY,
    "high": MONEY,
    "method": pa.string(),
    "error": _SHARE,
    "target": MONEY,
    "share": _SHARE,
    "outlook": pa.string(),
    "came": MONEY,
    "missed": _SHARE,
    "remark": pa.string(),
}


def _table(rows: list[dict[str, Any]], columns: dict[str, pa.DataType]) -> pa.Table:
    schema = pa.schema([pa.field(name, kind) for name, kind in columns.items()])
    return pa.Table.from_pylist([{name: row.get(name) for name in columns} for row in rows], schema)


def effects_table(dataset: Dataset, found: Effects, lang: str) -> pa.Table:
    """One row a fund year and year for all that is selected (no pair), and one a pair; only the same and later years."""
    return _table(list(_effect_rows(dataset, found, lang)), EFFECT_COLUMNS)


def _effect_rows(dataset: Dataset, found: Effects, lang: str) -> Iterator[dict[str, Any]]:
    named, money = pairs(dataset), {one.year: one for one in found.money}
    for (fund_year, year), ratio in found.ratios.items():
        outcome = next(one for one in found.outcomes if one.year == year)
        of = {"fund_year": str(fund_year), "year": str(year), "up_to": outcome.as_of}
        ends = ratio.interval
        yield of | {
            "money": money[fund_year].part.value,
            "outcome": outcome.part.value,
            "ratio": _ratio(ratio.value),
            "low": _ratio(ends.low if ends else None),
            "high": _ratio(ends.high if ends else None),
            "pairs": ratio.pairs,
        }
        for one in found.by_pair[fund_year]:
            at = year - fund_year
            yield of | {
                "pair_id": one.pair_id,
                "pair": named[one.pair_id].label(lang),
                "money": one.money.value,
                "outcome": one.outcomes[at].value,
                "ratio": _ratio(one.ratios[at]),
            }


def _ratio(value: Decimal | None) -> Decimal | None:
    return None if value is None else rounded(value, DECIMALS)


def _share(value: Fraction | None) -> Decimal | None:
    """A fraction of 1 to a tenth of a per cent, as shown."""
    return None if value is None else rounded(Decimal(value.numerator) / Decimal(value.denominator), 3)


def forecasts_table(
    dataset: Dataset, made: Sequence[tuple[Forecast, Prospects | None]], reviewed: Sequence[Review], lang: str
) -> pa.Table:
    """Of a year that runs, one row a figure for all and one a pair; of a year that is over, the same for each of its three
    forecasts, with what came."""
    rows = [row for one, aimed in made for row in _forecast_rows(dataset, one, aimed, {}, lang)]
    for held in reviewed:
        for point in held.points:
            rows += _forecast_rows(dataset, point.forecast, None, held.actual, lang)
    return _table(rows, FORECAST_COLUMNS)


def _forecast_rows(
    dataset: Dataset, made: Forecast, aimed: Prospects | None, came: Any, lang: str
) -> Iterator[dict[str, Any]]:
    tested = made.trial
    chosen = tested.chosen if tested and not made.why else None
    own = tested.score(chosen) if tested else None
    of = {
        "figure": FORESEEN[made.foreseen_id].whole(lang, year=made.as_of[:4]),
        "made_at": made.as_of,
        "method": METHODS[chosen].label(lang) if chosen else None,
        "error": _share(own.error if own else None),
    }
    whole = made.whole
    yield of | {
        "so_far": whole.so_far,
        "forecast": whole.value,
        "low": whole.low,
        "high": whole.high,
        "target": aimed.target if aimed else None,
        "share": _share(aimed.share if aimed else None),
        "remark": REASONS[made.why](lang) if made.why else made.sum_unbound(lang) if made.sum_unbound else None,
    }
    for one in made.lines:
        yield of | _line(dataset, one, aimed, came.get(one.pair_id), lang)


def _line(dataset: Dataset, one: Line, aimed: Prospects | None, came: Decimal | None, lang: str) -> dict[str, Any]:
    held = aimed.by_pair.get(one.pair_id) if aimed else None
    missed = Fraction(one.value) / Fraction(came) - 1 if one.value is not None and came else None
    return {
        "pair_id": one.pair_id,
        "pair": pairs(dataset)[one.pair_id].label(lang),
        "so_far": one.known.so_far,
        "forecast": one.value,
        "low": one.low,
        "high": one.high,
        "target": held.target if held else None,
        "share": _share(held.share if held else None),
        "outlook": OUTLOOKS[held.outlook](lang) if held else None,
        "came": came,
        "missed": _share(missed),
        "remark": REASONS[one.why](lang) if one.why else None,
    }
