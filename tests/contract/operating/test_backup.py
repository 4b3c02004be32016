"""The drill: backed up while versions are published and tokens made, all of it lost, put back, and the same as it was."""

import json
import shutil
import threading
from pathlib import Path

import pytest

from ledger.__main__ import main
from store import handles
from store.datasets import open_dataset
from store.history import backup, trail
from store.history.backup import LIST, NoBackup, back_up, check, restore
from store.package.folder import describe_files
from store.saved import tokens
from store.shelf import ANSWERS, SNAPSHOTS, named_version
from store.snapshots import publish

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture
def shelves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "var"
    monkeypatch.setenv("DATASETS_DIR", str(folder))
    handles._verified.cache_clear()
    publish(DATA / "reported", folder / "reported", "packages")
    tokens.make("统计局", "viewer")
    return folder


def changed(tmp_path: Path, number: int) -> Path:
    """The package with another note: another version."""
    folder = tmp_path / f"changed{number}" / "reported"
    shutil.copytree(DATA / "reported", folder)
    said = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    describe_files(folder, said | {"note": f"{said['note']}（{number}）"})
    return folder


def test_the_drill(shelves: Path, tmp_path: Path) -> None:
    packages = [changed(tmp_path, number) for number in range(3)]
    going_on, stop = [], threading.Event()

    def publishing() -> None:
        while not stop.is_set():
            for folder in packages:
                going_on.append(publish(folder, shelves / "reported", "packages"))
                tokens.make("x", "viewer")

    writer = threading.Thread(target=publishing)
    writer.start()
    try:
        while len(going_on) < 2:
            assert writer.is_alive()
        made = back_up(shelves, tmp_path / "backup")
    finally:
        stop.set()
        writer.join()
    assert len(going_on) > 2 and made.files
    shutil.rmtree(shelves)
    restore(tmp_path / "backup", shelves)
    handles._verified.cache_clear()
    current = named_version(shelves / "reported")
    assert current and (shelves / "reported" / SNAPSHOTS / current).is_dir(), "the version that is named is there"
    assert open_dataset("reported", current).arrow("SELECT count(*) AS n FROM pairs").column("n")[0].as_py() == 18
    assert list(trail.entries(shelves / ".trail")) and main(["verify", "--dataset", "reported"]) == 0
    assert tokens.read()
    publish(changed(tmp_path, 9), shelves / "reported", "packages")  # and it goes on from there


def test_which_version_is_shown_and_the_trail_are_of_one_moment(
    shelves: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, other = backup._copy, changed(tmp_path, 7)
    publications: list[threading.Thread] = []

    def meanwhile(source: Path, target: Path) -> str:
        """After the first file of the trail somebody publishes, or tries to."""
        made = copy(source, target)
        if source.parent.name == ".trail" and not publications:
            publications.append(threading.Thread(target=publish, args=(other, shelves / "reported", "packages")))
            publications[0].start()
            publications[0].join(2)
        return made

    monkeypatch.setattr(backup, "_copy", meanwhile)
    back_up(shelves, tmp_path / "backup")
    publications[0].join()
    restore(tmp_path / "backup", tmp_path / "new")
    named = named_version(tmp_path / "new" / "reported")
    told = [entry.version for entry in trail.entries(tmp_path / "new" / ".trail") if entry.dataset == "reported"]
    assert told[-1] == named and named != named_version(shelves / "reported")


def test_a_dataset_called_answers_is_kept_and_those_of_questions_are_not(shelves: Path, tmp_path: Path) -> None:
    shutil.copytree(shelves / "reported", shelves / ANSWERS)
    for name in ("reported", ANSWERS):
        (shelves / name / ANSWERS / "0123456789ab").mkdir(parents=True, exist_ok=True)
        (shelves / name / ANSWERS / "0123456789ab" / "k").write_bytes(b"worked out again in no time")
    made = back_up(shelves, tmp_path / "to")
    assert f"{ANSWERS}/CURRENT" in made.files and not [name for name in made.files if f"/{ANSWERS}/" in name]


def test_a_dataset_called_like_the_compiled_questions_is_kept_and_they_are_not(shelves: Path, tmp_path: Path) -> None:
    shutil.copytree(shelves / "reported", shelves / "compiled")
    (shelves / "compiled" / "0123.sqlite").write_bytes(b"questions")
    made = back_up(shelves, tmp_path / "backup")
    inside = {name.removeprefix("compiled/") for name in made.files if name.startswith("compiled/")}
    assert inside == {name.removeprefix("reported/") for name in made.files if name.startswith("reported/")}
    assert any(name.endswith("pairs.parquet") for name in inside)


def test_a_byte_that_changed_is_found_and_nothing_put_back(shelves: Path, tmp_path: Path) -> None:
    back_up(shelves, tmp_path / "backup")
    victim = next((tmp_path / "backup" / "reported" / SNAPSHOTS).rglob("pairs.parquet"))
    held = bytearray(victim.read_bytes())
    held[50] ^= 1
    victim.write_bytes(held)
    with pytest.raises(NoBackup, match="not whole") as told:
        restore(tmp_path / "backup", tmp_path / "other")
    assert "不完整" in told.value.tell("zh") and not (tmp_path / "other").exists()


@pytest.mark.parametrize("harm", ["missing", "byte", "list", "outside"])
def test_what_is_no_whole_backup_is_told(harm: str, shelves: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    back_up(shelves, folder)
    said = json.loads((folder / LIST).read_text(encoding="utf-8"))
    if harm == "missing":
        (folder / next(iter(said["files"]))).unlink()
    elif harm == "byte":
        victim = next(folder.rglob("pairs.parquet"))
        victim.write_bytes(victim.read_bytes()[:-1] + b"x")
    elif harm == "list":
        (folder / LIST).write_text("{", encoding="utf-8")
    else:
        said["files"]["../outside"] = "0" * 64
        (folder / LIST).write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(NoBackup):
        check(folder)


def test_nothing_is_written_over(shelves: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x", encoding="utf-8")
    with pytest.raises(NoBackup, match="no empty folder"):
        back_up(shelves, tmp_path / "full")
    with pytest.raises(NoBackup, match="within"):
        back_up(shelves, shelves / "backup")
    back_up(shelves, tmp_path / "backup")
    with pytest.raises(NoBackup, match="no empty folder"):
        restore(tmp_path / "backup", shelves)


def test_a_full_disk_leaves_nothing_half(shelves: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, count = backup._copy, []

    def full(source: Path, target: Path) -> str:
        count.append(source)
        if len(count) > 5:
            raise OSError(28, "No space left on device")
        return copy(source, target)

    monkeypatch.setattr(backup, "_copy", full)
    before = {path.name for path in tmp_path.iterdir()}
    assert main(["backup", str(tmp_path / "backup")]) != 0
    assert {path.name for path in tmp_path.iterdir()} == before


def test_the_command_line_backs_up_checks_and_restores(
    shelves: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(tmp_path / "backup"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"] > 10
    assert main(["restore", str(tmp_path / "backup"), "--check"]) == 0 and "备份完整" in capsys.readouterr().out
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "new"))
    assert main(["restore", str(tmp_path / "backup")]) == 0
    assert named_version(tmp_path / "new" / "reported") == named_version(shelves / "reported")
    assert main(["restore", str(tmp_path / "nothing")]) != 0 and "不是备份" in capsys.readouterr().err
