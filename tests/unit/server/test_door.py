"""The door: what a request shows for a session, what it opens, and connections that end with it."""

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any

import pytest
from itsdangerous import URLSafeTimedSerializer
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

from access.granting import grants_of
from access.sessions import Session, Sessions
from server import door, identity
from server.door import HEADER, Door
from server.identity import identify
from server.provider.ways import return_to
from server.signin import SignIn
from server.told import MOST_FILES, Told, make_for_own_pages

SECRET = "0123456789abcdef0123456789abcdef"
COOKIE = "_streamlit_user"
CLAIMS = {"sub": "1", "name": "张三", "groups": ["office"], "is_logged_in": True}
GRANTS = grants_of(
    {
        "grant": [
            {"claim": "groups", "is": "office", "role": "planner"},
            {"claim": "groups", "is": "see", "role": "viewer"},
        ]
    }
)
OIDC = SignIn("oidc", seconds=3600.0)
PROXY = SignIn("proxy", seconds=3600.0, claims={"x-user": "sub", "x-groups": "groups"}, secret=SECRET)


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "get_signing_secret", lambda: SECRET)


def cookie(claims: Mapping[str, Any] = CLAIMS, secret: str = SECRET, name: str = COOKIE) -> bytes:
    return f"{COOKIE}={URLSafeTimedSerializer(secret, salt=name).dumps(json.dumps(claims))}".encode()


def scope(*headers: tuple[bytes, bytes], path: str = "/", kind: str = "http") -> dict[str, Any]:
    return {
        "type": kind,
        "path": path,
        "headers": list(headers),
        "query_string": b"",
        "method": "GET",
        "client": ("10.0.0.7", 1),
    }


def shown(*headers: tuple[bytes, bytes], chosen: SignIn = OIDC) -> Session | None:
    return identify(scope(*headers), chosen)


def test_a_signed_cookie_is_a_session_and_its_claims() -> None:
    found = shown((b"cookie", b"a=b; " + cookie()))
    assert found and found.claims["sub"] == "1" and found.address == "10.0.0.7"
    assert found.until == pytest.approx(found.since + 3600)
    assert SECRET not in found.id and found.id != "1" and len(found.id) == 32


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"_streamlit_user=",
        b'_streamlit_user={"sub":"1","is_logged_in":true}',
        cookie(secret="another secret of another server"),
        cookie(name="_streamlit_user_tokens"),
        cookie({"sub": "1"}),
        cookie({"sub": "1", "is_logged_in": "true"}),
        cookie(["1"]),  # type: ignore[arg-type]
        cookie()[:-2],
        b"_streamlit_user=chunks-3",
        b"\xff\xfe=;;;",
    ],
    ids=range(11),
)
def test_a_cookie_that_is_none_or_forged_is_no_session(said: bytes) -> None:
    assert shown((b"cookie", said)) is None


def parts(claims: Mapping[str, Any]) -> list[bytes]:
    """A cookie too long for one, as it is signed in two parts."""
    said = json.dumps(claims)
    names = {COOKIE: "chunks-2", f"{COOKIE}_1": said[:30], f"{COOKIE}_2": said[30:]}
    return [f"{name}={URLSafeTimedSerializer(SECRET, salt=name).dumps(one)}".encode() for name, one in names.items()]


