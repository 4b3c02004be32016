"""供需匹配: which counties suit each other by weights the reader chooses, how the pairs in force stand, and a new round."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analytics.matching.actual import Actual
from analytics.matching.complementarity import Complementarity
from analytics.matching.outcome_wording import (
    BEST,
    BLOCKING,
    blocking_table,
    candidates_table,
    count_words,
    draws_words,
    kept_table,
    left_out_words,
    matchings_table,
    round_table,
)
from analytics.matching.parts import PARTS, WHY
from analytics.matching.rounds import NewRound, candidates
from analytics.matching.stable import Stable
from analytics.matching.stable_wording import EVERY_STABLE, stable_table
from analytics.matching.wording import COMPLEMENTARITY, NOTE_TOTAL, known_table, lines_table, links_table, parts_table
from reports.table_files.formats import WRITERS
from style.text import Text
from ui.frame.header import lead
from ui.matching import words
from ui.matching.asked import actual_of, county_of, every_two, fair, held_faults, round_of, too_many, two_of
from ui.matching.choosing import choose_county, choose_held, choose_two, hold_link
from ui.matching.export import section
from ui.matching.grid import matrix_ledger
from ui.matching.lead import after, blocking_words, firm_words, matrix_lead, nothing_lead, round_lead, standing_lead
from ui.matching.ledgers import blocking_ledger, candidates_ledger, kept_ledger, plain_ledger, round_ledger
from ui.matching.links_map import links_map
from ui.matching.two import candidates_title, two_names, two_words
from ui.matching.weighing import weight_fields
from ui.parts import lay_out, open_part
from ui.pieces.ledger import ledger
from ui.pieces.svg_map import svg_map
from ui.sitemap import SITES, WHOLE
from ui.slides import by_need
from ui.view import View, current

SITE = SITES["matching"]


def standing(shown: View) -> None:
    found = actual_of(shown)
    if found is None or not found.is_enough:
        return known(shown, "standing")
    lang = shown.lang
    if shown.slide:
        return by_need(
            shown,
            lambda: kept_ledger(shown, found, kept_table(shown.dataset, found, lang).only(*SHORT)),
            key="match-kept",
            count=len(found.kept),
        )
    st.text(firm_words(shown, found))
    costs(shown, found)
    blocking(shown, found)
    stable(shown, found)
    st.markdown(f"## {words.MAP(lang)}")
    svg_map(partial(links_map, shown, found), key="match-map")


SHORT = ("pair", "total", "cost", "in_best", "in_stable")


def costs(shown: View, found: Actual) -> None:
    lang, count = shown.lang, len(found.kept)
    note = after(lang, words.KEPT_NOTE(lang), draws_words(found.drawn, lang) if found.drawn else "")
    section(
        shown,
        lambda to: kept_table(shown.dataset, found, to),
        lambda told: kept_ledger(shown, found, told),
        WRITERS,
        title=Text(*(words.KEPT(to, count=count) for to in ("zh", "en"))),
        key="kept",
        note=note,
    )


def blocking(shown: View, found: Actual) -> None:
    lang = shown.lang
    if not found.blocking:
        st.markdown(f"## {BLOCKING(lang)}")
        return st.text(words.NO_BLOCKING(lang))
    section(
        shown,
        lambda to: blocking_table(shown.dataset, found, to),
        lambda told: blocking_ledger(shown, found, told),
        WRITERS,
        title=BLOCKING,
        key="blocking",
        note=blocking_words(shown, found),
    )


def stable(shown: View, found: Actual) -> None:
    if found.stable is None:
        return
    matchings(shown, found, found.stable, title=words.MATCHINGS, key="matchings")
    section(
        shown, lambda to: stable_table(found, to), plain_ledger(), WRITERS, title=EVERY_STABLE, key="stable", level=3
    )


def matchings(shown: View, found: Actual | NewRound, every: Stable, *, title: Text, key: str) -> None:
    """Whom each has now, by the best assignment and by each side's best stable matching."""
    section(
        shown,
        lambda to: matchings_table(shown.dataset, found, to),
        plain_ledger(),
        WRITERS,
        title=title,
        key=key,
        note=words.MATCHINGS_NOTE(shown.lang, count=count_words(every, shown.lang)),
    )


