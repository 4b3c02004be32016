"""A pair's figure as its link on the map: width or colour, what its card tells, and the words it carries."""

from analytics.blanks import blank_word
from analytics.figure_words import basis, lacking
from analytics.judgement.wording import judgement_words
from analytics.known_facts.facts import is_partial
from analytics.map.bundles import Link, Links
from analytics.map.figures import MapFigures, Placed
from analytics.map.paces import worst_named
from analytics.metrics import METRICS, Metric
from analytics.printed import printed
from analytics.selection import Selection
from analytics.standings.ranking import ranking
from charts.map_view import LEAST_SHADE, RATE_WIDTH, STEPS, Moment
from style import terms
from style.text import beside
from ui import words
from ui.map import words as map_words
from ui.view import View

THINNEST, THICKEST = 1.5, 5.0  # pixels


def width_of(step: int, classes: int) -> float:
    return round(THINNEST + (THICKEST - THINNEST) * (step / (classes - 1) if classes > 1 else 0.5), 1)


def shade_of(step: int, classes: int) -> int:
    """The step of the sequential scale of a link of that class."""
    last = STEPS - 1
    return round(LEAST_SHADE + (last - LEAST_SHADE) * (step / (classes - 1))) if classes > 1 else last


def labels(metric: Metric, lang: str, selection: Selection) -> tuple[str, ...]:
    """What the words of `told` are called, in their order."""
    figure_label = beside(metric.label(lang), basis(metric, lang, selection), lang)
    return figure_label, terms.STATUS(lang), terms.PLACE(lang), words.COVERAGE(lang)


def moments(shown: View, found: MapFigures, selection: Selection, asked: Links) -> dict[str, Moment]:
    """The link of every pair asked for, at the quarter of `selection`."""
    judged = {pair_id: one.judged for pair_id, one in found.figures.items() if one.judged}
    named = worst_named(judged) if found.look == "pace" else ()
    places = _places(shown, found, selection)
    return {
        pair_id: _moment(shown, found, found.figures.get(pair_id), pair, pair_id in named, places.get(pair_id, ""))
        for pair_id, pair in asked.items()
    }


def _moment(shown: View, found: MapFigures, placed: Placed | None, pair: Link, named: bool, place: str) -> Moment:
    told = told_of(shown, found, placed, place)
    if placed is None or placed.step is None:
        return Moment(None, told)
    if found.look == "pace":
        tag = terms.LINK_TAG(shown.lang, pair=pair.short(shown.lang), figure=told[0]) if named else ""
        return Moment(None if placed.pace is None else RATE_WIDTH, told, placed.pace, tag=tag)
    if found.look == "shade":
        return Moment(RATE_WIDTH, told, step=shade_of(placed.step, found.classes.count))
    return Moment(width_of(placed.step, found.classes.count), told)


def told_of(shown: View, found: MapFigures, placed: Placed | None, place: str = "") -> tuple[str, ...]:
    """The figure, how it stands, its place, and how much of it came; in place of the figure why there is none."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    if placed is None:
        return words.NOT_ASKED(lang), "", "", ""
    if found.refused:
        return blank_word(placed.part.blank, lang), "", "", ""
    standing = judgement_words(placed.judged, lang) if placed.judged else ""
    return str(printed(metric, placed.part, lang)), standing, place, lacking(placed.part, lang)


def _places(shown: View, found: MapFigures, selection: Selection) -> dict[str, str]:
    """Of what has a better and a worse."""
    if METRICS[found.metric_id].better == "neutral" or is_partial(shown.dataset):
        return {}
    order = ranking(shown.dataset, found.metric_id, selection).ranked
    return {one.pair_id: map_words.PLACE_OF(shown.lang, place=one.place, of=len(order)) for one in order}
