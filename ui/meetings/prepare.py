"""Preparing meetings: which there are, making one of saved views, and the order and the sentences of its pages."""

from collections.abc import Callable

import streamlit as st

from access.reader import NotAllowed, acting
from store.datasets import Dataset, find_dataset
from store.saved import meetings as shelf
from store.saved import views as views_shelf
from store.saved.meetings import Meeting
from store.saved.small_files import LONGEST_NAME, NotSaved, alike, one_line
from store.saved.views import SavedView
from style import terms
from style.moments import CHINA
from style.periods import say_date, say_period
from ui import words
from ui.address import href
from ui.address import words as address_words
from ui.frame import words as frame_words
from ui.frame.markup import literal
from ui.frame.removed import removed_list, whose
from ui.frame.saved_views import BROKEN_SHOWN, what
from ui.meetings import words as meeting_words
from ui.meetings.proposals import REVIEW, review
from ui.meetings.resolving import looked_back
from ui.meetings.turns import turn_href, turn_of_saved
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.view import View

LISTED = 40
_TOLD = "meeting-told"


def tell(work: Callable[[], object], lang: str, *, done: str = "", of: str = "", typed: str = "") -> bool:
    """Does it, and keeps for the next drawing what to say of it: `done`, or why it was refused and what was `typed`, which
    no box holds any more. `of` is the page of the meeting it belongs to. False where it was refused."""
    try:
        work()
    except (NotSaved, NotAllowed) as refused:
        said = refused.tell(lang)
        if typed:
            said = meeting_words.NOT_KEPT(lang, reason=said, typed=typed)
        st.session_state[_TOLD] = (False, said, of)
        return False
    st.session_state[_TOLD] = (True, done, of) if done else None
    return True


def show_outcome(*of: str) -> None:
    """What the last press came to, once, where it belongs to one of these pages or to none."""
    said = st.session_state.get(_TOLD)
    if said and said[2] in ("", *of):
        st.session_state[_TOLD] = None
        (st.success if said[0] else st.error)(literal(said[1]))


def told_elsewhere(*of: str) -> None:
    """The same, where it belongs to none of these pages: one that is no longer in the meeting."""
    said = st.session_state.get(_TOLD)
    if said and said[2] not in of:
        show_outcome(said[2])


def overview(shown: View) -> None:
    """All meetings: each leads to its preparation and to its show."""
    lang, there = shown.lang, shelf.meetings(shelf.meetings_dir())
    if there.meetings:
        st.markdown(f"## {meeting_words.MEETINGS(lang)}")
        ledger(meetings_table(shown, there.meetings), key="meetings")
    else:
        st.caption(meeting_words.NONE_YET(lang))
    if there.broken:
        names = terms.LIST_STOP(lang).join(there.broken[:BROKEN_SHOWN])
        st.caption(literal(meeting_words.BROKEN(lang, count=len(there.broken), names=names)))
    folder = shelf.meetings_dir()
    removed_list(shelf.removed_meetings(folder), lang, "meetings-bin", lambda one: shelf.restore(folder, one))


def may_prepare() -> bool:
    return acting().may("prepare_meeting")


def who_sees(lang: str) -> str:
    return (meeting_words.SIGNED_IN if acting().is_signed_in else meeting_words.EVERYBODY)(lang)


def meetings_table(shown: View, there: tuple[Meeting, ...]) -> Ledger:
    lang = shown.lang
    is_signed = acting().is_signed_in
    columns = (
        Column("name", meeting_words.MEETINGS(lang)),
        *([Column("whose", frame_words.WHOSE(lang))] if is_signed else []),
        Column("show", meeting_words.SHOW(lang)),
        Column("pages", meeting_words.PAGES(lang), "number"),
        Column("data", meeting_words.DATA_SHORT(lang), wide=True),
        Column("when", meeting_words.MADE_ON(lang), wide=True),
    )
    rows = []
    for one in there:
        begin = turn_href(one, 1, lang) if one.turns else None
        label = meeting_words.SHOW_THIS(lang, name=one.name)
        cells = {
            "name": Cell(one.name),
            **({"whose": whose(one, lang)} if is_signed else {}),
            "show": Cell(
                meeting_words.SHOW(lang) if begin else "—", href=begin, label=label if begin else "", muted=not begin
            ),
            "pages": Cell(str(len(one.turns))),
            "data": Cell(data_words(one, lang)),
            "when": Cell(say_date(one.when.astimezone(CHINA).date(), lang)),
        }
        rows.append(
            Row(
                one.id,
                cells,
                href=href("meeting", shown.address.to(prepare=one.id)),
                selected=one.id == shown.address.prepare,
            )
        )
    return Ledger(meeting_words.MEETINGS(lang), columns, tuple(rows), max_height=320)


def data_words(meeting: Meeting, lang: str) -> str:
    """Which dataset and version, by title where it is still there."""
    held = find_dataset(meeting.dataset, meeting.version)
    title = meeting.dataset
    if held:
        title = held.description.title if lang == "zh" else held.description.title_en
    return f"{title} · {words.VERSION(lang)} {meeting.version[:8]}"


