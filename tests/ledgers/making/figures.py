"""The figures that the awkward files tell: what the demonstration data has published, as a county would write it."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

from tests.ledgers.making.cases import QUARTER, SHEET, Row, figure, row, yuan

DEMO = Path(__file__).parents[3] / "data" / "demo"
FIVE = ("P12-013", "P12-015", "P12-016", "P12-017", "P12-021")
MINE, THEIRS = ("P12-013", "P12-016", "P12-021"), ("P15-020", "P15-022", "P15-034")  # of two pairs, for sheets of both
IN_PRODUCTION = ("P12-001", "P12-003", "P12-007", "P12-012")  # those with 产值 and 利税
TITLE = "德清县—缙云县结对项目2025年第四季度进展情况表"
HEADER = ["序号", "项目编号", "项目名称", "计划总投资", "本季度完成投资", "备注"]
FIRST = 4  # the row of the first project in the standard return


@cache
def table(name: str) -> list[dict[str, str]]:
    with (DEMO / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def project(project_id: str) -> dict[str, str]:
    return next(one for one in table("projects") if one["project_id"] == project_id)


def name(project_id: str) -> str:
    return project(project_id)["name"]


def planned(project_id: str) -> float | int:
    return wan(project(project_id)["planned_investment"])


@cache
def invested(project_id: str, period: str = QUARTER) -> float | int:
    """What was published as completed in a quarter, in 万元."""
    return wan(
        next(
            one["value"]
            for one in table("observations")
            if (one["subject_id"], one["metric_id"], one["period"]) == (project_id, "investment_completed", period)
        )
    )


def measured(project_id: str, metric: str, period: str = QUARTER) -> float | int:
    """What was published of another measure in a quarter, in 万元."""
    return wan(
        next(
            one["value"]
            for one in table("observations")
            if (one["subject_id"], one["metric_id"], one["period"]) == (project_id, metric, period)
        )
    )


def to_date(project_id: str, since: str, until: str = QUARTER) -> float | int:
    """What was published as completed in all quarters from one to another, in 万元."""
    told = [
        Decimal(one["value"] or 0)
        for one in table("observations")
        if (one["subject_id"], one["metric_id"]) == (project_id, "investment_completed")
        and since <= one["period"] <= until
    ]
    return wan(str(sum(told)))


def wan(written: str) -> float | int:
    value = Decimal(written) / 10_000
    return int(value) if value == int(value) else float(value)


def standard() -> list[list[object]]:
    """The plain return that most files write awkwardly: title, unit, header, five projects as they are published."""
    lines: list[list[object]] = [
        [TITLE, None, None, None, None, None],
        ["填报单位：缙云县经信局", None, None, None, None, "单位：万元"],
        list(HEADER),
    ]
    for number, one in enumerate(FIVE, 1):
        lines.append([number, one, name(one), planned(one), invested(one), None])
    return lines


def standard_rows(
    sheet: str | None = SHEET, first: int = FIRST, planned_in: str = "D", invested_in: str = "E"
) -> list[Row]:
    """What the standard return must become, its figures standing in these columns from this row on."""
    rows = []
    for place, one in enumerate(FIVE, first):
        rows.append(figure(one, invested(one), f"{invested_in}{place}", sheet=sheet))
        told = {"project_id": one, "planned_investment": yuan(planned(one))}
        rows.append(row("projects", told, f"{planned_in}{place}", sheet=sheet))
    return rows


STANDARD_COUNT = {"observations": len(FIVE), "projects": len(FIVE)}
