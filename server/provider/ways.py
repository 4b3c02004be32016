"""To the provider and back: who is sent to sign in, to which page he returns, and what he is told where he is not signed in."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from urllib.parse import parse_qs, unquote

from starlette.responses import RedirectResponse, Response
from starlette.types import Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from server import edge_words
from server.answers import not_kept, refused
from server.identity import cookies
from server.paths import is_page
from ui.pieces.components import base_path

log = logging.getLogger("dashboard")
LOGIN, BACK = "/auth/login", "/oauth2callback"
RETURN_TO = "return_to"  # a cookie: the page that was asked for, for the minutes of a sign-in
RETURN_SECONDS, LONGEST_RETURN = 900, 2000
_OF_A_SIGN_IN = {"code", "error", "state"}


def to_provider(scope: Scope) -> Response:
    there = RedirectResponse(f"{base_path()}{LOGIN}?provider={encode_provider_token('default')}", 302)
    there.headers["cache-control"] = "no-store"
    asked = scope.get("query_string", b"").decode("latin-1").removeprefix("to=")
    if asked and len(asked) <= LONGEST_RETURN:
        there.set_cookie(RETURN_TO, asked, RETURN_SECONDS, path=f"{base_path()}/", httponly=True, samesite="lax")
    return there


class InOurWords:
    """What Streamlit says where the provider does not answer is told as a page, in both languages."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope, self.receive, self._send, self._failed = scope, receive, send, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] >= 400:
            self._failed = True
            said = refused(self.scope, 503, edge_words.NO_PROVIDER, edge_words.NO_PROVIDER_WHY)
            await said(self.scope, self.receive, self._send)
        elif not self._failed:
            await self._send(message)


class BackTo:
    """Who comes back from the provider signed in goes to the page that was asked for; who does not is told so."""

    def __init__(
        self, scope: Scope, receive: Receive, send: Send, leave: Callable[[], Awaitable[object]] | None
    ) -> None:
        """`leave` ends the session that this browser has already."""
        self.scope, self.receive, self._send = scope, receive, send
        self._leave, self._is_told = leave, False

    async def __call__(self, message: Message) -> None:
        is_start = message["type"] == "http.response.start"
        if is_start and self._has_failed(message):
            self._is_told = True
            log.warning("a sign-in came back from the provider and was refused")
            said = refused(self.scope, 403, edge_words.NOT_SIGNED_IN, edge_words.NOT_SIGNED_IN_WHY, is_way_home=True)
            said.raw_headers += [(k, v) for k, v in message["headers"] if k.lower() == b"set-cookie"]
            await said(self.scope, self.receive, partial(not_kept, self._send))
        elif not self._is_told:
            if is_start and self._leave and _signs_in(message):
                await self._leave()
            await self._send(_to_the_page(message, self.scope) if is_start else message)

    def _has_failed(self, message: Message) -> bool:
        """Whoever was signed out comes back too, and brings nothing; of who is signed in an old answer takes nothing away."""
        if message["status"] != 302:
            return True
        asked = parse_qs(self.scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        return not _signs_in(message) and self._leave is None and bool(_OF_A_SIGN_IN & asked.keys())


def _signs_in(message: Message) -> bool:
    """Whether the answer gives a sign-in, and takes none away."""
    given = [
        v for k, v in message["headers"] if k.lower() == b"set-cookie" and v.startswith(f"{USER_COOKIE_NAME}=".encode())
    ]
    return any(b"max-age=0" not in one.lower() for one in given)


def _to_the_page(message: Message, scope: Scope) -> Message:
    to = return_to(scope)
    kept = [(k, v) for k, v in message["headers"] if k.lower() not in (b"location", b"cache-control")]
    gone = f"{RETURN_TO}=; Max-Age=0; Path={base_path()}/; HttpOnly; SameSite=lax"
    kept += [(b"location", f"{base_path()}{to or '/'}".encode("latin-1")), (b"set-cookie", gone.encode())]
    return {**message, "headers": [*kept, (b"cache-control", b"no-store")]}


def return_to(scope: Scope) -> str:
    """A page of ours with its question; nothing else is gone to, whatever the cookie says."""
    said = unquote(cookies(scope).get(RETURN_TO, ""))
    path, _, _query = said.partition("?")
    if not is_page(path) or not said.isascii() or not said.isprintable() or " " in said:
        return ""
    return said
