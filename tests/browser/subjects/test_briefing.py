"""汇报材料 in the browser: what goes in, a file with one press, how far it has come, and others not kept waiting."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Page, expect
from pptx import Presentation
from pypdf import PdfReader

from tests.browser import screen
from tests.browser.conftest import wait_at_rest
from ui.address.rules import PARTS

MADE = re.compile(r"已生成：.*\d MB")


def take(page: Page, kind: str, folder: Path, ending: str) -> Path:
    """Has the file made where it is not there yet, and takes it; the file as it was saved."""
    row = page.locator(f".st-key-file-{kind}")
    make = row.get_by_role("button", name=re.compile(f"(制作|Make) {ending}"))
    ready = row.get_by_role("button", name=re.compile(f"(下载|Download) {ending}"))
    expect(make.or_(ready)).to_be_visible(timeout=30_000)
    if make.count():
        make.click()
    expect(ready).to_be_visible(timeout=90_000)
    wait_at_rest(page)
    with page.expect_download(timeout=30_000) as download:
        ready.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def outline(page: Page) -> list[str]:
    return page.locator(".st-key-outline tbody tr").all_inner_texts()


def slides(path: Path) -> list[str]:
    """The titles."""
    return [slide.shapes.title.text_frame.text for slide in Presentation(path).slides]


def test_slides_are_had_with_one_press_and_follow_the_choice_of_sections(open_page, settle, tmp_path):
    page = open_page("/briefing?pairs=P07,P15&q=2025Q3")
    lines = outline(page)
    assert len(lines) >= 8 and "口径与来源" in lines[-1]
    path = take(page, "deck", tmp_path, "PPTX")
    assert re.fullmatch(r"汇报材料_模拟数据_2025Q3_\w{8}\.pptx", path.name)
    titles = slides(path)
    conclusions = [line.split("\t")[1] for line in lines]
    assert all(
        any(screen_bare(title) in screen_bare(said) or screen_bare(said) in screen_bare(title) for title in titles)
        for said in conclusions[:-1]
    )
    row = page.locator(".st-key-file-deck")
    expect(row.get_by_text(MADE)).to_be_visible(timeout=30_000)
    expect(row.get_by_text(f"{len(titles)} 页")).to_be_visible()
    page.get_by_role("button", name="结对", exact=True).click()
    expect(page).to_have_url(re.compile("parts=pair"))
    expect(page.locator(".st-key-outline tbody tr")).to_have_count(len(lines) - 2)
    settle()
    fewer = slides(take(page, "deck", tmp_path / "fewer", "PPTX"))
    assert len(fewer) == len(titles) - 2
    page.reload()
    expect(page.locator(".st-key-outline tbody tr")).to_have_count(len(lines) - 2)


def screen_bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_workbook_and_briefs_say_what_the_page_says(open_page, tmp_path):
    page = open_page("/?pairs=P07&q=2025Q4")
    cards = {label: card.figure for label, card in screen.cards(page).items()}
    page = open_page("/briefing?pairs=P07&q=2025Q4")
    book = openpyxl.load_workbook(take(page, "workbook", tmp_path, "XLSX"))
    paper = screen_bare(PdfReader(take(page, "pdf", tmp_path, "PDF")).pages[0].extract_text())
    written = Document(take(page, "docx", tmp_path, "DOCX"))
    edited = screen_bare("".join(n.text or "" for n in written.element.body.iter() if n.tag.endswith("}t")))
    invested = screen_bare(cards["完成投资"])
    numbers = [cell.value for row in book.worksheets[1] for cell in row if isinstance(cell.value, float)]
    assert "完成投资" + invested in paper and "完成投资" + invested in edited
    assert invested.removesuffix("亿元") in [f"{value:,.2f}" for value in numbers]
    assert "模拟数据" in paper and "模拟数据" in edited
    assert all("模拟数据" in str(sheet["A1"].value) for sheet in book.worksheets)


def test_the_brief_of_one_of_many_pairs(open_page, settle, tmp_path):
    page = open_page("/briefing?cities=331100&lang=en")
    chooser = page.locator(".st-key-file-pair").get_by_role("combobox")
    chooser.scroll_into_view_if_needed()  # a list that is open closes when the page moves
    settle()
    chooser.click()
    page.get_by_role("option", name="P07 Yueqing–Jingning").click()
    settle()
    path = take(page, "pair", tmp_path, "PDF")
    assert path.name.startswith("pair-brief_P07_Yueqing") and path.suffix == ".pdf"
    assert "Yueqing–Jingning" in PdfReader(path).pages[0].extract_text()


def test_how_far_all_files_have_come_is_shown_and_nobody_else_waits(open_page, tmp_path):
    page = open_page("/briefing?q=2025Q2")
    page.get_by_role("button", name="全部制作").click()
    expect(page.get_by_role("progressbar").first).to_be_visible(timeout=20_000)
    other = page.context.new_page()  # another reader's page comes while the files are made
    other.goto("/ranks?q=2025Q2")
    expect(other.locator(".st-key-lead")).to_be_visible(timeout=60_000)
    expect(page.get_by_text(MADE)).to_have_count(5, timeout=120_000)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.locator(".st-key-file-all_pairs").get_by_text("36 个文件")).to_be_visible()
    expect(page.get_by_role("button", name="全部制作")).to_have_count(0)
    with zipfile.ZipFile(take(page, "all_pairs", tmp_path, "ZIP")) as archive:
        assert len(archive.namelist()) == 36 and archive.testzip() is None
    other.goto("/briefing?q=2025Q2")  # what one reader had made is there for the next
    expect(other.get_by_text(MADE)).to_have_count(5, timeout=60_000)


@pytest.mark.parametrize(("lang", "none"), [("zh", "没有“资金使用”"), ("en", "No “Funds”")])
def test_what_was_only_reported_makes_a_short_deck_and_says_what_is_not_in_it(open_page, tmp_path, lang, none):
    page = open_page(f"/briefing?data=reported&lang={lang}")
    assert none in screen.text(page)
    deck = Presentation(take(page, "deck", tmp_path, "PPTX"))
    said = "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    assert "模拟" not in said and "Simulated" not in said and len(deck.slides) >= 9
    assert not any(shape.has_chart for slide in deck.slides for shape in slide.shapes)


def test_with_nothing_chosen_there_is_a_word_and_no_file(open_page):
    page = open_page(f"/briefing?parts={','.join(PARTS)}")
    expect(page.get_by_text("没有选任何内容")).to_be_visible()
    assert page.get_by_test_id("stDownloadButton").count() == 0
