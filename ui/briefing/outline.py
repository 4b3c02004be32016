"""What a report will hold, as a table: its sections with their conclusions, each leading to the page that shows the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from style import terms
from ui.address import href
from ui.briefing import words as briefing_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

# The page that shows what a kind of section tells.
PAGE_OF = {
    "summary": "overview",
    "last_meeting": "overview",
    "map": "map",
    "money": "funds",
    "lagging": "lagging",
    "decisions": "lagging",
    "tracks": "tracks",
    "ranking": "ranks",
    "warnings": "warnings",
    "assessment": "assessment",
    "findings": "findings",
    "tasks": "tasks",
    "pair": "pair",
    "methods": "methods",
}


@dataclass(frozen=True)
class OutlineLine:
    """One section: how many figures, charts and tables it has, whether a map and notes for the speaker."""

    id: str
    kind: str
    title: str
    figures: int
    charts: int
    tables: int
    has_map: bool
    has_talk: bool
    pair_id: str | None


def outline(shown: View, lines: Sequence[OutlineLine], names: Callable[[str], str]) -> Ledger:
    lang = shown.lang
    columns = (
        Column("part", briefing_words.PART(lang)),
        Column("title", briefing_words.CONCLUSION(lang)),
        Column("holds", briefing_words.HOLDS(lang), wide=True),
    )
    rows = [
        Row(
            line.id,
            {"part": Cell(names(line.kind)), "title": Cell(line.title), "holds": Cell(_holds(line, lang))},
            href=href(PAGE_OF[line.kind], shown.address.to(pair=line.pair_id, parts=(), page=None)),
        )
        for line in lines
    ]
    return Ledger(briefing_words.OUTLINE(lang), columns, tuple(rows))


def _holds(line: OutlineLine, lang: str) -> str:
    said = [briefing_words.HOLD["map"](lang)] if line.has_map else []
    for kind in ("figures", "charts", "tables"):
        count = getattr(line, kind)
        if count:
            said.append((briefing_words.ONE[kind] if count == 1 else briefing_words.HOLD[kind])(lang, count=count))
    if line.has_talk:
        said.append(briefing_words.HOLD["talk"](lang))
    return terms.JOINT(lang).join(said)
