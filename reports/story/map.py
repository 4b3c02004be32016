"""The map: the links of the pairs asked about, by how far each has come where that is judged, and the same as a table."""

from dataclasses import dataclass, replace

from analytics.answer import Part
from analytics.lagging.on_map import map_finding
from analytics.lookup import Pair, pairs
from analytics.map.figures import MapFigures, first_link, link_figures
from analytics.map.footnote import footnote
from analytics.map.paces import PACE_WORDS, worst_named
from analytics.metrics import Metric
from analytics.metrics.benchmarks import BENCHMARKS
from analytics.standings.ranking import in_force
from analytics.table import Cell, Column, Table, metric_cell, metric_column, table, text
from reports.story import words
from reports.story.context import ReportContext, basis, period, printed, source
from reports.story.lagging import by_need
from reports.story.model import MapLink, MapPicture, Section
from style import terms
from style.numbers import unit_label
from style.periods import say_period
from style.text import Text

AMOUNT = "investment_completed"  # where no rate is known, as before the first money is allocated

_RATE_WIDTH = (
    0.45  # of the widest, of every link of a rate: its colour tells, so that the worst is no thinner than the best
)


@dataclass(frozen=True)
class Linked:
    """The pairs that are drawn, and their figures."""

    pairs: tuple[Pair, ...]
    figures: MapFigures

    @property
    def metric_id(self) -> str:
        return self.figures.metric_id

    @property
    def is_rate(self) -> bool:
        return self.figures.look == "pace"

    def part(self, pair: Pair) -> Part:
        return self.figures.figures[pair.id].part

    def value(self, pair: Pair) -> object:
        return self.part(pair).value

    @property
    def known(self) -> tuple[Pair, ...]:
        """Those with a figure, the most first."""
        told = [pair for pair in self.pairs if self.value(pair) is not None]
        return tuple(sorted(told, key=lambda pair: (-self.value(pair), pair.id)))  # type: ignore[operator]


def linked(context: ReportContext) -> Linked:
    """The pairs in force that the selection leaves in; those it names also where they are no longer."""
    found = link_figures(context.dataset, first_link(context.selection), context.selection)
    if not found.known:
        found = link_figures(context.dataset, AMOUNT, context.selection)
    wanted = set(context.selection.pairs) or in_force(context.dataset, context.selection.as_of)
    chosen = [pair for pair in pairs(context.dataset).values() if pair.id in wanted and pair.id in found.figures]
    return Linked(tuple(chosen), found)


def province(context: ReportContext) -> Section | str:
    found = linked(context)
    ordered = by_need(context, found.pairs)
    if not found.pairs:
        return words.NO_PAIRS(context.lang)
    title, sentences = _title_and_unknown(context, found)
    return Section(
        "map",
        "map",
        title,
        sentences,
        tables=(_table(context, replace(found, pairs=ordered or found.pairs), words.BY_NEED if ordered else None),),
        map=picture(context, found),
        source=source(context, (found.metric_id,)) if found.known else _plain_source(context),
    )


def picture(context: ReportContext, found: Linked, focus: str | None = None) -> MapPicture:
    lang, metric = context.lang, context.metric(found.metric_id)
    caption = words.MAP_PLAIN(lang, quarter=say_period(context.selection.as_of, lang))
    if found.known:
        caption = _caption(context, metric, found)
    alt = words.MAP_ALT(lang, pairs=len(found.pairs), caption=caption, known=len(found.known))
    widest = float(found.value(found.known[0])) if found.known else 0.0  # type: ignore[arg-type]
    named = worst_named({pair_id: one.judged for pair_id, one in found.figures.figures.items() if one.judged})
    links = tuple(_link(context, found, pair, widest, pair.id in named) for pair in found.pairs)
    return MapPicture(links, caption, footnote(lang), alt, focus, _paces(found, lang))


def _caption(context: ReportContext, metric: Metric, found: Linked) -> str:
    """What the links are of: an amount in its unit, a rate against what is due."""
    lang = context.lang
    told = {"label": metric.label(lang), "period": period(context, metric), "basis": basis(context, metric)}
    if found.is_rate:
        return words.MAP_PACES(lang, due=BENCHMARKS[str(metric.benchmark)].label(lang), **told)
    return words.MAP_CAPTION(lang, unit=unit_label(metric.unit, lang), **told)


