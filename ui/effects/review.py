"""Earlier forecasts as tables: what each method missed by in the years tested, and what a year's forecasts said against what came."""

from dataclasses import replace
from fractions import Fraction

from analytics.effects.backtest import PAIRS_MISS, SUM_MISS, TWO_ERRORS, Score, Trial
from analytics.effects.methods import METHODS
from analytics.effects.review import Review, ReviewPoint
from analytics.effects.year_and_quarters import FORESEEN
from analytics.lookup import pairs
from analytics.metrics import METRICS
from charts.interval import Dot
from style import terms
from style.numbers import NO_DATA, figure, percent, unit_label
from style.periods import say_period
from style.text import beside
from ui import words
from ui import words as ui_words
from ui.address import href
from ui.effects import words as effect_words
from ui.effects.forecast import (
    NONE,
    error_words,
    metric_of,
    money_range,
    names,
    range_words,
    signed,
    sum_cell,
    what_words,
    why_words,
    years_words,
)
from ui.figures.cells import figure_cell, times
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View


def trial_title(tested: Trial, lang: str) -> str:
    return effect_words.TRIAL(lang, years=years_words(tested, lang))


def trial_note(tested: Trial, lang: str) -> str:
    return effect_words.TRIAL_NOTE(
        lang, cases=max((one.cases for one in tested.scores), default=0), errors=TWO_ERRORS(lang)
    )


def trial_table(tested: Trial, what: str, lang: str) -> Ledger:
    """The methods by their error, the least first, and each against the best naive one; `what` was forecast."""
    columns = (
        Column("method", terms.METHOD(lang)),
        Column("kind", terms.KIND(lang)),
        Column("error", PAIRS_MISS(lang), "number", sortable=True),
        Column("of_sum", SUM_MISS(lang), "number", sortable=True),
        Column("ratio", effect_words.TO_NAIVE(lang), "number", sortable=True),
        Column("middle", effect_words.MIDDLE_ERROR(lang), "number", sortable=True, wide=True),
        Column("formula", words.FORMULA(lang), wide=True),
    )
    naive = tested.score(tested.naive)
    scores = sorted(tested.scores, key=lambda one: (one.error is None, one.error or 0))
    return Ledger(
        f"{what} · {trial_title(tested, lang)}", columns, tuple(_scored(one, naive, tested, lang) for one in scores)
    )


def _scored(one: Score, naive: Score | None, tested: Trial, lang: str) -> Row:
    method, is_used = METHODS[one.method_id], one.method_id == tested.chosen
    ratio = one.error / naive.error if naive and naive.error and one.error is not None else None
    cells = {
        "method": Cell(method.label(lang), sub=effect_words.USED(lang) if is_used else ""),
        "kind": Cell(effect_words.KINDS[method.naive](lang)),
        "error": Cell(error_words(one, lang), sort=float(one.error) if one.error is not None else None),
        "of_sum": Cell(signed(one.of_sum, lang), sort=float(one.of_sum)) if one.of_sum is not None else NONE,
        "ratio": Cell(times(ratio), sort=float(ratio)) if ratio is not None else NONE,
        "middle": Cell(percent(one.middle, lang), sort=float(one.middle)) if one.middle is not None else NONE,
        "formula": Cell(method.formula(lang)),
    }
    return Row(one.method_id, cells, selected=is_used)


def review_table(shown: View, found: Review) -> Ledger:
    """A row for each of the three forecasts: what it said, what came, how far the sum and how far the pairs missed,
    and how many pairs stayed within the range of past errors."""
    lang, metric = shown.lang, METRICS[FORESEEN[found.foreseen_id].metric_id]
    unit = unit_label(metric.unit, lang)
    columns = (
        Column("at", terms.MADE_AT(lang)),
        Column("said", beside(effect_words.SAID_SUM(lang), unit, lang), "number"),
        Column("came", beside(effect_words.CAME(lang), unit, lang), "number"),
        Column("of_sum", SUM_MISS(lang), "number"),
        Column("error", PAIRS_MISS(lang), "number"),
        Column("naive", effect_words.NAIVE_ERROR(lang), "number", wide=True),
        Column("inside", effect_words.INSIDE(lang), "number", wide=True),
        Column("method", terms.METHOD(lang), wide=True),
    )
    title = what_words(found.foreseen_id, f"{found.year}Q4", lang)
    return Ledger(title, columns, tuple(_pointed(shown, point) for point in found.points))


