"""Two quarters compared on the map: each link's difference, its key, the sentence and the table."""

from analytics.lookup import pairs
from analytics.map.bundles import Link, Links
from analytics.map.changes import (
    BETTER,
    FAR_WORSE,
    WORSE,
    Change,
    MapChanges,
    difference_unit,
    difference_words,
    map_changes,
    signed,
)
from analytics.map.figures import BUNDLE, quarters_of
from analytics.metrics import METRICS, Metric
from analytics.printed import printed
from analytics.selection import Selection
from charts.map_view import PACES, RATE_WIDTH, Legend, Moment
from style import terms
from style.numbers import figure, unit_label
from style.periods import parse_period, say_period
from style.text import Text
from ui import words
from ui.address import href
from ui.address.rules import COUNTY_CLASS
from ui.map import words as map_words
from ui.map.links import width_of
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

_GRADES = ("percent", "ratio")  # units whose difference is told by colour alone


def changes_of(shown: View, everyone: Selection, other: str, by: str = "pair") -> dict[str, MapChanges]:
    """Of every quarter, by the quarter."""
    every = quarters_of(shown.dataset)
    found = map_changes(shown.dataset, shown.link, everyone, other, every, by)
    return dict(zip(every, found, strict=True))


def change_labels(metric: Metric, lang: str, other: str) -> tuple[str, ...]:
    """What the words of `told` are called, in their order."""
    label = map_words.DIFFERENCE(lang, label=metric.label(lang))
    return label, map_words.AT_QUARTER(lang), say_period(other, lang)


def change_moments(shown: View, found: MapChanges, asked: Links) -> dict[str, Moment]:
    """The link of every pair asked for."""
    return {pair_id: _moment(shown, found, found.changes.get(pair_id), pair) for pair_id, pair in asked.items()}


def _moment(shown: View, found: MapChanges, one: Change | None, pair: Link) -> Moment:
    lang, metric = shown.lang, METRICS[found.metric_id]
    if one is None:
        return Moment(None, (words.NOT_ASKED(lang), "", ""))
    now, then = (str(printed(metric, part, lang)) for part in (one.now, one.then))
    if one.difference is None or one.step is None:
        return Moment(None, (map_words.INCOMPARABLE(lang), now, then))
    said = difference_words(metric, one.difference, lang)
    tag = terms.LINK_TAG(lang, pair=pair.short(lang), figure=said) if one.pair_id in found.worst else ""
    width = RATE_WIDTH if metric.unit.kind in _GRADES else width_of(one.step, found.sizes.count)
    return Moment(width, (said, now, then), one.kind, tag=tag)


def kinds_of(metric: Metric) -> tuple[Text, ...]:
    """The words of the four classes, the worst first."""
    if metric.better == "lower":
        return map_words.CHANGES_OF_LOWER_POINTS if metric.unit.kind == "percent" else map_words.CHANGES_OF_LOWER
    return map_words.CHANGES_OF_POINTS if metric.unit.kind == "percent" else map_words.CHANGES


def change_counts(found: MapChanges, lang: str) -> tuple[str, ...]:
    kinds = [one.kind for one in found.changes.values()]
    said = map_words.LINKS_OF if found.by == BUNDLE else words.PAIRS_OF
    return tuple(said(lang, count=kinds.count(kind)) for kind in range(PACES))


def change_without(found: MapChanges, lang: str) -> str:
    if found.refused:
        return terms.NOT_TOLD(lang)
    unknown = any(one.difference is None for one in found.changes.values())
    return map_words.INCOMPARABLE(lang) if unknown else ""


def change_title(shown: View, metric: Metric, other: str) -> str:
    label = f"{metric.label(shown.lang)} · {say_period(shown.selection.as_of, shown.lang)}"
    return map_words.DIFFERENCE_LEGEND(shown.lang, label=label, quarter=say_period(other, shown.lang))


def shade_refusal(shown: View) -> str:
    """Why no county is coloured, where the reader asked for a figure of counties."""
    return "" if shown.address.shade == COUNTY_CLASS else map_words.NO_SHADES(shown.lang)


def change_alt(shown: View, found: MapChanges, count: int, other: str) -> str:
    lang, known = shown.lang, sum(one.difference is not None for one in found.changes.values())
    return map_words.ALT_OF_CHANGE(
        lang,
        count=count,
        label=METRICS[found.metric_id].label(lang),
        quarter=say_period(shown.selection.as_of, lang),
        other=say_period(other, lang),
        known=known,
        missing=len(found.changes) - known,
    )


