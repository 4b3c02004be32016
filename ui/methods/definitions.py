"""The definitions as tables: metrics, measures, code lists, columns and sources, printed from where they are defined."""

from types import ModuleType

from analytics.allocation import evenness
from analytics.allocation import sensitivity as allocation_sensitivity
from analytics.allocation.criteria import CRITERIA
from analytics.effects import forecast
from analytics.effects import ratios as fund_effect
from analytics.effects import targets as forecast_targets
from analytics.effects.methods import METHODS
from analytics.figure_words import basis
from analytics.funds import curves as fund_curves
from analytics.funds import gaps as fund_gaps
from analytics.judgement.wording import benchmark_words, better_words
from analytics.lookup import sources
from analytics.metrics import METRICS, Metric
from analytics.tracks import specialisation
from store.codes import CODE_LISTS, SOURCE_KIND, CodeList
from store.columns import TYPE_LABELS, Table
from store.measures import MEASURES
from store.schema import TABLES
from style import terms
from style.numbers import unit_label
from style.periods import say_date
from ui import words
from ui.allocation import words as allocation_words
from ui.effects import words as effect_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.sitemap import SITES
from ui.tracks import words as track_words
from ui.view import View


def _table(caption: str, columns: tuple[tuple[str, str], ...], rows: list[tuple[str, ...]], narrow: int = 2) -> Ledger:
    """Text columns; those after the first `narrow` are left out on a phone."""
    heads = tuple(Column(key, label, wide=n >= narrow) for n, (key, label) in enumerate(columns))
    keys = [key for key, _ in columns]
    made = tuple(
        Row(f"{n}-{r[0]}"[:60], {k: Cell(v) for k, v in zip(keys, r, strict=True)}) for n, r in enumerate(rows)
    )
    return Ledger(caption, heads, made)


def metric_lines(metric: Metric, lang: str) -> list[tuple[str, str]]:
    """A metric's definition, label by label; the reasons for what it refuses together."""
    lines = [
        (terms.MEANING(lang), metric.meaning(lang)),
        (words.FORMULA(lang), metric.formula(lang)),
        (terms.UNIT(lang), unit_label(metric.unit, lang)),
        (words.BASIS(lang), basis(metric, lang)),
        (words.BETTER(lang), better_words(metric, lang)),
        (words.BENCHMARK(lang), benchmark_words(metric, lang)),
        (words.OVER_TIME(lang), words.OVER_TIME_WORDS[metric.over_time](lang)),
    ]
    reasons = dict.fromkeys(reason(lang) for reason in metric.refused.values())
    return [*lines, (words.REFUSALS(lang), terms.LIST_STOP(lang).join(reasons) or "—")]


def metrics_table(lang: str) -> Ledger:
    columns = (
        ("metric", words.METRICS_TITLE(lang)),
        ("meaning", terms.MEANING(lang)),
        ("formula", words.FORMULA(lang)),
        ("unit", terms.UNIT(lang)),
        ("basis", words.BASIS(lang)),
        ("better", words.BETTER(lang)),
        ("benchmark", words.BENCHMARK(lang)),
        ("time", words.OVER_TIME(lang)),
        ("refused", words.REFUSALS(lang)),
        ("id", terms.CODE(lang)),
    )
    rows = []
    for metric in METRICS.values():
        said = dict(metric_lines(metric, lang))
        rows.append(
            (
                metric.label(lang),
                said[terms.MEANING(lang)],
                said[words.FORMULA(lang)],
                said[terms.UNIT(lang)],
                said[words.BASIS(lang)],
                said[words.BETTER(lang)],
                said[words.BENCHMARK(lang)],
                said[words.OVER_TIME(lang)],
                said[words.REFUSALS(lang)],
                metric.id,
            )
        )
    return _table(words.METRICS_TITLE(lang), columns, rows)


def specialisation_table(lang: str) -> Ledger:
    """The one figure of 赛道分析 that is no metric."""
    columns = (
        ("metric", words.METRICS_TITLE(lang)),
        ("meaning", terms.MEANING(lang)),
        ("formula", words.FORMULA(lang)),
    )
    found = (specialisation.NAME(lang), specialisation.MEANING(lang), specialisation.FORMULA(lang))
    return _table(specialisation.NAME(lang), columns, [found], narrow=3)


def criteria_table(lang: str) -> Ledger:
    """By what 分配测算 splits the money, with what each criterion may tempt pairs to."""
    columns = (
        ("criterion", allocation_words.CRITERION(lang)),
        ("meaning", terms.MEANING(lang)),
        ("formula", words.FORMULA(lang)),
        ("caution", allocation_words.CAUTION(lang)),
        ("unit", terms.UNIT(lang)),
        ("period", terms.PERIOD(lang)),
        ("basis", words.BASIS(lang)),
        ("source", terms.SOURCE(lang)),
    )
    rows = [
        (
            c.name(lang),
            c.meaning(lang),
            c.formula(lang),
            c.caution(lang),
            unit_label(c.unit, lang) if c.unit else "—",
            c.period(lang),
            c.basis(lang),
            c.source(lang),
        )
        for c in CRITERIA.values()
    ]
    return _table(allocation_words.CRITERION(lang), columns, rows)


