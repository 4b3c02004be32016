"""资金使用: how far the fund's money has come, at which step it rests and with whom, against the calendar, and to take away: part by part."""

from dataclasses import replace

import streamlit as st

from analytics.funds.asides import aside_flows, aside_sources
from analytics.funds.gaps import Owners, owners
from analytics.funds.ladder import GAP_STEPS, Ladder, ladder
from analytics.funds.project import project_money
from analytics.funds.wording import steps_words
from analytics.funds.years import YearLadders, fund_years, pair_years
from analytics.lookup import sources
from analytics.projects.ledger import one
from analytics.standings.pace import counts_in_words, progresses
from charts.bars import ladder as ladder_chart
from charts.bullet import bullets
from charts.plot import Plot
from reports.table_files.formats import WRITERS
from style import terms
from style.numbers import NO_DATA, unit_label
from style.periods import say_period
from style.text import beside
from style.units import YUAN
from ui import words
from ui.address import href
from ui.downloads.tables import downloads
from ui.figures import words as row_words
from ui.figures.chart import chart
from ui.frame.header import lead
from ui.frame.looked import at_project
from ui.frame.markup import literal
from ui.funds import words as fund_words
from ui.funds.amounts import steps
from ui.funds.curves import curves
from ui.funds.execution import CHART, bullets_alt, bullets_of, open_pressed, rate_axis, rates_about, rates_note
from ui.funds.export import export_sheet
from ui.funds.flow import picture
from ui.funds.ladder import detail_table, instead, refused_steps, untracked, years_table
from ui.funds.lead import funds_lead
from ui.funds.owners import asides_table, gap_heading, gap_sum, owners_table, rates_table, surplus_table
from ui.funds.project import project_links, project_sums, silent_words
from ui.known_facts.folded import folded
from ui.pairs.numbers import FUND_STEPS, about, money_axis
from ui.parts import lay_out, open_part
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.projects.panel import flow_table
from ui.sitemap import SITES, WHOLE
from ui.standings.pace import rule
from ui.view import SLIDE_ROWS, View, current, palette

SITE = SITES["funds"]


def steps_section(shown: View, found: Ladder, years: YearLadders) -> None:
    """The picture of the fund years asked for, and beside it every fund year so far."""
    lang = shown.lang
    st.markdown(f"## {fund_words.LADDER(lang)}")
    # Type for the hall leaves no room beside the picture.
    left, right = (st.container(), st.container()) if shown.slide else st.columns([5, 9], gap="large")
    with left:
        title = beside(found.scope.say_funds(lang), unit_label(YUAN, lang), lang)
        chart(
            lambda: ladder_chart(steps(shown, found), axis=money_axis(title, lang), palette=palette()),
            alt=lambda: steps_words(found, lang),
            key="fund-ladder",
            title=fund_words.LADDER(lang),
            about=about(replace(shown, selection=found.scope), FUND_STEPS),
        )
    with right:
        ledger(lambda: years_table(shown, years), key="fund-years")
        if not shown.slide:
            st.caption(fund_words.YEARS_NOTE(lang, quarter=say_period(found.scope.as_of, lang)))
        for said in (refused_steps(lang, found), untracked(shown, found)):
            if said:
                st.caption(said)
        if found.reason:
            instead_of_places(shown)


def instead_of_places(shown: View) -> None:
    """Budget and allocation reach pairs: the pairs of the place can be asked about in its stead."""
    if link := instead(shown):
        links([link], label=link.label, key="fund-instead", look="plain")
    else:
        st.caption(fund_words.NO_PAIRS_INSTEAD(shown.lang))


def widest_held(shown: View, found: Owners) -> None:
    """Who holds the largest gap, where that is all that is open of the gaps."""
    lang = shown.lang
    st.markdown(f"## {fund_words.WHO_HOLDS(lang, gap=gap_heading(shown, found))}")
    st.caption(fund_words.OWNERS_NOTE(lang))
    held_by(shown, found)
    every = Link("gaps", fund_words.ALL_GAPS(lang), href("funds", shown.address, "gaps"))
    links([every], label=row_words.WAYS(lang), key="fund-all-gaps", look="plain")


def holders(shown: View) -> None:
    """Of each step's gap who holds it, what is not netted against it, and how that makes the whole."""
    lang = shown.lang
    st.markdown(f"## {fund_words.OWNERS(lang)}")
    every = [owners(shown.dataset, step, shown.selection) for step in GAP_STEPS]
    warnings = SITES["warnings"]
    said = fund_words.SEE_WARNINGS(lang, title=warnings.title(lang), shows=warnings.shows(lang))
    if not shown.slide:
        links(
            [Link("warnings", said, href("warnings", shown.address))],
            label=row_words.WAYS(lang),
            key="fund-ways",
            look="plain",
        )
    if all(found.gap is None and not found.refused for found in every):
        return st.text(fund_words.NO_GAPS_KNOWN(lang))
    if not shown.slide:
        st.caption(fund_words.OWNERS_NOTE(lang))
    for column, found in zip(st.columns(len(every), gap="small"), every, strict=True):
        with column:
            st.markdown(f"### {gap_heading(shown, found)}")
            held_by(shown, found)


def held_by(shown: View, found: Owners) -> None:
    lang = shown.lang
    if found.refused:
        return st.text(found.refused(lang))
    if found.gap is None:
        return st.text((fund_words.NOT_COME if found.nothing_above else fund_words.NO_GAP_KNOWN)(lang))
    if found.held:
        ledger(lambda: owners_table(shown, found), key=f"owners-{found.step}")
    else:
        st.text(fund_words.NOBODY(lang))
    if shown.slide:
        return left_out(shown, found)
    if found.more:
        made = surplus_table(shown, found)
        st.caption(made.caption)
        ledger(made, key=f"surplus-{found.step}")
    if said := gap_sum(shown, found):
        st.caption(said)
    if found.dimension == "pair" and any(owner.of is None for owner in found.held):
        st.caption(fund_words.RESERVE(lang))