def change_legend(shown: View, key: Legend, found: MapChanges, other: str) -> Legend:
    """The key with the difference in place of the links' own figures; of counties that were to be coloured it says that none is."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    by_width = metric.unit.kind not in _GRADES and found.most is not None
    sizes = range(found.sizes.count) if by_width else ()
    return Legend(
        roles=key.roles,
        paces=tuple(enumerate(one(lang) for one in kinds_of(metric))),
        counts=change_counts(found, lang),
        title=shade_refusal(shown),
        arc_title=change_title(shown, metric, other),
        widths=tuple((width_of(i, found.sizes.count), _size(found, i, lang)) for i in sizes),
        width_title=map_words.SIZES_LEGEND(lang, unit=unit_label(metric.unit, lang)) if by_width else "",
        no_figure=change_without(found, lang),
    )


def _size(found: MapChanges, index: int, lang: str) -> str:
    metric = METRICS[found.metric_id]
    lower, upper = found.sizes.bounds(index)

    def say(value: object) -> str:
        return figure(value, metric.unit, lang, metric.decimals).number  # type: ignore[arg-type]

    if lower is None:
        return f"< {say(upper)}" if upper is not None else say(found.most)
    return f"≥ {say(lower)}" if upper is None else f"{say(lower)} – {say(upper)}"


def change_lead(shown: View, found: MapChanges, other: str) -> str:
    """How many are the better and the worse for it, and who most of all."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    label, quarter = metric.label(lang), say_period(other, lang)
    if found.refused:
        return words.CANNOT_NARROW(lang, label=label, reason=found.refused(lang))
    kinds = [one.kind for one in found.changes.values() if one.kind is not None]
    if not kinds:
        return map_words.NO_CHANGES(lang, label=label, quarter=quarter)
    up, down = (map_words.RISE, map_words.FALL) if metric.unit.kind in _GRADES else (map_words.UP, map_words.DOWN)
    if metric.better == "lower":
        up, down = down, up
    named = [_named(shown, metric, found.changes[pair_id]) for pair_id in found.worst]
    most = map_words.CHANGE_MOST(lang, down=down(lang), pairs=terms.JOINT(lang).join(named)) if named else ""
    worse = kinds.count(FAR_WORSE) + kinds.count(WORSE)
    counted = {"better": kinds.count(BETTER), "worse": worse}
    return map_words.CHANGE_LEAD(lang, label=label, quarter=quarter, up=up(lang), down=down(lang), most=most, **counted)


def _named(shown: View, metric: Metric, one: Change) -> str:
    pair = pairs(shown.dataset)[one.pair_id].short(shown.lang)
    said = "" if one.difference is None else difference_words(metric, one.difference, shown.lang)
    return terms.LINK_TAG(shown.lang, pair=pair, figure=said)


def change_table(shown: View, found: MapChanges, other: str) -> Ledger:
    """Every pair at both quarters and the difference, who lost most first; who is not known at both comes last."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    caption = map_words.CHANGE_TABLE(lang, label=metric.label(lang), unit=unit_label(metric.unit, lang))
    heads = (("pair", terms.PAIR(lang)), ("then", _short(other, lang)), ("now", _short(shown.selection.as_of, lang)))
    columns = tuple(
        Column(id, label, "text" if id == "pair" else "number", sortable=id != "pair") for id, label in heads
    )
    unit = difference_unit(metric, lang)
    differs = Column("difference", map_words.DIFFERENCE_IN(lang, unit=unit), "number", sortable=True)
    chosen = [
        one for one in found.changes.values() if not shown.selection.pairs or one.pair_id in shown.selection.pairs
    ]
    order = sorted(chosen, key=lambda one: _order(metric, one))
    first = words.LEAST_FIRST if metric.better == "neutral" else words.WORST_FIRST
    way = "descending" if metric.better == "lower" else "ascending"
    begins = ("difference", way, first(lang, label=differs.label))
    return Ledger(caption, (*columns, differs), tuple(_row(shown, metric, one) for one in order), begins=begins)


def _short(quarter: str, lang: str) -> str:
    when = parse_period(quarter)
    return f"{when.year} {map_words.QUARTERS[(when.quarter or 1) - 1](lang)}"


def _order(metric: Metric, one: Change) -> tuple[bool, float]:
    value = float(one.difference or 0)
    return one.difference is None, -value if metric.better == "lower" else value


def _row(shown: View, metric: Metric, one: Change) -> Row:
    lang = shown.lang
    known = {
        name: Cell(
            printed(metric, part, lang).number,
            muted=part.value is None,
            sort=None if part.value is None else float(part.value),
        )
        for name, part in (("then", one.then), ("now", one.now))
    }
    tone = "attention" if one.kind in (FAR_WORSE, WORSE) else ""
    said = map_words.INCOMPARABLE(lang) if one.difference is None else signed(metric, one.difference, lang)
    sort = None if one.difference is None else float(one.difference)
    cells = {
        "pair": Cell(pairs(shown.dataset)[one.pair_id].label(lang)),
        **known,
        "difference": Cell(said, tone=tone, muted=one.difference is None, sort=sort),
    }
    return Row(one.pair_id, cells, href("pair", shown.address.to(pair=one.pair_id)))
