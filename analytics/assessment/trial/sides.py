"""Two schemes side by side, for page and file alike: every indicator, bonus and deduction with its weight and rule in both."""

from analytics.assessment.tables import INDICATOR, headed, weight_words
from analytics.assessment.trial.counterparts import counterparts
from analytics.assessment.trial.edits import kind_of
from analytics.assessment.wording import adjustment_rule, name_of, points_rule
from analytics.table import NOTHING, Cell, Column, Table, table, text
from store.schemes import Adjustment, Indicator, Scheme
from style.text import Text, beside

SIDES = Text("两个办法并列", "Two schemes side by side")
BEFORE_WEIGHT, AFTER_WEIGHT = Text("对照权重 %", "Weight beside, %"), Text("试算权重 %", "Weight on trial, %")
BEFORE_RULE, AFTER_RULE = Text("对照的计分方法", "Rule beside"), Text("试算的计分方法", "Rule on trial")
CALLED = Text("（对照称“{name}”）", " (beside: “{name}”)")


def sides_table(before: Scheme, after: Scheme, lang: str) -> Table:
    """Each indicator of either scheme with its weight and rule on both sides, one row for the two that are the same; then bonus and
    deduction, which have no weight."""
    columns = [
        Column("indicator", INDICATOR(lang)),
        Column("before_weight", BEFORE_WEIGHT(lang), "number", decimals=1),
        Column("after_weight", AFTER_WEIGHT(lang), "number", decimals=1),
        Column("before_rule", BEFORE_RULE(lang)),
        Column("after_rule", AFTER_RULE(lang)),
    ]
    now = {one.id: one for one in after.indicators}
    same = {new: before.indicator(old) for old, new in counterparts(before, after).items()}
    gone = [one for one in before.indicators if one not in same.values()]
    twos = [(same.get(key), one) for key, one in now.items()] + [(one, None) for one in gone]
    rows = [
        [text(_both_named(then, one, lang)), _weight(then), _weight(one), _rule(then, lang), _rule(one, lang)]
        for then, one in twos
    ]
    return table("sides", SIDES(lang), columns, [*rows, *_adjusted_rows(before, after, lang)])


def _both_named(then: Indicator | None, now: Indicator | None, lang: str) -> str:
    """By the new name, with the old one where it was called otherwise."""
    named = [headed(name_of(one)(lang)) for one in (now, then) if one]
    return named[0] if len(set(named)) == 1 else f"{named[0]}{CALLED(lang, name=named[1])}"


def _adjusted_rows(before: Scheme, after: Scheme, lang: str) -> list[list[Cell]]:
    """What both have stands in one row, each metric's others side by side."""
    then, now = list(before.adjustments), list(after.adjustments)
    rows = []
    for one in now:
        alike = sorted(then, key=lambda old: (_asks(old) != _asks(one), old.metric != one.metric))
        was = alike[0] if alike and alike[0].metric == one.metric else None
        if was:
            then.remove(was)
        rows.append(_adjusted_row(was, one, lang))
    return rows + [_adjusted_row(one, None, lang) for one in then]


def _asks(one: Adjustment) -> tuple[object, ...]:
    return one.metric, one.span, one.at_least is None


def _adjusted_row(then: Adjustment | None, now: Adjustment | None, lang: str) -> list[Cell]:
    named = now or then
    assert named
    said = [text(adjustment_rule(one)(lang) if one else "—") for one in (then, now)]
    return [text(beside(headed(name_of(named)(lang)), kind_of(named)(lang), lang)), NOTHING, NOTHING, *said]


def _weight(one: Indicator | None) -> Cell:
    return (weight_words(one.weight), one.weight) if one else NOTHING


def _rule(one: Indicator | None, lang: str) -> Cell:
    return text(points_rule(one)(lang) if one else "—")
