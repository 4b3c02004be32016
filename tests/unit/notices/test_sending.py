"""A notice arrives, once as far as its receiver can tell, whatever receivers do and processes die of; off, nothing is there."""

import logging
import multiprocessing
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from access.reader import acting_as, reader
from notices import posting, sending
from notices.posting import NotDelivered
from notices.sending import look, try_again
from notices.settings import Chosen, Receiver
from store.locks import Busy
from store.notices import outbox
from store.notices.definition import Notice
from store.notices.outbox import given_up, notices_dir, undelivered, waiting
from store.tasks.keeping import find, tasks_dir
from tests.unit.notices import made
from tests.unit.notices.made import (
    BINJIANG,
    MONDAY,
    OFFICE,
    TAISHUN,
    Clock,
    add,
    endless,
    happen,
    plainly,
    robot,
    slow_line,
)

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.unit.notices.made"])


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "SECONDS", 0.3)


def begun(chosen: Chosen, clock: Clock) -> None:
    """The first look, which tells nothing."""
    look(chosen, clock)
    clock.on(minutes=1)


def kinds(posted) -> list[str]:
    return [one.said["kind"] for one in posted.posted]


def test_off_there_is_no_thread_and_no_file(folder: Path) -> None:
    before = threading.active_count()
    assert sending.send_from_now_on(Chosen()) is None and threading.active_count() == before
    assert list(folder.iterdir()) == [] and undelivered() == 0


def test_each_thing_that_happens_is_told_once_in_its_order(clock) -> None:
    with robot() as to:
        chosen = plainly(to.url)
        begun(chosen, clock)
        task = add(when=clock())
        look(chosen, clock)
        for kind, more in (
            ("answered", {"text": "已支出"}),
            ("moved", {"due": "2027-02-28", "text": "推迟"}),
            ("cleared", {"version": "0" * 12, "quarter": "2026Q1"}),
            ("reopened", {"version": "1" * 12, "quarter": "2026Q2"}),
            ("closed", {"text": "办结"}),
        ):
            clock.on(minutes=1)
            happen(task, kind, clock(), **more)
            look(chosen, clock)
            look(chosen, clock)
        assert kinds(to) == ["opened", "answered", "moved", "cleared", "reopened", "closed"]
        assert len(set(to.ids)) == 6 and {one.said["task"] for one in to.posted} == {task.id}
        assert [one.said["due"] for one in to.posted][1:3] == ["2027-01-31", "2027-02-28"]
        assert waiting(notices_dir()) == ()


def test_a_colour_that_a_day_brings_is_told_and_only_where_it_is_worse(clock) -> None:
    with robot() as to:
        chosen = plainly(to.url)
        begun(chosen, clock)
        task = add(when=clock(), due="2026-12-20")
        look(chosen, clock)
        for _ in range(30):
            clock.on(days=1)
            look(chosen, clock)
            look(chosen, clock)
        told = [(one.said["kind"], one.said["colour"], one.said["when"][:10]) for one in to.posted]
        assert told == [
            ("opened", "blue", "2026-11-30"),
            ("yellow", "yellow", "2026-12-14"),
            ("red", "red", "2026-12-21"),
        ]
        happen(task, "answered", clock(), text="已支出")
        look(chosen, clock)
        assert kinds(to)[3:] == ["answered"], "what was done says its colour itself"


def test_what_happened_before_notices_began_is_not_told_and_nor_is_what_is_no_news(clock) -> None:
    task = add(when=clock())
    with robot() as to:
        chosen = plainly(to.url)
        begun(chosen, clock)
        assert to.posted == []
        happen(task, "answered", clock(), text="早的")
        clock.on(days=8)  # switched off meanwhile
        happen(task, "answered", clock(), text="新的")
        look(chosen, clock)
        assert [one.said["text"] for one in to.posted] == ["新的"]


def test_one_that_fails_three_times_is_tried_after_growing_pauses_and_taken_once(clock) -> None:
    with robot((500, {}), (302, {}, ("location", "http://127.0.0.1:9/")), (404, {}), (200, {})) as to:
        chosen = plainly(to.url)
        begun(chosen, clock)
        add(when=clock())
        tried = []
        for _ in range(60):
            before = len(to.posted)
            look(chosen, clock)
            if len(to.posted) > before:
                tried.append(clock())
            clock.on(seconds=15)
        assert [(b - a).total_seconds() for a, b in pairwise(tried)] == [60, 120, 240]
        assert len(set(to.ids)) == 1 and waiting(notices_dir()) == ()


