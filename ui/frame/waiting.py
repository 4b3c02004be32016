"""How many hand-ins of a dataset wait to be taken in: counted anew only when the trail says that something was done."""

from access.reader import acting
from cache.remembered import remembered
from store.handins import desk
from store.history.trail import last_place, trail_dir


def waiting(dataset: str) -> int:
    """Of those that the acting reader may see. On every page, so it looks at one file and not at every hand-in: the trail only
    grows, and tells of each."""
    try:
        last = last_place(dataset, ("handin", "publication"), trail_dir())
    except OSError:
        last = -1
    who = acting()
    return _waiting(str(trail_dir()), dataset, last, who.id, who.roles, who.counties)


@remembered
def _waiting(
    folder: str, dataset: str, last: int, reader: str, roles: frozenset[str], counties: tuple[str, ...]
) -> int:
    return len(desk.handins(dataset, "waiting"))
