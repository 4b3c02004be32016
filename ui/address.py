"""The selection ⇄ the address bar: what is shown is all in the address, as ids; a wrong word is told, never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from analytics.lookup import industries
from analytics.selection import Selection
from store.datasets import Catalogue, Dataset
from style.periods import quarters_between
from ui import address_rules
from ui.address_rules import COUNTY_CLASS
from ui.narrowing import NARROWING_KEYS
from ui.sitemap import SITES

VALUE_LENGTH = 40  # of a wrong word as it is told


@dataclass(frozen=True)
class Address:
    """Everything that decides what is shown. None: whatever is the default now (so a bare address stays current).

    Those up to `view` hold for every page; each of the others only where PAGE_KEYS says. `industries` are short ids.
    `sort` is a column's id, with a minus before it for the largest first; `shown` are columns' ids.
    `step` is a step of the fund's ladder, `fund` a fund year, `rule` a rule of the warnings; `plan` and `against` are rules of an allocation,
    written as analytics.allocation_plan writes them.
    """

    lang: str = "zh"
    data: str | None = None
    q: str | None = None
    span: str = "year"
    pairs: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    value: str = "actual"
    link: str = "investment_completed"
    shade: str = COUNTY_CLASS
    view: str = "flat"
    pair: str | None = None
    compare: tuple[str, ...] = ()
    project: str | None = None
    metric: str | None = None
    side: str | None = None
    share: str = "value"
    find: str | None = None
    sort: str | None = None
    page: str | None = None
    shown: tuple[str, ...] = ()
    step: str = "spent"
    rule: str | None = None
    fund: str | None = None
    plan: str | None = None
    against: str | None = None

    def to(self, **changes: Any) -> "Address":
        return replace(self, **changes)

    def query(self) -> dict[str, str]:
        """The address's parameters: short, stable, and only those that differ from the default."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {k: written(v) for k, v in said.items() if v is not None and v != getattr(Address, k)}

    def selection(self, dataset: Dataset) -> Selection:
        names = industries(dataset)
        return Selection(
            as_of=self.q or dataset.description.last_quarter, span=self.span, pairs=self.pairs, tracks=self.tracks,
            cities=self.cities, counties=self.counties, stages=self.stages,
            industries=tuple(names[short] for short in self.industries), value_type=self.value,
            fund_year=int(self.fund) if self.fund else None,
        )  # fmt: skip

    @property
    def is_narrowed(self) -> bool:
        return any(getattr(self, key) for key in NARROWING_KEYS) or self.value != Address.value

    def widened(self) -> "Address":
        """The same without any narrowing."""
        return self.to(**dict.fromkeys(NARROWING_KEYS, ()), value=Address.value)


# Keys that mean something on some pages only; a link to any other page leaves them out.
PAGE_KEYS: dict[str, tuple[str, ...]] = {
    "pair": ("pair", "rows"), "compare": ("pair",), "project": ("projects", "funds"), "metric": ("tracks", "ranks", "rows", "effects"), "side": ("rows",),
    "share": ("tracks",), "find": ("projects",), "sort": ("projects",), "page": ("projects", "rows"), "shown": ("projects",),
    "step": ("funds",), "fund": ("rows",), "rule": ("warnings",), "plan": ("allocation",), "against": ("allocation",),
}  # fmt: skip


def written(value: object) -> str:
    """A value as the address has it."""
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


@dataclass(frozen=True)
class Problem:
    """A word in the address that means nothing here."""

    key: str
    value: str


def quarters(dataset: Dataset) -> tuple[str, ...]:
    return quarters_between(dataset.description.first_quarter, dataset.description.last_quarter)


def chosen_dataset(params: Mapping[str, str], catalogue: Catalogue) -> str | None:
    """The dataset the address names, or the default where it names none that exists."""
    named = params.get("data")
    return named if named in catalogue.versions else catalogue.default


def read(
    params: Mapping[str, str], catalogue: Catalogue, dataset: Dataset
) -> tuple[Address, tuple[Problem, ...]]:
    """The address as far as it makes sense, and what in it does not. Parameters that are not ours are left alone."""
    good: dict[str, Any] = {}
    problems = []
    for field in fields(Address):
        value, key = params.get(field.name), field.name
        if value is None:
            continue
        words = dict.fromkeys(value.split(",")) if isinstance(field.default, tuple) else [value]
        known = [word for word in words if address_rules.means(key, word, catalogue, dataset)]
        problems += [Problem(key, word[:VALUE_LENGTH]) for word in words if word not in known]
        if isinstance(field.default, tuple):
            good[key] = address_rules.in_order(key, known, dataset)
        elif known:
            good[key] = value
    return Address(**good), tuple(problems)


def href(page_id: str, address: Address) -> str:
    """A real link to a page with this address, from the app's root: the base path is put before it where it is drawn."""
    told = {key: value for key, value in address.query().items() if page_id in PAGE_KEYS.get(key, (page_id,))}
    query = urlencode(told, safe=",")
    return f"/{SITES[page_id].url_path}" + (f"?{query}" if query else "")
