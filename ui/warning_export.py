"""The list of warnings as a sheet to download: the same warnings as on the screen, with every sum exact."""

from decimal import Decimal

import pyarrow as pa

from analytics.fund_warnings import RULES, Warned
from analytics.lookup import pairs, tracks
from analytics.sheet import Sheet, SheetColumn
from analytics.warned_projects import project_names
from store.codes import FUND_STAGE
from store.schema import TABLES
from style.text import Text
from style.units import UNITS
from ui import warning_words, words
from ui.sitemap import SITES
from ui.view import View
from ui.warning_list import listed
from ui.warning_says import says, standing_words
from ui.warning_tables import Found, find
from ui.warning_thresholds import provenance

_YUAN = UNITS["yuan"].label
_MONEY = pa.decimal128(38, 4)  # a quarter of a year's cents has four decimals
_LABELS = {(table.name, column.name): column.label for table in TABLES.values() for column in table.columns}


def export_sheet(shown: View) -> Sheet:
    """Every warning listed, not only those on the screen; rests on `shown` alone, and judges anew when it is made."""
    lang, found = shown.lang, find(shown)
    chosen = RULES[shown.address.rule].label(lang) if shown.address.rule else ""
    facts = ((warning_words.RULE(lang), chosen),) if chosen else ()
    held = ((warning_words.THRESHOLDS_OF(lang), provenance(found.held, lang)),)
    return Sheet(SITES["warnings"].title, _columns(), _table(shown, found), facts=facts + held)


def _table(shown: View, found: Found) -> pa.Table:
    rows = [_line(shown, found, warned) for warned in listed(shown, found)]
    return pa.table({
        column.id: pa.array([row[column.id] for row in rows], _type(column)) for column in _columns()
    })  # fmt: skip


def _type(column: SheetColumn) -> pa.DataType:
    return {"money": _MONEY, "number": pa.int64(), "percent": pa.float64()}.get(column.kind, pa.string())


def _line(shown: View, found: Found, warned: Warned) -> dict[str, str | int | float | Decimal | None]:
    lang, rule = shown.lang, RULES[warned.rule]
    project = warned.project_id
    return {
        "rule_id": rule.id, "rule": rule.label(lang), "pair_id": warned.pair_id,
        "pair": pairs(shown.dataset)[warned.pair_id].label(lang), "year": warned.year,
        "track": tracks(shown.dataset)[warned.track_id](lang) if warned.track_id else None, "project_id": project,
        "name": project_names(shown.dataset, (project,))[project] if project else None,
        "amount": warned.amount, "amount_is": rule.amount(lang) if warned.amount is not None else None,
        "says": says(shown, warned, found.held.values), "threshold": rule.limit(found.held.values)(lang),
        "share": float(warned.measured) if warned.rule in ("behind", "idle", "unreported") else None,
        "allocated": warned.allocated, "disbursed": warned.disbursed, "upto": warned.upto, "spent": warned.spent,
        "recovered": warned.recovered, "zeros": warned.zeros, "missing": warned.missing, "due": warned.due,
        "change": standing_words(found.course, warned, lang), "asks": rule.asks(lang),
    }  # fmt: skip


def _columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn("rule_id", warning_words.RULE_ID), SheetColumn("rule", warning_words.RULE), _field("pairs", "pair_id"),
        SheetColumn("pair", words.PAIR), _field("fund_flows", "year"), SheetColumn("track", words.TRACK),
        _field("projects", "project_id"), _field("projects", "name"),
        SheetColumn("amount", warning_words.AMOUNT, "money", _YUAN), SheetColumn("amount_is", warning_words.AMOUNT_IS),
        SheetColumn("says", warning_words.SAYS), SheetColumn("threshold", warning_words.THRESHOLD),
        SheetColumn("share", warning_words.MEASURED, "percent"),
        *(_stage(stage) for stage in ("allocated", "disbursed")), SheetColumn("upto", warning_words.UPTO, "period"),
        *(_stage(stage) for stage in ("spent", "recovered")),
        SheetColumn("zeros", warning_words.ZEROS, "number"), SheetColumn("missing", warning_words.MISSING, "number"),
        SheetColumn("due", warning_words.DUE, "number"), SheetColumn("change", warning_words.CHANGE),
        SheetColumn("asks", warning_words.ASKS),
    )  # fmt: skip


def _stage(stage: str) -> SheetColumn:
    return SheetColumn(stage, Text(FUND_STAGE[stage].label.zh, FUND_STAGE[stage].label.en), "money", _YUAN)


def _field(table: str, name: str) -> SheetColumn:
    return SheetColumn(name, _LABELS[table, name])
