"""The sections of 口径说明 and what is defined in each: what a link or a search may lead to."""

from collections.abc import Iterator

from analytics.allocation import evenness
from analytics.allocation import sensitivity as allocation_sensitivity
from analytics.effects import forecast
from analytics.effects import ratios as fund_effect
from analytics.effects import targets as forecast_targets
from analytics.funds import curves as fund_curves
from analytics.funds import gaps as fund_gaps
from analytics.metrics import METRICS
from analytics.peers import wording as peers_wording
from analytics.tracks.specialisation import NAME
from analytics.warnings.rules import RULES, TITLE
from store.measures import MEASURES
from style import terms
from style.text import Text
from ui import words
from ui.sitemap import SITES

# In the page's order: the part of the address behind `#`, and the heading.
SECTIONS: dict[str, Text] = {
    "reading": words.READING_TITLE,
    "metrics": words.METRICS_TITLE,
    "pace": terms.PACE,
    "specialisation": NAME,
    "funds": SITES["funds"].title,
    "allocation": SITES["allocation"].title,
    "beside": peers_wording.TITLE,
    "warnings": TITLE,
    "effects": SITES["effects"].title,
    "sources": words.SOURCES_TITLE,
    "measures": words.MEASURES_TITLE,
    "codes": words.CODES_TITLE,
    "tables": words.TABLES_TITLE,
}


def defined() -> Iterator[tuple[str, Text, tuple[str, ...]]]:
    """Everything that has a definition there: the section it stands in, its name, and what else it is called."""
    yield from ((section, title, ()) for section, title in SECTIONS.items())
    for metric in METRICS.values():
        yield "metrics", metric.label, (metric.short.zh, metric.short.en, metric.id)
    for figure in (fund_gaps, fund_curves):
        yield "funds", figure.NAME, ()
    for share in (evenness, allocation_sensitivity):
        yield "allocation", share.NAME, ()
    for rule in RULES.values():
        yield "warnings", rule.label, (rule.id,)
    for name, *_ in (*fund_effect.DEFINITIONS, *forecast.DEFINITIONS, *forecast_targets.DEFINITIONS):
        yield "effects", name, ()
    for measure in MEASURES.values():
        yield "measures", measure.label, (measure.id,)
