"""A table on the clipboard: heads with units, plain numbers, text that no spreadsheet takes for anything else."""

from playwright.sync_api import Page, expect

READ = """
async () => {
  const [held] = await navigator.clipboard.read();
  const text = await (await held.getType("text/plain")).text(), table = await (await held.getType("text/html")).text();
  return [text, table];
}
"""


def copied(page: Page, key: str) -> tuple[list[list[str]], str]:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.bring_to_front()
    button = page.locator(f".st-key-{key}").get_by_role("button", name="复制表格")
    button.click()
    expect(page.locator(f".st-key-{key}").get_by_role("button", name="已复制")).to_be_visible()
    text, table = page.evaluate(READ)
    return [line.split("\t") for line in text.split("\r\n")], table


def test_rows_have_their_heads_and_numbers_without_units(open_page):
    page = open_page("/funds?data=demo&q=2025Q4")
    rows, table = copied(page, "fund-years")
    assert rows[0][:3] == ["资金年度", "预算安排（亿元）", "下达（亿元）"]
    assert rows[1][:3] == ["2023年度", "18.00", "17.29"] and len(rows) == 5
    assert all(float(cell) >= 0 for row in rows[1:] for cell in row[1:])
    assert table.count("<tr") == 5


def test_what_stands_below_a_figure_has_a_column_of_its_own(open_page):
    rows, _ = copied(open_page("/county?data=demo&county=331127"), "county-neighbours")
    assert rows[0] == ["县（市、区）", "县（市、区） (附注)", "结对", "距离（公里）"]
    assert rows[1] == ["云和县", "丽水", "吴兴区—云和县", "32"]


def test_the_order_chosen_is_the_order_copied(open_page):
    page = open_page("/county?data=demo&county=331127")
    before, _ = copied(page, "county-projects")
    table = page.locator(".st-key-county-projects")
    table.get_by_role("columnheader", name="累计完成投资").get_by_role("button").click()
    after, _ = copied(page, "county-projects")
    shown = [name.strip() for name in table.locator("tbody th .text").all_inner_texts()]
    assert [row[0] for row in after[1:]] == shown != [row[0] for row in before[1:]]


def test_a_figure_with_a_qualifier_stays_as_it_is_printed(open_page):
    rows, _ = copied(open_page("/county?data=demo&county=331127"), "county-resources")
    assert {"超 1.5 亿元", "4.2 亿元", "15 人"} <= {cell for row in rows for cell in row}
