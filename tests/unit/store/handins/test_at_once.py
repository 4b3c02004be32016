"""Two processes at the desk lose nothing, and one that is killed leaves what it did whole or absent, told in the trail or not."""

import multiprocessing
import random
import shutil
import signal
import time
from collections import Counter
from pathlib import Path

from hypothesis import settings

from store.datasets import Dataset, open_dataset
from store.handins import desk
from store.history import trail
from store.shelf import named_version
from tests.examples import EVERY_RUN
from tests.unit.store.handins import writers
from tests.unit.store.handins.writers import HEAD, LATER, LINE, HandingIn, Taking

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.unit.store.handins.writers"])
SPARE = (
    20  # lines by which one run may be shorter than another: what it finds lying there is swept, or there is nothing
)


def assert_whole(shelves: Path) -> None:
    """Every hand-in there is can be read whole, and the trail is sound."""
    for handin in desk.handins("demo"):
        for one in handin.rounds:
            assert len(desk.content_of(handin, one.number)) == one.size
    lines = trail.entries()[::-1]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert [line.before for line in lines[1:]] == [line.hash for line in lines[:-1]]


def told_of(handin_id: str) -> list[dict]:
    return [dict(entry.details) for entry in trail.entries(kind="handin") if entry.details["handin"] == handin_id]


def test_two_that_hand_in_at_once_lose_nothing(base: Dataset, place: Path) -> None:
    ready = FORKS.Event()
    both = [FORKS.Process(target=writers.hand_in_many, args=(place, who, 12, ready)) for who in ("甲", "乙")]
    for process in both:
        process.start()
    ready.set()
    for process in both:
        process.join()
    found = desk.handins("demo")
    assert Counter(one.who for one in found) == {"甲": 12, "乙": 12}
    assert sorted(one.file_name for one in found) == sorted(f"{who} {n}.csv" for who in "甲乙" for n in range(12))
    assert len(trail.entries(kind="handin")) == 24
    assert_whole(place)


def test_one_killed_at_random_moments_leaves_every_hand_in_that_was_told_of(base: Dataset, place: Path) -> None:
    acknowledged = place.parent / "acknowledged"
    chance = random.Random(7)
    for _ in range(8):
        process = FORKS.Process(target=writers.hand_in_until_killed, args=(place, acknowledged))
        process.start()
        before = acknowledged.stat().st_size if acknowledged.exists() else 0
        while not acknowledged.exists() or acknowledged.stat().st_size == before:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.1)
        process.kill()
        process.join()
    assert_whole(place)
    for line in acknowledged.read_text().splitlines():
        handin_id, number, content = line.split()
        held = desk.find_handin("demo", handin_id)
        assert held is not None and desk.content_of(held, int(number)) == content.encode() * 2000


def killed_at(place: Path, do: object, step: int) -> None:
    unsaid = FORKS.Queue()
    process = FORKS.Process(target=writers.and_die, args=(place, do, step, unsaid))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL and unsaid.empty()


def steps_of(place: Path, do: object) -> int:
    steps = FORKS.Queue()
    process = FORKS.Process(target=writers.and_die, args=(place, do, 0, steps))
    process.start()
    count: int = steps.get(timeout=120)
    process.join()
    return count


def test_a_hand_in_killed_at_any_line_of_its_writing_is_whole_or_absent_and_told_once(
    base: Dataset, place: Path
) -> None:
    clean = place.parent / "clean"
    first = desk.hand_in("demo", "a.csv", (HEAD + LINE.format(2)).encode(), "生者")
    shutil.copytree(place, clean, symlinks=True)
    for do in (HandingIn(), HandingIn(first.id)):
        count = steps_of(place, do)
        assert count > 60
        for step in random.Random(3).sample(range(1, count - SPARE), 14):
            shutil.rmtree(place)
            shutil.copytree(clean, place, symlinks=True)
            killed_at(place, do, step)
            assert_whole(place)
            rounds = sum(len(one.rounds) for one in desk.handins("demo"))
            assert rounds in (1, 2)
            again = desk.hand_in("demo", "b.csv", (HEAD + LINE.format(3)).encode(), "生者", replaces=do.replaces)
            assert desk.content_of(again) == (HEAD + LINE.format(3)).encode()
            assert len(told_of(again.id)) >= 1
            assert_whole(place)


def test_taking_in_killed_at_any_line_publishes_all_or_nothing_and_the_next_who_comes_finds_which(
    base: Dataset, place: Path
) -> None:
    handin = desk.hand_in("demo", "a.csv", (HEAD + LINE.format(1)).encode(), "滨江区", LATER)
    clean = place.parent / "clean"
    shutil.copytree(place, clean, symlinks=True)
    do = Taking(base.version, handin.id)
    count = steps_of(place, do)
    versions = {base.version, named_version(place / "demo")}
    assert count > 200 and len(versions) == 2
    times = 3 * settings().max_examples // EVERY_RUN
    for part in range(times):  # some line of each stretch
        step = random.Random(part).randrange(part * (count - SPARE) // times, (part + 1) * (count - SPARE) // times) + 1
        shutil.rmtree(place)
        shutil.copytree(clean, place, symlinks=True)
        killed_at(place, do, step)
        shown = named_version(place / "demo")
        assert shown in versions
        try:
            version = desk.take_in("demo", shown, (handin.id,), "管理员", "again")
        except desk.NotReady as refused:
            assert refused.which == {handin.id: "taken"}
        else:
            assert version != base.version
        now = desk.find_handin("demo", handin.id)
        assert now is not None and now.state == "taken" and now.version == named_version(place / "demo") != base.version
        rows = open_dataset("demo", str(now.version)).arrow(
            "SELECT count(*) AS n FROM observations WHERE period = '2029Q1'"
        )
        assert rows.column("n").to_pylist() == [1]
        assert [entry["version"] for entry in told_of(handin.id) if entry.get("taken")] == [now.version]
        assert_whole(place)
