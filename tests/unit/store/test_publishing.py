"""Rows handed in become a version whole or not at all, never over another's; what a package took is not taken twice."""

import csv
import io
import json
import multiprocessing
import random
import time
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings, strategies

from store import handles, naming, publishing
from store.history import trail
from store.manifest import read_manifest
from store.package.check import Checked, check_package
from store.publishing import Conflict, as_written, judged, publish_tables, roll_back, write_raw
from store.shelf import current_version, named_version, taken_version
from store.snapshots import BrokenPackage, publish
from tests.examples import examples
from tests.unit.store import writers
from tests.unit.store.package.damaged import REPORTED, Package
from tests.unit.store.test_snapshots import assert_whole, versions_on

KILLS = settings().max_examples * 3  # 180 in every run, thousands in a search
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.unit.store.writers"])


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check_package(REPORTED)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    handles._verified.cache_clear()
    return tmp_path / "var" / "one"


def handed_in(shelf: Path, base: str | None, checked: Checked, title: str, **tables: object) -> str:
    said = replace(checked.description, title=title)
    return publish_tables(shelf, base, {**checked.tables, **tables}, said, "张三", ("台账.xlsx",), "季报")


def kinds(shelf: Path) -> list[str]:
    return [entry.kind for entry in reversed(trail.entries(shelf.parent / ".trail"))]


def test_rows_handed_in_are_the_next_version_and_say_from_what(shelf: Path, checked: Checked) -> None:
    first = handed_in(shelf, None, checked, "甲")
    second = handed_in(shelf, first, checked, "乙", events=checked.tables["events"].slice(1))
    said = read_manifest(shelf / "snapshots" / second)
    assert (said.parent, said.who, said.came_from, said.reason) == (first, "张三", ("台账.xlsx",), "季报")
    assert said.changed == {"events": {"added": 0, "revised": 0, "removed": 1}}
    assert current_version(shelf) == second and versions_on(shelf) == {first, second}
    line = trail.entries()[0]
    assert (line.kind, line.version, line.details["before"]) == ("publication", second, first)
    assert trail.verify() == () and not list((shelf / "tmp").iterdir()) and not (shelf / "PENDING").exists()


def test_the_same_rows_are_the_same_bytes_and_no_new_version(shelf: Path, checked: Checked, tmp_path: Path) -> None:
    first = handed_in(shelf, None, checked, "甲")
    before = {path: path.lstat().st_mtime_ns for path in shelf.rglob("*") if path.is_file()}
    assert handed_in(shelf, first, checked, "甲") == first
    assert {path: path.lstat().st_mtime_ns for path in shelf.rglob("*") if path.is_file()} == before
    elsewhere = tmp_path / "var" / "two"
    assert handed_in(elsewhere, None, checked, "甲") == first
    raw = shelf / "snapshots" / first / "raw"
    again = check_package(raw)
    assert again.faults == () and all(again.tables[name].equals(checked.tables[name]) for name in checked.tables)


CELLS = strategies.text("甲a \t\r\n\",;'=\\\ufeff\u3000\u2028é1-", min_size=0, max_size=6)


