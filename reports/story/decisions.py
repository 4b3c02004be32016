"""What is asked to be decided: proposals by rule with their figures; of known facts, what to ask next and of whom."""

from analytics.figure_words import END_OF
from analytics.findings import decided
from analytics.known_facts import wording as facts_wording
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.facts import is_partial
from analytics.known_facts.next_steps import first_step, next_steps
from analytics.lagging import wording
from reports.story import words
from reports.story.context import ReportContext
from reports.story.model import Section
from style import terms
from style.periods import say_period


def asked(context: ReportContext) -> Section | str:
    """A reason where the data gives none for any decision."""
    if is_partial(context.dataset):
        return _steps(context)
    lang, found = context.lang, decided(context.dataset, context.selection)
    if not found:
        return words.NOTHING_TO_SETTLE(lang).rstrip("。.")
    title = words.ASKED(lang, count=len(found), first=found[0].asks(lang))
    made = wording.decisions_table(found, lang, words.BY_RULES(lang))
    return Section("decisions", "decisions", title, tables=(made,), source=_source(context))


def _steps(context: ReportContext) -> Section | str:
    """Of each pair of which something is known, the first thing to ask for."""
    lang, known = context.lang, known_facts(context.dataset, context.selection)
    every = next_steps(context.dataset, known)
    first = [step for pair in known.told if (step := first_step(every, pair.pair_id))]
    if not first:
        return words.NOTHING_TO_SETTLE(lang).rstrip("。.")
    made = facts_wording.steps_table(context.dataset, first, lang, facts_wording.SUGGESTED(lang))
    title = words.STEPS_ASKED(lang, pairs=len(first), count=len(every))
    told = made.only("pair", "supplier", "ask", "reason")
    return Section("decisions", "decisions", title, tables=(told,), source=_source(context))


def _source(context: ReportContext) -> str:
    lang = context.lang
    line = words.SOURCE_LINE(
        lang,
        period=END_OF(lang, quarter=say_period(context.selection.as_of, lang)),
        unit=words.AS_LISTED(lang),
        basis=words.AS_LISTED(lang),
    )
    return terms.LIST_STOP(lang).join(filter(None, (line, context.dataset_line)))
