"""Links to pages of the app. `st.page_link` does nothing where only the question changes, and drops it where the page does."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.components import mount

LOOKS = ("menu", "plain", "list")


@dataclass(frozen=True)
class Link:
    """`title` is said when the pointer rests on it, `lang` names the label's language where it is not the page's.

    `current` marks the page that is open; without `href` the link is only a word.
    """

    id: str
    label: str
    href: str | None
    title: str = ""
    lang: str = ""
    current: bool = False


def links(items: Sequence[Link], *, label: str, key: str, look: str = "menu") -> None:
    """Draw the links in a row (`menu`, `plain`) or one below another (`list`); `label` names them for a screen reader."""
    if look not in LOOKS:
        raise ValueError(f"look {look!r} is none of {', '.join(LOOKS)}")
    mount("links", {"links": tuple(items), "label": label, "look": look}, key=key, width="content")
