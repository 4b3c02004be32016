"""The selection ⇄ the address bar: what is shown is all in the address, as ids; a wrong word is told, never guessed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any
from urllib.parse import urlencode

from analytics.lookup import NARROWING_KEYS, industries
from analytics.selection import Selection
from store.datasets import Catalogue, Dataset, find_dataset, open_dataset
from style.periods import quarters_between
from ui.address import rules as address_rules
from ui.address.rules import COUNTY_CLASS, EVERY_CATEGORY, parts_of
from ui.sitemap import SITES, WHOLE

VALUE_LENGTH = 40  # of a wrong word as it is told
WORD_LENGTH = 200  # the longest word that may mean something; a longer one is wrong without being looked up
READ_LENGTH = 8192  # characters read of all values together; everything chosen makes some 2,000


@dataclass(frozen=True)
class Address:
    """Everything that decides what is shown. None: whatever is the default now (so a bare address stays current).

    Those up to `view` hold for every page; each of the others only where PAGE_KEYS says. `industries` are short ids. `version` is a
    version of the dataset, shown as it was published whatever came after it.
    `sort` is a column's id, with a minus before it for the largest first; `shown` are columns' ids.
    `classes` are of all quarters or of the one shown, `mode` shows one quarter, two side by side or their difference, with the
    quarter `other`; `near` is a county the map closes in on, `county` the one a page is of. `step` is a step of the fund's ladder, `fund` a fund year, `rule` a rule
    of the warnings; `plan` and `against` are rules of an allocation, written as analytics.allocation.plan writes them. `parts` are
    kinds of sections left out of a report, `deck` which version of the slides.
    `meet` is a meeting that is shown and `turn` its page, from 1, `left` the step of it that the reader went elsewhere from; `present` says
    that the tab is the presenter's, `whole` that a page of it is shown with all that a slide leaves out; `prepare` is one that is being prepared.
    `handin` is a file that was handed in; `was` and `now` are two versions of the dataset that are compared.
    `round` is an assessment (2024, 2025h1), `facing` whom a pair's score is held against, `bounds` how far weights are moved, `alike` whose size groups pairs like with like; a `scheme` is
    tried with the changes of `trial` beside the scheme `rival`.
    `weigh` are the weights of a matching (analytics.matching.weights), `two` an industrial and a mountain county opened together, `held` those held fixed in a new round.
    `category` is one of resources or all, `listed` whether open needs or offers are listed.
    `task` is a task that is opened, `of` what one is to be opened from, as ui.causes writes it, `resolved` a meeting whose resolutions are listed.
    `part` is a part of the page `at`, the one the address was read on: no key, and told to no other page.
    """

    lang: str = "zh"
    data: str | None = None
    version: str | None = None
    q: str | None = None
    span: str = "year"
    pairs: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    value: str = "actual"
    link: str | None = None
    shade: str = COUNTY_CLASS
    view: str = "drawn"
    classes: str = "all"
    mode: str = "one"
    other: str | None = None
    near: str | None = None
    pair: str | None = None
    county: str | None = None
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
    parts: tuple[str, ...] = ()
    deck: str = "full"
    meet: str | None = None
    turn: str | None = None
    left: str | None = None
    present: str | None = None
    whole: str | None = None
    prepare: str | None = None
    handin: str | None = None
    was: str | None = None
    now: str | None = None
    round: str | None = None
    facing: str | None = None
    bounds: str | None = None
    alike: str | None = None
    scheme: str | None = None
    rival: str | None = None
    trial: tuple[str, ...] = ()
    weigh: str | None = None
    two: str | None = None
    held: tuple[str, ...] = ()
    category: str = EVERY_CATEGORY
    listed: str = "need"
    task: str | None = None
    of: str | None = None
    resolved: str | None = None
    part: str | None = None
    at: str = field(default="", compare=False)

    def to(self, **changes: Any) -> "Address":
        return replace(self, **changes)

    def query(self) -> dict[str, str]:
        """The address's parameters: short, stable, and only those that differ from the default."""
        return {
            name: written(value)
            for name, default in _DEFAULTS.items()
            if (value := getattr(self, name)) is not None and value != default
        }

    def selection(self, dataset: Dataset) -> Selection:
        names = industries(dataset)
        return Selection(
            as_of=self.q or dataset.description.last_quarter,
            span=self.span,
            pairs=self.pairs,
            tracks=self.tracks,
            cities=self.cities,
            counties=self.counties,
            stages=self.stages,
            industries=tuple(names[short] for short in self.industries),
            value_type=self.value,
            fund_year=int(self.fund) if self.fund else None,
        )

    @property
    def is_narrowed(self) -> bool:
        return any(getattr(self, key) for key in NARROWING_KEYS) or self.value != Address.value

    def widened(self) -> "Address":
        """The same without any narrowing."""
        return self.to(**dict.fromkeys(NARROWING_KEYS, ()), value=Address.value)


KEYS = tuple(field.name for field in fields(Address) if field.compare)
_DEFAULTS = {key: getattr(Address, key) for key in KEYS}  # looked up once: a page writes a thousand addresses
# Keys that mean something on some pages only; a link to any other page leaves them out.
PAGE_KEYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("classes", "mode", "other", "near"), ("map",)),
    "pair": ("pair", "rows", "lagging", "assessment"),
    "county": ("county", "matching"),
    "compare": ("pair",),
    "project": ("projects", "funds"),
    "metric": ("tracks", "ranks", "rows", "effects"),
    "side": ("rows",),
    "share": ("tracks",),
    "find": ("projects",),
    "sort": ("projects",),
    "page": ("projects", "rows"),
    "shown": ("projects",),
    "step": ("funds",),
    "fund": ("rows",),
    "rule": ("warnings",),
    "plan": ("allocation",),
    "against": ("allocation",),
    "parts": ("briefing",),
    "deck": ("briefing",),
    "prepare": ("meeting",),
    **dict.fromkeys(("round", "facing", "bounds", "alike", "scheme", "rival", "trial"), ("assessment",)),
    **dict.fromkeys(("weigh", "two", "held"), ("matching",)),
    **dict.fromkeys(("category", "listed"), ("resources",)),
    **dict.fromkeys(("handin", "was", "now"), ("datasets",)),
    **dict.fromkeys(("task", "of", "resolved"), ("tasks",)),
    "part": tuple(page for page, site in SITES.items() if site.parts),
    **dict.fromkeys(("meet", "turn", "left", "present", "whole"), tuple(page for page in SITES if page != "meeting")),
}


