"""How surprising figures are, from arrays alone: turns of a course, values apart from like ones, shares of two stages.

Each answers with p-values: how often noise alone would look at least as odd. nan: too little to look at. Nothing is drawn at random
when asked: reference samples come from one seed, so that the same figures give the same answer.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import log10

import numpy as np
from numpy.typing import NDArray
from scipy.stats import false_discovery_control

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

RATE = 0.1  # of what passes, the share expected to be false at most
DRAWS = 40_000
SEED = 20230101
FEWEST_QUARTERS = 8  # of a course; three on either side of a turn
SIDE = 3
FEWEST_MEMBERS = 5  # courses whose common movement can be taken out
FEWEST_PEERS = 8
FEWEST_PROJECTS = 10
# Noise is drawn for so many peers at most, and above the first of these for the next fewer: of fewer, a distance is no less likely, so
# more than there are peers never makes a finding. Each number of hundreds has no sample of its own, of seconds each.
PEERS_DRAWN = (32, 48, 64, 96, 128)
# Quarters resemble their neighbours: noise that keeps two fifths of itself from quarter to quarter makes runs that look like turns, and is what a
# turn has to stand out from. Of noise without memory far fewer than RATE then pass.
MEMORY = 0.4
# Rates of pairs have heavier tails than the normal distribution; peers are drawn from Student's with so many degrees of freedom.
TAILS = 4.5
# Small members move more than large ones: of the noise a turn has to stand out from, every sixth member is noisier by a third.
UNLIKE = 0.3  # standard deviation of the logarithm of members' own noise
_ROUNDING = 1e-18  # of a square, what rounding of logarithms leaves
_SAME = 1e-9  # two chances that differ by less are one: which of them is smaller is a matter of rounding
_LEAST = 5e-324  # the smallest chance there is a number for; of half a million projects a rarer one is told as 0
_DIGITS = 9  # of a statistic, so that the unit of money cannot move it past a sample


def rarity(p: float) -> float:
    """How many zeros a chance begins with: what orders findings of all kinds."""
    return -log10(min(max(p, _LEAST), 1.0))


@dataclass(frozen=True)
class Turns:
    """Of each course: how surprising its clearest turn is, from which quarter on (place in the course), and whether it is a step
    (True) or a change of direction."""

    p: Floats
    at: Places
    is_step: NDArray[np.bool_]


@dataclass(frozen=True)
class Distances:
    """Of each value how surprising its distance from its peers is, their median, how many they are."""

    p: Floats
    median: Floats
    peers: Places


def turns(levels: Floats) -> Turns:
    """Of members × quarters, all above 0: each as a multiple of what the median member did in the quarter, so that what all did (a
    season, a start) is no turn of anybody's. A straight line of its logarithm is no turn either."""
    members, quarters = levels.shape
    if members < FEWEST_MEMBERS or quarters < FEWEST_QUARTERS:
        return Turns(np.full(members, np.nan), np.zeros(members, np.intp), np.zeros(members, np.bool_))
    statistic, best = _clearest_turns(np.log(levels)[None])
    _, at, is_step = _shapes(quarters)
    p = _exceeding(statistic[0], _turns_of_noise(members, quarters))
    return Turns(p, at[best[0]], is_step[best[0]])


def _clearest_turns(logs: Floats) -> tuple[Floats, Places]:
    """Of panels × members × quarters: how much of a course's variation about a line its best shape explains, against what is left of
    it, or of the median member where that is more (few quarters may look smooth by chance); and that shape."""
    quarters = logs.shape[-1]
    shapes, _, _ = _shapes(quarters)
    about = (logs - np.median(logs, axis=1, keepdims=True)) @ _about_a_line(quarters)
    whole = np.sum(about**2, axis=-1)
    explained = (about @ shapes.T) ** 2
    best = np.argmax(explained, axis=-1)
    most = np.max(explained, axis=-1)
    rest = whole - most
    noise = np.maximum(rest, np.median(rest, axis=-1, keepdims=True))
    flat = whole <= _ROUNDING * quarters
    return np.where(flat, 0.0, most / np.maximum(noise, _ROUNDING)), best


@lru_cache(maxsize=64)
def _about_a_line(quarters: int) -> Floats:
    """What takes a straight line out of a course."""
    line = np.stack([np.ones(quarters), np.arange(quarters, dtype=np.float64)])
    return np.eye(quarters) - line.T @ np.linalg.solve(line @ line.T, line)


@lru_cache(maxsize=64)
def _shapes(quarters: int) -> tuple[Floats, Places, NDArray[np.bool_]]:
    """Every step and every change of direction that leaves SIDE quarters on either side, about a line and of length 1."""
    time = np.arange(quarters, dtype=np.float64)
    places = np.arange(SIDE, quarters - SIDE + 1)
    kinks = places[:-1]
    drawn = [(time >= at).astype(np.float64) for at in places] + [np.maximum(time - at, 0.0) for at in kinks]
    about = np.array(drawn) @ _about_a_line(quarters)
    is_step = np.arange(len(about)) < len(places)
    return about / np.linalg.norm(about, axis=1, keepdims=True), np.concatenate([places, kinks]), is_step


