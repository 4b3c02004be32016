"""How much room the texts of a chart have: on a screen what a phone has at the least, on paper of a known width all there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.plot import Json
from charts.style import SIZE, ems

ON_A_PHONE = 260  # pixels across that a level chart's bars have at the least
NAME_EMS = 9.0  # a name beside a level bar, in a line
NAME_SHARE = 0.3  # of paper, what such a name may take
UPRIGHT_EMS = 22.0  # all names under upright bars together, on a phone
BESIDE = 30  # pixels of paper left for margins and for the words of an upright axis
LEAST = 8.5  # pixels: a figure smaller than this is not read, and then rather touches the next


@dataclass(frozen=True)
class Room:
    """`across`: pixels level bars and their figures have. `slot`: pixels between two upright bars, None where that is not known."""

    across: float = ON_A_PHONE
    slot: float | None = None

    def taken(self, texts: Sequence[str], most: float) -> float:
        """The part of a level axis, at most so much, that is kept free for the longest of the texts beyond the bars."""
        return min(most, max(map(ems, texts), default=0.0) * SIZE / self.across)

    def size(self, text: str) -> float:
        """Of a figure above a bar: smaller where it would reach into the next one's."""
        return SIZE if self.slot is None else max(LEAST, min(SIZE, self.slot / max(1.0, ems(text))))


def name_ems(paper: float | None, places: int, is_level: bool) -> float:
    """How wide, in ems, a line of a name may be: beside a level bar, or under an upright one of so many."""
    if is_level:
        return NAME_EMS if paper is None else max(NAME_EMS, NAME_SHARE * paper / SIZE)
    return max(2.5, (UPRIGHT_EMS if paper is None else (paper - BESIDE) / SIZE) / max(1, places))


def room_beside(names: Sequence[str], paper: float | None) -> Room:
    """Of level bars beside their folded names."""
    if paper is None:
        return Room()
    widest = max((ems(row) for name in names for row in name.split("<br>")), default=0.0)
    return Room(across=paper - widest * SIZE - BESIDE)


def thinned(axis: Json, across: float) -> Json:
    """A level axis of values so many pixels long; where its words would touch, every second goes and its line stays."""
    (low, high), at, said = axis["range"], axis["tickvals"], axis["ticktext"]
    apart = across * (at[1] - at[0]) / (high - low)
    if max(map(ems, said)) * SIZE + SIZE / 2 <= apart:
        return axis
    return axis | {"ticktext": [text if n % 2 == 0 else "" for n, text in enumerate(said)]}
