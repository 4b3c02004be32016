"""Whoever writes requests and messages by hand, with a cookie of his own or none: no browser hides anything from him."""

import http.client
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from itsdangerous import URLSafeTimedSerializer
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.browser.signing_in.people import PEOPLE

COOKIE = "_streamlit_user"
WAIT = 90.0  # seconds for an answer on a busy machine
Headers = Iterable[tuple[str, str]]
_ENDED = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR}


def cookie(name: str, secret: str) -> str:
    """What the server gives to this person at the end of his sign-in."""
    claims = next(one for one in PEOPLE if one["name"] == name)
    said = json.dumps({**claims, "is_logged_in": True, "provider": "default"})
    return f"{COOKIE}={URLSafeTimedSerializer(secret, salt=COOKIE).dumps(said)}"


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    cookies: tuple[str, ...]  # that are set
    body: bytes = b""


@dataclass
class Hand:
    """At `url`, with this cookie on whatever is sent."""

    url: str
    cookie: str = ""

    def ask(self, path: str, method: str = "GET", headers: Headers = (), body: bytes = b"") -> Answer:
        """The path goes as it is written: nothing is made plain of it."""
        line = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=WAIT)
        try:
            line.putrequest(method, path, skip_accept_encoding=True)
            for name, value in [*([("Cookie", self.cookie)] if self.cookie else []), *headers]:
                line.putheader(name, value)
            if body:
                line.putheader("Content-Length", str(len(body)))
            line.endheaders(body or None)
            got = line.getresponse()
            said = [(k.lower(), v) for k, v in got.getheaders()]
            answer = Answer(got.status, dict(said), tuple(v for k, v in said if k == "set-cookie"))
            with suppress(
                ConnectionError
            ):  # who is sent more than it reads may close before it was asked for its words
                answer.body = got.read()
            return answer
        finally:
            line.close()

    @contextmanager
    def line(self, session: str = "", headers: Headers = ()) -> Iterator["Line"]:
        """A websocket; `session` is the one it claims to take up again."""
        said = [("Cookie", self.cookie)] if self.cookie else []
        with connect(
            self.url.replace("http", "ws", 1) + "/_stcore/stream",
            origin=self.url,  # type: ignore[arg-type]
            subprotocols=["streamlit", "unused", session] if session else ["streamlit"],  # type: ignore[list-item]
            additional_headers=[*said, *headers],
            max_size=None,
            compression=None,
        ) as opened:
            yield Line(opened)


class Line:
    def __init__(self, opened: ClientConnection) -> None:
        self.opened, self.session, self.page_hash = opened, "", ""
        self.heard: list[ForwardMsg] = []

    def say(self, message: BackMsg) -> None:
        self.opened.send(message.SerializeToString())

    def hear(self) -> ForwardMsg | None:
        """The next message; None once the line is closed."""
        try:
            raw = self.opened.recv(timeout=WAIT)
        except ConnectionClosed:
            return None
        said = ForwardMsg.FromString(raw)  # type: ignore[arg-type]
        if said.WhichOneof("type") == "new_session":
            self.session, self.page_hash = said.new_session.initialize.session_id, said.new_session.page_script_hash
        self.heard.append(said)
        return said

    def ask(self, page: str = "", query: str = "", **more: Any) -> None:
        """`widgets` are states, other words are fields of the message."""
        asked = BackMsg()
        run = asked.rerun_script
        run.page_name, run.query_string = page, query
        run.widget_states.widgets.extend(more.pop("widgets", ()))
        for name, value in more.items():
            setattr(run, name, value)
        self.say(asked)

    def run(self, page: str = "", query: str = "", **more: Any) -> list[ForwardMsg]:
        """What is heard from the run's beginning to its end."""
        found: list[ForwardMsg] = []
        try:
            self.ask(page, query, **more)
        except ConnectionClosed:  # the server was quicker
            return found
        while (said := self.hear()) is not None:
            found.append(said)
            if said.WhichOneof("type") == "script_finished" and said.script_finished in _ENDED:
                return [one for one in found if one.WhichOneof("type") != "session_status_changed"]
        return found

    def until(self, kind: str) -> ForwardMsg | None:
        while (said := self.hear()) is not None:
            if said.WhichOneof("type") == kind:
                return said
        return None


def fields(found: Any, name: str) -> Iterator[Any]:
    """All that stands under this name, however deep."""
    if isinstance(found, list):
        for one in found:
            yield from fields(one, name)
        return
    for field, value in found.ListFields():
        for one in list(value) if field.is_repeated and not hasattr(value, "items") else [value]:
            if field.name == name:
                yield one
            elif hasattr(one, "ListFields"):
                yield from fields(one, name)
