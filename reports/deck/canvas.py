"""One slide being filled: finished markup in the order it covers each other, and the links that lead away from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.slide import Slide

from reports.deck import words
from reports.deck.text import Paragraph, Run, text_box
from reports.deck.xml import NAMESPACES, Box, element, jump
from style.text import Text


@dataclass(frozen=True)
class Targets:
    """Where links lead: each pair's slide by its id and by its label as printed, where they come back to, and the first slide of
    each part by its name on the agenda."""

    pairs: Mapping[str, Slide] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    home: Slide | None = None
    back: Text = words.BACK
    parts: Mapping[str, Slide] = field(default_factory=dict)


@dataclass
class Canvas:
    slide: Slide
    lang: str
    targets: Targets
    charts: int = 0  # of the deck before this slide: the names of their parts go on
    parts: list[str] = field(default_factory=list)
    _last: int = 1  # the tree's own

    def number(self) -> int:
        """The next shape's id."""
        self._last += 1
        return self._last

    def add(self, *markup: str) -> None:
        self.parts += markup

    def text(self, name: Text | str, box: Box, *paragraphs: Paragraph, **look: object) -> None:
        said = name if isinstance(name, str) else name(self.lang)
        self.add(text_box(self.number(), said, box, paragraphs, self.lang, **look))  # type: ignore[arg-type]

    def line(self, name: Text | str, box: Box, run: Run, align: str = "l", **look: object) -> None:
        self.text(name, box, Paragraph((run,), align), **look)

    def jump_to(self, slide: Slide, tip: str = "") -> str:
        return jump(self.slide.part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE), tip)

    def pair_link(self, pair_id: str | None) -> str:
        """A link to the pair's slide; nothing where there is none, or where this is it."""
        target = self.targets.pairs.get(pair_id or "")
        if target is None or target is self.slide:
            return ""
        label = next((label for label, of in self.targets.labels.items() if of == pair_id), "")
        return self.jump_to(target, words.OPEN_PAIR(self.lang, pair=label))

    def part_link(self, name: str) -> str:
        """A link from the agenda to where a part begins; nothing for what is no part."""
        target = self.targets.parts.get(name)
        return self.jump_to(target) if target else ""

    def finish(self) -> None:
        """Puts what was drawn on the slide, in place of what its layout gave it."""
        tree = element(
            "p:spTree",
            element("p:nvGrpSpPr", element("p:cNvPr", id=1, name=""), element("p:cNvGrpSpPr"), element("p:nvPr")),
            element("p:grpSpPr"),
            *self.parts,
        )
        # The whole part at once: to hang shapes into the slide there is takes a third of a deck's time.
        self.slide.part._element = parse_xml(
            f"<p:sld {NAMESPACES}><p:cSld>{tree}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )
