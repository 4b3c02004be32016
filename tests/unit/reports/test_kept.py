"""Files once made are kept: made once for many askers, dropped oldest first, and never half a file."""

import threading
import time

import pytest

from reports.kept import MOST_IN_VAIN, Kept, Standing
from reports.waiting import Full, Waiting


def gather(count: int, ask) -> list[bytes]:
    """What `ask` gives to so many threads that ask at once."""
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(ask())) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    return found


def test_many_who_ask_at_once_get_one_file_made_once():
    kept, made, ready = Kept(), [], threading.Event()

    def make(told):
        made.append(threading.get_ident())
        ready.wait(5)
        return b"file"

    threading.Timer(0.05, ready.set).start()
    assert gather(6, lambda: kept.get("key", make)) == [b"file"] * 6
    assert len(made) == 1 and kept.get("key", make) == b"file" and len(made) == 1


def test_how_far_it_has_come_is_told_while_it_is_made_and_not_after():
    kept, seen = Kept(), []

    def make(told):
        told(3, 7)
        seen.append(kept.standing("key"))
        return b"1234"

    assert kept.standing("key").data is None and not kept.standing("key").is_running
    kept.get("key", make)
    assert [(s.done, s.of, s.is_running, s.data) for s in seen] == [(3, 7, True, None)]
    assert kept.standing("key").data == b"1234" and not kept.standing("key").is_running


def test_what_fails_is_told_and_may_be_tried_again():
    kept = Kept()

    def fails(told):
        raise RuntimeError("no paper")

    with pytest.raises(RuntimeError, match="no paper"):
        kept.get("key", fails)
    assert kept.standing("key").failed and kept.standing("key").data is None
    assert kept.get("key", lambda told: b"file") == b"file" and not kept.standing("key").failed


def test_one_who_waited_for_a_failed_attempt_makes_it_himself():
    kept, started, go = Kept(), threading.Event(), threading.Event()
    told_off: list[str] = []

    def fails(told):
        started.set()
        go.wait(5)
        raise RuntimeError("no paper")

    def first():
        try:
            kept.get("key", fails)
        except RuntimeError as error:
            told_off.append(str(error))

    one = threading.Thread(target=first)
    one.start()
    started.wait(5)
    found: list[bytes] = []
    other = threading.Thread(target=lambda: found.append(kept.get("key", lambda told: b"file")))
    other.start()
    time.sleep(0.05)  # it waits by now
    go.set()
    one.join(5)
    other.join(5)
    assert told_off == ["no paper"] and found == [b"file"]


def test_those_used_longest_ago_go_first_and_what_is_too_large_is_not_kept():
    kept = Kept(most_bytes=10)
    for key in ("a", "b"):
        kept.get(key, lambda told: b"12345")
    kept.get("a", lambda told: b"again")  # a is used last
    kept.get("c", lambda told: b"12345")
    assert [kept.standing(key).data for key in "abc"] == [b"12345", None, b"12345"]
    assert kept.get("large", lambda told: b"x" * 11) == b"x" * 11
    assert kept.standing("large").data is None and kept.standing("a").data == b"12345"


def test_another_file_is_made_while_the_first_still_is():
    kept, inside, go = Kept(), threading.Event(), threading.Event()

    def slow(told):
        inside.set()
        go.wait(5)
        return b"slow"

    one = threading.Thread(target=lambda: kept.get("slow", slow))
    one.start()
    inside.wait(5)
    assert kept.get("quick", lambda told: b"quick") == b"quick" and kept.standing("slow").is_running
    go.set()
    one.join(5)


def test_one_begun_is_made_by_another_thread_and_only_once(caplog):
    kept, made, go = Kept(), [], threading.Event()

    def make(told):
        made.append(threading.get_ident())
        go.wait(5)
        return b"file"

    kept.begin("key", make, "reader")
    kept.begin("key", make, "reader")
    assert kept.standing("key").is_running
    go.set()
    assert kept.get("key", make) == b"file" and made != [threading.get_ident()] and len(made) == 1
    kept.begin("bad", lambda told: 1 // 0, "reader")
    with pytest.raises(ZeroDivisionError):
        kept.get("bad", lambda told: 1 // 0)
    kept._pool.shutdown()  # the log is written once everybody has been told
    assert kept.standing("bad").failed and "a file could not be made" in caplog.text


def test_no_more_than_two_are_made_at_once():
    kept, now, most, lock = Kept(), 0, 0, threading.Lock()

    def make(told):
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.02)
        with lock:
            now -= 1
        return b"file"

    for key in range(6):
        kept.begin(key, make, "reader")
    assert [kept.get(key, make) for key in range(6)] == [b"file"] * 6 and most <= 2


class Clock:
    """Time that passes when it is told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class Work:
    """A file that is half made until it may go on."""

    def __init__(self) -> None:
        self.inside, self.go = threading.Event(), threading.Event()
        self.made: list[str] = []

    def __call__(self, told) -> bytes:
        self.inside.set()
        self.go.wait(5)
        told(1, 2)
        self.made.append("slow")
        return b"slow"

    def named(self, name: str):
        def make(told) -> bytes:
            self.made.append(name)
            return name.encode()

        return make


def busy(work: Work, **bounds) -> tuple[Kept, Clock]:
    """Files whose one maker is busy with the slow file of the first reader."""
    clock = Clock()
    kept = Kept(waiting=Waiting(clock=clock, gone_after=15, **bounds))
    kept.begin("slow", work, "first")
    assert work.inside.wait(5)
    return kept, clock


def ended(kept: Kept, work: Work) -> None:
    work.go.set()
    kept._pool.shutdown()


def test_no_more_is_begun_than_there_is_room_for_and_a_later_press_works():
    work = Work()
    kept, _ = busy(work, of_one=2, of_all=3)
    assert kept.begin("a", work.named("a"), "first") is None
    assert kept.begin("b", work.named("b"), "first") == Full("reader", 2) == kept.full("first")
    assert kept.begin("c", work.named("c"), "other") is None
    assert kept.begin("d", work.named("d"), "third") == Full("all", 3) == kept.full("third")
    assert kept.standing("d") == Standing()
    work.go.set()
    assert kept.get("a", work.named("a")) == b"a" and kept.get("c", work.named("c")) == b"c"
    assert kept.begin("b", work.named("b"), "first") is None and kept.begin("d", work.named("d"), "third") is None
    ended(kept, work)
    assert kept.standing("b").data == b"b" and kept.standing("d").data == b"d"


def test_one_reader_s_many_do_not_hold_up_another_s_first():
    work = Work()
    kept, _ = busy(work)
    for name in ("a1", "a2", "a3"):
        kept.begin(name, work.named(name), "first")
    kept.begin("b1", work.named("b1"), "other")
    ended(kept, work)
    assert work.made == ["slow", "b1", "a1", "a2", "a3"]


def test_what_waits_for_a_reader_who_has_left_is_never_begun():
    work = Work()
    kept, clock = busy(work)
    kept.begin("gone", work.named("gone"), "left")
    kept.begin("stays", work.named("stays"), "other")
    clock.now += 10
    assert kept.here("first", []) == kept.here("other", []) == 1
    clock.now += 10
    assert kept.standing("gone") == Standing(left=True) and kept.standing("stays").is_running
    ended(kept, work)
    assert work.made == ["slow", "stays"]


def test_what_is_being_made_stops_when_its_reader_has_left_and_can_be_asked_for_again():
    work = Work()
    kept, clock = busy(work)
    clock.now += 20
    kept.begin("next", work.named("next"), "other")
    work.go.set()
    assert kept.get("next", work.named("next")) == b"next"
    assert work.made == ["next"] and kept.standing("slow") == Standing(left=True)
    assert kept.begin("slow", work, "first") is None and kept.standing("slow").is_running
    ended(kept, work)
    assert kept.standing("slow").data == b"slow"


@pytest.mark.parametrize("how", ["asked", "looks"])
def test_what_two_wait_for_is_made_when_one_of_them_has_left(how):
    work = Work()
    kept, clock = busy(work)
    clock.now += 10
    assert (kept.begin("slow", work, "other") is None) if how == "asked" else kept.here("other", ["slow"]) == 1
    clock.now += 10
    ended(kept, work)
    assert kept.standing("slow").data == b"slow" and work.made == ["slow"]


def test_what_someone_stands_and_waits_for_is_made_though_its_reader_has_left():
    work, found = Work(), []
    kept, clock = busy(work)
    kept.begin("queued", work.named("queued"), "first")
    waits = [
        threading.Thread(target=lambda key=key: found.append(kept.get(key, work.named("by himself"))))
        for key in ("slow", "queued")
    ]
    for thread in waits:
        thread.start()
    while len(kept._awaited) < 2:
        time.sleep(0.001)
    clock.now += 20
    assert kept.standing("queued").is_running
    work.go.set()
    for thread in waits:
        thread.join(5)
    ended(kept, work)
    assert sorted(found) == [b"queued", b"slow"] and work.made == ["slow", "queued"] and not kept._awaited


def test_of_files_that_were_not_made_only_the_last_are_known():
    kept = Kept()
    for n in range(MOST_IN_VAIN + 5):
        with pytest.raises(ZeroDivisionError):
            kept.get(n, lambda told: 1 // 0)
    assert len(kept._in_vain) == MOST_IN_VAIN
    assert not kept.standing(0).failed and kept.standing(MOST_IN_VAIN + 4).failed
