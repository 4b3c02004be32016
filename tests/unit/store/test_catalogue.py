"""While changed packages are checked the datasets go on being shown; each change is checked once, when its files lie still."""

import json
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store import datasets, handles, snapshots, watching
from store.datasets import before_shown, catalogue, refreshed
from store.history import trail
from store.package.check import check_package
from store.publishing import publish_tables, roll_back
from tests.unit.store.package.damaged import REPORTED, Package

LONG = 60.0  # for what must happen at all, on however busy a machine


class Slow:
    """Stands for the checks of a package: once `hold` was called they do not end before `let_go`."""

    def __init__(self, check: Callable) -> None:
        self.check, self.begun, self.go = check, threading.Event(), threading.Event()
        self.go.set()
        self.asked: list[str] = []

    def __call__(self, folder: Path) -> object:
        self.asked.append(folder.name)
        self.begun.set()
        assert self.go.wait(LONG)
        return self.check(folder)

    def hold(self) -> None:
        self.begun.clear()
        self.go.clear()


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    slow = Slow(snapshots.check_package)
    monkeypatch.setattr(snapshots, "check_package", slow)
    yield slow
    slow.go.set()


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """With the thread that looks, as in the server; it is gone after the test."""
    monkeypatch.setenv("PACKAGES_LOOK_SECONDS", "0.01")
    assert datasets._looking is None
    yield
    monkeypatch.setenv("PACKAGES_LOOK_SECONDS", "0")
    if datasets._looking:
        datasets._looking.join(LONG)
        assert not datasets._looking.is_alive()
    datasets._looking = None


def until(met: Callable[[], object]) -> None:
    give_up = time.monotonic() + LONG
    while not met():
        assert time.monotonic() < give_up
        time.sleep(0.01)


def test_the_old_catalogue_is_shown_while_a_changed_package_is_checked(
    one: Package, checks: Slow, looking: None
) -> None:
    first = catalogue()
    checks.hold()
    one.set("projects", 2, name="改名")
    assert checks.begun.wait(LONG)
    assert all(catalogue() is first for _ in range(100))  # and nobody waited for the checks, which have not ended
    assert not checks.go.is_set()
    checks.go.set()
    until(lambda: catalogue() is not first)
    assert catalogue().versions["one"] != first.versions["one"] and catalogue().refused == ()


def test_one_thread_checks_each_change_once_however_many_ask(one: Package, checks: Slow, looking: None) -> None:
    first = catalogue()
    one.set("projects", 2, stage="finished")
    until(lambda: catalogue().refused)
    time.sleep(0.2)  # some twenty looks
    threads = [threading.Thread(target=catalogue) for _ in range(20)]
    for thread in threads:
        thread.start()
        thread.join()
    assert checks.asked == ["one", "one"]
    assert catalogue().versions == first.versions
    assert [thread.name for thread in threading.enumerate()].count("packages") == 1


def test_the_first_catalogue_is_waited_for_by_everybody(one: Package, checks: Slow) -> None:
    checks.hold()
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(catalogue())) for _ in range(8)]
    for thread in threads:
        thread.start()
    assert checks.begun.wait(LONG)
    assert found == []
    checks.go.set()
    for thread in threads:
        thread.join(LONG)
    assert len(found) == 8 and all(other is found[0] for other in found) and checks.asked == ["one"]


