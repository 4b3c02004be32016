"""Who is heard at all: requests that call this server by its own name, from its own pages, of a length it can have written."""

import logging
from collections.abc import Iterable

from starlette.types import ASGIApp, Receive, Scope, Send

from server import edge_words
from server.answers import refused
from server.hosts import Origin, OwnHosts, Place, origin, place
from server.line import Line, Lines
from server.paths import STREAM, own_path
from style.text import Text

log = logging.getLogger("dashboard")
LONGEST_QUERY = 8192  # bytes; the longest address the app writes, with everything chosen, has some 2,000
HOSTS_LOGGED = 20  # wrong hosts told to the operator, one line each; whoever tries names must not fill the log


class Gate:
    """Refuses before Streamlit sees it: its own check of a foreign page asks a host on the internet, in the event loop."""

    def __init__(self, app: ASGIApp, own: OwnHosts) -> None:
        self.app, self.own, self.lines = app, own, Lines()
        self._logged: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            scope = {**scope, "headers": _with_plain_cookies(scope["headers"])}
        if scope["type"] == "http":
            fault = self._fault(scope)
            await (refused(scope, *fault) if fault else self.app)(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._connect(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        if own_path(scope) != STREAM or self._fault(scope) or not self.lines.free():
            await send({"type": "websocket.close", "code": 1008})  # before it is accepted: HTTP 403
            return
        page = origin(_one(scope, b"origin"))
        if page:
            # Where both are the same to Streamlit it asks nobody; a proxy may have called us by another name.
            others = [(k, v) for k, v in scope["headers"] if k.lower() != b"host"]
            scope = {**scope, "headers": [*others, (b"host", page.written.encode("latin-1"))]}
        line = Line(receive, send)
        with self.lines.held():
            await self.app(scope, line.receive, line.send)

    def _fault(self, scope: Scope) -> tuple[int, Text, Text] | None:
        """The status and what is told of a request that is not for us, not from us, or too long; None for any other."""
        where = place(_one(scope, b"host"))
        reached = (scope.get("server") or (None,))[0]
        if where is None or not self.own.called(where, reached):
            self._tell(_one(scope, b"host"))
            return 421, edge_words.WRONG_HOST, edge_words.WRONG_HOST_WHY
        if not self._may_speak(scope, where):
            return 403, edge_words.FOREIGN, edge_words.FOREIGN_WHY
        if len(scope.get("query_string", b"")) > LONGEST_QUERY:
            return 414, edge_words.TOO_LONG, edge_words.TOO_LONG_WHY
        return None

    def _may_speak(self, scope: Scope, where: Place) -> bool:
        """A request without an Origin comes from no page's script: a program, or a reader who follows a link."""
        said = [v for k, v in scope["headers"] if k.lower() == b"origin"]
        if not said or (said == [b"null"] and scope["type"] == "http"):
            return True  # what is fetched without an origin no page can read
        page: Origin | None = origin(_one(scope, b"origin"))
        return page is not None and self.own.hears(page, where)

    def _tell(self, host: str) -> None:
        """A host by its name alone; what is none may be anything."""
        named = place(host)
        said = named.host if named else "that is none"
        if said not in self._logged and len(self._logged) < HOSTS_LOGGED:
            self._logged.add(said)
            log.warning("a request for the host %.80s was refused; ALLOWED_HOSTS names those that are ours", said)


def _one(scope: Scope, name: bytes) -> str:
    """The header where it stands exactly once, else nothing: which of two Streamlit or a proxy believes is not ours to guess."""
    said = [value for key, value in scope["headers"] if key.lower() == name]
    return said[0].decode("latin-1") if len(said) == 1 else ""


def _with_plain_cookies(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Without the cookies that hold a backslash. None of ours does, and before Python 3.11.10 one of 15,000 bytes took 2.4 s to read, in
    which nobody else was served."""
    return [
        (name, b";".join(one for one in said.split(b";") if b"\\" not in one) if name.lower() == b"cookie" else said)
        for name, said in headers
    ]
