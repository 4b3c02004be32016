"""What it costs to say how firm places are, beside what NumPy needs for the product and the sort alone."""

import numpy as np
from scipy.stats import sobol_indices

from analytics.firmness.counting import counted
from analytics.firmness.draws import DRAWS, SENSITIVITY_DRAWS, Firm, firmness
from analytics.firmness.points import Points, in_steps, scores
from analytics.firmness.sensitivity import sensitivity
from analytics.firmness.swap import neighbour_swaps
from analytics.firmness.tiers import tiers
from analytics.firmness.ways import dropped, missing_in_and_out, other_ways
from analytics.firmness.weights import BOX, DIRICHLET, WeightDraws, drawn, generator
from tests.bench.timing import in_turns

PAIRS, INDICATORS = 36, 20
HOW = WeightDraws(DIRICHLET, 0.2)
# COINr 1.1's own notes on its sensitivity analysis: "a few minutes at realistic settings"; taken as two.
COINR_SECONDS = 120


def run() -> None:
    """100,000 draws of 20 weights over 36 pairs with places, passes, intervals and both sensitivities, ÷ NumPy's product and argsort"""
    points, gaps = _points(0), _points(0.05)
    gains, weights = in_steps(points), drawn(in_steps(points).weights, HOW, DRAWS, generator(1))
    floor, plain, box, missing = in_turns(
        lambda: np.argsort(weights @ gains.gains.T, axis=1),
        lambda: firmness(points, HOW),
        lambda: firmness(points, WeightDraws(BOX, 0.2)),
        lambda: firmness(gaps, HOW),
        rounds=5,
    )
    runs = DRAWS + SENSITIVITY_DRAWS * (INDICATORS + 2)
    print(f"NumPy's product and argsort of {DRAWS:,} draws: {floor:.0f} ms (processor, all threads)")
    for name, took in (("Dirichlet", plain), ("box", box), ("Dirichlet, 5 % missing", missing)):
        print(
            f"  {name:24}{took:6.0f} ms{took / floor:6.1f} × the floor; it places {runs:,} runs: "
            f"{took / (floor * runs / DRAWS):.2f} × the floor of as many"
        )
    print(f"  COINr's few minutes, taken as {COINR_SECONDS} s for one target: {COINR_SECONDS * 1000 / plain:,.0f} ×")
    _parts(points, gaps)
    _against_scipy(points)
    _how_exact(points)


def _points(missing: float) -> Points:
    random = generator(5)
    held = np.round(random.uniform(40, 100, (PAIRS, INDICATORS)), 1)
    held[random.random(held.shape) < missing] = np.nan
    ids = tuple(f"P{n}" for n in range(PAIRS)), tuple(f"i{n}" for n in range(INDICATORS))
    return Points(*ids, held, np.full(INDICATORS, 5.0), np.zeros(PAIRS))


def _parts(points: Points, gaps: Points) -> None:
    firm = firmness(points, HOW)
    swaps, grouped, ways = in_turns(
        lambda: neighbour_swaps(points),
        lambda: tiers(firm),
        lambda: (dropped(gaps), other_ways(gaps), missing_in_and_out(gaps)),
        rounds=3,
    )
    print(
        f"smallest swaps of {PAIRS - 1} neighbours {swaps:.0f} ms, tiers {grouped:.1f} ms, "
        f"all other ways and each indicator dropped {ways:.0f} ms"
    )


def _against_scipy(points: Points) -> None:
    """The same two samples."""
    gains, random = in_steps(points), generator(2)
    first, second = (drawn(gains.weights, HOW, SENSITIVITY_DRAWS, random) for _ in range(2))

    def placed(weights: np.ndarray) -> np.ndarray:
        return counted(scores(gains, weights)).astype(float)

    def mixed(n: int) -> np.ndarray:
        held = first.copy()
        held[:, n] = second[:, n]
        return placed(held)

    def theirs() -> None:
        every = np.array([mixed(n) for n in range(INDICATORS)])
        sobol_indices(func={"f_A": placed(first), "f_B": placed(second), "f_AB": every}, n=SENSITIVITY_DRAWS)

    ours, scipys = in_turns(lambda: sensitivity(gains, first, second), theirs, rounds=3)
    kept = INDICATORS * PAIRS * SENSITIVITY_DRAWS * 8 / 2**20
    print(
        f"sensitivities of all places: summed as they come {ours:.0f} ms; by scipy.stats.sobol_indices from the same runs, "
        f"all kept ({kept:.0f} MB) {scipys:.0f} ms ({scipys / ours:.1f} ×)"
    )


def _how_exact(points: Points) -> None:
    one, other = (firmness(points, HOW, seed=seed) for seed in (1, 2))
    moved = int(sum((_ends(one) != _ends(other)).ravel()))
    held = one.sensitivity
    print(
        f"two seeds: passes differ by {np.abs(one.passes - other.passes).max():.4f} at most, {moved} of {3 * PAIRS} "
        f"interval ends and medians by a place; standard errors of total effects up to {np.nanmax(held.total_error):.3f}, "
        f"of first-order ones up to {np.nanmax(held.first_error):.3f} (medians {np.nanmedian(held.total_error):.3f}, "
        f"{np.nanmedian(held.first_error):.3f})"
    )


def _ends(firm: Firm) -> np.ndarray:
    return np.array([firm.low, firm.median, firm.high])
