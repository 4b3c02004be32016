"""Takes the handbook's pictures from a running app: `python -m scripts.picture_handbook http://127.0.0.1:8501`, with CHROMIUM naming the browser.

The app should have a DATASETS_DIR of its own: a form with three faults is handed in to be pictured, and stays there.
"""

import io
import os
import sys
import tempfile
from pathlib import Path

import openpyxl
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from ui.datasets import words as data_words
from ui.frame import words

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "handbook"
HANDED_IN = ""  # where the hand-in is, once it is
PAGES = {
    "overview": "/",
    "lagging": "/lagging",
    "map": "/map",
    "projects": "/projects",
    "funds": "/funds",
    "assessment": "/assessment?part=firmness",
    "briefing": "/briefing",
    "meeting": "/meeting",
    "forms": "/datasets",
    "faults": HANDED_IN,
    "queue": "/datasets?part=queue",
}
FAULTS = {
    "赛道": "产业协作",
    "开工日": "2026-2-30",
    "本季完成投资": "300万或350万",
}  # of a form's first project, by column
SENT_AS, SENDER = "泰顺2026年第一季度.xlsx", "泰顺县经信局 张三"
WIDE, HIGH = 1440, 900
COLOURS = 256  # of a picture: type and lines need no more, and it weighs a third
SETTLED = "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
_DRAWN = 2_500  # ms after the last run: maps and charts are drawn by the browser


def main(host: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
        for name, path in PAGES.items():
            if path == HANDED_IN:
                hand_in(page)
            else:
                page.goto(host + path)
            rest(page)
            hint = page.get_by_role("button", name=words.HINT_DONE("zh"))
            if hint.is_visible():  # a first visit's
                hint.click()
            taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            taken.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
                FOLDER / f"{name}.png", optimize=True
            )
        browser.close()


def rest(page: Page) -> None:
    page.wait_for_function(SETTLED, timeout=120_000)
    page.wait_for_timeout(_DRAWN)


def hand_in(page: Page) -> None:
    """From the page of forms: the form of the first pair, filled with three faults, handed in and looked at."""
    with tempfile.TemporaryDirectory() as folder:
        with page.expect_download() as download:
            page.get_by_role("button", name=data_words.GET_IT("zh"), exact=True).click()
        path = Path(folder) / SENT_AS
        download.value.save_as(path)
        spoil(path)
        page.get_by_label(data_words.WHO("zh")).fill(SENDER)
        page.locator("input[type=file]").set_input_files(path)
        page.wait_for_timeout(_DRAWN)
        page.get_by_role("button", name=data_words.CHECK("zh"), exact=True).click()
        page.get_by_role("heading", name=data_words.FAULTS("zh")).wait_for(timeout=120_000)


def spoil(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["项目进展"]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "项目编号" for cell in row))
    for cell in head:
        said = str(cell.value or "").lstrip("*").split("\n")[0]
        if said in FAULTS:
            sheet.cell(cell.row + 1, cell.column).value = FAULTS[said]
    book.save(path)


if __name__ == "__main__":
    main(sys.argv[1])
