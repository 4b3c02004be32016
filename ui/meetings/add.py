"""The view on the screen into a meeting: the entry in the panel of saved views."""

import streamlit as st

from access.reader import NotAllowed, acting
from store.datasets import find_dataset
from store.saved import meetings as shelf
from store.saved.meetings import Meeting
from store.saved.owners import may_change
from store.saved.small_files import NotSaved
from ui import words
from ui.address import Address, href
from ui.frame.markup import literal
from ui.meetings import words as meeting_words
from ui.meetings.turns import turn_of_view
from ui.pieces.links import Link, links
from ui.sitemap import SITES, Site
from ui.view import View

_TOLD = "meeting-add-told"


def add_to_meeting(shown: View, site: Site) -> None:
    """A choice of the reader's meetings on the dataset that is shown, or the way to make one."""
    if site.id == "meeting" or not acting().may("prepare_meeting"):
        return
    lang = shown.lang
    every = shelf.meetings(shelf.meetings_dir()).meetings
    there = [one for one in every if one.dataset == shown.dataset.name and may_change(one)]
    if not there:
        st.caption(meeting_words.NO_MEETING(lang))
    else:
        _choice(shown, site, there)
    if told := st.session_state.pop(_TOLD, None):
        (st.success if told[0] else st.error)(literal(told[1]))
    way = Link("meetings", SITES["meeting"].title(lang), href("meeting", Address(lang=lang, data=shown.address.data)))
    links([way], label=SITES["meeting"].title(lang), key="meeting-add-way", look="plain")


def _choice(shown: View, site: Site, there: list[Meeting]) -> None:
    lang, names = shown.lang, {one.id: one.name for one in there}
    key = f"meeting-add-which-{lang}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            meeting_words.ADD_THIS(lang),
            list(names),
            key=key,
            format_func=lambda one: names.get(one, ""),
            filter_mode=None,
            placeholder=words.CHOOSE(lang),
        )
        st.button(meeting_words.ADD(lang), key=f"meeting-add-{lang}", on_click=_add, args=(shown, site, key))


def _add(shown: View, site: Site, key: str) -> None:
    """The page's quarter is one of the meeting's data, whatever has been published since."""
    lang, folder = shown.lang, shelf.meetings_dir()
    held = shelf.find(folder, st.session_state[key])
    dataset = find_dataset(held.dataset, held.version) if held else None
    try:
        turn = turn_of_view(shown, site, dataset or shown.dataset)
        meeting = shelf.add(folder, st.session_state[key], [turn])
    except (NotSaved, NotAllowed) as refused:
        st.session_state[_TOLD] = (False, refused.tell(lang))
        return
    word = meeting_words.ADDED if meeting.version == shown.dataset.version else meeting_words.ADDED_OLDER
    about = {"name": meeting.name, "number": len(meeting.turns), "version": meeting.version[:8]}
    st.session_state[_TOLD] = (True, word(lang, **about))
