"""数据管理: figures handed in, judged, taken in, published, compared and taken back; and who did what."""

import streamlit as st

from store.forms.returned import returned_name
from store.handins import desk
from store.handins.records import HandIn
from ui.datasets import words
from ui.datasets.access import Access, access
from ui.datasets.faults import fault_list, sentence
from ui.datasets.giving_back import given_back
from ui.datasets.history import compared, trail_of, versions_of
from ui.datasets.queue import handed_in, lead_words, waiting
from ui.datasets.readings import confirming, what_was_read
from ui.datasets.sending import XLSX, form, sending, show_outcome, whose
from ui.frame.header import lead
from ui.parts import lay_out
from ui.sitemap import SITES
from ui.view import View, current

SITE = SITES["datasets"]


def handing_in(shown: View, may: Access) -> None:
    """The form, the file, and where a hand-in is open what came of it."""
    asked = shown.address.handin
    found = desk.find_handin(shown.dataset.name, asked) if asked else None
    if found:
        one_handin(shown, may, found)
        return
    pair, quarter = whose(shown, "datasets")
    left, right = st.columns(2, gap="large")
    with left:
        form(shown, pair, quarter)
    with right:
        sending(shown, may, pair, quarter)
    st.caption(may.why(shown.lang))


def one_handin(shown: View, may: Access, handin: HandIn) -> None:
    lang, judged = shown.lang, desk.judged(handin, shown.dataset)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            words.GIVE_BACK(lang),
            given_back(handin, shown),
            returned_name(handin.file_name),
            XLSX,
            key=f"datasets-back-{handin.id}-{handin.last.number}-{lang}",
            on_click="ignore",
            help=words.GIVE_BACK_NOTE(lang),
        )
    confirming(handin, judged, lang)
    fault_list(shown, handin, judged)
    what_was_read(shown, judged)
    if handin.state == "waiting":
        sending(shown, may, handin.expected.pair_id or "all", handin.expected.quarter or "", handin)


def draw(shown: View) -> None:
    lang, may = shown.lang, access()
    asked = shown.address.handin
    found = desk.find_handin(shown.dataset.name, asked) if asked else None
    said = sentence(found, desk.judged(found, shown.dataset), lang) if found else lead_words(shown)
    lead(SITE, said, lang)
    show_outcome()
    lay_out(
        shown,
        SITE,
        {
            "handin": lambda shown: handing_in(shown, may),
            "queue": lambda shown: (waiting(shown, may), handed_in(shown)),
            "versions": lambda shown: (versions_of(shown, may), compared(shown)),
            "trail": trail_of,
        },
    )


draw(current())
