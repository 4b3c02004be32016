"""The picture of a flow on the screen: every bar and every ribbon is a link."""

from collections.abc import Callable

from charts.flow_view import FlowView
from ui.pieces.components import mount, packed
from ui.pieces.kept import kept


def flow_picture(view: Callable[[], FlowView], *, key: str) -> None:
    """Draw the flow across its container, made once for all readers (ui.pieces.kept)."""
    mount("flow_picture", kept(lambda: packed(vars(view())), key=key), key=key)
