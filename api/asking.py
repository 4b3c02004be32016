"""What a request asks: its parameters read strictly, by the words that addresses of pages use too; a wrong one is told, never guessed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from analytics.lookup import NARROWING_KEYS, choices, industries
from analytics.metrics import METRICS
from analytics.selection import ASKED_TYPES, SPANS, Selection
from analytics.sentences import both
from api import words
from api.problems import missing, problem, unknown
from store.datasets import Catalogue, Dataset, find_dataset, open_dataset
from store.schema import FUND_YEARS
from style.periods import quarters_between

CURRENT = "current"  # names the dataset that pages show by default
SELECTION_KEYS = ("q", "span", *NARROWING_KEYS, "value", "fund")
MOST_METRICS, MOST_DIMENSIONS, MOST_WORDS = 12, 4, 200


@dataclass(frozen=True)
class Parameters:
    """A request's parameters, each once; what an address does not take is a problem."""

    said: Mapping[str, str]

    @classmethod
    def of(cls, query: bytes, known: Iterable[str]) -> "Parameters":
        allowed = tuple(known)
        found: dict[str, str] = {}
        for name, value in parse_qsl(query.decode("utf-8", "replace"), keep_blank_values=True):
            if name not in allowed:
                near = unknown(name, name, allowed)
                detail = both(words.NO_PARAMETER, parameter=name[:80])
                raise problem(400, "unknown-parameter", detail, name[:80], allowed=allowed, more=near.more)
            if name in found:
                raise problem(400, "repeated-parameter", both(words.REPEATED, parameter=name), name)
            found[name] = value
        return cls(found)

    def needed(self, name: str, allowed: Iterable[str] = ()) -> str:
        """Whatever is said. Raises Problem where nothing is."""
        if name not in self.said:
            raise missing(name, allowed)
        return self.said[name]

    def one(self, name: str, allowed: Iterable[str], default: str | None = None) -> str:
        """One word of those allowed. Raises Problem."""
        known = tuple(allowed)
        if name not in self.said and default is not None:
            return default
        value = self.needed(name, known)
        if value not in known:
            raise unknown(name, value, known)
        return value

    def many(self, name: str, allowed: Iterable[str], most: int) -> tuple[str, ...]:
        """Several words with commas between, each once, in the order they are listed in. Raises Problem."""
        value = self.said.get(name)
        if value is None:
            return ()
        asked, known = tuple(dict.fromkeys(value.split(","))), tuple(allowed)
        if len(asked) > most:
            raise problem(400, "unknown-value", both(words.TOO_MANY_WORDS, parameter=name, most=most), name)
        for word in asked:
            if word not in known:
                raise unknown(name, word, known)
        return tuple(word for word in known if word in asked)

    def number(self, name: str, least: int, most: int, default: int) -> int:
        value = self.said.get(name)
        if value is None:
            return default
        if not value.isascii() or not value.isdigit() or len(value) > 9 or not least <= int(value) <= most:
            raise unknown(name, value, (f"{least}…{most}",))
        return int(value)


@dataclass(frozen=True)
class Question:
    """`metrics` by `dimensions` of what the selection leaves in."""

    metrics: tuple[str, ...]
    dimensions: tuple[str, ...]
    selection: Selection


def dataset_of(name: str, params: Parameters, found: Catalogue) -> Dataset:
    """The dataset of an address, of the version that `version` names. Raises Problem."""
    if found.default is None:
        raise problem(503, "unavailable", words.NO_DATASET)
    named = found.default if name == CURRENT else name
    if named not in found.versions:
        raise unknown("dataset", name, (CURRENT, *found.versions), 404)
    asked = params.said.get("version")
    if asked is None or asked == found.versions[named]:
        return open_dataset(named, found.versions[named])
    older = find_dataset(named, asked)
    if older is None:
        raise problem(404, "not-found", words.NO_VERSION, "version")
    return older


def question(params: Parameters, dataset: Dataset) -> Question:
    """Raises Problem; whether it may be asked at all is told by who answers."""
    metrics = params.many("metric", METRICS, MOST_METRICS)
    if not metrics:
        raise missing("metric", METRICS)
    dimensions = dict.fromkeys(d for one in metrics for d in (*METRICS[one].dimensions, *METRICS[one].refused))
    by = params.said.get("by")
    if by is not None:  # as they are written: the order of the columns is the asker's
        params.many("by", dimensions, MOST_DIMENSIONS)
    return Question(metrics, tuple(dict.fromkeys(by.split(","))) if by else (), selection(params, dataset))


def selection(params: Parameters, dataset: Dataset) -> Selection:
    """As an address of a page asks for it. Raises Problem."""
    told = dataset.description
    quarters = quarters_between(told.first_quarter, told.last_quarter)
    wanted: dict[str, tuple[str, ...]] = {}
    for key in NARROWING_KEYS:
        wanted[key] = params.many(key, choices(key, dataset), MOST_WORDS)
    if dataset.audience is not None and not wanted["pairs"]:  # as pages of a county's reader say it
        wanted["pairs"] = dataset.audience.pairs
    names: Callable[[str], str] = industries(dataset).__getitem__
    wanted["industries"] = tuple(map(names, wanted["industries"]))
    years = tuple(map(str, range(FUND_YEARS[0], FUND_YEARS[1] + 1)))
    fund = params.one("fund", years, "")
    return Selection(
        params.one("q", quarters, told.last_quarter),
        params.one("span", SPANS, "year"),
        value_type=params.one("value", ASKED_TYPES, "actual"),
        fund_year=int(fund) if fund else None,
        **wanted,
    )
