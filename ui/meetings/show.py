"""A meeting on the screen: one bar in the place of menu and controls, the sentence, what is shown and on which data."""

import logging
from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from analytics import figure_words
from charts.style import ems
from store.saved.meetings import Meeting
from style import terms
from style.periods import say_period
from ui import words
from ui.address import Address, href
from ui.frame import header
from ui.frame.markup import literal
from ui.frame.saved_views import asked_words
from ui.meetings import words as meeting_words
from ui.meetings.proposals import own_sentence
from ui.meetings.turns import Showing, Walk, is_there, turn_href, walk, whole_page
from ui.pieces.frame import Button, Question, Show, frame
from ui.pieces.links import Link, links
from ui.sharing.panel import for_phones
from ui.sitemap import SITES, Site, part_title
from ui.view import View

# Ems of a sentence from which on it is set in smaller type, and what that is called: on a slide it never takes room from the table
# below it, down to 18 of 1,080 lines.
SIZES = ((62, ""), (124, "-long"), (160, "-longer"), (float("inf"), "-longest"))
NAMED = 2  # places or pairs of a narrowing that are named on a slide


def bar(shown: View, site: Site, now: Showing, go_to: str | None) -> None:
    """The frame's upper part while a meeting is shown; with `go_to` the browser is sent there."""
    lang = shown.lang
    walked = walk(shown, site, now)
    with st.container(key="meeting-bar", horizontal=True, vertical_alignment="center"):
        with st.container(key="meeting-slide" if shown.slide else "meeting-page", width="content"):
            links(steps(now, lang), label=meeting_words.STEPS(lang), key="meeting-steps", look="buttons")
        if walked.steps:
            links(parts_of_page(site, now, walked, lang), label=words.PARTS(lang), key="meeting-parts", look="parts")
        _ways(shown, site, now, walked)
        for_phones(shown, site)
        with st.container(key="meeting-name", width="stretch"):
            st.caption(literal(now.meeting.name))
        frame(
            lang,
            **header.full_screen_buttons(lang),
            href=go_to,
            renamed=header.renamed(lang),
            keys=keys(now, lang, walked),
            spoken=spoken(shown, site, now),
            show=Show(
                now.meeting.id,
                Button(meeting_words.LEAVE(lang), meeting_words.LEAVE_TITLE(lang)),
                question(now.meeting, lang),
                presenter=Button(meeting_words.PRESENTER(lang), meeting_words.PRESENTER_TITLE(lang)),
            ),
        )
    if shown.address.whole:
        with st.container(key="meeting-conditions", horizontal=True, vertical_alignment="center"):
            header.conditions(shown, site)
    said = sentence(shown, site, now)
    header.said_above(said)
    if said:
        with st.container(key=f"meeting-sentence{size_of(said, shown)}"):
            st.text(said)
    with st.container(key="meeting-data", horizontal=True, vertical_alignment="center"):
        st.caption(literal(" · ".join(scope(shown))), width="content")
        if shown.is_simulated:
            st.caption(f"**{terms.SIMULATED(lang)}**", width="content")
        st.caption(literal(data_line(shown)), width="content")
    _notices(now, lang)


def _ways(shown: View, site: Site, now: Showing, walked: Walk) -> None:
    """Back to what was left, and from a slide to its whole page."""
    lang = shown.lang
    if walked.away:
        back = meeting_words.BACK_TO(lang, number=now.number)
        links([Link("back", back, walked.home(now, lang))], label=back, key="meeting-back", look="buttons")
    if shown.slide:
        title = meeting_words.WHOLE_PAGE_TITLE(lang)
        way = Link("whole", meeting_words.WHOLE_PAGE(lang), whole_page(shown, site), title)
        links([way], label=title, key="meeting-whole", look="plain")


def size_of(said: str, shown: View) -> str:
    """The name of the type a sentence is set in; a page that may be scrolled needs none smaller than the second."""
    sizes = SIZES if shown.slide else SIZES[:2]
    return next((name for most, name in sizes if ems(said) <= most), sizes[-1][1])


def sentence(shown: View, site: Site, now: Showing) -> str:
    """The presenter's where the page itself is shown, else the first one of what is; "" where only the page knows it."""
    turn = now.turn
    if turn and (turn.sentence or turn.page not in SITES) and is_there(shown, site, turn):
        return turn.sentence
    try:
        return own_sentence(shown, site.id)
    except Exception as error:  # the page will fail of it too and says so; the way on must stay
        logging.getLogger("dashboard").exception("no sentence of %s", site.id, exc_info=error)
        return ""


def steps(now: Showing, lang: str) -> list[Link]:
    """Previous, the page itself, next; without an address where there is none."""

    def to(number: int) -> str | None:
        return turn_href(now.meeting, number, lang) if 1 <= number <= now.count else None

    place = meeting_words.PLACE(lang, number=now.number, count=now.count)
    whole = meeting_words.TO_PLACE(lang, number=now.number, count=now.count)
    return [
        Link("previous", meeting_words.PREVIOUS(lang), to(now.number - 1)),
        Link("place", place, to(now.number), whole),
        Link("next", meeting_words.NEXT(lang), to(now.number + 1), meeting_words.KEYS(lang)),
    ]


