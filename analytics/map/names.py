"""Where the names on a map stand so that none covers another, worked out for the view it opens with."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from unicodedata import east_asian_width

from analytics.lookup import without_rank

Point = tuple[float, float]

# How a name lies to its dot: to the left or right, above or below; earlier ones are liked better.
_WAYS = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
_FURTHER = (0.0, 6.0)  # pixels more between the name and its dot, where it is crowded
_PLAINLY = 2.0  # pixels a name is nearer to its own dot than to any other
_SWEEPS = 2
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

    def distance(self, at: Point) -> float:
        across = max(self.x - at[0], 0.0, at[0] - self.x - self.w)
        return math.hypot(across, max(self.y - at[1], 0.0, at[1] - self.y - self.h))

    def middle_from(self, x: float, y: float) -> Point:
        return round(self.x + self.w / 2 - x, 1), round(self.y + self.h / 2 - y, 1)

    def holds(self, x: float, y: float) -> bool:
        return self.x < x < self.x + self.w and self.y < y < self.y + self.h


def name_width(name: str, size: float) -> float:
    """Pixels a name takes at `size`, near enough for placing it."""
    return sum(size if east_asian_width(letter) in "WF" else size * _NARROW for letter in name)


def shortened(names: Mapping[str, str]) -> dict[str, str]:
    """The names, by what they are of, without the sign that says what kind of place it is (景宁县: 景宁): of those alone that can be
    left so, that no other is then called like it."""
    shorts = {of: short for of, name in names.items() if (short := without_rank(name)) != name}
    called = Counter([*shorts.values(), *(name for of, name in names.items() if of not in shorts)])
    return {of: short for of, short in shorts.items() if called[short] == 1}


def placed(
    spots: Sequence[Spot], links: Sequence[Point], heads: Sequence[Point], *, size: float, dot: float, view: Point
) -> dict[str, Point]:
    """Pixels from each dot to the middle of its name.

    A name is left out that would cover another one, or would stand nearer to another's dot and be taken for its name.
    `links` are points along the links, about half a name's height apart, `heads` the middles of their arrowheads;
    `view` is the width and height in pixels.
    """
    scene = _Scene([(spot.x, spot.y) for spot in spots], links, heads, dot, _Box(0, 0, *view))
    tries = [_tries(spot, i, scene, size) for i, spot in enumerate(spots)]
    chosen = _settled(tries)
    kept: dict[int, _Box] = {}
    for i in sorted(range(len(spots)), key=lambda i: -spots[i].rank):
        liked = [chosen[i], *(box for box, _ in sorted(tries[i], key=lambda option: option[1]))]
        clear = (box for box in liked if _is_of(i, box, scene.dots))
        free = [box for box in map(_inner, clear) if not any(box.overlap(other) for other in kept.values())]
        if free:
            kept[i] = free[0]
    return {spots[i].id: box.middle_from(spots[i].x, spots[i].y) for i, box in kept.items()}


def _is_of(own: int, box: _Box, dots: Sequence[Point]) -> bool:
    """Whether a name there is plainly its own dot's."""
    return all(box.distance(at) > box.distance(dots[own]) + _PLAINLY for j, at in enumerate(dots) if j != own)


def _inner(box: _Box) -> _Box:
    """A name's box without the air above and below its signs."""
    return _Box(box.x, box.y + box.h * 0.05, box.w, box.h * 0.9)


@dataclass(frozen=True)
class _Scene:
    """What names keep off, in pixels."""

    dots: Sequence[Point]
    links: Sequence[Point]
    heads: Sequence[Point]
    dot: float
    view: _Box


_Tries = list[tuple[_Box, float]]  # the places a name may take, each with what it costs whatever the other names do


