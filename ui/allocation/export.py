"""The split as a sheet to download: the words of its columns, and the rules, periods and bounds it rests on."""

from dataclasses import replace

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.evenness import NAME
from analytics.allocation.export import COLUMNS, READ, export_table
from analytics.allocation.plan import filled
from analytics.allocation.split import Allocation
from analytics.export_table import ExportTable, SheetColumn
from analytics.metrics import METRICS
from store.codes import VALUE_TYPE
from store.schema import TABLES
from style import terms
from style.text import Text, beside
from style.units import YUAN
from ui import words
from ui.allocation import words as allocation_words
from ui.allocation.compare import quotient
from ui.allocation.lead import adds_up_words, missing_words
from ui.allocation.tables import reading_period, rules_words, unnarrowed
from ui.sitemap import SITES
from ui.view import View

_PAIR_ID = next(column.label for column in TABLES["pairs"].columns if column.name == "pair_id")


def fixed_view(shown: View, found: Allocation) -> View:
    """The view whose address shows the same split again, with the rules that a bare one leaves to the default."""
    at = unnarrowed(shown)
    return replace(at, address=at.address.to(plan=found.plan.code))


def export_sheet(shown: View, found: Allocation) -> ExportTable:
    """Every pair and the province; rests on its arguments alone."""
    lang = shown.lang
    bounds = {one: text(lang) for one, text in allocation_words.BOUND_NAMES.items()}
    table = export_table(shown.dataset, found, lang, allocation_words.PROVINCE(lang), bounds)
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


def sheet_columns(found: Allocation) -> tuple[SheetColumn, ...]:
    """Of each column its label, kind and unit, in the order of `export_table`."""
    of = {
        "pair_id": SheetColumn("pair_id", _PAIR_ID),
        "pair": SheetColumn("pair", terms.PAIR),
        "amount": _money("amount", _of_year(allocation_words.TRIAL_OF, found.year)),
        "planned": _money(
            "planned", _based(allocation_words.PLANNED, found, "planned"), METRICS["fund_planned"].meaning
        ),
        "change": _money("change", words.MORE_OR_LESS),
        "change_rate": SheetColumn("change_rate", allocation_words.CHANGED_RATE_OF, "percent"),
        "allocated": _money(
            "allocated", _based(allocation_words.ALLOCATED, found, "actual"), METRICS["fund_allocated"].meaning
        ),
        "bound": SheetColumn("bound", allocation_words.BOUND),
        "adjustment": _money("adjustment", allocation_words.ADJUSTMENT),
        "by_median": SheetColumn("by_median", allocation_words.BY_MEDIAN),
    }
    for one, criterion in CRITERIA.items():
        of[f"part_{one}"] = _money(f"part_{one}", criterion.name, criterion.meaning)
    for one in READ:
        criterion, unit = CRITERIA[one], CRITERIA[one].unit
        assert unit
        kind = {"money": "money", "percent": "percent"}.get(unit.kind, "number")
        label = _named(allocation_words.COLUMN_READING, criterion.name)
        of[f"reading_{one}"] = SheetColumn(f"reading_{one}", label, kind, unit.label, criterion.formula)
        of[f"share_{one}"] = SheetColumn(
            f"share_{one}", _named(allocation_words.COLUMN_COUNTED, criterion.name), "percent"
        )
    return tuple(of[one] for one in COLUMNS)


def _money(column: str, label: Text, meaning: Text | None = None) -> SheetColumn:
    return SheetColumn(column, label, "money", YUAN.label, meaning)


def _of_year(text: Text, year: int) -> Text:
    return filled(text, year=year)


def _based(text: Text, found: Allocation, value_type: str) -> Text:
    said, kind = _of_year(text, found.before), VALUE_TYPE[value_type].label
    return Text(f"{said.zh} · {kind.zh}", f"{said.en} · {kind.en}")


def _named(text: Text, name: Text) -> Text:
    return Text(text.zh.format(name=name.zh), text.en.format(name=name.en))
