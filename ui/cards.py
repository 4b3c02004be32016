"""Headlines as cards: value and unit, change on last year, trend, and behind the small i the definition and the source."""

from dataclasses import replace

from analytics.answer import Part
from analytics.growth import grown
from analytics.headlines import Headline
from analytics.lookup import pairs, sources
from analytics.metrics import METRICS, Metric
from analytics.provenance import source_ids
from analytics.selection import SPANS, Selection
from store.codes import VALUE_TYPE
from style.numbers import figure, unit_label
from style.periods import say_period
from ui import row_words, words
from ui.address import href
from ui.figure_strip import Change, Figure, StripWords, figure_strip
from ui.header import badge_text
from ui.view import View


def beside(label: str, note: str, lang: str) -> str:
    """A label with its unit or basis in the brackets of its language."""
    return f"{label}（{note}）" if lang == "zh" else f"{label} ({note})"


def cards(shown: View, lines: list[Headline], key: str, *, pair_id: str | None = None) -> None:
    """The strip of headline figures; with `pair_id` those of one pair alone, so that they lead to its rows."""
    words_of_strip = StripWords(words.DEFINITION(shown.lang), words.CLOSE(shown.lang))
    at = replace(shown, selection=shown.of(pair_id)) if pair_id else shown
    figure_strip([card(at, line) for line in lines], words=words_of_strip, key=key)


def card(shown: View, line: Headline) -> Figure:
    metric, lang = METRICS[line.metric_id], shown.lang
    said = figure(line.now.value, metric.unit, lang, metric.decimals)
    missing = line.now.value is None
    behind = rows_link(shown, metric, pairs=shown.selection.pairs) if line.now.due else None
    return Figure(
        id=metric.id, label=metric.label(lang), value=said.number, unit=said.unit, missing=missing,
        note=" · ".join(filter(None, (short_period(shown, metric), basis(metric, lang, shown.selection), covered(line.now, metric, shown)))),
        change=_change(line, metric, shown),
        spark=() if missing else tuple(None if v is None else float(v) for _, v in line.trend),  # type: ignore[arg-type]
        spark_alt=_spark_alt(line, metric, lang), details=definition(shown, metric, line.now),
        link=words.ALL_DEFINITIONS(lang), href=href("methods", shown.address) + f"#{metric.id}",
        value_href=behind, value_label=rows_label(shown, metric, str(said), shown.selection.pairs) if behind else "",
        refused=line.refused(lang) if line.refused else "",
    )  # fmt: skip


def rows_link(shown: View, metric: Metric, **where: tuple[str, ...]) -> str:
    """To the rows behind a figure; `where` is what it narrows further than the address does."""
    return href("rows", shown.address.to(metric=metric.id, side=None, page=None, pair=None, **where))


def rows_label(shown: View, metric: Metric, value: str, of: tuple[str, ...]) -> str:
    """What such a link is called: 桐乡市—天台县 完成投资 12.34 亿元：查看构成. It names the pair where there is only one."""
    lang = shown.lang
    whose = f"{pairs(shown.dataset)[of[0]].label(lang)} " if len(of) == 1 else ""
    return row_words.OPEN(lang, whose=whose, label=metric.label(lang), value=value)


def period(shown: View, metric: Metric) -> str:
    """What time the figure speaks of: a moment for a stock, the span for a flow, since 2023 for what always runs; fund
    money is of its fund years, so far, and a budget of the whole of them."""
    lang, at = shown.lang, metric.scope(shown.selection)
    if metric.over_time_of(at) == "at_capacity":
        return words.NO_PERIOD(lang)
    quarter = say_period(at.as_of, lang)
    if metric.over_time == "stock":
        return words.END_OF(lang, quarter=quarter)
    if _is_fund(metric, at):
        funds = at.say_funds(lang)
        return funds if metric.value_type == "planned" else f"{funds} · {words.AS_OF(lang)} {quarter}"
    return at.say_span(lang)


def _is_fund(metric: Metric, at: Selection) -> bool:
    """Whether it counts by fund year; in a quarter alone money counts by when it moved."""
    return metric.table == "fund_flows" and at.span != "quarter"


