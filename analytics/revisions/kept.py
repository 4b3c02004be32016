"""What was made of an older version and still shows it: meetings that are kept and files that were handed out, page by page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analytics.revisions.chain import Chain, Revised
from analytics.revisions.figures import RevisedFigure, largest_first, revised_figures
from analytics.revisions.openings import NARROWED_BY, shown_on
from analytics.revisions.ranks import RevisedPlace
from analytics.revisions.sides import Opening, opens
from analytics.revisions.statuses import RevisedStatus
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset

# Keys that choose what a page is of: where page and change both name one, it has to be the same.
_CHOSEN = ("pair", "county", "metric", "rule")
_WHEN = {"span": Selection.span, "value": Selection.value_type}


@dataclass(frozen=True)
class KeptPage:
    """A page of it by id, and its address as written; of an address that names no quarter the last one is meant."""

    page: str
    query: Mapping[str, str]


@dataclass(frozen=True)
class Kept:
    """A meeting or a file (`kind`), by the version it was made of; a file that is of no single page has none."""

    id: str
    kind: str
    name: str
    dataset: str
    version: str
    pages: tuple[KeptPage, ...] = ()


@dataclass(frozen=True)
class StillOld:
    """It shows the older version. `moved`: the numbers, from 1, of its pages on which something moved; `unasked`: of those whose
    quarter is none of the chain's, so that more has to be asked to know. By the pairs, tracks and counties it is narrowed to; what else a
    page is narrowed by may leave out all that moved."""

    kept: Kept
    moved: tuple[int, ...]
    unasked: tuple[int, ...]


def still_old(chain: Chain, kept: Iterable[Kept], last_quarter: str) -> tuple[StillOld, ...]:
    """Those made of the chain's older version, most pages that moved first; `last_quarter` is that version's."""
    told = (*chain.largest, *chain.recounted)
    found = []
    for one in kept:
        if (one.dataset, one.version) != (chain.dataset, chain.before):
            continue
        at = [page.query.get("q") or last_quarter for page in one.pages]
        moved = [n for n, page in enumerate(one.pages, 1) if any(_shows(page, at[n - 1], each) for each in told)]
        unasked = [n for n, quarter in enumerate(at, 1) if quarter not in chain.quarters]
        found.append(StillOld(one, tuple(moved), tuple(unasked)))
    return tuple(sorted(found, key=lambda one: (-len(one.moved), one.kept.name, one.kept.id)))


def revised_on(old: Dataset, new: Dataset, kept: Kept) -> tuple[RevisedFigure, ...]:
    """The figures on its pages, at whichever quarters those are, that are printed otherwise in the newer version; the largest first.
    A fraction of the whole chain's work: figures alone, and of those quarters alone."""
    pages = [(page, page.query.get("q") or old.description.last_quarter) for page in kept.pages]
    quarters = dict.fromkeys(quarter for _, quarter in pages if opens(old, quarter))
    return largest_first(
        one
        for quarter in quarters
        for one in _printed_otherwise(old, new, quarter)
        if any(_shows(page, at, one) for page, at in pages)
    )


@remembered(heavy=True)
def _printed_otherwise(old: Dataset, new: Dataset, quarter: str) -> tuple[RevisedFigure, ...]:
    return tuple(one for one in revised_figures(old, new, quarter) if one.has_moved and one.is_seen)


def _shows(page: KeptPage, quarter: str, told: Revised) -> bool:
    """Whether the page shows what moved. Narrowed to some, it shows what is theirs in the place of the whole."""
    narrowed = {key: _words(page.query[key]) for key in NARROWED_BY.values() if key in page.query}
    if not narrowed:
        return any(_agrees(page, quarter, where) for where in told.opens if not _is_of_some(told, where))
    theirs = narrowed.get(NARROWED_BY.get(told.whose.kind, ""), set())
    if told.whose.id not in theirs:
        return False
    if isinstance(told, RevisedFigure | RevisedStatus | RevisedPlace) and page.page in shown_on(told.metric_id):
        return _agrees(page, quarter, Opening(page.page, told.opens[-1].keys))
    return any(_agrees(page, quarter, where) for where in told.opens)


def _is_of_some(told: Revised, where: Opening) -> bool:
    """Whether a figure is that of a narrowed page alone: one of all sums it up with the others. A list of all names it."""
    return isinstance(told, RevisedFigure | RevisedStatus) and bool(where.address.keys() & set(NARROWED_BY.values()))


def _agrees(page: KeptPage, quarter: str, where: Opening) -> bool:
    keys = where.address
    if page.page != where.page or keys["q"] != quarter:
        return False
    if any(page.query.get(key, default) != keys.get(key, default) for key, default in _WHEN.items()):
        return False
    return all(page.query[key] == keys[key] for key in _CHOSEN if key in page.query and key in keys)


def _words(value: str) -> set[str | None]:
    return set(value.split(","))
