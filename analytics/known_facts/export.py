"""The work list to be taken away: every fact there is, and every thing to ask for, one row each."""

from typing import Any

from analytics.code_words import word
from analytics.export_table import ExportTable, SheetColumn, arrow, field_column
from analytics.known_facts import wording
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.next_steps import REASONS, Step, next_steps
from analytics.known_facts.topics import TOPICS
from analytics.lookup import pairs
from analytics.selection import Selection
from store.datasets import Dataset
from style import terms
from style.text import Text

WORK_LIST = Text("工作清单", "Work list")


def sheet_columns() -> tuple[SheetColumn, ...]:
    """Of each column its label and kind."""
    return (
        field_column("pairs", "pair_id"),
        SheetColumn("pair", terms.PAIR),
        SheetColumn("topic", wording.TOPIC),
        SheetColumn("supplier", wording.SUPPLIER, meaning=wording.SUGGESTED),
        SheetColumn("ask", wording.ASK),
        SheetColumn("reason", wording.REASON),
        SheetColumn("claim", wording.CLAIM),
        SheetColumn("figure", terms.FIGURE),
        SheetColumn("value_type", terms.VALUE_TYPE_WORD),
        SheetColumn("date", terms.DATE),
        SheetColumn("printed", terms.PRINTED),
        SheetColumn("source", terms.FOUND_AT),
        SheetColumn("locator", terms.NOTE),
    )


def export_sheet(dataset: Dataset, selection: Selection, lang: str) -> ExportTable:
    """What there is to ask for of the pairs selected, the first to ask first; where it is about a fact, that fact."""
    columns, known = sheet_columns(), known_facts(dataset, selection)
    rows = (_row(dataset, step, lang) for step in next_steps(dataset, known))
    said = ((terms.NOTE(lang), wording.SUGGESTED(lang)), (terms.NOTE(lang), wording.NOT_ZERO(lang)))
    return ExportTable(WORK_LIST, columns, arrow(columns, rows), facts=said)


def _row(dataset: Dataset, step: Step, lang: str) -> dict[str, Any]:
    fact, row = step.fact, {}
    if fact:
        row = {
            "claim": fact.claim(lang),
            "figure": wording.figure_words(fact, lang) or None,
            "value_type": word("value_type", fact.value_type)(lang),
            "date": wording.date_words(fact, lang),
            "printed": fact.printed,
            "source": wording.source_words(dataset, fact, lang),
            "locator": wording.place_of(fact)[1] or None,
        }
    return row | {
        "pair_id": step.pair_id,
        "pair": pairs(dataset)[step.pair_id].label(lang),
        "topic": TOPICS[step.topic].label(lang),
        "supplier": step.supplier(lang),
        "ask": step.ask(lang),
        "reason": REASONS[step.reason](lang),
    }
