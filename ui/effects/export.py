"""成效 and 年末预测 as sheets to download: with the definitions that go along."""

from analytics.effects import ratios as fund_effect
from analytics.effects.export import effect_columns, effects_table, forecast_columns, forecasts_table
from analytics.effects.forecast import FORMULA as FORECAST_FORMULA
from analytics.effects.forecast import MEANING as FORECAST_MEANING
from analytics.effects.forecast import NAME as FORECAST_NAME
from analytics.effects.forecast import RANGE_MEANING, RANGE_NAME, forecast
from analytics.effects.review import review
from analytics.effects.targets import prospects
from analytics.effects.year_and_quarters import FORESEEN
from analytics.export_table import ExportTable
from analytics.metrics import METRICS
from style import terms
from ui import words
from ui.effects import words as effect_words
from ui.view import View


def effect_sheet(shown: View, metric_id: str) -> ExportTable:
    """The matrix and the pairs behind it; rests on its arguments alone."""
    lang, metric = shown.lang, METRICS[metric_id]
    found = fund_effect.effects(shown.dataset, metric_id, shown.selection)
    facts = (
        (effect_words.OUTCOME(lang), metric.label(lang)),
        (fund_effect.NAME(lang), fund_effect.FORMULA(lang)),
        (fund_effect.LAGGED_NAME(lang), fund_effect.LAGGED_FORMULA(lang)),
        (effect_words.LAGGED(lang), fund_effect.NOT_ADDED(lang)),
        (words.BASIS(lang), fund_effect.CAVEAT(lang)),
    )
    table = effects_table(shown.dataset, found, metric, lang)
    return ExportTable(fund_effect.NAME, effect_columns(metric), table, facts=facts)


def forecast_sheet(shown: View) -> ExportTable:
    """Every forecast with its pairs; at a year's end the three that were made in it, with what came."""
    lang, asked = shown.lang, shown.selection
    is_over = asked.quarter.quarter == 4
    made = (
        [] if is_over else [(forecast(shown.dataset, f, asked), prospects(shown.dataset, f, asked)) for f in FORESEEN]
    )
    held = [review(shown.dataset, f, asked) for f in FORESEEN] if is_over else []
    facts = (
        (FORECAST_NAME(lang), FORECAST_MEANING(lang)),
        (words.FORMULA(lang), FORECAST_FORMULA(lang)),
        (RANGE_NAME(lang), RANGE_MEANING(lang)),
    )
    table = forecasts_table(shown.dataset, made, held, lang)
    return ExportTable(terms.FORECAST_FILE, forecast_columns(), table, facts=facts)
