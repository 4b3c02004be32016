"""A chart drawn larger for a room: type, strokes, signs and the room they take, while bars and values stay where they are."""

from typing import Any

from charts.plot import Plot, finished

# Lengths in pixels, by name. `width` is one only of a line: that of a bar is counted along its axis.
_PIXELS = {
    "size",
    "height",
    "standoff",
    "ticklabelstandoff",
    "xshift",
    "yshift",
    "ax",
    "ay",
    "zerolinewidth",
    "gridwidth",
    "linewidth",
    "ticklen",
    "tickwidth",
    "borderpad",
    "borderwidth",
    "arrowwidth",
}
_BOXES = {"margin", "pad"}


TALL = 640  # pixels beyond which a chart would run out of a room's screen


def enlarged(plot: Plot, by: float) -> Plot:
    """The same chart with everything that is measured in pixels so many times as large; only its height stops growing
    where it would no longer be seen whole, unless its rows have labels of two lines, which need the room."""
    drawn = plot.to_plotly_json()
    large, layout = _scaled(drawn, by, ""), drawn["layout"]
    height, labels = layout.get("height"), layout.get("yaxis", {}).get("ticktext", ())
    if height and height * by > TALL and not any("<br>" in label for label in labels):
        large["layout"]["height"] = max(height, TALL)
    return finished(large["data"], large["layout"])


def _scaled(value: Any, by: float, within: str) -> Any:
    if isinstance(value, dict):
        return {key: _length(held, by, key, within) for key, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [_scaled(one, by, within) for one in value]
    return value


def _length(value: Any, by: float, key: str, within: str) -> Any:
    pixels = key in _PIXELS or within in _BOXES or (key == "width" and within == "line")
    if pixels and isinstance(value, (int, float)) and not isinstance(value, bool):
        return round(value * by) if isinstance(value, int) else value * by  # Plotly takes no half of a whole pixel
    if pixels and key == "size" and isinstance(value, (list, tuple)):
        return [one * by if isinstance(one, (int, float)) else one for one in value]
    return _scaled(value, by, key)
