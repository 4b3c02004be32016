"""How Chinese names are spelled: by the syllables and the initials of their signs, in the usual reading and the next one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pypinyin import Style, pinyin

FIRST, LAST = "\u3400", "\u9fff"  # the Chinese signs


@dataclass(frozen=True)
class Spellings:
    """A text of several lines spelled whole: `pinyin` has each syllable between spaces, `initials` a letter a sign. Twice,
    as a sign may be read in two ways (乐: le, yue): names of more than two such signs are found by their own letters."""

    pinyin: tuple[str, str]
    initials: tuple[str, str]
    syllables: frozenset[str]


@cache
def readings(sign: str) -> tuple[str, ...]:
    """The syllables a Chinese sign is read as, without tones, the usual one first; none where nobody knows."""
    found = pinyin(sign, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0])) if found else ()


def spelled(text: str) -> Spellings:
    """Signs that are not Chinese stay as they are. A table a text, so that a hundred thousand names are no loop of ours."""
    known = {sign: read for sign in _chinese(set(text)) if (read := readings(sign))}
    twice = [{ord(sign): read[min(n, len(read) - 1)] for sign, read in known.items()} for n in (0, 1)]
    by_syllable = [text.translate({sign: f" {read} " for sign, read in table.items()}) for table in twice]
    by_letter = [text.translate({sign: read[0] for sign, read in table.items()}) for table in twice]
    every = frozenset(read for table in twice for read in table.values())
    return Spellings((by_syllable[0], by_syllable[1]), (by_letter[0], by_letter[1]), every)


def _chinese(signs: Iterable[str]) -> list[str]:
    return [sign for sign in signs if FIRST <= sign <= LAST]
