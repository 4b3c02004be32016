"""The handbook of a language, read from the documents beside the app, as text and pictures in turn."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from style.text import in_own_words

DOCS = Path(__file__).resolve().parents[2] / "docs"
FILES = {"zh": "handbook.md", "en": "handbook.en.md"}
CHAPTERS = ("leaders", "planners", "presenters", "county", "stewards")  # as addresses name them: /help#county
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_PICTURE = re.compile(r"^!\[(?P<says>[^\]]+)\]\((?P<path>[\w./-]+)\)$", re.MULTILINE)


@dataclass(frozen=True)
class Passage:
    """Markdown; with `picture` what that picture shows; with `chapter` the title of one of CHAPTERS."""

    says: str
    picture: Path | None = None
    chapter: str = ""


@cache
def passages(lang: str) -> tuple[Passage, ...]:
    """In order, without the document's own title, which is the page's."""
    written = in_own_words((DOCS / FILES[lang]).read_text(encoding="utf-8").partition("\n")[2], lang)
    before, *rest = _HEADING.split(written)
    found = list(_within(before))
    for chapter, title, text in zip(CHAPTERS, rest[::2], rest[1::2], strict=True):
        found += [Passage(title.strip(), chapter=chapter), *_within(text)]
    return tuple(found)


def _within(written: str) -> Iterator[Passage]:
    """The text and pictures of a chapter."""
    at = 0
    for one in _PICTURE.finditer(written):
        if text := written[at : one.start()].strip():
            yield Passage(text)
        yield Passage(one["says"], DOCS / one["path"])
        at = one.end()
    if text := written[at:].strip():
        yield Passage(text)
