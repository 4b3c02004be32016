"""Turns the map's figures into what every way of drawing shows: links, shades, cards, legend and footnote in words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from analytics.known_facts.facts import is_partial
from analytics.lookup import Pair, counties, pair_of_county, pairs
from analytics.map.changes import MapChanges
from analytics.map.course import MapLines, map_course, map_lines
from analytics.map.figures import MapFigures, Placed, county_figures, link_figures
from analytics.map.footnote import footnote
from analytics.map.names import shortened
from analytics.metrics import METRICS
from analytics.programme import inset_name
from analytics.search.places import spellings
from analytics.selection import Selection
from analytics.warnings.rounds import round_at
from analytics.warnings.thresholds import thresholds
from charts import Rows
from charts.map_view import Arc, MapView, MapWords, Moment, Shade, Timeline
from store.datasets import Dataset
from style import terms
from ui import words
from ui.address import href
from ui.address.rules import COUNTY_CLASS
from ui.figures.about import period, short_period
from ui.map import words as map_words
from ui.map.changes import change_alt, change_labels, change_legend, change_moments, changes_of
from ui.map.legend import county_step, legend
from ui.map.links import labels, moments, told_of
from ui.map.timeline import other_quarter, timeline
from ui.view import View


def map_view(
    shown: View,
    *,
    height: str = "page",
    focus: Pair | None = None,
    played: bool = False,
    mode: str = "one",
    over: tuple[str, ...] | None = None,
) -> MapView:
    """The map the address asks for; with `focus` only that pair, close up. Pairs that were not selected stay, dimmed. `played`:
    with every quarter of it; `mode`: one quarter, two beside each other, which is drawn of what is played, or the change between
    them; `over`: the quarters that classes are made of, None for all."""
    lang, address = shown.lang, shown.address
    everyone = replace(shown.selection, pairs=())
    by_class = address.shade == COUNTY_CLASS
    over = (shown.selection.as_of,) if over is None and address.classes == "quarter" else over
    links = link_figures(shown.dataset, shown.link, everyone, over)
    lines = None if focus else map_lines(shown.dataset, shown.link, everyone, over)
    # A difference is of pairs: counties in the colours of one quarter would be read as part of it.
    shading = None if by_class or mode == "change" else county_figures(shown.dataset, address.shade, everyone, over)
    shown_pairs = [focus] if focus else list(pairs(shown.dataset).values())
    alone = focus is not None
    other = other_quarter(shown)
    changes = changes_of(shown, everyone, other) if mode == "change" else None
    key = legend(shown, links, shading)
    names = {adcode: counties(shown.dataset)[adcode].name(lang) for adcode in pair_of_county(shown.dataset)}
    return MapView(
        arcs=_arcs(shown, shown_pairs, links, everyone, lines, changes),
        cities=cities(shown.dataset, lang),
        shades=() if shading is None else tuple(_shade(shown, shading, placed) for placed in shading.figures.values()),
        roles=_roles(shown),
        labels=names,
        brief={} if alone else shortened(names),
        focus=(focus.industrial.adcode, focus.mountain.adcode) if focus else (),
        legend=key if changes is None else change_legend(shown, key, changes[everyone.as_of], other),
        footnote=footnote(lang),
        height=height,
        alt=_alt(shown, links, len(shown_pairs), changes),
        words=MapWords(words.OPEN_PAIR(lang), inset_name(lang), map_words.WHOLE(lang), *_finding(shown, height)),
        near="" if alone else address.near or "",
        wide_href=href("map", address.to(near=None)) if address.near and not alone else None,
        called=called(shown) if _finding(shown, height) else {},
        time=_time(shown, everyone, mode, changes, over) if played and not alone else None,
    )


def _roles(shown: View) -> dict[str, str]:
    """Of each county of the pairs, by its code, whether it is the industrial or the mountain one."""
    return {
        side.adcode: role
        for pair in pairs(shown.dataset).values()
        for side, role in ((pair.industrial, "industrial"), (pair.mountain, "mountain"))
    }


def _time(
    shown: View, everyone: Selection, mode: str, changes: Mapping[str, MapChanges] | None, over: tuple[str, ...] | None
) -> Timeline | None:
    """Every quarter, where the page has a player."""
    if not shown.has_player("map"):
        return None
    course = map_course(shown.dataset, shown.link, everyone, over)
    shading = None if shown.address.shade == COUNTY_CLASS or mode == "change" else shown.address.shade
    return timeline(shown, course, everyone, shading, mode, changes)


def _finding(shown: View, height: str) -> tuple[str, ...]:
    """The words of the field for a county: a map that is a page of its own has it, a slide has nothing to type into."""
    if height != "stage" or shown.slide:
        return ()
    return map_words.NEAR(shown.lang), map_words.NO_COUNTY(shown.lang)


def called(shown: View) -> dict[str, str]:
    """What a county is found by beside the name on the map: its Chinese name where that is English, and its syllables."""
    names = {adcode: counties(shown.dataset)[adcode].name for adcode in pair_of_county(shown.dataset)}
    chinese = {adcode: (() if shown.lang == "zh" else (name.zh,)) for adcode, name in names.items()}
    return {adcode: ",".join((*chinese[adcode], *spellings(name.zh))) for adcode, name in names.items()}


def cities(dataset: Dataset, lang: str) -> dict[str, str]:
    """The names of all cities of the province, by their codes."""
    return {one.city_adcode: one.city(lang) for one in counties(dataset).values()}


def _alt(shown: View, links: MapFigures, count: int, changes: Mapping[str, MapChanges] | None) -> str:
    if changes is not None:
        return change_alt(shown, changes[shown.selection.as_of], count, other_quarter(shown))
    metric = METRICS[links.metric_id]
    said = words.MAP_ALT if links.look == "amount" else map_words.ALT_OF_RATE
    return said(
        shown.lang,
        count=count,
        label=metric.label(shown.lang),
        period=short_period(shown, metric),
        known=links.known,
        missing=links.without,
    )


def _arcs(
    shown: View,
    asked: list[Pair],
    links: MapFigures,
    everyone: Selection,
    lines: MapLines | None,
    changes: Mapping[str, MapChanges] | None,
) -> tuple[Arc, ...]:
    by_id = {pair.id: pair for pair in asked}
    if changes is None:
        found, named = (
            moments(shown, links, everyone, by_id),
            labels(METRICS[links.metric_id], shown.lang, shown.selection),
        )
    else:
        found = change_moments(shown, changes[everyone.as_of], by_id)
        named = change_labels(METRICS[links.metric_id], shown.lang, other_quarter(shown))
    alone = lines is None
    warned = None if alone else warnings_of(shown)
    return tuple(
        _arc(
            shown,
            pair,
            links,
            found[pair.id],
            named,
            () if warned is None else warned_row(shown, warned, pair.id),
            _so_far(lines, pair.id, shown.selection.as_of) if lines else (),
            alone,
        )
        for pair in asked
    )


def _so_far(lines: MapLines, pair_id: str, as_of: str) -> tuple[float | None, ...]:
    """A pair's line up to the quarter shown, nothing of what came later."""
    known = zip(lines.quarters, lines.of.get(pair_id, ()), strict=False)
    line = tuple(share if quarter <= as_of else None for quarter, share in known)
    return line if any(share is not None for share in line) else ()


