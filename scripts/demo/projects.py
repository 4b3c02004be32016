"""The table of simulated projects: who, where, on which track, in which industry, how much, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from scripts.demo import industries
from scripts.demo.draws import Draws, rounded, split
from scripts.demo.industries import INDUSTRIES, Industry
from scripts.demo.lifecycle import SETTLED_AFTER, Life, live
from scripts.demo.quarters import LAST, STAGE_DATE, day_in
from scripts.demo.shape import GIANT_INVESTMENT, GIANT_PAIR, OVERRUN, OVERRUNS, SHAPES, STALLS, TRACKS, Shape

# (share of projects, planned investment up to, 万元): half lie below 6000, one in a hundred above 10亿元.
INVESTMENT = (
    (0.0, 2000),
    (0.25, 3500),
    (0.5, 6500),
    (0.75, 13500),
    (0.9, 30000),
    (0.97, 62000),
    (0.993, 110000),
    (1.0, 180000),
)
TRACK_SIZE = {"T1": 1.2, "T2": 0.85, "T3": 1.3, "T4": 1.0, "T5": 0.6, "T6": 0.75}
SMALLEST = 2000
BEYOND_PLAN = "备注：完成投资超计划，系设备选型提高和工程变更，概算待调整"
T = TypeVar("T")
UNDERTAKING = {
    "T1": ("生产基地", "扩建项目", "生产线"),
    "T2": ("配套生产线", "协作加工项目", "联合研制项目"),
    "T3": ("转移项目", "搬迁扩产项目", "第二工厂"),
    "T4": ("招引项目", "新建项目"),
    "T5": ("数字化车间改造", "智能工厂", "产线智能化改造"),
    "T6": ("要素保障配套项目", "原料基地加工项目"),
}


@dataclass
class Project:
    """One project. `track` is where it belongs even if `track_written` is not; `output` is a full year's, 万元."""

    pair_id: str
    number: int
    track: str
    track_written: bool
    industry: Industry
    planned: int
    output: int
    life: Life
    dates: dict[str, date | None]
    texts: dict[str, str | None]

    @property
    def id(self) -> str:
        return f"{self.pair_id}-{self.number:03d}"

    @property
    def host(self) -> str | None:
        return self.texts["host_adcode"]

    @property
    def stage(self) -> str:
        life = self.life
        if life.at_capacity is not None:
            return "at_capacity"
        if life.completed is not None:
            return "in_production"
        if life.started is not None:
            return "started" if life.started == LAST else "under_construction"
        return "signed"


def _planned(draws: Draws, shape: Shape, part: int, track: str) -> int:
    amount = draws.quantile(INVESTMENT, part, shape.projects) * TRACK_SIZE[track] * shape.size
    if amount < SMALLEST:
        return rounded(SMALLEST * draws.between(1.0, 1.6), 50)
    step = 50 if amount < 5_000 else 100 if amount < 10_000 else 500 if amount < 50_000 else 1000
    return min(rounded(amount, step), GIANT_INVESTMENT - 20_000)


def _dates(draws: Draws, life: Life) -> dict[str, date | None]:
    found: dict[str, date | None] = {}
    for name, quarter in (
        ("signed_on", life.signed),
        ("started_on", life.started),
        ("completed_on", life.completed),
        ("at_capacity_on", life.at_capacity),
    ):
        found[name] = None if quarter is None else day_in(draws, quarter)
    return found


def _texts(draws: Draws, pair: dict[str, str], number: int, industry: Industry, track: str) -> dict[str, str | None]:
    pair_id, shape = pair["pair_id"], SHAPES[pair["pair_id"]]
    enclave = draws.chance(shape.enclaves / 100)
    host: str | None = pair["industrial_adcode"] if enclave else pair["mountain_adcode"]
    park = f"示例{'飞地' if enclave else ''}园区{pair_id}-{draws.whole(1, 1 if enclave else 3)}"
    firm = draws.whole(1, max(number - 1, 1)) if draws.chance(0.18) else number
    what = f"{draws.pick(industry.products)}{draws.pick(UNDERTAKING[track])}"
    return {
        "name": f"示例项目{pair_id}-{number:03d} {what}",
        "industry": industry.name,
        "lead_enterprise": f"示例企业{pair_id}-{firm:03d}",
        "origin_adcode": None if draws.chance(0.01) else pair["industrial_adcode"],
        "host_adcode": None if draws.chance(0.018) else host,
        "park": park if draws.chance(0.95 if enclave else 0.68) else None,
        "track_assigned_by": draws.weighted(("county", "source", "analyst"), (74, 20, 6)),
    }


