"""成效 and 年末预测 as tables to be taken away: the figures of the screen, rounded where it rounds them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa

from analytics.effects import forecast, ratios, targets
from analytics.effects.forecast import REASONS, Forecast, PairForecast
from analytics.effects.methods import METHODS
from analytics.effects.ratios import DECIMALS, Effects
from analytics.effects.review import Review
from analytics.effects.targets import OUTLOOKS, Prospects
from analytics.effects.year_and_quarters import FORESEEN
from analytics.export_table import SheetColumn, arrow, field_column, money_column
from analytics.lookup import pairs
from analytics.metrics import Metric
from store.datasets import Dataset
from style import terms
from style.numbers import rounded
from style.text import Text

_ENDS_LOW = Text("区间下端", "Interval from")
_ENDS_HIGH = Text("区间上端", "Interval to")
_WITH_BOTH = Text("两边都有数的结对数", "Pairs with both sides")
_FORECAST_BASIS = Text("预测（本平台测算）", "forecast (worked out here)")
_TRIAL_ERROR = Text("回测误差", "Back-test error")
_MISSED = Text("预测与实际之差", "Forecast ÷ actual − 1")
_WHY_NOT = Text("为何不预测或无区间", "Why no forecast or no interval")
_RATIO_HELD, _SHARE_HELD = pa.decimal128(20, DECIMALS), pa.decimal128(12, 3)


def effect_columns(outcome: Metric) -> tuple[SheetColumn, ...]:
    """Of each column of `effects_table` its label, kind, unit and meaning."""
    return (
        field_column("fund_flows", "year", "fund_year"),
        SheetColumn("year", terms.YEAR),
        SheetColumn("up_to", terms.AS_OF_QUARTER, "period"),
        field_column("pairs", "pair_id"),
        SheetColumn("pair", terms.PAIR),
        money_column("money", terms.DISBURSED_IN_YEAR),
        money_column("outcome", outcome.label, outcome.meaning),
        _ratio_column("ratio", terms.PER_YUAN, ratios.FORMULA),
        _ratio_column("low", _ENDS_LOW, ratios.RANGE_FORMULA),
        _ratio_column("high", _ENDS_HIGH, ratios.RANGE_FORMULA),
        SheetColumn("pairs", _WITH_BOTH, "number"),
    )


def forecast_columns() -> tuple[SheetColumn, ...]:
    """Of each column of `forecasts_table` its label, kind, unit and meaning."""
    return (
        SheetColumn("figure", terms.METRIC),
        SheetColumn("made_at", terms.MADE_AT, "period"),
        field_column("pairs", "pair_id"),
        SheetColumn("pair", terms.PAIR),
        money_column("so_far", terms.SO_FAR),
        money_column("forecast", _FORECAST_BASIS, forecast.MEANING),
        money_column("low", _ENDS_LOW, forecast.RANGE_FORMULA),
        money_column("high", _ENDS_HIGH, forecast.RANGE_FORMULA),
        SheetColumn("method", terms.METHOD),
        _share_column("error", _TRIAL_ERROR),
        money_column("target", terms.TARGET),
        _share_column("share", terms.EXPECTED_SHARE, targets.FORMULA),
        SheetColumn("outlook", terms.OUTLOOK),
        money_column("came", terms.ACTUAL_YEAR),
        _share_column("missed", _MISSED),
        SheetColumn("remark", _WHY_NOT),
    )


def _ratio_column(column_id: str, label: Text, meaning: Text) -> SheetColumn:
    return SheetColumn(column_id, label, "number", ratios.UNIT.label, meaning, _RATIO_HELD)


def _share_column(column_id: str, label: Text, meaning: Text | None = None) -> SheetColumn:
    return SheetColumn(column_id, label, "percent", meaning=meaning, held=_SHARE_HELD)


def effects_table(dataset: Dataset, found: Effects, outcome: Metric, lang: str) -> pa.Table:
    """One row a fund year and year for all that is selected (no pair), and one a pair; only the same and later years."""
    return arrow(effect_columns(outcome), _effect_rows(dataset, found, lang))


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
    return arrow(forecast_columns(), rows)


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


def _line(
    dataset: Dataset, one: PairForecast, aimed: Prospects | None, came: Decimal | None, lang: str
) -> dict[str, Any]:
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
