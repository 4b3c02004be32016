"""The faults of a hand-in as a file: a cell a row, every one of them."""

from collections.abc import Sequence

from analytics.export_table import ExportTable, SheetColumn, arrow
from store.handins.desk import ToldFault
from store.schema import TABLES
from store.sheets.faults import SEVERITY_WORDS
from style import terms
from ui.datasets import words

FAULT_COLUMNS = (
    SheetColumn("number", words.LINE, "number"),
    SheetColumn("severity", terms.KIND),
    SheetColumn("status", words.STATUS),
    SheetColumn("sheet", terms.SHEET),
    SheetColumn("cell", words.CELL),
    SheetColumn("value", words.FAULT_VALUE),
    SheetColumn("says", words.FAULT_SAYS),
    SheetColumn("remedy", words.FAULT_REMEDY),
    SheetColumn("table", words.TABLE),
    SheetColumn("column", terms.COLUMN),
    SheetColumn("rule", words.RULE_ID),
    SheetColumn("reason", words.ANSWER),
    SheetColumn("who", words.BY),
)


def faults_table(faults: Sequence[ToldFault], lang: str) -> ExportTable:
    """Every fault, a cell a row, in the order of the file."""
    rows = []
    for number, told in enumerate(faults, start=1):
        fault, table = told.fault, TABLES.get(told.fault.table or "")
        column = next((one for one in table.columns if one.name == fault.column), None) if table else None
        rows.append(
            {
                "number": number,
                "severity": SEVERITY_WORDS[fault.severity](lang),
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
