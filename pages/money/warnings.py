"""预警: which pair's money, projects or promises need attention, by which rule, why, what changed, and the rows behind each."""

from functools import partial

import streamlit as st

from analytics.warnings.evidence import rows_of
from analytics.warnings.rounds import of_selected
from analytics.warnings.rules import RULES, Warned
from reports.table_files.formats import WRITERS
from style import terms
from ui.address import href
from ui.downloads.tables import downloads
from ui.frame.header import lead
from ui.known_facts.folded import folded
from ui.parts import lay_out, sections
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.slides import by_need, without
from ui.view import View, current
from ui.warnings import words as warning_words
from ui.warnings.evidence import notes, rows_table, title, ways_on
from ui.warnings.export import export_sheet
from ui.warnings.found import FoundWarnings, find, rules_table, rules_title
from ui.warnings.lead import blind_lines, lead_words, quiet_lines
from ui.warnings.listing import ANCHOR, LIMIT, gone_table, list_table, listed
from ui.warnings.matrix import history_table, matrix_table
from ui.warnings.sentences import says, sum_words
from ui.warnings.thresholds import provenance

SITE = SITES["warnings"]
FEW = 6  # warnings whose rows are all listed one below another


def broken_thresholds(shown: View, found: FoundWarnings) -> None:
    if not found.held.faults:
        return
    lang = shown.lang
    with st.container(key="notice-thresholds", border=True):
        st.text(warning_words.REFUSED_FILE(lang, count=len(found.held.faults)))
        st.text("\n".join(fault(lang) for fault in found.held.faults))


def rules(shown: View, found: FoundWarnings) -> None:
    lang = shown.lang
    st.markdown(f"## {rules_title(lang)}")
    if not shown.slide:
        st.caption(warning_words.RULES_NOTE(lang))
    left_out = ("threshold", "judged") if shown.slide else ()
    ledger(lambda: without(rules_table(shown, found), left_out), key="rules")
    if not shown.slide:
        st.caption(provenance(found.held, lang))


def board(shown: View, found: FoundWarnings) -> None:
    """Nothing where no rule can be judged: every cell would be a gap."""
    if shown.slide or not any(outcome.is_told for outcome in found.now.outcomes):
        return
    lang = shown.lang
    st.markdown(f"## {warning_words.MATRIX(lang)}")
    st.caption(warning_words.MATRIX_NOTE(lang))
    ledger(lambda: matrix_table(shown, found), key="warning-matrix")


def warnings(shown: View, found: FoundWarnings) -> None:
    lang, mine = shown.lang, listed(shown, found)
    told = any(one.is_told for one in found.now.outcomes if shown.address.rule in (None, one.rule))
    st.markdown(f"## {warning_words.LIST(lang, count=len(mine)) if told else warning_words.LIST_UNTOLD(lang)}")
    if not shown.slide:
        tools(shown, mine)
    if not mine:
        st.text((warning_words.NONE_LISTED if told else warning_words.NONE_TOLD)(lang))
        return
    by_need(
        shown, lambda: list_table(shown, found, mine), key="warning-list", count=len(mine), left_out=("change", "asks")
    )
    if len(mine) > LIMIT and not shown.slide:
        st.caption(warning_words.LISTED(lang, limit=LIMIT))


def tools(shown: View, mine: tuple[Warned, ...]) -> None:
    """The way back to all rules, and the list as a file."""
    lang = shown.lang
    with st.container(key="warning-tools", horizontal=True, vertical_alignment="center"):
        if shown.address.rule:
            every = Link("all", warning_words.ALL_RULES(lang), href("warnings", shown.address.to(rule=None)))
            links([every], label=terms.RULE(lang), key="warning-all", look="buttons")
        if mine:
            st.caption(warning_words.LIST_NOTE(lang))
            downloads(
                shown,
                lambda: export_sheet(shown),
                WRITERS,
                page="warnings",
                name=SITES["warnings"].title,
                key="warnings",
            )


def evidence(shown: View, found: FoundWarnings) -> None:
    """The rows of each warning where few are listed; else how to get there."""
    lang, mine = shown.lang, listed(shown, found)
    if not mine or shown.slide:
        return
    st.header(warning_words.EVIDENCE(lang), anchor=ANCHOR)
    if len(mine) > FEW:
        st.text(warning_words.EVIDENCE_HINT(lang))
        return
    for number, warned in enumerate(mine):
        rows = rows_of(shown.dataset, shown.selection, warned)
        st.subheader(title(shown, warned), anchor=False)
        st.text(says(shown, warned, found.held.values))
        st.text(sum_words(shown, warned))
        ledger(partial(rows_table, shown, warned, rows), key=f"evidence-{number}")
        if said := notes(shown, warned, rows):
            st.caption(said)
        st.caption(RULES[warned.rule].asks(lang))
        links(ways_on(shown, warned, rows), label=warning_words.WAYS(lang), key=f"evidence-ways-{number}", look="plain")


def changes(shown: View, found: FoundWarnings) -> None:
    lang = shown.lang
    if found.course.before is None or not any(one.is_told for one in found.now.outcomes):
        return
    gone = of_selected(found.course.gone, shown.selection, shown.address.rule)
    st.markdown(f"## {warning_words.GONE(lang, count=len(gone))}")
    if gone:
        st.caption(warning_words.GONE_NOTE(lang))
        ledger(lambda: gone_table(shown, found, gone), key="warnings-gone")
    else:
        st.text(warning_words.NONE_GONE(lang))
    st.markdown(f"## {warning_words.HISTORY(lang)}")
    st.caption(warning_words.HISTORY_NOTE(lang))
    ledger(lambda: history_table(shown, found), key="warning-history")


def silence(shown: View, found: FoundWarnings) -> None:
    """Rules that found nothing, and apart from them those that could not look."""
    lang = shown.lang
    if shown.slide:
        return
    for word, lines in (
        (warning_words.QUIET, quiet_lines(shown, found)),
        (warning_words.BLIND, blind_lines(shown, found)),
    ):
        if lines:
            st.markdown(f"## {word(lang)}")
            st.text("\n".join(lines))


def draw(shown: View) -> None:
    found = find(shown)
    lead(SITE, lead_words(shown, found), shown.lang)
    if folded(shown, "warnings"):
        return
    broken_thresholds(shown, found)
    lay_out(
        shown,
        SITE,
        {
            "rules": sections(found, rules, board, silence),
            "list": sections(found, warnings, evidence),
            "changes": sections(found, changes),
        },
    )
    if shown.lang != "zh" and not shown.slide and listed(shown, found):
        st.caption(terms.CHINESE_ONLY(shown.lang))


draw(current())
