"""Where the names on the pydeck map stand so that none covers another, worked out for the view it opens with."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

Point = tuple[float, float]

# How a name lies to its dot: to the left or right, above or below; earlier ones are liked better.
_WAYS = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
_FURTHER = (0.0, 6.0)  # pixels more between the name and its dot, where it is crowded
_SWEEPS = 3
_NARROW = 0.58  # of the size: a Latin letter's mean width


@dataclass(frozen=True)
class Spot:
    """A name to be placed: its dot at (x, y) pixels; of two that cannot both stand, the lower `rank` goes."""

    id: str
    name: str
    x: float
    y: float
    rank: int


@dataclass(frozen=True)
class _Box:
    x: float
    y: float
    w: float
    h: float

    def overlap(self, other: "_Box") -> float:
        w = min(self.x + self.w, other.x + other.w) - max(self.x, other.x)
        h = min(self.y + self.h, other.y + other.h) - max(self.y, other.y)
        return w * h if w > 0 and h > 0 else 0.0

    def holds(self, x: float, y: float) -> bool:
        return self.x < x < self.x + self.w and self.y < y < self.y + self.h


def name_width(name: str, size: float) -> float:
    """Pixels a name takes at `size`, near enough for placing it."""
    return sum(size if east_asian_width(letter) in "WF" else size * _NARROW for letter in name)


def placed(
    spots: Sequence[Spot], links: Sequence[Point], *, size: float, dot: float, view: Point
) -> dict[str, Point]:
    """Pixels from each dot to the middle of its name; a name that would cover another, or another's dot, is left out.

    `links` are points along the links, about half a name's height apart; `view` is the width and height in pixels.
    """
    tries = [_tries(spot, spots, links, size, dot, view) for spot in spots]
    chosen = [min(options, key=lambda option: option[1])[0] for options in tries]
    for _ in range(_SWEEPS):
        for i, options in enumerate(tries):
            others = [box for j, box in enumerate(chosen) if j != i]
            chosen[i] = min(options, key=lambda option: option[1] + _covered(option[0], others))[0]
    kept: dict[str, _Box] = {}
    for i in sorted(range(len(spots)), key=lambda i: -spots[i].rank):
        box = chosen[i]
        tight = _Box(box.x, box.y + box.h * 0.05, box.w, box.h * 0.9)
        others = (s for s in spots if s.id != spots[i].id)
        on_a_dot = any(_about(s, dot / 2).overlap(box) for s in others)
        if not on_a_dot and not any(tight.overlap(other) for other in kept.values()):
            kept[spots[i].id] = tight
    at = {spot.id: spot for spot in spots}
    return {
        name: (round(box.x + box.w / 2 - at[name].x, 1), round(box.y + box.h / 2 - at[name].y, 1))
        for name, box in kept.items()
    }


def _tries(
    spot: Spot, spots: Sequence[Spot], links: Sequence[Point], size: float, dot: float, view: Point
) -> list[tuple[_Box, float]]:
    """The places a name may take, each with what it costs whatever the other names do."""
    found = []
    whole = _Box(0, 0, *view)
    for further in _FURTHER:
        for liking, (right, down) in enumerate(_WAYS):
            box = _beside(spot, right, down, name_width(spot.name, size), size * 1.2, dot + 2 + further)
            dots = sum(_about(s, dot).overlap(box) > 0 for s in spots)
            near = sum(
                _about(s, dot * 2).overlap(box) > 0 for s in spots if s.id != spot.id
            )  # whose name is it?
            crossed = sum(box.holds(x, y) for x, y in links)
            outside = 1 - box.overlap(whole) / (box.w * box.h)
            cost = dots * 40 + near * 9 + crossed * 6 + outside * 400 + liking * 1.5 + further * 2
            found.append((box, cost))
    return found


def _about(spot: Spot, reach: float) -> _Box:
    return _Box(spot.x - reach, spot.y - reach, 2 * reach, 2 * reach)


def _beside(spot: Spot, right: int, down: int, w: float, h: float, gap: float) -> _Box:
    x = spot.x + gap if right > 0 else spot.x - gap - w if right < 0 else spot.x - w / 2
    lift = h * 0.35 if right else 0.0  # beside and a little above or below, not at the corner
    y = spot.y + gap - lift if down > 0 else spot.y - gap - h + lift if down < 0 else spot.y - h / 2
    return _Box(x, y, w, h)


def _covered(box: _Box, others: Sequence[_Box]) -> float:
    return sum(box.overlap(other) for other in others) / (box.w * box.h) * 400
