"""A page asked for as the browser asks, without one: its server, the line to it, and what comes over the line."""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.bench import machine
from tests.bench.talk import Talk

ROOT = Path(__file__).parents[2]
START_SECONDS = 120  # for a cold server on a busy machine
_SAID = 4000  # bytes of its log that a server which did not start is allowed to say


class Run(NamedTuple):
    """Milliseconds from asking to the script's end, bytes received, and processor milliseconds the server took."""

    ms: float
    size: int
    cpu: float = 0.0


@dataclass(frozen=True)
class Server:
    """A running server: its address without a scheme, its process, and where it logs."""

    host: str
    pid: int
    log: Path

    def complaints(self, many: int = 12) -> str:
        """The last lines of its log that tell of something wrong."""
        said = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join([line for line in said if "Error" in line or "ERROR" in line][-many:])


@dataclass
class Line:
    """An open connection to a server, with what its browser remembers."""

    server: Server
    held: ClientConnection
    talk: Talk


@contextmanager
def served(script: str, *options: str, env: Mapping[str, str] | None = None) -> Iterator[Server]:
    """The script's server on a free port, with datasets of its own unless `env` names others."""
    port = free_port()
    command = ["streamlit", "run", script, f"--server.port={port}", "--server.headless=true", *options]
    with started(command, port, env or {}) as server:
        yield server


def empty() -> AbstractContextManager[Server]:
    """The empty app as Streamlit ships it: it collects garbage after every run, whatever this folder's settings say."""
    return served("tests/bench/empty_app.py", "--runner.postScriptGC=true")


@contextmanager
def started(command: Sequence[str], port: int, env: Mapping[str, str]) -> Iterator[Server]:
    """A Python module that serves on this port, once it answers."""
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=os.environ | {"DATASETS_DIR": folder} | dict(env),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            _wait_until_up(process, port, Path(folder) / "log")
            yield Server(f"127.0.0.1:{port}", process.pid, Path(folder) / "log")
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_up(process: subprocess.Popen, port: int, log: Path) -> None:
    give_up = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < give_up:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the server did not start; its log ends:\n{log.read_text(errors='replace')[-_SAID:]}")


@contextmanager
def line(server: Server, headers: Mapping[str, str] | None = None) -> Iterator[Line]:
    # With an Origin, as every browser sends one.
    with connect(
        f"ws://{server.host}/_stcore/stream",
        max_size=None,
        subprotocols=["streamlit"],
        origin=f"http://{server.host}",
        ping_interval=None,
        additional_headers=dict(headers or {}),
    ) as held:  # type: ignore[list-item, arg-type]
        yield Line(server, held, Talk(server.host))


def rerun(at: Line, query: str, page: str, fragment: str = "") -> Run:
    """One run of a page, or of one fragment of it: rendering is not the server's time."""
    started_at = time.perf_counter()
    _asked(at, query, page, fragment)
    return Run((time.perf_counter() - started_at) * 1000, at.talk.size)


def rerun_alone(at: Line, query: str, page: str) -> Run:
    """The same with the processor's time, from rest to rest: a server tidies up after its answer."""
    before = machine.settled(at.server.pid)
    run = rerun(at, query, page)
    return run._replace(cpu=(machine.settled(at.server.pid) - before) * 1000)


def median_run(runs: list[Run]) -> Run:
    ms, size, cpu = (statistics.median(column) for column in zip(*runs, strict=True))
    return Run(ms, int(size), cpu)


def fragment_of(at: Line, query: str, page: str, key: str) -> str:
    """Opens the page; the id of the fragment that draws the element of this key."""
    raws = _asked(at, query, page, "")
    found = {ForwardMsg.FromString(raw).delta.fragment_id for raw in raws if key.encode() in raw} - {""}
    assert len(found) == 1, f"{page}: {key} is drawn by {len(found)} fragments"
    return found.pop()


def _asked(at: Line, query: str, page: str, fragment: str) -> list[bytes]:
    raws: list[bytes] = []
    at.held.send(at.talk.ask(query, page, fragment))
    while True:
        raws.append(raw := bytes(at.held.recv()))
        if at.talk.hear(raw):
            return raws
