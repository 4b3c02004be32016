"""What is published already, as far as reading a sheet needs it: names and ids, whose project is whose, earlier figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.ledgers.frame.words import plain
from store.package.reading import arrow_schema
from store.schema import TABLES
from store.written.names import Places

_SUFFIX = "县市区"


class Known:
    """The tables of one version, and what a file being read adds to them. Absent tables are empty."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self.tables = {name: tables.get(name, arrow_schema(table).empty_table()) for name, table in TABLES.items()}
        self._ids: dict[tuple[str, str], frozenset[str]] = {}

    @classmethod
    def of(cls, tables: Mapping[str, pa.Table]) -> Known:
        return cls(tables)

    def plus(self, table: str, rows: pa.Table) -> Known:
        """With rows that a file brings: those of the same key replace what is published, but for what they leave blank."""
        key = TABLES[table].key
        old = self.tables[table]
        at = {row: position for position, row in enumerate(zip(*(old[name].to_pylist() for name in key), strict=True))}
        new = [at.get(row) for row in zip(*(rows[name].to_pylist() for name in key), strict=True)]
        before = old.take(pa.array(new, pa.int64()))
        whole = {name: pc.coalesce(rows[name], before[name]) for name in rows.column_names}
        keep = np.ones(len(old), bool)
        keep[[position for position in new if position is not None]] = False
        kept = old.filter(pa.array(keep))
        return Known({**self.tables, table: pa.concat_tables([kept, pa.table(whole, schema=rows.schema)])})

    @cached_property
    def places(self) -> Places:
        return Places(*(self.tables[name].to_pylist() for name in ("counties", "pairs", "tracks", "projects")))

    @cached_property
    def pair_of_project(self) -> dict[str, str]:
        return dict(self._two("projects", "project_id", "pair_id"))

    @cached_property
    def name_of_project(self) -> dict[str, str]:
        return dict(self._two("projects", "project_id", "name"))

    @cached_property
    def name_of_track(self) -> dict[str, str]:
        return dict(self._two("tracks", "track_id", "name_zh"))

    @cached_property
    def pair_of_name(self) -> dict[str, str]:
        """Of names that only one project bears."""
        found = list(self._two("projects", "name", "pair_id"))
        times = Counter(name for name, _ in found)
        return {name: pair for name, pair in found if times[name] == 1}

    @cached_property
    def pairs_of_county(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for side in ("industrial_adcode", "mountain_adcode"):
            for pair, county in self._two("pairs", "pair_id", side):
                found[county].append(pair)
        return {county: tuple(dict.fromkeys(pairs)) for county, pairs in found.items()}

    @cached_property
    def counties_of_pair(self) -> dict[str, tuple[str, str]]:
        pairs = self.tables["pairs"].to_pylist()
        return {pair["pair_id"]: (pair["industrial_adcode"], pair["mountain_adcode"]) for pair in pairs}

    def pair_of_county(self, county: str | None) -> str | None:
        """The pair of a county that belongs to one only."""
        found = self.pairs_of_county.get(county or "", ())
        return found[0] if len(found) == 1 else None

    def ids(self, table: str, column: str) -> frozenset[str]:
        if (table, column) not in self._ids:
            self._ids[table, column] = frozenset(self.tables[table][column].drop_null().to_pylist())
        return self._ids[table, column]

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        """(what a text may hold, adcode): full names and names without 县, 市 or 区, the longest first."""
        found = {}
        for county in self.tables["counties"].to_pylist():
            for name in (county["official_name"], county["name"]):
                if name:
                    found[name] = county["adcode"]
                    if len(name) > 2 and name[-1] in _SUFFIX:
                        found.setdefault(name[:-1], county["adcode"])
        return sorted(found.items(), key=lambda item: -len(item[0]))

    def place_in(self, text: str) -> tuple[str | None, str | None]:
        """(pair, county) that a title or a sheet's name speaks of. Of two counties the pair they are; of several that are
        none, nothing."""
        rest = plain(text)
        ids = [found for found in re.findall(r"(?<![A-Za-z0-9])P\d\d(?!\d)", rest) if found in self.counties_of_pair]
        if len(set(ids)) == 1:
            return ids[0], None
        counties: list[str] = []
        for name, adcode in self._names:
            if name in rest:
                rest = rest.replace(name, "|")
                counties.append(adcode)
        if len(set(counties)) == 1:
            return self.pair_of_county(counties[0]), counties[0]
        both = [pair for pair, sides in self.counties_of_pair.items() if set(sides) == set(counties)]
        return (both[0], None) if len(both) == 1 else (None, None)

    @cached_property
    def began(self) -> dict[str, date]:
        """Project → the first day it is known of: signed, else started."""
        rows = self.tables["projects"].select(["project_id", "signed_on", "started_on"]).to_pylist()
        days = {row["project_id"]: row["started_on"] or row["signed_on"] for row in rows}
        return {project: day for project, day in days.items() if day is not None}

    def _two(self, table: str, first: str, second: str) -> Iterable[tuple[Any, Any]]:
        rows = zip(self.tables[table][first].to_pylist(), self.tables[table][second].to_pylist(), strict=True)
        return ((one, other) for one, other in rows if one is not None and other is not None)
