"""What a change costs: the server's time for a rerun against an empty page's, and the bytes that go over the wire."""

import json
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

from playwright.sync_api import Browser, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).parents[2]
EMPTY = "tests/bench/empty_app.py"
QUARTERS = [f"{year}Q{quarter}" for year in (2023, 2024, 2025) for quarter in (1, 2, 3, 4)][4:]
ROUNDS = 5
Run = tuple[float, int]  # milliseconds from asking to the script's end, bytes received


@contextmanager
def served(script: str) -> Iterator[str]:
    """The script's server on a free port, with datasets of its own; the address without its scheme."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            script,
            f"--server.port={port}",
            "--server.headless=true",
        ]
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


def rerun(line: ClientConnection, query: str, page: str) -> Run:
    """One full run of a page, asked for as the browser asks, measured without one: rendering is not the server's time."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    started, size = time.perf_counter(), 0
    line.send(asked.SerializeToString())
    while True:
        raw = line.recv()
        size += len(raw)
        if ForwardMsg.FromString(raw).WhichOneof("type") == "script_finished":
            return (time.perf_counter() - started) * 1000, size


def _line(host: str) -> ClientConnection:
    return connect(f"ws://{host}/_stcore/stream", max_size=None, subprotocols=["streamlit"])  # type: ignore[list-item]


def visits(empty: str, app: str, page: str, queries: list[str]) -> tuple[float, Run, Run, Run]:
    """An empty rerun, the first view, a first change to each query, and later changes to the same (medians).

    Empty and page take turns, so that what else the machine is doing meets both alike.
    """
    with _line(empty) as nothing, _line(app) as line:
        rerun(nothing, "", "")
        view = rerun(line, "", page)
        first = [rerun(line, query, page) for query in queries]
        turns = [
            (rerun(nothing, query, ""), rerun(line, query, page)) for _ in range(ROUNDS) for query in queries
        ]
    floor = statistics.median(ms for (ms, _), _ in turns)
    return floor, view, _median(first), _median([run for _, run in turns])


def _median(runs: list[Run]) -> Run:
    return statistics.median(ms for ms, _ in runs), int(statistics.median(size for _, size in runs))


def run() -> None:
    """a change of the quarter on each page against a rerun of an empty page; aim ≤ 3 × and ≤ 60 KB a change"""
    queries = [f"q={quarter}" for quarter in QUARTERS]
    with served(EMPTY) as empty, served("app.py") as app:
        for page in ("", "map", "pair", "methods"):
            floor, view, first, again = visits(empty, app, page, queries)
            print(f"{page or 'overview':10}{again[0]:7.1f} ms = {again[0] / floor:4.1f} × empty ({floor:.1f} ms); never asked before "
                  f"{first[0]:7.1f} ms = {first[0] / floor:4.1f} ×; a change {again[1] / 1024:5.1f} KB, "
                  f"the first view {view[1] / 1024:5.1f} KB")  # fmt: skip
        _in_a_browser(app)


def _in_a_browser(host: str) -> None:
    found = subprocess.run(
        ["sh", "scripts/setup_browser.sh", "--find"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.stdout.strip(), args=["--no-sandbox", "--disable-gpu"]
        )
        _over_http(browser, f"http://{host}")
        browser.close()


def _over_http(browser: Browser, app: str) -> None:
    """What a first visit fetches by HTTP, and that a later one finds the geometry in the browser."""
    page = browser.new_context().new_page()
    for visit, path in (
        ("first visit, overview", "/"),
        ("then the vector map", "/map?view=drawn"),
        ("the overview again", "/"),
    ):
        page.goto(app + path)
        page.wait_for_function(
            "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
        )
        page.wait_for_timeout(3000)
        fetched = page.evaluate(
            "performance.getEntriesByType('resource').map(e => [e.name.split('/').pop(), e.transferSize])"
        )
        geometry = {name: size for name, size in fetched if name.endswith(("map.json", ".geojson"))}
        total = sum(size for _, size in fetched)
        print(
            f"{visit:24}{total / 1024:8.1f} KB by HTTP; geometry (0: from the browser's cache) {json.dumps(geometry)}"
        )
