"""Addresses to take away: each with a button that copies it, and a QR code beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.pieces.components import mount, packed


@dataclass(frozen=True)
class Shared:
    """A text to be copied and what it is."""

    id: str
    label: str
    text: str


@dataclass(frozen=True)
class Squares:
    """A QR code of `size` squares a side, its margin among them; `path` draws those that are dark."""

    size: int
    path: str


@dataclass(frozen=True)
class ShareWords:
    """`system` names the button of devices that share by an app of theirs; `code` says what the QR code is of."""

    copy: str
    copied: str
    failed: str
    system: str
    code: str


def share(items: Sequence[Shared], *, code: Squares | None, title: str, words: ShareWords, key: str) -> None:
    """Draw them; a device that can share hands on `title` and the first text."""
    mount("share", packed({"items": tuple(items), "code": code, "title": title, "words": words}), key=key)
