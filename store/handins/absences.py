"""Cross-checks of what is not there: who reported the quarter before and says nothing now, and what is to be taken out."""

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.handins.case import FIGURES, Case, Raised, rule, words
from store.handins.merging import Whence, key_of
from style.periods import Period, parse_period

MISSING_PROJECT = rule(
    "missing_project",
    "question",
    (
        "{quarter}没有项目 {more_zh} 的数，上一季度报过",
        "there is no figure of project {more_en} for {quarter}, and there was one the quarter before",
    ),
    ("如是漏报请补上；已停报的可说明原因", "add it if it was left out; if it reports no longer, you may say why"),
)
MISSING_PAIR = rule(
    "missing_pair",
    "question",
    (
        "{quarter}没有结对 {more_zh} 的数，上一季度报过",
        "there is no figure of pair {more_en} for {quarter}, and there was one the quarter before",
    ),
    ("如是漏报请补上；分开报送的可不理会", "add it if it was left out; if it is handed in by itself, leave it"),
)
TAKEN_OUT = rule(
    "taken_out",
    "warning",
    (
        "已发布的“{column_zh}”{past_zh} 将被去掉，以后的版本不再有它",
        "the published “{column_en}” {past_en} is to be taken out: later versions no longer have it",
    ),
    (
        "确要去掉的，请说明原因；只是没有报来的，请写“未报”",
        "if it is meant, say why; where a figure only did not come, write 未报",
    ),
)
_QUARTER = re.compile("20[0-9]{2}Q[1-4]")


def absences(case: Case) -> Iterator[Raised]:
    """Of each share: projects of the pairs it speaks of, and where it speaks of several pairs, pairs. A figure that is told as
    missing or not applicable is no absence."""
    about = [_about(case, number) for number in range(len(case.merged.shares))]
    if not any(about):
        return
    reported, spoken = _reported({one[0] for one in about if one is not None}, case.merged.tables["observations"])
    pair_of = dict(
        zip(case.merged.values("projects", "project_id"), case.merged.values("projects", "pair_id"), strict=True)
    )
    names = dict(zip(case.merged.values("projects", "project_id"), case.merged.values("projects", "name"), strict=True))
    for number, one in enumerate(about):
        if one is None:
            continue
        quarter, sheet, mine = one
        due = reported.get(_before(quarter), set()) - spoken.get(quarter, set())
        there = {pair_of.get(project) for project in spoken.get(quarter, ())}
        pairs = {pair_of.get(project) for project in mine} - {None}
        place, lines = Whence(number, sheet, None), _lines(case, number, quarter)
        for project in sorted(project for project in due if pair_of.get(project) in pairs):
            filled = {"quarter": quarter, **words(*[f"{project} {names.get(project) or ''}".strip()] * 2)}
            key = ("project", project, quarter)
            cause = f"missing_project:{quarter}:{pair_of[project]}"
            where = lines.get(project, place)
            yield from case.told_at(MISSING_PROJECT, where, "observations", key, filled, cause)
        lost = {pair_of[project] for project in due if project in pair_of} - there if len(pairs) > 1 else set()
        for pair in sorted(lost - {None}):
            filled = {"quarter": quarter, **words(pair, pair)}
            yield from case.told_at(MISSING_PAIR, place, "observations", ("pair", pair, quarter), filled)


def taken_out(case: Case) -> Iterator[Raised]:
    """Published rows that a hand-in takes out, each at the cell that says so: nothing goes without a reason."""
    for table, held in case.merged.lines.items():
        if not len(held.gone):
            continue
        base = case.merged.base[table]
        gone = {key_of(table, base, row): row for row in held.gone.tolist()}
        for number, piece in enumerate(held.pieces):
            for row in np.flatnonzero(piece.removed).tolist() if piece.removed is not None else ():
                key = key_of(table, piece.data, row)
                if key in gone:
                    figure = next(iter(FIGURES.get(table, ())), None)
                    place = case.merged.place_of_line(table, held.starts[number] + row, figure)
                    yield from case.told_at(TAKEN_OUT, place, table, key, case.published(table, gone[key]))


def _reported(quarters: set[str], data: pa.Table) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Of these quarters and those before them the projects that have an actual figure, and those of which any is told."""
    wanted = quarters | {_before(quarter) for quarter in quarters}
    actual = pc.and_(pc.equal(data.column("subject_type"), "project"), pc.equal(data.column("value_type"), "actual"))
    of_time = pc.is_in(data.column("period"), value_set=pa.array(sorted(wanted), pa.string()))
    rows = data.select(["period", "status", "subject_id"]).filter(pc.and_(actual, of_time))
    reported: dict[str, set[str]] = {}
    spoken: dict[str, set[str]] = {}
    for row in rows.group_by(["period", "status", "subject_id"]).aggregate([]).to_pylist():
        spoken.setdefault(row["period"], set()).add(row["subject_id"])
        if row["status"] == "reported":
            reported.setdefault(row["period"], set()).add(row["subject_id"])
    return reported, spoken


def _before(quarter: str) -> str:
    number = parse_period(quarter).last - 1
    return str(Period(number, number))


def _about(case: Case, number: int) -> tuple[str, str, set[str]] | None:
    """The quarter that a share is of (the one expected, else the last it gives figures of), the sheet that gives them, and
    the projects of which it gives any."""
    pieces = [piece for piece in case.merged.shares[number].read.pieces if piece.table == "observations"]
    last = case.merged.shares[number].expected.quarter or max(
        (quarter for piece in pieces for quarter in _quarters(piece.data)), default=""
    )
    sheet, projects = "", set[str]()
    for piece in pieces:
        actual = pc.equal(piece.data.column("value_type"), "actual")
        here = piece.data.filter(pc.and_(actual, pc.equal(piece.data.column("period"), last)))
        if len(here):
            sheet, projects = sheet or piece.sheet, projects | set(pc.unique(here.column("subject_id")).to_pylist())
    return (last, sheet, projects) if projects and _QUARTER.fullmatch(last) else None


def _lines(case: Case, number: int, quarter: str) -> dict[str, Whence]:
    """Where projects stand on sheets with a column for the quarter's figures: the cell left blank. Of the others nothing."""
    pieces = case.merged.shares[number].read.pieces
    column: dict[str, str] = {}
    for piece in pieces:
        at = str(piece.cells.get("value", ""))
        if piece.table == "observations" and at.isalpha() and quarter in set(_quarters(piece.data)):
            column.setdefault(piece.sheet, at)
    found: dict[str, Whence] = {}
    for piece in (piece for piece in pieces if piece.table == "projects" and piece.sheet in column):
        for project, row in zip(piece.data.column("project_id").to_pylist(), piece.rows, strict=True):
            found.setdefault(str(project), Whence(number, piece.sheet, f"{column[piece.sheet]}{row}"))
    return found


def _quarters(data: pa.Table) -> Iterator[str]:
    """Those of which it gives actual figures."""
    periods = pc.unique(data.column("period").filter(pc.equal(data.column("value_type"), "actual"))).drop_null()
    yield from filter(_QUARTER.fullmatch, periods.to_pylist())
