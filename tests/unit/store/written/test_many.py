"""Columns read at once are what each of their cells is by itself, wherever it stands."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.written.amounts import amount
from store.written.days import day
from store.written.many import CellsRead, read_all
from store.written.plain import read_amounts, read_days, read_identifiers, read_words
from store.written.reading import Unread, Written
from store.written.texts import identifier, words


def same(column: CellsRead, texts: list[str | None], read: Callable[[str], Written]) -> None:
    """Holds each row of a column against the cell read alone."""
    guessed = {int(row): told for told in column.guesses for row in told.rows}
    unread = {int(row): told for told in column.unread for row in told.rows}
    for row, text in enumerate(texts):
        try:
            one = Written(None) if text is None else read(text)
        except Unread as why:
            one = Written(None)
            assert isinstance(told := unread.pop(row).read, Unread)
            assert (told.rule, told.filled) == (why.rule, why.filled)
        if one.guess:
            assert (found := guessed.pop(row)).text == text and found.read == one
        arrays = (column.values, column.qualifiers, column.printed, column.statuses, column.precisions, column.units)
        got = [array[row].as_py() for array in arrays]
        assert got == [one.value, one.qualifier, one.printed, one.status, one.precision, one.unit], (text, got, one)
    assert not guessed and not unread


FIGURES = [
    "3500",
    "-3500",
    "0",
    "0.5",
    "1,234.5",
    "12345.678",
    "0.00001",
    "33.3333333333333",
    "9" * 13,
    "9999999999999.99",
    "007",
    "1,23",
]
PARTS = ["", "约", "超", "≥", "¥", "-", "—", "预计", " "]
UNITS = [
    "",
    "元",
    "万元",
    "万",
    "亿",
    "亿元",
    "%",
    "家",
    "亩",
    "公顷",
    "余万元",
    "万元左右",
    "以上",
    " 万元",
    "美元",
    "。",
    "（万元）",
    "\n",
    "0",
]
CELLS = st.one_of(
    st.none(),
    st.builds("{}{}{}".format, st.sampled_from(PARTS), st.sampled_from(FIGURES), st.sampled_from(UNITS)),
    st.sampled_from(["", "—", "无", "未报", "不适用", "一千二百万元", "见附件", "#N/A", "3-5亿", "\u202e12"]),
    st.text(max_size=8),
)
COLUMNS = st.tuples(st.sampled_from(["yuan", "firm", "percent", "mu", "wan_square_metre", "tonne_a_year", "calendar_year", None]), st.sampled_from([None, "元", "万元", "亿元", "%", "亩", "平方米", "万平方米", "家", "万"]))  # fmt: skip


@given(st.lists(CELLS, max_size=30), COLUMNS)
def test_a_column_of_amounts_is_each_of_its_cells(texts: list[str | None], of: tuple[str | None, str | None]) -> None:
    unit, header = of
    same(
        read_amounts(pa.array(texts, pa.string()), unit, header), texts, partial(amount, unit=unit, header_unit=header)
    )


@given(
    st.lists(
        st.none() | st.decimals(-(10**12), 10**12, places=4).map("{:,f}".format) | st.sampled_from(["", "—"]),
        max_size=40,
    )
)
def test_a_column_of_plain_figures_is_exact(texts: list[str | None]) -> None:
    same(
        read_amounts(pa.array(texts, pa.string()), "yuan", "万元"),
        texts,
        partial(amount, unit="yuan", header_unit="万元"),
    )


def test_more_forms_than_a_column_has_are_read_one_by_one() -> None:
    texts = [f"{sign}{n}万元" for n in range(3) for sign in map(chr, range(0x4E00, 0x4E00 + 250))] + ["12万元"] * 5
    same(read_amounts(pa.array(texts), "yuan", None), texts, partial(amount, unit="yuan", header_unit=None))


@given(
    st.lists(
        st.none() | st.dates().map(str) | st.sampled_from(["2024年9月", "2024-9-31", "45565", "—", ""]), max_size=20
    ),
    st.booleans(),
)
def test_a_column_of_days_is_each_of_its_cells(texts: list[str | None], latest: bool) -> None:
    same(read_days(pa.array(texts, pa.string()), latest), texts, partial(day, latest=latest))


@given(
    st.lists(st.none() | st.text(max_size=12) | st.text("P01-aZ_.  \u3000\u200b\x07\n#N/A", max_size=10), max_size=20)
)
def test_columns_of_words_and_ids_are_each_of_their_cells(texts: list[str | None]) -> None:
    same(read_words(pa.array(texts, pa.string())), texts, words)
    same(read_identifiers(pa.array(texts, pa.string())), texts, identifier)


def test_each_text_is_read_once_and_told_with_all_its_rows() -> None:
    asked: list[str] = []

    def read(text: str) -> Written:
        asked.append(text)
        return amount(text, "yuan", None)

    texts = pa.chunked_array([["约3500万", None, "3-5亿"], ["3500万元", "3-5亿", "约3500万"]])
    column = read_all(texts, read)
    assert sorted(asked) == sorted({"约3500万", "3-5亿", "3500万元"})
    assert column.values.to_pylist() == [
        Decimal(35_000_000),
        None,
        None,
        Decimal(35_000_000),
        None,
        Decimal(35_000_000),
    ]
    assert column.qualifiers.to_pylist() == ["about", None, None, None, None, "about"]
    assert [(told.text, told.rows.tolist()) for told in column.guesses] == [("约3500万", [0, 5])]
    assert [(told.text, told.rows.tolist()) for told in column.unread] == [("3-5亿", [2, 4])]
    assert isinstance(column.unread[0].read, Unread) and column.unread[0].read.rule.id == "range"


@pytest.mark.parametrize("texts", [[], [None, None]])
def test_nothing_is_read_of_nothing(texts: list[None]) -> None:
    for column in (read_amounts(pa.array(texts, pa.string()), "yuan", "万元"), read_days(pa.array(texts, pa.string()), True), read_words(pa.array(texts, pa.string()))):  # fmt: skip
        assert (
            column.values.null_count == len(texts) == len(column.printed) and not column.guesses and not column.unread
        )


def test_values_have_the_types_of_the_tables() -> None:
    assert read_amounts(pa.array(["1"]), "yuan", "元").values.type == pa.decimal128(18, 2)
    assert read_days(pa.array(["2024-09-30"]), True).values.to_pylist() == [date(2024, 9, 30)]
    assert read_days(pa.array(["2024-09-30"]), True).values.type == pa.date32()
