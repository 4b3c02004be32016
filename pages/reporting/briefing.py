"""汇报材料: what is on the screen as slides, briefs and a workbook, all with the same digits."""

import secrets
from datetime import datetime

import streamlit as st

from analytics.lookup import pairs
from reports.files import Order, full, here, only_pair, pages, story_of, told_pairs
from reports.story.context import EarlierMeeting, ToldTasks
from reports.story.model import SECTIONS, Section, Story
from reports.story.words import SECTION_NAMES
from reports.waiting import Full
from reports.workbook.full_tables import full as full_tables
from style import terms
from style.moments import CHINA
from style.text import LANGUAGES, Text
from ui import words
from ui.briefing import words as briefing_words
from ui.briefing.outline import OutlineLine, outline
from ui.downloads.tables import file_name, same_again, what_is_shown
from ui.downloads.told import once_made
from ui.frame.header import badge_text, lead
from ui.frame.markup import literal
from ui.funds import export as fund_export
from ui.meetings.since import is_told_on, since_now
from ui.pieces.ledger import ledger
from ui.projects import export as project_export
from ui.sitemap import SITES
from ui.tasks.board import resolved_last, shown_tasks
from ui.view import View, current, say
from ui.warnings import export as warning_export

PAGE = "briefing"
_EVERY = 0.5  # seconds between two looks at how far a file has come
_READER, _REFUSED = "files-reader", "files-refused"


def story(shown: View) -> Story:
    """The report of what is selected; told once a day and selection."""
    made = datetime.now(CHINA).date()
    return story_of(
        shown.dataset,
        shown.selection,
        shown.lang,
        without=shown.address.parts,
        dataset_line=badge_text(shown),
        warning=terms.SIMULATED(shown.lang) if shown.is_simulated else "",
        facts=tuple(what_is_shown(shown, PAGE, made)),
        address=same_again(shown, PAGE),
        made=made,
        earlier=earlier(shown),
        tasks=tasks_told(shown),
    )


def tasks_told(shown: View) -> ToldTasks | None:
    """The tasks of the dataset as they stand today, and what became of the last resolutions; None where there are none."""
    found = shown_tasks(shown)
    if not found.tasks:
        return None
    last = resolved_last(shown)
    stamp = tuple((one.id, len(one.events)) for one in found.tasks)
    named = {"meeting": last[1], "resolved": last[2]} if last else {}
    return ToldTasks(stamp, found.today, found.rules, found.tasks, **named)


def earlier(shown: View) -> EarlierMeeting | None:
    """The last meeting whose figures were revised since. Waited for: a report tells it or not, whoever makes it first."""
    found = since_now(shown.dataset) if is_told_on(shown) else None
    if found is None:
        return None
    return EarlierMeeting(found.meeting.name, found.held, found.then, found.published, found.now_published)


def offered(shown: View) -> tuple[str, ...]:
    """The kinds of section there may be: what was revised since the last meeting only where anything was, tasks only where there are any."""
    there = {"last_meeting": lambda: earlier(shown) is not None, "tasks": lambda: bool(shown_tasks(shown).tasks)}
    return tuple(kind for kind in SECTIONS if kind not in there or there[kind]())


def draw(shown: View) -> None:
    site, lang = SITES[PAGE], shown.lang
    head = st.container()
    chooser(shown)
    told = story(shown)
    with head:
        said = {"title": told.title, "subtitle": told.subtitle, "count": len(told.sections)}
        lead(site, briefing_words.LEAD(lang, **said) if told.sections else site.shows(lang), lang)
    if not told.sections:
        st.text((briefing_words.NOTHING if told.left_out else briefing_words.CHOOSE_SOME)(lang))
        return
    left, right = st.columns([9, 11], gap="large")
    with left:
        is_making = being_made(shown, told)
        st.fragment(files, run_every=_EVERY if is_making else None)(is_making)
        preview(shown, told)
    with right:
        content(shown, told)


def chooser(shown: View) -> None:
    """Which kinds of section go in; the address holds those left out, so that a new kind comes by itself."""
    lang, widget, kinds = shown.lang, f"parts-{shown.lang}", offered(shown)
    st.session_state[widget] = [kind for kind in kinds if kind not in shown.address.parts]
    st.pills(
        briefing_words.PARTS(lang),
        kinds,
        key=widget,
        selection_mode="multi",
        on_change=leave_out,
        args=(widget, kinds),
        format_func=lambda kind: SECTION_NAMES[kind](lang),
    )
    st.caption(briefing_words.SCOPE_NOTE(lang))
    version(shown)


