"""督办: what has to be mended, by whom and by when; closed only once the data no longer show it, or by a reason that stays."""

from functools import partial

import streamlit as st

from analytics.export_table import sheet
from analytics.tasks import words as task_words
from analytics.tasks.counts import BOARDS
from reports.table_files.formats import WRITERS
from style import terms
from style.text import Text
from ui.address import href
from ui.downloads.tables import downloads
from ui.frame.header import lead
from ui.frame.markup import literal
from ui.meetings.resolving import seen_of_turn
from ui.parts import lay_out
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.slides import first_rows
from ui.tasks import words
from ui.tasks.board import Shown, ages_ledger, board_ledger, board_of, opened, shown_tasks, tasks_lead, totals_ledger
from ui.tasks.forms import doing_forms, from_where, open_form
from ui.tasks.listing import LIMIT, ONE, SLIDE, in_order, list_ledger, told
from ui.tasks.one import course, now, rows_then, then
from ui.tasks.pressed import show_outcome
from ui.tasks.settling import settle_if_new
from ui.tasks.unsent import unsent_note
from ui.view import View, current

SITE = SITES["tasks"]
BROKEN_SHOWN = 5


def rules_note(found: Shown, lang: str) -> None:
    held = found.held
    if held.faults:
        with st.container(key="notice-task-rules", border=True):
            st.text(words.REFUSED_RULES(lang, count=len(held.faults)))
            st.text("\n".join(fault(lang) for fault in held.faults))
    st.caption(words.COLOURS_NOTE(lang, days=held.values.yellow_answer_days, file=held.rules_file))


def board(shown: View, found: Shown) -> None:
    lang = shown.lang
    if not found.tasks and not shown.slide:
        return from_where(shown, "board")
    ledger(totals_ledger(found, lang), key=f"tasks-totals-{lang}")
    if not found.tasks:
        return
    if shown.slide:
        by_unit = board_ledger(board_of(shown, found, "unit", lang))
        return ledger(first_rows(by_unit), key=f"tasks-unit-{lang}")
    rules_note(found, lang)
    for by in BOARDS:
        table = board_of(shown, found, by, lang)
        with st.container(key=f"tasks-head-{by}", horizontal=True, vertical_alignment="bottom"):
            st.markdown(f"## {table.caption}")
            take_away(
                shown, partial(board_of, shown, found, by), Text(*(task_words.BY[by](to) for to in ("zh", "en"))), by
            )
        if by == "unit":
            st.caption(words.BOARD_NOTE(lang))
        ledger(board_ledger(table), key=f"tasks-{by}-{lang}")
    st.markdown(f"## {task_words.AGES(lang)}")
    ledger(ages_ledger(found, lang), key=f"tasks-ages-{lang}")


def take_away(shown: View, made, name: Text, key: str) -> None:
    downloads(shown, partial(sheet, name, made, shown.lang), WRITERS, page="tasks", name=name, key=f"tasks-{key}")


def listed(shown: View, found: Shown) -> None:
    lang, some = shown.lang, in_order(found)
    if not shown.slide:
        one_task(shown, found)
    if not some:
        return None if shown.slide else from_where(shown, "list")
    table = told(shown, found, some[:LIMIT], lang)
    if shown.slide:
        return ledger(first_rows(list_ledger(shown, found, some[:LIMIT], table.only(*SLIDE))), key=f"tasks-list-{lang}")
    with st.container(key="tasks-head-list", horizontal=True, vertical_alignment="bottom"):
        st.markdown(f"## {task_words.LIST(lang)}")
        take_away(shown, partial(told, shown, found, some), task_words.LIST, "list")
    ledger(list_ledger(shown, found, some[:LIMIT], table), key=f"tasks-list-{lang}")
    if len(some) > LIMIT:
        st.caption(words.LISTED(lang, limit=LIMIT))
    if found.broken:
        names = terms.LIST_STOP(lang).join(found.broken[:BROKEN_SHOWN])
        st.caption(literal(words.BROKEN(lang, count=len(found.broken), names=names)))


def one_task(shown: View, found: Shown) -> None:
    """The one that the address opens."""
    lang, task_id = shown.lang, shown.address.task
    if task_id is None:
        return
    task = opened(found, task_id)
    if task is None:
        return st.text(words.NO_SUCH_TASK(lang))
    with st.container(key="task-head", horizontal=True, vertical_alignment="bottom"):
        st.markdown(f"## {task_words.TASK_NUMBER(lang, value=task.number)}")
        every = Link("all", words.ALL_TASKS(lang), href("tasks", shown.address.to(task=None), "list"))
        links([every], label=words.ALL_TASKS(lang), key="task-all", look="buttons")
    ledger(
        list_ledger(shown, found, (task,), told(shown, found, (task,), lang).only(*ONE)), key=f"task-{task.id}-{lang}"
    )
    left, right = st.columns(2, gap="large")
    with left:
        then(shown, task)
        rows_then(shown, task)
    with right:
        now(shown, task)
        course(shown, task)
        doing_forms(shown, task)


def opening(shown: View) -> None:
    if shown.slide:
        return
    if shown.address.of and shown.address.of.startswith("turn~"):
        return open_form(shown, seen_of_turn)
    open_form(shown)


def draw(shown: View) -> None:
    settle_if_new(shown)
    found = shown_tasks(shown)
    lead(SITE, tasks_lead(shown, found), shown.lang)
    show_outcome()
    unsent_note(shown)
    lay_out(shown, SITE, {"board": lambda at: board(at, found), "list": lambda at: listed(at, found), "open": opening})
    if shown.lang != "zh" and not shown.slide:
        st.caption(terms.CHINESE_ONLY(shown.lang))


draw(current())
