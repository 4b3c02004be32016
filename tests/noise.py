"""Panels of noise in which there is nothing to find, as many figures as one look at a dataset asks of its tests."""

import numpy as np

from analytics.findings.statistics import apart, passing, stages, turns

QUARTERS = 12
# The panels of one look: courses of pairs, tracks and industries, rates of pairs, projects of pairs, tracks and industries.
COURSES = (18, 6, 16, 18, 6, 16, 18, 6, 18, 6)
RATES, PAIRS = 6, 18
PROJECTS = (18, 6, 16)
KINDS = ("normal", "heavy-tailed", "with memory", "skewed")


def drawn(random: np.random.Generator, kind: str, shape: tuple[int, ...]) -> np.ndarray:
    """Of variance near 1; quarters run along the last axis."""
    if kind == "heavy-tailed":
        return random.standard_t(4, shape)
    if kind == "skewed":
        return 2 * np.exp(0.5 * random.standard_normal(shape))
    found = random.standard_normal(shape)
    for at in range(1, shape[-1] if kind == "with memory" and len(shape) > 1 else 0):
        found[..., at] = 0.4 * found[..., at - 1] + np.sqrt(1 - 0.4**2) * found[..., at]
    return found


def p_values(random: np.random.Generator, kind: str) -> np.ndarray:
    """All p-values of one look at noise on top of what is no finding: members of many sizes, a common start and a season, and to each
    its own steady growth."""
    found = []
    time = np.arange(QUARTERS)
    common = np.log1p(time) + 0.4 * np.sin(time * np.pi / 2)
    for members in COURSES:
        own = random.normal(0, 1, (members, 1)) + random.normal(0, 0.05, (members, 1)) * time
        found.append(turns(1e8 * np.exp(common + own + 0.3 * drawn(random, kind, (members, QUARTERS)))).p)
    sizes = np.exp(random.normal(18, 0.3, PAIRS))
    for _ in range(RATES):
        found.append(apart(0.7 + 0.1 * drawn(random, kind, (PAIRS,)), sizes).p)
    for members in PROJECTS:
        first = random.integers(12, 60, members)
        found += [stages(first, random.binomial(first, share)) for share in (0.7, 0.4)]
    return np.concatenate(found)


def false_alarms(kind: str, datasets: int, seed: int) -> float:
    """The share of datasets of noise in which anything passes."""
    random = np.random.default_rng(seed)
    return sum(bool(passing(p_values(random, kind)).any()) for _ in range(datasets)) / datasets
