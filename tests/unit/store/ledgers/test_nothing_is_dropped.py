"""Whatever a sheet holds below its header is read, left out with a reason, or a fault; and nothing that people type ends the reading."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from store.ledgers.fields import FIELDS
from store.ledgers.reading import read_ledger
from store.ledgers.results import Expected, Read
from store.sheets.grid import Sheet, letters
from tests.unit.store.ledgers.books import book, sheet, small_known

KNOWN = small_known()
DUE = Expected(quarter="2024Q3", as_of=date(2024, 10, 15))

HEADERS = [
    "项目名称", "项目编号", "结对", "县（市、区）", "赛道", "项目阶段", "计划总投资（万元）", "本季完成投资（万元）", "产值（亿元）", "累计完成投资（万元）",
    "本年累计产值（万元）", "达产后产值", "下达", "拨付（万元）", "支出", "序号", "备注", "同比增长（%）", "负责人", "报告期", "年度", "环节", "金额（万元）", "指标",
    "数值", "单位", "规上工业企业数", "完成投资目标（亿元）", "总评", "日期", "活动名称", "类别", "内容", "供需", "2024年第三季度", "2024Q1", "", "#REF!",
    "本季度完成投资金额", "工业大县", "山区县", "落地县", "开工时间", "数据时点", "来源", "Completed investment (10,000 yuan)", "projects.name", "value",
]  # fmt: skip
CELLS = [
    "竹纤维制品加工项目", "泰商回归产业园", "剑瓷智能工厂", "P01-001", "P01", "滨江—泰顺", "泰顺", "滨江区", "T1", "产业项目合作", "在建", "签约", "全新项目",
    "100", "1,234.5", "12.5万元", "超1.2亿元", "约3500万", "3-5亿", "-", "—", "无", "未报", "不适用", "#NAME?", "#DIV/0!", "=A1+B1", "合计", "小计",
    "其中：省级", "注：初步数", "填表人：张三", "2024年第三季度", "2024Q2", "三季度", "2024", "2024-09-30", "2024-9-31", "45565", "完成投资", "产值", "支出",
    "万元", "家", "一、滨江—泰顺", "会议", "需求", "土地", "示例", "\u202e反", "（123）", "100美元", "x" * 2100, "  ", "项目名称", "本季完成投资（万元）",
]  # fmt: skip
cell = st.one_of(st.none(), st.sampled_from(CELLS), st.integers(-50, 10**9), st.floats(0, 1e6).map(lambda n: round(n, 2)),
                 st.text(max_size=6))  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    width = draw(st.integers(1, 6))
    header = st.lists(st.sampled_from(HEADERS), min_size=width, max_size=width)
    rows: list[list[object]] = []
    for _ in range(draw(st.integers(1, 2))):
        rows += draw(
            st.sampled_from(
                [[], [["2024年第二季度泰顺县情况表", "单位：万元"]], [["填报单位：泰顺县  单位：万元"]], [[]]]
            )
        )
        rows += [draw(header) for _ in range(draw(st.integers(1, 2)))]
        rows += draw(st.lists(st.lists(cell, min_size=width, max_size=width), max_size=6))
    height = len(rows)
    merged = []
    taken: set[tuple[int, int]] = set()
    for _ in range(draw(st.integers(0, 2))):
        row, column = draw(st.integers(1, height)), draw(st.integers(0, width - 1))
        last_row = min(height, row + draw(st.integers(0, 2)))
        last_column = min(width - 1, column + draw(st.integers(0, 2)))
        inside = {(r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1)}
        if len(inside) > 1 and not inside & taken:
            taken |= inside
            merged.append(f"{letters(column)}{row}:{letters(last_column)}{last_row}")
            for r, c in inside - {(row, column)}:
                if c < len(rows[r - 1]):
                    rows[r - 1][c] = None
    hidden = draw(st.sets(st.integers(1, height), max_size=1))
    columns = draw(st.sets(st.integers(0, width - 1), max_size=1))
    return sheet(rows, draw(st.sampled_from(["表1", "2024Q2", "泰顺", "说明"])), merged=merged, hidden_rows=hidden,
                 hidden_columns=columns, hidden=draw(st.sampled_from([False, False, False, True])))  # fmt: skip


def unaccounted(one: Sheet, read: Read) -> list[str]:
    """Cells below the first header that nothing tells of."""
    (told,) = [each for each in read.sheets if each.sheet == one.name]
    if told.table is None and (told.why is not None or any(fault.sheet == one.name for fault in read.faults)):
        return []
    refused = {fault.cell for fault in read.faults if fault.rule.id in ("columns_missing", "block_unread")}
    at = {fault.cell for fault in read.faults} | {guess.cell for guess in read.guesses}
    columns = _columns(read)
    lost = []
    for row in range(min(told.header_rows) + 1, one.height + 1):
        head = max((r for r in told.header_rows if r < row), default=0)
        if row in told.header_rows or row in (told.left_out or {}) or f"A{head}" in refused:
            continue
        for column in range(one.width):
            place = f"{letters(column)}{row}"
            if one.text(row, column) is None or place in at or _is_read(read, row, letters(column)):
                continue
            if not columns.get(letters(column), set()) & {"not read", "names"}:
                lost.append(place)
    return lost


def _columns(read: Read) -> dict[str, set[str]]:
    """What the headers over each column are: left out and told, or names beside figures."""
    found: dict[str, set[str]] = {}
    for header in read.headers:
        field = FIELDS.get(header.field or "")
        if field is None or field.id in ("context.note", "context.number"):
            kind = "not read"
        else:
            kind = "figure" if field.type in ("money", "value") else "names"
        found.setdefault(header.cell.rstrip("0123456789"), set()).add(kind)
    for fault in read.faults:
        if fault.rule.id in ("column_unnamed", "hidden_column") and fault.cell:
            found.setdefault(fault.cell.rstrip("0123456789"), set()).add("not read")
    return found


def _is_read(read: Read, row: int, column: str) -> bool:
    return any(column in piece.cells.values() and row in piece.rows for piece in read.pieces)


@settings(max_examples=120, deadline=None)
@given(sheets())
def test_every_cell_is_read_left_out_or_a_fault(one: Sheet) -> None:
    read = read_ledger(book(one), KNOWN, DUE)
    assert unaccounted(one, read) == []
    assert read.pieces or read.faults or any(each.why for each in read.sheets)
    for piece in read.pieces:
        assert len(piece.rows) == len(piece.data) > 0


@settings(max_examples=40, deadline=None)
@given(st.lists(sheets(), min_size=2, max_size=3, unique_by=lambda one: one.name))
def test_no_two_faults_of_a_book_are_the_same(many: list[Sheet]) -> None:
    read = read_ledger(book(*many), KNOWN, Expected())
    told = [(fault.rule.id, fault.sheet, fault.cell) for fault in read.faults]
    assert len(told) == len(set(told))
