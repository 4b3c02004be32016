"""The layers of the pydeck map: land, columns, links, dots and names, each with what deck.gl needs to draw it."""

from collections.abc import Iterable
from functools import lru_cache

import pydeck as pdk

from analytics.geography import counties, county
from style.colours import FONT, Palette
from ui.assets import asset_url
from ui.components import base_path
from ui.deck_camera import Camera, Point
from ui.deck_links import HIT_STEPS, STEPS, arrowhead, line, points
from ui.deck_names import Spot, placed
from ui.svg_map import Arc, MapView, Rows

Colour = list[int]

TINT = 0.2  # of the role's colour in the ground of its counties, as on the SVG map
DIMMED = 0.22
THIN = 1.2  # pixels of a link without a figure
HIT_WIDTH = 14  # pixels of a link that can be pointed at
CLASS_HEIGHT = 5000  # metres of column a class: only the class is to be read from it
ALWAYS = {"depthCompare": "always"}
LIGHT_UP = 56  # of 255: the veil over what the pointer is on
_UNSEEN = 0.004  # deck.gl does not pick what has no opacity at all


def rgb(colour: str) -> Colour:
    """`#1F5FA8` as [31, 95, 168]."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def mixed(colour: str, ground: str, share: float) -> Colour:
    """`share` of a colour over its ground, opaque: see-through lines would show where their pieces overlap."""
    return [round(c * share + g * (1 - share)) for c, g in zip(rgb(colour), rgb(ground), strict=True)]


def tip(title: str, rows: Rows) -> str:
    return "\n".join([title, *(f"{label}  {value}" for label, value in rows)])


def _where(adcode: str) -> list[float]:
    place = county(adcode)
    return [round(place.lon, 4), round(place.lat, 4)]


def _expression(value: object) -> pdk.types.String:
    return pdk.types.String(f"@@={value}")


def _compact(value: object) -> str:
    return str(value).replace(" ", "")


def land(view: MapView, palette: Palette) -> pdk.Layer:
    """The counties, sent once as a file; a county's colour is looked up by its place in adcode order."""
    colours = [rgb(palette.land)]
    if view.shades:
        colours += [rgb(palette.no_data), *map(rgb, palette.sequential)]
        classes = {shade.adcode: 1 if shade.step is None else shade.step + 2 for shade in view.shades}
    else:
        colours += [mixed(c, palette.background, TINT) for c in (palette.industrial, palette.mountain)]
        classes = {adcode: 1 + (role == "mountain") for adcode, role in view.roles.items()}
    order = "".join(str(classes.get(place.adcode, 0)) for place in counties())
    return pdk.Layer(
        "GeoJsonLayer",
        asset_url("counties.geojson", base_path()),
        id="land",
        get_fill_color=_expression(f'{_compact(colours)}["{order}"[properties.order]]'),
        # A colour that changes is not seen by deck.gl while the file stays the same.
        update_triggers={"getFillColor": [order, colours[1:]]},
        get_line_color=mixed(palette.muted, palette.background, 0.45),
        get_line_width=0.7,
        line_width_units=pdk.types.String("pixels"),
        pickable=False,
    )


def county_tips(view: MapView) -> dict[str, str]:
    """What is said of each county of the programme: its figure, or its class where counties carry none."""
    said = dict(zip(("industrial", "mountain"), view.legend.roles, strict=False))
    tips = {
        adcode: tip(view.labels.get(adcode, county(adcode).short_name), (("", said.get(role, "")),))
        for adcode, role in view.roles.items()
    }
    return {adcode: text.rstrip() for adcode, text in tips.items()} | {s.adcode: tip(s.title, s.rows) for s in view.shades}


def places(view: MapView, palette: Palette, turn: str) -> pdk.Layer:
    """What the pointer meets of each county of the programme: the largest circle within it, unseen."""
    data = [
        {"id": adcode, "at": _where(adcode), "r": county(adcode).radius, "tip": text}
        for adcode, text in county_tips(view).items()
    ]
    return pdk.Layer(
        "ScatterplotLayer", data, id=f"counties{turn}", get_position="at", get_radius="r", radius_min_pixels=9,
        opacity=_UNSEEN, pickable=True, auto_highlight=True, highlight_color=[*rgb(palette.navy), LIGHT_UP],
        parameters=ALWAYS,
    )  # fmt: skip


