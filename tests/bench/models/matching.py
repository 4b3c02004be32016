"""What matching costs: the whole programme within an interaction, and a national one of a thousand by a thousand counties."""

import numpy as np
from scipy.optimize import linear_sum_assignment

from analytics.answer import parts as sums
from analytics.matching.actual import judged
from analytics.matching.assignment import assignment, best
from analytics.matching.comparable import comparable, preferences
from analytics.matching.complementarity import complementarity, parts
from analytics.matching.draws import DRAWS, drawn
from analytics.matching.preferences import by_utility
from analytics.matching.rounds import matched_anew
from analytics.matching.sides import sides
from analytics.matching.stable import MOST_LISTED, in_some_and_every, stable
from analytics.matching.weights import DEFAULT
from analytics.selection import Selection
from store.datasets import catalogue, open_dataset
from tests.bench.timing import in_turns

NATIONAL = 1_000
AS_OF = "2025Q4"


def run() -> None:
    """18 × 18 from the rows to the last table, against one plain sum by pair; 1,000 × 1,000 against the libraries alone"""
    _programme()
    _national()


def _programme() -> None:
    demo = open_dataset("demo", catalogue().versions["demo"])
    table = complementarity(demo, AS_OF, DEFAULT)
    fair = comparable(table).table
    fixed = tuple((one.industrial_adcode, one.mountain_adcode) for one in table.actual[:4])

    def anew() -> None:
        for held in (sides, parts, complementarity):
            held.cache_clear()
        complementarity(demo, AS_OF, DEFAULT)

    calls = {
        "a plain sum by pair": lambda: sums(demo, "fund_spent", ("pair",), Selection(AS_OF)),
        "every part from the rows": anew,
        "other weights, the parts at hand": lambda: (
            complementarity.cache_clear(),
            complementarity(demo, AS_OF, DEFAULT),
        ),
        "best one-to-one": lambda: assignment(fair),
        "all stable matchings": lambda: stable(preferences(fair)),
        f"{DRAWS} draws": lambda: drawn(fair),
        "the actual pairs, all of it": lambda: judged(table),
        "a new round, four pairs fixed": lambda: matched_anew(table, fixed),
    }
    took = in_turns(*calls.values())
    print(f"{len(table.industrial)} × {len(table.mountain)} counties, {len(table.ranked)} of {len(table.lines)} ranked")
    for name, spent in zip(calls, took, strict=True):
        print(f"  {name:36}{spent:9.1f} ms{spent / took[0]:9.1f} ×")


def _national() -> None:
    draw = np.random.default_rng(1)
    own, theirs = draw.random((2, NATIONAL, NATIONAL))
    asked = by_utility(own, theirs)
    found = stable(asked)
    calls = {
        "both sides' lists sorted by NumPy": lambda: (np.argsort(-own, axis=1), np.argsort(-theirs.T, axis=1)),
        "lists, as preferences": lambda: by_utility(own, theirs),
        "each side's best, every stable pair": lambda: in_some_and_every(asked),
        f"the same, up to {MOST_LISTED} matchings listed": lambda: stable(asked),
        "SciPy's assignment alone": lambda: linear_sum_assignment(own, maximize=True),
        "best one-to-one": lambda: best(own),
    }
    took = in_turns(*calls.values(), rounds=3)
    many = f"{'' if found.is_whole else 'at least '}{len(found.listed)} stable matchings, {len(found.in_some)} stable pairs"
    print(f"{NATIONAL:,} × {NATIONAL:,} counties, random preferences: {many}, {len(found.in_every)} in every one")
    for n, (name, spent) in enumerate(zip(calls, took, strict=True)):
        floor = took[0] if n < 4 else took[4]
        print(f"  {name:44}{spent:9.1f} ms{spent / floor:9.2f} ×")
