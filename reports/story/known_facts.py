"""What sources state beyond sums: the summary of a partial dataset, with figures first and what is missing by topic; a pair's tables."""

from collections.abc import Sequence

from analytics.figure_words import END_OF
from analytics.findings import findings
from analytics.known_facts import wording
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.order import of_province, pair_by_pair, with_figures
from analytics.pairs import wording as pair_wording
from analytics.pairs.facts import Happening, Stated
from analytics.table import Table
from reports.story import words
from reports.story.context import ReportContext, clause
from reports.story.model import Section
from style import terms
from style.periods import say_period

LIMIT = 14  # facts on a slide; a workbook has all
OF_PAIR = 12  # rows of a pair's table


def facts_summary(context: ReportContext) -> Section:
    """Nothing is summed and nobody ranked: what is told stands as it was told."""
    lang, known = context.lang, known_facts(context.dataset, context.selection)
    said = [finding.text(lang) for finding in findings(context.dataset, context.selection)]
    first = (*of_province(known), *with_figures(known))
    rest = tuple(fact for fact in pair_by_pair(known) if fact not in first)
    listed = (*first, *rest)[:LIMIT]
    note = words.LISTED(lang, limit=LIMIT, count=len(known.facts)) if len(known.facts) > LIMIT else ""
    facts = wording.facts_table(context.dataset, listed, lang, note)
    tables: list[Table] = [facts.only("pair", "claim", "figure", "type", "date", "source")] if listed else []
    tables.append(wording.matrix_table(context.dataset, known, lang))
    line = words.SOURCE_LINE(
        lang,
        period=END_OF(lang, quarter=say_period(context.selection.as_of, lang)),
        unit=words.AS_LISTED(lang),
        basis=words.AS_LISTED(lang),
    )
    source = terms.LIST_STOP(lang).join(filter(None, (line, context.dataset_line)))
    return Section(
        "summary",
        "summary",
        clause(said[0]),
        (*said[1:], wording.NOT_ZERO(lang), wording.NOT_RANKED(lang)),
        tables=tuple(tables),
        source=source,
    )


def stated_figures(context: ReportContext, found: Sequence[Stated]) -> Table | None:
    if not found:
        return None
    made = pair_wording.stated_table(context.dataset, found[:OF_PAIR], context.lang, _limited(len(found), context.lang))
    return made.only("subject", "measure", "value", "type", "period", "source")


def stated_events(context: ReportContext, found: Sequence[Happening]) -> Table | None:
    lang = context.lang
    if not found:
        return None
    made = pair_wording.events_table(
        context.dataset, found[:OF_PAIR], lang, terms.EVENTS(lang), _limited(len(found), lang)
    )
    return made.only("date", "event", "kind", "type", "source")


def _limited(count: int, lang: str) -> str:
    return words.LISTED(lang, limit=OF_PAIR, count=count) if count > OF_PAIR else ""
