"""成效 and 年末预测 as sheets to download: the words of their columns, and the definitions that go along."""

from analytics.effects import ratios as fund_effect
from analytics.effects.export import effects_table, forecasts_table
from analytics.effects.forecast import FORMULA as FORECAST_FORMULA
from analytics.effects.forecast import MEANING as FORECAST_MEANING
from analytics.effects.forecast import NAME as FORECAST_NAME
from analytics.effects.forecast import RANGE_FORMULA, RANGE_MEANING, RANGE_NAME, forecast
from analytics.effects.review import review
from analytics.effects.targets import FORMULA as SHARE_FORMULA
from analytics.effects.targets import prospects
from analytics.effects.year_and_quarters import FORESEEN
from analytics.export_table import ExportTable, SheetColumn
from analytics.metrics import METRICS
from store.schema import TABLES
from style import terms
from style.units import YUAN
from ui import words
from ui.effects import words as effect_words
from ui.view import View

_PER_YUAN = fund_effect.UNIT.label
_PAIR_ID = next(column.label for column in TABLES["pairs"].columns if column.name == "pair_id")
_FUND_YEAR = next(column.label for column in TABLES["fund_flows"].columns if column.name == "year")


def effect_sheet(shown: View, metric_id: str) -> ExportTable:
    """The matrix and the pairs behind it; rests on its arguments alone."""
    lang, metric = shown.lang, METRICS[metric_id]
    found = fund_effect.effects(shown.dataset, metric_id, shown.selection)
    facts = (
        (effect_words.OUTCOME(lang), metric.label(lang)),
        (fund_effect.NAME(lang), fund_effect.FORMULA(lang)),
        (fund_effect.RANGE_NAME(lang), fund_effect.RANGE_FORMULA(lang)),
        (words.BASIS(lang), fund_effect.CAVEAT(lang)),
    )
    columns = (
        SheetColumn("fund_year", _FUND_YEAR),
        SheetColumn("year", words.YEAR_MEASURE),
        SheetColumn("up_to", words.QUARTER, "period"),
        SheetColumn("pair_id", _PAIR_ID),
        SheetColumn("pair", terms.PAIR),
        SheetColumn("money", effect_words.MONEY, "money", YUAN.label),
        SheetColumn("outcome", metric.label, "money", YUAN.label, metric.meaning),
        SheetColumn("ratio", effect_words.RATIO, "number", _PER_YUAN, fund_effect.FORMULA),
        SheetColumn("low", effect_words.ENDS_LOW, "number", _PER_YUAN, fund_effect.RANGE_FORMULA),
        SheetColumn("high", effect_words.ENDS_HIGH, "number", _PER_YUAN, fund_effect.RANGE_FORMULA),
        SheetColumn("pairs", effect_words.WITH_BOTH, "number"),
    )
    return ExportTable(fund_effect.NAME, columns, effects_table(shown.dataset, found, lang), facts=facts)


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
    columns = (
        SheetColumn("figure", terms.METRIC),
        SheetColumn("made_at", effect_words.MADE_AT, "period"),
        SheetColumn("pair_id", _PAIR_ID),
        SheetColumn("pair", terms.PAIR),
        SheetColumn("so_far", effect_words.SO_FAR, "money", YUAN.label),
        SheetColumn("forecast", effect_words.FORECAST_BASIS, "money", YUAN.label, FORECAST_MEANING),
        SheetColumn("low", effect_words.ENDS_LOW, "money", YUAN.label, RANGE_FORMULA),
        SheetColumn("high", effect_words.ENDS_HIGH, "money", YUAN.label, RANGE_FORMULA),
        SheetColumn("method", effect_words.METHOD),
        SheetColumn("error", effect_words.TRIAL_ERROR, "percent"),
        SheetColumn("target", effect_words.TARGET, "money", YUAN.label),
        SheetColumn("share", effect_words.EXPECTED_SHARE, "percent", meaning=SHARE_FORMULA),
        SheetColumn("outlook", effect_words.OUTLOOK),
        SheetColumn("came", effect_words.ACTUAL_YEAR, "money", YUAN.label),
        SheetColumn("missed", effect_words.MISSED, "percent"),
        SheetColumn("remark", effect_words.WHY_NOT),
    )
    return ExportTable(
        effect_words.FORECAST_FILE, columns, forecasts_table(shown.dataset, made, held, lang), facts=facts
    )
