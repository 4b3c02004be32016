"""The split as a sheet to download: with the rules, periods and bounds it rests on."""

from dataclasses import replace

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.evenness import NAME
from analytics.allocation.export import READ, export_table, sheet_columns
from analytics.allocation.split import Allocation
from analytics.export_table import ExportTable
from style import terms
from style.text import beside
from ui.allocation import words as allocation_words
from ui.allocation.compare import quotient
from ui.allocation.lead import adds_up_words, missing_words
from ui.allocation.tables import reading_period, rules_words, unnarrowed
from ui.sitemap import SITES
from ui.view import View


def fixed_view(shown: View, found: Allocation) -> View:
    """The view whose address shows the same split again, with the rules that a bare one leaves to the default."""
    at = unnarrowed(shown)
    return replace(at, address=at.address.to(plan=found.plan.code))


def export_sheet(shown: View, found: Allocation) -> ExportTable:
    """Every pair and the province; rests on its arguments alone."""
    lang = shown.lang
    table = export_table(shown.dataset, found, lang)
    facts = [
        (terms.NOTE(lang), allocation_words.NOT_A_DECISION(lang)),
        (allocation_words.RULES(lang), rules_words(found.plan, lang)),
        (allocation_words.RULES_CODE(lang), found.plan.code),
    ]
    if found.lines:
        facts += [
            (allocation_words.WHOLE(lang), adds_up_words(found, lang)),
            (NAME(lang), quotient(found.gini, lang, "gini")),
            (allocation_words.READINGS(lang), missing_words(shown, found)),
        ]
    for one in READ:
        criterion = CRITERIA[one]
        name = beside(criterion.name(lang), reading_period(found.scores[one], lang), lang)
        facts.append((name, criterion.formula(lang)))
    facts += [(fault(lang), "—") for fault in found.faults]
    return ExportTable(SITES["allocation"].title, sheet_columns(found), table, facts=tuple(facts))
