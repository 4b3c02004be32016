"""分配测算: the next year's money split by rules the reader sets, beside last year's; how firm, how even, and against another plan."""

import streamlit as st

from analytics.allocation import evenness, sensitivity
from analytics.allocation.criteria import CRITERIA
from analytics.allocation.scores import scores
from analytics.allocation.split import Allocation, allocation
from charts.bars import bars
from charts.plot import Plot
from reports.table_files.formats import WRITERS
from style.periods import say_period
from ui.address import href
from ui.allocation import words as allocation_words
from ui.allocation.chart import amount_axis, picture, picture_alt
from ui.allocation.compare import between_words, comparison_table, evenness_table, sensitivity_table
from ui.allocation.export import export_sheet, fixed_view
from ui.allocation.lead import adds_up_words, envelope_words, lead_words, missing_words, result_note, warning_words
from ui.allocation.rules import faults, plan_of, rules
from ui.allocation.scenarios import compared_plan, scenarios
from ui.allocation.tables import parts_table, readings_table, rules_words, split_table
from ui.downloads.tables import downloads
from ui.figures.chart import chart
from ui.frame.header import lead
from ui.methods.definitions import criteria_table, defined
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.view import View, current, palette


def result(shown: View, found: Allocation) -> None:
    lang = shown.lang
    st.markdown(f"## {allocation_words.RESULT(lang)}")
    with st.container(key="allocation-sum", horizontal=True, vertical_alignment="center"):
        st.text(adds_up_words(found, lang), width="content")
        downloads(
            fixed_view(shown, found),
            lambda: export_sheet(shown, found),
            WRITERS,
            page="allocation",
            name=SITES["allocation"].title,
            key="allocation",
        )
    st.caption(result_note(shown, found))
    st.caption(missing_words(shown, found))
    if warning := warning_words(shown, found):
        st.text(warning)
    ledger(lambda: split_table(shown, found), key="split")


def makeup(shown: View, found: Allocation) -> None:
    lang = shown.lang
    st.markdown(f"## {allocation_words.MADE_OF(lang)}")
    st.caption(allocation_words.MADE_NOTE(lang))
    left, right = st.columns([5, 7], gap="large")
    with left:

        def drawn() -> Plot:
            names, parts, amounts = picture(shown, found)
            return bars(names, parts, axis=amount_axis(lang), palette=palette(), stacked=True, targets=amounts)

        chart(
            drawn,
            alt=lambda: picture_alt(shown, found),
            key="makeup-chart",
            title=allocation_words.MADE_OF(lang),
            about=f"{lead_words(shown, found)}\n{allocation_words.MADE_NOTE(lang)}",
        )
    with right:
        ledger(lambda: parts_table(shown, found), key="makeup")


def firmness(shown: View, found: Allocation, other: Allocation | None) -> None:
    """How even the split is, and how much hangs on a weight."""
    lang = shown.lang
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.markdown(f"## {allocation_words.EVENNESS(lang)}")
        st.caption(defined(evenness, lang))
        ledger(lambda: evenness_table(shown, found, other), key="evenness")
    with right:
        st.markdown(f"## {allocation_words.SENSITIVITY(lang)}")
        st.caption(defined(sensitivity, lang))
        moves = sensitivity.moves(shown.dataset, shown.selection.as_of, found.plan)
        ledger(lambda: sensitivity_table(shown, moves, found), key="sensitivity")


def comparison(shown: View, found: Allocation, other: Allocation) -> None:
    lang = shown.lang
    st.markdown(f"### {allocation_words.COMPARISON(lang)}")
    st.text(f"{allocation_words.THIS_PLAN(lang)} · {rules_words(found.plan, lang)}")
    st.text(f"{allocation_words.OTHER_PLAN(lang)} · {rules_words(other.plan, lang)}")
    if not other.lines:
        st.text(allocation_words.OTHER_CANNOT(lang))
        for fault in other.faults:
            st.text(f"· {fault(lang)}")
    elif found.lines:
        quarter = say_period(shown.selection.as_of, lang)
        st.caption(allocation_words.COMPARED_ON(lang, quarter=quarter))
        st.text(between_words(found, other, lang))
        ledger(lambda: comparison_table(shown, found, other), key="comparison")


def readings(shown: View) -> None:
    """What no rule changes, so it is drawn once."""
    lang, found = shown.lang, scores(shown.dataset, shown.selection.as_of)
    st.markdown(f"## {allocation_words.READINGS(lang)}")
    st.caption(allocation_words.READINGS_NOTE(lang))
    if any(one.counted for one in found.values() if CRITERIA[one.criterion_id].unit):
        ledger(lambda: readings_table(shown, found), key="readings")
    else:
        st.text(allocation_words.NO_READINGS(lang))
    ledger(lambda: criteria_table(lang), key="criteria")
    methods = Link("methods", allocation_words.ALL_METHODS(lang), href("methods", shown.address))
    links([methods], label=allocation_words.ALL_METHODS(lang), key="allocation-methods", look="plain")


@st.fragment
def studio() -> None:
    """Everything a rule changes: it reruns this alone."""
    shown = current()
    lang, plan, against = shown.lang, plan_of(shown.address), compared_plan(shown)
    found = allocation(shown.dataset, shown.selection.as_of, plan)
    other = allocation(shown.dataset, shown.selection.as_of, against) if against else None
    lead(SITES["allocation"], lead_words(shown, found), lang)
    st.caption(envelope_words(shown, found))
    rules(shown, plan)
    if found.lines:
        result(shown, found)
        makeup(shown, found)
        firmness(shown, found, other)
    else:
        faults(shown, found)
    st.markdown(f"## {allocation_words.SCENARIOS(lang)}")
    scenarios(shown)
    if other:
        comparison(shown, found, other)


studio()
readings(current())
