"""What a drawing of a Plotly figure understands: whatever else a figure holds is refused, so that no picture shows less than the screen."""

from collections.abc import Iterator

from charts.plot import Json
from charts.style import DASHES, PATTERNS, SYMBOLS


class UnknownTrace(ValueError):
    """Something of a figure that this drawing does not know: to be told, never left out in silence."""


# What is drawn, and what only a pointer meets or only a screen needs.
_FONT = {"color", "size", "family", "weight"}
_AXIS = {
    "type",
    "range",
    "tickvals",
    "ticktext",
    "tickangle",
    "tickfont",
    "ticklabelstandoff",
    "automargin",
    "fixedrange",
    "gridcolor",
    "showgrid",
    "zeroline",
    "zerolinecolor",
    "zerolinewidth",
    "showline",
    "linecolor",
}
_SHARED = {"type", "x", "y", "name", "meta", "customdata", "hovertemplate", "marker", "opacity", "showlegend"}
_KEYS: dict[str, set[str]] = {
    "layout": {
        "annotations",
        "barmode",
        "dragmode",
        "font",
        "height",
        "hoverlabel",
        "hovermode",
        "legend",
        "margin",
        "paper_bgcolor",
        "plot_bgcolor",
        "separators",
        "shapes",
        "showlegend",
        "template",
        "title",
        "xaxis",
        "yaxis",
    },
    "xaxis": _AXIS,
    "yaxis": _AXIS,
    "tickfont": _FONT,
    "annotation": {
        "text",
        "x",
        "y",
        "xref",
        "yref",
        "xanchor",
        "yanchor",
        "xshift",
        "yshift",
        "align",
        "showarrow",
        "font",
        "bgcolor",
        "borderpad",
    },
    "shape": {"type", "x0", "x1", "y0", "y1", "xref", "yref", "layer", "line", "fillcolor", "opacity"},
    "bar": _SHARED | {"base", "orientation", "width"},
    "scatter": _SHARED | {"mode", "line", "error_x", "connectgaps", "cliponaxis"},
    "marker": {"color", "line", "pattern", "size", "symbol"},
    "pattern": {"shape", "fgcolor", "fgopacity", "fillmode", "size", "solidity"},
    "line": {"color", "width", "dash"},
    "error_x": {"type", "symmetric", "array", "arrayminus", "color", "thickness", "width"},
}
_VALUES: dict[tuple[str, str], set[object]] = {
    ("layout", "barmode"): {"overlay"},
    ("xaxis", "type"): {"linear"},
    ("yaxis", "type"): {"linear"},
    ("xaxis", "tickangle"): {0},
    ("annotation", "showarrow"): {False},
    ("annotation", "xref"): {"x", "paper"},
    ("annotation", "yref"): {"y", "paper"},
    ("shape", "type"): {"rect", "line"},
    ("bar", "orientation"): {"h", "v"},
    ("scatter", "mode"): {"lines", "markers", "lines+markers"},
    ("scatter", "connectgaps"): {False},
    ("marker", "symbol"): {*SYMBOLS, "triangle-right", "line-ns", "line-ew"},
    ("pattern", "shape"): set(PATTERNS),
    ("pattern", "fillmode"): {"overlay"},
    ("line", "dash"): set(DASHES),
    ("error_x", "symmetric"): {False},
    ("error_x", "type"): {"data"},
}
# An axis that chooses its own range or ticks would choose others on paper.
_NEEDED = {"xaxis": {"range", "tickvals", "ticktext"}, "yaxis": {"range", "tickvals", "ticktext"}}


def check(figure: Json) -> None:
    """UnknownTrace where the figure holds what is not drawn, by name."""
    if found := sorted(set(_unknown(figure))):
        raise UnknownTrace(", ".join(found))


def _unknown(figure: Json) -> Iterator[str]:
    layout = figure.get("layout") or {}
    yield from _of("layout", layout)
    for name in ("xaxis", "yaxis"):
        yield from _of(name, layout.get(name) or {})
        yield from (f"{name} without {key}" for key in _NEEDED[name] - set(layout.get(name) or {}))
    for kind, plural in (("annotation", "annotations"), ("shape", "shapes")):
        for one in layout.get(plural) or ():
            yield from _of(kind, one)
    for trace in figure.get("data") or ():
        kind = str(trace.get("type", "scatter"))
        if kind in ("bar", "scatter"):
            yield from _of(kind, trace)
        else:
            yield kind


def _of(kind: str, given: Json) -> Iterator[str]:
    """What a part holds that is not known, its own parts too."""
    for key, value in given.items():
        if value is None:
            continue
        if key not in _KEYS[kind]:
            yield f"{kind}.{key}"
        elif (allowed := _VALUES.get((kind, key))) is not None:
            every = value if isinstance(value, list | tuple) else [value]
            yield from (f"{kind}.{key} {one}" for one in every if one not in allowed)
        elif key in _KEYS and isinstance(value, dict):
            yield from _of(key, value)
