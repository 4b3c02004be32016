"""The page of tasks: a warning is opened as a task, answered, moved, closed; what stands there is what its pages say, for who may."""

from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.reader import NotAllowed, acting_as, know_threads_by, reader
from analytics.tasks.wording import lead_words
from store.saved.meetings import make, new_turn
from store.tasks import doing
from store.tasks.definition import Task, Unit
from store.tasks.keeping import every, tasks
from style.text import LANGUAGES
from tests.pages.test_pages import opened, said, whole
from tests.pages.test_roles import sent
from tests.shipped import dataset, view
from ui.tasks.board import shown_tasks
from ui.tasks.seen import seen_of, very_view

CAUSE = "warning~behind~P02~2025~~~~~"
TAISHUN = "330329"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    there = tmp_path / ".tasks"
    for module in ("board", "pressed", "settling"):
        monkeypatch.setattr(f"ui.tasks.{module}.tasks_dir", lambda: there)
    return there


def made(
    folder: Path, cause: str = CAUSE, responsible: tuple[Unit, ...] = (Unit("龙泉市", "331181"),), days: int = 10
) -> Task:
    seen = seen_of(view(q="2025Q4"), cause)
    due = (doing.today() + timedelta(days=days)).isoformat()
    return doing.open_task(folder, seen, asks="说明原因", lead=Unit("省级办公室"), responsible=responsible, supervising=None,
                           due=due, who="张三")  # fmt: skip


def field(at: AppTest, kind: str, ending: str):
    return next(one for one in getattr(at, kind) if one.key and one.key.endswith(ending))


def button(at: AppTest, label: str):
    return next(one for one in at.button if one.label == label)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_any_the_page_says_how_one_is_opened(folder, lang):
    text = said(whole("tasks", data="demo", lang=lang))
    assert {"zh": "还没有交办督办事项", "en": "No task has been opened yet"}[lang] in text
    assert {"zh": "点“开督办”", "en": "Press “Open a task”"}[lang] in text


def test_a_warning_becomes_a_task_with_what_was_seen(folder):
    at = opened("tasks", data="demo", of=CAUSE)
    assert not at.exception and "执行滞后 · 2025年度" in said(at) and "不是真实事项" in said(at)
    field(at, "text_input", "lead-other").set_value("省级结对办公室")
    field(at, "text_input", "responsible-other").set_value("县财政局、县经信局")
    field(at, "text_area", "asks").set_value("说明支出偏慢的原因")
    field(at, "text_input", "-who").set_value("张三")
    button(at, "确定交办").click()
    at.run()
    assert not at.exception, at.exception
    (task,) = every(folder).tasks
    assert [unit.name for unit in task.responsible] == ["龙泉市", "萧山区", "县财政局", "县经信局"]
    assert task.adcodes == {"331181", "330109"} and task.seen.version == dataset("demo").version
    assert task.seen.count == len(task.seen.rows) > 0 and task.seen.said("en") != task.seen.said("zh")
    assert at.query_params["task"] in (task.id, [task.id]) and "1 号督办" in said(at) and "仍触发" in said(at)


def test_what_lacks_is_told_and_nothing_is_kept(folder):
    at = opened("tasks", data="demo", of=CAUSE)
    field(at, "text_input", "lead-other").set_value("省级结对办公室")
    button(at, "确定交办").click()
    at.run()
    assert any("办理要求" in str(one.value) for one in at.error) and every(folder).tasks == ()


@pytest.mark.parametrize(
    "cause", ["warning~behind~P99~2025~~~~~", "finding~x", "gap~spent~pair~P99", "figure~nonsense", "warning~~~~"]
)
def test_a_cause_that_is_not_there_is_told(folder, cause):
    at = opened("tasks", data="demo", of=cause)
    assert not at.exception and ("没有这一条" in said(at) or "其余部分照常显示" in said(at))


