"""What leaves the page as a file: faults, differences, effects and the trail, their columns described once; and that it left."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

import pyarrow as pa

from analytics.export_table import ExportTable, SheetColumn, arrow
from store.handins.desk import Told
from store.history import trail
from store.history.differences import Differences, SumDifference
from store.history.lines import Entry
from store.locks import Busy
from store.schema import TABLES
from style.text import Text
from ui.datasets import words
from ui.view import View

log = logging.getLogger("dashboard")
BY_PAGE = "page"  # who took a file away, as the trail has it: nobody signs in
_SUM = pa.decimal128(38, 4)
Of = TypeVar("Of")
_NUMBER = SheetColumn("number", words.LINE, "number")
_TABLE = SheetColumn("table", words.TABLE)
_KEY = SheetColumn("key", words.WHICH_ROW)
_BEFORE, _AFTER = SheetColumn("before", words.BEFORE), SheetColumn("after", words.AFTER)
FAULT_COLUMNS = (
    _NUMBER,
    SheetColumn("severity", words.FAULT_KIND),
    SheetColumn("status", words.STATUS),
    SheetColumn("sheet", words.SHEET),
    SheetColumn("cell", words.CELL),
    SheetColumn("value", words.FAULT_VALUE),
    SheetColumn("says", words.FAULT_SAYS),
    SheetColumn("remedy", words.FAULT_REMEDY),
    _TABLE,
    SheetColumn("column", words.COLUMN),
    SheetColumn("rule", words.RULE_ID),
    SheetColumn("reason", words.ANSWER),
    SheetColumn("who", words.BY),
)
CHANGE_COLUMNS = (
    _TABLE,
    _KEY,
    SheetColumn("change", words.CHANGE),
    SheetColumn("column", words.COLUMN),
    _BEFORE,
    _AFTER,
)
TOTAL_COLUMNS = (
    SheetColumn("measure", words.MEASURE),
    SheetColumn("value_type", words.VALUE_TYPE),
    SheetColumn("of", words.WHOSE_SUM),
    SheetColumn("unit", words.UNIT),
    SheetColumn("before", words.BEFORE, "number", held=_SUM),
    SheetColumn("after", words.AFTER, "number", held=_SUM),
    SheetColumn("change", words.CHANGE, "number", held=_SUM),
)
TRAIL_COLUMNS = (
    _NUMBER,
    SheetColumn("when", words.WHEN),
    SheetColumn("kind", words.EVENT),
    SheetColumn("who", words.BY),
    SheetColumn("details", words.DETAILS),
    SheetColumn("hash", words.HASH),
)


def left_with(
    shown: View, what: str, make: Callable[[], Of], details: Mapping[str, object] | None = None
) -> Callable[[], Of]:
    """What makes a file, and then tells the trail that it was taken away. A trail that takes no line holds no file back: it is
    logged, for whoever reads a page must not depend on a disk with room."""
    name = shown.dataset.name
    told = {"what": what, "version": shown.dataset.version, **(details or {})}

    def made() -> Of:
        found = make()
        try:
            trail.append("export", BY_PAGE, name, told)
        except (OSError, Busy, ValueError) as error:
            log.warning("the trail does not say that %s of %s was taken away: %s", what, name, error)
        return found

    return made


def faults_table(faults: Sequence[Told], lang: str) -> ExportTable:
    """Every fault, a cell a row, in the order of the file."""
    rows = []
    for number, told in enumerate(faults, start=1):
        fault, table = told.fault, TABLES.get(told.fault.table or "")
        column = next((one for one in table.columns if one.name == fault.column), None) if table else None
        rows.append(
            {
                "number": number,
                "severity": words.SEVERITIES[fault.severity](lang),
                "status": words.STATUSES[told.status](lang),
                "sheet": fault.sheet,
                "cell": fault.cell,
                "value": fault.value,
                "says": fault.message(lang),
                "remedy": fault.remedy(lang),
                "table": table.label(lang) if table else None,
                "column": column.label(lang) if column else None,
                "rule": fault.rule.id,
                "reason": told.answer.reason if told.answer else None,
                "who": told.answer.who if told.answer else None,
            }
        )
    return ExportTable(words.FAULTS, FAULT_COLUMNS, arrow(FAULT_COLUMNS, rows))


def changes_table(found: Differences, lang: str) -> ExportTable:
    """Every cell that differs; of a row that only one version has, one line for each of its cells that is filled."""
    rows = []
    for name in found.tables:
        table = TABLES[name]
        for one in found.rows(name):
            same = {"table": table.label(lang), "key": key_words(one.key), "change": words.KINDS[one.kind](lang)}
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
    return ExportTable(words.DIFFERENCES, CHANGE_COLUMNS, arrow(CHANGE_COLUMNS, rows))


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
            "kind": words.TRAIL_KINDS[entry.kind](lang) if entry.kind in words.TRAIL_KINDS else entry.kind,
            "who": entry.who,
            "details": json.dumps(dict(entry.details), ensure_ascii=False),
            "hash": entry.hash,
        }
        for entry in found
    ]
    return ExportTable(words.TRAIL, TRAIL_COLUMNS, arrow(TRAIL_COLUMNS, rows))


def change_of(one: SumDifference) -> Decimal | None:
    """After less before; of what only one side has, nothing is known."""
    return None if one.before is None or one.after is None else one.after - one.before


def key_words(key: Sequence[Any]) -> str:
    return " ".join(str(part) for part in key if part is not None)


def plain(value: Any) -> str | None:
    """A stored value as it stands, without a power of ten."""
    return None if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
