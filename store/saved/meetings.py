"""Meetings: pages in order, each with one sentence, on the very version of the data that was shown when the meeting was made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from access.reader import acting, demand
from store.handles import datasets_dir
from store.history import acts
from store.history.trail import trail_dir
from store.manifest import is_version
from store.saved import owners, removed, small_files
from store.saved.removed import Removed
from store.saved.small_files import NotSaved
from style.text import Text

MOST = 200
MOST_EACH = 40  # of one author
MOST_TURNS = 60
LONGEST_SENTENCE = 300  # the longest of what a page says of itself in English, and some more
LONGEST_NOTES = 1000
LARGEST_FILE = 2 * 2**20  # MOST_TURNS addresses of the longest kind

FULL = Text(
    "已存满 {most} 次会议，请先移出不用的",
    "{most} meetings are kept, which is all there is room for: remove some first",
)
TAKEN = Text("已有名为“{name}”的会议，请换一个名称", "there is a meeting named “{name}”: choose another name")
TOO_MANY = Text("一次会议最多 {most} 页", "a meeting has at most {most} pages")
BAD_SENTENCE = Text(
    "结论或备注须在 {most} 字以内，不含控制字符",
    "a sentence or notes have at most {most} characters and no control characters",
)
MEETING_GONE = Text("这次会议已被删除", "this meeting is gone")
TURN_GONE = Text("这一页已被移出会议", "this page is no longer in the meeting")
SAID_MEANWHILE = Text(
    "这一页的结论刚被别人改为“{now}”，没有覆盖它",
    "somebody has just changed this page's sentence to “{now}”, which was not written over",
)
UNSAID_MEANWHILE = Text(
    "这一页的结论刚被别人清空，没有改动", "somebody has just emptied this page's sentence; nothing was changed"
)
NOTED_MEANWHILE = Text(
    "这一页的备注刚被别人改为“{now}”，没有覆盖它",
    "somebody has just changed this page's notes to “{now}”, which were not written over",
)
RENAMED_MEANWHILE = Text(
    "会议刚被别人改名为“{now}”，没有覆盖它",
    "somebody has just renamed the meeting to “{now}”, which was not written over",
)
CHANGED_MEANWHILE = Text(
    "会议刚被别人改动，请看过再删除", "somebody has just changed the meeting: look at it before you delete it"
)


@dataclass(frozen=True)
class Turn:
    """`query` fixes the quarter and names neither dataset nor language. Without a `sentence` the page's own is shown;
    `name` is that of the saved view it came from, if it came from one; `notes` are for the presenter alone.
    Of a meeting that was copied, `said` is what was said of this page then, at the quarter `said_at`."""

    id: str
    page: str
    query: dict[str, str]
    sentence: str = ""
    name: str = ""
    notes: str = ""
    said: str = ""
    said_at: str = ""


@dataclass(frozen=True)
class Meeting:
    """`dataset` and `version` hold for every page of it, whatever is published later; `created` is UTC, ISO 8601.
    `before` is the version of the meeting it was copied from, if it was. `author` is the id of who made it, empty where nobody
    signed in, and `author_name` his name then."""

    id: str
    name: str
    dataset: str
    version: str
    created: str
    turns: tuple[Turn, ...]
    before: str = ""
    author: str = ""
    author_name: str = ""

    @property
    def when(self) -> datetime:
        return datetime.fromisoformat(self.created)


@dataclass(frozen=True)
class SavedMeetings:
    """Meetings, the newest first, and the names of the files that are none (they are left alone)."""

    meetings: tuple[Meeting, ...]
    broken: tuple[str, ...]


def meetings_dir() -> Path:
    return datasets_dir() / ".meetings"  # a dataset cannot be called that


def meetings(folder: Path) -> SavedMeetings:
    """What is kept there, the acting reader's own first, and nothing for who may see none; a file that cannot be read as a meeting
    is named, never raised."""
    if not acting().may("show_meeting"):
        return SavedMeetings((), ())
    there = _all(folder)
    return SavedMeetings(tuple(owners.seen(there.meetings)), there.broken)


def find(folder: Path, meeting_id: str) -> Meeting | None:
    """The meeting of that id; None where there is none, none that can be read, or none that the acting reader may see."""
    held = _held(folder, meeting_id)
    may = held is not None and acting().may("show_meeting") and owners.seen([held])
    return held if may else None


def new_turn(page: str, query: Mapping[str, str], sentence: str = "", name: str = "") -> Turn:
    """A page for a meeting. Raises NotSaved for an address too long to keep or a sentence that cannot be kept."""
    turn = Turn(small_files.new_id(), page, dict(query), clean_sentence(sentence), name)
    small_files.check_address(turn.page, turn.query)
    return turn


def make(folder: Path, name: str, dataset: str, version: str, turns: Sequence[Turn] = (), before: str = "") -> Meeting:
    """Makes a meeting under a name that no other has; `before` as it is kept. Raises NotSaved with the reason, and NotAllowed."""
    demand("prepare_meeting")
    meeting = Meeting(
        small_files.new_id(),
        small_files.clean_name(name),
        dataset,
        version,
        datetime.now(UTC).isoformat(timespec="microseconds"),
        tuple(turns),
        before,
        *owners.author(),
    )
    _check(meeting)
    with removed.writing(folder):
        there = _all(folder)
        owners.check_room(there.meetings, len(there.broken), MOST, MOST_EACH, FULL)
        _check_name(meeting, there)
        small_files.write(folder, asdict(meeting))
    acts.changed("meeting", meeting.name, "made", dataset, trail_dir(folder.parent))
    return meeting


def copy(folder: Path, meeting_id: str) -> Meeting:
    """The same meeting once more, as the acting reader's own. Raises NotSaved with the reason, and NotAllowed."""
    held = find(folder, meeting_id)
    if held is None:
        raise NotSaved(MEETING_GONE)
    name = small_files.free_name(held.name, _names(_all(folder)))
    return make(folder, name, held.dataset, held.version, held.turns, held.before)


