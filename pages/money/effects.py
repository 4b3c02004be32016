"""成效与预测: what stands against each yuan of fund, and the year's end ahead; once it is reached, how the forecasts turned out."""

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.effects.backtest import TWO_ERRORS
from analytics.effects.forecast import NAME as FORECAST
from analytics.effects.forecast import Forecast, forecast
from analytics.effects.ratios import CAVEAT, NOT_ADDED, OUTCOMES, Effects, effects
from analytics.effects.ratios import NAME as EFFECT
from analytics.effects.review import Review, review, year_before
from analytics.effects.targets import Prospects, prospects
from analytics.effects.year_and_quarters import FORESEEN
from analytics.known_facts.facts import is_partial
from analytics.metrics import METRICS, Metric
from charts.interval import dots
from charts.plot import Plot
from reports.table_files.formats import WRITERS
from style import terms
from style.numbers import NO_DATA, unit_label
from style.periods import say_period
from style.text import beside
from ui import words
from ui.downloads import words as downloads_words
from ui.downloads.tables import downloads
from ui.effects import words as effect_words
from ui.effects.export import effect_sheet, forecast_sheet
from ui.effects.forecast import (
    coverage_words,
    forecast_lead,
    forecast_table,
    left_out_words,
    method_words,
    metric_of,
    outlook_words,
    table_note,
    what_words,
    why_words,
)
from ui.effects.forecast_chart import forecast_alt, forecast_dots, legend, money_axis, review_legend
from ui.effects.ratios import (
    effect_alt,
    effect_axis,
    effect_dots,
    effect_lead,
    effect_note,
    effect_words_of_chart,
    later_note,
    matrix_table,
    pair_table,
    pair_title,
    together_table,
)
from ui.effects.review import (
    review_alt,
    review_dots,
    review_pairs_table,
    review_table,
    trial_note,
    trial_table,
    trial_title,
    unbound_words,
    unreported_words,
)
from ui.figures.about import refused_words
from ui.figures.chart import chart
from ui.frame.header import lead
from ui.known_facts.folded import folded
from ui.parts import lay_out, open_part
from ui.pieces.ledger import Ledger, ledger
from ui.sitemap import SITES
from ui.slides import by_need, without
from ui.view import View, current, palette, say

SITE = SITES["effects"]
FEW = 3  # pairs of each of the two forecasts that share a slide
FIRST = OUTCOMES[0]  # what is divided where the address does not say


def is_over(shown: View) -> bool:
    return shown.selection.quarter.quarter == 4


def outcome(shown: View) -> Metric:
    """The metric the address asks for, or the first where that is no outcome."""
    asked = shown.address.metric
    return METRICS[asked if asked in OUTCOMES else FIRST]


def effect_sentence(shown: View) -> str:
    metric = outcome(shown)
    found = effects(shown.dataset, metric.id, shown.selection)
    return refused_words(metric, found.refused, shown.lang) if found.refused else effect_lead(shown, found)


def chooser(shown: View, tools: DeltaGenerator) -> Metric:
    """The outcome, among the tools; a metric of the address that is none is told below."""
    lang, asked, chosen = shown.lang, shown.address.metric, outcome(shown)
    widget = f"outcome-{lang}"
    st.session_state[widget] = chosen.id
    tools.selectbox(
        effect_words.OUTCOME(lang),
        OUTCOMES,
        key=widget,
        format_func=lambda m: METRICS[m].label(lang),
        width=280,
        on_change=say,
        args=("metric", widget),
        filter_mode=None,
        placeholder=words.CHOOSE(lang),
    )
    if asked and asked != chosen.id:
        st.caption(effect_words.NOT_AN_OUTCOME(lang, label=METRICS[asked].label(lang), instead=chosen.label(lang)))
    return chosen


@st.fragment
def effect() -> None:
    """Everything that the choice of an outcome changes; the page's sentence too, where that is not of the year's end."""
    shown = current()
    lang = shown.lang
    title = st.container()
    heading = st.container()
    tools = st.container(key="effect-tools", horizontal=True, vertical_alignment="bottom")
    metric = chooser(shown, tools)
    found = effects(shown.dataset, metric.id, shown.selection)
    with heading:
        st.markdown(f"## {effect_words.EFFECT(lang, label=metric.label(lang))}")
    if not foretells(shown):
        with title:
            lead(SITE, effect_sentence(shown), lang)
    if found.refused:
        st.text(found.refused(lang))
    elif found.is_empty:
        st.text(effect_words.NO_EFFECT(lang))
    else:
        with tools:
            downloads(
                shown, lambda: effect_sheet(shown, metric.id), WRITERS, page="effects", name=EFFECT, key="effects"
            )
        ratios(shown, metric, found)


