"""An assessment as tables, for page and file alike: points and scores, one pair's points, a gap by parts, the course over rounds."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from analytics.assessment.course import over_rounds
from analytics.assessment.gaps import ScoreGap
from analytics.assessment.result import Assessment, IndicatorPoints, ScoreLine
from analytics.assessment.rounds import rounds
from analytics.assessment.scored import rounded
from analytics.assessment.wording import (
    ADJUSTED_NAME,
    FILLED,
    as_decimal,
    name_of,
    pair_words,
    part_name,
    points_rule,
    raw_words,
)
from analytics.lookup import pairs
from analytics.table import NOTHING, Cell, Column, Table, table, text
from store.datasets import Dataset
from style import terms
from style.numbers import NO_DATA
from style.text import Text

SCORES = Text("各对分值与得分（分）", "Points and scores of each pair (points)")
SCORE = Text("得分", "Score")
GRADE = Text("等次", "Grade")
PUBLISHED_SCORE = Text("公布得分", "Published score")
PUBLISHED_GRADE = Text("公布等次", "Published grade")
GROUP = Text("组别", "Group")
GROUP_PLACE = Text("组内位次", "Place in the group")
GROUP_NUMBER = Text("第 {number} 组", "Group {number}")
WEIGHTED = Text("加权得分", "Weighted")
POINTS = Text("分值", "Points")
WEIGHT = Text("权重", "Weight")
INDICATOR = Text("考核指标", "Assessment indicator")
POINTS_RULE = Text("计分方法", "How points are given")
OF_PAIR = Text("{pair}各指标的分值（分）", "Points of {pair} by indicator")
GAP_PART = Text("得分构成", "Part of the score")
THIS_PAIR = Text("本对", "This pair")
AGAINST = Text("比较对象", "Held against")
GAP = Text("差距", "Gap")
GAP_TOTAL = Text("合计（即得分之差）", "Total, the gap of the scores")
GAPS = Text("{pair}与{other}的差距（分）", "Gap of {pair} to {other} (points)")
COURSE = Text("历次得分（分）", "Scores over the rounds (points)")
ROUND_PLACE = Text("{round}位次", "{round}, place")
ROUND_GRADE = Text("{round}等次", "{round}, grade")
ROUND_SCORE = Text("{round}得分", "{round}, score")


def headed(name: str) -> str:
    """A name at the head of a row or a column, with its capital letter."""
    return name[:1].upper() + name[1:]


def number(value: Fraction | Decimal | None, decimals: int) -> Cell:
    """A figure of points, half up; a dash where there is none to tell."""
    return NOTHING if value is None else _number(value, decimals)


def _number(value: Fraction | Decimal, decimals: int) -> Cell:
    exact = rounded(Fraction(value), decimals)
    return f"{exact:f}".replace("-", "−"), exact


def points_cell(cell: IndicatorPoints, decimals: int, lang: str) -> Cell:
    return (NO_DATA(lang), None) if cell.points is None else _number(cell.points, decimals)


def weight_words(weight: Fraction | Decimal) -> str:
    """25, 26.7: in percent, a tenth where it is not whole."""
    return f"{rounded(Fraction(weight), 0 if Fraction(weight).denominator == 1 else 1):f}"


def score_table(dataset: Dataset, assessed: Assessment, lang: str) -> Table:
    """A row a pair by place; the points of each indicator under its name and weight."""
    decimals, scheme = assessed.scheme.decimals, assessed.scheme
    columns = [Column("place", terms.PLACE(lang), "count"), Column("pair", terms.PAIR(lang))]
    if assessed.groups:
        columns += [Column("group", GROUP(lang)), Column("group_place", GROUP_PLACE(lang), "count")]
    columns += [
        Column("score", SCORE(lang), "number", decimals=decimals),
        Column("grade", GRADE(lang)),
        Column("published_score", PUBLISHED_SCORE(lang), "number", decimals=decimals),
        Column("published_grade", PUBLISHED_GRADE(lang)),
    ]
    for n, one in enumerate(scheme.indicators):
        label = f"{headed(name_of(one)(lang))} {weight_words(one.weight)}%"
        columns.append(Column(f"points_{n}", label, "number", decimals=decimals))
    if scheme.adjustments:
        columns.append(Column("adjusted", ADJUSTED_NAME(lang), "number", decimals=decimals))
    return table("scores", SCORES(lang), columns, [_line(dataset, assessed, line, lang) for line in assessed.lines])


def _line(dataset: Dataset, assessed: Assessment, line: ScoreLine, lang: str) -> list[Cell]:
    decimals = assessed.scheme.decimals
    cells = [_place(line.place), text(pairs(dataset)[line.pair_id].label(lang))]
    if assessed.groups:
        said = "—" if line.group is None else GROUP_NUMBER(lang, number=line.group + 1)
        cells += [text(said), _place(line.place_in_group)]
    cells += [
        (NO_DATA(lang), None) if line.score is None else number(line.score, decimals),
        text(line.grade(lang) if line.grade else "—"),
        number(line.published_score, decimals),
        text(line.published_grade or "—"),
    ]
    cells += [points_cell(line.cells[one.id], decimals, lang) for one in assessed.scheme.indicators]
    return [*cells, _number(line.adjusted, decimals)] if assessed.scheme.adjustments else cells


def _place(place: int | None) -> Cell:
    return NOTHING if place is None else (str(place), place)


def pair_table(dataset: Dataset, assessed: Assessment, pair_id: str, lang: str) -> Table:
    """Of one pair: each indicator's figure, rule, points, weight as it counts, and part of the score; their sum is the score."""
    line, decimals = assessed.line(pair_id), assessed.scheme.decimals
    columns = [
        Column("indicator", INDICATOR(lang)),
        Column("figure", terms.FIGURE(lang)),
        Column("points", POINTS(lang), "number", decimals=decimals),
        Column("weight", f"{WEIGHT(lang)} %", "number", decimals=1),
        Column("weighted", WEIGHTED(lang), "number", decimals=decimals + 2),
        Column("rule", POINTS_RULE(lang)),
    ]
    rows = []
    for one in assessed.scheme.indicators:
        cell = line.cells[one.id]
        said = points_rule(one)(lang) if cell.filled is None else FILLED[cell.filled](lang)
        rows.append([
            text(headed(name_of(one)(lang))),
            text(raw_words(one, cell.raw, lang)),
            points_cell(cell, decimals, lang),
            (weight_words(cell.weight), as_decimal(cell.weight)),
            _number(cell.weighted, decimals + 2),
            text(said),
        ])  # fmt: skip
    for given in line.adjustments:
        rows.append([
            text(name_of(given.adjustment)(lang)),
            text(raw_words(given.adjustment, given.figure.raw, lang)),
            NOTHING,
            NOTHING,
            _number(given.points, decimals + 2),
            text("—"),
        ])  # fmt: skip
    score = (NO_DATA(lang), None) if line.score is None else number(line.score, decimals)
    rows.append([text(SCORE(lang)), text("—"), NOTHING, NOTHING, score, text("—")])
    return table("pair-points", OF_PAIR(lang, pair=pair_words(dataset, pair_id)(lang)), columns, rows, total=True)


