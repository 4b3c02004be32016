"""Takes the handbook's pictures from a running app: `python -m scripts.picture_handbook http://127.0.0.1:8501`, with CHROMIUM naming the browser."""

import io
import os
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from ui.frame import words

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
WIDE, HIGH = 1440, 900
COLOURS = 256  # of a picture: type and lines need no more, and it weighs a third
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
            hint = page.get_by_role("button", name=words.HINT_DONE("zh"))
            if hint.is_visible():  # a first visit's
                hint.click()
            taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            taken.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
                FOLDER / f"{name}.png", optimize=True
            )
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
