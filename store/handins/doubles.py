"""Cross-checks of who is who: a project under a pair it is not of, one thing under two ids, a row that stands twice."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

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
    "deals": ("item", ("from_adcode", "to_adcode", "step", "amount")),
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
    tables: dict[tuple[int, str], set[str]] = {}
    for number, share in enumerate(case.merged.shares):
        for piece in share.read.pieces:
            tables.setdefault((number, piece.sheet), set()).add(piece.table)
    for (number, sheet), held_in in tables.items():
        if repeated := _repeated(case, number, sheet):
            # Records first: of a sheet of several tables they are repeated in any case, and figures say whether it is a mistake.
            first = (
                repeated[0]
                if len(held_in) == 1
                else next((each for each in repeated if each.table not in _NAMED), None)
            )
            rows = first.rows if first is not None else np.empty((0, 2), int)
            for other in repeated:
                rows = _only(rows, other)
            if first is not None:
                yield from _tell_twice(case, first, rows)


@dataclass(frozen=True)
class _Repeated:
    """Rows of one piece that stand there twice: `rows` (earlier, later) of the sheet, `lines` of the table merged; `all` are
    all rows of the piece."""

    table: str
    rows: np.ndarray
    lines: np.ndarray
    all: np.ndarray


def _repeated(case: Case, share: int, sheet: str) -> list[_Repeated]:
    """Of each piece of a sheet."""
    found = []
    for table, held in case.merged.lines.items():
        pieces = np.searchsorted(held.starts, held.repeated[:, 0], side="right") - 1
        for number, piece in enumerate(held.pieces):
            if piece.sheet == sheet and case.merged.owners[table][number] == share:
                lines = held.repeated[pieces == number]
                found.append(_Repeated(table, piece.rows[lines - held.starts[number]], lines, piece.rows))
    return found


def _only(rows: np.ndarray, other: _Repeated) -> np.ndarray:
    """Those of the pairs whose later row is not in another piece, or is repeated there just so."""
    wide = int(max(rows.max(initial=0), other.rows.max(initial=0))) + 1
    same = np.isin(rows[:, 0] * wide + rows[:, 1], other.rows[:, 0] * wide + other.rows[:, 1])
    return rows[same | ~np.isin(rows[:, 1], other.all)]


def _tell_twice(case: Case, of: _Repeated, rows: np.ndarray) -> Iterator[Raised]:
    wanted = {tuple(pair) for pair in rows.tolist()}
    for pair, (first, second) in zip(of.rows.tolist(), of.lines.tolist(), strict=True):
        if tuple(pair) in wanted:
            where, place = (case.merged.place_of_line(of.table, line) for line in (first, second))
            at, row = case.merged.lines[of.table].piece_of(second)
            key = key_of(of.table, case.merged.lines[of.table].pieces[at].data, row)
            filled = words(f"《{where.sheet}》{where.cell or ''}", f"“{where.sheet}” {where.cell or ''}")
            yield from case.told_at(ROW_TWICE, place, of.table, key, filled)