def test_asking_for_the_catalogue_touches_no_file(one: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    first = catalogue()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file was asked about")

    with monkeypatch.context() as patch:
        for name in ("stat", "open", "glob", "iterdir", "is_dir", "exists"):
            patch.setattr(Path, name, refuse)
        for name in ("stat", "lstat", "open", "listdir", "scandir"):
            patch.setattr(os, name, refuse)
        found = [catalogue() for _ in range(10)]
    assert all(one is first for one in found)


def test_what_is_published_or_refused_meanwhile_is_logged_once(
    one: Package, packages: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "dashboard")
    catalogue()
    assert caplog.messages == []  # the server says itself what it starts with
    one.set("projects", 2, stage="finished")
    rows = one.rows("events")
    one.write("events", [rows[0], *([*row[:-1], "x" * 2001] for row in rows[1:] * 9)])
    for _ in range(3):
        refreshed()
    (record,) = caplog.records
    assert record.levelno == logging.ERROR and record.name == "dashboard"
    assert "package one refused with 290 faults" in record.message and "events.csv row 2" in record.message
    assert record.message.endswith("and 285 more")
    assert len(record.message) < 3000
    caplog.clear()
    one.write("events", rows)
    one.set("projects", 2, stage="in_production")
    version = refreshed().versions["one"]
    assert refreshed() is catalogue()
    assert caplog.messages == [f"package one published as version {version}"]


def test_a_failure_of_any_kind_is_of_one_dataset_alone(
    one: Package, packages: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    one.copy(packages / "two")
    check = snapshots.check_package

    def fail(folder: Path) -> object:
        if folder.name == "one":
            raise MemoryError("no room")
        return check(folder)

    monkeypatch.setattr(snapshots, "check_package", fail)
    found = refreshed()
    assert list(found.versions) == ["two"]
    (refused,) = found.refused
    (fault,) = refused.faults
    assert (refused.name, fault.rule, fault.more) == ("one", "stopped", "MemoryError")
    assert "日志" in fault.tell("zh") and "log" in fault.tell("en")
    assert any(record.exc_info for record in caplog.records)


class Clock:
    """The watching's own clock and that of the machine; what waits makes it go on."""

    def __init__(self) -> None:
        self.now, self.at_each = time.time(), lambda: None

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.at_each()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(watching, "time", made)
    monkeypatch.setenv("PACKAGES_STILL_SECONDS", "3")
    return made


def test_files_that_are_old_are_read_at_once(one: Package, clock: Clock) -> None:
    clock.now += 4
    begun = clock.now
    assert list(catalogue().versions) == ["one"] and clock.now == begun


def test_files_that_are_new_are_waited_for_at_the_start_too(one: Package, clock: Clock) -> None:
    begun = clock.now
    assert list(catalogue().versions) == ["one"] and 2.5 < clock.now - begun < 3.5


@pytest.mark.parametrize("ahead", [0, 86_400])
def test_a_package_that_is_being_copied_is_read_when_it_lies_still(
    ahead: float, one: Package, packages: Path, clock: Clock, tmp_path: Path
) -> None:
    """File by file, each with whole rows and without hashes; also from a machine whose clock is a day ahead."""
    clock.now += 10
    first = catalogue()
    for path in one.folder.iterdir():
        os.utime(path, (clock.now + ahead, clock.now + ahead))
    left = sorted(path.name for path in one.folder.glob("*.csv"))
    new = one.copy(tmp_path / "new")
    new.set("projects", 2, name="改名")
    new.set("events", 2, title="改名")

    def copy_one() -> None:
        if left and int(clock.now * 10) % 10 == 0:
            name = left.pop()
            (one.folder / name).write_bytes((new.folder / name).read_bytes())
            os.utime(one.folder / name, (clock.now + ahead, clock.now + ahead))

    clock.at_each = copy_one
    seen: list[str] = []
    before_shown(lambda found: seen.append(found.versions["one"]))
    try:
        found = refreshed()
    finally:
        datasets._BEFORE_SHOWN.clear()
    assert left == [] and found.refused == ()
    assert seen == [found.versions["one"]] != [first.versions["one"]]
    assert found.versions["one"] == snapshots.version_of(new.folder)


def test_a_package_that_never_lies_still_is_told_and_its_last_version_kept(
    one: Package, packages: Path, clock: Clock
) -> None:
    one.copy(packages / "two")
    clock.now += 10
    first = catalogue()
    clock.at_each = lambda: os.utime(one.path("events"), (clock.now, clock.now))
    clock.at_each()
    found = refreshed()
    assert found.versions == first.versions
    (refused,) = found.refused
    assert (refused.name, refused.kept) == ("one", first.versions["one"])
    assert [fault.rule for fault in refused.faults] == ["changed"]
    clock.at_each = lambda: None
    clock.now += 4
    assert refreshed().refused == ()


def test_a_folder_that_is_put_in_anew_keeps_its_dataset_meanwhile(one: Package, clock: Clock) -> None:
    clock.now += 10
    first = catalogue()
    aside = one.folder.parent.parent / "aside"
    one.folder.rename(aside)
    held = datasets._shelves
    held.look(patiently=False)
    assert catalogue() is first
    clock.now += 1
    aside.rename(one.folder)
    held.look(patiently=False)
    assert catalogue() is first and refreshed() is first
    one.folder.rename(aside)
    assert refreshed().versions == {}


def test_a_descriptor_that_is_taken_away_is_told(one: Package) -> None:
    first = catalogue()
    (one.folder / "datapackage.json").unlink()
    found = refreshed()
    assert found.versions == first.versions
    assert [fault.rule for fault in found.refused[0].faults] == ["missing_file"]


def test_who_is_told_first_is_told_before_readers_and_may_fail(one: Package) -> None:
    first, told = catalogue(), []

    def ready(found: datasets.Catalogue) -> None:
        told.append((found, catalogue()))
        raise RuntimeError("not ready")

    before_shown(ready)
    try:
        one.set("projects", 2, name="改名")
        found = refreshed()
    finally:
        datasets._BEFORE_SHOWN.clear()
    assert told == [(found, first)]


@pytest.mark.parametrize(("said", "meant"), [("", 7.0), ("x", 7.0), ("0", 0.0), ("0.5", 0.5)])
def test_a_setting_that_is_no_number_is_the_usual_one(said: str, meant: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACKAGES_STILL_SECONDS", said)
    assert watching.seconds("PACKAGES_STILL_SECONDS", 7.0) == meant


def of_rows(shelf: Path, base: str | None, title: str) -> str:
    """Publishes the reported rows under another title, as a hand-in or another process would."""
    checked = check_package(REPORTED)
    said = replace(checked.description, title=title)
    return publish_tables(shelf, base, checked.tables, said, "x", ("台账.xlsx",), "")


def test_what_another_process_publishes_or_goes_back_to_is_shown(
    one: Package, packages: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "dashboard")
    shelf, first = packages.parent / "var" / "one", catalogue().versions["one"]
    second = of_rows(shelf, first, "乙")
    assert catalogue().versions["one"] == first, "until it is looked at again"
    assert refreshed().versions["one"] == second and refreshed() is refreshed()
    roll_back(shelf, first, "x", "")
    assert refreshed().versions["one"] == first
    assert caplog.messages == [f"dataset one shows version {v} now" for v in (second, first)]


def test_a_look_or_a_restart_does_not_undo_what_was_published_on_top(
    one: Package, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = of_rows(packages.parent / "var" / "one", catalogue().versions["one"], "乙")
    os.utime(one.path("events"))  # copied again, as it was
    assert refreshed().versions["one"] == second
    monkeypatch.setattr(datasets, "_shelves", None)
    assert catalogue().versions["one"] == second
    one.set("projects", 2, name="改名")
    assert refreshed().versions["one"] not in (second,) and refreshed().refused == ()


def test_a_dataset_that_began_with_rows_handed_in_is_shown_and_one_of_a_package_goes_with_it(
    one: Package, packages: Path
) -> None:
    assert list(refreshed().versions) == ["one"]
    version = of_rows(packages.parent / "var" / "two", None, "甲")
    assert refreshed().versions["two"] == version and set(refreshed().versions) == {"one", "two"}
    (packages.parent / "var" / "three").mkdir()
    (packages.parent / "var" / "one" / "PACKAGE").unlink()  # as before it was kept
    one.folder.rename(packages.parent / "aside")
    assert refreshed().versions == {"two": version} and refreshed().refused == ()


@pytest.mark.parametrize("lost", ["pairs.parquet", "manifest.json", "."])
def test_a_damaged_version_is_named_and_the_last_good_one_shown(
    lost: str, one: Package, packages: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = packages.parent / "var" / "one"
    first = catalogue().versions["one"]
    second = of_rows(shelf, first, "乙")
    third = of_rows(shelf, second, "丙")
    roll_back(shelf, first, "x", "")
    roll_back(shelf, third, "x", "")
    damaged = shelf / "snapshots" / third / lost
    damaged.rename(shelf / "aside")
    monkeypatch.setattr(datasets, "_shelves", None)
    handles._verified.cache_clear()
    found = refreshed()
    (refused,) = found.refused
    assert (refused.name, refused.kept, found.versions["one"]) == ("one", first, first)
    assert refused.is_damage and [fault.value for fault in refused.faults] == [third]
    assert (shelf / "CURRENT").read_text() == third, "who repairs it finds what was meant"
    (shelf / "aside").rename(damaged)
    assert refreshed() is found
    monkeypatch.setattr("store.datasets.time.monotonic", lambda now=time.monotonic: now() + 61)
    assert refreshed().versions["one"] == third and refreshed().refused == ()


def test_what_a_killed_process_left_half_named_is_ended_by_the_next_look(one: Package, packages: Path) -> None:
    shelf, first = packages.parent / "var" / "one", catalogue().versions["one"]
    second = of_rows(shelf, first, "乙")
    held = trail.entries()[0]
    lines = (packages.parent / "var" / ".trail" / "trail.jsonl").read_bytes().splitlines(keepends=True)
    (packages.parent / "var" / ".trail" / "trail.jsonl").write_bytes(lines[0])
    meant = {"id": held.id, "when": held.when, "kind": held.kind, "who": held.who, "package": None}
    (shelf / "PENDING").write_text(json.dumps(meant | {"details": dict(held.details)}))
    assert refreshed().versions["one"] == second and not (shelf / "PENDING").exists()
    assert [(entry.id, entry.version) for entry in trail.entries()] == [
        (held.id, second),
        (trail.entries()[1].id, first),
    ]
    assert trail.verify() == ()
