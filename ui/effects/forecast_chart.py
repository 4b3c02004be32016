"""年末预测 as a chart: what is there so far as a bar, the forecast as a dot with its interval, the target as a mark."""

from collections.abc import Sequence

from analytics.effects.forecast import RANGE_NAME, Forecast, PairForecast
from analytics.effects.targets import Prospects
from analytics.lookup import pairs
from analytics.metrics import Metric
from charts.interval import Dot, DotWords
from charts.style import Axis
from style import terms
from style.numbers import figure, unit_label
from style.text import beside
from ui.effects import words
from ui.effects.forecast import in_order, metric_of, money_range, range_name, what_words
from ui.view import View


def money_axis(title: str, metric: Metric, lang: str) -> Axis:
    return Axis(
        beside(title, unit_label(metric.unit, lang), lang), lambda tick: figure(int(tick), metric.unit, lang).number
    )


def legend(made: Forecast, lang: str, aimed: Prospects | None) -> DotWords:
    has_targets = bool(aimed and aimed.share is not None)
    return DotWords(
        words.PREDICTED_RANGE(lang, range=range_name(made, lang)) if made.held else words.PREDICTED(lang),
        terms.SO_FAR(lang),
        terms.TARGET(lang) if has_targets else "",
    )


def review_legend(lang: str, dots: Sequence[Dot]) -> DotWords:
    """The mark is what came; no word of ranges where none is drawn."""
    drawn = any(dot.low is not None for dot in dots)
    forecast = words.PREDICTED_RANGE(lang, range=RANGE_NAME(lang).lower()) if drawn else words.PREDICTED(lang)
    return DotWords(forecast, terms.SO_FAR(lang), terms.ACTUAL_YEAR(lang))


def forecast_dots(shown: View, made: Forecast, aimed: Prospects | None) -> list[Dot]:
    return [_dot(shown, made, one, aimed) for one in in_order(made)]


def _dot(shown: View, made: Forecast, one: PairForecast, aimed: Prospects | None) -> Dot:
    lang, metric = shown.lang, metric_of(made)
    name = pairs(shown.dataset)[one.pair_id].label(lang)
    forecast = words.NO_FORECAST(lang) if one.value is None else money_range(one.value, one.low, one.high, metric, lang)
    said = words.POINT(
        lang, pair=name, so_far=figure(one.known.so_far, metric.unit, lang, metric.decimals), figure=forecast
    )
    held = aimed.by_pair.get(one.pair_id) if aimed else None
    target = held.target if held else None
    if target is not None:
        said += words.POINT_TARGET(lang, target=figure(target, metric.unit, lang, metric.decimals))
    printed = (
        words.NO_FORECAST(lang) if one.value is None else figure(one.value, metric.unit, lang, metric.decimals).number
    )
    low, high, value, bar, mark = (
        None if v is None else float(v) for v in (one.low, one.high, one.value, one.known.so_far, target)
    )
    return Dot(name, value, low, high, printed, said, bar, mark)


def forecast_alt(shown: View, made: Forecast) -> str:
    lang, whole = shown.lang, made.whole
    said = money_range(whole.value, whole.low, whole.high, metric_of(made), lang)
    return words.FORECAST_ALT(lang, what=what_words(made.foreseen_id, made.as_of, lang), figure=said)
