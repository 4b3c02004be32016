"""Execution against the calendar as bullets: one a pair, the slowest first, each the way to its pair."""

import streamlit as st

from analytics import figure_words
from analytics.figure_words import basis
from analytics.judgement.standing import TONES
from analytics.judgement.wording import due_words, status_words
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.standings.pace import Progress, Progresses, counts_in_words
from charts.bullet import Bullet
from charts.style import Axis
from style.numbers import figure, percent
from style.periods import say_period
from style.units import YUAN
from ui.funds import words as fund_words
from ui.view import View

CHART = "fund-bullets"


def bullets_of(shown: View, found: Progresses) -> list[Bullet]:
    return [_bullet(shown, line) for line in found.slowest_first]


def _bullet(shown: View, line: Progress) -> Bullet:
    """Its mark is what should have been spent by now of what was allocated to the pair, which each has its own."""
    lang = shown.lang
    assert line.pair_id is not None and line.reached is not None
    name, rate = pairs(shown.dataset)[line.pair_id].label(lang), percent(line.reached, lang)
    said = fund_words.BULLET(
        lang,
        pair=name,
        rate=rate,
        spent=figure(line.part.numerator, YUAN, lang),
        allocated=figure(line.part.denominator, YUAN, lang),
        status=fund_words.BULLET_STATUS(
            lang, status=status_words(line.judgement, lang), due=due_words(line.judgement, lang) or "—"
        ),
    )
    mark = None if line.share_due is None else float(line.share_due)
    return Bullet(name, float(line.reached), said, f"{rate} {line.word(lang)}", TONES.get(line.status, ""), mark)


def rate_axis(found: Progresses, lang: str) -> Axis:
    return Axis(METRICS[found.metric_id].label(lang), lambda tick: percent(tick, lang, 0))


def bullets_alt(shown: View, found: Progresses) -> str:
    lang, count = shown.lang, len(found.slowest_first)
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
