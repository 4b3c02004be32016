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
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).parents[2]
EMPTY = "tests/bench/empty_app.py"
ROUNDS = 9


@contextmanager
def served(script: str) -> Iterator[str]:
    """The script's server on a free port, with datasets of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", "--server.headless=true"]
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"DATASETS_DIR": folder}, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)  # fmt: skip
        try:
            for _ in range(240):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
                    break
                except OSError:
                    time.sleep(0.5)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


@dataclass
class Wire:
    """What passes between a page and its server; `runs` holds (milliseconds, bytes) of each script run asked for."""

    asked: float | None = None
    passed: int = 0
    http: int = 0
    runs: list[tuple[float, int]] = field(default_factory=list)

    def attach(self, page: Page) -> None:
        page.on("websocket", self._listen)
        page.on("response", self._count)

    def _count(self, response: object) -> None:
        try:
            self.http += response.request.sizes()["responseBodySize"]  # type: ignore[attr-defined]
        except Exception:  # a response that was cut off has no size
            return

    def _listen(self, ws: WebSocket) -> None:
        ws.on("framesent", lambda _: self._ask())
        ws.on("framereceived", self._hear)

    def _ask(self) -> None:
        if self.asked is None:
            self.asked, self.passed = time.perf_counter(), 0

    def _hear(self, payload: bytes | str) -> None:
        raw = payload if isinstance(payload, bytes) else payload.encode()
        self.passed += len(raw)
        message = ForwardMsg.FromString(raw)
        if message.WhichOneof("type") == "script_finished" and self.asked is not None:
            self.runs.append(((time.perf_counter() - self.asked) * 1000, self.passed))
            self.asked = None


def settle(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'")
    page.wait_for_timeout(400)


def _opened(browser: Browser, url: str) -> tuple[Page, Wire]:
    page, wire = browser.new_page(viewport={"width": 1440, "height": 900}), Wire()
    wire.attach(page)
    page.goto(url)
    page.wait_for_selector("[data-testid=stSelectbox]", timeout=90_000)
    settle(page)
    page.wait_for_timeout(1500)
    return page, wire


def _choose(page: Page, wire: Wire, selectbox: int, option: int) -> tuple[float, int]:
    """Changes a selectbox as a reader does; the run it causes."""
    wire.runs.clear()
    wire.asked = None
    page.locator("[data-testid=stSelectbox] [role=combobox], [data-testid=stSelectbox] input").nth(selectbox).click()
    page.locator("[role=option]").nth(option).click()
    page.wait_for_timeout(150)
    settle(page)
    return wire.runs[0]


def _rounds(page: Page, wire: Wire, selectbox: int) -> tuple[list[tuple[float, int]], list[tuple[float, int]]]:
    """The first change to each option (nothing remembered), then the same changes again."""
    first = [_choose(page, wire, selectbox, option) for option in range(1, ROUNDS)]
    return first, [_choose(page, wire, selectbox, option) for option in range(1, ROUNDS)]


def _median(runs: list[tuple[float, int]]) -> tuple[float, float]:
    return statistics.median(ms for ms, _ in runs), statistics.median(size for _, size in runs)


def run() -> None:
    """a change of the quarter on each page against the same on an empty page; aim ≤ 3 × and ≤ 60 KB"""
    with sync_playwright() as playwright, served(EMPTY) as empty, served("app.py") as app:
        found = subprocess.run(["sh", "scripts/setup_browser.sh", "--find"], cwd=ROOT, capture_output=True, text=True, check=True)
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=["--no-sandbox", "--disable-gpu"])
        page, wire = _opened(browser, empty)
        floor, _ = _median(_rounds(page, wire, 0)[1])
        print(f"{'empty page':34}{floor:8.1f} ms")
        for path in ("/", "/map?view=drawn", "/pair?pair=P10"):
            page, wire = _opened(browser, app + path)
            view_bytes, view_http = wire.runs[0][1] if wire.runs else 0, wire.http
            first, again = (_median(runs) for runs in _rounds(page, wire, 0))
            print(f"{path:20}first time {first[0]:8.1f} ms = {first[0] / floor:4.1f} × empty, again {again[0]:7.1f} ms = "
                  f"{again[0] / floor:4.1f} ×; a change {again[1] / 1024:6.1f} KB; first view {view_bytes / 1024:6.1f} KB "
                  f"by websocket, {view_http / 1024:8.1f} KB by HTTP")  # fmt: skip
        _geometry(browser, app)


def _geometry(browser: Browser, app: str) -> None:
    """The geometry is fetched by the first page only; later pages and visits find it in the browser."""
    context = browser.new_context()
    page = context.new_page()
    for path in ("/", "/map?view=drawn", "/"):
        page.goto(app + path)
        settle(page)
        page.wait_for_timeout(2500)
    cached = page.evaluate("performance.getEntriesByType('resource').filter(e => /assets.*json$/.test(e.name)).map(e => [e.name, e.transferSize])")
    print("geometry on the third visit (transfer size 0: from the browser's cache):", json.dumps(cached))
    context.close()
