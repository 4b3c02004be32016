"""What was found, for a page that does not wait for it: as far as it is known, begun where it is not."""

from functools import partial

from analytics.findings.chosen import is_asked
from analytics.findings.look import Look, look
from cache.beside import Beside
from store.engine import Unreachable
from ui.view import View

_BESIDE: Beside[Look] = Beside(passing=(Unreachable,))


def look_beside(shown: View) -> Look | None:
    """None where the view is not told of findings, and as long as they are worked out."""
    dataset, as_of = shown.dataset, shown.selection.as_of
    if not is_asked(shown.selection):
        return None
    return look.kept(dataset, as_of) or _BESIDE.seen((dataset, as_of), "", partial(look, dataset, as_of))
