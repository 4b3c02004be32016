"""Whatever lies in a package's files: what is good is read exactly, what is not is told, and nothing raises."""

import csv
import io
import shutil
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.package.check import Checked, check_package
from store.package.reading import read_table
from store.schema import TABLES
from store.snapshots import publish
from tests.examples import examples
from tests.unit.store.package.damaged import REPORTED, Package, without_hashes

PROJECTS = (REPORTED / "projects.csv").read_bytes()
HEADER, *ROWS = PROJECTS.split(b"\n")


def told(checked: Checked) -> list[tuple[str, int | None, str | None]]:
    return [(fault.rule, fault.row, fault.column) for fault in checked.faults]


# How a cell is written → what it is read as; None: it is refused with its row and column.
CELLS = [
    ("events", "amount", "0.5", Decimal("0.50")),
    ("events", "amount", "9999999999999999.99", Decimal("9999999999999999.99")),
    ("events", "amount", "-0", Decimal(0)),
    ("events", "amount", "007", Decimal(7)),
    *[
        ("events", "amount", text, None)
        for text in (
            "1e5",
            "１２３",
            "1,234.00",
            "3.14159",
            "-1",
            "99999999999999999",
            "1.",
            ".5",
            "+1",
            " 1",
            "0x1F",
            "NaN",
            "inf",
            "1亿",
            "=1+1",
            "1 000",
            "−5",
            "1.00元",
            "1\n",
        )
    ],
    *[("events", "people", text, None) for text in ("1e2", "１００", "100.0", "1,000", "-1", "99999999999", "TRUE")],
    ("events", "date", "2023-12-31", "2023-12-31"),
    *[
        ("events", "date", text, None)
        for text in (
            "2024-02-30",
            "2024-2-3",
            "2024/02/03",
            "20240203",
            "45325",
            "2024-02-03T00:00:00",
            "２０２４-02-03",
            "0000-01-01",
            "2024-13-01",
            "2023-02-29",
            "1899-12-31",
            "=TODAY()",
            "2024年2月3日",
        )
    ],
    ("observations", "period", "2023-2025", "2023-2025"),
    *[
        ("observations", "period", text, None)
        for text in (
            "2024Q5",
            "2024Q0",
            "2025-2023",
            "2024-2024",
            "2024q3",
            "1999",
            "2024Q3 ",
            "２０２４Q3",
            "2024-Q3",
            "2024Q1-2024Q2",
        )
    ],
    *[
        ("projects", "project_id", text, None)
        for text in (
            "../x",
            "..",
            "a/b",
            "a\\b",
            "项目1",
            "",
            "-a",
            "<img onerror=alert(1)>",
            "a b",
            "a\n",
            "x" * 65,
            "'; DROP TABLE x",
        )
    ],
    ("projects", "name", "=1+1", "=1+1"),
    ("projects", "name", "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    ("projects", "name", '说 "好"，\n第二行', '说 "好"，\n第二行'),
    ("projects", "name", "{0.__class__}", "{0.__class__}"),
    ("projects", "name", "Robert'); DROP TABLE projects;--", "Robert'); DROP TABLE projects;--"),
    ("projects", "name", "字" * 2000, "字" * 2000),
    *[
        ("projects", "name", text, None)
        for text in ("长" * 50_000, "x" * 200_000, "a\x00b", "a\x1bb", "a\x7fb", "a\x85b", "\u202egnp.exe", "\u2066x")
    ],
]


COLUMNS = sorted({(table, column) for table, column, _, _ in CELLS})


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_cell_is_read_exactly_or_told(table: str, column: str, package: Package) -> None:
    cells = [(written, read) for t, c, written, read in CELLS if (t, c) == (table, column)]
    key = TABLES[table].key
    rows = [package.add(table, like=2, **({key[0]: f"X{n}"} if len(key) == 1 else {})) for n in range(len(cells))]
    for row, (written, _) in zip(rows, cells, strict=True):
        package.set(table, row, **{column: written})
    checked = check_package(package.folder)
    places = [(row, col) for _, row, col in told(checked) if col]  # but for rows that repeat a key
    assert places == [(row, column) for row, (_, read) in zip(rows, cells, strict=True) if read is None]
    for row, (written, read) in zip(rows, cells, strict=True):
        kept = checked.tables[table].column(column)[row - 2].as_py()
        assert read is None or read in (kept, str(kept)), written[:80]


FILES = {
    "as it is": (PROJECTS, []),
    "a byte-order mark, as spreadsheets write it": (b"\xef\xbb\xbf" + PROJECTS, []),
    "line ends of Windows": (PROJECTS.replace(b"\n", b"\r\n"), []),
    "no line end at the end": (PROJECTS.rstrip(b"\n"), [("unfinished", None, None)]),
    "old line ends of a Mac": (PROJECTS.replace(b"\n", b"\r"), []),
    "cut in a row": (PROJECTS[:-40], [("unfinished", None, None)]),
    "cut in a sign of three bytes": (PROJECTS[: PROJECTS.rindex("一".encode()) + 1], [("unfinished", None, None)]),
    "cut after the header's first name": (HEADER[:10], [("unfinished", None, None)]),
    "empty rows at the end": (PROJECTS + b"," * 19 + b"\n\n\n", []),
    "every cell in quotes": (
        b"\n".join(b'"' + line.replace(b",", b'","') + b'"' for line in PROJECTS.split(b"\n")[:-1]) + b"\n",
        [],
    ),
    "columns in another order": (
        b"\n".join(b",".join(reversed(line.split(b","))) for line in PROJECTS.split(b"\n")[:-1]) + b"\n",
        [],
    ),
    "the header only": (HEADER + b"\n", None),
    "nothing": (b"", [("no_header", 1, None)]),
    "only a byte-order mark": (b"\xef\xbb\xbf", [("no_header", 1, None)]),
    "only line ends": (b"\n\n\n", [("no_header", 1, None)]),
    "only commas": (b",,,,\n", [("no_header", 1, None)]),
    "GBK": (PROJECTS.decode().encode("gbk"), [("encoding", 2, None)]),
    "UTF-16": (PROJECTS.decode().encode("utf-16"), [("encoding", 1, None)]),
    "one bad byte in the third row": (PROJECTS.replace(b"P15-J1", b"P15-\xff1"), [("encoding", 3, None)]),
    "semicolons": (PROJECTS.replace(b",", b";"), [("delimiter", 1, None)]),
    "tabs": (PROJECTS.replace(b",", b"\t"), [("delimiter", 1, None)]),
    "full-width commas": (PROJECTS.decode().replace(",", "，").encode(), [("delimiter", 1, None)]),
    "a column twice": (PROJECTS.replace(b"industry", b"park", 1), [("duplicate_column", 1, "park")]),
    "columns without a name": (PROJECTS.replace(b"\n", b",,\n"), [("duplicate_column", 1, "")]),
    "a column without a name": (PROJECTS.replace(b"\n", b",\n"), [("unknown_column", None, "")]),
    "names in capitals": (
        PROJECTS.replace(b"park,", b"PARK,", 1),
        [("missing_column", None, "park"), ("unknown_column", None, "PARK")],
    ),
    "a quote that is never closed": (PROJECTS.replace(b"P15-J1,", b'"P15-J1,'), [("quotes", 3, None)]),
    "a quote never closed in the last cell": (PROJECTS.rstrip(b"\n") + b',\n"x\n', [("quotes", 5, None)]),
    "two such quotes": (PROJECTS.replace(b"P15-J", b'"P15-J'), [("quotes", 3, None)]),
    "text after a closing quote": (PROJECTS.replace(b"P15-J2", b'"P15"-J2'), [("quotes", 4, None)]),
    "an unquoted quote": (PROJECTS.replace("一期".encode(), b'5" '), []),
    "a cell too many": (PROJECTS.replace(b",T3,", b",T3,,"), [("ragged", 2, None), ("ragged", 4, None)]),
    "cells too few": (PROJECTS + b"P15-J3,P15\n", [("ragged", 5, None)]),
    "a blank between": (PROJECTS.replace(b"\nP15-J1", b"\n \nP15-J1"), [("ragged", 3, None)]),
    "an empty row between": (PROJECTS.replace(b"\nP15-J1", b"\n" + b"," * 19 + b"\nP15-J1"), [("empty_row", 3, None)]),
    "a line end in the header": (
        b'"a\nb",' + HEADER + b"\n" + b"\n".join(b"," + row for row in ROWS if row) + b"\n",
        [("unknown_column", None, "a\nb")],
    ),
    "a program": (
        b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 64 + b"\n",
        [
            *[("missing_column", None, c) for c in sorted(TABLES["projects"].column_names)],
            ("unknown_column", None, "\x7fELF\x02\x01\x01" + "\x00" * 65),
        ],
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_or_told(name: str, package: Package) -> None:
    held, faults = FILES[name]
    package.path("projects").write_bytes(held)
    checked = check_package(package.folder)
    if faults is None:  # what points to a project that is not there is told instead
        assert {(fault.file, fault.rule) for fault in checked.faults} == {("observations.csv", "subject")}
        return
    assert sorted(map(str, told(checked))) == sorted(map(str, faults))
    if not faults:
        assert checked.tables["projects"].num_rows == 3


def test_rows_are_counted_as_a_spreadsheet_does(package: Package) -> None:
    """A cell of three lines is one row: a fault below it keeps its number."""
    package.set("projects", 2, name="一\n二\r\n三")
    package.set("projects", 4, stage="finished")
    assert told(check_package(package.folder)) == [("enum", 4, "stage")]


def test_a_row_with_a_cell_too_many_does_not_move_the_rows_below(package: Package) -> None:
    package.set("projects", 4, stage="finished")
    held = package.path("projects").read_bytes()
    package.path("projects").write_bytes(held.replace(b"P15-J1,", b"P15-J1,,").replace(b"\nP15-J2", b"\n\nP15-J2"))
    assert told(check_package(package.folder)) == [("ragged", 3, None), ("empty_row", 4, None), ("enum", 5, "stage")]


def test_a_link_that_stays_inside_the_package_is_followed(package: Package) -> None:
    """So are files mounted into a container: each is a link into a folder beside them."""
    (package.folder / "..data").mkdir()
    package.path("tracks").rename(package.folder / "..data" / "tracks.csv")
    package.path("tracks").symlink_to("..data/tracks.csv")
    assert package.faults() == ()


def test_a_link_to_itself_is_told(package: Package) -> None:
    package.path("targets").symlink_to("targets.csv")
    assert [fault.rule for fault in package.faults()] == ["not_a_file"]


def test_a_long_file_is_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.package.reading._BATCH", 7)
    lines = ["track_id,name_zh,name_en,order", *(f"T{n},名{n},n{n},{n}" for n in range(1, 24)), "T24,a,b", "T25,a,b,x"]
    (tmp_path / "tracks.csv").write_text("\n".join(lines), encoding="utf-8")
    read, faults = read_table(tmp_path, TABLES["tracks"])
    assert read.column("order").to_pylist() == [*range(1, 24), None, None]
    assert [(found.rule, found.rows.tolist()) for found in faults] == [("ragged", [25]), ("type_integer", [26])]


costly = examples(20)  # each is a whole package


def clean_or_told(table: str, held: bytes) -> None:
    """Whatever a file holds: the package is told broken, or it is published and every row of the file is in it."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "package"
        without_hashes(Path(shutil.copytree(REPORTED, package)))
        (package / f"{table}.csv").write_bytes(held)
        checked = check_package(package)
        for fault in checked.faults:
            assert fault.tell("zh") and fault.tell("en")
        if not checked.faults:
            records = list(csv.reader(io.StringIO(held.decode("utf-8-sig"), newline="")))
            while records and not any(records[-1]):
                records.pop()
            assert checked.tables[table].num_rows == len(records) - 1
            assert publish(package, Path(folder) / "shelf", "test")


@costly
@given(held=st.binary(max_size=300) | st.binary(max_size=80).map(lambda more: PROJECTS + more))
@example(held=b'"')
@example(held=b"\r")
@example(held=b"\xef\xbb\xbf\xef\xbb\xbf" + PROJECTS)
def test_random_bytes_are_told_or_clean(held: bytes) -> None:
    clean_or_told("projects", held)


CELL_TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "",
        " ",
        "0",
        "-1",
        "1e9",
        "2024Q3",
        "2024",
        "2023-2025",
        "2025-2023",
        "2024-02-30",
        "330382",
        "P08",
        "actual",
        "yuan",
        "reported",
        "missing",
        "at_capacity",
        "project",
        "P10-J1",
        "planned",
        "spent",
        "\x00",
        '"',
        "\r",
        "\ud7ff",
        "９",
    ]
)


@costly
@given(data=st.data())
def test_random_edits_are_told_or_clean(data: st.DataObject) -> None:
    table = data.draw(
        st.sampled_from(["projects", "observations", "fund_flows", "events", "resources", "assessments", "pairs"])
    )
    with (REPORTED / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for _ in range(data.draw(st.integers(1, 6))):
        row = data.draw(st.integers(0 if data.draw(st.integers(0, 9)) == 0 else 1, len(rows) - 1))
        rows[row][data.draw(st.integers(0, len(rows[row]) - 1))] = data.draw(CELL_TEXTS)
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)  # which also puts a lone carriage return in quotes
    clean_or_told(table, written.getvalue().encode())
