"""The map that can be zoomed and tilted: the same MapView as the SVG map, drawn by deck.gl without a foreign basemap."""

import json
from functools import lru_cache
from typing import Literal

import pydeck as pdk
import streamlit as st
from pydeck.bindings.json_tools import default_serialize

from style.colours import FONT, Palette
from ui import deck_layers as layers
from ui.components import OnPick
from ui.deck_camera import TILT, Camera, fitted, province
from analytics.geography import county
from ui.svg_map import MapView

Height = int | Literal["stretch"]
DEFAULT_ROOM = (1100, 640)
MARGIN = 14


class _Map(pdk.Deck):
    """A deck that sends its JSON without blanks and with Chinese as it is: a third of pydeck's own size."""

    def to_json(self) -> str:
        return json.dumps(
            self, default=default_serialize, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
        )


@lru_cache(maxsize=64)
def _camera(width: int, height: int, tilted: bool, focus: tuple[str, ...]) -> Camera:
    spots = [(county(a).lon, county(a).lat) for a in focus] or province()
    return fitted(spots, width, height, TILT if tilted else 0.0, MARGIN * (5 if focus else 1))


def specification(view: MapView, tilted: bool, palette: Palette, room=DEFAULT_ROOM, turn: str = "") -> pdk.Deck:
    camera = _camera(*room, tilted, view.focus)
    size = round(max(11.0, min(18.0, camera.height * 0.0195)), 1)
    dot = round(size * 0.26 + 0.6, 1)
    drawn = [layers.land(view, palette), layers.places(view, palette, turn)]
    if tilted:
        drawn += [layers.columns(view, palette)] if view.shades else []
        drawn += layers.tilted_links(view, palette, turn)
    else:
        drawn += layers.flat_links(view, palette, camera, dot + 2) + [layers.flat_hits(view, palette, turn)]
    drawn += [layers.dots(view, palette, dot), layers.names(view, palette, camera, size, dot)]
    lon, lat = camera.middle
    return _Map(
        drawn,
        views=[pdk.View("MapView", controller={"dragRotate": tilted, "touchRotate": tilted})],
        initial_view_state=pdk.ViewState(
            round(lon, 4), round(lat, 4), round(camera.zoom, 3), round(camera.zoom - 0.4, 3), 12, camera.pitch, 0
        ),
        map_provider=None,
        tooltip={"text": "{tip}", "style": {"backgroundColor": palette.background, "color": palette.text, "border": f"1px solid {palette.muted}",
          "borderRadius": "2px", "padding": "8px 11px", "fontFamily": FONT, "fontSize": "13px", "lineHeight": "1.5", "whiteSpace":"pre-line", "zIndex": "2"}},
    )


def deck(view, *, tilted, palette, dark, key, height, on_pick):
    st.pydeck_chart(specification(view, tilted, palette), height=height, key=key, alt=view.alt)
