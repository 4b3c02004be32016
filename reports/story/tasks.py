"""督办: the tasks as they stand on the day of the report, the most pressing first, and what became of what the last meeting resolved."""

from dataclasses import replace
from typing import Any

from analytics.table import Table
from analytics.tasks import words as task_words
from analytics.tasks.wording import by_need, lead_words, list_table, resolved_words
from reports.story import words
from reports.story.context import ReportContext, ToldTasks, clause
from reports.story.model import Section
from style import terms
from style.periods import say_date


def by_task(context: ReportContext) -> Section | str:
    """Of the pairs that are selected, with the page's own words; asks for tasks. A reason where none is of them."""
    lang, told = context.lang, context.tasks
    assert told is not None
    some, resolved = (_of_selected(context, held) for held in (told.tasks, told.resolved))
    if not some and not resolved:
        return words.NO_TASKS_OF(lang)
    said = (resolved_words(told.meeting, resolved, told.today, told.rules, lang),) if resolved else ()
    tables = [_table(context, told, some)]
    if resolved:
        tables.insert(
            0, replace(_table(context, told, resolved), id="resolved", caption=task_words.LAST_RESOLVED(lang))
        )
    return Section(
        "tasks",
        "tasks",
        clause(lead_words(context.dataset, some, told.today, told.rules, lang)),
        said,
        tables=tuple(tables),
        source=terms.LIST_STOP(lang).join(
            filter(None, (words.AS_ON(lang, day=say_date(told.today, lang)), context.dataset_line))
        ),
    )


def _of_selected(context: ReportContext, tasks: tuple[Any, ...]) -> tuple[Any, ...]:
    wanted = context.selection.pairs
    return tuple(one for one in tasks if not wanted or set(wanted) & set(one.seen.pairs))


def _table(context: ReportContext, told: ToldTasks, tasks: tuple[Any, ...]) -> Table:
    ordered = by_need(tasks, told.today, told.rules)
    return list_table(context.dataset, ordered, told.today, told.rules, context.lang)
