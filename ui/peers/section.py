"""A pair beside the province as a section of a page: the strip of dots and boxes, the tables, and how others are protected.

It draws what it is given and asks no dataset for others' figures, so the page itself may run on the reader's own rows alone.
"""

from dataclasses import replace
from functools import partial

import streamlit as st

from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.peers import wording
from analytics.peers.beside import Beside, BesideProvince
from analytics.peers.export import export_sheet
from analytics.printed import printed
from analytics.selection import Selection
from analytics.table import NOTHING, Table
from charts.plot import Plot
from charts.quartiles import Boxed, BoxWords, boxes
from charts.style import Axis
from style import terms
from style.colours import Palette
from style.periods import say_period
from ui import words
from ui.address import href
from ui.downloads.tables import Writers, downloads
from ui.figures.chart import chart
from ui.frame.header import badge_text
from ui.frame.markup import literal
from ui.peers import words as peer_words
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.pieces.links import Link, links
from ui.view import View, palette

KEY = "beside"
WORDS = ("metric", "place")  # columns that are read, not compared


def beside_section(shown: View, found: BesideProvince, writers: Writers) -> None:
    lang = shown.lang
    st.text(wording.said(found, lang))
    if found.tells_nothing:
        return
    if any(line.box for line in found.lines):
        colours = palette()
        chart(
            lambda: strip(found, lang, colours),
            alt=lambda: alt(shown, found),
            key=f"{KEY}-strip",
            title=wording.TITLE(lang),
            about=say_period(found.quarter, lang),
        )
    ledger(lambda: metrics_ledger(found, lang), key=f"{KEY}-metrics")
    if found.tracks:
        st.markdown(f"### {wording.BY_TRACK(lang)}")
        ledger(lambda: tracks_ledger(wording.tracks_table(shown.dataset, found, lang), lang), key=f"{KEY}-tracks")
        st.caption(peer_words.TRACKS_NOTE(lang))
    else:
        st.caption(peer_words.BY_TRACK_LATER(lang))
    _foot(shown, found, writers)


def _foot(shown: View, found: BesideProvince, writers: Writers) -> None:
    lang = shown.lang
    told = wording.NOTE(lang, quarter=say_period(found.quarter, lang), withheld=wording.WITHHELD(lang))
    st.caption(literal(f"{told} {words.SOURCE_LINE(lang, badge=badge_text(shown))}"))
    whole = _of_the_whole(shown, found)
    with st.container(key=f"{KEY}-tools", horizontal=True, vertical_alignment="center"):
        how = Link("how", peer_words.PROTECTED_HOW(lang), href("methods", shown.address, "reckoning") + "#beside")
        links([how], label=terms.METHODS_PAGE(lang), key=f"{KEY}-how", look="plain")
        make = partial(export_sheet, shown.dataset, found, lang)
        downloads(whole, make, writers, page="county", name=wording.TITLE, key=KEY)


def _of_the_whole(shown: View, found: BesideProvince) -> View:
    """The view that a file says of itself: the quarter told and no filter, whatever is selected on the page."""
    nobody = {"pairs": (), "tracks": (), "cities": (), "counties": (), "stages": (), "industries": ()}
    return replace(
        shown, selection=Selection(found.quarter), address=shown.address.to(q=found.quarter, span=None, **nobody)
    )


def strip(found: BesideProvince, lang: str, colours: Palette) -> Plot:
    axis = Axis(peer_words.AXIS(lang), lambda at: f"{at:g}")
    called = BoxWords(terms.THIS_PAIR(lang), wording.MIDDLE_HALF(lang), terms.MEDIAN(lang))
    return boxes([_boxed(line, found, lang) for line in found.lines], axis=axis, words=called, palette=colours)


def _boxed(line: Beside, found: BesideProvince, lang: str) -> Boxed:
    metric, at = METRICS[line.metric_id], line.in_medians
    own = str(printed(metric, line.own, lang))
    place = wording.QUARTERS[line.quarter](lang) if line.quarter else "" if at else wording.WITHHELD(lang)
    said = peer_words.POINT(
        lang,
        metric=metric.label(lang),
        own=own,
        median=str(wording.told(line.box.middle if line.box else None, metric, lang)),
        half=wording.half(line, metric, lang),
        when=wording.when(found, metric, lang),
    )
    ends = (at.low, 1.0, at.high, at.own) if at else (None, None, None, None)
    return Boxed(metric.short(lang), *ends, printed=place, said=said)


def alt(shown: View, found: BesideProvince) -> str:
    lang = shown.lang
    lines = [
        peer_words.LINE(
            lang,
            metric=METRICS[line.metric_id].label(lang),
            own=str(printed(METRICS[line.metric_id], line.own, lang)),
            place=wording.QUARTERS[line.quarter](lang) if line.quarter else wording.WITHHELD(lang),
        )
        for line in found.lines
    ]
    return peer_words.ALT(
        lang, pair=pairs(shown.dataset)[found.pair_id].label(lang), lines=terms.LIST_STOP(lang).join(lines)
    )


def metrics_ledger(found: BesideProvince, lang: str) -> Ledger:
    """The table of metrics; on a phone a card a metric. Below a metric's name its time and basis."""
    told, withheld = wording.metrics_table(found, lang), wording.WITHHELD(lang)
    columns = tuple(Column(one.id, one.label, align="left" if one.id in WORDS else "right") for one in told.columns)
    rows = []
    for line, row in zip(found.lines, told.printed, strict=True):
        cells = {one.id: Cell(said, muted=said == withheld) for one, said in zip(columns, row, strict=True)}
        cells["metric"] = Cell(row[0], sub=wording.when(found, METRICS[line.metric_id], lang))
        rows.append(Row(line.metric_id, cells))
    return Ledger(told.caption, columns, tuple(rows), stacked=True)


def tracks_ledger(told: Table, lang: str) -> Ledger:
    """A cell a track and metric: the pair's own, below it the province's."""
    track, *sides = told.columns
    columns = (Column(track.id, track.label), *(Column(one.id, one.label, align="right") for one in sides[::2]))
    rows = []
    for name, *figures in told.printed:
        pairs_of = zip(columns[1:], figures[::2], figures[1::2], strict=True)
        cells = {column.id: Cell(own, sub=_of_province(other, lang)) for column, own, other in pairs_of}
        rows.append(Row(name, {track.id: Cell(name)} | cells))
    return Ledger(told.caption, columns, tuple(rows), stacked=True)


def _of_province(said: str, lang: str) -> str:
    if said in (wording.WITHHELD(lang), NOTHING[0]):
        return said if said != NOTHING[0] else ""
    return peer_words.OF_PROVINCE(lang, figure=said)
