"""The browser pieces under a hand, a key and a phone: what is a link, what sorts, what stays in sight."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import screen
from tests.browser.conftest import ROOT, Server, free_port, wait_until_up

PIECES = ROOT / "tests" / "browser" / "pieces" / "serving.py"
PHONE = {"width": 390, "height": 844}

pytestmark = pytest.mark.xdist_group("pieces")  # one process for all, as they have a server of their own


@pytest.fixture(scope="module")
def server(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for the pieces alone."""
    folder, port = tmp_path_factory.mktemp("pieces"), free_port()
    running = Server(f"http://127.0.0.1:{port}", folder / "server.log", folder / "outside_calls.log")
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(PIECES),
        "--server.address=127.0.0.1",
        f"--server.port={port}",
        "--server.headless=true",
        "--server.fileWatcherType=none",
    ]
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests" / "loopback"))),
        "OUTSIDE_CALLS_LOG": str(running.outside_calls),
        "DATASETS_DIR": str(folder / "datasets"),
    }
    with running.log.open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            wait_until_up(process, running, 200)
            yield running
        finally:
            process.terminate()
            process.wait(20)


def names(page, key: str) -> list[str]:
    return [row[0] for row in screen.rows(page, key)]


def test_a_cell_leads_to_its_own_rows_and_the_rest_of_the_row_to_the_rows_page(open_page, settle):
    page = open_page("/")
    heat = page.locator(".st-key-heat")
    box = heat.locator("td.heat").nth(2 * 7 + 4).bounding_box()
    page.mouse.click(box["x"] + 3, box["y"] + 3)  # the cell's corner, not its few signs
    settle()
    assert screen.parameters(page)["q"] == "cell-1-4"
    page.go_back()
    settle()
    heat.get_by_role("rowheader", name="丙").click()
    settle()
    assert screen.parameters(page)["q"] == "row-2"
    page.go_back()
    settle()
    heat.get_by_role("link", name="打开 2.2 的构成").press("Space")
    settle()
    assert screen.parameters(page)["q"] == "cell-2-2"


def test_totals_stay_in_their_places_when_the_rows_are_sorted(open_page):
    page = open_page("/")
    head = page.locator(".st-key-heat").get_by_role("button", name="赛道0")
    for expected in (["全省", "丙", "乙", "甲"], ["全省", "甲", "乙", "丙"]):
        head.click()
        assert names(page, "heat") == expected
    assert page.locator(".st-key-heat tfoot").inner_text().strip() == "合计"


def test_where_the_server_orders_a_header_asks_it_and_a_row_stays_a_link(open_page, settle):
    page = open_page("/")
    column = page.locator(".st-key-ordered").get_by_role("columnheader", name="投资")
    assert column.get_attribute("aria-sort") == "descending"
    for way in ("ascending", "descending"):
        column.get_by_role("button").press("Enter")
        settle()
        assert screen.parameters(page)["sort"] == f"money-{way}"
        assert column.get_attribute("aria-sort") == way
        assert names(page, "ordered") == ["甲", "乙", "丙"]  # as the server sent them
        assert screen.focused(page) == "投资"
    page.locator(".st-key-ordered").get_by_role("link", name="乙").click()
    settle()
    assert screen.parameters(page)["q"] == "own-1"
    page.locator(".st-key-ordered").get_by_text("2", exact=True).click()
    settle()
    assert screen.parameters(page)["q"] == "row-2"


def test_the_language_link_keeps_what_was_written_into_the_address_since(open_page, settle):
    page = open_page("/?page=3&data=demo")
    page.get_by_role("button", name="写入地址").click()
    settle()
    page.get_by_role("link", name="English").click()
    settle()
    assert screen.parameters(page) == {"data": "demo", "q": "2024Q1,2024Q2", "lang": "en"}
    page.go_back()
    settle()
    assert "lang" not in screen.parameters(page)


def test_a_value_leads_to_its_rows_and_a_refused_one_nowhere(open_page, settle):
    page = open_page("/")
    strip = page.locator(".st-key-strip")
    assert strip.get_by_role("group", name="开工率").get_by_role("link").count() == 0
    assert "资金不记到产业。" in strip.get_by_role("group", name="开工率").inner_text()
    strip.get_by_role("link", name="打开 23.45 亿元 的构成").click()
    settle()
    assert screen.parameters(page)["q"] == "rows"


def test_a_chip_says_what_it_takes_back_and_shows_data_as_written(open_page, settle):
    page = open_page("/")
    chip = page.get_by_role("link", name="移除 赛道：<b>飞地</b>")
    assert chip.inner_text() == "赛道：<b>飞地</b>"
    chip.click()
    settle()
    assert screen.parameters(page)["q"] == "none"


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_a_row_keeps_its_name_in_sight_on_a_phone(open_page):
    page = open_page("/")
    scroller = page.locator(".st-key-heat .scroller")
    name = page.locator(".st-key-heat").get_by_role("rowheader", name="丙")
    before = name.bounding_box()
    scroller.evaluate("node => { node.scrollLeft = 100; }")
    assert scroller.evaluate("node => node.scrollLeft") == 100
    assert name.bounding_box() == before
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_states_have_shapes_of_their_own_and_a_gap_is_no_zero(open_page):
    page = open_page("/")
    shapes = page.locator(".st-key-ordered td.mark .text").evaluate_all(
        "marks => marks.map((mark) => { const s = getComputedStyle(mark, '::before'); return s.height + s.transform + s.backgroundColor; })"
    )
    assert len(set(shapes)) == 3
    zero, gap = page.locator(".st-key-heat tbody tr").nth(1).locator("td").all()[:2]
    grounds = [cell.evaluate("node => getComputedStyle(node).backgroundImage") for cell in (zero, gap)]
    assert grounds[0] == "none" and "repeating-linear-gradient" in grounds[1]
    reached = page.locator(".st-key-ordered .track").evaluate_all(
        "all => all.map((one) => one.querySelectorAll('.reached').length)"
    )
    assert reached == [0, 1, 2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_axe_knows_stands_against_reading_the_pieces(open_page, page, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page("/")
    found = Axe().run(
        page,
        context="[data-testid='stBidiComponentRegular'], .st-key-heat, .st-key-ordered, .st-key-strip, .st-key-chips",
    )
    assert not found.response["violations"], found.generate_report()