def plainly_written(rows: pa.Table) -> bytes:
    """As Python's own writer does it: versions published before are found again by their bytes."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(rows.column_names)
    writer.writerows(zip(*(column.cast(pa.string()).to_pylist() for column in rows.columns), strict=True))
    return written.getvalue().encode()


@examples(6)
@given(cells=strategies.lists(CELLS | strategies.none(), min_size=1, max_size=60))
def test_what_is_written_reads_back_as_it_is_published(cells, checked, tmp_path_factory) -> None:
    """Whatever a cell holds: the columnar files and the package of a version never say two things."""
    rows = checked.tables["projects"].to_pylist()
    rows += [rows[1] | {"project_id": f"X{n}", "park": cell} for n, cell in enumerate(cells)]
    tables = checked.tables | {"projects": pa.Table.from_pylist(rows, checked.tables["projects"].schema)}
    folder, made = tmp_path_factory.mktemp("raw"), as_written(tables)
    write_raw(folder, checked.description, made)
    assert (folder / "projects.csv").read_bytes() == plainly_written(made["projects"])
    read = check_package(folder)
    assert read.faults == () == judged(folder, made).faults
    assert all(read.tables[name].equals(made[name]) for name in made)


@pytest.mark.parametrize("cell", ["\x00", "\u202e", "x" * 2001])
def test_what_may_not_be_written_is_told_alike(cell: str, checked: Checked, tmp_path: Path) -> None:
    rows = checked.tables["projects"].to_pylist()
    rows[1]["park"] = cell
    made = as_written(checked.tables | {"projects": pa.Table.from_pylist(rows, checked.tables["projects"].schema)})
    write_raw(tmp_path / "raw", checked.description, made)
    assert judged(tmp_path / "raw", made).faults == check_package(tmp_path / "raw").faults != ()


def test_rows_alike_make_no_version_though_a_package_wrote_them_otherwise(shelf: Path, checked: Checked) -> None:
    """One writes 12, the other 12.00."""
    first = publish(REPORTED, shelf, "packages")
    assert publish_tables(shelf, first, checked.tables, checked.description, "x", (), "") == first
    assert versions_on(shelf) == {first} and kinds(shelf) == ["package"]


def test_a_version_published_meanwhile_is_never_written_over(shelf: Path, checked: Checked) -> None:
    first = handed_in(shelf, None, checked, "甲")
    second = handed_in(shelf, first, checked, "乙")
    for base in (first, None, "0" * 12):
        with pytest.raises(Conflict) as conflict:
            handed_in(shelf, base, checked, "丙")
        assert (conflict.value.base, conflict.value.current) == (base, second)
    assert current_version(shelf) == second and versions_on(shelf) == {first, second}
    assert kinds(shelf) == ["publication", "publication", "conflict", "conflict", "conflict"]


def test_rows_that_break_a_rule_are_refused_whole(shelf: Path, checked: Checked) -> None:
    first = handed_in(shelf, None, checked, "甲")
    with pytest.raises(BrokenPackage) as broken:
        handed_in(shelf, first, checked, "乙", tracks=checked.tables["tracks"].slice(1))
    assert {fault.rule for fault in broken.value.faults} == {"foreign_key"}
    assert current_version(shelf) == first and versions_on(shelf) == {first} and not list((shelf / "tmp").iterdir())


def test_going_back_names_the_old_version_and_may_be_undone(shelf: Path, checked: Checked) -> None:
    first = handed_in(shelf, None, checked, "甲")
    second = handed_in(shelf, first, checked, "乙")
    assert roll_back(shelf, first, "李四", "数字有误") == first == current_version(shelf)
    line = trail.entries()[0]
    assert (line.kind, line.who, line.details["reason"], line.details["before"]) == (
        "rollback",
        "李四",
        "数字有误",
        second,
    )
    with pytest.raises(Conflict):
        handed_in(shelf, second, checked, "丙")
    with pytest.raises(Conflict):
        roll_back(shelf, second, "李四", "", base=second)
    assert roll_back(shelf, second, "李四", "没有误", base=first) == second == current_version(shelf)
    roll_back(shelf, second, "李四", "再说一遍")
    assert kinds(shelf).count("rollback") == 2 and versions_on(shelf) == {first, second}


def test_only_a_whole_version_of_the_shelf_may_be_gone_back_to(shelf: Path, checked: Checked) -> None:
    first = handed_in(shelf, None, checked, "甲")
    second = handed_in(shelf, first, checked, "乙")
    for wrong in ("", "0" * 12, "../x", f"../snapshots/{first}"):
        with pytest.raises(FileNotFoundError):
            roll_back(shelf, wrong, "x", "")
    (shelf / "snapshots" / first / "events.parquet").write_bytes(b"PAR1")
    with pytest.raises(ValueError, match=r"events\.parquet"):
        roll_back(shelf, first, "x", "")
    assert current_version(shelf) == second


def test_a_package_is_taken_once_and_what_is_published_on_top_stays(package: Package, shelf: Path) -> None:
    checked = check_package(package.folder)
    first = publish(package.folder, shelf, "packages")
    second = handed_in(shelf, first, checked, "乙")
    assert publish(package.folder, shelf, "packages") == second == current_version(shelf)
    roll_back(shelf, first, "x", "")
    roll_back(shelf, second, "x", "")
    assert publish(package.folder, shelf, "packages") == second
    package.set("projects", 2, name="改名")
    third = publish(package.folder, shelf, "packages")
    assert third == current_version(shelf) == taken_version(shelf) not in (first, second)
    assert read_manifest(shelf / "snapshots" / third).parent == second
    assert kinds(shelf) == ["package", "publication", "rollback", "rollback", "package"]
    assert trail.verify() == ()


def test_a_shelf_from_before_packages_were_remembered_keeps_what_is_published_on_top(
    package: Package, shelf: Path
) -> None:
    first = publish(package.folder, shelf, "packages")
    (shelf / "PACKAGE").unlink()
    second = handed_in(shelf, first, check_package(package.folder), "乙")
    assert taken_version(shelf) == first
    assert publish(package.folder, shelf, "packages") == second


def test_one_that_is_untouched_is_remembered_and_nothing_else_is_written(package: Package, shelf: Path) -> None:
    first = publish(package.folder, shelf, "packages")
    (shelf / "PACKAGE").unlink()
    assert publish(package.folder, shelf, "packages") == first == taken_version(shelf)
    assert kinds(shelf) == ["package"]


def test_a_trail_that_takes_nothing_stops_no_publication_and_gets_its_line_later(
    shelf: Path, checked: Checked, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(naming.trail, "append", full)
        first = handed_in(shelf, None, checked, "甲")
        assert current_version(shelf) == first and "still to be written" in caplog.text
        with pytest.raises(BrokenPackage):  # a second one would leave the first without a line
            handed_in(shelf, first, checked, "乙")
    second = handed_in(shelf, first, checked, "乙")
    assert [entry.version for entry in trail.entries()] == [second, first] and trail.verify() == ()


def test_what_is_no_line_of_the_trail_is_refused_before_anything_is_named(shelf: Path, checked: Checked) -> None:
    first = handed_in(shelf, None, checked, "甲")
    said = replace(checked.description, title="乙")
    with pytest.raises(ValueError, match="too long"):
        publish_tables(shelf, first, checked.tables, said, "x", tuple("x" * 100 for _ in range(4000)), "")
    assert current_version(shelf) == first and not (shelf / "PENDING").exists()


@pytest.mark.parametrize("left", [b"", b"[]", b"\xff", b"{", b'{"id":1}', b'{"kind":"package"}'])
def test_what_lies_as_pending_and_is_nothing_of_ours_is_dropped(left: bytes, shelf: Path, checked: Checked) -> None:
    first = handed_in(shelf, None, checked, "甲")
    (shelf / "PENDING").write_bytes(left)
    second = handed_in(shelf, first, checked, "乙")
    assert current_version(shelf) == second and not (shelf / "PENDING").exists() and trail.verify() == ()


def test_killed_at_random_moments_there_is_a_whole_old_or_a_whole_new_version(
    shelf: Path, checked: Checked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process after the other publishes on and on upon what it finds and is killed at any moment; nobody tidies up."""
    chance, log = random.Random(20261130), tmp_path / "acknowledged"
    log.touch()
    first = handed_in(shelf, None, checked, "0")
    began = time.monotonic()
    monkeypatch.setattr(publishing, "judged", publishing.judged)  # which the writer takes another for
    writers.hand_in_ever_new(shelf, "probe", log, 3)
    longest = (time.monotonic() - began) / 3 * 2.2  # a life begins with a start of its own, and the machine may be busy
    for life in range(KILLS):
        process = processes.Process(target=writers.hand_in_ever_new, args=(shelf, str(life), log))
        process.start()
        process.join(chance.uniform(0, longest))
        assert process.is_alive()
        process.kill()
        process.join()
        assert_healthy(shelf)
    acknowledged = log.read_text().split()
    last = handed_in(shelf, named_version(shelf), checked, "last")
    named = [entry.version for entry in trail.entries(kind=trail.NAMING)]
    assert trail.verify() == () and named[0] == last and set(acknowledged) <= set(named)
    assert named[-1] == first and len(set(named)) == len(named), "each naming has one line, and only one"
    assert len(named) > KILLS // 10
    for version in versions_on(shelf):
        assert_whole(shelf / "snapshots" / version)


