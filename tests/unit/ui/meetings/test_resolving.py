"""What a meeting resolves is frozen on the meeting's own version; the next meeting and the report begin with what became of it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from analytics.selection import Selection
from analytics.tasks.standing import standing
from analytics.tasks.wording import list_table, resolved_words
from reports.story.context import ToldTasks
from reports.story.tell import tell
from store.saved import meetings as shelf
from store.saved.meetings import new_turn
from store.tasks import doing
from store.tasks.definition import Unit
from style.text import LANGUAGES
from tests.shipped import dataset, view
from ui.meetings.again import copied
from ui.meetings.proposals import own_sentence
from ui.meetings.resolving import looked_back, resolving_href, seen_of_turn
from ui.tasks.board import shown_tasks

QUERY = {"q": "2025Q3", "pairs": "P02"}


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in ("ui.tasks.board", "ui.meetings.resolving", "store.saved.meetings"):
        monkeypatch.setattr(f"{module}.meetings_dir", lambda: tmp_path / "meetings")
    monkeypatch.setattr("ui.tasks.board.tasks_dir", lambda: tmp_path / ".tasks")
    return tmp_path


def resolved(places: Path, meeting: shelf.Meeting, number: int = 0, days: int = 9):
    turn = meeting.turns[number]
    seen = seen_of_turn(view(), f"turn~{meeting.id}~{turn.id}")
    return doing.open_task(places / ".tasks", seen, asks="一个月内说明", lead=Unit("省级办公室"), responsible=(Unit("龙泉市", "331181"),),
                           supervising=None, due=(doing.today() + timedelta(days=days)).isoformat(), who="张三", meeting=meeting.id)  # fmt: skip


def made(places: Path, name: str = "二季度调度会", sentence: str = "") -> shelf.Meeting:
    turns = [new_turn("funds", QUERY, sentence), new_turn("warnings", QUERY)]
    return shelf.make(places / "meetings", name, "demo", dataset("demo").version, turns)


def test_a_page_is_frozen_with_its_sentence_at_the_meetings_quarter(places):
    meeting = made(places)
    task = resolved(places, meeting, 1)
    own = [own_sentence(view(lang=lang, q="2025Q3", pairs=("P02",)), "warnings") for lang in LANGUAGES]
    assert [task.seen.zh, task.seen.en] == own and task.seen.quarter == "2025Q3" and task.seen.pairs == ("P02",)
    assert task.seen.version == meeting.version and task.seen.query["pairs"] == "P02" and task.meeting == meeting.id
    assert "of=turn~" in resolving_href(meeting, meeting.turns[1], "zh").replace("%7E", "~")
    said = made(places, "专题会", "请龙泉加快")
    assert resolved(places, said).seen.zh == "请龙泉加快", "the presenter's own words are what was resolved"


def test_no_data_close_a_resolution(places):
    task = resolved(places, made(places))
    now = standing(dataset("demo"), task.seen)
    assert now.kind == "unknown" and "写明理由" in now.why.zh


def test_what_is_gone_makes_no_resolution(places):
    meeting = made(places)
    for cause in ("turn~", "turn~0~0", f"turn~{meeting.id}~{'0' * 16}", f"turn~{'0' * 16}~{meeting.turns[0].id}"):
        assert seen_of_turn(view(), cause) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_next_meeting_begins_with_what_became_of_it(places, lang):
    meeting = made(places)
    assert looked_back(view()) == []
    first = resolved(places, meeting)
    resolved(places, meeting, 1)
    doing.close(places / ".tasks", first.id, "已说明", who="王五")
    again = copied(meeting, dataset("demo"), dataset("demo"), view().catalogue, lang)
    assert [turn.page for turn in again.turns] == ["tasks", "funds", "warnings"]
    assert again.turns[0].query["resolved"] == meeting.id
    shown = view(lang=lang, resolved=meeting.id)
    found = shown_tasks(shown)
    said = own_sentence(shown, "tasks")
    assert said == resolved_words(meeting.name, found.tasks, found.today, found.rules, lang)
    assert meeting.name in said and {"zh": "已销号 1 件", "en": "closed 1"}[lang] in said
    thrice = copied(again, dataset("demo"), dataset("demo"), view().catalogue, lang)
    assert [turn.page for turn in thrice.turns] == ["tasks", "funds", "warnings"], "not one page more each time"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_tells_the_pages_own_table_and_only_of_the_pairs_selected(places, lang):
    meeting = made(places)
    resolved(places, meeting)
    found = shown_tasks(view(lang=lang))
    told = ToldTasks((("x", 1),), found.today, found.rules, found.tasks, meeting.name, found.tasks)
    left = (
        "map",
        "money",
        "lagging",
        "tracks",
        "ranking",
        "warnings",
        "assessment",
        "pair",
        "summary",
        "decisions",
        "findings",
    )
    asked = {"without": left, "made": date(2026, 1, 15), "tasks": told}
    (section,) = tell(dataset("demo"), Selection("2025Q4"), lang, **asked).of_kind("tasks")
    page = list_table(dataset("demo"), found.tasks, found.today, found.rules, lang)
    assert [one.id for one in section.tables] == ["resolved", "tasks"] and section.tables[1] == page
    assert section.sentences == (resolved_words(meeting.name, found.tasks, found.today, found.rules, lang),)
    other = tell(dataset("demo"), Selection("2025Q4", pairs=("P05",)), lang, **asked)
    assert not other.of_kind("tasks") and dict(other.left_out)["tasks"]
    nothing = tell(dataset("demo"), Selection("2025Q4"), lang, **{**asked, "tasks": None})
    assert not nothing.of_kind("tasks") and "tasks" not in dict(nothing.left_out)
