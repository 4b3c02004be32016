"""The words of an assessment that its page and its files both say: what a scheme asks, how a figure becomes points, who moves why."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.selection import SPANS
from analytics.sentences import both
from store.codes import INDICATOR
from store.datasets import Dataset
from store.schemes import Adjustment, Indicator, Scheme
from store.schemes.askable import ASKABLE
from style.numbers import figure, wan
from style.text import LANGUAGES, Text
from style.units import UNITS, Unit

NOT_PUBLISHED = Text("没有公布得分", "no score was published")
GRADE_ALONE = Text("只公布了等次", "only a grade was published")
ADJUSTED_NAME = Text("加减分", "Bonus and deduction")
ROUNDING_NAME = Text("四舍五入", "Rounding")
FILLED: dict[str, Text] = {
    "left_out": Text("缺数，不计，权重按比例分给其余指标", "missing: left out, its weight given to the rest in proportion"),
    "zero": Text("缺数，按 0 分计", "missing: counts as 0 points"),
    "lowest": Text("缺数，按各对最低分值计", "missing: counts as the lowest points of all pairs"),
    "refuse": Text("缺数，不计得分", "missing: no score is given"),
}  # fmt: skip
AS_PUBLISHED = Text("分值为已公布的得分", "points as published")
BETWEEN = Text("{low} 计 0 分，{high} 计满分，其间按比例", "0 points at {low}, 100 at {high}, in proportion between")
BETWEEN_LOWER = Text(
    "{low} 计满分，{high} 计 0 分，其间按比例", "100 points at {low}, 0 at {high}, in proportion between"
)
RELATIVE = Text("组内最高的计满分，最低的计 0 分，其间按比例；都相同的都计满分",
                "in the group 100 points for the highest, 0 for the lowest, in proportion between; 100 for all where all are alike")  # fmt: skip
RELATIVE_LOWER = Text("组内最低的计满分，最高的计 0 分，其间按比例；都相同的都计满分",
                      "in the group 100 points for the lowest, 0 for the highest, in proportion between; 100 for all where all are alike")  # fmt: skip
SINCE = Text("（{span}）", " ({span})")
STEP = Text("{start}起 {points} 分", "{points} points from {start}")
AT_LEAST = Text("{metric}达到 {edge}：{points} 分", "{metric} at least {edge}: {points} points")
BELOW = Text("{metric}低于 {edge}：{points} 分", "{metric} below {edge}: {points} points")
RISES = Text(
    "{pair}由第 {before} 位升到第 {after} 位，主要因“{deciding}”",
    "{pair} rises from place {before} to {after}, most of it by “{deciding}”",
)
FALLS = Text(
    "{pair}由第 {before} 位降到第 {after} 位，主要因“{deciding}”",
    "{pair} falls from place {before} to {after}, most of it by “{deciding}”",
)
NEAR_IT = Text(
    "{pair}的“{of}”由 {raw} 到 {needed}，得分多 {gain} 分",
    "{pair}: “{of}” from {raw} to {needed} adds {gain} points to the score",
)
BETTER_UNTOLD = Text(
    "{pair}不报“{of}”，得分反而多 {gain} 分", "{pair}: without a figure of “{of}” the score is {gain} points higher"
)


def part_name(schemes: Sequence[Scheme], of: str) -> Text:
    """What a part of a score is called, by the first scheme that has it: an indicator, bonus and deduction, or rounding."""
    for scheme in schemes:
        for one in scheme.asked:
            if one.id == of:
                return name_of(one)
    return ADJUSTED_NAME if of == "adjusted" else ROUNDING_NAME


def name_of(one: Indicator | Adjustment) -> Text:
    """As the scheme calls it, else as its metric or the published indicator is called."""
    if one.label:
        return one.label
    if isinstance(one, Indicator) and one.assessed:
        return INDICATOR[one.assessed].label
    return METRICS[one.metric or ""].label


def raw_words(one: Indicator | Adjustment, raw: Fraction | None, lang: str) -> str:
    """A figure as it is printed, with its unit; 暂无数据 where it is not known."""
    unit, decimals = _unit(one)
    if unit.kind == "money" and raw is not None:
        return str(wan(as_decimal(raw), lang))  # of one pair: in 亿元 to two decimals small sums would read as none
    return str(figure(None if raw is None else as_decimal(raw), unit, lang, decimals))


def _unit(one: Indicator | Adjustment) -> tuple[Unit, int]:
    return (METRICS[one.metric].unit, METRICS[one.metric].decimals) if one.metric else (UNITS["score"], 1)


def as_decimal(exact: Fraction) -> Decimal:
    """For printing: exact to more digits than are shown."""
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def threshold_words(one: Indicator | Adjustment, edge: Decimal, lang: str) -> str:
    """A threshold as the scheme writes it, with its unit: 90%, 0.6 亿元, 4 场."""
    unit = _unit(one)[0]
    if unit.kind == "money":
        return str(figure(edge * 10**8, unit, lang))
    said = f"{edge.normalize():f}"
    return f"{said}%" if unit.kind == "percent" else f"{said} {unit.label(lang)}"


def points_rule(one: Indicator) -> Text:
    """How a figure becomes points, in words; over which span where that is not the usual one."""
    rule, since = _points_rule(one), since_words(one)
    return Text(rule.zh + since["zh"], rule.en + since["en"])


def since_words(one: Indicator | Adjustment) -> dict[str, str]:
    """That a figure is summed since the programme began, where it may be summed over a year as well; else nothing."""
    spans = ASKABLE.get(one.metric or "", ())
    if len(spans) < 2 or one.span == spans[0]:
        return dict.fromkeys(LANGUAGES, "")
    return {lang: SINCE(lang, span=SPANS[one.span].label(lang)) for lang in LANGUAGES}


def _points_rule(one: Indicator) -> Text:
    edges = {lang: lambda edge, lang=lang: threshold_words(one, edge, lang) for lang in LANGUAGES}
    lower = one.direction == "lower"
    if one.points == "between" and one.low is not None and one.high is not None:
        ends = {"low": one.low, "high": one.high}
        said = {key: {lang: edges[lang](edge) for lang in LANGUAGES} for key, edge in ends.items()}
        return both(BETWEEN_LOWER if lower else BETWEEN, **said)
    if one.points == "relative":
        return RELATIVE_LOWER if lower else RELATIVE
    if one.points == "steps":
        told = {
            lang: [
                STEP(lang, start=edges[lang](start), points=f"{points.normalize():f}") for start, points in one.steps
            ]
            for lang in LANGUAGES
        }
        return Text("，".join(told["zh"]), ", ".join(told["en"]))
    return AS_PUBLISHED


def adjustment_rule(one: Adjustment) -> Text:
    """When a bonus or deduction is given, in words."""
    edge = one.at_least if one.at_least is not None else one.below or Decimal(0)
    said = {lang: threshold_words(one, edge, lang) for lang in LANGUAGES}
    template, since = AT_LEAST if one.at_least is not None else BELOW, since_words(one)
    metric = {lang: METRICS[one.metric].label(lang) + since[lang] for lang in LANGUAGES}
    return both(template, metric=metric, edge=said, points=f"{one.points.normalize():+f}")


def pair_words(dataset: Dataset, pair_id: str) -> Text:
    return pairs(dataset)[pair_id].label
