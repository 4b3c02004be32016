"""The gate about a stand-in for the app: who gets through, and what the others are told."""

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from server import line
from server.gate import LONGEST_QUERY, Gate
from server.hosts import own_hosts
from server.paths import STREAM

OURS = "http://127.0.0.1:8501"
PAGE = {"accept": "text/html"}


async def plain(request) -> PlainTextResponse:
    return PlainTextResponse("through")


async def stream(socket: WebSocket) -> None:
    """Says what reached it."""
    await socket.accept()
    await socket.send_text(f"{socket.headers.getlist('host')} {socket.headers.get('origin')}")
    await socket.receive()


def client(allowed: str = "", base: str = OURS) -> TestClient:
    routes = [Route("/{path:path}", plain, methods=["GET", "PUT"]), WebSocketRoute("/{path:path}", stream)]
    gate = Middleware(Gate, own=own_hosts(allowed, "127.0.0.1"))
    return TestClient(Starlette(routes=routes, middleware=[gate]), base_url=base)


def test_a_cookie_with_a_backslash_is_not_read() -> None:
    """Reading one of 15,000 bytes took 2.4 s before Python 3.11.10, in which nobody was served."""
    heard: list[dict] = []

    async def app(scope, receive, send) -> None:
        heard.append(scope)

    for kind in ("http", "websocket"):
        said = [(b"host", b"127.0.0.1:8501"), (b"Cookie", b'a=1; b="' + b"\\\\" * 9 + b'"; c=2'), (b"x", b"a\\b")]
        scope = {"type": kind, "path": STREAM, "query_string": b"", "server": ("127.0.0.1", 8501), "headers": said}
        asyncio.run(Gate(app, own_hosts("", "127.0.0.1"))(scope, None, None))
        assert dict(heard[-1]["headers"]) == {b"host": b"127.0.0.1:8501", b"Cookie": b"a=1; c=2", b"x": b"a\\b"}


def connected(held: TestClient, *headers: tuple[str, str], path: str = STREAM) -> str | None:
    """What the app heard of a handshake; None where it was refused before the app was asked."""
    sent: list[dict] = []
    waiting = [{"type": "websocket.connect"}, {"type": "websocket.disconnect", "code": 1000}]
    said = headers if any(name == "host" for name, _ in headers) else [("host", "127.0.0.1:8501"), *headers]

    async def receive() -> dict:
        return waiting.pop(0)

    async def send(message: dict) -> None:
        sent.append(message)

    scope = {
        "type": "websocket",
        "path": path,
        "query_string": b"",
        "subprotocols": [],
        "server": ("127.0.0.1", 8501),
        "headers": [(name.encode(), value.encode()) for name, value in said],
    }
    asyncio.run(held.app(scope, receive, send))
    if sent == [{"type": "websocket.close", "code": 1008}]:
        return None
    assert [message["type"] for message in sent] == ["websocket.accept", "websocket.send"]
    return sent[1]["text"]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8501", "127.0.0.1.nip.io:8501", "", "[::2]", "a@127.0.0.1"]
)
def test_a_host_that_is_not_ours_is_misdirected(host):
    answer = client().get("/map", headers={"host": host, "x-forwarded-host": "127.0.0.1:8501"} | PAGE)
    assert answer.status_code == 421
    assert "主机名" in answer.text and "host name" in answer.text and "ALLOWED_HOSTS" in answer.text
    assert "evil" not in answer.text and "nip.io" not in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert connected(client(), ("host", host)) is None


def test_a_forwarded_host_is_not_believed():
    assert client().get("/", headers={"x-forwarded-host": "evil.example"}).text == "through"
    named = client("board.example")
    assert named.get("/", headers={"host": "evil.example", "x-forwarded-host": "board.example"}).status_code == 421


def test_of_several_hosts_none_is_believed():
    said = [("host", "127.0.0.1:8501"), ("host", "evil.example")]
    assert client().get("/", headers=said).status_code == 421
    assert connected(client(), *said) is None


