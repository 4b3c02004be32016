"""Cross-checks of what follows what: money from allocation to outlay, a project from one stage to the next, a deal's steps."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from store.codes import FUND_STAGE, STAGE
from store.handins.case import Case, Raised, rule, words
from style.periods import parse_period

SPENT_OVER_DISBURSED = rule(
    "spent_over_disbursed",
    "warning",
    (
        "{more_zh} 年资金累计支出 {now_zh}，超过累计拨付 {past_zh}",
        "of the {more_en} money {now_en} are spent, more than the {past_en} disbursed",
    ),
    (
        "请核对支出和拨付是否漏报、错期；属实的请说明",
        "check whether outlays and disbursements are all there and of the right period; if it is so, say why",
    ),
)
DISBURSED_OVER_ALLOCATED = rule(
    "disbursed_over_allocated",
    "warning",
    (
        "{more_zh} 年资金累计拨付 {now_zh}，超过累计下达 {past_zh}",
        "of the {more_en} money {now_en} are disbursed, more than the {past_en} allocated",
    ),
    (
        "请核对拨付和下达是否漏报、错期；属实的请说明",
        "check whether disbursements and allocations are all there and of the right period; if it is so, say why",
    ),
)
STAGE_BACK = rule(
    "stage_back",
    "warning",
    (
        "已发布为“{past_zh}”，现填“{now_zh}”，项目阶段倒退",
        "“{past_en}” is published and “{now_en}” now given: the stage goes back",
    ),
    ("请核对项目阶段；属实的请说明", "check the stage; if it is so, say why"),
)
STAGE_EARLIER = rule(
    "stage_earlier",
    "warning",
    (
        "阶段时点 {now_zh} 早于已发布的 {past_zh}，会以旧换新",
        "the stage's day {now_en} is before the published {past_en}: older news would replace newer",
    ),
    ("请核对是否交了旧表", "check whether an older file was handed in"),
)
NOT_YET_BEGUN = rule(
    "not_yet_begun",
    "warning",
    (
        "{more_zh} 还没有开始（数据时点 {day}），却填了实际数",
        "{more_en} has not begun (the figure is of {day}), and an actual figure is given",
    ),
    ("请核对年份和季度，或改为“预计”", "check year and quarter, or give it as a forecast"),
)
REALISED_OVER_SIGNED = rule(
    "realised_over_signed",
    "warning",
    (
        "对接事项 {more_zh} 累计兑现 {now_zh}，超过签约 {past_zh}",
        "of deal {more_en} {now_en} are realised, more than the {past_en} signed",
    ),
    (
        "请核对两步的金额和单位，有无补签；属实的请说明",
        "check amounts and units of both steps and whether more was signed since; if it is so, say why",
    ),
)
_OVER = ((SPENT_OVER_DISBURSED, "spent", "disbursed"), (DISBURSED_OVER_ALLOCATED, "disbursed", "allocated"))
_DONE = ("disbursed", "spent", "recovered", "carried_over")  # money is arranged and allocated ahead of its time
_Sums = dict[tuple[str, int, str], Decimal]


def money_follows_money(case: Case) -> Iterator[Raised]:
    """Of each pair and fund year, as far as a hand-in made it so or worse. Where an earlier step has no row nothing is said:
    not known is not nothing."""
    rows = case.changed("fund_flows", "amount").tolist()
    if not rows:
        return
    merged = case.merged
    columns = ("pair_id", "year", "stage", "amount")
    now = _sums(zip(*(merged.values("fund_flows", name) for name in columns), strict=True))
    before = _sums(zip(*(merged.base["fund_flows"].column(name).to_pylist() for name in columns), strict=True))
    pairs, years, stages = (merged.values("fund_flows", name) for name in columns[:3])
    for rule_, later, earlier in _OVER:
        told: dict[tuple[str, int], int] = {}
        for row in rows:
            if stages[row] in (later, earlier):  # told at the row of the later step, where a hand-in has one
                key = pairs[row], years[row]
                told[key] = row if stages[row] == later or key not in told else told[key]
        for (pair, year), row in told.items():
            spent, given = now.get((pair, year, later)), now.get((pair, year, earlier))
            if spent is None or given is None or spent <= given:
                continue
            was = before.get((pair, year, later), Decimal(0)) - before.get((pair, year, earlier), Decimal(0))
            if spent - given > max(was, Decimal(0)):
                filled = _amounts(case, row, given, spent) | words(f"{pair} {year}", f"{pair} {year}")
                yield from case.told(rule_, "fund_flows", row, "amount", filled, f"{rule_.id}:{pair}:{year}")


def _sums(rows: Iterator[tuple[str | None, int | None, str | None, Decimal | None]]) -> _Sums:
    sums: _Sums = {}
    for pair, year, stage, amount in rows:
        if pair and year and stage in FUND_STAGE.ids and amount is not None:
            key = pair, year, stage
            sums[key] = sums.get(key, Decimal(0)) + amount
    return sums


def _amounts(case: Case, row: int, past: Decimal, now: Decimal) -> dict[str, str]:
    then = case.figure("fund_flows", row, "amount", past, "past")
    return then | case.figure("fund_flows", row, "amount", now, "now")


def stages_go_on(case: Case) -> Iterator[Raised]:
    """A project's stage behind the one that is published, or of an earlier day."""
    merged, revised = case.merged, case.merged.revised.get("projects", {})
    held = merged.lines.get("projects")
    if held is None:
        return
    base = merged.base["projects"]
    for row in (int(one) for one in revised.get("stage", ())):
        past, now = base.column("stage")[int(held.published[row])].as_py(), merged.values("projects", "stage")[row]
        if past in STAGE.ids and now in STAGE.ids and STAGE.rank(now) < STAGE.rank(past):
            then, there = STAGE[past].label, STAGE[now].label
            filled = words(then.zh, then.en, "past") | words(there.zh, there.en, "now")
            yield from case.told(STAGE_BACK, "projects", row, "stage", filled)
    for row in (int(one) for one in revised.get("stage_as_of", ())):
        past = base.column("stage_as_of")[int(held.published[row])].as_py()
        now = merged.values("projects", "stage_as_of")[row]
        if past and now and now < past:
            filled = words(str(past), str(past), "past") | words(str(now), str(now), "now")
            yield from case.told(STAGE_EARLIER, "projects", row, "stage_as_of", filled)


