"""Places over the quarters and growth on the year before, as a chart's lines and as tables."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.answer import Part
from analytics.figure_words import basis, lacking
from analytics.growth.rate import Growth
from analytics.lookup import pairs
from analytics.metrics import METRICS, Metric
from analytics.selection import SPANS, Selection
from analytics.standings import wording
from analytics.standings.places import PlaceCourse, Standings
from analytics.standings.ranking import Ranked, Ranking
from analytics.standings.wording import growth_of
from charts.style import Axis, Series
from style import terms
from style.numbers import figure, unit_label
from style.periods import say_period, say_period_in_two, year_earlier
from style.text import beside
from ui.address import href
from ui.figures.cells import columns_of, figure_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.standings import words as rank_words
from ui.standings.ranking_table import change_cell
from ui.view import View


def scope_words(metric: Metric, selection: Selection, lang: str) -> str:
    """What a quarter's figure covers: a level, the year so far, all since the programme began, the quarter alone."""
    over_time = metric.over_time_of(selection)
    if over_time == "at_capacity":
        return rank_words.AT_CAPACITY(lang)
    return rank_words.LEVEL(lang) if over_time == "stock" else SPANS[metric.scope(selection).span].label(lang)


def places_note(metric: Metric, selection: Selection, lang: str) -> str:
    """How places come about: over what, of which kind of figure, among whom, and what a gap is."""
    scope = scope_words(metric, selection, lang)
    return rank_words.PLACES_NOTE(lang, scope=scope, basis=basis(metric, lang, selection))


MOST_LINES, AT_ENDS = 60, 15  # lines a chart of places is read with; of more pairs, so many from either end


def highlighted(shown: View, found: Standings) -> tuple[str, ...]:
    """The pairs picked out in the chart: those selected, else those at both ends and those that moved most."""
    chosen = [c.pair_id for c in found.courses if c.pair_id in shown.selection.pairs]
    return tuple(chosen) or found.notable


def place_lines(shown: View, found: Standings) -> list[Series]:
    """A line a pair; one that never had a place has none to draw. Of more than can be told apart, those picked out and those at both
    ends."""
    placed = [course for course in found.courses if course.best is not None]
    if len(placed) > MOST_LINES:
        ordered = sorted(placed, key=lambda one: (one.places[-1] is None, one.places[-1] or 0, one.pair_id))
        picked = set(highlighted(shown, found)[:MOST_LINES])
        picked |= {one.pair_id for one in (*ordered[:AT_ENDS], *[one for one in ordered if one.places[-1]][-AT_ENDS:])}
        placed = [course for course in placed if course.pair_id in picked]
    return [_line(shown, found, course) for course in placed]


def lines_note(shown: View, found: Standings, lines: Sequence[Series]) -> str:
    """What the colours mean, and who has no line where not all have one."""
    said = (rank_words.HIGHLIGHTED if shown.selection.pairs else rank_words.NOTABLE)(shown.lang)
    every = sum(course.best is not None for course in found.courses)
    if len(lines) == every:
        return said
    return terms.LIST_STOP(shown.lang).join(
        (said, rank_words.SOME_LINES(shown.lang, count=len(lines), every=every, ends=AT_ENDS))
    )


def _line(shown: View, found: Standings, course: PlaceCourse) -> Series:
    lang, metric = shown.lang, METRICS[found.metric_id]
    name = pairs(shown.dataset)[course.pair_id].label(lang)
    said = [
        rank_words.POINT(
            lang,
            pair=name,
            quarter=say_period(quarter, lang),
            place=place,
            figure=figure(value, metric.unit, lang, metric.decimals),
        )
        if place
        else ""  # type: ignore[arg-type]
        for quarter, place, value in zip(found.quarters, course.places, course.values, strict=True)
    ]
    return Series(course.pair_id, name, tuple(course.places), tuple(said))


def place_axis(lang: str) -> Axis:
    return Axis(terms.PLACE(lang), lambda tick: str(round(tick)), from_zero=False)


def place_quarters(found: Standings, lang: str) -> list[str]:
    return [say_period_in_two(quarter, lang) for quarter in found.quarters]


def places_alt(shown: View, found: Standings) -> str:
    lang = shown.lang
    return rank_words.PLACES_ALT(
        lang,
        label=METRICS[found.metric_id].label(lang),
        pairs=len(found.courses),
        first=say_period(found.quarters[0], lang),
        last=say_period(found.quarters[-1], lang),
    )


def places_table(shown: View, found: Standings) -> Ledger:
    """Every pair's place now, a quarter and a year ago, what it moved, and its best and worst."""
    lang = shown.lang
    columns = (
        Column("place", terms.PLACE(lang), "number", sortable=True),
        Column("pair", terms.PAIR(lang)),
        Column("quarter", rank_words.LAST_QUARTER(lang), "number", wide=True),
        Column("moved", terms.SINCE_QUARTER(lang), "change", sortable=True),
        Column("year", rank_words.PLACE_YEAR_AGO(lang), "number", wide=True),
        Column("moved_year", rank_words.SINCE_YEAR(lang), "change", sortable=True),
        Column("best", rank_words.BEST(lang), "number", sortable=True, wide=True),
        Column("worst", rank_words.WORST(lang), "number", sortable=True, wide=True),
    )
    return Ledger(rank_words.PLACES(lang), columns, tuple(_places(shown, course) for course in found.courses))


