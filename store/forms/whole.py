"""The plans of the form for a whole dataset: one sheet for each table of the schema, every column of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from store.columns import Column, Table
from store.forms.choices import Choices
from store.forms.plan import YUAN, FormColumn, Plan, Value, head_of
from store.programme import PROGRAMME
from store.schema import TABLES
from style.text import Text

_TITLE = Text("{table}登记表", "{table}")
_LINE = Text("每行为{row}；表头带 * 的必填", "Each row is {row}; columns with a star are needed")
_UNIT_LINE = Text("金额单位：元", "Money in yuan")
_VALUE_LINE = Text("数值按“单位”列", "Values in the unit of their row")
_BLANK = 20


def plans(lang: str, choices: Choices, tables: Mapping[str, pa.Table]) -> Iterator[Plan]:
    """A plan for each table; `tables` hold the rows that are known."""
    for table in TABLES.values():
        heads = tuple(_head(table, column, lang) for column in table.columns)
        has_money = any(column.type == "money" for column in table.columns)
        has_value = any(column.name == "unit" for column in table.columns)
        said = _UNIT_LINE(lang) if has_money else _VALUE_LINE(lang) if has_value else ""
        held = tables[table.name].to_pylist() if table.name in tables else []
        yield Plan(
            table.label(lang),
            _TITLE(lang, table=table.label(lang)),
            _LINE(lang, row=table.row(lang)),
            said,
            heads,
            tuple(_row(table, row, choices) for row in held),
            _BLANK,
            (_row(table, EXAMPLES[table.name], choices),),
        )


def _head(table: Table, column: Column, lang: str) -> FormColumn:
    return head_of(f"{table.name}.{column.name}", lang, known="filled", money=YUAN)


def _row(table: Table, row: Mapping[str, Any], choices: Choices) -> tuple[Value, ...]:
    return tuple(_value(column, row.get(column.name), choices) for column in table.columns)


def _value(column: Column, value: Any, choices: Choices) -> Value:
    """A value as a reader of the form will understand it: codes and places by name, figures in the unit they are stored in."""
    if value is None:
        return None
    if column.codes:
        return choices.shown(column.codes.id, value)
    if column.points_to:
        return choices.shown(column.points_to.partition(".")[0], value)
    if column.name in ("metric_id", "unit"):
        return choices.shown({"metric_id": "measures", "unit": "units"}[column.name], value)
    found: Value = value
    return found


_SOURCE = {"source_id": "ledger-2024q3", "locator": "《项目台账》第1行"}
_AS_OF = date(2024, 10, 12)
# One invented row of each table, as it would be stored.
EXAMPLES: dict[str, dict[str, Any]] = {
    "sources": {"source_id": "ledger-2024q3", "title": "示例县2024年三季度项目台账", "publisher": "示例县经信局", "date": _AS_OF,
                "kind": "ledger"},
    "counties": {"adcode": PROGRAMME.county("0329"), "name": "示例县", "name_en": "Shili", "official_name": "示例县", "city": "示例",
                 "city_en": "Shili", "city_adcode": PROGRAMME.county("0300")},
    "county_roles": {"adcode": PROGRAMME.county("0329"), "role": "mountain", "valid_from": date(2023, 1, 1), **_SOURCE},
    "pairs": {"pair_id": "P01", "industrial_adcode": PROGRAMME.county("0108"), "mountain_adcode": PROGRAMME.county("0329"), "listed_year": 2023,
              "valid_from": date(2023, 1, 1), **_SOURCE},
    "tracks": {"track_id": PROGRAMME.track_of("progress"), "name_zh": "产业项目合作", "name_en": "Joint projects", "order": 1},
    "projects": {"project_id": "P01-001", "pair_id": "P01", "track_id": PROGRAMME.track_of("progress"), "track_assigned_by": "county",
                 "name": "示例项目甲", "industry": "食品加工", "lead_enterprise": "示例企业甲", "origin_adcode": PROGRAMME.county("0108"),
                 "host_adcode": PROGRAMME.county("0329"), "park": "示例园区", "stage": "under_construction", "stage_as_of": date(2024, 9, 30),
                 "signed_on": date(2023, 11, 2), "started_on": date(2024, 3, 18), "date_precision": "day",
                 "planned_investment": Decimal(130_000_000), **_SOURCE},
    "observations": {"subject_type": "project", "subject_id": "P01-001", "metric_id": "investment_completed",
                     "period": "2024Q3", "value": Decimal(24_270_000), "status": "reported", "unit": "yuan",
                     "value_type": "actual", "as_of": _AS_OF, **_SOURCE},
    "fund_flows": {"flow_id": "F2024-0001", "year": 2024, "period": "2024Q3", "stage": "disbursed", "pair_id": "P01",
                   "payee_adcode": PROGRAMME.county("0329"), "track_id": PROGRAMME.track_of("progress"), "project_id": "P01-001", "amount": Decimal(3_890_000),
                   "as_of": _AS_OF, **_SOURCE},
    "targets": {"pair_id": "P01", "year": 2024, "metric_id": "investment_completed", "target": Decimal(900_000_000),
                "unit": "yuan", **_SOURCE},
    "assessments": {"subject_type": "pair", "subject_id": "P01", "year": 2024, "half": 1, "indicator_id": "overall",
                    "score": Decimal("85.1"), "grade_printed": "良", "assessor": "示例考核组", "as_of": _AS_OF, **_SOURCE},
    "events": {"event_id": "P01-E01", "pair_id": "P01", "track_id": PROGRAMME.track_of("digital"), "track_assigned_by": "county", "kind": "training",
               "title": "示例数字化改造研修班", "date": date(2024, 9, 12), "date_precision": "day", "firms": 40, "people": 71,
               "value_type": "actual", "as_of": _AS_OF, **_SOURCE},
    "resources": {"resource_id": f"R{PROGRAMME.county('0329')}-1", "adcode": PROGRAMME.county("0329"), "side": "offer", "category": "land", "item": "工业用地",
                  "quantity": Decimal(120), "unit": "mu", "as_of": _AS_OF, **_SOURCE},
    "deals": {"deal_id": f"D{PROGRAMME.county('0329')}-1", "step": "expected", "offer_id": f"R{PROGRAMME.county('0329')}-1", "from_adcode": PROGRAMME.county("0329"),
              "to_adcode": PROGRAMME.county("0108"), "category": "land", "item": "工业用地", "amount": Decimal(36_000_000),
              "due_on": date(2025, 6, 30), "as_of": _AS_OF, **_SOURCE},
}  # fmt: skip
