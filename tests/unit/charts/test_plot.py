"""A finished chart is text: Plotly knows every key of it, Streamlit sends it as it stands, and nothing checks it in a rerun."""

import json
from types import SimpleNamespace

import pytest
import streamlit as st
from plotly.basedatatypes import BaseFigure
from streamlit.elements import plotly_chart
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.testing.v1 import AppTest

from charts.plot import Plot, finished
from style.colours import PALETTES
from tests.plotted import checked, enlarged
from tests.unit.reports.drawing.test_plotly import every_kind
from ui.downloads import pictures
from ui.figures import chart as charts

KINDS = sorted(every_kind())


def plot(kind: str, palette=PALETTES["light"]) -> Plot:
    made = every_kind(palette)[kind]
    return finished(made["data"], made["layout"])


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("kind", KINDS)
def test_plotly_knows_every_key_of_every_kind_in_a_room_too(kind, palette):
    made = plot(kind, palette)
    assert len(checked(made.to_plotly_json()).data) == len(enlarged(made, 1.3).data) > 0


@pytest.mark.parametrize(
    ("where", "key", "value", "error"),
    [
        ("data", "colour", "red", ValueError),
        ("data", "mode", "dots", ValueError),
        ("data", "opacity", None, AssertionError),
        ("data", "name", 5, AssertionError),
        ("layout", "heigth", 300, ValueError),
        ("layout", "height", 5, ValueError),
    ],
)
def test_a_planted_fault_is_found(where, key, value, error):
    made = every_kind()["lines"]
    (made["data"][0] if where == "data" else made["layout"])[key] = value
    with pytest.raises(error):
        checked(made)


def test_plots_of_the_same_are_one_and_none_can_change_another():
    one, other = plot("lines"), plot("lines")
    assert one == other and len({one, other}) == 1 and one != plot("lines", PALETTES["dark"])
    one.to_plotly_json()["layout"].clear()
    assert one == other


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1}], ids=str)
def test_what_is_no_number_and_no_plain_data_is_refused(value):
    with pytest.raises((ValueError, TypeError)):
        finished([{"type": "bar", "x": [value]}], {})


def _draw(kind: str, heard: bool) -> None:
    from tests.unit.charts.test_plot import charts, plot

    charts.chart(plot(kind), alt="说明", key="one", on_select=(lambda: None) if heard else None)


def sent(monkeypatch: pytest.MonkeyPatch, kind: str = "ladder", heard: bool = False) -> PlotlyChart:
    """What Streamlit sends of a chart, without the button below it."""
    monkeypatch.setattr(pictures, "PICTURES", {})
    script = AppTest.from_function(_draw, args=(kind, heard)).run()
    assert not script.exception
    return script.get("plotly_chart")[0].proto


@pytest.mark.parametrize("kind", KINDS)
def test_streamlit_sends_the_chart_as_it_stands(monkeypatch, kind):
    assert json.loads(sent(monkeypatch, kind).spec) == plot(kind).to_plotly_json()


def test_no_chart_is_checked_by_plotly_when_it_is_drawn(monkeypatch):
    """A plain dictionary would be: a newer Streamlit may do so with what we hand it, too."""

    def checks(*_given, **_named):
        raise AssertionError("a figure of Plotly's was put together")

    monkeypatch.setattr(BaseFigure, "__init__", checks)
    assert sent(monkeypatch).spec
    with pytest.raises(AssertionError, match="put together"):
        st.plotly_chart(plot("ladder").to_plotly_json())


def test_a_chart_is_as_high_as_it_says(monkeypatch):
    kept = []
    real = plotly_chart.LayoutConfig
    monkeypatch.setattr(plotly_chart, "LayoutConfig", lambda **named: kept.append(named) or real(**named))
    sent(monkeypatch)
    assert [one["height"] for one in kept] == [plot("ladder").to_plotly_json()["layout"]["height"]]


def test_points_are_heard_only_where_somebody_listens(monkeypatch):
    silent, heard = sent(monkeypatch), sent(monkeypatch, heard=True)
    assert list(silent.selection_mode) == [] and list(heard.selection_mode) == [PlotlyChart.POINTS]
    assert heard.id == sent(monkeypatch, heard=True).id, "what was clicked is kept under it"


@pytest.mark.parametrize(("slide", "times"), [(False, charts.IN_A_ROOM), (True, charts.ON_A_SLIDE)])
def test_in_a_room_the_larger_chart_is_sent_and_on_a_slide_the_largest(monkeypatch, slide, times):
    monkeypatch.setattr(charts, "is_in_a_room", lambda: True)
    monkeypatch.setattr(charts, "current", lambda: SimpleNamespace(slide=slide))
    larger = charts.enlarged(plot("ladder"), times)
    assert larger != plot("ladder") and json.loads(sent(monkeypatch).spec) == larger.to_plotly_json()
