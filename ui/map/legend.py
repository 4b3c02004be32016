"""The map's key in words: the classes of links and counties, what they are shares of, and what is not told of whom."""

from analytics.blanks import blank_word
from analytics.map.figures import BUNDLE, MapFigures
from analytics.map.paces import LEAST, PACE_WORDS
from analytics.metrics import METRICS, Metric
from analytics.metrics.benchmarks import BENCHMARKS
from charts.map_view import STEPS, Legend
from store.codes import ROLE
from style import terms
from style.numbers import figure, unit_label
from ui import words
from ui.figures.about import short_period
from ui.map import words as map_words
from ui.map.links import shade_of, width_of
from ui.view import View


def county_step(index: int, classes: int) -> int:
    """Few classes are spread over the whole scale, so that the least and the most are told apart."""
    return round(index * (STEPS - 1) / (classes - 1)) if classes > 1 else STEPS // 2


def legend(shown: View, links: MapFigures, shading: MapFigures | None) -> Legend:
    lang = shown.lang
    kinds, count = links.classes.count, range(links.classes.count) if links.most is not None else ()
    title, steps = "", ()
    if shading is not None:
        title = shade_title(shown, METRICS[shading.metric_id])
        of = shading.classes.count
        steps = tuple((county_step(i, of), _range(shading, i, shown)) for i in range(of)) if _told(shading) else ()
    return Legend(
        roles=(ROLE["industrial"].label(lang), ROLE["mountain"].label(lang)),
        title=title,
        steps=steps,
        no_data=without(shading, lang) if shading else "",
        arc_title=link_title(shown, links),
        widths=tuple((width_of(i, kinds), _range(links, i, shown)) for i in count) if links.look == "amount" else (),
        shades=tuple((shade_of(i, kinds), _range(links, i, shown)) for i in count) if links.look == "shade" else (),
        paces=tuple(enumerate(one(lang) for one in PACE_WORDS)) if links.look == "pace" else (),
        counts=counts(links, lang),
        no_figure=without(links, lang),
    )


def _told(found: MapFigures) -> bool:
    return found.most is not None


def shade_title(shown: View, shade: Metric) -> str:
    unit = unit_label(shade.unit, shown.lang)
    return words.SHADE_LEGEND(shown.lang, label=shade.label(shown.lang), unit=unit, period=short_period(shown, shade))


def link_title(shown: View, links: MapFigures) -> str:
    lang, metric = shown.lang, METRICS[links.metric_id]
    if links.look == "pace":
        benchmark = BENCHMARKS[str(metric.benchmark)].label(lang)
        return map_words.PACE_LEGEND(
            lang, label=metric.label(lang), benchmark=benchmark, period=short_period(shown, metric)
        )
    unit = unit_label(metric.unit, lang)
    return words.LINK_LEGEND(lang, label=metric.label(lang), unit=unit, period=short_period(shown, metric))


def counts(links: MapFigures, lang: str) -> tuple[str, ...]:
    """How many links are of each class of a rate that is judged."""
    if links.look != "pace":
        return ()
    found = [one.pace for one in links.figures.values()]
    said = map_words.LINKS_OF if links.by == BUNDLE else words.PAIRS_OF
    return tuple(said(lang, count=found.count(pace)) for pace in range(len(LEAST)))


def _range(found: MapFigures, index: int, shown: View) -> str:
    metric = METRICS[found.metric_id]

    def say(value: object) -> str:
        return figure(value, metric.unit, shown.lang, metric.decimals).number  # type: ignore[arg-type]

    lower, upper = found.classes.bounds(index)
    if lower is None and upper is None:
        said = dict.fromkeys((say(found.least), say(found.most)))  # one class may still hold different figures
        return " – ".join(said)
    if lower is None:
        return f"< {say(upper)}"
    return f"≥ {say(lower)}" if upper is None else f"{say(lower)} – {say(upper)}"


def without(found: MapFigures, lang: str) -> str:
    """What is said of places without a figure, or whose figure is not judged, each word once."""
    if found.refused:
        return terms.NOT_TOLD(lang)
    blanks = [blank_word(one.part.blank, lang) for one in found.figures.values() if one.part.value is None]
    unjudged = [
        one.judged.status.word(lang, one.judged.is_closed)
        for one in found.figures.values()
        if one.part.value is not None and one.judged and one.pace is None
    ]
    said = terms.JOINT(lang).join(dict.fromkeys((*blanks, *unjudged)))
    return map_words.UNJUDGED(lang, why=said) if said and found.look == "pace" else said