def test_a_cookie_in_parts_is_of_one_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a part of one that was ended would bring its groups into another."""
    now = parts(CLAIMS)
    assert (found := shown((b"cookie", b"; ".join(now)))) and found.claims == CLAIMS
    assert shown((b"cookie", b"; ".join(now[:2]))) is None
    assert shown((b"cookie", b"; ".join([now[0], now[2].replace(b"_2", b"_1"), now[1].replace(b"_1", b"_2")]))) is None
    moment = time.time()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: moment - 60)
    before = parts(CLAIMS | {"groups": ["see"]})
    monkeypatch.undo()
    monkeypatch.setattr(identity, "get_signing_secret", lambda: SECRET)
    assert shown((b"cookie", b"; ".join(before)))
    assert shown((b"cookie", b"; ".join([*now[:2], before[2]]))) is None


def test_a_cookie_is_worth_nothing_after_its_hours_nor_before_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    said, now = cookie(), time.time()
    for moved in (3700, -3700):
        monkeypatch.setattr("itsdangerous.timed.time.time", lambda moved=moved: now + moved)
        assert shown((b"cookie", said)) is None


def test_a_proxy_is_believed_by_its_secret_alone() -> None:
    person = [(b"x-user", "张三".encode()), (b"x-groups", b"office; %E5%8A%9E")]
    found = shown(*person, (b"x-proxy-secret", SECRET.encode()), chosen=PROXY)
    assert found and found.claims == {"sub": "张三", "groups": ["office", "办"]}
    key = (b"x-proxy-secret", SECRET.encode())
    for headers in (
        person,
        [*person, (b"x-proxy-secret", b"x" * 32)],
        [*person, key, key],
        [key],
        [key, (b"x-user", b"1"), (b"x-user", b"2")],
        [key, (b"x-user", b"1" * 5000)],
    ):
        assert shown(*headers, chosen=PROXY) is None
    assert shown(*person, key, chosen=OIDC) is None
    assert shown((b"cookie", cookie()), chosen=PROXY) is None


def offering(address: str) -> ForwardMsg:
    said = ForwardMsg()
    said.delta.new_element.download_button.url = address
    return said


class App:
    """What lies behind the door: hears what comes through, and answers."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.ended = asyncio.Event()

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        self.heard.append(scope)
        if scope["type"] == "websocket":
            await send({"type": "websocket.send", "bytes": offering("/media/abc123.csv").SerializeToString()})
            while (await receive())["type"] != "websocket.disconnect":
                pass
            self.ended.set()
            return
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"behind"})


def asked(path: str, *headers: tuple[bytes, bytes], at: Door) -> tuple[int, dict[bytes, bytes]]:
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    asyncio.run(at(scope(*headers, path=path), receive, send))
    return sent[0]["status"], dict(sent[0]["headers"])


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def at(told: list[str]) -> Door:
    withdrawn: set[str] = set()
    sessions = Sessions(lambda: GRANTS, withdrawn.__contains__)
    return Door(
        App(), OIDC, sessions, lambda session: withdrawn.add(session.id), lambda kind, session, reader: told.append(f"{kind} {reader.name}")
    )  # fmt: skip


def test_pages_come_empty_to_everybody_and_files_to_who_signed_in(at: Door, told: list[str]) -> None:
    mine, without_role = (b"cookie", cookie()), (b"cookie", cookie(CLAIMS | {"groups": []}))
    assert asked("/", at=at)[0] == 200
    for path in ("/media/abc123.csv", "/search", "/_stcore/upload_file/s/f"):
        assert asked(path, at=at)[0] == 401
        assert asked(path, without_role, at=at)[0] == 403
    assert asked("/search", mine, at=at)[0] == 200
    assert at.app.heard[-1]["reader"].name == "张三"
    assert asked("/media/abc123.csv", mine, at=at)[0] == 403  # of no page of his
    assert told == ["signin ", "signin 张三"]


def test_a_name_for_the_session_that_a_browser_says_is_dropped(at: Door) -> None:
    for name in (b"X-Session", b"x_session"):
        asked("/", (name, b"0" * 32), at=at)
        assert not [key for key, _ in at.app.heard[-1]["headers"] if b"session" in key.lower()]


def test_signing_out_is_only_done_from_our_own_pages_and_ends_the_session(at: Door, told: list[str]) -> None:
    mine = (b"cookie", cookie())
    assert asked("/sign-out", mine, (b"sec-fetch-site", b"cross-site"), at=at)[0] == 403
    assert asked("/search", mine, at=at)[0] == 200
    status, headers = asked("/sign-out", mine, (b"sec-fetch-site", b"same-origin"), at=at)
    assert (status, headers[b"refresh"]) == (200, b"0;url=/auth/logout")
    assert asked("/search", mine, at=at)[0] == 401
    assert told[-1] == "signout 张三"


def test_streamlits_own_way_out_ends_the_session_too(at: Door, told: list[str]) -> None:
    mine = (b"cookie", cookie())
    assert asked("/auth/logout", mine, (b"sec-fetch-site", b"cross-site"), at=at)[0] == 403
    assert asked("/search", mine, at=at)[0] == 200
    assert asked("/auth/logout", mine, at=at)[0] == 200 and at.app.heard[-1]["path"] == "/auth/logout"
    assert asked("/search", mine, at=at)[0] == 401
    assert told[-1] == "signout 张三"


