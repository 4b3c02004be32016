"""One meeting being prepared: its name, its frozen data, and its pages with order and sentences."""

import streamlit as st

from analytics import figure_words
from store.datasets import Dataset, find_dataset
from store.saved import meetings as shelf
from store.saved.meetings import LONGEST_NOTES, LONGEST_SENTENCE, Meeting, Turn
from store.saved.owners import may_change
from store.saved.small_files import LONGEST_NAME, one_line
from store.saved.views import SavedView
from style.periods import say_period
from ui import words
from ui.address import Problem
from ui.causes import may_open
from ui.frame.choosing import pick_for
from ui.frame.markup import literal
from ui.frame.saved_views import asked_words, shortened
from ui.meetings import words as meeting_words
from ui.meetings.again import copied, newer, was_said, what_differs
from ui.meetings.prepare import (
    begin_link,
    choosable,
    data_words,
    deleting,
    may_prepare,
    show_outcome,
    tell,
    told_elsewhere,
    view_label,
    wrong_told,
)
from ui.meetings.proposals import own_sentence
from ui.meetings.resolving import resolving_href
from ui.meetings.turns import seen, turn_href, turn_of_saved, wrong_words
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.view import View, viewed


def editor(shown: View) -> None:
    """Every change is written at once; what another browser changed meanwhile is seen with the next press, and is never
    written over."""
    lang, asked = shown.lang, shown.address.prepare
    meeting = shelf.find(shelf.meetings_dir(), asked) if asked else None
    told_elsewhere(*(turn.id for turn in meeting.turns) if meeting else ())
    if meeting is None:
        if asked:
            with st.container(key="notice-meeting-gone", border=True):
                st.text(meeting_words.PREPARED_GONE(lang))
        return
    dataset = find_dataset(meeting.dataset, meeting.version)
    st.markdown(f"## {literal(meeting_words.PREPARE(lang, name=meeting.name))}")
    _data(shown, meeting, dataset)
    begin_link(meeting, lang)
    if not meeting.turns:
        st.text(meeting_words.NO_TURNS(lang))
    if not may_change(meeting):
        _of_others(shown, meeting, dataset or shown.dataset)
        return
    for number, turn in enumerate(meeting.turns, 1):
        _turn(viewed(shown.address.query(), dataset or shown.dataset, shown.catalogue), meeting, number, turn)
    if len(meeting.turns) > 1:
        st.caption(meeting_words.BY_KEYS(lang))
    if dataset:
        _adding(shown, meeting, dataset)
    _name(meeting, lang)
    deleting(meeting, lang)


def _of_others(shown: View, meeting: Meeting, dataset: Dataset) -> None:
    """Its pages to be read, and the way to a meeting of one's own."""
    lang, name = shown.lang, meeting.author_name
    st.caption(literal(meeting_words.OF_OTHERS(lang, name=name) if name else meeting_words.OF_NOBODY(lang)))
    if may_prepare():
        st.button(
            meeting_words.COPY_IT(lang), key=f"meeting-copy-{meeting.id}-{lang}", on_click=_copy, args=(meeting, lang)
        )
    here = viewed(shown.address.query(), dataset, shown.catalogue)
    for number, turn in enumerate(meeting.turns, 1):
        with st.container(key=f"meeting-turn-{turn.id}", border=True):
            st.markdown(f"**{number}. {literal(turn_title(here, turn))}**")
            own = own_sentence(seen(here, turn), turn.page) if turn.page in SITES and not turn.sentence else ""
            st.text(turn.sentence or own)


def _data(shown: View, meeting: Meeting, dataset: Dataset | None) -> None:
    lang = shown.lang
    if dataset is None:
        said = {"name": meeting.name, "dataset": meeting.dataset, "version": meeting.version[:8]}
        with st.container(key="notice-meeting-data", border=True):
            st.text(meeting_words.DATA_GONE(lang, **said))
        return
    said = meeting_words.DATA(lang, badge=data_words(meeting, lang))
    newest = shown.catalogue.versions.get(meeting.dataset)
    if newest and newest != meeting.version:
        said += f" · {meeting_words.NEWER(lang, version=newest[:8])}"
    st.caption(literal(said))
    now = newer(meeting, shown.catalogue) if may_prepare() else None
    if now:
        quarter = say_period(now.description.last_quarter, lang)
        st.button(
            meeting_words.AGAIN(lang, quarter=quarter, version=now.version[:8]),
            key=f"meeting-again-{lang}",
            help=meeting_words.AGAIN_MEANS(lang),
            on_click=_again,
            args=(meeting, dataset, now, shown),
        )


