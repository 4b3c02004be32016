"""What the data holds about the pairs that lag: numbers laid side by side, none of them called a cause."""

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from analytics.answer import Part, Refused, parts
from analytics.coverage import coverage
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.standings.pace import PACED, progresses
from cache.remembered import remembered
from store.datasets import Dataset

NOTHING = Fraction(0)
TRACKED = "investment_completed"  # what a pair's weakest track is found by


@dataclass(frozen=True)
class WeakTrack:
    """The track whose share of the pair's completed investment falls furthest below its share of the province's."""

    track_id: str
    share: Fraction
    province: Fraction


@dataclass(frozen=True)
class Clue:
    """What is known of a pair behind in the metrics `behind`. None: no data, or not to be told under the selection.

    `not_started` of `projects` whose stage is known; `not_reported` of `due` figures of the as-of quarter; `progress`:
    the share of its plan completed since the programme began; `unspent`: 元 allocated and not spent of the fund years asked about.
    """

    pair_id: str
    behind: tuple[str, ...]
    not_started: int | None
    projects: int
    not_reported: int
    due: int
    progress: float | None
    unspent: Decimal | None
    weakest: WeakTrack | None


@remembered
def clues(dataset: Dataset, selection: Selection) -> tuple[Clue, ...]:
    """Of every pair that is behind in a metric of PACED, those behind in most of them first."""
    behind: dict[str, list[str]] = {}
    for metric_id in PACED:
        for line in progresses(dataset, metric_id, selection).lines:
            if line.status == "behind" and line.pair_id:
                behind.setdefault(line.pair_id, []).append(metric_id)
    if not behind:
        return ()
    funds = METRICS["execution_rate"].scope(selection)
    started, progress = (
        _by_pair(dataset, "projects_started", selection),
        _by_pair(dataset, "investment_progress", selection),
    )
    allocated, spent = _by_pair(dataset, "fund_allocated", funds), _by_pair(dataset, "fund_spent", funds)
    gaps = {pair_id: (missing, due) for pair_id, missing, due in coverage(dataset, selection).missing}
    weakest = weakest_tracks(dataset, selection)
    found = []
    for pair_id, metric_ids in behind.items():
        known, out, done = started.get(pair_id), allocated.get(pair_id), spent.get(pair_id)
        found.append(
            Clue(
                pair_id,
                tuple(metric_ids),
                known.reported - known.value if known and known.value is not None else None,
                known.reported if known else 0,
                *gaps.get(pair_id, (0, 0)),
                progress[pair_id].value if pair_id in progress else None,
                _less(out, done),
                weakest.get(pair_id),
            )
        )
    return tuple(sorted(found, key=lambda c: (-len(c.behind), c.pair_id)))


def _by_pair(dataset: Dataset, metric_id: str, selection: Selection) -> dict[str, Part]:
    """Nothing where the selection has no such number."""
    try:
        return {str(p.of[0]): p for p in parts(dataset, metric_id, ("pair",), selection) if p.of[0] is not None}
    except Refused:
        return {}


def _less(whole: Part | None, part: Part | None) -> Decimal | None:
    """What is left; None where either is not known."""
    if not whole or not part or whole.value is None or part.value is None:
        return None
    left: Decimal = whole.value - part.value
    return left


@remembered
def weakest_tracks(dataset: Dataset, selection: Selection) -> dict[str, WeakTrack]:
    """Pair id → its weakest track, sums first; pairs with no completed investment, or short of the province in no
    track, have none. The province is all pairs under the same selection."""
    try:
        cells = parts(dataset, TRACKED, ("pair", "track"), replace(selection, pairs=()))
    except Refused:
        return {}
    amounts = {cell.of: Fraction(cell.value) for cell in cells if cell.value is not None}
    unknown = {cell.of for cell in cells if cell.value is None}
    whole = sum(amounts.values(), NOTHING)
    of_pair: dict[str | None, Fraction] = defaultdict(Fraction)
    of_track: dict[str | None, Fraction] = defaultdict(Fraction)
    for (pair_id, track_id), amount in amounts.items():
        of_pair[pair_id] += amount
        of_track[track_id] += amount
    found = {}
    for pair_id, own in of_pair.items():
        if pair_id is None or own <= 0 or whole <= 0:
            continue
        shares = [
            WeakTrack(track_id, amounts.get((pair_id, track_id), NOTHING) / own, everyones / whole)
            for track_id, everyones in of_track.items()
            if track_id and (pair_id, track_id) not in unknown
        ]
        worst = min(shares, key=lambda s: (s.share - s.province, s.track_id), default=None)
        if worst and worst.share < worst.province:
            found[pair_id] = worst
    return found
