"""Sums of two versions by pair, track, county or of all: those that moved, the largest first."""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from analytics.lookup import counties, pairs, tracks
from store.codes import FUND_STAGE, VALUE_TYPE
from store.datasets import Dataset
from store.history.differences import GROUPS, SumDifference, totals
from store.measures import MEASURES
from style import terms
from style.numbers import NO_DATA, plain
from style.text import Text
from style.units import UNITS, YUAN, Unit
from ui.datasets.paging import on_page, pager
from ui.datasets.versions import words as version_words
from ui.datasets.versions.exports import change_of, totals_table
from ui.downloads.tables import Writers, downloads
from ui.downloads.told import left_with
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

ROWS = 50  # drawn at once


@st.fragment
def sums(shown: View, old: Dataset, new: Dataset, writers: Writers) -> None:
    """Sums of both by pair, track, county or of all; those that moved, the largest first."""
    lang = shown.lang
    st.markdown(f"## {version_words.SUMS(lang)}")
    st.caption(version_words.SUMS_NOTE(lang))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.segmented_control(
            version_words.SUMS_BY(lang),
            list(GROUPS),
            default="metric",
            required=True,
            key=f"datasets-sums-by-{lang}",
            format_func=lambda one: version_words.GROUPED[one](lang),
        )
        every = totals(old, new, by)
        downloads(
            shown,
            left_with(
                shown,
                "totals",
                lambda: totals_table(every, lambda one: sum_words(shown, one), version_words.SUMS),
                {"was": old.version, "now": new.version, "by": by},
            ),
            writers,
            page="datasets",
            name=version_words.SUMS,
            key=f"datasets-sums-{by}-{old.version}-{new.version}",
        )
    moved = sorted(
        (one for one in every if one.before != one.after), key=lambda one: -abs((one.after or 0) - (one.before or 0))
    )
    if not moved:
        st.text(version_words.NO_SUM_MOVED(lang))
        return
    key = f"datasets-sums-{by}"
    ledger(sums_table(shown, on_page(key, moved, ROWS)), key=f"datasets-sums-{lang}")
    pager(key, len(moved), lang, ROWS)


def sum_words(shown: View, one: SumDifference) -> dict[str, str]:
    """What is summed, on which basis, whose, in which unit."""
    lang = shown.lang
    stage = one.measure in FUND_STAGE.ids
    unit = YUAN if stage else UNITS[MEASURES[one.measure].unit.id]
    return {
        "measure": FUND_STAGE[one.measure].label(lang) if stage else MEASURES[one.measure].label(lang),
        "value_type": VALUE_TYPE[one.value_type].label(lang) if one.value_type in VALUE_TYPE.ids else "",
        "of": _whose(shown, one.of),
        "unit": unit.label(lang),
    }


def _whose(shown: View, of: str | None) -> str:
    lang, names = shown.lang, {}
    if of is None:
        return terms.TOTAL_OF_TABLE(lang)
    for held in (pairs(shown.dataset), counties(shown.dataset)):
        if of in held:
            found = held[of]
            label: Text = getattr(found, "label", None) or found.name  # type: ignore[attr-defined]
            return label(lang)
    names = tracks(shown.dataset)
    return names[of](lang) if of in names else of


def sums_table(shown: View, found: Sequence[SumDifference]) -> Ledger:
    lang = shown.lang
    columns = (
        Column("what", version_words.WHAT_MOVED(lang)),
        Column("before", version_words.BEFORE(lang), "number"),
        Column("after", version_words.AFTER(lang), "number"),
        Column("change", version_words.CHANGE(lang), "number"),
    )
    rows = []
    for number, one in enumerate(found):
        said, change = sum_words(shown, one), change_of(one)
        unit = YUAN if one.measure in FUND_STAGE.ids else UNITS[MEASURES[one.measure].unit.id]

        def figure(value: Decimal | None, sign: str = "", unit: Unit = unit) -> Cell:
            return Cell(NO_DATA(lang), muted=True) if value is None else Cell(f"{sign}{plain(value, unit, lang)}")

        cells = {
            "what": Cell(" · ".join(part for part in (said["of"], said["measure"]) if part), sub=said["value_type"]),
            "before": figure(one.before),
            "after": figure(one.after),
            "change": Cell("") if change is None else figure(change, "+" if change > 0 else ""),
        }
        rows.append(Row(str(number), cells))
    return Ledger(version_words.SUMS(lang), columns, tuple(rows), max_height=460)
