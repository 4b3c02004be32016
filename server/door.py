"""Where readers sign in: what a request opens to the session it shows, who is sent to sign in, and connections that end with their session."""

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from access.addresses import OWN_PAGES
from access.reader import NOBODY, Reader
from access.sessions import Session, Sessions
from server import edge_words
from server.answers import leaving, not_kept, plain, refused
from server.identity import headers, identify
from server.paths import STREAM, is_page, own_path
from server.provider.ways import BACK, LOGIN, BackTo, InOurWords, to_provider
from server.signin import SignIn
from server.told import Told
from store.locks import Busy
from ui.people.words import SIGN_IN_FIRST
from ui.pieces.components import base_path

log = logging.getLogger("dashboard")
HEADER = "x-session"  # what Streamlit is told of a connection; whatever a browser says under this name is dropped
KEY = "session"  # and the same in st.user
SIGN_IN, SIGN_OUT, LOGOUT = "/sign-in", "/sign-out", "/auth/logout"
LOOKED_AT_EVERY = 2.0  # seconds; so much longer may an open page be read once its session is over
ENDED = 1008
# What only who may read gets; pages themselves come empty and are filled by the websocket.
SEARCH, MEDIA = "/search", "/media/"
UPLOADED = "/_stcore/upload_file/"
Hears = Callable[[str, Session, Reader], None]


class Door:
    """Stands before the app wherever sign-in is asked for. `tell` hears of each sign-in and sign-out."""

    def __init__(
        self, app: ASGIApp, chosen: SignIn, sessions: Sessions, end: Callable[[Session], None], tell: Hears
    ) -> None:
        self.app, self.chosen, self.sessions, self._end, self._tell = app, chosen, sessions, end, tell
        self._open: dict[asyncio.Event, tuple[str, float]] = {}
        self._told = Told()
        self._watch: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        kept = [(k, v) for k, v in scope["headers"] if k.lower().replace(b"_", b"-") != HEADER.encode()]
        scope = {**scope, "headers": kept}
        if not self.chosen.is_asked:
            await self.app(scope, receive, send)
            return
        session = await self._session(scope)
        if scope["type"] == "websocket":
            await self._connect(scope, receive, send, session)
        else:
            await self._answer(scope, receive, send, session)

    async def _session(self, scope: Scope) -> Session | None:
        shown = identify(scope, self.chosen)
        if shown is None:
            return None
        is_new = self.sessions.enter(shown)
        session = self.sessions.find(shown.id)
        if session and is_new:
            await asyncio.to_thread(self._tell, "signin", session, self.sessions.reader(session.id))
        return session

    async def _answer(self, scope: Scope, receive: Receive, send: Send, session: Session | None) -> None:
        path = own_path(scope) or ""
        reader = self.sessions.reader(session.id) if session else NOBODY
        if session and (is_page(path) or path == SEARCH):
            self.sessions.asks(session.id)
        if path == SIGN_IN and self.chosen.way == "oidc":
            await to_provider(scope)(scope, receive, send)
        elif path in (SIGN_OUT, LOGOUT) and self.chosen.way == "oidc":
            await self._leave(path, scope, receive, send, session, reader)
        elif path.startswith((SEARCH, MEDIA, UPLOADED)) and not self._opens(path, session, reader):
            await plain(scope, 403 if session else 401, SIGN_IN_FIRST)(scope, receive, send)
        elif path == LOGIN and self.chosen.way == "oidc":
            await self.app(scope, receive, InOurWords(scope, receive, send))
        elif path == BACK and self.chosen.way == "oidc":
            leave = partial(self._ended, session, reader) if session else None
            await self.app(scope, receive, BackTo(scope, receive, send, leave))
        elif is_page(path) or path.startswith((SEARCH, MEDIA, UPLOADED)):
            await self.app({**scope, "reader": reader}, receive, partial(not_kept, send))
        else:
            await self.app({**scope, "reader": reader}, receive, send)

    def _opens(self, path: str, session: Session | None, reader: Reader) -> bool:
        if session is None or not reader.may("read"):
            return False
        if path.startswith(UPLOADED) and not reader.may("hand_in"):
            return False
        return path == SEARCH or self._told.was_told(_shown(session, reader), path)

    async def _leave(
        self, path: str, scope: Scope, receive: Receive, send: Send, session: Session | None, reader: Reader
    ) -> None:
        """Only from our own pages: another site must not sign anybody out. Whoever goes to Streamlit's address for it is out for good
        as well."""
        answer: ASGIApp = self.app
        if set(headers(scope, b"sec-fetch-site")) - OWN_PAGES:
            answer = refused(scope, 403, edge_words.FOREIGN, edge_words.FOREIGN_WHY)
        elif session and not await self._ended(session, reader):
            answer = refused(scope, 503, edge_words.NOT_SIGNED_OUT, edge_words.NOT_SIGNED_OUT_WHY)
        elif path == SIGN_OUT:
            answer = leaving(scope, f"{base_path()}{LOGOUT}")
        await answer(scope, receive, partial(not_kept, send))

    async def _ended(self, session: Session, reader: Reader) -> bool:
        try:
            await asyncio.to_thread(self._end, session)
        except (OSError, Busy) as error:
            log.error("a session could not be ended: %s", error)
            return False
        await asyncio.to_thread(self._tell, "signout", session, reader)
        return True

    async def _connect(self, scope: Scope, receive: Receive, send: Send, session: Session | None) -> None:
        if session is None or own_path(scope) != STREAM:
            await self.app(scope, receive, send)  # it is shown how to sign in, and nothing else
            return
        shown = _shown(session, self.sessions.reader(session.id))
        scope = {**scope, "headers": [*scope["headers"], (HEADER.encode(), shown.encode("latin-1"))]}
        over = asyncio.Event()
        self._open[over] = (shown, session.until)
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._look())
        try:
            await self.app(
                scope,
                _Ending(partial(self._receive, session, receive), send, over).receive,
                partial(self._send, shown, send),
            )
        finally:
            del self._open[over]

    async def _receive(self, session: Session, receive: Receive) -> Message:
        message = await receive()
        run = BackMsg.FromString(message.get("bytes") or b"").rerun_script
        if run.ByteSize() and not run.is_auto_rerun:
            self.sessions.asks(session.id)
        return message

    async def _send(self, shown: str, send: Send, message: Message) -> None:
        self._told.hear(shown, message.get("bytes") or b"")
        await send(message)

    async def _look(self) -> None:
        """Ends the connections of sessions that are over, that were withdrawn, or whose rights are others than when it opened: the
        browser connects anew, and is then who it is now."""
        while self._open:
            await asyncio.sleep(LOOKED_AT_EVERY)
            for over, (shown, until) in tuple(self._open.items()):
                session = self.sessions.find(session_of(shown))
                is_same = session is not None and _shown(session, self.sessions.reader(session.id)) == shown
                if not is_same or time.time() >= until:
                    over.set()


