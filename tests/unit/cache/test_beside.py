"""What is worked out beside the pages: never waited for, worked out once a state, and what stood before is given meanwhile."""

import threading

import pytest

from cache.beside import Beside


def until(beside: Beside, thing: str, state: int, value: object) -> None:
    """Waits for a state, as long as it takes."""
    ready = threading.Event()
    while beside.seen(thing, state, lambda: None) != value:
        ready.wait(0.005)


def test_who_asks_first_is_given_nothing_and_does_not_wait():
    beside: Beside[str] = Beside()
    may_end, asked = threading.Event(), []

    def slow() -> str:
        asked.append(threading.current_thread())
        assert may_end.wait(30)
        return "found"

    assert [beside.seen("a", 1, slow) for _ in range(3)] == [None] * 3
    may_end.set()
    until(beside, "a", 1, "found")
    assert len(asked) == 1 and asked[0] is not threading.current_thread()


def test_a_new_state_is_worked_out_anew_and_the_old_answer_is_given_until_then():
    beside: Beside[str] = Beside()
    assert beside.worked_out("a", 1, lambda: "old") == "old"
    may_end = threading.Event()
    assert beside.seen("a", 2, lambda: may_end.wait(30) and "new") == "old"
    may_end.set()
    until(beside, "a", 2, "new")


def test_who_needs_it_now_works_it_out_once():
    beside: Beside[int] = Beside()
    told = [beside.worked_out("a", 1, lambda: 7), beside.worked_out("a", 1, lambda: 8), beside.seen("a", 1, lambda: 9)]
    assert told == [7, 7, 7]
    assert beside.worked_out("b", 1, lambda: 10) == 10 and beside.worked_out("a", 2, lambda: 11) == 11


def test_what_fails_is_logged_and_not_tried_at_each_visit(caplog):
    beside: Beside[int] = Beside()
    tried = []

    def fails() -> int:
        tried.append(1)
        raise ValueError("no such figure")

    assert [beside.worked_out("a", 1, fails) for _ in range(3)] == [None] * 3
    assert len(tried) == 1 and "no such figure" in caplog.text
    assert beside.worked_out("a", 2, lambda: 5) == 5


def test_what_passes_is_tried_again_by_who_comes_next():
    beside: Beside[int] = Beside(passing=(ConnectionError,))

    def gone() -> int:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        beside.worked_out("a", 1, gone)
    tried = threading.Event()

    def gone_beside() -> int:
        tried.set()
        raise ConnectionError

    assert beside.seen("a", 1, gone_beside) is None and tried.wait(30)
    assert beside.worked_out("a", 1, lambda: 5) == 5


def test_no_more_things_are_kept_than_there_is_room_for():
    beside: Beside[int] = Beside(most=2)
    for thing in "abc":
        beside.worked_out(thing, 1, lambda: 1)
    assert beside.worked_out("a", 1, lambda: 2) == 2 and beside.worked_out("c", 1, lambda: 2) == 1
