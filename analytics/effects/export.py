"""成效 and 年末预测 as tables to be taken away: the figures of the screen, rounded where it rounds them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa

from analytics.effects import forecast, ratios, targets
from analytics.effects.backtest import PAIRS_MISS, SUM_MISS, TWO_ERRORS
from analytics.effects.forecast import REASONS, Forecast, PairForecast
from analytics.effects.methods import METHODS
from analytics.effects.ratios import DECIMALS, MONEY_RATE, Cumulative, Effects
from analytics.effects.review import Review, ReviewPoint
from analytics.effects.targets import OUTLOOKS, Prospects
from analytics.effects.year_and_quarters import FORESEEN
from analytics.export_table import SheetColumn, arrow, field_column, money_column
from analytics.lookup import pairs
from analytics.metrics import METRICS, Metric
from analytics.programme import SINCE
from analytics.sentences import both
from store.datasets import Dataset
from style import terms
from style.numbers import rounded
from style.text import Text

_ENDS_LOW = Text("范围下端", "Range from")
_ENDS_HIGH = Text("范围上端", "Range to")
_LINE_IS = Text("行的口径", "What the line is")
_CUMULATIVE = Text("累计 ÷ 累计", "all so far ÷ all so far")
_LAGGED = Text("某年 ÷ 某资金年度（不得相加）", "a year ÷ a fund year (never added)")
_DISBURSED = Text("已拨付", "Disbursed")
_DISBURSED_MEANS = Text(
    f"“累计”行为 {SINCE} 年起累计，其余行为该资金年度在当年年末前的",
    f"since {SINCE} in the lines of all so far; in the others the fund year's, by the end of that year",
)
_FORECAST_BASIS = Text("预测（本平台测算）", "forecast (worked out here)")
_TRIAL_OF = Text("回测：{error}", "Back-test: {error}")
_TRIAL_YEARS = Text("回测年数", "Years tested")
_TRIAL_CASES = Text("回测对次", "Pair years tested")
_TRIAL_INSIDE = Text("回测落入范围的对次", "Pair years within the range")
_MISSED = Text("预测 ÷ 实际 − 1", "Forecast ÷ actual − 1")
_MISSED_MEANS = Text("合计行为合计误差", "of a sum the error of the sum")
_WHY_NOT = Text("为何不预测或无范围", "Why no forecast or no range")
_RATIO_HELD, _SHARE_HELD = pa.decimal128(20, DECIMALS), pa.decimal128(12, 3)


def effect_columns(outcome: Metric) -> tuple[SheetColumn, ...]:
    """Of each column of `effects_table` its label, kind, unit and meaning."""
    rate = METRICS[MONEY_RATE]
    return (
        SheetColumn("line", _LINE_IS, meaning=ratios.NOT_ADDED),
        field_column("fund_flows", "year", "fund_year"),
        SheetColumn("year", terms.YEAR),
        SheetColumn("up_to", terms.AS_OF_QUARTER, "period"),
        field_column("pairs", "pair_id"),
        SheetColumn("pair", terms.PAIR),
        money_column("money", _DISBURSED, _DISBURSED_MEANS),
        _share_column("disbursement_rate", rate.label, rate.formula),
        money_column("outcome", outcome.label, outcome.meaning),
        _ratio_column("ratio", terms.PER_YUAN, ratios.FORMULA),
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
        _share_column("error", both(_TRIAL_OF, error=PAIRS_MISS), TWO_ERRORS),
        _share_column("sum_error", both(_TRIAL_OF, error=SUM_MISS), TWO_ERRORS),
        SheetColumn("tested_years", _TRIAL_YEARS, "number"),
        SheetColumn("tested", _TRIAL_CASES, "number"),
        SheetColumn("inside", _TRIAL_INSIDE, "number"),
        money_column("target", terms.TARGET),
        _share_column("share", terms.EXPECTED_SHARE, targets.FORMULA),
        SheetColumn("outlook", terms.OUTLOOK),
        money_column("came", terms.ACTUAL_YEAR),
        _share_column("missed", _MISSED, _MISSED_MEANS),
        _share_column("pairs_missed", PAIRS_MISS, TWO_ERRORS),
        SheetColumn("remark", _WHY_NOT),
    )


def _ratio_column(column_id: str, label: Text, meaning: Text) -> SheetColumn:
    return SheetColumn(column_id, label, "number", ratios.UNIT.label, meaning, _RATIO_HELD)


def _share_column(column_id: str, label: Text, meaning: Text | None = None) -> SheetColumn:
    return SheetColumn(column_id, label, "percent", meaning=meaning, held=_SHARE_HELD)


def effects_table(dataset: Dataset, found: Effects, outcome: Metric, lang: str) -> pa.Table:
    """All so far for all that is selected (no pair) and for each pair; then the same for each fund year and year, only the
    same and later ones. `line` says which, as the latter must not be added."""
    return arrow(effect_columns(outcome), _effect_rows(dataset, found, lang))


def _effect_rows(dataset: Dataset, found: Effects, lang: str) -> Iterator[dict[str, Any]]:
    yield from (
        _cumulative(dataset, one, found.money[-1].as_of, lang) for one in (found.whole, *found.pairs) if found.money
    )
    named, money = pairs(dataset), {one.year: one for one in found.money}
    for (fund_year, year), ratio in found.ratios.items():
        outcome = next(one for one in found.outcomes if one.year == year)
        of = {"line": _LAGGED(lang), "fund_year": str(fund_year), "year": str(year), "up_to": outcome.as_of}
        yield of | {"money": money[fund_year].part.value, "outcome": outcome.part.value, "ratio": _ratio(ratio.value)}
        for one in found.by_pair[fund_year]:
            at = year - fund_year
            yield of | {
                "pair_id": one.pair_id,
                "pair": named[one.pair_id].label(lang),
                "money": one.money.value,
                "outcome": one.outcomes[at].value,
                "ratio": _ratio(one.ratios[at]),
            }


def _cumulative(dataset: Dataset, one: Cumulative, as_of: str, lang: str) -> dict[str, Any]:
    return {
        "line": _CUMULATIVE(lang),
        "up_to": as_of,
        "pair_id": one.pair_id,
        "pair": pairs(dataset)[one.pair_id].label(lang) if one.pair_id else None,
        "money": one.money.value,
        "disbursement_rate": _share(one.disbursed),
        "outcome": one.outcome.value,
        "ratio": _ratio(one.value),
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
            whole, *lines = _forecast_rows(dataset, point.forecast, None, held.actual, lang)
            rows += [whole | _came(point), *lines]
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
        "sum_error": _share(own.of_sum if own else None),
        "tested_years": len(tested.years) if tested and chosen else None,
        "tested": made.held.cases if made.held else own.cases if own else None,
        "inside": made.held.inside if made.held else None,
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


def _came(point: ReviewPoint) -> dict[str, Any]:
    """What became of a sum that was forecast, over the pairs that were forecast and reported the whole year."""
    if not point.pairs:
        return {}
    return {
        "so_far": point.so_far,
        "forecast": point.said,
        "low": point.low,
        "high": point.high,
        "came": point.came,
        "missed": _share(point.of_sum),
        "pairs_missed": _share(point.error),
    }


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
