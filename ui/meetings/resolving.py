"""What a meeting resolves: a page of it, with its sentence, becomes a task of the meeting's own version; the next one begins with what became of it."""

from dataclasses import replace
from urllib.parse import urlencode

from store.datasets import find_dataset
from store.saved.meetings import Meeting, Turn, find, meetings_dir, new_turn
from store.tasks.definition import Seen, Trigger
from style.text import LANGUAGES, Text
from ui.address import Address, href
from ui.causes import written
from ui.meetings.proposals import own_sentence
from ui.sitemap import SITES
from ui.tasks.board import resolved_last
from ui.tasks.seen import frozen
from ui.view import View, viewed


def resolving_href(meeting: Meeting, turn: Turn, lang: str) -> str:
    """To the form that makes a page of the meeting a task."""
    at = Address(lang=lang, data=meeting.dataset, of=written("turn", meeting.id, turn.id))
    return href("tasks", at, "open")


def seen_of_turn(shown: View, cause: str) -> Seen | None:
    """The page as it stands in the meeting, on the meeting's own version; None where one of them is gone."""
    _, meeting_id, turn_id = (*cause.split("~"), "", "")[:3]
    meeting = find(meetings_dir(), meeting_id)
    turn = next((one for one in meeting.turns if one.id == turn_id), None) if meeting else None
    dataset = find_dataset(meeting.dataset, meeting.version) if meeting else None
    if meeting is None or turn is None or dataset is None or turn.page not in SITES:
        return None
    views = [viewed(turn.query | {"lang": lang}, dataset, shown.catalogue, turn.page) for lang in LANGUAGES]
    said = [turn.sentence or own_sentence(view, turn.page) or SITES[turn.page].title(view.lang) for view in views]
    at = f"/{SITES[turn.page].url_path}?{urlencode(turn.query)}"
    held = replace(views[0], lang=shown.lang)
    return frozen(held, Text(*said), at, Trigger("resolution", "", (meeting.id, turn.id)), held.selection.pairs)


def looked_back(shown: View) -> list[Turn]:
    """The first page of a new meeting: what became of what the last one resolved; none where none resolved anything."""
    last = resolved_last(shown)
    if last is None:
        return []
    return [new_turn("tasks", {"resolved": last[0], "part": "list", "q": shown.dataset.description.last_quarter})]
