"""Facts as cards: whose, about what, the figure with what qualifies it, the claim, and where it was printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.pieces.components import Piece, mount, packed
from ui.pieces.kept import kept

LOOKS = ("cards", "strip")


@dataclass(frozen=True)
class FactCard:
    """One fact in finished words. `tag` is its value type in words, `kind` the same as a code, which decides how the tag
    is drawn (happened, not yet, planned). `before` and `after` qualify the `number`; `printed` stands in its place where
    the source has words only. `href` leads from whose it is to its pair."""

    id: str
    whose: str
    topic: str
    tag: str
    kind: str
    claim: str
    foot: str
    before: str = ""
    number: str = ""
    unit: str = ""
    after: str = ""
    printed: str = ""
    remark: str = ""
    href: str | None = None


def fact_cards(
    cards: Sequence[FactCard] | Callable[[], Sequence[FactCard]], *, label: str, key: str, look: str = "cards"
) -> None:
    """Draw the cards, as many beside each other as fit; a `strip` is for few, without boxes. What makes them is asked once
    for all readers (ui.pieces.kept). `label` names the list for a screen reader."""
    if look not in LOOKS:
        raise ValueError(f"look {look!r} is none of {', '.join(LOOKS)}")
    piece = kept(lambda: _piece(cards(), label, look), key=key) if callable(cards) else _piece(cards, label, look)
    mount("fact_cards", piece, key=key)


def _piece(cards: Sequence[FactCard], label: str, look: str) -> Piece:
    return packed({"cards": tuple(cards), "label": label, "look": look})
