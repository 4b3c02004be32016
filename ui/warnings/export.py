"""The list of warnings as a sheet to download: the same warnings as on the screen, with every sum exact."""

from analytics.export_table import ExportTable, SheetColumn
from analytics.lookup import pairs, project_names, tracks
from analytics.warnings.export import export_table
from analytics.warnings.rules import RULES, Warned
from store.codes import FUND_STAGE
from store.schema import TABLES
from style import terms
from style.text import Text
from style.units import YUAN
from ui import words
from ui.sitemap import SITES
from ui.view import View
from ui.warnings import words as warning_words
from ui.warnings.found import Found, find
from ui.warnings.listing import listed
from ui.warnings.sentences import says, standing_words
from ui.warnings.thresholds import provenance

_LABELS = {(table.name, column.name): column.label for table in TABLES.values() for column in table.columns}


def export_sheet(shown: View) -> ExportTable:
    """Every warning listed, not only those on the screen; rests on `shown` alone, and judges anew when it is made."""
    lang, found = shown.lang, find(shown)
    chosen = RULES[shown.address.rule].label(lang) if shown.address.rule else ""
    facts = ((terms.RULE(lang), chosen),) if chosen else ()
    held = ((warning_words.THRESHOLDS_OF(lang), provenance(found.held, lang)),)
    mine = listed(shown, found)
    table = export_table(mine, [_said(shown, found, warned) for warned in mine])
    return ExportTable(SITES["warnings"].title, _columns(), table, facts=facts + held)


def _said(shown: View, found: Found, warned: Warned) -> dict[str, str | None]:
    lang, rule, project = shown.lang, RULES[warned.rule], warned.project_id
    return {
        "rule": rule.label(lang),
        "pair": pairs(shown.dataset)[warned.pair_id].label(lang),
        "track": tracks(shown.dataset)[warned.track_id](lang) if warned.track_id else None,
        "name": project_names(shown.dataset, (project,))[project] if project else None,
        "amount_is": rule.amount(lang) if warned.amount is not None else None,
        "says": says(shown, warned, found.held.values),
        "threshold": rule.limit(found.held.values)(lang),
        "change": standing_words(found.course, warned, lang),
        "asks": rule.asks(lang),
    }


def _columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn("rule_id", warning_words.RULE_ID),
        SheetColumn("rule", terms.RULE),
        _field("pairs", "pair_id"),
        SheetColumn("pair", terms.PAIR),
        _field("fund_flows", "year"),
        SheetColumn("track", terms.TRACK),
        _field("projects", "project_id"),
        _field("projects", "name"),
        SheetColumn("amount", terms.AMOUNT, "money", YUAN.label),
        SheetColumn("amount_is", terms.AMOUNT_IS),
        SheetColumn("says", warning_words.SAYS),
        SheetColumn("threshold", terms.THRESHOLD),
        SheetColumn("share", warning_words.MEASURED, "percent"),
        *(_stage(stage) for stage in ("allocated", "disbursed")),
        SheetColumn("upto", warning_words.UPTO, "period"),
        *(_stage(stage) for stage in ("spent", "recovered")),
        SheetColumn("zeros", warning_words.ZEROS, "number"),
        SheetColumn("missing", warning_words.MISSING, "number"),
        SheetColumn("due", warning_words.DUE, "number"),
        SheetColumn("change", words.SINCE_QUARTER),
        SheetColumn("asks", terms.ASKS),
    )


def _stage(stage: str) -> SheetColumn:
    return SheetColumn(stage, Text(FUND_STAGE[stage].label.zh, FUND_STAGE[stage].label.en), "money", YUAN.label)


def _field(table: str, name: str) -> SheetColumn:
    return SheetColumn(name, _LABELS[table, name])
