"""Headlines as cards: value and unit, change on last year, trend, and behind the small i the definition and the source."""

from collections.abc import Sequence
from dataclasses import replace

from analytics import figure_words
from analytics.answer import Part
from analytics.figure_words import basis
from analytics.headlines import Headline, headlines
from analytics.judgement.judge import judged
from analytics.judgement.standing import standing_words
from analytics.judgement.wording import benchmark_words, judgement_words
from analytics.lookup import sources
from analytics.metrics import METRICS, Metric
from analytics.printed import printed
from analytics.rows.sources import source_ids
from style import terms
from style.numbers import NO_DATA, figure, unit_label
from style.periods import say_period
from ui import words
from ui.address import href
from ui.figures.about import period, rows_label, rows_link
from ui.frame.header import badge_text
from ui.pieces.figure_strip import Change, Figure, StripWords, figure_strip
from ui.view import View


def cards(shown: View, metric_ids: Sequence[str], key: str, *, pair_id: str | None = None) -> None:
    """The strip of headline figures; with `pair_id` those of one pair alone, so that they lead to its rows."""
    words_of_strip = StripWords(
        words.DEFINITION(shown.lang), words.CLOSE(shown.lang), words.LAST_SEEN(shown.lang, was="{was}", day="{day}")
    )
    at = replace(shown, selection=shown.of(pair_id)) if pair_id else shown

    def made() -> list[Figure]:
        return [card(at, line) for line in headlines(at.dataset, metric_ids, at.selection)]

    version = f"{shown.dataset.name}-{shown.dataset.version}"
    figure_strip(made, words=words_of_strip, key=key, version=version)


def card(shown: View, line: Headline) -> Figure:
    metric, lang = METRICS[line.metric_id], shown.lang
    said = printed(metric, line.now, lang)
    missing = line.now.value is None
    behind = rows_link(shown, metric, pairs=shown.selection.pairs) if line.now.due else None
    return Figure(
        id=metric.id,
        label=metric.label(lang),
        value=said.number,
        unit=said.unit,
        missing=missing,
        note=figure_words.note(metric, line.now, shown.dataset, shown.selection, lang),
        change=_standing(line, metric, shown),
        spark=() if missing else tuple(None if v is None else float(v) for _, v in line.trend),  # type: ignore[arg-type]
        spark_alt=_spark_alt(line, metric, lang),
        details=(*definition(shown, metric, line.now), *_grown(line, metric, shown)),
        link=words.ALL_DEFINITIONS(lang),
        href=href("methods", shown.address) + f"#{metric.id}",
        value_href=behind,
        value_label=rows_label(shown, metric, str(said), shown.selection.pairs) if behind else "",
        refused=line.refused(lang) if line.refused else "",
    )


def _standing(line: Headline, metric: Metric, shown: View) -> Change | None:
    if line.now.value is None:
        return None
    found = standing_words(shown.dataset, metric, shown.selection, line, shown.lang)
    return Change(found.text, found.versus, found.tone or "neutral") if found.text else None


def _grown(line: Headline, metric: Metric, shown: View) -> list[tuple[str, str]]:
    """The change on the year before, which a card with a benchmark has no room for."""
    moved = figure_words.moved(metric, line, shown.selection, shown.lang)
    return [(terms.YEAR_AGO(shown.lang), f"{moved.text} {moved.versus}".strip())] if moved else []


def _spark_alt(line: Headline, metric: Metric, lang: str) -> str:
    if not line.trend:
        return ""
    first, last = say_period(line.trend[0][0], lang), say_period(line.trend[-1][0], lang)
    return words.TREND(lang, label=metric.label(lang), first=first, last=last)


def definition(shown: View, metric: Metric, part: Part, is_whole: bool = True) -> tuple[tuple[str, str], ...]:
    """Everything needed to trust a figure: meaning, formula, unit, period, basis, what it is held against, coverage, sources, dataset. Only
    the whole of the selection is judged, not what was found in it by a word."""
    lang = shown.lang
    rows = [
        (terms.MEANING(lang), metric.meaning(lang)),
        (words.FORMULA(lang), metric.formula(lang)),
        (terms.UNIT(lang), unit_label(metric.unit, lang)),
        (terms.PERIOD(lang), period(shown, metric)),
        (words.BASIS(lang), basis(metric, lang, shown.selection)),
    ]
    rows.append((words.BENCHMARK(lang), benchmark_words(metric, lang)))
    if is_whole:
        found = judged(shown.dataset, metric.id, shown.selection)
        rows.append((words.JUDGEMENT(lang), judgement_words(found, lang)))
    if metric.is_ratio and part.value is not None and part.denominator is not None:
        rows.append((words.WORKED_OUT(lang), _worked_out(part, lang)))
    if part.due:
        rows.append(
            (words.COVERAGE(lang), figure_words.COVERED(lang, reported=f"{part.reported:,}", due=f"{part.due:,}"))
        )
    named = [
        str(sources(shown.dataset)[s]["title"])
        for s in source_ids(shown.dataset, metric.id, shown.selection.value_type)
    ]
    titles = terms.LIST_STOP(lang).join(named) or NO_DATA(lang)
    rows += [(terms.SOURCE(lang), titles), (words.DATASET(lang), badge_text(shown))]
    return tuple(rows)


def _worked_out(part: Part, lang: str) -> str:
    yuan = METRICS["investment_completed"].unit
    top, under = (figure(v, yuan, lang, 2) for v in (part.numerator, part.denominator))
    return f"{top} ÷ {under}"
