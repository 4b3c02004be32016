"""What is worked out for one serves all: once for those who ask together, by bytes, and never in a circle of waits."""

import threading
import time
from dataclasses import dataclass
from decimal import Decimal

import pytest
from cachetools import LRUCache

from cache import remembered as store
from cache.heavy import Turns
from cache.remembered import fetched, forget, remembered, standing
from cache.weight import weight


@pytest.fixture(autouse=True)
def empty():
    forget()
    yield
    forget()


def together(count: int, ask) -> list:
    """What each of so many threads gets that ask at the same moment."""
    gate, got = threading.Barrier(count), []

    def one() -> None:
        gate.wait()
        try:
            got.append(ask())
        except Exception as error:
            got.append(error)

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not any(thread.is_alive() for thread in threads)
    return got


def test_a_result_is_worked_out_once_and_by_its_arguments():
    calls = []

    @remembered
    def squared(n: int, *, plus: int = 0) -> int:
        calls.append(n)
        return n * n + plus

    assert [squared(3), squared(3), squared(4), squared(3, plus=1)] == [9, 9, 16, 10]
    assert calls == [3, 4, 3]
    assert squared.__name__ == "squared"


def test_two_functions_of_one_name_do_not_share_results():
    def made(value: str):
        @remembered
        def answer(n: int) -> str:
            return value

        answer._name = value
        return answer

    assert (made("a")(1), made("b")(1)) == ("a", "b")


def test_what_many_ask_at_once_is_worked_out_once():
    calls = []

    @remembered
    def slow(n: int) -> int:
        calls.append(n)
        time.sleep(0.2)
        return n

    assert together(8, lambda: slow(5)) == [5] * 8
    assert calls == [5]


def test_what_fails_is_not_kept_and_each_hears_of_it():
    calls = []

    @remembered
    def broken(n: int) -> int:
        calls.append(n)
        time.sleep(0.05)
        raise ValueError(f"no {n}")

    assert [str(error) for error in together(3, lambda: broken(1))] == ["no 1"] * 3
    assert len(calls) == 3
    assert standing()["entries"] == 0


def test_none_is_a_result_like_any_other():
    calls = []

    @remembered
    def nothing() -> None:
        calls.append(1)

    nothing()
    nothing()
    assert calls == [1]


def test_two_that_wait_for_one_another_both_go_on(monkeypatch):
    """No function of ours does, but a wait must not hold a page for ever."""
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    both = threading.Barrier(2)

    def first() -> str:
        both.wait(5)
        return "1" + fetched("second", lambda: "b")

    def second() -> str:
        both.wait(5)
        return "2" + fetched("first", lambda: "a")

    got = []
    threads = [
        threading.Thread(target=lambda k=key, m=make: got.append(fetched(k, m)))
        for key, make in (("first", first), ("second", second))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert sorted(got)[0][0] == "1" and sorted(got)[1][0] == "2"


def test_the_store_holds_no_more_bytes_than_it_may(monkeypatch):
    monkeypatch.setattr(store, "_store", LRUCache(50_000, getsizeof=lambda held: held.weight))

    @remembered
    def text(n: int) -> str:
        return str(n % 10) * 5000

    for n in range(40):
        text(n)
    found = standing()
    assert found["bytes"] <= found["most"] == 50_000 and 5 <= found["entries"] <= 9
    assert len(fetched("large", lambda: "x" * 60_000)) == 60_000
    assert "large" not in store._store


def test_heavy_work_is_done_in_turn_and_light_work_is_not_held_up():
    inside, most = [], []
    released = threading.Event()

    @remembered(heavy=True)
    def heavy(n: int) -> int:
        inside.append(n)
        most.append(len(inside))
        released.wait(5)
        inside.remove(n)
        return n

    threads = [threading.Thread(target=heavy, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    assert fetched("light", lambda: "at once") == "at once"
    released.set()
    for thread in threads:
        thread.join(10)
    assert max(most) == 1 and heavy(2) == 2


def test_who_has_a_turn_may_take_it_again_and_gives_it_back_when_it_fails():
    turns = Turns(1)
    with pytest.raises(ValueError), turns.turn(), turns.turn():
        raise ValueError
    assert together(2, lambda: turns.turn().__enter__() is None)[0] is True


@dataclass(frozen=True)
class Line:
    name: str
    amount: Decimal | None


def test_a_weight_grows_with_what_is_held():
    few, many = ([Line("萧山—龙泉", Decimal("1.00"))] * n for n in (10, 1000))
    assert 50 * weight(few) < weight(many) < 150 * weight(few)
    assert weight(b"x" * 10_000) >= 10_000
    assert weight({"a": "x" * 5000}) > 5000 and weight(()) > 0 and weight(Line("x" * 3000, None)) > 3000


def test_one_function_can_forget_its_own():
    @remembered
    def one(n: int) -> int:
        return n

    one(1), one(2), fetched("other", lambda: 1)
    one.cache_clear()
    assert standing()["entries"] == 1