def version(shown: View) -> None:
    """Whole or ten slides; in the address as the sections are."""
    lang, widget = shown.lang, f"deck-{shown.lang}"
    st.session_state[widget] = shown.address.deck
    st.segmented_control(
        briefing_words.DECK(lang),
        tuple(briefing_words.DECKS),
        key=widget,
        on_change=say,
        args=("deck", widget),
        required=True,
        format_func=lambda one: briefing_words.DECKS[one](lang),
    )


def leave_out(widget: str, kinds: tuple[str, ...]) -> None:
    chosen = st.session_state.get(widget, kinds)
    st.session_state[f"{widget}-out"] = [kind for kind in kinds if kind not in chosen]
    say("parts", f"{widget}-out")


def content(shown: View, told: Story) -> None:
    lang = shown.lang
    st.markdown(f"## {briefing_words.OUTLINE(lang)}")
    lines = [line(section) for section in told.sections]
    ledger(outline(shown, lines, lambda kind: SECTION_NAMES[kind](lang)), key="outline")
    if not told.left_out:
        return
    with st.container(key="left-out"):
        for kind, reason in told.left_out:
            st.caption(literal(briefing_words.LEFT_OUT(lang, part=SECTION_NAMES[kind](lang), reason=reason)))


def line(section: Section) -> OutlineLine:
    return OutlineLine(
        section.id,
        section.kind,
        section.title,
        len(section.figures),
        len(section.charts),
        len(section.tables),
        section.map is not None,
        bool(section.talk),
        section.pair_id,
    )


def preview(shown: View, told: Story) -> None:
    lang = shown.lang
    st.markdown(f"## {briefing_words.PREVIEW(lang)}")
    seen = order(shown, told, "preview").made()
    with st.container(key="brief-preview"):
        st.image(
            seen,
            alt=briefing_words.PREVIEW_ALT(lang, title=told.title, conclusion=told.sections[0].title),
            width="stretch",
        )


def files(is_watched: bool) -> None:
    """A row a file. While one is made this part is drawn again and again; the page is drawn anew only to begin and to end that."""
    shown = current()
    told, lang = story(shown), shown.lang
    if being_made(shown, told) != is_watched:
        st.rerun()  # before anything is drawn: a button drawn twice in a row may lose a press in between
    st.markdown(f"## {briefing_words.FILES(lang)}")
    refusal(is_watched, lang)
    every = orders(shown, told)
    if any(one.standing().data is None for one in every):
        st.button(
            briefing_words.MAKE_ALL(lang), key=f"make-all-{lang}", on_click=begin, args=tuple(every), type="primary"
        )
    for one in every:
        row(shown, one)
    if is_of_many(told):
        one_pair(shown, told)
    st.caption(briefing_words.PICTURES(lang))


def orders(shown: View, told: Story) -> list[Order]:
    """Every file of the whole selection."""
    other = "deck" if shown.address.deck == "ten" else "ten"
    left = {other} if is_of_many(told) else {other, "all_pairs"}
    return [order(shown, told, kind) for kind in words.REPORT_FILES if kind not in left]


def singles(shown: View, told: Story) -> list[Order]:
    """The briefs of the pair that is chosen among many."""
    if not is_of_many(told):
        return []
    chosen = st.session_state.get(f"brief-pair-{shown.lang}")
    pair_id = chosen if chosen in told_pairs(told) else told_pairs(told)[0]
    return [order(shown, told, kind, pair_id) for kind in ("pdf", "docx")]


def is_of_many(told: Story) -> bool:
    return only_pair(told) is None and bool(told_pairs(told))


def being_made(shown: View, told: Story) -> bool:
    """Whether this reader waits for any file, one he chose before too; says that he is still there to wait for it."""
    return here(reader(), (*orders(shown, told), *singles(shown, told))) > 0


def reader() -> str:
    """Whoever looks at this page: Streamlit has no public name for a session, so the session keeps one."""
    name: str = st.session_state.setdefault(_READER, secrets.token_hex(8))
    return name


def refusal(is_watched: bool, lang: str) -> None:
    """Why the last press had less made than it asked for, until what was in its way is done."""
    refused: Full | None = st.session_state.get(_REFUSED)
    if refused and not is_watched and not full(reader()):
        del st.session_state[_REFUSED]
    elif refused:
        st.text(briefing_words.FULL[refused.whose](lang, most=refused.most))


