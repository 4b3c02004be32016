"""Faults and judgements of a hand-in, made small."""

from types import SimpleNamespace
from typing import cast

from store.handins.desk import Answer, Judged, ToldFault
from store.sheets.faults import CellFault, LedgerRule
from style.text import Text


def rule(name: str = "unknown_track", severity: str = "error") -> LedgerRule:
    return LedgerRule(name, severity, Text("没有“{value}”", "there is no “{value}”"), Text("请改", "mend it"))


def told(
    cell: str | None = "D4",
    value: str | None = "赛道甲",
    *,
    name: str = "unknown_track",
    severity: str = "error",
    sheet: str | None = "项目进展",
    column: str | None = "track_id",
    cause: str = "",
    status: str = "new",
    reason: str = "",
) -> ToldFault:
    fault = CellFault(rule(name, severity), sheet, cell, value, table="projects", column=column, cause=cause)
    answer = Answer(fault.id, name, reason, "张三", "2026-04-08T08:00:00+00:00") if reason else None
    return ToldFault(fault, status, answer)


def judged(*faults: ToldFault, **more: object) -> Judged:
    """A judgement that holds these faults, and nothing that was read unless said."""
    read = SimpleNamespace(sheets=(), pieces=(), headers=(), guesses=(), faults=())
    said = {"read": read, "faults": faults, "outcome": "refused", "ready": False, "unconfirmed": (), "counts": {}}
    return cast(Judged, SimpleNamespace(**{**said, **more}))
