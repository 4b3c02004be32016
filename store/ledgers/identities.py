"""The ids that a sheet need not write: of a known record by what names it, of a new one the next that is free."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.ledgers.frame.headings import Heading
from store.ledgers.frame.words import plain
from store.ledgers.pieces import Given, Making
from store.ledgers.rules import RULES
from store.ledgers.subjects import Resolved
from store.sheets.grid import letters
from store.written.reading import Unread
from style.text import Text

NEW_PROJECT = Text("新项目，按该结对的下一个空号编号", "a new project: numbered next in its pair")
BY_ITS_NAME = Text("按已有项目的名称理解", "taken for the published project of this name")
NEW_RECORD = Text("新记录，按下一个空号编号", "a new record: numbered next")
SAME_FLOW = Text(
    "没有流水号，按已发布的同一期、环节和对象的一笔理解",
    "no number: taken for the published movement of the same period, stage and place",
)
_FLOW = ("year", "period", "stage", "pair_id", "payee_adcode", "track_id", "project_id")


def bare_name(text: str | None) -> str:
    """What names are compared by: signs that people leave out or put in do not count."""
    return re.sub(r"[\W_]", "", plain(text or "").casefold())


class _Free:
    """Hands out numbers after a stem: P01-030 is followed by P01-031."""

    def __init__(self, taken: Iterable[str], shape: str, width: int) -> None:
        self._shape, self._width = shape, width
        self._last: dict[str, int] = defaultdict(int)
        pattern = re.compile(re.escape(shape).replace(r"\{stem\}", "(.+)") + r"(\d+)")
        for one in taken:
            if found := pattern.fullmatch(one):
                self._last[found[1]] = max(self._last[found[1]], int(found[2]))

    def next(self, stem: str) -> str:
        self._last[stem] += 1
        return f"{self._shape.format(stem=stem)}{self._last[stem]:0{self._width}d}"


def _written(making: Making, column: str) -> tuple[Given | None, list[str | None]]:
    """Ids that stand in a column of their own."""
    given = making.own(making.table.column(column))
    return given, [None] * making.length if given is None else given.values.to_pylist()


def _finish(making: Making, column: str, given: Given | None, ids: list[str | None], named: Heading | None) -> Given:
    cell = given.cell if given is not None else letters(named.column) if named is not None else None
    return Given(pa.array(ids, pa.string()), cell, True)


def project_ids(making: Making) -> Given:
    """By id, by exact name within the pair, else new; a new name much like a known one is asked about."""
    given, ids = _written(making, "project_id")
    heading, id_heading = making.heading("name"), making.heading("project_id")
    names = making.column("name").values.to_pylist()
    pairs = making.column("pair_id").values.to_pylist()
    known: dict[tuple[str | None, str], str] = {}
    for row in making.known.tables["projects"].select(["project_id", "pair_id", "name"]).to_pylist():
        known[row["pair_id"], bare_name(row["name"])] = row["project_id"]
    by_id = making.known.ids("projects", "project_id")
    free = _Free([*making.known.ids("projects", "project_id"), *(one for one in ids if one)], "{stem}-", 3)
    bad = making.cells.bad[id_heading.column] if id_heading is not None else np.zeros(making.length, bool)
    for position, (written, name, pair) in enumerate(zip(ids, names, pairs, strict=True)):
        if written is not None or name is None or pair is None or bad[position]:
            continue
        key = (pair, bare_name(name))
        if (head := name.split(" ", 1)[0]) in by_id and " " in name:
            known[key] = head
        if key not in known and (called := making.known.places.project_called(name, pair)):
            known[key] = called
            _tell(making, heading, position, name, called, BY_ITS_NAME)
        if key not in known:
            _ask_if_alike(making, heading, position, name, pair)
            known[key] = free.next(pair)
            _tell(making, heading, position, name, known[key], NEW_PROJECT)
        ids[position] = known[key]
    _keep_names(making, ids, names, pairs)
    done = _finish(making, "project_id", given, ids, heading)
    making.subjects.records = Resolved(done.values, done.cell, id_heading or heading)
    return done


def _keep_names(making: Making, ids: list[str | None], names: list[str | None], pairs: list[str | None]) -> None:
    """A published name that only has marks around it or is written shorter is no new name."""
    kept = list(names)
    for position, (one, name, pair) in enumerate(zip(ids, names, pairs, strict=True)):
        published = making.known.name_of_project.get(one or "")
        if name is not None and published not in (None, name) and making.known.places.project_called(name, pair) == one:
            kept[position] = published
    if kept != names:
        making.made["name"] = replace(making.column("name"), values=pa.array(kept, pa.string()))


def _ask_if_alike(making: Making, heading: Heading | None, position: int, name: str, pair: str) -> None:
    try:
        like = making.known.places.project(name, pair).value
    except Unread:
        like = making.known.places.project_within(name, pair)
    if heading is not None and like is not None:
        row = int(making.cells.block.rows[position])
        near = making.known.name_of_project.get(str(like), "")
        making.collected.fault(RULES["project_likeness"], making.cells.block.sheet.name, f"{letters(heading.column)}{row}",
                               name, row=row, table="projects", column="name", near=f"{like} {near}")  # fmt: skip


def _tell(making: Making, heading: Heading | None, position: int, written: str | None, read_as: str, why: Text) -> None:
    if heading is not None:
        cell = f"{letters(heading.column)}{int(making.cells.block.rows[position])}"
        making.collected.guess(making.cells.block.sheet.name, cell, written or "", read_as, why)


def event_ids(making: Making) -> Given:
    """By pair and title, of several the one of the same day."""
    columns = ("pair_id", "title", "date")
    return _record_ids(
        making, "event_id", columns, 2, "title", _Free(making.known.ids("events", "event_id"), "{stem}-E", 2), "pair_id"
    )


def resource_ids(making: Making) -> Given:
    columns = ("adcode", "side", "category", "item")
    return _record_ids(making, "resource_id", columns, 4, "item",
                       _Free(making.known.ids("resources", "resource_id"), "R{stem}-", 1), "adcode")  # fmt: skip


def deal_ids(making: Making) -> Given:
    """By the two counties, category and item: the steps of one deal share its id."""
    columns = ("from_adcode", "to_adcode", "category", "item")
    return _record_ids(making, "deal_id", columns, 4, "item",
                       _Free(making.known.ids("deals", "deal_id"), "D{stem}-", 1), "from_adcode")  # fmt: skip


def _record_ids(
    making: Making, id_column: str, names: tuple[str, ...], owed: int, named: str, free: _Free, stem: str
) -> Given:
    given, ids = _written(making, id_column)
    heading = making.heading(named)
    columns = [making.column(name).values.to_pylist() for name in names]
    known: dict[tuple[object, ...], str] = {}
    for row in making.known.tables[making.table.name].select([id_column, *names]).to_pylist():
        whole = tuple(_key(row[name]) for name in names)
        known.setdefault(whole[:owed], row[id_column])
        known[whole] = row[id_column]
    for position, values in enumerate(zip(*columns, strict=True)):
        if ids[position] is not None or None in values[:owed]:
            continue
        whole = tuple(map(_key, values))
        found = known.get(whole) or (known.get(whole[:owed]) if whole[-1] is None or owed == len(names) else None)
        if found is None:
            found = known[whole] = free.next(str(values[names.index(stem)]))
            _tell(making, heading, position, str(values[names.index(named)]), found, NEW_RECORD)
        ids[position] = found
    return _finish(making, id_column, given, ids, heading)


def _key(value: object) -> object:
    return bare_name(value) if isinstance(value, str) else value


def flow_ids(making: Making) -> Given:
    """The id of the one published movement of the same year, period, stage, pair, county, track and project, as far as the
    sheet tells them; else one made of these, so that the same row has the same id whenever it is handed in."""
    given, ids = _written(making, "flow_id")
    if given is not None and not given.values.null_count:
        return given
    columns = {name: making.column(name) for name in _FLOW}
    told = [name for name in _FLOW if columns[name].said or columns[name].values.null_count < making.length]
    published = _published_flows(making, told)
    told_of = zip(*(columns[name].values.to_pylist() for name in told), strict=True)
    parts = [pc.coalesce(columns[name].values.cast(pa.string()), pa.scalar("")) for name in _FLOW]
    joined = pc.replace_substring_regex(pc.binary_join_element_wise(*parts, "."), r"\.+", ".")
    fresh = pc.utf8_trim(joined, characters=".").to_pylist()
    used: Counter[str] = Counter()
    there = making.quantities().values.is_valid().to_pylist()
    for position, (key, made) in enumerate(zip(told_of, fresh, strict=True)):
        if ids[position] is not None or not there[position]:
            continue
        found = published.get(key, ())
        if len(found) > 1:
            _ask_which(making, position, len(found))
        used[made] += 1
        again = f".{used[made]}" if used[made] > 1 else ""
        ids[position] = found[0] if len(found) == 1 and not again else f"F{made}{again}"
        for same in set(found) & {ids[position]}:
            _tell_same(making, position, same)
    return _finish(making, "flow_id", given, ids, None)


def _published_flows(making: Making, told: list[str]) -> dict[tuple[object, ...], list[str]]:
    flows = making.known.tables["fund_flows"]
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    stages = pc.unique(making.column("stage").values)
    mine = flows.filter(pc.is_in(flows["stage"], value_set=stages))
    keys = zip(*(mine[name].to_pylist() for name in told), strict=True)
    for key, flow in zip(keys, mine["flow_id"].to_pylist(), strict=True):
        found[key].append(flow)
    return found


def _tell_same(making: Making, position: int, flow: str) -> None:
    heading = making.figure_heading()
    if heading is not None:
        row = int(making.cells.block.rows[position])
        cell, text = f"{letters(heading.column)}{row}", making.cells.block.sheet.text(row, heading.column) or ""
        making.collected.guess(making.cells.block.sheet.name, cell, text, flow, SAME_FLOW)


def _ask_which(making: Making, position: int, count: int) -> None:
    heading = making.figure_heading()
    row = int(making.cells.block.rows[position])
    cell = f"{letters(heading.column)}{row}" if heading is not None else None
    text = making.cells.block.sheet.text(row, heading.column) if heading is not None else None
    making.collected.fault(RULES["flow_unclear"], making.cells.block.sheet.name, cell, text, row=row, table="fund_flows",
                           column="amount", count=str(count))  # fmt: skip
