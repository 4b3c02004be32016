"""How the cells of one column of the schema are read: each type by the grammar of what people write."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from store.codes import CodeList
from store.columns import PATTERNS, Column
from store.ledgers.frame.fields import BY_KEY, FIELDS, header_key
from store.ledgers.frame.known import Known
from store.ledgers.rules import RULES
from store.measures import MEASURES
from store.written.amounts import amount
from store.written.choices import code
from store.written.days import day_within
from store.written.many import CellsRead, Told
from store.written.plain import read_identifiers
from store.written.quarters import period, to_date
from store.written.reading import Unread, Written, said
from store.written.texts import identifier, words
from store.written.units import unit, unit_of_header
from store.written.years import half, year
from style.text import Text, spellings

Reader = Callable[[str], Written]
_ID = re.compile(PATTERNS["id"])
_STRICT = {
    "counties.adcode": re.compile(PATTERNS["adcode"]),
    "pairs.pair_id": re.compile(r"P\d{2,3}"),
    "tracks.track_id": re.compile(r"T\d{1,2}"),
    "projects.project_id": re.compile(r"[A-Za-z0-9]+[-_.][A-Za-z0-9_.\-]*\d[A-Za-z0-9_.\-]*"),
    "sources.source_id": _ID,
}
# Things that many of a kind are called alike: they are named by their id, and whether there is such a one is judged with the rest.
_BY_ID_ALONE = ("resources.resource_id", "events.event_id")
_OF_THE_PROVINCE = frozenset(["省级", "省本级", "全省", "未分配", "未分到结对"])
IN_CAPITALS = Text("按已有编号 {id} 理解", "taken for {id}, which is published")
OF_THE_PROVINCE = Text("省级，未分到结对", "of the province, not yet given to a pair")
_COUNTS = {"firms": "firm_attendance", "people": "attendance"}


def reader(
    table: str, column: Column, known: Known, year_of: int | None, cumulative: bool = False, within: str | None = None
) -> Reader:
    """The reader of a column that is no amount. `year_of`: of quarters without a year; `cumulative`: a period up to which
    figures run is read as its last quarter; `within`: the period in which all events of the sheet were."""
    if column.codes is not None:
        return _code(column.codes)
    if column.points_to is not None:
        return named(column.points_to, known)
    special: dict[str, Reader] = {"metric_id": measure, "unit": unit, "half": half}
    if column.name in special:
        return special[column.name]
    if column.type == "period":
        return _period(year_of, cumulative)
    by_type: dict[str, Reader] = {
        "year": year,
        "date": lambda text: day_within(text, True, within if table == "events" else None),
        "integer": _whole(_COUNTS.get(column.name, "item")),
        "id": identifier,
        "adcode": identifier,
        "text": words,
    }
    return by_type[column.type]


def measure(text: str) -> Written:
    """A measure by its id or one of its names."""
    clean = text.strip()
    if clean in MEASURES:
        return Written(clean)
    found = _measure_called(header_key(text)) or _measure_called(header_key(unit_of_header(text)[0]))
    if found is None:
        raise Unread(RULES["measure_unknown"])
    return Written(found)


@lru_cache(maxsize=1024)
def _measure_called(key: str) -> str | None:
    for each in MEASURES.values():
        if key in {header_key(spelt) for spelt in (*spellings(each.label.zh, each.label.en), each.id)}:
            return each.id
    ids = {FIELDS[i].fixed.get("metric_id") for i in BY_KEY.get(key, ()) if FIELDS[i].table == "observations"} - {None}
    return ids.pop() if len(ids) == 1 else None


def value_type_called(text: str) -> str | None:
    """达产后产值 in a column of measures says the value type too."""
    found = {
        FIELDS[i].fixed.get("value_type") for i in BY_KEY.get(header_key(text), ()) if FIELDS[i].table == "observations"
    }
    return found.pop() if len(found) == 1 and text.strip() not in MEASURES else None


def _code(codes: CodeList) -> Reader:
    return lambda text: Written(text) if text in codes.ids else code(text, codes)


def named(points_to: str, known: Known, pair: str | None = None) -> Reader:
    """A name or id of another table; of projects among those of a pair. What has the very shape of an id is taken as it
    stands where the table is not published at all."""
    if points_to in _BY_ID_ALONE:
        return identifier
    table, column = points_to.split(".")
    ids, strict = known.ids(table, column), _STRICT[points_to]
    look_ups: dict[str, Reader] = {
        "counties": known.places.county,
        "pairs": known.places.pair,
        "tracks": known.places.track,
        "projects": lambda text: known.places.project(text, pair),
        "sources": lambda text: _source(text, known),
    }
    look_up = look_ups[table]

    def read(text: str) -> Written:
        clean = text.strip()
        if clean in ids or (not ids and strict.fullmatch(clean)):
            return Written(clean)
        if table == "projects" and (head := _ID.match(clean)) and head[0] in ids and clean[head.end() :][:1].isspace():
            return Written(head[0])  # P01-001 with its name, as in a list to choose from
        if table == "pairs" and clean in _OF_THE_PROVINCE:
            return Written(None, guess=OF_THE_PROVINCE)
        return look_up(text)

    return read


def published_ids(ids: Collection[str]) -> Callable[[pa.Array], CellsRead]:
    """Reads a column of a table's own ids: what differs from a published one by its case alone is that one, and told."""

    def read(texts: pa.Array) -> CellsRead:
        found = read_identifiers(texts)
        other = pc.unique(found.values).drop_null()
        other = other.filter(pc.invert(pc.is_in(other, value_set=pa.array(sorted(ids), pa.string()))))
        meant = {one.casefold(): one for one in ids} if len(other) else {}
        if not (same := {one: meant[one.casefold()] for one in other.to_pylist() if one.casefold() in meant}):
            return found
        values = pc.coalesce(_each_of(found.values, same), found.values)
        told = [
            Told(one, Written(known, guess=said(IN_CAPITALS, id=known)), pc.indices_nonzero(pc.equal(found.values, one)).to_numpy())
            for one, known in same.items()
        ]  # fmt: skip
        return replace(found, values=values, guesses=(*found.guesses, *told))

    return read


def _each_of(values: pa.Array, meaning: Mapping[str, str]) -> pa.Array:
    coded = values.dictionary_encode()
    return pa.array([meaning.get(one) for one in coded.dictionary.to_pylist()], pa.string()).take(coded.indices)


def _source(text: str, known: Known) -> Written:
    titles = {row["title"]: row["source_id"] for row in known.tables["sources"].to_pylist()}
    clean = text.strip()
    return Written(titles[clean]) if clean in titles else identifier(clean)


def _period(year_of: int | None, cumulative: bool) -> Reader:
    def read(text: str) -> Written:
        try:
            return period(text, year_of)
        except Unread:
            if cumulative and (told := to_date(text, year_of)):
                return Written(told.quarter)
            raise

    return read


def _whole(unit_id: str) -> Reader:
    def read(text: str) -> Written:
        found = amount(text, unit_id, None)
        value = None if found.value is None else int(found.value)  # type: ignore[arg-type]
        return Written(value, found.qualifier, found.printed, found.guess, found.status)

    return read


def unit_within(text: str) -> str | None:
    """The unit in 完成投资（万元） of a column of measures."""
    try:
        return unit_of_header(text)[1]
    except Unread:
        return None
