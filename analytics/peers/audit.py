"""How closely each pair's figure could be worked out from quartiles and total, by linear programming.

Who asks is granted what he hardly has: the order of all pairs, and each other's figure to within 100 % of it.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, kron

from analytics.peers.limits import LIMITS, Limits
from analytics.peers.quartiles import Quartiles, windows

MOST_AUDITED = 120  # each figure takes two programmes of as many unknowns
Rounded = tuple[Fraction, Fraction]  # what is told, and the step it is rounded to


def hides(
    values: Sequence[Fraction], box: Quartiles, total: Rounded | None, is_rate: bool = False, limits: Limits = LIMITS
) -> bool:
    """Whether no figure can be told more closely than the limits allow somebody who knows the order, whoever asks. Of more than
    `MOST_AUDITED` it is not worked out, which would take minutes, so nothing is told."""
    if len(values) > MOST_AUDITED:
        return False
    order = [float(value) for value in sorted(values)]
    scale = sum(order) / len(order)
    if scale <= 0 or order[0] < 0:
        return False
    found = bounds(np.array(order) / scale, _told(len(order), box, total, scale, limits), _asked(len(order)), limits)
    wide = partial(is_wide_rate, limits=limits) if is_rate else partial(is_wide, p=limits.ranked, limits=limits)
    unit = scale if is_rate else 1.0
    return found is not None and all(wide(low * unit, high * unit) for low, high in found)


def is_wide(low: float, high: float, p: Fraction, limits: Limits = LIMITS) -> bool:
    """Whether no single guess is within the share `p` of every value between the bounds, which are told in means of all pairs;
    near zero, within that share of `small`."""
    share = float(p)
    return high * (1 - share) > low * (1 + share) and high - low > 2 * share * float(limits.small)


def is_wide_rate(low: float, high: float, limits: Limits = LIMITS) -> bool:
    return high - low > 2 * float(limits.ranked_points)


def _asked(count: int) -> list[tuple[int, int]]:
    """Whose figure is asked for, and who asks: in turn those beside it in order, who come closest to it."""
    return [(at, by) for at in range(count) for by in (at - 1, at + 1) if 0 <= by < count]


def _told(
    count: int, box: Quartiles, total: Rounded | None, scale: float, limits: Limits
) -> tuple[csr_array, np.ndarray]:
    """What is known of the figures in order, as A·y ≤ b with y in units of the mean."""
    rows, most = [np.eye(count)[:-1] - np.eye(count)[1:]], [np.zeros(count - 1)]
    means = [(np.array([at in window for at in range(count)], float), len(window), told, box.step)
             for window, told in zip(windows(count, limits), box.told, strict=True)]  # fmt: skip
    if total:
        means.append((np.ones(count), 1, *total))
    for row, members, told, step in means:
        middle, off = float(told) * members / scale, float(step) * members / scale / 2
        rows += [row[None, :], -row[None, :]]
        most += [np.array([middle + off]), np.array([off - middle])]
    return csr_array(np.vstack(rows)), np.concatenate(most)


def bounds(
    order: np.ndarray, told: tuple[csr_array, np.ndarray], asked: Sequence[tuple[int, int]], limits: Limits
) -> list[tuple[float, float]] | None:
    """The least and most of each figure asked for. All questions are one program in blocks that do not touch, as a solver is
    slow to start; None where it finds nothing, which true figures always leave it."""
    count, (rows, most) = len(order), told
    guess, small = float(limits.guess), float(limits.small)
    low, high = np.maximum(0, order * (1 - guess)), order + np.maximum(order * guess, small)
    wanted, limits_of = [], []
    for at, by in asked:
        within = np.stack([low, high], axis=1)
        within[by] = order[by]
        for sign in (1, -1):
            wanted.append(sign * (np.arange(count) == at))
            limits_of.append(within)
    blocks = kron(eye_array(len(wanted)), rows, format="csr")
    found = linprog(
        np.concatenate(wanted),
        blocks,
        np.tile(most, len(wanted)),
        bounds=np.concatenate(limits_of),
        method="highs-ds",
        options={"presolve": False},
    )
    if not found.success:
        return None
    values = found.x.reshape(len(wanted), count)
    return [(values[2 * n, at], values[2 * n + 1, at]) for n, (at, _) in enumerate(asked)]
