"""One dataset with enough rows that any question finds some, the same on every run: what random small ones seldom hit."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random

from store.codes import EVENT_KIND, RESOURCE, STAGE
from tests.generated import COUNTIES, INDUSTRIES, MEASURES, PAIRS, QUARTERS, TRACKS, blank, last_of, rows_of

PROJECTS, FIGURES, FLOWS, EVENTS, ITEMS = 24, 600, 160, 90, 90
DATES = ("signed_on", "started_on", "completed_on", "at_capacity_on")
_chance = Random(20241122)


def some(*members: object) -> object:
    return _chance.choice(members)


def day() -> date:
    return date(2023, 1, 1) + timedelta(days=_chance.randrange(1095))


def money() -> Decimal:
    return Decimal(_chance.randrange(10**12)).scaleb(-2)


def project(number: int) -> dict:
    steps = sorted(day() for _ in range(_chance.randrange(5)))
    said = some(None, None, *STAGE.ids)
    return blank(
        "projects",
        project_id=f"J{number}",
        pair_id=some(*PAIRS),
        track_id=some(None, *TRACKS),
        name="示例项目",
        industry=some(None, *INDUSTRIES),
        host_adcode=some(None, *COUNTIES),
        stage=said,
        stage_as_of=day() if said or some(True, False) else None,
        planned_investment=some(None, money(), money()),
        source_id="S",
        **dict(zip(DATES, steps, strict=False)),
    )


def figures() -> list[dict]:
    rows = {}
    for _ in range(FIGURES):
        value_type, measure = some("actual", "actual", "forecast", "at_capacity"), some(*MEASURES)
        period = None if value_type == "at_capacity" else some(*QUARTERS, "2023", "2024", "2025", "2024-2025")
        status = some("reported", "reported", "reported", "missing", "not_applicable", "in_words")
        subject = f"J{_chance.randrange(PROJECTS)}"
        rows[subject, measure, period, value_type] = blank(
            "observations",
            subject_type="project",
            subject_id=subject,
            metric_id=measure,
            period=period,
            status=status,
            value=money() if status == "reported" else None,
            unit="yuan",
            value_type=value_type,
            as_of=day(),
            source_id="S",
        )
    return list(rows.values())


def flow(number: int) -> dict:
    stage, year = some("planned", "allocated", "disbursed", "spent", "recovered"), some(2023, 2024, 2025)
    period = (
        str(year) if stage == "planned" and some(True, False) else some(*(q for q in QUARTERS if int(q[:4]) >= year))
    )
    return blank(
        "fund_flows",
        flow_id=f"F{number}",
        year=year,
        period=period,
        stage=stage,
        amount=money(),
        as_of=day(),
        pair_id=some(None, *PAIRS),
        track_id=some(None, *TRACKS),
        payee_adcode=some(None, *COUNTIES),
        source_id="S",
    )


def event(number: int) -> dict:
    precision = some(None, "day", "month", "quarter", "year")
    return blank(
        "events",
        event_id=f"E{number}",
        pair_id=some(*PAIRS),
        track_id=some(None, *TRACKS),
        title="活动",
        kind=some(*EVENT_KIND.ids),
        date=last_of(day(), precision) if precision else None,
        date_precision=precision,
        as_of=day(),
        firms=some(None, 3, 40),
        people=some(None, 7, 500),
        source_id="S",
        value_type=some("actual", "actual", "forecast"),
    )


def item(number: int) -> dict:
    return blank(
        "resources",
        resource_id=f"R{number}",
        adcode=some(*COUNTIES),
        side=some("need", "offer"),
        item="要素",
        category=some(*RESOURCE.ids),
        as_of=day(),
        source_id="S",
    )


@cache
def full() -> dict[str, list[dict]]:
    """Rows of every table; a pair is only in force for a while, and a pair and year without a target there are."""
    goals = [
        blank("targets", pair_id=pair, year=year, metric_id=measure, target=money(), unit="yuan", source_id="S")
        for pair in PAIRS
        for year in (2023, 2024, 2025)
        for measure in MEASURES
        if (pair, year) not in {("P01", 2024), ("P03", 2023), ("P03", 2025)}
    ]
    rows = rows_of(
        projects=[project(n) for n in range(PROJECTS)],
        observations=figures(),
        targets=goals,
        fund_flows=[flow(n) for n in range(FLOWS)],
        events=[event(n) for n in range(EVENTS)],
        resources=[item(n) for n in range(ITEMS)],
    )
    rows["pairs"][1] |= {"valid_from": date(2023, 8, 1), "valid_to": date(2025, 6, 29)}
    return rows