class _Ending:
    """What comes up a websocket, until its session is over."""

    def __init__(self, receive: Receive, send: Send, over: asyncio.Event) -> None:
        self._receive, self._send, self._over = receive, send, over
        self._next: asyncio.Task[Message] | None = None

    async def receive(self) -> Message:
        self._next = self._next or asyncio.ensure_future(self._receive())
        waiting = asyncio.ensure_future(self._over.wait())
        try:
            await asyncio.wait({self._next, waiting}, return_when=asyncio.FIRST_COMPLETED)
            if self._over.is_set():
                self._next.cancel()
                with suppress(Exception):  # the browser may have left
                    await self._send({"type": "websocket.send", "bytes": _load_again()})
                    await self._send({"type": "websocket.close", "code": ENDED})
                return {"type": "websocket.disconnect", "code": ENDED}
            came, self._next = self._next, None
            return came.result()
        finally:
            waiting.cancel()


@cache
def _load_again() -> bytes:
    """Has the browser load the page anew, as it does for a sign-in: what it shows goes, and it asks as who it is now."""
    said = ForwardMsg()
    said.auth_redirect.url = ""
    said.auth_redirect.SetInParent()
    return said.SerializeToString()


def _shown(session: Session, reader: Reader) -> str:
    """The session with what it may do: another word as soon as its rights are others."""
    rights = "|".join([*sorted(reader.anywhere), "", *sorted(reader.own), "", *reader.counties, reader.id])
    return f"{session.id}.{hashlib.sha256(rights.encode()).hexdigest()[:16]}"


def session_of(shown: str) -> str:
    return shown.partition(".")[0]
