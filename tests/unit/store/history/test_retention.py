"""Nothing goes that is shown, that anybody's file names, or that was shown of late; what goes leaves a line in the trail."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.history import trail
from store.history.retention import StillNeeded, remove, retention
from store.history.versions import versions
from store.saved import meetings
from store.saved.views import save
from store.shelf import ANSWERS
from tests.unit.store.history.conftest import Kept

ROOT = Path(__file__).parents[4]


@pytest.fixture
def five(three: tuple[Kept, list[str]]) -> tuple[Kept, list[str]]:
    kept, made = three
    for title in ("丁", "戊"):
        made.append(kept.publish(made[-1], title))
    return kept, made


def reasons(kept: Kept, last_shown: int = 1) -> dict[str, list[str]]:
    return {version.id: [why.rule for why in whys] for version, whys in retention(kept.shelf, last_shown).stays}


def test_by_itself_only_what_is_shown_and_what_the_package_holds_stays(five: tuple[Kept, list[str]]) -> None:
    kept, made = five
    assert reasons(kept) == {made[4]: ["current", "recent"], made[0]: ["package"]}
    # As a set: those published within one second have no order.
    assert {version.id for version in retention(kept.shelf, 1).may_go} == set(made[1:4])
    assert retention(kept.shelf, 1).bytes == sum(v.bytes for v in retention(kept.shelf, 1).may_go)
    assert len(versions(kept.shelf)) == 5, "nothing is removed by asking"
    assert retention(kept.shelf).may_go == ()


def test_what_was_worked_out_of_a_version_goes_with_it(five: tuple[Kept, list[str]]) -> None:
    """It tells of it as much as its rows do."""
    kept, made = five
    for version in made:
        (kept.shelf / ANSWERS / version).mkdir(parents=True)
        (kept.shelf / ANSWERS / version / "of-a-question").write_bytes(b"x")
    remove(kept.shelf, made[1:3], "one", "test", last_shown=1)
    assert {path.name for path in (kept.shelf / ANSWERS).iterdir()} == {made[0], *made[3:]}


def test_what_somebody_refers_to_stays(five: tuple[Kept, list[str]], tmp_path: Path) -> None:
    kept, made = five
    meetings.make(tmp_path / "var" / ".meetings", "例会", "one", made[1], (), before=made[2])
    save(tmp_path / "var" / ".views", "旧版", "map", {"version": made[3]}, "one")
    told = reasons(kept)
    assert told[made[1]] == told[made[2]] == told[made[3]] == ["file"]
    why = dict((version.id, whys) for version, whys in retention(kept.shelf, 1).stays)[made[3]][0]
    assert ".views/" in why.tell("zh") and ".views/" in why.tell("en")


def test_a_hand_in_made_files_and_answers_keep_their_version(five: tuple[Kept, list[str]]) -> None:
    kept, made = five
    folder = kept.shelf / "handins" / "x1" / "round-1"
    folder.mkdir(parents=True)
    (folder / "record.json").write_text(json.dumps({"base": made[1]}))
    trail.append("export", "x", "one", {"file": "a.pptx", "version": made[2]})
    trail.append("export", "x", "two", {"file": "a.pptx", "version": made[3]})
    told = reasons(kept)
    assert told[made[1]] == ["file"] and told[made[2]] == ["trail"] and made[3] not in told


def test_what_cannot_be_read_may_name_anything(five: tuple[Kept, list[str]]) -> None:
    kept, _ = five
    (kept.shelf.parent / ".meetings").mkdir()
    (kept.shelf.parent / ".meetings" / "0123.json").mkdir()
    assert retention(kept.shelf, 1).may_go == ()


def test_while_a_publication_is_under_way_nothing_goes(five: tuple[Kept, list[str]]) -> None:
    kept, _ = five
    (kept.shelf / "PENDING").write_text("{}")
    assert retention(kept.shelf, 1).may_go == ()


def test_what_is_removed_is_gone_and_told(five: tuple[Kept, list[str]]) -> None:
    kept, made = five
    with pytest.raises(StillNeeded) as needed:
        remove(kept.shelf, {made[1], made[4]}, "李四", "腾出空间", last_shown=1)
    assert needed.value.version == made[4] and len(versions(kept.shelf)) == 5
    assert remove(kept.shelf, {made[1], "0" * 12}, "李四", "腾出空间", last_shown=1) == (made[1],)
    assert {version.id for version in versions(kept.shelf)} == {made[0], made[2], made[3], made[4]}
    last = trail.entries()[0]
    assert (last.kind, last.who, last.version, last.details["reason"]) == ("deletion", "李四", made[1], "腾出空间")
    assert trail.verify() == () and list((kept.shelf / "tmp").iterdir()) == []


def test_that_a_hand_in_became_a_version_does_not_keep_it_for_good(five: tuple[Kept, list[str]]) -> None:
    kept, made = five
    for handin, said in (("a1", {"version": made[1]}), ("a2", {"version": made[2], "answers": made[3]})):
        (kept.shelf / "handins" / handin).mkdir(parents=True)
        record = {"handin": {"id": handin, "state": "taken", **said}, "untold": [], "taking": None}
        (kept.shelf / "handins" / handin / "record.json").write_text(json.dumps(record))
        trail.append("handin", "王五", "one", {"handin": handin, "taken": True, "version": said["version"]})
    told = reasons(kept)
    assert made[1] not in told and made[2] not in told and told[made[3]] == ["file"]


# In a process of its own, which dies at the n-th step: a line in the trail, a folder put aside, a folder on the disk, files gone.
DIES = """
import os, shutil, signal, sys
from pathlib import Path
from store.history import retention, trail
step, left = int(sys.argv[2]), [0]
def dying(call):
    def made(*args, **more):
        left[0] += 1
        if left[0] == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **more)
    return made
retention.trail.append = dying(trail.append)
retention.os.rename = dying(os.rename)
retention.shutil.rmtree = dying(shutil.rmtree)
retention.to_disk = dying(retention.to_disk)
retention.remove(Path(sys.argv[1]), set(sys.argv[3].split(",")), "李四", "", last_shown=1)
"""


def test_whoever_dies_leaves_each_version_whole_or_gone_and_no_removal_without_its_line(
    five: tuple[Kept, list[str]],
) -> None:
    kept, made = five
    going = set(made[1:4])
    for step in range(1, 20):
        command = [sys.executable, "-c", DIES, str(kept.shelf), str(step), ",".join(going)]
        died = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        there = {version.id: version.damage for version in versions(kept.shelf, thorough=True)}
        told = {entry.version for entry in trail.entries(kind="deletion")}
        assert set(there.values()) == {""} and {made[0], made[4]} <= there.keys()
        assert going - there.keys() <= told and trail.verify() == ()
        if died.returncode == 0:
            break
        assert died.returncode == -signal.SIGKILL, died.stderr
    assert step > 4 and not going & there.keys()
