"""数据管理, the whole round: a form out, handed in with three faults, mended, taken in, its effects read, rolled back."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from tests.browser import screen

WHO, STEWARD, REASON = "泰顺县经信局 张三", "省级审核 王五", "2026年第一季度季报"


@pytest.fixture
def server(start_app, tmp_path: Path) -> Iterator:
    """A folder of its own: what is published here no other test sees."""
    with start_app(tmp_path, {}) as running:
        yield running


class Form:
    """The sheet of projects in a county's form, by what stands over its columns."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.sheet: Worksheet = self.book["项目进展"]
        rows = self.sheet.iter_rows(min_row=1, max_row=9)
        head = next(row for row in rows if any(cell.value == "项目编号" for cell in row))
        self.first = head[0].row + 1
        self.columns = {
            re.split(r"[\n（(]", str(cell.value).lstrip("*"))[0]: cell.column_letter for cell in head if cell.value
        }

    def cell(self, head: str, row: int) -> str:
        return f"{self.columns[head]}{self.first + row}"

    def put(self, head: str, row: int, value: object) -> None:
        self.sheet[self.cell(head, row)] = value

    def fill(self) -> None:
        """Every project reports what it reported last quarter, the first one 12 more."""
        for row in range(self.sheet.max_row):
            if self.sheet[self.cell("项目编号", row)].value is None:
                break
            for measure in ("完成投资", "产值", "利税"):
                if (last := self.sheet[self.cell(f"上季{measure}", row)].value) is not None:
                    self.put(f"本季{measure}", row, last)
        self.put("本季完成投资", 0, (self.sheet[self.cell("上季完成投资", 0)].value or 0) + 12)

    def saved(self, name: str) -> Path:
        path = self.path.with_name(name)
        self.book.save(path)
        return path