def _stall(pair_id: str, projects: list[Project]) -> None:
    """The largest projects well under way when the standstill begins stop there."""
    count, since = STALLS.get(pair_id, (0, 0))
    under_way = [
        p
        for p in projects
        if p.life.started is not None
        and p.life.started <= since - 2
        and (p.life.completed is None or p.life.completed > since)
    ]
    for project in sorted(under_way, key=lambda p: -p.planned)[:count]:
        project.life.stall(since)
        project.dates |= {"completed_on": None, "at_capacity_on": None}


def _overrun(pair_id: str, projects: list[Project]) -> None:
    """Of the projects settled by the end, those that cost most for their plan go far beyond it."""
    settled = [p for p in projects if p.life.completed is not None and p.life.completed <= LAST - SETTLED_AFTER]
    dearest = sorted(settled, key=lambda p: (-(p.life.cost * 1000 // p.planned), p.number))
    for project in dearest[: OVERRUNS.get(pair_id, 0)]:
        project.life.overrun(OVERRUN * project.planned // project.life.cost)


def _dealt(kinds: Sequence[T], counts: Sequence[int]) -> list[T]:
    """Each kind as often as counted, so that small pairs show their mix as surely as large ones."""
    return [kind for kind, count in zip(kinds, counts, strict=True) for _ in range(count)]


def of_pair(pair: dict[str, str]) -> list[Project]:
    """A pair's projects, numbered as they were signed."""
    pair_id = pair["pair_id"]
    shape, draws = SHAPES[pair_id], Draws("projects", pair_id)
    drawn = []
    years = draws.shuffled(_dealt((0, 1, 2), split(shape.projects, shape.signing)))
    tracks = _dealt(TRACKS, split(shape.projects, shape.tracks))
    ranks = draws.shuffled(range(shape.projects))
    for i, (year, track) in enumerate(zip(years, tracks, strict=True)):
        giant = pair_id == GIANT_PAIR and i == 0
        planned = GIANT_INVESTMENT if giant else _planned(draws, shape, ranks[i], track)
        life = live(draws, shape, 0 if giant else year, track, planned)
        while giant and life.started is None:
            life = live(draws, shape, 0, track, planned)
        drawn.append((_dates(draws, life), i, track, planned, life))
    projects = []
    for number, (dates, _, track, planned, life) in enumerate(
        sorted(drawn, key=lambda d: (d[0]["signed_on"], d[1])), 1
    ):
        industry = INDUSTRIES[draws.weighted(industries.OF_COUNTY[pair["mountain_adcode"]], industries.WEIGHTS)]
        output = int(planned * industry.yields * shape.yields * draws.near(1.0, 0.4))
        texts = _texts(draws, pair, number, industry, track)
        projects.append(
            Project(pair_id, number, track, not draws.chance(0.015), industry, planned, output, life, dates, texts)
        )
    _stall(pair_id, projects)
    _overrun(pair_id, projects)
    return projects


def row(project: Project) -> dict[str, object]:
    """The project as a row of the table `projects`."""
    written = project.track_written
    place = f"示例台账 {project.pair_id} 第{project.number}行"
    texts = project.texts | {"track_assigned_by": project.texts["track_assigned_by"] if written else None}
    return {
        "project_id": project.id,
        "pair_id": project.pair_id,
        "track_id": project.track if written else None,
        **texts,
        "stage": project.stage,
        "stage_as_of": STAGE_DATE,
        **project.dates,
        "date_precision": "day",
        "planned_investment": f"{project.planned}0000.00",
        "source_id": "sim-ledger",
        "locator": f"{place}；{BEYOND_PLAN}" if project.life.cost > project.planned else place,
    }
