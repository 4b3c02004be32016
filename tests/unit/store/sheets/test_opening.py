"""Opening in a process of its own: the same book comes back, and what would harm the server is stopped."""

import logging
from contextlib import nullcontext
from pathlib import Path

import pytest

from store.sheets import opening
from store.sheets.limits import LIMITS, Limits
from store.sheets.opening import CannotRead, open_book
from tests.unit.store.sheets.writers import read, sheet_xml, xlsx

FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_what_is_read_apart_is_what_is_read_here(kind: str, tmp_path: Path) -> None:
    path = FILES / f"libreoffice.{kind}"
    assert open_book(path, "台账") == read(path.read_bytes(), tmp_path, "台账")


def test_a_name_that_is_no_text_and_an_encoding_come_back(tmp_path: Path) -> None:
    path = tmp_path / "-台账 '\udcff.csv"
    path.write_bytes("甲,1\n".encode("gbk"))
    book = open_book(path)
    assert (book.file, book.encoding, book.sheets[0].text(1, 0)) == (path.name, "gb18030", "甲")


def refusal(path: Path, limits: Limits = LIMITS) -> tuple[str, dict[str, str]]:
    with pytest.raises(CannotRead) as refused:
        open_book(path, limits=limits)
    [fault] = refused.value.faults
    assert "{" not in fault.message("zh") + fault.remedy("zh") + fault.message("en") + fault.remedy("en")
    return fault.rule.id, dict(fault.filled)


def test_a_refusal_comes_back_with_its_cell(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('1,2\n3,"4\n')
    with pytest.raises(CannotRead) as refused:
        open_book(tmp_path / "a.csv")
    [fault] = refused.value.faults
    assert (fault.rule.id, fault.sheet, fault.cell) == ("quote_not_closed", "a", "B2")


def test_a_file_that_is_too_large_or_empty_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening.subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    path = tmp_path / "a.csv"
    path.write_bytes(b"")
    assert refusal(path) == ("empty_file", {})
    path.write_bytes(b"1\n" * 1_000_000)
    assert refusal(path, Limits(file_bytes=1_500_000)) == ("too_many_bytes", {"found": "2.0", "most": "1.5"})


def test_reading_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"1,2,3,4,5,6\n" * 800_000)
    limits = Limits(rows=10**6, cells=10**7, seconds=1)
    assert refusal(path, limits) == ("too_slow", {"most": "1"})


def test_reading_that_needs_too_much_memory_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"1,2,3,4,5,6\n" * 800_000)
    assert refusal(path, Limits(rows=10**6, cells=10**7, memory_bytes=400_000_000))[0] == "too_much_memory"


def test_calamine_out_of_memory_is_told_too(tmp_path: Path) -> None:
    """It lays out all that lies between two cells at once, and ends its process where there is not enough."""
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{"x" * 2000}</t></is></c></row>' for row in range(1, 1100)
    )
    far = '<row r="900000"><c r="ZZ900000"><v>1</v></c></row>'
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(sheet_xml(rows + far)))
    assert refusal(path)[0] == "too_much_memory"


@pytest.mark.parametrize(
    "left",
    ["", "{", '{"faults": [{"rule": "no such"}]}', '{"file": "a", "form": "csv", "encoding": null, "sheets": [{}]}'],
)
def test_a_process_that_leaves_nothing_whole_is_a_broken_file(
    left: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def ended(module: str, job: dict[str, str], seconds: float) -> tuple[int, bytes]:
        Path(job["folder"], "told.json").write_text(left)
        return 0, b'of a cell\n  File "/app/read.py", line 7, in read\nKeyError: of a cell'

    path = tmp_path / "a.csv"
    path.write_bytes(b"1\n")
    monkeypatch.setattr(opening, "_run", ended)
    with caplog.at_level(logging.WARNING):
        assert refusal(path)[0] == "broken"
    assert "line 7, in read\nKeyError" in caplog.text
    assert "of a cell" not in caplog.text and path.name not in caplog.text


@pytest.mark.parametrize("content", [b"1,2\n", b'"1'])
def test_a_full_disk_is_no_fault_of_the_file(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read, or why not, has nowhere to be written to."""
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    taken = tmp_path / "taken"
    (taken / "told.json").mkdir(parents=True)
    monkeypatch.setattr(opening, "_private_folder", lambda: nullcontext(str(taken)))
    assert refusal(path)[0] == "no_room"


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "private"))
    (tmp_path / "private").mkdir()
    path = tmp_path / "a.csv"
    path.write_bytes("甲,1\n".encode())
    book = open_book(path)
    assert not list((tmp_path / "private").iterdir())
    assert book.sheets[0].text(1, 0) == "甲", "what was read outlives the folder it came through"