def _turn(shown: View, meeting: Meeting, number: int, turn: Turn) -> None:
    """What it shows, its sentence, and where it goes."""
    lang, site = shown.lang, SITES.get(turn.page)
    with st.container(key=f"meeting-turn-{turn.id}", border=True):
        st.markdown(f"**{number}. {literal(turn_title(shown, turn))}**")
        problems: tuple[Problem, ...] = wrong_words(shown, turn) if site else ()
        if problems or not site:
            said = wrong_told(problems, lang) if site else meeting_words.GONE(lang)
            st.caption(f":orange[{literal(said)}]")
        own = own_sentence(seen(shown, turn), turn.page) if site else ""
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(key=f"meeting-sentence-of-{turn.id}", width="stretch"):
                _sentence(meeting, number, turn, own, lang)
            _places(meeting, number, turn, lang)
        if own and turn.sentence:
            _restore(meeting, number, turn, own, lang)
        _then(shown, meeting, turn)
        _notes(meeting, number, turn, lang)
        show_outcome(turn.id)


def _sentence(meeting: Meeting, number: int, turn: Turn, own: str, lang: str) -> None:
    """What will be said of it, to be written over: the presenter's words, or those of the page itself."""
    box = f"meeting-say-{turn.id}-{lang}"
    st.session_state[box] = turn.sentence or own
    st.text_area(
        meeting_words.SENTENCE(lang, number=number),
        key=box,
        max_chars=LONGEST_SENTENCE,
        height="content",
        placeholder=meeting_words.OWN_SENTENCE(lang),
        label_visibility="collapsed",
        on_change=_say,
        args=(meeting, turn, box, own, lang),
    )


def _then(shown: View, meeting: Meeting, turn: Turn) -> None:
    """Of a copied meeting: what was said of the page then, and what has changed since."""
    if said := was_said(turn, shown.lang):
        st.caption(literal(said))
    if changed := what_differs(meeting, turn, seen(shown, turn)) if turn.page in SITES else "":
        with st.container(key=f"meeting-changed-{turn.id}"):
            same = changed == meeting_words.NOTHING_DIFFERS(shown.lang)
            st.caption(literal(changed) if same else f"**{literal(changed)}**")


def _notes(meeting: Meeting, number: int, turn: Turn, lang: str) -> None:
    """What the presenter wants to have in sight, and the hall does not see."""
    box = f"meeting-note-{turn.id}-{lang}"
    st.session_state[box] = turn.notes
    with st.expander(meeting_words.NOTES(lang), expanded=bool(turn.notes)):
        st.text_area(
            meeting_words.NOTES_OF(lang, number=number),
            key=box,
            max_chars=LONGEST_NOTES,
            height="content",
            on_change=_note,
            args=(meeting, turn, box, lang),
        )


def _restore(meeting: Meeting, number: int, turn: Turn, own: str, lang: str) -> None:
    """The page's own sentence under the presenter's, and the way back to it."""
    with st.container(key=f"meeting-own-{turn.id}", horizontal=True, vertical_alignment="center"):
        st.caption(literal(meeting_words.OWN(lang, sentence=own)), width="content")
        st.button(
            meeting_words.TAKE_OWN(lang),
            key=f"meeting-take-own-{turn.id}-{lang}",
            type="tertiary",
            help=meeting_words.TAKE_OWN_OF(lang, number=number),
            on_click=_unsay,
            args=(meeting, turn, lang),
        )


def _places(meeting: Meeting, number: int, turn: Turn, lang: str) -> None:
    """Up, down, out of the meeting, and onto the screen."""
    key = f"{turn.id}-{lang}"
    with st.container(key=f"meeting-places-{turn.id}", horizontal=True, vertical_alignment="center", width="content"):
        for name, title, by, stuck in (
            (meeting_words.UP, meeting_words.MOVE_UP, -1, number == 1),
            (meeting_words.DOWN, meeting_words.MOVE_DOWN, 1, number == len(meeting.turns)),
        ):
            st.button(
                name(lang),
                key=f"meeting-move{by}-{key}",
                help=title(lang, number=number),
                disabled=stuck,
                on_click=_move,
                args=(meeting, turn, by, lang),
            )
        st.button(
            meeting_words.LEAVE_OUT(lang),
            key=f"meeting-out-{key}",
            help=meeting_words.LEAVE_OUT_THIS(lang, number=number),
            on_click=_leave_out,
            args=(meeting, turn, lang),
        )
        title = meeting_words.OPEN_THIS(lang, number=number)
        ways = [Link("open", meeting_words.OPEN(lang), turn_href(meeting, number, lang), title)]
        if may_open():
            ways.append(Link("resolve", meeting_words.RESOLVE(lang), resolving_href(meeting, turn, lang)))
        links(ways, label=title, key=f"meeting-open-{key}", look="plain")


