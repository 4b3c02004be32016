"""How readers sign in here, as far as pages tell of it; the server says so once, when it starts."""

from collections.abc import Callable
from dataclasses import dataclass

from access.granting import WrongRoles
from access.sessions import Session, Sessions


@dataclass(frozen=True)
class Here:
    """`way` is none, oidc or proxy; `is_exposed`: whether other machines reach a server where nobody signs in. `end` ends a session
    for good; `fault` is why the mapping file as it lies there now is not what holds."""

    way: str = "none"
    is_exposed: bool = False
    sessions: Sessions | None = None
    end: Callable[[Session], None] | None = None
    fault: Callable[[], WrongRoles | None] = lambda: None


_here = Here()


def here() -> Here:
    return _here


def set_up(said: Here) -> None:
    global _here
    _here = said
