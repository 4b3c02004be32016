"""One pair's shortfall taken apart: its money quarter by quarter, what explains it and what does not, and the ways to the rows."""

from fractions import Fraction

import streamlit as st

from analytics.lagging import wording
from analytics.lagging.causes import causes, money
from analytics.lagging.course import QuarterEnd, quarter_ends
from analytics.lagging.shortfall import MONEY, Shortfall
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.selection import Selection
from style import terms
from style.numbers import figure, unit_label
from style.periods import say_period
from style.text import beside
from style.units import YUAN
from ui.address import href
from ui.figures.about import rows_link
from ui.lagging import words
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.view import View


def detail(shown: View, line: Shortfall, asked: Selection) -> None:
    lang, pair_id = shown.lang, str(line.pair_id)
    name = pairs(shown.dataset)[pair_id].label(lang)
    title = words.DETAIL(lang, pair=name, gap=money(line.gap)[lang]) if line.gap else words.DETAIL_NONE(lang, pair=name)
    st.markdown(f"## {title}")
    left, right = st.columns([9, 10], gap="large")
    with left:
        funds = METRICS[MONEY].scope(asked.at(asked.as_of, "year")).say_funds(lang)
        st.markdown(f"### {words.BY_QUARTER(lang, funds=funds)}")
        ledger(lambda: course_table(shown, pair_id, asked), key="lagging-course")
    with right:
        explained(shown, line)
        links(lambda: ways(shown, pair_id), label=words.WAYS(lang), key="lagging-ways", look="buttons")


def explained(shown: View, line: Shortfall) -> None:
    """The causes that hold, then those that do not."""
    lang, found = shown.lang, causes(line)
    st.markdown(f"### {wording.CAUSES(lang)}")
    for n, cause in enumerate(found.held, 1):
        st.text(f"{n}. {cause(lang)}")
    if not found.held:
        st.text(words.NO_CAUSE(lang) if line.gap else words.DETAIL_NONE(lang, pair="").lstrip("：: "))
    if found.not_held:
        st.caption(words.NOT_CAUSES(lang, clues=terms.JOINT(lang).join(one(lang) for one in found.not_held)))


def ways(shown: View, pair_id: str) -> list[Link]:
    lang, own = shown.lang, shown.address.to(pairs=(pair_id,), pair=None)
    return [
        Link("allocated", words.SEE_ALLOCATED(lang), rows_link(shown, METRICS["fund_allocated"], pairs=(pair_id,))),
        Link("spent", words.SEE_FLOWS(lang), rows_link(shown, METRICS["fund_spent"], pairs=(pair_id,))),
        Link("projects", words.SEE_PROJECTS(lang), href("projects", own)),
        Link("warnings", words.SEE_WARNINGS(lang), href("warnings", own, "list")),
        Link("pair", SITES["pair"].title(lang), href("pair", shown.address.to(pair=pair_id))),
    ]


def course_table(shown: View, pair_id: str, asked: Selection) -> Ledger:
    """In the unit of the table above it, whose last gap it ends in."""
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = (
        Column("quarter", terms.QUARTER(lang)),
        *(
            Column(key, beside(label(lang), unit, lang), "number")
            for key, label in (
                ("allocated", METRICS["fund_allocated"].short),
                ("due", words.DUE),
                ("spent", words.SO_FAR_SPENT),
                ("gap", words.GAP_AT_END),
            )
        ),
    )
    rows = tuple(_quarter(one, lang) for one in quarter_ends(shown.dataset, pair_id, asked))
    return Ledger(words.BY_QUARTER(lang, funds=""), columns, rows)


def _quarter(one: QuarterEnd, lang: str) -> Row:
    cells = {"quarter": Cell(say_period(one.quarter, lang))}
    for key in ("allocated", "due", "spent", "gap"):
        amount = getattr(one, key)
        cells[key] = Cell("—", muted=True) if amount is None else Cell(_amount(amount, lang))
    return Row(one.quarter, cells)


def _amount(amount: Fraction, lang: str) -> str:
    """What would print as 0.00 and is not nothing stands with its own, smaller unit."""
    said = figure(float(amount), YUAN, lang).number
    return money(amount)[lang] if amount and not float(said.replace(",", "")) else said
