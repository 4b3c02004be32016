"""Every row behind a figure as a table to be taken away, with names beside the ids and codes in words."""

import pyarrow as pa

from analytics.answer import MONEY
from analytics.code_words import worded_sql
from analytics.metrics import METRICS
from analytics.rows import Sum, is_money, lines_sql, rows_sql, sides_of, sum_behind
from analytics.selection import Selection
from store.codes import EVENT_KIND, QUALIFIER, RESOURCE, STAGE, STATUS, VALUE_TYPE
from store.datasets import Dataset

_NAMED = """SELECT '{side}' AS side, row_id, {name} AS name, project_id, line.pair_id,
  a.{county} || '{dash}' || b.{county} AS pair, t.{track} AS track, c.{county} AS county, period, line.year, amount,
  {status} AS status, '{value_type}' AS value_type, {qualifier} AS qualifier, printed, {stage} AS stage, {kind} AS kind,
  day, quantity, unit, as_of, line.source_id, s.title AS source, line.locator
FROM (SELECT *, row_number() OVER () AS place FROM ({lines})) line
LEFT JOIN pairs ON pairs.pair_id = line.pair_id LEFT JOIN counties a ON a.adcode = industrial_adcode
LEFT JOIN counties b ON b.adcode = mountain_adcode LEFT JOIN tracks t ON t.track_id = line.track_id
LEFT JOIN counties c ON c.adcode = line.county LEFT JOIN sources s ON s.source_id = line.source_id
ORDER BY place"""
_DATES = ("day", "as_of")


def export_table(dataset: Dataset, metric_id: str, selection: Selection, lang: str = "zh") -> pa.Table:
    """One row a row behind the figure, both sides of a ratio one after the other, in the order shown.

    `amount` is 元 as decimal128(38, 2), or a count as int64; null where the row was due and has none. Names, codes and
    the value type are in the words of `lang`, names of projects as their source has them. Raises Refused where the
    answer does.
    """
    sides = sides_of(METRICS[metric_id])
    return pa.concat_tables([_side(dataset, sum_behind(dataset, metric_id, selection, side), lang) for side in sides])


def _side(dataset: Dataset, whole: Sum, lang: str) -> pa.Table:
    rows = rows_sql(dataset.dialect, whole.metric_id, whole.side, whole.scope.shape())
    sql = _NAMED.format(
        lines=lines_sql(rows, whole, paged=False),
        side=whole.side,
        county="name" if lang == "zh" else "name_en",
        name="line.name" if lang == "zh" else "coalesce(line.name_en, line.name)",
        dash="—" if lang == "zh" else "–",
        track=f"name_{lang}",
        status=worded_sql("status", (STATUS,), lang),
        qualifier=worded_sql("qualifier", (QUALIFIER,), lang),
        stage=worded_sql("stage", (STAGE,), lang),
        kind=worded_sql("kind", (EVENT_KIND, RESOURCE), lang),
        value_type=VALUE_TYPE[whole.quantity.value_type].label(lang),
    )
    found = dataset.arrow(whole.scope.fill(sql))
    types = dict.fromkeys(_DATES, pa.date32()) | {
        "amount": MONEY if is_money(whole.quantity) else pa.int64(),
        "quantity": pa.decimal128(18, 2),
    }
    return found.cast(pa.schema([pa.field(name, types.get(name, pa.string())) for name in found.column_names]))
