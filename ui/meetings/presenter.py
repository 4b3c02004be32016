"""The presenter's window: what the hall sees and what comes next, each with its sentence, the notes, and a clock."""

from dataclasses import replace

import streamlit as st

from store.saved.meetings import Turn
from ui import words
from ui.frame import header
from ui.frame.markup import literal
from ui.meetings import words as meeting_words
from ui.meetings.again import was_said, what_differs
from ui.meetings.show import keys, parts_of_page, question, sentence, spoken, steps
from ui.meetings.turns import Showing, Walk, seen, walk
from ui.pieces.frame import Button, Clock, Show, frame
from ui.pieces.links import Link, links
from ui.sitemap import SITES, Site, part_title
from ui.view import View


def presenter(shown: View, site: Site, now: Showing) -> None:
    """In the place of the page, which the hall sees in another tab: nothing of it is worked out here but its sentence."""
    lang, walked = shown.lang, walk(shown, site, now)
    with st.container(key="meeting-bar", horizontal=True, vertical_alignment="center"):
        links(_mine(steps(now, lang)), label=meeting_words.STEPS(lang), key="meeting-steps", look="buttons")
        if walked.steps:
            way = _mine(parts_of_page(site, now, walked, lang))
            links(way, label=words.PARTS(lang), key="meeting-parts", look="parts")
        if walked.away:
            back = meeting_words.BACK_TO(lang, number=now.number)
            way = _mine([Link("back", back, walked.home(now, lang))])
            links(way, label=back, key="meeting-back", look="buttons")
        with st.container(key="meeting-name", width="stretch"):
            st.caption(literal(now.meeting.name))
        frame(
            lang,
            renamed=header.renamed(lang),
            keys={key: _own(target) for key, target in keys(now, lang, walked).items()},
            spoken=spoken(shown, site, now),
            show=Show(
                now.meeting.id,
                Button(meeting_words.LEAVE(lang), meeting_words.LEAVE_TITLE(lang)),
                question(now.meeting, lang),
                clock=Clock(meeting_words.NOW_TIME(lang), meeting_words.SINCE(lang)),
            ),
        )
    left, right = st.columns([3, 2], gap="large")
    with left:
        _on_screen(shown, site, now, walked)
    with right, st.container(key="presenter-next"):
        _next(shown, now, walked)


def _on_screen(shown: View, site: Site, now: Showing, walked: Walk) -> None:
    lang = shown.lang
    st.markdown(f"## {literal(meeting_words.ON_SCREEN(lang, page=_title(site, walked.steps, walked.at, lang)))}")
    with st.container(key="meeting-sentence-long"):
        st.text(sentence(shown, site, now) or meeting_words.PAGE_SAYS(lang))
    st.markdown(f"### {meeting_words.NOTES(lang)}")
    with st.container(key="presenter-notes"):
        st.text((now.turn.notes if now.turn else "") or meeting_words.NO_NOTES(lang))
    if now.turn and not walked.away:
        then = (was_said(now.turn, lang), what_differs(now.meeting, now.turn, seen(shown, now.turn)))
        for said in filter(None, then):
            st.text(said)


def _next(shown: View, now: Showing, walked: Walk) -> None:
    """The next step of what is on the screen, if there is one, and the next page with its sentence."""
    lang = shown.lang
    here = SITES.get("pair" if walked.hrefs else now.turn.page) if now.turn else None
    if here and walked.at + 1 < len(walked.steps):
        title = _title(here, walked.steps, walked.at + 1, lang)
        st.markdown(f"## {literal(meeting_words.NEXT_STEP(lang, page=title))}")
    elif walked.away:
        st.markdown(f"## {literal(meeting_words.BACK_TO(lang, number=now.number))}")
    if now.number >= now.count:
        st.text(meeting_words.NOTHING_NEXT(lang))
        return
    turn = now.meeting.turns[now.number]
    site = SITES.get(turn.page)
    title = f"{now.number + 1} · {site.title(lang) if site else turn.name or turn.page}"
    st.markdown(f"## {literal(meeting_words.NEXT_PAGE(lang, page=title))}")
    st.text(_sentence_of(shown, turn, replace(now, asked=now.number + 1)) or meeting_words.PAGE_SAYS(lang))


def _sentence_of(shown: View, turn: Turn, then: Showing) -> str:
    site = SITES.get(turn.page)
    if site is None:
        return meeting_words.GONE(shown.lang)
    return sentence(seen(shown, turn), site, then)


def _title(site: Site, walked: tuple[str, ...], at: int, lang: str) -> str:
    return f"{site.title(lang)} · {part_title(site.id, walked[at])(lang)}" if walked else site.title(lang)


def _mine(way: list[Link]) -> list[Link]:
    """The same ways within this window."""
    return [replace(link, href=_own(link.href)) if link.href else link for link in way]


def _own(target: str) -> str:
    return target if "present=1" in target else f"{target}&present=1"
