"""A large hand-in comes to the same apart as here, within its limits, and leaves no process behind."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from store.apart import judging
from store.handins import receiving
from store.handins.reading import Base, base_of
from store.handins.receiving import source_of
from store.handins.standing import Findings, in_file
from store.ledgers.results import Expected, Piece
from store.sheets import opening
from store.sheets.limits import Limits
from tests.shipped import dataset

CORPUS = Path(__file__).parents[3] / "ledgers" / "corpus"
EXPECTED = Expected("2026Q1", None, date(2026, 4, 20), "handin-a", "台账", {"备注": ""})
WRITTEN = {
    "removed.csv": "项目编号,报告期,完成投资（万元）\nP01-001,2025Q4,清除\nP01-002,2025Q4,约350\n",
    "cleared.csv": "项目编号,项目名称,所在园区\nP01-001,新名,清除\n",
}
SOURCE = source_of(EXPECTED, "滨江区")


@pytest.fixture(scope="module")
def base() -> Base:
    return base_of(dataset("demo"))


@pytest.fixture
def waits() -> Iterator[subprocess.Popen]:
    """A process that waits for its job."""
    opening.keep_ready(judging._MODULE)
    yield opening._ahead[judging._MODULE]
    opening._end_all()


def alike(one: Piece, other: Piece) -> bool:
    marks = [(piece.rows, piece.removed, *(piece.cleared or {}).values()) for piece in (one, other)]
    plain = [
        replace(piece, rows=None, removed=None, cleared=piece.cleared and sorted(piece.cleared))
        for piece in (one, other)
    ]
    return plain[0] == plain[1] and all(map(np.array_equal, *marks))


def lying(file: str, folder: Path) -> Path:
    """A file of the corpus, or one written for this alone."""
    path = CORPUS / file
    if file in WRITTEN:
        path = folder / file
        path.write_text(WRITTEN[file], encoding="utf-8")
    return path


def apart(file: str, base: Base, limits: Limits | None = None) -> Findings:
    held = (CORPUS / file, file, base, EXPECTED, SOURCE, "a")
    return judging.found_apart(*held, limits) if limits else judging.found_apart(*held)


@pytest.mark.parametrize("file", ["sixty_faults.xlsx", "qualifiers.xls", "hidden_sheet.ods", *WRITTEN, "damaged.xlsx"])
def test_what_is_found_apart_is_what_is_found_here(file: str, base: Base, tmp_path: Path) -> None:
    held = (lying(file, tmp_path), file, base, EXPECTED, SOURCE, "a")
    here, there = in_file(*held), judging.found_apart(*held)
    assert here.opened.book == there.opened.book
    assert (here.faults, here.counts) == (there.faults, there.counts)
    read, other = here.opened.read, there.opened.read
    assert replace(read, pieces=()) == replace(other, pieces=()) and len(read.pieces) == len(other.pieces)
    assert all(map(alike, read.pieces, other.pieces))
    assert all(table.equals(there.merged.tables[name]) for name, table in here.merged.tables.items())


def test_the_process_that_waits_takes_one_job_and_the_next_one_waits(base: Base, waits: subprocess.Popen) -> None:
    assert apart("hidden_rows.xls", base).opened.book
    assert waits.poll() == 0, "it ends after its one job"
    after = opening._ahead[judging._MODULE]
    assert after is not None and after.pid != waits.pid and after.poll() is None
    after.send_signal(signal.SIGKILL)
    after.wait()
    assert apart("hidden_rows.xls", base).opened.book, "one that was killed while it waited is not asked"


def test_limits_hold_for_judging_too(base: Base, tmp_path: Path) -> None:
    (fault,) = apart("hidden_rows.xls", base, Limits(seconds=0)).faults
    assert fault.rule.id == "too_slow"
    path = tmp_path / "a.csv"
    path.write_bytes(b"1,2,3,4,5,6\n" * 800_000)
    limits = Limits(rows=10**6, cells=10**7, memory_bytes=700_000_000)
    (fault,) = judging.found_apart(path, path.name, base, EXPECTED, SOURCE, "a", limits).faults
    assert fault.rule.id == "too_much_memory"


def test_nothing_waits_once_the_server_has_ended(tmp_path: Path) -> None:
    said = "import time; from store.sheets import opening as o; o.keep_ready('store.apart.judging'); "
    said += "print(o._ahead['store.apart.judging'].pid, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", said], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        waits = int(server.stdout.readline())
        server.kill()
    gives_up = time.monotonic() + 60
    while Path(f"/proc/{waits}").exists() and time.monotonic() < gives_up:
        time.sleep(0.1)
    assert not Path(f"/proc/{waits}").exists()


def test_a_fault_of_ours_is_told_as_one(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    """Judging that fails is no fault of the file."""
    monkeypatch.setattr(
        judging, "_lay_out", lambda base, folder: (folder / "base-projects.arrow").write_text("no table")
    )
    with pytest.raises(RuntimeError, match="ArrowInvalid"):
        apart("hidden_rows.xls", base)


def test_a_server_judges_large_files_apart_and_small_ones_itself(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(judging, "in_file", lambda *_: asked.append("here"))
    monkeypatch.setattr(judging, "found_apart", lambda *_: asked.append("apart"))
    monkeypatch.setattr(opening, "keep_ready", asked.append)
    monkeypatch.setattr(receiving, "_find", receiving._find)
    judging.from_now_on()
    path = CORPUS / "hidden_rows.xls"
    receiving._find(path, path.name, base, EXPECTED, SOURCE, "a")
    monkeypatch.setattr(judging, "LARGE", 1)
    receiving._find(path, path.name, base, EXPECTED, SOURCE, "a")
    assert asked == ["store.apart.judging", "here", "apart"]
