"""What a leader may be asked to decide: whom to supervise, whose returns to demand, which money to press for; each by a rule, none with a date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.judgement.statuses import rules_in_words
from analytics.lagging.causes import money
from analytics.lagging.shortfall import NOTHING, Shortfall, Shortfalls
from analytics.linked_text import Linked, linked, number, pair_names
from analytics.sentences import both
from analytics.warnings.rules import RULES, Warned
from analytics.warnings.thresholds import Thresholds
from store.datasets import Dataset
from style.numbers import percent
from style.text import LANGUAGES, Text

NAMED = 3  # pairs put under supervision, and of other proposals those that are named

_SUPERVISE = Text("建议督办{names}", "Put under supervision: {names}")
_SUPERVISE_SAYS = Text(
    "{behind} 对滞后；这 {count} 对缺口 {gap}，占全部缺口的 {share}",
    "{behind} pairs are behind; the gap of these {count} is {gap}, {share} of all",
)
_SUPERVISE_RULE = Text(
    "滞后的按缺口由大到小取前 {most} 对；{rules}", "of those behind the {most} with the largest gaps; {rules}"
)
_DISBURSE = Text("建议催拨 {amount}", "Press for the disbursement of {amount}")
_DISBURSE_RULE = Text(
    "应支出而还没有拨付的部分：应支出 − 拨付", "what is due to be spent and not even disbursed: due − disbursed"
)
_SPEND = Text("建议催支出 {amount}", "Press for the spending of {amount}")
_SPEND_RULE = Text(
    "应支出、已拨付而没有支出的部分：缺口 − 未拨付", "what is due, disbursed and not spent: gap − not disbursed"
)
_PART_SAYS = Text("占缺口 {gap}的 {share}：{names}", "{share} of a gap of {gap}: {names}")
_RETURNS = Text("建议请{names}结对办公室补报", "Ask the pair offices of {names} for their returns")
_RETURNS_SAYS = Text(
    "{missing} 项，占全部未报 {all} 项的 {share}", "{missing} figures, {share} of {all} that did not come"
)
_STALLED = Text("建议核实 {count} 个停滞项目的资金", "Inspect the money of projects that stand still: {count}")
_STALLED_SAYS = Text("已支出 {amount}：{names}", "{amount} spent on them: {names}")
_OF_DUE = Text(" {missing}/{due}", " {missing}/{due}")
_PROJECTS = Text(" {count} 个", " {count}")


@dataclass(frozen=True)
class Decision:
    """One proposal: `asks` for what, `says` on what figures, by which `rule`."""

    id: str
    asks: Linked
    says: Linked
    rule: Text


def decisions(
    dataset: Dataset, found: Shortfalls, unreported: Sequence[Warned], values: Thresholds
) -> tuple[Decision, ...]:
    """In the order of urgency; none where the data gives no reason. `unreported` are the warnings of that rule at the same quarter."""
    if found.whole is None:
        return ()
    return (
        *_supervised(dataset, found, found.whole),
        *_pressed(dataset, found, found.whole),
        *_returns(dataset, found, unreported, values),
        *_stalled(dataset, found, values),
    )


def _supervised(dataset: Dataset, found: Shortfalls, whole: Shortfall) -> Iterator[Decision]:
    worst = [line for line in found.behind if line.gap > 0][:NAMED]
    if not worst:
        return
    gap = sum((line.gap for line in worst), NOTHING)
    says = linked(
        _SUPERVISE_SAYS,
        behind=len(found.behind),
        count=len(worst),
        gap=number(money(gap), "execution_rate"),
        share=_share(gap / whole.gap),
    )
    closed = whole.money.is_closed
    rules = {lang: rules_in_words(lang, closed) for lang in LANGUAGES}
    rule = both(_SUPERVISE_RULE, most=NAMED, rules=rules)
    yield Decision("supervise", linked(_SUPERVISE, names=_names(dataset, worst)), says, rule)


def _pressed(dataset: Dataset, found: Shortfalls, whole: Shortfall) -> Iterator[Decision]:
    """Both steps at which money that is due can rest, the larger first."""
    parts = [
        ("disburse", whole.undisbursed, _DISBURSE, _DISBURSE_RULE, "fund_disbursed"),
        ("spend", whole.unspent, _SPEND, _SPEND_RULE, "fund_spent"),
    ]
    for key, amount, asks, rule, metric_id in sorted(parts, key=lambda part: -part[1]):
        if amount <= 0:
            continue
        held = [(line.undisbursed if key == "disburse" else line.unspent, line) for line in found.lines]
        most = sorted((one for one in held if one[0] > 0), key=lambda one: (-one[0], one[1].pair_id or ""))[:NAMED]
        beside = {str(line.pair_id): {lang: f" {said}" for lang, said in money(part).items()} for part, line in most}
        says = linked(
            _PART_SAYS,
            gap=money(whole.gap),
            share=_share(amount / whole.gap),
            names=pair_names(dataset, list(beside), beside),
        )
        yield Decision(key, linked(asks, amount=number(money(amount), metric_id)), says, rule)


def _returns(
    dataset: Dataset, found: Shortfalls, unreported: Sequence[Warned], values: Thresholds
) -> Iterator[Decision]:
    """Of the pairs that the warning rule names: those that keep back so much that nothing can be checked."""
    there = {line.pair_id: line for line in found.lines}
    mine = [there[one.pair_id] for one in unreported if one.pair_id in there and there[one.pair_id].missing]
    mine.sort(key=lambda line: (-line.missing, line.pair_id or ""))
    every = sum(line.missing for line in found.lines)
    if not mine:
        return
    beside = {
        str(line.pair_id): {lang: _OF_DUE(lang, missing=line.missing, due=line.due) for lang in LANGUAGES}
        for line in mine
    }
    missing = sum(line.missing for line in mine)
    says = linked(_RETURNS_SAYS, missing=missing, all=every, share=_share(Fraction(missing, every)))
    asks = linked(_RETURNS, names=pair_names(dataset, list(beside), beside))
    yield Decision("returns", asks, says, RULES["unreported"].limit(values))


def _stalled(dataset: Dataset, found: Shortfalls, values: Thresholds) -> Iterator[Decision]:
    held = {str(line.pair_id): line.still["stalled"] for line in found.lines if line.still.get("stalled")}
    if not held:
        return
    sums = {pair: sum((one.amount or Decimal(0) for one in every), Decimal(0)) for pair, every in held.items()}
    most = sorted(sums, key=lambda pair: (-sums[pair], pair))[:NAMED]
    beside = {pair: {lang: _PROJECTS(lang, count=len(held[pair])) for lang in LANGUAGES} for pair in most}
    amount = money(Fraction(sum(sums.values(), Decimal(0))))
    says = linked(_STALLED_SAYS, amount=amount, names=pair_names(dataset, most, beside))
    count = sum(map(len, held.values()))
    yield Decision("stalled", linked(_STALLED, count=count), says, RULES["stalled"].limit(values))


def _names(dataset: Dataset, lines: Sequence[Shortfall]) -> Linked:
    return pair_names(dataset, [str(line.pair_id) for line in lines])


def _share(share: Fraction) -> dict[str, str]:
    return {lang: percent(share, lang, 0) for lang in LANGUAGES}
