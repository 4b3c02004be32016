"""Tasks opened from a warning or a finding: asked of the very rules and tests that raise them."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from analytics.findings.held import standing_of
from analytics.findings.hypotheses import WHY_NOT
from analytics.findings.look import look
from analytics.selection import Selection
from analytics.tasks.found import NOT_REPORTED, Stands, unknown
from analytics.warnings.evidence import SUMMED, EvidenceRows, rows_of
from analytics.warnings.judged import stage_of
from analytics.warnings.project_rules import REPORTED
from analytics.warnings.rounds import round_at
from analytics.warnings.rules import Warned
from analytics.warnings.thresholds import SETTINGS, Thresholds, thresholds
from store.datasets import Dataset
from store.tasks.definition import Seen, Trigger
from style.text import Text

YEAR_OVER = Text(
    "该资金年度已结束，不再有序时进度可判断", "the fund year is over: there is no calendar any more to judge it by"
)
_OF = ("rule", "pair_id", "year", "track_id", "project_id", "event_id", "measure_id", "expected")
_OF_PROJECTS = ("stalled", "not_started", "over_plan")


def held_of(rule_id: str, values: Thresholds) -> dict[str, str]:
    """The thresholds of a rule as a task keeps them."""
    return {one.id: str(getattr(values, one.id)) for one in SETTINGS.values() if one.rule == rule_id}


def values_of(trigger: Trigger) -> Thresholds:
    """Those of then for its own rule, those in force for all others."""
    told: Mapping[str, Any] = {
        setting: SETTINGS[setting].kind.of(said) for setting, said in trigger.held.items() if setting in SETTINGS
    }
    return replace(thresholds().values, **told)


def asked_of(trigger: Trigger, quarter: str) -> Selection:
    """The selection that its warning was found under, at another quarter."""
    return Selection(quarter, "programme", **{**trigger.scope, "pairs": ()})  # type: ignore[arg-type]


def named(trigger: Trigger) -> Warned:
    """The warning it names, of which nothing is known but whose it is."""
    said = {key: word or None for key, word in zip(_OF, trigger.of, strict=True)}
    zeros = trigger.held.get("zeros")
    return Warned(**said, amount=None, measured=Fraction(0), limit=Fraction(0), zeros=int(zeros) if zeros else None)  # type: ignore[arg-type]


def of_warning(dataset: Dataset, seen: Seen) -> Stands:
    trigger, quarter = seen.trigger, dataset.description.last_quarter
    one = named(trigger)
    if one.rule == "behind" and one.year != quarter[:4]:
        return unknown(quarter, YEAR_OVER)
    asked, values = asked_of(trigger, quarter), values_of(trigger)
    outcome = round_at(dataset, asked, values).outcome(one.rule)
    if not outcome.is_told:
        return unknown(quarter, outcome.refused or NOT_REPORTED)
    if found := next((warned for warned in outcome.warnings if _is_same(warned, one)), None):
        return Stands("stands", quarter, now=found)
    if not _has_come(dataset, seen, one, asked, values):
        return unknown(quarter)
    return Stands("gone", quarter)


def _is_same(warned: Warned, one: Warned) -> bool:
    """A project or an event is the same one on whichever track and in whichever pair it is booked by now."""
    if not (one.project_id or one.event_id):
        return warned.of == one.of
    return warned.of[4:] == one.of[4:]


def _has_come(dataset: Dataset, seen: Seen, one: Warned, asked: Selection, values: Thresholds) -> bool:
    """Whether what the rule would look at is there: what was there then, and the newest return of what is returned."""
    if one.rule == "unreported":
        return round_at(dataset, replace(asked, pairs=(one.pair_id,)), values).outcome(one.rule).judged > 0
    rows = rows_of(dataset, asked, one)
    if one.rule == "overdue":
        return rows.count > 0
    if one.rule in _OF_PROJECTS:
        return _project_has_come(dataset, seen, one, asked, rows)
    had = {row.kind for row in seen.rows if row.amount}
    return had <= {kind.kind for kind in rows.kinds if kind.total is not None} and bool(rows.count)


def _project_has_come(dataset: Dataset, seen: Seen, one: Warned, asked: Selection, rows: EvidenceRows) -> bool:
    """A project that is no longer on the list, or of which a figure lacks that was there, is none that is done."""
    stage = stage_of(dataset, replace(asked, value_type="actual"), str(one.project_id))
    if stage is None or any(row.amount is None for row in rows.rows):
        return False
    now = {(row.kind, row.period) for row in rows.rows}
    if one.rule == "stalled":
        return (REPORTED, asked.as_of) in now
    returns = {(row.kind, row.period) for row in seen.rows if row.kind == REPORTED and row.amount}
    return returns <= now and set(SUMMED[one.rule]) <= {row.kind for row in rows.rows}


def of_finding(dataset: Dataset, seen: Seen) -> Stands:
    quarter, side = dataset.description.last_quarter, int(seen.trigger.held["side"])
    now = look(dataset, quarter).held().get(seen.trigger.of)
    match standing_of(side, now):
        case "holds":
            return Stands("stands", quarter, now=now)
        case "gone":
            return Stands("gone", quarter, now=now)
    return unknown(quarter, WHY_NOT[now.why_not] if now else NOT_REPORTED, now)
