"""What to look at today as a table, for page and file alike."""

from collections.abc import Sequence

from analytics.lagging.matters import MOST, Matter
from analytics.table import Column, Table, table, text
from style.text import Text

TODAY = Text("今天要看的三件事", "Three things to look at today")
TODAY_FEWER = Text("今天要看的", "To look at today")
WHAT = Text("事项", "What")
SAYS = Text("多少、谁", "How much and with whom")


def today_table(found: Sequence[Matter], lang: str) -> Table:
    """A row each, numbered: what is wrong, how much of it and with whom."""
    columns = (Column("what", WHAT(lang)), Column("says", SAYS(lang)))
    rows = [[text(f"{n}. {one.title(lang)}"), text(one.says(lang))] for n, one in enumerate(found, 1)]
    return table("today", (TODAY if len(found) == MOST else TODAY_FEWER)(lang), columns, rows)
