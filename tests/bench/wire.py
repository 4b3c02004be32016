"""A page asked for as the browser asks, without one: its server, the line to it, and what comes over the line."""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).parents[2]
Run = tuple[float, int]  # milliseconds from asking to the script's end, bytes received


@contextmanager
def served(script: str) -> Iterator[str]:
    """The script's server on a free port, with datasets of its own; the address without its scheme."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", "--server.headless=true"]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"DATASETS_DIR": folder}, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)  # fmt: skip
        try:
            for _ in range(240):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
                    break
                except OSError:
                    time.sleep(0.5)
            yield f"127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def line(host: str) -> ClientConnection:
    return connect(f"ws://{host}/_stcore/stream", max_size=None, subprotocols=["streamlit"])  # type: ignore[list-item]


def rerun(held: ClientConnection, query: str, page: str, fragment: str = "") -> Run:
    """One run of a page, or of one fragment of it: rendering is not the server's time."""
    took, raws = _asked(held, query, page, fragment)
    return took, sum(map(len, raws))


def median_run(runs: list[Run]) -> Run:
    return statistics.median(ms for ms, _ in runs), int(statistics.median(size for _, size in runs))


def fragment_of(held: ClientConnection, query: str, page: str, key: str) -> str:
    """Opens the page; the id of the fragment that draws the element of this key."""
    _, raws = _asked(held, query, page, "")
    found = {ForwardMsg.FromString(raw).delta.fragment_id for raw in raws if key.encode() in raw} - {""}
    assert len(found) == 1, f"{page}: {key} is drawn by {len(found)} fragments"
    return found.pop()


def _asked(held: ClientConnection, query: str, page: str, fragment: str) -> tuple[float, list[bytes]]:
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    asked.rerun_script.fragment_id = fragment
    wanted = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY if fragment else ForwardMsg.FINISHED_SUCCESSFULLY
    started, raws = time.perf_counter(), []
    held.send(asked.SerializeToString())
    while True:
        raws.append(raw := bytes(held.recv()))
        message = ForwardMsg.FromString(raw)
        if message.WhichOneof("type") == "script_finished":
            assert message.script_finished == wanted, f"{page}?{query}: {message.script_finished}"
            return (time.perf_counter() - started) * 1000, raws