def taken(page: Page, button: str, into: Path) -> Path:
    """What a download button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    path = into / download.value.suggested_filename
    download.value.save_as(path)
    return path


def upload(page: Page, settle: Callable[[], None], path: Path) -> None:
    page.get_by_label("报送单位和姓名").fill(WHO)
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_test_id("stFileChipName")).to_have_text(path.name)
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.get_by_text(f"《{path.name}》").first).to_be_visible(timeout=90_000)
    settle()


def test_the_whole_round(open_page, settle, tmp_path: Path) -> None:
    page = open_page("/datasets")
    form = taken(page, "下载填报表", tmp_path)
    assert "2026Q1" in form.name and form.suffix == ".xlsx"

    # Three faults, each told with its cell.
    ledger = Form(form)
    ledger.fill()
    right = ledger.saved("right.xlsx")
    faults = {"赛道": "赛道甲", "开工日": "2026-02-30", "本季完成投资": "三五百万"}
    for head, value in faults.items():
        ledger.put(head, 1, value)
    cells = {head: ledger.cell(head, 1) for head in faults}
    upload(page, settle, ledger.saved("泰顺第一季度.xlsx"))
    assert screen.lead(page).startswith("还不能采纳：3 处错误须改正（项目进展 3 处）")
    listed = page.locator("[class*=st-key-datasets-faults-] tbody").first
    for head, value in faults.items():
        expect(listed.locator("tr", has_text=f"项目进展!{cells[head]}")).to_contain_text(value)

    jump_through(page, settle, cells)

    # The workbook comes back marked, the list of faults first.
    back = openpyxl.load_workbook(taken(page, "退回原表（已标注）", tmp_path))
    assert back.sheetnames[0] == "填报问题"
    assert all(back["项目进展"][cell].comment for cell in cells.values())

    # One is mended, one still there, one new.
    ledger.put("赛道", 1, "产业项目合作")
    ledger.put("开工日", 1, "2025-02-31")
    ledger.put("落地县", 2, "宁波市")
    upload(page, settle, ledger.saved("泰顺第一季度.xlsx"))
    expect(page.get_by_text("与上一次相比：已改正")).to_be_visible()
    for word in ("已改正", "仍在", "本次新增"):
        expect(listed.get_by_text(word, exact=True).first).to_be_visible()

    upload(page, settle, right)
    assert screen.lead(page).startswith("可以采纳"), screen.text(page)

    take_in(page, settle)
    compare_and_roll_back(page, settle)


def jump_through(page: Page, settle: Callable[[], None], cells: dict[str, str]) -> None:
    """A fault leads to its row in the sheet, its cell marked, and from there to the next one."""
    page.locator("[class*=st-key-datasets-faults-] tbody tr", has_text=cells["赛道"]).click()
    settle()
    over = page.get_by_role("dialog")
    expect(over.get_by_text("第 1 处，共 10 处")).to_be_visible()
    marked = over.locator("td.outlined")
    expect(marked).to_have_text(re.compile("赛道甲"))
    expect(over.locator("tbody tr:has(td.outlined)")).to_contain_text("P01-002")
    over.get_by_role("button", name="下一处").click()
    settle()
    expect(over.get_by_text("第 2 处，共 10 处")).to_be_visible()
    expect(marked).to_have_text(re.compile("2026-02-30"))
    over.get_by_role("button", name="关闭").last.click()
    expect(over).to_have_count(0)


def test_the_guide_opens_at_the_chapter_on_handing_in(open_page, settle) -> None:
    page = open_page("/datasets")
    page.get_by_role("link", name="填报指南").click()
    settle()
    expect(page.get_by_role("heading", name="县里填报人员")).to_have_id("county")
    assert page.url.endswith("/help#county")


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}], ids=["phone"])
def test_on_a_phone_a_fault_is_a_card_that_leads_to_its_row(open_page, settle, tmp_path: Path, viewport) -> None:
    page = open_page("/datasets")
    ledger = Form(taken(page, "下载填报表", tmp_path))
    ledger.put("赛道", 1, "赛道甲")
    upload(page, settle, ledger.saved("泰顺.xlsx"))
    card = page.locator("[class*=st-key-datasets-faults-] tbody tr", has_text=ledger.cell("赛道", 1))
    says = card.locator("td", has_text="没有“赛道甲”这条赛道")
    expect(says).to_have_attribute("data-label", "有什么问题")
    assert says.bounding_box()["width"] > 300, "the sentence has the card's width"
    card.click()
    settle()
    box = page.get_by_role("dialog").locator("td.outlined").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= viewport["width"], "the cell is on the screen"


def take_in(page: Page, settle: Callable[[], None]) -> None:
    page.get_by_role("link", name="去审核发布").click()
    settle()
    page.get_by_label("审核人").fill(STEWARD)
    page.get_by_label("发布说明").fill(REASON)
    page.get_by_text("没有报齐也推进到2026年第一季度").click()  # one pair of eighteen has reported
    page.get_by_role("button", name="看差异和影响", exact=True).click()
    expect(page.get_by_role("heading", name="采纳前先看")).to_be_visible(timeout=90_000)
    expect(page.get_by_role("heading", name="数字影响链")).to_be_visible(timeout=90_000)
    settle()
    assert "新的数" in screen.text(page)
    page.get_by_role("button", name="采纳并发布新版本", exact=True).click()
    expect(page.get_by_text("已采纳 1 份报送")).to_be_visible(timeout=90_000)
    settle()
    expect(page.get_by_text("没有待审的报送。")).to_be_visible()


def compare_and_roll_back(page: Page, settle: Callable[[], None]) -> None:
    page.get_by_role("link", name="版本与差异").click()
    settle()
    rows = page.locator("[class*=st-key-datasets-versions-] tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(REASON)
    expect(page.get_by_role("heading", name="数据差异")).to_be_visible()
    expect(page.get_by_role("heading", name="合计前后")).to_be_visible()
    expect(page.get_by_role("heading", name="数字影响链")).to_be_visible(timeout=90_000)
    old = rows.last.locator("th").inner_text().split()[0]
    page.get_by_text("回退到旧版本").click()
    page.get_by_label("审核人").fill(STEWARD)
    page.get_by_label("回退原因").fill("试录")
    page.get_by_role("button", name="回退", exact=True).click()
    expect(page.get_by_text(f"已回退到版本 {old}")).to_be_visible(timeout=90_000)
    settle()
    expect(page.locator("[class*=st-key-datasets-versions-] tbody tr", has_text=old)).to_contain_text("当前")
    page.get_by_role("link", name="审计记录").click()
    settle()
    assert "首尾相接" in screen.text(page)
    for done in ("报送", "采纳", "发布", "回退", "导出"):
        expect(page.locator("[class*=st-key-datasets-trail-lines-] tbody tr", has_text=done).first).to_be_visible()
