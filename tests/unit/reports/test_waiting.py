"""Who waits for which file: no more than there is room for, in turns by reader, and only as long as the readers are there."""

import pytest

from reports.waiting import GONE_AFTER, OF_ALL, OF_ONE, Full, Waiting


class Clock:
    """Time that passes when it is told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def waiting(clock: Clock, **bounds: int) -> Waiting:
    return Waiting(gone_after=15, clock=clock, **bounds)


def taken(asked: Waiting) -> list:
    """What is made when, if nothing is added."""
    return list(iter(asked.take, None))


def test_a_reader_has_so_many_and_no_more_until_one_is_made(clock):
    asked = waiting(clock, of_one=2)
    assert [asked.add(key, "a") for key in (1, 2, 3)] == [None, None, Full("reader", 2)]
    assert asked.add(2, "a") is None, "who asks again has one still"
    assert asked.add(3, "b") is None and asked.full("a") == Full("reader", 2) and asked.full("b") is None
    asked.end(1)
    assert asked.full("a") is None and asked.add(4, "a") is None


def test_what_is_being_made_counts_as_what_waits(clock):
    asked = waiting(clock, of_one=1)
    asked.add(1, "a")
    asked.take()
    assert asked.add(2, "a") == Full("reader", 1)


def test_all_together_have_so_many_and_sharing_adds_none(clock):
    asked = waiting(clock, of_all=3)
    assert [asked.add(key, reader) for key, reader in enumerate("abc")] == [None] * 3
    assert asked.add(9, "d") == Full("all", 3) == asked.full("d")
    assert asked.add(1, "d") is None and asked.of("d") == 1
    asked.end(0)
    assert asked.add(9, "d") is None


def test_the_bounds_leave_room_for_all_that_one_page_offers():
    assert OF_ONE >= 7 and OF_ALL >= 4 * OF_ONE and GONE_AFTER > 10


def test_the_first_of_one_reader_does_not_wait_for_the_many_of_another(clock):
    asked = waiting(clock)
    for key in ("a1", "a2", "a3", "a4"):
        asked.add(key, "a")
    assert asked.take() == "a1"
    asked.add("b1", "b")
    asked.add("b2", "b")
    asked.add("c1", "c")
    assert taken(asked) == ["b1", "c1", "a2", "b2", "a3", "a4"]


def test_those_who_keep_coming_do_not_hold_up_who_waits(clock):
    asked = waiting(clock)
    for key in ("a1", "a2"):
        asked.add(key, "a")
    found = [asked.take()]
    for new in range(4):
        asked.add(f"new{new}", f"n{new}")
        found.append(asked.take())
        if found[-1] == "a2":
            break
        asked.end(found[-1])
    assert "a2" in found[:4]


def test_a_shared_file_is_a_turn_of_both(clock):
    asked = waiting(clock)
    for key, reader in (("both", "a"), ("both", "b"), ("b2", "b"), ("c1", "c")):
        asked.add(key, reader)
    assert taken(asked) == ["both", "c1", "b2"]


def test_what_nobody_speaks_for_is_given_up_and_makes_room(clock):
    asked = waiting(clock, of_all=2)
    asked.add("a1", "a")
    asked.add("b1", "b")
    clock.now += 10
    assert asked.here("b") == 1
    clock.now += 10
    assert asked.drop() == ["a1"] and asked.of("a") == 0 and asked.has("b1")
    assert asked.add("c1", "c") is None and taken(asked) == ["b1", "c1"]


def test_what_is_waited_for_otherwise_is_not_given_up(clock):
    asked = waiting(clock)
    asked.add("a1", "a")
    clock.now += 20
    assert asked.drop(but={"a1"}) == [] and asked.take() == "a1"


def test_a_shared_file_is_given_up_when_both_have_left(clock):
    asked = waiting(clock)
    asked.add("both", "a")
    asked.add("both", "b")
    clock.now += 10
    asked.here("b")
    clock.now += 10
    assert asked.drop() == [] and not asked.is_left("both")
    clock.now += 10
    assert asked.drop() == ["both"]


def test_who_looks_at_what_another_asked_for_waits_for_it_too(clock):
    asked = waiting(clock)
    asked.add("a1", "a")
    clock.now += 10
    assert asked.here("b", ["a1", "nothing"]) == 1
    clock.now += 10
    assert asked.drop() == [] and asked.of("b") == 1 and asked.of("a") == 0


def test_one_being_made_is_left_and_not_forgotten(clock):
    asked = waiting(clock)
    asked.add("a1", "a")
    assert asked.take() == "a1"
    clock.now += 20
    assert asked.drop() == [] and asked.is_left("a1")
    asked.add("a1", "b")  # in time
    assert not asked.is_left("a1")
    asked.end("a1")
    assert not asked.has("a1") and not asked.is_left("a1")


def test_nothing_is_kept_of_readers_who_wait_for_nothing(clock):
    asked = waiting(clock)
    for n in range(50):
        asked.add(n % 40, f"reader {n}")
        asked.here(f"onlooker {n}")
        if n % 2:
            clock.now += 16
            asked.drop()
        else:
            asked.end(n % 40)
    clock.now += 16
    asked.drop()
    assert not asked._heard and not asked._served and not asked._asked
