"""How alike two names are, and what tells them apart however alike they are."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from store.written.signs import normal
from style.text import Text

LIKE = 90  # of 100: how alike a name must be to be proposed
AHEAD = 5  # and how far ahead of the next one
# Signs that people leave out or put in; between two digits they are part of a number.
_NOISE = re.compile(
    r"(?<![0-9])[\s\-~_.,;:、。·/()\[\]{}<>《》“”\"'‘’「」【】+&]+|[\s\-~_.,;:、。·/()\[\]{}<>《》“”\"'‘’「」【】+&]+(?![0-9])"
)
# Figures, letters, numbers in signs and whatever else comes in twos: 一期 and 二期, A区 and B区, 东厂 and 西厂, 新建 and 扩建.
_TELLING = re.compile(
    "[0-9]+(?:\\.[0-9]+)?|[a-z]+|[一二三四五六七八九十东西南北上下左右前后内外甲乙丙丁新老旧扩迁主副]"
)

ALIKE = Text("与“{name}”相近（{score}%），按它理解，请核对", "like “{name}” ({score}%) and taken for it: please check")


def bare(text: str) -> str:
    """A name without the signs that people leave out or put in."""
    return _NOISE.sub("", normal(text).casefold())


def alike(name: str, among: Mapping[str, str]) -> tuple[str, int] | None:
    """The one of some bare names that is meant, if it is very like, clearly ahead of the next, and nothing in it tells it
    apart: what it stands for, and how like it is."""
    best = process.extract(name, among.keys(), scorer=fuzz.ratio, limit=2, score_cutoff=LIKE - AHEAD)
    if not best or best[0][1] < LIKE or (len(best) > 1 and best[0][1] - best[1][1] < AHEAD):
        return None
    if _TELLING.findall(best[0][0]) != _TELLING.findall(name):
        return None
    return among[best[0][0]], int(best[0][1])


def nearest(name: str, names: Mapping[str, str]) -> str:
    """The three nearest of some names, with their ids; a dash where nothing is near."""
    best = process.extract(name, names, scorer=fuzz.ratio, limit=3, score_cutoff=40)
    return " / ".join(near if str(key) in near else f"{key} {near}" for near, _, key in best) or "—"
