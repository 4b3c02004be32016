"""Builds a report from a dataset and a selection: its sections in order, all their words and numbers from the analytics."""

from collections.abc import Collection, Iterator
from datetime import date

from analytics.coverage import coverage
from analytics.metrics import METRICS
from analytics.selection import Selection
from reports import telling_words as words
from reports.story import Definition, Section, Story
from reports.telling_asked import Asked, Dataset, basis
from reports.telling_map import Linked, linked, picture, province
from reports.telling_money import money
from reports.telling_pair import one_pair
from reports.telling_summary import summary
from style.numbers import unit_label


def tell(
    dataset: Dataset,
    selection: Selection,
    lang: str,
    *,
    without: Collection[str] = (),
    dataset_line: str = "",
    warning: str = "",
    facts: tuple[tuple[str, str], ...] = (),
    address: str = "",
    made: date | None = None,
) -> Story:
    """The report of what is selected, without the kinds of section named in `without`."""
    asked = Asked(dataset, selection, lang, dataset_line)
    found = linked(asked)
    sections = tuple(s for s in _sections(asked, found, without) if isinstance(s, Section))
    return Story(
        title=_title(asked, found), subtitle=_subtitle(asked, found), lang=lang, dataset=dataset_line, warning=warning,
        period=selection.say_span(lang), made=made or date.today(), address=address, sections=sections, facts=facts,
        definitions=_definitions(asked),
    )  # fmt: skip


def _sections(asked: Asked, found: Linked, without: Collection[str]) -> Iterator[Section | str]:
    if "summary" not in without:
        yield summary(asked)
    if "map" not in without:
        yield province(asked)
    if "money" not in without:
        yield money(asked)
    if "pair" not in without:
        silent = coverage(asked.dataset, asked.selection).silent
        drawn = picture(asked, found)
        for pair in found.pairs:
            if pair.id not in silent:
                yield one_pair(asked, pair.id, drawn)


def _title(asked: Asked, found: Linked) -> str:
    if len(found.pairs) == 1:
        return words.TITLE_OF_PAIR(asked.lang, pair=found.pairs[0].label(asked.lang))
    return words.TITLE(asked.lang)


def _subtitle(asked: Asked, found: Linked) -> str:
    """The period and whose figures they are."""
    lang, count = asked.lang, len(found.pairs)
    whose = (words.SOME_PAIRS if asked.selection.narrowed else words.ALL_PAIRS)(lang, count=count)
    if asked.selection.pairs and count <= words.FEW_NAMED:
        whose = words.JOINT(lang).join(pair.label(lang) for pair in found.pairs)
    return words.SUBTITLE(lang, period=asked.selection.say_span(lang), whose=whose)


def _definitions(asked: Asked) -> tuple[Definition, ...]:
    """Of every metric told, in the order of METRICS."""
    lang = asked.lang
    return tuple(
        Definition(metric.label(lang), metric.meaning(lang), metric.formula(lang), unit_label(metric.unit, lang),
                   basis(asked, metric))
        for metric in METRICS.values() if metric.id in asked.used
    )  # fmt: skip