def parts_of_page(site: Site, now: Showing, walked: Walk, lang: str) -> list[Link]:
    """The steps of the page that is shown, the one it stands at marked."""
    return [Link("of", words.THIS_PAGE(lang), None)] + [
        Link(step, part_title(site.id, step)(lang), walked.to(at, now, lang), current=at == walked.at)
        for at, step in enumerate(walked.steps)
    ]


def keys(now: Showing, lang: str, walked: Walk) -> dict[str, str]:
    """What a presenter's keys lead to: → and ← from page to page, a remote's from step to step, ↓ and ↑ among the steps of one
    page. Escape leads back to the page from wherever the reader went; on it nothing is left without being asked."""
    wanted = {"ArrowLeft": now.number - 1, "ArrowRight": now.number + 1, "Home": 1, "End": now.count}
    found: dict[str, str | None] = {
        key: turn_href(now.meeting, at, lang) for key, at in wanted.items() if 1 <= at <= now.count
    }
    onward, back = walked.onward(now, lang), walked.back(now, lang)
    found |= {" ": onward, "PageDown": onward, "PageUp": back}
    if walked.at + 1 < len(walked.steps):
        found["ArrowDown"] = onward
    if walked.at:
        found["ArrowUp"] = back
    if walked.away:
        found["Escape"] = walked.home(now, lang)
    return {key: target for key, target in found.items() if target}


def question(meeting: Meeting, lang: str) -> Question:
    """What is asked before the show is left: the hall never sees the editor unless that is chosen."""
    ways = (
        (meeting_words.END(lang), href("overview", Address(lang=lang))),
        (meeting_words.TO_EDITOR(lang), left(meeting, lang)),
    )
    return Question(meeting_words.LEAVE_ASKED(lang), meeting_words.STAY(lang), ways)


def left(meeting: Meeting, lang: str) -> str:
    return href("meeting", Address(lang=lang, prepare=meeting.id))


def spoken(shown: View, site: Site, now: Showing) -> str:
    lang = shown.lang
    place = meeting_words.TO_PLACE(lang, number=now.number, count=now.count)
    said = sentence(shown, site, now)
    return f"{place} · {said}" if said else place


def scope(shown: View) -> list[str]:
    """Quarter, span and every narrowing: the controls that say so elsewhere are not drawn."""
    lang, asked = shown.lang, shown.selection
    return [
        f"{figure_words.AS_OF(lang)} {say_period(asked.as_of, lang)}",
        asked.say_span(lang),
        *asked_words(shown, NAMED if shown.slide else None),
    ]


def data_line(shown: View) -> str:
    """The version that holds for the meeting, and whether there is a newer one by now."""
    lang = shown.lang
    said = meeting_words.DATA(lang, badge=header.badge_text(shown))
    newest = shown.catalogue.versions.get(shown.dataset.name)
    if newest and newest != shown.dataset.version:
        said += f" · {meeting_words.NEWER(lang, version=newest[:8])}"
    return said


def _notices(now: Showing, lang: str) -> None:
    told = ""
    if not now.count:
        told = meeting_words.NO_TURNS(lang)
    elif now.asked > now.count:
        told = meeting_words.ONLY_SO_MANY(lang, asked=now.asked, count=now.count)
    if told:
        with st.container(key="notice-meeting", border=True):
            st.text(told)


def page_is_gone(shown: View, site: Site, now: Showing) -> bool:
    """Tells where the meeting's page was on a page that is gone, and whether that is what was asked for."""
    turn = now.turn
    if turn is None or turn.page in SITES or not is_there(shown, site, turn):
        return False
    with st.container(key="notice-meeting-page", border=True):
        st.text(meeting_words.PAGE_GONE(shown.lang, number=now.number, page=turn.name or turn.page))
    return True


def meeting_is_gone(params: Mapping[str, str], site: Site, lang: str) -> None:
    """In the place of the page: which data the meeting used is gone with it, and no other figures pass for its own."""
    header.bare(lang)
    st.title(words.APP(lang), anchor=False)
    with st.container(key="notice-meeting-gone", border=True):
        st.text(meeting_words.SHOWN_GONE(lang))
    kept = {key: value for key, value in params.items() if key not in ("meet", "turn", "left", "present", "whole")}
    ways = [
        Link("meetings", meeting_words.TO_MEETINGS(lang), href("meeting", Address(lang=lang))),
        Link("on", meeting_words.GO_ON(lang), f"/{site.url_path}" + (f"?{urlencode(kept, safe=',')}" if kept else "")),
    ]
    links(ways, label=meeting_words.LEAVE(lang), key="meeting-leave", look="plain")


def data_is_gone(now: Showing, lang: str) -> None:
    """In the place of the page: other figures than the meeting's are never shown under its name."""
    header.bare(lang)
    st.title(literal(now.meeting.name), anchor=False)
    with st.container(key="notice-meeting-data", border=True):
        said = {"name": now.meeting.name, "dataset": now.meeting.dataset, "version": now.meeting.version[:8]}
        st.text(meeting_words.DATA_GONE(lang, **said))
    way_out = Link("leave", meeting_words.LEAVE(lang), left(now.meeting, lang))
    links([way_out], label=meeting_words.LEAVE(lang), key="meeting-leave", look="buttons")
