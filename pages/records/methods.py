"""口径说明: every definition and source, printed from the definitions themselves."""

from functools import partial

import streamlit as st

from analytics.allocation.criteria import SPLIT_NAME, SPLIT_STEPS
from analytics.effects.ratios import CAVEAT
from analytics.peers.wording import RULES
from analytics.warnings.rules import NOTE
from analytics.warnings.thresholds import thresholds
from style import terms
from ui import words
from ui.frame.header import lead
from ui.methods.definitions import (
    ALL_CODE_LISTS,
    ALL_TABLES,
    codes_table,
    columns_table,
    criteria_table,
    effects_table,
    funds_table,
    measures_table,
    methods_table,
    metrics_table,
    sources_table,
    specialisation_table,
    split_figures_table,
)
from ui.methods.sections import SECTIONS
from ui.pairs import words as pair_words
from ui.parts import lay_out, open_part
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES, WHOLE
from ui.standings.pace import statuses_table
from ui.view import View, current
from ui.warnings.thresholds import definitions_table, provenance, settings_table

SITE = SITES["methods"]


def heading(section: str, lang: str) -> None:
    """The title of a section of this page, at the address `#section`."""
    st.header(SECTIONS[section](lang), anchor=section)


def index(lang: str) -> None:
    sections = [Link(section, title(lang), f"#{section}") for section, title in SECTIONS.items()]
    links(sections, label=pair_words.ON_THIS_PAGE(lang), key="methods-index", look="plain")


def rules(lang: str) -> None:
    heading("reading", lang)
    for number, rule in enumerate(terms.READING_RULES, 1):
        st.text(f"{number}. {rule(lang)}")


def splitting(lang: str) -> None:
    """How 分配测算 comes to its amounts."""
    heading("allocation", lang)
    ledger(lambda: criteria_table(lang), key="criteria")
    st.markdown(f"### {SPLIT_NAME(lang)}")
    for number, step in enumerate(SPLIT_STEPS, 1):
        st.text(f"{number}. {step(lang)}")
    ledger(lambda: split_figures_table(lang), key="split-figures")


def beside_the_province(lang: str) -> None:
    """How one pair is set beside the province without telling any other's figure."""
    heading("beside", lang)
    for number, rule in enumerate(RULES, 1):
        st.text(f"{number}. {rule(lang)}")


def warning_rules(lang: str) -> None:
    """How 预警 judges, with the thresholds that hold now."""
    held = thresholds()
    heading("warnings", lang)
    st.text(NOTE(lang))
    ledger(lambda: definitions_table(held, lang), key="warning-rules")
    st.caption(provenance(held, lang))
    ledger(lambda: settings_table(held, lang), key="warning-settings")


def effect_and_forecast(lang: str) -> None:
    """How 成效与预测 divides and how it looks ahead."""
    heading("effects", lang)
    st.text(CAVEAT(lang))
    ledger(lambda: effects_table(lang), key="effect-definitions")
    ledger(lambda: methods_table(lang), key="forecast-methods")


def lists(lang: str) -> None:
    heading("codes", lang)
    columns = st.columns(2, gap="large")
    for number, codes in enumerate(ALL_CODE_LISTS):
        with columns[number % 2]:
            ledger(partial(codes_table, codes, lang), key=f"codes-{codes.id}")


def schema(lang: str) -> None:
    heading("tables", lang)
    for table in ALL_TABLES:
        with st.expander(f"{table.label(lang)} · {table.row(lang)}"):
            ledger(partial(columns_table, table, lang), key=f"columns-{table.name}")


def metrics(shown: View) -> None:
    rules(shown.lang)
    heading("metrics", shown.lang)
    ledger(lambda: metrics_table(shown.lang), key="metrics")


def reckoning(shown: View) -> None:
    lang = shown.lang
    heading("pace", lang)
    ledger(lambda: statuses_table(lang), key="paces")
    heading("specialisation", lang)
    ledger(lambda: specialisation_table(lang), key="specialisation")
    heading("funds", lang)
    ledger(lambda: funds_table(lang), key="fund-definitions")
    splitting(lang)
    beside_the_province(lang)


def judging(shown: View) -> None:
    warning_rules(shown.lang)
    effect_and_forecast(shown.lang)


def sources(shown: View) -> None:
    heading("sources", shown.lang)
    ledger(lambda: sources_table(shown), key="sources")
    heading("measures", shown.lang)
    ledger(lambda: measures_table(shown.lang), key="measures")


def codes(shown: View) -> None:
    lists(shown.lang)
    schema(shown.lang)


PARTS = {"metrics": metrics, "reckoning": reckoning, "judging": judging, "sources": sources, "codes": codes}


def draw(shown: View) -> None:
    lead(SITE, words.METHODS_LEAD(shown.lang), shown.lang)
    if open_part(shown, SITE) == WHOLE:
        index(shown.lang)
    lay_out(shown, SITE, PARTS)


draw(current())
