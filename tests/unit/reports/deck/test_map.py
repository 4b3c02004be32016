"""The map of a deck: links in the colours of their classes, the worst drawn last and named; no name is covered."""

from itertools import combinations

import pytest

from reports.deck import words
from style.colours import LIGHT
from tests.unit.reports.deck.slides import all_shapes, sections, told, written


def of_map(lang: str):
    (found,) = [one for one in sections(told("demo", lang), written("demo", lang)) if one.section.kind == "map"]
    return found.section.map, list(all_shapes(found.slides[0]))


def texts(shapes) -> dict[str, object]:
    return {shape.text_frame.text: shape for shape in shapes if shape.has_text_frame and shape.text_frame.text}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_worst_are_written_on_the_map_and_lie_on_top(lang):
    picture, shapes = of_map(lang)
    names = [shape.name for shape in shapes]
    by_class = sorted(picture.links, key=lambda link: link.order)
    arrows = [names.index(words.ARROW(lang, name=f"{link.label} {link.printed}")) for link in by_class]
    assert arrows == sorted(arrows), "of a rate the worst lies on top"
    for link, at in zip(by_class, arrows, strict=True):
        assert LIGHT.pace[link.pace].removeprefix("#") in shapes[at].element.xml
    written_on = texts(shapes)
    tags = [link.tag for link in picture.links if link.tag]
    assert tags and set(tags) <= set(written_on)
    for one, other in combinations([written_on[tag] for tag in tags], 2):
        assert (
            one.left + one.width <= other.left
            or other.left + other.width <= one.left
            or one.top + one.height <= other.top
            or other.top + other.height <= one.top
        )
    key = " ".join(written_on)
    assert all(said in key for said in picture.paces)
