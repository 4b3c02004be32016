"""The trail tells who came, looked, changed and removed; from where is kept beside it, for some days, and the chain stays whole."""

import json
import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from access.reader import NOBODY, NotAllowed, Place, acting_as, everybody, reader
from access.roles import RIGHTS, ROLES
from store.history import acts, audit, held, places, trail
from store.history.lines import LINES

PLACE = Place("10.9.8.7", "Mozilla/5.0 (某机)")
ZHANG = replace(reader("u-1", "张三", ["planner"]), place=PLACE)
ADMIN = replace(reader("u-2", "钱七", ["administrator"]), place=PLACE)
processes = multiprocessing.get_context("forkserver")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path))
    monkeypatch.delenv(places.SETTING, raising=False)
    monkeypatch.setattr(acts, "_looks", {})
    return tmp_path / ".trail"


ACTS: dict[str, tuple[Callable[[], object], dict[str, object]]] = {
    "signin": (acts.signed_in, {}),
    "signout": (acts.signed_out, {}),
    "look": (lambda: acts.looked("project", "P01-001", "demo"), {"seen": "project", "subject": "P01-001"}),
    "change": (lambda: acts.changed("roles", "roles.toml", "changed"), {"kept": "roles", "name": "roles.toml", "did": "changed"}),
    "removal": (lambda: acts.removed("view", "会前", "demo"), {"kept": "view", "name": "会前"}),
}  # fmt: skip


@pytest.mark.parametrize("kind", ACTS)
def test_each_act_is_a_line_with_who_did_it(folder: Path, kind: str) -> None:
    act, details = ACTS[kind]
    with acting_as(ZHANG):
        act()
    (line,) = trail.entries()
    assert (line.kind, line.who, line.details) == (kind, "张三", {**details, "reader": "u-1"})
    assert trail.verify() == ()
    for nobody in (everybody(), NOBODY):
        with acting_as(nobody):
            act()
    assert len(trail.entries()) == 1


