"""Builds a report from a dataset and a selection: its sections in order, all their words and numbers from the analytics."""

from collections.abc import Callable, Collection
from datetime import date

from analytics.coverage import coverage
from analytics.findings import findings
from analytics.headlines import OF_ALL
from analytics.selection import Selection
from reports.story import words
from reports.story.asked import Asked, Dataset, clause, figures_of, source
from reports.story.map import Linked, linked, picture, province
from reports.story.methods import defined, methods
from reports.story.model import SECTIONS, Section, Story
from reports.story.money import money
from reports.story.pair import one_pair
from reports.story.ranking import by_place
from reports.story.tracks import by_track
from reports.story.warnings import warned
from style import terms
from style.periods import say_period


def summary(asked: Asked) -> Section:
    """Always there: where nothing is known, it says so."""
    lang = asked.lang
    found = findings(asked.dataset, asked.selection)
    for finding in found:
        if finding.metric_id:
            asked.metric(finding.metric_id)
    figures, without = figures_of(asked, OF_ALL)
    said = [finding.text(lang) for finding in found]
    return Section(
        "summary",
        "summary",
        clause(said[0]) if said else _nothing(asked),
        (*said[1:], *without),
        figures,
        source=source(asked, [figure.id for figure in figures] or OF_ALL),
    )


def _nothing(asked: Asked) -> str:
    every = coverage(asked.dataset, asked.selection).pairs
    return words.NOTHING(asked.lang, quarter=say_period(asked.selection.as_of, asked.lang), pairs=every)


# What tells a kind of section: the section, or why there is none.
_TELLERS: dict[str, Callable[[Asked], Section | str]] = {
    "summary": summary,
    "map": province,
    "money": money,
    "tracks": by_track,
    "ranking": by_place,
    "warnings": warned,
}


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
    sections, left_out = _told(asked, found, without)
    definitions = defined(asked, [section.kind for section in sections])
    if "methods" not in without:
        sections.append(methods(asked, definitions, left_out))
    return Story(
        title=_title(asked, found),
        subtitle=_subtitle(asked, found),
        lang=lang,
        dataset=dataset_line,
        warning=warning,
        period=selection.say_span(lang),
        made=made or date.today(),
        address=address,
        sections=tuple(sections),
        facts=facts,
        definitions=definitions,
        left_out=tuple(left_out),
    )


def _told(asked: Asked, found: Linked, without: Collection[str]) -> tuple[list[Section], list[tuple[str, str]]]:
    """The sections that there are, in order, and of the other kinds asked for the reason."""
    sections: list[Section] = []
    left_out: list[tuple[str, str]] = []
    for kind in SECTIONS:
        if kind in without or kind == "methods":
            continue
        for told in _pairs(asked, found) if kind == "pair" else [_TELLERS[kind](asked)]:
            if isinstance(told, Section):
                sections.append(told)
            else:
                left_out.append((kind, told))
    return sections, left_out


def _pairs(asked: Asked, found: Linked) -> list[Section | str]:
    """Of the pairs of which anything is known; the methods name the others."""
    silent, drawn = coverage(asked.dataset, asked.selection).silent, picture(asked, found)
    return [one_pair(asked, pair.id, drawn) for pair in found.pairs if pair.id not in silent]


def _title(asked: Asked, found: Linked) -> str:
    if len(found.pairs) == 1:
        return words.TITLE_OF_PAIR(asked.lang, pair=found.pairs[0].label(asked.lang))
    return words.TITLE(asked.lang)


def _subtitle(asked: Asked, found: Linked) -> str:
    """The period and whose figures they are."""
    lang, count = asked.lang, len(found.pairs)
    whose = (words.SOME_PAIRS if asked.selection.narrowed else words.ALL_PAIRS)(lang, count=count)
    if asked.selection.pairs and count <= words.FEW_NAMED:
        whose = terms.JOINT(lang).join(pair.label(lang) for pair in found.pairs)
    return words.SUBTITLE(lang, period=asked.selection.say_span(lang), whose=whose)
