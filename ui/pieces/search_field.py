"""The field that finds anything by its name: it asks the server as one types, and costs the page no rerun."""

from collections.abc import Mapping
from dataclasses import dataclass

from ui.pieces.components import local, mount, packed


@dataclass(frozen=True)
class SearchWords:
    """What is read on the field, within it and below it."""

    search: str
    search_for: str
    hint: str
    waiting: str
    failed: str
    close: str
    favourites: str
    mark: str
    unmark: str


@dataclass(frozen=True)
class Here:
    """The view on the screen as a favourite: its address without a language, and what it is called."""

    href: str
    name: str


def search_field(asked: Mapping[str, str], *, here: Here, words: SearchWords, key: str) -> None:
    """Draw the field; before anything is typed it lists the views that this browser keeps, and offers to keep `here`. `asked` goes with each question: which version of which dataset, in which language, at which quarter."""
    mount(
        "search_field",
        packed({"ask": local("/search"), "asked": dict(asked), "here": here, "words": words}),
        key=key,
        width="content",
    )
