"""How a simulated project lives: signed, begun, built along an S-curve, run up to capacity; or stopped on the way."""

from dataclasses import dataclass, field

from scripts.demo.draws import Draws
from scripts.demo.quarters import LAST, year_of
from scripts.demo.shape import Shape

SIGNING_SEASONS = (18, 27, 25, 30)
BUILDING_SEASONS = (
    0.78,
    1.0,
    1.02,
    1.24,
)  # frost and the Spring Festival slow the first quarter; the last makes up for it
START_LAGS = (30, 35, 22, 13)  # weights of 1 to 4 quarters from signing to start
QUICK_LAGS = (58, 30, 12, 0)
LENGTHS = {"T1": (5, 8), "T2": (4, 6), "T3": (4, 8), "T4": (4, 7), "T5": (3, 4), "T6": (4, 6)}
BUILT = 0.94  # what is paid by completion; the rest is settled in the two quarters after
SETTLED_AFTER = 2


@dataclass
class Life:
    """One project's quarters (0 to 11) and what happened in them.

    `paid`: 万元 invested in each quarter in which a return is due. `running`: the share of its full output in each
    quarter since completion.
    """

    signed: int
    started: int | None = None
    completed: int | None = None
    at_capacity: int | None = None
    paid: dict[int, int] = field(default_factory=dict)
    running: dict[int, float] = field(default_factory=dict)
    stalled_since: int | None = None

    @property
    def cost(self) -> int:
        """万元 invested so far."""
        return sum(self.paid.values())

    def overrun(self, percent: int) -> None:
        """Everything costs so many percent of what it did."""
        self.paid = {quarter: wan * percent // 100 for quarter, wan in self.paid.items()}

    def stall(self, quarter: int) -> None:
        """Nothing moves from this quarter on: it stays under construction and reports 0."""
        self.completed = self.at_capacity = None
        self.running = {}
        self.stalled_since = quarter
        self.paid = {q: self.paid.get(q, 0) if q < quarter else 0 for q in range(min(self.paid), LAST + 1)}


def s_curve(progress: float) -> float:
    """Share of the money spent at a share of the work: slow, fast, slow."""
    done = min(progress, 1.0)
    return done * done * (3 - 2 * done)


def _final_cost(draws: Draws, planned: int) -> int:
    """Most come in near the plan; about one in twelve goes a little beyond it, one in eight stays well below."""
    kind = draws.weighted(("near", "over", "below"), (80, 8, 12))
    low, high = {"near": (0.93, 1.0), "over": (1.02, 1.09), "below": (0.80, 0.92)}[kind]
    return int(planned * draws.between(low, high))


def _build(draws: Draws, shape: Shape, life: Life, started: int, track: str, planned: int) -> None:
    """Pays for the work quarter by quarter until it is done or the calendar ends."""
    cost, length = _final_cost(draws, planned), draws.whole(*LENGTHS[track])
    shortest = 2 if track == "T5" else 3
    progress, before = 0.0, 0
    for quarter in range(started, LAST + 1):
        pace = shape.pace[year_of(quarter) - 2023] * BUILDING_SEASONS[quarter % 4]
        progress += draws.near(pace, 0.3) / length
        if quarter - started < shortest:
            progress = min(progress, 0.96)
        paid = int(cost * BUILT * s_curve(progress))
        life.paid[quarter], before = paid - before, paid
        if progress >= 1:
            _settle(draws, life, quarter, cost - paid)
            _run_up(draws, life, quarter)
            return


def _settle(draws: Draws, life: Life, completed: int, rest: int) -> None:
    first = int(rest * draws.between(0.4, 0.9))
    for quarter, amount in ((completed + 1, first), (completed + SETTLED_AFTER, rest - first)):
        if quarter <= LAST:
            life.paid[quarter] = amount


def _run_up(draws: Draws, life: Life, completed: int) -> None:
    quarters = draws.whole(2, 4)
    ceiling = draws.between(0.45, 0.75) if draws.chance(0.22) else 1.0  # about a fifth never get there
    life.completed = completed
    for quarter in range(completed, LAST + 1):
        life.running[quarter] = ceiling * (0.22 + 0.78 * min((quarter - completed) / quarters, 1.0))
    if ceiling == 1.0 and completed + quarters <= LAST:
        life.at_capacity = completed + quarters


def live(draws: Draws, shape: Shape, year: int, track: str, planned: int) -> Life:
    """One life, signed in `year` (0 for 2023); `planned` in 万元."""
    life = Life(year * 4 + draws.weighted((0, 1, 2, 3), SIGNING_SEASONS))
    if draws.chance(shape.never / 100):
        return life
    lags = QUICK_LAGS if shape.quick or track in ("T2", "T5") else START_LAGS
    started = life.signed + draws.weighted((1, 2, 3, 4), lags)
    if started > LAST:
        return life
    life.started = started
    _build(draws, shape, life, started, track, planned)
    return life
