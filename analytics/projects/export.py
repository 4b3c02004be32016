"""Every project a selection and a search leave in, with all that is known of each, as a table to be taken away."""

import pyarrow as pa

from analytics.code_words import worded_sql
from analytics.projects.ledger import DEFAULT_SORT, PARTS, ledger_sql
from analytics.selection import Selection
from store.codes import ASSIGNED_BY, DATE_PRECISION, STAGE
from store.datasets import Dataset

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


def export_table(
    dataset: Dataset, selection: Selection, lang: str, *, find: str | None = None, sort: str = DEFAULT_SORT
) -> pa.Table:
    """One row a project found, in the order shown; names and codes in the words of `lang`.

    Money (planned, invested since 2023, output of the span and value type, spent since 2023) as exact decimals of yuan,
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
    return dataset.arrow(sql, [find] if find else [])
