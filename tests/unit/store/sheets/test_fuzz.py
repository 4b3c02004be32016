"""Any damage to a valid file makes a book or a refusal, never anything else."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.sheets.grid import Book
from store.sheets.limits import Limits
from store.sheets.rules import CannotRead
from tests.examples import examples
from tests.unit.store.sheets.writers import ods, read, sheet_xml, xlsx, zipped

FILES = Path(__file__).parent / "files"
SMALL = Limits(unpacked_bytes=5_000_000, rows=2000, columns=100, cells=20_000)
WHOLE = {kind: (FILES / f"libreoffice.{kind}").read_bytes() for kind in ("xlsx", "xls", "ods")}
WHOLE["csv"] = '\ufeff项目,金额\r\n"甲\n一期","1,200"\r\n乙;2\t3\r\n'.encode()
WHOLE["gbk"] = "项目,金额\r\n甲,1200\r\n".encode("gbk")
WHOLE["utf16"] = "项目\t金额\r\n甲\t1200\r\n".encode("utf-16-le")
# As office systems export their lists: spans, unclosed tags, entities, hidden rows, a table within a table, an encoding of its own.
WHOLE["html"] = (
    '<html><head><meta charset="gb18030"><title>进度</title><style>td{mso-number-format:"\\@"}</style></head><body>'
    '<table border=1><tr><th rowspan=2 colspan="2">项目&nbsp;名称<th>金额<br>（万元）</tr><tr style="display:none"><td>1'
    "<tr><td>甲&#19968;<td x:num=1200.5>1,200.5</td><td><table><tr><td>乙</table></table><!-- 完 --></body></html>"
).encode("gb18030")
INSIDE = {
    "xlsx": xlsx(
        sheet_xml(
            '<row r="1" hidden="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"><v>45565.5</v></c></row>'
            '<row><c><f>A1</f><v/></c><c t="inlineStr"><is><t>甲</t></is></c><c t="e"><v>#N/A</v></c></row>',
            '<cols><col min="1" max="2" hidden="1"/></cols>',
            '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
        ),
        shared=["<r><t>甲</t></r><rPh><t>x</t></rPh>"],
        styles=["0.0%", 14, "[h]:mm"],
    ),
    "ods": ods(
        '<table:table table:name="表"><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="percentage" office:value="0.5"/>'
        '<table:table-cell office:value-type="time" office:time-value="PT8H" table:number-columns-repeated="3"/>'
        '<table:table-cell office:value-type="date" office:date-value="2024-09-30" table:number-columns-spanned="2"><text:p>甲</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    ),
}
CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from(("set", "cut", "drop", "twice", "put")), st.binary(min_size=1, max_size=4)),
    min_size=1,
    max_size=6,
)  # fmt: skip
# What XML and numbers are made of, so that changes reach behind the first parser.
MARKUP = st.sampled_from([b"<", b">", b'"', b"/", b"&", b"0", b"9", b"99999999", b"-1", b"\xff", b" ", b"A1", b"<!--", b"<![CDATA[", b"r=", b"nan", b"1e999"])  # fmt: skip
MARKUP_CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from(("set", "drop", "twice", "put")), MARKUP),
    min_size=1,
    max_size=4,
)


def changed(content: bytes, changes: list[tuple[float, str, bytes]]) -> bytes:
    for share, how, new in changes:
        at = int(share * len(content))
        match how:
            case "set":
                content = content[:at] + new + content[at + len(new) :]
            case "cut":
                content = content[:at]
            case "drop":
                content = content[:at] + content[at + 8 * len(new) :]
            case "twice":
                content = content[: at + 40] + content[at:]
            case "put":
                content = content[:at] + new + content[at:]
    return content


def assert_book_or_refusal(content: bytes, folder: Path) -> None:
    try:
        book = read(content, folder, "a", SMALL)
    except CannotRead as refusal:
        assert refusal.faults
        assert all(fault.message("zh") and fault.remedy("en") for fault in refusal.faults)
        return
    assert isinstance(book, Book)
    for sheet in book.sheets:
        assert {len(column) for column in (*sheet.texts, *sheet.kinds)} <= {sheet.height}
        for texts, kinds in zip(sheet.texts, sheet.kinds, strict=True):
            texts.validate(full=True)
            assert [text is None for text in texts.to_pylist()] == [kind == 0 for kind in kinds.to_pylist()]


@pytest.mark.parametrize("kind", WHOLE)
@settings(parent=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_a_file_with_other_bytes(kind: str, changes: list[tuple[float, str, bytes]], tmp_path: Path) -> None:
    assert_book_or_refusal(changed(WHOLE[kind], changes), tmp_path)


@pytest.mark.parametrize("kind", WHOLE)
def test_each_file_reads_before_it_is_changed(kind: str, tmp_path: Path) -> None:
    assert read(WHOLE[kind], tmp_path, "a", SMALL).sheets


@settings(parent=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=MARKUP_CHANGES)
def test_a_web_page_with_other_markup(changes: list[tuple[float, str, bytes]], tmp_path: Path) -> None:
    assert_book_or_refusal(changed(WHOLE["html"], changes), tmp_path)


@pytest.mark.parametrize("kind", INSIDE)
@settings(parent=examples(150), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=MARKUP_CHANGES, which=st.integers(0, 9))
def test_a_workbook_with_other_markup(
    kind: str, changes: list[tuple[float, str, bytes]], which: int, tmp_path: Path
) -> None:
    """The parts are changed and zipped again, so that what is wrong is not just a checksum."""
    with zipfile.ZipFile(io.BytesIO(INSIDE[kind])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = (
        sorted(parts)[which % len(parts)]
        if which < 4
        else max(parts, key=lambda name: len(parts[name]) * ("sheet" in name or "content" in name))
    )
    parts[name] = changed(parts[name], changes)
    assert_book_or_refusal(zipped(parts), tmp_path)
