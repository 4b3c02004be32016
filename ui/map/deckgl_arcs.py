"""The layers of the pydeck map's links: bowed lines with heads where it is flat, arcs through the air where it is tilted."""

import pydeck as pdk

from analytics.map.camera import ARC_HEIGHT, Camera
from charts.map_view import Arc, MapView
from style.colours import Palette
from ui.map.deckgl_layers import ALWAYS, PIXELS, Colour, expression, mixed, one_of, pointed_at, rgb, tip, where
from ui.map.deckgl_links import ICON, STEPS, BowedLine, arrowhead, line

HIT_WIDTH = 14  # pixels across a link that the pointer meets
_DIMMED = 0.22
# As on the SVG map:
_CHOSEN = 1.4  # times as wide
_THIN = 1.2  # pixels of a link without a figure, 0.9 of the thinnest of all
_CASING, _HALO = 2.4, 5.0  # pixels a link's ground is wider: over shaded counties, and where it is chosen
_WEAKEST_FIRST = ("dim", "normal", "selected")
_WHOLE = [i / STEPS for i in range(STEPS + 1)]


def _ordered(view: MapView) -> list[Arc]:
    """The links that are drawn, the weakest first, so that what was chosen lies on top."""
    focus = set(view.focus)
    arcs = [arc for arc in view.arcs if not focus or {arc.start, arc.end} <= focus]
    return sorted(
        arcs,
        key=lambda arc: (
            _WEAKEST_FIRST.index(arc.emphasis),
            arc.width is not None,
            -1 if arc.pace is None else -arc.pace,
        ),
    )


def stroke(camera: Camera) -> float:
    """How much of its width a link gets on a map so large, as on the SVG map."""
    return round(max(0.6, min(1.5, min(camera.width, camera.height) / 700)), 2)


def _width(arc: Arc, scale: float) -> float:
    return round(max(0.9, (arc.width or _THIN) * (_CHOSEN if arc.emphasis == "selected" else 1) * scale), 1)


def _head(arc: Arc, scale: float) -> float:
    """Pixels from the tip of its head to the barbs."""
    return round((4.5 * scale + 1.3 * _width(arc, scale)) * 1.65, 1)


def _scale(view: MapView, palette: Palette) -> tuple[str, ...]:
    """The colours of the links of a rate: of its classes of pace, or of its steps."""
    if any(arc.pace is not None for arc in view.arcs):
        return palette.pace
    return palette.sequential if any(arc.step is not None for arc in view.arcs) else ()


def _looks(view: MapView, palette: Palette) -> list[tuple[Colour, Colour]]:
    """The colours at both ends: of a link with a figure, of one without, and of both where they are dimmed; then those of a rate,
    and dimmed."""
    pairs = [(palette.industrial, palette.mountain), (palette.muted, palette.muted)]
    one_colour = [(colour, colour) for colour in _scale(view, palette)]
    return [
        (mixed(start, palette.background, share), mixed(end, palette.background, share))
        for looks in (pairs, one_colour)
        for share in (1.0, _DIMMED)
        for start, end in looks
    ]


def _look(arc: Arc, palette: Palette) -> int:
    is_dim = arc.emphasis == "dim"
    if arc.width is not None and arc.pace is not None:
        return 4 + arc.pace + len(palette.pace) * is_dim
    if arc.width is not None and arc.step is not None:
        return 4 + arc.step + len(palette.sequential) * is_dim
    return (arc.width is None) + 2 * is_dim


def _dashes(view: MapView, palette: Palette) -> pdk.types.String:
    """Dashed is what has no figure, and of a rate what has been reached."""
    scale = _scale(view, palette)
    if not scale:
        return expression("k%2?[4,3.5]:[0,0]")
    dashed = [int(scale == palette.pace and at == len(scale) - 1) for at in range(len(scale))]
    dashed = [0, 1, 0, 1, *dashed, *dashed]
    return expression(f"({dashed})[k]?[4,3.5]:[0,0]")


def _ramp(start: Colour, end: Colour) -> list[Colour]:
    """The colours of a line's points: each end keeps its own for a while, so that the ends tell the direction."""
    shares = [min(1.0, max(0.0, (t - 0.15) / 0.7)) for t in _WHOLE]
    return [[round(a + (b - a) * share) for a, b in zip(start, end, strict=True)] for share in shares]


def _followed() -> pdk.types.String:
    """The points of a line, worked out in the browser from its ten terms: the points would be twice as much to send."""
    steps = [[f"q[{axis}]+q[{axis + 2}]*{i}+q[{axis + 4}]*{i * i}" for axis in (0, 1)] for i in range(STEPS - 1)]
    points = [*steps, ["q[6]", "q[7]"], ["q[8]", "q[9]"]]
    return expression("[" + ",".join(f"[{x},{y}]" for x, y in points) + "]")


