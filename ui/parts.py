"""The parts of a long page: which of them is open, the row that leads to each, and drawing what is open and nothing else."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from access.reader import acting
from analytics.known_facts.facts import is_partial
from ui import words
from ui.address import href, opened
from ui.pieces.links import Link, links
from ui.sitemap import ALL_PARTS, WHOLE, Part, Site
from ui.view import View

Of = TypeVar("Of")


def parts(shown: View, site: Site) -> tuple[Part, ...]:
    """Those of the page as it is shown that the reader may open. Of single facts a page is short: it has none."""
    may = acting().may
    return () if site.narrowed and is_partial(shown.dataset) else tuple(part for part in site.parts if may(part.right))


def open_part(shown: View, site: Site) -> str:
    """The id of the part that is open; WHOLE where all of the page is. A part that the reader may not open gives way to the first."""
    there = parts(shown, site)
    asked = opened(site.id, shown.address) if there else WHOLE
    return asked if asked == WHOLE or any(part.id == asked for part in there) else there[0].id


def lay_out(shown: View, site: Site, drawn: Mapping[str, Callable[[View], None]]) -> None:
    """Draw what is open, of every part of the page its function, in the order given; what is not open is not even asked for."""
    if set(drawn) != {part.id for part in site.parts}:
        raise ValueError(f"{site.id} is laid out in {list(drawn)}, which are not the parts it has")
    chosen, right_of = open_part(shown, site), {part.id: part.right for part in site.parts}
    for part_id, draw in drawn.items():
        if chosen in (WHOLE, part_id) and acting().may(right_of[part_id]):
            draw(shown)


def sections(of: Of, *drawn: Callable[[View, Of], None]) -> Callable[[View], None]:
    """One part made of several sections, in their order, each of the same thing."""

    def draw(shown: View) -> None:
        for section in drawn:
            section(shown, of)

    return draw


def parts_row(shown: View, site: Site) -> None:
    """The way to each part and to all of them; nothing on a page that is short."""
    if parts(shown, site):
        links(lambda: part_links(shown, site), label=words.PARTS(shown.lang), key="parts", look="parts")


def part_links(shown: View, site: Site) -> list[Link]:
    chosen, there = open_part(shown, site), parts(shown, site)
    every = tuple(heading for part in there for heading in part.holds)
    return [
        Link("of", words.THIS_PAGE(shown.lang), None),
        *(_to(shown, site, part.id, part.title(shown.lang), part.holds, chosen) for part in there),
        _to(shown, site, WHOLE, ALL_PARTS(shown.lang), every, chosen),
    ]


def whole_href(shown: View, site: Site) -> str | None:
    """Where all parts of the page are; None where they are shown already."""
    if open_part(shown, site) == WHOLE:
        return None
    return href(site.id, shown.address.to(part=None), WHOLE)


def _to(shown: View, site: Site, part: str, label: str, holds: tuple[str, ...], chosen: str) -> Link:
    return Link(part, label, href(site.id, shown.address.to(part=None), part), current=part == chosen, holds=holds)
