"""Execution against the calendar as bullets: one a pair, the slowest first, each the way to its pair."""

import streamlit as st

from analytics import figure_words
from analytics.figure_words import basis
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.standings.pace import PACES, Progress, Progresses, counts_in_words
from charts.bullet import Band, Bullet
from charts.style import Axis
from style.numbers import figure, percent
from style.periods import say_period
from style.units import YUAN
from ui.figures.cells import TONES
from ui.funds import words as fund_words
from ui.view import View

CHART = "fund-bullets"


def bullets_of(shown: View, found: Progresses) -> list[Bullet]:
    return [_bullet(shown, found, line) for line in found.slowest_first]


def _bullet(shown: View, found: Progresses, line: Progress) -> Bullet:
    lang, status = shown.lang, PACES[line.status]
    assert line.pair_id is not None and line.reached is not None
    name, rate = pairs(shown.dataset)[line.pair_id].label(lang), percent(line.reached, lang)
    gone = percent(found.elapsed or 0, lang, 0)
    said = fund_words.BULLET(
        lang,
        pair=name,
        rate=rate,
        spent=figure(line.part.numerator, YUAN, lang),
        allocated=figure(line.part.denominator, YUAN, lang),
        status=fund_words.BULLET_STATUS(lang, status=status.label(lang), gone=gone) if found.elapsed else "",
    )
    printed = f"{rate} {status.label(lang)}" if found.elapsed else rate
    return Bullet(name, float(line.reached), said, printed, TONES.get(line.status, ""))


def bands(found: Progresses, lang: str) -> list[Band]:
    """The paces from the slowest, each up to where the next begins; none where there is no calendar."""
    if not found.elapsed:
        return []
    held = [pace for pace in PACES.values() if pace.at_least is not None]
    ends = [float((pace.at_least or 0) * found.elapsed) for pace in held]
    return [Band(end, pace.label(lang)) for pace, end in zip(reversed(held), (*reversed(ends[:-1]), None), strict=True)]


def rate_axis(found: Progresses, lang: str) -> Axis:
    return Axis(METRICS[found.metric_id].label(lang), lambda tick: percent(tick, lang, 0))


def mark_words(found: Progresses, lang: str) -> str:
    return fund_words.GONE(lang, gone=percent(found.elapsed, lang, 0)) if found.elapsed else ""


def bullets_alt(shown: View, found: Progresses) -> str:
    lang, count = shown.lang, len(found.slowest_first)
    if not found.elapsed:
        return fund_words.BULLETS_PLAIN_ALT(lang, pairs=count)
    return fund_words.BULLETS_ALT(lang, pairs=count, counts=counts_in_words(found, lang))


def rates_note(shown: View, found: Progresses) -> str:
    """Which fund, as of when, and what the press does."""
    return f"{rates_about(shown, found)} · {fund_words.PRESS(shown.lang)}"


def rates_about(shown: View, found: Progresses) -> str:
    lang, scope = shown.lang, METRICS[found.metric_id].scope(shown.selection)
    said = f"{scope.say_funds(lang)} · {figure_words.AS_OF(lang)} {say_period(scope.as_of, lang)}"
    metric = METRICS[found.metric_id]
    return f"{said} · {metric.formula(lang)} · {basis(metric, lang, shown.selection)}"


def open_pressed(shown: View, found: Progresses) -> None:
    """The bar that was pressed opens its pair; a press on the mark opens the bar's below it."""
    points = st.session_state[CHART].selection.points if CHART in st.session_state else []
    if points:
        shown.open("pair", str(found.slowest_first[points[0]["point_index"]].pair_id))
