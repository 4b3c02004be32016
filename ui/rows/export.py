"""The rows behind a figure as a sheet to download: the words of its columns, and the figure they add up to."""

from analytics.answer import Part
from analytics.export_table import ExportTable, SheetColumn
from analytics.metrics import Metric
from analytics.rows import counted
from analytics.rows.export import export_table
from store.schema import TABLES
from style import terms
from style.numbers import figure
from ui.figures import words as row_words
from ui.figures.cards import definition
from ui.sitemap import SITES
from ui.view import View

_LABELS = {(table.name, column.name): column.label for table in TABLES.values() for column in table.columns}


def export_sheet(shown: View, metric: Metric, part: Part) -> ExportTable:
    """All rows behind the figure; rests on its arguments alone."""
    lang = shown.lang
    said = figure(part.value, metric.unit, lang, metric.decimals)
    facts = ((metric.label(lang), str(said)), *definition(shown, metric, part))
    table = export_table(shown.dataset, metric.id, shown.selection, lang)
    return ExportTable(SITES["rows"].title, sheet_columns(metric), table, facts=facts)


def sheet_columns(metric: Metric) -> tuple[SheetColumn, ...]:
    """Of each column its label, kind and unit, in the order of `export_table`; both sides of a ratio are money."""
    unit = counted(metric.numerator).unit
    amount = SheetColumn(
        "amount", row_words.AMOUNT_OF_ROW, "money" if unit.kind == "money" else "number", unit.label, metric.formula
    )
    return (
        SheetColumn("side", row_words.SIDE, meaning=row_words.SIDE_MEANS),
        SheetColumn("row_id", row_words.ROW_ID),
        SheetColumn("name", row_words.ROW),
        _field("projects", "project_id"),
        _field("pairs", "pair_id"),
        SheetColumn("pair", terms.PAIR),
        SheetColumn("track", terms.TRACK),
        SheetColumn("county", _LABELS["resources", "adcode"]),
        SheetColumn("period", _LABELS["observations", "period"], "period"),
        SheetColumn("year", _LABELS["targets", "year"]),
        amount,
        _field("observations", "status"),
        _field("observations", "value_type"),
        _field("observations", "qualifier"),
        _field("observations", "printed"),
        _field("projects", "stage"),
        SheetColumn("kind", terms.KIND),
        SheetColumn("day", terms.DATE, "date"),
        _field("resources", "quantity", "number"),
        _field("resources", "unit"),
        _field("observations", "as_of", "date"),
        _field("sources", "source_id"),
        SheetColumn("source", terms.SOURCE),
        _field("observations", "locator"),
    )


def _field(table: str, name: str, kind: str = "text") -> SheetColumn:
    return SheetColumn(name, _LABELS[table, name], kind)
