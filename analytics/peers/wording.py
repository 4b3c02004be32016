"""A pair beside the province in words and tables, for page and file alike, and how the others are protected."""

from decimal import Decimal
from fractions import Fraction

from analytics.figure_words import basis, period
from analytics.lookup import tracks
from analytics.metrics import METRICS, Metric
from analytics.peers.beside import Beside, BesideProvince, TrackBeside
from analytics.peers.limits import LIMITS
from analytics.printed import printed
from analytics.selection import Selection
from analytics.table import NOTHING, Cell, Column, Table, table, text
from store.datasets import Dataset
from style import terms
from style.numbers import Figure, figure, percent, unit_label
from style.text import Text, beside

TITLE = Text("与全省比", "Beside the province")
BY_TRACK = Text("分赛道", "By track")
WITHHELD = Text("为保护单个结对，不予显示", "Withheld to protect single pairs")
PROVINCE = Text("全省数", "Whole province")
MIDDLE_HALF = Text("中间一半的结对", "Middle half of pairs")
MEDIAN_ROUNDED = Text("中位数（取整）", "Median (rounded)")
HALF_ROUNDED = Text("中间一半的结对（取整）", "Middle half of pairs (rounded)")
LOWER, UPPER = Text("下四分位", "Lower quartile"), Text("上四分位", "Upper quartile")
PLACE = Text("本结对所在", "Where this pair is")
HAVE_ONE = Text("有数的结对（对）", "Pairs with a figure")
QUARTERS: dict[str, Text] = {
    "upper": Text("前四分之一", "top quarter"),
    "upper_middle": Text("中上", "upper middle"),
    "lower_middle": Text("中下", "lower middle"),
    "lower": Text("后四分之一", "bottom quarter"),
}
BETWEEN = Text("{low}—{high}", "{low}–{high}")
FEWER = Text("不足 {least}", "fewer than {least}")
TOO_FEW = Text(
    "有数的结对不足 {least} 对，为保护单个结对，不与全省比。",
    "Fewer than {least} pairs have a figure: to protect single pairs, nothing is set beside the province.",
)
SAID = Text(
    "可比的 {count} 项中，前四分之一 {upper} 项，后四分之一 {lower} 项。",
    "Of {count} figures that can be compared, {upper} in the top quarter and {lower} in the bottom quarter.",
)
NOTE = Text(
    "截至{quarter}，始终与全省各结对比，不随筛选变化。中位数和四分位是相邻各结对的平均并取整，不是任何一对的数；标“{withheld}”的，是给出后可能推算出单个结对，不是没有数据。",
    "As of {quarter}, always beside all pairs of the province, whatever is selected. Median and quartiles are means of neighbouring pairs, rounded, and no pair's figure; what is marked “{withheld}” could give a single pair away and is not missing.",
)
# How others are protected, rule by rule, for 口径说明.
RULES: tuple[Text, ...] = (
    Text(
        f"只给全省，不给读者挑选的一部分；只给每年最后一个季度。合计须有至少 {LIMITS.contributors} 个结对的数不为 0，且除最大者和查看者外，其余之和超过最大者的 {percent(LIMITS.estimate, 'zh', 0)}；全为 0 的也不给。",
        f"Only the whole province, never a part that a reader chooses, and only the last quarter of each year. A sum needs at least {LIMITS.contributors} pairs that are not 0, and without the largest and whoever asks the rest must exceed {percent(LIMITS.estimate, 'en', 0)} of the largest; where all are 0 it is not told either.",
    ),
    Text(
        "分赛道只在年末给出；有一格不给而合计给出时，再隐去最小的格，直至余下之和本身也可以给出。与已给出的季度相减后不合上述规则的合计不给；一年中下达的资金和执行率的全省数只在年末给出。",
        "Sums by track are told at a year's end alone; where one is withheld and the total is told, the smallest go too until what is left of the total may itself be told. A total is withheld where an earlier one taken from it would break these rules; within a year the province's allocated money and execution rate are not told.",
    ),
    Text(
        f"中位数和四分位取相邻 {LIMITS.window} 个左右结对的平均，按不大于中位数十分之一的 1、2、5 步长取整；须有至少 {LIMITS.known} 个结对有数，并经线性规划检验：即使知道各结对的先后次序，也不能把任何一对的数推算到 {percent(LIMITS.ranked, 'zh', 0)} 以内（比率 {percent(LIMITS.ranked_points, 'zh', 0)[:-1]} 个百分点以内）。",
        f"Median and quartiles are means of some {LIMITS.window} neighbouring pairs, rounded to steps of 1, 2 or 5 of at most a tenth of the median. They need {LIMITS.known} pairs, and a linear program shows that even who knows the order of all pairs cannot come within {percent(LIMITS.ranked, 'en', 0)} of anyone's figure (of a rate, {percent(LIMITS.ranked_points, 'en', 0)[:-1]} percentage points).",
    ),
    Text(
        "结对双方算一方：各自都知道本结对的数。几个结对互相串通、数据更正前后两版相比，不在保护之内。",
        "The two counties of a pair count as one: both know its figures. Several pairs acting together, and two versions before and after a correction, are not protected against.",
    ),
)
_METRIC_COLUMNS = (
    ("metric", terms.METRIC),
    ("own", terms.THIS_PAIR),
    ("place", PLACE),
    ("province", PROVINCE),
    ("median", MEDIAN_ROUNDED),
    ("half", HALF_ROUNDED),
    ("known", HAVE_ONE),
)


