"""Files once made are kept: made once for many askers, dropped oldest first, and never half a file."""

import threading
import time

import pytest

from reports.kept import Kept


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

    kept.begin("key", make)
    kept.begin("key", make)
    assert kept.standing("key").is_running
    go.set()
    assert kept.get("key", make) == b"file" and made != [threading.get_ident()] and len(made) == 1
    kept.begin("bad", lambda told: 1 // 0)
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
        kept.begin(key, make)
    assert [kept.get(key, make) for key in range(6)] == [b"file"] * 6 and most <= 2
