"""The forms of the page of tasks: answering, moving the date, closing by a reason, opening one; each only for who may."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import streamlit as st

from access.reader import acting
from analytics.lookup import counties, pairs
from analytics.metrics import METRICS
from analytics.tasks import words as task_words
from store.saved.small_files import LONGEST_NAME
from store.tasks import doing
from store.tasks.definition import Seen, Task
from store.tasks.keeping import is_own
from store.tasks.reading import LONGEST_TEXT
from style.numbers import unit_label, wan_unit
from ui.address import href
from ui.causes import may_open
from ui.pieces.links import Link, links
from ui.sitemap import SITES, part_title
from ui.tasks import pressed, words
from ui.tasks.one import reader_name
from ui.tasks.seen import seen_of
from ui.view import View

ID_LENGTH = 16
Maker = Callable[[View, str], Seen | None]
DAYS = 30  # ahead: the due date that is proposed


def who_field(key: str, lang: str) -> None:
    if not reader_name():
        st.text_input(words.WHO(lang), key=f"{key}-who", max_chars=LONGEST_NAME, width=420)


def day_field(label: str, key: str, proposed: date) -> None:
    """A day as it is written: a calendar of Streamlit's has English words that are not ours."""
    st.text_input(label, value=proposed.isoformat(), key=key, max_chars=len("2026-01-01"), width=200)


def doing_forms(shown: View, task: Task) -> None:
    """What this reader may do to an open task."""
    lang, who = shown.lang, acting()
    if not task.is_open:
        return
    if who.may_with("answer_task", is_own(task, who)):
        answer_form(task, lang)
    if who.may("open_task"):
        move_form(task, lang)
    if who.may("close_task"):
        close_form(task, lang)


def answer_form(task: Task, lang: str) -> None:
    key = f"task-answer-{task.id}-{len(task.events)}-{lang}"
    with st.expander(task_words.EVENTS["answered"](lang)), st.form(key, border=False):
        st.text_area(words.ANSWER_TEXT(lang), key=f"{key}-text", max_chars=LONGEST_TEXT)
        st.text_input(words.HANDIN(lang), key=f"{key}-handin", max_chars=ID_LENGTH, width=420)
        st.caption(words.HANDIN_NOTE(lang))
        who_field(key, lang)
        st.form_submit_button(words.SEND_ANSWER(lang), type="primary", on_click=pressed.answer, args=(task, key, lang))


def move_form(task: Task, lang: str) -> None:
    key = f"task-move-{task.id}-{len(task.events)}-{lang}"
    with st.expander(words.MOVE_IT(lang)), st.form(key, border=False):
        day_field(words.NEW_DUE(lang), f"{key}-due", max(task.due, doing.today()))
        st.text_input(words.WHY(lang), key=f"{key}-why", max_chars=LONGEST_TEXT)
        who_field(key, lang)
        st.form_submit_button(words.MOVE(lang), on_click=pressed.move, args=(task, key, lang))


def close_form(task: Task, lang: str) -> None:
    key = f"task-close-{task.id}-{len(task.events)}-{lang}"
    with st.expander(words.CLOSE_IT(lang)), st.form(key, border=False):
        st.caption(words.CLOSE_NOTE(lang))
        st.text_input(words.WHY(lang), key=f"{key}-why", max_chars=LONGEST_TEXT)
        who_field(key, lang)
        st.form_submit_button(words.CLOSE(lang), on_click=pressed.close, args=(task, key, lang))


def open_form(shown: View, made: Maker = seen_of) -> None:
    """Opening one of what the address names, as `made` freezes it."""
    lang, cause = shown.lang, shown.address.of
    if not may_open():
        return st.text(words.MAY_NOT(lang))
    if cause is None:
        return from_where(shown, "open")
    if shown.is_older and made is seen_of:
        return st.text(words.OLDER(lang))
    seen = made(shown, cause)
    if seen is None:
        return st.text(words.NO_CAUSE(lang))
    st.markdown(f"## {words.WHAT(lang)}")
    st.text(seen.said(lang))
    if shown.is_simulated:
        st.caption(words.SIMULATED_TASK(lang))
    _fields(shown, seen, made, f"task-open-{cause}-{lang}")


