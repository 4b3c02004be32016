"""Warnings to be taken away: one row each, every sum exact."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from analytics.export_table import SheetColumn, arrow, field_column, money_column
from analytics.lookup import event_names, pairs, project_names, tracks
from analytics.metrics import METRICS
from analytics.warnings.rules import RULES, Warned
from analytics.warnings.thresholds import Thresholds
from store.codes import FUND_STAGE
from store.datasets import Dataset
from store.measures import MEASURES
from style import terms
from style.text import Text

_RULE_ID = Text("规则代码", "Rule id")
_MEASURED = Text("实测值", "Measured")
_EXPECTED = Text("预计日期（期末）", "Expected by")
_SINCE = Text("签约季度", "Signed in")
_PAST = Text("已过季度数", "Quarters past")
_UPTO = Text("拨付计至", "Disbursed up to")
_ZEROS = Text("连续报 0 季度数", "Quarters in a row at 0")
_MISSING = Text("未报项数", "Figures missing")
_DUE = Text("应报项数", "Figures due")
_MONEY = pa.decimal128(38, 4)  # a quarter of a year's cents has four decimals


def sheet_columns() -> tuple[SheetColumn, ...]:
    """Of each column its label, kind and unit; `share` is what was measured, where that is a share."""
    stage = {one: _money(one, FUND_STAGE[one].label) for one in ("allocated", "disbursed", "spent", "recovered")}
    return (
        SheetColumn("rule_id", _RULE_ID),
        SheetColumn("rule", terms.RULE),
        field_column("pairs", "pair_id"),
        SheetColumn("pair", terms.PAIR),
        field_column("fund_flows", "year"),
        SheetColumn("track", terms.TRACK),
        field_column("projects", "project_id"),
        field_column("projects", "name"),
        _money("amount", terms.AMOUNT),
        SheetColumn("amount_is", terms.AMOUNT_IS),
        SheetColumn("says", terms.SAYS),
        SheetColumn("threshold", terms.THRESHOLD),
        SheetColumn("share", _MEASURED, "percent"),
        stage["allocated"],
        stage["disbursed"],
        SheetColumn("upto", _UPTO, "period"),
        stage["spent"],
        stage["recovered"],
        _money("planned_investment", METRICS["planned_investment"].label),
        _money("investment_completed", terms.INVESTED),
        SheetColumn("event", terms.EVENT),
        SheetColumn("measure", terms.MEASURE),
        SheetColumn("expected", _EXPECTED, "period"),
        SheetColumn("since", _SINCE, "period"),
        SheetColumn("past", _PAST, "number"),
        SheetColumn("zeros", _ZEROS, "number"),
        SheetColumn("missing", _MISSING, "number"),
        SheetColumn("due", _DUE, "number"),
        SheetColumn("change", terms.SINCE_QUARTER),
        SheetColumn("asks", terms.ASKS),
    )


def _money(column_id: str, label: Text) -> SheetColumn:
    return replace(money_column(column_id, label), held=_MONEY)


def export_table(
    dataset: Dataset, warnings: Sequence[Warned], said: Sequence[Mapping[str, str]], values: Thresholds, lang: str
) -> pa.Table:
    """`said` has of each warning why it was given (`says`) and since when it stands (`change`)."""
    rows = (_row(dataset, one, values, lang) | dict(told) for one, told in zip(warnings, said, strict=True))
    return arrow(sheet_columns(), rows)


def _row(dataset: Dataset, warned: Warned, values: Thresholds, lang: str) -> dict[str, Any]:
    rule, project, event = RULES[warned.rule], warned.project_id, warned.event_id
    return vars(warned) | {
        "rule_id": rule.id,
        "rule": rule.label(lang),
        "pair": pairs(dataset)[warned.pair_id].label(lang),
        "track": tracks(dataset)[warned.track_id](lang) if warned.track_id else None,
        "name": project_names(dataset, (project,))[project] if project else None,
        "amount_is": rule.amount(lang) if warned.amount is not None else None,
        "threshold": rule.limit(values)(lang),
        "share": float(warned.measured) if warned.is_share else None,
        "event": event_names(dataset, (event,))[event](lang) if event else None,
        "measure": MEASURES[warned.measure_id].label(lang) if warned.measure_id else None,
        "past": int(warned.measured) if warned.rule in ("not_started", "overdue") else None,
        "asks": rule.asks(lang),
    }
