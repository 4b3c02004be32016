"""The summary: the first conclusion as its title, the others as sentences, and the headline figures of 总览."""

from analytics.coverage import coverage
from analytics.findings import findings
from analytics.headlines import OF_ALL
from reports.story import words
from reports.story.asked import Asked, clause, figures_of, source
from reports.story.model import Section
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
        "summary", "summary", clause(said[0]) if said else _nothing(asked), (*said[1:], *without), figures,
        source=source(asked, [figure.id for figure in figures] or OF_ALL),
    )  # fmt: skip


def _nothing(asked: Asked) -> str:
    every = coverage(asked.dataset, asked.selection).pairs
    return words.NOTHING(asked.lang, quarter=say_period(asked.selection.as_of, asked.lang), pairs=every)
