"""A judgement in words: the mark, the word, and how far the figure is from what it should have come to."""

from fractions import Fraction

from analytics.judgement.judge import Judgement
from analytics.metrics import METRICS
from analytics.sentences import within
from style.numbers import POINTS, figure, percent, rounded
from style.text import Text

_SHORT = Text("{word}，差 {far}", "{word}, {far} short")
_OVER = Text("{word}，超 {far}", "{word}, {far} over")
_LESS = Text("差 {far}", "{far} short")
_MORE = Text("超 {far}", "{far} over")
_UNDER_TENTH = Text("不足 0.1", "under 0.1")
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
