"""What may be chosen in a form's drop-downs: codes, measures, units and years as they are called, and whatever is published."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from store.codes import CODE_LISTS
from store.measures import MEASURES
from store.schema import FUND_YEARS, TABLES
from style import terms
from style.text import Text
from style.units import UNITS, Unit

_DERIVED = ("ratio",)  # kinds of unit that nothing is handed in by


@dataclass(frozen=True)
class Choice:
    """One thing to choose: `id` is stored, `shown` is chosen."""

    id: str
    shown: str
    meaning: str = ""


@dataclass(frozen=True)
class Choices:
    """Every list of a form: list id → what may be chosen. `titles` name them on their sheet."""

    lists: Mapping[str, tuple[Choice, ...]]
    titles: Mapping[str, str]
    _shown: dict[str, dict[str, str]] = field(default_factory=dict)

    def shown(self, list_id: str, stored: str | None) -> str | None:
        """How what is stored is called in the list; itself where the list lacks it."""
        if stored is None or list_id not in self.lists:
            return stored
        if list_id not in self._shown:
            self._shown[list_id] = {one.id: one.shown for one in self.lists[list_id]}
        return self._shown[list_id].get(stored, stored)


_TITLES = {"measures": Text("指标", "Measures"), "units": terms.UNIT, "years": Text("资金年度", "Fund years")}


def choices(lang: str, more: Mapping[str, Iterable[tuple[str, str]]]) -> Choices:
    """The lists of the schema, and `more` of what is published, as (id, how it is called)."""
    lists = {one.id: _named((code.id, code.label(lang), code.meaning(lang) if code.meaning else "") for code in one)
             for one in CODE_LISTS}  # fmt: skip
    lists["measures"] = _named((one.id, one.label(lang), one.meaning(lang)) for one in MEASURES.values())
    lists["units"] = _named((unit.id, unit.label(lang), "") for unit in UNITS.values() if _can_be_chosen(unit, lang))
    first, last = FUND_YEARS
    lists["years"] = _named((str(year), str(year), "") for year in range(first, last + 1))
    for name, rows in more.items():
        lists[name] = _named((stored, called, "") for stored, called in rows)
    titles = (
        {one.id: one.label(lang) for one in CODE_LISTS}
        | {name: said(lang) for name, said in _TITLES.items()}
        | {table.name: table.label(lang) for table in TABLES.values()}
    )
    return Choices(lists, titles)


def _can_be_chosen(unit: Unit, lang: str) -> bool:
    """Two that are called the same (个 of projects and of parks) cannot be told apart in a list, and no figure is handed in by them."""
    alone = sum(one.label(lang) == unit.label(lang) for one in UNITS.values()) == 1
    return alone and unit.kind not in _DERIVED


def _named(rows: Iterable[tuple[str, str, str]]) -> tuple[Choice, ...]:
    """Each by its name, or by its id where another one bears the same."""
    found = [(stored, called.strip() or stored, meaning) for stored, called, meaning in rows]
    times = Counter(called for _, called, _ in found)
    return tuple(Choice(stored, called if times[called] == 1 else stored, meaning) for stored, called, meaning in found)