def effect_slide(shown: View) -> None:
    """Of a meeting: from whom the least was disbursed; the sentence above it says what the ratio is not."""
    lang, metric = shown.lang, outcome(shown)
    found = effects(shown.dataset, metric.id, shown.selection)
    if not foretells(shown):
        lead(SITE, effect_sentence(shown), lang)
    if found.refused or found.is_empty:
        return st.text(found.refused(lang) if found.refused else effect_words.NO_EFFECT(lang))
    by_need(shown, lambda: together_table(shown, found), key="effect-together", count=len(found.pairs))


def ratios(shown: View, metric: Metric, found: Effects) -> None:
    lang = shown.lang
    st.caption(effect_note(shown, metric))
    left, right = st.columns([11, 9], gap="large")
    with left:
        ledger(lambda: together_table(shown, found), key="effect-together")
        st.caption(CAVEAT(lang))
    with right:
        chart(
            lambda: dots(
                effect_dots(shown, found),
                axis=effect_axis(metric, lang),
                words=effect_words_of_chart(lang),
                palette=palette(),
            ),
            alt=lambda: effect_alt(shown, found),
            key="effect-chart",
            title=effect_words.EFFECT(lang, label=metric.label(lang)),
            about=effect_note(shown, metric),
        )
    by_years(shown, metric, found)


def by_years(shown: View, metric: Metric, found: Effects) -> None:
    """Each fund year against each year: not to be added, and so below."""
    lang = shown.lang
    st.markdown(f"### {effect_words.LAGGED(lang)}")
    st.text(NOT_ADDED(lang))
    ledger(lambda: matrix_table(shown, found), key="effect-matrix")
    if later := later_note(found, lang):
        st.caption(later)
    for number, fund_year in enumerate(found.by_pair):
        table = pair_table(shown, found, fund_year)
        with st.expander(pair_title(found, fund_year, lang)):
            if not number:
                st.caption(
                    effect_words.PER_PAIR_NOTE(lang, label=metric.short(lang), unit=unit_label(metric.unit, lang))
                )
            ledger(table, key=f"effect-pairs-{fund_year}")


def ahead_slide(shown: View, every: list[tuple[Forecast, Prospects | None]]) -> None:
    """Of a meeting: each figure's sum and its largest pairs, one table below the other."""
    lang = shown.lang
    for made, aimed in every:
        what = what_words(made.foreseen_id, made.as_of, lang)
        st.markdown(f"## {beside(what, unit_label(metric_of(made).unit, lang), lang)}")
        if aimed and not aimed.refused:
            st.text(outlook_words(shown, aimed))
        if made.whole.count and made.trial:
            table = partial(forecast_table, shown, made, aimed)
            by_need(shown, table, key=f"forecast-{made.foreseen_id}", count=len(made.lines), most=FEW)
        else:
            st.text(why_words(made, lang))


def ahead(shown: View, every: list[tuple[Forecast, Prospects | None]]) -> None:
    """The year's end ahead, figure by figure."""
    if shown.slide:
        return ahead_slide(shown, every)
    lang = shown.lang
    st.markdown(f"## {FORECAST(lang)}")
    with st.container(key="ahead-tools", horizontal=True, vertical_alignment="center"):
        st.caption(effect_words.FORECAST_NOTE(lang, quarter=say_period(shown.selection.as_of, lang)))
        if any(made.whole.count for made, _ in every):
            downloads(
                shown, lambda: forecast_sheet(shown), WRITERS, page="effects", name=terms.FORECAST_FILE, key="forecast"
            )
    for made, aimed in every:
        st.markdown(f"### {what_words(made.foreseen_id, made.as_of, lang)}")
        if made.whole.count and made.trial:
            foreseen(shown, made, aimed)
        else:
            st.text(why_words(made, lang))


def foreseen(shown: View, made: Forecast, aimed: Prospects | None) -> None:
    lang, metric, tested = shown.lang, metric_of(made), made.trial
    assert tested is not None
    st.text(method_words(tested, lang))
    st.caption(coverage_words(year_before(shown.dataset, made, shown.selection), tested, lang))
    if aimed:
        st.text(aimed.refused(lang) if aimed.refused else outlook_words(shown, aimed))
    left, right = st.columns([9, 11], gap="large")
    with left:
        chart(
            lambda: dots(
                forecast_dots(shown, made, aimed),
                axis=money_axis(metric.short(lang), metric, lang),
                words=legend(made, lang, aimed),
                palette=palette(),
            ),
            alt=lambda: forecast_alt(shown, made),
            key=f"forecast-chart-{made.foreseen_id}",
            title=downloads_words.OF(lang, whole=FORECAST(lang), part=what_words(made.foreseen_id, made.as_of, lang)),
            about=table_note(made, aimed, lang),
        )
    with right:
        st.caption(table_note(made, aimed, lang))
        ledger(lambda: forecast_table(shown, made, aimed), key=f"forecast-{made.foreseen_id}")
        if left_out := left_out_words(shown, made):
            st.caption(left_out)
    with st.expander(trial_title(tested, lang)):
        st.caption(trial_note(tested, lang))
        ledger(
            lambda: trial_table(tested, what_words(made.foreseen_id, made.as_of, lang), lang),
            key=f"trial-{made.foreseen_id}",
        )


