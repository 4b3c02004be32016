"""Cross-checks of who is who: a project under a pair it is not of, one thing under two ids, a row that stands twice."""

import unicodedata
from collections.abc import Iterator

from store.handins.case import Case, Raised, rule, words
from store.handins.merging import key_of

WRONG_PAIR = rule(
    "wrong_pair",
    "error",
    ("项目 {project} 属于 {more_zh}，不属于 {value}", "project {project} is of {more_en}, not of {value}"),
    (
        "请核对项目编号、名称和结对；一个项目只属于一个结对",
        "check the project's id and name and the pair; a project is of one pair only",
    ),
)
NOT_ITS_PAIR = rule(
    "not_its_pair",
    "question",
    ("此表应只填 {more_zh}，这一行是 {value}", "this file should be of {more_en} alone; this row is of {value}"),
    ("如属误填请删去此行", "remove the row if it is here by mistake"),
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
        yield from case.told(WRONG_PAIR, "projects", row, "pair_id", {"project": ids[row], **words(before, before)})
    of_project = dict(zip(ids, pairs, strict=True))
    flow_pairs, flow_projects = merged.values("fund_flows", "pair_id"), merged.values("fund_flows", "project_id")
    for row in merged.spoken("fund_flows").tolist():
        pair, project = flow_pairs[row], flow_projects[row]
        own = of_project.get(project)
        if pair and own and pair != own:
            yield from case.told(WRONG_PAIR, "fund_flows", row, "pair_id", {"project": project, **words(own, own)})


def not_its_pair(case: Case) -> Iterator[Raised]:
    """Rows of another pair in the share of one."""
    expected = [share.expected.pair_id for share in case.merged.shares]
    for table in ("projects", "fund_flows", "events", "targets"):
        pairs = case.merged.values(table, "pair_id")
        for row in case.merged.spoken(table).tolist():
            place = case.merged.place(table, row, "pair_id")
            due = expected[place.share] if place else None
            if due and pairs[row] and pairs[row] != due:
                yield from case.told(NOT_ITS_PAIR, table, row, "pair_id", words(due, due), f"not_its_pair:{pairs[row]}")


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
    many lines: there it is no mistake."""
    tables: dict[tuple[int, str], set[str]] = {}
    for number, share in enumerate(case.merged.shares):
        for piece in share.read.pieces:
            tables.setdefault((number, piece.sheet), set()).add(piece.table)
    for table, held in case.merged.lines.items():
        for earlier, later in held.repeated.tolist():
            there, place = (case.merged.place_of_line(table, line) for line in (earlier, later))
            if len(tables.get((place.share, place.sheet), ())) != 1:
                continue
            number, row = held.piece_of(later)
            filled = words(f"《{there.sheet}》{there.cell or ''}", f"“{there.sheet}” {there.cell or ''}")
            key = key_of(table, held.pieces[number].data, row)
            yield from case.told_at(ROW_TWICE, place, table, key, filled)