def _places(shown: View, course: PlaceCourse) -> Row:
    chosen = course.pair_id in shown.selection.pairs
    cells = {
        "place": _place(course.now),
        "pair": Cell(pairs(shown.dataset)[course.pair_id].label(shown.lang)),
        "quarter": _place(course.ago(1)),
        "moved": _moved(course, 1, shown.lang),
        "year": _place(course.ago(4)),
        "moved_year": _moved(course, 4, shown.lang),
        "best": _place(course.best),
        "worst": _place(course.worst),
    }
    return Row(course.pair_id, cells, href("pair", shown.address.to(pair=course.pair_id)), selected=chosen)


def _place(place: int | None) -> Cell:
    return Cell("—", muted=True) if place is None else Cell(str(place), sort=place)


def _moved(course: PlaceCourse, quarters: int, lang: str) -> Cell:
    """▲2, ▼3, no move; 新 where it had no place then though the data reaches back so far."""
    moved = course.moved(quarters)
    if moved is None:
        is_new = course.now is not None and quarters < len(course.places)
        return Cell(rank_words.NEW(lang)) if is_new else Cell("—", muted=True)
    if moved == 0:
        return Cell("＝" if lang == "zh" else "=", muted=True, sort=0)
    return Cell(f"{'▲' if moved > 0 else '▼'}{abs(moved)}", muted=True, sort=moved)


def growth_table(shown: View, order: Ranking) -> Ledger:
    """Each pair's figure, the same a year before, and the change between them; the largest figure first."""
    lang, metric = shown.lang, METRICS[order.metric_id]
    told = wording.ranking_table(shown.dataset, order, order.ranked, order.blanks, lang)
    told = told.called(value=order.metric_id).only("pair", "value", "before", "change")
    columns = columns_of(
        told, wide=("before",), sortable=("value", "before", "change"), kinds={"value": "bar", "change": "change"}
    )
    pair, value, before, change = columns
    kept = [pair, value]
    if any(ranked.before for ranked in order.ranked):
        risen = beside(terms.CHANGED(lang), unit_label(metric.unit, lang), lang)
        kept += [before, Column("risen", risen, "number", wide=True, sortable=True), change]
    if metric.unit.kind == "percent":  # the change is the difference, in points
        kept = [column for column in kept if column.id != "risen"]
    rows = [_grown(shown, metric, order, ranked) for ranked in order.ranked]
    rows += [_without(shown, metric, part) for part in order.blanks]
    return Ledger(rank_words.GROWTH(lang, label=metric.label(lang)), tuple(kept), tuple(rows))


def _grown(shown: View, metric: Metric, order: Ranking, ranked: Ranked) -> Row:
    lang, growth = shown.lang, growth_of(ranked, order)
    bar = max(0.0, float(ranked.part.value)) / (order.top or 1)  # type: ignore[arg-type]
    then = replace(shown, address=shown.address.to(q=year_earlier(shown.selection.as_of)))
    change = change_cell(ranked, order, lang)
    cells = {
        "pair": Cell(pairs(shown.dataset)[ranked.pair_id].label(lang)),
        "value": figure_cell(shown, metric, ranked.pair_id, ranked.part, sub=lacking(ranked.part, lang), bar=bar),
        "before": figure_cell(then, metric, ranked.pair_id, growth.before),
        "risen": _risen(metric, growth, lang),
        "change": replace(change, muted=change.muted or growth.by_amount),
    }
    return Row(ranked.pair_id, cells, href("pair", shown.address.to(pair=ranked.pair_id)))


def _risen(metric: Metric, growth: Growth, lang: str) -> Cell:
    """The difference itself, in the unit of the figures."""
    if growth.now is None or growth.before is None:
        return Cell("—", muted=True)
    risen = growth.now - growth.before  # type: ignore[operator]
    said = figure(risen, metric.unit, lang, metric.decimals).number
    return Cell(f"+{said}" if risen > 0 else said, sort=float(risen))


def _without(shown: View, metric: Metric, part: Part) -> Row:
    pair_id = str(part.of[0])
    cells = {
        "pair": Cell(pairs(shown.dataset)[pair_id].label(shown.lang)),
        "value": figure_cell(shown, metric, pair_id, part),
        "before": Cell("—", muted=True),
        "risen": Cell("—", muted=True),
        "change": Cell("—", muted=True),
    }
    return Row(pair_id, cells, href("pair", shown.address.to(pair=pair_id)))


def any_by_amount(order: Ranking) -> bool:
    return any(growth_of(ranked, order).by_amount for ranked in order.ranked)


def places_lead(shown: View, found: Standings) -> str:
    """Who is first by the metric, and how many have no figure."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    if found.refused:
        return found.refused(lang)
    first = [c for c in found.courses if c.now == 1]
    if not first:
        return rank_words.NO_PLACES(lang, label=metric.label(lang))
    names = terms.JOINT(lang).join(pairs(shown.dataset)[c.pair_id].label(lang) for c in first)
    known = sum(c.now is not None for c in found.courses)
    return rank_words.LEAD_PLACES(
        lang,
        label=metric.label(lang),
        scope=scope_words(metric, shown.selection, lang),
        first=names,
        known=known,
        without=len(found.courses) - known,
    )