def told_shortly(table: Callable[[], Ledger]) -> Ledger:
    return without(table(), ("method",))


def looked_back_slide(shown: View, every: list[Review]) -> None:
    """Of a meeting: what was forecast of each figure, quarter by quarter, beside what came."""
    lang = shown.lang
    for found in every:
        st.markdown(f"## {what_words(found.foreseen_id, shown.selection.as_of, lang)}")
        if found.is_empty:
            st.text(nothing_foreseen(found, lang))
        else:
            table = partial(review_table, shown, found)
            ledger(partial(told_shortly, table), key=f"review-{found.foreseen_id}")
    st.caption(TWO_ERRORS(lang))


def looked_back(shown: View, every: list[Review]) -> None:
    """A year that is over: what was forecast of it."""
    if shown.slide:
        return looked_back_slide(shown, every)
    lang = shown.lang
    st.markdown(f"## {effect_words.REVIEW(lang)}")
    year = say_period(str(shown.selection.quarter.year), lang)
    with st.container(key="ahead-tools", horizontal=True, vertical_alignment="center"):
        st.text(effect_words.OVER(lang, year=year), width="stretch")
        if not all(found.is_empty for found in every):
            downloads(
                shown, lambda: forecast_sheet(shown), WRITERS, page="effects", name=terms.FORECAST_FILE, key="forecast"
            )
    for found in every:
        st.markdown(f"### {what_words(found.foreseen_id, shown.selection.as_of, lang)}")
        one_review(shown, found)


def nothing_foreseen(found: Review, lang: str) -> str:
    why = why_words(found.points[0].forecast, lang) if found.points else NO_DATA(lang)
    return effect_words.NO_REVIEW(lang, why=why)


def one_review(shown: View, found: Review) -> None:
    lang, metric = shown.lang, METRICS[FORESEEN[found.foreseen_id].metric_id]
    if found.is_empty:
        return st.text(nothing_foreseen(found, lang))
    left, right = st.columns([7, 13], gap="large")
    with left:

        def drawn() -> Plot:
            held = review_dots(shown, found)
            axis = money_axis(metric.short(lang), metric, lang)
            return dots(held, axis=axis, words=review_legend(lang, held), palette=palette())

        chart(
            drawn,
            alt=lambda: review_alt(shown, found),
            key=f"review-chart-{found.foreseen_id}",
            about=effect_words.REVIEW_ABOUT(lang),
            title=downloads_words.OF(
                lang, whole=effect_words.REVIEW(lang), part=what_words(found.foreseen_id, shown.selection.as_of, lang)
            ),
        )
    with right:
        ledger(lambda: review_table(shown, found), key=f"review-{found.foreseen_id}")
        for note in filter(None, (TWO_ERRORS(lang), unbound_words(found, lang), unreported_words(shown, found))):
            st.caption(note)
    with st.expander(effect_words.BY_PAIR(lang)):
        ledger(lambda: review_pairs_table(shown, found), key=f"review-pairs-{found.foreseen_id}")


def foretold(shown: View) -> None:
    """The year's end ahead, or what was forecast of the year that is over."""
    if is_over(shown):
        looked_back(shown, [review(shown.dataset, one, shown.selection) for one in FORESEEN])
    else:
        ahead(shown, forecasts(shown))


def forecasts(shown: View) -> list[tuple[Forecast, Prospects | None]]:
    return [
        (forecast(shown.dataset, one, shown.selection), prospects(shown.dataset, one, shown.selection))
        for one in FORESEEN
    ]


def foretells(shown: View) -> bool:
    """Whether the page's sentence is of the year's end ahead: where that is what is open."""
    return not is_over(shown) and open_part(shown, SITE) != "effect"


def draw(shown: View) -> None:
    if is_partial(shown.dataset) or foretells(shown):
        lead(SITE, forecast_lead(shown, forecasts(shown)), shown.lang)
        if folded(shown, "effects"):
            return
    elif open_part(shown, SITE) == "forecast":
        lead(SITE, effect_sentence(shown), shown.lang)
    parts: dict[str, Callable[[View], None]] = {
        "effect": lambda shown: effect_slide(shown) if shown.slide else effect(),
        "forecast": foretold,
    }
    # All of it begins with what its sentence is of.
    lay_out(shown, SITE, dict(reversed(parts.items())) if foretells(shown) else parts)


draw(current())