def short_period(shown: View, metric: Metric) -> str:
    """The same in few words, for a card: what runs since 2023 says so rather than naming both its ends."""
    at = metric.scope(shown.selection)
    if _is_fund(metric, at):
        return at.say_funds(shown.lang)
    if metric.over_time_of(at) not in ("stock", "at_capacity") and at.span == "programme":
        return SPANS["programme"].label(shown.lang)
    return period(shown, metric)


def basis(metric: Metric, lang: str, asked: Selection | None = None) -> str:
    """What kind of figure it is, under a selection where one is `asked`; of a ratio both sides, where they differ."""
    sides = [metric.numerator, metric.denominator or metric.numerator]
    if asked:
        sides = list(metric.sides(asked).values())
    return " ÷ ".join(dict.fromkeys(VALUE_TYPE[side.value_type].label(lang) for side in sides))


def covered(part: Part, metric: Metric, shown: View) -> str:
    """How many of the figures due went into it, where some are missing; and that a partial table is a lower bound."""
    lang, said = shown.lang, [lacking(part, shown.lang)]
    if part.value is not None and not all(shown.dataset.is_complete(table) for table in metric.tables):
        said.append(words.KNOWN_ONLY(lang))
    return " · ".join(filter(None, said))


def lacking(part: Part, lang: str) -> str:
    """How many of the figures due went into it, where some are missing."""
    if part.reported == part.due:
        return ""
    return words.COVERED(lang, reported=f"{part.reported:,}", due=f"{part.due:,}")


def _change(line: Headline, metric: Metric, shown: View) -> Change | None:
    """Against the year before, which a sum since 2023 does not have."""
    lang, since_start = shown.lang, metric.over_time == "flow" and shown.selection.span == "programme"
    if line.now.value is None or since_start:
        return None
    growth = grown(line.now.value, line.before.value if line.before else None, metric.unit)
    moved = growth.said(lang)
    if moved is None:
        return Change(words.NO_LAST_YEAR(lang), "", "none")
    good = {"higher": moved.sign, "lower": -moved.sign, "neutral": 0}[metric.better]
    versus = "" if growth.small_base else words.AGAINST_LAST_YEAR(lang)
    return Change(moved.text, versus, {1: "good", -1: "bad", 0: "neutral"}[good])


def _spark_alt(line: Headline, metric: Metric, lang: str) -> str:
    if not line.trend:
        return ""
    first, last = say_period(line.trend[0][0], lang), say_period(line.trend[-1][0], lang)
    return words.TREND(lang, label=metric.label(lang), first=first, last=last)


def definition(shown: View, metric: Metric, part: Part) -> tuple[tuple[str, str], ...]:
    """Everything needed to trust a figure: meaning, formula, unit, period, basis, coverage, sources, dataset."""
    lang = shown.lang
    rows = [
        (words.MEANING(lang), metric.meaning(lang)),
        (words.FORMULA(lang), metric.formula(lang)),
        (words.UNIT(lang), unit_label(metric.unit, lang)),
        (words.PERIOD(lang), period(shown, metric)),
        (words.BASIS(lang), basis(metric, lang, shown.selection)),
    ]
    if metric.is_ratio and part.value is not None and part.denominator is not None:
        rows.append((words.WORKED_OUT(lang), _worked_out(part, lang)))
    if part.due:
        rows.append(
            (words.COVERAGE(lang), words.COVERED(lang, reported=f"{part.reported:,}", due=f"{part.due:,}"))
        )
    named = [
        str(sources(shown.dataset)[s]["title"])
        for s in source_ids(shown.dataset, metric.id, shown.selection.value_type)
    ]
    titles = words.LIST_STOP(lang).join(named) or words.NO_ROWS(lang)
    rows += [(words.SOURCE(lang), titles), (words.DATASET(lang), badge_text(shown))]
    return tuple(rows)


def _worked_out(part: Part, lang: str) -> str:
    yuan = METRICS["investment_completed"].unit
    top, under = (figure(v, yuan, lang, 2) for v in (part.numerator, part.denominator))
    return f"{top} ÷ {under}"
