"""PowerPoint's own sections: the slides of a deck in groups that can be folded away."""

import uuid
from collections.abc import Sequence

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from reports.deck.words import GROUPS
from reports.deck.xml import element

_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def add(deck: Deck, kinds: Sequence[str | None], lang: str) -> None:
    """`kinds` are the kinds of the sections the slides belong to, in their order; None is the cover's."""
    ids = [slide.slide_id for slide in deck.slides]
    found: list[tuple[str, list[int]]] = []
    for slide_id, kind in zip(ids, kinds, strict=True):
        name = next(name(lang) for name, held in GROUPS if kind in held)
        if not found or found[-1][0] != name:
            found.append((name, []))
        found[-1][1].append(slide_id)
    groups = [_section(n, name, slides) for n, (name, slides) in enumerate(found)]
    held = element("p:ext", element("p14:sectionLst", *groups), uri=_URI)
    markup = element("p:extLst", held).replace("<p:extLst", f'<p:extLst xmlns:p="{_P}" xmlns:p14="{_P14}"', 1)
    whole = deck.part._element
    for old in whole.findall(qn("p:extLst")):
        whole.remove(old)
    whole.append(parse_xml(markup))


def _section(n: int, name: str, slides: Sequence[int]) -> str:
    own = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{n} {name}")).upper()
    listed = element("p14:sldIdLst", *(element("p14:sldId", id=slide) for slide in slides))
    return element("p14:section", listed, name=name, id=f"{{{own}}}")
