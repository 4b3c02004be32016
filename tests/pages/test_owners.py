"""What pages offer of kept things, hand-ins and the trail is what the reader's role and his authorship allow, by names and never ids."""

import shutil
from collections.abc import Iterator

import pytest

from access.reader import acting_as
from store.handins import desk
from store.handles import datasets_dir
from store.history import trail
from store.history.audit import lines
from store.ledgers.results import Expected
from store.saved import meetings, views
from store.shelf import named_version
from tests.pages.test_pages import opened, said
from tests.pages.test_roles import PEOPLE, reads, sent
from ui.datasets.versions import words

__all__ = ["reads"]
SHEET = "项目编号,报告期,完成投资（万元）\nP01-001,2026年第一季度,1200\n"


@pytest.fixture
def kept() -> Iterator[dict[str, object]]:
    """A view and a meeting of the planner and one of each unsigned; removed afterwards."""
    folder, version = datasets_dir(), str(named_version(datasets_dir() / "demo"))
    turns = [meetings.new_turn("funds", {"q": "2025Q3"}, "进度偏慢")]
    with acting_as(PEOPLE["planner"]):
        view = views.save(views.views_dir(), "张三存的", "funds", {}, "demo")
        gone = views.save(views.views_dir(), "张三删的", "funds", {}, "demo")
        views.delete(views.views_dir(), gone.id)
        meeting = meetings.make(meetings.meetings_dir(), "张三的会", "demo", version, turns)
    unsigned = meetings.make(meetings.meetings_dir(), "没有署名的会", "demo", version, turns)
    yield {"view": view, "gone": gone, "meeting": meeting, "unsigned": unsigned}
    for name in (".views", ".meetings"):
        shutil.rmtree(folder / name, ignore_errors=True)


@pytest.fixture
def handin() -> Iterator[desk.HandIn]:
    with acting_as(PEOPLE["county"]):
        made = desk.hand_in("demo", "泰顺进展.csv", SHEET.encode(), "x", Expected(quarter="2026Q1", pair_id="P01"))
    yield made
    shutil.rmtree(datasets_dir() / "demo" / "handins" / made.id)


def labels(at) -> set[str]:
    return {one.label for one in (*at.button, *at.text_area, *at.selectbox)}


@pytest.mark.parametrize("role", ["planner", "viewer", "steward"])
def test_a_meeting_is_changed_on_its_page_by_who_may(role, reads, kept) -> None:
    reads(PEOPLE[role])
    at = opened("meeting", prepare=kept["meeting"].id)
    assert not at.exception
    may = role in ("planner", "steward")
    assert ("删除会议" in labels(at)) is may and ("改名" in labels(at)) is may
    assert ("第 1 页的结论" in labels(at)) is may and "进度偏慢" in sent(at)
    assert ("复制为我的会议" in labels(at)) is False  # the viewer prepares none
    assert "张三" in sent(at) and ("这次会议由张三准备" in said(at)) is not may


def test_a_planner_copies_what_is_not_his(reads, kept) -> None:
    reads(PEOPLE["planner"])
    at = opened("meeting", prepare=kept["unsigned"].id)
    assert "没有署名" in said(at) and "删除会议" not in labels(at)
    next(one for one in at.button if one.label == "复制为我的会议").click()
    at.run()
    assert not at.exception and "删除会议" in labels(at)
    with acting_as(PEOPLE["planner"]):
        mine = [
            one for one in meetings.meetings(meetings.meetings_dir()).meetings if one.author == PEOPLE["planner"].id
        ]
    assert {one.name for one in mine} == {"张三的会", "没有署名的会 (2)"}


def test_where_nobody_signs_in_everybody_changes_everything(kept) -> None:
    for one in ("meeting", "unsigned"):
        at = opened("meeting", prepare=kept[one].id)
        assert {"删除会议", "改名", "第 1 页的结论"} <= labels(at) and "复制为我的会议" not in labels(at)
        assert "作者" not in sent(at) and "目前没有登录" in said(at)


@pytest.mark.parametrize("role", PEOPLE)
def test_no_page_shows_a_readers_id(role, reads, kept, handin) -> None:
    marked = {one: f"secret-id-{one}" for one in PEOPLE}
    for folder in (".views", ".meetings"):
        for path in (datasets_dir() / folder).rglob("*.json"):
            for who, mark in marked.items():
                path.write_text(path.read_text().replace(f'"author": "{PEOPLE[who].id}"', f'"author": "{mark}"'))
    assert "secret-id-planner" in (datasets_dir() / ".views" / f"{kept['view'].id}.json").read_text()
    reads(PEOPLE[role])
    for page, asked in (("meeting", {"prepare": kept["meeting"].id}), ("datasets", {"part": "all"}), ("overview", {})):
        assert "secret-id-" not in sent(opened(page, **asked))


@pytest.mark.parametrize("role", PEOPLE)
def test_a_hand_in_is_seen_by_the_office_and_its_own_unit(role, reads, handin) -> None:
    reads(PEOPLE[role])
    at = opened("datasets", part="handin", handin=handin.id)
    sees = role in ("county", "planner", "steward")
    assert not at.exception and ("泰顺进展" in sent(at)) is sees
    if role == "county":
        assert "退回或撤回" in sent(at)
    if role == "planner":
        assert "退回或撤回" not in sent(at)  # nor is there anything to answer by him


def test_the_form_is_of_who_signed_in_and_of_his_pair(reads) -> None:
    reads(PEOPLE["county"])
    at = opened("datasets", part="handin")
    which = next(one for one in at.selectbox if one.label == "哪一对")
    assert [one[:3] for one in which.options] == ["P01"]
    (who,) = [one for one in at.text_input if one.label == "报送人（已登录）"]
    assert who.value == "泰顺经办" and who.disabled


@pytest.mark.parametrize("role", PEOPLE)
def test_the_trail_is_shown_to_who_may_see_it(role, reads, handin) -> None:
    reads(PEOPLE[role])
    at = opened("datasets", part="trail")
    assert not at.exception and ("校验值相连" in said(at)) is (role == "administrator")


def test_who_may_not_see_the_trail_is_told_so(reads) -> None:
    """Where a page asks for it all the same."""
    reads(PEOPLE["viewer"])
    with pytest.raises(Exception, match="not allowed: see_trail") as refused:
        lines("demo")
    told = words.TRAIL_CLOSED("zh", why=refused.value.tell("zh"))
    assert told == "审计记录不向您的角色开放：您的角色不能看并导出审计记录。"


def test_opening_a_project_is_told_once(reads) -> None:
    before = len(trail.entries(kind="look"))
    reads(PEOPLE["viewer"])
    for _ in range(2):
        at = opened("projects", project="P01-001")
        assert not at.exception
    told = trail.entries(kind="look")[: len(trail.entries(kind="look")) - before]
    assert [(one.who, one.details["subject"]) for one in told] == [("王厅长", "P01-001")]


@pytest.mark.parametrize("role", PEOPLE)
def test_what_a_version_changed_of_every_pair_is_told_to_who_reads_every_pair(role, reads) -> None:
    reads(PEOPLE[role])
    at = opened("datasets", part="versions")
    assert not at.exception and ("发布说明" in sent(at)) is (role != "county")
