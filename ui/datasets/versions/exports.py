"""Differences, sums and the trail as files, their columns described once."""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from analytics.export_table import QUANTITY, ExportTable, SheetColumn, arrow
from store.history.differences import Differences, SumDifference
from store.history.lines import Entry
from store.schema import TABLES
from style import terms
from style.text import Text
from ui.datasets import words
from ui.datasets.versions import words as version_words
from ui.datasets.versions.trail_kinds import act_words

_TABLE = SheetColumn("table", words.TABLE)
CHANGE_COLUMNS = (
    _TABLE,
    SheetColumn("key", version_words.WHICH_ROW),
    SheetColumn("change", version_words.CHANGE),
    SheetColumn("column", terms.COLUMN),
    SheetColumn("before", version_words.BEFORE),
    SheetColumn("after", version_words.AFTER),
)
TOTAL_COLUMNS = (
    SheetColumn("measure", terms.MEASURE),
    SheetColumn("value_type", TABLES["observations"].column("value_type").label),
    SheetColumn("of", version_words.WHOSE_SUM),
    SheetColumn("unit", terms.UNIT),
    SheetColumn("before", version_words.BEFORE, "number", held=QUANTITY),
    SheetColumn("after", version_words.AFTER, "number", held=QUANTITY),
    SheetColumn("change", version_words.CHANGE, "number", held=QUANTITY),
)
TRAIL_COLUMNS = (
    SheetColumn("number", words.LINE, "number"),
    SheetColumn("when", words.WHEN),
    SheetColumn("kind", version_words.EVENT),
    SheetColumn("who", words.BY),
    SheetColumn("details", version_words.DETAILS),
    SheetColumn("hash", version_words.HASH),
)


def changes_table(found: Differences, lang: str) -> ExportTable:
    """Every cell that differs; of a row that only one version has, one line for each of its cells that is filled."""
    rows = []
    for name in found.tables:
        table = TABLES[name]
        for one in found.rows(name):
            same = {
                "table": table.label(lang),
                "key": key_words(one.key),
                "change": version_words.KINDS[one.kind](lang),
            }
            cells = [(cell.column, cell.before, cell.after) for cell in one.cells]
            if not cells:
                gone = one.kind == "removed"
                cells = [
                    (column, *((value, None) if gone else (None, value)))
                    for column, value in one.row.items()
                    if value is not None
                ]
            rows += [
                same | {"column": table.column(column).label(lang), "before": plain(before), "after": plain(after)}
                for column, before, after in cells
            ]
    return ExportTable(version_words.DIFFERENCES, CHANGE_COLUMNS, arrow(CHANGE_COLUMNS, rows))


def totals_table(
    found: Sequence[SumDifference], said: Callable[[SumDifference], Mapping[str, Any]], title: Text
) -> ExportTable:
    """Every sum of both versions; `said` gives the words of one."""
    rows = [dict(said(one)) | {"before": one.before, "after": one.after, "change": change_of(one)} for one in found]
    return ExportTable(title, TOTAL_COLUMNS, arrow(TOTAL_COLUMNS, rows))


def trail_table(found: Sequence[Entry], lang: str) -> ExportTable:
    rows = [
        {
            "number": entry.number,
            "when": entry.when,
            "kind": act_words(entry.act, lang),
            "who": entry.who,
            "details": json.dumps(dict(entry.details), ensure_ascii=False),
            "hash": entry.hash,
        }
        for entry in found
    ]
    return ExportTable(version_words.TRAIL, TRAIL_COLUMNS, arrow(TRAIL_COLUMNS, rows))


def change_of(one: SumDifference) -> Decimal | None:
    """After less before; of what only one side has, nothing is known."""
    return None if one.before is None or one.after is None else one.after - one.before


def key_words(key: Sequence[Any]) -> str:
    return " ".join(str(part) for part in key if part is not None)


def plain(value: Any) -> str | None:
    """A stored value as it stands, without a power of ten."""
    return None if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
