"""Builds a report from a dataset and a selection: its sections in order, all their words and numbers from the analytics."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from analytics.coverage import coverage
from analytics.findings import findings, today
from analytics.findings.chosen import is_asked, with_found
from analytics.findings.look import look
from analytics.headlines import OF_ALL
from analytics.known_facts.facts import is_partial
from analytics.lagging.wording import today_table
from analytics.selection import Selection
from reports.story import words
from reports.story.assessment import by_score
from reports.story.context import Dataset, EarlierMeeting, ReportContext, ToldTasks, clause, figures_of, source
from reports.story.decisions import asked
from reports.story.findings import register
from reports.story.known_facts import facts_summary
from reports.story.lagging import by_need, lagged
from reports.story.last_meeting import since_last_meeting
from reports.story.map import Linked, linked, picture, province
from reports.story.methods import defined, methods
from reports.story.model import SECTIONS, Section, Story
from reports.story.money import money
from reports.story.pair import one_pair
from reports.story.ranking import by_place
from reports.story.tasks import by_task
from reports.story.tracks import by_track
from reports.story.warnings import warned
from style import terms
from style.periods import say_period


def summary(context: ReportContext) -> Section:
    """Always there: where nothing is known, it says so."""
    lang = context.lang
    if is_partial(context.dataset):
        return facts_summary(context)
    asked = context.selection
    seen = look(context.dataset, asked.as_of) if is_asked(asked) else None
    found = with_found(context.dataset, asked, findings(context.dataset, asked), seen)
    for finding in found:
        if finding.metric_id:
            context.metric(finding.metric_id)
    figures, without = figures_of(context, OF_ALL)
    matters = today(context.dataset, context.selection)
    said = [finding.text(lang) for finding in found]
    return Section(
        "summary",
        "summary",
        clause(said[0]) if said else _nothing(context),
        (*said[1:], *without),
        figures,
        tables=(today_table(matters, lang),) if matters else (),
        source=source(context, [figure.id for figure in figures] or OF_ALL),
    )


def _nothing(context: ReportContext) -> str:
    every = coverage(context.dataset, context.selection).pairs
    return words.NOTHING(context.lang, quarter=say_period(context.selection.as_of, context.lang), pairs=every)


# What tells a kind of section: the section, or why there is none.
_TELLERS: dict[str, Callable[[ReportContext], Section | str]] = {
    "summary": summary,
    "last_meeting": since_last_meeting,
    "map": province,
    "money": money,
    "tracks": by_track,
    "ranking": by_place,
    "warnings": warned,
    "lagging": lagged,
    "assessment": by_score,
    "findings": register,
    "tasks": by_task,
    "decisions": asked,
}


_COMPARES = ("tracks", "ranking")


def tell(
    dataset: Dataset,
    selection: Selection,
    lang: str,
    *,
    without: Collection[str] = (),
    dataset_line: str = "",
    warning: str = "",
    facts: tuple[tuple[str, str], ...] = (),
    address: str = "",
    made: date | None = None,
    earlier: EarlierMeeting | None = None,
    tasks: ToldTasks | None = None,
) -> Story:
    """The report of what is selected, without the kinds of section named in `without`; with `earlier` it tells what was revised
    since that meeting, with `tasks` what became of them."""
    context = ReportContext(dataset, selection, lang, dataset_line, earlier=earlier, tasks=tasks)
    found = linked(context)
    ordered = by_need(context, found.pairs)
    found = replace(found, pairs=ordered or found.pairs)
    sections, left_out = _sections(context, found, without)
    definitions = defined(context, [section.kind for section in sections])
    if "methods" not in without:
        sections.append(methods(context, definitions, left_out))
    return Story(
        title=_title(context, found),
        subtitle=_subtitle(context, found),
        lang=lang,
        dataset=dataset_line,
        warning=warning,
        period=selection.say_span(lang),
        made=made or date.today(),
        address=address,
        sections=tuple(sections),
        facts=facts,
        definitions=definitions,
        left_out=tuple(left_out),
        lead=_lead(context),
        order=(words.BY_NEED if ordered else words.BY_NUMBER)(lang),
    )


def _lead(context: ReportContext) -> str:
    said = findings(context.dataset, context.selection)
    return clause(said[0].text(context.lang)) if said else ""


def _sections(
    context: ReportContext, found: Linked, without: Collection[str]
) -> tuple[list[Section], list[tuple[str, str]]]:
    """The sections that there are, in order, and of the other kinds asked for the reason."""
    sections: list[Section] = []
    left_out: list[tuple[str, str]] = []
    for kind in SECTIONS:
        absent = (kind == "last_meeting" and context.earlier is None) or (kind == "tasks" and context.tasks is None)
        if kind in without or kind == "methods" or absent:
            continue
        for told in _pairs(context, found, "assessment" not in without) if kind == "pair" else [_told(context, kind)]:
            if isinstance(told, Section):
                sections.append(told)
            else:
                left_out.append((kind, told))
    return sections, left_out


def _told(context: ReportContext, kind: str) -> Section | str:
    """Single facts are not compared, whatever figures are among them."""
    if kind in _COMPARES and is_partial(context.dataset):
        return words.ONLY_FACTS(context.lang)
    return _TELLERS[kind](context)


def _pairs(context: ReportContext, found: Linked, with_scores: bool) -> list[Section | str]:
    """Of the pairs of which anything is known; the methods name the others. Who leaves the assessment out wants no score in them."""
    silent, drawn = coverage(context.dataset, context.selection).silent, picture(context, found)
    return [one_pair(context, pair.id, drawn, with_scores) for pair in found.pairs if pair.id not in silent]


def _title(context: ReportContext, found: Linked) -> str:
    if len(found.pairs) == 1:
        return words.TITLE_OF_PAIR(context.lang, pair=found.pairs[0].label(context.lang))
    return words.TITLE(context.lang)


def _subtitle(context: ReportContext, found: Linked) -> str:
    """The period and whose figures they are."""
    lang, count = context.lang, len(found.pairs)
    whose = (words.SOME_PAIRS if context.selection.narrowed else words.ALL_PAIRS)(lang, count=count)
    if context.selection.pairs and count <= words.FEW_NAMED:
        whose = terms.JOINT(lang).join(pair.label(lang) for pair in found.pairs)
    return words.SUBTITLE(lang, period=context.selection.say_span(lang), whose=whose)