def columns(view: MapView, palette: Palette) -> pdk.Layer:
    """A column a county with a figure, as high as its class; a county without one has none."""
    data = [
        {"at": _where(shade.adcode), "h": (shade.step + 1) * CLASS_HEIGHT, "c": rgb(palette.sequential[shade.step])}
        for shade in view.shades
        if shade.step is not None
    ]
    return pdk.Layer(
        "ColumnLayer", data, id="columns", get_position="at", get_elevation="h", get_fill_color="c", radius=3200,
        disk_resolution=24, extruded=True, stroked=False, material=True, pickable=False,
    )  # fmt: skip


def _ordered(arcs: Iterable[Arc]) -> list[Arc]:
    """Weakest first, so that what was chosen lies on top."""
    rank = {"dim": 0, "normal": 1, "selected": 2}
    return sorted(arcs, key=lambda arc: (rank[arc.emphasis], arc.width is not None))


def _width(arc: Arc) -> float:
    return round((arc.width or THIN) * (1.35 if arc.emphasis == "selected" else 1), 2)


def _ends(palette: Palette, arc: Arc) -> tuple[Colour, Colour]:
    share = DIMMED if arc.emphasis == "dim" else 1.0
    pair = (palette.muted, palette.muted) if arc.width is None else (palette.industrial, palette.mountain)
    return mixed(pair[0], palette.background, share), mixed(pair[1], palette.background, share)


def _ramp(start: Colour, end: Colour) -> list[Colour]:
    """The colours of a line's points: each end keeps its own for a while, so that the ends tell the direction."""
    shares = [min(1.0, max(0.0, (i / (STEPS - 1) - 0.15) / 0.7)) for i in range(STEPS)]
    return [[round(a + (b - a) * share) for a, b in zip(start, end, strict=True)] for share in [*shares, 1.0]]


def _feature(path: Iterable[Point], kind: int, width: float) -> dict[str, object]:
    return {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": path},
        "properties": {"k": kind, "w": width},
    }


def _head_size(arc: Arc) -> float:
    return round((4.5 + 1.3 * _width(arc)) * 1.65, 1)


def flat_links(view: MapView, palette: Palette, camera: Camera, ring: float) -> list[pdk.Layer]:
    """Bowed lines as on the SVG map, each on a casing of the ground, and their heads, which keep their size."""
    features, heads, ramps = [], [], [[rgb(palette.background)] * (STEPS + 1)]
    for arc in _ordered(view.arcs):
        size = _head_size(arc)
        drawn = line(arc.start, arc.end, camera, size, ring)
        start, end = _ends(palette, arc)
        if (ramp := _ramp(start, end)) not in ramps:
            ramps.append(ramp)
        if arc.emphasis == "selected" or (view.shades and arc.emphasis != "dim"):
            features.append(_feature(drawn.path, 0, _width(arc) + (5 if arc.emphasis == "selected" else 2)))
        features.append(_feature(drawn.path, ramps.index(ramp), _width(arc)) | {"d": arc.width is None})
        heads.append({"at": drawn.path[-1], "a": drawn.angle, "by": drawn.back, "s": size, "c": end})
    widths = ",".join(["properties.w"] * (STEPS - 1) + ["1", "1"])  # under its head a line is thin
    lines = pdk.Layer(
        "GeoJsonLayer", {"type": "FeatureCollection", "features": features}, id="links", pickable=False,
        get_line_color=_expression(f"{_compact(ramps)}[properties.k]"), get_line_width=_expression(f"[{widths}]"),
        line_width_units=pdk.types.String("pixels"), line_joint_rounded=True, parameters=ALWAYS,
        update_triggers={"getLineColor": ramps[1:]},
        get_dash_array=_expression("d?[4,3.5]:[0,0]"),
        extensions=[{"@@type": "PathStyleExtension", "dash": True, "highPrecisionDash": True}],
    )  # fmt: skip
    tips = pdk.Layer(
        "IconLayer", heads, id="heads", get_position="at", get_angle="a", get_pixel_offset="by", get_size="s",
        get_color="c", get_icon=_expression("'head'"), icon_atlas=pdk.types.String(arrowhead()),
        icon_mapping={"head": {"x": 0, "y": 0, "width": 32, "height": 32, "anchorX": 16, "anchorY": 0, "mask": True}},
        pickable=False, parameters=ALWAYS,
    )  # fmt: skip
    return [lines, tips]


