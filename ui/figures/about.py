"""What is said of a figure: its period, its kind, how much of it was reported, whose it is, and the way to its rows."""

from analytics import figure_words
from analytics.answer import Part
from analytics.lookup import pairs, tracks
from analytics.metrics import Metric
from style import terms
from style.text import Text
from ui import words as ui_words
from ui.address import href
from ui.figures import words
from ui.view import View


def rows_link(shown: View, metric: Metric, **where: tuple[str, ...]) -> str:
    """To the rows behind a figure; `where` is what it narrows further than the address does."""
    return href("rows", shown.address.to(metric=metric.id, side=None, page=None, pair=None, **where))


def rows_label(shown: View, metric: Metric, value: str, of: tuple[str, ...]) -> str:
    """What such a link is called: 桐乡市—天台县 完成投资 12.34 亿元：查看构成. It names the pair where there is only one."""
    lang = shown.lang
    whose = f"{pairs(shown.dataset)[of[0]].label(lang)} " if len(of) == 1 else ""
    return words.OPEN(lang, whose=whose, label=metric.label(lang), value=value)


def period(shown: View, metric: Metric) -> str:
    """What time the figure speaks of."""
    return figure_words.period(metric, shown.selection, shown.lang)


def short_period(shown: View, metric: Metric) -> str:
    """The same in few words, for a card."""
    return figure_words.short_period(metric, shown.selection, shown.lang)


def covered(part: Part, metric: Metric, shown: View) -> str:
    """How many of the figures due went into it, where some are missing; and that a partial table is a lower bound."""
    return figure_words.covered(part, metric, shown.dataset, shown.lang)


def whose(shown: View) -> str:
    """The pair and the track, where the selection names one alone; the chips say the rest."""
    at, lang = shown.selection, shown.lang
    named = [pairs(shown.dataset)[at.pairs[0]].label(lang)] if len(at.pairs) == 1 else []
    named += [tracks(shown.dataset)[at.tracks[0]](lang)] if len(at.tracks) == 1 else []
    return " · ".join(named) + " " if named else ""


def refused_words(metric: Metric, reason: Text, lang: str) -> str:
    return f"{words.REFUSED(lang, label=metric.label(lang))}{'。' if lang == 'zh' else '. '}{reason(lang)}"


def track_name(shown: View, track_id: str | None) -> str:
    return (tracks(shown.dataset)[track_id] if track_id else terms.OF_NO_TRACK)(shown.lang)


def pair_name(shown: View, pair_id: str | None) -> str:
    return (pairs(shown.dataset)[pair_id].label if pair_id else words.OF_NO_PAIR)(shown.lang)


def kind_of_figure(shown: View, metric: Metric) -> str:
    """What kind of figure it is under the selection, of a ratio both sides where they differ; and whether the dataset
    knows only what its sources mention."""
    said = figure_words.basis(metric, shown.lang, shown.selection)
    whole = all(shown.dataset.is_complete(table) for table in metric.tables)
    return said if whole else words.AND(shown.lang).join((said, figure_words.KNOWN_ONLY(shown.lang)))


def range_words(page: int, size: int, count: int, lang: str) -> str:
    """第 51–100 项，共 544 项: what a page of so many rows shows of all."""
    first = (page - 1) * size + 1
    last = min(first + size - 1, count)
    return ui_words.RANGE(lang, first=f"{first:,}", last=f"{last:,}", count=f"{count:,}")
