"""The layers of the pydeck map: land, columns, dots and names, and what the pointer meets of a county."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import pydeck as pdk

from analytics.map.camera import CLASS_HEIGHT, COLUMN_RADIUS, Camera, Point
from analytics.map.geography import counties, county
from analytics.map.names import Spot, placed
from charts import Rows
from charts.map_view import ROLES, MapView
from style.colours import FONT, Palette
from ui.map.deckgl_links import before_end, curve
from ui.pieces.assets import asset_url
from ui.pieces.components import base_path

Colour = list[int]

PIXELS = pdk.types.String("pixels")
# Flat things are drawn in the order of the layers, else what stands behind a column or an arc is cut off.
ALWAYS = {"depthCompare": "always"}
UNSEEN = 1e-6  # deck.gl shows its 2.2th root, half a step of 255; at 0 nothing is met
_CHOSEN_NAME = 1.15  # times as large
_TINT = 0.2  # of the role's colour in the ground of its counties, as on the SVG map


def rgb(colour: str) -> Colour:
    """`#1F5FA8` as [31, 95, 168]."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def mixed(colour: str, ground: str, share: float) -> Colour:
    """`share` of a colour over its ground, opaque: see-through lines show where their pieces overlap."""
    return [round(c * share + g * (1 - share)) for c, g in zip(rgb(colour), rgb(ground), strict=True)]


def tip(title: str, rows: Rows) -> str:
    """Plain text, a line each; deck.gl shows it as text and never as markup."""
    return "\n".join([title, *(f"{label}  {value}" for label, value in rows)])


def expression(text: str) -> pdk.types.String:
    """What deck.gl works out for each object from its own fields."""
    return pdk.types.String("@@=" + text.replace(" ", ""))


def one_of(values: Sequence[object], index: str) -> pdk.types.String:
    """The value at `index`; deck.gl's expressions look things up only in what stands in parentheses."""
    return expression(f"({list(values)})[{index}]")


def where(adcode: str) -> Point:
    place = county(adcode)
    return round(place.lon, 4), round(place.lat, 4)


def pointed_at(palette: Palette) -> dict[str, object]:
    """The look of what is only there for the pointer: unseen, and under it a veil."""
    veil = [*rgb(palette.navy), 56]
    return {"opacity": UNSEEN, "pickable": True, "auto_highlight": True, "highlight_color": veil, "parameters": ALWAYS}


def land(view: MapView, palette: Palette) -> pdk.Layer:
    """The counties, sent once as a file; a county's colour is looked up by its place in adcode order."""
    colours = [rgb(palette.land)]
    if view.shades:
        colours += [rgb(palette.no_data), *map(rgb, palette.sequential)]
        classes = {shade.adcode: 1 if shade.step is None else shade.step + 2 for shade in view.shades}
    else:
        colours += [mixed(colour, palette.background, _TINT) for colour in (palette.industrial, palette.mountain)]
        classes = {adcode: 1 + ROLES.index(role) for adcode, role in view.roles.items()}
    order = "".join(str(classes.get(place.adcode, 0)) for place in counties())
    return pdk.Layer(
        "GeoJsonLayer",
        asset_url("counties.geojson", base_path()),
        id="land",
        get_fill_color=one_of(colours, f'("{order}")[properties.order]'),
        # While the file stays the same deck.gl looks at the colours again only if it is told so.
        update_triggers={"getFillColor": [order, palette.land]},
        get_line_color=mixed(palette.muted, palette.background, 0.45),
        get_line_width=0.7,
        line_width_units=PIXELS,
        pickable=False,
    )


def tips(view: MapView) -> dict[str, str]:
    """What is said of each county: its figure, or its class where counties carry none."""
    said = dict(zip(ROLES, view.legend.roles, strict=False))
    named = {
        adcode: (view.labels.get(adcode, county(adcode).short_name), said.get(role))
        for adcode, role in view.roles.items()
    }
    classes = {adcode: "\n".join(filter(None, words)) for adcode, words in named.items()}
    return classes | {shade.adcode: tip(shade.title, shade.rows) for shade in view.shades}