@lru_cache(maxsize=64)
def _turns_of_noise(members: int, quarters: int) -> Floats:
    random = np.random.default_rng([SEED, members, quarters])
    panels = -(-DRAWS // members)
    noise = random.standard_normal((panels, members, quarters))
    for at in range(1, quarters):
        noise[..., at] = MEMORY * noise[..., at - 1] + np.sqrt(1 - MEMORY**2) * noise[..., at]
    noise *= np.exp(UNLIKE * random.standard_normal((panels, members, 1)))
    return np.sort(_clearest_turns(noise)[0], axis=None)


def apart(values: Floats, sizes: Floats) -> Distances:
    """Each value against those of its peers: who is at least half and at most twice its size, and has a value (nan: none)."""
    count = len(values)
    p, median, peers = np.full(count, np.nan), np.full(count, np.nan), np.zeros(count, np.intp)
    for n in range(count):
        with np.errstate(invalid="ignore"):
            alike = (sizes >= sizes[n] / 2) & (sizes <= sizes[n] * 2) & ~np.isnan(values)
        alike[n] = False
        peers[n] = np.count_nonzero(alike)
        if np.isnan(values[n]) or peers[n] < FEWEST_PEERS:
            continue
        theirs = values[alike]
        median[n] = np.median(theirs)
        spread = float(_spread(theirs[None])[0])
        if spread > 1e-12 * np.max(np.abs(theirs)):
            p[n] = _exceeding(
                np.array([abs(values[n] - median[n]) / spread]), _distances_of_noise(_drawn(int(peers[n])))
            )[0]
    return Distances(p, median, peers)


def _drawn(peers: int) -> int:
    return max((one for one in PEERS_DRAWN if one <= peers), default=peers)


@lru_cache(maxsize=64)
def _distances_of_noise(peers: int) -> Floats:
    random = np.random.default_rng([SEED, 1000 + peers])
    theirs, mine = random.standard_t(TAILS, (DRAWS, peers)), random.standard_t(TAILS, DRAWS)
    return np.sort(np.abs(mine - np.median(theirs, axis=1)) / _spread(theirs))


def _spread(values: Floats) -> Floats:
    """Of each row the standard deviation with its outermost eighth on either side drawn in to the next: two strange peers of seventeen
    hide no third."""
    ordered = np.sort(values, axis=1)
    drawn_in = max(1, values.shape[1] // 8)
    inner = np.clip(ordered, ordered[:, [drawn_in]], ordered[:, [-drawn_in - 1]])
    return np.std(inner, axis=1, ddof=1)


def _exceeding(statistics: Floats, noise: Floats) -> Floats:
    """The share of noise at least as large, never 0: more than was drawn is not known."""
    asked = np.array([float(f"{one:.{_DIGITS}g}") for one in statistics])
    return (1 + len(noise) - np.searchsorted(noise, asked, side="left")) / (1 + len(noise))


def stages(first: Places, reached: Places) -> Floats:
    """Of each member, how surprising the share of its `first` projects is that `reached` the next stage, against all others';
    exactly (Fisher)."""
    whole, on = int(np.sum(first)), int(np.sum(reached))
    p = np.full(len(first), np.nan)
    for n in np.flatnonzero(np.minimum(first, whole - first) >= FEWEST_PROJECTS):
        p[n] = _as_odd(int(first[n]), int(reached[n]), whole, on)
    return p


def _as_odd(first: int, reached: int, whole: int, on: int) -> float:
    """The chance of what is no likelier than that so many of the `first` are among those `on`. Each count's chance is the one's before
    times a fraction of whole numbers: SciPy's, worked out each for itself, take a second for eight hundred pairs."""
    fewest, most = max(0, on - (whole - first)), min(first, on)
    before = np.arange(fewest, most, dtype=np.float64)
    steps = np.log(first - before) + np.log(on - before) - np.log(before + 1) - np.log(whole - first - on + before + 1)
    chances = np.concatenate([[0.0], np.cumsum(steps)])
    chances = np.exp(chances - np.max(chances))
    least = chances[reached - fewest] * (1 + _SAME)
    return float(min(np.sum(chances[chances <= least]) / np.sum(chances), 1.0))


def passing(p: Floats, rate: float = RATE) -> NDArray[np.bool_]:
    """Which of all p-values of one look pass, so that of those that do at most `rate` are false in expectation
    (Benjamini–Hochberg)."""
    held: NDArray[np.bool_] = np.zeros(len(p), np.bool_)
    known = ~np.isnan(p)
    if np.any(known):
        held[known] = false_discovery_control(p[known]) <= rate
    return held
