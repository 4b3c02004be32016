"""Cross-checks of who is who: a project under a pair it is not of, one thing under two ids, a row that stands twice."""

import unicodedata
from collections.abc import Iterator

from store.handins.case import Case, Raised, rule, words
from store.handins.merging import key_of

WRONG_PAIR = rule(
    "wrong_pair",
    "error",
    ("项目 {project} 属于 {more_zh}，不属于 {given}", "project {project} is of {more_en}, not of {given}"),
    (
        "请核对项目编号、名称和结对；一个项目只属于一个结对",
        "check the project's id and name and the pair; a project is of one pair only",
    ),
)
SAME_UNDER_ANOTHER_ID = rule(
    "same_under_another_id",
    "warning",
    ("“{name}”已有，编号是 {more_zh}，可能是同一个", "“{name}” is there as {more_en} and may be the same"),
    ("如是同一个，请改用原编号；确为两个的，请说明", "if it is the same, use the id there is; if they are two, say so"),
)
ROW_TWICE = rule(
    "row_twice",
    "warning",
    ("与 {more_zh} 是同一行，填了两次", "is the row of {more_en} given a second time"),
    (
        "请删去一行；如应是另一期或另一对象的数，请改正",
        "remove one; if it should be of another period or subject, mend it",
    ),
)
# What two rows of a table share only if they are one thing: the words first, then what must be alike as it is.
_NAMED = {
    "projects": ("name", ("pair_id",)),
    "events": ("title", ("pair_id", "date", "kind")),
    "resources": ("item", ("adcode", "side")),
}


def wrong_pair(case: Case) -> Iterator[Raised]:
    """A published project that the file gives to another pair, and money of a project booked under another pair."""
    merged = case.merged
    ids, pairs = merged.values("projects", "project_id"), merged.values("projects", "pair_id")
    for row in merged.revised.get("projects", {}).get("pair_id", []):
        held = merged.lines["projects"]
        before = merged.base["projects"].column("pair_id")[int(held.published[row])].as_py()
        filled = {"project": ids[row], "given": pairs[row] or "", **words(before, before)}
        yield from case.told(WRONG_PAIR, "projects", row, _of_row(case, "projects", row), filled)
    of_project = dict(zip(ids, pairs, strict=True))
    flow_pairs, flow_projects = merged.values("fund_flows", "pair_id"), merged.values("fund_flows", "project_id")
    for row in merged.spoken("fund_flows").tolist():
        pair, project = flow_pairs[row], flow_projects[row]
        own = of_project.get(project)
        if pair and own and pair != own:
            filled = {"project": project, "given": pair, **words(own, own)}
            yield from case.told(WRONG_PAIR, "fund_flows", row, _of_row(case, "fund_flows", row), filled)


def _of_row(case: Case, table: str, row: int) -> str:
    """The pair's cell, unless it is one that holds for many rows."""
    held = case.merged.lines[table]
    line = int(held.cells["pair_id"][row])
    at = held.pieces[held.piece_of(line)[0]].cells.get("pair_id", "") if line >= held.base else ""
    return "project_id" if at[-1:].isdigit() else "pair_id"


def same_under_another_id(case: Case) -> Iterator[Raised]:
    """A new row that is named as another of the same table is."""
    for table, (name, alike) in _NAMED.items():
        held = case.merged.lines.get(table)
        if held is None:
            continue
        names = case.merged.values(table, name)
        rest = [case.merged.values(table, column) for column in alike]
        first: dict[tuple[object, ...], int] = {}
        for row, written in enumerate(names):
            if written is None:
                continue
            other = first.setdefault((plain(written), *(values[row] for values in rest)), row)
            if other != row and held.published[row] < 0:
                there = case.merged.key(table, other)[0]
                filled = {"name": written, **words(there, there)}
                yield from case.told(SAME_UNDER_ANOTHER_ID, table, row, name, filled)


def plain(name: str) -> str:
    """A name without what people write differently: width, case, spaces, brackets and dashes."""
    kept = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in kept if sign.isalnum())


def row_twice(case: Case) -> Iterator[Raised]:
    """A row given twice in one sheet, which says nothing else. Sheets that make rows of several tables name one project in
    many lines: there it is a mistake only where its figures stand twice too."""
    repeated, places = _repeated(case)
    of_sheet: dict[tuple[int, str], set[str]] = {}
    for number, share in enumerate(case.merged.shares):
        for piece in share.read.pieces:
            of_sheet.setdefault((number, piece.sheet), set()).add(piece.table)
    for (number, sheet, _, later), tables in repeated.items():
        figures = any(table not in _NAMED for table, _, _ in tables.values())
        if len(tables) < len(places[number, sheet, later]) or not (figures or len(of_sheet[number, sheet]) == 1):
            continue
        table, first, second = next(iter(tables.values()))
        where, place = (case.merged.place_of_line(table, line) for line in (first, second))
        at, row = case.merged.lines[table].piece_of(second)
        key = key_of(table, case.merged.lines[table].pieces[at].data, row)
        filled = words(f"《{where.sheet}》{where.cell or ''}", f"“{where.sheet}” {where.cell or ''}")
        yield from case.told_at(ROW_TWICE, place, table, key, filled)


_Repeated = dict[tuple[int, str, int, int], dict[int, tuple[str, int, int]]]


def _repeated(case: Case) -> tuple[_Repeated, dict[tuple[int, str, int], set[int]]]:
    """(share, sheet, row, later row) → piece → table and lines; and of each later row the pieces that hold it."""
    found: _Repeated = {}
    wanted: dict[tuple[int, str], set[int]] = {}
    for table, held in case.merged.lines.items():
        for earlier, later in held.repeated.tolist():
            (number, first), (_, second) = held.piece_of(earlier), held.piece_of(later)
            piece = held.pieces[number]
            share, rows = case.merged.owners[table][number], (int(piece.rows[first]), int(piece.rows[second]))
            found.setdefault((share, piece.sheet, *rows), {})[id(piece)] = table, earlier, later
            wanted.setdefault((share, piece.sheet), set()).add(rows[1])
    places: dict[tuple[int, str, int], set[int]] = {}
    for number, of in enumerate(case.merged.shares):
        for piece in of.read.pieces:
            later_rows = wanted.get((number, piece.sheet), set())
            for row in later_rows.intersection(piece.rows.tolist()) if later_rows else ():
                places.setdefault((number, piece.sheet, row), set()).add(id(piece))
    return found, places
