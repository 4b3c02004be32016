"""Turns the map's figures into what every way of drawing shows: links, shades, cards, legend and footnote in words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from analytics.known_facts.facts import is_partial
from analytics.lookup import Pair, counties, pair_of_county, pairs
from analytics.map.bundles import Bundle, Link, Links, asked_pairs, drawn, is_crowded, links
from analytics.map.changes import MapChanges
from analytics.map.course import MapLines, map_course, map_lines
from analytics.map.figures import BUNDLE, MapFigures, Placed, county_figures, link_figures, links_by
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
    everyone, asked, by = _drawn(shown, focus)
    by_class = address.shade == COUNTY_CLASS
    over = (shown.selection.as_of,) if over is None and address.classes == "quarter" else over
    found = link_figures(shown.dataset, shown.link, everyone, over, by)
    lines = None if focus else map_lines(shown.dataset, shown.link, everyone, over, by)
    # A difference is of pairs: counties in the colours of one quarter would be read as part of it.
    shading = None if by_class or mode == "change" else county_figures(shown.dataset, address.shade, everyone, over)
    alone = focus is not None
    other = other_quarter(shown)
    changes = changes_of(shown, everyone, other, by) if mode == "change" else None
    key = legend(shown, found, shading)
    names, finding = _names(shown, asked), () if by == BUNDLE else _finding(shown, height)
    return MapView(
        arcs=_arcs(shown, asked, found, everyone, lines, changes),
        cities={} if by == BUNDLE else cities(shown.dataset, lang),
        shades=() if shading is None else tuple(_shade(shown, shading, placed) for placed in shading.figures.values()),
        roles=_roles(asked if is_crowded(shown.dataset) else pairs(shown.dataset)),
        labels=names,
        brief={} if alone else shortened(names),
        focus=(focus.industrial.adcode, focus.mountain.adcode) if focus else (),
        legend=key if changes is None else change_legend(shown, key, changes[everyone.as_of], other),
        footnote=_note(shown, asked, by),
        height=height,
        alt=_alt(shown, found, len(asked), changes),
        words=_words(shown, by, finding),
        near="" if alone else address.near or "",
        wide_href=href("map", address.to(near=None)) if address.near and not alone else None,
        called=called(shown) if finding else {},
        time=_time(shown, everyone, mode, changes, over, asked) if played and not alone else None,
    )


def _drawn(shown: View, focus: Pair | None) -> tuple[Selection, Links, str]:
    """Whom the map asks of, the links it draws, and what these are of."""
    everyone = drawn(shown.dataset, shown.selection)
    if focus:
        return everyone, {focus.id: focus}, "pair"
    return everyone, links(shown.dataset, everyone), links_by(shown.dataset, everyone)


def _words(shown: View, by: str, finding: tuple[str, ...]) -> MapWords:
    opened = map_words.OPEN_BUNDLE if by == BUNDLE else words.OPEN_PAIR
    return MapWords(opened(shown.lang), inset_name(shown.lang), map_words.WHOLE(shown.lang), *finding)


def _names(shown: View, asked: Links) -> dict[str, str]:
    """What stands at the ends of links: the names of counties, of bundles those of cities; of few pairs all of them, drawn or not."""
    if not is_crowded(shown.dataset):
        return {one: counties(shown.dataset)[one].name(shown.lang) for one in pair_of_county(shown.dataset)}
    return {
        side.adcode: (side.city if isinstance(one, Bundle) else side.name)(shown.lang)
        for one in asked.values()
        for side in (one.industrial, one.mountain)
    }


def _note(shown: View, asked: Links, by: str) -> str:
    """With what is said of every map, what a crowded one leaves out."""
    if not is_crowded(shown.dataset):
        return footnote(shown.lang)
    every, held = pairs(shown.dataset), sum(len(_pairs_of(one)) for one in asked.values())
    if by != BUNDLE:
        more = map_words.SOME_ALONE(shown.lang, pairs=len(every), count=len(asked))
        return footnote(shown.lang, more)
    wanted = len(asked_pairs(shown.dataset, shown.selection))
    said = map_words.BUNDLED if held == wanted else map_words.BUNDLED_MOST
    return footnote(shown.lang, said(shown.lang, pairs=wanted, count=len(asked), held=held))


def _roles(asked: Links) -> dict[str, str]:
    """Of each county of the links, by its code, whether it is the industrial or the mountain one."""
    return {
        side.adcode: role
        for one in asked.values()
        for side, role in ((one.industrial, "industrial"), (one.mountain, "mountain"))
    }


def _time(
    shown: View,
    everyone: Selection,
    mode: str,
    changes: Mapping[str, MapChanges] | None,
    over: tuple[str, ...] | None,
    asked: Links,
) -> Timeline | None:
    """Every quarter, where the page has a player."""
    if not shown.has_player("map"):
        return None
    course = map_course(shown.dataset, shown.link, everyone, over, links_by(shown.dataset, everyone))
    shading = None if shown.address.shade == COUNTY_CLASS or mode == "change" else shown.address.shade
    return timeline(shown, course, everyone, shading, mode, changes, asked)


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
    said = map_words.ALT_OF_BUNDLES if links.by == BUNDLE else said
    return said(
        shown.lang,
        pairs=len(asked_pairs(shown.dataset, shown.selection)),
        count=count,
        label=metric.label(shown.lang),
        period=short_period(shown, metric),
        known=links.known,
        missing=links.without,
    )


def _arcs(
    shown: View,
    asked: Links,
    links: MapFigures,
    everyone: Selection,
    lines: MapLines | None,
    changes: Mapping[str, MapChanges] | None,
) -> tuple[Arc, ...]:
    if changes is None:
        found, named = (
            moments(shown, links, everyone, asked),
            labels(METRICS[links.metric_id], shown.lang, shown.selection),
        )
    else:
        found = change_moments(shown, changes[everyone.as_of], asked)
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
            _further(shown, warned, pair),
            _so_far(lines, pair.id, shown.selection.as_of) if lines else (),
            alone,
        )
        for pair in asked.values()
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


def warned_row(shown: View, warned: Mapping[str, int], *pair_ids: str) -> Rows:
    return ((terms.WARNINGS_FOUND(shown.lang), str(sum(warned.get(one, 0) for one in pair_ids))),)


def _further(shown: View, warned: Mapping[str, int] | None, link: Link) -> Rows:
    """What a card tells beside the figure: how many pairs are bundled there, and how many warnings stand against them."""
    many = ((map_words.IN_BUNDLE(shown.lang), str(len(link.pairs))),) if isinstance(link, Bundle) else ()
    return many if warned is None else (*many, *warned_row(shown, warned, *_pairs_of(link)))


def _pairs_of(link: Link) -> tuple[str, ...]:
    return link.pairs if isinstance(link, Bundle) else (link.id,)


def _arc(
    shown: View,
    pair: Link,
    links: MapFigures,
    moment: Moment,
    named: tuple[str, ...],
    further: Rows,
    line: tuple[float | None, ...],
    alone: bool,
) -> Arc:
    placed = links.figures.get(pair.id)
    chosen = isinstance(pair, Bundle) or not shown.selection.pairs or pair.id in shown.selection.pairs
    return Arc(
        pair.id,
        pair.industrial.adcode,
        pair.mountain.adcode,
        moment.width,
        pair.label(shown.lang),
        _rows(shown, links, placed, moment.told, named) + (further if placed else ()),
        None if alone else _leads_to(shown, pair),
        "dim" if not alone and not (chosen and placed) else "normal",
        pace=moment.pace,
        step=moment.step,
        tag=moment.tag,
        line=line,
    )


def _leads_to(shown: View, link: Link) -> str:
    if isinstance(link, Bundle):
        return href("map", shown.address.to(pairs=link.pairs))
    return href("pair", shown.address.to(pair=link.id))


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
