"""The ledger as a sheet to download: the words of its columns, and what was searched for."""

from analytics.export_table import ExportTable, SheetColumn
from analytics.metrics import METRICS
from analytics.projects.export import export_table
from store.schema import TABLES
from style import terms
from style.text import Text
from style.units import PERCENT, YUAN
from ui import words
from ui.projects import words as project_words
from ui.projects.tables import FIELD, output_scope, sorting
from ui.sitemap import SITES
from ui.view import View

_MEANING = {column.name: column.meaning for column in TABLES["projects"].columns}
_PAIR_ID = next(column.label for column in TABLES["pairs"].columns if column.name == "pair_id")


def export_sheet(shown: View) -> ExportTable:
    """All rows of the ledger as it is filtered, searched and sorted; rests on `shown` alone."""
    address, lang = shown.address, shown.lang
    table = export_table(shown.dataset, shown.selection, lang, find=address.find, sort=sorting(shown))
    facts = ((project_words.FIND(lang), address.find),) if address.find else ()
    return ExportTable(SITES["projects"].title, sheet_columns(shown), table, facts=facts)


def sheet_columns(shown: View) -> tuple[SheetColumn, ...]:
    """Of each column its label, kind, unit and meaning, in the order of `export_table`."""
    reported, due = project_words.REPORTED_OF, project_words.DUE_OF
    output = Text(
        *(f"{METRICS['output_value'].label(lang)} · {output_scope(shown.selection, lang)}" for lang in ("zh", "en"))
    )
    return (
        _field("project_id"),
        _field("name"),
        _field("industry"),
        _field("lead_enterprise", "enterprise"),
        SheetColumn("pair_id", _PAIR_ID),
        SheetColumn("pair", terms.PAIR),
        SheetColumn("track", terms.TRACK),
        _field("track_assigned_by", "assigned_by"),
        SheetColumn("stage", words.STAGE_WORD),
        _field("signed_on", kind="date"),
        _field("started_on", kind="date"),
        _field("completed_on", kind="date"),
        _field("at_capacity_on", kind="date"),
        _field("date_precision", "precision"),
        SheetColumn(
            "planned", METRICS["planned_investment"].label, "money", YUAN.label, METRICS["planned_investment"].meaning
        ),
        SheetColumn("invested", words.INVESTED, "money", YUAN.label, METRICS["investment_completed"].meaning),
        *_coverage("invested", words.INVESTED, reported, due),
        SheetColumn(
            "progress",
            METRICS["investment_progress"].label,
            "percent",
            PERCENT.label,
            METRICS["investment_progress"].formula,
        ),
        SheetColumn("output", output, "money", YUAN.label, METRICS["output_value"].meaning),
        *_coverage("output", METRICS["output_value"].label, reported, due),
        SheetColumn("last_report", project_words.LAST_REPORT, "period"),
        SheetColumn("lacking", project_words.LACKING_NOW, "number"),
        SheetColumn("spent", project_words.SPENT, "money", YUAN.label, METRICS["fund_spent"].meaning),
        _field("origin_adcode", "origin"),
        _field("host_adcode", "host"),
        _field("park"),
        SheetColumn("source", terms.SOURCE),
        _field("locator"),
    )


def _field(name: str, column: str = "", kind: str = "text") -> SheetColumn:
    return SheetColumn(column or name, FIELD[name], kind, meaning=_MEANING[name])


def _coverage(column: str, of: Text, reported: Text, due: Text) -> tuple[SheetColumn, SheetColumn]:
    def told(word: Text) -> Text:
        return Text(word("zh", of=of("zh")), word("en", of=of("en")))

    return (
        SheetColumn(f"{column}_reported", told(reported), "number"),
        SheetColumn(f"{column}_due", told(due), "number"),
    )
