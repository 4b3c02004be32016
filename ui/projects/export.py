"""The ledger as a sheet to download: with what was searched for."""

from analytics.export_table import ExportTable
from analytics.projects.export import export_table, sheet_columns
from ui.projects import words as project_words
from ui.projects.tables import sorting
from ui.sitemap import SITES
from ui.view import View


def export_sheet(shown: View) -> ExportTable:
    """All rows of the ledger as it is filtered, searched and sorted; rests on `shown` alone."""
    address, lang = shown.address, shown.lang
    table = export_table(shown.dataset, shown.selection, lang, find=address.find, sort=sorting(shown))
    facts = ((project_words.FIND(lang), address.find),) if address.find else ()
    return ExportTable(SITES["projects"].title, sheet_columns(shown.selection), table, facts=facts)
