"""What becomes of allocated money: disbursed to counties, spent on projects, carried over, clawed back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from scripts.demo.draws import Draws, split
from scripts.demo.flows import Flow, merged
from scripts.demo.projects import Project
from scripts.demo.quarters import LAST, YEARS, quarter_number
from scripts.demo.shape import ADVANCE, ADVANCED, CLAWED_BACK, IDLE_MONEY, MISBOOKED, SHAPES, STALLS

HELD_UNTIL = 3  # the quarter of the year before which nothing is spent where money comes late
DISBURSED_OVER, HELD_BACK = (60, 30, 10), (15, 45, 40)  # percent of a batch in its own quarter and the two after
AHEAD_OVER = (90, 10)  # percent of what came ahead of its year in its first quarter and the next
# Weights of the payments in a disbursement's own quarter and the three after, of those who spend most and least in the year.
QUICK, SLOW = (46, 32, 15, 7), (6, 22, 36, 36)
QUICK_AT, SLOW_AT = 92, 36  # percent of a year's money spent within the year
SPENDING_SEASONS = (62, 95, 100, 125)  # quiet around the Spring Festival; a year's money is spent before the year ends
LATER, HELD_LATER = 80, 65  # percent of what its own year left unspent that is spent in the years after
AFTERWARDS = (26, 22, 18, 14, 11, 9)  # weights of the quarters after the year in which that is spent
SMALL = 150  # 万元: smaller amounts are paid at once
MARGIN, LEFT = 5, 14  # percentage points that disbursement stays ahead of spending; and where the rest is clawed back
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


def _spread(draws: Draws, first: int, amount: int, over: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The amount over the quarters from `first` on; what falls after 2025Q4 has not happened."""
    if amount < SMALL and any(over):
        payments = [(draws.weighted(range(len(over)), over), amount)]
    else:
        payments = list(enumerate(split(amount, over)))
    for after, part in payments:
        if first + after <= LAST:
            yield first + after, part


def _within_year(pair_id: str, year: int) -> int:
    """Percent of the year's allocations that is spent within the year."""
    return SHAPES[pair_id].executed[year - YEARS[0]]


def _in_the_end(pair_id: str, year: int) -> int:
    """Percent of the year's allocations that is ever spent; nothing more where the rest is clawed back."""
    within, later = _within_year(pair_id, year), HELD_LATER if SHAPES[pair_id].held else LATER
    return within if (pair_id, year) in CLAWED_BACK else within + (100 - within) * later // 100


def _disbursed_share(pair_id: str, year: int) -> int:
    if (pair_id, year) == ADVANCE:
        return ADVANCED
    return min(_in_the_end(pair_id, year) + (LEFT if (pair_id, year) in CLAWED_BACK else MARGIN), 100)


def _pace(pair_id: str, year: int, first: int) -> list[int]:
    """Weights of four quarters from `first` on: the more is spent within the year, the sooner."""
    lean = min(max(_within_year(pair_id, year) - SLOW_AT, 0), QUICK_AT - SLOW_AT)
    mixed = [quick * lean + slow * (QUICK_AT - SLOW_AT - lean) for quick, slow in zip(QUICK, SLOW, strict=True)]
    return [weight * SPENDING_SEASONS[(first + i) % 4] for i, weight in enumerate(mixed)]


def _payee(draws: Draws, pair: dict[str, str], track: str | None) -> str:
    return pair["industrial_adcode" if draws.chance(TO_INDUSTRIAL.get(track or "", 0)) else "mountain_adcode"]


def disbursed(allocations: Iterable[Flow], pairs: dict[str, dict[str, str]]) -> Iterator[Flow]:
    """To the payee county, over the quarters from each batch on; of what is allocated ahead, from the year's first on."""
    draws, moved = Draws("disbursed"), 0
    for flow in merged(allocations):
        pair_id = str(flow.pair_id)
        share, over = _disbursed_share(pair_id, flow.year), AHEAD_OVER if flow.is_ahead else DISBURSED_OVER
        over = HELD_BACK if SHAPES[pair_id].held else over
        if (pair_id, flow.year, flow.track) == (*MISBOOKED[:2], "T1"):
            share, moved = share - 30, moved + flow.amount * 30 // 100
        first = max(flow.quarter or 0, quarter_number(flow.year, 1))
        for quarter, part in _spread(draws, first, flow.amount * share // 100, over):
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


def _payments(draws: Draws, flow: Flow) -> Iterator[tuple[int, int]]:
    """Of one disbursement: what the year is to see spent by its end, and what follows after it."""
    pair_id, first, end = str(flow.pair_id), flow.quarter or 0, quarter_number(flow.year, 4)
    had = _disbursed_share(pair_id, flow.year)
    whole = flow.amount * _in_the_end(pair_id, flow.year) // had
    soon = flow.amount * _within_year(pair_id, flow.year) // had if first <= end else 0
    yield from _spread(draws, first, soon, _pace(pair_id, flow.year, first)[: max(end - first + 1, 0)])
    after = max(first, end + 1)
    over = [weight * SPENDING_SEASONS[(after + i) % 4] for i, weight in enumerate(AFTERWARDS)]
    clawed_back = (pair_id, flow.year) in CLAWED_BACK
    yield from _spread(draws, after, whole - soon, _pace(pair_id, flow.year, after) if clawed_back else over)


def spent(disbursements: Iterable[Flow], pairs: dict[str, dict[str, str]], takers: Takers) -> Iterator[Flow]:
    """Each disbursement, later, on projects of its track where some are under way, else by the county itself."""
    draws = Draws("spent")
    for flow in merged(disbursements):
        pair_id, track = str(flow.pair_id), str(flow.track)
        if (pair_id, flow.year, track) == IDLE_MONEY:
            continue
        earliest = quarter_number(flow.year, HELD_UNTIL) if SHAPES[pair_id].held else 0
        for drawn, part in _payments(draws, flow):
            quarter = max(drawn, earliest)
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
    """Every balance of every budget year at the end of every year: the same money may stand at several ends."""
    for quarter in (quarter_number(year, 4) for year in YEARS):
        left: dict[tuple[str, int], int] = defaultdict(int)
        for (pair_id, year, _), amount in balances(flows, quarter).items():
            left[pair_id, year] += amount
        for (pair_id, year), amount in left.items():
            if amount > 0:
                yield Flow("carried_over", year, quarter, pair_id, amount, None, pairs[pair_id]["mountain_adcode"])


def whole_life(
    allocations: Sequence[Flow], pairs: dict[str, dict[str, str]], projects: Iterable[Project]
) -> list[Flow]:
    """The allocations and all that follows from them."""
    paid_out = list(disbursed(allocations, pairs))
    moved = [*allocations, *paid_out, *spent(paid_out, pairs, Takers(projects))]
    moved += clawed_back(moved, pairs)
    return [*moved, *carried_over(moved, pairs)]
