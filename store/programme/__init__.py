"""The programme this server speaks of: its name, region, years, announced money, tracks, words and map, as its file tells them."""

from store.programme.definition import Drawing, Inset, Programme
from store.programme.found import BOUNDARIES, PROGRAMME

__all__ = ["BOUNDARIES", "PROGRAMME", "Drawing", "Inset", "Programme"]
