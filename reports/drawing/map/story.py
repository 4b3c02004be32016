"""A story's map as a drawing: the roles, widths and names of its links, one of them picked out where it is asked for."""

import re

from analytics.map.geography import county
from reports.drawing.map.key import KeyEntry
from reports.drawing.map.map import THICKEST, THINNEST, Link, Province, draw
from reports.drawing.sheet import Sheet
from reports.story.model import MapLink, MapPicture
from style import terms

_BETWEEN = re.compile(r"\s*[—–]\s*")


def province(picture: MapPicture, lang: str) -> Province:
    """What is drawn of the story's map."""
    chosen = next((link for link in picture.links if link.pair_id == picture.focus), None)
    links = tuple(
        Link(one.industrial, one.mountain, None if one.width is None else THINNEST + (THICKEST - THINNEST) * float(one.width),
             dim=chosen is not None and one != chosen)
        for one in picture.links
    )  # fmt: skip
    roles, labels = {}, {}
    for one in picture.links:
        roles |= {one.industrial: "industrial", one.mountain: "mountain"}
        labels |= _names(one)
    key = [KeyEntry("industrial", terms.INDUSTRIAL(lang)), KeyEntry("mountain", terms.MOUNTAIN(lang))]
    if any(link.width is None and not link.dim for link in links):
        key.append(KeyEntry("no_figure", terms.NO_FIGURE_DASHED(lang)))
    strong = frozenset((chosen.industrial, chosen.mountain)) if chosen else frozenset()
    return Province(
        picture.caption, picture.alt, links, roles, labels, picture.note, strong=strong, key=tuple(key)
    )


def _names(link: MapLink) -> dict[str, str]:
    """The two counties as the link's label names them, in its language."""
    said = _BETWEEN.split(link.label)
    if len(said) != 2 or not all(said):
        said = [county(link.industrial).short_name, county(link.mountain).short_name]
    return {link.industrial: said[0], link.mountain: said[1]}


def map_sheet(picture: MapPicture, lang: str, across: float = 420, size: float = 11.0) -> Sheet:
    return draw(province(picture, lang), across, size=size)
