"""The summary of a partial dataset: the sentence of its page, the facts with figures first, and what is missing by topic."""

from analytics.figure_words import END_OF
from analytics.findings import findings
from analytics.known_facts import wording
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.order import of_province, pair_by_pair, with_figures
from analytics.table import Table
from reports.story import words
from reports.story.context import ReportContext, clause
from reports.story.model import Section
from style import terms
from style.periods import say_period

LIMIT = 14  # facts on a slide; a workbook has all


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