def test_a_look_is_told_once_a_reader_thing_and_day(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for who in (ZHANG, ZHANG, ADMIN):
        for thing in ("P01-001", "P01-002", "P01-001"):
            with acting_as(who):
                acts.looked("project", thing, "demo")
    assert len(trail.entries(kind="look")) == 4
    monkeypatch.setattr(acts, "_looks", {})  # as another process finds it
    with acting_as(ZHANG):
        acts.looked("project", "P01-001", "demo")
    assert len(trail.entries(kind="look")) == 4

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + timedelta(days=1)

    monkeypatch.setattr(acts, "datetime", Tomorrow)
    with acting_as(ZHANG):
        acts.looked("project", "P01-001", "demo")
    assert len(trail.entries(kind="look")) == 5


def test_what_cannot_be_told_is_logged_and_told_at_the_next_look(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.write_text("in the way")
    with acting_as(ZHANG):
        acts.looked("project", "P01-001", "demo")
        acts.signed_in()
    assert "does not say" in caplog.text and "张三" not in caplog.text
    folder.unlink()
    with acting_as(ZHANG):
        acts.looked("project", "P01-001", "demo")
    assert len(trail.entries(kind="look")) == 1


def test_a_page_waits_for_no_other_process(folder: Path) -> None:
    with acting_as(ZHANG):
        acts.signed_in()
        with trail.locked(folder):
            acts.looked("project", "P01-001", "demo")  # no longer than a fifth of a second
        assert trail.entries(kind="look") == ()


@pytest.mark.parametrize("wrong", [("thing", "x"), ("", "")])
def test_only_what_is_named_is_told(folder: Path, wrong: tuple[str, str]) -> None:
    with acting_as(ZHANG), pytest.raises(ValueError):
        acts.looked(*wrong, "demo")
    with acting_as(ZHANG), pytest.raises(ValueError):
        acts.changed("view", "x", "stolen")
    with acting_as(ZHANG), pytest.raises(ValueError):
        acts.removed("dataset", "x")


def _many(place: str, who: str, count: int) -> None:
    with acting_as(reader(who, who, ["planner"])):
        for number in range(count):
            acts.looked("project", f"P{number % 20}", "demo", Path(place))
            acts.signed_in(Path(place))


def test_two_processes_lose_nothing_and_the_chain_is_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "PATIENCE", 20)
    some = [processes.Process(target=_patient, args=(str(folder), who, 30)) for who in ("a", "a", "b")]
    for one in some:
        one.start()
    for one in some:
        one.join()
    assert trail.verify(folder) == ()
    assert len(trail.entries(folder, kind="signin")) == 90
    assert len(trail.entries(folder, kind="look")) == 40  # twenty things of two readers, whichever process told them


def _patient(place: str, who: str, count: int) -> None:
    acts.PATIENCE = 20
    _many(place, who, count)


def test_from_where_is_kept_beside_the_chain_and_never_in_it(folder: Path) -> None:
    with acting_as(ZHANG):
        acts.signed_in()
    (line,) = trail.entries()
    assert places.places(folder) == {line.id: PLACE}
    assert PLACE.address not in (folder / LINES).read_text() and "Mozilla" not in (folder / LINES).read_text()
    with acting_as(ADMIN):
        trail.append("handin", "张三", "demo", {"reader": "u-1"})  # told late, by another: not from where it was done
        trail.append("package", "packages", "demo", {"version": "0" * 12})
    with acting_as(replace(ZHANG, place=None)):
        acts.signed_in()
    assert len(places.places(folder)) == 1


def test_a_place_goes_after_its_days_and_the_chain_stays_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with acting_as(ZHANG):
        acts.signed_in()
    (file,) = (folder / "places").iterdir()
    old = folder / "places" / f"{datetime.now(UTC).date() - timedelta(days=40)}.jsonl"
    last = folder / "places" / f"{datetime.now(UTC).date() - timedelta(days=29)}.jsonl"
    last.write_bytes(file.read_bytes().replace(b'{"id":"', b'{"id":"z'))
    old.write_bytes(file.read_bytes())
    now = datetime.now(UTC)
    assert len(places.places(folder, now + timedelta(days=31))) == 0
    with acting_as(everybody()):
        trail.append("import", "x", "demo", {})
    assert not old.exists() and last.exists() and trail.verify() == ()
    monkeypatch.setenv(places.SETTING, "0")
    assert places.places(folder) == {}
    with acting_as(ZHANG):
        acts.signed_out()
    assert list((folder / "places").iterdir()) == [] and trail.verify() == ()
    assert [line.kind for line in trail.entries()] == ["signout", "import", "signin"]


@pytest.mark.parametrize(
    ("said", "days"), [("", 30), ("7", 7), ("0", 0), ("-1", 0), ("soon", 0), ("9" * 9, 0), ("٣", 0)]
)
def test_days_that_are_no_number_keep_nothing(monkeypatch: pytest.MonkeyPatch, said: str, days: int) -> None:
    monkeypatch.setenv(places.SETTING, said)
    assert places.days_kept() == days


@pytest.mark.parametrize("broken", [b"{", b"[]\n", b'{"id":1}\n', b"\xff\n", b"null\n"])
def test_a_broken_line_of_places_harms_none_of_the_others(folder: Path, broken: bytes) -> None:
    with acting_as(ZHANG):
        acts.signed_in()
        (file,) = (folder / "places").iterdir()
        file.write_bytes(broken + (b"" if broken.endswith(b"\n") else b"\n") + file.read_bytes())
        acts.signed_out()
    assert len(places.places(folder)) == 2


@pytest.mark.parametrize("role", ROLES)
def test_the_trail_is_read_by_right_and_each_reading_is_told(folder: Path, role: str) -> None:
    trail.append("import", "x", "demo", {})
    trail.append("import", "x", "other", {})
    who = reader("u-9", "读者", [role], ["330329"] if role == "county" else [])
    with acting_as(who):
        if role not in RIGHTS["see_trail"].roles:
            for ask in (
                lambda: audit.lines("demo"),
                lambda: audit.wholeness("demo"),
                audit.from_where,
                lambda: audit.entries([]),
            ):
                with pytest.raises(NotAllowed):
                    ask()
            assert len(trail.entries()) == 2
            return
        whole = audit.wholeness("demo")
        assert (whole.count, whole.own, whole.faults) == (3, 2, ())
        found = audit.entries(audit.lines("demo"))
        assert [line.kind for line in found] == ["look", "import"]
        audit.lines("demo")
    assert len(trail.entries(kind="look")) == 1


def test_reports_that_were_made_are_told_without_who_made_them(folder: Path) -> None:
    with acting_as(ZHANG):
        trail.append("export", "张三", "demo", {"made": "deck", "version": "a" * 12, "reader": "u-1"})
        trail.append("export", "张三", "demo", {"what": "faults", "version": "a" * 12, "reader": "u-1"})
        (one,) = audit.reports_made("demo", "a" * 12)
    assert one.details["made"] == "deck" and "张三" not in repr(one) and "u-1" not in repr(one)
    with acting_as(reader("u-3", "王五", ["county"], ["330329"])):
        assert audit.reports_made("demo", "a" * 12) == ()
    with acting_as(NOBODY), pytest.raises(NotAllowed):
        audit.reports_made("demo", "a" * 12)


def test_what_is_held_follows_the_file_whatever_becomes_of_it(folder: Path) -> None:
    for number in range(5):
        trail.append("publication" if number % 2 else "import", "x", f"d{number % 2}", {"version": f"{number:012x}"})
    assert trail.last_named("d1", folder).version == f"{3:012x}"  # type: ignore[union-attr]
    trail.append("rollback", "x", "d1", {"version": "f" * 12})
    assert trail.last_named("d1", folder).version == "f" * 12 and len(held.lines(folder)) == 6  # type: ignore[union-attr]
    path = folder / LINES
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:4]))  # cut behind our back
    assert len(held.lines(folder)) == 4 and trail.last_named("d1", folder).version == f"{3:012x}"  # type: ignore[union-attr]
    path.write_bytes(b"".join(lines).replace(b'"who":"x"', b'"who":"y"'))
    assert {line.who for line in trail.entries(folder)} == {"y"} and [fault.rule for fault in trail.verify()] != []
    path.write_bytes(b"".join(lines) + b'{"torn":')
    assert len(trail.entries(folder)) == 6
    path.unlink()
    assert held.lines(folder) == () and trail.entries(folder) == () and held.read(folder, []) == []


def test_a_changed_trail_is_verified_anew(folder: Path) -> None:
    for number in range(3):
        trail.append("import", "x", "demo", {"n": number})
    assert trail.verify() == () and trail.verify() == ()
    path = folder / LINES
    path.write_bytes(path.read_bytes().replace(b'"n":1', b'"n":7'))
    assert [fault.rule for fault in trail.verify()] == ["bound"]
    json.loads(path.read_bytes().splitlines()[1])