def left_out(shown: View, found: Owners) -> None:
    """How many there are, where a slide has room for the first of them."""
    if len(found.held) > SLIDE_ROWS:
        st.caption(words.FIRST_OF(shown.lang, shown=SLIDE_ROWS, count=len(found.held)))


def execution(shown: View) -> None:
    lang, found = shown.lang, progresses(shown.dataset, "execution_rate", shown.selection)
    st.markdown(f"## {fund_words.BULLETS(lang)}")
    if found.refused:
        return st.text(found.refused(lang))
    drawn = bullets_of(shown, found)
    if not drawn:
        return st.text(fund_words.NO_RATES(lang))
    st.text(counts_in_words(found, lang))
    if found.is_judged:
        st.caption(rule(found, lang))
    left, right = st.columns([8, 9], gap="large")
    with left:

        def figure() -> Plot:
            return bullets(drawn, axis=rate_axis(found, lang), palette=palette())

        chart(
            figure,
            alt=lambda: bullets_alt(shown, found),
            key=CHART,
            title=fund_words.BULLETS(lang),
            about=rates_about(shown, found),
            on_select=lambda: open_pressed(shown, found),
        )
    with right:
        ledger(lambda: rates_table(shown, found), key="fund-rates")
        st.caption(rates_note(shown, found))


def asides(shown: View, found: Ladder) -> None:
    """Flows of their own beside the ladder: each kind has its table."""
    lang, flows = shown.lang, aside_flows(shown.dataset, shown.selection)
    st.markdown(f"## {fund_words.ASIDES(lang)}")
    st.caption(fund_words.ASIDES_NOTE(lang))
    nothing = {"carried_over": fund_words.NO_CARRIED, "recovered": fund_words.NO_RECOVERED}
    for column, (stage, told) in zip(st.columns(2, gap="large"), flows.items(), strict=True):
        with column:
            made = asides_table(shown, told, stage)
            st.markdown(f"### {made.caption}")
            if told:
                ledger(made, key=f"aside-{stage}")
            else:
                st.text((nothing[stage] if shown.dataset.is_complete("fund_flows") else NO_DATA)(lang))
    if any(flows.values()):
        named = [str(sources(shown.dataset)[source]["title"]) for source in aside_sources(shown.dataset)]
        funds, quarter = found.scope.say_funds(lang), say_period(found.scope.as_of, lang)
        told = fund_words.ASIDE_FROM(lang, funds=funds, quarter=quarter, sources=terms.LIST_STOP(lang).join(named))
        with st.container(key="fund-aside-source"):
            st.caption(literal(told))


def detail(shown: View) -> None:
    """The same steps pair by pair, to sort and to take away."""
    lang, found = shown.lang, pair_years(shown.dataset, shown.selection)
    st.markdown(f"## {fund_words.DETAIL(lang)}")
    with st.container(key="fund-detail-tools", horizontal=True, vertical_alignment="center"):
        st.caption(fund_words.DETAIL_NOTE(lang), width="content")
        downloads(shown, lambda: export_sheet(shown), WRITERS, page="funds", name=terms.FUND_LADDER, key="funds")
    if any(line.pair_id and not line.is_empty for line in found.lines):
        ledger(lambda: detail_table(shown, found), key="fund-detail")
    else:
        st.text(fund_words.NO_DETAIL(lang))


def project(shown: View, project_id: str) -> None:
    at_project(shown, project_id)
    lang, found = shown.lang, project_money(shown.dataset, shown.selection, project_id)
    name = one(shown.dataset, shown.selection, project_id).name
    with st.container(key="fund-project", border=True):
        st.markdown(f"## {literal(fund_words.PROJECT(lang, name=name))}")
        links(project_links(shown), label=row_words.WAYS(lang), key="fund-project-links", look="buttons")
        st.caption(fund_words.PROJECT_NOTE(lang, quarter=say_period(shown.selection.as_of, lang)))
        if silent := silent_words(shown, found):
            st.text(silent)
        if found.flows:
            left, right = st.columns([5, 8], gap="large")
            with left:
                ledger(lambda: project_sums(shown, found), key="fund-project-sums")
            with right:
                ledger(lambda: flow_table(shown, found.flows), key="fund-project-flows")


def ladder_part(shown: View) -> None:
    found = ladder(shown.dataset, shown.selection)
    steps_section(shown, found, fund_years(shown.dataset, shown.selection))
    if found.widest and open_part(shown, SITE) != WHOLE and not shown.slide:
        widest_held(shown, owners(shown.dataset, found.widest.stage, shown.selection))


def gaps_part(shown: View) -> None:
    holders(shown)
    if not shown.slide:
        asides(shown, ladder(shown.dataset, shown.selection))


def progress_part(shown: View) -> None:
    execution(shown)
    curves(shown)


def detail_part(shown: View) -> None:
    if shown.address.project:
        project(shown, shown.address.project)
    detail(shown)


PARTS = {"ladder": ladder_part, "flow": picture, "gaps": gaps_part, "progress": progress_part, "detail": detail_part}


def draw(shown: View) -> None:
    found = ladder(shown.dataset, shown.selection)
    widest = owners(shown.dataset, found.widest.stage, shown.selection) if found.widest else None
    lead(SITE, funds_lead(shown, found, widest), shown.lang)
    if folded(shown, "funds"):
        return
    if not found.refused:
        lay_out(shown, SITE, PARTS)
    elif shown.address.project:
        project(shown, shown.address.project)


draw(current())
