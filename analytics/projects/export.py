"""Every project a selection and a search leave in, with all that is known of each, as a table to be taken away."""

from dataclasses import replace

import pyarrow as pa

from analytics.code_words import worded_sql
from analytics.export_table import SheetColumn, field_column, money_column
from analytics.metrics import METRICS
from analytics.projects.ledger import DEFAULT_SORT, PARTS, ledger_sql, sought
from analytics.selection import Selection
from analytics.sentences import both
from store.codes import ASSIGNED_BY, DATE_PRECISION, STAGE, VALUE_TYPE
from store.datasets import Dataset
from store.schema import TABLES
from style import terms
from style.text import Text

_NAMED = """SELECT line.project_id, line.name, industry, enterprise, pair_id,
  a.{name} || '{dash}' || b.{name} AS pair, t.{track} AS track, {assigned_by} AS assigned_by, {stage} AS stage,
  signed_on, started_on, completed_on, at_capacity_on, {precision} AS "precision", planned,
  invested, invested_reported, invested_due, CAST(invested AS DOUBLE) / nullif(CAST(planned AS DOUBLE), 0) AS progress,
  output, output_reported, output_due, (last_report // 4) || 'Q' || (last_report % 4 + 1) AS last_report, lacking, spent,
  o.{name} AS origin, h.{name} AS host, park, s.title AS source, line.locator
FROM (SELECT *, row_number() OVER () AS place FROM ({lines})) line
LEFT JOIN pairs USING (pair_id) LEFT JOIN counties a ON a.adcode = industrial_adcode
LEFT JOIN counties b ON b.adcode = mountain_adcode LEFT JOIN tracks t ON t.track_id = line.track_id
LEFT JOIN counties o ON o.adcode = line.origin LEFT JOIN counties h ON h.adcode = line.host
LEFT JOIN sources s ON s.source_id = line.source_id
ORDER BY place"""
_MEANING = {column.name: column.meaning for column in TABLES["projects"].columns}
_LACKING_NOW = Text("本季未报项数", "Missing this quarter")
_REPORTED_OF = Text("{of}：已报项数", "{of}: figures reported")
_DUE_OF = Text("{of}：应报项数", "{of}: figures due")


def output_scope(selection: Selection, lang: str) -> str:
    """Of what time and kind the output is: 2025年全年, 预计 2025年全年, 达产后一年."""
    span = selection.say_span(lang)  # which says itself that it is of a year at capacity
    return f"{VALUE_TYPE['forecast'].label(lang)} {span}" if selection.value_type == "forecast" else span


def sheet_columns(selection: Selection) -> tuple[SheetColumn, ...]:
    """Of each column its label, kind, unit and meaning, in the order of `export_table`."""
    output = Text(
        *(f"{METRICS['output_value'].label(lang)} · {output_scope(selection, lang)}" for lang in ("zh", "en"))
    )
    return (
        _field("project_id"),
        _field("name"),
        _field("industry"),
        _field("lead_enterprise", "enterprise"),
        field_column("pairs", "pair_id"),
        SheetColumn("pair", terms.PAIR),
        SheetColumn("track", terms.TRACK),
        _field("track_assigned_by", "assigned_by"),
        SheetColumn("stage", terms.STAGE),
        _field("signed_on", kind="date"),
        _field("started_on", kind="date"),
        _field("completed_on", kind="date"),
        _field("at_capacity_on", kind="date"),
        _field("date_precision", "precision"),
        money_column("planned", METRICS["planned_investment"].label, METRICS["planned_investment"].meaning),
        money_column("invested", terms.INVESTED, METRICS["investment_completed"].meaning),
        *_coverage("invested", terms.INVESTED),
        SheetColumn(
            "progress",
            METRICS["investment_progress"].label,
            "percent",
            Text("%", "%"),
            METRICS["investment_progress"].formula,
        ),
        money_column("output", output, METRICS["output_value"].meaning),
        *_coverage("output", METRICS["output_value"].label),
        SheetColumn("last_report", terms.LAST_REPORT, "period"),
        SheetColumn("lacking", _LACKING_NOW, "number"),
        money_column("spent", terms.SPENT_SINCE_START, METRICS["fund_spent"].meaning),
        _field("origin_adcode", "origin"),
        _field("host_adcode", "host"),
        _field("park"),
        SheetColumn("source", terms.SOURCE),
        _field("locator"),
    )


def _field(name: str, column: str = "", kind: str = "text") -> SheetColumn:
    return replace(field_column("projects", name, column, kind), meaning=_MEANING[name])


def _coverage(column: str, of: Text) -> tuple[SheetColumn, SheetColumn]:
    """How many figures due went into a sum, and how many were due."""
    return (
        SheetColumn(f"{column}_reported", both(_REPORTED_OF, of=of), "number"),
        SheetColumn(f"{column}_due", both(_DUE_OF, of=of), "number"),
    )


def export_table(
    dataset: Dataset, selection: Selection, lang: str, *, find: str | None = None, sort: str = DEFAULT_SORT
) -> pa.Table:
    """One row a project found, in the order shown; names and codes in the words of `lang`.

    Money (planned, invested since the programme began, output of the span and value type, spent since the programme began) as exact decimals of yuan,
    dates as dates, `progress` a fraction of 1, `last_report` a quarter (2025Q3); null where nothing was told.
    """
    name, track = ("name", "name_zh") if lang == "zh" else ("name_en", "name_en")
    sql = _NAMED.format(
        lines=ledger_sql(dataset, selection, find, sort, PARTS, limit=False),
        name=name,
        track=track,
        dash="—" if lang == "zh" else "–",
        assigned_by=worded_sql("assigned_by", (ASSIGNED_BY,), lang),
        stage=worded_sql("stage", (STAGE,), lang),
        precision=worded_sql("precision", (DATE_PRECISION,), lang),
    )
    return dataset.arrow(sql, sought(dataset, find))
