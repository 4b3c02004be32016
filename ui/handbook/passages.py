"""The handbook of a language, read from the documents beside the app, as text and pictures in turn."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
FILES = {"zh": "handbook.md", "en": "handbook.en.md"}
_PICTURE = re.compile(r"^!\[(?P<says>[^\]]+)\]\((?P<path>[\w./-]+)\)$", re.MULTILINE)


@dataclass(frozen=True)
class Passage:
    """Markdown, or with `picture` what that picture shows."""

    says: str
    picture: Path | None = None


@cache
def passages(lang: str) -> tuple[Passage, ...]:
    """In order, without the document's own title, which is the page's."""
    written = (DOCS / FILES[lang]).read_text(encoding="utf-8").partition("\n")[2]
    found, at = [], 0
    for one in _PICTURE.finditer(written):
        found += [Passage(written[at : one.start()].strip()), Passage(one["says"], DOCS / one["path"])]
        at = one.end()
    return tuple(part for part in (*found, Passage(written[at:].strip())) if part.says)
