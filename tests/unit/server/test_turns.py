"""No connection has the event loop for long, and nothing is looked at that nobody changes."""

import asyncio
import socket
import sys
from asyncio import selector_events

from streamlit.watcher import polling_path_watcher
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

import app  # noqa: F401  it is what sets the turns
from server import turns
from server.turns import GIVES_WAY_AFTER, LINE_A_SECOND, LINE_AT_ONCE, READ_AT_ONCE


def test_a_thread_that_only_computes_gives_way_soon():
    assert sys.getswitchinterval() == GIVES_WAY_AFTER


def test_a_connection_is_read_in_small_pieces():
    pieces: list[int] = []

    class Reading(asyncio.Protocol):
        def __init__(self, done: asyncio.Future) -> None:
            self.done = done

        def data_received(self, data: bytes) -> None:
            pieces.append(len(data))
            if sum(pieces) == 100_000:
                self.done.set_result(None)

    async def read() -> None:
        ours, theirs = socket.socketpair()
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        transport, _ = await loop.create_connection(lambda: Reading(done), sock=ours)
        theirs.setblocking(False)
        await loop.sock_sendall(theirs, b"x" * 100_000)
        await asyncio.wait_for(done, 60)
        transport.close()
        theirs.close()

    asyncio.run(read())
    assert max(pieces) <= READ_AT_ONCE and hasattr(selector_events, "_SelectorSocketTransport")


class Transport:
    paused = False

    def is_closing(self) -> bool:
        return False

    def pause_reading(self) -> None:
        self.paused = True

    def resume_reading(self) -> None:
        self.paused = False


class Loop:
    """Keeps what it is to call later."""

    def __init__(self) -> None:
        self.later: list[tuple] = []

    def call_later(self, *said) -> None:
        self.later.append(said)


def test_a_websocket_is_read_no_faster_than_a_browser_sends(monkeypatch):
    class Protocol:
        def __init__(self) -> None:
            self.transport, self.loop, self.read_paused, self.read = Transport(), Loop(), False, 0

        def data_received(self, data: bytes) -> None:
            self.read += len(data)

    turns.pace_lines(Protocol)
    monkeypatch.setattr(turns.time, "monotonic", lambda: 100.0)
    held = Protocol()
    for _ in range(LINE_AT_ONCE // READ_AT_ONCE):
        held.data_received(b"x" * READ_AT_ONCE)
    assert not held.transport.paused
    held.data_received(b"x" * READ_AT_ONCE)
    (wait, go_on, who), read = held.loop.later[0], held.read
    assert held.transport.paused and read > LINE_AT_ONCE and 0 < wait <= READ_AT_ONCE / LINE_A_SECOND
    go_on(who)
    assert not held.transport.paused
    held.read_paused, held.transport.paused = True, True  # uvicorn waits for the app, and goes on by itself
    go_on(who)
    assert held.transport.paused
    assert Protocol().pace is None and held.pace is not None


def test_answers_wait_for_no_word_of_the_browser_where_the_socket_was_bound_by_hand():
    """As Streamlit binds it: without naming TCP."""
    found = []

    class Protocol(asyncio.Protocol):
        def connection_made(self, transport) -> None:
            opened = transport.get_extra_info("socket")
            found.append((opened.proto, opened.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
            transport.close()

    async def ask() -> None:
        with socket.socket(family=socket.AF_INET) as bound:
            bound.bind(("127.0.0.1", 0))
            server = await asyncio.get_running_loop().create_server(Protocol, sock=bound)
            reader, writer = await asyncio.open_connection(*bound.getsockname())
            await reader.read()
            writer.close()
            server.close()

    asyncio.run(ask())
    turns.answer_at_once(Protocol)
    asyncio.run(ask())
    assert [(proto, bool(at_once)) for proto, at_once in found] == [(0, False), (0, True)]
    assert H11Protocol.connection_made.__module__ == "server.turns"


def test_the_servers_own_websockets_are_paced_once():
    assert WebSocketsSansIOProtocol.data_received.__module__ == "server.turns"
    before = WebSocketsSansIOProtocol.data_received
    turns.share_turns()
    assert WebSocketsSansIOProtocol.data_received is before


def test_streamlit_looks_at_no_file_again_and_again(tmp_path, monkeypatch):
    asked: list[object] = []
    watcher = polling_path_watcher.PollingPathWatcher
    monkeypatch.setattr(watcher._executor, "submit", asked.append)
    held = watcher(str(tmp_path / "config.toml"), print, allow_nonexistent=True)
    held._check_if_path_changed()
    assert asked == []
