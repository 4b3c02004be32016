"""A sheet's frame: which blocks it has, under which titles and headers; and why one that is not read is not."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.codes import STAGE
from store.ledgers.cells import labelled
from store.ledgers.collecting import Collected
from store.ledgers.frame import called
from store.ledgers.frame.bodies import Block, block
from store.ledgers.frame.by_title import targets_of_the_title, up_to_the_title
from store.ledgers.frame.fields import FIELDS, header_key
from store.ledgers.frame.headings import Heading, headings
from store.ledgers.frame.heads import Head, filled, find_heads, row_texts
from store.ledgers.frame.known import Known
from store.ledgers.frame.mapping import Mapped, mapped
from store.ledgers.frame.titles import Said, said_above, said_elsewhere
from store.ledgers.frame.words import is_note, looks, plain, readable
from store.ledgers.results import Expected, SheetRead
from store.ledgers.rules import RULES
from store.ledgers.supplies import TO_DATE_TITLE
from store.sheets.grid import Sheet, address
from store.written.choices import code
from store.written.quarters import find_period
from store.written.reading import Unread
from style.text import Text

# Sheets of our templates, and of most people's, that hold no data.
_NOT_DATA = frozenset(map(header_key, ("说明", "填报说明", "填表说明", "使用说明", "示例", "样例", "例表", "填报示例", "词表", "选项", "下拉选项",
                                       "代码", "代码表", "列表", "字典", "数据字典", "填报问题", "封面", "目录", "guide", "example", "lists",
                                       "codes", "notes", "readme", "faults", "contents", "cover", "instructions")))  # fmt: skip
EMPTY = Text("空表", "an empty sheet")
NOT_DATA = Text("说明、示例或词表，不是填报内容", "a guide, an example or a list of words, not what is handed in")
HIDDEN = Text("隐藏的工作表不读入", "hidden sheets are not read")
NO_HEADER = Text("没有认出表头", "no header was recognised")
NO_FIGURES = Text("没有数据行", "there are no rows of data")
NEXT_YEAR = Text(
    "预计数不会是已过去的季度，按下一年理解", "what is expected is not of a quarter gone by: taken for the next year's"
)
YEAR_SO_FAR = Text(
    "同表另有该年的季度数，按本年累计理解", "quarters of that year stand beside it: taken for the year so far"
)
_MAYBE_STAGES = frozenset(map(header_key, called.MAYBE_STAGES.split("、")))


@dataclass
class Framed:
    """One sheet with its blocks; `read` says what becomes of it, `left_out` grows while its blocks are made."""

    sheet: Sheet
    blocks: list[Block] = field(default_factory=list)
    header_rows: list[int] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)
    why: Text | None = None

    def read(self, table: str | None) -> SheetRead:
        return SheetRead(self.sheet.name, table, tuple(self.header_rows), dict(sorted(self.left_out.items())), self.why)


def framed(sheet: Sheet, file: str, known: Known, expected: Expected, collected: Collected) -> Framed:
    """The frame of one sheet; what is odd in it is told."""
    found = Framed(sheet)
    remembered = expected.columns or {}
    counts = filled(sheet)
    if not counts.any():
        found.why = EMPTY
        return found
    if header_key(sheet.name) in _NOT_DATA:
        found.why = NOT_DATA
        return found
    heads = find_heads(sheet, frozenset(remembered))
    if sheet.hidden:
        found.why = HIDDEN
        if heads:
            collected.fault(RULES["hidden_sheet"], sheet.name)
        return found
    if not heads:
        return _without_header(found, counts, collected)
    _blocks(found, heads, file, known, expected, collected)
    return found


def _without_header(found: Framed, counts: np.ndarray, collected: Collected) -> Framed:
    found.why = NO_HEADER
    sheet = found.sheet
    rows = [row for row in (counts >= 2).nonzero()[0][:50].tolist()]
    if any(looks(text) == "figure" for row in rows for text in row_texts(sheet, row + 1).values()):
        collected.fault(RULES["sheet_unread"], sheet.name)
    return found


def _blocks(
    found: Framed, heads: tuple[Head, ...], file: str, known: Known, expected: Expected, collected: Collected
) -> None:
    sheet = found.sheet
    due = int(expected.quarter[:4]) if expected.quarter else None
    said = Said()
    starts = [_title_start(sheet, head, heads[i - 1].last + 1 if i else 1) for i, head in enumerate(heads)]
    for number, head in enumerate(heads):
        end = starts[number + 1] - 1 if number + 1 < len(heads) else sheet.height
        said = said_above(
            sheet,
            range(starts[number], head.first),
            known,
            due,
            replace(said, figure=None, of_targets=False, fund_year=None),
        )
        whole = said_elsewhere(said, sheet, file, known, due)
        found.header_rows += range(head.first, head.last + 1)
        found.left_out |= {row: "title" for row in range(starts[number], head.first) if row_texts(sheet, row)}
        year = int(whole.period.value[:4]) if whole.period is not None else due
        tracks = {header_key(one): track for track, one in known.name_of_track.items()}
        columns = mapped(_seen(headings(sheet, head, year, tracks), sheet), expected.columns or {}, whole.figure)
        columns = _yet_to_come(_by_title(columns, whole, sheet, collected), whole, sheet, collected)
        columns = _stages_or_words(_year_beside_quarters(columns, whole, sheet, collected), sheet, head, end)
        one = block(sheet, head, end, whole, columns, known)
        found.left_out |= one.left_out
        found.blocks.append(one)
        if (
            columns.table is not None
            or columns.figures
            or any(each.period and not each.keys for each in columns.headings)
        ):
            _tell_columns(one, columns, collected)
        _tell_rows(one, collected)
        _tell_period(one, file, expected, collected)


def _title_start(sheet: Sheet, head: Head, floor: int) -> int:
    """The first title row above a header: for the first header all rows above it, for others those that look like titles."""
    if floor == 1:
        return 1
    first = head.first
    while first > floor:
        texts = list(row_texts(sheet, first - 1).values())
        if (
            len(texts) > 3
            or any(looks(text) == "figure" for text in texts)
            or (texts and is_note(texts[0]) and not _is_label(texts[0]))
        ):
            break
        first -= 1
    return first


def _is_label(text: str) -> bool:
    return plain(text).startswith(("填报单位", "单位:", "报送单位", "填报日期", "填报时间"))


def _by_title(columns: Mapped, said: Said, sheet: Sheet, collected: Collected) -> Mapped:
    def tell(each: Heading, label: Text, why: Text) -> None:
        collected.guess_once(sheet.name, each.cell, each.written, label.zh, why)

    return targets_of_the_title(up_to_the_title(columns, said, TO_DATE_TITLE, tell), said, tell)


def _yet_to_come(columns: Mapped, said: Said, sheet: Sheet, collected: Collected) -> Mapped:
    """一季度预计完成 in a sheet of the fourth quarter is the next year's: what is expected is not over yet."""
    told = said.period.value if said.period is not None else ""
    changed = []
    for each in columns.headings:
        expected = each.field is not None and each.field.fixed.get("value_type") == "forecast"
        of, year = each.period or "", told[:4]
        bare = of[:4] == year and year not in each.written
        if expected and bare and len(told) == len(of) == 6 and of < told:
            later = f"{int(year) + 1}{of[4:]}"
            collected.guess_once(sheet.name, each.cell, each.written, later, NEXT_YEAR)
            each = replace(each, period=later)
        changed.append(each)
    return replace(columns, headings=tuple(changed))