def new_meeting(shown: View) -> None:
    """A name, a ready sequence, and saved views of the dataset that is shown; all but the name may be left out."""
    lang = shown.lang
    mine, others = choosable(shown.dataset)
    name = f"meeting-new-name-{lang}-{shown.selection.as_of}"
    with st.form(f"meeting-new-{lang}", border=False):
        st.text_input(
            meeting_words.NAME(lang),
            value=_free_name(shown),
            key=name,
            max_chars=LONGEST_NAME,
            width=420,
            placeholder=meeting_words.NAME_EXAMPLE(lang),
            autocomplete="off",
        )
        pages = terms.JOINT(lang).join(SITES[page].title(lang) for page in REVIEW)
        st.checkbox(meeting_words.READY(lang, pages=pages), value=True, key=f"meeting-new-ready-{lang}")
        if mine:
            st.caption(meeting_words.VIEWS(lang))
            with st.container(key="meeting-new-views", gap=None):
                for view in mine[:LISTED]:
                    st.checkbox(view_label(shown, view), key=f"meeting-new-{view.id}-{lang}")
        st.form_submit_button(meeting_words.MAKE(lang), on_click=_make, args=(shown, name, mine[:LISTED]))
    if not mine:
        st.caption(meeting_words.NO_VIEWS(lang))
    if len(mine) > LISTED:
        st.caption(meeting_words.MORE_VIEWS(lang, shown=LISTED, more=len(mine) - LISTED))
    if others:
        st.caption(meeting_words.OTHER_DATASET(lang, count=others))


def _free_name(shown: View) -> str:
    """A name to begin with; none where a meeting has it already."""
    name = meeting_words.NAME_READY(shown.lang, quarter=say_period(shown.selection.as_of, shown.lang))
    taken = {alike(one.name) for one in shelf.meetings(shelf.meetings_dir()).meetings}
    return "" if alike(name) in taken else name


def choosable(dataset: Dataset) -> tuple[list[SavedView], int]:
    """The saved views that a meeting on this dataset may show, the oldest first as they were collected, and how many
    are of another one."""
    there = views_shelf.saved_views(views_shelf.views_dir()).views
    shown = [view for view in reversed(there) if view.page in SITES and view.page != "meeting"]
    mine = [view for view in shown if view.query.get("data", view.dataset) == dataset.name]
    return mine, len(shown) - len(mine)


def view_label(shown: View, view: SavedView) -> str:
    lang = shown.lang
    return literal(f"{view.name} — {SITES[view.page].title(lang)} · {what(shown, view)}")


def _make(shown: View, name: str, listed: list[SavedView]) -> None:
    lang = shown.lang
    ready = f"meeting-new-ready-{lang}"
    boxes = {f"meeting-new-{view.id}-{lang}": view for view in listed}
    called = st.session_state[name]

    def make() -> None:
        turns = looked_back(shown) + (review(shown) if st.session_state.get(ready) else [])
        turns += [turn_of_saved(view, shown.dataset) for key, view in boxes.items() if st.session_state.get(key)]
        made = shelf.make(shelf.meetings_dir(), called, shown.dataset.name, shown.dataset.version, turns)
        st.query_params["prepare"] = made.id

    if tell(make, lang, done=meeting_words.MADE(lang, name=one_line(called))):
        st.session_state[name] = ""
        for key in boxes:
            st.session_state[key] = False


def deleting(meeting: Meeting, lang: str) -> None:
    """Whether really, before it is."""
    asked = f"meeting-doomed-{meeting.id}"
    if not st.session_state.get(asked):
        st.button(meeting_words.DELETE(lang), key=f"meeting-delete-{lang}", on_click=_set, args=(asked, True))
        return
    st.text(meeting_words.SURE(lang, name=meeting.name))
    with st.container(horizontal=True):
        st.button(words.YES_DELETE(lang), key=f"meeting-yes-{lang}", on_click=_delete, args=(meeting, lang))
        st.button(words.KEEP(lang), key=f"meeting-keep-{lang}", on_click=_set, args=(asked, False))


def _set(key: str, value: bool) -> None:
    st.session_state[key] = value


def _delete(meeting: Meeting, lang: str) -> None:
    _set(f"meeting-doomed-{meeting.id}", False)

    def delete() -> None:
        shelf.delete(shelf.meetings_dir(), meeting)
        st.query_params.pop("prepare", None)

    tell(delete, lang, done=meeting_words.DELETED(lang, name=meeting.name))


def wrong_told(found: tuple, lang: str) -> str:
    """The words of a page's address that its data does not have."""
    said = [f"{address_words.ADDRESS_KEYS[one.key](lang)} {one.value}" for one in found]
    return meeting_words.WRONG(lang, what=terms.JOINT(lang).join(said))


def begin_link(meeting: Meeting, lang: str) -> None:
    if meeting.turns:
        begin = meeting_words.BEGIN(lang)
        links([Link("begin", begin, turn_href(meeting, 1, lang))], label=begin, key="meeting-begin", look="buttons")
