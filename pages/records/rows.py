"""数字构成: the rows behind a figure, their sum, where they come from, and what the figure means."""

import streamlit as st

from analytics.answer import Part, Refused, total
from analytics.metrics import METRICS, Metric
from analytics.rows import PAGE, Sum, is_money, is_tally, rows_behind, sides_of, sum_behind
from reports.table_files.formats import WRITERS
from style import terms
from style.numbers import NO_DATA
from ui import words
from ui.downloads.tables import downloads
from ui.figures import words as row_words
from ui.figures.about import range_words, refused_words
from ui.figures.cards import definition
from ui.frame.header import lead
from ui.frame.markup import literal
from ui.pieces.ledger import ledger
from ui.pieces.links import links
from ui.projects.desk import turn_page
from ui.rows.export import export_sheet
from ui.rows.page import choose_metric, figure_index, lead_words, ways_on
from ui.rows.tables import arithmetic_table, definition_table, open_side, row_table, source_table, title
from ui.sitemap import SITES
from ui.slides import first_rows, without_subs
from ui.view import SLIDE_ROWS, View, current

RATIO_ROWS = 6  # of a slide that shows a division above them


def tools(shown: View, metric: Metric | None = None, part: Part | None = None) -> None:
    """Another metric, the ways on, and the download."""
    lang = shown.lang
    with st.container(key="rows-tools", horizontal=True, vertical_alignment="center"):
        choose_metric(shown)
        if metric:
            links(ways_on(shown), label=row_words.WAYS(lang), key="rows-ways", look="buttons")
        if metric and part:
            downloads(
                shown,
                lambda: export_sheet(shown, metric, part),
                WRITERS,
                page="rows",
                name=SITES["rows"].title,
                key="rows",
            )


@st.fragment
def rows() -> None:
    """A page of the rows; turning it draws this alone."""
    shown = current()
    metric_id, lang = shown.address.metric, shown.lang
    if metric_id is None:
        return
    side = open_side(shown.address.side, METRICS[metric_id])
    found = rows_behind(shown.dataset, metric_id, shown.selection, side, int(shown.address.page or 1))
    st.markdown(f"## {literal(title(found.whole, lang))}")
    if not found.lines:
        st.text(NO_DATA(lang))
        return
    ledger(lambda: row_table(shown, found), key="rows")
    if found.pages > 1:
        with st.container(key="rows-paging", horizontal=True, vertical_alignment="center"):
            st.button(
                words.PREVIOUS_PAGE(lang),
                key=f"rows-before-{lang}",
                on_click=turn_page,
                args=(found.number - 1,),
                disabled=found.number == 1,
            )
            st.text(range_words(found.number, PAGE, found.whole.count, lang), width="content")
            st.button(
                words.NEXT_PAGE(lang),
                key=f"rows-after-{lang}",
                on_click=turn_page,
                args=(found.number + 1,),
                disabled=found.number == found.pages,
            )
    if is_money(found.whole.quantity):
        st.caption(row_words.EXACT(lang))
    elif is_tally(found.whole.quantity):
        st.caption(row_words.ONE_EACH(lang))


def margin(shown: View, metric: Metric, part: Part, whole: Sum) -> None:
    """What the figure means, and where its rows come from."""
    lang = shown.lang
    if whole.by_source:
        st.markdown(f"## {row_words.SOURCES(lang)}")
        ledger(lambda: source_table(shown, whole), key="rows-sources")
    st.markdown(f"## {words.DEFINITION(lang)}")
    ledger(lambda: definition_table(definition(shown, metric, part), lang), key="rows-definition")


def slide(shown: View, metric: Metric, part: Part, sums: list[Sum], side: str) -> None:
    """Of a meeting: the arithmetic, and the largest of the rows in one line each."""
    lang = shown.lang
    if metric.is_ratio:
        ledger(lambda: arithmetic_table(shown, metric, part, sums, side), key="rows-arithmetic")
    found = rows_behind(shown.dataset, metric.id, shown.selection, side)
    if not found.lines:
        return st.text(NO_DATA(lang))
    st.markdown(f"## {literal(title(found.whole, lang))}")
    most = RATIO_ROWS if metric.is_ratio else SLIDE_ROWS
    ledger(lambda: without_subs(first_rows(row_table(shown, found), most), totals=False), key="rows")
    if (more := found.whole.count - most) > 0:
        st.caption(row_words.MORE_ROWS(lang, count=f"{more:,}"))


def draw(shown: View) -> None:
    lang, metric_id = shown.lang, shown.address.metric
    if metric_id is None:
        lead(SITES["rows"], row_words.CHOOSE_METRIC(lang), lang)
        tools(shown)
        ledger(lambda: figure_index(shown), key="rows-index")
        return
    metric = METRICS[metric_id]
    try:
        part = total(shown.dataset, metric_id, shown.selection)
    except Refused as refused:
        lead(SITES["rows"], refused_words(metric, refused.reason, lang), lang)
        if not shown.slide:
            tools(shown, metric)
        return
    sums = [sum_behind(shown.dataset, metric_id, shown.selection, side) for side in sides_of(metric)]
    side = open_side(shown.address.side, metric)
    lead(SITES["rows"], lead_words(shown, metric, part, sums), lang)
    if shown.slide:
        return slide(shown, metric, part, sums, side)
    tools(shown, metric, part)
    left, right = st.columns([7, 3], gap="medium")
    with left:
        if metric.is_ratio:
            st.markdown(f"## {row_words.ARITHMETIC(lang)}")
            ledger(lambda: arithmetic_table(shown, metric, part, sums, side), key="rows-arithmetic")
        rows()
    with right:
        margin(shown, metric, part, next(one for one in sums if one.side == side))
    if lang != "zh":
        st.caption(terms.CHINESE_ONLY(lang))


draw(current())
