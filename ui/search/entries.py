"""Pages, metrics and definitions that can be found: the same of every dataset."""

from functools import cache

from analytics.metrics import METRICS
from analytics.search.entries import Directory, Entry, directory
from style.text import LANGUAGES, Text
from ui.methods.sections import defined
from ui.sitemap import SITES

PAGE, METRIC, DEFINITION = "page", "metric", "definition"


@cache
def definitions() -> tuple[tuple[str, Text, tuple[str, ...]], ...]:
    return tuple(defined())


@cache
def fixed_entries() -> Directory:
    """In the order they are shown in; a part of a page has the ids of both; an id of a definition is its place in `definitions`."""
    pages = [Entry(PAGE, site.id, (site.title.zh, site.title.en)) for site in SITES.values() if site.id != "county"]
    for site in SITES.values():
        for part in site.parts:
            names = [one for lang in LANGUAGES for one in (part.title(lang), f"{site.title(lang)} {part.title(lang)}")]
            pages.append(Entry(PAGE, f"{site.id}/{part.id}", tuple(names)))
    metrics = [Entry(METRIC, m.id, (m.label.zh, m.short.zh, m.label.en, m.short.en, m.id)) for m in METRICS.values()]
    told = [Entry(DEFINITION, str(n), (name.zh, name.en, *also)) for n, (_, name, also) in enumerate(definitions())]
    return directory([*pages, *metrics, *told])
