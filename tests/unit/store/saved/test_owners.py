"""Who may do what with views and meetings, by the table of roles: the author and a steward change them, others look and copy."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from access.reader import NOBODY, NotAllowed, Reader, acting_as
from access.roles import RIGHTS, ROLES
from store.history import trail
from store.saved import meetings, owners, views
from store.saved.small_files import NotSaved
from tests.unit.store.saved.readers import ANOTHER_OF_EACH, ONE_OF_EACH, UNSIGNED

VERSION = "0" * 12
TURNS = (meetings.new_turn("funds", {"q": "2024Q3"}, "进度偏慢"),)


def saved_by(who: Reader, folder: Path, name: str = "会前") -> views.SavedView:
    with acting_as(who):
        return views.save(folder / ".views", name, "funds", {"pairs": "P07"}, "demo")


def made_by(who: Reader, folder: Path, name: str = "例会") -> meetings.Meeting:
    with acting_as(who):
        return meetings.make(folder / ".meetings", name, "demo", VERSION, TURNS)


def is_allowed(right: str, who: Reader, is_own: bool) -> bool:
    """As the table of roles says, read anew."""
    roles = RIGHTS[right].anywhere | (RIGHTS[right].own if is_own else frozenset())
    return bool(roles & who.roles)


def done(who: Reader, act: Callable[[], object]) -> bool:
    with acting_as(who):
        try:
            act()
        except NotAllowed:
            return False
    return True


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("author", ["himself", "another of the role", "a planner", "nobody"])
def test_views_are_changed_by_their_author_and_a_steward(tmp_path: Path, role: str, author: str) -> None:
    who = ONE_OF_EACH[role]
    authors = {"himself": who, "another of the role": ANOTHER_OF_EACH[role], "a planner": ANOTHER_OF_EACH["planner"]}
    view = saved_by(authors.get(author, UNSIGNED), tmp_path)
    expected = is_allowed("change", who, author == "himself")
    folder = tmp_path / ".views"
    assert done(who, lambda: views.delete(folder, view.id)) is expected
    assert bool(views.saved_views(folder).views) is not expected
    if not expected:
        assert views.delete(folder, view.id)  # by who sits at this machine
    assert done(who, lambda: views.restore(folder, view.id)) is expected
    assert bool(views.saved_views(folder).views) is expected


MEETING_ACTS: dict[str, Callable[[Path, meetings.Meeting], object]] = {
    "rename": lambda folder, one: meetings.rename(folder, one.id, "新名", was=one.name),
    "add": lambda folder, one: meetings.add(folder, one.id, [meetings.new_turn("map", {})]),
    "say": lambda folder, one: meetings.say(folder, one.id, one.turns[0].id, "改", was="进度偏慢"),
    "note": lambda folder, one: meetings.note(folder, one.id, one.turns[0].id, "备注", was=""),
    "move": lambda folder, one: meetings.move(folder, one.id, one.turns[0].id, 1),
    "leave_out": lambda folder, one: meetings.leave_out(folder, one.id, one.turns[0].id, was="进度偏慢"),
    "delete": meetings.delete,
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("act", MEETING_ACTS)
@pytest.mark.parametrize("author", ["planner", "steward", "nobody"])
def test_meetings_are_changed_by_their_author_and_a_steward(tmp_path: Path, role: str, act: str, author: str) -> None:
    who, folder = ONE_OF_EACH[role], tmp_path / ".meetings"
    meeting = made_by(ONE_OF_EACH.get(author, UNSIGNED), tmp_path)
    expected = is_allowed("change", who, author == role)
    assert done(who, lambda: MEETING_ACTS[act](folder, meeting)) is expected
    if not expected:
        assert meetings.meetings(folder).meetings == (meeting,)


@pytest.mark.parametrize("role", ROLES)
def test_meetings_are_prepared_shown_and_copied_by_right(tmp_path: Path, role: str) -> None:
    who, folder = ONE_OF_EACH[role], tmp_path / ".meetings"
    meeting = made_by(ANOTHER_OF_EACH["planner"], tmp_path)
    with acting_as(who):
        may_see = is_allowed("show_meeting", who, False)
        assert meetings.meetings(folder).meetings == ((meeting,) if may_see else ())
        assert meetings.find(folder, meeting.id) == (meeting if may_see else None)
        if not is_allowed("prepare_meeting", who, False):
            with pytest.raises((NotAllowed, NotSaved)):
                meetings.copy(folder, meeting.id)
            with pytest.raises(NotAllowed):
                meetings.make(folder, "新", "demo", VERSION)
            return
        mine = meetings.copy(folder, meeting.id)
    assert (mine.author, mine.name, mine.turns) == (who.id, "例会 (2)", meeting.turns)
    assert mine.author_name == who.name


def test_others_look_at_and_copy_a_view_and_a_county_sees_its_own_alone(tmp_path: Path) -> None:
    folder = tmp_path / ".views"
    of_planner = saved_by(ONE_OF_EACH["planner"], tmp_path)
    of_county = saved_by(ONE_OF_EACH["county"], tmp_path, "本县")
    with acting_as(ONE_OF_EACH["viewer"]):
        assert views.saved_views(folder).views == (of_county, of_planner)
        mine = views.copy(folder, of_planner.id)
        assert mine.name == "会前 (2)" and mine.author == "id-viewer" and mine.query == of_planner.query
        assert views.saved_views(folder).views == (mine, of_county, of_planner)
    with acting_as(ONE_OF_EACH["planner"]):
        assert views.saved_views(folder).views == (of_planner, mine, of_county)  # his own first
    with acting_as(ONE_OF_EACH["county"]):
        assert views.saved_views(folder).views == (of_county,)
        with pytest.raises(NotSaved) as refused:
            views.copy(folder, of_planner.id)
        assert refused.value.reason is views.GONE
    with acting_as(ANOTHER_OF_EACH["county"]):
        assert views.saved_views(folder).views == () and views.removed_views(folder) == ()


def test_nobody_keeps_and_sees_nothing(tmp_path: Path) -> None:
    saved_by(ONE_OF_EACH["planner"], tmp_path)
    made_by(ONE_OF_EACH["planner"], tmp_path)
    with acting_as(NOBODY):
        assert views.saved_views(tmp_path / ".views").views == ()
        assert meetings.meetings(tmp_path / ".meetings").meetings == ()
        with pytest.raises(NotAllowed):
            views.save(tmp_path / ".views", "x", "funds", {}, "demo")


@pytest.mark.parametrize("given", ["id-planner", "", "id-planner' or 1", "../x"])
def test_an_id_that_is_written_into_a_file_by_hand_owns_only_what_it_names(tmp_path: Path, given: str) -> None:
    view = saved_by(ONE_OF_EACH["steward"], tmp_path)
    path = tmp_path / ".views" / f"{view.id}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"author": given}))
    assert done(ONE_OF_EACH["planner"], lambda: views.delete(path.parent, view.id)) is (given == "id-planner")


@pytest.mark.parametrize("author", [None, 7, ["id-planner"], "x" * 201, {"id": "x"}])
def test_an_author_that_is_none_makes_a_broken_file(tmp_path: Path, author: object) -> None:
    view = saved_by(ONE_OF_EACH["planner"], tmp_path)
    path = tmp_path / ".views" / f"{view.id}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"author": author}))
    assert views.saved_views(path.parent) == views.SavedViews((), (path.name,))


def test_what_was_kept_before_there_were_authors_is_nobodys_own(tmp_path: Path) -> None:
    view, meeting = saved_by(UNSIGNED, tmp_path), made_by(UNSIGNED, tmp_path)
    for path in (tmp_path / ".views" / f"{view.id}.json", tmp_path / ".meetings" / f"{meeting.id}.json"):
        said = json.loads(path.read_text())
        del said["author"], said["author_name"]
        path.write_text(json.dumps(said))
    assert views.saved_views(tmp_path / ".views").views == (view,)
    assert meetings.meetings(tmp_path / ".meetings").meetings == (meeting,)
    for role, who in ONE_OF_EACH.items():
        with acting_as(who):
            assert owners.may_change(view) is owners.may_change(meeting) is (role == "steward")
    assert owners.may_change(view)


def test_one_author_does_not_take_all_the_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST", 5)
    monkeypatch.setattr(views, "MOST_EACH", 2)
    for name in ("a", "b"):
        saved_by(ONE_OF_EACH["viewer"], tmp_path, name)
    with pytest.raises(NotSaved) as refused:
        saved_by(ONE_OF_EACH["viewer"], tmp_path, "c")
    assert refused.value.reason is owners.FULL_OWN and "2" in refused.value.tell("zh")
    for name in ("d", "e"):
        saved_by(ONE_OF_EACH["planner"], tmp_path, name)
    saved_by(UNSIGNED, tmp_path, "f")
    with pytest.raises(NotSaved) as refused:
        saved_by(ONE_OF_EACH["steward"], tmp_path, "g")
    assert refused.value.reason is views.FULL


def test_where_nobody_signs_in_one_may_keep_all_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings, "MOST_EACH", 1)
    assert [made_by(UNSIGNED, tmp_path, name).author for name in ("a", "b")] == ["", ""]


def test_the_trail_tells_who_made_changed_and_removed(tmp_path: Path) -> None:
    who, folder = ONE_OF_EACH["planner"], tmp_path / ".meetings"
    meeting = made_by(who, tmp_path)
    with acting_as(who):
        renamed = meetings.rename(folder, meeting.id, "新名", was=meeting.name)
        meetings.say(folder, meeting.id, meeting.turns[0].id, "改了", was="进度偏慢")
        meetings.delete(folder, meetings.find(folder, meeting.id) or renamed)
        meetings.restore(folder, meeting.id)
    told = [
        (one.kind, one.details.get("did", ""), one.who, one.details["reader"])
        for one in trail.entries(tmp_path / ".trail")
    ]
    by = (who.name, who.id)
    assert told[::-1] == [("change", "made", *by), ("change", "renamed", *by), ("change", "changed", *by),
                          ("removal", "", *by), ("change", "restored", *by)]  # fmt: skip
    assert trail.verify(tmp_path / ".trail") == ()
    made_by(UNSIGNED, tmp_path, "另一个")
    assert len(trail.entries(tmp_path / ".trail")) == 5  # where nobody signs in there is nobody to tell of


def test_a_trail_that_takes_nothing_holds_nothing_back(tmp_path: Path) -> None:
    (tmp_path / ".trail").write_text("in the way")
    assert saved_by(ONE_OF_EACH["planner"], tmp_path) in views.saved_views(tmp_path / ".views").views
