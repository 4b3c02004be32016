"""A trial: a scheme with its changes, whole only if its own file would be read; else every fault in words with its remedy."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analytics.assessment.trial.changes import SchemeChange, changed
from analytics.assessment.wording import name_of
from analytics.sentences import both
from store.schemes import Adjustment, Indicator, Scheme, TomlFault, read_scheme, scheme_text
from store.toml.faults import TOML_RULES
from style.text import LANGUAGES, Text

FILE = "scheme-trial.toml"
DRAFT = Text("{title}（试算稿）", "{title} (trial)")
GRADES_CROSS = Text(
    "“{worse}”的起点（{low} 分）不低于“{better}”的起点（{high} 分）。请把前者改低，或把后者改高。",
    "“{worse}” begins at {low} points, not below “{better}” at {high}. Lower the one or raise the other.",
)
NONE_LEFT = Text("考核指标都去掉了。请至少留一项，或加一项。", "No indicator is left. Keep one at least, or add one.")
_KEY = Text("（{key}）", " ({key})")


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


def tried(base: Scheme, changes: Sequence[SchemeChange]) -> SchemeTrial:
    """The scheme so changed, for no year yet; every fault in words, with its remedy."""
    scheme, unknown = changed(base, changes)
    title = Text(*(DRAFT(lang, title=base.title(lang)) for lang in LANGUAGES), is_data=True)
    scheme = replace(scheme, title=title, years=(), id="trial")
    text = scheme_text(scheme)
    if not scheme.indicators:
        return SchemeTrial(base, scheme, None, text, (NONE_LEFT,), unknown)
    found = read_scheme(FILE, text)
    if isinstance(found, Scheme):
        if wrong := _out_of_order(scheme):
            return SchemeTrial(base, scheme, None, text, wrong, unknown)
        return SchemeTrial(base, scheme, found, text, (), unknown)
    return SchemeTrial(base, scheme, None, text, tuple(_told(scheme, text, fault) for fault in found), unknown)


def _out_of_order(scheme: Scheme) -> tuple[Text, ...]:
    """Grades that would change places: a file is read from the highest on, and would take the worse for the better."""
    return tuple(
        both(GRADES_CROSS, worse=worse.grade, better=better.grade, low=f"{worse.least:f}", high=f"{better.least:f}")
        for better, worse in pairwise(scheme.bands)
        if worse.least >= better.least
    )


def _told(scheme: Scheme, text: str, fault: TomlFault) -> Text:
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
        wrong, remedy = (part(lang, value=fault.value or "", more=fault.more) for part in TOML_RULES[fault.rule])
        name = f"“{whose(lang)}”" if whose else ""
        name += _KEY(lang, key=fault.key) if fault.rule == "scheme_missing" else ""
        colon, stop = ("：", "。") if lang == "zh" else (": ", ". ")
        said[lang] = f"{name}{colon if name else ''}{wrong}{stop}{remedy}{stop}".strip()
    return Text(said["zh"], said["en"], is_data=True)