@pytest.mark.parametrize("host", ["localhost:8501", "LOCALHOST.", "[::1]:8501", "127.0.0.1"])
def test_our_own_names_get_through_with_and_without_an_origin(host):
    assert client().get("/", headers={"host": host}).text == "through"
    assert connected(client(), ("host", host)) == f"['{host}'] None"
    page = f"http://{host}"
    assert client().get("/", headers={"host": host, "origin": page}).text == "through"
    assert connected(client(), ("host", host), ("origin", page)) == f"['{host}'] {page}"


@pytest.mark.parametrize("page", ["http://evil.example", "http://localhost:3000", "https://", "file://", "garbage", ""])
def test_a_foreign_page_is_refused(page):
    answer = client().put("/_stcore/upload_file/a/b", headers={"origin": page} | PAGE)
    assert answer.status_code == 403 and "其他网站" in answer.text and "another site" in answer.text
    assert connected(client(), ("origin", page)) is None


def test_a_page_without_an_origin_of_its_own_gets_no_websocket():
    assert connected(client(), ("origin", "null")) is None
    assert client().get("/", headers={"origin": "null"}).text == "through"
    assert connected(client(), ("origin", OURS), ("origin", "http://evil.example")) is None


def test_streamlit_sees_host_and_origin_alike_so_that_it_asks_nobody_whose_page_it_is():
    behind = client("board.example")
    heard = connected(behind, ("host", "127.0.0.1:8501"), ("origin", "https://board.example"))
    assert heard == "['board.example'] https://board.example"
    assert (
        connected(client(), ("host", "localhost.:8501"), ("origin", "http://LOCALHOST:8501"))
        == "['LOCALHOST:8501'] http://LOCALHOST:8501"
    )


def test_a_proxys_name_can_be_set():
    assert client().get("/", headers={"host": "board.example"}).status_code == 421
    assert client("board.example").get("/", headers={"host": "board.example"}).text == "through"


@pytest.mark.parametrize("path", ["/", "/stream", "/_stcore/stream/x", "/map/_stcore/stream", "/_stcore/health"])
def test_there_is_one_websocket_and_no_other(path):
    assert connected(client(), path=path) is None


def test_an_address_longer_than_any_of_ours_is_told_to_be_too_long():
    fits, over = "q=" + "x" * (LONGEST_QUERY - 2), "q=" + "x" * (LONGEST_QUERY - 1)
    assert client().get(f"/?{fits}").text == "through"
    answer = client().get(f"/map?{over}", headers=PAGE)
    assert answer.status_code == 414 and "地址过长" in answer.text and "too long" in answer.text


def test_whoever_reads_no_pages_is_told_in_plain_text():
    answer = client().get("/", headers={"host": "evil.example", "accept": "*/*"})
    assert answer.headers["content-type"].startswith("text/plain") and "ALLOWED_HOSTS" in answer.text


def test_the_operator_is_told_of_each_wrong_host_once_and_of_few(caplog):
    held = client()
    for n in [1, 1, *range(100)]:
        held.get("/", headers={"host": f"evil{n}.example" + "x" * 200})
    assert 1 < len(caplog.records) <= 20 and all(len(r.getMessage()) < 250 for r in caplog.records)


def test_what_is_no_host_name_is_told_of_and_not_repeated(caplog):
    for host in ("张三 zhang@example".encode(), b"zhang@example"):
        client().get("/", headers={"host": host})
    assert caplog.messages and not any("zhang" in said for said in caplog.messages if "ALLOWED_HOSTS" in said)


def test_only_so_many_are_connected_at_a_time(monkeypatch):
    held = client()
    assert connected(held) and connected(held)  # one that has left makes room
    monkeypatch.setattr(line, "MOST_LINES", 0)
    assert connected(held) is None
    lines = line.Lines()
    monkeypatch.setattr(line, "MOST_LINES", 1)
    with lines.held():
        assert not lines.free()
    assert lines.free()
