"""数据管理: figures handed in, judged, taken in, published, compared and taken back; and who did what."""

import streamlit as st

from reports.table_files.formats import WRITERS
from store.handins import desk
from store.handins.records import HandIn
from ui.datasets import words
from ui.datasets.access import Access, access
from ui.datasets.found.confirming import confirming
from ui.datasets.found.faults import fault_list
from ui.datasets.found.readings import what_was_read
from ui.datasets.found.sheets import sheets_of
from ui.datasets.found.verdict import sentence, verdict
from ui.datasets.lists import handed_in, lately, lead_words
from ui.datasets.sending import form, guide, sending, show_outcome, whose
from ui.datasets.standing import Seen, at_the_desk, seen
from ui.datasets.versions.comparing import compared
from ui.datasets.versions.published import versions_of
from ui.datasets.versions.queue import waiting
from ui.datasets.versions.trail import trail_of
from ui.frame.header import lead
from ui.parts import lay_out, open_part, sections
from ui.people.sessions import rights, sessions
from ui.sitemap import SITES, WHOLE
from ui.view import View, current

SITE = SITES["datasets"]


def handing_in(shown: View, may: Access) -> None:
    """The form, the file, and what was handed in lately."""
    lang = shown.lang
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"## {words.STEP_FORM(lang)}")
        pair, quarter = whose(shown, "datasets")
        form(shown, pair, quarter)
        guide(lang)
    with right:
        st.markdown(f"## {words.STEP_SEND(lang)}")
        st.caption(words.SEND_NOTE(lang))
        sending(shown, may, pair, quarter)
    st.caption(may.why(lang))
    lately(shown)


def one_handin(shown: View, may: Access, handin: HandIn, found: Seen) -> None:
    """What is wrong before anything else; then the way on; what was read how last."""
    verdict(shown, may, handin, found)
    confirming(shown, handin, found.judged)
    fault_list(shown, handin, found, WRITERS)
    if handin.state != "replaced":
        again(shown, may, handin, found.judged.ready)
    sheets_of(found.judged, shown.lang)
    what_was_read(shown, handin, found)


def again(shown: View, may: Access, handin: HandIn, is_done: bool = False) -> None:
    """The next round of what waits; of what was taken in or sent back, a hand-in that corrects it. Folded where nothing has to be
    mended."""
    lang = shown.lang
    if not is_done:
        st.markdown(f"## {words.AGAIN(lang)}")
    with st.expander(words.AGAIN_ANYWAY(lang)) if is_done else st.container():
        st.caption(words.AGAIN_NOTE(lang))
        sending(shown, may, handin.expected.pair_id or "all", handin.expected.quarter or "", handin)


def draw(shown: View) -> None:
    lang, may, desk_view = shown.lang, access(), at_the_desk(shown)
    is_open = open_part(shown, SITE) in ("handin", WHOLE) and shown.address.handin
    handin = desk.find_handin(shown.dataset.name, shown.address.handin) if is_open and shown.address.handin else None
    found = seen(handin, desk_view) if handin else None
    lead(SITE, sentence(handin, found.judged if found else None, lang) if handin else lead_words(desk_view), lang)
    show_outcome()

    def first(_: View) -> None:
        if handin is None:
            handing_in(desk_view, may)
        elif found is None:
            again(desk_view, may, handin)
        else:
            one_handin(desk_view, may, handin, found)

    lay_out(
        shown,
        SITE,
        {
            "handin": first,
            "queue": lambda _: (waiting(desk_view, may, WRITERS), handed_in(shown)),
            "versions": lambda shown: (versions_of(shown, may), compared(shown, WRITERS)),
            "trail": lambda shown: trail_of(shown, WRITERS),
            "readers": sections(None, lambda shown, _: sessions(shown), lambda shown, _: rights(shown)),
        },
    )


draw(current())
