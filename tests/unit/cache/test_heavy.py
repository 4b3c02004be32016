"""Turns: who came first enters first, whoever else would like to go on."""

import threading
import time

from cache.heavy import Turns


def test_a_row_of_turns_lets_in_who_waits_before_it_goes_on():
    turns, entered = Turns(1), []

    def waits(name: str) -> None:
        with turns.turn():
            entered.append(name)

    others = [threading.Thread(target=waits, args=(name,)) for name in ("one", "two")]
    with turns.turn():
        for count, other in enumerate(others, start=1):
            other.start()
            while len(turns._waiting) < count:
                time.sleep(0.001)
        entered.append("first")
    with turns.turn():
        entered.append("last")
    for other in others:
        other.join(5)
    assert entered == ["first", "one", "two", "last"]


def test_as_many_as_may_be_inside_are_and_the_next_enters_when_one_leaves():
    turns, both, go = Turns(2), threading.Barrier(3), threading.Event()

    def holds() -> None:
        with turns.turn():
            both.wait(5)
            go.wait(5)

    threads = [threading.Thread(target=holds) for _ in range(2)]
    for thread in threads:
        thread.start()
    both.wait(5)
    third = threading.Thread(target=lambda: turns.turn().__enter__())
    third.start()
    while not turns._waiting:
        time.sleep(0.001)
    assert third.is_alive()
    go.set()
    for thread in (*threads, third):
        thread.join(5)
        assert not thread.is_alive()