def _pointed(shown: View, point: ReviewPoint) -> Row:
    lang, made, metric = shown.lang, point.forecast, metric_of(point.forecast)
    link = href("effects", shown.address.to(q=made.as_of), "forecast")
    at = Cell(say_period(made.as_of, lang), href=link)
    if not point.pairs:
        nothing = Cell(effect_words.NO_FORECAST(lang), sub=why_words(made, lang), muted=True)
        return Row(
            made.as_of,
            {"at": at, "said": nothing} | dict.fromkeys(("came", "of_sum", "error", "naive", "inside", "method"), NONE),
        )
    said = figure(point.said, metric.unit, lang, metric.decimals).number
    came = sum_cell(shown, metric, point.came, point.pair_ids, len(made.lines))
    chosen = made.trial.chosen if made.trial else None
    sum_inside = effect_words.SUM_INSIDE[point.whole_inside](lang) if point.whole_inside is not None else ""
    inside = effect_words.INSIDE_OF(lang, inside=point.inside, ranged=point.ranged) if point.ranged else "—"
    ends = range_words(point.low, point.high, metric, lang).strip()
    cells = {
        "at": at,
        "said": Cell(said, sub=ends),
        "came": replace(came, sub=words.PAIRS_OF(lang, count=point.pairs)),
        "of_sum": Cell(signed(point.of_sum, lang)),
        "error": Cell(percent(point.error, lang) if point.error is not None else NO_DATA(lang)),
        "naive": Cell(percent(point.naive_error, lang)) if point.naive_error is not None else NONE,
        "inside": Cell(inside, sub=sum_inside),
        "method": Cell(METHODS[chosen].label(lang)) if chosen else NONE,
    }
    return Row(made.as_of, cells, link)


def review_dots(shown: View, found: Review) -> list[Dot]:
    """The three sums against what came, which is the mark to reach."""
    return [_dot(shown, point) for point in found.points if point.pairs]


def _dot(shown: View, point: ReviewPoint) -> Dot:
    lang, made, metric = shown.lang, point.forecast, metric_of(point.forecast)
    quarter = say_period(made.as_of, lang)
    said = effect_words.REVIEW_TEXT(
        lang,
        quarter=quarter,
        said=money_range(point.said, point.low, point.high, metric, lang),
        came=figure(point.came, metric.unit, lang, metric.decimals),
        of_sum=signed(point.of_sum, lang),
        error=percent(point.error, lang) if point.error is not None else NO_DATA(lang),
    )
    printed = figure(point.said, metric.unit, lang, metric.decimals).number
    low, high = (None if end is None else float(end) for end in (point.low, point.high))
    return Dot(quarter, float(point.said), low, high, printed, said, float(point.so_far), float(point.came))


def review_alt(shown: View, found: Review) -> str:
    said = terms.LIST_STOP(shown.lang).join(dot.said for dot in review_dots(shown, found))
    return effect_words.REVIEW_ALT(
        shown.lang, what=what_words(found.foreseen_id, f"{found.year}Q4", shown.lang), said=said
    )


def unreported_words(shown: View, found: Review) -> str:
    silent = [pair for pair, whole in found.actual.items() if whole is None]
    return effect_words.NOT_REPORTED_IN_FULL(shown.lang, names=names(shown, silent)) if silent else ""


def unbound_words(found: Review, lang: str) -> str:
    """Why the sums have no range, where their pairs have."""
    why = next((why for point in found.points if (why := point.forecast.sum_unbound)), None)
    return ui_words.SENTENCE(lang, said=why(lang)) if why else ""


def review_pairs_table(shown: View, found: Review) -> Ledger:
    """Every pair: what came, and what was said of it after each quarter, with how far that missed."""
    lang, metric = shown.lang, METRICS[FORESEEN[found.foreseen_id].metric_id]
    unit = unit_label(metric.unit, lang)
    columns = [
        Column("pair", terms.PAIR(lang)),
        Column("came", beside(terms.ACTUAL_YEAR(lang), unit, lang), "number", sortable=True),
    ]
    columns += [
        Column(
            one.forecast.as_of,
            beside(effect_words.MADE_AFTER(lang, quarter=say_period(one.forecast.as_of, lang)), unit, lang),
            "number",
            sortable=True,
            wide=one.forecast.as_of.endswith("Q1"),
        )
        for one in found.points
    ]
    caption = f"{what_words(found.foreseen_id, f'{found.year}Q4', lang)} · {effect_words.BY_PAIR(lang)}"
    there = [one.pair_id for one in found.points[-1].forecast.lines] if found.points else []
    order = sorted(there, key=lambda p: (found.actual.get(p) is None, -(found.actual.get(p) or 0), p))
    return Ledger(caption, tuple(columns), tuple(_pair_row(shown, found, p) for p in order))


def _pair_row(shown: View, found: Review, pair_id: str) -> Row:
    lang, came = shown.lang, found.actual.get(pair_id)
    metric = METRICS[FORESEEN[found.foreseen_id].metric_id]
    at = replace(shown, address=shown.address.to(span="year"))
    cells = {"pair": Cell(pairs(shown.dataset)[pair_id].label(lang)), "came": figure_cell(at, metric, pair_id, came)}
    for point in found.points:
        one = point.forecast.line(pair_id)
        if one is None or one.value is None:
            cells[point.forecast.as_of] = NONE
            continue
        missed = signed(Fraction(one.value) / Fraction(came) - 1, lang) if came else ""
        said = figure(one.value, metric.unit, lang, metric.decimals).number
        cells[point.forecast.as_of] = Cell(said, sub=missed, sort=float(one.value))
    return Row(pair_id, cells, href("pair", shown.address.to(pair=pair_id)))