def test_pauses_grow_to_six_hours_then_it_is_kept_as_given_up_and_told_to_who_opens_tasks(clock) -> None:
    with robot((500, {})) as to:
        chosen = plainly(to.url)
        begun(chosen, clock)
        add(when=clock())
        last, pauses = clock(), []
        for _ in range(24 * 8):
            before = len(to.posted)
            look(chosen, clock)
            if len(to.posted) > before:
                pauses.append(clock() - last)
                last = clock()
            clock.on(hours=1)
        assert max(pauses) == timedelta(hours=6) and sum(pauses, timedelta()) <= timedelta(days=7)
        assert [one.why for one in given_up(notices_dir())] == ["HTTP 500"] and waiting(notices_dir()) == ()
        assert undelivered() == 1
        with acting_as(reader("t", "泰顺县", ["county"], [TAISHUN.adcode])):
            assert undelivered() == 0
        to.answers = [(200, {})]
        look(chosen, clock)
        assert undelivered() == 1, "it is tried no more"
        try_again(chosen, clock)  # at the next start
        look(chosen, clock)
        assert undelivered() == 0 and waiting(notices_dir()) == () and len(set(to.ids)) == 1


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((200, {"errcode": 310000, "errmsg": "sign not match"}), "errcode 310000"),
        ((200, {"errmsg": "?"}), "HTTP 200 without errcode"),
        ((200, []), "HTTP 200 without errcode"),
        ((200, {"errcode": False}), "errcode"),
        ((200, {"errcode": "0"}), "errcode"),
        ((204, {}), "HTTP 200 without errcode"),
    ],
)
def test_a_robot_that_answers_200_with_an_error_has_not_taken_it(clock, answer, why) -> None:
    with robot(answer) as to:
        chosen = Chosen((Receiver("", to.url, "dingtalk"),))
        begun(chosen, clock)
        add(when=clock())
        look(chosen, clock)
        (left,) = waiting(notices_dir())
        assert (left.tries, left.why) == (1, why)
        to.answers = [(200, made.OK)]
        clock.on(minutes=1)
        look(chosen, clock)
        assert waiting(notices_dir()) == ()


@pytest.mark.parametrize("hangs", [lambda handler: made.time.sleep(2), slow_line])
def test_one_that_hangs_is_let_go_and_holds_up_nobody_else(clock, hangs) -> None:
    with robot(hangs) as slow, robot((200, {})) as quick:
        chosen = Chosen((Receiver("", slow.url), Receiver(TAISHUN.adcode, quick.url)))
        begun(chosen, clock)
        for n in range(3):
            add(n + 1, when=clock())
            clock.on(seconds=1)
        look(chosen, clock)
        assert len(slow.posted) == 1 and len(quick.posted) == 3
        assert [one.why for one in waiting(notices_dir()) if one.tries] == ["no answer within 0 s"]


def test_a_receiver_leads_to_no_other(clock) -> None:
    with robot((200, {})) as other, robot((307, {}, ("location", other.url))) as to:
        begun(plainly(to.url), clock)
        add(when=clock())
        look(plainly(to.url), clock)
        assert len(to.posted) == 1 and other.posted == []
        assert [one.why for one in waiting(notices_dir())] == ["HTTP 307"]


def test_an_answer_without_end_is_read_to_no_end(clock) -> None:
    with robot(endless) as to, pytest.raises(NotDelivered):
        posting.post(to.url, b"{}", {}, Receiver("", to.url))


def test_no_more_than_a_robot_takes_go_to_one_receiver_in_a_look(clock) -> None:
    with robot((200, {})) as to:
        chosen = plainly(to.url)
        begun(chosen, clock)
        for n in range(10):
            add(n + 1, when=clock())
        for expected in (4, 8, 10, 10):
            look(chosen, clock)
            assert len(to.posted) == expected
    assert 60 / sending.LOOK * sending.A_LOOK <= 20


