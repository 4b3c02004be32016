"""Plain rules with thresholds: where work stands still, and totals or rises that rest on one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import log10

from analytics.answer import Part, parts
from analytics.findings.courses import CAME, MEASURES
from analytics.findings.hypotheses import PROVINCE, Hypothesis, Standstill, Weight
from analytics.growth.parts import project_sums
from analytics.growth.rate import is_startup
from analytics.selection import Selection
from store.datasets import Dataset
from style.periods import quarters_between

STANDS = 2  # quarters without investment
FEWEST = 5
# How much of a total one may carry before it is told: a pair is one of eighteen, a track one of six.
SHARES = {"pair": Fraction(1, 4), "track": Fraction(1, 2), "project": Fraction(1, 2)}
OF_RISE = Fraction(1, 2)
_HALF = log10(2)  # that nothing came in a quarter is taken to be as likely as not


def standstills(dataset: Dataset, as_of: str) -> Iterator[Hypothesis]:
    metric, asked = "investment_completed", Selection(as_of, "programme")
    by = ("pair", "track")
    courses: dict[tuple[str | None, ...], dict[str, Part]] = {}
    for part in parts(dataset, metric, (*by, "quarter"), asked):
        courses.setdefault(part.of[:2], {})[str(part.of[2])] = part
    started, producing, plans, done = (
        {part.of: part for part in parts(dataset, one, by, asked)}
        for one in ("projects_started", "projects_in_production", "planned_investment", metric)
    )
    quarters = quarters_between(dataset.description.first_quarter, as_of)
    for of, course in courses.items():
        if None in of:
            continue
        building = (started[of].value or 0) - (producing[of].value or 0)
        count = _standing([course[q] for q in reversed(quarters) if q in course])
        remaining = (plans[of].value or Decimal(0)) - (done[of].value or Decimal(0))
        evidence = Standstill(str(of[1]), count or 0, building, max(remaining, Decimal(0)))
        if not building or count is None:
            yield Hypothesis("stalled", metric, "pair", str(of[0]), "returns", evidence=evidence)
            continue
        yield Hypothesis(
            "stalled",
            metric,
            "pair",
            str(of[0]),
            is_found=count >= STANDS and remaining > 0,
            side=-1,
            surprise=count * _HALF,
            money=evidence.remaining,
            evidence=evidence,
        )


def _standing(newest_first: list[Part]) -> int | None:
    """For how many quarters in a row nothing was invested; None where a figure that was due in the last ones did not come."""
    if any(part.reported < part.due or not part.due for part in newest_first[:STANDS]):
        return None
    count = 0
    for part in newest_first:
        if part.value != 0 or part.reported < part.due or not part.due:
            break
        count += 1
    return count


@dataclass(frozen=True)
class _YearByProject:
    """A year's figures by project and those of the year before, whose each project is (pair, track), and of both years how many returns
    came of how many were due."""

    now: dict[str, Decimal]
    before: dict[str, Decimal]
    owners: dict[str, tuple[str | None, str | None]]
    returns: tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]

    def returned(self, projects: Iterable[str]) -> list[tuple[int, int]]:
        mine = list(projects)
        held = [[side[one] for one in mine if one in side] for side in self.returns]
        return [(sum(came for came, _ in side), sum(due for _, due in side)) for side in held]

    def rises(self) -> dict[str, Decimal]:
        nothing = Decimal(0)
        return {one: self.now.get(one, nothing) - self.before.get(one, nothing) for one in {**self.now, **self.before}}


def _sums(dataset: Dataset, metric_id: str, as_of: str) -> _YearByProject:
    asked = Selection(as_of)
    sides = [project_sums(dataset, metric_id, at) for at in (asked, asked.year_earlier())]
    now, before = ({row["row_id"]: row["total"] for row in side if row["total"] is not None} for side in sides)
    owners = {row["row_id"]: (row["pair_id"], row["track_id"]) for side in sides for row in side}
    returns = [{row["row_id"]: (int(row["came"]), int(row["due"])) for row in side} for side in sides]
    return _YearByProject(now, before, owners, (returns[0], returns[1]))


def rests_on_one(dataset: Dataset, metric_id: str, as_of: str) -> Iterator[Hypothesis]:
    """A year's total of the province, of each pair and track, and its rise on the year before."""
    sums = _sums(dataset, metric_id, as_of)
    yield from _weighed("concentrated", metric_id, sums, sums.now, SHARES)
    if not is_startup(Selection(as_of)):
        yield from _weighed("growth", metric_id, sums, sums.rises(), dict.fromkeys(SHARES, OF_RISE))


def _weighed(
    kind: str, metric_id: str, sums: _YearByProject, figures: Mapping[str, Decimal], least: Mapping[str, Fraction]
) -> Iterator[Hypothesis]:
    whole = sums.returned(sums.owners)
    for n, of in enumerate(("pair", "track")):
        projects = _grouped({one: owner[n] for one, owner in sums.owners.items()})
        held = {
            one: {project: figures[project] for project in mine if project in figures} for one, mine in projects.items()
        }
        totals = {one: sum(mine.values(), Decimal(0)) for one, mine in held.items()}
        yield _rest(kind, metric_id, (PROVINCE, PROVINCE), of, totals, least[of], whole)
        for one, mine in held.items():
            yield _rest(kind, metric_id, (of, one), "project", mine, least["project"], sums.returned(projects[one]))
    yield _rest(kind, metric_id, (PROVINCE, PROVINCE), "project", figures, least["project"], whole)


def _grouped(owner: Mapping[str, str | None]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for project, whose in owner.items():
        if whose:
            held.setdefault(whose, []).append(project)
    return dict(sorted(held.items()))


def _rest(
    kind: str,
    metric_id: str,
    whose: tuple[str, str],
    of: str,
    held: Mapping[str, Decimal],
    least: Fraction,
    returns: Sequence[tuple[int, int]],
) -> Hypothesis:
    """A rise needs the returns of both years, a total those of its own, which come first."""
    whole = sum(held.values(), Decimal(0))
    one, most = max(held.items(), key=lambda each: (each[1], each[0]), default=("", Decimal(0)))
    count = sum(1 for value in held.values() if value > 0)
    evidence = Weight(whole, most, of, one, count, *returns[0])
    asked = returns if kind == "growth" else returns[:1]
    why = "few" if whole <= 0 or count < FEWEST else "lacking" if any(came < CAME * due for came, due in asked) else ""
    if why:
        return Hypothesis(kind, metric_id, *whose, why, evidence=evidence)
    return Hypothesis(
        kind,
        metric_id,
        *whose,
        is_found=evidence.share >= least,
        side=1,
        surprise=max(log10(float(evidence.share) * count), 0.0),
        money=most,
        evidence=evidence,
    )


def looked_at(dataset: Dataset, as_of: str) -> Iterator[Hypothesis]:
    yield from standstills(dataset, as_of)
    for metric_id in MEASURES:
        yield from rests_on_one(dataset, metric_id, as_of)
