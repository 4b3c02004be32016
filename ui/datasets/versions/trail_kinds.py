"""What a line of the trail says was done: taking in and sending back are lines about a hand-in, and no handing in."""

from store.history.lines import Entry
from ui.datasets.versions import words as version_words


def kind_of(entry: Entry) -> str:
    """One of TRAIL_KINDS, or the line's own word where that has no words."""
    told = (one for one in ("taken", "withdrawn") if entry.kind == "handin" and entry.details.get(one))
    return next(told, entry.kind)


def kind_words(entry: Entry, lang: str) -> str:
    kind = kind_of(entry)
    return version_words.TRAIL_KINDS[kind](lang) if kind in version_words.TRAIL_KINDS else kind