def turn_title(shown: View, turn: Turn) -> str:
    """The view's name, its page, and what it selects at which quarter."""
    lang, site = shown.lang, SITES.get(turn.page)
    if site is None:
        return turn.name or turn.page
    own = seen(shown, turn)
    told_scope = [f"{figure_words.AS_OF(lang)} {say_period(own.selection.as_of, lang)}", *asked_words(own)]
    names = [turn.name] if turn.name else []
    return " · ".join((*names, site.title(lang), shortened(" · ".join(told_scope))))


def _adding(shown: View, meeting: Meeting, dataset: Dataset) -> None:
    lang, (mine, others) = shown.lang, choosable(dataset)
    if mine:
        by_id = {view.id: view for view in mine}
        labels = {view.id: view_label(shown, view) for view in mine}
        key = f"meeting-add-view-{lang}"
        pick_for(
            meeting_words.ADD_VIEW(lang),
            labels,
            meeting_words.ADD(lang),
            key=key,
            pressed=f"meeting-add-saved-{lang}",
            lang=lang,
            on_click=_add,
            args=(meeting, by_id, key, dataset, lang),
        )
    else:
        st.caption(meeting_words.NO_VIEWS(lang))
    if others:
        st.caption(meeting_words.OTHER_DATASET(lang, count=others))


def _name(meeting: Meeting, lang: str) -> None:
    key = f"meeting-name-{meeting.id}-{lang}"
    with st.form(f"meeting-rename-{lang}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            meeting_words.NAME(lang), value=meeting.name, key=key, max_chars=LONGEST_NAME, width=420, autocomplete="off"
        )
        st.form_submit_button(meeting_words.RENAME(lang), on_click=_rename, args=(meeting, key, lang))


def _say(meeting: Meeting, turn: Turn, box: str, own: str, lang: str) -> None:
    """The page's own words are not kept as the presenter's: they stay the page's, in either language."""
    typed = one_line(st.session_state[box])
    said = "" if typed == one_line(own) else typed
    tell(
        lambda: shelf.say(shelf.meetings_dir(), meeting.id, turn.id, said, was=turn.sentence),
        lang,
        of=turn.id,
        typed=typed,
    )


def _again(meeting: Meeting, then: Dataset, now: Dataset, shown: View) -> None:
    lang = shown.lang

    def copy() -> None:
        st.query_params["prepare"] = copied(meeting, then, now, shown.catalogue, lang).id

    name = f"{meeting.name} · {now.version[:8]}"
    tell(copy, lang, done=words.COPIED(lang, name=name))


def _copy(meeting: Meeting, lang: str) -> None:
    def copy() -> None:
        mine = shelf.copy(shelf.meetings_dir(), meeting.id)
        st.query_params["prepare"] = mine.id

    tell(copy, lang, done=meeting_words.COPIED_TO(lang, name=meeting.name))


def _note(meeting: Meeting, turn: Turn, box: str, lang: str) -> None:
    typed = one_line(st.session_state[box])
    tell(
        lambda: shelf.note(shelf.meetings_dir(), meeting.id, turn.id, typed, was=turn.notes),
        lang,
        of=turn.id,
        typed=typed,
    )


def _unsay(meeting: Meeting, turn: Turn, lang: str) -> None:
    tell(lambda: shelf.say(shelf.meetings_dir(), meeting.id, turn.id, "", was=turn.sentence), lang, of=turn.id)


def _move(meeting: Meeting, turn: Turn, by: int, lang: str) -> None:
    tell(lambda: shelf.move(shelf.meetings_dir(), meeting.id, turn.id, by), lang, of=turn.id)


def _leave_out(meeting: Meeting, turn: Turn, lang: str) -> None:
    tell(lambda: shelf.leave_out(shelf.meetings_dir(), meeting.id, turn.id, was=turn.sentence), lang, of=turn.id)


def _rename(meeting: Meeting, key: str, lang: str) -> None:
    said = st.session_state[key]
    tell(lambda: shelf.rename(shelf.meetings_dir(), meeting.id, said, was=meeting.name), lang, typed=said)


def _add(meeting: Meeting, by_id: dict[str, SavedView], key: str, dataset: Dataset, lang: str) -> None:
    view = by_id.get(st.session_state.get(key) or "")
    if view and tell(lambda: shelf.add(shelf.meetings_dir(), meeting.id, [turn_of_saved(view, dataset)]), lang):
        st.session_state[key] = None
