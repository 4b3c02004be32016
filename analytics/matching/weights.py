"""How much each part of complementarity weighs, chosen by the reader and written in an address."""

import re
from dataclasses import dataclass

from analytics.matching.parts import PARTS
from style.text import Text

MOST = 100
NO_WEIGHT = Text("各部分权重都是零，无从比较", "all weights are 0, so nothing can be compared")
_WORD = re.compile("".join(f"{part.code}(0|[1-9][0-9]?|{MOST})" for part in PARTS.values()))


@dataclass(frozen=True)
class Weights:
    """Whole numbers from 0 to MOST, one a part of PARTS; only their proportions count. Unless chosen, this dashboard's word: all
    alike, a half more for land and for firms and orders, and none for ties, as projects that came because two are paired do not
    tell that they should be."""

    likeness: int = 10
    links: int = 10
    supply: int = 15
    land: int = 15
    energy: int = 10
    capital: int = 10
    talent: int = 10
    material: int = 10
    distance: int = 10
    ties: int = 0

    def of(self, part_id: str) -> int:
        return int(getattr(self, part_id))

    @property
    def total(self) -> int:
        return sum(self.of(part) for part in PARTS)

    @property
    def code(self) -> str:
        """The weights as one word: li10lk10su15la15en10ca10ta10ma10di10ti0."""
        return "".join(f"{kind.code}{self.of(part)}" for part, kind in PARTS.items())

    @property
    def faults(self) -> tuple[Text, ...]:
        """Why nothing can be compared by them; empty where it can."""
        return () if self.total else (NO_WEIGHT,)


DEFAULT = Weights()


def parse(word: str) -> Weights | None:
    """The weights a word stands for; None where it is not written as `Weights.code` writes it."""
    found = _WORD.fullmatch(word)
    return Weights(**dict(zip(PARTS, map(int, found.groups()), strict=True))) if found else None


def is_weights(word: str) -> bool:
    return parse(word) is not None
