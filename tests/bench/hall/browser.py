"""A few readers in a real Chromium: from the click to the page drawn, alone and beside twenty others."""

import asyncio
import random
import subprocess

from playwright.async_api import Browser, Page, async_playwright

from analytics import figure_words
from style.periods import say_period
from tests.bench import machine
from tests.bench.crowd import Crowd, driven
from tests.bench.hall.drive import Drive
from tests.bench.reader import QUARTERS, Records, quantile
from tests.bench.wire import ROOT, Server
from tests.bench.written import Aim, Written
from tests.browser.conftest import AT_REST, CHROMIUM_FLAGS, COUNT_UNANSWERED
from ui.sitemap import SITES

BROWSERS = 2  # on two cores a third would measure the drawing of the others
MENU = ("tracks", "ranks", "funds", "projects", "overview")
PAUSE = 2.0  # seconds: a look before the next click
SETTLE_MS = 120_000
NOTE_THE_CLICK = "addEventListener('pointerup', () => { window.clickedAt = performance.now(); }, true);"


def run(of: Drive, page: Written) -> list[Aim]:
    page.line(
        "The time runs in the browser, from the pointer's release to a page at rest: script not running, nothing stale, every piece drawn. "
        "Clicks by turns on the menu and on a quarter; the drawing shares the machine with the server."
    )
    page.table("browsers", "clicks", "p50 s", "p95 s", "worst s", "p50 menu s", "p50 quarter s")
    asyncio.run(_measured(of, page))
    page.end()
    return []


async def _measured(of: Drive, page: Written) -> None:
    found = subprocess.run(
        ["sh", "scripts/setup_browser.sh", "--find"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    clicks = 2 if of.is_quick else 8
    with of.app() as app:
        machine.rested(app.pid)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=found.stdout.strip(), args=CHROMIUM_FLAGS)
            _row(page, f"{BROWSERS} alone", await _all(browser, app, clicks))
            beside: dict[str, list[float]] = {}

            async def watch(server: Server, _: Records) -> None:
                await asyncio.sleep(5)
                beside.update(await _all(browser, server, clicks))

            await driven(app, Crowd(20, 5, of.seconds(45)), watch)
            _row(page, f"{BROWSERS} beside 20 readers", beside)
            await browser.close()


async def _all(browser: Browser, app: Server, clicks: int) -> dict[str, list[float]]:
    """Seconds of each click, by what was clicked."""
    took: dict[str, list[float]] = {"menu": [], "quarter": []}
    await asyncio.gather(*(_reads(browser, app, clicks, number, took) for number in range(BROWSERS)))
    return took


async def _reads(browser: Browser, app: Server, clicks: int, number: int, took: dict[str, list[float]]) -> None:
    chance = random.Random(number)
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    await context.add_init_script(COUNT_UNANSWERED + NOTE_THE_CLICK)
    page = await context.new_page()
    await page.goto(f"http://{app.host}/", wait_until="domcontentloaded")
    await page.wait_for_function(AT_REST, timeout=SETTLE_MS)
    quarters = chance.sample(QUARTERS[:-1], len(QUARTERS) - 1)  # the last is the one that is shown
    for turn in range(clicks):
        await asyncio.sleep(PAUSE * (0.5 + chance.random()))
        if turn % 2:
            await _choose(page, quarters[turn // 2 % len(quarters)])
        else:
            await _go(page, MENU[(turn // 2 + number) % len(MENU)])
        took["quarter" if turn % 2 else "menu"].append(await _drawn(page))
    await context.close()


async def _choose(page: Page, quarter: str) -> None:
    # A chooser's name is what it shows, which AS_OF begins.
    await page.get_by_role("combobox", name=figure_words.AS_OF.zh, exact=True).click()
    await page.evaluate("window.restingSince = null")
    await page.get_by_role("option", name=f"{figure_words.AS_OF.zh} {say_period(quarter, 'zh')}", exact=True).click()


async def _go(page: Page, name: str) -> None:
    await page.evaluate("window.restingSince = null")
    await page.locator(".st-key-menu").get_by_role("link", name=SITES[name].title.zh, exact=True).click()


async def _drawn(page: Page) -> float:
    """Seconds from the click to the page at rest."""
    await page.wait_for_function(AT_REST, timeout=SETTLE_MS)
    return await page.evaluate("(window.restingSince - window.clickedAt) / 1000")


def _row(page: Written, name: str, took: dict[str, list[float]]) -> None:
    every = [seconds for each in took.values() for seconds in each]
    page.row(
        name,
        str(len(every)),
        *(f"{quantile(every, share):.2f}" for share in (0.5, 0.95, 1)),
        *(f"{quantile(took[what], 0.5):.2f}" for what in ("menu", "quarter")),
    )
