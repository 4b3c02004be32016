"""What may be taken away as a picture, and what is said along with it: what the screen hands to those who draw files."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from charts.flow_view import FlowView
from charts.map_view import MapView
from charts.plot import Plot

MapLook = Literal["drawn", "flat", "tilted"]


@dataclass(frozen=True)
class Caption:
    """All lines may be empty. `warning` (simulated figures) is the watermark too."""

    title: str = ""
    period: str = ""
    source: str = ""
    dataset: str = ""
    warning: str = ""


@dataclass(frozen=True)
class PlotPicture:
    """A chart of the screen with the words for who does not see it."""

    plot: Plot
    alt: str


@dataclass(frozen=True)
class MapOnScreen:
    """A map as one of the screen's three: vector, or of deck.gl, from above or aslant."""

    view: MapView
    look: MapLook = "drawn"


Picture = PlotPicture | MapOnScreen | FlowView
PictureWriter = Callable[[Picture, Caption], bytes]