def _tries(spot: Spot, own: int, scene: _Scene, size: float) -> _Tries:
    found = []
    dot = scene.dot
    for further in _FURTHER:
        for liking, (right, down) in enumerate(_WAYS):
            box = _beside(spot, right, down, name_width(spot.name, size), size * 1.2, dot + 2 + further)
            covered = sum(_about(at, dot).overlap(box) > 0 for at in (*scene.dots, *scene.heads))
            taken_for_another = not _is_of(own, box, scene.dots)
            crossed = sum(box.holds(x, y) for x, y in scene.links)
            outside = 1 - box.overlap(scene.view) / (box.w * box.h)
            cost = covered * 40 + taken_for_another * 60 + crossed * 6 + outside * 400 + liking * 1.5 + further * 2
            found.append((box, cost))
    return found


def _settled(tries: list[_Tries]) -> list[_Box]:
    """The places that cost least together, bettered name by name and then two neighbours at a time."""
    near = [[j for j, other in enumerate(tries) if j != i and _may_meet(own, other)] for i, own in enumerate(tries)]
    chosen = [min(options, key=lambda option: option[1]) for options in tries]

    def cost(i: int, option: tuple[_Box, float], but: int = -1) -> float:
        return option[1] + sum(_covered(option[0], chosen[j][0]) for j in near[i] if j != but)

    for _ in range(_SWEEPS):
        for i, options in enumerate(tries):
            chosen[i] = min(options, key=partial(cost, i))
        for i, options in enumerate(tries):
            for j in (j for j in near[i] if j > i):
                mine = [(cost(i, a, but=j), a) for a in options]
                theirs = [(cost(j, b, but=i), b) for b in tries[j]]
                both = ((m + t + _covered(a[0], b[0]), a, b) for m, a in mine for t, b in theirs)
                _, chosen[i], chosen[j] = min(both, key=lambda pair: pair[0])
    return [box for box, _ in chosen]


def _may_meet(own: _Tries, other: _Tries) -> bool:
    return any(a.overlap(b) for a, _ in own for b, _ in other)


def _covered(box: _Box, other: _Box) -> float:
    return box.overlap(other) / (box.w * box.h) * 400


def _about(at: Point, reach: float) -> _Box:
    return _Box(at[0] - reach, at[1] - reach, 2 * reach, 2 * reach)


def _beside(spot: Spot, right: int, down: int, w: float, h: float, gap: float) -> _Box:
    x = spot.x + gap if right > 0 else spot.x - gap - w if right < 0 else spot.x - w / 2
    lift = h * 0.35 if right else 0.0  # beside and a little above or below, not at the corner
    y = spot.y + gap - lift if down > 0 else spot.y - gap - h + lift if down < 0 else spot.y - h / 2
    return _Box(x, y, w, h)


ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)  # where on its line the words of a link are tried
_ASIDE = (0.0, 0.45, -0.45)  # of a tag's width that it may stand to the right or left, its end still on its line
_TALL = 1.35  # of the size: a name with the space about it


@dataclass(frozen=True)
class Tag:
    """The words of a link, `wide` by `high`, and the middles that are tried for it, the best liked first."""

    middles: tuple[Point, ...]
    wide: float
    high: float


def tags_placed(tags: Sequence[Tag], names: Mapping[str, Point], size: float) -> list[Point]:
    """The middle of each tag: the first that covers neither a name (its words and its middle) nor a tag before it; where each
    covers something, the one that covers least."""
    taken = [
        _Box(x - name_width(name, size) / 2, y - size * _TALL / 2, name_width(name, size), size * _TALL)
        for name, (x, y) in names.items()
    ]
    found = []
    for tag in tags:
        boxes = [
            _Box(x + (aside - 0.5) * tag.wide, y - tag.high / 2, tag.wide, tag.high)
            for aside in _ASIDE
            for x, y in tag.middles
        ]
        best = min(boxes, key=lambda box: sum(box.overlap(other) for other in taken))
        taken.append(best)
        found.append((best.x + best.w / 2, best.y + best.h / 2))
    return found