def test_a_unit_is_told_of_its_own_tasks_alone(clock) -> None:
    with (
        robot((200, {})) as taishun,
        robot((200, {})) as binjiang,
        robot((200, {})) as office,
        robot((200, {})) as every,
    ):
        chosen = Chosen(
            (
                Receiver("", every.url),
                Receiver(TAISHUN.adcode, taishun.url),
                Receiver(BINJIANG.adcode, binjiang.url),
                Receiver(OFFICE.name, office.url),
            )
        )
        begun(chosen, clock)
        add(1, clock(), text="泰顺县的数")
        add(2, clock(), responsible=(BINJIANG,), supervising=TAISHUN, lead=BINJIANG, text="滨江区的数")
        add(3, clock(), responsible=(BINJIANG,), supervising=OFFICE, lead=BINJIANG)
        # An office may be called what it likes: it is no county for that.
        add(4, clock(), responsible=(made.Unit(TAISHUN.adcode),), lead=made.Unit(TAISHUN.name))
        for _ in range(2):
            look(chosen, clock)
        told = [[one.said["number"] for one in to.posted] for to in (taishun, binjiang, office, every)]
        assert [sorted(one) for one in told] == [[1], [2, 3], [1, 3], [1, 2, 3, 4]]
        assert "滨江区的数" not in taishun.posted[0].content.decode()
        assert len({one for to in (taishun, binjiang, office, every) for one in to.ids}) == 9


def test_of_two_processes_each_notice_is_sent_by_one(folder: Path, clock) -> None:
    with robot((200, {})) as to:
        begun(plainly(to.url), clock)
        for n in range(8):
            add(n + 1, when=clock())
        ready = processes.Event()
        both = [processes.Process(target=made.look_until_told, args=(folder, to.url, clock(), ready)) for _ in range(2)]
        for one in both:
            one.start()
        ready.set()
        for one in both:
            one.join(120)
        assert [one.exitcode for one in both] == [0, 0]
        assert sorted(one.said["number"] for one in to.posted) == list(range(1, 9))


def test_while_one_process_sends_another_does_not_wait(clock) -> None:
    with outbox.sending(notices_dir()), pytest.raises(Busy):
        look(plainly("http://127.0.0.1:9/"), clock)


def test_what_was_taken_but_not_written_down_is_sent_again_under_the_same_id(folder: Path, clock) -> None:
    with robot((200, {})) as to:
        begun(plainly(to.url), clock)
        add(when=clock())
        dies = processes.Process(target=made.send_and_die, args=(folder, to.url, clock()))
        dies.start()
        dies.join(120)
        assert dies.exitcode == -9 and len(to.posted) == 1
        look(plainly(to.url), clock)
        look(plainly(to.url), clock)
        assert len(to.posted) == 2 and len(set(to.ids)) == 1


def test_a_process_killed_while_it_collects_loses_and_doubles_nothing(folder: Path, clock) -> None:
    with robot((200, {})) as to:
        begun(plainly(to.url), clock)
        add(when=clock())
        dies = processes.Process(target=made.collect_and_die, args=(folder, to.url, clock()))
        dies.start()
        dies.join(120)
        assert dies.exitcode == -9 and to.posted == [] and len(waiting(notices_dir())) == 1
        look(plainly(to.url), clock)
        look(plainly(to.url), clock)
        assert kinds(to) == ["opened"]


def test_what_cannot_be_written_down_is_not_sent(clock, monkeypatch) -> None:
    def full(*said: object) -> None:
        raise OSError(28, "No space left on device")

    with robot((200, {})) as to:
        begun(plainly(to.url), clock)
        add(when=clock())
        monkeypatch.setattr(outbox, "mark", full)
        with pytest.raises(OSError):
            look(plainly(to.url), clock)
        assert to.posted == []


def test_marks_that_cannot_be_read_stop_the_telling_and_tell_nothing_twice(clock) -> None:
    with robot((200, {})) as to:
        begun(plainly(to.url), clock)
        add(when=clock())
        look(plainly(to.url), clock)
        (marks,) = (notices_dir() / outbox.TOLD).glob("*.json")
        marks.write_text("{}")
        with pytest.raises(OSError):
            look(plainly(to.url), clock)
        assert len(to.posted) == 1