def _year_beside_quarters(columns: Mapped, said: Said, sheet: Sheet, collected: Collected) -> Mapped:
    """2025年完成投资 beside the fourth quarter's is the year so far: it adds nothing to its quarters, and is compared."""
    told = said.period.value if said.period is not None else ""
    quarters: dict[str, set[str]] = {}
    for each in columns.figures:
        of = each.period or told
        if each.field is not None and not each.field.cumulative and len(of) == 6:
            quarters.setdefault(each.field.id, set()).add(of)
    changed = []
    for each in columns.headings:
        so_far = FIELDS.get(f"{each.field.id}.year") if each.field is not None else None
        beside = [of for of in quarters.get(each.field.id if each.field else "", ()) if of[:4] == each.period]
        if so_far is not None and beside:
            collected.guess_once(sheet.name, each.cell, each.written, so_far.label.zh, YEAR_SO_FAR)
            each = replace(each, field=so_far, period=max(beside))
        changed.append(each)
    return replace(columns, headings=tuple(changed))


def _stages_or_words(columns: Mapped, sheet: Sheet, head: Head, end: int) -> Mapped:
    """进展情况 over sentences is a note and no column of stages."""
    changed = []
    for each in columns.headings:
        of_stage = each.field is not None and each.field.id == "projects.stage" and each.how == "alias"
        if (
            of_stage
            and set(each.keys) & _MAYBE_STAGES
            and not _mostly_stages(sheet.texts[each.column].slice(head.last, end - head.last))
        ):
            each = replace(each, field=FIELDS["context.note"])
        changed.append(each)
    return replace(columns, headings=tuple(changed))


