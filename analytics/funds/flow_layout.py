"""How a flow in three columns is laid out: bars stacked in their order, ribbons between them, one scale for all of it.

Heights are drawing units (pixels on a screen) and final; across, a ribbon runs from 0 to ACROSS and is stretched to the
room there is, so that one layout serves a wall, a phone and a sheet of paper.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

ACROSS = 100.0
THINNEST = 1.0  # what is thinner is drawn so thin, or it would not be seen


@dataclass(frozen=True)
class Bar:
    """A bar from `top`, so `height` high, within the slot that keeps room for its name."""

    top: float
    height: float
    slot_top: float
    slot_height: float


@dataclass(frozen=True)
class Ribbon:
    """From the height `start` on the left to the height `end` on the right, both of its upper edge."""

    start: float
    end: float
    breadth: float

    @property
    def begins(self) -> float:
        """The middle of its left end."""
        return self.start + self.breadth / 2

    @property
    def d(self) -> str:
        """The ribbon as an SVG path."""
        seen = max(self.breadth, THINNEST)
        lift = (seen - self.breadth) / 2
        a, b, half = self.start - lift, self.end - lift, ACROSS / 2
        return (
            f"M0 {a:.1f}C{half:g} {a:.1f} {half:g} {b:.1f} {ACROSS:g} {b:.1f}"
            f"V{b + seen:.1f}C{half:g} {b + seen:.1f} {half:g} {a + seen:.1f} 0 {a + seen:.1f}Z"
        )


@dataclass(frozen=True)
class FlowLayout:
    """`inflow` is one ribbon for each of `middle`, `links` by (place in middle, place in ends)."""

    height: float
    source: Bar
    middle: tuple[Bar, ...]
    ends: tuple[Bar, ...]
    inflow: tuple[Ribbon, ...]
    links: Mapping[tuple[int, int], Ribbon]


def flow_layout(
    middle: Sequence[Decimal],
    ends: Sequence[Decimal],
    links: Mapping[tuple[int, int], Decimal],
    *,
    height: float,
    slot: float,
    end_slot: float,
    gap: float = 3.0,
) -> FlowLayout:
    """`height` is that of the whole money; a bar has a slot of at least `slot`, in the last column `end_slot`.

    Everything that flows into a bar flows in the order of the column it comes from, so ribbons cross as little as they can.
    """
    whole = sum(middle, Decimal(0))
    scale = height / float(whole) if whole else 0.0
    columns = [[float(amount) * scale for amount in column] for column in (middle, ends)]
    slots = [[max(bar, least) for bar in column] for column, least in zip(columns, (slot, end_slot), strict=True)]
    full = max([height, *(sum(each) + gap * (len(each) - 1) for each in slots if each)])
    first, last = (_stacked(bars, rooms, full, gap) for bars, rooms in zip(columns, slots, strict=True))
    source = Bar((full - height) / 2, height, (full - height) / 2, height)
    breadths = {at: float(amount) * scale for at, amount in links.items()}
    inflow = _offsets({(0, n): bar for n, bar in enumerate(columns[0])}, 0)
    out, into = _offsets(breadths, 0), _offsets(breadths, 1)
    return FlowLayout(
        full,
        source,
        first,
        last,
        tuple(Ribbon(source.top + inflow[0, n], bar.top, bar.height) for n, bar in enumerate(first)),
        {
            at: Ribbon(first[at[0]].top + out[at], last[at[1]].top + into[at], breadth)
            for at, breadth in breadths.items()
        },
    )


def _stacked(bars: Sequence[float], rooms: Sequence[float], full: float, gap: float) -> tuple[Bar, ...]:
    """One below another over the full height: what is left over goes between them; a single one stands in the middle."""
    if not bars:
        return ()
    left = full - sum(rooms)
    between = min(left / (len(bars) - 1), max(gap, left / len(bars))) if len(bars) > 1 else 0.0
    at, placed = (left - between * (len(bars) - 1)) / 2, []
    for bar, room in zip(bars, rooms, strict=True):
        placed.append(Bar(at + (room - bar) / 2, bar, at, room))
        at += room + between
    return tuple(placed)


def _offsets(breadths: Mapping[tuple[int, int], float], side: int) -> dict[tuple[int, int], float]:
    """How far below the top of its bar on that side (0 left, 1 right) each ribbon begins."""
    used: dict[int, float] = {}
    found = {}
    for at in sorted(breadths):
        found[at] = used.get(at[side], 0.0)
        used[at[side]] = found[at] + breadths[at]
    return found
