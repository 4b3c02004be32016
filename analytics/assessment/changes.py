"""A trial: a scheme with small changes, each a word that an address can hold; whole only if its own file would be read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeVar

from analytics.assessment.wording import name_of
from analytics.sentences import both
from store.schemes import Adjustment, Indicator, Scheme, SchemeFault, read_scheme, scheme_text
from store.schemes.definition import MISSING
from store.schemes.faults import SCHEME_RULES
from style.text import LANGUAGES, Text

ALL = "all"  # what is changed of the scheme itself
TRIAL_FILE = "scheme-trial.toml"
DRAFT = Text("{title}（试算稿）", "{title} (trial)")
GRADES_CROSS = Text(
    "“{worse}”的起点（{low} 分）不低于“{better}”的起点（{high} 分）。请把前者改低，或把后者改高。",
    "“{worse}” begins at {low} points, not below “{better}” at {high}. lower the one or raise the other.",
)
_NUMBER = r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?"
_KINDS = {
    **dict.fromkeys(("weight", "low", "high", "at_least", "below", "points", "least"), _NUMBER),
    "steps": rf"{_NUMBER}:{_NUMBER}(?:;{_NUMBER}:{_NUMBER})*",
    "missing": "|".join(MISSING),
}
Asked = TypeVar("Asked", Indicator, Adjustment)
_WORD = re.compile(r"(?P<of>[a-z0-9_-]{1,32})\.(?P<key>[a-z_]{1,10})\.(?P<value>.{1,150})")


@dataclass(frozen=True)
class SchemeChange:
    """`of`: an indicator, an adjustment, band-1 (the best grade) and so on, or ALL; `key` as in the file; `value` as written there,
    steps as 0:0;60:80."""

    of: str
    key: str
    value: str

    @property
    def word(self) -> str:
        return f"{self.of}.{self.key}.{self.value}"


@dataclass(frozen=True)
class SchemeTrial:
    """`changed`: with its changes, whether they make a scheme or not; `scheme` the same, None where `faults` forbid it. `text` is
    its file; `unknown`: changes of what the scheme does not have."""

    base: Scheme
    changed: Scheme
    scheme: Scheme | None
    text: str
    faults: tuple[Text, ...]
    unknown: tuple[SchemeChange, ...]


def change_of(word: str) -> SchemeChange | None:
    """None where the word is no change."""
    found = _WORD.fullmatch(word)
    if not found or found["key"] not in _KINDS or not re.fullmatch(_KINDS[found["key"]], found["value"]):
        return None
    return SchemeChange(found["of"], found["key"], found["value"])


def is_change(word: str) -> bool:
    return change_of(word) is not None


def tried(base: Scheme, changes: Sequence[SchemeChange]) -> SchemeTrial:
    """The scheme so changed, for no year yet; every fault in words, with its remedy."""
    scheme, unknown = base, []
    for one in changes:
        changed = _changed(scheme, one)
        if changed is None:
            unknown.append(one)
        else:
            scheme = changed
    title = Text(*(DRAFT(lang, title=base.title(lang)) for lang in LANGUAGES))
    scheme = replace(scheme, title=title, years=(), id="trial")
    text = scheme_text(scheme)
    found = read_scheme(TRIAL_FILE, text)
    if isinstance(found, Scheme):
        if wrong := _out_of_order(scheme):
            return SchemeTrial(base, scheme, None, text, wrong, tuple(unknown))
        return SchemeTrial(base, scheme, found, text, (), tuple(unknown))
    return SchemeTrial(base, scheme, None, text, tuple(_told(scheme, text, fault) for fault in found), tuple(unknown))


def _changed(scheme: Scheme, one: SchemeChange) -> Scheme | None:
    if one.of == ALL:
        return replace(scheme, missing=one.value) if one.key == "missing" else None
    if one.of.startswith("band-"):
        return _rebanded(scheme, one)
    if one.of.startswith("adjustment-"):
        if not any(held.id == one.of and getattr(held, one.key, None) is not None for held in scheme.adjustments):
            return None
        adjustments = tuple(_with(held, one) if held.id == one.of else held for held in scheme.adjustments)
        return replace(scheme, adjustments=adjustments)
    if not any(held.id == one.of and _takes(held, one.key) for held in scheme.indicators):
        return None
    return replace(
        scheme, indicators=tuple(_with(held, one) if held.id == one.of else held for held in scheme.indicators)
    )


def _takes(held: Indicator, key: str) -> bool:
    if key in ("weight", "missing"):
        return True
    return {"between": ("low", "high"), "steps": ("steps",)}.get(held.points or "", ()).__contains__(key)


def _with(held: Asked, one: SchemeChange) -> Asked:
    value: Any = one.value
    if one.key == "steps":
        steps = (part.split(":") for part in one.value.split(";"))
        value = tuple((Decimal(start), Decimal(given)) for start, given in steps)
    elif one.key != "missing":
        value = Decimal(one.value)
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


def _out_of_order(scheme: Scheme) -> tuple[Text, ...]:
    """Grades that would change places: a file is read from the highest on, and would take the worse for the better."""
    return tuple(
        both(GRADES_CROSS, worse=worse.grade, better=better.grade, low=f"{worse.least:f}", high=f"{better.least:f}")
        for better, worse in pairwise(scheme.bands)
        if worse.least >= better.least
    )


def _told(scheme: Scheme, text: str, fault: SchemeFault) -> Text:
    """What is wrong, whose, and how to mend it; a reader of the page has no lines."""
    above = text.splitlines()[: fault.line or 0]
    header = next((line for line in reversed(above) if line.startswith("[[")), "")
    at = above.count(header) - 1
    whose: Text | None = None
    if header == "[[band]]":
        whose = scheme.bands[at].grade
    elif header and fault.rule != "scheme_weights":  # which is no single indicator's
        asked: Sequence[Indicator | Adjustment] = scheme.indicators if header == "[[indicator]]" else scheme.adjustments
        whose = name_of(asked[at])
    said = {}
    for lang in LANGUAGES:
        wrong, remedy = (part(lang, value=fault.value or "", more=fault.more) for part in SCHEME_RULES[fault.rule])
        name = f"“{whose(lang)}”" if whose else ""
        colon, stop = ("：", "。") if lang == "zh" else (": ", ". ")
        said[lang] = f"{name}{colon if name else ''}{wrong}{stop}{remedy}{stop}".strip()
    return Text(**said)


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