def _mostly_stages(texts: pa.Array) -> bool:
    words = texts.drop_null().unique().to_pylist()
    return sum(_is_stage(text) for text in words) * 2 >= len(words)


def _is_stage(text: str) -> bool:
    try:
        return code(text, STAGE).value is not None
    except Unread:
        return False


def _seen(found: tuple[Heading, ...], sheet: Sheet) -> tuple[Heading, ...]:
    """A hidden column says nothing, and takes no other's place."""
    return tuple(
        replace(each, keys=(), period=None, so_far="") if each.column in sheet.hidden_columns else each
        for each in found
    )


def _holds(one: Block, column: int) -> bool:
    """Whether any row of data has something in a column."""
    if not len(one.rows):
        return False
    texts = one.sheet.texts[column].slice(one.head.last, int(one.rows[-1]) - one.head.last)
    if texts.null_count == len(texts):
        return False
    there = pc.is_valid(texts).to_numpy(zero_copy_only=False)
    return bool(there[one.rows - 1 - one.head.last].any())


def _tell_columns(one: Block, before: Mapped, collected: Collected) -> None:
    name = one.sheet.name
    second = {later.column for _, later in before.twice}
    for each in before.headings:
        if each.column in second or not _holds(one, each.column):
            continue
        if each.column in one.sheet.hidden_columns:
            collected.fault(RULES["hidden_column"], name, each.cell, each.written)
        elif each.field is None and each.how == "left_out" and not each.compares:
            rule = "column_unknown" if each.keys else "which_table" if each.period else "column_unnamed"
            collected.fault(RULES[rule], name, each.cell, each.written or None, cause=f"{rule}\x1f{name}")
        elif each.how == "likeness" and each.field is not None:
            likely = labelled(RULES["column_likeness"], each.field.label)
            collected.fault(likely, name, each.cell, each.written, sure=f"{each.sure:.0%}")
    for first, later in before.twice:
        if _differ(one, first, later):
            assert first.field is not None
            twice = labelled(RULES["column_twice"], first.field.label)
            collected.fault(twice, name, later.cell, later.written, other=f"{first.cell} {first.written}")


def _differ(one: Block, first: Heading, later: Heading) -> bool:
    mine, other = one.sheet.texts[first.column], one.sheet.texts[later.column]
    return any(
        (there := other[row - 1].as_py()) is not None and there != mine[row - 1].as_py() for row in one.rows.tolist()
    )


def _tell_rows(one: Block, collected: Collected) -> None:
    for row, why in one.left_out.items():
        if why == "hidden":
            first = next(iter(row_texts(one.sheet, row)), 0)
            collected.fault(RULES["hidden_row"], one.sheet.name, address(row, first), one.sheet.text(row, first),
                            cause=f"hidden_row\x1f{one.sheet.name}")  # fmt: skip


def _tell_names_period(one: Block, file: str, collected: Collected) -> None:
    """三季度 on the sheet's tab or the file, and another quarter in its title: the title holds, and it is asked."""
    said = one.said.period
    own = any(e.period or (e.field is not None and e.field.column == "period") for e in one.mapped.headings)
    if said is None or not said.cell or said.so_far or len(said.value) != 6 or own:
        return
    for name, year in ((one.sheet.name, int(said.value[:4])), (file.rsplit(".", 1)[0], None)):
        told = find_period(plain(readable(name)), year)
        if told is not None and len(told) == 6 and told != said.value:
            collected.fault(RULES["name_of_other_period"], one.sheet.name, said.cell, said.value,
                            said=said.value, told=told, name=name)  # fmt: skip
            return


def _tell_period(one: Block, file: str, expected: Expected, collected: Collected) -> None:
    said = one.said.period
    _tell_names_period(one, file, collected)
    if said is None or expected.quarter is None or said.value == expected.quarter or len(said.value) != 6:
        return
    if any(each.field is not None and each.field.column == "period" for each in one.mapped.headings):
        return
    told = any(
        fault.rule is RULES["other_period"] and (fault.sheet, fault.cell) == (one.sheet.name, said.cell or None)
        for fault in collected.faults
    )
    if not told:
        collected.fault(RULES["other_period"], one.sheet.name, said.cell or None, said.value,
                        said=said.value, expected=expected.quarter)  # fmt: skip


def all_headings(blocks: list[Block]) -> Iterator[tuple[Block, Heading]]:
    for one in blocks:
        yield from ((one, each) for each in one.mapped.headings)
