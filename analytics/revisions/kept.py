"""What was made of an older version and still shows it: meetings that are kept and files that were handed out, page by page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analytics.revisions.chain import Chain
from analytics.revisions.sides import Opening
from analytics.selection import Selection

# Keys of an address that say whose a page is: where page and change both name one, it has to be the same.
_WHOSE = ("pair", "county", "pairs", "tracks", "counties", "metric", "rule")
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
    quarter is none of the chain's, so that more has to be asked to know."""

    kept: Kept
    moved: tuple[int, ...]
    unasked: tuple[int, ...]


def still_old(chain: Chain, kept: Iterable[Kept], last_quarter: str) -> tuple[StillOld, ...]:
    """Those made of the chain's older version, most pages that moved first; `last_quarter` is that version's."""
    openings = [(one, one.address) for one in _openings(chain)]
    found = []
    for one in kept:
        if (one.dataset, one.version) != (chain.dataset, chain.before):
            continue
        at = [str(page.query.get("q") or last_quarter) for page in one.pages]
        asked = [quarter in chain.quarters for quarter in at]
        moved = [
            n
            for n, page in enumerate(one.pages)
            if asked[n] and any(_shows(page, at[n], where, keys) for where, keys in openings)
        ]
        found.append(
            StillOld(one, tuple(n + 1 for n in moved), tuple(n + 1 for n, known in enumerate(asked) if not known))
        )
    return tuple(sorted(found, key=lambda one: (-len(one.moved), one.kept.name, one.kept.id)))


def _openings(chain: Chain) -> list[Opening]:
    """Every page that something moved on, each once."""
    return list(dict.fromkeys(where for told in (*chain.largest, *chain.recounted) for where in told.opens))


def _shows(page: KeptPage, quarter: str, where: Opening, keys: Mapping[str, str | tuple[str, ...]]) -> bool:
    """Whether a page shows what such an address opens."""
    if page.page != where.page or keys["q"] != quarter:
        return False
    if any(page.query.get(key, default) != keys.get(key, default) for key, default in _WHEN.items()):
        return False
    return all(_words(page.query[key]) & _words(keys[key]) for key in _WHOSE if key in page.query and key in keys)


def _words(value: str | tuple[str, ...]) -> set[str]:
    return set(value.split(",") if isinstance(value, str) else value)