def test_a_broken_file_among_those_that_wait_holds_up_no_other(clock) -> None:
    with robot((200, {})) as to:
        begun(plainly(to.url), clock)
        place = notices_dir() / outbox.WAITING
        place.mkdir()
        (place / f"{'a' * 16}.json").write_text('{"id": "' + "a" * 16 + '", "to": 1}')
        (place / "x.json").symlink_to("/etc/passwd")
        add(when=clock())
        look(plainly(to.url), clock)
        assert len(to.posted) == 1


def test_one_of_which_nothing_can_be_made_is_put_off_and_holds_up_no_other(clock) -> None:
    with robot((200, made.OK)) as to:
        chosen = Chosen((Receiver("", to.url, "wecom"),))
        begun(chosen, clock)
        task = add(when=clock())
        wrong = Notice("c" * 16, "", "opened", "2026-01-01T00:00:00+00:00", task.id, colour="violet")
        outbox.put(notices_dir(), [replace(wrong, since=wrong.when, next=wrong.when)])
        look(chosen, clock)
        assert len(to.posted) == 1 and [one.why for one in given_up(notices_dir())] == ["KeyError"]


def test_receivers_are_told_beside_each_other(clock) -> None:
    """Each waits for the other: one after the other neither would ever have an answer."""
    both = threading.Barrier(2)

    def together(handler) -> None:
        both.wait(20)
        handler.send_response(200)
        handler.end_headers()

    with robot(together) as one, robot(together) as two:
        posting.SECONDS = 30
        chosen = Chosen((Receiver("", one.url), Receiver(TAISHUN.adcode, two.url)))
        begun(chosen, clock)
        add(when=clock())
        look(chosen, clock)
        assert waiting(notices_dir()) == ()


def test_who_is_no_longer_named_is_told_nothing(clock) -> None:
    with robot((500, {})) as to:
        begun(plainly(to.url), clock)
        add(when=clock())
        look(plainly(to.url), clock)
        clock.on(minutes=1)
        look(plainly(to.url, TAISHUN.adcode), clock)
        assert len(to.posted) == 1 and "no longer" in next(one.why for one in waiting(notices_dir()) if one.to == "")


def test_neither_files_nor_log_hold_an_address_a_secret_or_what_was_said(clock, folder, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    with robot((500, {"errmsg": "LEAKED"})) as to:
        chosen = Chosen((Receiver("", to.url, "dingtalk", "SECSECRET"),))
        begun(chosen, clock)
        add(when=clock(), text="泰顺县的数")
        look(chosen, clock)
    kept = "".join(one.read_text() for one in notices_dir().rglob("*.json")) + caplog.text + repr(chosen)
    assert "HTTP 500" in kept
    for word in ("TOKEN", "SECSECRET", "LEAKED", "泰顺县的数", "张三"):
        assert word not in kept, word


def test_a_proxy_of_the_environment_is_not_asked(clock, monkeypatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("ALL_PROXY", "http://proxy.example:3128")
    with robot((200, {})) as to:
        posting.post(to.url, b"{}", {"content-type": "application/json"}, Receiver("", to.url))
        assert len(to.posted) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")  # how this test ends it
def test_the_thread_tells_and_lives_through_what_fails(clock, monkeypatch) -> None:
    monkeypatch.setattr(sending, "LOOK", 0.02)
    faults = [SystemExit(), ValueError("x"), OSError(28, "full"), Busy("x")]
    looked = []

    def counted(chosen: Chosen) -> None:
        looked.append(threading.current_thread().name)
        raise faults.pop()

    monkeypatch.setattr(sending, "look", counted)
    thread = sending.send_from_now_on(plainly("http://127.0.0.1:9/"))
    assert thread.daemon
    thread.join(120)
    assert looked == ["notices"] * 4


def test_the_moment_of_a_notice_is_the_events(clock) -> None:
    with robot((200, {})) as to:
        begun(plainly(to.url), clock)
        task = add(when=clock() - timedelta(minutes=30))
        look(plainly(to.url), clock)
        assert datetime.fromisoformat(to.posted[0].said["when"]) == MONDAY - timedelta(minutes=29)
        assert find(tasks_dir(), task.id) == task, "sending changes no task"
