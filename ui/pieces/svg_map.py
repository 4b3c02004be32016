"""The map that needs no WebGL: counties by role or by figure and links between them, drawn as SVG."""

from collections.abc import Callable
from dataclasses import dataclass

from analytics.map.geography import arc as arc_path
from charts.map_view import Arc, MapView
from ui.pieces.components import OnPick, Piece, mount, packed
from ui.pieces.kept import kept


@dataclass(frozen=True)
class _Drawn(Arc):
    d: str = ""


def _drawn(arc: Arc) -> _Drawn:
    return _Drawn(**vars(arc), d=arc_path(arc.start, arc.end).d)


def svg_map(view: MapView | Callable[[], MapView], *, key: str, on_pick: OnPick | None = None) -> None:
    """Draw the map across its container, or the one that is made once for all readers (ui.pieces.kept). A pick is `("arc", id)`
    or `("county", adcode)`. UnknownCounty where an arc ends in no county of the region.
    """
    heard = on_pick is not None
    piece = _piece(view, heard) if isinstance(view, MapView) else kept(lambda: _piece(view(), heard), key=key)
    mount("svg_map", piece, key=key, on_pick=on_pick)


def _piece(view: MapView, heard: bool) -> Piece:
    content = vars(view) | {"arcs": tuple(_drawn(arc) for arc in view.arcs)}
    ids = {"arc": frozenset(a.id for a in view.arcs), "county": frozenset(s.adcode for s in view.shades)}
    return packed(content, ids=ids, heard=heard)
