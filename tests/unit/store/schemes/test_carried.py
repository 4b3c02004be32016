"""A scheme belongs to its version: it is hashed, refused with its package, gone back to, and imported."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.__main__ import main
from store import datasets, handles
from store.datasets import open_dataset
from store.history.versions import versions
from store.manifest import verified, version_of
from store.package.check import check_package
from store.package.faults import Fault
from store.publishing import Conflict, publish_scheme, roll_back
from store.schemes import schemes
from store.schemes.held import MOST
from store.shelf import named_version
from store.snapshots import BrokenPackage, publish
from tests.unit.store.package.damaged import Package
from tests.unit.store.schemes.test_reading import GOOD

SOURCE = "zjrb-2024-08-22"  # of the reported dataset
TEXT = GOOD.replace("sim-assessment", SOURCE)
DRAFT = TEXT.replace("years = [2023, 2024]", "years = []")


def ids(name: str, version: str) -> list[str]:
    handles._verified.cache_clear()
    return [one.id for one in schemes(open_dataset(name, version))]


def put(package: Package, text: str = TEXT, name: str = "scheme-2024.toml") -> Path:
    path = package.folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    return tmp_path / "var" / "one"


def test_a_package_without_schemes_keeps_its_version_and_one_more_byte_makes_another(package: Package) -> None:
    before = version_of(package.folder)
    (package.folder / "notes.toml").write_text("a = 1")
    assert version_of(package.folder) == before == version_of(Path(package.folder))
    seen = {before}
    put(package)
    seen.add(version_of(package.folder))
    put(package, TEXT + "# 改\n")
    seen.add(version_of(package.folder))
    (package.folder / "scheme-2024.toml").rename(package.folder / "scheme-b.toml")
    seen.add(version_of(package.folder))
    assert len(seen) == 4


def test_a_version_holds_its_schemes_as_they_were_handed_in(package: Package, shelf: Path) -> None:
    put(package, "\ufeff" + TEXT)
    put(package, DRAFT, "scheme-next.toml")
    version = publish(package.folder, shelf, "test")
    assert ids("one", version) == ["2024", "next"], "drafts last"
    raw = shelf / "snapshots" / version / "raw"
    assert (raw / "scheme-2024.toml").read_bytes() == (package.folder / "scheme-2024.toml").read_bytes()
    (raw / "scheme-2024.toml").write_text(TEXT.replace("35.5", "36.5"))
    with pytest.raises(ValueError, match="raw"):
        verified(shelf / "snapshots" / version)


BROKEN: dict[str, Callable[[Package], object]] = {
    "scheme_weights": lambda p: put(p, TEXT.replace("weight = 30", "weight = 31")),
    "scheme_source": lambda p: put(p, TEXT.replace(SOURCE, "nobody")),
    "scheme_ahead": lambda p: put(p, TEXT.replace("2024]", "2029]")),
    "scheme_same_year": lambda p: (put(p), put(p, name="scheme-b.toml")),
    "scheme_name": lambda p: put(p, name="Scheme 2024.TOML"),
    "scheme_size": lambda p: put(p, TEXT + "#" * 2**16 + "\n"),
    "scheme_many": lambda p: [put(p, DRAFT, f"scheme-{n}.toml") for n in range(MOST + 1)],
    "scheme_toml": lambda p: put(p, TEXT[:100] + "\n"),
    "unfinished": lambda p: put(p, TEXT[:-1]),
    "encoding": lambda p: put(p).write_bytes(TEXT.encode("gbk")),
    "not_a_file": lambda p: (p.folder / "scheme-x.toml").mkdir(),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_faulty_scheme_refuses_its_package_and_the_last_good_one_stays(
    rule: str, package: Package, shelf: Path
) -> None:
    put(package, DRAFT, "scheme-good.toml")
    good = publish(package.folder, shelf, "test")
    BROKEN[rule](package)
    with pytest.raises(BrokenPackage) as broken:
        publish(package.folder, shelf, "test")
    assert {fault.rule for fault in broken.value.faults} == {rule}
    assert all(fault.file.lower().startswith("scheme") for fault in broken.value.faults)
    assert named_version(shelf) == good and ids("one", good) == ["good"]


def test_a_link_that_leads_out_of_the_package_and_a_pipe_are_no_schemes(
    package: Package, shelf: Path, tmp_path: Path
) -> None:
    publish(package.folder, shelf, "test")
    (tmp_path / "elsewhere.toml").write_text(TEXT, encoding="utf-8")
    for make in (lambda path: path.symlink_to(tmp_path / "elsewhere.toml"), os.mkfifo):
        make(package.folder / "scheme-x.toml")
        with pytest.raises(BrokenPackage) as broken:
            publish(package.folder, shelf, "test")
        assert [fault.rule for fault in broken.value.faults] == ["not_a_file"]
        (package.folder / "scheme-x.toml").unlink()


def test_the_descriptor_knows_a_schemes_size_and_hash(described: Package) -> None:
    put(described)
    assert [fault.rule for fault in described.faults()] == ["undescribed"]
    described.describe_files()
    assert described.faults() == ()
    put(described, TEXT[:-1] + "#\n")
    assert [fault.rule for fault in described.faults()] == ["size"]
    (described.folder / "scheme-2024.toml").unlink()
    assert [(fault.file, fault.rule) for fault in described.faults()] == [("scheme-2024.toml", "missing_file")]


def test_a_scheme_dropped_into_a_watched_package_is_taken_and_a_faulty_one_is_told(one: Package) -> None:
    first = datasets.refreshed().versions["one"]
    put(one)
    second = datasets.refreshed().versions["one"]
    assert second != first and ids("one", second) == ["2024"]
    put(one, TEXT.replace("weight = 30", "weight = 31"))
    (refused,) = datasets.refreshed().refused
    assert refused.kept == second and [fault.rule for fault in refused.faults] == ["scheme_weights"]
    assert datasets.refreshed().versions["one"] == second


def imported(shelf: Path, base: str, text: str, name: str = "scheme-2024.toml") -> str:
    return publish_scheme(shelf, base, name, text, "张三", "办法印发")


def test_an_imported_scheme_is_a_new_version_with_the_same_rows(package: Package, shelf: Path) -> None:
    base = publish(package.folder, shelf, "test")
    first = imported(shelf, base, TEXT)
    assert ids("one", base) == [] and ids("one", first) == ["2024"]
    assert imported(shelf, first, TEXT) == first, "the same again is no new version"
    second = imported(shelf, first, DRAFT, "scheme-next.toml")
    third = imported(shelf, second, TEXT.replace("考核办法", "新办法"))
    assert ids("one", third) == ["2024", "next"] and schemes(open_dataset("one", third))[0].title.zh == "新办法"
    (told,) = [one for one in versions(shelf) if one.id == third]  # several of one second have no order
    assert (told.who, told.came_from, told.changed, told.is_current) == ("张三", ("scheme-2024.toml",), {}, True)
    assert publish(package.folder, shelf, "test") == third, "the package is not taken again over it"
    roll_back(shelf, first, "张三", "")
    assert named_version(shelf) == first and ids("one", first) == ["2024"]


def test_a_faulty_import_changes_nothing(package: Package, shelf: Path) -> None:
    base = publish(package.folder, shelf, "test")
    for text, name, rule in (
        (TEXT.replace("weight = 30", "weight = 31"), "scheme-a.toml", "scheme_weights"),
        (TEXT.replace(SOURCE, "nobody"), "scheme-a.toml", "scheme_source"),
        (TEXT, "x.toml", "scheme_name"),
        (TEXT, "../scheme-a.toml", "scheme_name"),
    ):
        with pytest.raises(BrokenPackage) as broken:
            imported(shelf, base, text, name)
        assert [fault.rule for fault in broken.value.faults] == [rule]
    assert named_version(shelf) == base and len(versions(shelf)) == 1
    newer = imported(shelf, base, TEXT)
    with pytest.raises(Conflict):
        imported(shelf, base, DRAFT, "scheme-next.toml")
    assert named_version(shelf) == newer


def test_on_the_command_line(one: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound, faulty, foreign = (tmp_path / name for name in ("scheme-2024.toml", "scheme-bad.toml", "scheme-gbk.toml"))
    sound.write_text(TEXT, encoding="utf-8")
    faulty.write_text(TEXT.replace("weight = 30", "weight = 31"), encoding="utf-8")
    foreign.write_bytes(TEXT.encode("gbk"))
    assert main(["check", str(sound)]) == 0 and "没有错误" in capsys.readouterr().out
    assert main(["check", "--lang", "en", str(faulty)]) == 1 and "line 38" in capsys.readouterr().out
    assert main(["check", "--json", str(faulty)]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert (fault["line"], fault["key"], fault["rule"]) == (38, "weight", "scheme_weights")
    assert main(["check", str(foreign)]) == 2 and main(["check", str(tmp_path / "none.toml")]) == 2
    before = datasets.refreshed().versions["one"]
    assert main(["import", "--who", "张三", str(faulty)]) == 1
    assert datasets.refreshed().versions["one"] == before
    assert main(["import", "--who", "张三", str(sound)]) == 0
    assert ids("one", datasets.refreshed().versions["one"]) == ["2024"]


def test_the_checks_tell_a_scheme_beside_other_faults(package: Package) -> None:
    put(package, TEXT.replace("weight = 30", "weight = 31"))
    package.set("counties", 3, name="")
    rules = [fault.rule for fault in check_package(package.folder).faults]
    assert sorted(rules) == ["required", "scheme_weights"]
    told = Fault("scheme-a.toml", "scheme_weights", 12, "weight", "101", "-1")
    assert told.tell("zh").startswith("scheme-a.toml 第 12 行 “weight”项：") and "line 12 key" in told.tell("en")