def test_what_a_page_only_repeats_opens_no_file(at: Door) -> None:
    held, said = Told(), ForwardMsg()
    said.delta.new_element.text.body = "/media/abc123.csv"
    said.delta.new_element.text.help = "/_stcore/upload_file/a/b"
    held.hear("a", said.SerializeToString())
    held.hear("a", b"/media/abc123.csv")
    assert not held.was_told("a", "/media/abc123.csv") and not held.was_told("a", "/_stcore/upload_file/a/b")
    held.hear("a", offering("/media/abc123.csv").SerializeToString())
    assert held.was_told("a", "/media/abc123.csv")


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        ("/pair?pair=P05", "/pair?pair=P05"),
        ("/", "/"),
        ("//evil.example/", ""),
        ("https://evil.example/", ""),
        ("/nowhere", ""),
        ("/pair\r\nSet-Cookie: a=b", ""),
        ("/\\evil.example", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_who_signed_in_goes_back_to_a_page_of_ours_and_nowhere_else(said: str, leads: str) -> None:
    from urllib.parse import quote

    header = (b"cookie", f"return_to={quote(said, safe='')}".encode())
    assert return_to(scope(header)) == leads


def test_an_open_connection_ends_with_its_session_and_its_files_were_told_to_it(at: Door, monkeypatch) -> None:
    monkeypatch.setattr(door, "LOOKED_AT_EVERY", 0.01)
    mine, sent = (b"cookie", cookie()), []

    async def story() -> None:
        never = asyncio.Event()

        async def receive() -> Any:
            await never.wait()

        async def send(message: Any) -> None:
            sent.append(message)

        line = asyncio.ensure_future(at(scope(mine, path="/_stcore/stream", kind="websocket"), receive, send))
        while not at.app.heard:
            await asyncio.sleep(0.01)
        session = identify(scope(mine), OIDC)
        assert session
        held = dict(at.app.heard[-1]["headers"])[HEADER.encode()].decode()
        assert at._told.was_told(held, "/media/abc123.csv") and not at._told.was_told(held, "/media/other.csv")
        await asyncio.sleep(0.05)
        assert not line.done()
        at._end(session)
        await asyncio.wait_for(line, 30)

    asyncio.run(story())
    assert [one["type"] for one in sent[-2:]] == ["websocket.send", "websocket.close"]


def test_what_a_page_asks_by_itself_is_nothing_that_its_reader_does(at: Door) -> None:
    woken: list[str] = []
    at.sessions.asks = woken.append  # type: ignore[method-assign]
    session = identify(scope((b"cookie", cookie())), OIDC)
    assert session
    said = BackMsg()
    said.rerun_script.page_name, said.rerun_script.is_auto_rerun = "funds", True

    async def receive() -> Any:
        return {"type": "websocket.receive", "bytes": said.SerializeToString()}

    asyncio.run(at._receive(session, receive))
    assert woken == []
    said.rerun_script.is_auto_rerun = False
    asyncio.run(at._receive(session, receive))
    assert woken == [session.id]


class Offered:
    """Streamlit's files that are made when asked for: one, which the page of `mine` offers."""

    def __init__(self) -> None:
        self._deferred_callables = {"file": {"session_id": "mine"}}

    def execute_deferred(self, file: str) -> str:
        return f"/media/{file}"


def test_a_file_is_made_for_the_page_that_offers_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DeferredFileHandler, "handle", DeferredFileHandler.handle)  # put back when the test is over
    make_for_own_pages()
    held, asked = DeferredFileHandler(Offered), BackendOperationRequest(request_id="1")  # type: ignore[arg-type]
    for file, session, address in (("file", "mine", "/media/file"), ("file", "other", ""), ("none", "mine", "")):
        asked.deferred_file.file_id = file
        answer = asyncio.run(held.handle(asked, session))
        assert (answer.deferred_file.url, bool(answer.error_msg)) == (address, not address)


def test_a_flood_of_addresses_is_bounded() -> None:
    held = Told()
    for number in range(MOST_FILES + 100):
        held.hear("a", offering(f"/media/{number:032x}.csv").SerializeToString())
    assert not held.was_told("a", f"/media/{0:032x}.csv") and held.was_told("a", f"/media/{MOST_FILES:032x}.csv")
    assert not held.was_told("b", f"/media/{MOST_FILES:032x}.csv")
