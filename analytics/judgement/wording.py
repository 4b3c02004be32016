"""A judgement in words: the mark, the word, and how far the figure is from what it should have come to."""

from fractions import Fraction

from analytics.judgement.judge import RATE_OF, Judgement
from analytics.metrics import METRICS, Metric
from analytics.metrics.benchmarks import BENCHMARKS, BETTER, NOT_JUDGED
from analytics.sentences import within
from style.numbers import POINTS, figure, percent, rounded
from style.text import Text

_SHORT = Text("{word}，差 {far}", "{word} by {far}")
_OVER = Text("{word}，超 {far}", "{word}, over by {far}")
_LESS = Text("差 {far}", "{far} short")
_MORE = Text("超 {far}", "over by {far}")
_UNDER_TENTH = Text("不到 0.1", "under 0.1")
_MARKED = Text("{mark} {said}", "{mark} {said}")
_AGAINST = Text("{benchmark} {due}", "{due} {benchmark}")


def status_words(one: Judgement, lang: str) -> str:
    """滞后，差 30.6 个百分点; 达到，超 0.30 亿元; where nothing is judged the word alone."""
    word = one.status.word(lang, one.is_closed)
    if not one.is_judged or not one.gap:
        return word
    return (_SHORT if one.gap > 0 else _OVER)(lang, word=word, far=distance(one, lang))


def gap_words(one: Judgement, lang: str) -> str:
    """差 30.6 个百分点, 超 0.30 亿元; nothing where nothing is judged or missing."""
    if not one.is_judged or not one.gap:
        return ""
    return (_LESS if one.gap > 0 else _MORE)(lang, far=distance(one, lang))


def marked_words(one: Judgement, lang: str) -> str:
    """◆ 滞后，差 30.6 个百分点."""
    return _MARKED(lang, mark=one.status.mark, said=status_words(one, lang))


def distance(one: Judgement, lang: str) -> str:
    """From what is due, without its sign: a rate in points, a sum in its unit; never rounded to nothing."""
    metric = METRICS[one.metric_id]
    if metric.unit.kind == "percent":
        points = rounded(float(abs(one.points or 0)) * 100, 1)
        return f"{points if points else _UNDER_TENTH(lang)} {POINTS(lang)}"
    return amount_words(abs(one.gap or Fraction(0)), one, lang)


def amount_words(amount: Fraction, one: Judgement, lang: str) -> str:
    """Of the metric's own unit; money of less than 0.01 亿元 in 万元."""
    metric = METRICS[one.metric_id]
    scale = "wan" if metric.unit.kind == "money" and 0 < amount < 10**6 else "yi"
    return str(figure(float(amount), metric.unit, lang, metric.decimals, scale))


def due_words(one: Judgement, lang: str) -> str:
    """应支出 61.2% or 序时目标 241.40 亿元; nothing where nothing is due."""
    if one.due is None or one.benchmark is None or not one.due:
        return ""
    is_rate = METRICS[one.metric_id].unit.kind == "percent"
    due = percent(one.share_due or 0, lang) if is_rate else amount_words(one.due, one, lang)
    return _AGAINST(lang, benchmark=within(one.benchmark.label(lang)), due=due)


_NOT_JUDGED = Text("不判断：{why}", "not judged: {why}")
_BENCHMARK = Text("{label}：{meaning}；{since}", "{label}: {meaning}; {since}")
_BY_RATE = Text("按{rate}判断；{benchmark}", "judged by {rate}; {benchmark}")


def better_words(metric: Metric, lang: str) -> str:
    """越高越好."""
    return BETTER[metric.better](lang)


def benchmark_words(metric: Metric, lang: str) -> str:
    """What a metric is held against and from when, or why it is not judged."""
    if why := NOT_JUDGED.get(metric.id):
        return _NOT_JUDGED(lang, why=why(lang))
    rate = METRICS[RATE_OF.get(metric.id, metric.id)]
    one = BENCHMARKS[str(rate.benchmark)]
    said = _BENCHMARK(lang, label=one.label(lang), meaning=one.meaning(lang), since=one.since(lang))
    return said if rate is metric else _BY_RATE(lang, rate=rate.label(lang), benchmark=said)


def judgement_words(one: Judgement, lang: str) -> str:
    """◆ 滞后，差 30.6 个百分点（应支出 61.2%）; – 不判断：… where the metric or the selection has nothing to be held against."""
    if one.reason:
        return _MARKED(lang, mark=one.status.mark, said=_NOT_JUDGED(lang, why=one.reason(lang)))
    if why := NOT_JUDGED.get(one.metric_id):
        return _MARKED(lang, mark=one.status.mark, said=_NOT_JUDGED(lang, why=why(lang)))
    due = due_words(one, lang)
    return _BESIDE(lang, said=marked_words(one, lang), due=due) if due and one.is_judged else marked_words(one, lang)


_BESIDE = Text("{said}（{due}）", "{said} ({due})")
