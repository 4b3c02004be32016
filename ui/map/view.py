"""Turns the map's figures into what both ways of drawing show: links, shades, tips, legend and footnote in words."""

from dataclasses import replace

from analytics.blanks import blank_word
from analytics.figure_words import basis, lacking
from analytics.lookup import Pair, counties, pair_of_county, pairs
from analytics.map.figures import MapFigures, Placed, county_figures, link_figures
from analytics.map.footnote import footnote
from analytics.metrics import METRICS, Metric
from analytics.printed import printed
from charts import Rows
from charts.map_view import STEPS, Arc, Legend, MapView, MapWords, Shade
from store.codes import ROLE
from style import terms
from style.numbers import figure, unit_label
from style.text import beside
from ui import words
from ui.address import href
from ui.address.rules import COUNTY_CLASS
from ui.figures.about import period, short_period
from ui.view import View

THINNEST, THICKEST = 1.5, 5.0  # pixels


def map_view(shown: View, *, height: str = "page", focus: Pair | None = None) -> MapView:
    """The map the address asks for; with `focus` only that pair, close up. Pairs that were not selected stay, dimmed."""
    lang, address = shown.lang, shown.address
    everyone = replace(shown.selection, pairs=())
    links = link_figures(shown.dataset, address.link, everyone)
    by_class = address.shade == COUNTY_CLASS
    shading = None if by_class else county_figures(shown.dataset, address.shade, everyone)
    shown_pairs = [focus] if focus else list(pairs(shown.dataset).values())
    return MapView(
        arcs=tuple(_arc(shown, pair, links, focus is not None) for pair in shown_pairs),
        shades=() if shading is None else tuple(_shade(shown, shading, placed) for placed in shading.figures.values()),
        roles={
            side.adcode: role
            for pair in pairs(shown.dataset).values()
            for side, role in ((pair.industrial, "industrial"), (pair.mountain, "mountain"))
        },
        labels={adcode: counties(shown.dataset)[adcode].name(lang) for adcode in pair_of_county(shown.dataset)},
        focus=(focus.industrial.adcode, focus.mountain.adcode) if focus else (),
        legend=_legend(shown, links, shading),
        footnote=footnote(lang),
        height=height,
        alt=_alt(shown, links, len(shown_pairs)),
        words=MapWords(words.OPEN_PAIR(lang), words.INSET(lang)),
    )


def _alt(shown: View, links: MapFigures, count: int) -> str:
    metric = METRICS[links.metric_id]
    return words.MAP_ALT(
        shown.lang,
        pairs=count,
        label=metric.label(shown.lang),
        period=short_period(shown, metric),
        known=links.known,
        missing=links.without,
    )


def _width(step: int, classes: int) -> float:
    return round(THINNEST + (THICKEST - THINNEST) * (step / (classes - 1) if classes > 1 else 0.5), 1)


def _tip(shown: View, metric: Metric, placed: Placed) -> tuple[str, str]:
    said = printed(metric, placed.part, shown.lang)
    return beside(metric.label(shown.lang), basis(metric, shown.lang, shown.selection), shown.lang), str(said)


def _rows(shown: View, figures: MapFigures, placed: Placed | None) -> Rows:
    """What a card says: the figure, its period, and how much of it came where some is missing; or why there is none."""
    metric = METRICS[figures.metric_id]
    if placed is None:
        return ((metric.label(shown.lang), words.NOT_ASKED(shown.lang)),)
    if figures.refused:
        return (
            (metric.label(shown.lang), blank_word(placed.part.blank, shown.lang)),
            (words.REASON(shown.lang), figures.refused(shown.lang)),
        )
    said = [_tip(shown, metric, placed), (terms.PERIOD(shown.lang), period(shown, metric))]
    if gaps := lacking(placed.part, shown.lang):
        said.append((words.COVERAGE(shown.lang), gaps))
    return tuple(said)


def _arc(shown: View, pair: Pair, links: MapFigures, alone: bool) -> Arc:
    placed = links.figures.get(pair.id)
    step, rows = placed.step if placed else None, _rows(shown, links, placed)
    target = None if alone else href("pair", shown.address.to(pair=pair.id))
    chosen = not shown.selection.pairs or pair.id in shown.selection.pairs
    left_out = not alone and not (chosen and placed)
    return Arc(
        pair.id,
        pair.industrial.adcode,
        pair.mountain.adcode,
        None if step is None else _width(step, links.classes.count),
        pair.label(shown.lang),
        rows,
        target,
        "dim" if left_out else "normal",
    )


def _shade(shown: View, shading: MapFigures, placed: Placed) -> Shade:
    name = counties(shown.dataset)[placed.id]
    rows = _rows(shown, shading, placed)
    step = None if placed.step is None else _step(placed.step, shading.classes.count)
    target = href("pair", shown.address.to(pair=pair_of_county(shown.dataset)[placed.id]))
    return Shade(placed.id, step, f"{name.city(shown.lang)} {name.name(shown.lang)}", rows, target)


def _step(index: int, classes: int) -> int:
    """Few classes are spread over the whole scale, so that the least and the most are told apart."""
    return round(index * (STEPS - 1) / (classes - 1)) if classes > 1 else STEPS // 2


def _range(figures: MapFigures, index: int, shown: View) -> str:
    metric = METRICS[figures.metric_id]

    def say(value: object) -> str:
        return figure(value, metric.unit, shown.lang, metric.decimals).number  # type: ignore[arg-type]

    lower, upper = figures.classes.bounds(index)
    if lower is None and upper is None:
        values = [f.part.value for f in figures.figures.values() if f.part.value is not None]
        said = dict.fromkeys((say(min(values)), say(max(values))))  # one class may still hold different figures
        return " – ".join(said)
    if lower is None:
        return f"< {say(upper)}"
    return f"≥ {say(lower)}" if upper is None else f"{say(lower)} – {say(upper)}"


def _without(figures: MapFigures, lang: str) -> str:
    """What is said of places without a figure, each word once: that nothing is known, was allocated, was returned …"""
    if figures.refused:
        return terms.NOT_TOLD(lang)
    blanks = dict.fromkeys(placed.part.blank for placed in figures.figures.values() if placed.part.value is None)
    return terms.JOINT(lang).join(blank_word(blank, lang) for blank in blanks)


def _legend(shown: View, links: MapFigures, shading: MapFigures | None) -> Legend:
    lang, metric = shown.lang, METRICS[links.metric_id]
    unit = unit_label(metric.unit, lang)
    count = links.classes.count
    widths = tuple((_width(i, count), _range(links, i, shown)) for i in range(count)) if links.known else ()
    title, steps = "", ()
    if shading is not None:
        shade = METRICS[shading.metric_id]
        title = words.SHADE_LEGEND(
            lang, label=shade.label(lang), unit=unit_label(shade.unit, lang), period=short_period(shown, shade)
        )
        kinds = shading.classes.count
        steps = tuple((_step(i, kinds), _range(shading, i, shown)) for i in range(kinds)) if shading.known else ()
    return Legend(
        roles=(ROLE["industrial"].label(lang), ROLE["mountain"].label(lang)),
        title=title,
        steps=steps,
        no_data=_without(shading, lang) if shading else "",
        arc_title=words.LINK_LEGEND(lang, label=metric.label(lang), unit=unit, period=short_period(shown, metric)),
        widths=widths,
        no_figure=_without(links, lang),
    )
