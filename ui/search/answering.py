"""What a typed word means in a dataset, as the browser gets it: groups of hits, each with where it is and leads."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from analytics.search.entries import Hit
from analytics.search.names import EXACT
from analytics.search.places import places
from analytics.search.projects import FoundProjects, find_projects
from analytics.search.typed import LONGEST, Typed, cleaned, typed
from store.datasets import Catalogue, Dataset, find_dataset
from store.engine import Unreachable
from style import terms
from style.text import LANGUAGES
from ui.address import Address, href, read
from ui.pieces.components import local
from ui.search import told, words
from ui.search.entries import fixed_entries

FIRST = 4  # hits of a kind that are shown at once
MOST = 100  # of one kind that is asked for alone
KEPT = ("lang", "data", "q", "span")  # of the address a reader is at; a hit is found whatever is selected, and opens so


@dataclass(frozen=True)
class Found:
    """One hit in finished words: what it is called, where it is, and the address within the app it leads to."""

    id: str
    name: str
    where: str
    href: str


@dataclass(frozen=True)
class Group:
    """The hits of one kind: the first of them, how many there are, and where all are shown: an address, or here."""

    kind: str
    label: str
    hits: tuple[Found, ...]
    count: int
    all: str
    href: str | None


def answered(params: Mapping[str, str], catalogue: Catalogue) -> tuple[int, dict[str, Any]]:
    """The status and what is said: `groups`, or `told` where there is nothing, too much was typed, or the data or the
    database is gone.

    `find` is what was typed, `kind` asks for one kind alone; the rest says where the reader is, `pinned` that his address names the
    version. Whatever is asked, it is told in the
    reader's language and never an error.
    """
    lang = params.get("lang", "zh")
    lang = lang if lang in LANGUAGES else "zh"
    try:
        return _answered(params, catalogue, lang)
    except Unreachable:
        return 503, {"told": words.UNREACHABLE(lang)}


def _answered(params: Mapping[str, str], catalogue: Catalogue, lang: str) -> tuple[int, dict[str, Any]]:
    dataset = _dataset(params, catalogue)
    if dataset is None:
        return 404, {"told": words.GONE(lang)}
    said = cleaned(params.get("find", ""))
    if len(said) > LONGEST:
        return 200, {"told": words.TOO_LONG(lang, longest=LONGEST)}
    wanted = typed(said)
    if wanted is None:
        return 200, {"told": ""}
    known = {key: value for key in KEPT if (value := params.get(key)) is not None}
    if known.get("data") == catalogue.default:
        del known["data"]  # a bare address stays current
    if params.get("pinned"):
        known["version"] = dataset.version  # who reads a version by its address stays on it
    at, _ = read(known | {"lang": lang}, catalogue, dataset)
    found = groups(dataset, at, wanted, said, params.get("kind"))
    if not found:
        return 200, {"told": words.NOTHING(lang, find=said)}
    return 200, {"groups": [asdict(group) for group in found], "told": _summary(found, lang)}


def _dataset(params: Mapping[str, str], catalogue: Catalogue) -> Dataset | None:
    """The very version the reader's page shows, which need no longer be the current one."""
    name = params.get("data") or catalogue.default
    if name is None:
        return None
    return find_dataset(name, params.get("version") or catalogue.versions.get(name, ""))


def groups(dataset: Dataset, at: Address, wanted: Typed, said: str, only: str | None) -> list[Group]:
    """A kind of which one is called exactly so comes first; else counties, pairs, cities, projects … in this order."""
    most = MOST if only else FIRST
    hits = [*places(dataset).hits(wanted), *fixed_entries().hits(wanted)]
    projects = find_projects(dataset, at.selection(dataset).quarter.end, wanted, most)
    made = []
    for number, kind in enumerate(words.KINDS):
        group, is_exact = _of_projects(dataset, at, kind, projects, said) or _of_entries(dataset, at, kind, hits, most)
        if group.count and only in (None, kind):
            made.append((not is_exact, number, group))
    return [group for _, _, group in sorted(made, key=lambda one: one[:2])]


def _of_entries(dataset: Dataset, at: Address, kind: str, hits: Sequence[Hit], most: int) -> tuple[Group, bool]:
    mine = [hit for hit in hits if hit.entry.kind == kind]
    shown = tuple(_found(*told.OF[kind](dataset, at, hit.entry.id)) for hit in mine[:most])
    return _group(at, kind, shown, len(mine), None), any(hit.rank == EXACT for hit in mine)


def _of_projects(
    dataset: Dataset, at: Address, kind: str, found: FoundProjects, said: str
) -> tuple[Group, bool] | None:
    ledger = local(href("projects", at.to(find=said)))
    if kind == "project":
        lines = tuple(_found(*told.project(dataset, at, one)) for one in found.projects)
        return _group(at, kind, lines, found.project_count, ledger), any(one.rank == EXACT for one in found.projects)
    if kind in ("enterprise", "park"):
        some, count = (
            (found.enterprises, found.enterprise_count) if kind == "enterprise" else (found.parks, found.park_count)
        )
        lines = tuple(_found(*told.shared(dataset, at, one)) for one in some)
        return _group(at, kind, lines, count, ledger), any(one.rank == EXACT for one in some)
    return None


def _found(id: str, name: str, where: str, target: str) -> Found:
    return Found(id, name, where, local(target) or "")


def _group(at: Address, kind: str, hits: tuple[Found, ...], count: int, target: str | None) -> Group:
    label = words.KINDS[kind](at.lang)
    more = words.ALL_OF(at.lang, count=f"{count:,}", kind=label) if count > len(hits) else ""
    return Group(kind, label, hits, count, more, target if more else None)


def _summary(found: Sequence[Group], lang: str) -> str:
    """For those who hear the list: how many there are of what."""
    kinds = terms.JOINT(lang).join(words.OF_KIND(lang, kind=g.label, count=f"{g.count:,}") for g in found)
    return words.FOUND(lang, count=f"{sum(group.count for group in found):,}", kinds=kinds)