def flat(view: MapView, palette: Palette, camera: Camera, ring: float, id: str) -> list[pdk.Layer]:
    """The links as on the SVG map, and last what the pointer meets of them."""
    scale = stroke(camera)
    drawn = [(arc, line(arc.start, arc.end, camera, _head(arc, scale), ring)) for arc in _ordered(view)]
    lines = [
        {
            "geometry": {"type": "LineString", "coordinates": shape.path},
            "k": _look(arc, palette),
            "w": _width(arc, scale),
        }
        for arc, shape in drawn
    ]
    heads = [
        {"at": shape.path[-1], "a": shape.angle, "by": shape.back, "k": _look(arc, palette), "s": _head(arc, scale)}
        for arc, shape in drawn
    ]
    casings = _casings(drawn, palette, scale, bool(view.shades))
    looks = _looks(view, palette)
    return [*casings, _lines(lines, looks, _dashes(view, palette)), _heads(heads, looks), _band(drawn, palette, id)]


def _casings(drawn: list[tuple[Arc, BowedLine]], palette: Palette, scale: float, shaded: bool) -> list[pdk.Layer]:
    """A strip of the ground under links that lie on shaded counties, and a wider one under a chosen link."""
    wider = {"selected": _HALO, "normal": _CASING if shaded else 0.0, "dim": 0.0}
    data = [
        {"q": shape.terms, "w": round(_width(arc, scale) + wider[arc.emphasis], 1)}
        for arc, shape in drawn
        if wider[arc.emphasis]
    ]
    layer = pdk.Layer(
        "PathLayer",
        data,
        id="casings",
        get_path=_followed(),
        get_width="w",
        width_units=PIXELS,
        joint_rounded=True,
        get_color=rgb(palette.background),
        pickable=False,
        parameters=ALWAYS,
    )
    return [layer] if data else []


def _lines(data: list[dict], looks: list[tuple[Colour, Colour]], dashes: pdk.types.String) -> pdk.Layer:
    ramps = [_ramp(*look) for look in looks]
    # Under its head a line is thin. Streamlit fades a PathLayer's colours when something is picked, and knows no
    # colours a point; it leaves the lines of a GeoJsonLayer alone.
    widths = ",".join(["w"] * (STEPS - 1) + ["1", "1"])
    return pdk.Layer(
        "GeoJsonLayer",
        data,
        id="links",
        get_line_color=one_of(ramps, "k"),
        get_line_width=expression(f"[{widths}]"),
        line_width_units=PIXELS,
        line_joint_rounded=True,
        get_dash_array=dashes,
        extensions=[{"@@type": "PathStyleExtension", "dash": True, "highPrecisionDash": True}],
        pickable=False,
        parameters=ALWAYS,
    )


def _heads(data: list[dict], looks: list[tuple[Colour, Colour]]) -> pdk.Layer:
    frame = {"x": 0, "y": 0, "width": ICON, "height": ICON}
    picture = frame | {"anchorX": ICON // 2, "anchorY": 0, "mask": True}
    return pdk.Layer(
        "IconLayer",
        data,
        id="heads",
        get_position="at",
        get_angle="a",
        get_pixel_offset="by",
        get_size="s",
        get_color=one_of([end for _, end in looks], "k"),
        get_icon=expression("'head'"),
        icon_atlas=pdk.types.String(arrowhead()),
        icon_mapping={"head": picture},
        pickable=False,
        parameters=ALWAYS,
    )


def _band(drawn: list[tuple[Arc, BowedLine]], palette: Palette, id: str) -> pdk.Layer:
    data = [{"id": arc.id, "q": shape.terms, "tip": tip(arc.title, arc.rows)} for arc, shape in drawn]
    return pdk.Layer(
        "PathLayer",
        data,
        id=id,
        get_path=_followed(),
        get_width=HIT_WIDTH,
        width_units=PIXELS,
        cap_rounded=True,
        joint_rounded=True,
        **pointed_at(palette),
    )


def tilted(view: MapView, palette: Palette, camera: Camera, id: str) -> list[pdk.Layer]:
    """Arcs through the air, and last what the pointer meets of them."""
    arcs, scale = _ordered(view), stroke(camera)
    ends = [{"from": where(arc.start), "to": where(arc.end)} for arc in arcs]
    drawn = [end | {"w": _width(arc, scale), "k": _look(arc, palette)} for arc, end in zip(arcs, ends, strict=True)]
    met = [end | {"id": arc.id, "tip": tip(arc.title, arc.rows)} for arc, end in zip(arcs, ends, strict=True)]
    sources, targets = zip(*_looks(view, palette), strict=True)
    shape = {"get_source_position": "from", "get_target_position": "to", "get_height": ARC_HEIGHT, "num_segments": 40}
    visible = pdk.Layer(
        "ArcLayer",
        drawn,
        id="links-tilted",
        get_source_color=one_of(sources, "k"),
        get_target_color=one_of(targets, "k"),
        get_width="w",
        pickable=False,
        parameters=ALWAYS,
        **shape,
    )
    return [visible, pdk.Layer("ArcLayer", met, id=id, get_width=HIT_WIDTH, **pointed_at(palette), **shape)]
