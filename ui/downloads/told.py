"""That a file was made or left a page is told in the trail, with the version that it shows."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from access.reader import demand, on_behalf
from store.history import actor, trail
from store.locks import Busy
from ui.view import View

log = logging.getLogger("dashboard")
BY_PAGE = "page"  # who took a file away, as the trail has it where nobody signs in
Of = TypeVar("Of")


def left_with(
    shown: View, what: str, make: Callable[[], Of], details: Mapping[str, object] | None = None
) -> Callable[[], Of]:
    """What makes a file, and then tells the trail that it was taken away. A trail that takes no line holds no file back: it is
    logged, for whoever reads a page must not depend on a disk with room."""
    name = shown.dataset.name
    told = {"what": what, "version": shown.dataset.version, **(details or {})}

    def made() -> Of:
        demand("export", is_own=True)
        found = make()
        _tell(name, what, told)
        return found

    return on_behalf(made)  # Streamlit makes it in a thread that knows of no reader


def once_made(shown: View, what: str, details: Mapping[str, object]) -> Callable[[], None]:
    """What tells the trail that a report was made, which its version is then kept for. Made, not taken away: what is kept is
    handed out again without asking the server's pages."""
    name = shown.dataset.name
    return on_behalf(partial(_tell, name, what, {"made": what, "version": shown.dataset.version, **details}))


def _tell(name: str, what: str, told: Mapping[str, object]) -> None:
    try:
        trail.append("export", actor.named(BY_PAGE), name, actor.signed(told))
    except (OSError, Busy, ValueError) as error:
        log.warning("the trail does not say that %s of %s was made or taken away: %s", what, name, error)