def flat_hits(view: MapView, palette: Palette, turn: str) -> pdk.Layer:
    """What the pointer meets of a link on the flat map: a band along it, unseen."""
    data = [
        {"id": arc.id, "path": points(arc.start, arc.end, HIT_STEPS), "tip": tip(arc.title, arc.rows)}
        for arc in _ordered(view.arcs)
    ]
    return pdk.Layer(
        "PathLayer", data, id=f"arcs{turn}", get_path="path", get_width=HIT_WIDTH, cap_rounded=True,
        width_units=pdk.types.String("pixels"), opacity=_UNSEEN, pickable=True, auto_highlight=True,
        highlight_color=[*rgb(palette.navy), LIGHT_UP], parameters=ALWAYS,
    )  # fmt: skip


def tilted_links(view: MapView, palette: Palette, turn: str) -> list[pdk.Layer]:
    """Arcs through the air, and above them what the pointer meets."""
    drawn, hits = [], []
    for arc in _ordered(view.arcs):
        ends = {"from": _where(arc.start), "to": _where(arc.end)}
        start, end = _ends(palette, arc)
        drawn.append(ends | {"w": _width(arc), "a": start, "b": end})
        hits.append(ends | {"id": arc.id, "tip": tip(arc.title, arc.rows)})
    shape = {"get_source_position": "from", "get_target_position": "to", "get_height": 0.45, "num_segments": 40}
    visible = pdk.Layer(
        "ArcLayer", drawn, id="links", get_source_color="a", get_target_color="b", get_width="w",
        pickable=False, parameters=ALWAYS, **shape,
    )  # fmt: skip
    met = pdk.Layer(
        "ArcLayer", hits, id=f"arcs{turn}", get_width=HIT_WIDTH, opacity=_UNSEEN, pickable=True,
        auto_highlight=True, highlight_color=[*rgb(palette.navy), LIGHT_UP], parameters=ALWAYS, **shape,
    )  # fmt: skip
    return [visible, met]


def dots(view: MapView, palette: Palette, dot: float) -> pdk.Layer:
    """An industrial county is a full dot, a mountain county a larger ring: told apart by shape, not by colour alone."""
    data = [{"at": _where(adcode), "m": int(role == "mountain")} for adcode, role in view.roles.items()]
    ground, blue, green = rgb(palette.background), rgb(palette.industrial), rgb(palette.mountain)
    return pdk.Layer(
        "ScatterplotLayer", data, id="dots", get_position="at", radius_units=pdk.types.String("pixels"),
        get_radius=_expression(f"m?{dot + 0.6:.1f}:{dot:.1f}"), filled=True, stroked=True,
        line_width_units=pdk.types.String("pixels"), get_line_width=_expression("m?2:1"),
        get_fill_color=_expression(_compact([blue, ground]) + "[m]"),
        get_line_color=_expression(_compact([ground, green]) + "[m]"), pickable=False, parameters=ALWAYS,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _name_places(
    labels: tuple[tuple[str, str], ...], mountain: frozenset[str], links: tuple[tuple[str, str], ...],
    camera: Camera, size: float, dot: float,
) -> dict[str, Point]:  # fmt: skip
    spots = [
        Spot(adcode, name, *camera.screen(*_where(adcode)), rank=int(adcode in mountain)) for adcode, name in labels
    ]
    on_links = [camera.screen(*spot) for a, b in links for spot in points(a, b, 40)] if not camera.pitch else []
    return placed(spots, on_links, size=size, dot=dot, view=(camera.width, camera.height))


def names(view: MapView, palette: Palette, camera: Camera, size: float, dot: float) -> pdk.Layer:
    """The names, beside their dots; those of a chosen link are larger."""
    mountain = frozenset(adcode for adcode, role in view.roles.items() if role == "mountain")
    links = tuple((arc.start, arc.end) for arc in view.arcs)
    found = _name_places(tuple(view.labels.items()), mountain, links, camera, size, dot)
    chosen = {end for arc in view.arcs if arc.emphasis == "selected" for end in (arc.start, arc.end)}
    data = [
        {"at": _where(adcode), "name": view.labels[adcode], "by": by, "s": round(size * (1.15 if adcode in chosen else 1), 1)}
        for adcode, by in found.items()
    ]
    return pdk.Layer(
        "TextLayer", data, id="names", get_position="at", get_text="name", get_pixel_offset="by", get_size="s",
        get_color=rgb(palette.text), outline_color=[*rgb(palette.background), 255], outline_width=4,
        character_set=pdk.types.String("auto"), font_family=pdk.types.String(FONT),
        font_settings={"sdf": True, "fontSize": 48, "buffer": 8, "radius": 14}, pickable=False, parameters=ALWAYS,
    )  # fmt: skip
