"""What sources state of one pair beyond sums, as tables of a report: the first rows of each."""

from collections.abc import Sequence

from analytics.pairs import wording
from analytics.pairs.facts import Happening, Stated
from analytics.table import Table
from reports.story import words
from reports.story.context import ReportContext
from style import terms

LIMIT = 12  # rows of a table


def figures(context: ReportContext, found: Sequence[Stated]) -> Table | None:
    if not found:
        return None
    made = wording.stated_table(context.dataset, found[:LIMIT], context.lang, limited(len(found), context.lang))
    return made.only("subject", "measure", "value", "type", "period", "source")


def events(context: ReportContext, found: Sequence[Happening]) -> Table | None:
    lang = context.lang
    if not found:
        return None
    made = wording.events_table(context.dataset, found[:LIMIT], lang, terms.EVENTS(lang), limited(len(found), lang))
    return made.only("date", "event", "kind", "type", "source")


def limited(count: int, lang: str) -> str:
    return words.LISTED(lang, limit=LIMIT, count=count) if count > LIMIT else ""
