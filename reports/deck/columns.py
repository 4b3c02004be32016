"""How wide the columns of a table are: by what they hold, and what each of them can do without."""

import re
from collections.abc import Sequence
from functools import lru_cache

from reports.deck.text import inches_of
from reports.story.model import Table

SIDE = 0.07  # of a cell, inches
_LEAST_TEXT = 5.0  # signs of a text column that is broken
_WIDEST = 30.0  # signs up to which a column is given what it asks for
_LONG = 9.0  # signs above which a text may be broken before others are
_WORD, _WORD_SIGNS = re.compile(r"[A-Za-z0-9’'.,–-]+"), 20


@lru_cache(maxsize=500)
def needs(table: Table, size: float, head_lines: int = 2) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What each column asks for, and the least it can do with: neither a number nor a Latin word is broken."""
    asked, least = [], []
    pads = 2 * SIDE + 0.02
    for n, column in enumerate(table.columns):
        said = [row[n] for row in table.printed]
        sums = len(said) - 1 if table.total else -1
        cells = max((inches_of(cell, size, at == sums) for at, cell in enumerate(said)), default=0.0)
        whole, word = inches_of(column.label, size, True), _longest_word([column.label], size, True)
        head = min(max(whole / head_lines + size / 72, word), whole)
        asked.append(max(min(cells, _WIDEST * size / 72), head) + pads)
        if column.kind == "text":
            least.append(
                max(min(cells, max(_LEAST_TEXT * size / 72, _longest_word(said, size))), word) + pads
            )
        else:
            least.append(max(cells, head) + pads)
    return tuple(asked), tuple(least)


def _longest_word(texts: Sequence[str], size: float, bold: bool = False) -> float:
    """Inches of the longest Latin word, up to a length that no line can be made for."""
    words_of = {word for text in texts for word in _WORD.findall(text) if len(word) <= _WORD_SIGNS}
    return max((inches_of(word, size, bold) for word in words_of), default=0.0)


def shared(
    table: Table, width: float, size: float, asked: Sequence[float], least: Sequence[float]
) -> list[float] | None:
    """Columns of a few words keep what they ask for, those of long texts share the rest by how much they hold; where
    that leaves too little, all give way alike. None where numbers would break."""
    long = [
        n for n, column in enumerate(table.columns) if column.kind == "text" and asked[n] > _LONG * size / 72
    ]
    rest = width - sum(one for n, one in enumerate(asked) if n not in long)
    if long and rest >= sum(least[n] for n in long):
        held = {n: sum(inches_of(row[n], size) for row in table.printed) + 1.0 for n in long}
        found = _by_weight(rest, held, {n: (least[n], max(asked[n], least[n])) for n in long})
        return [found.get(n, one) for n, one in enumerate(asked)]
    spare = sum(a - b for a, b in zip(asked, least, strict=True))
    if sum(least) > width or not spare:
        return None
    share = (sum(asked) - width) / spare
    return [a - (a - b) * share for a, b in zip(asked, least, strict=True)]


def _by_weight(
    rest: float, weights: dict[int, float], bounds: dict[int, tuple[float, float]]
) -> dict[int, float]:
    """The rest by weights, none below or above its bounds; what no column may take is spread over all."""
    found: dict[int, float] = {}
    open_ = dict(weights)
    while open_:
        room, total = rest - sum(found.values()), sum(open_.values())
        given = {n: room * weight / total for n, weight in open_.items()}
        low = {n: bounds[n][0] for n, one in given.items() if one < bounds[n][0]}
        fixed = low or {n: bounds[n][1] for n, one in given.items() if one > bounds[n][1]}
        found |= fixed or given
        open_ = {n: weight for n, weight in open_.items() if n not in found}
    over = (rest - sum(found.values())) / len(found)
    return {n: one + over for n, one in found.items()}
