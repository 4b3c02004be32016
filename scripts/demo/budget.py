"""The simulated budget: 18亿元 a year, shared out by need and by bids beside one published amount, and how it is allocated to pairs and tracks."""

from collections.abc import Iterator

from scripts.demo.draws import Draws, split
from scripts.demo.flows import Flow
from scripts.demo.quarters import LAST, YEARS, quarter_number
from scripts.demo.shape import SHAPES, TRACKS

YEARLY = 180_000  # 万元: 18亿元
RESERVE = {2023: 8_400, 2024: 10_200, 2025: 12_000}  # kept by the province, given out later where it works best
NEED_SHARE = 60  # percent; the rest is won by bids
TRACK_COST = {"T1": 10, "T2": 9, "T3": 10, "T4": 5, "T5": 8, "T6": 7}  # weight of a project in each track's money
# 万元 a year. The one amount that was ever published: 义乌 and 莲都 receive 2.4亿元 over three years.
PUBLISHED = {"P15": 8_000}
AHEAD = 0  # the last quarter of the year before, in which part of a year's money may be allocated (提前下达)
# Batches of a year's money: quarter of the year → percent of it. 2023 began late; of later years nearly half comes ahead.
BATCHES = {2023: {2: 45, 3: 55}, 2024: {AHEAD: 45, 2: 35, 3: 20}, 2025: {AHEAD: 50, 2: 36, 3: 14}}
# Reserve given out: (budget year, year, quarter) → pair → 万元
FROM_RESERVE = {
    (2023, 2024, 1): {"P08": 1_800, "P10": 2_200, "P12": 1_500},
    (2024, 2024, 4): {"P10": 1_600, "P03": 1_400, "P12": 1_200},
    (2024, 2025, 1): {"P13": 1_000},
    (2025, 2025, 4): {"P03": 2_600, "P10": 1_900},
}


def by_pair(year: int) -> dict[str, int]:
    """The year's budget of each pair in 万元; with the reserve it makes exactly 18亿元."""
    shared = YEARLY - RESERVE[year] - sum(PUBLISHED.values())
    others = {pair_id: shape for pair_id, shape in SHAPES.items() if pair_id not in PUBLISHED}
    need = split(shared * NEED_SHARE // 100, [s.need for s in others.values()])
    bids = split(shared - shared * NEED_SHARE // 100, [s.bids[year - YEARS[0]] for s in others.values()])
    won = {pair_id: n + b for pair_id, n, b in zip(others, need, bids, strict=True)} | PUBLISHED
    return {pair_id: won[pair_id] for pair_id in SHAPES}


def planned() -> Iterator[Flow]:
    for year in YEARS:
        for pair_id, amount in by_pair(year).items():
            yield Flow("planned", year, None, pair_id, amount)
        yield Flow("planned", year, None, None, RESERVE[year])


def _track_weights(pair_id: str, year: int) -> list[int]:
    draws = Draws("track money", pair_id, year)
    shares = zip(TRACKS, SHAPES[pair_id].tracks, strict=True)
    return [int(weight * TRACK_COST[track] * draws.near(100, 0.35)) for track, weight in shares]


def allocated() -> Iterator[Flow]:
    """By pair and track, in batches, most of it out by midyear; then the reserve."""
    for year in YEARS:
        for pair_id, budget in by_pair(year).items():
            total = budget * SHAPES[pair_id].allocated[year - YEARS[0]] // 100
            for track, amount in zip(TRACKS, split(total, _track_weights(pair_id, year)), strict=True):
                for quarter, part in zip(BATCHES[year], split(amount, list(BATCHES[year].values())), strict=True):
                    yield Flow("allocated", year, quarter_number(year, quarter), pair_id, part, track)
    for (year, in_year, quarter), shares in FROM_RESERVE.items():
        for pair_id, amount in shares.items():
            number = quarter_number(in_year, quarter)
            assert number <= LAST
            yield Flow("allocated", year, number, pair_id, amount, "T1")
