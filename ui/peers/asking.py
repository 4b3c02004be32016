"""The one place where a page asks of rows that its reader may not read, for an answer in which none of them can be found."""

from analytics.peers.beside import BesideProvince, beside_province
from store.handles import whole_of
from ui.view import View


def beside_of(shown: View, pair_id: str) -> BesideProvince | None:
    """The pair beside the province; None where it is not the reader's own to read, as the answer holds its figures in full."""
    audience = shown.dataset.audience
    if audience is not None and pair_id not in audience.pairs:
        return None
    return beside_province(whole_of(shown.dataset), pair_id, shown.selection.as_of)
