"""What a page shows, finished and kept for all who may see the same: a page is a function of the dataset as it may be read, of what
its reader may do, of address, palette and thresholds."""

from collections.abc import Callable
from typing import TypeVar

from access.reader import acting
from analytics.warnings.thresholds import thresholds
from cache.remembered import fetched
from ui.view import current, page_id, palette

T = TypeVar("T")


def kept(make: Callable[[], T], *, key: str) -> T:
    """What `make` gives, made once for everybody who opens the page at this address. `key` names it on its page.

    It must rest on the view alone: nothing of this reader's session, nothing of today, and it draws nothing.
    """
    shown = current()
    of = (shown.dataset, acting().anywhere, shown.address, shown.slide, palette().background, thresholds())
    return fetched((page_id(), key, of), make)
