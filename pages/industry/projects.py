"""项目台账: every project, searched, sorted and paged by the server; the sum of what is filtered; and one in full."""

from functools import partial

import streamlit as st

from analytics.projects.history import by_period, flows, otherwise, reports
from analytics.projects.ledger import PAGE, gapped, is_listed, one, page
from analytics.projects.subtotal import Subtotal, subtotal
from reports.table_files.formats import WRITERS
from style.numbers import NO_DATA
from ui import words
from ui.downloads import words as downloads_words
from ui.downloads.pictures import map_pictures
from ui.downloads.tables import downloads
from ui.figures.about import range_words
from ui.frame.header import lead
from ui.frame.looked import at_project
from ui.frame.markup import literal
from ui.pieces.figure_strip import StripWords, figure_strip
from ui.pieces.ledger import ledger
from ui.pieces.links import links
from ui.pieces.svg_map import svg_map
from ui.projects import words as project_words
from ui.projects.desk import found_words, lead_words, neighbours, search, sort_by, turn_page
from ui.projects.export import export_sheet
from ui.projects.panel import fact_table, flow_table, history_table, panel_links, place_map, stated_table
from ui.projects.sums import gap_table, gap_words, subtotal_strip
from ui.projects.tables import CHOICES, at_page, chosen, label, project_table, sorting
from ui.sitemap import SITES
from ui.view import View, current, say


def tools(shown: View, count: int) -> None:
    """Search, columns, download; and what was found."""
    lang, find = shown.lang, shown.address.find
    with st.container(key="ledger-tools", horizontal=True, vertical_alignment="center"):
        widget = f"find-{lang}"
        st.session_state[widget] = find or ""
        st.text_input(
            project_words.FIND(lang),
            key=widget,
            on_change=search,
            args=(widget,),
            width=400,
            placeholder=project_words.FIND_IN(lang),
            label_visibility="collapsed",
            autocomplete="off",
        )
        if find:
            st.button(project_words.CLEAR_FIND(lang), key=f"find-clear-{lang}", on_click=search, args=(None,))
        if not shown.address.project:  # beside an open panel there is room for the same few alone
            with st.popover(project_words.COLUMNS(lang)):
                column_choice(shown)
        downloads(
            shown, lambda: export_sheet(shown), WRITERS, page="projects", name=SITES["projects"].title, key="projects"
        )
        st.text(found_words(shown, count), width="content")


def column_choice(shown: View) -> None:
    lang, widget = shown.lang, f"shown-{shown.lang}"
    st.session_state[widget] = list(chosen(shown))
    st.pills(
        project_words.COLUMNS(lang),
        CHOICES,
        key=widget,
        selection_mode="multi",
        on_change=say,
        args=("shown", widget),
        label_visibility="collapsed",
        format_func=lambda column: literal(label(column, lang, shown.selection)),
    )
    st.caption(project_words.COLUMNS_NOTE(lang))


def paging(shown: View, count: int) -> None:
    """The page before and the page after; nothing where one page holds all."""
    lang, (before, after) = shown.lang, neighbours(shown, count)
    if before is None and after is None:
        return
    with st.container(key="ledger-paging", horizontal=True, vertical_alignment="center"):
        st.button(
            words.PREVIOUS_PAGE(lang), key=f"before-{lang}", on_click=turn_page, args=(before,), disabled=before is None
        )
        st.text(range_words(at_page(shown, count), PAGE, count, shown.lang), width="content")
        st.button(words.NEXT_PAGE(lang), key=f"after-{lang}", on_click=turn_page, args=(after,), disabled=after is None)


def table(shown: View, count: int) -> None:
    if count:
        lines = page(
            shown.dataset,
            shown.selection,
            find=shown.address.find,
            sort=sorting(shown),
            columns=chosen(shown),
            number=at_page(shown, count),
        )
        ledger(lambda: project_table(shown, lines), key="ledger", on_pick=sort_by)
        paging(shown, count)


def panel(shown: View, project_id: str) -> None:
    """One project in full."""
    at_project(shown, project_id)
    lang, line = shown.lang, one(shown.dataset, shown.selection, project_id)
    with st.container(key="project-panel", border=True):
        st.markdown(f"## {literal(line.name)}")
        links(panel_links(shown, line), label=project_words.PANEL(lang), key="project-links", look="buttons")
        if not is_listed(shown.dataset, shown.selection, project_id):
            st.caption(project_words.NOT_LISTED(lang))
        ledger(lambda: fact_table(shown, line), key="project-facts")
        st.markdown(f"### {project_words.PLACE(lang)}")
        if line.host:
            drawn = partial(place_map, shown, line)
            svg_map(drawn, key="project-map")
            map_pictures(
                drawn,
                key="project-map",
                about=project_words.PLACE_IS_COUNTY(lang),
                title=downloads_words.OF(lang, whole=line.name, part=project_words.PLACE(lang)),
            )
        st.caption(project_words.PLACE_IS_COUNTY(lang) if line.host else project_words.NO_PLACE(lang))
        told(shown, project_id)


def told(shown: View, project_id: str) -> None:
    """What its sources report of it through time."""
    lang, found = shown.lang, reports(shown.dataset, shown.selection, project_id)
    booked = flows(shown.dataset, shown.selection, project_id)
    for made, held, nothing in (
        (history_table(shown, by_period(found)), "project-history", project_words.NO_HISTORY),
        (stated_table(shown, otherwise(found)), "project-stated", NO_DATA),
        (flow_table(shown, booked), "project-flows", project_words.NO_FLOWS),
    ):
        st.markdown(f"### {literal(made.caption)}")
        if made.rows:
            ledger(made, key=held)
        else:
            st.text(nothing(lang))
    if booked:
        st.caption(project_words.FLOWS_NOTE(lang))


def gaps(shown: View, found: Subtotal) -> None:
    """Projects with something missing: how many of what, and the first of them by name."""
    lang = shown.lang
    if not found.lacking:
        if found.count:
            st.caption(project_words.NO_GAPS(lang))
        return
    with st.expander(project_words.GAPS_TITLE(lang, count=f"{found.lacking:,}", gaps=gap_words(found, lang))):
        st.caption(project_words.GAPS_LEAD(lang))
        lines = gapped(shown.dataset, shown.selection, shown.address.find)
        ledger(lambda: gap_table(shown, lines), key="ledger-gaps")
        if len(lines) < found.lacking:
            st.caption(project_words.GAPS_FIRST(lang, count=len(lines)))


@st.fragment
def desk() -> None:
    """Everything that search, order and pages change: they rerun this alone."""
    shown = current()
    lang, address = shown.lang, shown.address
    found = subtotal(shown.dataset, shown.selection, address.find)
    lead(SITES["projects"], lead_words(shown, found), lang)
    strip = StripWords(words.DEFINITION(lang), words.CLOSE(lang))
    figure_strip(lambda: subtotal_strip(shown, found), words=strip, key="ledger-sums")
    tools(shown, found.count)
    if address.project:
        left, right = st.columns([6, 5], gap="medium")
        with left:
            table(shown, found.count)
        with right:
            panel(shown, address.project)
    else:
        table(shown, found.count)
    gaps(shown, found)


desk()
