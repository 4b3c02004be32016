"""What 资金使用 gives to take away: the very lines of the page, in yuan."""

from analytics.export_table import ExportTable
from analytics.funds import export
from ui.view import View


def export_sheet(shown: View) -> ExportTable:
    """Every line of the table of pairs; rests on `shown` alone."""
    return export.export_sheet(shown.dataset, shown.selection, shown.lang)
