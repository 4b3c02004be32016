"""Colours and counts of tasks, held against a second implementation that goes day by day; and each edge by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.tasks.colours import colour, was_red
from analytics.tasks.counts import board, counts
from analytics.tasks.rules import OVERRIDE, SHIPPED, task_rules
from store.tasks.definition import Event, Seen, Task, Trigger, Unit
from tests import plain_tasks

START = date(2026, 3, 2)
RULES = task_rules().values
UNITS = (Unit("泰顺县", "330329"), Unit("滨江区", "330108"), Unit("省级办公室"))


def event(number: int, kind: str, day: int, due: int | None = None) -> Event:
    at = datetime(START.year, START.month, START.day, 4, tzinfo=UTC) + timedelta(days=day, seconds=number)
    on = (START + timedelta(days=due)).isoformat() if due is not None else ""
    return Event(f"{number:016x}", kind, at.isoformat(), "张三", due=on)


def task(*events: Event, number: int = 1, pair: str = "P01", units: tuple[Unit, ...] = UNITS[:1]) -> Task:
    seen = Seen("demo", "0" * 12, "2025Q4", "warnings", {}, "一", "one", Trigger("warning", "behind"), (pair,))
    return Task(f"{number:016x}", number, seen, "办", UNITS[2], units, None, events)


def on(day: int) -> date:
    return START + timedelta(days=day)


@st.composite
def made_tasks(draw) -> Task:
    """Anything that can happen to a task, in an order in which it can."""
    day, is_open = draw(st.integers(0, 40)), True
    events = [event(0, "opened", day, day + draw(st.integers(0, 40)))]
    for number in range(1, draw(st.integers(1, 7))):
        day += draw(st.integers(0, 25))
        kind = draw(st.sampled_from(["answered", "moved", "cleared", "closed"] if is_open else ["reopened"]))
        if kind == "reopened" and events[-1].kind == "closed":
            break  # only what the data closed is opened again
        is_open = kind not in ("cleared", "closed")
        events.append(event(number, kind, day, day + draw(st.integers(0, 40)) if kind == "moved" else None))
    units = tuple(draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True)))
    return task(*events, number=draw(st.integers(1, 9)), pair=draw(st.sampled_from(["P01", "P02"])), units=units)


@given(st.lists(made_tasks(), max_size=6), st.integers(0, 60))
def test_they_are_those_of_plain_python(tasks, later):
    today = max([one.events[-1].day for one in tasks], default=START) + timedelta(days=later)
    told, plain = counts(tasks, today, RULES), plain_tasks.counted(tasks, today)
    assert [colour(one, today, RULES) for one in tasks] == [plain_tasks.colour(one, today) for one in tasks]
    assert [was_red(one, today, RULES) for one in tasks] == [plain_tasks.was_red(one, today) for one in tasks]
    for name in ("opened", "answered", "cleared", "closed", "reopened", "reddened"):
        assert getattr(told, name) == plain.get(name, 0), name
    assert told.by_colour == {shade: plain.get(shade, 0) for shade in told.by_colour}
    assert told.ages == plain["ages"] and told.days == plain["days"]
    assert told.open == sum(told.ages) and told.open + told.cleared + told.closed == told.opened
    for by, keys in (
        ("pair", lambda t: {(p,) for p in t.seen.pairs}),
        ("unit", lambda t: {(u.name, u.adcode) for u in (t.lead, *t.responsible)}),
    ):
        for key, of in board(tasks, by, today, RULES):
            mine = [one for one in tasks if key in keys(one)]
            assert of == counts(mine, today, RULES) and mine
        assert {key for key, _ in board(tasks, by, today, RULES)} == set().union(*map(keys, tasks), set())


def test_blue_turns_yellow_a_week_before_its_date_without_an_answer_and_red_the_day_after():
    one = task(event(0, "opened", 0, 20))
    assert [colour(one, on(day), RULES) for day in (0, 13, 14, 20, 21)] == ["blue", "blue", "yellow", "yellow", "red"]
    answered = task(event(0, "opened", 0, 20), event(1, "answered", 5))
    assert [colour(answered, on(day), RULES) for day in (14, 20, 21)] == ["blue", "blue", "red"]


def test_a_red_that_is_caught_up_turns_yellow_and_never_blue():
    late = task(event(0, "opened", 0, 10), event(1, "answered", 12), event(2, "moved", 12, 60))
    assert colour(late, on(13), RULES) == "yellow" and was_red(late, on(13), RULES)
    again = task(event(0, "opened", 0, 10), event(1, "cleared", 12), event(2, "reopened", 13), event(3, "moved", 13, 90),
                 event(4, "answered", 14))  # fmt: skip
    assert was_red(again, on(20), RULES) and colour(again, on(20), RULES) == "yellow"
    back = task(event(0, "opened", 0, 10), event(1, "moved", 12, 90), event(2, "cleared", 13), event(3, "reopened", 14),
                event(4, "answered", 15))  # fmt: skip
    assert colour(back, on(20), RULES) == "yellow", "nothing was moved since, and it was red all the same"
    patient = replace(RULES, yellow_moved=9)
    assert colour(late, on(13), patient) == "yellow" and colour(back, on(20), patient) == "yellow"
    done = task(event(0, "opened", 0, 10), event(1, "closed", 12))
    assert colour(done, on(99), RULES) == "done" and was_red(done, on(99), RULES), "its history stays marked"
    in_time = task(event(0, "opened", 0, 10), event(1, "cleared", 10))
    assert not was_red(in_time, on(99), RULES)


def test_a_day_is_one_of_chinas():
    late = Event("0" * 16, "opened", "2026-03-01T16:30:00+00:00", due="2026-03-02")
    assert late.day == date(2026, 3, 2)


def test_an_operators_file_changes_what_it_says_and_a_broken_one_nothing(tmp_path, monkeypatch):
    path = tmp_path / "rules.toml"
    monkeypatch.setenv(OVERRIDE, str(path))
    path.write_text("[red]\ngrace_days = 3\n", encoding="utf-8")
    held = task_rules()
    assert (held.values.red_grace_days, held.values.yellow_answer_days, held.rules_file) == (3, 7, "rules.toml")
    one = task(event(0, "opened", 0, 10), event(1, "answered", 1))
    assert [colour(one, on(day), held.values) for day in (13, 14)] == ["blue", "red"]
    path.write_text("[red]\ngrace_days = -1\nmood = 2\n[purple]\n", encoding="utf-8")
    broken = task_rules()
    assert broken.values == RULES and len(broken.faults) == 3 and broken.rules_file == SHIPPED.name
    assert any("mood" in fault.zh for fault in broken.faults)


@pytest.mark.parametrize("key", ["answer_days", "moved", "grace_days", "first", "second", "third"])
def test_the_shipped_file_explains_every_key(key):
    assert f"\n{key} = " in SHIPPED.read_text(encoding="utf-8")
