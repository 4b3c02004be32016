"""What a reader waits for on arriving: when a browser paints the frame, when the overview has come to rest, against an empty page."""

import statistics
import subprocess
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.wire import ROOT, Server, empty, served

ROUNDS = 7
TIMEOUT_MS = 60_000
# Pieces draw below a root of their own, which no selector of the page looks into.
AT_REST = """
(drawn) => {
  const app = document.querySelector("[data-testid=stApp]");
  if (app?.dataset.testScriptState !== "notRunning") return false;
  const roots = [document, ...[...document.querySelectorAll("*")].map((node) => node.shadowRoot).filter(Boolean)];
  return drawn.every((one) => roots.some((root) => root.querySelector(one))) && performance.now();
}
"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
# The last of what each page draws.
OURS, NOTHING = (".arc", ".value", ".st-key-foot"), ("[data-testid=stSelectbox]",)


class Arrival(NamedTuple):
    """Milliseconds from asking for the address to the first paint with content, and to the page at rest."""

    painted: float
    at_rest: float


def arrive(browser: Browser, server: Server, drawn: tuple[str, ...], *, before: bool) -> Arrival:
    """One reader whose browser has been here before, or never; the reader's own session is new in both."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        if before:
            _come(context.new_page(), server, drawn)
        return _come(context.new_page(), server, drawn)
    finally:
        context.close()


def _come(page: Page, server: Server, drawn: tuple[str, ...]) -> Arrival:
    page.goto(f"http://{server.host}/", wait_until="commit")
    at_rest = page.wait_for_function(AT_REST, arg=list(drawn), timeout=TIMEOUT_MS).json_value()
    found = Arrival(page.wait_for_function(PAINTED, timeout=TIMEOUT_MS).json_value(), at_rest)
    page.close()
    return found


def run() -> None:
    """the overview on arriving, in a browser; aim: the frame painted within 0.7 s, at rest within 2 s with one reader"""
    found = subprocess.run(
        ["sh", ROOT / "scripts" / "setup_browser.sh", "--find"], capture_output=True, text=True, check=True
    )
    with empty() as nothing, served("app.py") as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=["--no-sandbox"])
        for before in (False, True):
            floor, ours = [], []
            for n in range(ROUNDS + 1):
                pair = arrive(browser, nothing, NOTHING, before=before), arrive(browser, app, OURS, before=before)
                if n:  # the first reader of a server that has just been started warms it for all
                    floor.append(pair[0])
                    ours.append(pair[1])
            _tell("been here before" if before else "never been here", floor, ours)
        browser.close()


def _tell(whose: str, floor: list[Arrival], ours: list[Arrival]) -> None:
    for part in Arrival._fields:
        mine, least = (statistics.median(getattr(one, part) for one in many) for many in (ours, floor))
        print(f"{whose:16} {part:8} {mine:6.0f} ms = {mine / least:4.2f} × empty ({least:.0f} ms)")