def rename(folder: Path, meeting_id: str, name: str, *, was: str) -> Meeting:
    """Gives a meeting that is called `was` another name."""
    said = small_files.clean_name(name)

    def change(meeting: Meeting) -> Meeting:
        if meeting.name not in (was, said):
            raise NotSaved(RENAMED_MEANWHILE, now=meeting.name)
        return replace(meeting, name=said)

    return _change(folder, meeting_id, change)


def add(folder: Path, meeting_id: str, turns: Sequence[Turn]) -> Meeting:
    """Adds pages at the end."""
    return _change(folder, meeting_id, lambda meeting: replace(meeting, turns=(*meeting.turns, *tuple(turns))))


def say(folder: Path, meeting_id: str, turn_id: str, sentence: str, *, was: str) -> Meeting:
    """Sets the sentence of a page that says `was`; an empty one gives the page its own back."""
    said = clean_sentence(sentence)

    def change(meeting: Meeting) -> Meeting:
        at = _place(meeting, turn_id)
        turns = list(meeting.turns)
        _unchanged(turns[at], was, said)
        turns[at] = replace(turns[at], sentence=said)
        return replace(meeting, turns=tuple(turns))

    return _change(folder, meeting_id, change)


def note(folder: Path, meeting_id: str, turn_id: str, notes: str, *, was: str) -> Meeting:
    """Sets the notes of a page whose notes are `was`."""
    said = clean_sentence(notes, LONGEST_NOTES)

    def change(meeting: Meeting) -> Meeting:
        at = _place(meeting, turn_id)
        turns = list(meeting.turns)
        if turns[at].notes not in (was, said):
            raise NotSaved(NOTED_MEANWHILE, now=turns[at].notes)
        turns[at] = replace(turns[at], notes=said)
        return replace(meeting, turns=tuple(turns))

    return _change(folder, meeting_id, change)


def move(folder: Path, meeting_id: str, turn_id: str, by: int) -> Meeting:
    """Moves a page so many places towards the end, or with a minus towards the front; the first and the last stay."""

    def change(meeting: Meeting) -> Meeting:
        at = _place(meeting, turn_id)
        turns = list(meeting.turns)
        turn = turns.pop(at)
        turns.insert(min(max(at + by, 0), len(turns)), turn)
        return replace(meeting, turns=tuple(turns))

    return _change(folder, meeting_id, change)


def leave_out(folder: Path, meeting_id: str, turn_id: str, *, was: str) -> Meeting:
    """Takes a page that says `was` out of a meeting."""

    def change(meeting: Meeting) -> Meeting:
        at = _place(meeting, turn_id)
        _unchanged(meeting.turns[at], was)
        return replace(meeting, turns=meeting.turns[:at] + meeting.turns[at + 1 :])

    return _change(folder, meeting_id, change)


def delete(folder: Path, was: Meeting, now: datetime | None = None) -> bool:
    """Whether there was such a meeting; it lies in the bin now. Raises NotSaved where it is no longer as it `was`, or cannot be
    removed, and NotAllowed."""
    if not small_files.is_id(was.id) or not folder.is_dir():
        return False
    with removed.writing(folder, now):
        held = _held(folder, was.id)
        if held is None:
            return False
        owners.demand_change(held)
        if held != was:
            raise NotSaved(CHANGED_MEANWHILE)
        removed.put(folder, asdict(held), _meeting, LARGEST_FILE, MOST, MOST_EACH, now)
    acts.removed("meeting", held.name, held.dataset, trail_dir(folder.parent))
    return True


def removed_meetings(folder: Path, now: datetime | None = None) -> tuple[Removed[Meeting], ...]:
    """The meetings in the bin that the acting reader may look at, the last removed first."""
    return removed.removed(folder, _meeting, LARGEST_FILE, now) if acting().may("show_meeting") else ()