def test_it_is_answered_moved_and_closed_by_a_reason_that_stays(folder):
    task = made(folder)
    at = opened("tasks", data="demo", task=task.id)
    field(at, "text_area", "-text").set_value("已加快支出 <b>300</b> 万元")
    next(one for one in at.text_input if one.key.startswith("task-answer") and one.key.endswith("-who")).set_value(
        "李四"
    )
    button(at, "提交答复").click()
    at.run()
    assert not at.exception and "300" in "".join(one.text for one in every(folder).tasks[0].answers)
    field(at, "text_input", "-why").set_value("县里已说明")
    for one in at.text_input:
        if one.key.startswith("task-close"):
            one.set_value("王五" if one.key.endswith("-who") else "另案处理")
    button(at, "销号").click()
    at.run()
    (now,) = every(folder).tasks
    assert not now.is_open and now.closing.text == "另案处理" and now.closing.who == "王五"
    assert "说明理由销号 1 件" in said(opened("tasks", data="demo"))
    assert not [one for one in opened("tasks", data="demo", task=task.id).button if one.label == "提交答复"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_and_the_board_are_those_of_analytics(folder, lang):
    made(folder)
    made(folder, "warning~behind~P01~2025~~~~~", (Unit("泰顺县", TAISHUN),))
    found = shown_tasks(view(q="2025Q4"))
    assert lead_words(dataset("demo"), found.tasks, found.today, found.rules, lang) in said(
        whole("tasks", data="demo", lang=lang)
    )


def test_a_page_of_a_meeting_becomes_a_resolution_that_the_next_one_looks_back_at(folder, tmp_path, monkeypatch):
    for module in ("ui.tasks.board", "ui.meetings.resolving", "store.saved.meetings"):
        monkeypatch.setattr(f"{module}.meetings_dir", lambda: tmp_path / "meetings")
    turns = [new_turn("funds", {"q": "2025Q3"}, "请龙泉加快支出")]
    meeting = make(tmp_path / "meetings", "二季度调度会", "demo", dataset("demo").version, turns)
    assert "形成议定事项" in sent(opened("meeting", data="demo", prepare=meeting.id))
    at = opened("tasks", data="demo", of=f"turn~{meeting.id}~{turns[0].id}")
    assert "请龙泉加快支出" in said(at)
    field(at, "text_input", "lead-other").set_value("省级结对办公室")
    field(at, "text_input", "responsible-other").set_value("龙泉市政府")
    field(at, "text_area", "asks").set_value("一个月内说明")
    field(at, "text_input", "-who").set_value("张三")
    button(at, "确定交办").click()
    at.run()
    (task,) = every(folder).tasks
    assert task.meeting == meeting.id and task.seen.quarter == "2025Q3" and "办结后写明理由" in said(at)
    text = said(opened("tasks", data="demo", resolved=meeting.id))
    assert "“二季度调度会”议定 1 件：已销号 0 件，未销号 1 件" in text


def test_another_datasets_tasks_are_not_shown(folder):
    task = made(folder)
    text = said(whole("tasks", data="reported", task=task.id))
    assert "还没有交办" in text and "没有这件督办事项" in text


def test_a_county_sees_its_own_may_answer_and_nothing_else(folder, monkeypatch):
    mine, other = made(folder, "warning~behind~P01~2025~~~~~", (Unit("泰顺县", TAISHUN),)), made(folder)
    know_threads_by(lambda: reader("t", "泰顺县经信局", ["county"], [TAISHUN]))
    try:
        at = opened("tasks", data="demo", task=mine.id)
        assert not at.exception and "已交办 1 件" in said(at)
        assert {"提交答复"} == {one.label for one in at.button} & {"提交答复", "确定改期", "销号", "确定交办"}
        assert "没有这件督办事项" in said(opened("tasks", data="demo", task=other.id))
        at = opened("tasks", data="demo", of=CAUSE)
        assert "要督办的事" not in said(at) and "确定交办" not in {one.label for one in at.button}
    finally:
        know_threads_by(lambda: None)


def test_the_rows_and_the_sentence_of_then_lead_to_the_very_view(folder):
    seen = made(folder).seen
    at = very_view(seen, "warnings", "zh")
    assert f"version={seen.version}" in at and "q=2025Q4" in at and "rule=behind" in at and "pairs=P02" in at
    text = said(opened("warnings", **dict(one.split("=") for one in at.split("?")[1].split("&"))))
    assert seen.zh.split("：", 1)[1] in text


def test_who_may_see_none_is_told_by_the_store(folder):
    made(folder)
    with acting_as(reader("s", "s", [])), pytest.raises(NotAllowed):
        tasks(folder)
