"""Sentences of views that several places say alike: the page, a meeting's proposal, a report."""

from analytics.lagging.on_map import map_finding
from analytics.map.figures import link_figures
from analytics.metrics import METRICS
from ui import words
from ui.view import View


def map_lead(shown: View) -> str:
    """Who is worst by what the links show, as far as it is judged; else how many pairs have a figure."""
    lang, metric_id = shown.lang, shown.link
    label = METRICS[metric_id].label(lang)
    known = link_figures(shown.dataset, metric_id, shown.selection)
    if known.refused:
        return words.CANNOT_NARROW(lang, label=label, reason=known.refused(lang))
    worst = map_finding(shown.dataset, metric_id, shown.selection)
    if worst:
        return words.SENTENCE(lang, said=worst(lang))
    return words.MAP_LEAD(
        lang, label=label, count=known.known + known.without, known=known.known, missing=known.without
    )