def restore(folder: Path, meeting_id: str, now: datetime | None = None) -> Meeting:
    """Brings a meeting back out of the bin, under its name or another where that was taken meanwhile. Raises NotSaved with the
    reason, and NotAllowed."""
    with removed.writing(folder, now):
        meeting = removed.found(folder, meeting_id, _meeting, LARGEST_FILE, now).kept
        owners.demand_change(meeting)
        there = _all(folder)
        owners.check_room(there.meetings, len(there.broken), MOST, MOST_EACH, FULL)
        meeting = replace(meeting, name=small_files.free_name(meeting.name, _names(there)))
        removed.bring_back(folder, asdict(meeting))
    acts.changed("meeting", meeting.name, "restored", meeting.dataset, trail_dir(folder.parent))
    return meeting


def clean_sentence(sentence: str, most: int = LONGEST_SENTENCE) -> str:
    """The sentence as it is kept; empty for none. Raises NotSaved for one that cannot be kept."""
    said = small_files.one_line(sentence)
    if len(said) > most or not said.isprintable():
        raise NotSaved(BAD_SENTENCE, most=most)
    return said


def _change(folder: Path, meeting_id: str, change: Callable[[Meeting], Meeting]) -> Meeting:
    """Reads, changes and writes a meeting while no other process does. Raises NotSaved with the reason, and NotAllowed."""
    if not folder.is_dir():
        raise NotSaved(MEETING_GONE)
    with removed.writing(folder):
        held = _held(folder, meeting_id)
        if held is None:
            raise NotSaved(MEETING_GONE)
        owners.demand_change(held)
        changed = change(held)
        _check(changed)
        if changed.name != held.name:
            _check_name(changed, _all(folder))
        if changed != held:
            small_files.write(folder, asdict(changed))
    if changed != held:
        did = "renamed" if changed.name != held.name else "changed"
        acts.changed("meeting", changed.name, did, changed.dataset, trail_dir(folder.parent))
    return changed


def _held(folder: Path, meeting_id: str) -> Meeting | None:
    return small_files.read_one(folder, meeting_id, _meeting, LARGEST_FILE)


def _all(folder: Path) -> SavedMeetings:
    found, broken = small_files.read_all(folder, _meeting, LARGEST_FILE)
    return SavedMeetings(tuple(sorted(found, key=lambda one: (one.when, one.id), reverse=True)), broken)


def _names(there: SavedMeetings) -> set[str]:
    return {small_files.alike(one.name) for one in there.meetings}


def _place(meeting: Meeting, turn_id: str) -> int:
    places = [at for at, turn in enumerate(meeting.turns) if turn.id == turn_id]
    if not places:
        raise NotSaved(TURN_GONE)
    return places[0]


def _unchanged(turn: Turn, *alright: str) -> None:
    """What another wrote since the page was read is not lost without a word."""
    if turn.sentence not in alright:
        raise NotSaved(SAID_MEANWHILE if turn.sentence else UNSAID_MEANWHILE, now=turn.sentence)


def _check_name(meeting: Meeting, there: SavedMeetings) -> None:
    others = {small_files.alike(other.name) for other in there.meetings if other.id != meeting.id}
    if small_files.alike(meeting.name) in others:
        raise NotSaved(TAKEN, name=meeting.name)


def _check(meeting: Meeting) -> None:
    if len(meeting.turns) > MOST_TURNS:
        raise NotSaved(TOO_MANY, most=MOST_TURNS)
    if meeting.before and not is_version(meeting.before):
        raise ValueError(f"no meeting: {meeting.id}")
    if not is_version(meeting.version) or len({turn.id for turn in meeting.turns}) < len(meeting.turns):
        raise ValueError(f"no meeting: {meeting.id}")
    for turn in meeting.turns:
        small_files.check_address(turn.page, turn.query)
        named = not turn.name or small_files.clean_name(turn.name) == turn.name
        said = (turn.sentence, turn.said, turn.said_at)
        kept = said == tuple(map(clean_sentence, said)) and clean_sentence(turn.notes, LONGEST_NOTES) == turn.notes
        if not small_files.is_id(turn.id) or not kept or not named:
            raise ValueError(f"no page of a meeting: {turn.id}")


def _meeting(record: dict[str, Any]) -> Meeting:
    turns = tuple(Turn(**turn) for turn in record["turns"])
    meeting = Meeting(**{**record, "turns": turns})
    words = [meeting.id, meeting.name, meeting.dataset, meeting.version, meeting.created, meeting.before]
    words += [
        word for turn in turns for word in (turn.id, turn.sentence, turn.name, turn.notes, turn.said, turn.said_at)
    ]
    if not all(isinstance(word, str) for word in words) or small_files.clean_name(meeting.name) != meeting.name:
        raise ValueError(f"no meeting: {meeting.id}")
    owners.check_author(meeting)
    _check(meeting)
    if meeting.when.tzinfo is None:
        raise ValueError(f"no time zone: {meeting.created}")
    return meeting
