"""The engine's memory: a setting that is none is told, small tables are told by what they hold, and what does not fit is answered all the same."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from store.engine import memory
from store.engine.memory import HELD_BYTES, WrongMemory, is_small, memory_mb

ROOT = Path(__file__).parents[4]
# Twelve million groups of two texts: some 900 MB as they are grouped.
ASK = """
import os, resource
from store.engine import embedded
with embedded._process_connection().cursor() as cursor:
    limit = cursor.execute("SELECT current_setting('memory_limit')").fetchone()[0]
    said = cursor.execute(
        "SELECT count(*), sum(n)::BIGINT FROM (SELECT md5(i::VARCHAR) a, count(*) n FROM range(6_000_000) t(i) GROUP BY ALL ORDER BY a)"
    ).fetchone()
print(limit, *said, os.path.isdir(embedded.spill_dir()))
"""


@pytest.mark.parametrize("said", ["0", "127", "-5", "1e3", "lots", "１２８", "99999999"])
def test_what_is_no_amount_is_told_in_both_languages(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGINE_MEMORY_MB", said)
    with pytest.raises(WrongMemory, match="ENGINE_MEMORY_MB 须为"):
        memory_mb()


@pytest.mark.parametrize(("said", "found"), [("", None), ("256", 256), (" 1024 ", 1024)])
def test_an_amount_is_read(said: str, found: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGINE_MEMORY_MB", said)
    assert memory_mb() == found


def test_a_table_is_small_by_what_it_holds_and_not_by_how_it_is_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = pa.array(range(9_000_000), pa.int64())
    pq.write_table(pa.table({"n": values}), tmp_path / "large.parquet", compression="zstd", use_dictionary=False)
    assert (tmp_path / "large.parquet").stat().st_size < HELD_BYTES < values.nbytes
    assert not is_small(tmp_path / "large.parquet")
    pq.write_table(pa.table({"n": values.slice(0, 1_200_000)}), tmp_path / "small.parquet", use_dictionary=False)
    assert is_small(tmp_path / "small.parquet")
    monkeypatch.setenv("ENGINE_MEMORY_MB", "128")  # a sixteenth of it
    assert not is_small(tmp_path / "small.parquet")


def test_what_does_not_fit_is_answered_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGINE_MEMORY_MB", "128")
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert run.returncode == 0, run.stderr[-800:]
    limit, unit, count, total, is_there = run.stdout.split()
    assert (limit, unit) == ("122.0", "MiB") and (count, total) == ("6000000", "6000000") and is_there == "True"


def test_the_spill_folder_goes_with_its_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK.replace("6_000_000", "10")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0 and list(tmp_path.glob("dashboard-engine-*")) == []
    assert memory.spill_dir().is_dir()
