"""The list of warnings as a sheet to download: the same warnings as on the screen, with every sum exact."""

from analytics.export_table import ExportTable
from analytics.warnings.export import export_table, sheet_columns
from analytics.warnings.rules import RULES
from style import terms
from ui.sitemap import SITES
from ui.view import View
from ui.warnings import words as warning_words
from ui.warnings.found import find
from ui.warnings.listing import listed
from ui.warnings.sentences import says, standing_words
from ui.warnings.thresholds import provenance


def export_sheet(shown: View) -> ExportTable:
    """Every warning listed, not only those on the screen; rests on `shown` alone, and judges anew when it is made."""
    lang, found = shown.lang, find(shown)
    values, chosen = found.held.values, RULES[shown.address.rule].label(lang) if shown.address.rule else ""
    facts = ((terms.RULE(lang), chosen),) if chosen else ()
    held = ((warning_words.THRESHOLDS_OF(lang), provenance(found.held, lang)),)
    mine = listed(shown, found)
    said = [
        {"says": says(shown, warned, values), "change": standing_words(found.course, warned, lang)} for warned in mine
    ]
    table = export_table(shown.dataset, mine, said, values, lang)
    return ExportTable(SITES["warnings"].title, sheet_columns(), table, facts=facts + held)
