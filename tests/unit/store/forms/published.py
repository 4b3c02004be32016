"""A few published rows that forms are made from: one pair with three projects, some of their figures, money, resources."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from store.package.reading import arrow_schema
from store.schema import TABLES

_SOURCE = {"source_id": "s1"}
_AS_OF = {"as_of": date(2024, 7, 10)}
RISKY = ("=cmd|' /C calc'!A0", "+1", "@SUM(1)", "-2+3", "\ttab", "<r>x</r>", "'quoted")


def table(name: str, *rows: Mapping[str, Any]) -> pa.Table:
    """Rows of a table, columns left out null."""
    full = [{column: row.get(column) for column in TABLES[name].column_names} for row in rows]
    return pa.Table.from_pylist(full, schema=arrow_schema(TABLES[name]))


def project(project_id: str, name: str, **rest: Any) -> dict[str, Any]:
    return {"project_id": project_id, "pair_id": "P01", "name": name, "host_adcode": "330329", **_SOURCE, **rest}


def figure(project_id: str, metric: str, period: str, value: int | None, **rest: Any) -> dict[str, Any]:
    return {"subject_type": "project", "subject_id": project_id, "metric_id": metric, "period": period,
            "value": None if value is None else Decimal(value), "status": "reported", "unit": "yuan", "value_type": "actual",
            **_AS_OF, **_SOURCE, **rest}  # fmt: skip


def flow(flow_id: str, year: int, period: str, stage: str, amount: int, **rest: Any) -> dict[str, Any]:
    return {"flow_id": flow_id, "year": year, "period": period, "stage": stage, "pair_id": "P01", "amount": Decimal(amount),
            "payee_adcode": "330329", "track_id": "T1", **_AS_OF, **_SOURCE, **rest}  # fmt: skip


def county(adcode: str, name: str, city: str) -> dict[str, Any]:
    return {"adcode": adcode, "name": name, "official_name": name, "name_en": name, "city": city, "city_en": city,
            "city_adcode": f"{adcode[:4]}00"}  # fmt: skip


def role(adcode: str, held: str) -> dict[str, Any]:
    return {"adcode": adcode, "role": held, "valid_from": date(2023, 1, 1), **_SOURCE}


def tables() -> dict[str, pa.Table]:
    pair = {"listed_year": 2023, "valid_from": date(2023, 1, 1), **_SOURCE}
    return {
        "sources": table("sources", {"source_id": "s1", "title": "台账", "publisher": "经信局", "kind": "ledger"}),
        "counties": table("counties", county("330108", "滨江区", "杭州"), county("330329", "泰顺县", "温州"),
                          county("330109", "萧山区", "杭州"), county("331181", "龙泉市", "丽水")),
        "county_roles": table("county_roles", role("330108", "industrial"), role("330329", "mountain"),
                              role("330109", "industrial"), role("331181", "mountain")),
        "pairs": table("pairs",
                       {"pair_id": "P01", "industrial_adcode": "330108", "mountain_adcode": "330329", **pair},
                       {"pair_id": "P02", "industrial_adcode": "330109", "mountain_adcode": "331181", **pair}),
        "tracks": table("tracks", {"track_id": "T1", "name_zh": "产业项目合作", "name_en": "Joint projects", "order": 1}),
        "projects": table(
            "projects",
            project("P01-001", "甲厂", track_id="T1", stage="started", stage_as_of=date(2024, 6, 30),
                    started_on=date(2024, 5, 2), planned_investment=Decimal("130000000.55")),
            project("P01-002", RISKY[0], stage="in_production", stage_as_of=date(2024, 12, 31)),
            project("P01-003", "丙厂", host_adcode="330108"),
            {**project("P02-001", "别家"), "pair_id": "P02"},
        ),
        "observations": table(
            "observations",
            figure("P01-001", "investment_completed", "2024Q1", 10_000_000),
            figure("P01-001", "investment_completed", "2024Q2", 24_275_000),
            figure("P01-001", "investment_completed", "2024Q3", 99_000_000),
            figure("P01-001", "investment_completed", "2024", 7, value_type="forecast"),
            figure("P01-001", "output_value", "2024Q2", None, status="missing"),
            figure("P01-003", "investment_completed", "2023", 5_000_000),
            figure("P02-001", "investment_completed", "2024Q2", 1),
        ),
        "fund_flows": table(
            "fund_flows",
            flow("F1", 2024, "2024Q1", "allocated", 8_000_000),
            flow("F2", 2024, "2024Q2", "disbursed", 5_000_000),
            flow("F3", 2024, "2024Q2", "spent", 1_000_000, project_id="P01-001"),
            flow("F4", 2024, "2024Q3", "spent", 77),
            flow("F5", 2023, "2023Q4", "spent", 400_000, payee_adcode="330108", track_id=None),
        ),
        "resources": table("resources", {"resource_id": "R330329-1", "adcode": "330329", "side": "offer", "category": "land",
                                         "item": "工业用地", "quantity": Decimal(120), "unit": "mu", **_AS_OF, **_SOURCE}),
    }  # fmt: skip
