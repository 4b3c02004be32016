"""What each simulated pair set out to reach in a year, and the scores it was given afterwards."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from scripts.demo.draws import Draws, rounded
from scripts.demo.figures import yuan
from scripts.demo.flows import Flow
from scripts.demo.projects import Project
from scripts.demo.quarters import YEARS, quarter_number, year_of
from scripts.demo.returns import produced
from scripts.demo.shape import SHAPES, TRACKS

# Weights of the indicators in percent; their sum is the overall score, to one decimal.
WEIGHTS = {"investment": 25, "output": 25, "fund_execution": 20, "tracks": 15, "reporting": 15}
GRADES = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
# (year, half, last quarter looked at, day): 2023 and 2024 whole, the first half of 2025.
ROUNDS = ((2023, None, 4, date(2024, 3, 18)), (2024, None, 4, date(2025, 3, 20)), (2025, 1, 2, date(2025, 8, 22)))


def _reached(projects: Iterable[Project], year: int) -> dict[str, int]:
    """What the pair's projects did in the year, handed in or not, in 万元."""
    done = {"investment_completed": 0, "output_value": 0}
    for project in projects:
        for quarter in (q for q in project.life.paid if year_of(q) == year):
            done["investment_completed"] += project.life.paid[quarter]
        for quarter in (q for q in project.life.running if year_of(q) == year):
            done["output_value"] += produced(project, quarter)[0]
    return done


def targets(by_pair: dict[str, list[Project]]) -> Iterator[dict[str, object]]:
    """A target of investment each year and, from 2024 on, of output: nothing was yet in production in 2023."""
    for pair_id, projects in by_pair.items():
        shape = SHAPES[pair_id]
        for i, year in enumerate(YEARS):
            shares = {"investment_completed": shape.invested[i], "output_value": shape.produced[i]}
            for metric_id, done in _reached(projects, year).items():
                if metric_id == "output_value" and year == YEARS[0]:
                    continue
                wan = max(rounded(done * 100 / shares[metric_id], 100), 1_000)
                yield {
                    "pair_id": pair_id,
                    "year": year,
                    "metric_id": metric_id,
                    "target": yuan(wan),
                    "unit": "yuan",
                    "source_id": "sim-targets",
                    "locator": f"示例目标责任书 {year} {pair_id}",
                }


def _execution(flows: Sequence[Flow], pair_id: str | None, until: int) -> float:
    """Spent over allocated up to a quarter, for one pair or for all; of no budget year to come."""
    sums = {"allocated": 0, "spent": 0}
    for flow in flows:
        if (
            flow.stage in sums
            and flow.quarter is not None
            and flow.quarter <= until
            and flow.year <= year_of(until)
            and pair_id in (None, flow.pair_id)
        ):
            sums[flow.stage] += flow.amount
    return sums["spent"] / sums["allocated"] if sums["allocated"] else 0.0


def _attained(values: tuple[int, int, int], year: int, half: int | None) -> float:
    i = year - YEARS[0]
    return values[i] / 100 if half is None else (values[i - 1] * 0.3 + values[i] * 0.7) / 100


def _scores(
    pair_id: str, year: int, half: int | None, until: int, projects: list[Project], flows: Sequence[Flow]
) -> dict[str, float]:
    shape = SHAPES[pair_id]
    common = _execution(flows, None, until)
    begun = {p.track for p in projects if p.life.started is not None and p.life.started <= until}
    return {
        "investment": 80 * _attained(shape.invested, year, half),
        "output": 80 * _attained(shape.produced, year, half),
        "fund_execution": 18 + 64 * _execution(flows, pair_id, until) / common,
        "tracks": 46 + 50 * len(begun) / len(TRACKS),
        "reporting": 98 - 1.3 * shape.missing - 0.8 * shape.late,
    }


def assessments(by_pair: dict[str, list[Project]], flows: Sequence[Flow]) -> Iterator[dict[str, object]]:
    """Scores of every pair and round with one decimal, and the grade of the overall score."""
    for year, half, quarter, day in ROUNDS:
        for pair_id, projects in by_pair.items():
            draws, until = Draws("scores", pair_id, year, half), quarter_number(year, quarter)
            raw = _scores(pair_id, year, half, until, projects, flows)
            tenths = {
                name: min(max(int((score + draws.between(-1.5, 1.5)) * 10), 200), 990) for name, score in raw.items()
            }
            overall = (sum(tenths[name] * weight for name, weight in WEIGHTS.items()) + 50) // 100
            grade = next(word for least, word in GRADES if overall >= least * 10)
            title = f"示例考核通报 {year}年{'上半年' if half else ''} {pair_id}"
            for name, score in {"overall": overall, **tenths}.items():
                yield {
                    "subject_type": "pair",
                    "subject_id": pair_id,
                    "year": year,
                    "half": half,
                    "indicator_id": name,
                    "score": f"{score // 10}.{score % 10}",
                    "grade_printed": grade if name == "overall" else None,
                    "assessor": "示例考核组",
                    "as_of": day,
                    "source_id": "sim-assessment",
                    "locator": title,
                }