def defined(figure: ModuleType, lang: str) -> str:
    """名称：含义。算法：…。 of a figure that is no metric, from where it is worked out."""
    return track_words.QUOTIENT_NOTE(
        lang, name=figure.NAME(lang), meaning=figure.MEANING(lang), formula=figure.FORMULA(lang)
    )


def split_figures_table(lang: str) -> Ledger:
    """The two figures of 分配测算 that are no metrics."""
    columns = (
        ("metric", words.METRICS_TITLE(lang)),
        ("meaning", terms.MEANING(lang)),
        ("formula", words.FORMULA(lang)),
    )
    rows = [(one.NAME(lang), one.MEANING(lang), one.FORMULA(lang)) for one in (evenness, allocation_sensitivity)]
    return _table(evenness.NAME(lang), columns, rows, narrow=3)


def effects_table(lang: str) -> Ledger:
    """The figures of 成效与预测 that are no metrics: ratios with their intervals, forecasts, how their method is chosen."""
    columns = (("name", terms.METRIC(lang)), ("meaning", terms.MEANING(lang)), ("formula", words.FORMULA(lang)))
    held = (*fund_effect.DEFINITIONS, *forecast.DEFINITIONS, *forecast_targets.DEFINITIONS)
    rows = [(name(lang), meaning(lang), formula(lang)) for name, meaning, formula in held]
    return _table(SITES["effects"].title(lang), columns, rows, narrow=3)


def funds_table(lang: str) -> Ledger:
    """The figures of 资金使用 that are no metrics: gaps with their owners, and curves."""
    columns = (("name", terms.METRIC(lang)), ("meaning", terms.MEANING(lang)), ("formula", words.FORMULA(lang)))
    rows = [(held.NAME(lang), held.MEANING(lang), held.FORMULA(lang)) for held in (fund_gaps, fund_curves)]
    return _table(SITES["funds"].title(lang), columns, rows, narrow=3)


def methods_table(lang: str) -> Ledger:
    """Every forecast method with its formula."""
    columns = (("method", terms.METHOD(lang)), ("kind", terms.KIND(lang)), ("formula", words.FORMULA(lang)))
    rows = [(m.label(lang), effect_words.KINDS[m.naive](lang), m.formula(lang)) for m in METHODS.values()]
    return _table(effect_words.METHODS_TITLE(lang), columns, rows, narrow=3)


def measures_table(lang: str) -> Ledger:
    columns = (
        ("measure", terms.MEASURE(lang)),
        ("meaning", terms.MEANING(lang)),
        ("unit", terms.UNIT(lang)),
        ("time", words.OVER_TIME(lang)),
        ("id", terms.CODE(lang)),
    )
    rows = [
        (m.label(lang), m.meaning(lang), m.unit.label(lang), words.OVER_TIME_WORDS[m.accrues](lang), m.id)
        for m in MEASURES.values()
    ]
    return _table(words.MEASURES_TITLE(lang), columns, rows)


def codes_table(codes: CodeList, lang: str) -> Ledger:
    columns = (("word", codes.label(lang)), ("meaning", terms.MEANING(lang)), ("id", terms.CODE(lang)))
    rows = [(c.label(lang), c.meaning(lang) if c.meaning else "—", c.id) for c in codes]
    return _table(codes.label(lang), columns, rows, narrow=3)


def columns_table(table: Table, lang: str) -> Ledger:
    columns = (
        ("column", terms.COLUMN(lang)),
        ("type", words.TYPE(lang)),
        ("required", words.REQUIRED(lang)),
        ("meaning", terms.MEANING(lang)),
        ("adds", words.ADDS_UP(lang)),
        ("id", terms.CODE(lang)),
    )
    rows = [
        (
            c.label(lang),
            (c.codes.label if c.codes else TYPE_LABELS[c.type])(lang),
            words.YES(lang) if c.required else "—",
            c.meaning(lang) if c.meaning else "—",
            c.adds_up(lang) if c.adds_up else "—",
            c.name,
        )
        for c in table.columns
    ]
    return _table(f"{table.label(lang)} · {table.row(lang)}", columns, rows)


def sources_table(shown: View) -> Ledger:
    lang = shown.lang
    columns = (
        ("title", terms.SOURCE(lang)),
        ("publisher", terms.PUBLISHER(lang)),
        ("date", terms.DATE(lang)),
        ("kind", terms.KIND(lang)),
        ("id", terms.CODE(lang)),
    )
    rows = [
        (
            str(s["title"]),
            str(s["publisher"]),
            say_date(s["date"], lang) if s["date"] else terms.DATE_UNKNOWN(lang),  # type: ignore[arg-type]
            SOURCE_KIND[str(s["kind"])].label(lang),
            str(s["source_id"]),
        )
        for s in sources(shown.dataset).values()
    ]
    return _table(words.SOURCES_TITLE(lang), columns, rows)


ALL_CODE_LISTS, ALL_TABLES = CODE_LISTS, tuple(TABLES.values())
