"""The map that can be zoomed and tilted: the same MapView as the SVG map, drawn by deck.gl on no foreign basemap."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

import pydeck as pdk
import streamlit as st
from pydeck.bindings.json_tools import default_serialize

from analytics.map.camera import TILT, Camera, fitted, province
from analytics.map.geography import county
from charts.map_view import MapView
from style.colours import FONT, Palette
from ui.map import deckgl_arcs, deckgl_layers
from ui.pieces.components import OnPick, mount, packed

Height = int | Literal["stretch"]
Room = tuple[int, int]  # width and height in pixels

USUAL_ROOM: Room = (900, 620)  # what is free for the map, until the browser has said
LEAST_NAME = 12.0  # pixels; so small, names go without what kind of place they are of
STEP = 20  # pixels between two rooms that are told apart
_ROOMS = frozenset(f"{w}x{h}" for w in range(200, 4000, STEP) for h in range(200, 2400, STEP))
CLOSEST = 3.5  # zoom levels from the province: beyond, borders and lines show that they are simplified
TALLEST, SHORTEST = 1040, 280
_OF_WIDTH = {False: 1.0, True: 0.74}  # as high as the province, flat or tilted, is for its breadth
_MARGINS, _FOCUS_MARGIN = {False: 14, True: 28}, 90  # tilted, arcs rise above the northern counties


class _Deck(pdk.Deck):
    """Its JSON has no blanks and Chinese as it is: a third of the size of pydeck's own."""

    def to_json(self) -> str:
        return json.dumps(
            self, default=default_serialize, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
        )


def size(height: Height, tilted: bool, room: Room) -> Room:
    """The map's width and height: `height`, but no more than what is free, or than the province needs for its breadth."""
    width, free = room
    tallest = TALLEST if height == "stretch" else height
    return width, max(SHORTEST, min(tallest, free, round(width * _OF_WIDTH[tilted])))


@lru_cache(maxsize=64)
def _camera(width: int, height: int, tilted: bool, focus: tuple[str, ...]) -> Camera:
    spots = [(county(adcode).lon, county(adcode).lat) for adcode in focus]
    margin = min(_FOCUS_MARGIN, width / 6) if focus else min(_MARGINS[tilted], width / 25)
    return fitted(spots or province(), width, height, TILT if tilted else 0.0, margin)


def specification(
    view: MapView, tilted: bool, palette: Palette, *, pixels: Room = (1100, 640), again: bool = False
) -> pdk.Deck:
    """The whole map as data. `pixels` is the size it opens at; `again` gives what can be picked other layer ids."""
    camera = _camera(*pixels, tilted, view.focus)
    letter = round(max(LEAST_NAME, min(18.0, camera.height * 0.0195)), 1)
    dot = round(letter * 0.26 + 0.6, 1)
    called = {**view.labels, **view.brief} if letter <= LEAST_NAME else view.labels
    counties, arcs = layer_ids(tilted, again).values()
    layers = [deckgl_layers.land(view, palette), deckgl_layers.places(view, palette, counties)]
    if tilted:
        layers += [deckgl_layers.columns(view, palette)] if view.shades else []
        layers += deckgl_arcs.tilted(view, palette, camera, arcs)
    else:
        layers += deckgl_arcs.flat(view, palette, camera, dot + 2, arcs)
    layers += [deckgl_layers.dots(view, palette, dot), deckgl_layers.names(view, called, palette, camera, letter, dot)]
    turning = {"dragRotate": tilted, "touchRotate": tilted}
    return _Deck(
        layers,
        views=[pdk.View("MapView", controller=turning)],
        initial_view_state=_view_state(camera),
        map_provider=None,
        tooltip={"text": "{tip}", "style": _tip_style(palette)},
    )


def _view_state(camera: Camera) -> pdk.ViewState:
    longitude, latitude = camera.middle
    return pdk.ViewState(
        longitude=round(longitude, 4),
        latitude=round(latitude, 4),
        zoom=round(camera.zoom, 3),
        pitch=camera.pitch,
        bearing=0,
        min_zoom=round(camera.zoom - 0.5, 3),
        max_zoom=round(camera.zoom + CLOSEST, 3),
    )


def _tip_style(palette: Palette) -> dict[str, str]:
    return {
        "backgroundColor": palette.background,
        "color": palette.text,
        "border": f"1px solid {palette.muted}",
        "borderRadius": "2px",
        "padding": "8px 11px 9px",
        "fontFamily": FONT,
        "fontSize": "13px",
        "lineHeight": "1.5",
        "margin": "12px",
        "maxWidth": "300px",
        "whiteSpace": "pre-wrap",
        "zIndex": "2",
    }


def layer_ids(tilted: bool, again: bool) -> dict[str, str]:
    """The ids of the layers that can be picked, by what a pick is called."""
    end = "-again" if again else ""
    # deck.gl takes a layer of the same id for the same layer, and so for one of the same kind.
    return {"county": f"counties{end}", "arc": f"{'arcs-tilted' if tilted else 'arcs'}{end}"}


def chosen(state: object, view: MapView, layers: Mapping[str, str]) -> tuple[str, str] | None:
    """What a browser says was picked on `layers`, as kind and id; None where it is nothing that was shown."""
    shown = {"county": set(deckgl_layers.tips(view)), "arc": {arc.id for arc in view.arcs}}
    for kind, layer in layers.items():
        found = _within(state, "selection", "objects", layer)
        picked = found[0] if isinstance(found, list) and found else None
        name = _within(picked, "id")
        if isinstance(name, str) and name in shown[kind]:
            return kind, name
    return None


def _within(value: object, *keys: str) -> object:
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def deck(
    view: MapView,
    *,
    tilted: bool,
    palette: Palette,
    key: str,
    height: Height = "stretch",
    on_pick: OnPick | None = None,
) -> None:
    """Draw the map across its container. Picks are `("arc", id)` and `("county", adcode)`."""
    pixels = size(height, tilted, st.session_state.get(f"{key}-room", USUAL_ROOM))
    again = bool(st.session_state.get(f"{key}-again"))

    def picked() -> None:
        found = chosen(st.session_state.get(key), view, layer_ids(tilted, again))
        if found and on_pick:
            # Streamlit keeps a selection while its layer is there; under another name the same can be picked again.
            st.session_state[f"{key}-again"] = not again
            on_pick(*found)

    st.pydeck_chart(
        specification(view, tilted, palette, pixels=pixels, again=again),
        height=pixels[1],
        key=key,
        alt=view.alt,
        on_select=picked if on_pick else "ignore",
    )


def legend(view: MapView, palette: Palette, *, tilted: bool, of: str, height: Height = "stretch") -> None:
    """The key and the footnote of the map drawn under the key `of`; it also finds out how much room that map has."""
    room = st.session_state.get(f"{of}-room", USUAL_ROOM)
    camera = _camera(*size(height, tilted, room), tilted, view.focus)
    content = {
        "legend": view.legend,
        "footnote": view.footnote,
        "colours": palette.sequential,
        "tilted": tilted,
        "of": of,
        "room": room,
        "stroke": deckgl_arcs.stroke(camera),
    }

    def measured(_kind: str, said: str) -> None:
        width, free = said.split("x")
        st.session_state[f"{of}-room"] = (int(width), int(free))

    mount("deckgl_key", packed(content, ids={"room": _ROOMS}, heard=True), key=f"{of}-legend", on_pick=measured)