def from_where(shown: View, part: str) -> None:
    """Where a task is opened from, for who may."""
    if not acting().may("open_task"):
        return
    lang, at = shown.lang, shown.address.to(task=None, of=None)
    st.text(words.FROM_WHERE(lang))
    ways = [
        Link("warnings", SITES["warnings"].title(lang), href("warnings", at, "list")),
        Link("findings", SITES["findings"].title(lang), href("findings", at)),
        Link("gaps", f"{SITES['funds'].title(lang)} · {part_title('funds', 'gaps')(lang)}", href("funds", at, "gaps")),
        Link("rows", SITES["rows"].title(lang), href("rows", at)),
    ]
    links(ways, label=part_title("tasks", part)(lang), key=f"tasks-{part}-ways", look="buttons")


def _fields(shown: View, seen: Seen, made: Maker, key: str) -> None:
    lang = shown.lang
    own, others = units(shown, seen)
    names = {adcode: county.name(lang) for adcode, county in counties(shown.dataset).items()}
    with st.form(key, border=True):
        _reach(seen, key, lang)
        choose = {"format_func": lambda one: names.get(one, one), "placeholder": words.CHOOSE_UNIT(lang)}
        lead, responsible, supervising = st.columns(3)
        with lead:
            st.selectbox(words.LEAD_FIELD(lang), [*own, *others], index=None, key=f"{key}-lead", **choose)
            st.text_input(words.OTHER_UNIT(lang), key=f"{key}-lead-other", max_chars=LONGEST_NAME)
        with responsible:
            st.multiselect(
                words.RESPONSIBLE_FIELD(lang), [*own, *others], default=own, key=f"{key}-responsible", **choose
            )
            st.text_input(words.OTHER_UNITS(lang), key=f"{key}-responsible-other", max_chars=LONGEST_TEXT)
        with supervising:
            st.text_input(words.SUPERVISING_FIELD(lang), key=f"{key}-supervising", max_chars=LONGEST_NAME)
        st.text_area(
            task_words.ASKS(lang), key=f"{key}-asks", max_chars=LONGEST_TEXT, placeholder=words.ASKS_EXAMPLE(lang)
        )
        day_field(task_words.DUE(lang), f"{key}-due", doing.today() + timedelta(days=DAYS))
        who_field(key, lang)
        st.form_submit_button(words.OPEN_IT(lang), type="primary", on_click=pressed.open_it, args=(shown, made, key))


def units(shown: View, seen: Seen) -> tuple[list[str], list[str]]:
    """The counties of the pairs it concerns, the mountain ones first, and all others; adcodes."""
    known = pairs(shown.dataset)
    of = [known[one] for one in seen.pairs if one in known]
    own = list(dict.fromkeys([one.mountain.adcode for one in of] + [one.industrial.adcode for one in of]))
    there = [code for pair in known.values() for code in (pair.mountain.adcode, pair.industrial.adcode)]
    return own, [code for code in dict.fromkeys(there) if code not in own]


def _reach(seen: Seen, key: str, lang: str) -> None:
    """What closes it, where that is for the planner to say."""
    trigger = seen.trigger
    if trigger.kind == "gap":
        st.text_input(f"{words.UNTIL_FIELD(lang)}：{words.REACH['most'](lang)} ({wan_unit(lang)})", value="0",
                      key=f"{key}-value", max_chars=pressed.SIGNS, width=300)  # fmt: skip
    elif trigger.kind == "figure":
        metric = METRICS[trigger.rule]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            reaches: Sequence[str] = tuple(words.REACH)
            st.selectbox(words.UNTIL_FIELD(lang), reaches, key=f"{key}-reach", format_func=lambda one: words.REACH[one](lang),
                         filter_mode=None, width=240)  # fmt: skip
            unit = unit_label(metric.unit, lang)
            st.text_input(words.REACH_VALUE(lang, unit=unit), key=f"{key}-value", max_chars=pressed.SIGNS, width=240)