def assert_healthy(shelf: Path) -> None:
    """What any reader finds after a writer died: a whole version named, and a trail without a fault but for its end."""
    named = (shelf / "CURRENT").read_text()
    assert_whole(shelf / "snapshots" / named)
    faults = {fault.rule for fault in trail.verify()}
    assert faults <= {"torn", "cut"}  # amid its last line; the next who writes mends it
    for path in (shelf / "snapshots").iterdir():
        assert json.loads((path / "manifest.json").read_text())["version"] == path.name


def test_two_processes_hand_in_at_once_and_neither_loses_its_rows(
    shelf: Path, checked: Checked, tmp_path: Path
) -> None:
    """Each publishes four times upon what it finds; who comes second is told so, and tries again."""
    first = handed_in(shelf, None, checked, "0")
    log = tmp_path / "acknowledged"
    both = [processes.Process(target=writers.hand_in_four, args=(shelf, who, log)) for who in ("a", "b")]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    acknowledged = log.read_text().split()
    assert len(set(acknowledged)) == 8
    chain, version = [], named_version(shelf)
    while version:
        chain.append(version)
        version = read_manifest(shelf / "snapshots" / version).parent
    assert chain[-1] == first and set(chain[:-1]) == set(acknowledged), "each was published upon the one before it"
    events = check_package(shelf / "snapshots" / chain[0] / "raw").tables["events"].column("event_id").to_pylist()
    assert {f"N-{who}-{n}" for who in "ab" for n in range(4)} <= set(events), "no row of either is lost"
    assert trail.verify() == ()