def said(found: BesideProvince, lang: str) -> str:
    """What the comparison comes to, in a sentence."""
    if found.tells_nothing:
        return TOO_FEW(lang, least=found.least)
    groups = [line.quarter for line in found.lines if line.quarter]
    return SAID(lang, count=len(groups), upper=groups.count("upper"), lower=groups.count("lower"))


def told(value: Fraction | None, metric: Metric, lang: str) -> Figure:
    """A figure of the province as it is printed; that it is withheld, where it is."""
    return Figure(WITHHELD(lang), "") if value is None else figure(decimal(value), metric.unit, lang, metric.decimals)


def decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def when(found: BesideProvince, metric: Metric, lang: str) -> str:
    """What time a figure speaks of, and its basis."""
    at = Selection(found.quarter)
    return f"{period(metric, at, lang)} · {basis(metric, lang, at)}"


def half(line: Beside, metric: Metric, lang: str) -> str:
    if line.box is None:
        return WITHHELD(lang)
    low, high = (told(side, metric, lang) for side in (line.box.low, line.box.high))
    return BETWEEN(lang, low=low.number, high=str(high))


def known_words(known: int | None, lang: str) -> str:
    """How many pairs have a figure; of few only that they are."""
    return FEWER(lang, least=LIMITS.contributors) if known is None else str(known)


def metrics_table(found: BesideProvince, lang: str) -> Table:
    """A row a metric, each figure with its unit, as units differ from row to row."""
    columns = [Column(key, label(lang)) for key, label in _METRIC_COLUMNS]
    return table("beside", TITLE(lang), columns, [_line(line, lang) for line in found.lines])


def _line(line: Beside, lang: str) -> list[Cell]:
    metric = METRICS[line.metric_id]
    return [
        text(metric.label(lang)),
        text(str(printed(metric, line.own, lang))),
        text(QUARTERS[line.quarter](lang)) if line.quarter else NOTHING,
        text(str(told(line.province, metric, lang))),
        text(str(told(line.box.middle if line.box else None, metric, lang))),
        text(half(line, metric, lang)),
        text(known_words(line.known, lang)),
    ]


def tracks_table(dataset: Dataset, found: BesideProvince, lang: str) -> Table:
    """A row a track, of each sum the pair's own, then the province's, in the unit of the head."""
    by = {(one.track_id, one.metric_id): one for one in found.tracks}
    metrics = [METRICS[metric_id] for metric_id in dict.fromkeys(one.metric_id for one in found.tracks)]
    columns = [Column("track", terms.TRACK(lang))]
    for metric in metrics:
        label = beside(metric.short(lang), unit_label(metric.unit, lang), lang)
        columns += [Column(metric.id, label), Column(f"{metric.id}_all", PROVINCE(lang))]
    rows = [
        [
            text(track_words(dataset, track_id, lang)),
            *(cell for metric in metrics for cell in _of_track(by.get((track_id, metric.id)), metric, lang)),
        ]
        for track_id in dict.fromkeys(one.track_id for one in found.tracks)
    ]
    return table("beside-tracks", BY_TRACK(lang), columns, rows)


def track_words(dataset: Dataset, track_id: str | None, lang: str) -> str:
    return (tracks(dataset)[track_id] if track_id else terms.OF_NO_TRACK)(lang)


def _of_track(one: TrackBeside | None, metric: Metric, lang: str) -> list[Cell]:
    if one is None:  # a track that this metric knows nothing of
        return [NOTHING, NOTHING]
    return [text(printed(metric, one.own, lang).number), text(told(one.province, metric, lang).number)]