def written(value: object) -> str:
    """A value as the address has it."""
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


@dataclass(frozen=True)
class Problem:
    """A word in the address that means nothing here; `count` words where they stand beyond what is read."""

    key: str
    value: str
    count: int = 1


def quarters(dataset: Dataset) -> tuple[str, ...]:
    return quarters_between(dataset.description.first_quarter, dataset.description.last_quarter)


def chosen_dataset(params: Mapping[str, str], catalogue: Catalogue) -> str | None:
    """The dataset the address names, or the default where it names none that exists."""
    named = params.get("data")
    return named if named in catalogue.versions else catalogue.default


def shown_dataset(params: Mapping[str, str], catalogue: Catalogue) -> Dataset | None:
    """The dataset the address asks for, of the version it names: the current one where it names none that is there and whole. None
    where there is no dataset."""
    name = chosen_dataset(params, catalogue)
    if name is None:
        return None
    current, named = catalogue.versions[name], params.get("version", "")
    older = find_dataset(name, named) if named not in ("", current) else None
    return older or open_dataset(name, current)


def read(
    params: Mapping[str, str], catalogue: Catalogue, dataset: Dataset, page_id: str = ""
) -> tuple[Address, tuple[Problem, ...]]:
    """The address as far as it makes sense, and what in it does not. Parameters that are not ours are left alone. `page_id` is
    the page whose address it is, if of one: its parts alone mean something there.

    Each word is looked at once, and no more than READ_LENGTH characters are: a stranger's address may be of any length."""
    good: dict[str, Any] = {}
    problems: list[Problem] = []
    left = READ_LENGTH
    for key, default in _DEFAULTS.items():
        value = params.get(key)
        if value is None:
            continue
        is_many = isinstance(default, tuple)
        said, unread = _split(value, left) if is_many else ([value], None)
        left = max(0, left - len(value))
        means = parts_of(page_id).__contains__ if key == "part" else _reader(key, catalogue, dataset)
        known, wrong = [], []
        for word in dict.fromkeys(said):
            (known if len(word) <= WORD_LENGTH and means(word) else wrong).append(word)
        problems += [Problem(key, word[:VALUE_LENGTH]) for word in wrong]
        if unread is not None:
            problems.append(Problem(key, unread[:VALUE_LENGTH], unread.count(",") + 1))
        if is_many:
            good[key] = address_rules.in_order(key, known, dataset)
        elif known:
            good[key] = value
    if dataset.audience is not None:  # said outright, so that no sum of the own pairs is taken for the province's
        good["pairs"] = good.get("pairs") or dataset.audience.pairs
    return _with_part(Address(**good, at=page_id)), tuple(problems)


def _with_part(address: Address) -> Address:
    """The part that something else in the address asks for is named, so that it stays open whatever a link changes."""
    if address.part or not address.at or address.at not in SITES:
        return address
    asked = next((part for key, part in SITES[address.at].opens if getattr(address, key) != _DEFAULTS[key]), None)
    return address.to(part=asked) if asked else address


def _reader(key: str, catalogue: Catalogue, dataset: Dataset) -> Callable[[str], bool]:
    """Tells which words of a key mean something; a list of them is asked for once, not for each word."""
    try:
        return address_rules.listed(key, catalogue, dataset).__contains__
    except KeyError:
        return lambda word: address_rules.means(key, word, catalogue, dataset)


def _split(value: str, length: int) -> tuple[list[str], str | None]:
    """The words within this length, and what stands beyond it, if anything: a word that is cut belongs to the rest."""
    if len(value) <= length:
        return value.split(","), None
    read, comma, _ = value[:length].rpartition(",")
    return (read.split(","), value[len(read) + 1 :]) if comma else ([], value)


def opened(page_id: str, address: Address) -> str:
    """The part of the page that the address opens; WHOLE of a page without parts too."""
    known = parts_of(page_id)
    if not known:
        return WHOLE
    if address.part in known and address.at in ("", page_id):
        return str(address.part)
    return _with_part(address.to(part=None, at=page_id)).part or known[0]


def href(page_id: str, address: Address, part: str | None = None) -> str:
    """A real link to a page with this address, from the app's root: the base path is put before it where it is drawn. `part` is
    the page's that it leads to; without it the one that is open on the page itself, and of any other page the first. Who reads
    all parts of a page stays among them."""
    told = {key: value for key, value in address.query().items() if page_id in PAGE_KEYS.get(key, (page_id,))}
    told.pop("part", None)
    own = address.part if address.at in ("", page_id) and address.part in parts_of(page_id) else None
    if part and part not in parts_of(page_id):
        raise ValueError(f"{page_id} has no part {part!r}")
    leads_to = own if own == WHOLE else part or own
    if leads_to and opened(page_id, address.to(part=None)) != leads_to:
        told["part"] = leads_to
    query = urlencode(told, safe=",")
    return f"/{SITES[page_id].url_path}" + (f"?{query}" if query else "")
