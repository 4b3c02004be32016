"""How a finished chart is drawn on a page, larger where a meeting is shown, with the buttons that take a picture of it."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from plotly.basedatatypes import BaseFigure

from charts.enlarging import enlarged
from charts.plot import Plot
from ui.downloads.pictures import chart_pictures
from ui.pieces.kept import kept
from ui.view import current

IN_A_ROOM = 1.3  # times as large while a meeting is shown
ON_A_SLIDE = 1.5  # the smallest type is 18 pixels on a screen of 1080 lines
# No bar of buttons (its words are English), no logo, no zoom by wheel or double click, and $ is no formula.
CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "showAxisDragHandles": False,
    "typesetMath": False,
    "responsive": True,
}


def is_in_a_room() -> bool:
    """Whether a meeting is shown on something larger than a phone, which says of itself that it is one."""
    return "meet" in st.query_params and "Mobi" not in st.context.headers.get("User-Agent", "")


class _AsItStands(BaseFigure):
    """What Streamlit takes for a figure of Plotly's, whose keys are checked: it asks for the dictionary to send and for nothing
    else. Of a plain dictionary it would make a figure, which checks every key again: 5–13 ms instead of 0.4–0.8."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot

    def to_dict(self) -> dict[str, Any]:
        return self._plot.to_plotly_json()


def chart(
    plot: Plot | Callable[[], Plot],
    *,
    alt: str | Callable[[], str],
    key: str,
    title: str = "",
    about: str = "",
    on_select: Callable[[], None] | None = None,
) -> None:
    """Draw a chart across the column, or the one that is made once for all readers (ui.pieces.kept); `alt` says to a reader who does
    not see it what it shows. A picture of it that is taken away is headed by `title`, and says `about` what time and which
    kind of figures it is.

    With `on_select` a click on a point calls it; what was clicked is in `st.session_state[key]`.
    """
    drawn, said = (
        (plot, alt) if isinstance(plot, Plot) else kept(lambda: (plot(), alt() if callable(alt) else alt), key=key)
    )
    assert isinstance(said, str)
    if not said.strip():
        raise ValueError(f"chart {key} needs words for those who do not see it")
    if is_in_a_room():
        drawn = enlarged(drawn, ON_A_SLIDE if current().slide else IN_A_ROOM)
    st.plotly_chart(
        _AsItStands(drawn),
        theme=None,
        config=CONFIG,
        alt=said,
        key=key,
        width="stretch",
        height="content",
        on_select=on_select or "ignore",
        selection_mode="points",
    )
    chart_pictures(drawn, said, key, title, about)