def gap_table(assessed: Assessment, gaps: Sequence[ScoreGap], pair: str, other: str, lang: str) -> Table:
    """The parts of a gap; what is printed adds up to the gap of the printed scores."""
    decimals = assessed.scheme.decimals
    columns = [
        Column("part", GAP_PART(lang)),
        Column("mine", THIS_PAIR(lang), "number", decimals=decimals + 2),
        Column("theirs", AGAINST(lang), "number", decimals=decimals + 2),
        Column("gap", GAP(lang), "number", decimals=decimals),
    ]
    rows = [
        [
            text(headed(part_name((assessed.scheme,), one.of)(lang))),
            _number(one.mine, decimals + 2),
            _number(one.theirs, decimals + 2),
            signed(one.told, decimals),
        ]
        for one in gaps
    ]
    mine, theirs = (sum((getattr(one, side) for one in gaps), Fraction(0)) for side in ("mine", "theirs"))
    total = sum((one.told for one in gaps), Decimal(0))
    rows.append(
        [text(GAP_TOTAL(lang)), _number(mine, decimals + 2), _number(theirs, decimals + 2), signed(total, decimals)]
    )
    return table("gaps", GAPS(lang, pair=pair, other=other), columns, rows, total=True)


def signed(value: Decimal, decimals: int) -> Cell:
    said, exact = _number(value, decimals)
    return (f"+{said}" if value > 0 else said), exact


def course_table(dataset: Dataset, lang: str, as_of: str = "") -> Table:
    """A row a pair, a score and a place for each round that had ended by the quarter, if one is given; places of rounds under other
    schemes do not compare."""
    every = tuple(one for one in reversed(rounds(dataset)) if not as_of or one.as_of <= as_of)
    columns = [Column("pair", terms.PAIR(lang))]
    for n, one in enumerate(every):
        said = one.say(lang)
        columns.append(Column(f"score_{n}", ROUND_SCORE(lang, round=said), "number", decimals=1))
        columns.append(Column(f"grade_{n}", ROUND_GRADE(lang, round=said)))
        columns.append(Column(f"place_{n}", ROUND_PLACE(lang, round=said), "count"))
    rows = []
    for pair_id, pair in pairs(dataset).items():
        cells = [text(pair.label(lang))]
        for held in over_rounds(dataset, pair_id):
            if held.round not in every:
                continue
            line = held.line
            score = line.score if line else held.published.score if held.published else None
            grade = line.grade(lang) if line and line.grade else held.published and held.published.grade_printed
            cells.append((NO_DATA(lang), None) if score is None else number(score, 1))
            cells.append(text(grade or "—"))
            cells.append(_place(line.place if line else None))
        rows.append(cells)
    return table("course", COURSE(lang), columns, rows)
