"""The map: the links of the pairs asked about by completed investment, and the same as a table."""

from dataclasses import dataclass, replace

from analytics.answer import Part
from analytics.lagging.worst import worst_by
from analytics.lookup import Pair, pairs
from analytics.map.figures import MapFigures, link_figures
from analytics.map.footnote import footnote
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

SHOWN = "investment_completed"


@dataclass(frozen=True)
class Linked:
    """The pairs that are drawn, and their figures."""

    pairs: tuple[Pair, ...]
    figures: MapFigures

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
    found = link_figures(context.dataset, SHOWN, context.selection)
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
        source=source(context, (SHOWN,)) if found.known else _plain_source(context),
    )


def picture(context: ReportContext, found: Linked, focus: str | None = None) -> MapPicture:
    lang, metric = context.lang, context.metric(SHOWN)
    caption = words.MAP_PLAIN(lang, quarter=say_period(context.selection.as_of, lang))
    if found.known:
        caption = words.MAP_CAPTION(
            lang,
            label=metric.label(lang),
            unit=unit_label(metric.unit, lang),
            period=period(context, metric),
            basis=basis(context, metric),
        )
    alt = words.MAP_ALT(lang, pairs=len(found.pairs), caption=caption, known=len(found.known))
    widest = float(found.value(found.known[0])) if found.known else 0.0  # type: ignore[arg-type]
    links = tuple(_link(context, found, pair, widest) for pair in found.pairs)
    return MapPicture(links, caption, footnote(lang), alt, focus)


def focused(drawn: MapPicture, pair_id: str) -> MapPicture:
    return replace(drawn, focus=pair_id)


def _link(context: ReportContext, found: Linked, pair: Pair, widest: float) -> MapLink:
    value, width = found.value(pair), None
    if value is not None:
        width = max(0.0, float(value)) / widest if widest > 0 else 0.0  # type: ignore[arg-type]
    said = str(printed(context.metric(SHOWN), found.part(pair), context.lang))
    return MapLink(
        pair.id,
        pair.label(context.lang),
        pair.industrial.adcode,
        pair.mountain.adcode,
        width,
        said,
        (pair.industrial.name(context.lang), pair.mountain.name(context.lang)),
    )


def _title_and_unknown(context: ReportContext, found: Linked) -> tuple[str, tuple[str, ...]]:
    """The title, and of whom there is no figure."""
    lang, metric, known = context.lang, context.metric(SHOWN), found.known
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
    worst = worst_by(context.dataset, SHOWN, context.selection)
    template = words.MAP_ALL if len(known) == len(found.pairs) else words.MAP_MOST
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
    lang, metric = context.lang, context.metric(SHOWN)
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
