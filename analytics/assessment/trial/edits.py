"""What a trial changes of the scheme it starts from, a phrase each: taken out, added, weighed or scored otherwise, grades moved."""

from collections.abc import Iterator
from decimal import Decimal

from analytics.assessment.wording import FILLED, adjustment_rule, name_of, points_rule
from analytics.sentences import both
from store.schemes import Adjustment, Indicator, Scheme
from style.text import Text

TAKEN_OUT = Text("去掉“{name}”（权重 {weight}%）", "“{name}” taken out (weight {weight}%)")
ADDED = Text("加“{name}”（权重 {weight}%；{rule}）", "“{name}” added (weight {weight}%; {rule})")
REWEIGHED = Text("“{name}”权重由 {before}% 改为 {after}%", "weight of “{name}” from {before}% to {after}%")
RESCORED = Text("“{name}”改为{rule}", "“{name}” scored anew: {rule}")
FILLED_ANEW = Text("“{name}”{how}", "“{name}” {how}")
NO_MORE = Text("去掉{kind}（{rule}）", "{kind} taken out ({rule})")
ONE_MORE = Text("加一项{kind}（{rule}）", "{kind} added ({rule})")
ANEW = Text("{kind}改为{rule}", "{kind} changed: {rule}")
REGRADED = Text("“{grade}”起点由 {before} 分改为 {after} 分", "“{grade}” from {after} points on, not {before}")
BONUS, DEDUCTION = Text("加分", "bonus"), Text("扣分", "deduction")


def edits(base: Scheme, changed: Scheme) -> tuple[Text, ...]:
    """In the order of the scheme; none where nothing is changed."""
    found = [*_indicators(base, changed), *_adjustments(base, changed)]
    for was, now in zip(base.bands, changed.bands, strict=True):
        if was.least != now.least:
            found.append(both(REGRADED, grade=now.grade, before=_plain(was.least), after=_plain(now.least)))
    return tuple(found)


def _indicators(base: Scheme, changed: Scheme) -> Iterator[Text]:
    before, after = ({one.id: one for one in scheme.indicators} for scheme in (base, changed))
    for one in base.indicators:
        if one.id not in after:
            yield both(TAKEN_OUT, name=name_of(one), weight=_plain(one.weight))
    for one in changed.indicators:
        name, weight = name_of(one), _plain(one.weight)
        was = before.get(one.id)
        if was is None:
            yield both(ADDED, name=name, weight=weight, rule=points_rule(one))
            continue
        if was.weight != one.weight:
            yield both(REWEIGHED, name=name, before=_plain(was.weight), after=weight)
        if _rule(was) != _rule(one):
            yield both(RESCORED, name=name, rule=points_rule(one))
        if base.missing_of(was) != changed.missing_of(one):
            yield both(FILLED_ANEW, name=name, how=FILLED[changed.missing_of(one)])


def _adjustments(base: Scheme, changed: Scheme) -> Iterator[Text]:
    before, after = ({one.id: one for one in scheme.adjustments} for scheme in (base, changed))
    for one in base.adjustments:
        if one.id not in after:
            yield both(NO_MORE, kind=kind_of(one), rule=adjustment_rule(one))
    for one in changed.adjustments:
        if before.get(one.id) != one:
            said = ANEW if one.id in before else ONE_MORE
            yield both(said, kind=kind_of(one), rule=adjustment_rule(one))


def kind_of(one: Adjustment) -> Text:
    return DEDUCTION if one.points < 0 else BONUS


def _rule(one: Indicator) -> tuple[object, ...]:
    return one.points, one.low, one.high, one.steps, one.span, one.direction


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
