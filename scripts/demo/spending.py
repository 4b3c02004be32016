"""What becomes of allocated money: disbursed to counties, spent on projects, carried over, clawed back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from scripts.demo.draws import Draws, split
from scripts.demo.flows import Flow, merged
from scripts.demo.projects import Project
from scripts.demo.quarters import LAST, YEARS, quarter_number
from scripts.demo.shape import ADVANCE, CLAWED_BACK, IDLE_MONEY, MISBOOKED, SHAPES, STALLS

DISBURSED_OVER = (40, 40, 20)  # percent of a batch in its own quarter and the two after
SPENT_OVER = (30, 38, 22, 10)  # percent of what was disbursed, in the same quarter and the three after
SMALL, SMALL_OVER = 250, (55, 45)  # 万元: smaller amounts are not broken into as many payments
MARGIN = 8  # percentage points that disbursement stays ahead of spending
TO_PROJECTS = {
    "T1": 80,
    "T2": 65,
    "T3": 80,
    "T4": 45,
    "T5": 70,
    "T6": 45,
}  # percent of payments; the rest is common cost
CAP = 25  # percent of a project's planned investment that fund money may reach
TO_INDUSTRIAL = {"T2": 0.12, "T4": 0.10, "T5": 0.12, "T6": 0.18}  # chance that the industrial county is the payee
SAME_AGAIN = 0.6  # how often the next payment goes to the project that had the last
CARRIED = 0.7  # how often the year-end balance is written down


def _spread(quarter: int, amount: int, over: Sequence[int], lag: int = 0) -> Iterator[tuple[int, int]]:
    """The amount over the quarters from `quarter` + `lag` on; what would fall after 2025Q4 is brought forward."""
    over = SMALL_OVER if amount < SMALL else over
    weights = [weight for i, weight in enumerate(over) if quarter + lag + i <= LAST]
    for i, part in enumerate(split(amount, weights)):
        yield quarter + lag + i, part


def _disbursed_share(pair_id: str, year: int) -> int:
    return min(SHAPES[pair_id].executed[year - YEARS[0]] + MARGIN, 100)


def _payee(draws: Draws, pair: dict[str, str], track: str | None) -> str:
    return pair["industrial_adcode" if draws.chance(TO_INDUSTRIAL.get(track or "", 0)) else "mountain_adcode"]


def disbursed(allocations: Iterable[Flow], pairs: dict[str, dict[str, str]]) -> Iterator[Flow]:
    """To the payee county, over the quarters after each batch."""
    draws, moved = Draws("disbursed"), 0
    for flow in merged(allocations):
        pair_id = str(flow.pair_id)
        share = 88 if (pair_id, flow.year) == ADVANCE else _disbursed_share(pair_id, flow.year)
        if (pair_id, flow.year, flow.track) == (*MISBOOKED[:2], "T1"):
            share, moved = share - 30, moved + flow.amount * 30 // 100
        for quarter, part in _spread(flow.quarter or 0, flow.amount * share // 100, DISBURSED_OVER):
            yield Flow(
                "disbursed", flow.year, quarter, pair_id, part, flow.track, _payee(draws, pairs[pair_id], flow.track)
            )
    pair_id, year, track = MISBOOKED
    yield Flow("disbursed", year, quarter_number(year, 4), pair_id, moved, track, pairs[pair_id]["mountain_adcode"])


class Takers:
    """The projects that may be given fund money, and how much each has had."""

    def __init__(self, projects: Iterable[Project]) -> None:
        self._by_place: dict[tuple[str, str], list[Project]] = defaultdict(list)
        self._had: dict[str, int] = defaultdict(int)
        self._last: dict[tuple[str, str], Project] = {}
        for project in projects:
            if project.track_written and project.life.started is not None:
                self._by_place[project.pair_id, project.track].append(project)

    def take(self, draws: Draws, pair_id: str, track: str, quarter: int, amount: int) -> Project | None:
        """A project under construction or just completed with room for the amount; stalled ones had theirs before."""
        able = []
        for project in self._by_place[pair_id, track]:
            life, room = project.life, project.planned * CAP // 100 - self._had[project.id]
            since = LAST + 1 if life.stalled_since is None else life.stalled_since
            done = LAST + 1 if life.completed is None else life.completed + 2
            if life.started is not None and life.started <= quarter < since and quarter <= done and room >= amount:
                able.append(project)
        if not able:
            return None
        project = next((p for p in able if p.life.stalled_since is not None and not self._had[p.id]), None)
        if project is None and self._last.get((pair_id, track)) in able and draws.chance(SAME_AGAIN):
            project = self._last[pair_id, track]
        project = project or draws.weighted(able, [p.planned for p in able])
        self._last[pair_id, track] = project
        self._had[project.id] += amount
        return project


def spent(disbursements: Iterable[Flow], pairs: dict[str, dict[str, str]], takers: Takers) -> Iterator[Flow]:
    """Each disbursement, later, on projects of its track where some are under way, else by the county itself."""
    draws = Draws("spent")
    for flow in merged(disbursements):
        pair_id, track = str(flow.pair_id), str(flow.track)
        if (pair_id, flow.year, track) == IDLE_MONEY:
            continue
        shape = SHAPES[pair_id]
        share = shape.executed[flow.year - YEARS[0]]
        had = 88 if (pair_id, flow.year) == ADVANCE else _disbursed_share(pair_id, flow.year)
        for quarter, part in _spread(flow.quarter or 0, flow.amount * share // had, SPENT_OVER, shape.lag):
            project = None
            if draws.chance(TO_PROJECTS[track] / 100) or (pair_id in STALLS and track == "T1"):
                project = takers.take(draws, pair_id, track, quarter, part)
            payee = (project.host if project else None) or flow.payee
            yield Flow("spent", flow.year, quarter, pair_id, part, track, payee, project.id if project else None)


def balances(flows: Iterable[Flow], until: int) -> dict[tuple[str, int, str], int]:
    """Disbursed less spent and clawed back by the end of a quarter, by pair, budget year and track, in 万元."""
    left: dict[tuple[str, int, str], int] = defaultdict(int)
    signs = {"disbursed": 1, "spent": -1, "recovered": -1}
    for flow in flows:
        if flow.stage in signs and flow.quarter is not None and flow.quarter <= until:
            left[str(flow.pair_id), flow.year, str(flow.track)] += signs[flow.stage] * flow.amount
    return left


def clawed_back(flows: Sequence[Flow], pairs: dict[str, dict[str, str]]) -> Iterator[Flow]:
    """Four fifths of what some pairs had not spent of a budget year, and would not."""
    rest = balances(flows, LAST)
    for (pair_id, year), quarter in CLAWED_BACK.items():
        for (of_pair, of_year, track), amount in sorted(rest.items()):
            if (of_pair, of_year) == (pair_id, year) and amount > 0:
                yield Flow(
                    "recovered", year, quarter, pair_id, amount * 80 // 100, track, pairs[pair_id]["mountain_adcode"]
                )


def carried_over(flows: Sequence[Flow], pairs: dict[str, dict[str, str]]) -> Iterator[Flow]:
    """The balance of a year's money at the end of that year: written down once, as it would count double later."""
    draws = Draws("carried over")
    for year in YEARS:
        quarter = quarter_number(year, 4)
        left = balances(flows, quarter)
        for pair_id, pair in pairs.items():
            amount = sum(v for (p, y, _), v in left.items() if (p, y) == (pair_id, year))
            if amount > 0 and draws.chance(CARRIED):
                yield Flow("carried_over", year, quarter, pair_id, amount, None, pair["mountain_adcode"])


def whole_life(
    allocations: Sequence[Flow], pairs: dict[str, dict[str, str]], projects: Iterable[Project]
) -> list[Flow]:
    """The allocations and all that follows from them."""
    paid_out = list(disbursed(allocations, pairs))
    moved = [*allocations, *paid_out, *spent(paid_out, pairs, Takers(projects))]
    moved += clawed_back(moved, pairs)
    return [*moved, *carried_over(moved, pairs)]