def known(shown: View, key: str) -> None:
    """How much is known of each part: what is told where nothing is ranked, and below a matrix; once on a whole page."""
    found = every_two(shown)
    if found is None or (key != "matrix" and open_part(shown, SITE) == WHOLE):
        return
    if shown.slide:
        lang, count = shown.lang, len(PARTS)
        return by_need(
            shown,
            lambda: plain_ledger()(known_table(found, lang).only("part", "weight", "known")),
            key="match-known",
            count=count,
            most=count,
        )
    section(
        shown,
        lambda to: known_table(found, to),
        plain_ledger(tuple(WHY)),
        WRITERS,
        title=words.KNOWN,
        key=f"known-{key}",
    )


def matrix(shown: View) -> None:
    lang, held, found = shown.lang, fair(shown), actual_of(shown)
    if held is None or not held.table.lines:
        return known(shown, "matrix")
    best = found.best.pairs if found and found.best else ()
    if shown.slide:
        return ledger(lambda: matrix_ledger(shown, held.table, best), key="match-matrix")
    if said := left_out_words(shown.dataset, held.left_out, (), lang):
        st.caption(said + words.END(lang))
    section(
        shown,
        lambda to: lines_table(shown.dataset, held.table.lines, to),
        lambda told: matrix_ledger(shown, held.table, best),
        WRITERS,
        title=COMPLEMENTARITY,
        key="matrix",
        note=words.MATRIX_NOTE(lang),
    )
    opened_two(shown, held.table)
    known(shown, "matrix")
    with st.expander(words.LINKS_TABLE(lang)):
        section(shown, links_table, plain_ledger(), WRITERS, title=words.LINKS_TABLE, key="links", level=3)


def opened_two(shown: View, table: Complementarity) -> None:
    """Two counties by their parts, with the figures and where they stand."""
    lang, two = shown.lang, two_of(shown, table)
    line = table.line(*two)
    section(
        shown,
        lambda to: parts_table(shown.dataset, table, line, to),
        plain_ledger(("how",), stacked=True),
        WRITERS,
        title=Text(*(words.ONE_TWO(to, **two_names(shown, two, to)) for to in ("zh", "en"))),
        key="parts",
        note=after(lang, two_words(line, lang), NOTE_TOTAL(lang)),
        anchor="two",
    )
    choose_two(shown, table, two)
    hold_link(shown, two)


def new_round(shown: View) -> None:
    lang, held = shown.lang, fair(shown)
    if held is None or nothing_lead(shown, held):
        return known(shown, "round")
    if not shown.slide:
        choose_held(shown)
    if faults := held_faults(shown):
        with st.container(key="notice-held", border=True):
            for fault in faults:
                st.text(f"· {fault(lang)}")
        return
    found = round_of(shown)
    if found is None:
        return
    if shown.slide:
        return by_need(
            shown,
            lambda: round_ledger(shown, found, round_table(shown.dataset, found, lang)),
            key="match-round",
            count=len(found.assigned.pairs),
        )
    matched(shown, found)
    asked(shown, found)


def matched(shown: View, found: NewRound) -> None:
    lang = shown.lang
    note = after(lang, words.ROUND_NOTE(lang), draws_words(found.drawn, lang) if found.is_enough else "")
    section(
        shown,
        lambda to: round_table(shown.dataset, found, to),
        lambda told: round_ledger(shown, found, told),
        WRITERS,
        title=BEST,
        key="round",
        note=note,
    )
    matchings(shown, found, found.stable, title=words.ROUND_STABLE, key="round-matchings")


def asked(shown: View, found: NewRound) -> None:
    """Whom a county that is free could ask first."""
    lang = shown.lang
    if not found.table.lines:
        return
    county = county_of(shown, found.table)
    choose_county(shown, found.table, county)
    listed = candidates(found.table, county)
    title = Text(*(candidates_title(shown, county, to) for to in ("zh", "en")))
    if not listed:
        return st.text(words.NO_CANDIDATES(lang))
    section(
        shown,
        lambda to: candidates_table(shown.dataset, listed, to),
        lambda told: candidates_ledger(shown, listed, told),
        WRITERS,
        title=title,
        key="candidates",
        note=words.CANDIDATES_NOTE(lang),
    )


def draw(shown: View) -> None:
    if said := too_many(shown):
        lead(SITE, said, shown.lang)
        return
    part = open_part(shown, SITE)
    leads: dict[str, Callable[[View], str]] = {"matrix": matrix_lead, "round": round_lead}
    lead(SITE, leads.get(part, standing_lead)(shown), shown.lang)
    if not shown.slide:
        weight_fields(shown, part)
    st.caption(words.CAVEAT(shown.lang))
    lay_out(shown, SITE, {"standing": standing, "matrix": matrix, "round": new_round})


draw(current())
