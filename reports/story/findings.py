"""The register of findings: what rules and tests found by the as-of quarter, the most weighty first, and how much they looked at."""

from dataclasses import replace

from analytics.code_words import word
from analytics.figure_words import END_OF
from analytics.findings.chosen import is_asked, is_of
from analytics.findings.hypotheses import PARTIAL, WHY_NOT, Standstill
from analytics.findings.look import Look, look
from analytics.findings.wording import (
    LOOKED,
    LOOKED_NOTE,
    SEEN_AT,
    counts_table,
    found_table,
    lead_words,
    seen_at_words,
)
from analytics.known_facts.facts import is_partial
from analytics.table import Column, Table
from reports.story import words
from reports.story.context import ReportContext, clause
from reports.story.model import Section
from style import terms
from style.numbers import percent, unit_label
from style.periods import say_period
from style.units import YUAN


def register(context: ReportContext) -> Section | str:
    """As the page has it, of the pairs that are selected; a reason where nothing is told of such a view or nothing was found."""
    lang, asked = context.lang, context.selection
    if not is_asked(asked):
        return words.NOT_OF_SUCH(lang)
    if is_partial(context.dataset):
        return WHY_NOT[PARTIAL](lang)
    seen = look(context.dataset, asked.as_of)
    title = clause(lead_words(seen, lang))
    if not seen.found:
        return title
    told = _found_table(context, seen)
    if not told.printed:
        return words.NONE_OF_SELECTED(lang, looked=title)
    count, every = len(told.printed), len(seen.found)
    return Section(
        "findings",
        "findings",
        title,
        (words.FOUND_OF_SELECTED(lang, count=count, every=every),) if asked.pairs else (),
        tables=(told, replace(counts_table(seen, lang), note="")),
        talk=((LOOKED(lang), LOOKED_NOTE(lang, rate=percent(seen.rate, lang, 0))),),
        source=_source(context),
    )


def _found_table(context: ReportContext, seen: Look) -> Table:
    """The findings of those selected, by place among all, each with where the dashboard shows it."""
    lang, made = context.lang, found_table(context.dataset, seen, context.lang)
    rows = [n for n, one in enumerate(seen.found) if is_of(one, context.selection)]
    for n in rows:
        context.metric(seen.found[n].metric_id)
        if isinstance(seen.found[n].evidence, Standstill):
            context.metric("planned_investment")
    return replace(
        made,
        columns=(*made.columns, Column("seen_at", SEEN_AT(lang))),
        printed=tuple((*made.printed[n], seen_at_words(context.dataset, seen.found[n], lang)) for n in rows),
        exact=tuple((*made.exact[n], None) for n in rows),
    )


def _source(context: ReportContext) -> str:
    lang = context.lang
    line = words.SOURCE_LINE(
        lang,
        period=END_OF(lang, quarter=say_period(context.selection.as_of, lang)),
        unit=unit_label(YUAN, lang),
        basis=word("value_type", "actual")(lang),
    )
    return terms.LIST_STOP(lang).join(filter(None, (line, context.dataset_line)))
