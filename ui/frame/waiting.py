"""How many hand-ins of a dataset wait to be taken in: counted anew only when the trail says that something was done."""

from cache.remembered import remembered
from store.handins import desk
from store.history.lines import LINES
from store.history.trail import trail_dir


def waiting(dataset: str) -> int:
    """On every page, so it looks at one file and not at every hand-in: the trail only grows, and tells of each."""
    try:
        length = (trail_dir() / LINES).stat().st_size
    except OSError:
        length = 0
    return _waiting(str(trail_dir()), dataset, length)


@remembered
def _waiting(folder: str, dataset: str, length: int) -> int:
    return len(desk.handins(dataset, "waiting"))
