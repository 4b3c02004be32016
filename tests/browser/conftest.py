"""The app in a real Chromium: one server and one browser for all tests of a process, a fresh page for each.

The machine may be busy, so nothing here may wait for a time to pass: it waits for a state, as long as it takes.

A page that asks another host for anything, or whose script throws, fails its test, whatever the test itself
looked at. Without a Chromium these tests are skipped. What a failed test saw is left under test-results/.
"""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import DEVNULL
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect, sync_playwright

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "test-results"
OUTCOMES = pytest.StashKey[list[pytest.TestReport]]()
START_SECONDS = 120  # for a cold server on a busy machine
SETTLE_MS = 90_000
LONG_WALKS = {"test_briefing", "test_broken_packages", "test_meeting"}
LOOK_MS = 50  # looking at every frame, Playwright's own way, made Chromium draw frames for the look alone

# A page that shares two cores with other browsers may take long to show what it is going to show.
expect.set_options(timeout=30_000)

CHROMIUM_FLAGS = [
    "--no-sandbox",  # Chromium refuses to run as root with it
    "--disable-gpu",
    "--disable-dev-shm-usage",  # a container's /dev/shm may be too small for a page of maps
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # else Chromium itself looks up its maker's hosts at every start
    "--disable-component-update",
    "--disable-sync",
    # No other host resolves, so that tests run alike with a network and without; `page` reports the attempt.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

# Counts what the page has sent up its websocket and not yet had any answer to: after a click the app's state
# changes only with the server's first answer. Back and Forward count from the press on: on a busy machine the page
# left stands still for longer than a rest before it asks for the other one.
COUNT_UNANSWERED = """
(() => {
  const send = WebSocket.prototype.send, heard = new WeakSet();
  const address = () => location.pathname + location.search;
  let answeredAt = address();
  window.unanswered = 0;
  addEventListener("popstate", () => { if (address() !== answeredAt) window.unanswered += 1; });
  WebSocket.prototype.send = function (data) {
    if (!heard.has(this)) {
      heard.add(this);
      this.addEventListener("message", () => { window.unanswered = 0; answeredAt = address(); });
    }
    window.unanswered += 1;
    return send.call(this, data);
  };
})();
"""

# True once the app has been at rest for 300 ms: a table holds a selection back for 150 ms before it is sent.
AT_REST = """
() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const busy = !app
    || app.dataset.testScriptState !== "notRunning"
    || app.dataset.testConnectionState !== "CONNECTED"
    || window.unanswered > 0
    || document.querySelector('[data-testid="stAppSkeleton"], [data-testid="stSkeleton"]')
    || document.querySelector('[data-stale="true"]')
    // A piece of ours that has not drawn yet would be read as empty, or as what it showed before.
    || [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')]
      .some((host) => !host.shadowRoot || host.shadowRoot.querySelector('#stage:empty, #stage[aria-busy="true"]'));
  if (busy) { window.restingSince = null; return false; }
  window.restingSince ??= performance.now();
  return performance.now() - window.restingSince > 300;
}
"""


@dataclass(frozen=True)
class Server:
    """A running app: its address, its log, and what it tried to ask of other hosts."""

    url: str
    log: Path
    outside_calls: Path


@dataclass
class Watch:
    """What went wrong on a page apart from what its test looks at."""

    host: str
    problems: list[str] = field(default_factory=list)

    def see_address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.problems.append(f"asked another host: {url}")

    def see_message(self, message: ConsoleMessage) -> None:
        """Note what the app's own security policy stopped: it never becomes a request."""
        if "Content Security Policy" in message.text:
            self.problems.append(message.text)

    def attach(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self.see_address(request.url))
        context.on("console", self.see_message)
        context.on("page", lambda page: page.on("websocket", lambda socket: self.see_address(socket.url)))
        context.on("weberror", lambda error: self.problems.append(f"uncaught in the page: {error.error}"))


StartApp = Callable[..., AbstractContextManager[Server]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long walks first: whichever process took one of them last would keep the others waiting for it."""
    items.sort(key=lambda item: "browser" in item.path.parts and item.path.stem not in LONG_WALKS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    item.stash.setdefault(OUTCOMES, []).append(report)
    return report


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of the Chromium to drive; where there is none, the test is skipped."""
    found = subprocess.run(
        ["sh", "scripts/setup_browser.sh", "--find"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if found.returncode:
        pytest.skip(found.stderr.strip())
    return found.stdout.strip()


@contextmanager
def serving(
    folder: Path, settings: Mapping[str, str], status: int = 200, address: str = "127.0.0.1"
) -> Iterator[Server]:
    """The app, started as `make run` starts it, on a free port; its log and published datasets lie in `folder`.

    `settings` are further environment variables, with {url} for the server's address; `status` is what /healthz is to answer once it is up; `address` is the
    one it is bound to.
    """
    port = free_port()
    running = Server(f"http://127.0.0.1:{port}", folder / "server.log", folder / "outside_calls.log")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.address={address}"]
    command += [f"--server.port={port}", "--server.headless=true", "--server.fileWatcherType=none"]
    env = os.environ | {
        "DATASETS_DIR": str(folder / "datasets"),
        "PACKAGES_LOOK_SECONDS": "0.2",
        "PACKAGES_STILL_SECONDS": "0.4",
        "OUTSIDE_CALLS_LOG": str(running.outside_calls),
        "PYTHONPATH": str(ROOT / "tests" / "loopback"),
        "PYTHONUNBUFFERED": "1",
        "LOG_LEVEL": "DEBUG",  # whoever reads why a test failed needs the errors' own words
        # A server that is told its own address.
        **{name: value.replace("{url}", running.url) for name, value in settings.items()},
    }
    with running.log.open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdin=DEVNULL, stdout=log, stderr=log)
        try:
            wait_until_up(process, running, status)
            yield running
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="session")
def start_app(chromium_path: str) -> StartApp:
    """`with start_app(folder, {"PACKAGES_DIR": …}) as server:` for a story that needs a server of its own.

    Asks for `chromium_path` first: without a browser no server is started.
    """
    return serving


@pytest.fixture(scope="session")
def server(start_app: StartApp, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with the shipped packages and nothing published before, one for all tests."""
    with start_app(tmp_path_factory.mktemp("server"), {}) as running:
        yield running


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_up(process: subprocess.Popen, server: Server, status: int) -> None:
    give_up = time.monotonic() + START_SECONDS
    answer = "no answer yet"
    while process.poll() is None and time.monotonic() < give_up:
        try:
            with urllib.request.urlopen(f"{server.url}/healthz", timeout=5) as response:
                code = response.status
        except urllib.error.HTTPError as error:
            code = error.code
        except OSError as error:
            answer, code = str(error), 0
        if code == status:
            return
        answer = f"HTTP {code}" if code else answer
        time.sleep(0.2)
    state = "is not ready" if process.poll() is None else f"ended with code {process.returncode}"
    said = server.log.read_text(encoding="utf-8", errors="replace")[-4000:]
    pytest.fail(f"the server {state}; /healthz: {answer}; its log:\n{said}", pytrace=False)


@pytest.fixture(scope="session")
def playwright(chromium_path: str) -> Iterator[Playwright]:
    """One a process: a second one beside it refuses to run."""
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_FLAGS)
    yield running
    running.close()


@pytest.fixture
def viewport() -> dict[str, int]:
    """The page's size in CSS pixels; a test of the phone or of the wall overrides it by parametrizing."""
    return {"width": 1440, "height": 900}


# A reader who has been here before; a sandboxed frame has no storage.
HINT_SEEN = "if (self.origin !== 'null') localStorage.setItem('hint-seen', '1')"


@pytest.fixture
def page(browser: Browser, server: Server, viewport: dict[str, int], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh page of a Chinese reader; fails its test over a foreign request or an uncaught error."""
    context = browser.new_context(viewport=viewport, locale="zh-CN", base_url=server.url)
    context.set_default_timeout(SETTLE_MS)
    context.add_init_script(COUNT_UNANSWERED)
    context.add_init_script(HINT_SEEN)
    watch = Watch(urlsplit(server.url).netloc)
    watch.attach(context)
    opened = context.new_page()
    yield opened
    if server.outside_calls.exists():
        watch.problems.append(f"the server asked other hosts:\n{server.outside_calls.read_text()}")
        server.outside_calls.unlink()
    failed = any(report.failed for report in request.node.stash.get(OUTCOMES, []))
    if failed or watch.problems:
        keep_evidence(request.node.nodeid, opened, server)
    context.close()
    if watch.problems:
        pytest.fail("\n".join(dict.fromkeys(watch.problems)), pytrace=False)


def keep_evidence(test: str, page: Page, server: Server) -> None:
    RESULTS.mkdir(exist_ok=True)
    name = re.sub(r"[^\w.-]+", "-", test.removeprefix("tests/browser/"))
    (RESULTS / f"{name}.server.log").write_bytes(server.log.read_bytes())
    if not page.is_closed():
        page.screenshot(path=RESULTS / f"{name}.png", full_page=True)


def wait_at_rest(page: Page) -> None:
    """Waits until the app has done what was last asked of this page."""
    page.evaluate("window.restingSince = null")
    page.wait_for_function(AT_REST, timeout=SETTLE_MS, polling=LOOK_MS)


@pytest.fixture
def settle(page: Page, server: Server) -> Callable[[], None]:
    """`settle()` waits until the app has done what the last click set off; fails if it shows an exception."""

    def wait() -> None:
        wait_at_rest(page)
        raised = page.locator('[data-testid="stException"], [class*="st-key-notice-failed"]')
        if raised.count():
            # What the page shows of it is redacted; the log names it, for whoever has no more than this output.
            said = server.log.read_text(encoding="utf-8", errors="replace")[-4000:]
            pytest.fail(f"the app shows an exception; its log:\n{said}", pytrace=False)

    return wait


@pytest.fixture
def open_page(page: Page, settle: Callable[[], None]) -> Callable[[str], Page]:
    """`open_page("/funds?lang=en")` goes there, waits until the app is at rest, and gives the page."""

    def go(path: str = "/") -> Page:
        page.goto(path, wait_until="domcontentloaded")
        settle()
        return page

    return go
