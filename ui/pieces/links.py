"""Links to pages of the app. `st.page_link` does nothing where only the question changes, and drops it where the page does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ui.pieces.components import Piece, mount, packed
from ui.pieces.kept import kept

LOOKS = ("menu", "plain", "list", "chips", "buttons", "sentence", "parts")


@dataclass(frozen=True)
class Link:
    """`title` is said when the pointer rests on it, `lang` names the label's language where it is not the page's.

    `current` marks the page that is open; without `href` the link is only a word. `merge` are parameters that a
    click sets on the address as it is then (None drops one): a fragment may have written there since the link was
    drawn. `href` is then only what a new tab opens before the reader has touched the link. `holds` are the headings that are
    only there once the link is followed: an address that names one of them (`#money`) follows it by itself. `leaves`: the browser
    goes there as to another site, since no page of the app answers.
    """

    id: str
    label: str
    href: str | None
    title: str = ""
    lang: str = ""
    current: bool = False
    merge: Mapping[str, str | None] | None = None
    holds: tuple[str, ...] = ()
    leaves: bool = False


def links(items: Sequence[Link] | Callable[[], Sequence[Link]], *, label: str, key: str, look: str = "menu") -> None:
    """Draw the links, or those that are made once for all readers (ui.pieces.kept), in a row (`menu`, `plain`, `buttons`) or one
    below another (`list`); `label` names them for a screen reader. `sentence` runs on as one, `parts` are those of one page. `chips` are conditions, each with a cross: a press takes it back, as the link's `title` says.
    """
    if look not in LOOKS:
        raise ValueError(f"look {look!r} is none of {', '.join(LOOKS)}")
    piece = kept(lambda: _piece(items(), label, look), key=key) if callable(items) else _piece(items, label, look)
    mount("links", piece, key=key, width="content")


def _piece(items: Sequence[Link], label: str, look: str) -> Piece:
    return packed({"links": tuple(items), "label": label, "look": look})
