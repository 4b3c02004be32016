"""A figure as it is read everywhere: its number with its unit, or the word for what stands in its place."""

from analytics.answer import Part
from analytics.blanks import blank_word
from analytics.metrics import Metric
from style import terms
from style.numbers import Figure, figure


def printed(metric: Metric, part: Part, lang: str) -> Figure:
    """The figure as it is read everywhere: 尚无 for money of which nothing has moved or was done (it is 0, and sorts as 0), the
    word for its blank where there is no number, else the number with its unit."""
    if part.value is None:
        return Figure(blank_word(part.blank, lang), "")
    if part.none_yet and metric.unit.kind == "money":
        return Figure(terms.NONE_YET(lang), "")
    return figure(part.value, metric.unit, lang, metric.decimals)
