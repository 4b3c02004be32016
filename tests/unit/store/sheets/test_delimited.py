"""Text files with one record a line, in every encoding and with every delimiter that offices send."""

import codecs
from pathlib import Path

import pytest

from store.sheets.limits import Limits
from store.sheets.rules import CannotRead
from tests.unit.store.sheets.writers import kinds_of, read, rows_of

TEXT = "项目名称,金额\n高端装备产业园,1200\n"
ROWS = [["项目名称", "金额"], ["高端装备产业园", "1200"]]

ENCODED = {
    "UTF-8": (TEXT.encode(), "utf-8"),
    "UTF-8 with its mark": (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
    "GBK": (TEXT.encode("gbk"), "gb18030"),
    "GB18030": ((TEXT + "㐂䶮,1\n").encode("gb18030"), "gb18030"),
    "UTF-16 LE with its mark": (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
    "UTF-16 BE with its mark": (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
    "UTF-16 LE": (TEXT.encode("utf-16-le"), "utf-16-le"),
    "UTF-16 BE": (TEXT.encode("utf-16-be"), "utf-16-be"),
    "UTF-32": (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
}


@pytest.mark.parametrize("encoded", ENCODED)
def test_an_encoding_is_known(encoded: str, tmp_path: Path) -> None:
    content, encoding = ENCODED[encoded]
    book = read(content, tmp_path, "台账.2024.csv")
    assert rows_of(book.sheets[0])[:2] == ROWS
    assert (book.form, book.encoding, book.sheets[0].name) == ("csv", encoding, "台账.2024")
    assert {kind for row in kinds_of(book.sheets[0]) for kind in row} == {"text"}


WRITTEN: dict[str, tuple[str, list[list[str | None]]]] = {
    "ids kept as text by an apostrophe": (
        "编号,数\n'P12-013,1\n'甲',2\n",
        [["编号", "数"], ["P12-013", "1"], ["'甲'", "2"]],
    ),
    "nothing as a database writes it": ("编号,数\n甲,\\N\n乙,2\n", [["编号", "数"], ["甲", None], ["乙", "2"]]),
    "tabs": ("甲\t1,200\n乙\t3,400\n", [["甲", "1,200"], ["乙", "3,400"]]),
    "semicolons": ("甲;1\n乙;2\n", [["甲", "1"], ["乙", "2"]]),
    "bars": ("甲|1\n乙|2\n", [["甲", "1"], ["乙", "2"]]),
    "Chinese commas": ("甲，1\n乙，2\n", [["甲", "1"], ["乙", "2"]]),
    "commas beside Chinese ones": ("甲，乙,1\n丙，丁,2\n", [["甲，乙", "1"], ["丙，丁", "2"]]),
    "one column": ("甲\n乙\n", [["甲"], ["乙"]]),
    "told to Excel": ("sep=;\n甲,x;1\n", [["甲,x", "1"]]),
    "a title above": (
        "2024年第三季度\n\n甲,1,2\n乙,3,4\n",
        [["2024年第三季度", None, None], [None] * 3, ["甲", "1", "2"], ["乙", "3", "4"]],
    ),
    "quotes with line ends": ('"甲\r\n一期",1\n乙,2\n', [["甲\n一期", "1"], ["乙", "2"]]),
    "quotes within": ('"称""甲""者",1\n"乙"方,2\n', [['称"甲"者', "1"], ["乙方", "2"]]),
    "delimiters within": ('"1,234.5",甲\n"2,000",乙\n', [["1,234.5", "甲"], ["2,000", "乙"]]),
    "line ends of Windows": ("甲,1\r\n乙,2\r\n", [["甲", "1"], ["乙", "2"]]),
    "line ends of an old Mac": ("甲,1\r乙,2", [["甲", "1"], ["乙", "2"]]),
    "texts that a system keeps as texts": (
        '="P12-013",="0012"\n"=""2251""",="a""b"\n=A1,"=x"\n',
        [["P12-013", "0012"], ["2251", 'a"b'], ["=A1", "=x"]],
    ),
    "ragged rows": ("甲,1\n乙\n丙,2,3\n", [["甲", "1", None], ["乙", None, None], ["丙", "2", "3"]]),
    "empty rows and columns behind": ("甲,1,,\n,,,\n , ,\u3000,\n", [["甲", "1"]]),
    "an end of file of DOS": ("甲,1\n乙,2\n\x1a", [["甲", "1"], ["乙", "2"]]),
    "a stray control sign": ("甲\x07,1\n" + "乙,2\n" * 100, [["甲\x07", "1"], *[["乙", "2"]] * 100]),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_rows_and_columns_are_those_that_excel_shows(written: str, tmp_path: Path) -> None:
    text, rows = WRITTEN[written]
    [sheet] = read(text.encode(), tmp_path, "a.csv").sheets
    assert rows_of(sheet) == rows


def refusal(content: bytes, folder: Path, limits: Limits = Limits()) -> tuple[str, str | None]:  # noqa: B008
    with pytest.raises(CannotRead) as refused:
        read(content, folder, "a.csv", limits)
    [fault] = refused.value.faults
    assert fault.message("zh") and fault.remedy("en")
    return fault.rule.id, fault.cell


def test_a_quote_that_is_never_closed_is_told_with_its_cell(tmp_path: Path) -> None:
    assert refusal('甲,1\n乙,"2\n丙,3\n'.encode(), tmp_path) == ("quote_not_closed", "B2")
    assert refusal('甲,1\n乙,"'.encode(), tmp_path) == ("quote_not_closed", "B2")


def test_damaged_utf8_is_not_read_as_gbk(tmp_path: Path) -> None:
    damaged = ("高端装备产业园,1200\n" * 20).encode()[:-30] + b"\xe9,1\n"
    assert refusal(damaged, tmp_path) == ("damaged_text", None)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b" \r\n \t\n", "empty_file"),
        (codecs.BOM_UTF8, "empty_file"),
        (b",,,\n,,,\n", "no_cells"),
        (bytes(range(256)), "unknown_encoding"),
        (b"\x03\x7f\x01\x0c" * 50, "not_a_table"),
        ("甲,".encode("gbk") + b"\xff\xff", "unknown_encoding"),
        (codecs.BOM_UTF16_LE + b"a", "unknown_encoding"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(content: bytes, rule: str, tmp_path: Path) -> None:
    assert refusal(content, tmp_path)[0] == rule


def test_the_limits_hold(tmp_path: Path) -> None:
    assert refusal(b"1\n" * 11, tmp_path, Limits(rows=10))[0] == "too_many_rows"
    assert refusal(b"1," * 10 + b"1", tmp_path, Limits(columns=10))[0] == "too_many_columns"
    assert refusal(b"1,2\n" * 6, tmp_path, Limits(cells=10))[0] == "too_many_cells"


def test_text_that_lost_its_characters_is_refused(tmp_path: Path) -> None:
    lost = "项目编号,项目名称,完成投资\nP12-013,示例项目,12\nP12-015,示例项目,13\n".encode("ascii", "replace")
    with pytest.raises(CannotRead) as told:
        read(lost, tmp_path, "台账.csv")
    assert "问号" in told.value.faults[0].message("zh")


def test_question_marks_among_words_are_words(tmp_path: Path) -> None:
    kept = b"project,amount\nPlant one,??\nPlant two,??\nPlant three,??\nPlant four,??\nPlant five,??\nPlant six,??\n"
    assert rows_of(read(kept, tmp_path, "ledger.csv").sheets[0])[1] == ["Plant one", "??"]
