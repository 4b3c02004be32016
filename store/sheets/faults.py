"""One thing wrong in a file that was handed in: which rule, in which cell, and how to mend it, in both languages."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from style.periods import say_period
from style.text import Text

# An error keeps the file out. A warning is taken in once it is answered with a reason; a question may stay open.
SEVERITIES = ("error", "warning", "question")
SEVERITY_WORDS = {
    "error": Text("错误", "Error"),
    "warning": Text("须说明", "To be explained"),
    "question": Text("疑问", "Question"),
}
_QUARTERS = (
    "said",
    "expected",
    "told",
    "lacking",
    "quarter",
)  # what a rule names of them; all else may be words of the file
_QUARTER = re.compile(r"(?<![0-9A-Za-z-])[0-9]{4}Q[1-4](?![0-9A-Za-z])", re.ASCII)


@dataclass(frozen=True)
class LedgerRule:
    """`says` and `remedy` may use {value} and what a fault's `filled` names."""

    id: str
    severity: str
    says: Text
    remedy: Text


@dataclass(frozen=True)
class CellFault:
    """One rule broken. `sheet` None: the file as a whole; `cell` None: the sheet as a whole. `value` is what stands there.

    `table`, `column` and `key` tell which figure it is about, whatever row it stands in this time. `cause`: faults of one
    cause share it and are shown as one group; by itself each rule, sheet and column is one.
    """

    rule: LedgerRule
    sheet: str | None = None
    cell: str | None = None
    value: str | None = None
    filled: Mapping[str, str] = field(default_factory=dict)
    table: str | None = None
    column: str | None = None
    key: tuple[str, ...] = ()
    cause: str = ""

    @property
    def severity(self) -> str:
        return self.rule.severity

    @property
    def id(self) -> str:
        """The same from round to round while the same is wrong with the same figure: by its key, else by its cell."""
        place = ("", *self.key) if self.key else (self.sheet or "", self.cell or "")
        told = "\x1f".join((self.rule.id, self.table or "", self.column or "", *place))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def message(self, lang: str) -> str:
        return self.rule.says(lang, value=one_line(self.value), **self._told(lang))

    def remedy(self, lang: str) -> str:
        return self.rule.remedy(lang, value=one_line(self.value), **self._told(lang))

    def _told(self, lang: str) -> dict[str, str]:
        """What the rule's words name, quarters as people read them."""
        quarters = {name: self.filled[name] for name in _QUARTERS if name in self.filled}
        return {
            **self.filled,
            **{n: _QUARTER.sub(lambda code: say_period(code[0], lang), q) for n, q in quarters.items()},
        }


def one_line(value: str | None) -> str:
    """A cell in one line: 60 characters at most, a space for a line end, � for what cannot be shown."""
    cut = "" if value is None else value if len(value) <= 60 else value[:57] + "…"
    return "".join(c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in cut)
