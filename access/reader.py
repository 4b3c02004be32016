"""The reader on whose behalf something runs: asked for below the pages, so that no page, address or message goes past it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TypeVar

from access.roles import RIGHTS
from style.text import Text

P = ParamSpec("P")
T = TypeVar("T")

NOT_ALLOWED = Text("您的角色不能{what}", "your role may not {what}")
NOT_YOURS = Text(
    "您的角色只能就本县或本人的内容{what}", "your role may {what} only for your own county or what is your own"
)


class NotAllowed(Exception):
    """What the acting reader may not see or do; `tell` says it in a language. No OSError: who passes over files that cannot be read
    must not pass over this."""

    def __init__(self, right: str, is_others: bool = False) -> None:
        super().__init__(f"not allowed: {right}{' (of others)' if is_others else ''}")
        self.right, self.is_others = right, is_others

    def tell(self, lang: str) -> str:
        return (NOT_YOURS if self.is_others else NOT_ALLOWED)(lang, what=RIGHTS[self.right].label(lang))


@dataclass(frozen=True)
class Place:
    """From where a reader's session asks: the address and what its browser calls itself, as the server was told them."""

    address: str
    agent: str


@dataclass(frozen=True)
class Reader:
    """Who reads. `id` is the same at each sign-in, empty where nobody signs in; `counties` are the adcodes that a county's staff
    reads for. `anywhere` and `own` are ids of RIGHTS, whatever a thing is about and only where it is the reader's own. `place` is that of
    the session, None where nothing is known of it."""

    id: str
    name: str
    roles: frozenset[str]
    counties: tuple[str, ...] = ()
    anywhere: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    place: Place | None = field(default=None, compare=False)

    def may(self, right: str) -> bool:
        """Whether at all, of whatever is the reader's own at least."""
        return right in self.anywhere or right in self.own

    def may_with(self, right: str, is_own: bool) -> bool:
        return right in self.anywhere or (is_own and right in self.own)

    @property
    def is_signed_in(self) -> bool:
        return bool(self.roles)

    @property
    def sees_all(self) -> bool:
        """Whether every published row may be read; else those of the reader's own counties and what is published for all."""
        return "read" in self.anywhere

    def is_author(self, author: str) -> bool:
        """Whether a thing was made by this reader. What has no author was made while nobody signed in and is nobody's own."""
        return bool(self.id) and self.id == author


def reader(id: str, name: str, roles: Iterable[str], counties: Iterable[str] = ()) -> Reader:
    """With the rights that the table gives to the roles together."""
    held = frozenset(roles)
    anywhere = frozenset(one.id for one in RIGHTS.values() if one.anywhere & held)
    own = frozenset(one.id for one in RIGHTS.values() if one.own & held)
    return Reader(id, name, held, tuple(sorted(set(counties))), anywhere, own)


def everybody(closed: Iterable[str] = ()) -> Reader:
    """Whoever reaches a server where nobody signs in: every right but those that are closed."""
    return Reader("", "", frozenset(), anywhere=frozenset(RIGHTS) - frozenset(closed))


NOBODY = Reader("", "", frozenset())  # no right at all
OPERATOR = everybody()  # the server's own work, and whoever has this machine's command line

_acting: ContextVar[Reader | None] = ContextVar("acting", default=None)
_of_this_thread: Callable[[], Reader | None] = lambda: None  # noqa: E731
_otherwise = OPERATOR


def acting() -> Reader:
    """The reader on whose behalf this runs: as it was said around it (`acting_as`), else as the server knows it of this thread, else
    the operator, and nobody once the server is closed to who does not sign in."""
    return _acting.get() or _of_this_thread() or _otherwise


def demand(right: str, is_own: bool = False) -> Reader:
    """The acting reader. Raises NotAllowed where he may not; `is_own` says that what it is about is his own."""
    found = acting()
    if not found.may_with(right, is_own):
        raise NotAllowed(right, is_others=right in found.own)
    return found


@contextmanager
def acting_as(who: Reader) -> Iterator[None]:
    """What runs within runs on behalf of this reader."""
    token = _acting.set(who)
    try:
        yield
    finally:
        _acting.reset(token)


def on_behalf(function: Callable[P, T], who: Reader | None = None) -> Callable[P, T]:
    """The function as it runs later or in another thread, on behalf of this reader, or of whoever asks now."""
    held = who or acting()

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        with acting_as(held):
            return function(*args, **kwargs)

    return run


def know_threads_by(find: Callable[[], Reader | None], otherwise: Reader = OPERATOR) -> None:
    """From now on: how the server tells whose thread this is, and who acts in a thread of which it cannot tell."""
    global _of_this_thread, _otherwise
    _of_this_thread, _otherwise = find, otherwise
