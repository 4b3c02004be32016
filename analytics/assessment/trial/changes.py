"""Changes of a scheme, each a word that an address can hold, and the scheme so changed, whether it is one or not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from store.schemes import Adjustment, Indicator, Scheme
from store.schemes.askable import ASKABLE, PROGRAMME, YEAR
from store.schemes.definition import MISSING, WAYS
from store.schemes.reading import ASSESSED

ALL = "all"  # what is changed of the scheme itself
OUT = "out"  # the key that takes an indicator or an adjustment out of the scheme
_NUMBER = r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?"
_KINDS = {
    **dict.fromkeys(("weight", "low", "high", "at_least", "below", "least"), _NUMBER),
    "points": "|".join((_NUMBER, *WAYS)),
    "steps": rf"{_NUMBER}:{_NUMBER}(?:;{_NUMBER}:{_NUMBER})*",
    "missing": "|".join(MISSING),
    "metric": "|".join(ASKABLE),
    "assessed": "|".join(ASSESSED),
    "span": f"{YEAR}|{PROGRAMME}",
    OUT: "1",
}
_WORD = re.compile(r"(?P<of>[a-z0-9_-]{1,32})\.(?P<key>[a-z_]{1,10})\.(?P<value>.{1,150})")
_ADJUSTMENT = re.compile(r"adjustment-[1-9][0-9]?")
_OF_WAY = {"between": ("low", "high"), "steps": ("steps",)}
Asked = Indicator | Adjustment


@dataclass(frozen=True)
class SchemeChange:
    """`of`: an indicator, an adjustment, band-1 (the best grade) and so on, or ALL; `key` as in the file, or OUT; `value` as written
    there, steps as 0:0;60:80. `metric` or `assessed` of what the scheme has not adds it: an indicator with a weight of 0 that gives
    relative points, or an adjustment without its threshold and points."""

    of: str
    key: str
    value: str

    @property
    def word(self) -> str:
        return f"{self.of}.{self.key}.{self.value}"


def change_of(word: str) -> SchemeChange | None:
    """None where the word is no change."""
    found = _WORD.fullmatch(word)
    if not found or found["key"] not in _KINDS or not re.fullmatch(_KINDS[found["key"]], found["value"]):
        return None
    return SchemeChange(found["of"], found["key"], found["value"])


def is_change(word: str) -> bool:
    return change_of(word) is not None


def changed(base: Scheme, changes: Sequence[SchemeChange]) -> tuple[Scheme, tuple[SchemeChange, ...]]:
    """The scheme with its changes one after another, and those that are of nothing it has."""
    scheme, unknown = base, []
    for one in changes:
        then = _changed(scheme, one)
        if then is None:
            unknown.append(one)
        else:
            scheme = then
    return scheme, tuple(unknown)


def _changed(scheme: Scheme, one: SchemeChange) -> Scheme | None:
    if one.of == ALL:
        return replace(scheme, missing=one.value) if one.key == "missing" else None
    if one.of.startswith("band-"):
        return _rebanded(scheme, one)
    held = next((asked for asked in scheme.asked if asked.id == one.of), None)
    if one.key in ("metric", "assessed"):
        return _added(scheme, one) if held is None else None
    if held is None or not _takes(held, one):
        return None
    if one.key == OUT:
        return _each(scheme, lambda asked: () if asked.id == one.of else (asked,))
    return _each(scheme, lambda asked: (_with(asked, one),) if asked.id == one.of else (asked,))


def _each(scheme: Scheme, kept: Callable[[Any], tuple[Any, ...]]) -> Scheme:
    held = ([then for asked in side for then in kept(asked)] for side in (scheme.indicators, scheme.adjustments))
    indicators, adjustments = held
    return replace(scheme, indicators=tuple(indicators), adjustments=tuple(adjustments))


def _added(scheme: Scheme, one: SchemeChange) -> Scheme | None:
    if one.key == "assessed":
        made = Indicator(one.of, Decimal(0), assessed=one.value)
        return replace(scheme, indicators=(*scheme.indicators, made))
    span = next(iter(ASKABLE[one.value]), PROGRAMME)  # a level has none, and is read as of the whole programme
    if _ADJUSTMENT.fullmatch(one.of):
        return replace(scheme, adjustments=(*scheme.adjustments, Adjustment(one.of, one.value, Decimal(0), span)))
    asks = Indicator(one.of, Decimal(0), metric=one.value, span=span, points="relative")
    return replace(scheme, indicators=(*scheme.indicators, asks))


def _takes(held: Asked, one: SchemeChange) -> bool:
    """Whether it has such a key, and a value of that kind there."""
    if one.key == "span":
        return one.value in ASKABLE.get(held.metric or "", ())
    if isinstance(held, Adjustment):
        return one.key in (OUT, "at_least", "below") or (one.key == "points" and one.value not in WAYS)
    if one.key == "points":
        return held.metric is not None and one.value in WAYS
    return one.key in (OUT, "weight", "missing", *_OF_WAY.get(held.points or "", ()))


def _with(held: Asked, one: SchemeChange) -> Asked:
    value: Any = one.value
    if isinstance(held, Indicator) and one.key == "points":
        return held if held.points == value else replace(held, points=value, low=None, high=None, steps=())
    if one.key == "steps":
        steps = (part.split(":") for part in one.value.split(";"))
        value = tuple((Decimal(start), Decimal(given)) for start, given in steps)
    elif one.key not in ("missing", "span"):
        value = Decimal(one.value)
    if one.key in ("at_least", "below"):
        return replace(held, **{"at_least": None, "below": None, one.key: value})
    return replace(held, **{one.key: value})


def _rebanded(scheme: Scheme, one: SchemeChange) -> Scheme | None:
    at = int(one.of[5:]) - 1 if one.of[5:].isdecimal() else -1
    if one.key != "least" or not 0 <= at < len(scheme.bands):
        return None
    # Each grade reaches up to the next, so that moving one end leaves no hole.
    bands = (replace(band, below=None) for band in scheme.bands)
    return replace(
        scheme,
        bands=tuple(replace(band, least=Decimal(one.value)) if n == at else band for n, band in enumerate(bands)),
    )


def merged(base: Scheme, changes: Sequence[SchemeChange], more: Sequence[SchemeChange]) -> tuple[SchemeChange, ...]:
    """The changes with `more`, without those that change nothing: what says what the scheme says anyway is no change."""
    held = {(one.of, one.key): one for one in changes}
    for one in more:
        for key in _superseded(one, held):
            held.pop((one.of, key), None)
        held[one.of, one.key] = one
    for place, one in list(held.items()):
        others = [other for other in held.values() if other is not one]
        if changed(base, others)[0] == changed(base, [*held.values()])[0]:
            del held[place]
    return tuple(held.values())


def _superseded(one: SchemeChange, held: Any) -> tuple[str, ...]:
    """The keys of the same thing that a change makes void."""
    if one.key == OUT:
        return tuple(key for of, key in held if of == one.of)
    if one.key == "points" and one.value in WAYS:
        return ("low", "high", "steps")
    return {"at_least": ("below",), "below": ("at_least",)}.get(one.key, ())


def free_id(base: Scheme, changes: Sequence[SchemeChange], name: str) -> str:
    """An id for one more indicator called so, or for one more "adjustment"."""
    taken = {one.id for one in base.asked} | {one.of for one in changes}
    if name == "adjustment":
        return next(one for n in range(1, 100) if (one := f"adjustment-{n}") not in taken)
    return name if name not in taken else next(one for n in range(2, 100) if (one := f"{name}-{n}") not in taken)


def scaled(scheme: Scheme) -> tuple[SchemeChange, ...]:
    """The weights made to add up to 100 in proportion, to a tenth, by the largest remainder; none where all are 0."""
    whole = sum((one.weight for one in scheme.indicators), Decimal(0))
    if not whole:
        return ()
    exact = {one.id: one.weight * 1000 / whole for one in scheme.indicators}
    given = {key: int(value) for key, value in exact.items()}
    order = sorted(exact, key=lambda key: (given[key] - exact[key], key))
    for key in order[: 1000 - sum(given.values())]:
        given[key] += 1
    return tuple(SchemeChange(key, "weight", f"{Decimal(tenths) / 10:f}") for key, tenths in given.items())
