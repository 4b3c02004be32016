"""What sources state of one pair beyond sums, as tables of a report: the first rows of each."""

from collections.abc import Sequence

from analytics.pairs import wording
from analytics.pairs.facts import Happening, Stated
from analytics.table import Table
from reports.story import words
from reports.story.asked import Asked
from style import terms

LIMIT = 12  # rows of a table


def figures(asked: Asked, found: Sequence[Stated]) -> Table | None:
    if not found:
        return None
    made = wording.stated_table(asked.dataset, found[:LIMIT], asked.lang, limited(len(found), asked.lang))
    return made.only("subject", "measure", "value", "type", "period", "source")


def events(asked: Asked, found: Sequence[Happening]) -> Table | None:
    lang = asked.lang
    if not found:
        return None
    made = wording.events_table(asked.dataset, found[:LIMIT], lang, terms.EVENTS(lang), limited(len(found), lang))
    return made.only("date", "event", "kind", "type", "source")


def limited(count: int, lang: str) -> str:
    return words.LISTED(lang, limit=LIMIT, count=count) if count > LIMIT else ""
