"""The selection ⇄ the address bar: what is shown is all in the address, as ids; a wrong word is told, never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from analytics.metrics import METRICS
from analytics.selection import SPANS, Selection
from store.datasets import Catalogue, Dataset
from style.periods import quarters_between
from style.text import LANGUAGES
from ui.sitemap import SITES

VIEWS = ("flat", "tilted", "drawn")
COUNTY_CLASS = "class"  # counties shaded by their class rather than by a metric
LINK_METRICS = tuple(m.id for m in METRICS.values() if "pair" in m.breakdowns and m.id != "pairs")
SHADE_METRICS = tuple(m.id for m in METRICS.values() if "county" in m.breakdowns)


@dataclass(frozen=True)
class Address:
    """Everything that decides what is shown. None: whatever is the default now (so a bare address stays current)."""

    lang: str = "zh"
    data: str | None = None
    q: str | None = None
    span: str = "year"
    pair: str | None = None
    link: str = "investment_completed"
    shade: str = COUNTY_CLASS
    view: str = "flat"

    def to(self, **changes: str | None) -> "Address":
        return replace(self, **changes)

    def query(self) -> dict[str, str]:
        """The address's parameters: short, stable, and only those that differ from the default."""
        said = {key: getattr(self, key) for key in self.__dataclass_fields__}
        return {k: v for k, v in said.items() if v is not None and v != getattr(Address, k)}

    def selection(self, dataset: Dataset) -> Selection:
        return Selection(as_of=self.q or dataset.description.last_quarter, span=self.span)


@dataclass(frozen=True)
class Problem:
    """A word in the address that means nothing here."""

    key: str
    value: str


def quarters(dataset: Dataset) -> tuple[str, ...]:
    return quarters_between(dataset.description.first_quarter, dataset.description.last_quarter)


def allowed(key: str, catalogue: Catalogue, dataset: Dataset, pair_ids: tuple[str, ...]) -> tuple[str, ...]:
    return {
        "lang": LANGUAGES,
        "data": tuple(catalogue.versions),
        "q": quarters(dataset),
        "span": tuple(SPANS),
        "pair": pair_ids,
        "link": LINK_METRICS,
        "shade": (COUNTY_CLASS, *SHADE_METRICS),
        "view": VIEWS,
    }[key]


def chosen_dataset(params: Mapping[str, str], catalogue: Catalogue) -> str | None:
    """The dataset the address names, or the default where it names none that exists."""
    named = params.get("data")
    return named if named in catalogue.versions else catalogue.default


def read(
    params: Mapping[str, str], catalogue: Catalogue, dataset: Dataset, pair_ids: tuple[str, ...]
) -> tuple[Address, tuple[Problem, ...]]:
    """The address as far as it makes sense, and what in it does not. Parameters that are not ours are left alone."""
    good: dict[str, str] = {}
    problems = []
    for key in Address.__dataclass_fields__:
        value = params.get(key)
        if value is None:
            continue
        if value in allowed(key, catalogue, dataset, pair_ids):
            good[key] = value
        else:
            problems.append(Problem(key, value[:40]))
    return Address(**good), tuple(problems)


def href(page_id: str, address: Address) -> str:
    """A real link to a page with this address, from the app's root: the base path is put before it where it is drawn."""
    query = urlencode(address.query())
    return f"/{SITES[page_id].url_path}" + (f"?{query}" if query else "")