def warnings_of(shown: View) -> Mapping[str, int] | None:
    """How many warnings stand against each pair at the quarter's end; None where not every rule can be judged."""
    asked = replace(shown.selection, pairs=(), span="programme")
    if is_partial(shown.dataset) or asked.narrowed or asked.value_type != "actual":
        return None
    return Counter(one.pair_id for one in round_at(shown.dataset, asked, thresholds().values).warnings)


def warned_row(shown: View, warned: Mapping[str, int], pair_id: str) -> Rows:
    return ((terms.WARNINGS_FOUND(shown.lang), str(warned.get(pair_id, 0))),)


def _arc(
    shown: View,
    pair: Pair,
    links: MapFigures,
    moment: Moment,
    named: tuple[str, ...],
    further: Rows,
    line: tuple[float | None, ...],
    alone: bool,
) -> Arc:
    placed = links.figures.get(pair.id)
    chosen = not shown.selection.pairs or pair.id in shown.selection.pairs
    return Arc(
        pair.id,
        pair.industrial.adcode,
        pair.mountain.adcode,
        moment.width,
        pair.label(shown.lang),
        _rows(shown, links, placed, moment.told, named) + (further if placed else ()),
        None if alone else href("pair", shown.address.to(pair=pair.id)),
        "dim" if not alone and not (chosen and placed) else "normal",
        pace=moment.pace,
        step=moment.step,
        tag=moment.tag,
        line=line,
    )


def _rows(
    shown: View, found: MapFigures, placed: Placed | None, told: tuple[str, ...], labelled: tuple[str, ...]
) -> Rows:
    """What a card says: the figure, how it stands, its period, and how much of it came where some is missing; or why there is
    none."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    if placed is None:
        return ((metric.label(lang), told[0]),)
    if found.refused:
        return (metric.label(lang), told[0]), (words.REASON(lang), found.refused(lang))
    named = dict(zip(labelled, told, strict=True))
    first, *rest = [(label, said) for label, said in named.items() if said]
    return (first, (terms.PERIOD(lang), period(shown, metric)), *rest)


def _shade(shown: View, shading: MapFigures, placed: Placed) -> Shade:
    name = counties(shown.dataset)[placed.id]
    named = labels(METRICS[shading.metric_id], shown.lang, shown.selection)
    rows = _rows(shown, shading, placed, told_of(shown, shading, placed), named)
    step = None if placed.step is None else county_step(placed.step, shading.classes.count)
    target = href("pair", shown.address.to(pair=pair_of_county(shown.dataset)[placed.id]))
    return Shade(placed.id, step, f"{name.city(shown.lang)} {name.name(shown.lang)}", rows, target)
