"""One figure as a version tells it, whose it is, and which page opens it: what both sides of a revision are written with."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analytics.answer import Part
from analytics.funds.gaps import NO_OWNER
from analytics.growth.rate import FELL, ROSE
from analytics.known_facts.facts import PROVINCE
from analytics.lookup import counties, pairs, tracks
from analytics.metrics import METRICS
from analytics.printed import printed
from store.datasets import Dataset
from style.numbers import POINTS, figure, rounded
from style.periods import quarters_between
from style.text import LANGUAGES, Text
from style.units import Unit

KINDS = ("province", "pair", "track", "county")  # whose a figure may be, in the order of lists


@dataclass(frozen=True)
class Whose:
    """Of `kind` (KINDS). `id` is None of the province, and of what belongs to no pair or track."""

    kind: str
    id: str | None
    label: Text

    @property
    def order(self) -> tuple[int, bool, str]:
        return KINDS.index(self.kind), self.id is None, self.id or ""


@dataclass(frozen=True)
class Side:
    """A figure in one version, as its pages print it. `exact`: 元 as Decimal, counts as int, ratios as float (percentages as
    fractions of 1); None where there is none, and `printed` is then the word for why."""

    part: Part
    printed: Text

    @property
    def exact(self) -> Any:
        return self.part.value


@dataclass(frozen=True)
class Opening:
    """A page by its id and the keys of its address that show something, beside those of language, dataset and version. A value is
    a word, or several of a key that takes many."""

    page: str
    keys: tuple[tuple[str, str | tuple[str, ...]], ...]

    @property
    def address(self) -> dict[str, str | tuple[str, ...]]:
        return dict(self.keys)


def in_both(say: Callable[[str], str]) -> Text:
    """What is said in each language."""
    return Text(*(say(lang) for lang in LANGUAGES), is_data=True)


def side_of(metric_id: str, part: Part | None) -> Side | None:
    """None where the version has no such figure at all: its quarter lies beyond the data, or nobody is called so."""
    if part is None:
        return None
    return Side(part, in_both(lambda lang: str(printed(METRICS[metric_id], part, lang))))


def whose_of(dataset: Dataset, other: Dataset, kind: str, member: str | None) -> Whose:
    """By the name in `dataset`, in the `other` version where only that one has it."""
    if kind == "province":
        return Whose(kind, None, PROVINCE)
    if member is None:
        return Whose(kind, None, NO_OWNER.get(kind, PROVINCE))
    return Whose(kind, member, _names(dataset, kind).get(member) or _names(other, kind)[member])


def _names(dataset: Dataset, kind: str) -> dict[str, Text]:
    if kind == "pair":
        return {pair.id: pair.label for pair in pairs(dataset).values()}
    if kind == "county":
        return {county.adcode: county.name for county in counties(dataset).values()}
    return tracks(dataset)


def opens(dataset: Dataset, quarter: str) -> bool:
    """Whether a page of this version can be opened at the end of a quarter."""
    said = dataset.description
    return quarter in quarters_between(said.first_quarter, said.last_quarter)


_SAME = Text("不变", "unchanged")
_UNDER = Text("不到 {least}", "under {least}")


def change_words(change: Any, unit: Unit, decimals: int) -> Text:
    """增 492 万元, 减 0.3 个百分点: small money in the smaller unit, so that what rounding hides of both sides is told."""
    if not change:
        return _SAME
    size = abs(change)
    return in_both(lambda lang: (ROSE if change > 0 else FELL)(lang, amount=_amount(size, unit, decimals, lang)))


def _amount(size: Any, unit: Unit, decimals: int, lang: str) -> str:
    """Never rounded to nothing."""
    if unit.kind == "percent":
        return f"{_at_least(rounded(size * 100, 1), 1, lang)} {POINTS(lang)}"
    if unit.kind == "money":
        return str(figure(size, unit, lang, scale="exact" if size < 10**4 else "wan" if size < 10**6 else "yi"))
    return f"{_at_least(rounded(size, decimals), decimals, lang)} {unit.label(lang)}"


def _at_least(size: Decimal, decimals: int, lang: str) -> str:
    return f"{size:,}" if size else _UNDER(lang, least=Decimal(1).scaleb(-decimals))
