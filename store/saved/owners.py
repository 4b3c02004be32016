"""Whose a kept thing is: its author and a steward change it, others look at it and copy it, and nobody takes all the room."""

from collections import Counter
from collections.abc import Iterable
from typing import Protocol, TypeVar

from access.reader import acting, demand
from store.saved.small_files import NotSaved
from style.text import Text

LONGEST_AUTHOR = 200
FULL_OWN = Text(
    "每人最多存 {most} 个，您已存满：请先移出不用的",
    "one person keeps at most {most}, and you do: remove some that you do not need",
)


class Owned(Protocol):
    """`author` is the id of the reader who made it, empty where nobody signed in; `author_name` what he was called then."""

    @property
    def id(self) -> str: ...

    @property
    def author(self) -> str: ...

    @property
    def author_name(self) -> str: ...


Of = TypeVar("Of", bound=Owned)


def author() -> tuple[str, str]:
    """The acting reader as an author: his id and name, empty where nobody signs in."""
    who = acting()
    return who.id, who.name


def is_own(kept: Owned) -> bool:
    return acting().is_author(kept.author)


def may_change(kept: Owned) -> bool:
    """Whether the acting reader may rename, change, remove or restore it. Where nobody signs in everybody may; what has no author
    is nobody's own."""
    return acting().may_with("change", is_own(kept))


def demand_change(kept: Owned) -> None:
    """Raises NotAllowed where `may_change` says no."""
    demand("change", is_own(kept))


def seen(some: Iterable[Of]) -> list[Of]:
    """Those that the acting reader may look at, his own first. A county's staff sees its own alone: a name or a sentence of
    others may tell of other counties."""
    who = acting()
    shown = [one for one in some if who.sees_all or is_own(one)]
    return sorted(shown, key=lambda one: not is_own(one))


def check_room(kept: Iterable[Owned], broken: int, most: int, most_each: int, full: Text) -> None:
    """Raises NotSaved where one more finds no room: `most` in all, `most_each` of one author."""
    of = Counter(one.author for one in kept)
    if sum(of.values()) + broken >= most:
        raise NotSaved(full, most=most)
    if (who := acting()).id and of[who.id] >= most_each:
        raise NotSaved(FULL_OWN, most=most_each)


def check_author(kept: Owned) -> None:
    """Raises ValueError for what is no author."""
    words = kept.author, kept.author_name
    if not all(isinstance(word, str) and len(word) <= LONGEST_AUTHOR for word in words):
        raise ValueError("no author")
