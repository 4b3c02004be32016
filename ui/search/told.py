"""One hit in words, kind by kind: its id, name, where it is, and the address it leads to."""

from collections.abc import Callable

from analytics.lookup import cities, counties, pair_of_county, pairs
from analytics.metrics import METRICS
from analytics.search.projects import FoundProject, FoundShared
from analytics.search.typed import LONGEST, cleaned
from store.datasets import Dataset
from style import terms
from style.numbers import unit_label
from ui.address import Address, href
from ui.methods.sections import SECTIONS
from ui.search import words
from ui.search.entries import definitions
from ui.sitemap import SITES, part_title

Told = tuple[str, str, str, str]


def _county(dataset: Dataset, at: Address, adcode: str) -> Told:
    lang, county = at.lang, counties(dataset)[adcode]
    where = [county.city(lang)]
    if pair_id := pair_of_county(dataset).get(adcode):
        pair = pairs(dataset)[pair_id]
        side = terms.INDUSTRIAL if pair.industrial.adcode == adcode else terms.MOUNTAIN
        where += [side(lang), pair.label(lang)]
    elif dataset.audience is None:  # who reads his own pair alone is not told who has one
        where.append(terms.OUTSIDE_PROGRAMME(lang))
    return adcode, county.name(lang), " · ".join(where), href("county", at.to(county=adcode))


def _pair(dataset: Dataset, at: Address, pair_id: str) -> Told:
    pair, lang = pairs(dataset)[pair_id], at.lang
    towns = dict.fromkeys((pair.industrial.city(lang), pair.mountain.city(lang)))
    return pair_id, pair.label(lang), f"{pair_id} · {' → '.join(towns)}", href("pair", at.to(pair=pair_id))


def _city(dataset: Dataset, at: Address, code: str) -> Told:
    own = [adcode for adcode in pair_of_county(dataset) if counties(dataset)[adcode].city_adcode == code]
    where = words.COUNTIES_OF_PAIRS(at.lang, count=len(own))
    return code, cities(dataset)[code](at.lang), where, href("overview", at.to(cities=(code,)))


def _page(dataset: Dataset, at: Address, page_id: str) -> Told:
    site_id, _, part = page_id.partition("/")
    site, lang = SITES[site_id], at.lang
    if part:
        return page_id, part_title(site_id, part)(lang), site.title(lang), href(site_id, at, part)
    return page_id, site.title(lang), site.shows(lang), href(page_id, at)


def _metric(dataset: Dataset, at: Address, metric_id: str) -> Told:
    metric, lang = METRICS[metric_id], at.lang
    where = f"{SITES['rows'].title(lang)} · {unit_label(metric.unit, lang)}"
    return metric_id, metric.label(lang), where, href("rows", at.to(metric=metric_id))


def _definition(dataset: Dataset, at: Address, number: str) -> Told:
    section, name, _ = definitions()[int(number)]
    where = f"{SITES['methods'].title(at.lang)} · {SECTIONS[section](at.lang)}"
    return number, name(at.lang), where, f"{href('methods', at)}#{section}"


OF: dict[str, Callable[[Dataset, Address, str], Told]] = {
    "county": _county,
    "pair": _pair,
    "city": _city,
    "page": _page,
    "metric": _metric,
    "definition": _definition,
}


def project(dataset: Dataset, at: Address, found: FoundProject) -> Told:
    lang = at.lang
    host = counties(dataset)[found.host].name(lang) if found.host else ""
    where = (host, pairs(dataset)[found.pair_id].label(lang), found.enterprise)
    return found.id, found.name, " · ".join(filter(None, where)), href("projects", at.to(project=found.id))


def shared(dataset: Dataset, at: Address, found: FoundShared) -> Told:
    """An enterprise or a park: its projects in the ledger."""
    lang = at.lang
    host = counties(dataset)[found.host].name(lang) if found.host else ""
    where = words.PROJECTS_AT(lang, count=f"{found.projects:,}", where=host).rstrip(" ·")
    return found.name, found.name, where, href("projects", at.to(find=findable(found.name)))


def findable(name: str) -> str:
    """A name as a search may hold it."""
    return cleaned(name)[:LONGEST].strip()
