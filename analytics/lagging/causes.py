"""What explains one pair's shortfall and what does not: only what the rows say, none of it called proven."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.lagging.shortfall import Shortfall
from analytics.sentences import both
from style.numbers import figure, percent
from style.text import LANGUAGES, Text
from style.units import YUAN

# From which share of the whole on a part explains it: under a third it is one among others.
LEAST_SHARE = Fraction(1, 3)
LEAST_MISSING = Fraction(1, 5)  # of the figures due, as the warning rule has it
_UNDISBURSED = Text(
    "{amount}还没有拨付，占缺口 {share}：钱没有到县",
    "{amount} is not disbursed, {share} of the gap: the money has not come",
)
_UNSPENT = Text(
    "{amount}已经拨付、没有支出，占缺口 {share}：钱到了没有花",
    "{amount} is disbursed and not spent, {share} of the gap: the money has come and rests",
)
_STALLED = Text(
    "{count} 个在建项目连续多季没有新投资，已花在上面的资金 {amount}",
    "{count} projects under construction stand still, {amount} of fund money spent on them",
)
_NOT_STARTED = Text(
    "{count} 个项目签约满期未开工，计划投资 {amount}：钱跟不到项目上",
    "{count} projects signed long ago have not started, {amount} planned: no work for the money to follow",
)
_MISSING = Text(
    "当季 {missing}/{due} 项应报未报：支出和进度可能漏报",
    "{missing} of {due} figures of the quarter did not come: what was done may be unreported",
)
_BASE = Text(
    "上年同季执行 {before}，今年 {now}：比上年还慢",
    "{before} at the same quarter of the year before, {now} now: slower still",
)
NONE_STALLED = Text("停滞项目 0 个", "no project stands still")
NONE_NOT_STARTED = Text("满期未开工 0 个", "none signed long ago and not started")
FEW_MISSING = Text("当季未报 {missing} 项", "{missing} figures missing")
FASTER = Text("比上年同季快（{before}→{now}）", "faster than the year before ({before} → {now})")


@dataclass(frozen=True)
class Causes:
    """`held` explain the shortfall, the largest part of it first; `not_held` were looked at and do not."""

    held: tuple[Text, ...]
    not_held: tuple[Text, ...]


def causes(line: Shortfall) -> Causes:
    """Of a pair with a shortfall; of one without none is looked for."""
    held: list[Text] = []
    out: list[Text] = []
    if line.gap <= 0:
        return Causes((), ())
    steps = sorted(((line.undisbursed, _UNDISBURSED), (line.unspent, _UNSPENT)), key=lambda one: -one[0])
    for amount, template in steps:
        if amount >= line.gap * LEAST_SHARE:
            held.append(both(template, amount=money(amount), share=_percent(amount / line.gap)))
    for rule, template, none in (("stalled", _STALLED, NONE_STALLED), ("not_started", _NOT_STARTED, NONE_NOT_STARTED)):
        found = line.still.get(rule, ())
        if found:
            amount = Fraction(sum((one.amount or Decimal(0) for one in found), Decimal(0)))
            held.append(both(template, count=len(found), amount=money(amount)))
        else:
            out.append(none)
    if line.due and Fraction(line.missing, line.due) >= LEAST_MISSING:
        held.append(both(_MISSING, missing=line.missing, due=line.due))
    else:
        out.append(both(FEW_MISSING, missing=line.missing))
    if line.before is not None and line.before.value is not None and line.money.part.value is not None:
        rates = {"before": _rate(line.before.value), "now": _rate(line.money.part.value)}
        slower = line.money.part.value < line.before.value
        (held if slower else out).append(both(_BASE if slower else FASTER, **rates))
    return Causes(tuple(held), tuple(out))


def money(amount: Fraction) -> dict[str, str]:
    """In 亿元, below 0.01 of it in 万元."""
    scale = "wan" if 0 < amount < 10**6 else "yi"
    return {lang: str(figure(float(amount), YUAN, lang, scale=scale)) for lang in LANGUAGES}


def _percent(share: Fraction) -> dict[str, str]:
    return {lang: percent(share, lang, 0) for lang in LANGUAGES}


def _rate(value: float) -> dict[str, str]:
    return {lang: percent(value, lang) for lang in LANGUAGES}
