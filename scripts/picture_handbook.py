"""Takes the handbook's pictures from a running app: `python -m scripts.picture_handbook http://127.0.0.1:8501`, with CHROMIUM naming the browser."""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "handbook"
PAGES = {
    "overview": "/",
    "lagging": "/lagging",
    "map": "/map",
    "projects": "/projects",
    "funds": "/funds",
    "briefing": "/briefing",
    "meeting": "/meeting",
}
WIDE, HIGH = 1280, 800
SETTLED = "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
_DRAWN = 2_500  # ms after the last run: maps and charts are drawn by the browser


def main(host: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
        for name, path in PAGES.items():
            page.goto(host + path)
            page.wait_for_function(SETTLED, timeout=120_000)
            page.wait_for_timeout(_DRAWN)
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
