"""Whose turn it is in the server's one event loop and one interpreter: no connection, and no thread, has them for long."""

import socket
import sys
import time
from asyncio import selector_events
from typing import Any

from streamlit.watcher.polling_path_watcher import PollingPathWatcher
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from access.pace import Pace

READ_AT_ONCE = 4096  # bytes
# A thread that waits for the interpreter gets it after so many seconds. A rerun gives it up at each of its questions; beside
# one thread that only computes it took 4.2 times as long with Python's own 0.005, and 2.4 times with this. Eight readers
# at once are answered no slower.
GIVES_WAY_AFTER = 0.001
LINE_AT_ONCE, LINE_A_SECOND = 64_000, 32_000  # bytes up one websocket; a browser sends some 1,000 a press


def share_turns() -> None:
    """Once, before the server listens. What is changed here are attributes of pinned libraries that have no setting."""
    sys.setswitchinterval(GIVES_WAY_AFTER)
    # asyncio reads up to 256 KiB of a connection in one turn. That may be 40,000 empty websocket frames: 0.5 s in which
    # nobody else is served, again and again. What readers send is small, so reading it in pieces costs them nothing.
    selector_events._SelectorTransport.max_size = READ_AT_ONCE  # type: ignore[attr-defined]
    if not hasattr(WebSocketsSansIOProtocol, "pace"):
        pace_lines(WebSocketsSansIOProtocol)
    if not hasattr(H11Protocol, "answers_at_once"):
        answer_at_once(H11Protocol)
    # Streamlit looks at its settings files five times a second each, whatever `fileWatcherType` says.
    PollingPathWatcher._schedule = lambda self: None  # type: ignore[method-assign]


def answer_at_once(protocol: type[Any]) -> None:
    """Makes a protocol's answers leave as they are written. Streamlit binds its socket itself, without naming TCP, and asyncio then
    leaves Nagle's algorithm on (uvicorn issue 3149): the second part of every answer, and every message of a rerun but the first,
    waited 40 ms for the browser to say that it had the one before."""
    made = protocol.connection_made

    def connection_made(self: Any, transport: Any) -> None:
        opened = transport.get_extra_info("socket")
        if opened is not None and opened.family in (socket.AF_INET, socket.AF_INET6):
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made(self, transport)

    protocol.answers_at_once, protocol.connection_made = True, connection_made


def pace_lines(protocol: type[Any]) -> None:
    """Makes a protocol read no faster than a browser sends. Empty frames and pings never reach the app, so only here can
    they be slowed: at full speed one connection makes a rerun of the others ten times as long."""
    read = protocol.data_received

    def data_received(self: Any, data: bytes) -> None:
        read(self, data)
        if self.pace is None:
            self.pace = Pace(LINE_AT_ONCE, LINE_A_SECOND)
        wait = self.pace.wait(time.monotonic(), len(data))
        if wait and not self.transport.is_closing():
            self.transport.pause_reading()
            self.loop.call_later(wait, go_on, self)

    def go_on(self: Any) -> None:
        # While a message waits for the app, uvicorn itself has paused, and goes on itself.
        if not self.read_paused and not self.transport.is_closing():
            self.transport.resume_reading()

    protocol.pace, protocol.data_received = None, data_received
