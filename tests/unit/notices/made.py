"""Receivers of webhooks and of mail on this machine, and what the processes do that send and are killed."""

import json
import os
import signal
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from notices import sending, telling
from notices.settings import Chosen, Receiver
from store.locks import Busy
from store.notices import outbox
from store.saved.small_files import new_id
from store.tasks import keeping
from store.tasks.definition import Event, Seen, Task, Trigger, Unit

TAISHUN, BINJIANG = Unit("泰顺县", "330329"), Unit("滨江区", "330108")
OFFICE = Unit("省级结对办公室")
MONDAY = datetime(2026, 11, 30, 1, tzinfo=UTC)  # 09:00 in China
OK = {"errcode": 0, "errmsg": "ok"}


class Clock:
    """A clock that a test moves."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, **said: float) -> None:
        self.now += timedelta(**said)


@dataclass
class Posted:
    path: str
    headers: dict[str, str]
    content: bytes

    @property
    def said(self) -> Any:
        return json.loads(self.content)


@dataclass
class Robot:
    """Takes posts; `answers` are what it says one after the other (a status with a body, or what it does), the last for ever."""

    answers: list[Any] = field(default_factory=lambda: [(200, OK)])
    posted: list[Posted] = field(default_factory=list)
    url: str = ""

    def answer(self) -> Any:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    @property
    def ids(self) -> list[str]:
        return [one.said["id"] for one in self.posted]


@contextmanager
def robot(*answers: Any) -> Iterator[Robot]:
    held = Robot(list(answers) or [(200, OK)])

    class Heard(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["content-length"]))
            held.posted.append(Posted(self.path, {k.lower(): v for k, v in self.headers.items()}, content))
            now = held.answer()
            if callable(now):
                return now(self)
            status, said, *headers = now
            body = json.dumps(said).encode()
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Heard) as server:
        server.daemon_threads, server.block_on_close = True, False
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        held.url = f"http://127.0.0.1:{server.server_port}/robot?access_token=TOKEN"
        yield held
        server.shutdown()


def slow_line(handler: BaseHTTPRequestHandler) -> None:
    """Answers a sign at a time and never ends."""
    try:
        for sign in "HTTP/1.1 200 OK\r\nx-long: " + "x" * 10**4:
            handler.wfile.write(sign.encode())
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"x" * 2**16)
    except OSError:
        pass


class Postman(socketserver.ThreadingTCPServer):
    """Takes mail, as it was written; `refusing` it says no to each."""

    allow_reuse_address, daemon_threads, block_on_close = True, True, False

    def __init__(self, refusing: bool = False, context: Any = None) -> None:
        super().__init__(("127.0.0.1", 0), _Spoken)
        self.letters: list[bytes] = []
        self.to: list[str] = []
        self.refusing, self.context = refusing, context
        self.logins: list[str] = []
        self.over_tls = 0

    @property
    def port(self) -> int:
        return self.server_address[1]


class _Spoken(socketserver.StreamRequestHandler):
    server: Postman

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline():
            word = line.decode().strip()
            match word[:4].upper():
                case "EHLO":
                    more = ["STARTTLS"] if self.server.context else []
                    said = ["here", *more, "AUTH PLAIN", "8BITMIME"]
                    for one in said[:-1]:
                        self.say(f"250-{one}")
                    self.say(f"250 {said[-1]}")
                case "STAR":
                    self.say("220 go on")
                    self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
                    self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
                    self.server.over_tls += 1
                case "AUTH":
                    self.server.logins.append(word)
                    self.say("235 ok")
                case "RCPT":
                    self.server.to.append(word)
                    self.say("550 no" if self.server.refusing else "250 ok")
                case "DATA":
                    self.say("354 go on")
                    content = b""
                    while (more := self.rfile.readline()) != b".\r\n":
                        content += more
                    self.server.letters.append(content)
                    self.say("250 ok")
                case "QUIT":
                    self.say("221 bye")
                    return
                case _:
                    self.say("250 ok")


@contextmanager
def postman(**said: Any) -> Iterator[Postman]:
    with Postman(**said) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


def event(kind: str, when: datetime, **more: str) -> Event:
    return Event(new_id(), kind, when.isoformat(timespec="milliseconds"), "张三", **more)


def seen(text: str = "支出只到应支出的 34.0%") -> Seen:
    trigger = Trigger("warning", "behind", ("behind", "P01", "2025", "", "", "", "", ""), {}, {"behind_pace": "4/5"})
    return Seen("demo", "0123456789ab", "2025Q4", "warnings", {"q": "2025Q4"}, text, "34.0% of what is due",
                trigger, ("P01",))  # fmt: skip


def add(
    number: int = 1, when: datetime = MONDAY, due: str = "2027-01-31", responsible: tuple[Unit, ...] = (TAISHUN,),
    supervising: Unit | None = None, text: str = "支出只到应支出的 34.0%", asks: str = "说明原因", lead: Unit = OFFICE,
) -> Task:  # fmt: skip
    """A task opened at a moment, kept."""
    opened = event("opened", when, due=due)
    made = Task(new_id(), number, seen(text), asks, lead, responsible, supervising, (opened,))
    return keeping.add(keeping.tasks_dir(), lambda there: made)


def happen(task: Task, kind: str, when: datetime, **more: str) -> Task:
    return keeping.append(keeping.tasks_dir(), task.id, lambda now: event(kind, when, **more))


def plainly(url: str, *keys: str, **more: Any) -> Chosen:
    """All told to one webhook, in our own form; or each key's."""
    return Chosen(tuple(Receiver(key, url, "plain") for key in keys or ("",)), **more)


def known_to_be_real() -> None:
    """No version of a dataset need be opened to tell of a task."""
    telling.is_simulated = lambda task: False


def _in_folder(folder: Path) -> None:
    os.environ["DATASETS_DIR"] = str(folder)
    known_to_be_real()


def look_until_told(folder: Path, url: str, moment: datetime, ready: Any) -> None:
    """Looks again and again until nothing waits, as each of two processes does."""
    _in_folder(folder)
    ready.wait()
    for _ in range(400):
        with suppress(Busy):
            sending.look(plainly(url), lambda: moment)
        marked = outbox.marks(outbox.notices_dir()).tasks
        if marked and not outbox.waiting(outbox.notices_dir()):
            return
        time.sleep(0.01)


def look_for_mail(folder: Path, chosen: Chosen, moment: datetime, ready: Any) -> None:
    """Looks until the moment's digest was made and nothing waits, as each of two processes does."""
    _in_folder(folder)
    ready.wait()
    for _ in range(400):
        with suppress(Busy):
            sending.look(chosen, lambda: moment)
            return
        time.sleep(0.01)


def send_and_die(folder: Path, url: str, moment: datetime) -> None:
    """Is killed once the receiver has taken it, before that is written down."""
    _in_folder(folder)
    outbox.take_away = _killed
    sending.look(plainly(url), lambda: moment)


def collect_and_die(folder: Path, url: str, moment: datetime) -> None:
    """Is killed once notices lie there, before it is written down that they do."""
    _in_folder(folder)
    outbox.mark = _killed
    sending.look(plainly(url), lambda: moment)


def _killed(*said: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
