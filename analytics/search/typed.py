"""What a reader typed, as names are looked for by it: the words as they stand, letters as syllables, letters as initials."""

import re
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass

LONGEST = 60  # signs; a name that is longer is found by a part of it
MOST_PARTINGS = 8  # ways to part letters into syllables that are tried: xian is 县 and 西安
_DASHES = dict.fromkeys(map(ord, "—–\u2012―−~～"), "-")
_LETTERS = re.compile(r"[a-zü]{2,}")
_SHORT_FORM = re.compile(r"[a-z0-9-]*[a-z][a-z0-9-]*")


@dataclass(frozen=True)
class Typed:
    """`text` as all names are written for a search (`plain`); `letters` what may be pinyin, `initials` what may be first
    letters; both "" where it cannot be."""

    text: str
    letters: str = ""
    initials: str = ""


def plain(text: str) -> str:
    """Small letters, signs of full width narrow, every dash one: what two spellings of one name have in common."""
    return unicodedata.normalize("NFKC", text).lower().translate(_DASHES)


def cleaned(said: str) -> str:
    """Without what cannot be seen and without stray spaces; nothing is left of what has no sign to be seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in said).split())


def typed(said: str) -> Typed | None:
    """What to look for; None where nothing was typed. Of what is longer than any search the beginning is taken."""
    text = plain(cleaned(said[: 4 * LONGEST]))[:LONGEST].strip()
    if not text:
        return None
    close = text.replace(" ", "").replace("'", "").replace("’", "")
    letters = close.replace("-", "")
    return Typed(
        text,
        letters.replace("ü", "v") if _LETTERS.fullmatch(letters) else "",
        close if len(close) > 1 and _SHORT_FORM.fullmatch(close) else "",
    )


def partings(letters: str, syllables: Set[str]) -> list[str]:
    """The ways the letters are syllables one after another, each between spaces, the last perhaps not yet whole:
    " jing  ni"."""
    longest = max(map(len, syllables), default=0)
    begun = {syllable[:n] for syllable in syllables for n in range(1, len(syllable) + 1)}
    ends = {len(letters)}  # from where on the letters can be parted at all, so that no way is tried in vain
    for at in range(len(letters) - 1, -1, -1):
        whole = any(letters[at:to] in syllables and to in ends for to in range(at + 1, at + longest + 1))
        if whole or letters[at:] in begun:
            ends.add(at)

    def ways(at: int) -> Iterator[str]:
        if letters[at:] in begun:
            yield f" {letters[at:]}"
        for to in range(min(at + longest, len(letters) - 1), at, -1):
            if to in ends and letters[at:to] in syllables:
                yield from (f" {letters[at:to]} {rest}" for rest in ways(to))

    found: list[str] = []
    for way in ways(0) if 0 in ends else ():
        found.append(way)
        if len(found) == MOST_PARTINGS:
            break
    return found
