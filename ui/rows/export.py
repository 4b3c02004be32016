"""The rows behind a figure as a sheet to download: with the figure they add up to."""

from analytics.answer import Part
from analytics.export_table import ExportTable
from analytics.metrics import Metric
from analytics.printed import printed
from analytics.rows.export import export_table, sheet_columns
from ui.figures.cards import definition
from ui.sitemap import SITES
from ui.view import View


def export_sheet(shown: View, metric: Metric, part: Part) -> ExportTable:
    """All rows behind the figure; rests on its arguments alone."""
    lang = shown.lang
    said = printed(metric, part, lang)
    facts = ((metric.label(lang), str(said)), *definition(shown, metric, part))
    table = export_table(shown.dataset, metric.id, shown.selection, lang)
    return ExportTable(SITES["rows"].title, sheet_columns(metric), table, facts=facts)
