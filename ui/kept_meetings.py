"""Meetings that readers keep, as what may still show an older version of a dataset."""

from analytics.revisions.kept import Kept, KeptPage
from store.saved import meetings as shelf
from store.saved.meetings import Meeting


def as_kept(meeting: Meeting) -> Kept:
    """A meeting by the version it was made of, with its pages."""
    pages = tuple(KeptPage(turn.page, turn.query) for turn in meeting.turns)
    return Kept(meeting.id, "meeting", meeting.name, meeting.dataset, meeting.version, pages)


def meetings_of(dataset: str) -> list[Meeting]:
    """All meetings of a dataset, on whichever version, the newest first. Reads every meeting there is."""
    return [one for one in shelf.meetings(shelf.meetings_dir()).meetings if one.dataset == dataset]
