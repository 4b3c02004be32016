"""A sheet read by calamine with a second look is the same as one read cell by cell, or is left to that reading."""

import io
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from store.sheets.grid import Sheet
from store.sheets.laying import Budget
from store.sheets.limits import LIMITS, Limits
from store.sheets.parts import Parts
from store.sheets.quick import Quick
from store.sheets.reading import read_xlsx
from store.sheets.rules import CannotRead
from store.sheets.workbook import described
from tests.examples import examples
from tests.unit.store.sheets.writers import kinds_of, rows_of, sheet_xml, styles_xml, xlsx

FORMATS = [
    0, 1, 4, 9, 10, 11, 14, 15, 16, 17, 20, 21, 22, 27, 28, 30, 31, 36, 45, 46, 47, 49, 50, 57, 58,
    "0.0%", "yyyy-mm-dd", 'yyyy"年"m"月"', "yyyy年m月d日", "yyyy", 'e"年"', "h:mm", "[h]:mm", "#,##0.00", '0.00"d"', "[Red]0.00",
]  # fmt: skip


def quickly(content: bytes, folder: Path, limits: Limits = LIMITS) -> Sheet | None:
    """The first sheet as the quick reading has it; None where it leaves it."""
    path = folder / "quick.xlsx"
    path.write_bytes(content)
    with closing(Parts(path, limits)) as parts:
        book = described(parts)
        return Quick(path, book, Budget(limits)).read(parts.read(book.places[0].part), book.places[0])


def exactly(content: bytes, folder: Path) -> Sheet:
    path = folder / "exact.xlsx"
    path.write_bytes(content)
    with closing(Parts(path, LIMITS)) as parts:
        return read_xlsx(path, parts, LIMITS)[0]


def assert_the_same(content: bytes, folder: Path) -> None:
    quick, exact = quickly(content, folder), exactly(content, folder)
    assert quick is not None, "the sheet was left to the exact reading"
    assert rows_of(quick) == rows_of(exact)
    assert kinds_of(quick) == kinds_of(exact)
    for told in ("name", "hidden", "merged", "hidden_rows", "hidden_columns"):
        assert getattr(quick, told) == getattr(exact, told), told


# Text that XML and a cell can hold as it is.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=6)
NUMBERS = st.floats(-1e18, 1e18) | st.integers(-(10**6), 10**6) | st.decimals(0, 10**6, places=2).map(float)
DAYS = st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 30)).map(lambda day: day.replace(microsecond=0))
CELLS = st.lists(st.none() | TEXTS | NUMBERS | st.booleans() | DAYS, min_size=1, max_size=4)


@examples(60)
@given(rows=st.lists(CELLS, min_size=1, max_size=8), percent=st.booleans())
def test_any_cells_are_the_same_either_way(
    rows: list[list], percent: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    sheet = book.add_worksheet("台账")
    day = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    number = book.add_format({"num_format": "0.00%"}) if percent else None
    for at, row in enumerate([["anchor"], *rows]):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(at, column, value, day)
            elif isinstance(value, bool):
                sheet.write_boolean(at, column, value)
            elif isinstance(value, float | int):
                sheet.write_number(at, column, value, number)
            elif value:
                sheet.write_string(at, column, value)
    book.close()
    assert_the_same(file.getvalue(), tmp_path_factory.mktemp("quick"))


def test_every_format_means_the_same_either_way(tmp_path: Path) -> None:
    values = ["45565", "45565.3541666667", "0.052", "61", "12", "0", "60", "1.9999999999"]
    rows = "".join(
        f'<row r="{at}">'
        + "".join(f'<c r="{letters(column)}{at}" s="{column}"><v>{value}</v></c>' for column in range(len(FORMATS)))
        + "</row>"
        for at, value in enumerate(values, 1)
    )
    assert_the_same(xlsx(sheet_xml(rows), styles=FORMATS), tmp_path)


def letters(column: int) -> str:
    return ("" if column < 26 else "A") + chr(65 + column % 26)


def test_what_calamine_leaves_out_is_seen(tmp_path: Path) -> None:
    rows = (
        '<row r="1" ht="0" customHeight="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="e"><v>#NAME?</v></c></row>'
        '<row r="2"><c r="A2" t="n" s="1"><v>0.052</v></c><c r="B2"><f>A1&amp;A2</f></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="3" hidden="1"><c r="A3" s="1"><v>0.5</v></c><c r="B3" t="str"><f>A9</f><v></v></c><c r="C3" t="b"><v>1</v></c></row>'
        '<row r="4"><c r="A4" s="1"/><c r="E4"><f t="shared" si="1"/><v/></c></row><row r="9"><c r="K9" s="1"/></row>'
    )
    before = '<dimension ref="A1:K9"/><cols><col min="2" max="2" hidden="1"/></cols>'
    after = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    content = xlsx(sheet_xml(rows, before, after), styles=[0, 10], shared=["甲_x000D_\n"])
    assert_the_same(content, tmp_path)
    sheet = quickly(content, tmp_path)
    assert sheet is not None
    assert rows_of(sheet)[1:] == [
        ["5.2%", "=A1&A2", "#DIV/0!", None, None],
        ["50%", None, "TRUE", None, None],
        [None, None, None, None, "=…"],
    ]


LEFT = {
    "a comment": '<row r="1"><!-- --><c r="A1"><v>1</v></c></row>',
    "space between elements": '<row r="1"><c r="A1"><f>1</f> <v>1</v></c></row>',
    "space around =": '<row r="1"><c r ="A1"><v>1</v></c></row>',
    "CDATA": '<row r="1"><c r="A1"><v><![CDATA[1]]></v></c></row>',
    "a cell without its place": '<row r="1"><c><v>1</v></c></row>',
    "an absolute place": '<row r="1"><c r="$A$1"><v>1</v></c></row>',
    "an error that calamine never heard of": '<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c></row>',
    "a number that is none": '<row r="1"><c r="A1" t="n"><v>x</v></c></row>',
}


@pytest.mark.parametrize("what", LEFT)
def test_what_excel_would_not_write_is_left_to_the_exact_reading(what: str, tmp_path: Path) -> None:
    content = xlsx(sheet_xml(LEFT[what]))
    assert quickly(content, tmp_path) is None
    assert exactly(content, tmp_path).text(1, 0)


def test_a_cell_far_out_is_found_before_calamine_lays_out_all_that_lies_between(tmp_path: Path) -> None:
    far = sheet_xml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', '<dimension ref="A1:XFD1048576"/>')
    assert quickly(xlsx(far), tmp_path) is None
    with pytest.raises(CannotRead) as refusal:
        exactly(xlsx(far), tmp_path)
    assert refusal.value.faults[0].rule.id == "too_many_rows"


def test_the_limits_hold_either_way(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 30))
    with pytest.raises(CannotRead) as refusal:
        quickly(xlsx(sheet_xml(rows)), tmp_path, Limits(rows=20))
    assert refusal.value.faults[0].rule.id == "too_many_rows"


def test_styles_are_found_by_their_whole_number(tmp_path: Path) -> None:
    """Style 1 is a share, style 11 is not."""
    rows = '<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" s="11"><v>0.5</v></c><c r="C1" t="n" s="1"><v>0.5</v></c></row>'
    parts = {"xl/styles.xml": styles_xml([0, 9, *[0] * 10])}
    content = xlsx(sheet_xml(rows), parts=parts)
    assert_the_same(content, tmp_path)
