"""What a cross-check looks at, and how it tells what it found: at the cell of the hand-in that it is about."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from store.codes import FUND_STAGE
from store.handins.merging import Merged, Whence, key_of
from store.handins.rules import in_words, label_of
from store.measures import MEASURES
from store.schema import TABLES
from store.sheets.faults import CellFault, LedgerRule
from style.numbers import plain
from style.text import Text
from style.units import UNITS, Unit

Written = Callable[[Whence], str | None]  # what stands in a cell, as it is written there
Raised = tuple[int, CellFault]  # the number of the share it is told of, and what
# Where the figure of a row stands, and in which column its unit; where there is none, it is yuan or a number of something.
FIGURES = {
    "observations": ("value",),
    "fund_flows": ("amount",),
    "projects": ("planned_investment",),
    "targets": ("target",),
    "assessments": ("score",),
    "events": ("amount", "firms", "people"),
    "resources": ("quantity",),
    "deals": ("amount",),
}


@dataclass(frozen=True)
class Case:
    """Hand-ins merged, and how their cells are written."""

    merged: Merged
    written: Written | None = None

    def changed(self, table: str, column: str) -> np.ndarray:
        """The rows of a table whose value of a column a hand-in gave or changed."""
        held = self.merged.lines.get(table)
        return np.empty(0, int) if held is None else (held.cells[column] >= held.base).nonzero()[0]

    def told(
        self, rule: LedgerRule, table: str, row: int, column: str | None, filled: Mapping[str, str], cause: str = ""
    ) -> Iterator[Raised]:
        """A fault at the cell of a merged row; nothing of a row that no hand-in speaks of."""
        place = self.merged.place(table, row, column)
        if place is None:
            return
        value = self.merged.values(table, column)[row] if column else None
        seen = (self.written(place) if self.written and column else None) or (None if value is None else str(value))
        words = {**label_of(table, column), **self._about(table, row, column), **filled}
        key = self.merged.key(table, row)
        yield place.share, CellFault(rule, place.sheet, place.cell, seen, words, table, column, key, cause)

    def _about(self, table: str, row: int, column: str | None) -> dict[str, str]:
        """A figure by what it is a figure of, in the place of its column's label."""
        if column is None or column not in FIGURES.get(table, ()):
            return {}
        return self._named(table, lambda name: self.merged.values(table, name)[row])

    def published(self, table: str, row: int) -> dict[str, str]:
        """A published row by what it is of, for {column_zh}, and its figure if it has one, for {past_zh}."""
        data = self.merged.base[table]
        get = lambda name: data.column(name)[row].as_py()  # noqa: E731
        label, key = TABLES[table].label, " ".join(key_of(table, data, row))
        named = self._named(table, get) or in_words(f"{label.zh} {key}", f"{label.en} {key}", "column")
        figure = next((name for name in FIGURES.get(table, ()) if get(name) is not None), None)
        if figure is None:
            return {**named, **in_words("", "", "past")}
        return {**named, **_with_unit(get(figure), _unit_of(table, figure, get), "past")}

    def _named(self, table: str, get: Callable[[str], Any]) -> dict[str, str]:
        if table == "observations":
            measure = MEASURES.get(get("metric_id"))
            return self._of(measure.label, get("subject_id"), get("period")) if measure else {}
        if table == "fund_flows" and get("stage") in FUND_STAGE.ids:
            return self._of(FUND_STAGE[get("stage")].label, get("pair_id"), get("period"))
        return {}

    def _of(self, label: Text, subject: str | None, period: str | None) -> dict[str, str]:
        zh, en = (" ".join(word for word in (subject, label(lang), period) if word) for lang in ("zh", "en"))
        return in_words(zh, en, "column")

    def told_at(
        self,
        rule: LedgerRule,
        place: Whence,
        table: str,
        key: tuple[str, ...],
        filled: Mapping[str, str],
        cause: str = "",
    ) -> Iterator[Raised]:
        """A fault of a place that need be no row's: a line that another one overlaid, a sheet as a whole."""
        yield place.share, CellFault(rule, place.sheet, place.cell, None, filled, table, None, key, cause)

    def figure(self, table: str, row: int, column: str, value: Decimal | int, name: str) -> dict[str, str]:
        """A figure for {name_zh} and {name_en}, exact; money in 万元 or 亿元, as forms have it."""
        unit = _unit_of(table, column, lambda wanted: self.merged.values(table, wanted)[row])
        return _with_unit(value, unit, name)


def _unit_of(table: str, column: str, get: Callable[[str], Any]) -> Unit | None:
    has_unit = table != "projects" and "unit" in TABLES[table].column_names
    unit = UNITS.get(get("unit") or "") if has_unit else None
    return UNITS["yuan"] if unit is None and column in ("amount", "planned_investment") else unit


def _with_unit(value: Decimal | int, unit: Unit | None, name: str) -> dict[str, str]:
    whole, _, rest = f"{value:,f}".partition(".")
    bare = f"{whole}.{rest}" if rest.strip("0") else whole
    zh, en = (str(plain(value, unit, lang)) if unit else bare for lang in ("zh", "en"))
    return in_words(zh, en, name)


def rule(rule_id: str, severity: str, says: tuple[str, str], remedy: tuple[str, str]) -> LedgerRule:
    """A rule from plain words, each (zh, en)."""
    return LedgerRule(rule_id, severity, Text(*says), Text(*remedy))


def words(zh: str, en: str, name: str = "more") -> dict[str, str]:
    return in_words(zh, en, name)