def places(view: MapView, palette: Palette, id: str) -> pdk.Layer:
    """What the pointer meets of a county: the largest circle within it, since the file of the counties holds no tips."""
    data = [{"id": a, "at": where(a), "r": county(a).radius, "tip": text} for a, text in tips(view).items()]
    return pdk.Layer(
        "ScatterplotLayer", data, id=id, get_position="at", get_radius="r", radius_min_pixels=9, **pointed_at(palette)
    )


def columns(view: MapView, palette: Palette) -> pdk.Layer:
    """A column a county with a figure, as high as its class; a county without a figure has none."""
    data = [{"at": where(shade.adcode), "s": shade.step} for shade in view.shades if shade.step is not None]
    return pdk.Layer(
        "ColumnLayer",
        data,
        id="columns",
        get_position="at",
        get_elevation=expression(f"(s+1)*{CLASS_HEIGHT}"),
        get_fill_color=one_of([rgb(colour) for colour in palette.sequential], "s"),
        radius=COLUMN_RADIUS,
        disk_resolution=4,
        angle=45,
        extruded=True,
        wireframe=True,
        get_line_color=rgb(palette.background),
        material={"ambient": 0.72, "diffuse": 0.4, "shininess": 1, "specularColor": [0, 0, 0]},
        pickable=False,
    )


def dots(view: MapView, palette: Palette, dot: float) -> pdk.Layer:
    """An industrial county is a full dot, a mountain county a larger ring: told apart by shape, not by colour alone."""
    data = [{"at": where(adcode), "m": ROLES.index(role)} for adcode, role in view.roles.items()]
    ground, blue, green = rgb(palette.background), rgb(palette.industrial), rgb(palette.mountain)
    return pdk.Layer(
        "ScatterplotLayer",
        data,
        id="dots",
        get_position="at",
        radius_units=PIXELS,
        billboard=True,
        get_radius=one_of([dot, dot + 0.6], "m"),
        filled=True,
        stroked=True,
        line_width_units=PIXELS,
        get_line_width=one_of([1, 2], "m"),
        get_fill_color=one_of([blue, ground], "m"),
        get_line_color=one_of([ground, green], "m"),
        pickable=False,
        parameters=ALWAYS,
    )


@lru_cache(maxsize=64)
def _name_places(
    labels: tuple[tuple[str, str], ...],
    mountain: frozenset[str],
    links: tuple[tuple[str, str], ...],
    camera: Camera,
    size: float,
    dot: float,
) -> dict[str, Point]:
    spots = [Spot(adcode, name, *camera.screen(*where(adcode)), int(adcode in mountain)) for adcode, name in labels]
    lines = [curve(start, end) for start, end in links if not camera.pitch]  # tilted, the arcs are up in the air
    on_links = [camera.screen(*line.at(i / 40)) for line in lines for i in range(41)]
    heads = [camera.screen(*line.at(before_end(line, camera, 2 * dot + 4))) for line in lines]
    return placed(spots, on_links, heads, size=size, dot=dot, view=(camera.width, camera.height))


def names(
    view: MapView, called: Mapping[str, str], palette: Palette, camera: Camera, size: float, dot: float
) -> pdk.Layer:
    """The names (`called`, by adcode), beside their dots and as large in the distance as in front; those of a chosen link are larger."""
    mountain = frozenset(adcode for adcode, role in view.roles.items() if role == "mountain")
    links = tuple((arc.start, arc.end) for arc in view.arcs)
    found = _name_places(tuple(called.items()), mountain, links, camera, size, dot)
    chosen = {end for arc in view.arcs if arc.emphasis == "selected" for end in (arc.start, arc.end)}
    data = []
    for adcode, (across, down) in found.items():
        spot = where(adcode)
        scale = (_CHOSEN_NAME if adcode in chosen else 1) / camera.nearness(*spot)
        by = round(across * scale), round(down * scale)
        data.append({"at": spot, "name": called[adcode], "by": by, "s": round(size * scale, 1)})
    return pdk.Layer(
        "TextLayer",
        data,
        id="names",
        get_position="at",
        get_text="name",
        get_pixel_offset="by",
        get_size="s",
        get_color=rgb(palette.text),
        outline_color=[*rgb(palette.background), 255],
        outline_width=9,
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONT),
        font_settings={"sdf": True, "fontSize": 64, "buffer": 14, "radius": 24},
        pickable=False,
        parameters=ALWAYS,
    )
