"""A trial as tables, for page and file alike: who moves, two schemes side by side, what pays, what is better not reported."""

from collections.abc import Sequence
from decimal import Decimal

from analytics.assessment.tables import GRADE, INDICATOR, WEIGHT, headed, number, signed, weight_words
from analytics.assessment.trial.compared import PlaceMove, TwoSchemes
from analytics.assessment.trial.pays import Silence, Temptation
from analytics.assessment.trial.told import move_words
from analytics.assessment.wording import as_decimal, name_of, part_name, raw_words
from analytics.lookup import pairs
from analytics.table import NOTHING, Cell, Column, Table, table, text
from store.datasets import Dataset
from store.schemes import Scheme
from style import terms
from style.numbers import percent
from style.text import Text

MOVES = Text("谁变动、因哪一项", "Who moves, and by what")
BEFORE_PLACE, AFTER_PLACE = Text("对照位次", "Place beside"), Text("试算位次", "Place on trial")
BEFORE_SCORE, AFTER_SCORE = Text("对照得分", "Score beside"), Text("试算得分", "Score on trial")
BEFORE_GRADE, AFTER_GRADE = Text("对照等次", "Grade beside"), Text("试算等次", "Grade on trial")
MOVED = Text("位次升降", "Places gained")
DECIDING = Text("决定变动的指标", "Deciding indicator")
ROUNDS = Text("在各轮试算", "Tried on every round")
ROUND = Text("轮次", "Round")
BEFORE_SCORED, AFTER_SCORED = Text("对照有得分（对）", "Scored beside"), Text("试算有得分（对）", "Scored on trial")
MOVED_PAIRS, REGRADED_PAIRS = Text("位次变动（对）", "Pairs that move"), Text("等次变动（对）", "Pairs regraded")
FURTHEST = Text("变动最大的", "Furthest move")
NEAR = Text("差一点就多得分的数", "Figures a little short of more points")
NOW, NEEDED = Text("现值", "Present figure"), Text("到多少就多得", "Needed")
GAIN = Text("多得（分）", "Gain, points")
BECOMES = Text("等次变为", "Grade becomes")
SILENT = Text("少报反而得益的数", "Figures better not reported")
EFFORT = Text("要变动多少", "Change needed")


def both_graded(found: TwoSchemes) -> tuple[PlaceMove, ...]:
    """Those whose grade changes from one to another."""
    return tuple(one for one in found.regraded if one.before.grade and one.after.grade)


def moves_table(dataset: Dataset, found: TwoSchemes, lang: str) -> Table:
    """Those that move furthest first; one without a score on either side has no move."""
    decimals = max(found.before.scheme.decimals, found.after.scheme.decimals)
    columns = [
        Column("pair", terms.PAIR(lang)),
        Column("before", BEFORE_PLACE(lang), "count"),
        Column("after", AFTER_PLACE(lang), "count"),
        Column("moved", MOVED(lang), "number"),
        Column("before_score", BEFORE_SCORE(lang), "number", decimals=decimals),
        Column("after_score", AFTER_SCORE(lang), "number", decimals=decimals),
        Column("before_grade", BEFORE_GRADE(lang)),
        Column("after_grade", AFTER_GRADE(lang)),
        Column("deciding", DECIDING(lang)),
    ]
    return table("moves", MOVES(lang), columns, [_move(dataset, found, one, decimals, lang) for one in found.moves])


def _move(dataset: Dataset, found: TwoSchemes, one: PlaceMove, decimals: int, lang: str) -> list[Cell]:
    schemes = (found.after.scheme, found.before.scheme)
    return [
        text(pairs(dataset)[one.pair_id].label(lang)),
        _count(one.before.place),
        _count(one.after.place),
        NOTHING if one.places is None else signed(Decimal(one.places), 0),
        number(one.before.score, decimals),
        number(one.after.score, decimals),
        text(one.before.grade(lang) if one.before.grade else "—"),
        text(one.after.grade(lang) if one.after.grade else "—"),
        text(headed(part_name(schemes, one.deciding)(lang)) if one.deciding else "—"),
    ]


def _count(value: int | None) -> Cell:
    return NOTHING if value is None else (str(value), value)


def rounds_table(dataset: Dataset, every: Sequence[TwoSchemes], lang: str) -> Table:
    """The trial on every round it can be tried on; where only one of the two has scores, nothing compares."""
    columns = [
        Column("round", ROUND(lang)),
        Column("before", BEFORE_SCORED(lang), "count"),
        Column("after", AFTER_SCORED(lang), "count"),
        Column("moved", MOVED_PAIRS(lang), "count"),
        Column("regraded", REGRADED_PAIRS(lang), "count"),
        Column("most", FURTHEST(lang)),
    ]
    rows = []
    for found in every:
        compare = bool(found.before.scored and found.after.scored)
        most = move_words(dataset, found, found.moves[0]) if compare and found.moves else None
        rows.append([
            text(headed(found.after.round.say(lang))),
            _count(len(found.before.scored)),
            _count(len(found.after.scored)),
            _count(len(found.moved) if compare else None),
            _count(len(both_graded(found)) if compare else None),
            text(most(lang) if most else "—"),
        ])  # fmt: skip
    return table("rounds", ROUNDS(lang), columns, rows)


def near_table(dataset: Dataset, scheme: Scheme, some: Sequence[Temptation], lang: str) -> Table:
    """The most paying first."""
    columns = [
        Column("pair", terms.PAIR(lang)),
        Column("of", INDICATOR(lang)),
        Column("now", NOW(lang)),
        Column("needed", NEEDED(lang)),
        Column("effort", EFFORT(lang), "percent"),
        Column("gain", GAIN(lang), "number", decimals=2),
        Column("grade", BECOMES(lang)),
    ]
    rows = []
    for one in some:
        asked = next(given for given in scheme.asked if given.id == one.of)
        rows.append([
            text(pairs(dataset)[one.pair_id].label(lang)),
            text(headed(name_of(asked)(lang))),
            text(raw_words(asked, one.raw, lang)),
            text(raw_words(asked, one.needed, lang)),
            (percent(one.effort, lang), float(one.effort)),
            number(one.gain, 2),
            text(one.grade(lang) if one.grade else "—"),
        ])  # fmt: skip
    return table("near", NEAR(lang), columns, rows)


def silent_table(dataset: Dataset, scheme: Scheme, some: Sequence[Silence], lang: str) -> Table:
    columns = [
        Column("pair", terms.PAIR(lang)),
        Column("of", INDICATOR(lang)),
        Column("now", NOW(lang)),
        Column("weight", f"{WEIGHT(lang)} %", "number", decimals=1),
        Column("gain", GAIN(lang), "number", decimals=2),
        Column("grade", GRADE(lang)),
    ]
    rows = []
    for one in some:
        indicator = scheme.indicator(one.indicator_id)
        rows.append([
            text(pairs(dataset)[one.pair_id].label(lang)),
            text(headed(name_of(indicator)(lang))),
            text(raw_words(indicator, one.cell.raw, lang)),
            (weight_words(one.cell.weight), as_decimal(one.cell.weight)),
            number(one.gain, 2),
            text(one.grade(lang) if one.grade else "—"),
        ])  # fmt: skip
    return table("silent", SILENT(lang), columns, rows)
