"""What a stranger can do to the running server and to others on it: nothing, and it asks no other host whatever it is told."""

import os
import re
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.browser.conftest import Server, free_port, serving
from ui.sitemap import SITES

ROOT = Path(__file__).parents[2]
SECONDS = 120  # for an answer on a busy machine; nothing here measures time
FOREIGN = [
    "http://evil.example",
    "http://localhost:3000",
    "http://10.0.0.5:8501",
    "null",
    "",
    "file://",
    "http://",
    "garbage",
    "http://[::2]:8501",
    "http://127.0.0.1.nip.io",
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Bound to every address, as `HOST=0.0.0.0 make run` binds it."""
    with serving(tmp_path_factory.mktemp("strangers"), {}, address="0.0.0.0") as running:
        yield running
        assert not running.outside_calls.exists(), running.outside_calls.read_text()


def line(
    server: Server, origin: str | None = None, host: str | None = None, more: Mapping[str, str] | None = None
) -> ClientConnection:
    """A websocket to the server, which is called by another name where one is given; `more` are further headers."""
    at = urlsplit(server.url).netloc
    return connect(
        f"ws://{host or at}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        origin=origin,
        additional_headers=more,
        user_agent_header=None,
        proxy=None,
        sock=socket.create_connection(tuple(at.split(":"))),
        open_timeout=SECONDS,
    )  # type: ignore[arg-type, list-item]


def answered(held: ClientConnection, page: str = "", query: str = "") -> list[bytes]:
    """Every message of one run of a page."""
    said = BackMsg()
    said.rerun_script.page_name, said.rerun_script.query_string = page, query
    held.send(said.SerializeToString())
    found: list[bytes] = []
    while not found or ForwardMsg.FromString(found[-1]).WhichOneof("type") != "script_finished":
        found.append(bytes(held.recv(SECONDS)))
    return found


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_page_is_refused_and_nobody_outside_is_asked_who_it_is(server, origin):
    with pytest.raises(InvalidStatus) as refused:
        line(server, origin)
    assert refused.value.response.status_code == 403
    assert httpx2.get(server.url, headers={"origin": origin}).status_code == (403 if origin != "null" else 200)
    assert not server.outside_calls.exists(), server.outside_calls.read_text()


def test_a_host_that_is_not_ours_is_refused_in_http_and_websocket(server):
    for host in ["evil.example", "evil.example:8501", "10.255.255.254:8501"]:
        assert httpx2.get(server.url, headers={"host": host}).status_code == 421
        with pytest.raises(InvalidStatus) as refused:
            line(server, host=host)
        assert refused.value.response.status_code == 403


def test_our_own_page_and_a_program_are_heard(server):
    for origin in [server.url, None]:
        with line(server, origin) as held:
            assert answered(held, "methods")
    port = server.url.rpartition(":")[2]
    assert httpx2.get(server.url, headers={"host": f"localhost:{port}"}).status_code == 200


@pytest.mark.parametrize("method", ["GET", "PUT", "POST", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file",
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "/auth/login",
        "/nonsense",
        "/static/nonsense.js",
        "/map/_stcore/upload_file/a/b",
    ],
)
def test_what_nobody_needs_is_not_there(server, method, path):
    for accept in ["*/*", "text/html"]:
        answer = httpx2.request(method, server.url + path, headers={"accept": accept}, content=b"x" * 10)
        # Streamlit's own files are for GET; whatever it says to the rest, it is a refusal.
        assert answer.status_code == 404 or (path.startswith("/static/") and answer.status_code == 405)


@pytest.mark.parametrize("method", ["GET", "PUT", "POST", "DELETE"])
def test_nobody_without_a_page_open_leaves_a_file(server, method):
    answer = httpx2.request(method, f"{server.url}/_stcore/upload_file/a/b", content=b"x" * 10)
    assert answer.status_code in (400, 403, 404, 405)


def test_what_the_browser_needs_is_there(server):
    page = httpx2.get(f"{server.url}/map", headers={"accept": "*/*"})
    assert page.status_code == 200 and "结对促共富看板" in page.text
    script = re.search(r'src="\./(static/js/[^"]+)"', page.text)
    assert script
    for path in [script[1], "_stcore/health", "_stcore/host-config", "favicon.png", "healthz"]:
        assert httpx2.get(f"{server.url}/{path}").status_code == 200, path


def test_no_other_sites_page_may_send_messages_to_ours(server):
    assert httpx2.get(f"{server.url}/_stcore/host-config").json()["allowedOrigins"] == []


def test_an_address_full_of_nonsense_is_told_in_a_few_lines(server):
    with line(server) as held:
        plain = answered(held, "methods")
        wrong = answered(held, "methods", "pairs=" + ",".join(f"z{n:03x}" for n in range(20_000)))
    assert len(wrong) - len(plain) < 30 and sum(map(len, wrong)) - sum(map(len, plain)) < 20_000
    assert any("还有 19990 处".encode() in message for message in wrong)


def test_a_message_that_is_too_large_or_is_none_ends_its_own_line_only(server):
    with line(server) as other:
        assert answered(other, "methods")
        for said, code in [(b"\x0a" * 5_000_000, 1009), (b"\xff" * 100, 1002), ("text", 1002)]:
            with line(server) as held, pytest.raises(ConnectionClosed) as ended:
                held.send(said)
                while True:
                    held.recv(SECONDS)
            assert ended.value.rcvd is None or ended.value.rcvd.code == code
        assert answered(other, "methods")


def test_the_largest_message_we_send_is_well_below_the_limit(server):
    limit = (
        tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["server"]["maxMessageSize"]
        * 1_000_000
    )
    with line(server) as held:
        largest = {
            site.url_path: max(map(len, answered(held, site.url_path, "data=demo&lang=en"))) for site in SITES.values()
        }
    assert max(largest.values()) < limit / 10, largest
    assert "exceeds the message size limit" not in server.log.read_text()


def test_a_list_of_hosts_that_is_none_ends_the_start_with_what_to_write(tmp_path):
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={free_port()}"]
    env = os.environ | {"ALLOWED_HOSTS": "http://board.example/", "DATASETS_DIR": str(tmp_path)}
    ended = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert ended.returncode == 1 and "board.example:8443" in ended.stderr and "Traceback" not in ended.stderr
