"""A disk that is full at any byte of a publication: it is told, the last good version stays, and nothing is left behind."""

import errno
import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from store import datasets
from store.datasets import refreshed
from store.snapshots import BrokenPackage, current_version, publish
from tests.unit.store import full_disk
from tests.unit.store.package.damaged import Package

ROOT = Path(__file__).parents[3]
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.unit.store.full_disk"])


def test_no_file_may_grow_beyond_any_of_these_sizes(package: Package, tmp_path: Path) -> None:
    """The largest file of a version is written by pyarrow, the last ones by DuckDB, the manifest by Python."""
    shelf, told = tmp_path / "shelf", processes.SimpleQueue()
    good = publish(package.folder, shelf, "test")
    package.set("projects", 2, name="改名")
    sizes = sorted({path.stat().st_size for path in (shelf / "snapshots" / good).rglob("*") if path.is_file()})
    limits = [0, 1, 100, *(size - 1 for size in sizes[:: max(1, len(sizes) // 12)]), sizes[-1] - 1]
    for most in limits:
        process = processes.Process(
            target=full_disk.publish_with_files_of_at_most, args=(most, package.folder, shelf, told)
        )
        process.start()
        process.join()
        assert process.exitcode == 0, most
        assert told.get() == f"shelf: {os.strerror(errno.EFBIG)}", most
        assert current_version(shelf) == good and os.listdir(shelf / "snapshots") == [good]
        assert not list((shelf / "tmp").iterdir())
    assert publish(package.folder, shelf, "test") == current_version(shelf) != good


@pytest.mark.parametrize("what", ["package", "rows"])
def test_a_disk_with_any_number_of_pages_left(what: str, package: Package, tmp_path: Path) -> None:
    """A real one, of memory, in a name space of its own."""
    private = ["unshare", "--map-root-user", "--mount"]
    (tmp_path / "disk").mkdir()
    probe = f"mount -t tmpfs none '{tmp_path / 'disk'}'"
    if not shutil.which("unshare") or subprocess.run([*private, "sh", "-c", probe], capture_output=True).returncode:
        pytest.skip("no disk can be made here")
    run = subprocess.run(
        [*private, sys.executable, "-m", "tests.unit.store.full_disk", package.folder, tmp_path / "disk", what],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    tries = [line.split("\t") for line in run.stdout.splitlines()]
    assert len(tries) > 10
    assert {told for _, told, *_ in tries[:-1]} == {f"shelf: {os.strerror(errno.ENOSPC)}"}
    assert {tuple(rest) for _, _, *rest in tries[:-1]} == {("True", "0")}  # the good version stays, no draft is left


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (
            "store.snapshots.write_sums",
            duckdb.IOException("IO Error: could not write: No space left on device"),
            "No space left on device",
        ),
        ("store.snapshots.write_sums", duckdb.FatalException("FATAL Error"), "FatalException"),
        ("pyarrow.parquet.write_table", pa.ArrowInvalid("column"), "ArrowInvalid"),
        (
            "pyarrow.parquet.write_table",
            OSError("Error writing bytes. Detail: [errno 122] Disk quota exceeded"),
            "Disk quota exceeded",
        ),
        ("store.snapshots.write_manifest", OSError(errno.EIO, os.strerror(errno.EIO)), "Input/output error"),
        (
            "shutil.copyfile",
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/srv/var/tmp/x"),
            "No space left on device",
        ),
    ],
)
def test_what_each_library_says_of_it_is_told(
    call: str, error: Exception, said: str, package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(call, refuse)
        with pytest.raises(BrokenPackage) as refused:
            publish(package.folder, tmp_path / "shelf", "test")
    (fault,) = refused.value.faults
    assert (fault.rule, fault.more) == ("shelf", said)
    assert "DATASETS_DIR" in fault.tell("zh") and "/srv" not in fault.tell("en")


def test_a_package_that_goes_away_while_it_is_copied_is_no_full_disk(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(source: Path, *_: object) -> None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(source))

    monkeypatch.setattr(shutil, "copyfile", gone)
    with pytest.raises(BrokenPackage) as refused:
        publish(package.folder, tmp_path / "shelf", "test")
    assert [fault.rule for fault in refused.value.faults] == ["changed"]


def test_the_server_goes_on_and_tries_again(package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One dataset cannot be written; the other is shown, and the first again without anybody touching its package."""
    monkeypatch.setenv("PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    for name in ("one", "two"):
        package.copy(tmp_path / "packages" / name)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "one").write_text("in the way")
    found = refreshed()
    assert list(found.versions) == ["two"] and [refused.name for refused in found.refused] == ["one"]
    (tmp_path / "var" / "one").unlink()
    assert refreshed() is found  # not at once
    monkeypatch.setattr("store.watching.time.monotonic", lambda now=datasets.time.monotonic: now() + 61)
    assert list(refreshed().versions) == ["one", "two"] and refreshed().refused == ()
