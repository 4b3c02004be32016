"""Downloads in the browser: exactly what is filtered, complete, exact, and for this reader alone."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser import screen

ASKED = "/projects?pairs=P07,P08&tracks=T1&q=2024Q3"


def fetch(page: Page, label: str, folder: Path) -> tuple[Path, Response]:
    """Presses the button of a format; the file as it was saved, and the answer it came in."""
    buttons = page.get_by_test_id("stDownloadButton")
    if not buttons.count():
        page.locator(".st-key-downloads-projects button").first.click()
    with page.expect_response(re.compile("/media/")) as answer, page.expect_download() as download:
        buttons.get_by_role("button", name=label).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path, answer.value


def table(path: Path) -> list[dict[str, str]]:
    said = path.read_bytes().decode("utf-8-sig").rpartition("\r\n\r\n")
    return list(csv.DictReader(io.StringIO(said[0], newline="")))


@pytest.mark.parametrize(("lang", "first"), [("zh", "项目台账_模拟数据_2024Q3_"), ("en", "Projects_simulated_2024Q3_")])
def test_the_three_files_hold_every_row_of_the_selection(open_page, tmp_path, lang, first):
    page = open_page(f"{ASKED}&lang={lang}")
    cards = screen_sums(page)
    files = {
        ending: fetch(page, label, tmp_path)[0]
        for ending, label in {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet"}.items()
    }
    assert all(path.name.startswith(first) and path.suffix == f".{end}" for end, path in files.items())
    rows = table(files["csv"])
    money = next(name for name in rows[0] if name in ("计划总投资（元）", "Planned investment (yuan)"))
    exact = pq.read_table(files["parquet"])
    assert [Decimal(row[money]) if row[money] else None for row in rows] == exact.column("planned").to_pylist()
    assert len(rows) == exact.num_rows == int(cards)
    book = openpyxl.load_workbook(files["xlsx"])
    assert book.worksheets[0].max_row == len(rows) + 1
    assert ("模拟数据，仅供演示" if lang == "zh" else "Simulated") in str(book.worksheets[1]["A1"].value)


def screen_sums(page: Page) -> str:
    """The number of projects the page states above its table."""
    return page.locator(".st-key-ledger-sums").get_by_role("group").first.locator(".value").inner_text().strip()


def test_the_file_says_how_to_see_the_same_and_is_kept_by_no_cache(open_page, page, settle, tmp_path):
    path, answer = fetch(open_page(ASKED), "CSV", tmp_path)
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    said = path.read_bytes().decode("utf-8-sig")
    assert "# 赛道：产业项目合作\r\n" in said and "# 截至：2024年第三季度\r\n" in said
    address = re.search(r"# 看板地址：(\S+)", said)[1]
    count = screen_sums(page)
    page.goto(address)
    settle()
    assert screen_sums(page) == count == re.search(r"# 行数：(\d+)", said)[1]


def test_after_another_choice_the_file_is_the_new_ones(open_page, settle, tmp_path):
    page = open_page(ASKED)
    before = table(fetch(page, "CSV", tmp_path)[0])
    page.keyboard.press("Escape")
    page.get_by_role("link", name="移除“结对：乐清市—景宁县”").click()
    settle()
    after = table(fetch(page, "CSV", tmp_path)[0])
    assert {row["项目编号"][:3] for row in before} == {"P07", "P08"}
    assert after == [row for row in before if row["项目编号"].startswith("P08")]


def test_words_of_the_panel_are_chinese(open_page):
    page = open_page(ASKED)
    page.locator(".st-key-downloads-projects button").first.click()
    page.get_by_test_id("stDownloadButton").first.wait_for()
    body = page.get_by_test_id("stPopoverBody").inner_text()
    assert "下载" in screen.text(page)
    assert not set(re.findall("[A-Za-z]{2,}", body)) - {"Excel", "CSV", "Parquet", "xlsx", "csv", "parquet"}


def test_a_file_that_was_not_made_is_told_in_chinese(open_page):
    """Streamlit's own words for it come into the page as the server sends them; here they are put there by hand."""
    page = open_page(ASKED)
    page.evaluate(
        """() => {
          const told = document.createElement("div");
          told.dataset.testid = "stDownloadButtonError";
          told.textContent = "Failed to generate file for download";
          document.querySelector(".stMain").append(told);
        }"""
    )
    expect(page.get_by_test_id("stDownloadButtonError")).to_have_text(re.compile("^文件没有生成"))
