"""What a task can be opened from, as an address writes it: warning~behind~P10~2024, so that any page may lead there."""

from access.reader import acting
from style.text import Text
from ui.address import href
from ui.view import View

BUTTON = Text("开督办", "Open a task")
SHORT = Text("督办", "+")  # three tables beside each other have no room for more; its label says the rest


def written(kind: str, *ids: str | None) -> str:
    return "~".join((kind, *(one or "" for one in ids)))


def may_open() -> bool:
    return acting().may("open_task")


def opening_href(shown: View, *cause: str | None) -> str:
    """To the form that opens a task of it, under the very selection that is shown."""
    at = shown.address.to(of=written(str(cause[0]), *cause[1:]), task=None, part=None, page=None)
    return href("tasks", at, "open")
