"""Compiled questions on disk: kept by code and libraries, never believed when damaged, never in the way."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from store import compiled

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("COMPILED_DIR", str(tmp_path / "compiled"))
    return tmp_path / "compiled"


def test_what_is_kept_is_found_by_the_next_process():
    compiled.keep("question", "SELECT '本年' AS x")
    asked = "from store import compiled; print(compiled.find('question'), compiled.find('other'))"
    found = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert found.stdout.strip() == "SELECT '本年' AS x None"


def test_a_changed_row_is_not_believed(folder):
    compiled.keep("question", "SELECT 1")
    with sqlite3.connect(next(folder.glob("*.sqlite"))) as database:
        database.execute("UPDATE compiled SET sql = 'SELECT 2'")
    assert compiled.find("question") is None


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_a_damaged_file_costs_time_and_nothing_else(folder, damage):
    compiled.keep("question", "SELECT 1")
    file = next(folder.glob("*.sqlite"))
    held = file.read_bytes()
    file.write_bytes(held[: len(held) // 3] if damage is None else damage)
    assert compiled.find("question") in (None, "SELECT 1")
    compiled.keep("question", "SELECT 1")
    compiled.keep("question", "SELECT 1")
    assert compiled.find("question") == "SELECT 1"


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(folder):
    folder.write_text("a file where the folder should be")
    compiled.keep("question", "SELECT 1")
    assert compiled.find("question") is None
    compiled.sweep()


def test_what_other_code_compiled_is_removed(folder):
    compiled.keep("question", "SELECT 1")
    (folder / "0123456789abcdef.sqlite").write_bytes(b"old")
    compiled.sweep()
    assert [path.name for path in folder.glob("*.sqlite")] == [f"{compiled.fingerprint()}.sqlite"]


def test_the_fingerprint_changes_with_the_code_it_rests_on(tmp_path, monkeypatch):
    (tmp_path / "analytics" / "metrics").mkdir(parents=True)
    (tmp_path / "store").mkdir()
    (tmp_path / "style").mkdir()
    for name in ("analytics/metrics/__init__.py", "store/schema.py", "style/periods.py"):
        (tmp_path / name).write_text("x = 1")
    monkeypatch.setattr(compiled, "ROOT", tmp_path)
    seen = set()
    for name in ("analytics/metrics/__init__.py", "store/schema.py", "style/periods.py"):
        seen.add(compiled.fingerprint.__wrapped__())
        (tmp_path / name).write_text("x = 2")
    seen.add(compiled.fingerprint.__wrapped__())
    assert len(seen) == 4
