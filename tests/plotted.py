"""The house's charts as figures of Plotly's own: every key and value checked by Plotly, which a running page never asks for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import plotly.graph_objects as go

from charts import bars as charts_bars
from charts import bullet, interval
from charts import enlarging as chart_scale
from charts import lines as charts_lines
from charts import timeline as charts_timeline
from charts.plot import Plot


def checked(sent: dict[str, Any]) -> go.Figure:
    """The figure Plotly reads in what is sent. ValueError where it knows no such key or value, AssertionError where it
    would send something else than we do: what it drops or puts right in silence, a browser would be given as it stands."""
    figure = go.Figure(sent)
    read, ours = figure.to_plotly_json(), sent["layout"]
    layout = {key: value for key, value in ours.items() if value != []}  # it drops a list of no notes
    # It writes an empty template as one of scatters without a look; without any, its own would be sent, which has many.
    assert layout.pop("template") == {} and read["layout"].pop("template")["data"].keys() == {"scatter"}
    assert (read["data"], read["layout"]) == (sent["data"], layout)
    return figure


def _checked(draw: Callable[..., Plot]) -> Callable[..., go.Figure]:
    @wraps(draw)
    def drawn(*given: Any, **named: Any) -> go.Figure:
        return checked(draw(*given, **named).to_plotly_json())

    return drawn


bars, bullets, bump, dots = map(_checked, (charts_bars.bars, bullet.bullets, charts_lines.bump, interval.dots))
ladder, lines, timeline = map(_checked, (charts_bars.ladder, charts_lines.lines, charts_timeline.timeline))
enlarged = _checked(chart_scale.enlarged)
