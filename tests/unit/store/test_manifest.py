"""What a published version says of itself is believed only as far as its own name proves it; one damaged shelf hides no other."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store import handles
from store.datasets import find_dataset, open_dataset, refreshed
from store.manifest import Damaged, _seal, is_whole, read_manifest, verified
from store.snapshots import current_version, publish
from tests.unit.store.package.damaged import REPORTED, Package

Said = dict[str, object]


@pytest.fixture
def packages(package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two packages, `one` and `two`."""
    monkeypatch.setenv("PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    for name in ("one", "two"):
        package.copy(tmp_path / "packages" / name)
    return tmp_path / "packages"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelf with one version."""
    shelf = tmp_path_factory.mktemp("published") / "shelf"
    publish(REPORTED, shelf, "test")
    return shelf


@pytest.fixture
def snapshot(published: Path, tmp_path: Path) -> Path:
    """The version on a copy of that shelf."""
    shutil.copytree(published, tmp_path / "shelf")
    return next((tmp_path / "shelf" / "snapshots").iterdir())


def edit(snapshot: Path, change: Callable[[Said], object], sealed: bool = False) -> None:
    path = snapshot / "manifest.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    change(said)
    if sealed:  # by somebody who knows how
        said.pop("seal", None)
        said["seal"] = _seal(said)
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")


def sets(*keys: str, to: object) -> Callable[[Said], object]:
    def change(said: Said) -> None:
        held = said
        for key in keys[:-1]:
            held = held[key]  # type: ignore[assignment]
        held[keys[-1]] = to

    return change


TEXTS = ("name", "title", "title_en", "note", "note_en")
EDITS = {
    **{
        f"{key} is {value!r}": sets(key, to=value)
        for key in ("version", "parent", "who", "when")
        for value in ("0" * 12, "", 1, ["x"], {})
    },
    **{f"another {key}": sets("description", key, to="别的") for key in TEXTS},
    **{f"{key} of no type": sets("description", key, to=17) for key in TEXTS},
    "official": sets("description", "basis", to="official"),
    "a basis that there is not": sets("description", "basis", to="guessed"),
    "a later day": sets("description", "as_of", to="2029-12-31"),
    "no day": sets("description", "as_of", to="tomorrow"),
    "another quarter": sets("description", "first_quarter", to="2024Q1"),
    "no quarter": sets("description", "last_quarter", to="2024Q9"),
    "all is complete": sets("description", "coverage", to={"events": "complete"}),
    "no coverage": sets("description", "coverage", to=None),
    "a word too many": sets("description", "more", to="x"),
    "no description": lambda said: said.pop("description"),
    "a list for a description": sets("description", to=[]),
    "a hash turned": sets("files", "pairs.parquet", to="0" * 64),
    "a hash of raw turned": sets("files", "raw/pairs.csv", to="0" * 64),
    "a hash that is none": sets("files", "pairs.parquet", to=None),
    "a file from elsewhere": sets("files", "../../../passwd", to="0" * 64),
    "a file fewer": lambda said: said["files"].pop("pairs.parquet"),
    "no files": sets("files", to={}),
    "a list for files": sets("files", to=["pairs.parquet"]),
    "a key more": sets("more", to=1),
    "a seal turned": sets("seal", to="0" * 64),
    "a seal of no type": sets("seal", to=[1]),
}
# What nothing but the seal can prove: who re-seals it is believed, and no page shows it.
FREE = {
    "parent is '000000000000'",
    "parent is ''",
    "who is '000000000000'",
    "who is ''",
    "when is '000000000000'",
    "when is ''",
    "a hash of raw turned",
}


@pytest.mark.parametrize("named", EDITS)
def test_a_manifest_edited_in_any_field_is_noticed(named: str, snapshot: Path) -> None:
    assert is_whole(snapshot)
    edit(snapshot, EDITS[named])
    assert not is_whole(snapshot) and current_version(snapshot.parent.parent) is None
    with pytest.raises(Damaged):
        verified(snapshot)


@pytest.mark.parametrize("named", sorted(EDITS.keys() - FREE - {"a seal turned", "a seal of no type"}))
def test_and_so_is_one_that_was_sealed_again(named: str, snapshot: Path) -> None:
    edit(snapshot, EDITS[named], sealed=True)
    assert not is_whole(snapshot)


def test_a_manifest_from_before_there_were_seals_is_believed(snapshot: Path) -> None:
    edit(snapshot, lambda said: said.pop("seal"))
    assert verified(snapshot).description.basis == "reported"
    edit(snapshot, EDITS["official"])
    assert not is_whole(snapshot)


def test_the_descriptor_that_was_handed_in_is_proved_by_the_version(snapshot: Path) -> None:
    """Both are made official, and the manifest sealed again: the version's name still tells."""
    raw = snapshot / "raw" / "datapackage.json"
    raw.write_text(
        raw.read_text(encoding="utf-8").replace('"reported",\n "as_of"', '"official",\n "as_of"'), encoding="utf-8"
    )
    edit(snapshot, EDITS["official"], sealed=True)
    assert read_manifest(snapshot).description.basis == "official"
    with pytest.raises(Damaged, match="raw"):
        verified(snapshot)


@pytest.mark.parametrize("file", ["manifest.json", "pairs.parquet", "raw/datapackage.json", "../../CURRENT"])
def test_a_pipe_or_a_link_in_the_place_of_a_file_is_damage_and_not_waited_for(file: str, snapshot: Path) -> None:
    path, shelf = snapshot / file, snapshot.parent.parent
    held = path.read_bytes()
    path.unlink()
    os.mkfifo(path)
    assert current_version(shelf) is None
    path.unlink()
    (shelf.parent / "elsewhere").write_bytes(held)
    path.symlink_to(shelf.parent / "elsewhere")
    assert current_version(shelf) is None


@pytest.mark.parametrize("named", ["official", "a basis that there is not", "no day", "no description", "no files"])
def test_a_good_package_is_written_again_over_its_edited_version(
    named: str, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = refreshed()
    edit(packages.parent / "var" / "one" / "snapshots" / good.versions["one"], EDITS[named])
    monkeypatch.setattr("store.datasets._shelves", None)  # as after a restart
    handles._verified.cache_clear()
    found = refreshed()
    assert found == good
    assert open_dataset("one", found.versions["one"]).basis == "reported"


@pytest.mark.parametrize("named", ["official", "a basis that there is not", "no day", "a word too many", "no files"])
def test_where_the_package_is_broken_too_that_is_told_and_the_others_are_shown(
    named: str, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = refreshed().versions["one"]
    edit(packages.parent / "var" / "one" / "snapshots" / version, EDITS[named], sealed=True)
    Package(packages / "one").set("projects", 2, stage="finished")
    monkeypatch.setattr("store.datasets._shelves", None)
    handles._verified.cache_clear()
    found = refreshed()
    assert list(found.versions) == ["two"]
    (refused,) = found.refused
    assert (refused.name, refused.kept, [f.rule for f in refused.faults]) == ("one", None, ["enum", "damaged"])
    for lang in ("zh", "en"):
        told = refused.faults[1].tell(lang)
        assert version in told and "manifest.json" in told and "DATASETS_DIR" in told


@pytest.mark.parametrize("named", ["official", "a basis that there is not", "no day", "a list for files"])
def test_an_older_version_that_was_edited_is_not_there(named: str, packages: Path) -> None:
    old = refreshed().versions["one"]
    Package(packages / "one").set("projects", 2, name="改名")
    refreshed()
    handles._verified.cache_clear()
    edit(packages.parent / "var" / "one" / "snapshots" / old, EDITS[named], sealed=True)
    assert find_dataset("one", old) is None
    with pytest.raises(Damaged):
        open_dataset("one", old)
