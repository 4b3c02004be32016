"""The ladder by pair and fund year as a sheet to take away: the very lines of the page, in yuan."""

from analytics.export_table import ExportTable, SheetColumn
from analytics.funds import gaps as fund_gaps
from analytics.funds import ladder
from analytics.funds.export import ladder_table
from analytics.funds.ladder import STEPS
from analytics.funds.years import RATE, YearLadders, pair_years
from analytics.metrics import METRICS
from store.codes import FUND_STAGE
from store.schema import TABLES
from style import terms
from style.numbers import NO_DATA
from style.text import LANGUAGES, Text
from style.units import YUAN
from ui import words
from ui.funds import words as fund_words
from ui.funds.amounts import amount_words
from ui.view import View

_PAIR_ID = next(column.label for column in TABLES["pairs"].columns if column.name == "pair_id")
_WITHOUT = {"none_yet": terms.NONE_YET, "unknown": NO_DATA, "refused": terms.NOT_TOLD}


def export_sheet(shown: View) -> ExportTable:
    """Every line of the table of pairs; rests on `shown` alone."""
    found = pair_years(shown.dataset, shown.selection)
    table = ladder_table(shown.dataset, found, shown.lang, _WITHOUT, fund_gaps.NO_OWNER["pair"])
    return ExportTable(fund_words.FUND_LADDER, sheet_columns(), table, facts=_sums(shown, found))


def _sums(shown: View, found: YearLadders) -> tuple[tuple[str, str], ...]:
    """What all the lines come to, step by step, as on the page: sums are no rows."""
    if not found.whole:
        return ()
    lang = shown.lang
    return tuple(
        (fund_words.SHEET_SUM(lang, step=FUND_STAGE[rung.stage].label(lang)), amount_words(lang, rung))
        for rung in found.whole.rungs
    )


def sheet_columns() -> tuple[SheetColumn, ...]:
    """Of each column its label, kind, unit and meaning, in the order of `ladder_table`."""
    columns = [SheetColumn("pair_id", _PAIR_ID), SheetColumn("pair", terms.PAIR), SheetColumn("year", terms.FUND_YEAR)]
    for stage in STEPS:
        metric, step = METRICS[f"fund_{stage}"], FUND_STAGE[stage].label
        columns.append(SheetColumn(stage, step, "money", YUAN.label, metric.meaning))
        columns.append(SheetColumn(f"{stage}_flows", _of(fund_words.OF_FLOWS, step), "number"))
        if stage != STEPS[0]:
            columns.append(SheetColumn(f"{stage}_gap", ladder.GAPS[stage], "money", YUAN.label, fund_words.GAP_MEANS))
            columns.append(SheetColumn(f"{stage}_more", _of(fund_words.MORE_OF, step), "money", YUAN.label))
    rate = METRICS[RATE]
    return (
        *columns,
        SheetColumn("rate", rate.label, "percent", meaning=rate.formula),
        SheetColumn("remark", words.NOTE, meaning=fund_words.REMARK_MEANS),
    )


def _of(template: Text, step: Text) -> Text:
    return Text(*(template(lang, step=step(lang)) for lang in LANGUAGES))
