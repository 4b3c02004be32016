"""What was found wrong so far: one mistake told once, the first of a kind in each file with their rows, the rest counted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from store.package.faults import Fault

MOST = 20  # of one rule in one file: who mends these sees the pattern, and 20,000 lines are read by nobody


@dataclass(frozen=True)
class Found:
    """One rule broken in many rows, counted as a spreadsheet does. `value` and `more` are asked only for the rows that
    are told: a file in which every row is wrong then costs what one does in which twenty are."""

    file: str
    rule: str
    rows: np.ndarray
    column: str | None = None
    value: Callable[[int], str | None] = lambda row: None
    more: str | Callable[[int], str] = ""

    def faults(self) -> Iterator[Fault]:
        """The first rows of it."""
        for row in np.sort(self.rows)[:MOST].tolist():
            more = self.more if isinstance(self.more, str) else self.more(row)
            yield Fault(self.file, self.rule, row, self.column, self.value(row), more)


class Tally:
    """Takes what is found step by step: what a later step finds in a cell, row or column already told is left out."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, str], list[Fault | Found]] = {}
        self._rows: dict[tuple[str, str | None], np.ndarray] = {}
        self._whole: set[tuple[str, str | None]] = set()

    def add(self, found: Iterable[Fault | Found]) -> None:
        """One step. What is found in the same step does not hide one another."""
        fresh = [kept for kept in map(self._untold, found) if kept is not None]
        for kept in fresh:
            self._kinds.setdefault((kept.file, kept.rule), []).append(kept)
            place = kept.file, kept.column
            if isinstance(kept, Found):
                told = self._rows.get(place)
                self._rows[place] = kept.rows if told is None else np.union1d(told, kept.rows)
            elif kept.row is None:
                self._whole.add(place)
            else:
                self._rows[place] = np.append(self._rows.get(place, np.empty(0, int)), kept.row)

    def files(self, rules: Iterable[str]) -> set[str]:
        """The files that break one of the rules."""
        return {file for file, rule in self._kinds if rule in set(rules)}

    def columns(self, file: str, rule: str) -> set[str | None]:
        return {kept.column for kept in self._kinds.get((file, rule), ())}

    def faults(self) -> tuple[Fault, ...]:
        """By file and row, each with its row; the last told of a kind counts the rest of it."""
        told = [fault for kinds in self._kinds.values() for fault in _first(kinds)]
        return tuple(sorted(told, key=_order))

    def found(self) -> tuple[Found, ...]:
        """All that is told of rows, uncapped, as it was found."""
        return tuple(kept for kinds in self._kinds.values() for kept in kinds if isinstance(kept, Found))

    def _untold(self, found: Fault | Found) -> Fault | Found | None:
        file, column = found.file, found.column
        if isinstance(found, Fault):
            if found.row is None:
                return None if {(file, column), (file, None)} & self._whole else found
            rows = np.array([found.row])
        else:
            rows = found.rows
        if (file, column) in self._whole:
            return None
        for place in {(file, column), (file, None)} & self._rows.keys():
            rows = rows[~np.isin(rows, self._rows[place])]
        if not len(rows):
            return None
        return found if isinstance(found, Fault) else replace(found, rows=rows)


def _order(fault: Fault) -> tuple[str, int, str, str, str]:
    return fault.file, fault.row or 0, fault.column or "", fault.rule, fault.more


def _first(kinds: list[Fault | Found]) -> list[Fault]:
    told = [fault for kept in kinds for fault in (kept.faults() if isinstance(kept, Found) else [kept])]
    once = sorted(set(told), key=_order)
    whole = sum(len(kept.rows) if isinstance(kept, Found) else 1 for kept in kinds) - (len(told) - len(once))
    first = once[:MOST]
    first[-1] = replace(first[-1], rest=whole - len(first))
    return first
