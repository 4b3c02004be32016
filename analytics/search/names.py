"""Names that can be looked for, many at once: how well each is met by what was typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.search.spelling import spelled
from analytics.search.typed import Typed, partings, plain

# How a name is met, the best first: all of it, its beginning, somewhere within, by its syllables, by its initials.
EXACT, PREFIX, INSIDE, PINYIN, PINYIN_INSIDE, INITIALS, INITIALS_INSIDE, NOT_MET = range(8)
# As a part of something else that was met: where in the part is no matter then.
WITHIN = np.array(
    [INSIDE, INSIDE, INSIDE, PINYIN_INSIDE, PINYIN_INSIDE, INITIALS_INSIDE, INITIALS_INSIDE, NOT_MET], np.int8
)
LEAST_INITIALS = 3  # that are looked for within a name; at its beginning two do
_END = "\n"
# Names that are spelled in one go: a table over all of half a million held the interpreter, and so every reader, for seconds.
AT_ONCE = 4000


@dataclass(frozen=True)
class _Lines:
    """One line a name, each with its end: as bytes, in which what is nowhere is told at once, and where in them each begins.
    `of`: whose lines they are where only some names have one."""

    whole: bytearray
    offsets: np.ndarray
    of: np.ndarray | None = None

    @property
    def lengths(self) -> np.ndarray:
        return np.diff(self.offsets) - 1

    @property
    def rows(self) -> pa.Array:
        """The same bytes by row."""
        buffers = [None, pa.py_buffer(self.offsets), pa.py_buffer(self.whole)]
        return pa.Array.from_buffers(pa.large_string(), len(self.offsets) - 1, buffers)

    def at(self, wanted: str) -> np.ndarray | None:
        """Where in each line it begins (in bytes), -1 where it does not; None where no line has it."""
        sought = wanted.encode()
        if sought not in self.whole:
            return None
        return np.asarray(pc.find_substring(self.rows, wanted))

    def lower(self, found: np.ndarray, rank: int, where: np.ndarray) -> None:
        """Lets those be met at `rank` that are not met better already."""
        which = np.flatnonzero(where) if self.of is None else self.of[where]
        found[which] = np.minimum(found[which], np.int8(rank))


def _lines(whole: bytearray, of: Sequence[int] | None = None) -> _Lines:
    ends = np.flatnonzero(np.frombuffer(whole, np.uint8) == ord(_END)) + 1
    offsets = np.concatenate(([0], ends)).astype(np.int64)
    return _Lines(whole, offsets, None if of is None else np.array(of, np.int32))


class _TwoWays:
    """Lines in their usual spelling, and the second way of those names that are not spelled alike in both: a search looks through each."""

    def __init__(self) -> None:
        self.usual, self.other = bytearray(), bytearray()
        self.of: list[int] = []

    def add(self, first: int, usual: str, other: str) -> None:
        self.usual += usual.encode()
        if usual != other:
            both = enumerate(zip(usual.split(_END), other.split(_END), strict=True), first)
            unlike = [(at, second) for at, (one, second) in both if one != second]
            self.of += [at for at, _ in unlike]
            self.other += "".join(second + _END for _, second in unlike).encode()

    def lines(self) -> tuple[_Lines, ...]:
        usual = _lines(self.usual)
        return (usual, _lines(self.other, self.of)) if self.of else (usual,)


@dataclass(frozen=True)
class Names:
    """`count` names as they stand and, where they are `spelled`, by pinyin and initials in both readings."""

    count: int
    text: _Lines
    pinyin: tuple[_Lines, ...] = ()
    initials: tuple[_Lines, ...] = ()
    syllables: frozenset[str] = frozenset()

    def met(self, wanted: Typed) -> np.ndarray:
        """How each name is met, in their order: int8, NOT_MET where it is not."""
        found = np.full(self.count, NOT_MET, np.int8)
        if (at := self.text.at(wanted.text)) is not None:
            found[at > 0] = INSIDE
            found[at == 0] = PREFIX
            found[(at == 0) & (self.text.lengths == len(wanted.text.encode()))] = EXACT
        for begin, lines, sought, within in self._spelled(wanted):
            self._by_sound(found, begin, lines, sought, within)
        return found

    def _spelled(self, wanted: Typed) -> Iterator[tuple[int, _Lines, str, str]]:
        """How it is met at a name's beginning, the lines to look in, what for there and what for further on ("": nothing).
        Further on chance meets much: a syllable alone must be whole there, and two initials are too few."""
        if wanted.letters and self.pinyin:
            for way in partings(wanted.letters, self.syllables):
                alone = "  " not in way
                within = (f"{way} " if way[1:] in self.syllables else "") if alone else way
                yield from ((PINYIN, lines, way, within) for lines in self.pinyin)
        if wanted.initials:
            within = wanted.initials if len(wanted.initials) >= LEAST_INITIALS else ""
            yield from ((INITIALS, lines, wanted.initials, within) for lines in self.initials)

    @staticmethod
    def _by_sound(found: np.ndarray, begin: int, lines: _Lines, sought: str, within: str) -> None:
        first = lines.at(sought)
        if first is None:
            return
        lines.lower(found, begin, first == 0)
        later = first if within == sought else lines.at(within) if within else None
        if later is not None:
            lines.lower(found, begin + 1, later > 0)


def names(given: Iterable[Sequence[str | None]], *, by_sound: bool = True) -> Names:
    """The names made ready, some at a time; what has none is met by nothing. `by_sound`: by pinyin and initials too."""
    plainly, pinyin, initials, syllables, count = bytearray(), _TwoWays(), _TwoWays(), set[str](), 0
    for some in given:
        text = plain("".join((name or "").replace(_END, " ") + _END for name in some))
        plainly += text.encode()
        first, count = count, count + len(some)
        if by_sound:
            said = spelled(text)
            pinyin.add(first, *said.pinyin)
            initials.add(first, *said.initials)
            syllables |= said.syllables
    if not by_sound:
        return Names(count, _lines(plainly))
    return Names(count, _lines(plainly), pinyin.lines(), initials.lines(), frozenset(syllables))