def _paces(found: Linked, lang: str) -> tuple[str, ...]:
    """The classes of a rate, with how many pairs are in each."""
    if not found.is_rate:
        return ()
    paces = [found.figures.figures[pair.id].pace for pair in found.pairs]
    return tuple(words.MAP_PACE(lang, pace=said(lang), count=paces.count(n)) for n, said in enumerate(PACE_WORDS))


def focused(drawn: MapPicture, pair_id: str) -> MapPicture:
    return replace(drawn, focus=pair_id)


def _link(context: ReportContext, found: Linked, pair: Pair, widest: float, named: bool) -> MapLink:
    """`named`: its words are written on it."""
    value, width, pace = found.value(pair), None, found.figures.figures[pair.id].pace if found.is_rate else None
    if found.is_rate:
        width = None if pace is None else _RATE_WIDTH
    elif value is not None:
        width = max(0.0, float(value)) / widest if widest > 0 else 0.0  # type: ignore[arg-type]
    said = str(printed(context.metric(found.metric_id), found.part(pair), context.lang))
    tag = terms.LINK_TAG(context.lang, pair=pair.short(context.lang), figure=said) if named and found.is_rate else ""
    return MapLink(
        pair.id,
        pair.label(context.lang),
        pair.industrial.adcode,
        pair.mountain.adcode,
        width,
        said,
        (pair.industrial.name(context.lang), pair.mountain.name(context.lang)),
        pace,
        tag,
    )


def _title_and_unknown(context: ReportContext, found: Linked) -> tuple[str, tuple[str, ...]]:
    """The title, and of whom there is no figure."""
    lang, metric, known = context.lang, context.metric(found.metric_id), found.known
    sides = {side.adcode for pair in found.pairs for side in (pair.industrial, pair.mountain)}
    across = sum(pair.crosses_cities for pair in found.pairs)
    lies = words.MAP_PAIRS(lang, count=len(found.pairs), counties=len(sides), across=across)
    if not known:
        reason = found.figures.refused
        without = (
            words.MAP_REFUSED(lang, label=metric.label(lang), reason=reason(lang))
            if reason
            else words.MAP_WITHOUT(lang, label=metric.label(lang))
        )
        return lies, (without,)
    ends = [(pair.label(lang), str(printed(metric, found.part(pair), lang))) for pair in (known[0], known[-1])]
    if len(found.pairs) == 1:
        return words.MAP_ALONE(lang, pair=ends[0][0], label=metric.label(lang), most=ends[0][1]), ()
    worst = map_finding(context.dataset, found.metric_id, context.selection)
    every = len(known) == len(found.pairs)
    amounts, rates = (words.MAP_ALL, words.MAP_ALL_RATES) if every else (words.MAP_MOST, words.MAP_MOST_RATES)
    template = words.MAP_SAME if every and ends[0][1] == ends[1][1] else rates if found.is_rate else amounts
    title = template(
        lang,
        count=len(found.pairs),
        known=len(known),
        label=metric.label(lang),
        first=ends[0][0],
        most=ends[0][1],
        last=ends[1][0],
        least=ends[1][1],
    )
    silent = [pair.label(lang) for pair in found.pairs if pair not in known]
    end = "。" if lang == "zh" else "."
    if worst:
        return worst(lang), (title + end, lies + end, *_without(silent, lang))
    return title, (lies + end, *_without(silent, lang))


def _without(silent: list[str], lang: str) -> tuple[str, ...]:
    if not silent:
        return ()
    return (words.SOME_WITHOUT(lang, missing=len(silent), names=terms.JOINT(lang).join(silent)),)


def _table(context: ReportContext, found: Linked, order: Text | None) -> Table:
    """Both counties and the figure; where nobody has one, only who is with whom."""
    lang, metric = context.lang, context.metric(found.metric_id)
    columns = [
        Column("id", words.NUMBER(lang)),
        Column("industrial", terms.INDUSTRIAL(lang)),
        Column("mountain", terms.MOUNTAIN(lang)),
    ]
    rows = [[text(pair.id), *_counties(pair, lang)] for pair in found.pairs]
    if found.known:
        columns.append(metric_column(metric, lang))
        for row, pair in zip(rows, found.pairs, strict=True):
            row.append(metric_cell(metric, found.part(pair), lang))
    return table("links", words.LINKS(lang), columns, rows, order(lang) if order else "")


def _counties(pair: Pair, lang: str) -> list[Cell]:
    sides = (pair.industrial, pair.mountain)
    return [text(words.IN_CITY(lang, county=side.name(lang), city=side.city(lang))) for side in sides]


def _plain_source(context: ReportContext) -> str:
    """Of the list of pairs alone."""
    return source(context, ("pairs",))