def nothing_before_its_time(case: Case) -> Iterator[Raised]:
    """What is given as done in a period that began after the day on which it was stated: mostly a mistyped year."""
    merged = case.merged
    for table, column, done in (("observations", "value", ("actual",)), ("fund_flows", "amount", _DONE)):
        rows = case.changed(table, column)
        data = merged.tables[table].take(pa.array(rows))
        kind = data.column("value_type" if table == "observations" else "stage")
        early = pc.and_(
            pc.greater(_starts(data.column("period")), data.column("as_of")), data.column(column).is_valid()
        )
        early = pc.and_(early, pc.is_in(kind, value_set=pa.array(done)))
        for row in rows[pc.indices_nonzero(pc.fill_null(early, False)).to_numpy()].tolist():
            period, day = merged.values(table, "period")[row], merged.values(table, "as_of")[row]
            filled = {"day": str(day), **words(period, period)}
            yield from case.told(NOT_YET_BEGUN, table, row, column, filled, f"not_yet_begun:{period}")

    yield from _days_to_come(case)


def _days_to_come(case: Case) -> Iterator[Raised]:
    """An event that is told as one that was, of a day behind the one on which it was told."""
    days, told, kinds = (case.merged.values("events", name) for name in ("date", "as_of", "value_type"))
    for row in case.changed("events", "date").tolist():
        if days[row] and told[row] and days[row] > told[row] and kinds[row] == "actual":
            filled = {"day": str(told[row]), **words(str(days[row]), str(days[row]))}
            yield from case.told(NOT_YET_BEGUN, "events", row, "date", filled)


def _starts(periods: pa.ChunkedArray) -> pa.Array:
    coded = periods.combine_chunks().dictionary_encode()
    return pa.array([_start(period) for period in coded.dictionary.to_pylist()], pa.date32()).take(coded.indices)


def _start(period: str | None) -> date | None:
    try:
        return parse_period(period).start if period else None
    except ValueError:  # which the rules tell
        return None


def realised_within_signed(case: Case) -> Iterator[Raised]:
    """Of each deal a hand-in gives an amount of. A deal that was signed without one, or never, is no fault: not known is not nothing."""
    rows = case.changed("deals", "amount").tolist()
    if not rows:
        return
    ids, steps, amounts = (case.merged.values("deals", name) for name in ("deal_id", "step", "amount"))
    at = {(deal, step): row for row, (deal, step) in enumerate(zip(ids, steps, strict=True))}
    for deal in dict.fromkeys(ids[row] for row in rows):
        signed, realised = (at.get((deal, step)) for step in ("signed", "realised"))
        if signed is None or realised is None or None in (amounts[signed], amounts[realised]):
            continue
        past, now = Decimal(amounts[signed]), Decimal(amounts[realised])
        if now > past:
            row = realised if realised in rows else signed
            filled = case.figure("deals", row, "amount", past, "past") | case.figure("deals", row, "amount", now, "now")
            cause = f"{REALISED_OVER_SIGNED.id}:{deal}"
            yield from case.told(REALISED_OVER_SIGNED, "deals", row, "amount", filled | words(deal, deal), cause)