def row(shown: View, one: Order) -> None:
    lang, kind = shown.lang, one.kind
    with st.container(key=f"file-{kind}", border=True), st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            st.text(words.REPORT_FILES[kind](lang))
            st.caption(briefing_words.FILE_NOTE[kind](lang, count=len(told_pairs(one.story))))
            said(one, words.REPORT_FILES[kind](lang), lang)
        button(shown, one, SITES[PAGE].title)


def said(one: Order, name: str, lang: str) -> None:
    """How far it has come: nothing, being made, made so large, in vain, or given up."""
    standing = one.standing()
    if standing.data is not None:
        st.caption(size(one, standing.data, lang))
    elif standing.is_running:
        progress(one, name, lang)
    elif standing.failed:
        st.text(briefing_words.FAILED(lang, name=name))
        st.caption(words.ERROR_NUMBER(lang, number=standing.number))
    elif standing.left:
        st.text(briefing_words.LEFT(lang, name=name))


def one_pair(shown: View, told: Story) -> None:
    """The brief of a single pair of several."""
    lang, names = shown.lang, pairs(shown.dataset)
    with st.container(key="file-pair", border=True):
        chosen = st.selectbox(
            briefing_words.ONE_PAIR(lang),
            told_pairs(told),
            key=f"brief-pair-{lang}",
            filter_mode=None,
            placeholder=words.CHOOSE(lang),
            format_func=lambda pair: f"{pair} {names[pair].label(lang)}",
        )
        label, made = names[chosen].label, singles(shown, told)
        named = Text(*(briefing_words.PAIR_BRIEF(to, pair=f"{chosen}_{label(to)}") for to in LANGUAGES))
        with st.container(horizontal=True):
            for one in made:
                button(shown, one, named)
        for one in made:
            said(one, f"{label(lang)} {one.ending.upper()}", lang)


def order(shown: View, told: Story, kind: str, pair_id: str | None = None) -> Order:
    def sheets() -> tuple:
        made = {
            "ladder": fund_export.export_sheet(shown),
            "warnings": warning_export.export_sheet(shown),
            "projects": project_export.export_sheet(shown),
        }
        return full_tables(shown.dataset, shown.selection, shown.lang, made, shown.address.parts)

    asked = shown.dataset, shown.selection
    if kind == "preview":
        return Order(kind, told, asked, sheets, pair_id)
    of = {"quarter": shown.selection.as_of, **({"pair": pair_id} if pair_id else {})}
    return Order(kind, told, asked, sheets, pair_id, once_made(shown, kind, of))


def button(shown: View, one: Order, name: Text) -> None:
    """Makes the file, or hands over the one that is kept. Not both with one press: Streamlit drops a file made on
    demand at the second run of any page after it, and a browser may not have fetched it by then."""
    lang, key, standing = shown.lang, f"{one.kind}-{one.pair_id or ''}-{shown.lang}", one.standing()
    ending = one.ending.upper()
    if standing.data is not None:
        st.download_button(
            briefing_words.TAKE(lang, ending=ending),
            standing.data,
            file_name(shown, name, one.ending),
            one.media_type,
            key=f"take-{key}",
            on_click="ignore",
            type="primary",
        )
    else:
        st.button(
            briefing_words.MAKE(lang, ending=ending),
            key=f"make-{key}",
            on_click=begin,
            args=(one,),
            disabled=standing.is_running,
        )


def begin(*orders: Order) -> None:
    """Has them made, in this order and as many as there is room for."""
    refused = [why for one in orders if (why := one.begin(reader()))]
    st.session_state[_REFUSED] = refused[0] if refused else None


def progress(one: Order, name: str, lang: str) -> None:
    standing = one.standing()
    if standing.of:
        told = briefing_words.MAKING_OF(lang, name=name, done=standing.done, of=standing.of)
        st.progress(standing.done / standing.of, told)
    else:
        st.progress(0, briefing_words.MAKING(lang, name=name))


def size(one: Order, data: bytes, lang: str) -> str:
    count = pages(one.ending, data)
    said = briefing_words.PAGES[one.ending](lang, count=count) + terms.JOINT(lang) if count else ""
    return briefing_words.MADE(lang, pages=said, size=f"{len(data) / 1e6:.1f}")


draw(current())
